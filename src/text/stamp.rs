//! Dates as agencies stamp them: `13/03/2020`, `31.12.2017`, `2025-10-24`, `mercredi 30 octobre 2019`, `1er juin`.

use jiff::civil::Date;

use super::fold::fold;

/// French months, folded; a press abbreviation is a prefix of three letters or more.
const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];
const WEEKDAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// A day as stamped; the year may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    year: Option<i16>,
    month: u8,
    day: u8,
}

impl Stamp {
    /// The day, its year taken from `year` where the stamp has none.
    pub fn date(self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?).ok()
    }
}

/// The day at the start of `text`, where its year is told.
pub fn stamped_day(text: &str) -> Option<Date> {
    date_at(text)?.0.date(None)
}

/// The date at the start of `text`, a weekday or article before it allowed, and its length in bytes.
pub fn date_at(text: &str) -> Option<(Stamp, usize)> {
    let mut at = 0;
    for _ in 0..2 {
        let rest = text.get(at..)?;
        let first = *rest.as_bytes().first()?;
        if first.is_ascii_digit() {
            break;
        }
        // Only *le* and the weekdays may stand before.
        if first.is_ascii() && !b"djlmsv".contains(&first.to_ascii_lowercase()) {
            return None;
        }
        let (word, len) = word_at(rest);
        let word = fold(word);
        if len > 0 && (word == "le" || WEEKDAYS.contains(&word.as_str())) {
            at += len + text.get(at + len..).map_or(0, spaces);
        }
    }
    let (stamp, len) = numeric(text.get(at..)?).or_else(|| told(text.get(at..).unwrap_or("")))?;
    stamp.date(Some(2000))?;
    Some((stamp, at + len))
}

/// The time after a date: `à 10:52`, ` | 11:54`, ` - 16h29`, ` 16:29:26`; its length in bytes, nought without one.
pub fn time_at(text: &str) -> usize {
    let lead = text.len() - text.trim_start_matches([' ', '\u{a0}', ',', '|', '-', '–', 'à', 'a', '•']).len();
    let rest = text.get(lead..).unwrap_or("");
    let (hour, n) = digits(rest);
    let sign = rest.get(n..).and_then(|r| r.chars().next());
    if !(1..=2).contains(&n) || hour > 23 || !matches!(sign, Some(':' | 'h' | 'H')) {
        return 0;
    }
    let mut end = n + 1;
    loop {
        let (_, n) = digits(rest.get(end..).unwrap_or(""));
        end += n;
        if n == 2 && rest.get(end..).is_some_and(|r| r.starts_with(':')) {
            end += 1;
        } else {
            return lead + end;
        }
    }
}

fn numeric(text: &str) -> Option<(Stamp, usize)> {
    let mut parts = [(0, 0); 3];
    let (mut at, mut sign) = (0, None);
    for (place, part) in parts.iter_mut().enumerate() {
        if place > 0 {
            let found = text.get(at..)?.chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
            if sign.is_some_and(|s| s != found) {
                return None;
            }
            sign = Some(found);
            at += 1;
        }
        *part = digits(text.get(at..)?);
        if part.1 == 0 {
            return None;
        }
        at += part.1;
    }
    let [(a, a_len), (b, b_len), (c, c_len)] = parts;
    let (year, day, lens) = if a_len == 4 { (a, c, (b_len, c_len)) } else { (c, a, (a_len, b_len)) };
    let year = match (a_len, c_len) {
        (4, 1..=2) | (1..=2, 4) => year,
        // `21/02/14`: two digits are of this century.
        (1..=2, 2) if sign == Some('/') => 2000 + year,
        _ => return None,
    };
    if lens.0 > 2 || lens.1 > 2 {
        return None;
    }
    let stamp = Stamp { year: i16::try_from(year).ok(), month: u8::try_from(b).ok()?, day: u8::try_from(day).ok()? };
    stamp.date(None)?;
    Some((stamp, at))
}

fn told(text: &str) -> Option<(Stamp, usize)> {
    let (day, mut at) = digits(text);
    if !(1..=2).contains(&at) {
        return None;
    }
    at += ["er", "ᵉʳ"].iter().find(|e| text.get(at..).is_some_and(|r| r.starts_with(**e))).map_or(0, |e| e.len());
    at += spaces(text.get(at..)?);
    let (word, len) = word_at(text.get(at..)?);
    let word = fold(word);
    let month = MONTHS.iter().position(|m| *m == word || (word.len() >= 3 && m.starts_with(&word) && word != "jui"))?;
    at += len;
    if text.get(at..)?.starts_with('.') {
        at += 1;
    }
    let mut stamp = Stamp { year: None, month: u8::try_from(month + 1).ok()?, day: u8::try_from(day).ok()? };
    let gap = spaces(text.get(at..)?);
    if let (year @ 1900..=2199, 4) = digits(text.get(at + gap..)?) {
        stamp.year = i16::try_from(year).ok();
        at += gap + 4;
    }
    Some((stamp, at))
}

/// The digits at the start: their value and count; a longer run than nine counts nought.
fn digits(text: &str) -> (u32, usize) {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    (text.get(..len).and_then(|d| d.parse().ok()).unwrap_or(0), if len > 9 { 0 } else { len })
}

/// The letters at the start and their length in bytes.
fn word_at(text: &str) -> (&str, usize) {
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    (text.get(..len).unwrap_or(""), len)
}

/// Bytes of white space at the start, line ends not included.
pub fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<(String, &str)> {
        let (stamp, len) = date_at(text)?;
        Some((stamp.date(Some(2025))?.to_string(), &text[len..]))
    }

    #[test]
    fn stamps() {
        for (text, want) in [
            ("13/03/2020 | 11:54", Some(("2020-03-13", " | 11:54"))),
            ("21/02/14 09:13", Some(("2014-02-21", " 09:13"))),
            ("31.12.2017", Some(("2017-12-31", ""))),
            ("2025-10-24T08", Some(("2025-10-24", "T08"))),
            ("mercredi 30 octobre 2019 à", Some(("2019-10-30", " à"))),
            ("le 1er août (Reuters)", Some(("2025-08-01", " (Reuters)"))),
            ("24 oct. 2025", Some(("2025-10-24", ""))),
            ("45/13/2020", None),
            ("30 février 2021", None),
            ("12.000 actions", None),
            ("3,4/5", None),
            ("12 jui", None),
            ("1.2.3", None),
        ] {
            assert_eq!(day(text), want.map(|(d, rest)| (d.to_owned(), rest)), "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, len) in
            [(" à 10:52 x", 9), (" | 11:54", 8), (" 16:29:26]", 9), (" 16h29", 6), (" de 3", 0), (" 120:3", 0)]
        {
            assert_eq!(time_at(text), len, "{text}");
        }
    }
}
