//! Approved facts, `X.expect.json`: one fact a line, in words rather than ids.

use std::{collections::BTreeMap, fs, io, path::Path};

use fiche::{
    eval::figure_key,
    facts::ontology::{Role, Says, Sign},
    sheet::{Fact, Finding, Severity, Sheet},
    text::Span,
    value::Modality,
};
use serde_json::{Map, Value, json};

/// The name of the form of the file.
const SCHEMA: &str = "fiche-expect/1";

/// The facts that somebody approved.
pub struct Approved {
    /// The file's text.
    pub text: String,
    facts: Vec<Value>,
}

impl Approved {
    /// Reads a file; `None` where there is none.
    pub fn read(path: &Path) -> Result<Option<Self>, String> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("{}: cannot be read: {error}", path.display())),
        };
        let bad = |line: usize, column: usize, why: &str| {
            format!("{}:{line}:{column}: {why}; mend it or write it anew with fiche check --bless", path.display())
        };
        let value: Value = serde_json::from_str(&text).map_err(|e| bad(e.line(), e.column(), &e.to_string()))?;
        if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
            return Err(bad(1, 1, &format!("these are no approved facts (\"schema\": \"{SCHEMA}\")")));
        }
        let Some(facts) = value.get("facts").and_then(Value::as_array).cloned() else {
            return Err(bad(1, 1, "the list \"facts\" is missing"));
        };
        Ok(Some(Self { text, facts }))
    }

    /// What the sheet has beyond what is approved (findings in the article), and what it lacks (findings in this file).
    pub fn compare(&self, sheet: &Sheet) -> (Vec<Finding>, Vec<Finding>) {
        // Equal facts told twice are two: count them.
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for fact in &self.facts {
            *left.entry(fact.to_string()).or_default() += 1;
        }
        let mut extra = Vec::new();
        for fact in &sheet.facts {
            let line = readable(sheet, fact).to_string();
            match left.get_mut(&line) {
                Some(count) if *count > 0 => *count -= 1,
                _ => extra.push(Finding {
                    check: "expect-extra".into(),
                    severity: Severity::Error,
                    message: format!("not among the approved facts: {line}; approve it with --bless"),
                    span: fact.evidence.first().map(|slice| slice.span),
                    fact: Some(fact.id),
                }),
            }
        }
        let mut missing = Vec::new();
        for fact in self.facts.iter().map(Value::to_string) {
            let Some(count) = left.get_mut(&fact).filter(|count| **count > 0) else { continue };
            *count -= 1;
            let at = self.text.find(&fact).map(|at| Span::new(at as u32, (at + fact.len()) as u32));
            missing.push(Finding {
                check: "expect-missing".into(),
                severity: Severity::Error,
                message: format!("approved but not read: {fact}"),
                span: at.or(Some(Span::default())),
                fact: None,
            });
        }
        (extra, missing)
    }
}

/// The file that approves the facts of `sheet`.
pub fn approve(sheet: &Sheet) -> String {
    let facts: Vec<String> = sheet.facts.iter().map(|fact| readable(sheet, fact).to_string()).collect();
    let list = if facts.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", facts.join(",\n")) };
    format!("{{\"schema\":\"{SCHEMA}\",\"facts\":{list}}}\n")
}

/// A fact in the readable form of gold: entity names, figure keys, date values, terms, phrases.
fn readable(sheet: &Sheet, fact: &Fact) -> Value {
    let (mut roles, mut modalities) = (Map::new(), Map::new());
    for spec in fact.body.kind().roles() {
        let Some(slot) = fact.body.get(spec.name).filter(|slot| !slot.is_empty()) else { continue };
        let mut said: Vec<Value> = slot.all().iter().map(|role| value(sheet, role).into()).collect();
        let said = if said.len() == 1 { said.remove(0) } else { Value::Array(said) };
        roles.insert(spec.name.to_owned(), said);
        if let Some(modality) = slot.first().and_then(|role| role.modality) {
            modalities.insert(spec.name.to_owned(), json!(modality));
        }
    }
    let mut out = Map::new();
    out.insert("type".to_owned(), fact.body.kind().name().into());
    out.insert("roles".to_owned(), roles.into());
    if !modalities.is_empty() {
        out.insert("role_modality".to_owned(), modalities.into());
    }
    if fact.modality != Modality::Asserted {
        out.insert("modality".to_owned(), json!(fact.modality));
    }
    out.into()
}

fn value(sheet: &Sheet, role: &Role) -> String {
    let gone = || "?".to_owned();
    match &role.says {
        Says::Entity { entity } => sheet.entities.get(entity.index()).map_or_else(gone, |e| e.name.clone()),
        Says::Figure { figure } => {
            let figure = sheet.figures.get(figure.index()).and_then(|f| serde_json::to_value(f).ok());
            let key = figure.and_then(|f| figure_key(&f).ok()).unwrap_or_else(gone);
            if role.sign == Some(Sign::Negative) && !key.starts_with('-') { format!("-{key}") } else { key }
        }
        Says::Date { date } => {
            let date = sheet.dates.get(date.index());
            date.map_or_else(gone, |d| d.value.clone().unwrap_or_else(|| format!("? {}", d.text)))
        }
        Says::Term { term, .. } => term.to_string(),
        Says::Phrase { phrase } => phrase.text.clone(),
    }
}
