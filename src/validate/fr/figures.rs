//! Numbers, magnitudes, currencies and units in a slice of French.

use super::{
    Tables,
    amounts::{Amount, Count, DOLLARS, currency, magnitude},
};
use crate::{
    validate::{
        cues::Cues,
        reading::{FigureReading, Number, Readings, Unit, Units},
        scan::{Kind, Stretch, is_space},
    },
    value::Decimal,
};

/// The power of a number that is no multiple.
const UNSCALED: &[i32] = &[0];

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
        let count = out.numbers.pop().and_then(|n| n.plain.first().and_then(Decimal::to_u32)).unwrap_or(1);
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
        let times = out.numbers.pop().and_then(|n| n.plain.first().and_then(Decimal::to_u32)).unwrap_or(1).max(1);
        // The scale is told: no magnitude is borrowed from elsewhere.
        out.numbers.push(Number {
            plain: Decimal::whole(count * i64::from(times)).into(),
            powers: UNSCALED,
            ..Default::default()
        });
        return 1;
    }
    if !known.named
        && let Some((_, factor)) = FACTORS.iter().find(|(stem, _)| word.starts_with(stem))
    {
        out.numbers.push(Number { plain: Decimal::whole(*factor).into(), ..Default::default() });
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
            if minor.is_some() {
                out.minor = true;
                out.unit = narrower(out.unit, DOLLARS);
            }
            let plain = [Some(value), minor].into_iter().flatten().map(Decimal::whole).collect();
            out.numbers.push(Number { plain, ..Default::default() });
        }
        return taken;
    }
    if let Some((powers, codes)) = magnitude(raw, word, tables) {
        match out.numbers.last_mut() {
            Some(last) if last.powers.is_empty() || last.powers == UNSCALED => last.powers = powers,
            _ => out.numbers.push(Number { plain: Decimal::whole(1).into(), powers, ..Default::default() }),
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
        let by = last.plain.iter().filter_map(|n| Decimal::whole(1).checked_div(n)).collect();
        last.fraction = last.plain.first().and_then(Decimal::to_u32).map(|n| (1, n));
        last.plain = by;
        out.unit = Unit::Multiple;
    }
    if let [a, b] = out.numbers.as_slice()
        && (0..scan.pieces().len()).any(|at| matches!(scan.fold(at), "sur" | "/"))
        && let (Some(a), Some(b)) =
            (a.plain.first().and_then(Decimal::to_u32), b.plain.first().and_then(Decimal::to_u32))
        && a < b
        && out.unit == Unit::Unknown
    {
        out.numbers = vec![Number { fraction: Some((a, b)), ..Default::default() }];
    }
    if out.numbers.is_empty()
        && (0..scan.pieces().len()).any(|at| matches!(scan.fold(at), "du" | "le" | "l" | "la" | "au"))
    {
        out.numbers.push(Number { plain: Decimal::whole(1).into(), ..Default::default() });
    }
}

/// Reads digits with their separators from byte `from`: the readings and the byte where they end.
fn digits(text: &str, from: usize) -> (Readings, usize) {
    let bytes = text.as_bytes();
    let run = |at: usize| {
        let mut end = at;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        end - at
    };
    let mut end = from + run(from);
    let (mut comma, mut dot) = (false, false);
    let mut stray: Option<Decimal> = None;
    while let Some(separator) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let next = end + separator.len_utf8();
        let length = run(next);
        match separator {
            '.' | ',' if length > 0 => {
                comma |= separator == ',';
                dot |= separator == '.';
            }
            '\'' | '\u{2019}' if length == 3 && !comma => {}
            _ if length == 3 && is_space(separator) && !comma => {}
            ',' if bytes.get(next) == Some(&b' ') && !comma && !dot && (1..3).contains(&run(next + 1)) => {
                let digits =
                    |from: usize, to: usize| text.get(from..to).unwrap_or("").chars().filter(char::is_ascii_digit);
                let whole: String = digits(from, end).collect();
                let part: String = digits(next + 1, next + 1 + run(next + 1)).collect();
                stray = format!("{whole}.{part}").parse().ok();
                break;
            }
            _ => break,
        }
        end = next + length;
    }
    (interpret(text.get(from..end).unwrap_or(""), stray), end)
}

/// What digits with dots and commas may mean, the likeliest first, `stray` last; other signs part thousands.
fn interpret(written: &str, stray: Option<Decimal>) -> Readings {
    let once = |mark: u8| written.bytes().filter(|b| *b == mark).count() == 1;
    let (comma, dot) = (written.rfind(','), written.rfind('.'));
    let mark = match (comma, dot) {
        (Some(comma), Some(dot)) => Some(if comma > dot { b',' } else { b'.' }),
        (Some(_), None) => once(b',').then_some(b','),
        (None, Some(_)) => once(b'.').then_some(b'.'),
        (None, None) => None,
    };
    // `3.568` is a number of thousands or one with decimals.
    let open = mark == Some(b'.')
        && comma.is_none()
        && !written.starts_with('0')
        && dot.is_some_and(|dot| dot <= 3 && written.len() - dot == 4);
    let likeliest = decimal(written, mark.filter(|_| !open));
    let other = if open { decimal(written, mark) } else { None };
    [likeliest, other, stray].into_iter().flatten().collect()
}

/// The number that the digits make with decimals after `mark`, which stands once at most; other marks part thousands.
fn decimal(written: &str, mark: Option<u8>) -> Option<Decimal> {
    let (mut number, mut scale) = (0i128, None);
    for byte in written.bytes() {
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
                // Letters of a magnitude may stand before any currency.
                let prefixed = matches!(scan.first_byte(piece), Some(b'm' | b'k' | b'g' | b'M' | b'K' | b'G' | 0x80..));
                if !known.named && !prefixed {
                    continue;
                }
                let word = scan.fold(at);
                if !known.named && !word.starts_with(['m', 'k', 'g']) {
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
