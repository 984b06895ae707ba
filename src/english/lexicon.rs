//! French words of noun phrases: the tables of nouns and adjectives, and phrases split into their words.

use std::{borrow::Cow, cmp::Reverse, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{calendar, numbers};
use crate::{facts::ontology::Phrase, sheet::Sheet, text::Span};

pub(super) const NOUNS: &str = include_str!("tables/nouns.tsv");
pub(super) const ADJECTIVES: &str = include_str!("tables/adjectives.tsv");

/// A noun of the table.
pub(super) struct Noun {
    pub english: &'static str,
    /// Whether the form is plural; `None` where the noun is not counted.
    pub plural: Option<bool>,
    /// Its English singular, which stands before another noun.
    pub modifier: &'static str,
}

/// What the table has of one or several words.
#[derive(Default)]
struct Entry {
    /// The noun that they are.
    noun: Option<Noun>,
    /// Words of the longest noun that the word opens.
    longest: usize,
}

static TABLE: LazyLock<FxHashMap<Cow<'static, str>, Entry>> = LazyLock::new(|| {
    let mut out = FxHashMap::<Cow<'static, str>, Entry>::default();
    let mut add = |key: Cow<'static, str>, noun: Noun| {
        let longest = key.split(' ').count();
        if longest > 1 {
            let opens = match &key {
                Cow::Borrowed(key) => Cow::Borrowed(first(key)),
                Cow::Owned(key) => Cow::Owned(first(key).to_owned()),
            };
            let entry = out.entry(opens).or_default();
            entry.longest = entry.longest.max(longest);
        }
        out.entry(key).or_default().noun = Some(noun);
    };
    for row in NOUNS.lines().skip(1) {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or("");
        let (one, many, english, plural) = (next(), next(), next(), next());
        let counted = !plural.is_empty() && !many.is_empty();
        if counted && many != one {
            add(key(many), Noun { english: plural, plural: Some(true), modifier: english });
        }
        add(key(one), Noun { english, plural: counted.then_some(false), modifier: english });
    }
    out
});

static ADJECTIVE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| ADJECTIVES.lines().skip(1).filter_map(|row| row.split_once('\t')).collect());

/// Builds the tables.
pub(super) fn warm_up() {
    LazyLock::force(&TABLE);
    LazyLock::force(&ADJECTIVE);
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or("")
}

/// The English of an adjective in small letters.
pub(super) fn adjective(lower: &str) -> Option<&'static str> {
    ADJECTIVE.get(lower).copied()
}

/// The longest noun of the table that these words open with, and how many of them it takes.
pub(super) fn noun<'w>(mut words: impl Iterator<Item = &'w Word<'w>>) -> Option<(&'static Noun, usize)> {
    let word = words.next()?.key();
    let entry = TABLE.get(word)?;
    let mut best = entry.noun.as_ref().map(|noun| (noun, 1));
    if entry.longest > 1 {
        let mut wanted = word.to_owned();
        for (word, length) in words.zip(2..=entry.longest) {
            wanted.push(' ');
            wanted.push_str(word.key());
            if let Some(noun) = known(&wanted) {
                best = Some((noun, length));
            }
        }
    }
    best
}

fn known(key: &str) -> Option<&'static Noun> {
    TABLE.get(key)?.noun.as_ref()
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
        let small =
            |c: char| if c.is_ascii() { !c.is_ascii_uppercase() } else { c.is_lowercase() || !c.is_alphabetic() };
        let lower = if text.chars().all(small) { text.clone() } else { Cow::Owned(text.to_lowercase()) };
        let acronym = text.len() > 1 && text.chars().all(|c| !c.is_lowercase());
        Self { text, lower, acronym }
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
    /// A name, in the sheet's English form.
    Name(&'a str),
    /// An amount, printed.
    Number(String),
    /// A date, printed with its preposition.
    Date(String),
    /// An acronym in parentheses.
    Aside(&'a str),
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
            calendar::with_preposition(date, sheet.source.published.as_deref())
        };
        fixed.push((date.span, Token::Date(printed)));
    }
    for entity in &sheet.entities {
        for mention in entity.mentions.iter().filter(|m| inside(m.span)) {
            fixed.push((mention.span, Token::Name(&entity.name)));
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
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{00A0}' | '\u{202F}')) {
        if let Some(aside) = piece.strip_prefix('(').and_then(|p| p.strip_suffix(')')).filter(|a| is_name(a)) {
            out.push(Token::Aside(aside));
            continue;
        }
        let mut rest = piece.trim_matches(['"', '«', '»', '(', ')', ',', ';', '.']);
        // An elision of at most two letters: `d'`, `l'`, `qu'`.
        while let Some((head, tail)) = elided(rest) {
            let word = rest.get(..head.len() + 1).filter(|word| word.ends_with('\''));
            out.push(Token::Word(Word::new(word.map_or_else(|| Cow::Owned(glue![head, "'"]), Cow::Borrowed))));
            rest = tail;
        }
        if !rest.is_empty() {
            out.push(Token::Word(Word::new(Cow::Borrowed(rest))));
        }
    }
}

/// The letters before an apostrophe and what follows it.
fn elided(text: &str) -> Option<(&str, &str)> {
    let (head, tail) = text.split_once(['\'', '\u{2019}'])?;
    matches!(head.len(), 1 | 2).then_some((head, tail))
}

/// The table's key of French words.
fn key(text: &str) -> Cow<'_, str> {
    // Most rows are their own keys.
    if text.split(' ').all(|word| !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '-')) {
        return Cow::Borrowed(text);
    }
    let mut tokens = Vec::new();
    split(text, &mut tokens);
    let mut out = String::with_capacity(text.len() + 4);
    for token in &tokens {
        if let Token::Word(word) = token {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word.key());
        }
    }
    Cow::Owned(out)
}

/// Whether a word that no table knows is a code (`A320neo`, `TPU`): capitals or digits inside it. A capital alone may
/// open any French word.
pub(super) fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        && known(&key(word)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::table;

    #[test]
    fn the_tables_are_sorted_and_unique() {
        assert_eq!(table::faults(NOUNS, 4), Vec::<String>::new());
        assert_eq!(table::faults(ADJECTIVES, 2), Vec::<String>::new());
    }

    #[test]
    fn keys_part_elisions_and_keep_acronyms() {
        for (text, want) in [
            ("taux d'intérêt", "taux d' intérêt"),
            ("taux d\u{2019}intérêt", "taux d' intérêt"),
            ("Chiffre d'affaires (hors TVA)", "chiffre d' affaires hors TVA"),
            ("eau-de-vie", "eau-de-vie"),
        ] {
            assert_eq!(key(text), want);
        }
    }
}
