//! Ready tables: folded phrases and what they stand for, as flat bytes that are searched where they lie.
//!
//! A table is a row of pages. The key of a phrase tells its page; in the page, slots of sixteen bytes hold keys and
//! values, each at the first free place from the one that its key tells. Every beginning of a phrase has a slot too, so
//! that a walk over running text stops at the first word that leads nowhere. Nothing is built when the program starts:
//! the build script writes the tables that are compiled in, and compiles this file for it.

use std::collections::HashMap;

use super::fold::{each_piece, fold};

/// Bytes of a page.
pub const PAGE: usize = 4096;

/// Slots of a page: eight bytes of key, eight of value.
const SLOTS: usize = PAGE / 16;

/// Slots of a page that a maker fills before it takes more pages.
const FULL: usize = SLOTS * 3 / 5;

/// What a phrase stands for: the owner of the table tells what the bytes say.
pub type Value = [u8; 8];

/// The hash of one folded word: the same on every machine, since ready tables are kept in files.
#[must_use]
pub fn hash(folded: &str) -> u64 {
    let bytes = folded.as_bytes();
    let mut hash = (bytes.len() as u64).wrapping_mul(NEXT);
    let (start, end) = match *bytes {
        [] => (0, 0),
        [a] => (a.into(), 0),
        [a, b] => (a.into(), b.into()),
        [a, b, c] => (u64::from(a) << 8 | u64::from(b), c.into()),
        _ if bytes.len() <= 8 => (four(bytes.first_chunk()), four(bytes.last_chunk())),
        _ => (eight(bytes.first_chunk()), eight(bytes.last_chunk())),
    };
    if bytes.len() > 16 {
        for part in bytes.chunks_exact(8).skip(1) {
            hash = mix(hash ^ eight(part.first_chunk()), INSIDE);
        }
    }
    mix(hash ^ start ^ FIRST, end ^ LAST)
}

fn four(bytes: Option<&[u8; 4]>) -> u64 {
    bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes).into())
}

fn eight(bytes: Option<&[u8; 8]>) -> u64 {
    bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const LAST: u64 = 0xD6E8_FEB8_6659_FD93;
const INSIDE: u64 = 0xA076_1D64_78BD_642F;
const NEXT: u64 = 0xE703_7ED1_A0B4_28DB;

/// Multiplies and folds the halves of the product together.
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// The key of a phrase: the hashes of its words in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Key(u64);

impl Key {
    /// The key of this phrase with one more word, given by its hash. No key is zero: that marks a free slot.
    #[must_use]
    pub fn then(self, word: u64) -> Self {
        Self(mix(self.0 ^ word, NEXT).max(1))
    }

    /// The key of a table phrase, cut and folded as the tokenizer does it with running text.
    #[must_use]
    pub fn of(phrase: &str) -> Self {
        let mut key = Self::default();
        each_piece(phrase, |piece| key = key.then(hash(&fold(piece))));
        key
    }

    /// The page, among `pages`, where it stands.
    #[must_use]
    pub fn page(self, pages: usize) -> usize {
        ((u128::from(self.0) * pages as u128) >> 64) as usize
    }

    /// The slot where the search for it starts.
    fn slot(self) -> usize {
        self.0 as usize % SLOTS
    }
}

/// The value of `key` in its page.
#[must_use]
pub fn find(page: &[u8], key: Key) -> Option<Value> {
    let slots = page.as_chunks::<16>().0;
    let (before, from) = slots.split_at_checked(key.slot())?;
    for slot in from.iter().chain(before) {
        let (held, value) = slot.split_first_chunk::<8>()?;
        match u64::from_le_bytes(*held) {
            0 => return None,
            held if held == key.0 => return value.first_chunk().copied(),
            _ => {}
        }
    }
    None
}

/// The value of `key` in a table whose pages lie at hand.
#[must_use]
pub fn find_in(table: &[u8], key: Key) -> Option<Value> {
    let at = key.page(table.len() / PAGE) * PAGE;
    find(table.get(at..at + PAGE)?, key)
}

/// Makes the pages of a table; the same phrases in the same order give the same bytes.
#[derive(Debug, Default)]
pub struct Maker {
    slots: Vec<(Key, Value)>,
    places: HashMap<Key, usize>,
}

impl Maker {
    /// The value of a key, to be set; zeros where it is new.
    pub fn slot(&mut self, key: Key) -> &mut Value {
        let fresh = self.slots.len();
        let at = *self.places.entry(key).or_insert(fresh);
        if at == fresh {
            self.slots.push((key, Value::default()));
        }
        &mut self.slots[at].1
    }

    /// The pages.
    #[must_use]
    pub fn pages(&self) -> Vec<u8> {
        let mut pages = self.slots.len() / FULL + 1;
        loop {
            if let Some(bytes) = self.lay_out(pages) {
                return bytes;
            }
            pages += pages / 8 + 1;
        }
    }

    /// So many pages, unless one of them overflows.
    fn lay_out(&self, pages: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; pages * PAGE];
        for (key, value) in &self.slots {
            let page = bytes.get_mut(key.page(pages) * PAGE..)?.get_mut(..PAGE)?;
            let slots = page.as_chunks_mut::<16>().0;
            let mut places = (key.slot()..SLOTS).chain(0..key.slot());
            let free = places.find(|at| slots.get(*at).is_some_and(|slot| slot.starts_with(&[0; 8])))?;
            let (held, kept) = slots.get_mut(free)?.split_at_mut(8);
            held.copy_from_slice(&key.0.to_le_bytes());
            kept.copy_from_slice(value);
        }
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_found_and_no_other() {
        let mut maker = Maker::default();
        let word = |n: u32| format!("mot{n} é{}", n % 7);
        for n in 0..5000u32 {
            *maker.slot(Key::of(&word(n))) = u64::from(n).to_le_bytes();
        }
        let bytes = maker.pages();
        let value = |phrase: &str| find_in(&bytes, Key::of(phrase)).map(u64::from_le_bytes);
        for n in 0..5000 {
            assert_eq!(value(&word(n)), Some(n.into()), "{n}");
            assert_eq!(value(&format!("mot{n}")), None, "{n}");
        }
        assert_eq!(value("MOT12 E5"), Some(12), "case and accents are folded");
        assert_eq!(value("é5 mot12"), None, "the order of words counts");
    }

    #[test]
    fn words_that_are_nearly_alike_have_hashes_of_their_own() {
        let mut seen = HashMap::new();
        for len in 0..40 {
            for letter in ["a", "b", "é", "9"] {
                for at in 0..=len {
                    let word = format!("{}{letter}{}", "e".repeat(at), "e".repeat(len - at));
                    if let Some(other) = seen.insert(hash(&word), word.clone()) {
                        assert_eq!(other, word);
                    }
                }
            }
        }
    }
}
