//! What a run comes to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::manifest::{self, Entry};
use crate::sheet::{CoverageState, Sheet, Status};

/// What one sheet holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Facts by type.
    pub facts: BTreeMap<String, u32>,
    /// Figures.
    pub figures: u32,
    /// Figures that no fact uses and nothing sets aside.
    pub unread: u32,
    /// What the checks say of it.
    pub status: Status,
}

impl Counts {
    /// Counts a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut facts = BTreeMap::new();
        for fact in &sheet.facts {
            *facts.entry(fact.body.kind().name().to_owned()).or_default() += 1;
        }
        let unread = |item: &str, state| state == CoverageState::Unread && item.starts_with('n');
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            facts,
            figures: count(sheet.figures.len()),
            unread: count(sheet.coverage.iter().filter(|line| unread(&line.item, line.state)).count()),
            status: sheet.validation.status,
        }
    }
}

/// What many sheets hold, and what became of their articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles read in this run.
    pub done: u64,
    /// Articles whose sheet stands from an earlier run.
    pub kept: u64,
    /// Sheets written in this run: of the articles read, all that are not left out as copies.
    pub written: u64,
    /// Articles that are copies of others, byte for byte and nearly.
    pub copies: (u64, u64),
    /// Articles that failed, by reason.
    pub failed: BTreeMap<String, u64>,
    /// Facts by type.
    pub facts: BTreeMap<String, u64>,
    /// Figures, and those unread.
    pub figures: (u64, u64),
    /// Sheets whose validation fails.
    pub doubted: u64,
}

impl Tally {
    /// Adds what the manifest tells of an article.
    pub fn count(&mut self, entry: &Entry) {
        if let Some(copy) = &entry.copy_of {
            self.copies.0 += u64::from(copy.exact);
            self.copies.1 += u64::from(!copy.exact);
        }
        if let Some(counts) = entry.counts.as_ref().filter(|_| entry.status == manifest::Status::Done) {
            self.add(counts);
        }
    }

    fn add(&mut self, counts: &Counts) {
        for (kind, count) in &counts.facts {
            *self.facts.entry(kind.clone()).or_default() += u64::from(*count);
        }
        self.figures.0 += u64::from(counts.figures);
        self.figures.1 += u64::from(counts.unread);
        self.doubted += u64::from(counts.status == Status::Fail);
    }

    /// Adds an article that failed; `reason` is what such failures have in common.
    pub fn fail(&mut self, reason: &str) {
        *self.failed.entry(reason.to_owned()).or_default() += 1;
    }

    /// Articles met.
    #[must_use]
    pub fn articles(&self) -> u64 {
        self.done + self.kept + self.failures()
    }

    /// Articles that failed.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.failed.values().sum()
    }
}
