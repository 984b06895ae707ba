//! The amounts of an English sentence, in digits and in words.

use std::ops::Range;

use super::when::{self, When};
use crate::{
    text::Span,
    validate::{
        cues::Cues,
        en::{self, English},
        reading::Unit,
        scan::{Kind, Stretch},
    },
    value::Decimal,
};

/// One amount of a sentence.
#[derive(Debug)]
pub(super) struct Amount {
    pub pieces: Range<usize>,
    /// Bytes of the number with its sign, currency and unit.
    pub span: Span,
    /// What it may be: with its own magnitude, or with that of the range's other end.
    pub values: Vec<Decimal>,
    pub unit: Unit,
    pub minus: bool,
    /// Cues of its bound.
    pub bounds: Cues,
    /// Whether it is a small number in words, which may count nothing.
    pub loose: bool,
    /// Whether it is told as an earlier or expected one (`from`, `against`).
    pub beside: bool,
    /// The worth of one unit of its last digit; nought where it is told exactly.
    pub step: f64,
    /// Count of its digits that are no leading or closing noughts.
    pub digits: usize,
}

/// Signs and words of a currency before an amount.
const BEFORE: &[(&str, &str)] = &[
    ("$", "USD CAD AUD NZD HKD SGD TWD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("US$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY CNY"),
    ("€", "EUR"),
];
/// Words of a unit after an amount.
const AFTER: &[(&str, Unit)] = &[
    ("cents", Unit::Money("USD EUR CAD AUD")),
    ("dinars", Unit::Money("TND DZD KWD")),
    ("dirhams", Unit::Money("MAD AED")),
    ("dollars", Unit::Money("USD CAD AUD NZD HKD SGD TWD")),
    ("euro", Unit::Money("EUR")),
    ("euros", Unit::Money("EUR")),
    ("francs", Unit::Money("CHF XOF XAF")),
    ("fold", Unit::Multiple),
    ("pence", Unit::Money("GBP")),
    ("pounds", Unit::Money("GBP")),
    ("times", Unit::Multiple),
    ("yen", Unit::Money("JPY")),
    ("yuan", Unit::Money("CNY")),
];

/// The amounts of a sentence, dates left out.
pub(super) fn amounts(english: &English<'_>, whens: &[When]) -> Vec<Amount> {
    let text = english.scan.all();
    let dated = |range: &Range<usize>| whens.iter().any(|w| w.pieces.start < range.end && range.start < w.pieces.end);
    let mut out: Vec<Amount> = Vec::new();
    for numeral in &english.numerals {
        let range = numeral.pieces.0..numeral.pieces.1;
        if dated(&range) {
            continue;
        }
        let mut unit = match numeral.unit {
            en::Unit::None => Unit::Unknown,
            en::Unit::Money(code) => Unit::Money(code),
            en::Unit::Percent => Unit::Percent,
            en::Unit::PercentagePoints => Unit::PercentagePoints,
            en::Unit::BasisPoints => Unit::BasisPoints,
        };
        let (mut from, mut to) = (range.start, range.end);
        let mut minus = false;
        while from > 0
            && matches!(text.fold(from - 1), "-" | "+" | "$" | "€" | "£" | "¥")
            && (text.glued(from - 1) || text.fold(from - 1) == "-")
        {
            let dash = text.is_sign(from - 1, '-');
            // A dash after a number makes a range, after a word a compound.
            if dash && from > 1 && text.glued(from - 2) && !matches!(text.fold(from - 2), "(" | "$" | "€") {
                break;
            }
            minus |= dash;
            from -= 1;
        }
        minus |= from > 0 && matches!(text.fold(from - 1), "minus" | "negative");
        if unit == Unit::Unknown {
            let sign = text.raw(from);
            let head = if from > 0 && text.glued(from - 1) { text.raw(from - 1) } else { "" };
            let whole = format!("{head}{sign}");
            let codes = BEFORE.iter().find(|(w, _)| *w == whole).or_else(|| BEFORE.iter().find(|(w, _)| *w == sign));
            if let Some((_, codes)) = codes {
                unit = Unit::Money(codes);
            }
        }
        if matches!(unit, Unit::Money(_))
            && from > 0
            && text.raw(from - 1).len() <= 3
            && text.get(from - 1).is_some_and(|p| p.upper)
        {
            from -= 1;
        }
        while text.is_sign(to, '-') && text.glued(to) {
            to += 1;
        }
        if let Some((_, after)) = AFTER.iter().find(|(w, _)| *w == text.fold(to)) {
            unit = if unit == Unit::Unknown { *after } else { unit };
            to += 1;
        } else if matches!(text.fold(to), "point" | "points") && unit == Unit::Unknown {
            unit = Unit::Points;
        } else if unit != Unit::Unknown {
            to = to.max(unit_end(text, range.end));
        }
        if text.fold(to - usize::from(to > 0)) == "x" && unit == Unit::Unknown || text.fold(to) == "x" {
            unit = Unit::Multiple;
        }
        let minor = matches!(text.fold(to.saturating_sub(1)), "cents" | "pence");
        let mut values: Vec<Decimal> = [numeral.value, numeral.shared].into_iter().flatten().collect();
        if minor {
            values.extend(numeral.value.and_then(|v| v.scaled(-2)));
        }
        out.push(Amount {
            span: text.part(from, to).span(),
            pieces: from..to,
            values,
            unit,
            minus,
            bounds: english.bounds(numeral),
            loose: false,
            beside: beside(text, from),
            step: step(numeral),
            digits: digits(&numeral.plain.to_string()),
        });
    }
    // One end of a range may borrow the unit of the other.
    for at in 1..out.len() {
        let next = out.get(at).map(|a| (a.unit, a.pieces.start));
        if let (Some((unit, start)), Some(first)) = (next, out.get_mut(at - 1))
            && first.unit == Unit::Unknown
            && start.saturating_sub(first.pieces.end) <= 2
            && (first.pieces.end..start).any(|i| matches!(text.fold(i), "to" | "and" | "-" | "or"))
        {
            first.unit = unit;
        }
    }
    in_words(english, whens, &mut out);
    out.sort_by_key(|a| a.pieces.start);
    out
}

/// The worth of one unit of the last digit.
fn step(numeral: &en::Numeral) -> f64 {
    let power = numeral.power.unwrap_or(0) - i32::try_from(numeral.plain.decimals()).unwrap_or(0);
    10f64.powi(power)
}

/// Digits between the first and the last that is no nought.
fn digits(number: &str) -> usize {
    let plain: String = number.chars().filter(char::is_ascii_digit).collect();
    let decimals = number.contains('.');
    let bare = plain.trim_start_matches('0');
    if decimals { bare.len() } else { bare.trim_end_matches('0').len() }
}

/// The end of `%`, `per cent`, `percentage points`, `basis points` from `at` on.
fn unit_end(text: Stretch<'_>, at: usize) -> usize {
    match (text.fold(at), text.fold(at + 1)) {
        ("%" | "percent", _) => at + 1,
        ("per", "cent") | ("percentage" | "basis", _) => at + 2,
        _ => at,
    }
}

/// Whether the words before piece `from` bring in an amount of another time.
fn beside(text: Stretch<'_>, from: usize) -> bool {
    // `after a rise of 0.3%`
    let after = from >= 4 && text.fold(from - 1) == "of" && text.fold(from - 4) == "after";
    after
        || (1..=3).filter_map(|back| from.checked_sub(back)).any(|i| {
            matches!(text.fold(i), "from" | "against" | "versus" | "vs")
                || text.fold(i) == "compared"
                || text.fold(i) == "with" && i > 0 && text.fold(i - 1) == "compared"
        })
}

/// Numbers in words: `two`, `twenty-five`, `three hundred`, `two million`, `a third`.
fn in_words(english: &English<'_>, whens: &[When], out: &mut Vec<Amount>) {
    let text = english.scan.all();
    let mut at = 0;
    while at < text.pieces().len() {
        let from = at;
        let Some(first) = text
            .get(at)
            .filter(|p| p.kind == Kind::Word && (!p.upper || at == 0))
            .and_then(|_| when::number(text.fold(at)))
        else {
            at += 1;
            continue;
        };
        let mut value = i64::from(first);
        at += 1;
        loop {
            let link = usize::from(text.is_sign(at, '-') || text.fold(at) == "and" && value >= 100);
            if let Some(n) = when::number(text.fold(at + link))
                .filter(|n| value % 100 == 0 && value > 0 || value % 10 == 0 && *n < 10)
            {
                value += i64::from(n);
                at += link + 1;
            } else if text.fold(at) == "hundred" {
                value *= 100;
                at += 1;
            } else {
                break;
            }
        }
        let power = match text.fold(at) {
            "thousand" => 3,
            "million" => 6,
            "billion" => 9,
            "trillion" => 12,
            _ => 0,
        };
        at += usize::from(power > 0);
        let range = from..at;
        let taken = out.iter().any(|a| a.pieces.start < range.end && range.start < a.pieces.end)
            || whens.iter().any(|w| w.pieces.start < range.end && range.start < w.pieces.end);
        // `one` is a pronoun as often as a number; part of a name or fraction it is none.
        let fraction = matches!(
            text.fold(at),
            "third" | "thirds" | "quarter" | "quarters" | "half" | "fifth" | "fifths" | "tenth"
        );
        if taken || fraction || first == 1 && power == 0 {
            continue;
        }
        let unit = match (text.fold(at), text.fold(at + 1)) {
            ("%" | "percent", _) | ("per", "cent") => Unit::Percent,
            ("percentage", _) => Unit::PercentagePoints,
            ("basis", _) => Unit::BasisPoints,
            (word, _) => AFTER.iter().find(|(w, _)| *w == word).map_or(Unit::Unknown, |(_, unit)| *unit),
        };
        let loose = power == 0 && value < 13 && unit == Unit::Unknown;
        out.push(Amount {
            span: text.part(from, at).span(),
            pieces: range,
            values: Decimal::whole(value).scaled(power).into_iter().collect(),
            unit,
            minus: false,
            bounds: Cues::NONE,
            loose,
            beside: beside(text, from),
            step: 0.0,
            digits: digits(&value.to_string()),
        });
    }
}
