//! Numbers, magnitudes, currencies and units in a slice of French.

use super::Tables;
use crate::{
    validate::{
        cues::{Cues, Lexis},
        reading::{FigureReading, Number, Unit, Units, Word},
        scan::{Kind, Stretch, is_space},
    },
    value::Decimal,
};

/// The power of a number that is no multiple.
const UNSCALED: &[i32] = &[0];

const DOLLARS: &str = "USD CAD AUD NZD HKD SGD TWD";

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

/// Stems of words that multiply.
const FACTORS: &[(&str, i64)] = &[
    ("doubl", 2),
    ("tripl", 3),
    ("quadrupl", 4),
    ("quintupl", 5),
    ("sextupl", 6),
    ("septupl", 7),
    ("octupl", 8),
    ("decupl", 10),
    ("centupl", 100),
];

/// The powers of ten of a magnitude word or letter, and the currency fused with it.
fn magnitude(raw: &str, folded: &str, tables: &Tables) -> Option<(&'static [i32], Option<&'static str>)> {
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
fn currency(scan: Stretch<'_>, at: usize, tables: &Tables) -> Option<&'static str> {
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
    codes: Option<&'static str>,
    /// Whether it only tells which of the currencies of one name is meant.
    refines: bool,
    /// Whether it names a unit, a currency or a magnitude.
    named: bool,
    /// What it counts.
    count: Option<Count>,
}

/// What a word counts.
#[derive(Clone, Copy, Debug)]
enum Count {
    /// So many.
    Numeral(i64),
    /// A group of so many.
    Collective(i64),
    /// One of so many parts.
    Part(u32),
}

/// What the words of amounts tell, by their number; they are added to the lexis.
pub(super) fn amounts(currencies: &'static str, lexis: &mut Lexis) -> Vec<Amount> {
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
    fn amount(&self, word: Word) -> Amount {
        self.amounts.get(usize::from(word.id)).copied().unwrap_or_default()
    }
}

fn narrower(old: Unit, codes: &'static str) -> Unit {
    match old {
        Unit::Money(before) if before.contains(codes) => Unit::Money(codes),
        Unit::Unknown | Unit::Multiple => Unit::Money(codes),
        other => other,
    }
}

/// Reads a figure's slice.
pub(super) fn read(scan: Stretch<'_>, tables: &Tables) -> FigureReading {
    let bounds = tables.lexis.between(scan, 0, scan.pieces().len()) & Cues::BOUNDS;
    let mut out = FigureReading { cues: bounds, ..Default::default() };
    let mut divided = false;
    let mut at = 0;
    while let Some(piece) = scan.get(at).copied() {
        let word = scan.fold(at);
        if piece.kind == Kind::Digits
            || (word.len() > 1 && word.starts_with('x') && word[1..].bytes().all(|b| b.is_ascii_digit()))
        {
            let from = piece.start as usize + usize::from(piece.kind == Kind::Word);
            let (plain, end) = digits(scan.source(), from);
            // After a number or its unit a dash makes a range.
            let minus = at > 0
                && scan.is_sign(at - 1, '-')
                && (at == 1
                    || matches!(scan.fold(at - 2), "/" | "(")
                    || scan.get(at - 2).is_some_and(|p| p.kind == Kind::Word));
            out.numbers.push(Number { plain, minus, ..Default::default() });
            at += 1;
            while scan.get(at).is_some_and(|p| (p.start as usize) < end) {
                at += 1;
            }
            if scan.is_sign(at, '%') && out.unit == Unit::Unknown {
                out.unit = Unit::Percent;
            }
            continue;
        }
        if piece.kind == Kind::Sign {
            if word == "%" {
                out.unit = Unit::Percent;
            } else if let Some(codes) = currency(scan, at, tables) {
                out.unit = narrower(out.unit, codes);
                out.minor |= word == "¢";
            }
            at += 1;
            continue;
        }
        at += words(scan, at, scan.raw(at), tables, &mut out, &mut divided);
    }
    finish(scan, divided, &mut out);
    out
}

/// Reads one word, or the numeral that it starts; gives how many pieces it took.
fn words(
    scan: Stretch<'_>,
    at: usize,
    raw: &str,
    tables: &Tables,
    out: &mut FigureReading,
    divided: &mut bool,
) -> usize {
    let word = scan.fold(at);
    let before = if at > 0 { scan.fold(at - 1) } else { "" };
    match word {
        "pc" | "pourcent" => out.unit = Unit::Percent,
        "cent" if before == "pour" => out.unit = Unit::Percent,
        "pb" | "pdb" | "bp" | "bps" | "pbs" => out.unit = Unit::BasisPoints,
        "point" | "points" | "pt" | "pts" if out.unit != Unit::Percent => {
            out.unit = match scan.fold(at + 2) {
                "base" => Unit::BasisPoints,
                "pourcentage" | "pourcentages" => Unit::PercentagePoints,
                _ => Unit::Points,
            };
        }
        "fois" if out.unit == Unit::Unknown => {
            out.unit = Unit::Multiple;
            *divided |= scan.fold(at + 1) == "moins";
        }
        "x" if out.unit == Unit::Unknown => out.unit = Unit::Multiple,
        "demi" | "demie" => {
            let half = Decimal::new(5, 1);
            match out.numbers.last_mut() {
                Some(last) if before == "et" => {
                    last.plain = last.plain.iter().filter_map(|n| n.checked_add(half?)).collect();
                }
                _ => out.numbers.push(Number { plain: half.into_iter().collect(), ..Default::default() }),
            }
        }
        "cent" | "cents" | "centime" | "centimes" | "cts" | "ct" | "pence" | "penny" if after_number(scan, at) => {
            out.minor = true;
            if let Some(codes) = currency(scan, at, tables) {
                out.unit = narrower(out.unit, codes);
            }
        }
        _ if word.starts_with("divis") => *divided = true,
        _ => return named(scan, at, raw, tables, out),
    }
    1
}

fn after_number(scan: Stretch<'_>, at: usize) -> bool {
    at > 0 && scan.get(at - 1).is_some_and(|p| p.kind == Kind::Digits)
}

fn named(scan: Stretch<'_>, at: usize, raw: &str, tables: &Tables, out: &mut FigureReading) -> usize {
    let word = scan.fold(at);
    let known = scan.get(at).map_or_else(Amount::default, |p| tables.amount(p.word));
    if let Some(Count::Part(part)) = known.count {
        let count = out.numbers.pop().and_then(|n| n.plain.first().and_then(whole)).unwrap_or(1);
        let plain = Decimal::whole(i64::from(count)).checked_div(Decimal::whole(i64::from(part)));
        out.numbers.push(Number {
            plain: plain.into_iter().collect(),
            fraction: Some((count, part)),
            ..Default::default()
        });
        return 1;
    }
    if let Some(Count::Collective(count)) = known.count {
        // `deux douzaines` counts the collective; `une dizaine` and `plusieurs dizaines` are the collective.
        let times = out.numbers.pop().and_then(|n| n.plain.first().and_then(whole)).unwrap_or(1).max(1);
        // The scale is told: no magnitude is borrowed from elsewhere.
        out.numbers.push(Number {
            plain: vec![Decimal::whole(count * i64::from(times))],
            powers: UNSCALED,
            ..Default::default()
        });
        return 1;
    }
    if !known.named
        && let Some((_, factor)) = FACTORS.iter().find(|(stem, _)| word.starts_with(stem))
    {
        out.numbers.push(Number { plain: vec![Decimal::whole(*factor)], ..Default::default() });
        out.unit = Unit::Multiple;
        return 1;
    }
    if matches!(known.count, Some(Count::Numeral(_)))
        || matches!(word, "cent" | "cents")
        || (word == "mille" && !after_number(scan, at))
    {
        let (value, minor, taken) = numeral(scan, at, tables);
        // An article before `demi` or a collective counts nothing.
        let article = taken == 1
            && matches!(word, "un" | "une")
            && (scan.fold(at + 1).starts_with("demi") || scan.fold(at + 1) == "peu");
        if !article {
            let mut plain = vec![Decimal::whole(value)];
            if let Some(minor) = minor {
                plain.push(Decimal::whole(minor));
                out.minor = true;
                out.unit = narrower(out.unit, DOLLARS);
            }
            out.numbers.push(Number { plain, ..Default::default() });
        }
        return taken;
    }
    if let Some((powers, codes)) = magnitude(raw, word, tables) {
        match out.numbers.last_mut() {
            Some(last) if last.powers.is_empty() || last.powers == UNSCALED => last.powers = powers,
            _ => out.numbers.push(Number { plain: vec![Decimal::whole(1)], powers, ..Default::default() }),
        }
        if let Some(codes) = codes {
            out.unit = narrower(out.unit, codes);
        }
        return 1;
    }
    // `5 m€`: a small m is a million only before a currency.
    if word == "m" && (scan.is_sign(at + 1, '€') || scan.is_sign(at + 1, '$')) {
        if let Some(last) = out.numbers.last_mut() {
            last.powers = &[6];
        }
        return 1;
    }
    if let Some(codes) = currency(scan, at, tables) {
        if matches!(out.unit, Unit::Money(_)) || !scan.get(at).is_some_and(|p| tables.amount(p.word).refines) {
            out.unit = narrower(out.unit, codes);
        }
        return 1;
    }
    // A prefixed unit may have been written out: `2,6 kbep/j` is 2600 barrels a day, `3 Mt` stays 3.
    if let Some(last) = out.numbers.last_mut().filter(|n| n.powers.is_empty()) {
        last.powers = match raw.chars().next() {
            Some('k' | 'K') if raw.len() > 1 => &[0, 3],
            Some('M') if raw.len() > 1 => &[0, 6],
            Some('G') if raw.len() > 1 => &[0, 9],
            _ => last.powers,
        };
    }
    1
}

fn whole(n: &Decimal) -> Option<u32> {
    n.to_u32()
}

/// A numeral in words from `at`: its value, the count where it ends in `cents` that may be coins, the pieces it took.
fn numeral(scan: Stretch<'_>, at: usize, tables: &Tables) -> (i64, Option<i64>, usize) {
    let (mut total, mut current, mut next, mut taken) = (0i64, 0i64, at, 0);
    let mut coins = None;
    loop {
        let word = scan.fold(next);
        let count = scan.get(next).and_then(|p| tables.amount(p.word).count);
        coins = match (count, word) {
            (Some(Count::Numeral(20)), _) if current % 100 == 4 => {
                current += 76;
                None
            }
            (Some(Count::Numeral(n)), _) => {
                current += n;
                None
            }
            (_, "cent" | "cents") => {
                let count = current.max(1);
                current = count * 100;
                Some(count)
            }
            (_, "mille") => {
                total += current.max(1) * 1000;
                current = 0;
                None
            }
            _ => break,
        };
        next += 1;
        taken = next - at;
        while scan.is_sign(next, '-') || scan.fold(next) == "et" {
            next += 1;
        }
        if scan.fold(next) == "demi" || next - at > 16 {
            break;
        }
    }
    (total + current, coins, taken.max(1))
}

/// Joins `15 sur 27`, divides after `divisé par`, and reads the one that `au-delà du gigawatt` leaves out.
fn finish(scan: Stretch<'_>, divided: bool, out: &mut FigureReading) {
    if divided && let Some(last) = out.numbers.last_mut() {
        let by: Vec<Decimal> = last.plain.iter().filter_map(|n| Decimal::whole(1).checked_div(*n)).collect();
        last.fraction = last.plain.first().and_then(whole).map(|n| (1, n));
        last.plain = by;
        out.unit = Unit::Multiple;
    }
    if let [a, b] = out.numbers.as_slice()
        && (0..scan.pieces().len()).any(|at| matches!(scan.fold(at), "sur" | "/"))
        && let (Some(a), Some(b)) = (a.plain.first().and_then(whole), b.plain.first().and_then(whole))
        && a < b
        && out.unit == Unit::Unknown
    {
        out.numbers = vec![Number { fraction: Some((a, b)), ..Default::default() }];
    }
    if out.numbers.is_empty()
        && (0..scan.pieces().len()).any(|at| matches!(scan.fold(at), "du" | "le" | "l" | "la" | "au"))
    {
        out.numbers.push(Number { plain: vec![Decimal::whole(1)], ..Default::default() });
    }
}

/// Reads digits with their separators from byte `from`: the readings and the byte where they end.
fn digits(text: &str, from: usize) -> (Vec<Decimal>, usize) {
    let bytes = text.as_bytes();
    let run = |at: usize| {
        let mut end = at;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        end - at
    };
    let mut end = from + run(from);
    let mut clean: String = text.get(from..end).unwrap_or("").to_owned();
    let mut stray: Option<Decimal> = None;
    while let Some(separator) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let next = end + separator.len_utf8();
        let length = run(next);
        match separator {
            '.' | ',' if length > 0 => clean.push(separator),
            '\'' | '\u{2019}' if length == 3 && !clean.contains(',') => {}
            _ if length == 3 && is_space(separator) && !clean.contains(',') => {}
            ',' if text.get(next..).is_some_and(|rest| rest.starts_with(' '))
                && !clean.contains([',', '.'])
                && (1..3).contains(&run(next + 1)) =>
            {
                stray = text.get(next + 1..next + 1 + run(next + 1)).and_then(|d| format!("{clean}.{d}").parse().ok());
                break;
            }
            _ => break,
        }
        clean.push_str(text.get(next..next + length).unwrap_or(""));
        end = next + length;
    }
    let mut plain = interpret(&clean);
    plain.extend(stray);
    (plain, end)
}

/// What digits with dots and commas may mean, the likeliest first.
fn interpret(clean: &str) -> Vec<Decimal> {
    let count = |mark: u8| clean.bytes().filter(|b| *b == mark).count();
    let readings = match (clean.rfind(','), clean.rfind('.')) {
        (None, None) => [decimal(clean, None), None],
        (Some(comma), Some(dot)) => [decimal(clean, Some(if comma > dot { b',' } else { b'.' })), None],
        (Some(_), None) if count(b',') == 1 => [decimal(clean, Some(b',')), None],
        (None, Some(dot)) if count(b'.') == 1 => {
            let (head, tail) = (dot, clean.len() - dot - 1);
            if tail == 3 && head <= 3 && !clean.starts_with('0') {
                [decimal(clean, None), decimal(clean, Some(b'.'))]
            } else {
                [decimal(clean, Some(b'.')), None]
            }
        }
        _ => [decimal(clean, None), None],
    };
    readings.into_iter().flatten().collect()
}

/// The number that the digits make with decimals after `mark`, which stands once at most; other marks part thousands.
fn decimal(clean: &str, mark: Option<u8>) -> Option<Decimal> {
    let (mut number, mut scale) = (0i128, None);
    for byte in clean.bytes() {
        if byte.is_ascii_digit() {
            number = number.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
            scale = scale.map(|scale| scale + 1);
        } else if mark == Some(byte) {
            scale = if scale.is_some() { return None } else { Some(0) };
        }
    }
    Decimal::new(number, scale.unwrap_or(0))
}

/// What of amounts the text names.
pub(super) fn units(scan: Stretch<'_>, tables: &Tables) -> Units {
    let mut out = Units::default();
    for (at, piece) in scan.pieces().iter().enumerate() {
        let mut codes = None;
        match piece.kind {
            Kind::Digits => continue,
            Kind::Sign => {
                out.percent |= scan.is_sign(at, '%');
                out.minor |= scan.is_sign(at, '¢');
                codes = currency(scan, at, tables);
            }
            Kind::Word => {
                let known = tables.amount(piece.word);
                let word = scan.fold(at);
                if !known.named && !matches!(word.as_bytes().first(), Some(b'm' | b'k' | b'g')) {
                    continue;
                }
                let raw = scan.raw(at);
                out.points |= matches!(word, "point" | "points" | "pt" | "pts" | "pb" | "pdb" | "bps");
                out.percent |= matches!(word, "pourcentage" | "pc" | "pourcent");
                out.minor |=
                    matches!(word, "cent" | "cents" | "centime" | "centimes" | "cts" | "ct" | "pence" | "penny");
                if let Some((powers, fused)) = magnitude(raw, word, tables) {
                    out.powers |= powers.iter().fold(0, |bits, p| bits | 1 << p);
                    codes = fused;
                } else if matches!(word, "millier" | "milliers") {
                    out.powers |= 1 << 3;
                } else if word == "m" && scan.is_sign(at + 1, '€')
                    || scan.is_sign(at.wrapping_sub(1), '€') && raw == "m"
                {
                    out.powers |= 1 << 6;
                }
                if !known.refines {
                    codes = codes.or_else(|| currency(scan, at, tables));
                }
            }
        }
        out.money.extend(codes);
    }
    out
}
