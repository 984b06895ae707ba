//! Plain values: decimals, figures, dates, stance. No text, no offsets.

mod date;
mod decimal;
mod digits;
mod figure;
mod stance;

pub use date::{DateBound, DateMod, DateValue, DayPart, FiscalPart, Grain};
pub use decimal::Decimal;
pub(crate) use digits::Digits;
pub use figure::{Amount, Bound, FigureKind, FigureValue};
pub use stance::Modality;
