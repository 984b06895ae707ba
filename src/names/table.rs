//! Ready tables of names: the forms that name each row, searched where the bytes lie.
//!
//! What a row becomes stands in [`super::make`]. The tables of the program lie in it, ready since it was built; a user's
//! table lies in the cache folder, and only the pages that a reading asks for are read.

use std::{
    borrow::Cow,
    collections::HashSet,
    fs::File,
    io::{Read, Seek, SeekFrom},
    sync::{LazyLock, Mutex, OnceLock},
};

use super::{
    cues::CUES,
    make::{
        self, CELLS, COMMON, FORM, Fault, GENDERS, HEAD, KINDS, LEVELS, LONGEST_LINE, SIZES, Slot, UPPER, VERSION,
        WHENS,
    },
};
use crate::{
    mentions::Gender,
    sheet::EntityKind,
    text::ready::{Key, PAGE, find},
};

/// A table of names, ready to search.
#[derive(Debug)]
pub struct Table {
    bytes: Bytes,
    /// The bits of the words that may begin a form in lower case.
    lower: Cow<'static, [u8]>,
    /// Pages of slots.
    pages: usize,
}

/// The tables of the program.
static BUILT: LazyLock<Table> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/names.ready"));
    Table::new(Bytes::Built(bytes)).unwrap_or_else(Table::empty)
});

impl Table {
    /// The tables of the program.
    pub(super) fn built() -> &'static Self {
        &BUILT
    }

    /// A table that knows no name.
    fn empty() -> Self {
        Self { bytes: Bytes::Built(&[]), lower: Cow::Borrowed(&[]), pages: 0 }
    }

    /// A user's table, made ready in memory.
    ///
    /// ```
    /// let table = fiche::names::Table::from_tsv("name\taliases\tisin\nVeltis Énergie\tVeltis\tFR0000000000\n")?;
    /// let article = fiche::source::Article::from_text("L'accord avec Veltis a été signé.");
    /// let sheet = fiche::Reader::new().language("fr").unwrap().names(table).read(&article).unwrap();
    /// assert_eq!(sheet.entities[0].name, "Veltis Énergie");
    /// # Ok::<(), fiche::names::Fault>(())
    /// ```
    ///
    /// # Errors
    /// A [`Fault`] with its place, where the text is no table of names.
    pub fn from_tsv(tsv: &str) -> Result<Self, Fault> {
        Self::make([(tsv.trim_start_matches('\u{feff}'), "company")])
    }

    /// One table of several, each with the kind of its rows where no cell says it.
    pub(super) fn make<'t>(tables: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<Self, Fault> {
        let common: HashSet<&str> = make::common_words(CUES);
        let bytes = make::make(tables, &common).map_err(|(_, fault)| fault)?;
        Ok(Self::new(Bytes::Made(bytes)).unwrap_or_else(Self::empty))
    }

    /// The table that a file keeps; `None` where it keeps none, or not a whole one.
    pub(super) fn stored(file: File) -> Option<Self> {
        let size = usize::try_from(file.metadata().ok()?.len()).ok()?;
        let pages = std::iter::repeat_with(OnceLock::new).take(size.div_ceil(PAGE)).collect();
        Self::new(Bytes::Stored { file: Mutex::new(file), size, pages })
    }

    /// The bytes to keep of a table made in memory.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Made(bytes) => bytes,
            _ => &[],
        }
    }

    fn new(bytes: Bytes) -> Option<Self> {
        let head = bytes.get(0, HEAD);
        let size = |at: usize| Some(u32::from_le_bytes(*head.get(SIZES + 4 * at..)?.first_chunk()?) as usize);
        let (pages, lines) = (size(0)?, size(1)?);
        let whole = pages > 0 && bytes.len() == HEAD + pages * PAGE + lines && head.starts_with(VERSION.as_bytes());
        let lower = match bytes {
            Bytes::Built(bytes) => Cow::Borrowed(bytes.get(PAGE..HEAD)?),
            _ => Cow::Owned(head.get(PAGE..)?.to_owned()),
        };
        whole.then_some(Self { bytes, lower, pages })
    }

    /// Whether a form may begin, in lower case, with a word of this hash.
    pub(super) fn may_open(&self, hash: u64) -> bool {
        let (byte, bit) = make::lower_bit(hash);
        self.lower.get(byte).is_some_and(|bits| bits & bit != 0)
    }

    /// What the table tells of a phrase: `None` where no form begins with it.
    pub(super) fn slot(&self, key: Key) -> Option<Slot> {
        find(self.bytes.get(HEAD + key.page(self.pages) * PAGE, PAGE), key).map(Slot::unpack)
    }

    /// The line that a phrase names.
    pub(super) fn find(&self, key: Key) -> Option<u32> {
        self.slot(key).filter(|slot| slot.flags & FORM != 0).map(|slot| slot.line)
    }

    /// The line that starts at `line`.
    pub(super) fn entry(&self, line: u32) -> Option<Entry<'_>> {
        let (page, at) = (line as usize / PAGE, line as usize % PAGE);
        let bytes = self.bytes.get(HEAD + (self.pages + page) * PAGE, PAGE + LONGEST_LINE).get(at..)?;
        let text = std::str::from_utf8(bytes.split(|b| *b == b'\n').next()?).ok()?;
        let (digits, cells) = text.split_at_checked(4)?;
        let (name, cells) = cells.split_once('\t')?;
        let [kind, level, when, gender] = *digits.as_bytes().first_chunk()?;
        let told = |digit: u8, known: &'static [&str]| known.get(usize::from(digit.wrapping_sub(b'0'))).copied();
        Some(Entry {
            name,
            kind: *ENTITY_KINDS.get(usize::from(kind.wrapping_sub(b'0')))?,
            level: match told(level, LEVELS)? {
                "country" => Level::Country,
                "city" => Level::City,
                _ => Level::Other,
            },
            when: match told(when, WHENS)? {
                "quoted" => When::Quoted,
                "currency" => When::Currency,
                _ => When::Always,
            },
            gender: match told(gender, GENDERS)? {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                _ => None,
            },
            cells,
        })
    }
}

/// The kinds, in the order of [`KINDS`].
const ENTITY_KINDS: [EntityKind; KINDS.len()] = [
    EntityKind::Company,
    EntityKind::Organisation,
    EntityKind::Exchange,
    EntityKind::Index,
    EntityKind::Instrument,
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Product,
];

/// Where the bytes of a table lie.
#[derive(Debug)]
enum Bytes {
    /// In the program.
    Built(&'static [u8]),
    /// In memory.
    Made(Vec<u8>),
    /// In a file; what has been read of it stays in memory.
    Stored { file: Mutex<File>, size: usize, pages: Vec<OnceLock<Box<[u8]>>> },
}

impl Bytes {
    fn len(&self) -> usize {
        match self {
            Self::Built(bytes) => bytes.len(),
            Self::Made(bytes) => bytes.len(),
            Self::Stored { size, .. } => *size,
        }
    }

    /// At most `len` bytes from the page that starts at `at`; none where they cannot be read. A page is asked for with
    /// one and the same length every time.
    fn get(&self, at: usize, len: usize) -> &[u8] {
        let end = self.len().min(at + len);
        let bytes = match self {
            Self::Built(bytes) => *bytes,
            Self::Made(bytes) => bytes,
            Self::Stored { file, pages, .. } => {
                let read = || read_at(file, at, end.saturating_sub(at)).unwrap_or_default().into_boxed_slice();
                return pages.get(at / PAGE).map_or(&[], |page| page.get_or_init(read));
            }
        };
        bytes.get(at..end).unwrap_or(&[])
    }
}

fn read_at(file: &Mutex<File>, at: usize, len: usize) -> Option<Vec<u8>> {
    let mut file = file.lock().ok()?;
    let mut bytes = vec![0; len];
    file.seek(SeekFrom::Start(at as u64)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

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

/// One written form of a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// The entry it names, as [`super::Gazetteer`] numbers them.
    pub entry: u32,
    /// Which words must be written with a capital, as bits.
    pub caps: u16,
    /// A single word in capitals: only capitals name it.
    pub upper: bool,
    /// A single word that is also a common word.
    pub common: bool,
}

impl Form {
    /// The form whose slot this is, where it is not only the beginning of one.
    pub(super) fn of(slot: Slot) -> Option<Self> {
        let has = |flag: u16| slot.flags & flag != 0;
        has(FORM).then_some(Self { entry: slot.line, caps: slot.caps, upper: has(UPPER), common: has(COMMON) })
    }
}

/// One thing that a table knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    pub name: &'t str,
    pub kind: EntityKind,
    pub level: Level,
    pub when: When,
    pub gender: Option<Gender>,
    cells: &'t str,
}

/// The cells of an entry that only a sheet asks for; empty cells are empty strings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cells<'t> {
    pub country: &'t str,
    pub sector: &'t str,
    pub parent: &'t str,
    pub currency: &'t str,
    pub isin: &'t str,
    pub ticker: &'t str,
    pub mic: &'t str,
    pub lei: &'t str,
    pub iso: &'t str,
}

impl<'t> Entry<'t> {
    /// Cuts the line; most of what asks for an entry does without.
    pub(super) fn cells(&self) -> Cells<'t> {
        let mut cells = self.cells.split('\t');
        let [country, sector, parent, currency, isin, ticker, mic, lei, iso] =
            CELLS.map(|_| cells.next().unwrap_or(""));
        Cells { country, sector, parent, currency, isin, ticker, mic, lei, iso }
    }
}

/// The rows of a table, each with its cells by the header's order.
pub(super) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines().skip(1).map(|row| row.split('\t').collect())
}
