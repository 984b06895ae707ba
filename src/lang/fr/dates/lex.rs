//! The words of the calendar: one class per token.

use super::feasts::Feast;
use crate::{
    text::{Interner, Token, TokenKind, WordMap},
    value::{DateMod, DayPart},
};

const WORDS: &str = include_str!("words.tsv");

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    /// *exercice*.
    Exercise,
    /// *période*, *date*, *époque*: only with *même*.
    Period,
}

/// Which one, seen from publication or from the period in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// *prochain*.
    Next,
    /// *dernier*, *passé*.
    Last,
    /// *précédent*.
    Previous,
    /// *suivant*.
    Following,
    /// *écoulé*.
    Elapsed,
    /// *courant*.
    Current,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sub {
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// The first months.
    Months(u8),
}

/// What a token says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing.
    Other,
    /// It belongs to a name.
    Owned,
    /// Digits: value and how many.
    Int(u16, u8),
    /// A number in words.
    Cardinal(u16),
    /// *dizaine*, *quinzaine*.
    Group(u16),
    /// *premier*, *1er*, *4ème*.
    Ordinal(u8),
    Month(u8),
    /// A month cut short, read beside a day or a year only.
    Abbreviation(u8),
    /// Monday is 1.
    Weekday(u8),
    Unit(Unit),
    Part(DayPart),
    /// By quarter.
    Season(u8),
    Mod(DateMod),
    /// *hier*, *aujourd'hui*, *demain*.
    Day(i8),
    /// *veille*, *lendemain*.
    Near(i8),
    Toward(Toward),
    /// `14h50`.
    Clock(u8, u8),
    /// `T3`, `3T25`, `9M`: with the year glued to it.
    Sub(Sub, Option<i16>),
    /// `31.12.2017`.
    Dotted(u8, u8, i16),
    /// *obligation*, *taux*: what *à dix ans* is the name of.
    Bond,
    /// *clos*, *arrêté*.
    Closed,
    /// *prévu*, *attendu*.
    Planned,
    /// A noun that a year is put beside: *objectifs 2025*.
    Yearly,
    /// *Noël*, *la Toussaint*.
    Feast(Feast),
    /// *YTD*, *en cumul*: since the start of the year.
    ToDate,
}

/// Reads one row's class and value.
fn class(name: &str, value: &str) -> Option<Lex> {
    let small = || value.parse::<u8>().ok();
    Some(match name {
        "abbreviation" => Lex::Abbreviation(small()?),
        "bond" => Lex::Bond,
        "cardinal" => Lex::Cardinal(value.parse().ok()?),
        "closed" => Lex::Closed,
        "day" => Lex::Day(value.parse().ok()?),
        "feast" => Lex::Feast(Feast::parse(value)?),
        "group" => Lex::Group(value.parse().ok()?),
        "mod" => Lex::Mod(match value {
            "start" => DateMod::Start,
            "mid" => DateMod::Mid,
            "end" => DateMod::End,
            _ => return None,
        }),
        "month" => Lex::Month(small()?),
        "near" => Lex::Near(value.parse().ok()?),
        "ordinal" => Lex::Ordinal(small()?),
        "part" => Lex::Part(match value {
            "morning" => DayPart::Morning,
            "midday" => DayPart::Midday,
            "afternoon" => DayPart::Afternoon,
            "evening" => DayPart::Evening,
            "night" => DayPart::Night,
            _ => return None,
        }),
        "planned" => Lex::Planned,
        "season" => Lex::Season(small()?),
        "todate" => Lex::ToDate,
        "toward" => Lex::Toward(match value {
            "next" => Toward::Next,
            "last" => Toward::Last,
            "previous" => Toward::Previous,
            "following" => Toward::Following,
            "elapsed" => Toward::Elapsed,
            "current" => Toward::Current,
            _ => return None,
        }),
        "unit" => Lex::Unit(match value {
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "half" => Unit::Half,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            "exercise" => Unit::Exercise,
            "period" => Unit::Period,
            _ => return None,
        }),
        "weekday" => Lex::Weekday(small()?),
        "yearly" => Lex::Yearly,
        _ => return None,
    })
}

/// The table, by word number.
pub(super) fn table(words: &mut Interner) -> WordMap<Lex> {
    let mut map = WordMap::default();
    for row in WORDS.lines().skip(1) {
        let mut cells = row.split('\t');
        let (Some(name), Some(value), Some(list)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let Some(lex) = class(name, value) else { continue };
        for word in list.split(';') {
            map.entry(words.intern(word), || lex);
        }
    }
    map
}

/// The class of a token: by its word, else by its digits.
pub(super) fn classify(map: &WordMap<Lex>, token: &Token, folds: &str) -> Lex {
    if token.kind == TokenKind::Sign {
        return Lex::Other;
    }
    if let Some(lex) = map.get(token.word) {
        return *lex;
    }
    let digit = token.first.is_ascii_digit();
    if !digit && !token.first.is_ascii_uppercase() {
        return Lex::Other;
    }
    let fold = token.fold(folds);
    if fold.len() > if digit { 10 } else { 6 } {
        return Lex::Other;
    }
    if token.kind == TokenKind::Number { number(fold) } else { mixed(fold, digit) }
}

/// Splits leading ASCII digits off.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// A year of two or four digits.
pub(super) fn full_year(value: u16, width: usize) -> Option<i16> {
    match width {
        2 => Some(if value < 70 { 2000 + value as i16 } else { 1900 + value as i16 }),
        4 if (1900..=2100).contains(&value) => Some(value as i16),
        _ => None,
    }
}

fn number(fold: &str) -> Lex {
    let (head, rest) = digits(fold);
    if rest.is_empty() {
        return if head.len() <= 4 {
            head.parse().map_or(Lex::Other, |value| Lex::Int(value, head.len() as u8))
        } else {
            Lex::Other
        };
    }
    if matches!(rest, "ᵉʳ" | "ᵉ") {
        return head.parse().map_or(Lex::Other, Lex::Ordinal);
    }
    let mut parts = fold.split('.');
    let (Some(d), Some(m), Some(y), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Lex::Other;
    };
    let (Ok(day), Ok(month), Ok(year)) = (d.parse::<u8>(), m.parse::<u8>(), y.parse::<u16>()) else {
        return Lex::Other;
    };
    match full_year(year, y.len()) {
        Some(year) if (1..=31).contains(&day) && (1..=12).contains(&month) && d.len() <= 2 && m.len() <= 2 => {
            Lex::Dotted(day, month, year)
        }
        _ => Lex::Other,
    }
}

/// Letters and digits in one token: `1er`, `14h50`, `T3`, `3T25`, `9M`.
fn mixed(fold: &str, digit_first: bool) -> Lex {
    if !digit_first {
        let (Some(letter), Some(tail)) = (fold.get(..1), fold.get(1..)) else { return Lex::Other };
        let (n, rest) = digits(tail);
        return match n.parse::<u8>() {
            Ok(n) if rest.is_empty() => sub(letter, n).map_or(Lex::Other, |s| Lex::Sub(s, None)),
            // `T3'25`
            Ok(n) => {
                let year = rest.strip_prefix('\'').filter(|y| y.len() == 2).and_then(|y| y.parse().ok());
                let year = year.and_then(|y| full_year(y, 2));
                sub(letter, n).filter(|_| year.is_some()).map_or(Lex::Other, |s| Lex::Sub(s, year))
            }
            Err(_) => Lex::Other,
        };
    }
    let (head, rest) = digits(fold);
    let Ok(n) = head.parse::<u8>() else { return Lex::Other };
    if matches!(rest, "er" | "re" | "ere" | "e" | "eme" | "nd" | "nde" | "d" | "ᵉʳ" | "ᵉ" | "ers" | "ieme") {
        return Lex::Ordinal(n);
    }
    let (Some(letter), Some(tail)) = (rest.get(..1), rest.get(1..)) else { return Lex::Other };
    let (tail, after) = digits(tail);
    if !after.is_empty() {
        return Lex::Other;
    }
    if letter == "h" {
        return match (tail, tail.parse::<u8>()) {
            ("", _) if n <= 99 => Lex::Clock(n, 0),
            (t, Ok(minute)) if t.len() == 2 && n <= 24 && minute < 60 => Lex::Clock(n, minute),
            _ => Lex::Other,
        };
    }
    let year = match tail {
        "" => None,
        t => match t.parse().ok().and_then(|v| full_year(v, t.len())) {
            Some(year) => Some(year),
            None => return Lex::Other,
        },
    };
    let read = match letter {
        "m" if matches!(n, 3 | 6 | 9 | 12) => Some(Sub::Months(n)),
        "t" | "q" | "s" => sub(letter, n),
        _ => None,
    };
    read.map_or(Lex::Other, |s| Lex::Sub(s, year))
}

fn sub(letter: &str, n: u8) -> Option<Sub> {
    match (letter, n) {
        ("t" | "q", 1..=4) => Some(Sub::Quarter(n)),
        ("s" | "h", 1..=2) => Some(Sub::Half(n)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pieces;

    #[test]
    fn table_is_whole_sorted_and_unique() {
        let mut seen = std::collections::BTreeMap::new();
        let mut last: Option<(String, i32)> = None;
        for row in WORDS.lines().skip(1) {
            let cells: Vec<_> = row.split('\t').collect();
            assert_eq!(cells.len(), 3, "words.tsv: three cells wanted: {row:?}");
            assert!(class(cells[0], cells[1]).is_some(), "words.tsv: no such class or value: {row:?}");
            let key = (cells[0].to_owned(), cells[1].parse().unwrap_or(0));
            assert!(last.as_ref().is_none_or(|l| *l <= key), "words.tsv: out of order: {row:?}");
            last = Some(key);
            for word in cells[2].split(';') {
                assert_eq!(pieces(word), [word], "words.tsv: {word:?} must be one folded token");
                if let Some(other) = seen.insert(word, row) {
                    panic!("words.tsv: {word:?} stands in two rows:\n{other}\n{row}");
                }
            }
        }
    }

    #[test]
    fn digits_and_letters() {
        for (word, lex) in [
            ("1er", Lex::Ordinal(1)),
            ("4eme", Lex::Ordinal(4)),
            ("14h50", Lex::Clock(14, 50)),
            ("9h", Lex::Clock(9, 0)),
            ("3t25", Lex::Sub(Sub::Quarter(3), Some(2025))),
            ("1s2024", Lex::Sub(Sub::Half(1), Some(2024))),
            ("9m", Lex::Sub(Sub::Months(9), None)),
            ("5g", Lex::Other),
            ("14h5", Lex::Other),
        ] {
            assert_eq!(mixed(word, true), lex, "{word}");
        }
        assert_eq!(mixed("t3", false), Lex::Sub(Sub::Quarter(3), None));
        assert_eq!(number("31.12.2017"), Lex::Dotted(31, 12, 2017));
        assert_eq!(number("1.196"), Lex::Other);
        assert_eq!(number("2025"), Lex::Int(2025, 4));
    }
}
