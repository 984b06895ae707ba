//! The tables of French words ready to search, and how words are keyed in them.
//!
//! The build script compiles this file: what it makes of them lies in the program.

use std::borrow::Cow;

use crate::text::ready::{Key, Maker, Value, hash};

/// What the table of nouns has of one or several words: a form of a noun, and what longer nouns they open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Where the English columns of its row start; nothing stands before the header.
    pub english: u32,
    /// Whether the form is plural; `None` where the noun is not counted.
    pub plural: Option<bool>,
    /// Words of the longest noun that the word opens.
    pub longest: u8,
}

impl Entry {
    fn pack(self) -> Value {
        let plural = self.plural.map_or(0, |plural| 1 + u64::from(plural));
        (u64::from(self.english) | plural << 32 | u64::from(self.longest) << 40).to_le_bytes()
    }

    pub(crate) fn unpack(value: Value) -> Self {
        let [english @ .., plural, longest, _, _] = value;
        let plural = plural.checked_sub(1).map(|plural| plural == 1);
        Self { english: u32::from_le_bytes(english), plural, longest }
    }
}

/// The ready table of nouns, by their forms.
pub(crate) fn nouns(tsv: &str) -> Vec<u8> {
    let mut maker = Maker::default();
    let mut add = |form: &str, english: u32, plural: Option<bool>| {
        let (mut key, mut first, mut words) = (Key::default(), Key::default(), 0);
        each_word(form, |word| {
            key = key.then(hash(&key_of(word)));
            words += 1;
            if words == 1 {
                first = key;
            }
        });
        let mut set = |key, change: &dyn Fn(&mut Entry)| {
            let value = maker.slot(key);
            let mut entry = Entry::unpack(*value);
            change(&mut entry);
            *value = entry.pack();
        };
        set(first, &|entry| entry.longest = entry.longest.max(words));
        set(key, &|entry| (entry.english, entry.plural) = (english, plural));
    };
    let (_, mut rest) = line(tsv);
    while !rest.is_empty() {
        let (one, after) = column(rest);
        let (many, after) = column(after);
        let english = (tsv.len() - after.len()) as u32;
        let (row, next) = line(after);
        let counted = !row.ends_with('\t') && !many.is_empty();
        if counted && many != one {
            add(many, english, Some(true));
        }
        add(one, english, counted.then_some(false));
        rest = next;
    }
    maker.pages()
}

/// The ready table of phrases of one word or several: where the English of each starts.
pub(crate) fn phrases(tsv: &str) -> Vec<u8> {
    let mut maker = Maker::default();
    let (_, mut rest) = line(tsv);
    while !rest.is_empty() {
        let (french, english) = column(rest);
        let start = (tsv.len() - english.len()) as u64;
        for form in forms(french) {
            let mut key = Key::default();
            each_word(&form, |word| key = key.then(hash(&key_of(word))));
            *maker.slot(key) = start.to_le_bytes();
        }
        rest = line(rest).1;
    }
    maker.pages()
}

/// The forms of a table's phrase: `destiné* à` stands for `destinées aux` too.
pub(crate) fn forms(french: &str) -> Vec<String> {
    let ends: &[&str] = if french.contains('*') { &["", "e", "s", "es"] } else { &[""] };
    let last = french.rsplit(' ').next().unwrap_or(french);
    let stem = french.strip_suffix(last).unwrap_or("");
    let lasts: &[&str] = match last {
        "à" => &["à", "au", "aux"],
        "de" => &["de", "du", "des", "d'"],
        _ => &[last],
    };
    lasts.iter().flat_map(|last| ends.iter().map(move |end| [stem, last].concat().replace('*', end))).collect()
}

/// The first column of a row, and what follows it.
pub(crate) fn column(row: &str) -> (&str, &str) {
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

/// The bare words of a text: white space parts them, and elisions.
pub(crate) fn each_word<'t>(text: &'t str, mut each: impl FnMut(Cow<'t, str>)) {
    for piece in text.split(char::is_whitespace) {
        let mut rest = piece.trim_matches(['"', '«', '»', '(', ')', ',', ';', '.']);
        // An elision of at most two letters: `d'`, `l'`, `qu'`.
        while let Some((head, tail)) = elided(rest) {
            let word = rest.get(..head.len() + 1).filter(|word| word.ends_with('\''));
            each(word.map_or_else(|| Cow::Owned([head, "'"].concat()), Cow::Borrowed));
            rest = tail;
        }
        if !rest.is_empty() {
            each(Cow::Borrowed(rest));
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

/// A word in small letters.
pub(crate) fn small<'t>(word: &Cow<'t, str>) -> Cow<'t, str> {
    let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
    if word.chars().all(small) { word.clone() } else { Cow::Owned(word.to_lowercase()) }
}

/// Whether a word has no small letter.
pub(crate) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| !c.is_lowercase())
}

/// A word as the table has it: acronyms keep their capitals, so that no word is taken for one.
fn key_of(word: Cow<'_, str>) -> Cow<'_, str> {
    if is_acronym(&word) { word } else { small(&word) }
}
