//! Sums with days, months and periods; and why a sum cannot be done.

use jiff::{Span as Delta, civil::Date};

use super::{lex::Unit, tense::Tense};
use crate::value::{DateValue, FiscalPart};

/// Why an expression has no value.
pub(super) type Reason = &'static str;

pub(super) const NO_PUBLICATION: Reason = "the publication date is not known";
pub(super) const NO_DAY: Reason = "only the month of publication is known";
pub(super) const NO_PERIOD: Reason = "no date or period to count from";
pub(super) const NO_YEAR_END: Reason = "the end of the fiscal year is not known";
pub(super) const IMPOSSIBLE: Reason = "no such date";

pub(super) fn date(year: i16, month: u8, day: u8) -> Result<Date, Reason> {
    let (month, day) = (i8::try_from(month).map_err(|_| IMPOSSIBLE)?, i8::try_from(day).map_err(|_| IMPOSSIBLE)?);
    Date::new(year, month, day).map_err(|_| IMPOSSIBLE)
}

pub(super) fn add_days(day: Date, days: i32) -> Result<Date, Reason> {
    let delta = Delta::new().try_days(days).map_err(|_| IMPOSSIBLE)?;
    day.checked_add(delta).map_err(|_| IMPOSSIBLE)
}

/// Days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |s| s.get_days())
}

pub(super) fn add_months(year: i16, month: u8, months: i32) -> Option<(i16, u8)> {
    let index = (i32::from(year) * 12 + i32::from(month) - 1).checked_add(months)?;
    let year = i16::try_from(index.div_euclid(12)).ok().filter(|y| (1..=9998).contains(y))?;
    Some((year, u8::try_from(index.rem_euclid(12)).ok()? + 1))
}

pub(super) fn week(day: Date) -> DateValue {
    let iso = day.iso_week_date();
    DateValue::Week(iso.year(), iso.week().unsigned_abs())
}

pub(super) fn span(first: DateValue, last: DateValue) -> DateValue {
    DateValue::Span(Box::new((first, last)))
}

/// Ten years from `first`.
pub(super) fn decade(first: i16) -> DateValue {
    span(DateValue::Month(first, 1), DateValue::Month(first.saturating_add(9), 12))
}

pub(super) fn length(count: u32, unit: Unit) -> DateValue {
    let (times, unit) = match unit {
        Unit::Hour => (1, 'H'),
        Unit::Week => (1, 'W'),
        Unit::Month => (1, 'M'),
        Unit::Quarter => (3, 'M'),
        Unit::Half => (6, 'M'),
        Unit::Year | Unit::Exercise => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
        Unit::Day | Unit::Weekend | Unit::Period => (1, 'D'),
    };
    DateValue::Duration { count: count.saturating_mul(times), unit }
}

/// The candidate that the tense picks: the last past one, the next one, or the nearest.
pub(super) fn nearest(days: impl Iterator<Item = Date>, today: Date, tense: Tense) -> Option<Date> {
    days.filter(|d| match tense {
        Tense::Past => *d <= today,
        Tense::Future => *d >= today,
        Tense::Open => true,
    })
    // Where no verb tells, what is over is told more often than what is to come.
    .min_by_key(|d| match days_between(*d, today) {
        ahead if ahead < 0 => ahead.saturating_mul(-5),
        back => back.saturating_mul(4),
    })
}

/// The last calendar year that a value touches; of a fiscal year, the one in which it ends.
pub(super) fn last_year(value: &DateValue) -> i16 {
    match value {
        DateValue::Clock(d, ..) | DateValue::Part(d, _) | DateValue::Day(d) => d.year(),
        DateValue::Week(y, _)
        | DateValue::Month(y, _)
        | DateValue::Quarter(y, _)
        | DateValue::Half(y, _)
        | DateValue::Year(y) => *y,
        DateValue::Fiscal(y, _) => y + 1,
        DateValue::Span(ends) => last_year(&ends.1),
        DateValue::Duration { .. } => 0,
    }
}

/// First and last month of a period of the calendar.
pub(super) fn month_ends(value: &DateValue) -> Option<((i16, u8), (i16, u8))> {
    Some(match value {
        DateValue::Month(y, m) => ((*y, *m), (*y, *m)),
        DateValue::Quarter(y, q) => ((*y, q * 3 - 2), (*y, q * 3)),
        DateValue::Half(y, h) => ((*y, h * 6 - 5), (*y, h * 6)),
        DateValue::Year(y) => ((*y, 1), (*y, 12)),
        DateValue::Span(ends) => (month_ends(&ends.0)?.0, month_ends(&ends.1)?.1),
        _ => return None,
    })
}

/// The month that a day or month falls in.
pub(super) fn month_of(value: &DateValue) -> Option<(i16, u8)> {
    match value {
        DateValue::Day(day) => Some((day.year(), day.month().unsigned_abs())),
        DateValue::Month(year, month) => Some((*year, *month)),
        _ => None,
    }
}

pub(super) fn first_day(value: &DateValue) -> Option<Date> {
    match value {
        DateValue::Day(d) | DateValue::Part(d, _) | DateValue::Clock(d, ..) => Some(*d),
        DateValue::Span(ends) => first_day(&ends.0),
        _ => month_ends(value).and_then(|((y, m), _)| date(y, m, 1).ok()),
    }
}

pub(super) fn last_day(value: &DateValue) -> Option<Date> {
    match value {
        DateValue::Day(d) | DateValue::Part(d, _) | DateValue::Clock(d, ..) => Some(*d),
        DateValue::Span(ends) => last_day(&ends.1),
        _ => month_ends(value).and_then(|(_, (y, m))| date(y, m, 1).ok()).map(Date::last_of_month),
    }
}

pub(super) fn shift_years(value: &DateValue, years: i16) -> Option<DateValue> {
    shift_months(value, i32::from(years) * 12)
}

/// The same period, months earlier or later; `None` where the grain cannot move by so little.
pub(super) fn shift_months(value: &DateValue, months: i32) -> Option<DateValue> {
    let years = i16::try_from(months / 12).ok()?;
    let whole = months % 12 == 0;
    let within = |y: i16| y.checked_add(years).filter(|y| (1..=9998).contains(y));
    Some(match value {
        DateValue::Day(d) => DateValue::Day(d.checked_add(Delta::new().try_months(months).ok()?).ok()?),
        DateValue::Month(y, m) => {
            let (y, m) = add_months(*y, *m, months)?;
            DateValue::Month(y, m)
        }
        DateValue::Quarter(y, q) if months % 3 == 0 => {
            let (y, m) = add_months(*y, q * 3 - 2, months)?;
            DateValue::Quarter(y, m.div_ceil(3))
        }
        DateValue::Half(y, h) if months % 6 == 0 => {
            let (y, m) = add_months(*y, h * 6 - 5, months)?;
            DateValue::Half(y, m.div_ceil(6))
        }
        DateValue::Year(y) if whole => DateValue::Year(within(*y)?),
        DateValue::Fiscal(y, part) if whole => DateValue::Fiscal(within(*y)?, *part),
        DateValue::Fiscal(y, FiscalPart::Quarter(q)) if months % 3 == 0 => {
            let (y, m) = add_months(*y, q * 3 - 2, months)?;
            DateValue::Fiscal(y, FiscalPart::Quarter(m.div_ceil(3)))
        }
        DateValue::Span(ends) => span(shift_months(&ends.0, months)?, shift_months(&ends.1, months)?),
        _ => return None,
    })
}
