//! The tables: words, units, symbols, phrases, each a TSV file beside this one.

use rustc_hash::FxHashMap;

use super::super::conjugate::conjugate;
use crate::{
    text::{Interner, PhraseTrie, WordId, WordMap, fold},
    value::Bound,
};

const WORDS: &str = include_str!("words.tsv");
const UNITS: &str = include_str!("units.tsv");
const PHRASES: &str = include_str!("phrases.tsv");
const SYMBOLS: &str = include_str!("symbols.tsv");
const VERBS: &str = include_str!("verbs.tsv");
const FAMILIES: &str = include_str!("families.tsv");

macro_rules! flags {
    ($( $(#[$doc:meta])* $name:ident = $text:literal )*) => {
        /// What a word can do beside a number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Flag { $( $(#[$doc])* $name ),* }

        impl Flag {
            /// Every flag and its name in the tables.
            const ALL: &'static [(Self, &'static str)] = &[$( (Self::$name, $text) ),*];
        }
    };
}

flags! {
    /// *de*, *du* …
    Of = "of"
    /// *et*.
    And = "and"
    /// *ou*.
    Or = "or"
    /// *à*.
    To = "to"
    /// *entre*.
    Between = "between"
    /// *voire*.
    Even = "even"
    /// *puis*.
    Then = "then"
    /// *demi*.
    Half = "half"
    /// *plusieurs*, *quelques*.
    Several = "several"
    /// *un*, *une*.
    One = "one"
    /// A determiner after which a number in words only points (*les deux*).
    Pointing = "pointing"
    /// A determiner between *de* and the counted noun (*250 de ses actions*).
    Owner = "owner"
    /// What introduces the other term of a comparison (*contre*).
    Against = "against"
    /// An adjective between a number and its noun.
    Adjective = "adjective"
    /// A noun of time: the number belongs to a date.
    Duration = "duration"
    /// A noun whose number counts nothing.
    Pointless = "pointless"
    /// A noun that a number labels (*article 12*).
    Label = "label"
    /// Ends like a plural noun and is none.
    NounStop = "noun-stop"
    /// A participle after a number that keeps its noun to itself (*52 attendus*).
    Participle = "participle"
    /// What amounts of money are made of: the currency is understood.
    MoneyNoun = "money-noun"
    /// Told in points: an index.
    Index = "index"
    /// Told in points around 50, or a survey balance.
    Diffusion = "diffusion"
    /// Told in per cent: its moves are percentage points.
    Rate = "rate"
    /// A central bank's rate: its moves are basis points.
    KeyRate = "key-rate"
    /// A noun whose `de A à B` is a range.
    RangeNoun = "range-noun"
    /// A noun whose `de A à B` is a change.
    RevisionNoun = "revision-noun"
    /// *multiplié*.
    Multiplied = "multiplied"
    /// *divisé*.
    Divided = "divided"
    /// *par*.
    By = "by"
    /// *sur*.
    On = "on"
    /// *pas*, *plus*.
    Not = "not"
    /// *ne*.
    Negation = "negation"
    /// May stand between a verb that bounds and its number.
    Aside = "aside"
    /// What is valued or subscribed so many times.
    Tender = "tender"
    /// A word that is no name even when a capital starts it.
    Article = "article"
    /// A verb after which `de A à B` is a change.
    Revises = "revises"
    /// A verb of rising.
    Rises = "rises"
    /// A verb of falling.
    Falls = "falls"
    /// A verb after which `de A à B` is a range.
    Ranges = "ranges"
    /// A verb form that tells the future, a plan or a possibility.
    Modal = "modal"
    /// *dépasser*.
    Exceeds = "exceeds"
    /// *approcher*.
    Nears = "nears"
    /// A verb that tells what something is worth.
    Quotes = "quotes"
    /// *atteindre*.
    Reaches = "reaches"
    /// *franchir*.
    Crosses = "crosses"
    /// A security, exchanged for another at a parity.
    Security = "security"
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    flags: u64,
    /// The number it names.
    pub number: Option<u16>,
    /// The power of ten it multiplies by (*million* 6).
    pub scale: Option<u8>,
    /// The round number it stands for (*quarantaine* 40).
    pub group: Option<u16>,
    /// The share it names (*tiers* 3).
    pub share: Option<u8>,
    /// The factor it names (*doublé* 2).
    pub factor: Option<u8>,
    /// One more than the index of the currency that it hints at, in [`Tables::cues`].
    pub cue: u8,
}

impl Word {
    /// The bit, beside those of the flags, of words that an amount may start with.
    const OPENS: u64 = 1 << 63;

    /// Whether an amount may start with the word.
    pub fn opens(self) -> bool {
        self.flags & Self::OPENS != 0
    }

    /// Whether the word can do this.
    pub fn is(self, flag: Flag) -> bool {
        self.flags & (1 << flag as u8) != 0
    }
}

/// A unit: its name in the contract (a currency family ends in `?`), and the power of ten that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub name: &'static str,
    pub scale: i8,
}

impl Unit {
    /// Money whose currency the text leaves to be understood.
    pub const UNDERSTOOD: Self = Self { name: "?", scale: 0 };
    /// Percent.
    pub const PERCENT: Self = Self { name: "%", scale: 0 };

    /// Whether it measures something physical.
    pub fn is_physical(self) -> bool {
        !self.is_money() && !matches!(self.name, "%" | "pp" | "bp" | "pt" | "x" | "noun")
    }

    /// Whether it is a currency or a family of currencies.
    pub fn is_money(self) -> bool {
        self.name.ends_with('?') || (self.name.len() == 3 && self.name.bytes().all(|b| b.is_ascii_uppercase()))
    }
}

/// What a symbol glued to a number says: a unit, a power of ten, or both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Symbol {
    pub unit: Option<Unit>,
    pub power: u8,
}

/// A family of currencies that share a word (*franc*), most usual first; `default` is taken where nothing tells.
#[derive(Debug)]
pub(super) struct Family {
    pub name: &'static str,
    pub default: Option<&'static str>,
    pub members: Vec<&'static str>,
}

/// Every table.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub words: WordMap<Word>,
    pub units: PhraseTrie<Unit>,
    pub symbols: FxHashMap<Box<str>, Symbol>,
    /// Bounds before a number, their words in reverse.
    pub before: PhraseTrie<Bound>,
    pub after: PhraseTrie<Bound>,
    pub per: PhraseTrie<&'static str>,
    /// What is quoted: a currency, `barrel`, or `-` for anything else.
    pub subjects: PhraseTrie<&'static str>,
    /// Nouns whose amounts are per something (*BNPA*: `share`).
    pub rated: PhraseTrie<&'static str>,
    pub families: Vec<Family>,
    /// Currencies that words hint at.
    pub cues: Vec<&'static str>,
    /// *du*: amounts of one unit or share may follow it.
    pub du: WordId,
    /// *le*: a share may follow it.
    pub le: WordId,
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().skip(1).filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

fn bound(name: &str) -> Bound {
    match name {
        "about" => Bound::About,
        "nearly" => Bound::Nearly,
        "more_than" => Bound::MoreThan,
        "less_than" => Bound::LessThan,
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        _ => Bound::Exact,
    }
}

/// The words of a phrase, and its forms where it ends in *de* or *à*.
fn forms(phrase: &str, words: &mut Interner) -> Vec<Vec<WordId>> {
    let mut keys = Vec::with_capacity(8);
    words.intern_phrase(phrase, &mut keys);
    let ends = |word: &str| keys.last().is_some_and(|last| *last == words.get(word));
    let others: &[&str] = match keys.len() {
        1.. if ends("de") => &["d'", "du", "des"],
        2.. if ends("a") => &["au", "aux"],
        _ => &[],
    };
    let mut out = vec![keys];
    for other in others {
        let mut keys = out[0].clone();
        keys.pop();
        keys.push(words.intern(other));
        out.push(keys);
    }
    out
}

/// What magnitude a prefix of a fused press form says (`MdsE`), and the currencies that follow it.
const PREFIXES: &[(&str, u8)] = &[
    ("", 0),
    ("k", 3),
    ("K", 3),
    ("m", 6),
    ("M", 6),
    ("Mio", 6),
    ("mio", 6),
    ("G", 9),
    ("Md", 9),
    ("Mds", 9),
    ("md", 9),
    ("mds", 9),
    ("Mrd", 9),
    ("Mrds", 9),
    ("mrd", 9),
    ("mrds", 9),
    ("T", 12),
];
const FUSED: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("E", "EUR"),
    ("EUR", "EUR"),
    ("$", "USD?"),
    ("US$", "USD"),
    ("$US", "USD"),
    ("USD", "USD"),
    ("$CA", "CAD"),
    ("$CAN", "CAD"),
    ("C$", "CAD"),
    ("CAD", "CAD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("JPY", "JPY"),
    ("¥", "JPY"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("DH", "MAD"),
    ("DHS", "MAD"),
    ("Dh", "MAD"),
    ("dh", "MAD"),
    ("MAD", "MAD"),
    ("FCFA", "FCFA?"),
    ("XOF", "XOF"),
    ("XAF", "XAF"),
    ("DT", "TND"),
    ("TND", "TND"),
    ("DA", "DZD"),
    ("DZD", "DZD"),
    ("F", "franc?"),
];

impl Tables {
    /// Builds every table, giving each word a number.
    pub fn build(words: &mut Interner) -> Self {
        let mut out = Self::default();
        out.build_words(words);
        for (infinitives, class) in rows(VERBS).map(|(class, _, verbs)| (verbs, class)) {
            let Some((flag, _)) = Flag::ALL.iter().find(|(_, name)| *name == class) else { continue };
            for infinitive in infinitives.split(';') {
                conjugate(&fold(infinitive), |_, _, form| out.flag(words.intern(form), *flag));
            }
        }
        let mut keys = Vec::with_capacity(8);
        for (unit, scale, phrases) in rows(UNITS) {
            let unit = Unit { name: unit, scale: scale.parse().unwrap_or(0) };
            for phrase in phrases.split(';') {
                words.intern_phrase(phrase, &mut keys);
                out.units.insert(&keys, unit);
            }
        }
        for (class, value, phrases) in rows(PHRASES) {
            for phrase in phrases.split(';') {
                for mut keys in forms(phrase, words) {
                    match class {
                        "before" => {
                            keys.reverse();
                            out.before.insert(&keys, bound(value));
                        }
                        "after" => drop(out.after.insert(&keys, bound(value))),
                        "per" => drop(out.per.insert(&keys, value)),
                        "subject" => drop(out.subjects.insert(&keys, value)),
                        _ => drop(out.rated.insert(&keys, value)),
                    }
                }
            }
        }
        for (prefix, power) in PREFIXES {
            for (suffix, name) in FUSED {
                // `mE`, `TE` and a lone `F` after a prefix are no press forms; `E` alone is read after a magnitude.
                if !(matches!(*prefix, "m" | "T") && suffix.len() == 1) && !(prefix.is_empty() && *suffix == "F") {
                    let unit = Some(Unit { name, scale: 0 });
                    out.symbols.insert(format!("{prefix}{suffix}").into(), Symbol { unit, power: *power });
                }
            }
        }
        for suffix in ["DH", "DHS", "Dh"] {
            let unit = Some(Unit { name: "MAD", scale: 0 });
            out.symbols.insert(format!("MM{suffix}").into(), Symbol { unit, power: 9 });
        }
        for (symbol, unit, scale) in rows(SYMBOLS) {
            let power = scale.parse().unwrap_or(0);
            let unit = (!unit.is_empty()).then_some(Unit { name: unit, scale: 0 });
            out.symbols.insert(symbol.into(), Symbol { unit, power });
        }
        for (name, default, members) in rows(FAMILIES) {
            let default = (default != "-").then_some(default);
            out.families.push(Family { name, default, members: members.split(';').collect() });
        }
        out
    }

    fn build_words(&mut self, words: &mut Interner) {
        (self.du, self.le) = (words.intern("du"), words.intern("le"));
        for (class, value, list) in rows(WORDS) {
            let flag = Flag::ALL.iter().find(|(_, name)| *name == class).map(|(flag, _)| *flag);
            let cue = if class == "cue" {
                self.cues.push(value);
                u8::try_from(self.cues.len()).unwrap_or(0)
            } else {
                0
            };
            for word in list.split(';') {
                let id = words.intern_written(word);
                if let Some(flag) = flag {
                    self.flag(id, flag);
                    continue;
                }
                let Some(entry) = self.words.entry(id, Word::default) else { continue };
                entry.flags |= if class == "cue" { 0 } else { Word::OPENS };
                match class {
                    "number" => entry.number = value.parse().ok(),
                    "scale" => entry.scale = value.parse().ok(),
                    "group" => entry.group = value.parse().ok(),
                    "share" => entry.share = value.parse().ok(),
                    "factor" => entry.factor = value.parse().ok(),
                    _ => entry.cue = cue,
                }
            }
        }
    }

    fn flag(&mut self, word: WordId, flag: Flag) {
        if let Some(entry) = self.words.entry(word, Word::default) {
            entry.flags |= 1 << flag as u8;
            if matches!(flag, Flag::Several | Flag::One | Flag::Half | Flag::Multiplied | Flag::Divided) {
                entry.flags |= Word::OPENS;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn rows_are_whole_and_words_unique_in_their_class() {
        for (name, table) in
            [("words", WORDS), ("units", UNITS), ("phrases", PHRASES), ("symbols", SYMBOLS), ("verbs", VERBS)]
        {
            let mut seen = BTreeSet::new();
            for row in table.lines().skip(1) {
                assert_eq!(row.split('\t').count(), 3, "{name}.tsv: three cells wanted: {row:?}");
            }
            for (class, _, list) in rows(table).filter(|_| name != "symbols") {
                for word in list.split(';') {
                    assert!(!word.is_empty(), "{name}.tsv: an empty word in class {class}");
                    let class = if name == "units" { "" } else { class };
                    assert!(seen.insert((class, fold(word))), "{name}.tsv: {word:?} stands twice in class {class:?}");
                }
            }
        }
    }

    #[test]
    fn classes_and_families_are_known() {
        let plain = ["number", "scale", "group", "share", "factor", "cue"];
        for (class, _, _) in rows(WORDS) {
            assert!(
                plain.contains(&class) || Flag::ALL.iter().any(|(_, name)| *name == class),
                "words.tsv: no class {class:?}"
            );
        }
        for (class, _, verbs) in rows(VERBS) {
            assert!(Flag::ALL.iter().any(|(_, name)| *name == class), "verbs.tsv: no class {class:?}");
            assert!(verbs.split(';').all(|v| fold(v).ends_with(['r', 'e'])), "verbs.tsv: no infinitive in {verbs:?}");
        }
        for (unit, _, _) in rows(UNITS).filter(|(unit, ..)| unit.ends_with('?')) {
            assert!(rows(FAMILIES).any(|(name, ..)| name == unit), "families.tsv: no family {unit:?}");
        }
        assert!(Flag::ALL.len() < 63, "a word's flags are 64 bits, one of them for opening words");
    }
}
