//! The checks as they are in force: the validator's and those of expectations, at the severities of `fiche.toml`.

use fiche::{
    output::findings::{Found, Rule, name},
    sheet::Severity,
    validate,
};
use serde::Deserialize;
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
    let rule = |check: &validate::Check| Rule { id: check.id, severity: Some(check.severity), doc: check.doc };
    validate::CHECKS.iter().map(rule).chain(expect::CHECKS.iter().cloned())
}

/// Whether there is a check of this name.
pub fn known(id: &str) -> bool {
    all().any(|rule| rule.id == id)
}

/// What the configuration says of a check.
fn level(config: &Config, id: &str) -> Option<Level> {
    config.checks.iter().find(|(name, _)| name.get_ref() == id).map(|(_, level)| *level)
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

/// The checks in force, a line each: id, severity, what it asks.
pub fn table(rules: &[Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let line = |rule: &Rule| format!("{:<width$}  {:<7}  {}\n", rule.id, rule.severity.map_or("off", name), rule.doc);
    rules.iter().map(line).collect()
}

/// The checks in force as JSON, indented or one a line.
pub fn json(rules: &[Rule], lines: bool) -> serde_json::Result<String> {
    let value = |r: &Rule| json!({ "id": r.id, "severity": r.severity.map_or("off", name), "doc": r.doc });
    let values: Vec<_> = rules.iter().map(value).collect();
    if lines {
        return Ok(values.iter().map(|value| format!("{value}\n")).collect());
    }
    Ok(serde_json::to_string_pretty(&values)? + "\n")
}
