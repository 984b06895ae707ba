//! French words of noun phrases: the tables of nouns and adjectives, and phrases split into their words.

use std::{borrow::Cow, cmp::Reverse};

use super::{
    calendar,
    make::{Entry, column, each_word, is_acronym, small},
    numbers, terms,
};
use crate::{
    facts::ontology::Phrase,
    sheet::{EntityKind, Sheet},
    text::{
        Span,
        ready::{Key, find_in, hash},
    },
};

pub(super) const NOUNS: &str = include_str!("tables/nouns.tsv");
const ADJECTIVES: &str = include_str!("tables/adjectives.tsv");
const LINKS: &str = include_str!("tables/links.tsv");
const VERBS: &str = include_str!("tables/verbs.tsv");

/// A noun of the table.
#[derive(Clone, Copy)]
pub(super) struct Noun {
    pub english: &'static str,
    /// Whether the form is plural; `None` where the noun is not counted.
    pub plural: Option<bool>,
    /// Its English singular, which stands before another noun.
    pub modifier: &'static str,
}

/// The tables, ready to search since the program was built.
const READY_NOUNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/nouns.ready"));

/// A table of phrases of one word or several.
pub(super) struct Phrases {
    tsv: &'static str,
    ready: &'static [u8],
}

/// Adjectives, and what stands for one (`à temps plein`).
pub(super) const ADJECTIVE: Phrases =
    Phrases { tsv: ADJECTIVES, ready: include_bytes!(concat!(env!("OUT_DIR"), "/adjectives.ready")) };

/// Infinitives; the English does (`building`), and takes a means with a preposition of its own.
pub(super) const VERB: Phrases =
    Phrases { tsv: VERBS, ready: include_bytes!(concat!(env!("OUT_DIR"), "/verbs.ready")) };

/// Prepositions and participles that bring in a complement.
pub(super) const LINK: Phrases =
    Phrases { tsv: LINKS, ready: include_bytes!(concat!(env!("OUT_DIR"), "/links.ready")) };

/// Words of the longest phrase of these tables.
const LONGEST: usize = 5;

impl Phrases {
    /// The English columns of the longest phrase that these words open with, and how many of them it takes.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w Word<'w>>) -> Option<(&'static str, usize)> {
        let (mut key, mut best) = (Key::default(), None);
        for (word, length) in words.zip(1..=LONGEST) {
            key = key.then(hash(word.key()));
            if let Some(start) = find_in(self.ready, key) {
                best = Some((u64::from_le_bytes(start), length));
            }
        }
        let (start, length) = best?;
        let row = self.tsv.get(start as usize..)?;
        Some((row.split('\n').next().unwrap_or(""), length))
    }
}

/// The longest noun of the table that these words open with, and how many of them it takes.
pub(super) fn noun<'w>(mut words: impl Iterator<Item = &'w Word<'w>>) -> Option<(Noun, usize)> {
    let mut key = Key::default().then(hash(words.next()?.key()));
    let first = entry(key)?;
    let mut best = (first, 1);
    for (word, length) in words.zip(2..=usize::from(first.longest)) {
        key = key.then(hash(word.key()));
        if let Some(longer) = entry(key).filter(|entry| entry.english > 0) {
            best = (longer, length);
        }
    }
    let (Entry { english, plural, .. }, length) = best;
    // A word that only opens longer nouns has no English.
    let (modifier, rest) = column(NOUNS.get(english as usize..).filter(|_| english > 0)?);
    let english = if plural == Some(true) { column(rest).0 } else { modifier };
    Some((Noun { english, plural, modifier }, length))
}

fn entry(key: Key) -> Option<Entry> {
    find_in(READY_NOUNS, key).map(Entry::unpack)
}

/// A French word.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// As written; an elision with a straight apostrophe.
    pub text: Cow<'a, str>,
    /// In small letters.
    pub lower: Cow<'a, str>,
    acronym: bool,
}

impl<'a> Word<'a> {
    fn new(text: Cow<'a, str>) -> Self {
        Self { lower: small(&text), acronym: is_acronym(&text), text }
    }

    /// As the table has it: acronyms keep their capitals, so that no word is taken for one.
    fn key(&self) -> &str {
        if self.acronym { &self.text } else { &self.lower }
    }
}

/// A piece of the phrase.
#[derive(Clone, Debug)]
pub(super) enum Token<'a> {
    Word(Word<'a>),
    /// A name, in the sheet's English form; whether it stands with `the`, and whether it is a place.
    Name {
        name: &'a str,
        the: bool,
        place: bool,
    },
    /// An amount, printed.
    Number(String),
    /// A date, printed with its preposition.
    Date(String),
    /// An acronym in parentheses.
    Aside(&'a str),
}

impl<'a> Token<'a> {
    /// The French word that it is.
    pub fn word(&self) -> Option<&Word<'a>> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

/// The phrase in its words, with what the sheet knows of it.
pub(super) fn tokens<'a>(phrase: &'a Phrase, sheet: &'a Sheet) -> Option<Vec<Token<'a>>> {
    let span = phrase.span;
    let inside = |s: Span| s.start >= span.start && s.end <= span.end && s.start < s.end;
    let mut fixed: Vec<(Span, Token<'a>)> = Vec::new();
    // An amount whose bound stands before the phrase (`jusqu'à | 55 trains`) is told whole.
    for figure in
        sheet.figures.iter().filter(|f| f.span.start < span.end && span.start < f.span.end && f.span.end <= span.end)
    {
        fixed.push((figure.span, Token::Number(numbers::amount(figure, numbers::Style::default()))));
    }
    for date in sheet.dates.iter().filter(|d| inside(d.span)) {
        let printed = if calendar::is_duration(date) {
            calendar::length(date.value.as_deref()?)?
        } else {
            calendar::with_preposition(date)
        };
        fixed.push((date.span, Token::Date(printed)));
    }
    for entity in &sheet.entities {
        for mention in entity.mentions.iter().filter(|m| inside(m.span)) {
            let name = Token::Name {
                name: &entity.name,
                the: terms::takes_the(&entity.name, entity.kind),
                place: entity.kind == EntityKind::Place,
            };
            fixed.push((mention.span, name));
        }
    }
    fixed.sort_by_key(|(s, _)| (s.start, Reverse(s.end)));
    let mut out = Vec::new();
    let mut at = span.start;
    for (place, token) in fixed {
        if place.start < at && at > span.start {
            continue;
        }
        let place = Span::new(place.start.max(at), place.end);
        split(phrase.text.get((at - span.start) as usize..(place.start - span.start) as usize)?, &mut out);
        out.push(token);
        at = place.end;
    }
    split(phrase.text.get((at - span.start) as usize..)?, &mut out);
    Some(out)
}

/// Splits bare words.
pub(super) fn split<'a>(text: &'a str, out: &mut Vec<Token<'a>>) {
    for piece in text.split(char::is_whitespace) {
        if let Some(aside) = piece.strip_prefix('(').and_then(|p| p.strip_suffix(')')).filter(|a| is_name(a)) {
            out.push(Token::Aside(aside));
            continue;
        }
        each_word(piece, |word| out.push(Token::Word(Word::new(word))));
    }
}

/// The table's key of French words.
fn key(text: &str) -> Key {
    let (mut tokens, mut key) = (Vec::with_capacity(8), Key::default());
    split(text, &mut tokens);
    for token in &tokens {
        if let Token::Word(word) = token {
            key = key.then(hash(word.key()));
        }
    }
    key
}

/// Whether a word that no table knows is a code (`A320neo`, `TPU`): capitals or digits inside it. A capital alone may
/// open any French word.
pub(super) fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        && entry(key(word)).is_none_or(|entry| entry.english == 0)
}

#[cfg(test)]
mod tests {
    use std::iter;

    use super::*;
    use crate::english::{make, table};

    #[test]
    fn the_tables_are_sorted_and_unique() {
        assert_eq!(table::faults(NOUNS, 4), Vec::<String>::new());
        for (tsv, columns) in [(ADJECTIVES, 2), (LINKS, 2), (VERBS, 3)] {
            assert_eq!(table::faults(tsv, columns), Vec::<String>::new());
        }
    }

    #[test]
    fn every_form_is_found() {
        for row in NOUNS.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            for form in cells.iter().take(2).filter(|form| !form.is_empty()) {
                let mut words = Vec::new();
                split(form, &mut words);
                let words: Vec<_> = words.iter().filter_map(Token::word).collect();
                let (noun, length) = noun(words.iter().copied()).unwrap_or_else(|| panic!("{form:?} is lost"));
                assert_eq!(length, words.len(), "{form:?}");
                assert!(cells.contains(&noun.english), "{form:?}: {:?}", noun.english);
            }
        }
        for table in [ADJECTIVE, LINK, VERB] {
            for (french, english) in table.tsv.lines().skip(1).filter_map(|row| row.split_once('\t')) {
                for form in make::forms(french) {
                    let mut tokens = Vec::new();
                    split(&form, &mut tokens);
                    let words: Vec<_> = tokens.iter().filter_map(Token::word).collect();
                    assert_eq!(table.longest(words.iter().copied()), Some((english, words.len())), "{form:?}");
                }
            }
        }
        assert_eq!(ADJECTIVE.longest(iter::once(&Word::new("veltissien".into()))), None);
    }

    #[test]
    fn keys_part_elisions_and_keep_acronyms() {
        for (text, want) in [
            ("taux d'intérêt", "taux d' intérêt"),
            ("taux d\u{2019}intérêt", "taux d' intérêt"),
            ("Chiffre d'affaires (hors TVA)", "chiffre d' affaires hors TVA"),
            ("eau-de-vie", "eau-de-vie"),
        ] {
            let wanted = want.split(' ').fold(Key::default(), |key, word| key.then(hash(word)));
            assert_eq!(key(text), wanted, "{text}");
        }
    }
}
