//! Facts against gold: the best pairing, then keys, roles and modality.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use serde_json::{Map, Value};

use super::{
    compare::{Malformed, alternatives, figure_key, fold, given, overlap, plain, same_date, same_key},
    score::{Case, Done, Sheet, list_of, shown, surfaces, text_of},
};
use crate::facts::ontology::{FactType, METRICS};

/// Roles whose value may be told in free words.
const PHRASE_ROLES: &[&str] = &[
    "object",
    "metric",
    "segment",
    "role",
    "text",
    "instrument",
    "product",
    "target",
    "place",
    "seller",
    "acquirer",
    "investors",
    "customer",
    "authority",
    "speaker",
    "event",
];
const FORMS: &[&str] = &["entity", "figure", "date", "term", "phrase"];
/// Folded names of gold's entities, each with all that are accepted for it.
type Names = HashMap<String, HashSet<String>>;

/// The key roles of a fact type; none for a type the contract does not know.
fn key_roles(kind: &str) -> Vec<&'static str> {
    let kind = FactType::ALL.iter().find(|t| t.name() == kind);
    kind.map_or_else(Vec::new, |t| t.roles().iter().filter(|r| r.key).map(|r| r.name).collect())
}

/// The roles of a fact of the sheet, whatever JSON they are.
struct Roles<'a>(Option<&'a Value>);

impl<'a> Roles<'a> {
    fn of(fact: &'a Value) -> Self {
        Self(given(fact.get("roles")))
    }

    fn map(&self) -> Option<&'a Map<String, Value>> {
        self.0.and_then(Value::as_object)
    }

    /// Whether a role is given; a list or a text may hold its name by chance.
    fn has(&self, name: &str) -> Done<bool> {
        match self.0 {
            None => Ok(false),
            Some(Value::Object(map)) => Ok(map.contains_key(name)),
            Some(Value::Array(list)) => Ok(list.iter().any(|v| v.as_str() == Some(name))),
            Some(Value::String(text)) => Ok(text.contains(name)),
            Some(_) => Err(Malformed("roles are no object")),
        }
    }

    /// What a role says; only an object can tell.
    fn get(&self, name: &str) -> Done<Option<&'a Value>> {
        match (self.has(name)?, self.map()) {
            (false, _) => Ok(None),
            (true, Some(map)) => Ok(map.get(name)),
            (true, None) => Err(Malformed("roles are no object")),
        }
    }
}

/// What one role value says, in its one form.
enum Says<'a> {
    Entity(&'a Value),
    Figure(&'a Value, bool),
    Date(&'a Value),
    Term(&'a Value),
    Phrase(String),
}

fn reading<'a>(sheet: &Sheet<'a>, value: &'a Value) -> Done<Vec<Says<'a>>> {
    let Some(map) = value.as_object() else { return Ok(Vec::new()) };
    let mut forms = map.iter().filter(|(name, _)| FORMS.contains(&name.as_str()));
    let (Some((form, said)), None) = (forms.next(), forms.next()) else { return Ok(Vec::new()) };
    let target = || said.as_str().and_then(|id| sheet.by_id.get(id).copied());
    let negative = map.get("sign").and_then(Value::as_str) == Some("negative");
    Ok(match form.as_str() {
        "entity" => target().map(Says::Entity).into_iter().collect(),
        "figure" => target().map(|t| Says::Figure(t, negative)).into_iter().collect(),
        "date" => target().map(Says::Date).into_iter().collect(),
        "term" => vec![Says::Term(said)],
        _ => match said {
            Value::String(text) if text.is_empty() => Vec::new(),
            Value::String(text) => vec![Says::Phrase(text.clone())],
            Value::Object(phrase) => {
                let text = |name| given(phrase.get(name)).map(|text| Says::Phrase(plain(text)));
                text("text").into_iter().chain(text("english")).collect()
            }
            _ => return Err(Malformed("a phrase is no text")),
        },
    })
}

/// Whether the sheet's role says what gold wants.
fn role_right(role: &str, want: &Value, value: &Value, sheet: &Sheet<'_>, names: &Names) -> Done<bool> {
    if let Value::Array(wanted) = want {
        let mut left: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
        for want in wanted {
            let mut hit = None;
            for (at, value) in left.iter().enumerate() {
                if role_right(role, want, value, sheet, names)? {
                    hit = Some(at);
                    break;
                }
            }
            let Some(hit) = hit else { return Ok(false) };
            // Of equal values the first goes.
            left.remove(hit);
        }
        return Ok(left.is_empty());
    }
    if let Value::Array(list) = value {
        return match list.as_slice() {
            [only] => role_right(role, want, only, sheet, names),
            _ => Ok(false),
        };
    }
    let want = plain(want);
    let phrase = |text: &str| PHRASE_ROLES.contains(&role) && alternatives(&want).any(|a| overlap(a, text) >= 0.5);
    for says in reading(sheet, value)? {
        let right = match says {
            Says::Entity(entity) => {
                let surfaces = surfaces(entity)?;
                let accepted = |a: &str| {
                    let a = fold(a);
                    names.get(&a).map_or_else(|| surfaces.contains(&a), |all| !all.is_disjoint(&surfaces))
                };
                alternatives(&want).any(accepted) || phrase(&entity.get("name").map(plain).unwrap_or_default())
            }
            Says::Figure(figure, negative) => {
                let mut key = figure_key(figure)?;
                if negative && !key.starts_with('-') {
                    key.insert(0, '-');
                }
                same_key(&want, &key, matches!(role, "change" | "amount"))
            }
            Says::Date(date) => same_date(&want, date.get("value")),
            Says::Term(term) => {
                let term = fold(&plain(term));
                alternatives(&want).any(|a| fold(a) == term)
            }
            Says::Phrase(text) => phrase(&text),
        };
        if right {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A pairing of one gold fact with one of the sheet.
struct Pair<'g> {
    full: bool,
    keys: usize,
    gold: usize,
    pred: usize,
    right: HashSet<&'g str>,
}

impl Case<'_> {
    pub fn facts(&mut self, gold_doc: &Value) -> Done {
        let gold = list_of(gold_doc, "facts");
        let names = names(gold_doc);
        let mut pairs = self.pairs(gold, &names)?;
        pairs.sort_by_key(|p| (Reverse(p.full), Reverse(p.keys), Reverse(p.right.len()), p.gold, p.pred));
        let (mut of_gold, mut of_pred) = (HashMap::new(), HashMap::new());
        for pair in pairs {
            if !of_gold.contains_key(&pair.gold) && !of_pred.contains_key(&pair.pred) {
                of_pred.insert(pair.pred, pair.full);
                of_gold.insert(pair.gold, pair);
            }
        }
        let mut types = Types::default();
        for (at, g) in gold.iter().enumerate() {
            self.gold_fact(g, of_gold.get(&at), &mut types)?;
        }
        for at in 0..self.sheet.facts.len() {
            let Some(fact) = self.sheet.facts.get(at).copied() else { break };
            if of_pred.get(&at) == Some(&true) {
                continue;
            }
            let Some(kind) = fact.get("type").map_or(Some("?"), Value::as_str) else {
                return Err(Malformed("a fact's type is no text"));
            };
            types.add(kind, 0, 1, 0);
            if !of_pred.contains_key(&at) {
                let told = Roles::of(fact);
                let mut keys = 0;
                for role in key_roles(kind) {
                    keys += usize::from(told.has(role)?);
                }
                self.out.add("roles", 0, keys, 0);
                let line = format!("{}: {kind} {}", self.doc, brief(fact.get("statement"), 140));
                self.out.miss("facts.extra", line);
            }
        }
        for (kind, [right, wrong, missed]) in types.0 {
            self.out.add("facts", right, wrong, missed);
            self.out.add(&format!("fact:{kind}"), right, wrong, missed);
        }
        Ok(())
    }

    fn pairs<'g>(&self, gold: &'g [Value], names: &Names) -> Done<Vec<Pair<'g>>> {
        let mut pairs = Vec::new();
        for (gi, g) in gold.iter().enumerate() {
            let types = text_of(g, "type").unwrap_or("");
            let Some(wanted) = g.get("roles").and_then(Value::as_object) else { continue };
            for (pi, p) in self.sheet.facts.iter().enumerate() {
                let kind = text_of(p, "type").unwrap_or("");
                if !p.get("type").is_some_and(Value::is_string) || !alternatives(types).any(|a| a == kind) {
                    continue;
                }
                let told = Roles::of(p);
                let mut right = HashSet::new();
                for (role, want) in wanted {
                    if let Some(value) = told.get(role)?
                        && role_right(role, want, value, &self.sheet, names)?
                    {
                        right.insert(role.as_str());
                    }
                }
                let keys: Vec<_> = key_roles(kind).into_iter().filter(|k| wanted.contains_key(*k)).collect();
                if !right.is_empty() && !keys.is_empty() {
                    let hit = keys.iter().filter(|k| right.contains(**k)).count();
                    pairs.push(Pair { full: hit == keys.len(), keys: hit, gold: gi, pred: pi, right });
                }
            }
        }
        Ok(pairs)
    }

    fn gold_fact(&mut self, g: &Value, pair: Option<&Pair<'_>>, types: &mut Types) -> Done {
        let empty = Map::new();
        let wanted = g.get("roles").and_then(Value::as_object).unwrap_or(&empty);
        let types_told = text_of(g, "type").unwrap_or("");
        let kind = alternatives(types_told).next().unwrap_or("");
        let right = pair.map_or(0, |p| p.right.len());
        self.out.add("roles", right, 0, wanted.len() - right);
        let phrases = wanted.iter().filter(|(role, want)| is_phrase(kind, role, want));
        for (role, _) in phrases {
            let hit = pair.is_some_and(|p| p.right.contains(role.as_str()));
            self.out.add(PHRASES, usize::from(hit), 0, usize::from(!hit));
        }
        let fact = pair.and_then(|p| self.sheet.facts.get(p.pred).copied().map(|fact| (p, fact)));
        if let Some((pair, fact)) = fact {
            let told = Roles::of(fact).map().unwrap_or(&empty);
            let keys = key_roles(text_of(fact, "type").unwrap_or(""));
            let is_key = |name: &str| keys.contains(&name);
            let wrong = wanted.keys().filter(|r| told.contains_key(*r) && !pair.right.contains(r.as_str())).count();
            let extra: Vec<&String> = told.keys().filter(|r| !wanted.contains_key(*r)).collect();
            let extra_keys = extra.iter().filter(|r| is_key(r)).count();
            self.out.add("roles", 0, wrong + extra_keys, 0);
            self.out.add("roles.extra", 0, extra.len() - extra_keys, 0);
            for (role, want) in g.get("role_modality").and_then(Value::as_object).unwrap_or(&empty) {
                let own = told.get(role).and_then(|role| given(role.get("modality")));
                self.modality("roles.modality", own.or(fact.get("modality")), &plain(want));
            }
        }
        match fact {
            Some((Pair { full: true, .. }, fact)) => {
                types.add(kind, 1, 0, 0);
                let want = g.get("modality").map_or_else(|| "asserted".to_owned(), plain);
                self.modality("facts.modality", fact.get("modality"), &want);
            }
            near => {
                types.add(kind, 0, 0, 1);
                let near = near.map(|(_, fact)| format!(" near: {}", brief(fact.get("statement"), 110)));
                let roles = Value::Object(wanted.clone());
                let line = format!("{}: {types_told} {roles}{}", self.doc, near.unwrap_or_default());
                self.out.miss("facts.missed", line);
            }
        }
        Ok(())
    }

    fn modality(&mut self, layer: &str, got: Option<&Value>, want: &str) {
        let right = got.and_then(Value::as_str).is_some_and(|got| alternatives(want).any(|a| a == got));
        self.out.add(layer, usize::from(right), usize::from(!right), usize::from(!right));
    }
}

/// The layer of gold roles that hold French words; it is told on its own.
pub const PHRASES: &str = "phrases";

/// Whether a gold role holds French words, to be put into English.
fn is_phrase(kind: &str, role: &str, want: &Value) -> bool {
    let of_contract = |terms: &[&str]| plain(want).split('|').all(|term| terms.contains(&term));
    match role {
        "object" | "segment" | "role" => true,
        "instrument" => kind == "policy_rate",
        "metric" => kind != "valuation" && !of_contract(METRICS),
        _ => false,
    }
}

/// Counts per fact type, in the order the types were met.
#[derive(Default)]
struct Types(Vec<(String, [usize; 3])>);

impl Types {
    fn add(&mut self, kind: &str, right: usize, wrong: usize, missed: usize) {
        let at = self.0.iter().position(|(name, _)| name == kind).unwrap_or_else(|| {
            self.0.push((kind.to_owned(), [0; 3]));
            self.0.len() - 1
        });
        if let Some((_, counts)) = self.0.get_mut(at) {
            for (count, more) in counts.iter_mut().zip([right, wrong, missed]) {
                *count += more;
            }
        }
    }
}

fn names(gold: &Value) -> Names {
    let mut names = Names::new();
    for entity in list_of(gold, "entities") {
        let accepted: HashSet<String> = list_of(entity, "names").iter().map(|n| fold(&plain(n))).collect();
        for name in &accepted {
            names.entry(name.clone()).or_default().extend(accepted.iter().cloned());
        }
    }
    names
}

/// The start of a statement.
fn brief(statement: Option<&Value>, len: usize) -> String {
    shown(statement.or(Some(&Value::String(String::new())))).chars().take(len).collect()
}
