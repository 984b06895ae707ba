//! The tables: rows with named columns, the forms that name each row, and the words that cue names.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cues::{Cue, Cues};
use crate::{
    mentions::Gender,
    sheet::EntityKind,
    text::{Interner, PhraseTrie, WordId, each_piece, fold},
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

/// One thing that a table knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub name: &'static str,
    pub kind: EntityKind,
    pub level: Level,
    pub when: When,
    pub gender: Option<Gender>,
    /// Its table's place in [`TABLES`], and its row there.
    table: u8,
    row: &'static str,
}

/// The cells of an entry that only a sheet asks for; empty cells are empty strings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cells {
    pub country: &'static str,
    pub sector: &'static str,
    pub parent: &'static str,
    pub currency: &'static str,
    pub isin: &'static str,
    pub ticker: &'static str,
    pub mic: &'static str,
    pub iso: &'static str,
}

impl Cells {
    /// The cell of the column with this place in [`CELLS`].
    fn slot(&mut self, column: usize) -> Option<&mut &'static str> {
        let Self { country, sector, parent, currency, isin, ticker, mic, iso } = self;
        [country, sector, parent, currency, isin, ticker, mic, iso].into_iter().nth(column)
    }
}

/// The columns that [`Cells`] holds, in its order.
const CELLS: [&str; 8] = ["country", "sector", "parent", "currency", "isin", "ticker", "mic", "iso"];

/// Which of [`CELLS`] each column of each table is.
static COLUMNS: LazyLock<Vec<Vec<Option<usize>>>> = LazyLock::new(|| {
    let columns = |tsv: &str| -> Vec<_> {
        tsv.lines().next().unwrap_or("").split('\t').map(|name| CELLS.iter().position(|c| *c == name)).collect()
    };
    TABLES.iter().map(|(_, tsv, ..)| columns(tsv)).collect()
});

impl Entry {
    /// Cuts the row; the tables are built without it, that keeps the start quick.
    pub(super) fn cells(&self) -> Cells {
        let mut cells = Cells::default();
        let columns = COLUMNS.get(usize::from(self.table)).map_or(&[][..], Vec::as_slice);
        let mut rest = self.row;
        for column in columns {
            let end = rest.bytes().position(|b| b == b'\t').unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            rest = after.get(1..).unwrap_or("");
            if let Some(slot) = column.and_then(|column| cells.slot(column)) {
                *slot = cell;
            }
        }
        cells
    }
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

impl Names {
    /// Compiles every table.
    pub(super) fn build(words: &mut Interner, cues: &Cues) -> Self {
        let mut names = Self::default();
        names.entries.reserve(5000);
        names.forms.reserve(8000);
        names.trie.reserve(12_000);
        let mut keys = Vec::with_capacity(12);
        for (table, (_, tsv, kind, own)) in (0..).zip(TABLES) {
            let mut rows = tsv.lines();
            let header = rows.next().unwrap_or("");
            let column = |name: &str| header.split('\t').position(|h| h == name);
            let [level, when, gender, kinds] = ["level", "when", "gender", "kind"].map(column);
            for row in rows {
                let cell = |at: Option<usize>| at.and_then(|at| row.split('\t').nth(at)).unwrap_or("");
                let mut cells = row.split('\t');
                let (Some(name), Some(forms)) = (cells.next(), cells.next()) else { continue };
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
                    table,
                    row,
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
            if at == 0 && piece.len() <= 4 && matches!(fold(piece).as_str(), "l'" | "le" | "la" | "les" | "the") {
                capital = false;
            }
            if capital && at < 16 {
                caps |= 1 << at;
            }
            upper =
                at == 0 && piece.chars().count() >= 2 && piece.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            keys.push(match number_key(piece) {
                Some(key) => key,
                None => words.intern_written(piece),
            });
            at += 1;
        };
        each_piece(form, &mut add);
        let single = keys.len() == 1;
        let common = single && keys.first().is_some_and(|w| cues.has(*w, Cue::Common));
        // A long institution's name is often written without its capital.
        if keys.len() >= 3 && self.entries.get(entry as usize).is_some_and(|e| e.kind == EntityKind::Organisation) {
            caps &= !1;
        }
        // Longer names in capitals are also written as words (`ENGIE`, `Engie`).
        let upper = upper && single && form.chars().count() <= 4;
        let id = self.forms.len() as u32;
        if let Some(first) = self.trie.insert(keys, id) {
            self.trie.insert(keys, first);
            // Two ways of writing one form: the laxer one (`Bitcoin`, `bitcoin`).
            if let Some(form) = self.forms.get_mut(first as usize).filter(|f| f.entry == entry) {
                form.caps &= caps;
                form.upper &= upper;
            }
            return;
        }
        self.forms.push(Form { entry, caps, upper, common });
    }
}

/// The gender of an institution by the head of its French name; of a country by its ending.
fn gender_of(kind: EntityKind, forms: &str) -> Option<Gender> {
    let first = forms.split(';').next()?;
    match kind {
        EntityKind::Organisation | EntityKind::Exchange => {
            let head = first.split([' ', '\'']).next()?;
            match head {
                "Banque" | "Réserve" | "Autorité" | "Agence" | "Commission" | "Organisation" | "Bourse" | "Caisse"
                | "Cour" | "Fédération" | "Haute" | "Direction" | "Union" | "Assemblée" | "Chambre" | "Association"
                | "Fed" | "Société" | "Maison" | "Conférence" | "Université" => Some(Gender::Feminine),
                "Fonds" | "Conseil" | "Ministère" | "Office" | "Institut" | "Bureau" | "Tribunal" | "Parquet"
                | "Comité" | "Département" | "Trésor" | "Sénat" | "Mécanisme" | "Parlement" | "Congrès" | "Groupe"
                | "Haut" => Some(Gender::Masculine),
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
