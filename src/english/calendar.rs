//! Dates in wire style: the only place that prints a date.

use crate::{
    sheet::Date,
    value::{DateBound, DateMod, Digits},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ORDINALS: [&str; 5] = ["", "first", "second", "third", "fourth"];
const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// The days of the week as sources write them.
const TOLD_WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// What a date value is, in English, and the preposition that it takes of itself.
struct Said {
    /// `on`, `in`, `over`; empty where the words stand alone (`last week`).
    preposition: &'static str,
    words: String,
}

fn said(preposition: &'static str, words: String) -> Option<Said> {
    Some(Said { preposition, words })
}

/// The date with its preposition: `on Thursday evening, 23 October 2025`, `in the third quarter of 2025`, `by 2027`.
///
/// A date that could not be resolved is quoted.
pub(super) fn with_preposition(date: &Date) -> String {
    let Some(mut said) = date.value.as_deref().and_then(|value| read(value, &date.text)) else {
        return glue!["in the period told as \"", date.text, "\""];
    };
    let part = |modifier| match modifier {
        DateMod::Start => "early in",
        DateMod::Mid => "in the middle of",
        DateMod::End => "late in",
    };
    // `en fin de matinée`: late in the morning of that day.
    if let (Some(modifier), Some(rest)) = (date.modifier, said.words.strip_prefix("the ").filter(|_| is_day(date))) {
        return glue![part(modifier), " the ", rest];
    }
    match date.modifier {
        Some(DateMod::Start) => {
            said = Said { preposition: "at", words: glue!["the start of ", said.words] };
        }
        Some(DateMod::Mid) if said.words.starts_with("the ") => {
            said = Said { preposition: "in", words: glue!["the middle of ", said.words] };
        }
        Some(DateMod::Mid) => said = Said { preposition: "in", words: glue!["mid-", said.words] },
        Some(DateMod::End) => {
            said = Said { preposition: "at", words: glue!["the end of ", said.words] };
        }
        None => {}
    }
    let preposition = match date.bound {
        None => said.preposition,
        Some(DateBound::Since) => "since",
        Some(DateBound::From) => "from",
        Some(DateBound::By) => "by",
        Some(DateBound::Until) => "until",
        Some(DateBound::Before) => "before",
        Some(DateBound::After) => "after",
        Some(DateBound::About) => "around",
    };
    if preposition.is_empty() { said.words } else { glue![preposition, " ", said.words] }
}

/// The date as a noun: `the third quarter of 2025`, `2026`, `five years`.
pub(super) fn noun(date: &Date) -> String {
    let whole = with_preposition(date);
    for preposition in ["on ", "in ", "over ", "at "] {
        if let Some(rest) = whole.strip_prefix(preposition) {
            return rest.to_owned();
        }
    }
    whole
}

/// Whether the value is a length of time.
pub(super) fn is_duration(date: &Date) -> bool {
    date.value.as_deref().is_some_and(|v| v.starts_with('P'))
}

/// Whether the value is a day, with or without its hour.
pub(super) fn is_day(date: &Date) -> bool {
    date.value.as_deref().is_some_and(|v| v.len() >= 10 && day_of_month(v).is_some() && !v.contains('/'))
}

/// Whether the value is the last day of a month.
pub(super) fn ends_a_month(date: &Date) -> bool {
    let day =
        date.value.as_deref().filter(|_| is_day(date)).and_then(|v| v.get(..10)?.parse::<jiff::civil::Date>().ok());
    day.is_some_and(|day| day == day.last_of_month())
}

/// Whether the date is a day no later than the day of publication.
pub(super) fn is_over(date: &Date, published: Option<&str>) -> bool {
    let day = |value: &str| value.get(..10).map(str::to_owned);
    let (told, today) = (date.value.as_deref().and_then(day), published.and_then(day));
    is_day(date) && told.zip(today).is_some_and(|(told, today)| told <= today)
}

/// Whether the date is a month, or a day of one, no later than that of publication: the time of a telling.
pub(super) fn has_begun(date: &Date, published: Option<&str>) -> bool {
    let month = |value: &str| value.get(..7).map(str::to_owned);
    let told = date.value.as_deref().filter(|v| v.len() == 7 || is_day(date)).and_then(month);
    told.zip(published.and_then(month)).is_some_and(|(told, now)| told <= now && !told.contains(['Q', 'H']))
}

/// Whether the date is the period a year before `period`, or told to be.
pub(super) fn is_year_before(date: &Date, period: Option<&Date>) -> bool {
    let told = |date: &Date| -> Option<Vec<(i32, String)>> {
        let part = |end: &str| Some((end.get(..4)?.parse().ok()?, end.get(4..)?.to_owned()));
        date.value.as_deref()?.split('/').map(part).collect()
    };
    let Some((before, now)) = told(date).zip(period.and_then(told)) else {
        return date.text.to_lowercase().starts_with("un an ");
    };
    before.len() == now.len() && before.iter().zip(&now).all(|(b, n)| b.0 + 1 == n.0 && b.1 == n.1)
}

/// Whether the date is a day after the day of publication.
pub(super) fn is_ahead(date: &Date, published: Option<&str>) -> bool {
    is_day(date) && date.bound.is_none() && published.is_some() && !is_over(date, published)
}

/// `five years`, `18 months`.
pub(super) fn length(value: &str) -> Option<String> {
    let length = value.strip_prefix('P')?;
    let (count, unit) = length
        .strip_prefix('T')
        .unwrap_or(length)
        .split_at_checked(length.strip_prefix('T').unwrap_or(length).len().checked_sub(1)?)?;
    let n: usize = count.parse().ok()?;
    let unit = match unit {
        "Y" => "year",
        "M" if length.starts_with('T') => "minute",
        "M" => "month",
        "W" => "week",
        "D" => "day",
        "H" => "hour",
        _ => return None,
    };
    let count = SMALL.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned());
    Some(glue![count, " ", unit, if n == 1 { "" } else { "s" }])
}

fn read(value: &str, text: &str) -> Option<Said> {
    if value.starts_with('P') {
        return said("over", length(value)?);
    }
    if let Some((from, to)) = value.split_once('/') {
        let head = to.get(..4).and_then(year);
        if let (Some(start), Some(end)) = (year(from), head)
            && !to.get(5..).is_some_and(|rest| rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit()))
        {
            let fiscal = glue![start, "/", end];
            return match to.get(4..)? {
                "" => said("in", glue!["the ", fiscal, " financial year"]),
                "-H1" => said("in", glue!["the first half of the ", fiscal, " financial year"]),
                "-H2" => said("in", glue!["the second half of the ", fiscal, " financial year"]),
                "-9M" => said("in", glue!["the first nine months of the ", fiscal, " financial year"]),
                rest => {
                    let n: usize = rest.strip_prefix("-Q")?.parse().ok()?;
                    said("in", glue!["the ", ORDINALS.get(n)?, " quarter of the ", fiscal, " financial year"])
                }
            };
        }
        return stretch(from, to);
    }
    let whole = year(value.get(..4)?)?;
    let rest = value.get(4..)?;
    if rest.is_empty() {
        return said("in", value.to_owned());
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(n) = rest.strip_prefix('Q') {
        return said("in", glue!["the ", ORDINALS.get(n.parse::<usize>().ok()?)?, " quarter of ", whole]);
    }
    if let Some(n) = rest.strip_prefix('H') {
        return said("in", glue!["the ", ORDINALS.get(n.parse::<usize>().ok()?)?, " half of ", whole]);
    }
    if let Some(n) = rest.strip_prefix('W') {
        return week(whole.parse().ok()?, n.parse().ok()?);
    }
    if rest.len() == 2 {
        return said("in", month(value)?);
    }
    let (date, clock) = value.split_once('T').unwrap_or((value, ""));
    let lower = text.to_lowercase();
    let told = TOLD_WEEKDAYS.iter().any(|name| lower.contains(name));
    let weekday = if told { weekday(date) } else { None };
    let day = day(date)?;
    let part = match clock {
        "" => "",
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        time => {
            let (hour, gmt) = time.strip_suffix('Z').map_or((time, ""), |t| (t, " GMT"));
            let weekday = weekday.map_or_else(String::new, |w| glue![w, ", "]);
            return said("at", glue![hour, gmt, " on ", weekday, day]);
        }
    };
    match (weekday, part) {
        (Some(name), "") => said("on", glue![name, ", ", day]),
        (Some(name), part) => said("on", glue![name, " ", part, ", ", day]),
        (None, "") => said("on", day),
        (None, "midday") => said("at", glue!["midday on ", day]),
        (None, "night") => said("in", glue!["the night of ", day]),
        (None, part) => said("on", glue!["the ", part, " of ", day]),
    }
}

/// `the first nine months of 2025`, `July to September 2025`, `13 to 17 October 2025`.
fn stretch(from: &str, to: &str) -> Option<Said> {
    let (ya, yb) = (year(from.get(..4)?)?, year(to.get(..4)?)?);
    if from.len() == 4 && to.len() == 4 {
        return said("from", glue![ya, " to ", yb]);
    }
    if from.len() == 7 && to.len() == 7 {
        let (ma, mb): (usize, usize) = (from.get(5..)?.parse().ok()?, to.get(5..)?.parse().ok()?);
        if ma == 1 && mb == 12 {
            return if ya == yb { said("in", ya.to_owned()) } else { said("from", glue![ya, " to ", yb]) };
        }
        if ya == yb && ma == 1 && mb > 1 {
            let count = SMALL.get(mb).map_or_else(|| mb.to_string(), |word| (*word).to_owned());
            return said("in", glue!["the first ", count, " months of ", ya]);
        }
        let head = if ya == yb { MONTHS.get(ma.checked_sub(1)?)?.to_string() } else { month(from)? };
        return said("from", glue![head, " to ", month(to)?]);
    }
    let one = |value: &str| match value.len() {
        10 => day(value),
        7 => month(value),
        _ => None,
    };
    if from.len() == 10 && to.len() == 10 && from.get(..7) == to.get(..7) {
        return said("from", glue![from.get(8..)?.trim_start_matches('0'), " to ", day(to)?]);
    }
    said("from", glue![one(from)?, " to ", one(to)?])
}

/// A week, told by its Monday.
fn week(year: i16, number: i8) -> Option<Said> {
    let monday = jiff::civil::ISOWeekDate::new(year, number, jiff::civil::Weekday::Monday).ok()?.date();
    let month = MONTHS.get(usize::try_from(monday.month()).ok()?.checked_sub(1)?)?;
    said("in", format!("the week of {} {month} {}", monday.day(), monday.year()))
}

fn year(text: &str) -> Option<&str> {
    (text.len() == 4 && text.parse::<i16>().is_ok()).then_some(text)
}

/// `October 2025` in two words.
fn month_of_year(value: &str) -> Option<(&'static str, &str)> {
    let n: usize = value.get(5..7)?.parse().ok()?;
    Some((MONTHS.get(n.checked_sub(1)?)?, value.get(..4)?))
}

/// `23 October 2025` in its parts.
fn day_of_month(value: &str) -> Option<(u8, &'static str, &str)> {
    let day = value.get(8..10)?.parse().ok()?;
    let (month, year) = month_of_year(value)?;
    Some((day, month, year))
}

fn month(value: &str) -> Option<String> {
    let (month, year) = month_of_year(value)?;
    Some(glue![month, " ", year])
}

fn day(value: &str) -> Option<String> {
    let (day, month, year) = day_of_month(value)?;
    Some(glue![Digits::number(day.into()).as_str(), " ", month, " ", year])
}

fn weekday(value: &str) -> Option<&'static str> {
    let date: jiff::civil::Date = value.parse().ok()?;
    WEEKDAYS.get(usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sheet::DateId, text::Span};

    fn date(value: &str, text: &str) -> Date {
        Date {
            id: DateId(0),
            value: (!value.is_empty()).then(|| value.to_owned()),
            grain: None,
            modifier: None,
            bound: None,
            unresolved: None,
            text: text.to_owned(),
            span: Span::new(0, 1),
        }
    }

    #[test]
    fn every_grain() {
        for (value, text, want) in [
            ("2025-10-23TEV", "jeudi soir", "on Thursday evening, 23 October 2025"),
            ("2025-10-24TMO", "en milieu de matinée", "on the morning of 24 October 2025"),
            ("2025-10-24TMI", "ce midi", "at midday on 24 October 2025"),
            ("2025-10-23", "jeudi", "on Thursday, 23 October 2025"),
            ("2025-10-24", "aujourd'hui", "on 24 October 2025"),
            ("2025-10-24T14:50Z", "vers 14h50 GMT", "at 14:50 GMT on 24 October 2025"),
            ("2025-10-24T09:05", "9h05 ce vendredi", "at 09:05 on Friday, 24 October 2025"),
            ("2025-W42", "la semaine dernière", "in the week of 13 October 2025"),
            ("2025-W02", "la semaine 2", "in the week of 6 January 2025"),
            ("2025-09", "septembre", "in September 2025"),
            ("2025-Q3", "troisième trimestre", "in the third quarter of 2025"),
            ("2025-H1", "S1", "in the first half of 2025"),
            ("2026", "l'an prochain", "in 2026"),
            ("2016/2017", "exercice", "in the 2016/2017 financial year"),
            ("2016/2017-H1", "S1", "in the first half of the 2016/2017 financial year"),
            ("2016/2017-Q3", "T3", "in the third quarter of the 2016/2017 financial year"),
            ("2017/2018-9M", "9M", "in the first nine months of the 2017/2018 financial year"),
            ("2025-01/2025-09", "neuf mois", "in the first nine months of 2025"),
            ("2025-07/2025-09", "juillet et septembre", "from July to September 2025"),
            ("2024-10/2025-03", "octobre à mars", "from October 2024 to March 2025"),
            ("2024-01/2026-12", "2024 à 2026", "from 2024 to 2026"),
            ("2025-10-13/2025-10-17", "du 13 au 17", "from 13 to 17 October 2025"),
            ("P5Y", "cinq ans", "over five years"),
            ("P18M", "18 mois", "over 18 months"),
            ("", "deuxième trimestre fiscal", "in the period told as \"deuxième trimestre fiscal\""),
        ] {
            assert_eq!(with_preposition(&date(value, text)), want);
        }
    }

    #[test]
    fn bounds_and_parts() {
        let mut end = date("2026", "fin 2026");
        end.modifier = Some(DateMod::End);
        assert_eq!(with_preposition(&end), "at the end of 2026");
        assert_eq!(noun(&end), "the end of 2026");
        end.bound = Some(DateBound::By);
        assert_eq!(with_preposition(&end), "by the end of 2026");
        let mut mid = date("2025-11", "mi-novembre");
        mid.modifier = Some(DateMod::Mid);
        assert_eq!(with_preposition(&mid), "in mid-November 2025");
        let mut year = date("2025", "début de l'année");
        year.modifier = Some(DateMod::Start);
        year.bound = Some(DateBound::Since);
        assert_eq!(with_preposition(&year), "since the start of 2025");
    }
}
