//! Cue words: what a word or short phrase says of direction, stance, bound and basis, the same for every language.

use std::{
    cmp::Reverse,
    ops::{BitAnd, BitOr, BitOrAssign, Range},
};

use super::{reading::Word, scan::Stretch, words::Words};
use crate::value::Bound;

/// A set of cues.
///
/// ```
/// use fiche::validate::Cues;
/// let both = Cues::UP | Cues::DOWN;
/// assert!(both.has(Cues::UP) && !both.has(Cues::FLAT));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u32);

impl BitOr for Cues {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Cues {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Cues {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

macro_rules! cues {
    ($( $(#[$doc:meta])* $name:ident = $text:literal @ $bit:literal, )*) => {
        impl Cues {
            $( $(#[$doc])* pub const $name: Self = Self(1 << $bit); )*

            /// Every cue with its name in the tables.
            const NAMES: &'static [(&'static str, Self)] = &[$( ($text, Self::$name) ),*];
        }
    };
}

cues! {
    /// A rise.
    UP = "up" @ 0,
    /// A fall.
    DOWN = "down" @ 1,
    /// Perhaps a rise: a verb with two lives, a plus sign.
    MAYBE_UP = "maybe-up" @ 2,
    /// Perhaps a fall.
    MAYBE_DOWN = "maybe-down" @ 3,
    /// No move.
    FLAT = "flat" @ 4,
    /// Brings in something beside that may move otherwise (*contre*, *malgré*).
    SOFT = "soft" @ 5,
    /// A plan, a forecast.
    EXPECTED = "expected" @ 6,
    /// A possibility.
    POSSIBLE = "possible" @ 7,
    /// A denial.
    NEGATION = "negation" @ 8,
    /// A verb form of the future.
    FUTURE = "future" @ 9,
    /// A verb form of the conditional.
    CONDITIONAL = "conditional" @ 10,
    /// A verb form that asserts.
    FINITE = "finite" @ 11,
    /// Somebody says so.
    SAYING = "saying" @ 12,
    /// *environ*.
    ABOUT = "about" @ 13,
    /// *près de*.
    NEARLY = "nearly" @ 14,
    /// *plus de*.
    MORE_THAN = "more-than" @ 15,
    /// *moins de*.
    LESS_THAN = "less-than" @ 16,
    /// *au moins*.
    AT_LEAST = "at-least" @ 17,
    /// *jusqu'à*.
    AT_MOST = "at-most" @ 18,
    /// *plusieurs*.
    VAGUE = "vague" @ 19,
    /// Says that an amount is told exactly (*pas moins de*).
    EXACT = "exact" @ 20,
    /// Compared with a year before.
    YOY = "yoy" @ 21,
    /// At comparable scope.
    LIKE_FOR_LIKE = "like-for-like" @ 22,
    /// At constant exchange rates.
    CONSTANT_CURRENCY = "constant-currency" @ 23,
    /// Compared with the quarter before.
    QOQ = "qoq" @ 24,
    /// Compared with the month before.
    MOM = "mom" @ 25,
    /// Turns a direction round or leaves it open (a loss, a slowing).
    TURN = "turn" @ 26,
}

impl Cues {
    /// No cue.
    pub const NONE: Self = Self(0);

    /// Every cue that bounds an amount.
    pub const BOUNDS: Self = Self(0xFF << 13);

    /// Whether the two sets share a cue.
    #[must_use]
    pub fn has(self, cue: Self) -> bool {
        self.0 & cue.0 != 0
    }

    /// Whether there is no cue.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The cues without those of `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The cues that may stand for a bound: near ones stand for one another.
    #[must_use]
    pub fn of_bound(bound: Bound) -> Self {
        match bound {
            Bound::Exact => Self::EXACT,
            Bound::About => Self::ABOUT | Self::NEARLY,
            Bound::Nearly => Self::NEARLY | Self::ABOUT | Self::LESS_THAN,
            Bound::MoreThan => Self::MORE_THAN | Self::AT_LEAST,
            Bound::LessThan => Self::LESS_THAN,
            Bound::AtLeast => Self::AT_LEAST | Self::MORE_THAN | Self::EXACT,
            Bound::AtMost => Self::AT_MOST,
            Bound::Vague => Self::VAGUE,
        }
    }
}

/// Bytes by which stems are sought; no stem of a table is shorter.
const HEAD: usize = 3;

/// A table of cue words: `cue[ cue…]`, a tab, then words, stems (`recul*`) and phrases parted by `;`, all folded.
#[derive(Debug, Default)]
pub(super) struct Lexis {
    words: Words,
    /// By the number of the word; the first is that of all unknown words.
    entries: Vec<Entry>,
    /// In the order of their first word, longest first.
    phrases: Vec<Phrase>,
    stems: Stems,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    /// What is told of it: its own cues and those of its stems.
    word: Word,
    /// The phrases that the word opens.
    phrases: Range<usize>,
}

#[derive(Debug)]
struct Phrase {
    first: u16,
    second: u16,
    rest: Vec<u16>,
    cues: Cues,
}

impl Lexis {
    /// Reads the table; rows that no cue name opens are left out (a test of each table shows them).
    pub fn read(table: &'static str) -> Self {
        let mut lexis = Self { entries: vec![Entry::default()], ..Self::default() };
        let mut stems = Vec::new();
        for row in table.lines().skip(1) {
            let Some((names, words)) = row.split_once('\t') else { continue };
            let cues = names.split(' ').filter_map(cue).fold(Cues::NONE, Cues::bitor);
            for word in words.split(';') {
                if let Some(stem) = word.strip_suffix('*') {
                    stems.push((stem, cues));
                } else if let Some((first, rest)) = word.split_once(' ') {
                    let first = lexis.add(first);
                    let mut rest = rest.split(' ').map(|word| lexis.add(word));
                    let second = rest.next().unwrap_or(0);
                    let rest = rest.collect();
                    lexis.phrases.push(Phrase { first, second, rest, cues });
                } else {
                    let id = lexis.add(word);
                    if let Some(entry) = lexis.entries.get_mut(usize::from(id)) {
                        entry.word.cues |= cues;
                    }
                }
            }
        }
        lexis.stems = Stems::build(stems);
        for (entry, word) in lexis.entries.iter_mut().zip(lexis.words.all()) {
            entry.word.cues |= lexis.stems.of(word);
        }
        let order = |p: &Phrase| (p.first, Reverse(p.rest.len()), p.second);
        lexis.phrases.sort_unstable_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.rest.cmp(&b.rest)));
        lexis.phrases.dedup_by(|next, kept| {
            let same = (next.first, next.second) == (kept.first, kept.second) && next.rest == kept.rest;
            kept.cues |= if same { next.cues } else { Cues::NONE };
            same
        });
        let mut start = 0;
        for same in lexis.phrases.chunk_by(|a, b| a.first == b.first) {
            let end = start + same.len();
            if let Some(entry) = same.first().and_then(|p| lexis.entries.get_mut(usize::from(p.first))) {
                entry.phrases = start..end;
                entry.word.opens = true;
            }
            start = end;
        }
        lexis
    }

    /// The number of `word`, which is new where no table had it yet.
    pub fn add(&mut self, word: &'static str) -> u16 {
        let id = self.words.add(word);
        if usize::from(id) == self.entries.len() {
            let word = Word { id, cues: self.stems.of(word), opens: false };
            self.entries.push(Entry { word, phrases: 0..0 });
        }
        id
    }

    /// What is known of a folded word.
    pub fn word(&self, folded: &str) -> Word {
        match self.words.number(folded) {
            0 => Word { cues: self.stems.of(folded), ..Word::default() },
            id => self.entries.get(usize::from(id)).map_or_else(Word::default, |entry| entry.word),
        }
    }

    /// The cues of the piece at `at`, and how many pieces they take.
    pub fn at(&self, text: Stretch<'_>, at: usize) -> (Cues, usize) {
        let Some(piece) = text.get(at) else { return (Cues::NONE, 1) };
        let entry = self.entries.get(usize::from(piece.word.id)).filter(|_| piece.word.opens);
        let Some(opened) = entry.map(|entry| entry.phrases.clone()) else { return (piece.word.cues, 1) };
        let (second, next) = word_from(text, at + 1);
        if second != 0 {
            let opened = self.phrases.get(opened).unwrap_or_default();
            for phrase in opened.iter().filter(|phrase| phrase.second == second) {
                if let Some(end) = follows(text, next + 1, &phrase.rest) {
                    return (phrase.cues, end - at);
                }
            }
        }
        (piece.word.cues, 1)
    }

    /// The cues of the pieces from `from` up to `to`.
    pub fn between(&self, text: Stretch<'_>, from: usize, to: usize) -> Cues {
        let mut found = Cues::NONE;
        let mut at = from;
        while at < to
            && let Some(piece) = text.get(at)
        {
            if !piece.word.opens {
                found |= piece.word.cues;
                at += 1;
                continue;
            }
            let (cues, taken) = self.at(text, at);
            found |= cues;
            at += taken;
        }
        found
    }
}

/// The number and place of the first piece from `at` on that is no apostrophe or dash; 0 for an unknown word.
fn word_from(text: Stretch<'_>, at: usize) -> (u16, usize) {
    let mut next = at;
    while text.is_sign(next, '\'') || text.is_sign(next, '-') {
        next += 1;
    }
    (text.get(next).map_or(0, |piece| piece.word.id), next)
}

/// Where these words end, if they stand at `at`; apostrophes and dashes before them are passed over.
fn follows(text: Stretch<'_>, at: usize, words: &[u16]) -> Option<usize> {
    let mut end = at;
    for word in words {
        let (id, next) = word_from(text, end);
        if id != *word {
            return None;
        }
        end = next + 1;
    }
    Some(end)
}

/// Stems in the order of a number made of their heads.
#[derive(Debug, Default)]
struct Stems {
    /// Where the stems of a number start, and the next number's.
    starts: Vec<u16>,
    stems: Vec<(&'static str, Cues)>,
}

impl Stems {
    const NUMBERS: usize = 1 << 10;

    fn number(head: [u8; HEAD]) -> usize {
        let [a, b, c] = head.map(usize::from);
        (a * 37 * 37 + b * 37 + c) % Self::NUMBERS
    }

    fn build(mut stems: Vec<(&'static str, Cues)>) -> Self {
        let number = |stem: &str| stem.as_bytes().first_chunk().map_or(0, |head| Self::number(*head));
        stems.sort_by_key(|(stem, _)| number(stem));
        let mut starts = vec![0; Self::NUMBERS + 1];
        let mut rest = stems.iter().peekable();
        let mut before = 0;
        for (at, start) in starts.iter_mut().enumerate() {
            while rest.next_if(|(stem, _)| number(stem) < at).is_some() {
                before += 1;
            }
            *start = before;
        }
        Self { starts, stems }
    }

    /// The cues of all stems that `word` starts with.
    fn of(&self, word: &str) -> Cues {
        let Some(head) = word.as_bytes().first_chunk() else { return Cues::NONE };
        let Some([from, to]) = self.starts.get(Self::number(*head)..).and_then(<[u16]>::first_chunk) else {
            return Cues::NONE;
        };
        if from == to {
            return Cues::NONE;
        }
        let near = self.stems.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
        near.iter().filter(|(stem, _)| word.starts_with(stem)).fold(Cues::NONE, |all, (_, cues)| all | *cues)
    }
}

fn cue(name: &str) -> Option<Cues> {
    Cues::NAMES.iter().find(|(text, _)| *text == name).map(|(_, cue)| *cue)
}

/// What is wrong with a cue table; empty where nothing is.
#[cfg(test)]
pub(super) fn faults(table: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for row in table.lines().skip(1) {
        let Some((names, words)) = row.split_once('\t') else {
            faults.push(format!("no tab in {row:?}"));
            continue;
        };
        faults.extend(names.split(' ').filter(|n| cue(n).is_none()).map(|n| format!("no cue {n:?}")));
        let list: Vec<&str> = words.split(';').collect();
        let mut sorted = list.clone();
        sorted.sort_unstable();
        if list != sorted {
            faults.push(format!("not sorted, want: {names}\t{}", sorted.join(";")));
        }
        for word in list {
            if crate::text::fold(word) != word || word.trim() != word || word.is_empty() {
                faults.push(format!("not folded: {word:?}"));
            }
            if word.strip_suffix('*').is_some_and(|stem| stem.get(..HEAD).is_none()) {
                faults.push(format!("a stem of fewer than {HEAD} letters: {word:?}"));
            }
            if word.contains(' ') && word.contains('*') {
                faults.push(format!("a stem in a phrase: {word:?}"));
            }
            if !seen.insert((word.to_owned(), names.to_owned())) {
                faults.push(format!("{word:?} stands twice in {names}"));
            }
        }
    }
    faults
}
