//! From a table of names as it is written to a ready one: what a row becomes.
//!
//! The build script compiles this file for the tables of the program; the program makes a user's table with it. A row
//! has a name, its further forms (`aliases`, apart by semicolons) and cells. Of it stays
//!
//! - one line of text: four digits for kind, level, condition and gender ([`KINDS`], [`LEVELS`], [`WHENS`],
//!   [`GENDERS`]), the name, then the cells of [`CELLS`];
//! - a slot for each form and each of its beginnings: where the line starts, which words must be written with a capital,
//!   and what else to heed ([`FORM`], [`UPPER`], [`COMMON`]).
//!
//! The bytes are a page that tells the sizes, two pages of bits for the words that may begin a form in lower case, the
//! pages of slots, then the lines.

use std::collections::HashSet;

use crate::text::{
    fold::{each_piece, fold},
    ready::{Key, Maker, PAGE, Value, hash},
};

/// What the cell `kind` may say; its place is the digit that a line begins with.
pub(crate) const KINDS: &[&str] =
    &["company", "organisation", "exchange", "index", "instrument", "person", "place", "product"];
/// How wide a place is.
pub(crate) const LEVELS: &[&str] = &["", "country", "city", "region", "sea", "bloc"];
/// What must stand around a form that is also a common noun.
pub(crate) const WHENS: &[&str] = &["", "quoted", "currency"];
/// Grammatical gender.
pub(crate) const GENDERS: &[&str] = &["", "m", "f"];
/// The cells that a line keeps, in its order.
pub(crate) const CELLS: [&str; 9] = ["country", "sector", "parent", "currency", "isin", "ticker", "mic", "lei", "iso"];

/// How the bytes are laid out; another number for every change, so that what was kept before is made anew.
pub(crate) const VERSION: &str = "fiche names 1\n";
/// Bytes before the slots.
pub(crate) const HEAD: usize = 3 * PAGE;
/// The longest line that is kept.
pub(crate) const LONGEST_LINE: usize = PAGE;
/// Where the head keeps the count of pages of slots, then of bytes of lines.
pub(crate) const SIZES: usize = 32;

/// The slot is a whole form, not only the beginning of one.
pub(crate) const FORM: u16 = 1;
/// A single word in capitals: only capitals name it.
pub(crate) const UPPER: u16 = 2;
/// A single word that is also a common word.
pub(crate) const COMMON: u16 = 4;

/// What the slot of a form, or of its beginning, tells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slot {
    /// Where its line starts.
    pub line: u32,
    /// Which words must be written with a capital, as bits.
    pub caps: u16,
    /// [`FORM`], [`UPPER`], [`COMMON`].
    pub flags: u16,
}

impl Slot {
    /// As it is kept.
    fn pack(self) -> Value {
        (u64::from(self.line) | u64::from(self.caps) << 32 | u64::from(self.flags) << 48).to_le_bytes()
    }

    /// As it was kept.
    pub(crate) fn unpack(value: Value) -> Self {
        let bits = u64::from_le_bytes(value);
        Self { line: bits as u32, caps: (bits >> 32) as u16, flags: (bits >> 48) as u16 }
    }
}

/// What keeps a table from being read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One-based line.
    pub line: usize,
    /// One-based column, in characters.
    pub column: usize,
    /// What is wrong and what to do.
    pub what: String,
}

/// Ways of writing a form that no table lists: without its hyphens, with `&` as a word, with `St` for `Saint`.
const SPELLINGS: [(&str, &str); 5] =
    [("-", " "), (" & ", " et "), (" & ", " and "), ("Saint-", "St-"), ("Sainte-", "Ste-")];

/// The key under which the country with a code is kept: no text writes it.
pub(crate) fn country_key(iso: &str) -> Key {
    Key::default().then(hash("\0")).then(hash(iso))
}

/// The bit after the head's first page that tells whether a form may begin, in lower case, with a word of this hash.
pub(crate) fn lower_bit(hash: u64) -> (usize, u8) {
    let bit = (hash >> 48) as usize;
    (bit / 8, 1 << (bit % 8))
}

/// Makes one ready table of tables in the order of their precedence, each with the kind of its rows where no cell says
/// it; `common` are the folded words that are names and common words alike. A [`Fault`] comes with the place of its
/// table.
pub(crate) fn make<'t>(
    tables: impl IntoIterator<Item = (&'t str, &'t str)>,
    common: &HashSet<&str>,
) -> Result<Vec<u8>, (usize, Fault)> {
    let mut names =
        Names { head: vec![0; HEAD], slots: Maker::default(), lines: String::new(), spellings: Vec::new(), common };
    for (at, (tsv, kind)) in tables.into_iter().enumerate() {
        names.table(tsv, kind).map_err(|fault| (at, fault))?;
    }
    for (form, line, kind) in std::mem::take(&mut names.spellings) {
        names.form(&form, line, kind);
    }
    let pages = names.slots.pages();
    let mut bytes = names.head;
    bytes[..VERSION.len()].copy_from_slice(VERSION.as_bytes());
    for (at, size) in [pages.len() / PAGE, names.lines.len()].into_iter().enumerate() {
        bytes[SIZES + 4 * at..][..4].copy_from_slice(&(size as u32).to_le_bytes());
    }
    bytes.extend(pages);
    bytes.extend(names.lines.as_bytes());
    Ok(bytes)
}

/// The words of the row `common` in the table of cues.
pub(crate) fn common_words(cues: &str) -> HashSet<&str> {
    cues.lines().find_map(|row| row.strip_prefix("common\t")).unwrap_or("").split(' ').collect()
}

/// The columns of a table, by what they are for.
struct Header {
    name: usize,
    aliases: Option<usize>,
    /// Kind, level, condition, gender.
    digits: [Option<usize>; 4],
    cells: [Option<usize>; CELLS.len()],
    width: usize,
}

impl Header {
    fn read(row: &str) -> Result<Self, Fault> {
        let names: Vec<&str> = row.split('\t').collect();
        let place = |name: &str| names.iter().position(|n| *n == name);
        let digits = ["kind", "level", "when", "gender"];
        let known = |name: &str| matches!(name, "name" | "aliases") || digits.contains(&name) || CELLS.contains(&name);
        let twice = |at: usize| names.iter().take(at).any(|n| Some(n) == names.get(at));
        if let Some(at) = (0..names.len()).find(|at| !known(names[*at]) || twice(*at)) {
            let what = if twice(at) { "stands twice" } else { "is no column of names" };
            return Err(fault(
                1,
                row,
                at,
                format!(
                    "{:?} {what}; the header line may name: name aliases kind gender {}",
                    names[at],
                    CELLS.join(" ")
                ),
            ));
        }
        let Some(name) = place("name") else {
            return Err(fault(1, row, 0, "the header line names no column \"name\"; add it".to_owned()));
        };
        Ok(Self {
            name,
            aliases: place("aliases"),
            digits: digits.map(place),
            cells: CELLS.map(place),
            width: names.len(),
        })
    }
}

/// A fault in the cell `at` of a row.
fn fault(line: usize, row: &str, at: usize, what: String) -> Fault {
    let before: usize = row.split('\t').take(at).map(|cell| cell.chars().count() + 1).sum();
    Fault { line, column: before + 1, what }
}

/// A ready table in the making.
struct Names<'c> {
    head: Vec<u8>,
    slots: Maker,
    lines: String,
    /// Other ways of writing the forms, with line and kind; what a table lists goes before them.
    spellings: Vec<(String, u32, &'static str)>,
    common: &'c HashSet<&'c str>,
}

impl Names<'_> {
    fn table(&mut self, tsv: &str, kind: &str) -> Result<(), Fault> {
        let mut rows = (1..).zip(tsv.lines());
        let header = Header::read(rows.next().map_or("", |(_, row)| row))?;
        rows.filter(|(_, row)| !row.is_empty()).try_for_each(|(line, row)| self.row(line, row, &header, kind))
    }

    fn row(&mut self, line: usize, row: &str, header: &Header, kind: &str) -> Result<(), Fault> {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at).copied()).unwrap_or("");
        if cells.len() > header.width {
            let what = format!("the row has {} cells, the header {}; take the rest out", cells.len(), header.width);
            return Err(fault(line, row, header.width, what));
        }
        let (name, aliases) = (cell(Some(header.name)).trim(), cell(header.aliases));
        if name.is_empty() {
            return Err(fault(line, row, header.name, "the row has no name; write one or take the row out".to_owned()));
        }
        let start = self.lines.len();
        let mut told = ["", "", "", ""];
        for (at, (column, known)) in header.digits.into_iter().zip([KINDS, LEVELS, WHENS, GENDERS]).enumerate() {
            let word = match cell(column) {
                "" if at == 0 => kind,
                "" if at == 3 => gender_of(told[0], aliases.split(';').next().unwrap_or("")),
                word => word,
            };
            let Some(digit) = known.iter().position(|k| *k == word) else {
                let what = format!("{word:?} is none of: {}; write one of them", known.join(" ").trim());
                return Err(fault(line, row, column.unwrap_or(0), what));
            };
            told[at] = known[digit];
            self.lines.push(char::from(b'0' + digit as u8));
        }
        for text in std::iter::once(name).chain(header.cells.map(cell)) {
            self.lines.push_str(text);
            self.lines.push('\t');
        }
        self.lines.push('\n');
        if self.lines.len() - start > LONGEST_LINE || self.lines.len() > i32::MAX as usize {
            let what = format!("the table grows too long here; a row may have {LONGEST_LINE} bytes, all together 2 GB");
            return Err(fault(line, row, 0, what));
        }
        let start = start as u32;
        for form in std::iter::once(name).chain(aliases.split(';')).map(str::trim).filter(|form| !form.is_empty()) {
            self.form(form, start, told[0]);
            let spellings = SPELLINGS.iter().filter(|(from, _)| form.contains(from));
            self.spellings.extend(spellings.map(|(from, to)| (form.replace(from, to), start, told[0])));
        }
        let [currency, iso] =
            ["currency", "iso"].map(|c| cell(CELLS.iter().position(|k| *k == c).and_then(|at| header.cells[at])));
        if told[1] == "country" && !currency.is_empty() {
            self.keep(country_key(iso), Slot { line: start, caps: 0, flags: FORM });
        }
        Ok(())
    }

    /// Adds one way of writing the name of the line at `line`.
    fn form(&mut self, form: &str, line: u32, kind: &str) {
        let (mut caps, mut upper, mut len, mut keys) = (0u16, false, 0u32, Vec::with_capacity(8));
        let mut first = String::new();
        each_piece(form, |piece| {
            let folded = fold(piece);
            let mut capital = piece.chars().any(char::is_uppercase);
            // The article of a name may be contracted or lower-case (`de La Poste`, `l'Oréal`).
            if len == 0 && matches!(folded.as_str(), "l'" | "le" | "la" | "les" | "the") {
                capital = false;
            }
            if capital && len < 16 {
                caps |= 1 << len;
            }
            upper =
                len == 0 && piece.chars().count() >= 2 && piece.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            keys.push(keys.last().copied().unwrap_or(Key::default()).then(hash(&folded)));
            if len == 0 {
                first = folded;
            }
            len += 1;
        });
        // A long institution's name is often written without its capital.
        if len >= 3 && kind == "organisation" {
            caps &= !1;
        }
        // Longer names in capitals are also written as words (`ENGIE`, `Engie`).
        let upper = upper && len == 1 && form.chars().count() <= 4;
        let common = len == 1 && self.common.contains(first.as_str());
        let Some((whole, beginnings)) = keys.split_last() else { return };
        beginnings.iter().for_each(|key| _ = self.slots.slot(*key));
        let flags = FORM | if upper { UPPER } else { 0 } | if common { COMMON } else { 0 };
        self.keep(*whole, Slot { line, caps, flags });
        if caps & 1 == 0 {
            let (byte, bit) = lower_bit(hash(&first));
            self.head[PAGE + byte] |= bit;
        }
    }

    /// Sets the slot of a form. The line that named it first keeps it; of two ways in which one line writes it
    /// (`Bitcoin`, `bitcoin`) the laxer counts.
    fn keep(&mut self, key: Key, mut form: Slot) {
        let value = self.slots.slot(key);
        let held = Slot::unpack(*value);
        if held.flags & FORM != 0 {
            if held.line != form.line {
                return;
            }
            form.caps &= held.caps;
            form.flags = held.flags & (form.flags | !UPPER);
        }
        *value = form.pack();
    }
}

/// The gender of an institution by the head of its French name, of a place by its ending; of any other by its kind.
fn gender_of(kind: &str, first: &str) -> &'static str {
    match kind {
        "organisation" | "exchange" => match first.split([' ', '\'']).next().unwrap_or("") {
            "Banque" | "Réserve" | "Autorité" | "Agence" | "Commission" | "Organisation" | "Bourse" | "Caisse"
            | "Cour" | "Fédération" | "Haute" | "Direction" | "Union" | "Assemblée" | "Chambre" | "Association"
            | "Fed" | "Société" | "Maison" | "Conférence" | "Université" => "f",
            "Fonds" | "Conseil" | "Ministère" | "Office" | "Institut" | "Bureau" | "Tribunal" | "Parquet"
            | "Comité" | "Département" | "Trésor" | "Sénat" | "Mécanisme" | "Parlement" | "Congrès" | "Groupe"
            | "Haut" => "m",
            _ => "",
        },
        "place" => {
            let masculine = matches!(first, "Mexique" | "Cambodge" | "Mozambique" | "Zimbabwe");
            if first.ends_with('e') && !first.contains('-') && !masculine { "f" } else { "m" }
        }
        "index" | "instrument" => "m",
        _ => "",
    }
}
