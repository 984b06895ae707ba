//! French, re-read by simpler means: numbers, dates, cue words and clause limits in a slice.

mod dates;
mod figures;
mod stance;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    cues::{Cues, Lexis},
    reading::{DateReading, FigureReading, SourceReader, Units},
    scan::{Kind, Scan, is_space},
};
use crate::text::{Published, Span};

/// The French reader of the checks.
pub static FRENCH: French = French { tables: LazyLock::new(Tables::build) };

const CUES: &str = include_str!("fr/cues.tsv");
const CURRENCIES: &str = include_str!("fr/currencies.tsv");

/// French.
#[derive(Debug)]
pub struct French {
    tables: LazyLock<Tables>,
}

#[derive(Debug)]
struct Tables {
    cues: Lexis,
    currencies: FxHashMap<&'static str, &'static str>,
}

impl Tables {
    fn build() -> Self {
        let currencies = CURRENCIES.lines().skip(1).filter_map(|row| row.split_once('\t')).collect();
        Self { cues: Lexis::read(CUES), currencies }
    }
}

impl SourceReader for French {
    fn figure(&self, text: &str) -> FigureReading {
        figures::read(text, &self.tables.currencies, &self.tables.cues)
    }

    fn units(&self, text: &str, currency: &str) -> Units {
        figures::units(text, currency, &self.tables.currencies)
    }

    fn date(&self, text: &str, published: Option<Published>) -> DateReading {
        dates::read(text, published)
    }

    fn cues(&self, text: &str) -> Cues {
        let scan = Scan::of(text);
        let mut found = self.tables.cues.between(&scan, 0, scan.pieces.len());
        for (at, piece) in scan.pieces.iter().enumerate() {
            match piece.kind {
                Kind::Word if !piece.upper => {
                    found |= stance::verb_form(text.get(piece.start as usize..piece.end as usize).unwrap_or(""));
                }
                Kind::Sign if scan.get(at + 1).is_some_and(|p| p.kind == Kind::Digits) => {
                    let opens = at == 0 || !scan.glued(at - 1) || scan.is_sign(at - 1, '(');
                    if opens && scan.is_sign(at, '+') {
                        found |= Cues::MAYBE_UP;
                    } else if opens && scan.is_sign(at, '-') {
                        found |= Cues::MAYBE_DOWN;
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn denies(&self, text: &str) -> bool {
        let scan = Scan::of(text);
        let at = |word: &str| (0..scan.pieces.len()).find(|at| scan.fold(*at) == word);
        let ne =
            at("ne").or_else(|| (0..scan.pieces.len()).find(|at| scan.fold(*at) == "n" && scan.is_sign(at + 1, '\'')));
        let close = |a: usize, b: usize| a < b && b - a <= 5;
        let no = ["pas", "jamais", "plus", "aucun", "aucune"].iter().find_map(|word| at(word));
        ne.zip(no).is_some_and(|(ne, no)| close(ne, no)) && at("seulement").is_none()
    }

    fn clause(&self, source: &str, span: Span) -> Span {
        let sentence = self.sentence(source, span);
        let cut = |at: usize, c: char| match c {
            ';' | '(' | ')' | '\u{2014}' | '\u{2013}' => true,
            ',' | ':' => !source.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
            _ => false,
        };
        limits(source, span, sentence, cut)
    }

    fn sentence(&self, source: &str, span: Span) -> Span {
        let whole = Span::new(0, source.len() as u32);
        limits(source, span, whole, |at, c| match c {
            '\n' | '!' | '?' => true,
            '.' => source.get(at + 1..).is_some_and(|rest| {
                let mut after = rest.chars();
                let next = after.next();
                let initial = source.get(..at).is_some_and(|before| {
                    let mut back = before.chars().rev();
                    back.next().is_some_and(char::is_uppercase) && back.next().is_none_or(|c| is_space(c) || c == '.')
                });
                next.is_none_or(|c| is_space(c) || c.is_uppercase() || c == '"') && !initial
            }),
            _ => false,
        })
    }
}

/// The stretch around `span` inside `within` up to the nearest cut on either side.
fn limits(source: &str, span: Span, within: Span, cut: impl Fn(usize, char) -> bool) -> Span {
    let before = source.get(within.start as usize..span.start as usize).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .find(|(at, c)| cut(within.start as usize + at, *c))
        .map_or(within.start, |(at, c)| within.start + (at + c.len_utf8()) as u32);
    let after = source.get(span.end as usize..within.end as usize).unwrap_or("");
    let end = after
        .char_indices()
        .find(|(at, c)| cut(span.end as usize + at, *c))
        .map_or(within.end, |(at, _)| span.end + at as u32);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::cues::faults;

    #[test]
    fn tables_are_sorted_folded_and_unique() {
        assert_eq!(faults(CUES), Vec::<String>::new());
        let words: Vec<&str> = CURRENCIES.lines().skip(1).filter_map(|r| Some(r.split_once('\t')?.0)).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(words, sorted, "currencies.tsv: sort the rows");
    }

    #[test]
    fn sentences_and_clauses() {
        let source = "Le titre gagne 3,5%, à 25 euros. M. Durand pourrait partir.Hier, rien.";
        let at = |what: &str| {
            let start = source.find(what).unwrap() as u32;
            Span::new(start, start + what.len() as u32)
        };
        assert_eq!(FRENCH.sentence(source, at("25")).slice(source), "Le titre gagne 3,5%, à 25 euros");
        assert_eq!(FRENCH.clause(source, at("3,5%")).slice(source), "Le titre gagne 3,5%");
        assert_eq!(FRENCH.sentence(source, at("partir")).slice(source).trim(), "M. Durand pourrait partir");
    }

    #[test]
    fn cues_of_a_slice() {
        let cues = |text| FRENCH.cues(text);
        assert!(cues("le titre recule").has(Cues::DOWN) && !cues("le titre recule").has(Cues::UP));
        assert!(cues("au-delà de 3%").has(Cues::MORE_THAN));
        assert!(cues("n'a pas confirmé").has(Cues::NEGATION) && !cues("pas moins de 8.000").has(Cues::NEGATION));
        assert!(cues("le groupe rachèterait").has(Cues::CONDITIONAL) && cues("publiera jeudi").has(Cues::FUTURE));
        assert!(cues("(+2%)").has(Cues::MAYBE_UP) && cues("-0,9%").has(Cues::MAYBE_DOWN));
        assert!(!cues("4-6 %").has(Cues::MAYBE_DOWN));
    }
}
