//! Names made of parts: government bonds by country and maturity, and the state of a country.

use std::borrow::Cow;

use super::{scan::Scan, table::Level};
use crate::{
    sheet::EntityKind,
    text::{Interner, PhraseTrie, TokenKind, WordId, WordSet},
};

/// Nouns of bonds and yields, with the country where they tell one.
const BONDS: &str = include_str!("bonds.tsv");

/// What English readers call the bonds of a country.
const NOUNS: &[(&str, &str, &str)] = &[
    ("BE", "Belgian", "OLO"),
    ("DE", "German", "Bund"),
    ("ES", "Spanish", "Bono"),
    ("FR", "French", "OAT"),
    ("GB", "UK", "gilt"),
    ("IT", "Italian", "BTP"),
    ("JP", "Japanese", "JGB"),
    ("US", "US", "Treasury"),
];

/// Maturities in words.
const YEARS: &[(&str, u8)] =
    &[("deux", 2), ("trois", 3), ("cinq", 5), ("sept", 7), ("dix", 10), ("quinze", 15), ("vingt", 20), ("trente", 30)];

/// The nouns of bonds.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    nouns: PhraseTrie<&'static str>,
    /// *ans*.
    years: WordId,
}

impl Bonds {
    /// Compiles the table.
    pub(super) fn build(words: &mut Interner) -> Self {
        let (mut bonds, mut keys) = (Self { years: words.intern("ans"), ..Self::default() }, Vec::new());
        for row in BONDS.lines().skip(1) {
            let (noun, country) = row.split_once('\t').unwrap_or((row, ""));
            words.intern_phrase(noun, &mut keys);
            bonds.nouns.insert(&keys, country);
        }
        bonds
    }

    /// Adds the words that a bond's name may begin with; digits may too.
    pub(super) fn starts(&self, words: &mut Interner, all: &mut WordSet) {
        all.extend(self.nouns.starts());
        YEARS.iter().for_each(|(word, _)| all.insert(words.intern(word)));
    }
}

/// A name made of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    /// What it is.
    pub kind: EntityKind,
    /// Its English name.
    pub name: String,
    /// Its country.
    pub country: Cow<'static, str>,
    /// Whether it is the state of its country.
    pub state: bool,
}

impl Scan<'_, '_> {
    /// `OAT à 10 ans`, `obligation portugaise à dix ans`, `"10 ans" américain`, `Bund`.
    pub(super) fn bond(&self, start: usize, end: usize) -> Option<(usize, Made)> {
        if let Some(made) = self.bare_maturity(start, end) {
            return Some(made);
        }
        let keys = self.text.tokens.get(start..end)?.iter().take(6).map(|t| t.word);
        let (len, own) = self.gazetteer.bonds.nouns.longest(keys)?;
        let mut at = start + len;
        if !own.is_empty() && !self.capital(start) {
            return None;
        }
        let mut country = (!own.is_empty()).then_some((*own, ""));
        if let Some((len, d)) = self.gazetteer.demonym(self.text, at).filter(|_| at < end) {
            country = Some((d.iso, d.english));
            at += len;
        }
        let named = at;
        let mut years = None;
        if matches!(self.text.fold(at), "a" | "de") && at + 2 < end {
            years = self.years(at + 1).map(|(n, len)| (n, at + 1 + len));
        } else if let Some((n, len)) = self.years(at).filter(|_| !own.is_empty()) {
            years = Some((n, at + len));
        }
        let (n, mut at) = match years {
            Some((n, after)) => (n, after),
            // The noun alone stands for the benchmark.
            None if !own.is_empty() && self.bond_is_quoted(start) => (10, named),
            None => return None,
        };
        if country.is_none()
            && let Some((len, d)) = self.gazetteer.demonym(self.text, at)
            && at < end
        {
            country = Some((d.iso, d.english));
            at += len;
        }
        let (iso, adjective) = country?;
        Some((at.min(end), self.made_bond(iso, adjective, n)?))
    }

    /// A bond's own name stands alone only as a thing quoted, not as a class (`des OAT`).
    fn bond_is_quoted(&self, at: usize) -> bool {
        matches!(self.text.fold(at.wrapping_sub(1)), "le" | "l'" | "du" | "au")
    }

    fn bare_maturity(&self, start: usize, end: usize) -> Option<(usize, Made)> {
        let (n, len) = self.years(start)?;
        let before = (0..start).rev().find(|i| !self.is_quote(*i))?;
        if !matches!(self.text.fold(before), "le" | "du" | "au") {
            return None;
        }
        let mut at = start + len;
        if self.is_quote(at) {
            at += 1;
        }
        let (len, d) = self.gazetteer.demonym(self.text, at).filter(|_| at < end)?;
        Some((at + len, self.made_bond(d.iso, d.english, n)?))
    }

    fn years(&self, at: usize) -> Option<(u8, usize)> {
        let token = self.text.tokens.get(at)?;
        self.text.tokens.get(at + 1).filter(|t| t.word == self.gazetteer.bonds.years)?;
        let n = match token.kind {
            TokenKind::Number => self.text.slice(at).parse::<u8>().ok()?,
            _ => YEARS.iter().find(|(w, _)| *w == self.text.fold(at))?.1,
        };
        Some((n, 2))
    }

    fn made_bond(&self, iso: &'static str, adjective: &'static str, years: u8) -> Option<Made> {
        let (iso, adjective, noun) = match NOUNS.iter().find(|(c, ..)| *c == iso) {
            Some((iso, adjective, noun)) => (*iso, *adjective, *noun),
            None => (iso, adjective, "bond"),
        };
        let name = format!("{adjective} {years}-year {noun}");
        Some(Made { kind: EntityKind::Instrument, name, country: iso.into(), state: false })
    }

    /// `l'Etat français`, `le gouvernement britannique`, `l'Etat`.
    pub(super) fn state(&self, start: usize, end: usize) -> Option<(usize, Made)> {
        let token = self.text.tokens.get(start)?;
        let [state, government] = self.gazetteer.state;
        let is_state = token.word == state && self.capital(start);
        if !is_state && token.word != government {
            return None;
        }
        let before = self.text.fold(start.wrapping_sub(1));
        if before == "d'" {
            return None;
        }
        let next = start + 1;
        if let Some((len, d)) = self.gazetteer.demonym(self.text, next).filter(|_| next < end)
            && d.iso.len() == 2
        {
            let noun = if is_state { "State" } else { "government" };
            let name = format!("{} {noun}", d.english);
            return Some((
                next + len,
                Made { kind: EntityKind::Organisation, name, country: d.iso.into(), state: true },
            ));
        }
        // `l'Etat du Sénégal`, `l'Etat de Côte d'Ivoire`.
        if is_state && matches!(self.text.fold(next), "du" | "de" | "d'") && next + 1 < end {
            let at = next + 1 + usize::from(matches!(self.text.fold(next + 1), "la" | "l'"));
            let land = self.longest_form(at, end, |_, form| form.caps != 0);
            if let Some((len, entry)) = land.and_then(|(len, form)| Some((len, self.entry(form.entry)?)))
                && entry.level == Level::Country
            {
                let name = format!("State of {}", entry.name);
                let country = entry.cells().iso.to_owned().into();
                return Some((at + len, Made { kind: EntityKind::Organisation, name, country, state: true }));
            }
        }
        let office = matches!(
            self.text.fold(start.wrapping_sub(3)),
            "chef" | "cheffe" | "ministre" | "secretaire" | "coup" | "president"
        ) && matches!(self.text.fold(start.wrapping_sub(2)), "de" | "d'");
        if is_state && before == "l'" && !office {
            let (name, country) = if self.speaks_of_france() { ("French State", "FR") } else { ("State", "") };
            return Some((
                next,
                Made { kind: EntityKind::Organisation, name: name.into(), country: country.into(), state: true },
            ));
        }
        None
    }
}
