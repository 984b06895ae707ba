//! What a run of checks found, one file per form it is told in.
//!
//! The verdict is computed once, by [`Report::verdict`]; every form tells that one.

pub mod brief;
pub mod github;
mod human;
pub mod json;
pub mod junit;
mod place;
pub mod sarif;

use std::rc::Rc;

pub use human::{listing, name, render};
pub use place::Place;
use serde::Serialize;

use crate::sheet::{Finding, Severity};

/// A check as it is in force.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// How grave its findings are; `None` where it is off.
    pub severity: Option<Severity>,
    /// What it asks, in one sentence.
    pub doc: &'static str,
    /// An example that passes.
    pub passes: &'static str,
    /// An example that fails.
    pub fails: &'static str,
}

/// A file that findings stand in.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, relative where it can be, `/`-separated.
    pub path: String,
    /// Its text; spans of findings are offsets into it.
    pub text: String,
}

/// A finding in its file.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it stands: the article or a file of expectations.
    pub file: Rc<File>,
    /// What was found.
    pub finding: Finding,
    /// Whether the baseline knows it: told, but no failure.
    pub known: bool,
}

impl Found {
    /// `path:line:col: severity check: message` on one line.
    fn line(&self) -> String {
        let Self { file, finding, .. } = self;
        let at = Place::of(self).map_or_else(String::new, |p| format!(":{}:{}", p.line, p.column));
        let message = finding.message.replace(['\n', '\r'], " ");
        format!("{}{at}: {} {}: {message}", file.path, name(finding.severity), finding.check)
    }
}

/// One article (or file of expectations) that was looked at.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its path, relative where it can be.
    pub path: String,
    /// What became of it.
    pub state: State,
}

/// What became of an article.
#[derive(Clone, Debug)]
pub enum State {
    /// It was evaluated.
    Evaluated {
        /// Count of facts read.
        facts: usize,
        /// Count of single comparisons made.
        comparisons: u32,
        /// What was found, in reading order.
        findings: Vec<Found>,
    },
    /// It could not be.
    Failed {
        /// Line and column (in characters) of the trouble, from one, where it has a place.
        place: Option<(usize, usize)>,
        /// Why, and what to do.
        message: String,
    },
}

/// A count of the baseline that is higher than what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolved {
    /// The article.
    pub path: String,
    /// The check.
    pub check: String,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Findings there are.
    pub found: usize,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No finding as grave as those that fail.
    Clean,
    /// A finding that fails and that no baseline knows.
    Findings,
    /// Something could not be evaluated.
    Failed,
}

/// Everything a run found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The command that ran: `check` or `verify`.
    pub command: &'static str,
    /// The checks there are.
    pub rules: Vec<Rule>,
    /// The least severity that fails.
    pub fail_on: Severity,
    /// Whether findings leave the exit status at 0.
    pub exit_zero: bool,
    /// Every article, in the order given.
    pub articles: Vec<Checked>,
    /// What the baseline knows and is no more.
    pub resolved: Vec<Resolved>,
}

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles evaluated.
    pub evaluated: usize,
    /// Articles that could not be.
    pub failed: usize,
    /// Errors that no baseline knows.
    pub errors: usize,
    /// Warnings that no baseline knows.
    pub warnings: usize,
    /// Notes that no baseline knows.
    pub notes: usize,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Counts of the baseline that are higher than what was found.
    pub resolved: usize,
}

impl Report {
    /// The one verdict that every form tells and the exit status follows.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.articles.iter().any(|article| matches!(article.state, State::Failed { .. })) {
            Verdict::Failed
        } else if self.findings().any(|found| self.fails(found)) {
            Verdict::Findings
        } else {
            Verdict::Clean
        }
    }

    /// The exit status.
    #[must_use]
    pub fn exit(&self) -> u8 {
        match self.verdict() {
            Verdict::Clean => 0,
            Verdict::Findings => u8::from(!self.exit_zero),
            Verdict::Failed => 2,
        }
    }

    /// Whether this finding makes the run fail.
    #[must_use]
    pub fn fails(&self, found: &Found) -> bool {
        !found.known && found.finding.severity >= self.fail_on
    }

    /// Every finding, in the order of the articles.
    pub fn findings(&self) -> impl Iterator<Item = &Found> {
        self.articles.iter().flat_map(Checked::findings)
    }

    /// Counts of the run.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { resolved: self.resolved.len(), ..Counts::default() };
        for article in &self.articles {
            match article.state {
                State::Evaluated { .. } => counts.evaluated += 1,
                State::Failed { .. } => counts.failed += 1,
            }
        }
        for found in self.findings() {
            match (found.known, found.finding.severity) {
                (true, _) => counts.known += 1,
                (false, Severity::Error) => counts.errors += 1,
                (false, Severity::Warning) => counts.warnings += 1,
                (false, Severity::Note) => counts.notes += 1,
            }
        }
        counts
    }

    /// The check of this name.
    fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

impl Checked {
    /// What was found in it.
    #[must_use]
    pub fn findings(&self) -> &[Found] {
        match &self.state {
            State::Evaluated { findings, .. } => findings,
            State::Failed { .. } => &[],
        }
    }

    /// What was found in it, to mark.
    pub fn findings_mut(&mut self) -> &mut [Found] {
        match &mut self.state {
            State::Evaluated { findings, .. } => findings,
            State::Failed { .. } => &mut [],
        }
    }
}

impl Resolved {
    /// The line that tells it.
    fn line(&self) -> String {
        let Self { path, check, known, found } = self;
        format!("{path}: resolved {check}: {known} in the baseline, {found} found; write it anew with --write-baseline")
    }
}
