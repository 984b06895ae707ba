//! French, re-read by simpler means: numbers, dates, cue words and clause limits in a slice.

mod amounts;
mod dates;
mod figures;
mod stance;
mod told;

use std::{ops::Range, sync::LazyLock};

use super::{
    cues::{Cues, Lexis},
    reading::{Cut, DateReading, FigureReading, SourceReader, Units, Word},
    scan::{Kind, Stretch, is_space},
};
use crate::text::Published;

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
    lexis: Lexis,
    /// By the number of the word in the lexis.
    amounts: Vec<amounts::Amount>,
}

impl Tables {
    fn build() -> Self {
        let mut lexis = Lexis::read(CUES);
        let amounts = amounts::read(CURRENCIES, &mut lexis);
        Self { lexis, amounts }
    }
}

impl SourceReader for French {
    fn word(&self, folded: &str) -> Word {
        self.tables.lexis.word(folded)
    }

    fn cut(&self, text: &str, at: usize, character: char) -> Option<Cut> {
        let rest = text.get(at + character.len_utf8()..).unwrap_or("");
        match character {
            '\n' | '!' | '?' => Some(Cut::Sentence),
            '.' => {
                let mut back = text.get(..at).unwrap_or("").chars().rev();
                let initial =
                    back.next().is_some_and(char::is_uppercase) && back.next().is_none_or(|c| is_space(c) || c == '.');
                let ends = rest.chars().next().is_none_or(|c| is_space(c) || c.is_uppercase() || c == '"');
                (ends && !initial).then_some(Cut::Sentence)
            }
            ';' | '(' | ')' | '\u{2014}' | '\u{2013}' => Some(Cut::Clause),
            ',' | ':' => (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(Cut::Clause),
            _ => None,
        }
    }

    fn figure(&self, text: Stretch<'_>) -> FigureReading {
        figures::read(text, &self.tables)
    }

    fn units(&self, text: Stretch<'_>) -> Units {
        figures::units(text, &self.tables)
    }

    fn date(&self, text: Stretch<'_>, _published: Option<Published>) -> DateReading {
        dates::read(text)
    }

    fn cues(&self, text: Stretch<'_>) -> Cues {
        let mut found = self.tables.lexis.between(text, 0, text.pieces().len());
        for (at, piece) in text.pieces().iter().enumerate() {
            match piece.kind {
                Kind::Word if !piece.upper && matches!(text.last_byte(piece), Some(b'a' | b't')) => {
                    found |= stance::verb_form(text.raw(at))
                }
                Kind::Sign if text.is_digits(at + 1) => {
                    let opens = at == 0 || !text.glued(at - 1) || text.is_sign(at - 1, '(');
                    if opens && text.is_sign(at, '+') {
                        found |= Cues::MAYBE_UP;
                    } else if opens && text.is_sign(at, '-') {
                        found |= Cues::MAYBE_DOWN;
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn amounts(&self, text: Stretch<'_>) -> Vec<Range<usize>> {
        told::amounts(text, &self.tables)
    }

    fn times(&self, text: Stretch<'_>) -> Vec<Range<usize>> {
        told::times(text)
    }

    fn denies(&self, text: Stretch<'_>) -> bool {
        let at = |word: &str| (0..text.pieces().len()).find(|at| text.fold(*at) == word);
        let elided = || (0..text.pieces().len()).find(|at| text.fold(*at) == "n" && text.is_sign(at + 1, '\''));
        let close = |a: usize, b: usize| a < b && b - a <= 5;
        let no = ["pas", "jamais", "plus", "aucun", "aucune"].iter().find_map(|word| at(word));
        // `n'ont plus progressé que de 4%` limits and denies nothing.
        let limits = at("plus").zip(at("que")).is_some_and(|(plus, que)| close(plus, que));
        !limits && at("ne").or_else(elided).zip(no).is_some_and(|(ne, no)| close(ne, no)) && at("seulement").is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{cues::faults, source::scan};

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
    fn cues_of_a_slice() {
        let cues = |text| FRENCH.cues(scan(text, &FRENCH).all());
        assert!(cues("le titre recule").has(Cues::DOWN) && !cues("le titre recule").has(Cues::UP));
        assert!(cues("au-delà de 3%").has(Cues::MORE_THAN));
        assert!(cues("n'a pas confirmé").has(Cues::NEGATION) && !cues("pas moins de 8.000").has(Cues::NEGATION));
        assert!(cues("le groupe rachèterait").has(Cues::CONDITIONAL) && cues("publiera jeudi").has(Cues::FUTURE));
        assert!(cues("(+2%)").has(Cues::MAYBE_UP) && cues("-0,9%").has(Cues::MAYBE_DOWN));
        assert!(!cues("4-6 %").has(Cues::MAYBE_DOWN));
    }
}
