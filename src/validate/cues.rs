//! Cue words: what a word or short phrase says of direction, stance, bound and basis, the same for every language.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use rustc_hash::FxHashMap;

use super::scan::{Kind, Scan};
use crate::value::Bound;

/// A set of cues.
///
/// ```
/// use fiche::validate::Cues;
/// let both = Cues::UP | Cues::DOWN;
/// assert!(both.has(Cues::UP) && !both.has(Cues::FLAT));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u64);

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

/// Bytes under which stems are looked up; no stem of a table is shorter.
const HEAD: usize = 3;

/// A table of cue words: `cue[ cue…]`, a tab, then words, stems (`recul*`) and phrases parted by `;`, all folded.
#[derive(Debug, Default)]
pub(super) struct Lexis {
    words: FxHashMap<&'static str, Entry>,
    /// Stems under their first [`HEAD`] bytes.
    stems: FxHashMap<&'static str, Vec<(&'static str, Cues)>>,
}

#[derive(Debug, Default)]
struct Entry {
    cues: Cues,
    /// The rest of phrases that start with the word, longest first.
    phrases: Vec<(Vec<&'static str>, Cues)>,
}

impl Lexis {
    /// Reads the table; rows that no cue name opens are left out (a test of each table shows them).
    pub fn read(table: &'static str) -> Self {
        let mut lexis = Self::default();
        for row in table.lines().skip(1) {
            let Some((names, words)) = row.split_once('\t') else { continue };
            let cues = names.split(' ').filter_map(cue).fold(Cues::NONE, Cues::bitor);
            for word in words.split(';') {
                if let Some(stem) = word.strip_suffix('*') {
                    let Some(head) = stem.get(..HEAD) else { continue };
                    lexis.stems.entry(head).or_default().push((stem, cues));
                } else if let Some((first, rest)) = word.split_once(' ') {
                    let phrases = &mut lexis.words.entry(first).or_default().phrases;
                    let rest: Vec<&str> = rest.split(' ').collect();
                    match phrases.iter_mut().find(|(known, _)| *known == rest) {
                        Some((_, known)) => *known |= cues,
                        None => phrases.push((rest, cues)),
                    }
                    phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
                } else {
                    lexis.words.entry(word).or_default().cues |= cues;
                }
            }
        }
        lexis
    }

    /// The cues of the piece at `at`, and how many pieces they take.
    pub fn at(&self, scan: &Scan, at: usize) -> (Cues, usize) {
        if scan.get(at).is_none_or(|p| p.kind == Kind::Digits) {
            return (Cues::NONE, 1);
        }
        let word = scan.fold(at);
        let mut whole_word = Cues::NONE;
        if let Some(entry) = self.words.get(word) {
            for (rest, cues) in &entry.phrases {
                let mut next = at + 1;
                let mut all = true;
                for want in rest {
                    while scan.is_sign(next, '\'') || scan.is_sign(next, '-') {
                        next += 1;
                    }
                    if scan.fold(next) != *want {
                        all = false;
                        break;
                    }
                    next += 1;
                }
                if all {
                    return (*cues, next - at);
                }
            }
            whole_word = entry.cues;
        }
        let stems = word.get(..HEAD).and_then(|head| self.stems.get(head)).into_iter().flatten();
        let found = stems.filter(|(stem, _)| word.starts_with(stem)).fold(whole_word, |all, (_, cues)| all | *cues);
        (found, 1)
    }

    /// The cues of the pieces from `from` up to `to`.
    pub fn between(&self, scan: &Scan, from: usize, to: usize) -> Cues {
        let mut found = Cues::NONE;
        let mut at = from;
        while at < to.min(scan.pieces.len()) {
            let (cues, taken) = self.at(scan, at);
            found |= cues;
            at += taken;
        }
        found
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
            if !seen.insert((word.to_owned(), names.to_owned())) {
                faults.push(format!("{word:?} stands twice in {names}"));
            }
        }
    }
    faults
}
