//! What a source language's small reader tells the checks.

use std::ops::Range;

use super::{cues::Cues, scan::Stretch};
use crate::{text::Published, value::Decimal};

/// What a reader's tables know of a word, looked up once per word of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Cues of the word by itself.
    pub cues: Cues,
    /// The reader's own number of it; 0 for a word of no table.
    pub id: u16,
    /// Whether phrases of the tables start with it.
    pub opens: bool,
}

/// What a sign or line end parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Two clauses of one sentence.
    Clause,
    /// Two sentences.
    Sentence,
}

/// What a number may be, the likeliest first; three readings at most.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readings([Option<Decimal>; 3]);

impl Readings {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Decimal> {
        self.0.iter().copied().flatten()
    }

    /// The likeliest.
    #[must_use]
    pub fn first(&self) -> Option<Decimal> {
        let [first, ..] = self.0;
        first
    }
}

impl FromIterator<Decimal> for Readings {
    fn from_iter<T: IntoIterator<Item = Decimal>>(readings: T) -> Self {
        let mut out = Self::default();
        out.0.iter_mut().zip(readings).for_each(|(place, reading)| *place = Some(reading));
        out
    }
}

impl From<Decimal> for Readings {
    fn from(only: Decimal) -> Self {
        Self([Some(only), None, None])
    }
}

/// A number as the small reader reads it; several readings where the writing leaves it open (`3.568`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    /// Its readings before any magnitude; unsigned.
    pub plain: Readings,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Powers of ten named, as bits.
    pub powers: u32,
    /// Whether a percentage stands there.
    pub percent: bool,
    /// Whether points stand there.
    pub points: bool,
    /// The currencies that stand there, each as the codes it may be, parted by spaces.
    pub money: Vec<&'static str>,
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

impl Units {
    /// Whether the currency of this code stands there.
    #[must_use]
    pub fn names(&self, code: &str) -> bool {
        self.money.iter().any(|codes| codes.split(' ').any(|c| c == code))
    }
}

/// What the checks need of a source language: a second, simpler reading that shares no code with the extractor's.
pub trait SourceReader: Sync {
    /// What the tables know of a folded word or digit run; asked once per word of a text.
    fn word(&self, folded: &str) -> Word;

    /// What the character at byte `at` of `text`, a sign or a line end, parts.
    fn cut(&self, text: &str, at: usize, character: char) -> Option<Cut>;

    /// Reads the amount of a figure's slice.
    fn figure(&self, text: Stretch<'_>) -> FigureReading;

    /// The units and magnitudes that `text` names.
    fn units(&self, text: Stretch<'_>) -> Units;

    /// Reads what a temporal expression says outright.
    fn date(&self, text: Stretch<'_>, published: Option<Published>) -> DateReading;

    /// The cue words of `text`, signs before numbers among them.
    fn cues(&self, text: Stretch<'_>) -> Cues;

    /// Whether a clause denies its own verb (`n'a pas relevé`), not merely another word.
    fn denies(&self, text: Stretch<'_>) -> bool;

    /// The pieces of every amount that `text` states, one range each; a summary is matched to them.
    fn amounts(&self, text: Stretch<'_>) -> Vec<Range<usize>> {
        let _ = text;
        Vec::new()
    }

    /// The pieces of every date and period that `text` names, one range each.
    fn times(&self, text: Stretch<'_>) -> Vec<Range<usize>> {
        let _ = text;
        Vec::new()
    }
}
