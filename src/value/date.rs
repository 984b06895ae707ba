//! What a temporal expression says, without its text.

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The grain of a date value (contract, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// A clock time of a day.
    Clock,
    /// A part of a day.
    Part,
    /// A day.
    Day,
    /// An ISO week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    Half,
    /// A year.
    Year,
    /// A fiscal year across two calendar years, or a part of one.
    Fiscal,
    /// A stretch with two ends.
    Span,
    /// A length of time.
    Duration,
}

/// Which part of the named period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateMod {
    /// *début*.
    Start,
    /// *mi-*, *milieu*.
    Mid,
    /// *fin*.
    End,
}

/// How the date limits what is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateBound {
    /// *depuis*.
    Since,
    /// *à partir de*, *dès*.
    From,
    /// *d'ici à*, *au plus tard*.
    By,
    /// *jusqu'à*.
    Until,
    /// *avant*.
    Before,
    /// *après*.
    After,
    /// *vers*.
    About,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Midday.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
}

/// A part of a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FiscalPart {
    /// The whole year.
    Whole,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// The first nine months.
    NineMonths,
}

/// A resolved temporal value; `Display` writes the contract's form.
///
/// ```
/// use fiche::value::{DateValue, DayPart};
/// let evening = DateValue::Part(jiff::civil::date(2025, 10, 23), DayPart::Evening);
/// assert_eq!(evening.to_string(), "2025-10-23TEV");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DateValue {
    /// A clock time: day, hour, minute, and whether GMT/UTC is said.
    Clock(Date, u8, u8, bool),
    /// A part of a day.
    Part(Date, DayPart),
    /// A day.
    Day(Date),
    /// An ISO week: year and week.
    Week(i16, u8),
    /// A month: year and month.
    Month(i16, u8),
    /// A quarter: year and quarter.
    Quarter(i16, u8),
    /// A half-year: year and half.
    Half(i16, u8),
    /// A year.
    Year(i16),
    /// A fiscal year that starts in the given calendar year and ends in the next.
    Fiscal(i16, FiscalPart),
    /// From one value to another (days or months).
    Span(Box<(DateValue, DateValue)>),
    /// Years, months, weeks and days.
    Duration {
        /// Count of the unit.
        count: u32,
        /// `Y`, `M`, `W` or `D`; `H` for hours.
        unit: char,
    },
}

impl DateValue {
    /// The grain it is told in.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match self {
            Self::Clock(..) => Grain::Clock,
            Self::Part(..) => Grain::Part,
            Self::Day(_) => Grain::Day,
            Self::Week(..) => Grain::Week,
            Self::Month(..) => Grain::Month,
            Self::Quarter(..) => Grain::Quarter,
            Self::Half(..) => Grain::Half,
            Self::Year(_) => Grain::Year,
            Self::Fiscal(..) => Grain::Fiscal,
            Self::Span(_) => Grain::Span,
            Self::Duration { .. } => Grain::Duration,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock(d, h, m, utc) => {
                write!(f, "{d}T{h:02}:{m:02}{}", if *utc { "Z" } else { "" })
            }
            Self::Part(d, part) => {
                let code = match part {
                    DayPart::Morning => "MO",
                    DayPart::Midday => "MI",
                    DayPart::Afternoon => "AF",
                    DayPart::Evening => "EV",
                    DayPart::Night => "NI",
                };
                write!(f, "{d}T{code}")
            }
            Self::Day(d) => write!(f, "{d}"),
            Self::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Self::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Fiscal(y, part) => {
                write!(f, "{y:04}/{:04}", y + 1)?;
                match part {
                    FiscalPart::Whole => Ok(()),
                    FiscalPart::Half(h) => write!(f, "-H{h}"),
                    FiscalPart::Quarter(q) => write!(f, "-Q{q}"),
                    FiscalPart::NineMonths => write!(f, "-9M"),
                }
            }
            Self::Span(ends) => write!(f, "{}/{}", ends.0, ends.1),
            Self::Duration { count, unit: 'H' } => write!(f, "PT{count}H"),
            Self::Duration { count, unit } => write!(f, "P{count}{unit}"),
        }
    }
}
