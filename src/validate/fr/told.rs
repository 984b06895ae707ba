//! Where a French text states amounts and names dates: the stretches that the readers of slices then read.

use std::ops::Range;

use super::{
    Tables,
    amounts::{Count, currency, magnitude},
    dates,
};
use crate::validate::scan::{Kind, Stretch};

/// Words that may stand between a number and its unit.
const LINKS: &[&str] = &["'", "d", "de"];
/// Words of a unit beside currencies and magnitudes.
const UNITS: &[&str] = &["%", "base", "fois", "pc", "point", "points", "pourcent", "pourcentage", "pt", "pts", "x"];

/// The amounts of `text`, in order.
pub(super) fn amounts(text: Stretch<'_>, tables: &Tables) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(piece) = text.get(at) {
        let counts = piece.kind == Kind::Word && counts(text, at, tables);
        if piece.kind != Kind::Digits && !counts {
            at += 1;
            continue;
        }
        let end = unit_end(text, number_end(text, at, tables), tables);
        out.push(start(text, at)..end);
        at = end;
    }
    out
}

/// Whether the word at `at` counts by itself; an article does not.
fn counts(text: Stretch<'_>, at: usize, tables: &Tables) -> bool {
    let word = text.fold(at);
    match text.get(at).and_then(|p| tables.amount(p.word).count) {
        Some(Count::Numeral(1)) => magnitude(text.raw(at + 1), text.fold(at + 1), tables).is_some(),
        Some(Count::Numeral(_) | Count::Collective(_) | Count::Part(_)) => true,
        None => {
            matches!(word, "cent" | "mille" | "demi" | "demie")
                || ["doubl", "tripl", "quadrupl", "quintupl", "decupl"].iter().any(|stem| word.starts_with(stem))
        }
    }
}

/// The signs before the number at `at` that belong to it.
fn start(text: Stretch<'_>, at: usize) -> usize {
    let mut from = at;
    while from > 0
        && (matches!(text.fold(from - 1), "+" | "$" | "€" | "£")
            || text.is_sign(from - 1, '-') && text.glued(from - 1) && (from < 2 || !text.glued(from - 2)))
    {
        from -= 1;
    }
    from
}

/// One past the last piece of the number at `at`.
fn number_end(text: Stretch<'_>, at: usize, tables: &Tables) -> usize {
    let mut end = at + 1;
    if text.is_digits(at) {
        // Groups of three after a space, a dot or an apostrophe; decimals after a comma or a dot.
        loop {
            let three = text.is_digits(end) && text.fold(end).len() == 3 && text.fold(end - 1).len() <= 3;
            let joined = text.is_digits(end + 1)
                && text.glued(end - 1)
                && text.glued(end)
                && matches!(text.fold(end), "." | "," | "'");
            match (three, joined) {
                (true, _) => end += 1,
                (_, true) => end += 2,
                _ => return end,
            }
        }
    }
    loop {
        let link = usize::from(text.is_sign(end, '-') || text.fold(end) == "et");
        let counts = text.get(end + link).is_some_and(|p| {
            tables.amount(p.word).count.is_some()
                || matches!(text.fold(end + link), "cent" | "cents" | "mille" | "demi")
        });
        if !counts {
            return end;
        }
        end += link + 1;
    }
}

/// One past the last piece of the unit after the number that ends at `end`.
fn unit_end(text: Stretch<'_>, end: usize, tables: &Tables) -> usize {
    let mut end = end;
    loop {
        let mut next = end;
        while LINKS.contains(&text.fold(next)) && next < end + 2 {
            next += 1;
        }
        if text.fold(next) == "pour" && text.fold(next + 1) == "cent" {
            end = next + 2;
            continue;
        }
        let word = text.fold(next);
        let is_unit = UNITS.contains(&word)
            || magnitude(text.raw(next), word, tables).is_some()
            || currency(text, next, tables).is_some()
            || matches!(word, "cents" | "cent" | "centimes" | "centime" | "pence") && next == end
            || text.get(next).is_some_and(|p| tables.amount(p.word).named);
        if !is_unit || word.is_empty() {
            return end;
        }
        end = next + 1;
    }
}

/// Words that name a stretch of time.
const PERIODS: &[&str] = &[
    "an",
    "annee",
    "annees",
    "ans",
    "exercice",
    "exercices",
    "jour",
    "jours",
    "mois",
    "semaine",
    "semaines",
    "semestre",
    "semestres",
    "trimestre",
    "trimestres",
];
/// Words that tell a date with no other.
const DAYS: &[&str] = &["aujourd", "demain", "hier", "lendemain", "veille"];
/// Words that only belong to a date beside another of its words.
const BESIDE: &[&str] = &[
    "auparavant",
    "avant",
    "ce",
    "cet",
    "cette",
    "debut",
    "dernier",
    "derniere",
    "derniers",
    "deuxieme",
    "er",
    "eme",
    "fin",
    "gmt",
    "heures",
    "meme",
    "ouvert",
    "passe",
    "passee",
    "plus",
    "precedent",
    "precedente",
    "premier",
    "premiere",
    "premieres",
    "premiers",
    "prochain",
    "prochaine",
    "quatrieme",
    "second",
    "seconde",
    "suivant",
    "suivante",
    "tard",
    "tot",
    "troisieme",
];
/// Words and signs that may part two words of one date.
const BETWEEN: &[&str] =
    &["'", "-", "/", ".", "d", "de", "du", "hui", "l", "la", "le", "les", "a", "au", "et", "il", "y"];

/// The dates of `text`, in order.
pub(super) fn times(text: Stretch<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.pieces().len() {
        if !is_core(text, at) {
            at += 1;
            continue;
        }
        let mut from = at;
        while from > 0 && belongs(text, from - 1) && out.last().is_none_or(|last| last.end < from) {
            from -= 1;
        }
        let mut end = at + 1;
        loop {
            let mut next = end;
            while BETWEEN.contains(&text.fold(next)) && next < end + 3 {
                next += 1;
            }
            // A second day, month or quarter after `et` or `à` is of the same expression.
            if !(is_core(text, next) || belongs(text, next)) {
                break;
            }
            end = next + 1;
        }
        out.push(from..end);
        at = end;
    }
    out
}

/// Whether the piece says a date by itself.
fn is_core(text: Stretch<'_>, at: usize) -> bool {
    let Some(piece) = text.get(at) else { return false };
    let word = text.fold(at);
    match piece.kind {
        Kind::Sign => false,
        Kind::Digits => {
            let year = word.len() == 4 && matches!(word.get(..2), Some("19" | "20")) && !in_number(text, at);
            let next = text.fold(at + 1);
            let clock = matches!(next, "h" | "heure" | "heures")
                || next.starts_with('h') && next.bytes().skip(1).all(|b| b.is_ascii_digit());
            let glued =
                text.glued(at) && next.starts_with(['t', 's']) && next.bytes().skip(1).all(|b| b.is_ascii_digit());
            year || (clock && word.len() <= 2) || glued && word.len() == 1
        }
        Kind::Word => {
            let mut letters = word.bytes();
            let short = matches!(
                (letters.next(), letters.next(), letters.next()),
                (Some(b't' | b's' | b'q' | b'h'), Some(b'1'..=b'4'), None)
            );
            dates::is_named(word) || PERIODS.contains(&word) || DAYS.contains(&word) || short
        }
    }
}

/// Whether the digits are part of a longer number or of an amount.
fn in_number(text: Stretch<'_>, at: usize) -> bool {
    let joined = |sign: usize, digits: usize| {
        matches!(text.fold(sign), "," | "'")
            && text.is_digits(digits)
            && text.glued(sign.min(digits))
            && text.glued(at.min(sign))
    };
    at > 1 && joined(at - 1, at - 2)
        || joined(at + 1, at + 2)
        || matches!(text.fold(at + 1), "%" | "€" | "$" | "euros" | "dollars")
}

/// Whether the piece may be part of a date beside a word that is one.
fn belongs(text: Stretch<'_>, at: usize) -> bool {
    let word = text.fold(at);
    if text.is_digits(at) {
        return word.len() <= 2 || is_core(text, at);
    }
    BESIDE.contains(&word)
        || matches!(
            word,
            "deux"
                | "trois"
                | "quatre"
                | "cinq"
                | "six"
                | "sept"
                | "huit"
                | "neuf"
                | "dix"
                | "douze"
                | "quinze"
                | "vingt"
                | "trente"
                | "un"
        )
        || word.len() == 3 && word.starts_with('h') && word.bytes().skip(1).all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{fr::FRENCH, source::scan};

    fn cut(text: &str, ranges: impl Fn(Stretch<'_>) -> Vec<Range<usize>>) -> Vec<String> {
        let scan = scan(text, &FRENCH);
        let all = scan.all();
        ranges(all).into_iter().map(|r| all.part(r.start, r.end).as_str().to_owned()).collect()
    }

    #[test]
    fn amounts_with_their_units() {
        let text = "Veltis cède -2,3% à 1 284,60 euros; 1,2 milliard d'euros contre deux cent cinquante millions, 25 points de base.";
        assert_eq!(
            cut(text, |t| amounts(t, &FRENCH.tables)),
            ["-2,3%", "1 284,60 euros", "1,2 milliard d'euros", "deux cent cinquante millions", "25 points de base"]
        );
    }

    #[test]
    fn dates_with_their_words() {
        let text = "Jeudi 23 octobre 2025, sur les neuf premiers mois de 2025, à 14h05 GMT, un an plus tôt; 2 000 postes, hier.";
        assert_eq!(
            cut(text, times),
            ["Jeudi 23 octobre 2025", "neuf premiers mois de 2025", "14h05 GMT", "un an plus tôt", "hier"]
        );
    }
}
