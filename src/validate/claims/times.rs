//! Dates of a summary against those of the source.

use jiff::civil::{Date, Weekday};

use super::ledger::{Ledger, Time};
use crate::{text::Published, validate::reading::DateReading};

/// The dates of the source that may say what `said` says.
///
/// Where the source leaves the year out, `hedged` tells whether a plan or what is past is told.
pub(super) fn matching(said: &DateReading, ledger: &Ledger<'_>, hedged: bool) -> Vec<usize> {
    let all = ledger.times.iter().enumerate();
    all.filter(|(_, time)| may_say(said, time, ledger.published, hedged)).map(|(at, _)| at).collect()
}

/// Whether a date lies after publication: what it dates has not happened yet.
pub(super) fn is_future(said: &DateReading, published: Option<Published>) -> bool {
    let (Some(published), Some(year)) = (published, said.years.iter().max()) else { return false };
    let month = said
        .months
        .last()
        .copied()
        .or(said.quarters.last().map(|q| q * 3 - 2))
        .or(said.halves.last().map(|h| h * 6 - 5));
    let (this, now) = (published.year(), published.month());
    match (month, said.days.first(), published.day()) {
        (None, ..) => *year > this + 1 && said.years.len() == 1,
        (Some(month), Some(day), Some(today)) => (*year, month, *day) > (this, now, today.day().unsigned_abs()),
        (Some(month), ..) => (*year, month) > (this, now),
    }
}

/// Whether the date is that of publication, which may date any sentence.
pub(super) fn is_publication(said: &DateReading, published: Option<Published>) -> bool {
    let Some(published) = published else { return false };
    let year = said.years.iter().all(|y| *y == published.year());
    let month = said.months.iter().all(|m| *m == published.month());
    let day = published.day();
    let days = said.days.iter().all(|d| day.is_some_and(|day| day.day().unsigned_abs() == *d));
    let weekday =
        said.weekdays.iter().all(|d| day.is_some_and(|day| day.weekday().to_monday_one_offset().unsigned_abs() == *d));
    let bare = said.quarters.is_empty()
        && said.halves.is_empty()
        && said.first_months.is_none()
        && said.length.is_none()
        && said.clock.is_none();
    year && month && days && weekday && bare
}

/// The day that a summary's date names in full; the year may be left to the publication's neighbourhood.
fn day(said: &DateReading) -> Option<Date> {
    let (year, month, day) = (*said.years.first()?, *said.months.first()?, *said.days.first()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether the source's date may say the summary's.
pub(super) fn may_say(said: &DateReading, time: &Time, published: Option<Published>, hedged: bool) -> bool {
    let own = &time.said;
    if let Some((count, unit)) = said.length {
        let months = |n: u32, unit: char| match unit {
            'Y' => n * 12,
            'M' => n,
            _ => 0,
        };
        return own
            .length
            .is_some_and(|(n, u)| (n, u) == (count, unit) || months(n, u) > 0 && months(n, u) == months(count, unit));
    }
    let span = own.length.and_then(|(n, unit)| (unit == 'M').then_some(n));
    if let Some(first) = said.first_months.filter(|n| span == Some(u32::from(*n))) {
        // The first months of this year, where they are over; else of the year before.
        let year = |p: Published| if p.month() > first { p.year() } else { p.year() - 1 };
        return said.years.iter().all(|y| published.is_none_or(|p| *y == year(p)));
    }
    if let Some((hour, minute, _)) = said.clock {
        return own.clock.is_some_and(|(h, m, _)| (h, m) == (hour, minute));
    }
    if let Some(today) = published.and_then(Published::day)
        && let Some(day) = day(said)
    {
        // `jeudi`, `hier`, `le 23 octobre`: the day told by its name or distance.
        let away = day.since(today).ok().map_or(i32::MAX, |span| span.get_days());
        if own.day_offset == Some(away) {
            return true;
        }
        let named = Weekday::from_monday_one_offset(own.weekdays.first().copied().unwrap_or(0) as i8).ok();
        // `deux jours plus tard`, `la veille`, `la semaine dernière`.
        if time.anaphoric && time.grain == Some('D') && away.abs() <= 100 {
            return true;
        }
        if let Some(offset) = own.week_offset
            && let Ok(then) = today.checked_add(jiff::Span::new().days(offset * 7))
            && then.iso_week_date().week() == day.iso_week_date().week()
        {
            return true;
        }
        if own.days.is_empty() && named == Some(day.weekday()) && away.abs() <= 13 {
            return true;
        }
    }
    let has = |want: &[u8], have: &[u8]| want.iter().all(|n| have.contains(n));
    if !has(&said.days, &own.days) {
        return false;
    }
    // `le dernier trimestre`, `le mois précédent`: the words name only a length.
    let bare = |grain: char, have: &[u8]| have.is_empty() && time.grain == Some(grain);
    let quarter_of = |m: &u8| m.div_ceil(3);
    let months = has(&said.months, &own.months)
        || said.days.is_empty()
            && said.months.iter().all(|m| own.quarters.contains(&quarter_of(m)) || own.first_months == Some(*m))
        || said.days.is_empty() && time.anaphoric && bare('M', &own.months)
        || said.days.is_empty() && said.months.len() == 1 && own.months.is_empty() && by_distance(said, own, published);
    let quarters = has(&said.quarters, &own.quarters)
        || bare('Q', &own.quarters)
        || said.quarters == [1] && own.first_months == Some(3)
        || said.quarters.iter().all(|q| {
            own.months.len() == 2 && own.months.first() == Some(&(q * 3 - 2)) && own.months.last() == Some(&(q * 3))
        });
    let halves =
        has(&said.halves, &own.halves) || bare('H', &own.halves) || said.halves == [1] && own.first_months == Some(6);
    let first = said.first_months.is_none()
        || said.first_months == own.first_months
        || said.first_months == Some(6) && own.halves == [1]
        || said.first_months == Some(3) && own.quarters == [1]
        || said.first_months.is_some_and(|n| own.months == [n] || own.months == [1, n]);
    let weekdays = has(&said.weekdays, &own.weekdays) || own.weekdays.is_empty() && !said.days.is_empty();
    if !(months && quarters && halves && first && weekdays) {
        return false;
    }
    let some = !(said.days.is_empty()
        && said.months.is_empty()
        && said.quarters.is_empty()
        && said.halves.is_empty()
        && said.weekdays.is_empty())
        || said.first_months.is_some();
    said.years.is_empty() || years(said, time, published, some, hedged)
}

fn by_distance(said: &DateReading, own: &DateReading, published: Option<Published>) -> bool {
    let (Some(offset), Some(published), Some(month)) = (own.month_offset, published, said.months.first()) else {
        return false;
    };
    (i32::from(published.month()) - 1 + offset).rem_euclid(12) + 1 == i32::from(*month)
}

/// Whether the years of the summary's date are the source's, or those that the source leaves to be known.
fn years(said: &DateReading, time: &Time, published: Option<Published>, more: bool, hedged: bool) -> bool {
    let own = &time.said;
    if !own.years.is_empty() {
        // `2017-2018` may be told by either of its years.
        return said.years.iter().all(|y| own.years.contains(y))
            || said.years.len() == 2 && said.years.iter().any(|y| own.years.contains(y));
    }
    let Some(published) = published else { return more };
    let this = published.year();
    let near = |y: &i16, years: &[i16]| years.contains(&(y - this));
    if let Some(offset) = own.year_offset {
        return said.years.iter().all(|y| near(y, &[offset]));
    }
    if time.anaphoric {
        return said.years.iter().all(|y| near(y, &[-2, -1, 0]));
    }
    if !more {
        return false;
    }
    // A month or quarter without a year is the nearest one, before or after.
    let month = said
        .months
        .first()
        .copied()
        .or(said.quarters.first().map(|q| q * 3))
        .or(said.halves.first().map(|h| h * 6))
        .or(said.first_months);
    let now = published.month();
    match month {
        Some(month) if month > now && hedged => said.years.iter().all(|y| near(y, &[0])),
        Some(month) if month > now => said.years.iter().all(|y| near(y, &[-1, 0])),
        Some(month) if month < now && hedged => said.years.iter().all(|y| near(y, &[0, 1])),
        Some(month) if month < now => said.years.iter().all(|y| near(y, &[0])),
        _ => said.years.iter().all(|y| near(y, &[0])),
    }
}
