//! A fact in the readable form of gold: entity names, figure keys, date values, terms, phrases.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use crate::{
    eval::{figure_key, fold, same_date, same_key},
    facts::ontology::{FactType, Form, Role, RoleSpec, Says, Sign},
    sheet::{Fact, FigureId, Sheet},
    value::{Bound, Modality},
};

/// How much of a fact is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What is approved: roles and modality.
    Approved,
    /// Also the bounds of figures, who says it, and when.
    Whole,
}

/// A fact in words instead of ids.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Told {
    /// Its type.
    pub kind: FactType,
    roles: Vec<(&'static RoleSpec, Words)>,
    role_modality: Vec<(&'static str, Modality)>,
    modality: Modality,
    attribution: Option<String>,
    time: Option<String>,
}

/// What a role says: one thing or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Many(Vec<String>),
}

impl Words {
    fn text(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Many(texts) => texts.join("; "),
        }
    }
}

/// One field of a fact as it is compared and shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Field {
    pub name: String,
    pub text: String,
    pub class: Class,
}

/// What a field does for the fact's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// A key role that names something.
    Names,
    /// A key role that is a figure or a date.
    Measures,
    /// Any other key role.
    Key,
    /// No key role.
    Also,
}

fn class(spec: &RoleSpec) -> Class {
    let takes = |form| spec.forms.contains(&form);
    match spec.key {
        false => Class::Also,
        true if takes(Form::Figure) || takes(Form::Date) => Class::Measures,
        // A term of an open list is a name: a metric, an indicator.
        true if takes(Form::Entity) || takes(Form::Phrase) || spec.terms.is_empty() => Class::Names,
        true => Class::Key,
    }
}

impl Told {
    /// A fact of a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet, fact: &Fact, depth: Depth) -> Self {
        let kind = fact.body.kind();
        let (mut roles, mut role_modality) = (Vec::new(), Vec::new());
        for spec in kind.roles() {
            let Some(slot) = fact.body.get(spec.name).filter(|slot| !slot.is_empty()) else { continue };
            let mut said: Vec<String> = slot.all().iter().map(|role| words(sheet, role, depth)).collect();
            let said = if said.len() == 1 { Words::One(said.remove(0)) } else { Words::Many(said) };
            roles.push((spec, said));
            if let Some(modality) = slot.first().and_then(|role| role.modality) {
                role_modality.push((spec.name, modality));
            }
        }
        let whole = depth == Depth::Whole;
        let attribution = fact.attribution.clone().filter(|_| whole);
        let time = fact.time.filter(|_| whole).map(|time| Says::Date { date: time.date });
        Self {
            kind,
            roles,
            role_modality,
            modality: fact.modality,
            attribution: attribution.map(|says| words(sheet, &says.into(), depth)),
            time: time.map(|says| words(sheet, &says.into(), depth)),
        }
    }

    /// Every fact of a sheet, in order.
    #[must_use]
    pub fn all(sheet: &Sheet, depth: Depth) -> Vec<Self> {
        sheet.facts.iter().map(|fact| Self::of(sheet, fact, depth)).collect()
    }

    /// The fact on one line: `dividend: subject Veltis, amount 2 EUR/share`.
    #[must_use]
    pub fn line(&self) -> String {
        self.listed(|_| true)
    }

    /// Its type and the key roles that name something.
    #[must_use]
    pub fn name(&self) -> String {
        self.listed(|field| field.class == Class::Names)
    }

    fn listed(&self, keep: impl Fn(&Field) -> bool) -> String {
        let asserted = |f: &Field| f.name == "modality" && self.modality == Modality::Asserted;
        let fields = self.fields();
        let shown: Vec<String> = fields
            .iter()
            .filter(|field| keep(field) && !asserted(field))
            .map(|field| format!("{} {}", field.name, field.text))
            .collect();
        format!("{}: {}", self.kind.name(), shown.join(", "))
    }

    pub(super) fn fields(&self) -> Vec<Field> {
        let also = |name: &str, text: String| Field { name: name.to_owned(), text, class: Class::Also };
        let roles = self.roles.iter().map(|(spec, said)| Field {
            name: spec.name.to_owned(),
            text: said.text(),
            class: class(spec),
        });
        let own = self.role_modality.iter().map(|(role, modality)| also(&format!("{role} modality"), term(modality)));
        let rest = [("attribution", &self.attribution), ("time", &self.time)];
        let rest = rest.into_iter().filter_map(|(name, said)| Some(also(name, said.clone()?)));
        roles.chain(own).chain([also("modality", term(&self.modality))]).chain(rest).collect()
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Pairs<'a, T>(Vec<(&'static str, &'a T)>);
        impl<T: Serialize> Serialize for Pairs<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().copied())
            }
        }
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("type", self.kind.name())?;
        out.serialize_entry("roles", &Pairs(self.roles.iter().map(|(spec, said)| (spec.name, said)).collect()))?;
        if !self.role_modality.is_empty() {
            let own = self.role_modality.iter().map(|(role, modality)| (*role, modality)).collect();
            out.serialize_entry("role_modality", &Pairs(own))?;
        }
        if self.modality != Modality::Asserted {
            out.serialize_entry("modality", &self.modality)?;
        }
        self.attribution.iter().try_for_each(|said| out.serialize_entry("attribution", said))?;
        self.time.iter().try_for_each(|said| out.serialize_entry("time", said))?;
        out.end()
    }
}

/// The JSON as somebody may have written it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "type")]
    kind: String,
    roles: BTreeMap<String, Words>,
    #[serde(default)]
    role_modality: BTreeMap<String, Modality>,
    #[serde(default = "asserted")]
    modality: Modality,
    attribution: Option<String>,
    time: Option<String>,
}

fn asserted() -> Modality {
    Modality::Asserted
}

impl TryFrom<Raw> for Told {
    type Error = String;

    fn try_from(mut raw: Raw) -> Result<Self, String> {
        let kind = FactType::named(&raw.kind)?;
        let roles = kind.roles().iter().filter_map(|spec| Some((spec, raw.roles.remove(spec.name)?))).collect();
        let own = kind.roles().iter().filter_map(|spec| Some((spec.name, raw.role_modality.remove(spec.name)?)));
        let role_modality = own.collect();
        if let Some(name) = raw.roles.keys().chain(raw.role_modality.keys()).next() {
            return Err(kind.no_role(name));
        }
        let Raw { modality, attribution, time, .. } = raw;
        Ok(Self { kind, roles, role_modality, modality, attribution, time })
    }
}

impl FactType {
    /// The fact type of this name.
    ///
    /// # Errors
    /// A message that lists the types there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name).ok_or_else(|| {
            let all: Vec<&str> = Self::ALL.iter().map(|kind| kind.name()).collect();
            format!("unknown fact type `{name}`, expected one of {}", all.join(", "))
        })
    }

    /// Why a role of this name is none of the type: the roles that are.
    #[must_use]
    pub fn no_role(self, name: &str) -> String {
        let all: Vec<&str> = self.roles().iter().map(|spec| spec.name).collect();
        format!("{} has no role `{name}`, its roles are {}", self.name(), all.join(", "))
    }
}

/// A term of the contract by its JSON name.
fn term(term: &impl Serialize) -> String {
    serde_json::to_value(term).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What stands in place of an id that leads nowhere.
const GONE: &str = "?";

fn words(sheet: &Sheet, role: &Role, depth: Depth) -> String {
    let gone = || GONE.to_owned();
    match &role.says {
        Says::Entity { entity } => sheet.entities.get(entity.index()).map_or_else(gone, |e| e.name.clone()),
        Says::Figure { figure } => {
            let key = key(sheet, *figure, role.sign).unwrap_or_else(gone);
            let bound = sheet.figures.get(figure.index()).map_or(Bound::Exact, |f| f.bound);
            match (depth, bound) {
                (Depth::Whole, bound) if bound != Bound::Exact => format!("{} {key}", term(&bound).replace('_', " ")),
                _ => key,
            }
        }
        Says::Date { date } => {
            let date = sheet.dates.get(date.index());
            date.map_or_else(gone, |d| d.value.clone().unwrap_or_else(|| format!("? {}", d.text)))
        }
        Says::Term { term, .. } => term.to_string(),
        Says::Phrase { phrase } => phrase.text.clone(),
    }
}

fn key(sheet: &Sheet, figure: FigureId, sign: Option<Sign>) -> Option<String> {
    let figure = serde_json::to_value(sheet.figures.get(figure.index())?).ok()?;
    let key = figure_key(&figure).ok()?;
    Some(if sign == Some(Sign::Negative) && !key.starts_with('-') { format!("-{key}") } else { key })
}

/// Whether a role says what somebody asks for: an entity by its name or a mention, a figure by its value in any unit of
/// the kind (`1.5 GW`, `1500 MW`), a date by its value, a term by its name, a phrase by its words; `a|b` asks for either.
#[must_use]
pub fn says(sheet: &Sheet, role: &Role, asked: &str) -> bool {
    let is = |text: &str| asked.split('|').any(|a| fold(a) == fold(text));
    match &role.says {
        Says::Entity { entity } => {
            sheet.entities.get(entity.index()).is_some_and(|e| is(&e.name) || e.mentions.iter().any(|m| is(&m.text)))
        }
        Says::Figure { figure } => key(sheet, *figure, role.sign).is_some_and(|key| same_key(asked, &key, false)),
        Says::Date { date } => {
            let value = sheet.dates.get(date.index()).and_then(|date| date.value.clone());
            value.is_some_and(|value| same_date(asked, Some(&value.into())))
        }
        Says::Term { term, .. } => is(term),
        Says::Phrase { phrase } => is(&phrase.text),
    }
}
