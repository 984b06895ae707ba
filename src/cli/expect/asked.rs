//! Assertions written by hand: the `[[expect]]` rows of `X.expect.toml` and `fiche.toml`.

use std::{collections::BTreeMap, fs, io, path::Path, rc::Rc};

use fiche::{
    diff::{Depth, Told, says},
    facts::ontology::{FactType, RoleSpec},
    output::findings::{File, Found},
    sheet::{CoverageState, Fact, Sheet, Status},
    source::position,
    text::Span,
    value::Modality,
};
use serde::Deserialize;
use toml::{Spanned, Value};

use super::{super::mistake::Mistake, found};

/// One row as it is written.
pub type Row = Spanned<BTreeMap<Spanned<String>, Spanned<Value>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    expect: Vec<Row>,
}

/// One assertion.
#[derive(Debug, PartialEq)]
pub struct Asked {
    /// Where it stands.
    pub place: Place,
    /// The article or folder it is about, in `fiche.toml`.
    pub article: Option<String>,
    fact: Option<AskedFact>,
    coverage: Option<f64>,
    status: Option<Status>,
}

/// Where an assertion stands: no part of what it asks.
#[derive(Clone, Copy, Debug)]
pub struct Place(pub Span);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Facts of one type with these roles.
#[derive(Debug, PartialEq)]
struct AskedFact {
    kind: FactType,
    roles: Vec<(&'static RoleSpec, Vec<String>)>,
    modality: Option<Modality>,
    /// How many there are; at least one where it is not told.
    count: Option<usize>,
}

/// The assertions beside an article; `None` where there is no such file.
pub fn read(path: &Path) -> Result<Option<(String, Vec<Asked>)>, Mistake> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Mistake::whole(format!("cannot be read: {error}"))),
    };
    let form: Form = toml::from_str(&text).map_err(|error| Mistake::toml(&text, &error))?;
    let asked = rows(&text, &form.expect, false)?;
    Ok(Some((text, asked)))
}

/// The rows of a file as assertions; `general` where each names its article.
pub fn rows(text: &str, rows: &[Row], general: bool) -> Result<Vec<Asked>, Mistake> {
    rows.iter().map(|row| asked(row, general).map_err(|(at, message)| Mistake::at(text, at, message))).collect()
}

type Placed<T> = Result<T, (usize, String)>;

fn asked(row: &Row, general: bool) -> Placed<Asked> {
    let start = row.get_ref().keys().map(|key| key.span().start).min().unwrap_or(row.span().start);
    let end = row.get_ref().values().map(|value| value.span().end).max().unwrap_or(row.span().end);
    let place = Place(Span::new(start as u32, end as u32));
    let mut out = Asked { place, article: None, fact: None, coverage: None, status: None };
    if let Some((_, kind)) = row.get_ref().iter().find(|(key, _)| key.get_ref() == "type") {
        let at = kind.span().start;
        let kind = FactType::named(text(kind)?).map_err(|why| (at, why))?;
        out.fact = Some(AskedFact { kind, roles: Vec::new(), modality: None, count: None });
    }
    for (key, value) in row.get_ref() {
        let key_at = key.span().start;
        match (key.get_ref().as_str(), &mut out.fact) {
            ("article", _) if general => out.article = Some(text(value)?.to_owned()),
            ("article", _) => return Err((key_at, "the file beside an article names no other".to_owned())),
            (name, Some(fact)) => fact.set(name, key_at, value)?,
            ("coverage", None) => out.coverage = Some(share(value)?),
            ("status", None) => out.status = Some(term(value, "\"pass\", \"warn\" or \"fail\"")?),
            (name, None) => {
                let why = format!("unknown key `{name}`, expected `type` with its roles, `coverage` or `status`");
                return Err((key_at, why));
            }
        }
    }
    if general && out.article.is_none() {
        return Err((start, "the article is missing: article = \"PATH\", an article or a folder".to_owned()));
    }
    if out.fact.is_none() && out.coverage.is_none() && out.status.is_none() {
        return Err((start, "nothing is asked: add `type` with its roles, `coverage` or `status`".to_owned()));
    }
    Ok(out)
}

fn text(value: &Spanned<Value>) -> Placed<&str> {
    let wrong = || (value.span().start, format!("expected a text, found {}", value.get_ref().type_str()));
    value.get_ref().as_str().ok_or_else(wrong)
}

fn term<T: for<'de> Deserialize<'de>>(value: &Spanned<Value>, terms: &str) -> Placed<T> {
    let wrong = |_| (value.span().start, format!("expected {terms}"));
    serde_json::from_value(text(value)?.into()).map_err(wrong)
}

fn share(value: &Spanned<Value>) -> Placed<f64> {
    let number = value.get_ref().as_float().or_else(|| value.get_ref().as_integer().map(|n| n as f64));
    let wrong = || (value.span().start, "expected a share of figures and dates from 0 to 1".to_owned());
    number.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(wrong)
}

impl AskedFact {
    /// Takes one key of the row. A whole number is a count of facts, a text called `count` a role.
    fn set(&mut self, name: &str, key_at: usize, value: &Spanned<Value>) -> Placed<()> {
        let at = value.span().start;
        match (name, value.get_ref()) {
            ("type", _) => {}
            ("modality", _) => {
                self.modality = Some(term(value, "\"asserted\", \"expected\", \"possible\" or \"denied\"")?);
            }
            ("absent", Value::Boolean(true)) => self.count = Some(0),
            ("absent", _) => return Err((at, "expected true; leave the key out otherwise".to_owned())),
            ("count", Value::Integer(count)) => {
                // Keys come in the order of the alphabet: `absent` is known by now.
                let asked = self.count.is_none();
                let count = usize::try_from(*count).ok().filter(|count| *count > 0 && asked);
                self.count = Some(count.ok_or((at, "expected 1 or more, or absent = true".to_owned()))?);
            }
            (name, said) => {
                let spec = self.kind.roles().iter().find(|spec| spec.name == name);
                let spec = spec.ok_or_else(|| (key_at, self.kind.no_role(name)))?;
                let texts = match said {
                    Value::String(text) => Some(vec![text.clone()]),
                    Value::Array(list) => list.iter().map(|text| text.as_str().map(str::to_owned)).collect(),
                    _ => None,
                };
                let texts = texts.ok_or_else(|| (at, format!("expected a text or a list of texts for `{name}`")))?;
                self.roles.push((spec, texts));
            }
        }
        Ok(())
    }

    /// Count of what is asked that this fact says.
    fn right(&self, sheet: &Sheet, fact: &Fact) -> usize {
        let said = |(spec, asked): &&(&'static RoleSpec, Vec<String>)| {
            let told = fact.body.get(spec.name).map_or(&[][..], |slot| slot.all());
            told.len() == asked.len() && asked.iter().all(|text| told.iter().any(|role| says(sheet, role, text)))
        };
        self.roles.iter().filter(said).count() + usize::from(self.modality.is_some_and(|m| m == fact.modality))
    }

    /// Why the sheet does not hold what is asked.
    fn unmet(&self, sheet: &Sheet) -> Option<String> {
        let all = self.roles.len() + usize::from(self.modality.is_some());
        let mut of_type: Vec<(usize, &Fact)> = sheet
            .facts
            .iter()
            .filter(|fact| fact.body.kind() == self.kind)
            .map(|fact| (self.right(sheet, fact), fact))
            .collect();
        let met = of_type.iter().filter(|(right, _)| *right == all).count();
        let line = |fact: &Fact| Told::of(sheet, fact, Depth::Approved).line();
        match self.count {
            Some(0) => {
                let (_, fact) = of_type.iter().find(|(right, _)| *right == all)?;
                Some(format!("must be absent, but is read: {}", line(fact)))
            }
            Some(count) if met == count => None,
            Some(count) => Some(format!("{met} such facts are read, {count} asked for: {}", self.line())),
            None if met > 0 => None,
            None => {
                of_type.sort_by_key(|(right, _)| std::cmp::Reverse(*right));
                let near = of_type.first().map_or_else(String::new, |(_, fact)| format!("; nearest is {}", line(fact)));
                Some(format!("not read: {}{near}", self.line()))
            }
        }
    }

    fn line(&self) -> String {
        let roles = self.roles.iter().map(|(spec, asked)| format!("{} {}", spec.name, asked.join("; ")));
        let modality = self.modality.and_then(|m| serde_json::to_value(m).ok());
        let modality = modality.iter().filter_map(|m| Some(format!("modality {}", m.as_str()?)));
        format!("{}: {}", self.kind.name(), roles.chain(modality).collect::<Vec<_>>().join(", "))
    }
}

impl Asked {
    /// What of it the sheet, whose validation came to `status`, does not hold; `own` is the file it stands in.
    pub fn against(&self, sheet: &Sheet, status: Status, own: &Rc<File>) -> Vec<Found> {
        let fact = self.fact.as_ref().and_then(|fact| fact.unmet(sheet));
        let coverage = self.coverage.and_then(|least| {
            let all = sheet.coverage.len();
            let unread = sheet.coverage.iter().filter(|line| line.state == CoverageState::Unread).count();
            let share = if all == 0 { 1.0 } else { (all - unread) as f64 / all as f64 };
            let why =
                || format!("coverage {share:.3} is below {least}: {unread} of {all} figures and dates are unread");
            (share < least).then(why)
        });
        let worse = self.status.filter(|asked| status > *asked).map(|asked| {
            let name = |status: Status| format!("{status:?}").to_lowercase();
            format!("validation status is {}, at worst {} is asked for", name(status), name(asked))
        });
        let unmet = [fact, coverage, worse].into_iter().flatten();
        unmet.map(|message| found(own, "expect-unmet", Some(self.place.0), None, message)).collect()
    }
}

/// Assertions that say what an earlier one says.
pub fn repeated(all: &[Asked], own: &Rc<File>) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, asked) in all.iter().enumerate() {
        if let Some(earlier) = all.iter().take(at).find(|earlier| *earlier == asked) {
            let (line, _) = position(&own.text, earlier.place.0.start as usize);
            let message = format!("asks what line {line} asks; take one of them out");
            out.push(found(own, "expect-stale", Some(asked.place.0), None, message));
        }
    }
    out
}
