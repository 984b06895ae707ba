//! English dates and periods: UK and US order, ISO, quarters, halves, first months, clock, lengths, distances from now.

use std::ops::Range;

use crate::{
    text::Published,
    validate::{
        en::{MONTHS, WEEKDAYS},
        reading::DateReading,
        scan::{Kind, Stretch},
    },
};

/// One date of a sentence: its pieces and what it says.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub pieces: Range<usize>,
    pub said: DateReading,
}

/// Words before a bare year.
const BEFORE_YEAR: &[&str] = &[
    "a",
    "about",
    "and",
    "around",
    "by",
    "calendar",
    "during",
    "early",
    "end",
    "financial",
    "fiscal",
    "for",
    "from",
    "full",
    "fy",
    "in",
    "its",
    "late",
    "mid",
    "of",
    "over",
    "since",
    "than",
    "the",
    "through",
    "throughout",
    "to",
    "until",
    "versus",
    "vs",
    "year",
];
/// What a four-digit number counts where it is no year.
const COUNTED: &[&str] = &[
    "billion",
    "employees",
    "euros",
    "dollars",
    "jobs",
    "million",
    "people",
    "per",
    "percent",
    "points",
    "positions",
    "shares",
    "staff",
    "stores",
    "tonnes",
    "trillion",
    "units",
    "workers",
];
pub(super) const NUMBERS: &[(&str, u32)] = &[
    ("eight", 8),
    ("eighteen", 18),
    ("eighty", 80),
    ("eleven", 11),
    ("fifteen", 15),
    ("fifty", 50),
    ("five", 5),
    ("forty", 40),
    ("four", 4),
    ("fourteen", 14),
    ("nine", 9),
    ("nineteen", 19),
    ("ninety", 90),
    ("one", 1),
    ("seven", 7),
    ("seventeen", 17),
    ("seventy", 70),
    ("six", 6),
    ("sixteen", 16),
    ("sixty", 60),
    ("ten", 10),
    ("thirteen", 13),
    ("thirty", 30),
    ("three", 3),
    ("twelve", 12),
    ("twenty", 20),
    ("two", 2),
];
const ORDINALS: &[(&str, u8)] =
    &[("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4)];

/// The number that a small word says.
pub(super) fn number(word: &str) -> Option<u32> {
    NUMBERS.binary_search_by_key(&word, |(w, _)| w).ok().and_then(|at| NUMBERS.get(at)).map(|(_, n)| *n)
}

/// The dates of a sentence, in order.
pub(super) fn dates(text: Stretch<'_>, published: Option<Published>) -> Vec<When> {
    let mut out: Vec<When> = Vec::new();
    let mut at = 0;
    while at < text.pieces().len() {
        let floor = out.last().map_or(0, |w| w.pieces.end);
        let found = iso(text, at)
            .or_else(|| month(text, at, floor))
            .or_else(|| period(text, at, floor))
            .or_else(|| clock(text, at))
            .or_else(|| length(text, at, floor))
            .or_else(|| relative(text, at, published))
            .or_else(|| year(text, at));
        match found {
            Some(when) => {
                at = when.pieces.end.max(at + 1);
                out.push(when);
            }
            None => at += 1,
        }
    }
    out
}

fn digits(text: Stretch<'_>, at: usize) -> Option<u32> {
    if text.is_digits(at) { text.fold(at).parse().ok() } else { None }
}

fn whole_year(text: Stretch<'_>, at: usize) -> Option<i16> {
    let n = digits(text, at).filter(|_| text.fold(at).len() == 4)?;
    i16::try_from(n).ok().filter(|y| (1900..2100).contains(y))
}

/// `2025-10-23`, `23/10/2025`, `10/23/2025`.
fn iso(text: Stretch<'_>, at: usize) -> Option<When> {
    let sign = text.fold(at + 1);
    if !matches!(sign, "-" | "/") || text.fold(at + 3) != sign || !(0..4).all(|i| text.glued(at + i)) {
        return None;
    }
    let (a, b, c) = (digits(text, at)?, digits(text, at + 2)?, digits(text, at + 4)?);
    let (year, month, days) = if a > 999 {
        (a, b, vec![c])
    } else if b > 12 {
        (c, a, vec![b])
    } else {
        (c, b, vec![a])
    };
    let said = DateReading {
        years: vec![i16::try_from(year).ok()?],
        months: vec![u8::try_from(month).ok()?],
        days: days.into_iter().filter_map(|d| u8::try_from(d).ok()).collect(),
        ..Default::default()
    };
    Some(When { pieces: at..at + 5, said })
}

/// A month with the weekday, day and year around it.
fn month(text: Stretch<'_>, at: usize, floor: usize) -> Option<When> {
    let piece = text.get(at)?;
    let word = text.fold(at);
    if piece.kind != Kind::Word || !piece.upper {
        return None;
    }
    if let Some(day) = WEEKDAYS.iter().position(|d| *d == word) {
        // A day of the month goes on with it.
        let mut next = at + 1;
        while matches!(text.fold(next), "," | "the" | "morning" | "evening" | "afternoon" | "night") {
            next += 1;
        }
        let more = (next..next + 2).find_map(|i| if is_month(text, i) { month(text, i, at) } else { None });
        let mut when = more.unwrap_or(When { pieces: at..at + 1, said: DateReading::default() });
        when.said.weekdays = vec![day as u8 + 1];
        when.pieces.start = at;
        return Some(when);
    }
    if !is_month(text, at) {
        return None;
    }
    let number = MONTHS
        .iter()
        .position(|m| m.starts_with(word) && (word.len() == 3 || *m == word) || word == "sept" && *m == "september")?;
    let mut said = DateReading { months: vec![number as u8 + 1], ..Default::default() };
    let (mut from, mut end) = (at, at + 1);
    if text.is_sign(end, '.') && word.len() <= 4 && text.glued(end - 1) && text.is_digits(end + 1) {
        end += 1;
    }
    let day_at = |i: usize| {
        digits(text, i).filter(|d| (1..=31).contains(d) && text.fold(i).len() <= 2).and_then(|d| u8::try_from(d).ok())
    };
    let suffix = |i: usize| usize::from(matches!(text.fold(i), "st" | "nd" | "rd" | "th"));
    // UK order: the day before, perhaps with `of`.
    let mut back = at;
    while back > floor && matches!(text.fold(back - 1), "of" | "st" | "nd" | "rd" | "th") {
        back -= 1;
    }
    if let Some(day) = back.checked_sub(1).filter(|i| *i >= floor).and_then(day_at) {
        said.days.push(day);
        from = back - 1;
    } else if let Some(day) =
        day_at(end).filter(|_| !matches!(text.fold(end + 1), "%" | ".") || !text.is_digits(end + 2))
    {
        // US order: the day after.
        said.days.push(day);
        end += 1 + suffix(end + 1);
    }
    let comma = usize::from(text.is_sign(end, ',') || text.fold(end) == "of");
    if let Some(year) = whole_year(text, end + comma) {
        said.years.push(year);
        end += comma + 1;
    }
    Some(When { pieces: from..end, said })
}

fn is_month(text: Stretch<'_>, at: usize) -> bool {
    let Some(piece) = text.get(at).filter(|p| p.kind == Kind::Word && p.upper) else { return false };
    let word = text.fold(at);
    let near = |i: usize| text.is_digits(i);
    let beside = near(at + 1) || text.is_sign(at + 1, '.') && near(at + 2) || at > 0 && near(at - 1);
    let named = MONTHS.contains(&word) && (word != "may" && word != "march" || beside || at > 0);
    // Cut short (`Oct`) only beside a number.
    let short = (piece.end - piece.start <= 4)
        && beside
        && (word == "sept" || word.len() == 3 && MONTHS.iter().any(|m| m.starts_with(word)));
    named || short
}

/// `third quarter of 2025`, `Q3 2025`, `first half`, `H1`, `first nine months of 2025`.
fn period(text: Stretch<'_>, at: usize, floor: usize) -> Option<When> {
    let word = text.fold(at);
    let mut said = DateReading::default();
    let (mut from, mut end) = (at, at + 1);
    match word {
        "q1" | "q2" | "q3" | "q4" => said.quarters.push(word.as_bytes().get(1)? - b'0'),
        "h1" | "h2" => said.halves.push(word.as_bytes().get(1)? - b'0'),
        "quarter" | "quarters" | "half" => {
            let mut back = at;
            while back > floor && matches!(text.fold(back - 1), "-" | "fiscal" | "financial" | "calendar") {
                back -= 1;
            }
            let before = back.checked_sub(1).filter(|i| *i >= floor)?;
            let n = ORDINALS.iter().find(|(w, _)| *w == text.fold(before)).map(|(_, n)| *n)?;
            if word == "half" {
                said.halves.push(n)
            } else {
                said.quarters.push(n)
            }
            from = before;
        }
        "months" | "month" => {
            let count =
                u8::try_from(at.checked_sub(1).and_then(|i| digits(text, i).or_else(|| number(text.fold(i))))?).ok()?;
            let first = at >= 2 && text.fold(at - 2) == "first";
            let to = matches!(text.fold(end), "to" | "ended" | "ending");
            if !(first || to) || count > 12 {
                return None;
            }
            said.first_months = Some(count);
            from = at - if first { 2 } else { 1 };
        }
        _ => return None,
    }
    while matches!(text.fold(end), "of" | "in" | "," | "fiscal" | "financial" | "the" | "year") && end < at + 5 {
        end += 1;
    }
    match years(text, end) {
        Some((years, after)) => {
            said.years = years;
            end = after;
        }
        None => end = at + 1,
    }
    (from >= floor).then_some(When { pieces: from..end, said })
}

/// One year, or two of a fiscal year, at `at`.
fn years(text: Stretch<'_>, at: usize) -> Option<(Vec<i16>, usize)> {
    let first = whole_year(text, at)?;
    if matches!(text.fold(at + 1), "/" | "-") && text.glued(at) && text.glued(at + 1) {
        if let Some(second) = whole_year(text, at + 2) {
            return Some((vec![first, second], at + 3));
        }
        if let Some(second) = digits(text, at + 2).filter(|_| text.fold(at + 2).len() == 2)
            && let Ok(second) = i16::try_from(second)
        {
            return Some((vec![first, first - first % 100 + second], at + 3));
        }
    }
    Some((vec![first], at + 1))
}

fn year(text: Stretch<'_>, at: usize) -> Option<When> {
    let (years, end) = years(text, at)?;
    let before = if at > 0 { text.fold(at - 1) } else { "" };
    let glued = at > 0 && text.glued(at - 1) && !matches!(before, "(" | "'" | "\"");
    let more = matches!(text.fold(end), "," | ".") && text.glued(end - 1) && text.glued(end) && text.is_digits(end + 1);
    let counts = COUNTED.contains(&text.fold(end))
        || text.is_sign(end, '%')
        || text.glued(end - 1) && text.get(end).is_some_and(|p| p.kind == Kind::Word);
    let told = at == 0 || BEFORE_YEAR.contains(&before) || matches!(before, "(" | "," | "-" | "'");
    (told && !glued && !more && !counts)
        .then_some(When { pieces: at..end, said: DateReading { years, ..Default::default() } })
}

/// `14:50`, `9:30 am`, `2 pm`.
fn clock(text: Stretch<'_>, at: usize) -> Option<When> {
    let hour = digits(text, at).filter(|h| *h < 24)?;
    let minutes = text.is_sign(at + 1, ':') && text.glued(at) && text.glued(at + 1);
    let (minute, mut end) = if minutes { (digits(text, at + 2).filter(|m| *m < 60)?, at + 3) } else { (0, at + 1) };
    let half = match text.fold(end) {
        "am" | "a" if text.fold(end) == "am" || text.is_sign(end + 1, '.') => Some(0),
        "pm" => Some(12),
        _ => None,
    };
    if !minutes && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(12) if hour < 12 => hour + 12,
        Some(0) if hour == 12 => 0,
        _ => hour,
    };
    end += usize::from(half.is_some());
    let gmt = matches!(text.fold(end), "gmt" | "utc");
    let said =
        DateReading { clock: Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, gmt)), ..Default::default() };
    Some(When { pieces: at..end + usize::from(gmt), said })
}

/// `over seven years`, `18 months`, `five-year`.
fn length(text: Stretch<'_>, at: usize, floor: usize) -> Option<When> {
    let unit = match text.fold(at) {
        "year" | "years" => 'Y',
        "month" | "months" => 'M',
        "week" | "weeks" => 'W',
        "day" | "days" => 'D',
        _ => return None,
    };
    let back = at.checked_sub(1 + usize::from(at > 0 && text.is_sign(at - 1, '-'))).filter(|i| *i >= floor)?;
    let n = digits(text, back).or_else(|| number(text.fold(back)))?;
    // Part of a decimal or of a longer number.
    let longer = back > 0 && text.glued(back - 1) && matches!(text.fold(back - 1), "." | ",");
    (n < 1000 && n > 1 && !longer)
        .then(|| When { pieces: back..at + 1, said: DateReading { length: Some((n, unit)), ..Default::default() } })
}

/// `last year`, `next month`, `yesterday`.
fn relative(text: Stretch<'_>, at: usize, published: Option<Published>) -> Option<When> {
    let published = published?;
    let step = match text.fold(at) {
        "last" => -1,
        "next" => 1,
        "yesterday" | "tomorrow" | "today" => {
            let step = ["yesterday", "today", "tomorrow"].iter().position(|w| *w == text.fold(at))? as i64 - 1;
            let day = published.day()?.checked_add(jiff::Span::new().days(step)).ok()?;
            let said = DateReading {
                years: vec![day.year()],
                months: vec![day.month().unsigned_abs()],
                days: vec![day.day().unsigned_abs()],
                ..Default::default()
            };
            return Some(When { pieces: at..at + 1, said });
        }
        _ => return None,
    };
    (text.fold(at + 1) == "year").then(|| When {
        pieces: at..at + 2,
        said: DateReading { years: vec![published.year() + step], ..Default::default() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::en::English;

    fn said(text: &str) -> Vec<String> {
        let english = English::of(text);
        let show = |w: &When| {
            let d = &w.said;
            format!(
                "{:?}{:?}{:?}{}{}{}{}",
                d.years,
                d.months,
                d.days,
                d.quarters.first().map_or(String::new(), |q| format!("Q{q}")),
                d.halves.first().map_or(String::new(), |h| format!("H{h}")),
                d.first_months.map_or(String::new(), |n| format!("{n}M")),
                d.length.map_or(String::new(), |(n, u)| format!("P{n}{u}"))
            )
        };
        dates(english.scan.all(), Some("2025-10-24".parse().unwrap())).iter().map(show).collect()
    }

    #[test]
    fn every_order() {
        for (text, want) in [
            ("on Thursday, 23 October 2025", vec!["[2025][10][23]"]),
            ("on October 23, 2025", vec!["[2025][10][23]"]),
            ("on Oct. 23rd", vec!["[][10][23]"]),
            ("on 2025-10-23", vec!["[2025][10][23]"]),
            ("on 10/23/2025", vec!["[2025][10][23]"]),
            ("in the third quarter of 2025 and in Q4", vec!["[2025][][]Q3", "[][][]Q4"]),
            ("the first half of fiscal 2016/17", vec!["[2016, 2017][][]H1"]),
            ("in the first nine months of 2025", vec!["[2025][][]9M"]),
            ("in May, it may cut 2,184 jobs over seven years", vec!["[][5][]", "[][][]P7Y"]),
            ("last year it had 2050 people in 2019", vec!["[2024][][]", "[2019][][]"]),
            ("at the end of June 2025", vec!["[2025][6][]"]),
        ] {
            assert_eq!(said(text), want, "{text}");
        }
        assert!(NUMBERS.is_sorted());
    }
}
