//! A user's table, made ready at its first use and kept in the cache folder for later starts.
//!
//! What is kept is named by the SHA-256 of the file it was made of, so that a changed file is never mistaken. A note per
//! file remembers that hash with size and time of last change: a large file is not read again to know it.

use std::{
    env, fmt,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process,
    time::UNIX_EPOCH,
};

use super::{Fault, Table};
use crate::source::{position, sha256};

/// Up to so many bytes a file is read at every start; a larger one is known again by its note.
const SMALL: u64 = 1 << 20;

/// How a user's table came to be ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An earlier start had kept it.
    Ready,
    /// It was made now, and kept.
    Made,
    /// It was made now and cannot be kept, for this reason.
    Unkept(String),
}

/// Why a file gave no table of names.
#[derive(Debug)]
#[non_exhaustive]
pub enum TableError {
    /// The file cannot be read.
    Io(io::Error),
    /// It is no table of names.
    Fault(Fault),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the names cannot be read: {error}; check the path"),
            Self::Fault(fault) => f.write_str(&fault.what),
        }
    }
}

impl std::error::Error for TableError {}

impl From<io::Error> for TableError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Where ready tables are kept: a folder of the program's own in the user's cache folder.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    let given = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = |folder: &str| env::home_dir().filter(|home| home.is_absolute()).map(|home| home.join(folder));
    let caches = given("XDG_CACHE_HOME").or_else(|| match env::consts::OS {
        "windows" => given("LOCALAPPDATA"),
        "macos" => home("Library/Caches"),
        _ => home(".cache"),
    });
    Some(caches?.join("fiche"))
}

impl Table {
    /// The user's table in a file, and how it came to be ready; kept in the folder `cache`.
    ///
    /// # Errors
    /// A [`TableError`] where the file cannot be read or is no table of names.
    pub fn open(path: &Path, cache: Option<&Path>) -> Result<(Self, Origin), TableError> {
        let known = fs::metadata(path)?;
        let changed = known.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let stamp = changed.map(|time| format!("{} {} ", known.len(), time.as_nanos()));
        let Some(kept) = cache.map(|folder| Kept::new(folder, path)) else {
            return Ok((made(&fs::read(path)?)?, Origin::Unkept("there is no cache folder".to_owned())));
        };
        let noted = kept.noted();
        let hash = noted.as_deref().and_then(|note| note.strip_prefix(stamp.as_ref()?.as_str()));
        if let Some(table) = hash.filter(|_| known.len() > SMALL).and_then(|hash| kept.table(hash)) {
            return Ok((table, Origin::Ready));
        }
        let bytes = fs::read(path)?;
        let hash = sha256(&bytes);
        if let Some(table) = kept.table(&hash) {
            return Ok((table, Origin::Ready));
        }
        let table = made(&bytes)?;
        let old = noted.as_deref().and_then(|note| note.rsplit(' ').next()).filter(|old| *old != hash);
        let origin = match kept.keep(&hash, &table, &format!("{}{hash}", stamp.unwrap_or_default()), old) {
            Ok(()) => Origin::Made,
            Err(error) => Origin::Unkept(format!("{}: {error}", kept.folder.display())),
        };
        Ok((table, origin))
    }
}

/// Makes the table that the bytes of a file say.
fn made(bytes: &[u8]) -> Result<Table, TableError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or("");
        let (line, column) = position(valid, valid.len());
        Fault { line, column, what: "the file is no UTF-8 text here; save it as UTF-8".to_owned() }
    });
    text.and_then(Table::from_tsv).map_err(TableError::Fault)
}

/// What is kept of one file.
struct Kept {
    folder: PathBuf,
    note: PathBuf,
}

impl Kept {
    fn new(cache: &Path, file: &Path) -> Self {
        let folder = cache.join("names");
        let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let note = folder.join(format!("{}.note", sha256(file.as_os_str().as_encoded_bytes())));
        Self { folder, note }
    }

    /// Where the table made of a file with this hash is kept.
    fn place(&self, hash: &str) -> PathBuf {
        self.folder.join(format!("{hash}.ready"))
    }

    /// Size, time and hash, as they were when the file was last read.
    fn noted(&self) -> Option<String> {
        fs::read_to_string(&self.note).ok()
    }

    /// The table kept under a hash, where it is whole.
    fn table(&self, hash: &str) -> Option<Table> {
        Table::stored(File::open(self.place(hash)).ok()?)
    }

    /// Keeps a table and its note, and lets go of the one that an earlier state of the file had.
    fn keep(&self, hash: &str, table: &Table, note: &str, old: Option<&str>) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.write(&self.place(hash), table.bytes())?;
        self.write(&self.note, note.as_bytes())?;
        if let Some(old) = old {
            // Where it is gone already, all is well.
            let _ = fs::remove_file(self.place(old));
        }
        Ok(())
    }

    /// Writes a file whole or not at all.
    fn write(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let unfinished = place.with_extension(format!("{}.tmp", process::id()));
        let done = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, place));
        if done.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        done
    }
}
