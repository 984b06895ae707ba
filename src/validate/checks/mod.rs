//! The checks, one list.

mod amounts;
mod english;
mod grounding;
mod shape;
mod stance;
mod values;

use super::case::{Case, Outcome};
use crate::sheet::Severity;

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its stable name.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it asks, in one sentence.
    pub doc: &'static str,
    /// Judges a case.
    pub run: fn(&Case<'_>) -> Outcome,
}

macro_rules! checks {
    ($( $id:literal $severity:ident $run:path = $doc:literal; )*) => {
        /// Every check, in the order they run.
        pub static CHECKS: &[Check] = &[$( Check { id: $id, severity: Severity::$severity, doc: $doc, run: $run } ),*];
    };
}

checks! {
    "slice-equals-quote" Error shape::slices = "Every quoted text is exactly the slice of the source at its span.";
    "ids-in-order" Error shape::ids = "Every list is numbered from 1 in order.";
    "references-resolve" Error shape::references = "Every id that is referred to exists.";
    "roles-fit-type" Error shape::roles = "Every role takes a form and a term that the ontology allows.";
    "lines-have-facts" Error shape::lines = "Every English line lists the facts it follows from.";
    "ledger-complete" Error shape::ledger = "Every figure and date has one true line in the coverage ledger.";
    "figure-unread" Note shape::unread = "A figure that no fact uses and nothing sets aside is reported.";
    "figure-value" Error values::value = "A figure's value is what a second reader reads in its text.";
    "figure-sign" Error values::sign = "A figure is negative exactly where a minus stands before it.";
    "figure-unit" Error values::unit = "A figure's kind and currency are what its text names.";
    "figure-bound" Error values::bound = "A figure's bound is what the words of its text say.";
    "figure-borrowed" Warning values::borrowed = "A magnitude or unit that the text of a figure leaves out is named near by.";
    "figure-range" Warning values::range = "A text with two ends is a range.";
    "figure-unreadable" Note values::unreadable = "The second reader can read the figure at all.";
    "date-value" Error values::date = "A date's value holds what its text says outright.";
    "english-numeral" Error english::numerals = "Every numeral of an English line is an amount or date of its facts.";
    "english-unit" Error english::units = "A numeral is printed with the unit of its figure.";
    "english-calendar" Error english::calendar = "Every month, weekday, quarter or half of an English line is of its facts' dates.";
    "english-name" Error english::names = "Every entity named in an English line is of its facts.";
    "english-bound" Error english::bounds = "A bound survives into the English, and none is added.";
    "english-direction" Error stance::direction = "The English tells the direction that the fact holds.";
    "english-modality" Error stance::modality = "What is expected, possible or denied is told as such.";
    "english-negation" Warning stance::negation = "The English denies only what the evidence denies.";
    "english-attribution" Warning stance::attribution = "The English says whose word it is.";
    "english-period" Warning stance::period = "The English tells the period that the fact holds.";
    "english-basis" Warning stance::basis = "The English tells what a rate compares with.";
    "evidence-direction" Warning stance::evidence_direction = "The direction agrees with the words of the evidence.";
    "evidence-modality" Warning stance::evidence_modality = "What is asserted is not told in the future or conditional only.";
    "evidence-negation" Warning stance::evidence_negation = "What is denied is denied by the evidence, what is asserted is not.";
    "evidence-holds-roles" Warning grounding::evidence = "The figures and dates of a fact stand in or near its evidence.";
    "amounts-agree" Warning amounts::agree = "Value, previous value, change and direction of a fact agree.";
    "facts-agree" Warning amounts::facts = "No two facts say different values of the same thing.";
}
