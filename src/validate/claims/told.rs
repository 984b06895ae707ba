//! What one English sentence claims: amounts, dates, names, quotations, hedge, denial.

use std::ops::Range;

use super::{
    names,
    when::{self, When},
};
use crate::{
    text::{Published, Span},
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

/// One name of a sentence.
#[derive(Debug)]
pub(super) struct Name {
    pub span: Span,
    pub pieces: Range<usize>,
    /// Its words as names are sought.
    pub words: String,
    /// Whether a capital at the sentence's start is all that tells it.
    pub initial: bool,
}

/// One sentence, read.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub text: &'a str,
    pub english: English<'a>,
    pub amounts: Vec<Amount>,
    pub whens: Vec<When>,
    pub names: Vec<Name>,
    /// Bytes of what stands between quotation marks.
    pub quotes: Vec<Span>,
    /// Folded words, as names are sought.
    pub words: String,
}

impl<'a> Told<'a> {
    /// Reads one sentence.
    pub fn read(text: &'a str, published: Option<Published>) -> Self {
        let english = English::of(text);
        let quotes = quotes(text);
        let all = english.scan.all();
        let quoted =
            |at: usize| all.get(at).is_some_and(|p| quotes.iter().any(|q| q.contains(Span::new(p.start, p.end))));
        let mut whens = when::dates(all, published);
        whens.retain(|w| !quoted(w.pieces.start));
        let mut amounts = amounts(&english, &whens);
        amounts.retain(|a| !quoted(a.pieces.start));
        let mut names = names(all);
        names.retain(|n| !quoted(n.pieces.start));
        let words = names::words(text);
        Self { text, amounts, whens, names, quotes, words, english }
    }

    /// The bytes of some pieces.
    pub fn span(&self, pieces: &Range<usize>) -> Span {
        let all = self.english.scan.all();
        all.part(pieces.start, pieces.end).span()
    }

    /// Whether a verb is denied.
    pub fn denied(&self) -> bool {
        let all = self.english.scan.all();
        let plain = (0..all.pieces().len())
            .any(|at| matches!(all.fold(at), "not" | "never" | "denied" | "denies" | "neither" | "nor" | "cannot"));
        let short = (0..all.pieces().len()).any(|at| all.fold(at) == "t" && at > 1 && all.fold(at - 2).ends_with('n'));
        (plain || short || self.words.contains(" no longer ")) && !self.words.contains(" not only ")
    }

    /// The words that are of no name and no quotation.
    pub fn plain(&self) -> String {
        let all = self.english.scan.all();
        let taken = |at: usize, p: &crate::validate::Piece| {
            self.names.iter().any(|n| n.pieces.contains(&at))
                || self.quotes.iter().any(|q| q.contains(Span::new(p.start, p.end)))
        };
        let mut out = String::from(" ");
        for (at, piece) in all.pieces().iter().enumerate().filter(|(_, p)| p.kind != Kind::Sign) {
            out.push_str(if taken(at, piece) { "-" } else { all.fold(at) });
            out.push(' ');
        }
        out
    }

    /// Whether its main part, up to a comma, tells a plan or forecast.
    pub fn plans(&self) -> bool {
        const WORDS: &[&str] = &[
            " agreed to ",
            " aim",
            " are to ",
            " can ",
            " confirm",
            " consensus ",
            " consider",
            " could ",
            " due ",
            " estimat",
            " expect",
            " forecast",
            " goal",
            " guidance ",
            " hope",
            " if ",
            " in talks",
            " intend",
            " is to ",
            " likely ",
            " maintain",
            " may ",
            " might ",
            " outlook ",
            " plan",
            " possib",
            " potential",
            " predict",
            " project",
            " promis",
            " propos",
            " reiterat",
            " reportedly ",
            " scheduled ",
            " see ",
            " seek",
            " sees ",
            " set ",
            " should ",
            " target",
            " upcoming ",
            " will ",
            " would ",
        ];
        let main = self.text.split(", ").next().unwrap_or(self.text);
        let words = names::words(main);
        WORDS.iter().any(|word| words.contains(word))
    }

    /// Whether it tells a plan, a forecast or a possibility.
    pub fn hedged(&self) -> bool {
        self.english.cues.has(Cues::EXPECTED | Cues::POSSIBLE)
    }
}

/// What stands between quotation marks.
fn quotes(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('"', Some(from)) | ('”' | '»', Some(from)) => {
                out.push(Span::new(from as u32, at as u32));
                open = None;
            }
            ('"' | '“' | '«', None) => open = Some(at + c.len_utf8()),
            _ => {}
        }
    }
    out
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
fn amounts(english: &English<'_>, whens: &[When]) -> Vec<Amount> {
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
    (1..=3).filter_map(|back| from.checked_sub(back)).any(|i| {
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

/// Small words inside a name.
const INNER: &[&str] = &[
    "'", "&", "+", ".", "-", "/", "d", "de", "des", "du", "et", "for", "la", "le", "les", "of", "the", "und", "van",
    "von",
];
/// Capitals that name nothing.
const PLAIN: &[&str] = &[
    "aed",
    "agm",
    "ai",
    "april",
    "august",
    "capex",
    "ceo",
    "cet1",
    "cfo",
    "chairman",
    "chapter",
    "cio",
    "coo",
    "cpi",
    "december",
    "dr",
    "ebit",
    "ebita",
    "ebitda",
    "egm",
    "english",
    "eps",
    "esg",
    "ev",
    "february",
    "first",
    "french",
    "friday",
    "fy",
    "gdp",
    "gmt",
    "h1",
    "h2",
    "i",
    "in",
    "ipo",
    "isin",
    "it",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "mr",
    "mrs",
    "ms",
    "november",
    "october",
    "pmi",
    "ppi",
    "q1",
    "q2",
    "q3",
    "q4",
    "r",
    "rd",
    "reit",
    "saturday",
    "september",
    "spac",
    "sunday",
    "thursday",
    "tuesday",
    "utc",
    "wednesday",
];
/// Words that start a sentence and no name.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "although",
    "an",
    "analysts",
    "and",
    "annual",
    "another",
    "as",
    "at",
    "before",
    "both",
    "but",
    "by",
    "during",
    "each",
    "earlier",
    "for",
    "from",
    "half",
    "he",
    "however",
    "if",
    "in",
    "it",
    "its",
    "last",
    "more",
    "most",
    "net",
    "no",
    "not",
    "of",
    "on",
    "one",
    "operating",
    "operations",
    "orders",
    "over",
    "revenue",
    "sales",
    "several",
    "shares",
    "she",
    "since",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "total",
    "two",
    "under",
    "we",
    "when",
    "while",
    "with",
];

/// The names of a sentence: stretches of words with capitals.
fn names(text: Stretch<'_>) -> Vec<Name> {
    let capital = |at: usize| text.get(at).is_some_and(|p| p.kind == Kind::Word && p.upper) && !is_code(text.raw(at));
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.pieces().len() {
        let plain =
            PLAIN.binary_search(&text.fold(at)).is_ok() || at == 0 && STARTERS.binary_search(&text.fold(at)).is_ok();
        if !capital(at) || plain {
            at += 1;
            continue;
        }
        let from = at;
        at += 1;
        loop {
            let mut next = at;
            while next < at + 3
                && INNER.contains(&text.fold(next))
                && (text.fold(next).len() > 1
                    || text.glued(next)
                    || text.fold(next) == "&"
                    || text.fold(at - 1) == "st")
            {
                next += 1;
            }
            // `Veltis' net` and `Veltis's`: the apostrophe ends the name.
            let own = text.is_sign(at, '\'') && (!text.glued(at) || text.fold(at + 1) == "s");
            let stop = next > at && text.is_sign(at, '.') && !text.glued(at) && text.fold(at - 1) != "st";
            if own || stop || !capital(next) || PLAIN.binary_search(&text.fold(next)).is_ok() {
                break;
            }
            at = next + 1;
        }
        out.push(name(text, from..at));
    }
    // `Food and Drug Administration` is one name where a table says so.
    let mut at = 0;
    while let (Some(a), Some(b)) = (out.get(at), out.get(at + 1)) {
        let whole = name(text, a.pieces.start..b.pieces.end);
        if a.pieces.end + 1 == b.pieces.start && text.fold(a.pieces.end) == "and" && names::NAMES.knows(&whole.words) {
            out.splice(at..at + 2, [whole]);
        }
        at += 1;
    }
    out
}

fn name(text: Stretch<'_>, pieces: Range<usize>) -> Name {
    let stretch = text.part(pieces.start, pieces.end);
    Name { span: stretch.span(), words: names::words(stretch.as_str()), initial: pieces == (0..1), pieces }
}

/// Whether the word is the code of a currency.
fn is_code(word: &str) -> bool {
    en::is_code(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let told = Told::read(text, None);
        let amount = |a: &Amount| {
            format!(
                "{}{} {:?}",
                if a.minus { "-" } else { "" },
                a.values.first().map_or(String::new(), ToString::to_string),
                a.unit
            )
        };
        let names = told.names.iter().map(|n| n.span.slice(text).to_owned()).collect();
        (told.amounts.iter().map(amount).collect(), names)
    }

    #[test]
    fn amounts_in_every_writing() {
        for (text, want) in [
            ("rose to €1.2bn in 2025", vec!["1200000000 Money(\"EUR\")"]),
            (
                "US$3m, then $40.5 and C$7",
                vec!["3000000 Money(\"USD\")", "40.5 Money(\"USD CAD AUD NZD HKD SGD TWD\")", "7 Money(\"CAD\")"],
            ),
            ("fell 2.5 per cent to -0.1%", vec!["2.5 Percent", "-0.1 Percent"]),
            ("by 25bps or 0.25 percentage points", vec!["25 BasisPoints", "0.25 PercentagePoints"]),
            ("twenty-five shops and three million euros", vec!["25 Unknown", "3000000 Money(\"EUR\")"]),
            ("between 9 and 10%", vec!["9 Percent", "10 Percent"]),
        ] {
            assert_eq!(read(text).0, want, "{text}");
        }
    }

    #[test]
    fn names_with_their_small_words() {
        for (text, want) in [
            ("The Bank of England kept EUR 3 on Thursday", vec!["Bank of England"]),
            ("Veltis' net income, Ardine's too, at L'Astrée", vec!["Veltis", "Ardine", "L'Astrée"]),
            ("Shares of Cordial & Cie rose in the US", vec!["Cordial & Cie", "US"]),
        ] {
            assert_eq!(read(text).1, want, "{text}");
        }
        assert!(PLAIN.is_sorted() && STARTERS.is_sorted());
    }
}
