//! The grammar's ground: tokens of one sentence with their classes, numbers, years, prepositions.

use super::{
    lex::{Lex, Sub, Toward, Unit, full_year},
    shape::{Found, Shape},
};
use crate::{
    text::{Case, Text, TokenKind},
    value::DateBound,
};

/// One sentence to read.
pub(super) struct Scan<'s> {
    pub text: &'s Text<'s>,
    /// The class of every token of the text.
    pub lex: &'s [Lex],
    /// First token of the sentence.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// Tokens before this one belong to earlier expressions.
    pub floor: usize,
    /// Whether the expression that ends at `floor` is a year, so that `, 2025` goes on with it.
    pub after_year: bool,
}

/// Units and scales that make the number before them an amount.
const AMOUNT: &[&str] = &[
    "%",
    "$",
    "£",
    "¥",
    "°",
    "brut",
    "bruts",
    "chf",
    "dh",
    "dirham",
    "dollar",
    "eur",
    "euro",
    "fcfa",
    "franc",
    "ha",
    "km",
    "livre",
    "m2",
    "md",
    "mdh",
    "mds",
    "meur",
    "mio",
    "mm",
    "mrd",
    "mt",
    "mw",
    "gw",
    "mwh",
    "net",
    "nets",
    "point",
    "pour cent",
    "pt",
    "pts",
    "usd",
    "yen",
    "million",
    "milliard",
    "€",
    "000",
    "m€",
    "md€",
    "g$",
    "m$",
    "mad",
    "gbp",
    "jpy",
    "pence",
    "cent",
];

/// Endings of adjectives between a noun of results and its year.
const QUALIFYING: &[&str] =
    &["els", "elles", "el", "elle", "és", "ées", "é", "ée", "iers", "ières", "ier", "net", "nets", "ants", "ant"];

/// Plural-looking words that are no nouns.
const NO_NOUN: &[&str] = &[
    "ailleurs",
    "ainsi",
    "alors",
    "apres",
    "aupres",
    "aux",
    "avis",
    "ces",
    "dans",
    "depuis",
    "des",
    "deux",
    "dix",
    "fois",
    "hors",
    "jamais",
    "les",
    "lors",
    "mais",
    "moins",
    "pas",
    "pays",
    "plus",
    "pres",
    "puis",
    "sans",
    "ses",
    "six",
    "sous",
    "tandis",
    "toujours",
    "tres",
    "trois",
    "vers",
    "versus",
    "vs",
    "apparaissent",
    "toutes",
    "tous",
    "des",
    "mieux",
    "ceux",
    "eux",
    "leurs",
    "nos",
    "dès",
    "certes",
    "desormais",
    "quelques",
    "plusieurs",
];

impl<'s> Scan<'s> {
    /// The class of a token; `Other` outside the sentence.
    pub(super) fn lex(&self, at: usize) -> Lex {
        if (self.from..self.to).contains(&at) { self.lex.get(at).copied().unwrap_or(Lex::Other) } else { Lex::Other }
    }

    /// The folded form; empty outside the sentence and inside names.
    pub(super) fn fold(&self, at: usize) -> &'s str {
        if matches!(self.lex(at), Lex::Owned) || !(self.from..self.to).contains(&at) { "" } else { self.text.fold(at) }
    }

    /// Whether token `at` is this folded word or sign.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.fold(at) == word
    }

    /// Whether token `at` is one of these.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        let fold = self.fold(at);
        !fold.is_empty() && words.contains(&fold)
    }

    /// Whether these words end just before token `at`.
    pub(super) fn before(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(words.len())
            .is_some_and(|start| words.iter().enumerate().rev().all(|(n, w)| self.is(start + n, w)))
    }

    /// Whether these words start at token `at`.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, w)| self.is(at + n, w))
    }

    /// Whether token `at` is a hyphen or dash.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.fold(at), "-" | "–" | "—" | "\u{2212}")
    }

    /// Whether white space stands before token `at`.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.spaced)
    }

    pub(super) fn case(&self, at: usize) -> Case {
        if (self.from..self.to).contains(&at) {
            self.text.tokens.get(at).map_or(Case::None, |t| t.case)
        } else {
            Case::None
        }
    }

    /// Past an article or a contracted preposition.
    pub(super) fn article(&self, at: usize) -> usize {
        if self.any(at, &["le", "la", "l'", "les"]) { at + 1 } else { at }
    }

    /// Past *de*, *du*, *d'*, *des*, *de la*, *de l'*; `None` where none stands.
    pub(super) fn of(&self, at: usize) -> Option<usize> {
        if self.any(at, &["de", "d'"]) {
            Some(self.article(at + 1))
        } else if self.any(at, &["du", "des"]) {
            Some(at + 1)
        } else {
            None
        }
    }

    /// A cardinal in digits or words, and where it ends.
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        let mut total = match self.lex(at) {
            Lex::Int(value, width) => {
                return (width <= 3).then_some((u32::from(value), at + 1));
            }
            Lex::Cardinal(value) => u32::from(value),
            _ => return None,
        };
        let mut end = at + 1;
        // No number that counts time has more words: *cent cent cent* is none, and must cost no more.
        for _ in 0..12 {
            let hyphen = self.is(end, "-") && !self.spaced(end);
            let next = if hyphen || total >= 20 && self.is(end, "et") && self.any(end + 1, &["un", "onze"]) {
                end + 1
            } else if total >= 20 {
                end
            } else {
                break;
            };
            let Lex::Cardinal(value) = self.lex(next) else { break };
            let value = u32::from(value);
            total =
                if (total == 4 && value == 20) || (value == 100 && total < 10) { total * value } else { total + value };
            end = next + 1;
        }
        Some((total, end))
    }

    /// A whole number of digits that may be a day of a month.
    pub(super) fn day_number(&self, at: usize) -> Option<u8> {
        match self.lex(at) {
            Lex::Int(value @ 1..=31, width) if width <= 2 => u8::try_from(value).ok(),
            // *1ER MAI*, but no *IER*.
            Lex::Ordinal(1) if self.case(at) != Case::Upper || self.fold(at).starts_with('1') => Some(1),
            _ => None,
        }
    }

    /// A month at `at`, and where it ends; cut months need a day or a year beside them.
    pub(super) fn month(&self, at: usize, beside_day: bool) -> Option<(u8, usize)> {
        let (month, cut) = match self.lex(at) {
            Lex::Month(month) => (month, false),
            Lex::Abbreviation(month) => (month, true),
            Lex::Cardinal(7) if self.is(at, "sept") => (9, true),
            _ => return None,
        };
        let end = if cut && self.is(at + 1, ".") && !self.spaced(at + 1) { at + 2 } else { at + 1 };
        let proven = !cut || beside_day && (month != 9 || end == at + 2 || self.year(end).is_some());
        (proven || self.year(end).is_some() && (month != 9 || end == at + 2)).then_some((month, end))
    }

    /// A four-digit year that counts nothing.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        match self.lex(at) {
            Lex::Int(value, 4) if !self.counts(at + 1) || self.places(at) => full_year(value, 4),
            _ => None,
        }
    }

    /// Whether the word before a year makes it one whatever noun or adjective follows: *résultats 2024 solides*.
    fn places(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let placed = match self.lex(before) {
            Lex::Yearly | Lex::Month(_) | Lex::Mod(_) | Lex::Season(_) | Lex::Unit(_) => true,
            _ => self.any(before, &["depuis", "horizon"]),
        };
        placed && !self.is_amount(at + 1)
    }

    /// Whether a unit or scale stands at `at`.
    fn is_amount(&self, at: usize) -> bool {
        let fold = self.fold(at);
        AMOUNT.contains(&fold) || fold.strip_suffix('s').is_some_and(|f| AMOUNT.contains(&f))
    }

    /// Whether what stands at `at` is counted by the number before it.
    pub(super) fn counts(&self, at: usize) -> bool {
        let fold = self.fold(at);
        if fold.is_empty() {
            return false;
        }
        if self.is_amount(at) {
            return true;
        }
        let Some(token) = self.text.tokens.get(at) else { return false };
        if token.kind == TokenKind::Number {
            return !self.is(at, ",") && self.lex(at) == Lex::Other;
        }
        if token.kind != TokenKind::Word || token.case != Case::Lower || self.lex(at) != Lex::Other {
            return false;
        }
        let slice = self.text.slice(at);
        let participle =
            ["és", "ées", "us", "ues", "pris", "mis", "quis", "ises", "ants"].iter().any(|e| slice.ends_with(e));
        fold.len() >= 4 && fold.ends_with(['s', 'x']) && !participle && !NO_NOUN.contains(&fold)
    }

    /// `2016-2017`, `2024/25`: two years in one, and where they end.
    pub(super) fn year_pair(&self, at: usize) -> Option<(i16, i16, usize)> {
        let first = match self.lex(at) {
            Lex::Int(value, 4) => full_year(value, 4)?,
            _ => return None,
        };
        if !(self.dash(at + 1) || self.is(at + 1, "/")) || self.spaced(at + 1) != self.spaced(at + 2) {
            return None;
        }
        let second = match self.lex(at + 2) {
            Lex::Int(value, 4) => full_year(value, 4)?,
            Lex::Int(value, 2) if !self.spaced(at + 1) => full_year(value, 2)?,
            _ => return None,
        };
        let month_follows = self.dash(at + 3) && !self.spaced(at + 3) && matches!(self.lex(at + 4), Lex::Int(..));
        (second > first && second - first <= 30 && !month_follows).then_some((first, second, at + 3))
    }

    /// Whether a number at `at` that looks like a year is told as one.
    pub(super) fn reads_as_year(&self, at: usize) -> bool {
        if at == self.from {
            return !self.any(at + 1, &[".", ")"]) && !self.counts(at + 1);
        }
        let before = at - 1;
        if self.after_year && self.floor == before && self.any(before, &[",", "et", "ou", "puis", "&"]) {
            return true;
        }
        if self.after_year && self.floor + 2 == at && self.any(before, &["puis", "et"]) && self.is(self.floor, ",") {
            return true;
        }
        match self.lex(before) {
            Lex::Mod(_) | Lex::Season(_) | Lex::Sub(..) | Lex::Yearly => return true,
            Lex::Toward(Toward::Current) => return true,
            Lex::Unit(Unit::Year) => return !self.any(before, &["annees", "ans"]),
            Lex::Unit(Unit::Exercise) => return true,
            _ => {}
        }
        // *résultats annuels 2024*, *Ebitda ajusté 2025*
        let qualified = before > self.from
            && self.lex(before - 1) == Lex::Yearly
            && self.case(before) == Case::Lower
            && QUALIFYING.iter().any(|e| self.text.slice(before).ends_with(e));
        if qualified && !self.is_amount(at + 1) {
            return true;
        }
        let fold = self.fold(before);
        match fold {
            "en" | "depuis" | "horizon" | "avant" | "apres" | "ici" | "vs" | "versus" => true,
            "des" => self.text.slice(before).contains(['è', 'È']),
            // *la loi de 1901*
            "de" if self.any(before.wrapping_sub(1), &["loi", "norme"]) => false,
            // *entre 2000 et 2500 salariés*, *de 2000 à 2.500 euros*
            "de" | "entre"
                if self.any(at + 1, &["a", "et"])
                    && self.text.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number)
                    && self.year(at + 2).is_none() =>
            {
                false
            }
            "de" | "d'" | "pour" | "sur" | "contre" | "entre" | "qu'" | "que" => true,
            // *vers 2030*; *vers 1950* is a price.
            "vers" => matches!(self.lex(at), Lex::Int(2020.., _)),
            "a" => {
                (before > self.from && self.any(before - 1, &["ici", "horizon", "rapport", "comparer", "face"]))
                    || (self.from..before).rev().take(6).any(|t| {
                        let f = self.fold(t);
                        // *reporté à 2027*, *remonte, elle, à 2023*
                        let far = before - t > 3;
                        ["remont", "dat"].iter().any(|p| {
                            f.strip_prefix(p).is_some_and(|e| matches!(e, "e" | "ent" | "ait" | "aient" | "er" | "ant"))
                        }) || !far
                            && ["repouss", "report", "decal", "prolong", "renvoy"].iter().any(|p| f.starts_with(p))
                    })
            }
            "(" => self.any(at + 1, &[")", ":", ","]),
            "au" | "le" | "la" => false,
            "-" => before > self.from && self.any(before - 1, &["mi"]),
            _ => false,
        }
    }

    /// The bound that the words before `at` set, articles passed over.
    pub(super) fn bound_before(&self, found: &Found) -> Option<DateBound> {
        let mut at = found.start;
        while at > self.from && self.any(at - 1, &["le", "la", "l'", "les", "ce", "cet", "cette"]) {
            at -= 1;
        }
        // *d'ici 'la fin*: a quotation mark may stand between.
        if at > self.from && self.any(at - 1, &["'", "\"", "«", "“"]) {
            at -= 1;
        }
        let length = found.shape.is_length() || matches!(found.shape, Shape::Period(Sub::Months(_), _));
        let last = at.checked_sub(1).map_or("", |b| self.fold(b));
        let phrases = BOUNDS.iter().find(|b| b.0 == last).map_or(&[][..], |b| b.1);
        for (words, bound) in phrases {
            if !self.before(at - 1, words) {
                continue;
            }
            let first = at - 1 - words.len();
            match *words.first().unwrap_or(&last) {
                // *des* without its accent is an article, and titles in capitals tell nothing.
                "des" if !self.text.slice(first).contains(['è', 'È']) => return None,
                // *avant*, *après* and *vers* say nothing of a length.
                "avant" | "apres" | "vers" | "effet" if length => return None,
                // *pas avant 2027*
                "avant" if self.is(first.wrapping_sub(1), "pas") => return Some(DateBound::From),
                // *après un trimestre en baisse*
                "apres" if self.is(found.start, "un") => return None,
                _ => return Some(*bound),
            }
        }
        // *depuis plus de dix ans*.
        if length {
            let skipped = ["de", "d'"].iter().any(|w| self.before(at, &[w]));
            if skipped
                && at >= self.from + 3
                && self.any(at - 2, &["plus", "pres", "moins"])
                && self.is(at - 3, "depuis")
            {
                return Some(DateBound::Since);
            }
        }
        None
    }

    /// The bound that the words after `end` set.
    pub(super) fn bound_after(&self, end: usize) -> Option<DateBound> {
        if self.follows(end, &["au", "plus", "tard"]) {
            Some(DateBound::By)
        } else if self.follows(end, &["au", "plus", "tot"]) {
            Some(DateBound::From)
        } else {
            None
        }
    }

    /// Whether a bond's name runs up to *à dix ans* at `at` (the number).
    pub(super) fn names_a_bond(&self, at: usize) -> bool {
        if at > self.from && self.any(at - 1, &["le", "du", "au", "\"", "'", "«", "“", "ce"]) && !self.is(at, "un") {
            return true;
        }
        let introduced = at > self.from && self.any(at - 1, &["a", "-"]);
        let limit = if introduced { 6 } else { 2 };
        (self.from..at)
            .rev()
            .take(limit)
            .take_while(|t| {
                introduced || !self.any(*t, &["de", "d'", "sur", "en", "pendant", "depuis", "dans", "pour"])
            })
            .any(|t| {
                self.lex(t) == Lex::Bond || self.lex(t) == Lex::Owned && introduced || {
                    // *T-Bond*, *T-Note*, *Bund*: words of the trade that no table of French holds.
                    self.any(t, &["bond", "bonds", "note", "notes", "bill"]) && self.is(t.wrapping_sub(1), "-")
                }
            })
    }

    /// Whether the expression belongs to a comparison (*contre 3% en mai*, `(2024: 12)`), not to what is told.
    pub(super) fn is_compared(&self, found: &Found) -> bool {
        if self.any(found.start.wrapping_sub(1), &["("]) {
            return true;
        }
        for at in (self.from..found.start).rev().take(14) {
            match self.fold(at) {
                "," | ";" | ":" | "(" | "." => return false,
                "contre" | "apres" | "comme" | "versus" | "vs" | "comparer" | "rapprocher" | "face" => return true,
                "rapport" if self.is(at.wrapping_sub(1), "par") => return true,
                "lieu" if self.is(at.wrapping_sub(1), "au") => return true,
                _ => {}
            }
        }
        false
    }

    /// A range shape of two found expressions.
    pub(super) fn range(&self, first: Found, last: Found) -> Found {
        let mut found = Found::new(first.start, last.end, Shape::Range(Box::new(first.shape), Box::new(last.shape)));
        found.bound = None;
        found
    }
}

/// The words before a last one, and the bound that they set together.
type Phrase = (&'static [&'static str], DateBound);

/// Words before an expression and the bound they set, by their last word.
const BOUNDS: &[(&str, &[Phrase])] = &[
    ("depuis", &[(&[], DateBound::Since)]),
    (
        "de",
        &[
            (&["a", "partir"], DateBound::From),
            (&["a", "compter"], DateBound::From),
            (&["a", "dater"], DateBound::From),
            (&["horizon"], DateBound::By),
            (&["au", "dela"], DateBound::After),
            (&["au", "-", "dela"], DateBound::After),
            (&["autour"], DateBound::About),
            (&["alentours"], DateBound::About),
        ],
    ),
    ("d'", &[(&["a", "partir"], DateBound::From), (&["a", "compter"], DateBound::From)]),
    (
        "du",
        &[
            (&["a", "partir"], DateBound::From),
            (&["a", "compter"], DateBound::From),
            (&["a", "dater"], DateBound::From),
            (&["effet", "a", "partir"], DateBound::From),
            (&["au", "-", "dela"], DateBound::After),
            (&["au", "dela"], DateBound::After),
            (&["autour"], DateBound::About),
            (&["alentours"], DateBound::About),
        ],
    ),
    ("des", &[(&["a", "partir"], DateBound::From), (&[], DateBound::From)]),
    (
        "au",
        &[
            (&["effet"], DateBound::From),
            (&["au", "plus", "tot"], DateBound::From),
            (&["d'", "ici"], DateBound::By),
            (&["ici"], DateBound::By),
            (&["au", "plus", "tard"], DateBound::By),
            (&["jusqu'"], DateBound::Until),
        ],
    ),
    ("le", &[(&["effet"], DateBound::From)]),
    ("tot", &[(&["au", "plus"], DateBound::From)]),
    (
        "en",
        &[
            (&["au", "plus", "tot"], DateBound::From),
            (&["d'", "ici"], DateBound::By),
            (&["au", "plus", "tard"], DateBound::By),
            (&["jusqu'"], DateBound::Until),
        ],
    ),
    (
        "a",
        &[
            (&["au", "plus", "tot"], DateBound::From),
            (&["d'", "ici"], DateBound::By),
            (&["ici"], DateBound::By),
            (&["au", "plus", "tard"], DateBound::By),
            (&["jusqu'"], DateBound::Until),
        ],
    ),
    ("ici", &[(&["d'"], DateBound::By), (&["au", "plus", "tard", "d'"], DateBound::By)]),
    ("tard", &[(&["au", "plus"], DateBound::By)]),
    ("horizon", &[(&[], DateBound::By)]),
    ("jusque", &[(&[], DateBound::Until)]),
    ("jusqu'", &[(&[], DateBound::Until)]),
    ("avant", &[(&[], DateBound::Before)]),
    ("apres", &[(&[], DateBound::After)]),
    ("vers", &[(&[], DateBound::About)]),
    ("environ", &[(&[], DateBound::About)]),
];
