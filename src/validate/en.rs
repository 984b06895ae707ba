//! English lines, re-read: their numerals with magnitude and unit, their dates, their cue words.

use std::sync::LazyLock;

use super::{
    cues::{Cues, Lexis},
    scan::{Kind, Scan, Stretch},
};
use crate::value::Decimal;

const CUES: &str = include_str!("en/cues.tsv");

pub(super) static LEXIS: LazyLock<Lexis> = LazyLock::new(|| Lexis::read(CUES));

pub(super) const MONTHS: &[&str] = &[
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
pub(super) const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Currency codes that are printed before an amount.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "MAD", "MXN", "NGN", "NOK", "NZD", "PHP", "PLN", "QAR",
    "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "VND", "XAF", "XOF", "ZAR",
];

/// Whether the word is the code of a currency.
pub(super) fn is_code(word: &str) -> bool {
    word.len() == 3 && CODES.binary_search(&word).is_ok()
}

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
    /// The whole number, magnitude and all.
    pub value: Option<Decimal>,
    /// The number with the magnitude of the range's other end, which this one may share.
    pub shared: Option<Decimal>,
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
pub(super) struct English<'a> {
    pub scan: Scan<'a>,
    pub numerals: Vec<Numeral>,
    pub calendar: Vec<Calendar>,
    pub cues: Cues,
}

impl<'a> English<'a> {
    /// Reads `text`.
    pub fn of(text: &'a str) -> Self {
        let lexis: &Lexis = &LEXIS;
        let scan = Scan::of(text, |word| lexis.word(word), |_, _| {});
        let mut out = Self::default();
        out.read(scan.all(), lexis);
        Self { scan, ..out }
    }

    fn read(&mut self, text: Stretch<'_>, lexis: &Lexis) {
        let mut at = 0;
        while let Some(piece) = text.get(at) {
            match piece.kind {
                Kind::Digits => at = self.numeral(text, at),
                Kind::Word => {
                    self.word(text, at, piece.upper);
                    let (cues, taken) = if piece.word.opens { lexis.at(text, at) } else { (piece.word.cues, 1) };
                    // A capital inside the line is a name (`May 2025`, `Euronext Growth`); `to` before a verb tells a plan.
                    if at == 0 || !piece.upper {
                        self.cues |= cues;
                    }
                    if piece.end - piece.start == 2 && text.fold(at) == "to" && verb_follows(text, at) {
                        self.cues |= Cues::EXPECTED;
                    }
                    for inner in at + 1..at + taken {
                        self.word(text, inner, text.get(inner).is_some_and(|p| p.upper));
                    }
                    at += taken;
                }
                Kind::Sign => at += 1,
            }
        }
        self.share(text);
    }

    /// Reads the numeral at `at`; gives the piece after it.
    fn numeral(&mut self, text: Stretch<'_>, at: usize) -> usize {
        let Some(first) = text.get(at) else { return at + 1 };
        let (mut number, mut scale) = (digits(0, text.fold(at)), 0);
        let mut next = at + 1;
        // Whether digits follow the sign at `next` with no space between.
        let goes_on = |next: usize| text.glued(next - 1) && text.glued(next) && text.is_digits(next + 1);
        while text.is_sign(next, ',') && goes_on(next) && text.fold(next + 1).len() == 3 {
            number = number.and_then(|n| digits(n, text.fold(next + 1)));
            next += 2;
        }
        if text.is_sign(next, '.') && goes_on(next) {
            number = number.and_then(|n| digits(n, text.fold(next + 1)));
            scale = text.fold(next + 1).len() as u32;
            next += 2;
        }
        let end = text.get(next - 1).map_or(first.end, |p| p.end);
        if text.is_sign(next, ':')
            && text.glued(next - 1)
            && text.glued(next)
            && scale == 0
            && let (Some(Ok(h)), Ok(m)) = (number.map(u8::try_from), text.fold(next + 1).parse())
        {
            self.calendar.push(Calendar::Clock(h, m));
            return next + 2;
        }
        let (mut power, mut unit) = (None, Unit::None);
        let mut after = next;
        if text.glued(next - 1) && text.get(next).is_some_and(|p| p.kind == Kind::Word) {
            match text.fold(next) {
                "bn" => power = Some(9),
                // `USD 3M` is an amount, `3M` alone a name.
                "m" if text.get(next).is_some_and(|p| p.upper)
                    && !(at > 0 && text.get(at - 1).is_some_and(|p| p.upper)) =>
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
        while text.is_sign(after, '-') && text.glued(after) {
            after += 1;
        }
        let word_power = match text.fold(after) {
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
        match (text.fold(after), text.fold(after + 1)) {
            ("%" | "percent", _) | ("per", "cent") => unit = Unit::Percent,
            ("percentage", "point" | "points") => unit = Unit::PercentagePoints,
            ("basis", "point" | "points") => unit = Unit::BasisPoints,
            ("euro" | "euros", _) => unit = Unit::Money("EUR"),
            _ => {}
        }
        let mut before = at;
        while before > 0 && text.is_sign(before - 1, '-') {
            before -= 1;
        }
        if before > 0 {
            match text.raw(before - 1) {
                "€" => unit = Unit::Money("EUR"),
                "£" => unit = Unit::Money("GBP"),
                raw if raw.len() == 3 => {
                    if let Ok(code) = CODES.binary_search(&raw) {
                        unit = Unit::Money(CODES.get(code).copied().unwrap_or(""));
                    }
                }
                _ => {}
            }
        }
        if let Some(plain) = number.and_then(|n| Decimal::new(n, scale)) {
            self.numerals.push(Numeral {
                pieces: (at, after),
                bytes: (first.start, end),
                plain,
                power,
                unit,
                value: power.map_or(Some(plain), |p| plain.scaled(p)),
                shared: None,
            });
        }
        next.max(after)
    }

    /// `EUR 6.255 to 6.375 billion`: the first end shares the magnitude and unit of the second.
    fn share(&mut self, text: Stretch<'_>) {
        for at in 1..self.numerals.len() {
            let (Some(a), Some(b)) = (self.numerals.get(at - 1).copied(), self.numerals.get(at).copied()) else {
                continue;
            };
            let between = b.pieces.0.saturating_sub(a.pieces.1);
            let joins = || (a.pieces.1..b.pieces.0).any(|i| matches!(text.fold(i), "to" | "and" | "-" | "or" | ","));
            if between <= 2
                && a.power.is_none()
                && joins()
                && let Some(first) = self.numerals.get_mut(at - 1)
            {
                first.shared = b.power.and_then(|power| a.plain.scaled(power));
            }
        }
    }

    #[inline]
    fn word(&mut self, text: Stretch<'_>, at: usize, upper: bool) {
        // Of small words only `quarter` and `half` are sought.
        if upper || text.get(at).is_some_and(|p| matches!(p.end - p.start, 4 | 7)) {
            self.calendar_word(text, at, upper);
        }
    }

    fn calendar_word(&mut self, scan: Stretch<'_>, at: usize, upper: bool) {
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
        let text = self.scan.all();
        let mut from = numeral.pieces.0;
        while from > 0 && numeral.pieces.0 - from < 6 {
            let stop = text.is_digits(from - 1) || matches!(text.fold(from - 1), "," | "%" | ";" | "(");
            if stop {
                break;
            }
            from -= 1;
        }
        let mut to = numeral.pieces.1;
        while to < text.pieces().len() && to - numeral.pieces.1 < 4 && !matches!(text.fold(to), "," | ";" | ")" | ".") {
            if text.is_digits(to) {
                break;
            }
            to += 1;
        }
        let before = LEXIS.between(text, from, numeral.pieces.0);
        // After a numeral only `or more`, `maximum` and the like bound it.
        let after = LEXIS.between(text, numeral.pieces.1, to) & (Cues::AT_LEAST | Cues::AT_MOST);
        (before | after) & (Cues::BOUNDS | Cues::EXACT)
    }

    /// The bound cue whose words end right before the numeral and its currency.
    pub fn bound_at(&self, numeral: &Numeral) -> Cues {
        let text = self.scan.all();
        let mut end = numeral.pieces.0;
        if matches!(numeral.unit, Unit::Money(_))
            && end > 0
            && text.get(end - 1).is_some_and(|p| p.upper || p.kind == Kind::Sign)
        {
            end -= 1;
        }
        for length in 1..=2 {
            let Some(from) = end.checked_sub(length) else { break };
            let (cues, taken) = LEXIS.at(text, from);
            if from + taken == end && cues.has(Cues::BOUNDS) {
                return cues & Cues::BOUNDS;
            }
        }
        Cues::NONE
    }
}

/// Whether a plain word follows `to`, as a verb would: no article, number, name or currency.
fn verb_follows(text: Stretch<'_>, at: usize) -> bool {
    text.get(at + 1).is_some_and(|p| p.kind == Kind::Word && !p.upper)
        && !matches!(
            text.fold(at + 1),
            "the" | "a" | "an" | "its" | "their" | "around" | "about" | "more" | "less" | "nearly" | "at" | "over"
        )
}

/// The number that `more` digits make after those of `number`.
fn digits(number: i128, more: &str) -> Option<i128> {
    // Few digits make a small number, which is reckoned sooner.
    if let (Ok(few), ..=9) = (u32::try_from(number), more.len()) {
        let all = more.bytes().fold(u64::from(few), |n, digit| n * 10 + u64::from(digit.wrapping_sub(b'0')));
        return Some(i128::from(all));
    }
    more.bytes().try_fold(number, |n, digit| n.checked_mul(10)?.checked_add(i128::from(digit.wrapping_sub(b'0'))))
}

impl Numeral {
    /// Whether it may print `value`, which has no sign.
    pub fn prints(&self, value: Decimal) -> bool {
        let value = Some(value);
        self.value == value || self.shared.is_some() && self.shared == value
    }

    /// The whole number, where it is one without magnitude.
    pub fn whole(&self) -> Option<u32> {
        if self.power.is_none() { self.plain.to_u32() } else { None }
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
