//! Words that tell what the name beside them is, and words that are never one.

use crate::text::{Interner, WordId};

macro_rules! cues {
    ($( $(#[$doc:meta])* $cue:ident = $name:literal )*) => {
        /// What a word says of the name beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Cue { $( $(#[$doc])* $cue, )* }

        impl Cue {
            /// Every cue with its name in the table.
            pub(super) const ALL: &'static [(Self, &'static str)] = &[ $( (Self::$cue, $name), )* ];
        }
    };
}

cues! {
    /// Articles and possessives.
    Article = "article"
    /// Words that begin sentences and are no names.
    Stop = "stop"
    /// Those of them that stand inside names with a capital.
    Inner = "inner"
    /// Months, weekdays, seasons, feasts.
    Month = "month"
    /// Capitalised words and acronyms that name nothing.
    Never = "never"
    /// Names that are also common words or first names.
    Common = "common"
    /// Legal forms.
    Legal = "legal"
    /// Words that a company's name may drop.
    Group = "group"
    /// Words inside company names.
    Corporate = "corporate"
    /// Heads of institutions' names.
    OrgHead = "org_head"
    /// Those heads that make an organisation, not a company.
    OrgKind = "org_kind"
    /// Nouns before or after a company's name.
    CompanyNoun = "company_noun"
    /// Nouns that take a company as complement.
    CompanyOf = "company_of"
    /// Verbs whose complement with *à* is a party, not a place.
    Give = "give"
    /// Nouns that take a place as complement.
    PlaceNoun = "place_noun"
    /// Nouns before a product's name.
    ProductNoun = "product_noun"
    /// Nouns in apposition to a product's name.
    ProductApp = "product_app"
    /// Participles and verbs whose complement with *à* is a place.
    PlaceVerb = "place_verb"
    /// Nouns of a company's parts, whose names are no houses.
    SegmentNoun = "segment_noun"
    /// Everyday words that open sentences and headings.
    Plain = "plain"
    /// Heads of institutions written without a capital.
    LowerHead = "lower_head"
    /// Nouns before or after a person's name.
    PersonNoun = "person_noun"
    /// Titles before a person's name.
    Title = "title"
    /// Verbs of saying, inverted before their subject.
    Says = "given_verb"
    /// Finite verbs that companies are subjects of.
    Verb = "verb"
    /// Purchases and offers on a company.
    Deal = "deal"
    /// Price words around a commodity.
    Price = "price"
    /// First names of men.
    FirstM = "first_m"
    /// First names of women.
    FirstF = "first_f"
}

/// The cues of every word.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// By word number; the cues' words are the first that get one.
    bits: Vec<u32>,
}

/// The table of cues.
pub(super) const CUES: &str = include_str!("cues.tsv");
/// First names and the gender they tell, where they tell one.
pub(super) const FIRST_NAMES: &str = include_str!("first_names.tsv");

impl Cues {
    /// Reads the tables.
    pub(super) fn build(words: &mut Interner) -> Self {
        let mut cues = Self::default();
        for row in CUES.lines().skip(1) {
            let Some((name, list)) = row.split_once('\t') else { continue };
            let Some((cue, _)) = Cue::ALL.iter().find(|(_, n)| *n == name) else { continue };
            for word in list.split(' ') {
                cues.add(words.intern(word), 1 << *cue as u32);
            }
        }
        for row in FIRST_NAMES.lines().skip(1) {
            let Some((name, gender)) = row.split_once('\t') else { continue };
            let bits = match gender {
                "m" => 1 << Cue::FirstM as u32,
                "f" => 1 << Cue::FirstF as u32,
                _ => 1 << Cue::FirstM as u32 | 1 << Cue::FirstF as u32,
            };
            cues.add(words.intern(name), bits);
        }
        cues
    }

    fn add(&mut self, word: WordId, bits: u32) {
        let at = word.0 as usize;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= bits;
    }

    /// The words that give a cue.
    pub(super) fn words(&self, cue: Cue) -> impl Iterator<Item = WordId> {
        (0..).zip(&self.bits).filter(move |(_, bits)| *bits & (1 << cue as u32) != 0).map(|(word, _)| WordId(word))
    }

    /// Whether a word gives a cue.
    pub(super) fn has(&self, word: WordId, cue: Cue) -> bool {
        self.bits.get(word.0 as usize).is_some_and(|bits| bits & (1 << cue as u32) != 0)
    }
}
