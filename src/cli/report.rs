//! What `check` and `verify` do alike with what they found: forms, the list of checks, the exit status.

use clap::ValueEnum;
use fiche::{
    output::findings::{self, Checked, Report, Rule, State},
    validate::Limits,
};

use super::{
    Outcome, Stop, rules,
    session::{Session, Trouble, relative},
};

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people: with the source line and what the check asks
    Human,
    /// One line a finding
    Brief,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// JUnit XML, a test case per article
    Junit,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub annotations
    Github,
}

impl Form {
    /// What was found, in this form.
    pub fn render(self, report: &Report, colour: bool) -> Result<String, Stop> {
        let json = |done: serde_json::Result<String>| done.map_err(|e| Stop::Because(e.to_string()));
        Ok(match self {
            Self::Human => findings::listing(report, colour),
            Self::Brief => findings::brief::render(report),
            Self::Json => json(findings::json::render(report))?,
            Self::Jsonl => json(findings::json::lines(report))?,
            Self::Junit => findings::junit::render(report).map_err(|e| Stop::Because(e.to_string()))?,
            Self::Sarif => json(findings::sarif::render(report))?,
            Self::Github => findings::github::render(report),
        })
    }

    /// The checks in force, in this form.
    pub fn list(self, rules: &[Rule], limits: &Limits) -> Result<String, Stop> {
        let json = |lines| rules::json(rules, limits, lines).map_err(|e| Stop::Because(e.to_string()));
        match self {
            Self::Human => Ok(rules::table(rules, limits, true)),
            Self::Brief => Ok(rules::table(rules, limits, false)),
            Self::Json => json(false),
            Self::Jsonl => json(true),
            _ => Err(Stop::Because("--list-checks is told as human, brief, json or jsonl".to_owned())),
        }
    }
}

/// Moves what the session met since into the report.
pub fn failed(session: &mut Session, report: &mut Report) {
    report.articles.extend(session.troubles.drain(..).map(|Trouble { label, place, message }| Checked {
        path: relative(&label),
        state: State::Failed { place, message },
    }));
}

/// How a command that found this ended.
pub fn outcome(report: &Report) -> Outcome {
    match report.exit() {
        0 => Outcome::Clean,
        1 => Outcome::Findings,
        _ => Outcome::Trouble,
    }
}
