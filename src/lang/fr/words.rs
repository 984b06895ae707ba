//! French verbs and terms: the tables and how they become a [`Lexicon`].

use crate::{
    facts::lexicon::{Class, Lexicon, Sense, Senses, Term, Verb, VerbForm},
    names::Gazetteer,
    text::{Interner, fold},
};

use super::{conjugate::conjugate, frames::FRAMES};

const VERBS: &str = include_str!("verbs.tsv");
const TERMS: &str = include_str!("terms.tsv");
const EPITHETS: &str = include_str!("../../names/epithets.tsv");
const FIELDS: &str = include_str!("../../names/fields.tsv");

/// Builds the lexicon, giving every word of its tables a number.
pub(super) fn build(words: &mut Interner, names: &Gazetteer) -> Lexicon {
    let (mut lexicon, mut keys) = (Lexicon::default(), Vec::with_capacity(8));
    let mut known = rustc_hash::FxHashMap::<String, u16>::default();
    for row in VERBS.lines().skip(1) {
        let Some((infinitive, senses)) = row.split_once('\t') else { continue };
        let folded = fold(infinitive);
        let bare = folded.strip_prefix("se ").or_else(|| folded.strip_prefix("s'"));
        let mut set = Senses::default();
        for name in senses.split_whitespace() {
            if let Some((sense, _)) = Sense::ALL.iter().find(|(_, n)| *n == name) {
                set.add(*sense);
            }
        }
        let stem = bare.unwrap_or(&folded);
        let at = *known.entry(stem.to_owned()).or_insert_with(|| {
            let at = u16::try_from(lexicon.verbs.len()).unwrap_or(u16::MAX);
            lexicon.verbs.push(Verb { infinitive: stem.to_owned(), plain: None, reflexive: None, frames: 0 });
            conjugate(stem, |tense, plural, form| {
                lexicon.add_form(words.intern(form), VerbForm { verb: at, tense, plural });
            });
            at
        });
        let verb = &mut lexicon.verbs[usize::from(at)];
        if bare.is_some() {
            verb.reflexive = Some(set);
        } else {
            verb.plain = Some(set);
        }
    }
    for (number, frame) in FRAMES.iter().enumerate() {
        for name in frame.triggers.words.iter().copied().flatten() {
            lexicon.add_frame(words.intern(name), number);
            if let Some(at) = known.get(*name) {
                lexicon.verbs[usize::from(*at)].frames |= 1 << number;
            }
        }
    }
    for row in EPITHETS.lines().skip(1) {
        let [noun, _, sectors] = row.split('\t').collect::<Vec<_>>()[..] else { continue };
        words.intern_phrase(noun, &mut keys);
        lexicon.add_sectors(&keys, sectors);
    }
    for row in FIELDS.lines().skip(1) {
        let Some((noun, sectors)) = row.split_once('\t') else { continue };
        words.intern_phrase(noun, &mut keys);
        if let [word] = keys[..] {
            lexicon.add_field(word, sectors);
        }
    }
    names.nations().for_each(|(word, iso)| lexicon.add_nation(word, iso));
    for row in TERMS.lines().skip(1) {
        let mut cells = row.split('\t');
        let (Some(class), Some(value), Some(phrases)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let Some((class, _)) = Class::ALL.iter().find(|(_, n)| *n == class) else { continue };
        for phrase in phrases.split(';') {
            let term = Term { class: *class, value };
            words.intern_phrase(phrase, &mut keys);
            lexicon.add_term(&keys, term);
        }
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_whole_and_phrases_unique() {
        for row in VERBS.lines().skip(1) {
            let (verb, senses) = row.split_once('\t').unwrap_or_else(|| panic!("verbs.tsv: no tab in {row:?}"));
            assert!(fold(verb).ends_with(['r', 'e']), "verbs.tsv: {verb:?} is no infinitive");
            for name in senses.split_whitespace() {
                assert!(Sense::ALL.iter().any(|(_, n)| *n == name), "verbs.tsv: {verb}: no sense {name:?}");
            }
        }
        let mut seen = std::collections::BTreeMap::new();
        for row in TERMS.lines().skip(1) {
            let cells: Vec<_> = row.split('\t').collect();
            assert_eq!(cells.len(), 3, "terms.tsv: three cells wanted: {row:?}");
            assert!(Class::ALL.iter().any(|(_, n)| *n == cells[0]), "terms.tsv: no class {:?}", cells[0]);
            for phrase in cells[2].split(';') {
                if let Some(other) = seen.insert(fold(phrase), row) {
                    panic!("terms.tsv: {phrase:?} stands in two rows:\n{other}\n{row}");
                }
            }
        }
    }
}
