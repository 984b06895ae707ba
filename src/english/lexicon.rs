//! French words of noun phrases: the tables of nouns and adjectives, and phrases split into their words.

use std::{borrow::Cow, cmp::Reverse, sync::LazyLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{calendar, numbers};
use crate::{facts::ontology::Phrase, sheet::Sheet, text::Span};

pub(super) const NOUNS: &str = include_str!("tables/nouns.tsv");
pub(super) const ADJECTIVES: &str = include_str!("tables/adjectives.tsv");

/// A noun of the table.
#[derive(Clone, Copy)]
pub(super) struct Noun {
    pub english: &'static str,
    /// Whether the form is plural; `None` where the noun is not counted.
    pub plural: Option<bool>,
    /// Its English singular, which stands before another noun.
    pub modifier: &'static str,
}

/// A form of a noun as the table is searched for it: its columns are read when it is found.
#[derive(Clone, Copy)]
struct Form {
    /// Where the English columns of its row start.
    english: u32,
    plural: Option<bool>,
}

impl Form {
    fn noun(self) -> Option<Noun> {
        let (modifier, rest) = column(NOUNS.get(self.english as usize..)?);
        let english = if self.plural == Some(true) { column(rest).0 } else { modifier };
        Some(Noun { english, plural: self.plural, modifier })
    }
}

/// What the table has of one or several words.
#[derive(Clone, Copy, Default)]
struct Entry {
    /// The noun that they are.
    form: Option<Form>,
    /// Words of the longest noun that the word opens.
    longest: usize,
}

static TABLE: LazyLock<FxHashMap<Cow<'static, str>, Entry>> = LazyLock::new(|| {
    // A form takes some twenty-five bytes of the table.
    let mut out = FxHashMap::<_, Entry>::with_capacity_and_hasher(NOUNS.len() / 25, FxBuildHasher);
    let mut add = |key: Cow<'static, str>, form: Form| {
        let spaces = |text: &str| text.bytes().filter(|b| *b == b' ').count();
        if let Some(end) = key.bytes().position(|b| b == b' ') {
            let opens = match &key {
                Cow::Borrowed(key) => Cow::Borrowed(key.get(..end).unwrap_or(key)),
                Cow::Owned(key) => Cow::Owned(key.get(..end).unwrap_or(key).to_owned()),
            };
            let entry = out.entry(opens).or_default();
            entry.longest = entry.longest.max(1 + spaces(&key));
        }
        out.entry(key).or_default().form = Some(form);
    };
    let (_, mut rest) = line(NOUNS);
    while !rest.is_empty() {
        let (one, after) = column(rest);
        let (many, after) = column(after);
        let english = (NOUNS.len() - after.len()) as u32;
        let (row, next) = line(after);
        let counted = !row.ends_with('\t') && !many.is_empty();
        if counted && many != one {
            add(key(many), Form { english, plural: Some(true) });
        }
        add(key(one), Form { english, plural: counted.then_some(false) });
        rest = next;
    }
    out
});

/// The first column of a row, and what follows it.
fn column(row: &str) -> (&str, &str) {
    parted(row, row.bytes().position(|b| b < b' '))
}

/// The first line and what follows it.
fn line(text: &str) -> (&str, &str) {
    parted(text, text.bytes().position(|b| b == b'\n'))
}

/// What stands before and behind the sign at `at`.
fn parted(text: &str, at: Option<usize>) -> (&str, &str) {
    let at = at.unwrap_or(text.len());
    (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""))
}

static ADJECTIVE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| ADJECTIVES.lines().skip(1).filter_map(|row| row.split_once('\t')).collect());

/// Builds the tables.
pub(super) fn warm_up() {
    LazyLock::force(&TABLE);
    LazyLock::force(&ADJECTIVE);
}

/// The English of an adjective in small letters.
pub(super) fn adjective(lower: &str) -> Option<&'static str> {
    ADJECTIVE.get(lower).copied()
}

/// The longest noun of the table that these words open with, and how many of them it takes.
pub(super) fn noun<'w>(mut words: impl Iterator<Item = &'w Word<'w>>) -> Option<(Noun, usize)> {
    let word = words.next()?.key();
    let entry = TABLE.get(word)?;
    let mut best = entry.form.map(|form| (form, 1));
    if entry.longest > 1 {
        let mut wanted = word.to_owned();
        for (word, length) in words.zip(2..=entry.longest) {
            wanted.push(' ');
            wanted.push_str(word.key());
            if let Some(form) = known(&wanted) {
                best = Some((form, length));
            }
        }
    }
    let (form, length) = best?;
    Some((form.noun()?, length))
}

fn known(key: &str) -> Option<Form> {
    TABLE.get(key)?.form
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
        if is_small(&text) {
            return Self { lower: text.clone(), text, acronym: false };
        }
        let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
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

/// Whether nothing but small letters, spaces and hyphens stands there. Of letters with accents only those of two bytes
/// (`à` to `ÿ`) are seen, their capitals never.
fn is_small(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'a'..=b'z' | b' ' | b'-' | 0xc3 | 0xa0..=0xbf))
}

/// Splits bare words.
pub(super) fn split<'a>(text: &'a str, out: &mut Vec<Token<'a>>) {
    for piece in text.split(char::is_whitespace) {
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
    const SIGNS: [char; 2] = ['\'', '\u{2019}'];
    [1, 2].into_iter().find_map(|letters| {
        let (head, tail) = text.split_at_checked(letters)?;
        tail.strip_prefix(SIGNS).filter(|_| !head.starts_with(SIGNS)).map(|tail| (head, tail))
    })
}

/// The table's key of French words.
fn key(text: &str) -> Cow<'_, str> {
    // Most rows are their own keys.
    if is_small(text) {
        return Cow::Borrowed(text);
    }
    let mut tokens = Vec::with_capacity(8);
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
    fn rows_that_are_their_own_keys_hold_words_parted_by_one_space() {
        let forms = NOUNS.lines().skip(1).flat_map(|row| row.split('\t').take(2)).filter(|form| !form.is_empty());
        for form in forms.filter(|form| is_small(form)) {
            assert!(form.split(' ').all(|word| word.chars().all(|c| c.is_lowercase() || c == '-')), "{form:?}");
            assert!(form.split(' ').all(|word| !word.is_empty()), "{form:?}");
        }
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
