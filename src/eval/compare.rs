//! When two names, figures, dates or phrases are the same: the comparable forms of the contract's section 7.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// Words that do not count when phrases are compared.
const STOP: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "et", "en", "a", "au", "aux", "ses", "son", "sa",
    "sur", "pour", "par", "dans", "avec", "qui", "que",
];

/// Units that are a power of ten of another.
const BASE_UNITS: &[(&str, &str, i64)] = &[
    ("kt", "t", 3),
    ("Mt", "t", 6),
    ("Gt", "t", 9),
    ("kW", "W", 3),
    ("MW", "W", 6),
    ("GW", "W", 9),
    ("TW", "W", 12),
    ("kWh", "Wh", 3),
    ("MWh", "Wh", 6),
    ("GWh", "Wh", 9),
    ("TWh", "Wh", 12),
    ("km", "m", 3),
    ("kg", "g", 3),
    ("m²", "m2", 0),
    ("m³", "m3", 0),
];

/// Significant digits that amounts are compared in.
const PRECISION: usize = 28;

/// A sheet that is none: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

/// A JSON scalar as text: null, true and false by their Python names, as the contract's scorer writes them.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(quoted).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let pairs: Vec<_> = map.iter().map(|(name, value)| format!("'{name}': {}", quoted(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// A value inside a list: text in quotation marks.
fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) => format!("'{text}'"),
        other => plain(other),
    }
}

/// Whether a JSON value counts as given: not null, false, nought or empty.
#[must_use]
pub fn given(value: Option<&Value>) -> Option<&Value> {
    value.filter(|v| match v {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(n) => n.as_f64() != Some(0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
    })
}

/// The comparable form of a name or phrase: unaccented lower-case words, single spaces.
///
/// ```
/// assert_eq!(fiche::eval::fold("L'Oréal  & Cie"), "l oreal & cie");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let text = text.replace('œ', "oe").replace('æ', "ae");
    let bare = text.nfkd().filter(|c| canonical_combining_class(*c) == 0);
    let chars: Vec<char> = bare
        .flat_map(char::to_lowercase)
        .flat_map(|c| if c == 'ß' { ['s', 's'] } else { [c, '\0'] })
        .filter(|c| *c != '\0')
        .collect();
    let alphanumeric = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let inside = |c: &char| alphanumeric(c) || matches!(c, '&' | '%' | '.' | '+');
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !inside(c) {
            at += 1;
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        while let Some(c) = chars.get(at).filter(|c| inside(c)) {
            out.push(*c);
            at += 1;
        }
        // A final hyphen stays: `AA-` is another note than `AA`.
        if chars.get(at) == Some(&'-') && !chars.get(at + 1).is_some_and(alphanumeric) {
            out.push('-');
            at += 1;
        }
    }
    out
}

/// `a|b` as its alternatives.
pub fn alternatives(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim)
}

/// Plain decimal notation without trailing zeros, times ten to the `power`; anything else is kept as text.
#[must_use]
pub fn number(text: &str, power: i64) -> String {
    let kept = || text.to_owned();
    if text.chars().count() > 40 {
        return kept();
    }
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |body| (true, body));
    let (whole, part) = body.split_once('.').map_or((body, None), |(w, p)| (w, Some(p)));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !part.is_none_or(digits) {
        return kept();
    }
    let part = part.unwrap_or("");
    let all: Vec<u8> = whole.bytes().chain(part.bytes()).skip_while(|b| *b == b'0').map(|b| b - b'0').collect();
    let (mut digits, mut exponent) = round(all, power - part.len() as i64);
    while digits.last() == Some(&0) {
        digits.pop();
        exponent += 1;
    }
    if digits.is_empty() {
        return "0".to_owned();
    }
    let mut out: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
    if exponent >= 0 {
        out.extend(std::iter::repeat_n('0', usize::try_from(exponent).unwrap_or(0)));
    } else {
        let decimals = usize::try_from(-exponent).unwrap_or(0);
        if out.len() <= decimals {
            out.insert_str(0, &"0".repeat(decimals + 1 - out.len()));
        }
        out.insert(out.len() - decimals, '.');
    }
    if negative { format!("-{out}") } else { out }
}

/// At most [`PRECISION`] digits, halves to even.
fn round(mut digits: Vec<u8>, mut exponent: i64) -> (Vec<u8>, i64) {
    if digits.len() <= PRECISION {
        return (digits, exponent);
    }
    let cut = digits.split_off(PRECISION);
    exponent += cut.len() as i64;
    let odd = digits.last().is_some_and(|d| d % 2 == 1);
    let beyond = cut.iter().skip(1).any(|d| *d > 0);
    let first = cut.first().copied().unwrap_or(0);
    if first > 5 || (first == 5 && (beyond || odd)) {
        let mut at = digits.len();
        loop {
            if at == 0 {
                digits.insert(0, 1);
                digits.pop();
                exponent += 1;
                break;
            }
            at -= 1;
            match digits.get_mut(at) {
                Some(d) if *d < 9 => {
                    *d += 1;
                    break;
                }
                Some(d) => *d = 0,
                None => break,
            }
        }
    }
    (digits, exponent)
}

/// The one comparable form of a figure: base unit, no trailing zeros, ranges as `a..b`.
fn key(value: &str, max: Option<&str>, unit: &str) -> String {
    let unit = unit.trim();
    let (head, per) = unit.split_once('/').map_or((unit, None), |(head, per)| (head, Some(per)));
    let base = BASE_UNITS.iter().find(|(from, ..)| *from == head);
    let (head, power) = base.map_or((head, 0), |(_, to, power)| (*to, *power));
    let mut text = number(value, power);
    if let Some(max) = max {
        text += "..";
        text += &number(max, power);
    }
    text.push(' ');
    text += head;
    if let Some(per) = per {
        text.push('/');
        text += per;
    }
    text.trim().to_owned()
}

/// The comparable form of a key as gold writes it (`4.5..5 %`, `1200000000 EUR`).
#[must_use]
pub fn gold_key(text: &str) -> String {
    static FORM: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^(-?\d+(?:\.\d+)?|-?\d+/\d+)(?:\.\.(-?\d+(?:\.\d+)?))?(?:\s+(.*))?$").ok());
    let text = text.trim();
    let part = |at| move |found: &regex::Captures<'_>| found.get(at).map(|m| m.as_str().to_owned());
    match FORM.as_ref().and_then(|form| form.captures(text)) {
        Some(found) => {
            let (value, max, unit) = (part(1)(&found), part(2)(&found), part(3)(&found));
            key(&value.unwrap_or_default(), max.as_deref(), &unit.unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

/// The comparable form of a figure of a sheet.
///
/// # Errors
/// [`Malformed`] where its kind or unit is no text.
pub fn figure_key(figure: &Value) -> Result<String, Malformed> {
    let tail = match figure.get("kind") {
        Some(Value::Array(_) | Value::Object(_)) => return Err(Malformed("a figure's kind is no text")),
        Some(Value::String(kind)) => match kind.as_str() {
            "percent" => Some("%"),
            "percentage_points" => Some("pp"),
            "basis_points" => Some("bp"),
            "points" => Some("pt"),
            "multiple" => Some("x"),
            "count" | "fraction" => Some(""),
            _ => None,
        },
        _ => None,
    };
    let unit = match tail {
        Some(tail) => tail.to_owned(),
        None => {
            let unit = match given(figure.get("unit")) {
                None => String::new(),
                Some(Value::String(unit)) => unit.clone(),
                Some(_) => return Err(Malformed("a figure's unit is no text")),
            };
            let per = given(figure.get("per")).map(|per| format!("/{}", plain(per))).unwrap_or_default();
            unit + &per
        }
    };
    let text = |name| plain(figure.get(name).unwrap_or(&Value::Null));
    let max = figure.get("max").filter(|max| !max.is_null() && max.as_str() != Some("")).map(plain);
    Ok(key(&text("value"), max.as_deref(), &unit))
}

/// Whether a figure's key is one that gold accepts.
#[must_use]
pub fn same_key(gold: &str, predicted: &str, signless: bool) -> bool {
    let strip = |key: &str| if signless { key.trim_start_matches('-').to_owned() } else { key.to_owned() };
    alternatives(gold).any(|a| strip(&gold_key(a)) == strip(predicted))
}

/// Whether a date's value is one that gold accepts.
#[must_use]
pub fn same_date(gold: &str, predicted: Option<&Value>) -> bool {
    let predicted = plain(predicted.unwrap_or(&Value::Null));
    alternatives(gold).any(|a| a == predicted.trim())
}

/// How much two phrases share: twice the common words over all words, stop words left out.
#[must_use]
pub fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (fold(a), fold(b));
    let words = |text: &str| -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for word in text.split(' ').filter(|w| !w.is_empty() && !STOP.contains(w)) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
        counts
    };
    let (a, b) = (words(&a), words(&b));
    let (len_a, len_b): (usize, usize) = (a.values().sum(), b.values().sum());
    if len_a == 0 || len_b == 0 {
        return 0.0;
    }
    let common: usize = a.iter().map(|(word, n)| (*n).min(b.get(word).copied().unwrap_or(0))).sum();
    2.0 * common as f64 / (len_a + len_b) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_one_form() {
        for (text, power, want) in [
            ("3.50", 0, "3.5"),
            ("-0.0", 0, "0"),
            ("1.5", 9, "1500000000"),
            ("0.0025", 0, "0.0025"),
            ("00120", 0, "120"),
            ("1/3", 0, "1/3"),
            ("12345678901234567890123456785", 0, "12345678901234567890123456780"),
            ("99999999999999999999999999995", 0, "100000000000000000000000000000"),
            ("3.", 0, "3."),
            ("-12", -3, "-0.012"),
        ] {
            assert_eq!(number(text, power), want, "{text} × 10^{power}");
        }
    }

    #[test]
    fn keys_meet_in_the_base_unit() {
        assert_eq!(gold_key("1.5 GW"), gold_key("1500 MW"));
        assert_eq!(gold_key(" 4.50..5 % "), "4.5..5 %");
        assert_eq!(gold_key("1/3 x"), "1/3 x");
        assert_eq!(gold_key("2.120 USD/share"), "2.12 USD/share");
        assert!(same_key("-3 %|4 %", "3 %", true) && !same_key("-3 %|4 %", "3 %", false));
    }

    #[test]
    fn folds_keep_what_tells_notes_apart() {
        assert_eq!(fold("AA- et A+"), "aa- et a+");
        assert_eq!(fold("Œuvre de cœur"), "uvre de coeur");
        assert_eq!(fold("Saint-Gobain"), "saint gobain");
        assert_eq!(fold("Straße"), "strasse");
        assert!((overlap("le taux de dépôt", "taux du dépôt") - 1.0).abs() < 1e-9);
    }
}
