//! Names: the gazetteer, its tables, and context rules for names that no table knows.
//!
//! A name is read in three steps: every sentence is scanned for forms of the tables and for capitalised spans
//! ([`scan`]); each span that no table knows is typed by what stands around all its mentions ([`unknown`]); short
//! forms, acronyms and metonyms then join the thing they stand for ([`resolve`]). The tables are ready to search when
//! the program starts ([`make`] tells what a row becomes); a user's own come first.

mod cache;
mod context;
mod cues;
mod make;
mod rates;
mod resolve;
mod scan;
mod table;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod tests;
mod traits;
mod unknown;

use std::borrow::Cow;

use crate::{
    mentions::{Gender, Mentions},
    sheet::EntityKind,
    text::{Interner, PhraseTrie, Text, WordId, WordMap, WordSet, fold_into, ready::Key},
};

use cues::{Cue, Cues};
use rates::Bonds;
use table::{Entry, rows};

pub use cache::{Origin, TableError, cache_folder};
pub use make::Fault;
pub use table::Table;

/// A nationality word: *américain*, *belges*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// ISO 3166-1 alpha-2 code, `EU`, or empty for what is no state.
    pub iso: &'static str,
    /// The adjective in English.
    pub english: &'static str,
    /// The country's English name.
    pub country: &'static str,
    /// Its gender, where the form tells one.
    pub gender: Option<Gender>,
    /// Whether the form is a plural; `None` where it does not tell.
    pub plural: Option<bool>,
}

/// A noun that stands for a company: *l'avionneur*, *la banque*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epithet {
    /// Its gender.
    pub gender: Gender,
    /// The sectors of the companies it may stand for, separated by `;`.
    pub sectors: &'static str,
}

impl Epithet {
    /// Whether it may stand for a company of `sector`.
    #[must_use]
    pub fn fits(&self, sector: &str) -> bool {
        self.sectors.split(';').any(|s| s == sector)
    }
}

/// A title or office: *directrice financière*, *PDG*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its English.
    pub english: &'static str,
    /// Its English acronym, or empty.
    pub acronym: &'static str,
    /// The kind of office: `executive`, `board`, `market` …
    pub category: &'static str,
}

const DEMONYMS: &str = include_str!("demonyms.tsv");
const EPITHETS: &str = include_str!("epithets.tsv");
const ROLES: &str = include_str!("roles.tsv");

/// An article that writes one of these is about another country than France.
const ABROAD: &[&str] =
    &["dirhams", "fcfa", "dinars", "maroc", "tunisie", "belgique", "suisse", "quebec", "abidjan", "casablanca"];

/// The names that tables know.
#[derive(Debug)]
pub struct Gazetteer {
    names: &'static Table,
    cues: Cues,
    bonds: Bonds,
    demonyms: WordMap<Demonym>,
    hyphenated: PhraseTrie<Demonym>,
    epithets: PhraseTrie<Epithet>,
    roles: PhraseTrie<Role>,
    /// *Etat* and *gouvernement*.
    state: [WordId; 2],
    /// Words that a name may begin with in lower case, besides those of the tables.
    openers: WordSet,
    /// Words of other French-speaking countries.
    abroad: WordSet,
}

impl Gazetteer {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(words: &mut Interner) -> Self {
        let cues = Cues::build(words);
        let mut gazetteer = Self {
            names: Table::built(),
            cues,
            bonds: Bonds::build(words),
            demonyms: WordMap::default(),
            hyphenated: PhraseTrie::default(),
            epithets: PhraseTrie::default(),
            roles: PhraseTrie::default(),
            state: [words.intern("etat"), words.intern("gouvernement")],
            openers: WordSet::default(),
            abroad: WordSet::default(),
        };
        gazetteer.bonds.starts(words, &mut gazetteer.openers);
        gazetteer.state.into_iter().for_each(|word| gazetteer.openers.insert(word));
        gazetteer.cues.words(Cue::LowerHead).for_each(|word| gazetteer.openers.insert(word));
        ABROAD.iter().for_each(|word| gazetteer.abroad.insert(words.intern(word)));
        let mut keys = Vec::with_capacity(8);
        for row in rows(DEMONYMS) {
            let [iso, _, country, forms @ .., english] = row.as_slice() else { continue };
            for (at, form) in forms.iter().enumerate() {
                let mut same = forms.iter().enumerate().filter(|(_, f)| *f == form).map(|(i, _)| i);
                let (first, last) = (same.next().unwrap_or(at), same.next_back().unwrap_or(at));
                let gender = |i: usize| if i.is_multiple_of(2) { Gender::Masculine } else { Gender::Feminine };
                let demonym = Demonym {
                    iso,
                    english,
                    country,
                    gender: (gender(first) == gender(last)).then_some(gender(first)),
                    plural: ((first >= 2) == (last >= 2)).then_some(first >= 2),
                };
                words.intern_phrase(form, &mut keys);
                if let [word] = keys.as_slice() {
                    gazetteer.demonyms.entry(*word, || demonym);
                } else {
                    gazetteer.hyphenated.insert(&keys, demonym);
                }
            }
        }
        for row in rows(EPITHETS) {
            let [noun, gender, sectors] = row.as_slice() else { continue };
            let gender = if *gender == "f" { Gender::Feminine } else { Gender::Masculine };
            words.intern_phrase(noun, &mut keys);
            gazetteer.epithets.insert(&keys, Epithet { gender, sectors });
        }
        for row in rows(ROLES) {
            let [m, f, short, english, acronym, category] = row.as_slice() else { continue };
            for form in [m, f, short].into_iter().filter(|f| !f.is_empty()) {
                words.intern_phrase(form, &mut keys);
                gazetteer.roles.insert(&keys, Role { english, acronym, category });
            }
        }
        gazetteer
    }

    /// Finds every name and claims its tokens; the rows of a user's table come before those of the program.
    pub fn read(&self, text: &Text<'_>, user: Option<&Table>, found: &mut Mentions) {
        let scan = scan::Scan::new(self, user, text);
        let candidates = scan.run();
        resolve::resolve(&scan, candidates, found);
        traits::tell(&scan, found);
    }

    /// The nationality word at token `at`: how many tokens, and what it says.
    #[must_use]
    pub fn demonym(&self, text: &Text<'_>, at: usize) -> Option<(usize, Demonym)> {
        let token = text.tokens.get(at)?;
        let keys = text.tokens.get(at..)?.iter().take(3).map(|t| t.word);
        if let Some((len, demonym)) = self.hyphenated.longest(keys) {
            return Some((len, *demonym));
        }
        self.demonyms.get(token.word).map(|d| (1, *d))
    }

    /// Every word of nationality and its country.
    pub(crate) fn nations(&self) -> impl Iterator<Item = (WordId, &'static str)> {
        self.demonyms.iter().filter(|(_, demonym)| !demonym.iso.is_empty()).map(|(word, demonym)| (word, demonym.iso))
    }

    /// The noun at token `at` that may stand for a company: how many tokens, and which companies.
    #[must_use]
    pub fn epithet(&self, text: &Text<'_>, at: usize) -> Option<(usize, Epithet)> {
        let keys = text.tokens.get(at..)?.iter().take(8).map(|t| t.word);
        self.epithets.longest(keys).map(|(len, e)| (len, *e))
    }

    /// The title or office at token `at`: how many tokens, and its English.
    #[must_use]
    pub fn role(&self, text: &Text<'_>, at: usize) -> Option<(usize, Role)> {
        let keys = text.tokens.get(at..)?.iter().take(12).map(|t| t.word);
        self.roles.longest(keys).map(|(len, r)| (len, *r))
    }

    /// The currency of a country.
    fn currency_of(&self, iso: &str) -> Option<Cow<'static, str>> {
        if iso == "EU" {
            return Some(Cow::Borrowed("EUR"));
        }
        let country = self.entry(self.names.find(make::country_key(iso))?)?;
        Some(Cow::Owned(country.cells().currency.to_owned()))
    }

    /// The entry of the European Commission, that *Bruxelles* stands for.
    fn commission(&self) -> Option<u32> {
        self.names.find(Key::of("European Commission"))
    }

    /// The exchange of a city.
    fn exchange_of(&self, city: &str) -> Option<u32> {
        let exchange = |lead: &str| {
            let entry = self.names.find(Key::of(&format!("{lead}{city}")))?;
            (self.entry(entry)?.kind == EntityKind::Exchange).then_some(entry)
        };
        exchange("bourse de ").or_else(|| exchange("bourse d'"))
    }

    fn entry(&self, entry: u32) -> Option<Entry<'_>> {
        self.names.entry(entry)
    }
}

/// The folded form of a written name, without spaces at its ends.
fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_into(word, &mut key);
    }
    key
}
