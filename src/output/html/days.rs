//! The days that a date value of the contract covers, for pictures.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// First and last day of a value; none for durations and what is no date.
pub(super) fn covered(value: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = value.split_once('/') {
        // `2016/2017` is a year across two, `2016/2017-H1` a part of it: its months are not known, its years are.
        let to = if from.len() == 4 { to.get(..4)? } else { to };
        return Some((covered(from)?.0, covered(to)?.1));
    }
    let year: i16 = value.get(..4)?.parse().ok()?;
    let rest = value.get(4..)?;
    let months = |first: i8, count: i8| {
        let last = Date::new(year, first + count - 1, 1).ok()?.last_of_month();
        Some((Date::new(year, first, 1).ok()?, last))
    };
    let Some(rest) = rest.strip_prefix('-') else { return if rest.is_empty() { months(1, 12) } else { None } };
    let number = |text: &str| text.parse::<i8>().ok().filter(|n| (1..=53).contains(n));
    match rest.split_at_checked(1)? {
        ("Q", n) => months(3 * number(n).filter(|n| *n <= 4)? - 2, 3),
        ("H", n) => months(6 * number(n).filter(|n| *n <= 2)? - 5, 6),
        ("W", n) => {
            let week = |day| Some(ISOWeekDate::new(year, number(n)?, day).ok()?.date());
            Some((week(Weekday::Monday)?, week(Weekday::Sunday)?))
        }
        _ if rest.len() == 2 => months(number(rest).filter(|n| *n <= 12)?, 1),
        _ => value.get(..10)?.parse().ok().map(|day| (day, day)),
    }
}

/// Days since the first day of the year 0, to reckon with.
pub(super) fn number(day: Date) -> i32 {
    let before =
        |year: i32| 365 * year + (year + 3).div_euclid(4) - (year + 99).div_euclid(100) + (year + 399).div_euclid(400);
    before(i32::from(day.year())) + i32::from(day.day_of_year()) - 1
}

/// A step between the marks of a time axis, in months; none for one in days.
const STEPS: &[(i32, i32)] = &[(75, 0), (400, 1), (1100, 3), (4400, 12), (22_000, 60), (i32::MAX, 120)];

/// Marks of an axis from one day to another: day and label, twelve or so.
pub(super) fn ticks(from: Date, to: Date) -> Vec<(Date, String)> {
    let range = number(to) - number(from);
    let step = STEPS.iter().find(|(most, _)| range <= *most).map_or(120, |(_, step)| *step);
    let mut ticks = Vec::new();
    if step == 0 {
        let each = match range {
            ..=10 => 1,
            11..=24 => 2,
            _ => 7,
        };
        let mut day = Some(from);
        while let Some(at) = day.filter(|at| *at <= to) {
            ticks.push((at, at.strftime("%-d %b").to_string()));
            day = at.checked_add(jiff::Span::new().days(each)).ok();
        }
        return ticks;
    }
    let (mut year, mut month) = (i32::from(from.year()), i32::from(from.month()));
    if step >= 12 {
        (year, month) = ((year + step / 12 - 1).div_euclid(step / 12) * (step / 12), 1);
    } else if step > 1 {
        month = (month - 1) / step * step + 1;
    }
    loop {
        let Ok(at) = Date::new(year as i16, month as i8, 1) else { break };
        if at > to {
            break;
        }
        if at >= from {
            let form = if step >= 12 { "%Y" } else { "%b %Y" };
            ticks.push((at, at.strftime(form).to_string()));
        }
        month += step;
        year += (month - 1) / 12;
        month = (month - 1) % 12 + 1;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cover_their_days() {
        let told = |value: &str| covered(value).map(|(from, to)| format!("{from} {to}"));
        for (value, days) in [
            ("2025-10-23TEV", "2025-10-23 2025-10-23"),
            ("2025-10-24T14:50Z", "2025-10-24 2025-10-24"),
            ("2025-W43", "2025-10-20 2025-10-26"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2025-Q3", "2025-07-01 2025-09-30"),
            ("2025-H2", "2025-07-01 2025-12-31"),
            ("2025", "2025-01-01 2025-12-31"),
            ("2016/2017-H1", "2016-01-01 2017-12-31"),
            ("2025-01/2025-09", "2025-01-01 2025-09-30"),
        ] {
            assert_eq!(told(value).as_deref(), Some(days), "{value}");
        }
        for none in ["P5Y", "", "2025-Q9", "2025-13", "20251", "2025-W99", "é025", "2025-é", "2025-10-99"] {
            assert_eq!(told(none), None, "{none}");
        }
    }

    #[test]
    fn days_are_numbered_one_by_one() {
        let mut day: Date = "1999-12-30".parse().unwrap();
        for _ in 0..800 {
            let next = day.tomorrow().unwrap();
            assert_eq!(number(day) + 1, number(next), "{day}");
            day = next;
        }
    }

    #[test]
    fn an_axis_has_a_dozen_marks() {
        let count = |from: &str, to: &str| ticks(from.parse().unwrap(), to.parse().unwrap()).len();
        for (from, to) in [
            ("2025-10-24", "2025-10-24"),
            ("2025-10-01", "2025-10-20"),
            ("2025-10-01", "2025-12-10"),
            ("2025-01-15", "2025-12-10"),
            ("2023-01-15", "2025-12-10"),
            ("2015-01-15", "2025-12-10"),
            ("1970-01-15", "2050-12-10"),
        ] {
            assert!((1..=13).contains(&count(from, to)), "{from} {to}: {}", count(from, to));
        }
    }
}
