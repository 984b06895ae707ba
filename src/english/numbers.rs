//! Amounts in wire style: the only place that prints a number.

use std::sync::LazyLock;

use super::table::Table;
use crate::{
    sheet::Figure,
    value::{Amount, Bound, Decimal, Digits, FigureKind},
};

/// Code or unit, what stands after an amount of it, what stands after `per`.
const UNITS: &str = include_str!("tables/units.tsv");

const SMALL: [&str; 11] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "10"];

/// How an amount is printed where the sentence asks for something of its own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style<'a> {
    /// Leave out the minus: the words around say it.
    pub unsigned: bool,
    /// Leave out `per`: the words around say it.
    pub no_per: bool,
    /// What is counted, in English, where the sentence knows it.
    pub noun: Option<&'a str>,
    /// What the words around name already.
    pub named: Option<&'a str>,
}

/// The digits before the mark, and those behind it without trailing noughts.
fn parts(digits: &Digits) -> (&str, &str) {
    let (whole, rest) = digits.as_str().split_once('.').unwrap_or((digits.as_str(), ""));
    (whole, rest.trim_end_matches('0'))
}

/// Prints digits with thousands parted by commas.
fn push_thousands(out: &mut String, mut whole: &str) {
    while let Some((head, rest)) = whole.split_at_checked((whole.len() + 2) % 3 + 1) {
        out.push_str(head);
        if rest.is_empty() {
            return;
        }
        out.push(',');
        whole = rest;
    }
}

/// Prints a digit run with thousands parted by commas.
fn push_grouped(out: &mut String, value: Decimal) {
    let digits = value.abs().plain();
    let text = digits.as_str();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    push_thousands(out, whole);
    out.push_str(rest);
}

/// A digit run with thousands parted by commas.
pub(super) fn grouped(value: Decimal) -> String {
    let mut out = String::new();
    push_grouped(&mut out, value);
    out
}

/// Prints `1.2 billion`, `1,284.6 million`, `512,346`: the largest magnitude that needs no more than three decimals.
fn push_scaled(out: &mut String, value: Decimal) {
    let digits = value.abs().plain();
    let (whole, fraction) = parts(&digits);
    for (power, word) in [(12, " trillion"), (9, " billion"), (6, " million")] {
        let Some(at) = whole.len().checked_sub(power).filter(|at| *at > 0 && fraction.is_empty()) else { continue };
        let (head, tail) = whole.split_at(at);
        let tail = tail.trim_end_matches('0');
        if tail.len() <= 3 {
            push_thousands(out, head);
            if !tail.is_empty() {
                out.push('.');
                out.push_str(tail);
            }
            out.push_str(word);
            return;
        }
    }
    push_grouped(out, value);
}

/// The words of a bound, with the space after them.
fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Vague => "",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "up to ",
    }
}

/// `billions`, `tens of millions`: what a scale word's unit alone tells.
fn scale_words(value: Decimal) -> &'static str {
    let digits = value.abs().plain();
    let (whole, fraction) = parts(&digits);
    match if fraction.is_empty() { whole } else { "" } {
        "10" => "dozens",
        "12" => "dozens",
        "100" => "hundreds",
        "1000" => "thousands",
        "10000" => "tens of thousands",
        "100000" => "hundreds of thousands",
        "1000000" => "millions",
        "10000000" => "tens of millions",
        "100000000" => "hundreds of millions",
        "1000000000" => "billions",
        "10000000000" => "tens of billions",
        "100000000000" => "hundreds of billions",
        "1000000000000" => "trillions",
        _ => "several",
    }
}

fn unit(code: &str) -> Option<(&'static str, &'static str)> {
    static TABLE: LazyLock<Table<3>> = LazyLock::new(|| Table::of(UNITS));
    TABLE.find(code).map(|&[_, many, one]| (many, one))
}

/// What `per` stands before: `share`, `barrel`, `euro`.
fn per(code: &str) -> &str {
    unit(code).map_or(code, |(_, per)| per)
}

/// `half`, `one third`, `15 out of 27`.
pub(super) fn fraction(a: u32, b: u32) -> String {
    let one = match b {
        2 if a == 1 => return "half".to_owned(),
        3 => "third",
        4 => "quarter",
        5 => "fifth",
        10 => "tenth",
        _ => return format!("{a} out of {b}"),
    };
    match SMALL.get(a as usize) {
        Some(count) if a < b => glue![count, " ", one, if a == 1 { "" } else { "s" }],
        _ => format!("{a} out of {b}"),
    }
}

/// Prints the bare number of a count: words up to nine, digits from ten.
fn push_counted(out: &mut String, value: Decimal) {
    let digits = value.plain();
    match parts(&digits) {
        (whole @ ("1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"), "") => {
            out.push_str(whole.parse::<usize>().ok().and_then(|n| SMALL.get(n)).copied().unwrap_or(whole));
        }
        _ => push_scaled(out, value),
    }
}

/// Prints one number with what belongs to it on its own: `EUR 1.2 billion`, `3%`, `1.5`.
fn push_single(out: &mut String, figure: &Figure, value: Decimal, style: Style<'_>) {
    let minus = value.is_negative() && !style.unsigned;
    if figure.kind == FigureKind::Money
        && let Some(currency) = figure.unit.as_deref().filter(|unit| !unit.is_empty())
    {
        out.push_str(currency);
        out.push(' ');
    }
    if minus {
        out.push('-');
    }
    match figure.kind {
        FigureKind::Count if !minus => push_counted(out, value),
        FigureKind::Money | FigureKind::Count | FigureKind::Quantity => push_scaled(out, value),
        _ => push_grouped(out, value),
    }
    if figure.kind == FigureKind::Percent {
        out.push('%');
    }
}

/// Whether the amount is one, so that its unit is no plural.
fn is_one(figure: &Figure, value: Decimal) -> bool {
    figure.max.is_none() && parts(&value.abs().plain()) == ("1", "")
}

/// The amount as a noun phrase: bound, number or range, unit, what it is for each of.
pub(super) fn amount(figure: &Figure, style: Style<'_>) -> String {
    let mut out = String::with_capacity(32);
    let value = match figure.value {
        None => return ["\"", &figure.text, "\""].concat(),
        Some(Amount::Fraction(a, b)) => {
            out.push_str(bound(figure.bound));
            out.push_str(&fraction(a, b));
            if figure.kind == FigureKind::Multiple {
                out.push_str(" of the level before");
            }
            return out;
        }
        Some(Amount::Decimal(value)) => value,
    };
    if figure.bound == Bound::Vague {
        push_vague(&mut out, figure, value, style);
    } else {
        push_told(&mut out, figure, value, style);
    }
    if let Some(each) = figure.per.as_deref().filter(|_| !style.no_per) {
        out.push_str(" per ");
        out.push_str(per(each));
    }
    out
}

/// `tens of millions of euros`: what is told by its scale alone.
fn push_vague(out: &mut String, figure: &Figure, value: Decimal, style: Style<'_>) {
    let words = scale_words(value);
    out.push_str(words);
    match figure.kind {
        FigureKind::Money | FigureKind::Quantity => {
            let code = figure.unit.as_deref().unwrap_or("");
            out.push_str(" of ");
            out.push_str(unit(code).map_or(code, |(many, _)| many));
        }
        FigureKind::Count => {
            if let Some(noun) = style.noun {
                out.push_str(if words == "several" { " " } else { " of " });
                out.push_str(noun);
            }
        }
        FigureKind::Percent => out.push_str(" percent"),
        FigureKind::Multiple => out.push_str(" times"),
        _ => out.push_str(" points"),
    }
}

/// `about EUR 5 million to EUR 6 million`, `one time`, `30 trains`: bound, number or range, unit.
fn push_told(out: &mut String, figure: &Figure, value: Decimal, style: Style<'_>) {
    // A fall of -8% to 0% is one of 0% to 8%; a range across nought keeps its signs.
    let below = figure.max.filter(|max| style.unsigned && value.is_negative() && (max.is_negative() || max.is_zero()));
    let style = Style { unsigned: style.unsigned && (figure.max.is_none() || below.is_some()), ..style };
    let (value, max) = match below {
        Some(max) => (max.abs(), Some(value.abs())),
        None => (value, figure.max),
    };
    out.push_str(bound(figure.bound));
    push_single(out, figure, value, style);
    if let Some(max) = max {
        out.push_str(" to ");
        push_single(out, figure, max, style);
    }
    let counted = |one: &'static str, many: &'static str| if is_one(figure, value) { one } else { many };
    match figure.kind {
        FigureKind::PercentagePoints => out.push_str(counted(" percentage point", " percentage points")),
        FigureKind::BasisPoints => out.push_str(counted(" basis point", " basis points")),
        FigureKind::Points => out.push_str(counted(" point", " points")),
        FigureKind::Multiple => out.push_str(counted(" time", " times")),
        FigureKind::Quantity => {
            let code = figure.unit.as_deref().unwrap_or("");
            let (many, single) = unit(code).unwrap_or((code, code));
            out.push(' ');
            out.push_str(if is_one(figure, value) { single } else { many });
        }
        FigureKind::Count => {
            if let Some(noun) = style.noun {
                out.push(' ');
                out.push_str(noun);
            }
        }
        _ => {}
    }
}

/// How a factor moves something: `doubled` is a verb of its own, `sevenfold` an adverb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Factor {
    Double,
    Triple,
    Quadruple,
    Halve,
    /// `sevenfold`, `2.3-fold`.
    Fold(String),
    /// A factor below one.
    Part(String),
}

/// The factor that a multiple tells.
pub(super) fn factor(figure: &Figure) -> Option<Factor> {
    if figure.kind != FigureKind::Multiple || figure.max.is_some() || figure.bound == Bound::Vague {
        return None;
    }
    let value = figure.value?.decimal()?.normalized();
    Some(match value.to_string().as_str() {
        "2" => Factor::Double,
        "3" => Factor::Triple,
        "4" => Factor::Quadruple,
        "0.5" => Factor::Halve,
        plain if plain.starts_with("0.") => Factor::Part(grouped(value)),
        plain => Factor::Fold(match plain.parse::<usize>() {
            Ok(n @ 5..=9) => glue![SMALL.get(n).copied().unwrap_or(""), "fold"],
            _ => glue![grouped(value), "-fold"],
        }),
    })
}

/// The bound's words alone.
pub(super) fn bound_words(figure: &Figure) -> &'static str {
    bound(figure.bound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{english::table, sheet::FigureId, text::Span};

    pub(crate) fn figure(kind: FigureKind, value: &str, unit: &'static str, per: Option<&'static str>) -> Figure {
        let (value, max) = value.split_once("..").map_or((value, None), |(a, b)| (a, Some(b)));
        Figure {
            id: FigureId(0),
            kind,
            value: Some(match value.split_once('/') {
                Some((a, b)) => Amount::Fraction(a.parse().unwrap(), b.parse().unwrap()),
                None => Amount::Decimal(value.parse().unwrap()),
            }),
            max: max.map(|m| m.parse().unwrap()),
            unit: (!unit.is_empty()).then_some(unit.into()),
            per: per.map(Into::into),
            bound: Bound::Exact,
            equivalent_to: None,
            unresolved: None,
            text: "tant".to_owned(),
            span: Span::new(0, 4),
        }
    }

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert_eq!(table::faults(UNITS, 3), Vec::<String>::new());
    }

    #[test]
    fn amounts_in_wire_style() {
        use FigureKind::*;
        for (kind, value, unit, per, want) in [
            (Money, "1200000000", "EUR", None, "EUR 1.2 billion"),
            (Money, "1284600000", "EUR", None, "EUR 1,284.6 million"),
            (Money, "512346", "CHF", None, "CHF 512,346"),
            (Money, "3000000000000", "USD", None, "USD 3 trillion"),
            (Money, "440000000..450000000", "EUR", None, "EUR 440 million to EUR 450 million"),
            (Money, "2.12", "EUR", Some("share"), "EUR 2.12 per share"),
            (Money, "1.0812", "USD", Some("EUR"), "USD 1.0812 per euro"),
            (Money, "-600000000", "EUR", None, "EUR -600 million"),
            (Percent, "3.50", "%", None, "3.50%"),
            (Percent, "-2.3", "%", None, "-2.3%"),
            (Percent, "12..13", "%", None, "12% to 13%"),
            (PercentagePoints, "0.25", "pp", None, "0.25 percentage points"),
            (BasisPoints, "25", "bp", None, "25 basis points"),
            (Points, "8206.87", "pt", None, "8,206.87 points"),
            (Multiple, "9.5", "x", None, "9.5 times"),
            (Quantity, "2600000", "t", None, "2.6 million tonnes"),
            (Quantity, "1.5", "GW", None, "1.5 GW"),
            (Quantity, "1", "t", None, "1 tonne"),
            (Quantity, "2618000", "boe/day", None, "2.618 million barrels of oil equivalent per day"),
            (Count, "300000", "", None, "300,000"),
            (Count, "7", "", None, "seven"),
            (Fraction, "1/3", "", None, "one third"),
            (Fraction, "1/2", "", None, "half"),
            (Fraction, "15/27", "", None, "15 out of 27"),
        ] {
            assert_eq!(amount(&figure(kind, value, unit, per), Style::default()), want);
        }
    }

    #[test]
    fn bounds_stay() {
        let mut money = figure(FigureKind::Money, "10000000000", "USD", None);
        for (bound, want) in [
            (Bound::About, "about USD 10 billion"),
            (Bound::Nearly, "nearly USD 10 billion"),
            (Bound::MoreThan, "more than USD 10 billion"),
            (Bound::LessThan, "less than USD 10 billion"),
            (Bound::AtLeast, "at least USD 10 billion"),
            (Bound::AtMost, "up to USD 10 billion"),
            (Bound::Vague, "tens of billions of dollars"),
        ] {
            money.bound = bound;
            assert_eq!(amount(&money, Style::default()), want);
        }
    }

    #[test]
    fn factors() {
        let read = |value| factor(&figure(FigureKind::Multiple, value, "x", None));
        assert_eq!(read("2"), Some(Factor::Double));
        assert_eq!(read("0.5"), Some(Factor::Halve));
        assert_eq!(read("7"), Some(Factor::Fold("sevenfold".to_owned())));
        assert_eq!(read("14"), Some(Factor::Fold("14-fold".to_owned())));
        assert_eq!(read("2.3"), Some(Factor::Fold("2.3-fold".to_owned())));
    }
}
