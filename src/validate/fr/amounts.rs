//! What French words tell of amounts: numbers, parts, magnitudes and currencies.

use super::Tables;
use crate::validate::{
    cues::Lexis,
    reading::Word,
    scan::{Kind, Stretch},
};

/// The dollars that `$` may be.
pub(super) const DOLLARS: &str = "USD CAD AUD NZD HKD SGD TWD";

/// Words for small numbers, tens included.
const NUMERALS: &[(&str, i64)] = &[
    ("cinq", 5),
    ("cinquante", 50),
    ("deux", 2),
    ("dix", 10),
    ("douze", 12),
    ("huit", 8),
    ("huitante", 80),
    ("neuf", 9),
    ("nonante", 90),
    ("octante", 80),
    ("onze", 11),
    ("quarante", 40),
    ("quatorze", 14),
    ("quatre", 4),
    ("quinze", 15),
    ("seize", 16),
    ("sept", 7),
    ("septante", 70),
    ("six", 6),
    ("soixante", 60),
    ("treize", 13),
    ("trente", 30),
    ("trois", 3),
    ("un", 1),
    ("une", 1),
    ("vingt", 20),
    ("vingts", 20),
    ("zero", 0),
];

/// Collective numbers.
const COLLECTIVES: &[(&str, i64)] = &[
    ("centaine", 100),
    ("centaines", 100),
    ("cinquantaine", 50),
    ("dizaine", 10),
    ("dizaines", 10),
    ("douzaine", 12),
    ("douzaines", 12),
    ("huitaine", 8),
    ("millier", 1000),
    ("milliers", 1000),
    ("quarantaine", 40),
    ("quinzaine", 15),
    ("soixantaine", 60),
    ("trentaine", 30),
    ("vingtaine", 20),
];

/// Parts of a whole.
const PARTS: &[(&str, u32)] = &[
    ("centieme", 100),
    ("centiemes", 100),
    ("cinquieme", 5),
    ("cinquiemes", 5),
    ("dixieme", 10),
    ("dixiemes", 10),
    ("huitieme", 8),
    ("huitiemes", 8),
    ("moitie", 2),
    ("neuvieme", 9),
    ("quart", 4),
    ("quarts", 4),
    ("septieme", 7),
    ("sixieme", 6),
    ("sixiemes", 6),
    ("tiers", 3),
];

/// Words that only tell which of the currencies of one name is meant.
const REFINES: &[&str] = &[
    "australien",
    "australiens",
    "britannique",
    "britanniques",
    "canadien",
    "canadiens",
    "d",
    "danoise",
    "danoises",
    "e",
    "islandaises",
    "japonais",
    "norvegienne",
    "norvegiennes",
    "suedoise",
    "suedoises",
    "suisse",
    "suisses",
    "tcheques",
    "tunisiens",
    "turque",
    "turques",
    "us",
];

/// Words beside currencies and what starts with `m`, `k` or `g` that tell a unit or magnitude.
const NAMED: &[&str] = &[
    "billion",
    "billions",
    "bps",
    "cent",
    "cents",
    "centime",
    "centimes",
    "ct",
    "cts",
    "pb",
    "pc",
    "pdb",
    "pence",
    "penny",
    "point",
    "points",
    "pourcent",
    "pourcentage",
    "pt",
    "pts",
    "trillion",
    "trillions",
];

/// What a word by itself tells of amounts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    /// The currencies that it may name.
    pub codes: Option<&'static str>,
    /// Whether it only tells which of the currencies of one name is meant.
    pub refines: bool,
    /// Whether it names a unit, a currency or a magnitude.
    pub named: bool,
    /// What it counts.
    pub count: Option<Count>,
}

/// What a word counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Count {
    /// So many.
    Numeral(i64),
    /// A group of so many.
    Collective(i64),
    /// One of so many parts.
    Part(u32),
}

/// What the words of amounts tell, by their number; they are added to the lexis.
pub(super) fn read(currencies: &'static str, lexis: &mut Lexis) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut add = |word: &'static str, tells: Amount| {
        let id = usize::from(lexis.add(word));
        if amounts.len() <= id {
            amounts.resize(id + 1, Amount::default());
        }
        if let Some(amount) = amounts.get_mut(id) {
            amount.codes = amount.codes.or(tells.codes);
            amount.count = amount.count.or(tells.count);
            amount.named |= tells.named;
            amount.refines |= tells.refines;
        }
    };
    let (named, nothing) = (Amount { named: true, ..Amount::default() }, Amount::default());
    for (word, codes) in currencies.lines().skip(1).filter_map(|row| row.split_once('\t')) {
        add(word, Amount { codes: Some(codes), refines: REFINES.binary_search(&word).is_ok(), ..named });
    }
    NAMED.iter().for_each(|word| add(word, named));
    NUMERALS.iter().for_each(|(word, n)| add(word, Amount { count: Some(Count::Numeral(*n)), ..nothing }));
    COLLECTIVES.iter().for_each(|(word, n)| add(word, Amount { count: Some(Count::Collective(*n)), ..nothing }));
    PARTS.iter().for_each(|(word, n)| add(word, Amount { count: Some(Count::Part(*n)), ..nothing }));
    amounts
}

impl Tables {
    pub(super) fn amount(&self, word: Word) -> Amount {
        self.amounts.get(usize::from(word.id)).copied().unwrap_or_default()
    }
}

/// The powers of ten of a magnitude word or letter, and the currency fused with it.
pub(super) fn magnitude(raw: &str, folded: &str, tables: &Tables) -> Option<(&'static [i32], Option<&'static str>)> {
    let whole: Option<&'static [i32]> = match folded {
        "mille" => Some(&[3]),
        "million" | "millions" | "mio" | "mios" | "mln" | "mlns" => Some(&[6]),
        "milliard" | "milliards" | "md" | "mds" | "mrd" | "mrds" | "mia" | "mld" | "mlds" => Some(&[9]),
        "billion" | "billions" => Some(&[12, 9]),
        "trillion" | "trillions" => Some(&[12, 18]),
        "k" => Some(&[3]),
        _ => None,
    };
    match raw {
        // A capital MD is millions of dinars in Tunis, a milliard elsewhere.
        "MD" => return Some((&[6, 9], None)),
        "M" => return Some((&[6], None)),
        "G" => return Some((&[9], None)),
        "mD" => return Some((&[3, 6], Some("TND DZD"))),
        _ => {}
    }
    if let Some(powers) = whole {
        return Some((powers, None));
    }
    const PREFIXES: &[(&str, &[i32])] = &[
        ("mrds", &[9]),
        ("mds", &[9]),
        ("mio", &[6]),
        ("mrd", &[9]),
        ("md", &[9]),
        ("mm", &[9, 6]),
        ("m", &[6]),
        ("k", &[3]),
        ("g", &[9]),
    ];
    PREFIXES.iter().find_map(|(prefix, powers)| {
        let rest = folded.strip_prefix(prefix)?;
        tables.amount(tables.lexis.word(rest)).codes.map(|codes| (*powers, Some(codes)))
    })
}

/// The currency that the piece at `at` names.
pub(super) fn currency(scan: Stretch<'_>, at: usize, tables: &Tables) -> Option<&'static str> {
    let piece = scan.get(at)?;
    match piece.kind {
        Kind::Sign => match scan.fold(at) {
            "€" => Some("EUR"),
            "$" | "¢" => Some(DOLLARS),
            "£" => Some("GBP"),
            "¥" => Some("JPY CNY"),
            _ => None,
        },
        Kind::Word if scan.is_sign(at + 1, '\'') => None,
        Kind::Word => tables.amount(piece.word).codes,
        Kind::Digits => None,
    }
}
