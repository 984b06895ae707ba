//! Copies of an article that came by another way: the same bytes, or nearly the same words about the same figures.

use std::{fmt, str::FromStr};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{facts::line, sheet::Sheet};

/// Places of a shape; the least hash of each stands for all that fall into it.
const BINS: usize = 32;
/// Places looked up together: two shapes that agree in a whole band are compared.
const BAND: usize = 4;
/// Words hashed together.
const WORDS: usize = 4;
/// Of ten places, those that must agree.
const ALIKE: usize = 8;
/// Articles remembered at least; twice as many at most, so that memory is bounded whatever the count.
const REMEMBERED: usize = 50_000;

/// What an article looks like from afar: the least hashes of its words, four by four (MinHash over one permutation), and
/// one bit for each of its figures and of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    bins: [u16; BINS],
    figures: u64,
    names: u64,
}

impl Shape {
    /// The shape of an article with this text and sheet.
    #[must_use]
    pub fn of(text: &str, sheet: &Sheet) -> Self {
        let mut bins = [u16::MAX; BINS];
        let mut last = [0_u64; WORDS];
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for (at, word) in words.enumerate() {
            last.rotate_left(1);
            if let Some(newest) = last.last_mut() {
                *newest = hash(word.chars().flat_map(char::to_lowercase).map(u64::from));
            }
            if at + 1 >= WORDS {
                let all = hash(last.into_iter());
                if let Some(bin) = bins.get_mut((all >> 59) as usize) {
                    *bin = (*bin).min((all & 0xffff) as u16);
                }
            }
        }
        let bit = |text: &str| 1_u64 << (hash(text.bytes().map(u64::from)) >> 58);
        Self {
            bins,
            figures: sheet.figures.iter().fold(0, |bits, figure| bits | bit(&line::key(figure))),
            names: sheet.entities.iter().fold(0, |bits, entity| bits | bit(&entity.name)),
        }
    }

    /// Whether one tells nearly what the other tells: most words, and no figure and no name that both do not have.
    fn is_like(&self, other: &Self) -> bool {
        let (mut told, mut same) = (0, 0);
        for (a, b) in self.bins.iter().zip(&other.bins).filter(|(a, b)| **a != u16::MAX || **b != u16::MAX) {
            told += 1;
            same += usize::from(a == b);
        }
        let within = |a: u64, b: u64| a & b == a || a & b == b;
        told > 0 && same * 10 >= told * ALIKE && within(self.figures, other.figures) && within(self.names, other.names)
    }

    /// The keys it is found by.
    fn bands(&self) -> impl Iterator<Item = u32> {
        let bands = self.bins.chunks_exact(BAND).enumerate();
        bands.filter(|(_, band)| band.iter().any(|bin| *bin != u16::MAX)).map(|(at, band)| {
            (hash(std::iter::once(at as u64).chain(band.iter().map(|bin| u64::from(*bin)))) >> 32) as u32
        })
    }
}

/// A hash that is the same everywhere and ever after: each part is multiplied in and its high bits brought down.
fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    let mixed = |hash: u64, part: u64| {
        let hash = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
    };
    let hash = parts.fold(0xcbf2_9ce4_8422_2325, mixed);
    hash ^ (hash >> 29)
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bins.iter().try_for_each(|bin| write!(f, "{bin:04x}"))?;
        write!(f, "{:016x}{:016x}", self.figures, self.names)
    }
}

impl FromStr for Shape {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("not a shape: {text:?}");
        let part = |from: usize, len: usize| text.get(from..from + len).ok_or_else(wrong);
        let mut bins = [0; BINS];
        for (at, bin) in bins.iter_mut().enumerate() {
            *bin = u16::from_str_radix(part(4 * at, 4)?, 16).map_err(|_| wrong())?;
        }
        let bits = |at: usize| u64::from_str_radix(part(at, 16)?, 16).map_err(|_| wrong());
        Ok(Self { bins, figures: bits(4 * BINS)?, names: bits(4 * BINS + 16)? })
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// An earlier article that this one repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Its path.
    pub path: String,
    /// Whether it is the same byte for byte.
    pub exact: bool,
}

/// The articles met so far, those of long ago forgotten.
#[derive(Debug, Default)]
pub struct Copies {
    new: Generation,
    old: Generation,
}

#[derive(Debug, Default)]
struct Generation {
    met: Vec<Met>,
    by_key: FxHashMap<u32, u32>,
}

#[derive(Debug)]
struct Met {
    path: Box<str>,
    bytes: u128,
    shape: Shape,
}

impl Copies {
    /// The article that this one is a copy of; one that is no copy is remembered. None is a copy of itself, so that an
    /// article may be met again.
    ///
    /// ```
    /// use fiche::{Reader, batch::copies::{Copies, Shape}, source::Article};
    /// let reader = Reader::new().language("fr")?;
    /// let mut copies = Copies::default();
    /// let mut meet = |path: &str, text: &str| {
    ///     let article = Article::from_text(text);
    ///     let shape = Shape::of(text, &reader.read(&article)?);
    ///     Ok::<_, fiche::Error>(copies.meet(path, &article.sha256, &shape))
    /// };
    /// let text = "Le groupe Veltis a annoncé jeudi une hausse de 4,5% de son chiffre d'affaires au troisième trimestre, \
    ///     à 1,2 milliard d'euros, portée par la demande de ses clients industriels en Europe et en Asie.";
    /// assert_eq!(meet("a.txt", text)?, None);
    /// assert!(meet("b.txt", text)?.unwrap().exact);
    /// let copy = meet("c.txt", &format!("{text} (Rédaction)"))?.unwrap();
    /// assert_eq!((copy.path.as_str(), copy.exact), ("a.txt", false));
    /// assert_eq!(meet("d.txt", &text.replace("4,5%", "4,7%"))?, None, "another figure is other news");
    /// # Ok::<(), fiche::Error>(())
    /// ```
    pub fn meet(&mut self, path: &str, sha256: &str, shape: &Shape) -> Option<Copy> {
        let bytes = sha256.get(..32).and_then(|half| u128::from_str_radix(half, 16).ok()).unwrap_or_default();
        let keys = || std::iter::once(bytes as u32).chain(shape.bands());
        let met = |generation: &Generation, such: &dyn Fn(&Met) -> bool| {
            let met = keys().filter_map(|key| generation.met.get(*generation.by_key.get(&key)? as usize));
            met.filter(|met| *met.path != *path && such(met)).map(|met| met.path.to_string()).next()
        };
        let find = |such: &dyn Fn(&Met) -> bool| met(&self.old, such).or_else(|| met(&self.new, such));
        if let Some(path) = find(&|met| met.bytes == bytes) {
            return Some(Copy { path, exact: true });
        }
        if let Some(path) = find(&|met| met.shape.is_like(shape)) {
            return Some(Copy { path, exact: false });
        }
        if self.new.met.len() >= REMEMBERED {
            self.old = std::mem::take(&mut self.new);
        }
        let at = u32::try_from(self.new.met.len()).unwrap_or(u32::MAX);
        for key in keys() {
            self.new.by_key.entry(key).or_insert(at);
        }
        self.new.met.push(Met { path: path.into(), bytes, shape: *shape });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_written_and_read() {
        let shape = Shape { bins: std::array::from_fn(|at| at as u16 * 2000), figures: 7, names: u64::MAX };
        assert_eq!(shape.to_string().parse(), Ok(shape));
        assert!("".parse::<Shape>().is_err() && "é".repeat(160).parse::<Shape>().is_err());
    }

    #[test]
    fn what_was_long_ago_is_forgotten() {
        let mut copies = Copies::default();
        let shape = |n: u64| {
            let bins = std::array::from_fn(|at| (hash([n, at as u64].into_iter()) >> 48) as u16);
            Shape { bins, figures: 0, names: 0 }
        };
        let digest = |n: u64| format!("{:064x}", u128::from(hash([n].into_iter())) << 64);
        let sha = |n: u64| digest(n).chars().rev().collect::<String>();
        for n in 0..2 * REMEMBERED as u64 + 1 {
            assert_eq!(copies.meet("x", &sha(n), &shape(n)), None, "{n}");
        }
        assert!(copies.meet("y", &sha(REMEMBERED as u64), &shape(REMEMBERED as u64)).is_some());
        assert_eq!(copies.meet("y", &sha(0), &shape(0)), None);
    }
}
