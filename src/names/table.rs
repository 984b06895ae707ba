//! The tables: rows with named columns, the forms that name each row, and the words that cue names.

use rustc_hash::FxHashMap;

use super::cues::{Cue, Cues};
use crate::{
    mentions::Gender,
    sheet::EntityKind,
    text::{Document, Interner, PhraseTrie, Text, WordId, fold},
};

/// The name tables: file, the kind of its rows where no column says it, and whether the first column is itself a form
/// met in French text.
pub(super) const TABLES: [(&str, &str, EntityKind, bool); 7] = [
    ("companies.tsv", include_str!("companies.tsv"), EntityKind::Company, true),
    ("listed.tsv", include_str!("listed.tsv"), EntityKind::Company, true),
    ("products.tsv", include_str!("products.tsv"), EntityKind::Product, true),
    ("people.tsv", include_str!("people.tsv"), EntityKind::Person, true),
    ("institutions.tsv", include_str!("institutions.tsv"), EntityKind::Organisation, true),
    ("markets.tsv", include_str!("markets.tsv"), EntityKind::Index, true),
    ("places.tsv", include_str!("places.tsv"), EntityKind::Place, true),
];

/// How wide a place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Level {
    /// Not a place, or a region, bloc or sea.
    #[default]
    Other,
    /// A country or territory.
    Country,
    /// A city.
    City,
}

/// What must stand around a form that is also a common noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing.
    #[default]
    Always,
    /// A commodity: an article and a price.
    Quoted,
    /// A currency: an article, no number.
    Currency,
}

/// One thing that a table knows; empty cells are empty strings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub name: &'static str,
    pub kind: EntityKind,
    pub country: &'static str,
    pub sector: &'static str,
    pub parent: &'static str,
    pub currency: &'static str,
    pub isin: &'static str,
    pub ticker: &'static str,
    pub mic: &'static str,
    pub iso: &'static str,
    pub level: Level,
    pub when: When,
    pub gender: Option<Gender>,
}

/// One written form of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The entry it names.
    pub entry: u32,
    /// Which words must be written with a capital, as bits.
    pub caps: u16,
    /// A single word in capitals: only capitals name it.
    pub upper: bool,
    /// A single word that is also a common word.
    pub common: bool,
}

/// All name tables, compiled.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub entries: Vec<Entry>,
    pub forms: Vec<Form>,
    pub trie: PhraseTrie<u32>,
    /// The exchange of a city, by the city's folded name.
    pub exchange_of: FxHashMap<String, u32>,
}

/// The number that stands for a figure inside a name (`CAC 40`): the interner gives none.
pub(super) fn number_key(digits: &str) -> Option<WordId> {
    (digits.len() <= 9).then(|| digits.parse::<u32>().ok()).flatten().map(|n| WordId(0x8000_0000 | n))
}

/// The rows of a table, each with its cells by the header's order.
pub(super) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines().skip(1).map(|row| row.split('\t').collect())
}

/// Cuts a form as the tokenizer cuts running text; plain words take the short way.
fn words_of(form: &str, mut each: impl FnMut(&str)) {
    if form.chars().all(|c| c.is_alphabetic() || c == ' ') {
        form.split(' ').filter(|w| !w.is_empty()).for_each(each);
        return;
    }
    let doc = Document { source: form, published: None, title: None, start: 0, marks: Vec::new() };
    let text = Text::read(&doc, &Interner::default());
    (0..text.tokens.len()).for_each(|at| each(text.slice(at)));
}

impl Names {
    /// Compiles every table.
    pub(super) fn build(words: &mut Interner, cues: &Cues) -> Self {
        let mut names = Self::default();
        names.entries.reserve(4000);
        names.forms.reserve(6000);
        let mut keys = Vec::with_capacity(12);
        for (_, tsv, kind, own) in TABLES {
            let header: Vec<&str> = tsv.lines().next().unwrap_or("").split('\t').collect();
            let column = |name: &str| header.iter().position(|h| *h == name);
            let [country, sector, parent, currency, isin, ticker, mic, iso, level, when, gender, kinds] = [
                "country", "sector", "parent", "currency", "isin", "ticker", "mic", "iso", "level", "when", "gender", "kind",
            ]
            .map(column);
            let mut cells = Vec::with_capacity(12);
            for row in tsv.lines().skip(1) {
                cells.clear();
                cells.extend(row.split('\t'));
                let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
                let (Some(name), Some(forms)) = (cells.first().copied(), cells.get(1).copied()) else { continue };
                let entry = names.entries.len() as u32;
                let kind = match cell(kinds) {
                    "organisation" => EntityKind::Organisation,
                    "exchange" => EntityKind::Exchange,
                    "index" => EntityKind::Index,
                    "instrument" => EntityKind::Instrument,
                    _ => kind,
                };
                names.entries.push(Entry {
                    name,
                    kind,
                    country: cell(country),
                    sector: cell(sector),
                    parent: cell(parent),
                    currency: cell(currency),
                    isin: cell(isin),
                    ticker: cell(ticker),
                    mic: cell(mic),
                    iso: cell(iso),
                    level: match cell(level) {
                        "country" => Level::Country,
                        "city" => Level::City,
                        _ => Level::Other,
                    },
                    when: match cell(when) {
                        "quoted" => When::Quoted,
                        "currency" => When::Currency,
                        _ => When::Always,
                    },
                    gender: match cell(gender) {
                        "m" => Some(Gender::Masculine),
                        "f" => Some(Gender::Feminine),
                        _ => gender_of(kind, forms),
                    },
                });
                for form in own.then_some(name).into_iter().chain(forms.split(';')).filter(|f| !f.is_empty()) {
                    names.add(form, entry, words, cues, &mut keys);
                    if kind == EntityKind::Exchange {
                        for lead in ["Bourse de ", "Bourse d'"] {
                            if let Some(city) = form.strip_prefix(lead) {
                                names.exchange_of.insert(fold(city), entry);
                            }
                        }
                    }
                }
            }
        }
        names
    }

    fn add(&mut self, form: &str, entry: u32, words: &mut Interner, cues: &Cues, keys: &mut Vec<WordId>) {
        keys.clear();
        let (mut caps, mut upper, mut at) = (0u16, false, 0u32);
        let mut add = |piece: &str| {
            let mut capital = piece.chars().any(char::is_uppercase);
            // The article of a name may be contracted or lower-case (`de La Poste`, `l'Oréal`).
            let folded = fold(piece);
            if at == 0 && matches!(folded.as_str(), "l'" | "le" | "la" | "les" | "the") {
                capital = false;
            }
            if capital && at < 16 {
                caps |= 1 << at;
            }
            upper = at == 0 && piece.chars().count() >= 2 && piece.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            keys.push(match number_key(piece) {
                Some(key) => key,
                None => words.intern(&folded),
            });
            at += 1;
        };
        words_of(form, &mut add);
        let single = keys.len() == 1;
        let common = single && keys.first().is_some_and(|w| cues.has(*w, Cue::Common));
        // A long institution's name is often written without its capital.
        if keys.len() >= 3 && self.entries.get(entry as usize).is_some_and(|e| e.kind == EntityKind::Organisation) {
            caps &= !1;
        }
        // Longer names in capitals are also written as words (`ENGIE`, `Engie`).
        let upper = upper && single && form.chars().count() <= 4;
        let id = self.forms.len() as u32;
        self.forms.push(Form { entry, caps, upper, common });
        if let Some(first) = self.trie.insert(keys, id) {
            self.trie.insert(keys, first);
        }
    }
}

/// The gender of an institution by the head of its French name; of a country by its ending.
fn gender_of(kind: EntityKind, forms: &str) -> Option<Gender> {
    let first = forms.split(';').next()?;
    match kind {
        EntityKind::Organisation | EntityKind::Exchange => {
            let head = first.split([' ', '\'']).next()?;
            match head {
                "Banque" | "Réserve" | "Autorité" | "Agence" | "Commission" | "Organisation" | "Bourse" | "Caisse" | "Cour"
                | "Fédération" | "Haute" | "Direction" | "Union" | "Assemblée" | "Chambre" | "Association" | "Fed"
                | "Société" | "Maison" | "Conférence" | "Université" => Some(Gender::Feminine),
                "Fonds" | "Conseil" | "Ministère" | "Office" | "Institut" | "Bureau" | "Tribunal" | "Parquet" | "Comité"
                | "Département" | "Trésor" | "Sénat" | "Mécanisme" | "Parlement" | "Congrès" | "Groupe" | "Haut" => {
                    Some(Gender::Masculine)
                }
                _ => None,
            }
        }
        EntityKind::Place => {
            let masculine = matches!(first, "Mexique" | "Cambodge" | "Mozambique" | "Zimbabwe");
            let feminine = first.ends_with('e') && !first.contains('-') && !masculine;
            Some(if feminine { Gender::Feminine } else { Gender::Masculine })
        }
        EntityKind::Index | EntityKind::Instrument => Some(Gender::Masculine),
        _ => None,
    }
}
