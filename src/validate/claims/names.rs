//! Names in two languages: which words of the source an English name may stand for.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::fold;

/// The tables: the name, its other forms apart by semicolons.
const TABLES: &[&str] = &[
    include_str!("../../names/companies.tsv"),
    include_str!("../../names/listed.tsv"),
    include_str!("../../names/index_members.tsv"),
    include_str!("../../names/institutions.tsv"),
    include_str!("../../names/markets.tsv"),
    include_str!("../../names/people.tsv"),
    PLACES,
    include_str!("../../names/products.tsv"),
];
const PLACES: &str = include_str!("../../names/places.tsv");
const DEMONYMS: &str = include_str!("../../names/demonyms.tsv");
const MORE: &str = include_str!("names.tsv");

/// The forms of every name, by any of them.
pub(super) static NAMES: LazyLock<Names> = LazyLock::new(Names::build);

/// Names with their forms.
#[derive(Debug, Default)]
pub(super) struct Names {
    groups: Vec<Vec<String>>,
    of: FxHashMap<String, Vec<usize>>,
    places: FxHashSet<String>,
}

/// The words of a name as they are sought: folded, each after a space, and one space at the end.
pub(super) fn words(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len() + 2);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        out.push(' ');
        out.push_str(word);
    }
    out.push(' ');
    out
}

impl Names {
    fn build() -> Self {
        let mut out = Self::default();
        for row in TABLES.iter().flat_map(|table| table.lines().skip(1)) {
            let mut cells = row.split('\t');
            let (name, aliases) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            if !aliases.is_empty() {
                out.group(std::iter::once(name).chain(aliases.split(';')));
            }
        }
        for row in DEMONYMS.lines().skip(1) {
            // The country and its adjectives in both languages.
            out.group(row.split('\t').skip(1));
            out.places.extend(row.split('\t').skip(1).map(words));
        }
        out.places.extend(PLACES.lines().skip(1).map(|row| words(row.split('\t').next().unwrap_or(""))));
        for row in MORE.lines().skip(1) {
            let (name, forms) = row.split_once('\t').unwrap_or((row, ""));
            out.group(std::iter::once(name).chain(forms.split(';')));
        }
        out
    }

    fn group<'n>(&mut self, forms: impl Iterator<Item = &'n str>) {
        let mut forms: Vec<String> = forms.map(words).filter(|form| form.len() > 1).collect();
        forms.dedup();
        for form in &forms {
            let groups = self.of.entry(form.clone()).or_default();
            if groups.last() != Some(&self.groups.len()) {
                groups.push(self.groups.len());
            }
        }
        self.groups.push(forms);
    }

    /// Every form of the name whose words these are, itself first.
    pub fn forms<'n>(&'n self, words: &'n str) -> impl Iterator<Item = &'n str> {
        let groups = self.of.get(words).map_or(&[][..], Vec::as_slice);
        let others = groups.iter().filter_map(|at| self.groups.get(*at)).flatten().map(String::as_str);
        std::iter::once(words).chain(others)
    }

    /// Whether any form of the name is that of a place or of its people.
    pub fn is_place(&self, name: &str) -> bool {
        self.forms(name).any(|form| self.places.contains(form))
    }

    /// Whether a table has the name.
    pub fn knows(&self, words: &str) -> bool {
        self.of.contains_key(words)
    }

    /// Whether the name stands in `text` (words as [`words`] makes them) in any of its forms, whole or by its own words.
    pub fn stands(&self, name: &str, text: &str) -> bool {
        if self.forms(name).any(|form| stands(form, text)) {
            return true;
        }
        let mut own = name.split_whitespace().filter(|word| word.len() > 2 && !GENERIC.contains(word)).peekable();
        if own.peek().is_none() && GENERIC.contains(&name.trim()) {
            return true;
        }
        // `Ms Corvin`, `the Cardyne group`: each word that is no common one stands there in some form.
        own.peek().is_some() && own.all(|word| self.forms(&format!(" {word} ")).any(|form| stands(form, text)))
    }
}

/// Whether these words stand in `text`; a plural of the last one counts.
fn stands(form: &str, text: &str) -> bool {
    text.contains(form) || form.len() > 4 && text.contains(&format!("{}s ", form.trim_end()))
}

/// Words of names that say what a thing is.
const GENERIC: &[&str] = &[
    "agency",
    "and",
    "association",
    "authority",
    "bank",
    "board",
    "bourse",
    "cabinet",
    "capital",
    "central",
    "chamber",
    "city",
    "commission",
    "committee",
    "company",
    "composite",
    "council",
    "court",
    "department",
    "east",
    "euronext",
    "exchange",
    "federal",
    "federation",
    "finance",
    "financial",
    "for",
    "fund",
    "general",
    "government",
    "group",
    "groupe",
    "holding",
    "house",
    "index",
    "institute",
    "international",
    "kingdom",
    "market",
    "markets",
    "minister",
    "ministry",
    "monetary",
    "national",
    "north",
    "office",
    "parliament",
    "party",
    "people",
    "president",
    "prime",
    "prosecutor",
    "public",
    "region",
    "republic",
    "reserve",
    "royal",
    "securities",
    "senate",
    "shares",
    "south",
    "state",
    "statistics",
    "stock",
    "supreme",
    "the",
    "treasury",
    "union",
    "united",
    "university",
    "west",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_in_both_languages() {
        let text = words("La Réserve fédérale américaine et la Bourse de Paris, dit M. Durand au Royaume-Uni");
        for name in ["Federal Reserve", "Fed", "US", "UK", "United Kingdom", "British", "Mr Durand", "American"] {
            assert!(NAMES.stands(&words(name), &text), "{name}");
        }
        for name in ["Bank of England", "Durant", "Swiss", "Spain"] {
            assert!(!NAMES.stands(&words(name), &text), "{name}");
        }
    }

    #[test]
    fn common_words_are_sorted() {
        assert!(GENERIC.is_sorted());
    }
}
