//! What a source language's small reader tells the checks.

use super::cues::Cues;
use crate::{
    text::{Published, Span},
    value::Decimal,
};

/// A number as the small reader reads it; several readings where the writing leaves it open (`3.568`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    /// Its readings before any magnitude, the likeliest first; unsigned.
    pub plain: Vec<Decimal>,
    /// Powers of ten that a magnitude word or letter allows; empty where none is written.
    pub powers: &'static [i32],
    /// Whether a minus stands before it.
    pub minus: bool,
    /// Numerator and denominator of a fraction.
    pub fraction: Option<(u32, u32)>,
}

/// The unit that the small reader reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// None that it knows.
    #[default]
    Unknown,
    /// One of these currencies.
    Money(&'static str),
    /// A percentage.
    Percent,
    /// Points of an index, of a percentage, or of a rate.
    Points,
    /// Percentage points.
    PercentagePoints,
    /// Basis points.
    BasisPoints,
    /// A factor.
    Multiple,
}

/// What the small reader makes of a figure's slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureReading {
    /// The numbers, in order.
    pub numbers: Vec<Number>,
    /// The unit.
    pub unit: Unit,
    /// Whether a hundredth of the currency is named.
    pub minor: bool,
    /// Words that bound the amount.
    pub cues: Cues,
}

/// What of an amount a stretch of text names: the units and magnitudes that a bare number may borrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Powers of ten named, as bits.
    pub powers: u32,
    /// Whether a percentage stands there.
    pub percent: bool,
    /// Whether points stand there.
    pub points: bool,
    /// Whether any currency stands there.
    pub money: bool,
    /// Whether the currency asked for stands there.
    pub asked: bool,
    /// Whether hundredths of a currency stand there.
    pub minor: bool,
}

/// What a temporal expression says outright.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateReading {
    /// Years written in full.
    pub years: Vec<i16>,
    /// Months named, 1 to 12.
    pub months: Vec<u8>,
    /// Days of a month.
    pub days: Vec<u8>,
    /// Quarters, 1 to 4.
    pub quarters: Vec<u8>,
    /// Halves, 1 or 2.
    pub halves: Vec<u8>,
    /// Days of the week, 1 (Monday) to 7.
    pub weekdays: Vec<u8>,
    /// Clock time, and whether GMT is said.
    pub clock: Option<(u8, u8, bool)>,
    /// A length: count and unit (`Y`, `M`, `W`, `D`).
    pub length: Option<(u32, char)>,
    /// How many first months of a year or fiscal year.
    pub first_months: Option<u8>,
    /// The day, where told by its distance from publication.
    pub day_offset: Option<i32>,
    /// The year, where told by its distance from publication's.
    pub year_offset: Option<i16>,
    /// The month, where told by its distance from publication's.
    pub month_offset: Option<i32>,
    /// The week, where told by its distance from publication's.
    pub week_offset: Option<i32>,
}

impl DateReading {
    /// Whether it says nothing outright.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the checks need of a source language: a second, simpler reading that shares no code with the extractor's.
pub trait SourceReader: Sync {
    /// Reads the amount of a figure's slice.
    fn figure(&self, text: &str) -> FigureReading;

    /// The units and magnitudes that `text` names; `currency` is the code asked for.
    fn units(&self, text: &str, currency: &str) -> Units;

    /// Reads what a temporal expression says outright.
    fn date(&self, text: &str, published: Option<Published>) -> DateReading;

    /// The cue words of `text`, signs before numbers among them.
    fn cues(&self, text: &str) -> Cues;

    /// Whether a clause denies its own verb (`n'a pas relevé`), not merely another word.
    fn denies(&self, text: &str) -> bool;

    /// The part of the sentence around `span` that one verb governs, as near as commas tell.
    fn clause(&self, source: &str, span: Span) -> Span;

    /// The sentence around `span`.
    fn sentence(&self, source: &str, span: Span) -> Span;
}
