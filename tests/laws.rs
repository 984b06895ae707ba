//! Laws of reading, tried on numbers and texts that nobody thought of. The seed is fixed: a run is repeatable.

use std::{fs, path::Path};

use fiche::{
    Reader,
    sheet::{Figure, Sheet},
    source::Article,
    value::{Amount, Decimal, FigureKind},
};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use unicode_normalization::UnicodeNormalization;

/// Spaces that stand inside numbers and before signs.
const SPACES: &[char] = &[' ', '\u{A0}', '\u{202F}', '\u{2009}', '\u{2007}'];

/// Runs a law on `cases` values of a strategy, always the same ones.
fn law<S: Strategy>(cases: u32, strategy: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    match runner.run(&strategy, holds) {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => panic!("{why}\nsmallest case: {value:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

fn read(text: &str) -> Sheet {
    Reader::new().language("fr").unwrap().read(&Article::from_text(text)).unwrap()
}

/// A row of the forms: the text, published on a day.
fn dated(text: &str) -> String {
    if text.starts_with(" date ") { format!("{text}\n") } else { format!(" date 2025-10-24 \n\n{text}\n") }
}

/// What a figure says, without where it stands.
fn said(figure: &Figure) -> String {
    let Figure { kind, value, max, unit, per, bound, .. } = figure;
    let counted = if *kind == FigureKind::Count { None } else { unit.as_deref() };
    let number = |d: &Decimal| d.normalized().to_string();
    let value = match value {
        Some(Amount::Decimal(d)) => number(d),
        Some(share) => share.to_string(),
        None => "?".into(),
    };
    format!("{kind:?} {value}..{} {counted:?}/{per:?} {bound:?}", max.as_ref().map_or(String::new(), number))
}

fn all_said(text: &str) -> Vec<String> {
    read(&dated(text)).figures.iter().map(said).collect()
}

/// How a number is written: what parts its thousands, and its decimals.
#[derive(Clone, Copy, Debug)]
struct Convention {
    thousands: &'static str,
    decimal: char,
}

/// Every convention that reads one way whatever stands around it.
const CONVENTIONS: &[Convention] = &[
    Convention { thousands: "", decimal: ',' },
    Convention { thousands: ".", decimal: ',' },
    Convention { thousands: " ", decimal: ',' },
    Convention { thousands: "\u{A0}", decimal: ',' },
    Convention { thousands: "\u{202F}", decimal: ',' },
    Convention { thousands: "\u{2009}", decimal: ',' },
    Convention { thousands: "\u{2007}", decimal: ',' },
    Convention { thousands: "'", decimal: ',' },
    Convention { thousands: "\u{2019}", decimal: ',' },
    Convention { thousands: "'", decimal: '.' },
    Convention { thousands: "\u{2019}", decimal: '.' },
    Convention { thousands: ",", decimal: '.' },
];

impl Convention {
    /// Writes `digits` with the last `decimals` of them after the mark.
    fn write(self, digits: u64, decimals: usize) -> String {
        let written = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = written.split_at(written.len() - decimals);
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(self.thousands);
            }
            out.push(digit);
        }
        if decimals > 0 {
            out.push(self.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// Whether a number so written is read one way: a lone comma is the decimal mark, a lone dot before three digits is not.
    fn reads_one_way(self, whole_digits: usize, decimals: usize) -> bool {
        match (self.thousands, self.decimal) {
            (",", _) => decimals > 0 && whole_digits > 3,
            (_, '.') => whole_digits > 3 || decimals != 3,
            _ => true,
        }
    }
}

/// Sentences that may stand before; each ends in a stop.
const PREFIXES: &[&str] = &[
    "",
    "Été à l'œil nu. ",
    "Le groupe a publié ses comptes. ",
    "« Rien ne change », assure Ardine. ",
    "À Zürich, l'hôtel a fermé ! ",
    "Que dire ? ",
    "La veille a été calme.\n\n",
    "😀 Le 12 mars 2024, 12 usines ont fermé. ",
];

/// What stands around a number, and what it multiplies by.
const PLACES: &[(&str, &str, i32)] = &[
    ("Le coût s'élève à ", " euros.", 0),
    ("Le coût s'élève à ", " millions d'euros.", 6),
    ("Le bénéfice déclaré atteint près de ", "\u{A0}M€ au total.", 6),
    ("Le bénéfice (", " milliards d'euros) a déçu.", 9),
    ("L'amende, de ", " €, est lourde.", 0),
];

#[test]
fn a_number_reads_back_in_every_convention() {
    let case = (
        0u64..1_000_000_000_000,
        1u32..13,
        0usize..4,
        proptest::sample::select(CONVENTIONS),
        proptest::sample::select(PREFIXES),
        proptest::sample::select(PLACES),
        any::<bool>(),
    );
    law(600, case, |(digits, length, decimals, convention, prefix, (before, after, power), composed)| {
        let digits = digits % 10u64.pow(length);
        let whole_digits = digits.to_string().len().saturating_sub(decimals).max(1);
        prop_assume!(convention.reads_one_way(whole_digits, decimals));
        // A year is no amount of its own only where nothing counts it: here a unit always does.
        let written = convention.write(digits, decimals);
        let text = format!("{prefix}{before}{written}{after}");
        let text: String = if composed { text.nfc().collect() } else { text.nfd().collect() };
        let sheet = read(&dated(&text));
        let wanted = Decimal::new(i128::from(digits), decimals as u32).unwrap().scaled(power).unwrap();
        let found = sheet.figures.last();
        prop_assert!(found.is_some_and(|f| f.text.contains(&written)), "{written:?} is not read in {text:?}");
        let found = found.unwrap();
        prop_assert_eq!(found.value, Some(Amount::Decimal(wanted)), "{}", text);
        prop_assert_eq!(found.unit.as_deref(), Some("EUR"), "{}", text);
        prop_assert_eq!(found.max, None, "{}", text);
        Ok(())
    });
}

/// Checks that every span of a sheet cuts the text it says, at characters.
fn spans_hold(sheet: &Sheet, source: &str) -> Result<(), TestCaseError> {
    let figures = sheet.figures.iter().map(|f| (f.span, &f.text));
    let dates = sheet.dates.iter().map(|d| (d.span, &d.text));
    let names = sheet.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.span, &m.text));
    let proofs = sheet.facts.iter().flat_map(|f| &f.evidence).map(|e| (e.span, &e.text));
    for (span, text) in figures.chain(dates).chain(names).chain(proofs) {
        let slice = source.get(span.start as usize..span.end as usize);
        prop_assert_eq!(slice, Some(text.as_str()), "{:?} of {:?}", span, source);
        prop_assert!(!text.is_empty(), "an empty span {:?} in {:?}", span, source);
    }
    Ok(())
}

#[test]
fn no_bytes_are_too_strange() {
    law(300, proptest::collection::vec(any::<u8>(), 1..200), |bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        prop_assume!(!text.trim().is_empty());
        match Reader::new().language("fr").unwrap().read(&Article::from_text(text.clone())) {
            Ok(sheet) => spans_hold(&sheet, &text),
            Err(_) => Ok(()),
        }
    });
}

/// Pieces that figures, dates and sentences are made of.
const PIECES: &[&str] = &[
    "1",
    "12",
    "000",
    "1.200",
    "3,5",
    "2025",
    "%",
    "€",
    "$",
    "M€",
    "Md",
    "millions",
    "milliard",
    "d'",
    "euros",
    "dollar",
    "de",
    "à",
    "et",
    "entre",
    "par action",
    "points",
    "de base",
    "près",
    "plus de",
    "jusqu'à",
    "un",
    "deux",
    "cent",
    "mille",
    "demi",
    "tiers",
    "fois",
    "doublé",
    "multiplié par",
    "sur",
    "dix",
    "contre",
    "soit",
    "(",
    ")",
    "-",
    "–",
    "+",
    "/",
    ",",
    ";",
    ".",
    "...",
    "«",
    "»",
    "\"",
    "'",
    "’",
    "\u{A0}",
    "\u{202F}",
    "\u{200B}",
    "\u{AD}",
    "\u{301}",
    "é",
    "janvier",
    "jeudi",
    "trimestre",
    "ans",
    "14h30",
    "GMT",
    "Veltis",
    "le groupe",
    "a gagné",
    "recule",
    "ME",
    "x",
    "¢",
    "pb",
    "n°",
    "\n",
    "\n\n",
    "CAC 40",
    "FCFA",
    "dinars",
    "cents",
    "une",
    "quarantaine",
    "plusieurs",
    "dizaines",
    "≥",
    "~",
];

#[test]
fn no_heap_of_pieces_is_too_strange() {
    let heap = proptest::collection::vec((proptest::sample::select(PIECES), any::<bool>()), 1..40);
    law(1500, heap, |pieces| {
        let mut text = String::new();
        for (piece, spaced) in pieces {
            text.push_str(piece);
            if spaced {
                text.push(' ');
            }
        }
        prop_assume!(!text.trim().is_empty());
        match Reader::new().language("fr").unwrap().read(&Article::from_text(text.clone())) {
            Ok(sheet) => spans_hold(&sheet, &text),
            Err(_) => Ok(()),
        }
    });
}

/// The texts of the forms.
fn forms() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/figures.tsv");
    let table = fs::read_to_string(path).unwrap();
    let rows = table.lines().filter(|row| !row.starts_with('#') && !row.contains('\\'));
    rows.filter_map(|row| row.split('\t').nth(1)).map(str::to_owned).collect()
}

/// Checks that two ways of writing say the same, in every form that has both; gives how many have.
fn say_the_same(ways: impl Fn(&str) -> Option<(String, String)>) -> usize {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (one, other) in forms().iter().filter_map(|text| ways(text)).filter(|(one, other)| one != other) {
        tried += 1;
        let (before, after) = (all_said(&one), all_said(&other));
        if before != after {
            wrong.push(format!("{other:?}\n    was {before:?}\n    is  {after:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    tried
}

/// Puts another space for every space that stands between two characters chosen by `between`.
fn respaced(text: &str, space: char, between: impl Fn(char, char) -> bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let other = |at: usize| {
        let (before, after) = (at.checked_sub(1).and_then(|b| chars.get(b)), chars.get(at + 1));
        before.zip(after).is_some_and(|(b, a)| between(*b, *a))
    };
    chars.iter().enumerate().map(|(at, c)| if SPACES.contains(c) && other(at) { space } else { *c }).collect()
}

#[test]
fn one_kind_of_space_is_as_good_as_another() {
    let mut tried = 0;
    for space in SPACES {
        for inside in [true, false] {
            tried += say_the_same(|text| {
                let between = |b: char, a: char| b.is_ascii_digit() && a.is_ascii_digit() == inside;
                Some((text.to_owned(), respaced(text, *space, between)))
            });
        }
    }
    assert!(tried > 1000, "only {tried} forms have spaces after digits");
}

#[test]
fn apostrophes_and_decomposed_accents_change_nothing() {
    let curly = say_the_same(|text| Some((text.to_owned(), text.replace('\'', "\u{2019}"))));
    let apart = say_the_same(|text| Some((text.to_owned(), text.nfd().collect())));
    assert!(curly > 200 && apart > 200, "only {curly} forms have apostrophes, {apart} have accents");
}

#[test]
fn capitals_need_no_accents() {
    let loud = |word: &str| {
        let plain = word.chars().count() > 3 && word.chars().all(|c| c.is_lowercase() || "'-.,".contains(c));
        if plain { word.to_uppercase() } else { word.to_owned() }
    };
    let bare = |c: char| if c.is_uppercase() { c.to_string().nfd().next().unwrap_or(c) } else { c };
    let tried = say_the_same(|text| {
        let accented = text.split(' ').map(loud).collect::<Vec<_>>().join(" ");
        let plain = accented.chars().map(bare).collect();
        Some((accented, plain))
    });
    assert!(tried > 200, "only {tried} forms have accents");
}

#[test]
fn quotation_marks_round_an_amount_change_nothing() {
    for (open, close) in [("\"", "\""), ("« ", " »"), ("«\u{A0}", "\u{A0}»"), ("“", "”")] {
        let tried = say_the_same(|text| {
            let sheet = read(&dated(text));
            let figure = sheet.figures.first()?;
            // What is counted or shared stands outside the figure, and so does *symbolique*.
            let whole = !matches!(figure.kind, FigureKind::Count | FigureKind::Fraction) && figure.unit.is_some();
            let (before, after) = text.split_once(&figure.text)?;
            let alone = before.ends_with(' ') && after.starts_with([' ', '.', ',']) && !after.starts_with(" symb");
            (whole && alone).then(|| (text.to_owned(), format!("{before}{open}{}{close}{after}", figure.text)))
        });
        assert!(tried > 200, "only {tried} forms have an amount that stands alone");
    }
}

#[test]
fn long_runs_take_no_longer_than_they_are() {
    let runs = [
        "1".repeat(200_000),
        "1 ".repeat(50_000),
        "100 ".repeat(50_000),
        "1.000".repeat(50_000),
        "1,".repeat(100_000),
        " \u{A0}".repeat(100_000),
        "- ".repeat(50_000),
        "de 1 à ".repeat(20_000),
        "cent ".repeat(20_000),
        "1, ".repeat(20_000),
        "3% ".repeat(2_000),
        "12 euros ".repeat(2_000),
        "12 points ".repeat(2_000),
        "\"12 millions\" ".repeat(2_000),
        "lundi ".repeat(30_000),
        "janvier ".repeat(30_000),
        "x2, ".repeat(30_000),
        "a annoncé ".repeat(30_000),
    ];
    for run in runs {
        let text = format!("Le coût s'élève à {run}.");
        spans_hold(&read(&text), &text).unwrap();
    }
}
