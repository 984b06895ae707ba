//! One look-up per token: every word that any table knows has a small number.

use rustc_hash::FxHashMap;

/// The number of a folded word in a pack's [`Interner`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no table knows.
    pub const UNKNOWN: Self = Self(0);
}

/// Folded words and their numbers; built once per pack, read-only afterwards.
#[derive(Debug, Default)]
pub struct Interner {
    ids: FxHashMap<Box<str>, u32>,
}

impl Interner {
    /// The number of a folded word, made where it is new.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.ids.get(folded) {
            return WordId(*id);
        }
        let id = self.ids.len() as u32 + 1;
        self.ids.insert(folded.into(), id);
        WordId(id)
    }

    /// The number of a folded word, or [`WordId::UNKNOWN`].
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).map_or(WordId::UNKNOWN, |id| WordId(*id))
    }

    /// How many words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// Values by word number: an array look-up, no hashing.
#[derive(Debug)]
pub struct WordMap<T> {
    index: Vec<u16>,
    rows: Vec<T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { index: Vec::new(), rows: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// The value of a word.
    #[must_use]
    pub fn get(&self, word: WordId) -> Option<&T> {
        let row = *self.index.get(word.0 as usize)?;
        self.rows.get(usize::from(row).wrapping_sub(1))
    }

    /// The value of a word, made with `new` where it has none; `None` for the unknown word and past 65,534 rows.
    pub fn entry(&mut self, word: WordId, new: impl FnOnce() -> T) -> Option<&mut T> {
        if word == WordId::UNKNOWN {
            return None;
        }
        let at = word.0 as usize;
        if self.index.len() <= at {
            self.index.resize(at + 1, 0);
        }
        if self.index[at] == 0 {
            self.index[at] = u16::try_from(self.rows.len() + 1).ok()?;
            self.rows.push(new());
        }
        self.rows.get_mut(usize::from(self.index[at]) - 1)
    }
}

/// A trie over word numbers: leftmost-longest phrases in one walk.
#[derive(Debug)]
pub struct PhraseTrie<T> {
    next: FxHashMap<(u32, u32), u32>,
    values: Vec<Option<T>>,
}

impl<T> Default for PhraseTrie<T> {
    fn default() -> Self {
        Self { next: FxHashMap::default(), values: vec![None] }
    }
}

impl<T> PhraseTrie<T> {
    /// Sets the value of a phrase; gives back the value it replaces.
    pub fn insert(&mut self, words: &[WordId], value: T) -> Option<T> {
        let mut node = 0;
        for word in words {
            let fresh = self.values.len() as u32;
            node = *self.next.entry((node, word.0)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        self.values[node as usize].replace(value)
    }

    /// The longest phrase at the start of `words`: how many words, and its value.
    pub fn longest(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &T)> {
        let (mut node, mut best) = (0, None);
        for (at, word) in words.enumerate() {
            if word == WordId::UNKNOWN {
                break;
            }
            let Some(next) = self.next.get(&(node, word.0)) else { break };
            node = *next;
            if let Some(value) = &self.values[node as usize] {
                best = Some((at + 1, value));
            }
        }
        best
    }

    /// Every phrase at the start of `words`, shortest first: how many words, and its value.
    pub fn each<'s>(&'s self, words: impl Iterator<Item = WordId>, mut found: impl FnMut(usize, &'s T)) {
        let mut node = 0;
        for (at, word) in words.enumerate() {
            let Some(next) = self.next.get(&(node, word.0)) else { break };
            node = *next;
            if let Some(value) = &self.values[node as usize] {
                found(at + 1, value);
            }
        }
    }
}
