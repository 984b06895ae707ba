//! The checks as they are in force: the validator's and those of expectations, at the severities of `fiche.toml`.

use std::collections::BTreeMap;

use fiche::{
    output::findings::{Found, Rule, name},
    sheet::Severity,
    validate::{self, LIMITS, Limits, claims::CLAIM_CHECKS},
};
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::json;

use super::{config::Config, expect};

/// What `fiche.toml` may say of a check.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Off,
    Note,
    Warning,
    Error,
}

/// What `fiche.toml` may set for a check: its level alone, or its level and its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    level: Option<Level>,
    numbers: BTreeMap<String, f64>,
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Value {
            Number(f64),
            Level(String),
        }
        let level = |text: &str| {
            let known =
                [("off", Level::Off), ("note", Level::Note), ("warning", Level::Warning), ("error", Level::Error)];
            let found = known.iter().find(|(name, _)| *name == text).map(|(_, level)| *level);
            found.ok_or_else(|| {
                D::Error::custom(format!("unknown variant `{text}`, expected one of `off`, `note`, `warning`, `error`"))
            })
        };
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(text) => Ok(Self { level: Some(level(&text)?), ..Self::default() }),
            toml::Value::Table(table) => {
                let mut out = Self::default();
                for (name, value) in table {
                    match Value::deserialize(value).map_err(D::Error::custom)? {
                        Value::Level(text) if name == "level" => out.level = Some(level(&text)?),
                        Value::Number(number) if name != "level" => drop(out.numbers.insert(name, number)),
                        _ => {
                            return Err(D::Error::custom(format!(
                                "`{name}` wants {}",
                                if name == "level" { "a level" } else { "a number" }
                            )));
                        }
                    }
                }
                Ok(out)
            }
            other => Err(D::Error::custom(format!(
                "expected a level like \"warning\" or a table like {{ level = \"warning\" }}, found {}",
                other.type_str()
            ))),
        }
    }
}

/// The numbers of the checks as the configuration has them; what is no number of its check is told by name.
pub fn limits<'c>(settings: impl Iterator<Item = (&'c str, &'c Setting)>) -> Result<Limits, (&'c str, String)> {
    let mut out = Limits::default();
    for (check, setting) in settings {
        for (name, value) in &setting.numbers {
            if !out.set(check, name, *value) {
                let known: Vec<&str> =
                    LIMITS.iter().filter(|limit| limit.check == check).map(|limit| limit.name).collect();
                let known =
                    if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
                return Err((check, format!("`{check}` has no number `{name}`, {known}")));
            }
        }
    }
    Ok(out)
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Every check as the program ships it.
fn all() -> impl Iterator<Item = Rule> {
    let rule = |check: &validate::Check| Rule {
        id: check.id,
        severity: Some(check.severity),
        doc: check.doc,
        passes: check.passes,
        fails: check.fails,
    };
    let claim = |check: &validate::claims::ClaimCheck| Rule {
        id: check.id,
        severity: Some(check.severity),
        doc: check.doc,
        passes: check.passes,
        fails: check.fails,
    };
    validate::CHECKS.iter().map(rule).chain(CLAIM_CHECKS.iter().map(claim)).chain(expect::CHECKS.iter().cloned())
}

/// Whether there is a check of this name.
pub fn known(id: &str) -> bool {
    all().any(|rule| rule.id == id)
}

/// What the configuration says of a check.
fn level(config: &Config, id: &str) -> Option<Level> {
    config.checks.iter().find(|(name, _)| name.get_ref() == id).and_then(|(_, setting)| setting.level)
}

/// The checks in force.
pub fn in_force(config: &Config) -> Vec<Rule> {
    let severity = |rule: &Rule| level(config, rule.id).map_or(rule.severity, Level::severity);
    all().map(|rule| Rule { severity: severity(&rule), ..rule }).collect()
}

/// The finding as the configuration has it; `None` where its check is off.
pub fn judged(config: &Config, mut found: Found) -> Option<Found> {
    if let Some(level) = level(config, &found.finding.check) {
        found.finding.severity = level.severity()?;
    }
    Some(found)
}

/// The numbers of a check as they are in force.
fn numbers(config: &Limits, id: &str) -> Vec<(&'static str, f64, &'static str)> {
    LIMITS.iter().filter(|limit| limit.check == id).map(|limit| (limit.name, config.of(limit), limit.doc)).collect()
}

/// The checks in force, a line each: id, severity, what it asks; with their numbers and examples where `whole`.
pub fn table(rules: &[Rule], limits: &Limits, whole: bool) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        out += &format!("{:<width$}  {:<7}  {}\n", rule.id, rule.severity.map_or("off", name), rule.doc);
        if whole {
            for (number, value, doc) in numbers(limits, rule.id) {
                out += &format!("{:width$}    {number} = {value}: {doc}\n", "");
            }
            out += &format!("{:width$}    passes: {}\n{:width$}    fails:  {}\n", "", rule.passes, "", rule.fails);
        }
    }
    out
}

/// The checks in force as JSON, indented or one a line.
pub fn json(rules: &[Rule], limits: &Limits, lines: bool) -> serde_json::Result<String> {
    let value = |r: &Rule| {
        let numbers: serde_json::Map<_, _> =
            numbers(limits, r.id).into_iter().map(|(n, v, _)| (n.to_owned(), json!(v))).collect();
        let severity = r.severity.map_or("off", name);
        json!({ "id": r.id, "severity": severity, "doc": r.doc, "numbers": numbers, "passes": r.passes, "fails": r.fails })
    };
    let values: Vec<_> = rules.iter().map(value).collect();
    if lines {
        return Ok(values.iter().map(|value| format!("{value}\n")).collect());
    }
    Ok(serde_json::to_string_pretty(&values)? + "\n")
}
