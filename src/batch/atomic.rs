//! Files that appear whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// A file being written under a name of its own, which takes its place by [`Pending::keep`].
///
/// Whatever ends the program before that leaves what stood at the place as it was. The name is always the same for a
/// place, so that the next run writes over what an ended one left.
#[derive(Debug)]
pub struct Pending {
    file: BufWriter<File>,
    part: PathBuf,
    place: PathBuf,
    kept: bool,
}

impl Pending {
    /// Starts a file that shall stand at `place`; its folder is made.
    ///
    /// # Errors
    /// Where the folder or the file cannot be made.
    pub fn new(place: &Path) -> io::Result<Self> {
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = part(place);
        act();
        let file = BufWriter::new(File::create(&part)?);
        act();
        Ok(Self { file, part, place: place.to_owned(), kept: false })
    }

    /// Puts the file at its place.
    ///
    /// # Errors
    /// Where the last bytes cannot be written or the place cannot be taken; the part is then removed.
    pub fn keep(mut self) -> io::Result<()> {
        self.file.flush()?;
        settle(&self.part, &self.place)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.part);
        }
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes `bytes` at `place`, whole or not at all.
///
/// # Errors
/// Where it cannot be written; what stood there stays.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Pending::new(place)?;
    file.write_all(bytes)?;
    file.keep()
}

/// The name that a file is written under: `.NAME.part` beside its place.
pub(crate) fn part(place: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".part");
    place.with_file_name(name)
}

/// Renames a written part to its place.
pub(crate) fn settle(part: &Path, place: &Path) -> io::Result<()> {
    act();
    fs::rename(part, place)?;
    act();
    Ok(())
}

/// Called before and after whatever changes a file. A test asks a debug build to die at the n-th call, as `kill -9` would
/// have it: `FICHE_DIE_AT_WRITE=n`.
pub(crate) fn act() {
    #[cfg(debug_assertions)]
    {
        use std::sync::{
            LazyLock,
            atomic::{AtomicU64, Ordering},
        };
        static LEFT: LazyLock<Option<AtomicU64>> = LazyLock::new(|| {
            let n = std::env::var("FICHE_DIE_AT_WRITE").ok()?.parse().ok()?;
            Some(AtomicU64::new(n))
        });
        if LEFT.as_ref().is_some_and(|left| left.fetch_sub(1, Ordering::Relaxed) == 1) {
            std::process::abort();
        }
    }
}
