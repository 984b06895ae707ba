//! What a folder of sheets was made from, so that the next run does only what changed and what failed.
//!
//! `.fiche-manifest.jsonl` holds a header line (tool, rules, options) and a line for each article in the order of the run.
//! While a run goes on, its lines are added to `.fiche-journal.jsonl`, each after its sheet stands at its place; a run that
//! comes to its end turns them into the manifest. A run that is ended leaves the journal, and the next one goes on from it.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    hash::{BuildHasher, BuildHasherDefault},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::Mutex,
};

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

use super::{
    Counts,
    atomic::{Pending, act},
    copies::{Copy, Shape},
};

/// The manifest's name in its folder.
pub const NAME: &str = ".fiche-manifest.jsonl";
/// The journal's name in its folder.
pub const JOURNAL: &str = ".fiche-journal.jsonl";

/// What sheets depend on besides their articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The form of the manifest.
    pub manifest: String,
    /// Version of the program.
    pub tool: String,
    /// What its rules and tables hash to.
    pub rules: String,
    /// The options that change a sheet, by name.
    pub options: BTreeMap<String, String>,
}

impl Header {
    /// The header of a run of this program with these options.
    #[must_use]
    pub fn new(options: BTreeMap<String, String>) -> Self {
        Self {
            manifest: "fiche-manifest/1".to_owned(),
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            rules: env!("FICHE_RULES").to_owned(),
            options,
        }
    }
}

/// What became of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its sheet is written.
    Done,
    /// It is left out as a copy of another.
    LeftOut,
    /// It gave no sheet; the next run tries again.
    #[default]
    Failed,
}

/// An article's line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The article, as its sheet calls it.
    pub path: String,
    /// SHA-256 of its bytes, where they could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What became of it.
    pub status: Status,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where its sheet stands in the folder, `/`-separated, and how many bytes it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<(String, u64)>,
    /// The earlier article that it is a copy of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<Copy>,
    /// What its sheet holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
    /// What the index of the folder tells of it, where its form has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<serde_json::Value>,
    /// What it looks like from afar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
}

/// What earlier runs left.
#[derive(Debug)]
pub struct Known {
    /// Where the newest line about a path stands, by the path's hash: the file, the offset.
    lines: FxHashMap<u64, (usize, u64)>,
    files: Vec<Mutex<File>>,
    /// Whether the last run came to its end.
    whole: bool,
}

/// The lines of the run that goes on.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    file: File,
    /// Where this run's lines start.
    start: u64,
}

/// Opens the manifest of `folder` for a run: lines of runs with another header count for nothing, none where the run is to
/// do everything `anew`.
///
/// # Errors
/// Where the journal cannot be read or written.
pub fn open(folder: &Path, header: &Header, anew: bool) -> io::Result<(Known, Journal)> {
    fs::create_dir_all(folder)?;
    let mut line = serde_json::to_string(header)?;
    line.push('\n');
    act();
    let mut file = OpenOptions::new().create(true).append(true).read(true).open(folder.join(JOURNAL))?;
    if anew {
        file.set_len(0)?;
    }
    let left = file.metadata()?.len();
    let mut known = Known { lines: FxHashMap::default(), files: Vec::new(), whole: left == 0 && !anew };
    for name in if anew { &[][..] } else { &[NAME, JOURNAL] } {
        match File::open(folder.join(name)) {
            Ok(file) => {
                index(&file, &line, known.files.len(), &mut known.lines)?;
                known.files.push(Mutex::new(file));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    if left > 0 {
        // A line that was cut off ends here, so that ours starts at a line's start.
        file.write_all(b"\n")?;
    }
    let start = file.seek(SeekFrom::End(0))?;
    file.write_all(line.as_bytes())?;
    act();
    Ok((known, Journal { folder: folder.to_owned(), file, start }))
}

impl Known {
    /// The newest line about the article at `path`.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<Entry> {
        let (file, offset) = self.lines.get(&hash(path))?;
        let mut line = Vec::new();
        {
            let mut file = self.files.get(*file)?.lock().ok()?;
            file.seek(SeekFrom::Start(*offset)).ok()?;
            BufReader::with_capacity(1024, &mut *file).read_until(b'\n', &mut line).ok()?;
        }
        serde_json::from_slice::<Entry>(&line).ok().filter(|entry| entry.path == path)
    }

    /// How many articles are known, where the last run came to its end.
    #[must_use]
    pub fn whole(&self) -> Option<usize> {
        self.whole.then_some(self.lines.len())
    }
}

impl Journal {
    /// Adds a line; what it tells must already be so.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        act();
        self.file.write_all(&line)?;
        act();
        Ok(())
    }

    /// Ends the run: its lines are the manifest.
    ///
    /// # Errors
    /// Where the manifest cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        let mut manifest = Pending::new(&self.folder.join(NAME))?;
        self.file.seek(SeekFrom::Start(self.start))?;
        io::copy(&mut self.file, &mut manifest)?;
        manifest.keep()?;
        self.discard()
    }

    /// Ends a run that changed nothing.
    ///
    /// # Errors
    /// Where the journal cannot be removed.
    pub fn discard(self) -> io::Result<()> {
        fs::remove_file(self.folder.join(JOURNAL))?;
        act();
        Ok(())
    }
}

/// Notes where each line of `file` under this header stands; what is no line is passed over.
fn index(file: &File, header: &str, number: usize, known: &mut FxHashMap<u64, (usize, u64)>) -> io::Result<()> {
    #[derive(Deserialize)]
    struct Path<'l> {
        #[serde(borrow)]
        path: std::borrow::Cow<'l, str>,
    }
    let (mut lines, mut line, mut offset, mut ours) = (BufReader::new(file), Vec::new(), 0, false);
    loop {
        line.clear();
        let length = lines.read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok(());
        }
        if line.starts_with(b"{\"manifest\"") {
            ours = line == header.as_bytes();
        } else if ours
            && line.ends_with(b"\n")
            && let Ok(Path { path }) = serde_json::from_slice(&line)
        {
            known.insert(hash(&path), (number, offset));
        }
        offset += length as u64;
    }
}

fn hash(path: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, reason: &str) -> Entry {
        Entry { path: path.to_owned(), reason: Some(reason.to_owned()), ..Entry::default() }
    }

    #[test]
    fn lines_outlive_a_run_that_is_ended_wherever_the_last_is_cut() {
        let folder = std::env::temp_dir().join(format!("fiche-manifest-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let header = Header::new(BTreeMap::new());
        let open = |header: &Header| super::open(&folder, header, false).unwrap();
        let (_, mut journal) = open(&header);
        for name in ["a", "é \"b\""] {
            journal.add(&entry(name, "first")).unwrap();
        }
        drop(journal);
        let cut = fs::metadata(folder.join(JOURNAL)).unwrap().len() - 3;
        File::options().write(true).open(folder.join(JOURNAL)).unwrap().set_len(cut).unwrap();
        let (known, mut journal) = open(&header);
        assert_eq!((known.entry("a"), known.entry("é \"b\"")), (Some(entry("a", "first")), None));
        assert_eq!(known.whole(), None);
        journal.add(&entry("a", "second")).unwrap();
        journal.finish().unwrap();
        assert!(!folder.join(JOURNAL).exists());
        assert_eq!(fs::read_to_string(folder.join(NAME)).unwrap().lines().count(), 2);
        let (known, journal) = open(&header);
        assert_eq!((known.entry("a"), known.whole()), (Some(entry("a", "second")), Some(1)));
        journal.discard().unwrap();
        let other = Header::new(BTreeMap::from([("lang".to_owned(), "fr".to_owned())]));
        assert_eq!(open(&other).0.entry("a"), None);
        fs::remove_dir_all(&folder).unwrap();
    }
}
