//! English lines, re-read: their numerals with magnitude and unit, their dates, their cue words.

use std::sync::LazyLock;

use super::{
    cues::{Cues, Lexis},
    scan::{Kind, Scan},
};
use crate::value::Decimal;

const CUES: &str = include_str!("en/cues.tsv");

pub(super) static LEXIS: LazyLock<Lexis> = LazyLock::new(|| Lexis::read(CUES));

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Currency codes that are printed before an amount.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "MAD", "MXN", "NGN", "NOK", "NZD", "PHP", "PLN", "QAR",
    "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "VND", "XAF", "XOF", "ZAR",
];

/// The unit printed with a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// None that is known.
    None,
    /// A currency code.
    Money(&'static str),
    Percent,
    PercentagePoints,
    BasisPoints,
}

/// One numeral of an English line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// Its pieces, units and currency left out.
    pub pieces: (usize, usize),
    /// Bytes of the digits in the line.
    pub bytes: (u32, u32),
    /// The number before the magnitude.
    pub plain: Decimal,
    /// The magnitude word's power of ten.
    pub power: Option<i32>,
    pub unit: Unit,
    /// The power of the range's other end, which this one may share.
    pub shared: Option<i32>,
}

/// A calendar word of an English line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Month(u8),
    Weekday(u8),
    Quarter(u8),
    Half(u8),
    Clock(u8, u8),
}

/// An English line, re-read.
#[derive(Debug, Default)]
pub(super) struct English {
    pub scan: Scan,
    pub numerals: Vec<Numeral>,
    pub calendar: Vec<Calendar>,
    pub cues: Cues,
}

impl English {
    /// Reads `text`.
    pub fn of(text: &str) -> Self {
        let mut out = Self { scan: Scan::of(text), ..Self::default() };
        let mut at = 0;
        while let Some(piece) = out.scan.get(at).copied() {
            match piece.kind {
                Kind::Digits => at = out.numeral(text, at),
                Kind::Word => {
                    out.word(at, piece.upper);
                    let (cues, taken) = LEXIS.at(&out.scan, at);
                    // A capital inside the line is a name (`May 2025`, `Euronext Growth`); `to` before a verb tells a plan.
                    if at == 0 || !piece.upper {
                        out.cues |= cues;
                    }
                    if out.scan.fold(at) == "to" && out.verb_follows(at) {
                        out.cues |= Cues::EXPECTED;
                    }
                    for inner in at + 1..at + taken {
                        out.word(inner, out.scan.get(inner).is_some_and(|p| p.upper));
                    }
                    at += taken;
                }
                Kind::Sign => at += 1,
            }
        }
        out.share();
        out
    }

    /// Whether a plain word follows `to`, as a verb would: no article, number, name or currency.
    fn verb_follows(&self, at: usize) -> bool {
        self.scan.get(at + 1).is_some_and(|p| p.kind == Kind::Word && !p.upper)
            && !matches!(
                self.scan.fold(at + 1),
                "the" | "a" | "an" | "its" | "their" | "around" | "about" | "more" | "less" | "nearly" | "at" | "over"
            )
    }

    /// Reads the numeral at `at`; gives the piece after it.
    fn numeral(&mut self, text: &str, at: usize) -> usize {
        let scan = &self.scan;
        let Some(first) = scan.get(at).copied() else { return at + 1 };
        let mut clean = scan.fold(at).to_owned();
        let mut next = at + 1;
        let mut end = first.end;
        while scan.is_sign(next, ',')
            && scan.glued(next - 1)
            && scan.glued(next)
            && scan.fold(next + 1).len() == 3
            && scan.get(next + 1).is_some_and(|p| p.kind == Kind::Digits)
        {
            clean.push_str(scan.fold(next + 1));
            end = scan.get(next + 1).map_or(end, |p| p.end);
            next += 2;
        }
        if scan.is_sign(next, '.')
            && scan.glued(next - 1)
            && scan.glued(next)
            && scan.get(next + 1).is_some_and(|p| p.kind == Kind::Digits)
        {
            clean.push('.');
            clean.push_str(scan.fold(next + 1));
            end = scan.get(next + 1).map_or(end, |p| p.end);
            next += 2;
        }
        if scan.is_sign(next, ':')
            && scan.glued(next - 1)
            && scan.glued(next)
            && let (Ok(h), Ok(m)) = (clean.parse(), scan.fold(next + 1).parse())
        {
            self.calendar.push(Calendar::Clock(h, m));
            return next + 2;
        }
        let (mut power, mut unit) = (None, Unit::None);
        let mut after = next;
        if scan.glued(next - 1) && scan.get(next).is_some_and(|p| p.kind == Kind::Word) {
            match scan.fold(next) {
                "bn" => power = Some(9),
                // `USD 3M` is an amount, `3M` alone a name.
                "m" if scan.get(next).is_some_and(|p| p.upper)
                    && !(at > 0 && scan.get(at - 1).is_some_and(|p| p.upper)) =>
                {
                    return next + 1;
                }
                "m" | "mn" => power = Some(6),
                "k" => power = Some(3),
                "tn" => power = Some(12),
                "bp" | "bps" => unit = Unit::BasisPoints,
                "pp" => unit = Unit::PercentagePoints,
                "x" => {}
                // Part of a name (`3M`), an ordinal (`20th`).
                _ => return next + 1,
            }
            after = next + 1;
        }
        while scan.is_sign(after, '-') && scan.glued(after) {
            after += 1;
        }
        let word_power = match scan.fold(after) {
            "thousand" => Some(3),
            "million" => Some(6),
            "billion" => Some(9),
            "trillion" => Some(12),
            _ => None,
        };
        if word_power.is_some() {
            power = word_power;
            after += 1;
        }
        match (scan.fold(after), scan.fold(after + 1)) {
            ("%" | "percent", _) | ("per", "cent") => unit = Unit::Percent,
            ("percentage", "point" | "points") => unit = Unit::PercentagePoints,
            ("basis", "point" | "points") => unit = Unit::BasisPoints,
            ("euro" | "euros", _) => unit = Unit::Money("EUR"),
            _ => {}
        }
        let mut before = at;
        while before > 0 && scan.is_sign(before - 1, '-') {
            before -= 1;
        }
        if before > 0
            && let Some(piece) = scan.get(before - 1)
        {
            let raw = text.get(piece.start as usize..piece.end as usize).unwrap_or("");
            match raw {
                "€" => unit = Unit::Money("EUR"),
                "£" => unit = Unit::Money("GBP"),
                _ => {
                    if let Ok(code) = CODES.binary_search(&raw) {
                        unit = Unit::Money(CODES.get(code).copied().unwrap_or(""));
                    }
                }
            }
        }
        if let Ok(plain) = clean.parse() {
            self.numerals.push(Numeral {
                pieces: (at, after),
                bytes: (first.start, end),
                plain,
                power,
                unit,
                shared: None,
            });
        }
        next.max(after)
    }

    /// `EUR 6.255 to 6.375 billion`: the first end shares the magnitude and unit of the second.
    fn share(&mut self) {
        for at in 1..self.numerals.len() {
            let (Some(a), Some(b)) = (self.numerals.get(at - 1).copied(), self.numerals.get(at).copied()) else {
                continue;
            };
            let between = b.pieces.0.saturating_sub(a.pieces.1);
            let joins = (a.pieces.1..b.pieces.0).any(|i| matches!(self.scan.fold(i), "to" | "and" | "-" | "or" | ","));
            if between <= 2
                && joins
                && a.power.is_none()
                && let Some(first) = self.numerals.get_mut(at - 1)
            {
                first.shared = b.power.or(b.shared);
            }
        }
    }

    fn word(&mut self, at: usize, upper: bool) {
        let scan = &self.scan;
        let word = scan.fold(at);
        if upper {
            if let Some(month) = MONTHS.iter().position(|m| *m == word) {
                let near = |i: usize| scan.get(i).is_some_and(|p| p.kind == Kind::Digits);
                let told = at > 0
                    && matches!(
                        scan.fold(at - 1),
                        "in" | "of"
                            | "since"
                            | "by"
                            | "until"
                            | "from"
                            | "early"
                            | "late"
                            | "mid"
                            | "end"
                            | "for"
                            | "to"
                    );
                if word != "may" || near(at + 1) || at > 0 && near(at - 1) || told {
                    self.calendar.push(Calendar::Month(month as u8 + 1));
                }
                return;
            }
            if let Some(day) = WEEKDAYS.iter().position(|d| *d == word) {
                self.calendar.push(Calendar::Weekday(day as u8 + 1));
                return;
            }
            let period = match word {
                "q1" | "q2" | "q3" | "q4" => Calendar::Quarter(word.as_bytes()[1] - b'0'),
                "h1" | "h2" => Calendar::Half(word.as_bytes()[1] - b'0'),
                _ => return,
            };
            self.calendar.push(period);
            return;
        }
        let quarter = match word {
            "quarter" => true,
            "half" => false,
            _ => return,
        };
        let mut back = at;
        while back > 0
            && (scan.is_sign(back - 1, '-') || matches!(scan.fold(back - 1), "fiscal" | "financial" | "calendar"))
        {
            back -= 1;
        }
        let ordinal = match if back > 0 { scan.fold(back - 1) } else { "" } {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            _ => return,
        };
        if quarter {
            self.calendar.push(Calendar::Quarter(ordinal));
        } else if ordinal <= 2 {
            self.calendar.push(Calendar::Half(ordinal));
        }
    }

    /// The bound cues just before and after the numeral; those of another numeral do not reach it.
    pub fn bounds(&self, numeral: &Numeral) -> Cues {
        let mut from = numeral.pieces.0;
        while from > 0 && numeral.pieces.0 - from < 6 {
            let stop = self.scan.get(from - 1).is_some_and(|p| p.kind == Kind::Digits)
                || matches!(self.scan.fold(from - 1), "," | "%" | ";" | "(");
            if stop {
                break;
            }
            from -= 1;
        }
        let mut to = numeral.pieces.1;
        while to < self.scan.pieces.len()
            && to - numeral.pieces.1 < 4
            && !matches!(self.scan.fold(to), "," | ";" | ")" | ".")
        {
            if self.scan.get(to).is_some_and(|p| p.kind == Kind::Digits) {
                break;
            }
            to += 1;
        }
        let before = LEXIS.between(&self.scan, from, numeral.pieces.0);
        // After a numeral only `or more`, `maximum` and the like bound it.
        let after = LEXIS.between(&self.scan, numeral.pieces.1, to) & (Cues::AT_LEAST | Cues::AT_MOST);
        (before | after) & (Cues::BOUNDS | Cues::EXACT)
    }

    /// The bound cue whose words end right before the numeral and its currency.
    pub fn bound_at(&self, numeral: &Numeral) -> Cues {
        let mut end = numeral.pieces.0;
        if matches!(numeral.unit, Unit::Money(_))
            && end > 0
            && self.scan.get(end - 1).is_some_and(|p| p.upper || p.kind == Kind::Sign)
        {
            end -= 1;
        }
        for length in 1..=2 {
            let Some(from) = end.checked_sub(length) else { break };
            let (cues, taken) = LEXIS.at(&self.scan, from);
            if from + taken == end && cues.has(Cues::BOUNDS) {
                return cues & Cues::BOUNDS;
            }
        }
        Cues::NONE
    }
}

impl Numeral {
    /// Whether it may print `value`, the sign left out.
    pub fn prints(&self, value: Decimal) -> bool {
        let value = value.abs();
        let scaled = |power: Option<i32>| power.map_or(Some(self.plain), |p| self.plain.scaled(p)) == Some(value);
        scaled(self.power) || self.shared.is_some() && scaled(self.shared)
    }

    /// The whole number, where it is one without magnitude.
    pub fn whole(&self) -> Option<u32> {
        self.plain.to_u32().filter(|_| self.power.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::cues::faults;

    #[test]
    fn the_table_is_sorted_folded_and_unique() {
        assert_eq!(faults(CUES), Vec::<String>::new());
        assert!(CODES.is_sorted());
    }

    #[test]
    fn numerals_with_magnitude_and_unit() {
        let line = English::of(
            "Revenue rose 12% to EUR 1,284.6 million in 2025, against USD 6.255 to 6.375 billion; the A320neo and 3M too.",
        );
        let read: Vec<_> = line.numerals.iter().map(|n| (n.plain.to_string(), n.power, n.unit)).collect();
        assert_eq!(
            read,
            [
                ("12".to_owned(), None, Unit::Percent),
                ("1284.6".to_owned(), Some(6), Unit::Money("EUR")),
                ("2025".to_owned(), None, Unit::None),
                ("6.255".to_owned(), None, Unit::Money("USD")),
                ("6.375".to_owned(), Some(9), Unit::None),
            ]
        );
        assert!(line.numerals[1].prints("1284600000".parse().unwrap()));
        assert!(line.numerals[3].prints("6255000000".parse().unwrap()));
        assert!(!line.numerals[0].prints("12000".parse().unwrap()));
    }

    #[test]
    fn calendar_and_bounds() {
        let line = English::of("On Thursday 23 October at 14:50 it may gain more than 3% in the third quarter.");
        assert_eq!(
            line.calendar,
            [Calendar::Weekday(4), Calendar::Month(10), Calendar::Clock(14, 50), Calendar::Quarter(3)]
        );
        assert!(line.cues.has(Cues::POSSIBLE) && line.cues.has(Cues::UP));
        let three = line.numerals.last().unwrap();
        assert!(line.bounds(three).has(Cues::MORE_THAN) && line.bound_at(three).has(Cues::MORE_THAN));
        assert!(English::of("sees USD 5 billion at least").numerals[0].prints("5000000000".parse().unwrap()));
        assert!(!English::of("The bank rose to 5% in May").cues.has(Cues::POSSIBLE));
    }
}
