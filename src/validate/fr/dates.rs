//! What a French temporal expression says outright: years, months, days, quarters, clock, distance from publication.

use crate::validate::{
    reading::DateReading,
    scan::{Kind, Stretch},
};

const MONTHS: &[(&str, u8)] = &[
    ("janvier", 1),
    ("janv", 1),
    ("fevrier", 2),
    ("fevr", 2),
    ("fev", 2),
    ("mars", 3),
    ("avril", 4),
    ("avr", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("juil", 7),
    ("aout", 8),
    ("septembre", 9),
    ("sept", 9),
    ("octobre", 10),
    ("oct", 10),
    ("novembre", 11),
    ("nov", 11),
    ("decembre", 12),
    ("dec", 12),
];

const WEEKDAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

const NUMBERS: &[(&str, u32)] = &[
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("quinze", 15),
    ("dixhuit", 18),
    ("vingt", 20),
    ("trente", 30),
    ("cinquante", 50),
];

const ORDINALS: &[(&str, u8)] = &[
    ("premier", 1),
    ("premiere", 1),
    ("1er", 1),
    ("second", 2),
    ("seconde", 2),
    ("deuxieme", 2),
    ("troisieme", 3),
    ("quatrieme", 4),
    ("dernier", 4),
];

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(w, _)| *w == word).map(|(_, v)| *v)
}

/// Whether the word names a month or a day of the week.
pub(super) fn is_named(word: &str) -> bool {
    find(MONTHS, word).is_some() || WEEKDAYS.contains(&word)
}

fn century(two: u32) -> i16 {
    i16::try_from(if two < 70 { 2000 + two } else { 1900 + two }).unwrap_or(0)
}

/// Reads what the text says outright.
pub(super) fn read(scan: Stretch<'_>) -> DateReading {
    let mut out = DateReading::default();
    if numeric(scan, &mut out) {
        return out;
    }
    let number = |at: usize| -> Option<u32> {
        match scan.get(at)?.kind {
            Kind::Digits => scan.fold(at).parse().ok(),
            Kind::Word => find(NUMBERS, scan.fold(at)),
            Kind::Sign => None,
        }
    };
    let anaphoric = (0..scan.pieces().len()).any(|at| {
        matches!(
            scan.fold(at),
            "plus" | "auparavant" | "meme" | "memes" | "precedent" | "precedente" | "suivant" | "suivante"
        )
    });
    for (at, piece) in scan.pieces().iter().enumerate() {
        let word = scan.fold(at);
        match piece.kind {
            Kind::Digits => digits(scan, at, &mut out),
            Kind::Sign => {}
            Kind::Word => {
                // `sept ans` counts years.
                let counts = word == "sept"
                    && matches!(
                        scan.fold(at + 1),
                        "ans" | "annees" | "mois" | "jours" | "semaines" | "trimestres" | "exercices"
                    );
                if let Some(month) = find(MONTHS, word).filter(|_| !counts) {
                    out.months.push(month);
                } else if let Some(day) = WEEKDAYS.iter().position(|d| *d == word) {
                    out.weekdays.push(day as u8 + 1);
                } else if matches!(word, "trimestre" | "trimestres") {
                    // `dernier trimestre` is the fourth of a year, or merely the last one.
                    if let Some(n) = ordinal(scan, at).filter(|n| (1..=4).contains(n) && before(scan, at) != "dernier")
                    {
                        out.quarters.push(n);
                    }
                } else if matches!(word, "semestre" | "semestres") {
                    if let Some(n) = ordinal(scan, at).filter(|n| *n <= 2) {
                        out.halves.push(n);
                    }
                } else {
                    glued(scan, at, &mut out);
                }
            }
        }
    }
    if !anaphoric {
        length(scan, number, &mut out);
        relative(scan, &mut out);
    }
    out
}

fn before(scan: Stretch<'_>, at: usize) -> &str {
    if at > 0 { scan.fold(at - 1) } else { "" }
}

/// The ordinal before the piece at `at`: `troisième`, `3ème`, `4e`, `1er`.
fn ordinal(scan: Stretch<'_>, at: usize) -> Option<u8> {
    let word = before(scan, at);
    if let Some(n) = find(ORDINALS, word) {
        return Some(n);
    }
    if matches!(word, "er" | "e" | "eme" | "nd" | "nde" | "ere") && at > 1 {
        return scan.fold(at - 2).parse().ok();
    }
    None
}

/// Day first always: `27/07/2025`, `31.12.2017`, `2025-10-24`; gives whether the whole text is one.
fn numeric(scan: Stretch<'_>, out: &mut DateReading) -> bool {
    if scan.pieces().len() != 5 {
        return false;
    }
    let [a, s, b, t, c] = [0, 1, 2, 3, 4].map(|at| scan.fold(at));
    if s != t || !matches!(s, "/" | "." | "-") {
        return false;
    }
    let (Ok(a), Ok(b), Ok(c)) = (a.parse::<u32>(), b.parse::<u32>(), c.parse::<u32>()) else { return false };
    let (day, month, year) = if a > 31 { (c, b, a) } else { (a, b, c) };
    let year = if year < 100 { century(year) } else { i16::try_from(year).unwrap_or(0) };
    if let (Ok(day), Ok(month)) = (u8::try_from(day), u8::try_from(month)) {
        out.days.push(day);
        out.months.push(month);
        out.years.push(year);
    }
    true
}

fn digits(scan: Stretch<'_>, at: usize, out: &mut DateReading) {
    let text = scan.fold(at);
    let Ok(n) = text.parse::<u32>() else { return };
    let next = scan.fold(at + 1);
    if text.len() == 4 {
        if let Ok(year) = i16::try_from(n)
            && (1900..2100).contains(&year)
        {
            out.years.push(year);
        }
        return;
    }
    // `2020/21`, `2017-18`: the year after.
    if text.len() == 2 && at > 1 && matches!(before(scan, at), "/" | "-") && scan.glued(at - 1) {
        let head = scan.fold(at - 2);
        if head.len() == 4 {
            out.years.push(century(n));
            return;
        }
    }
    if n <= 23
        && (next == "h" || (next.starts_with('h') && next[1..].bytes().all(|b| b.is_ascii_digit())) || next == "heures")
    {
        let minute = next.strip_prefix('h').and_then(|m| m.parse().ok()).or_else(|| scan.fold(at + 2).parse().ok());
        let gmt = (at..scan.pieces().len()).any(|i| matches!(scan.fold(i), "gmt" | "utc"));
        if out.clock.is_none() {
            out.clock = Some((n as u8, minute.filter(|m| *m < 60).unwrap_or(0), gmt));
        }
        return;
    }
    let ordinal_gap = usize::from(next == "er");
    let month = find(MONTHS, scan.fold(at + 1 + ordinal_gap));
    // `du 13 au 17 octobre`: both are days.
    let shared = matches!(next, "et" | "au" | "-" | "a") && find(MONTHS, scan.fold(at + 3)).is_some();
    if (month.is_some() || shared) && (1..=31).contains(&n) {
        out.days.push(n as u8);
        return;
    }
    // `9M-18`, `3T 2025`, `2T23`: a period letter after the number.
    if let Some(rest) =
        next.strip_prefix(['t', 's']).filter(|r| scan.glued(at) && r.bytes().all(|b| b.is_ascii_digit()))
    {
        if next.starts_with('t') && (1..=4).contains(&n) {
            out.quarters.push(n as u8);
        } else if (1..=2).contains(&n) {
            out.halves.push(n as u8);
        }
        if rest.len() == 2
            && let Ok(year) = rest.parse()
        {
            out.years.push(century(year));
        }
    }
}

/// `T3`, `S1`, with the year after a dash: `T3-20`.
fn glued(scan: Stretch<'_>, at: usize, out: &mut DateReading) {
    let word = scan.fold(at);
    let mut chars = word.chars();
    let (Some(letter), Some(n), None) = (chars.next(), chars.next().and_then(|c| c.to_digit(10)), chars.next()) else {
        return;
    };
    match (letter, n) {
        ('t' | 'q', 1..=4) => out.quarters.push(n as u8),
        ('s' | 'h', 1..=2) => out.halves.push(n as u8),
        _ => return,
    }
    if scan.is_sign(at + 1, '-')
        && scan.fold(at + 2).len() == 2
        && let Ok(year) = scan.fold(at + 2).parse()
    {
        out.years.push(century(year));
    }
}

/// `cinq ans`, `60 jours`, `les neuf premiers mois`, `il y a dix jours`.
fn length(scan: Stretch<'_>, number: impl Fn(usize) -> Option<u32>, out: &mut DateReading) {
    for at in 0..scan.pieces().len() {
        let unit = match scan.fold(at) {
            "an" | "ans" | "annee" | "annees" => 'Y',
            "mois" => 'M',
            "semaine" | "semaines" => 'W',
            "jour" | "jours" => 'D',
            _ => continue,
        };
        let first = matches!(before(scan, at), "premiers" | "premieres");
        let back = 1 + usize::from(first);
        let Some(count) = at.checked_sub(back).and_then(&number) else { continue };
        if first {
            if unit == 'M'
                && let Ok(n) = u8::try_from(count)
            {
                out.first_months = Some(n);
            }
            continue;
        }
        // A longer numeral (`vingt et un ans`) is not read.
        if at > back && matches!(scan.fold(at - back - 1), "et" | "-" | "vingt" | "trente" | "cent" | "," | ".") {
            continue;
        }
        let ago = (0..at).any(|i| scan.fold(i) == "il" && scan.fold(i + 1) == "y");
        if ago {
            if unit == 'D' {
                out.day_offset = i32::try_from(count).ok().map(|n| -n);
            }
        } else if scan.pieces().len() <= 3 {
            out.length = Some((count, unit));
        }
    }
}

/// `hier`, `l'an dernier`, `le mois prochain`.
fn relative(scan: Stretch<'_>, out: &mut DateReading) {
    for at in 0..scan.pieces().len() {
        let next = scan.fold(at + 1);
        let step = match next {
            "dernier" | "derniere" | "passe" | "passee" => -1,
            "prochain" | "prochaine" => 1,
            _ => 0,
        };
        let this = matches!(before(scan, at), "ce" | "cette" | "cet");
        let word = scan.fold(at);
        match word {
            "hier" if before(scan, at) != "-" => out.day_offset = Some(-1),
            "hier" => out.day_offset = Some(-2),
            "aujourd" => out.day_offset = Some(0),
            "demain" if before(scan, at) != "-" => out.day_offset = Some(1),
            "an" | "annee" if step != 0 => out.year_offset = Some(step),
            "annee" if this && next.is_empty() => out.year_offset = Some(0),
            "annee"
                if next.is_empty()
                    && matches!(scan.fold(0), "debut" | "fin" | "milieu")
                    && scan.pieces().len() <= 5 =>
            {
                out.year_offset = Some(0)
            }
            "mois" if step != 0 && matches!(before(scan, at), "le" | "du" | "au" | "") => {
                out.month_offset = Some(i32::from(step))
            }
            "mois" if this => out.month_offset = Some(0),
            "semaine" if step != 0 => out.week_offset = Some(i32::from(step)),
            "semaine" if this => out.week_offset = Some(0),
            "matin" | "soir" | "midi" | "matinee" if before(scan, at) == "ce" => out.day_offset = Some(0),
            _ => {}
        }
    }
    // A pair (`le 19 février et aujourd'hui`) has two ends: its distance is one of them only.
    if !out.months.is_empty() || !out.years.is_empty() {
        out.day_offset = None;
    }
}
