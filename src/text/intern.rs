//! One look-up per token: every word that any table knows has a small number.

use rustc_hash::FxHashMap;

use super::{
    fold::{each_piece, fold_into},
    ready,
};

/// The number of a folded word in a pack's [`Interner`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no table knows.
    pub const UNKNOWN: Self = Self(0);
}

/// Folded words and their numbers; built once per pack, read-only afterwards.
///
/// The words stand end to end in one text, so that tens of thousands of them cost no allocation each.
#[derive(Debug, Default)]
pub struct Interner {
    text: String,
    /// Where each word ends in `text`; the word with number `n` starts where word `n - 1` ends.
    ends: Vec<u32>,
    /// Hash and number of each word, at the first free place from its hash on; number 0 is a free place.
    slots: Vec<(u32, u32)>,
}

impl Interner {
    /// An interner with room for `words` words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self {
            text: String::with_capacity(8 * words),
            ends: Vec::with_capacity(words),
            slots: vec![(0, 0); (4 * words / 3 + 1).next_power_of_two()],
        }
    }

    /// The number of a folded word, made where it is new.
    pub fn intern(&mut self, folded: &str) -> WordId {
        let start = self.text.len();
        self.text.push_str(folded);
        self.settle(start)
    }

    /// The number of a word as written, folded first; made where it is new.
    ///
    /// ```
    /// let mut words = fiche::text::Interner::default();
    /// assert_eq!(words.intern_written("Été"), words.intern("ete"));
    /// ```
    pub fn intern_written(&mut self, word: &str) -> WordId {
        let start = self.text.len();
        fold_into(word, &mut self.text);
        self.settle(start)
    }

    /// Sets `keys` to the numbers of a table phrase, cut and folded as the tokenizer does it with running text.
    pub fn intern_phrase(&mut self, phrase: &str, keys: &mut Vec<WordId>) {
        keys.clear();
        each_piece(phrase, |piece| keys.push(self.intern_written(piece)));
    }

    /// The number of a folded word, or [`WordId::UNKNOWN`].
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.find(ready::hash(folded), folded)
    }

    /// The number of a folded word whose [`ready::hash`] is at hand, or [`WordId::UNKNOWN`].
    pub(super) fn find(&self, hash: u64, folded: &str) -> WordId {
        if self.slots.is_empty() {
            return WordId::UNKNOWN;
        }
        WordId(self.slots[self.place(short(hash), folded)].1)
    }

    /// How many words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Numbers the word that stands at the end of the text from `start` on; a known one is taken off again.
    fn settle(&mut self, start: usize) -> WordId {
        if 3 * self.slots.len() <= 4 * self.ends.len() {
            self.grow();
        }
        let word = &self.text[start..];
        let hash = short(ready::hash(word));
        let place = self.place(hash, word);
        if self.slots[place].1 != 0 {
            self.text.truncate(start);
        } else {
            self.ends.push(self.text.len() as u32);
            self.slots[place] = (hash, self.ends.len() as u32);
        }
        WordId(self.slots[place].1)
    }

    /// The slot of a word, else the free one where it belongs; a quarter of them are free.
    fn place(&self, hash: u32, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (other, id) = self.slots[at];
            if id == 0 || (other == hash && self.word(id) == word.as_bytes()) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn word(&self, id: u32) -> &[u8] {
        let at = id as usize - 1;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text.as_bytes()[start as usize..self.ends[at] as usize]
    }

    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(64);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (hash, id) in old.into_iter().filter(|(_, id)| *id != 0) {
            let mut at = hash as usize & (size - 1);
            while self.slots[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = (hash, id);
        }
    }
}

/// As much of a hash as the slots keep.
fn short(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
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

    /// Every word that has a value.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, &T)> {
        let rows = (0..).zip(&self.index).filter(|(_, row)| **row != 0);
        rows.filter_map(|(word, row)| Some((WordId(word), self.rows.get(usize::from(*row) - 1)?)))
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

/// A set of words, one bit each.
#[derive(Debug, Default)]
pub struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    /// Adds a word. The unknown word, and numbers that no interner gives, are never in a set.
    pub fn insert(&mut self, word: WordId) {
        let at = word.0 as usize / 64;
        if word == WordId::UNKNOWN || word.0 > i32::MAX as u32 {
            return;
        }
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= 1 << (word.0 % 64);
    }

    /// Adds the words of another set.
    pub fn extend(&mut self, other: &Self) {
        self.bits.resize(self.bits.len().max(other.bits.len()), 0);
        self.bits.iter_mut().zip(&other.bits).for_each(|(all, more)| *all |= more);
    }

    /// Whether the two share a word.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.bits.iter().zip(&other.bits).any(|(a, b)| a & b != 0)
    }

    /// Whether a word is in it.
    #[must_use]
    pub fn contains(&self, word: WordId) -> bool {
        self.bits.get(word.0 as usize / 64).is_some_and(|bits| bits & (1 << (word.0 % 64)) != 0)
    }
}

/// A trie over word numbers: leftmost-longest phrases in one walk.
#[derive(Debug)]
pub struct PhraseTrie<T> {
    next: FxHashMap<(u32, u32), u32>,
    values: Vec<Option<T>>,
    starts: WordSet,
}

impl<T> Default for PhraseTrie<T> {
    fn default() -> Self {
        Self { next: FxHashMap::default(), values: vec![None], starts: WordSet::default() }
    }
}

impl<T> PhraseTrie<T> {
    /// Makes room for `words` more words of phrases.
    pub fn reserve(&mut self, words: usize) {
        self.next.reserve(words);
        self.values.reserve(words);
    }

    /// Sets the value of a phrase; gives back the value it replaces.
    pub fn insert(&mut self, words: &[WordId], value: T) -> Option<T> {
        let mut node = 0;
        words.first().inspect(|first| self.starts.insert(**first));
        for word in words {
            let fresh = self.values.len() as u32;
            node = *self.next.entry((node, word.0)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        self.values[node as usize].replace(value)
    }

    /// The words that begin a phrase, those past every interner's numbers left out.
    #[must_use]
    pub fn starts(&self) -> &WordSet {
        &self.starts
    }

    /// Whether a phrase may begin with a word: most do not, and the answer is one bit.
    #[must_use]
    pub fn may_start(&self, word: WordId) -> bool {
        self.starts.contains(word) || word.0 > i32::MAX as u32
    }

    /// The longest phrase at the start of `words`: how many words, and its value.
    pub fn longest(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &T)> {
        let (mut node, mut best) = (0, None);
        for (at, word) in words.enumerate() {
            if word == WordId::UNKNOWN || (at == 0 && !self.may_start(word)) {
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
            if at == 0 && !self.may_start(word) {
                break;
            }
            let Some(next) = self.next.get(&(node, word.0)) else { break };
            node = *next;
            if let Some(value) = &self.values[node as usize] {
                found(at + 1, value);
            }
        }
    }
}
