//! What is asked besides of the English lines of a sheet that somebody hands in: do their names and topics stand in the
//! source? The other claims of a line are judged by its facts.

use super::{ledger::Ledger, names::NAMES, told::Told, topics::Topic};
use crate::{
    sheet::{FactId, Finding, Severity, Sheet},
    validate::reading::SourceReader,
};

/// Topics that are events: what a measure is called, the facts of a line say.
const EVENTS: &[&str] = &[
    "acqui",
    "appoint",
    "bankrupt",
    "corruption",
    "cyberattack",
    "factory",
    "fine",
    "fraud",
    "initial public offering",
    "investigat",
    "lawsuit",
    "merge",
    "outage",
    "patent",
    "restructur",
    "scandal",
    "share split",
    "spin off",
    "strike",
    "tariff",
];

/// The lines of `sheet` that name or speak of what the source does not.
#[must_use]
pub fn lines(sheet: &Sheet, source: &str, reader: &dyn SourceReader) -> Vec<Finding> {
    let ledger = Ledger::read(source, None, reader);
    let known: String = sheet.entities.iter().map(|e| super::names::words(&e.name)).collect();
    let own = sheet.facts.iter().map(|fact| (fact.statement.as_str(), Some(fact.id)));
    let others = std::iter::once(&sheet.headline).chain(&sheet.summary).chain(&sheet.key_facts);
    let lines = others.map(|line| (line.statement.as_str(), None)).chain(own);
    let mut out = Vec::new();
    for (text, fact) in lines.filter(|(text, _)| !text.is_empty()) {
        let told = Told::read(text, None);
        let mut found = |check: &'static str, message: String| out.push(finding(check, message, fact));
        let plain = |text: &str| !text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(char::is_lowercase);
        for name in told.names.iter().filter(|name| !name.initial && plain(name.span.slice(text))) {
            let stands = NAMES.stands(&name.words, &ledger.words) || NAMES.stands(&name.words, &known);
            if !stands {
                found("claim-name", format!("not in the source: {} in {text:?}", name.span.slice(text)));
            }
        }
        let topics = Topic::of(&told.plain()).into_iter().filter(|topic| EVENTS.contains(&topic.name()));
        for topic in topics.filter(|topic| !topic.told(&ledger.words)) {
            found("claim-topic", format!("nothing in the source tells of {:?}: {text:?}", topic.name()));
        }
    }
    out
}

fn finding(check: &'static str, message: String, fact: Option<FactId>) -> Finding {
    Finding { check: check.into(), severity: Severity::Error, message, span: None, fact }
}
