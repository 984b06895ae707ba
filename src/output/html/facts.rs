//! Each fact with what it was read from.

use super::markup::kind;
use crate::{
    facts::ontology::{Says, Sign},
    output::view::{Look, Told, on_one_line, words},
    sheet::{Fact, FactId},
    value::Modality,
};

/// A line of English and the facts it follows from.
#[derive(Debug)]
pub(super) struct Group {
    /// The line, where it is not the only fact's own sentence.
    pub line: Option<Told>,
    pub cards: Vec<Card>,
}

/// One fact.
#[derive(Debug)]
pub(super) struct Card {
    pub number: usize,
    pub statement: String,
    pub kind: String,
    /// How it is meant, where it is not simply said to be so.
    pub modality: Option<String>,
    pub attribution: Option<String>,
    pub frame: String,
    /// Anchor, line and column, text of each slice.
    pub evidence: Vec<(u32, String, String)>,
    pub roles: Vec<Filled>,
    /// Findings about it: severity, message.
    pub notes: Vec<(String, String)>,
}

/// A role that is filled.
#[derive(Debug)]
pub(super) struct Filled {
    pub name: String,
    pub english: String,
    /// The words of the source, where they are not the English.
    pub french: Option<String>,
}

/// The key facts, each with its facts, and the facts that no key fact tells.
pub(super) fn groups(look: &Look<'_>, places: &Places) -> (Vec<Group>, Vec<Group>) {
    let facts = &look.sheet.facts;
    let mut told = vec![false; facts.len()];
    let mut key = Vec::new();
    for line in look.sheet.key_facts.iter().filter(|line| !line.statement.is_empty()) {
        let new: Vec<&Fact> = line
            .facts
            .iter()
            .filter_map(|id| facts.get(id.index()))
            .filter(|fact| told.get_mut(fact.id.index()).is_some_and(|told| !std::mem::replace(told, true)))
            .collect();
        let alone = matches!(new.as_slice(), [fact] if fact.statement == line.statement);
        let line = Told { text: line.statement.clone(), facts: line.facts.clone() };
        key.push(Group {
            line: Some(line).filter(|_| !alone),
            cards: new.into_iter().map(|fact| card(look, fact, places)).collect(),
        });
    }
    let rest = facts.iter().zip(&told).filter(|(_, told)| !**told);
    let rest = rest.map(|(fact, _)| Group { line: None, cards: vec![card(look, fact, places)] }).collect();
    (key, rest)
}

fn card(look: &Look<'_>, fact: &Fact, places: &Places) -> Card {
    let evidence = fact.evidence.iter().map(|slice| {
        let (line, column) = places.of(look.source, slice.span.start as usize);
        (slice.span.start, format!("{line}:{column}"), slice.text.trim().to_owned())
    });
    let mut roles: Vec<Filled> = look
        .roles(fact)
        .map(|(name, role)| {
            let mut filled = filled(look, name, &role.says);
            if role.sign == Some(Sign::Negative) && !filled.english.starts_with('-') {
                filled.english.insert_str(0, "minus ");
            }
            if let Some(modality) = role.modality {
                filled.english.push_str(&format!(" ({})", kind(&modality)));
            }
            if let Some(by) = &role.attribution {
                filled.english.push_str(&format!(" (according to {})", look.said("attribution", by)));
            }
            filled
        })
        .collect();
    roles.extend(fact.time.map(|time| filled(look, "time", &Says::Date { date: time.date })));
    let about = look.sheet.validation.findings.iter().filter(|finding| finding.fact == Some(fact.id));
    Card {
        number: number(fact.id),
        statement: fact.statement.clone(),
        kind: words(fact.body.kind().name()),
        modality: Some(kind(&fact.modality)).filter(|_| fact.modality != Modality::Asserted),
        attribution: fact.attribution.as_ref().map(|says| look.said("attribution", says)),
        frame: fact.frame.clone().into_owned(),
        evidence: evidence.collect(),
        roles,
        notes: about.map(|finding| (kind(&finding.severity), finding.message.clone())).collect(),
    }
}

fn filled(look: &Look<'_>, name: &str, says: &Says) -> Filled {
    let sheet = look.sheet;
    let french = match says {
        Says::Entity { .. } => None,
        Says::Figure { figure } => sheet.figures.get(figure.index()).map(|figure| figure.text.as_str()),
        Says::Date { date } => sheet.dates.get(date.index()).map(|date| date.text.as_str()),
        Says::Term { text, .. } => text.as_deref(),
        // What is not translated stands there in French already.
        Says::Phrase { phrase } => phrase.english.as_ref().map(|_| phrase.text.as_str()),
    };
    Filled { name: words(name), english: look.said(name, says), french: french.map(on_one_line) }
}

/// The number of a fact in its id.
pub(super) fn number(id: FactId) -> usize {
    id.index() + 1
}

/// Where the lines of a text start.
#[derive(Debug)]
pub(super) struct Places(Vec<usize>);

impl Places {
    pub fn new(source: &str) -> Self {
        Self(std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Line and column of a byte, from 1.
    pub fn of(&self, source: &str, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.0.get(line)).copied().unwrap_or(0);
        (line, source.get(start..at).map_or(0, |text| text.chars().count()) + 1)
    }
}
