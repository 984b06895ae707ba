//! Paths to articles: a sorted walk that knows companions.

use std::{
    collections::HashSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use super::Error;

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// One article to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it stands.
    pub path: PathBuf,
    /// Its path as given, `/`-separated; what messages and sheets call it.
    pub label: String,
    /// Its place under the folder that was given, else its file name.
    pub relative: PathBuf,
    /// Whether it is standard input.
    pub stdin: bool,
}

/// Extensions of articles.
const ARTICLES: &[&str] = &["txt", "md"];
/// Extensions of companions.
const COMPANIONS: &[&str] = &["json", "toml"];

/// The articles of `paths` (files, folders, `-`), in the order given, folders in sorted order, each once; a path that
/// gives none is an error beside its name. Hidden files and folders are left out of a walk.
#[must_use]
pub fn collect(paths: &[PathBuf]) -> Vec<Result<Input, (String, Error)>> {
    let mut walk = Walk { seen: HashSet::new(), found: Vec::new() };
    for path in paths {
        if path.as_os_str() == STDIN {
            if walk.seen.insert(path.clone()) {
                let (path, relative) = (path.clone(), PathBuf::from("stdin"));
                walk.found.push(Ok(Input { path, label: STDIN.to_owned(), relative, stdin: true }));
            }
            continue;
        }
        if let Err(error) = walk.given(path) {
            walk.found.push(Err((label(path), error)));
        }
    }
    walk.found
}

struct Walk {
    /// Canonical paths met: links may lead to one file twice or round in a circle.
    seen: HashSet<PathBuf>,
    found: Vec<Result<Input, (String, Error)>>,
}

impl Walk {
    fn given(&mut self, path: &Path) -> Result<(), Error> {
        let meta = fs::metadata(path).map_err(|e| Error::from_io(&e))?;
        if meta.is_dir() {
            let met = self.found.len();
            let mut articles = 0;
            self.folder(path, path, &mut articles)?;
            return if articles == 0 && self.found.len() == met { Err(Error::NoArticles) } else { Ok(()) };
        }
        match extension(path) {
            Some(ext) if COMPANIONS.contains(&ext.as_str()) => Err(Error::Companion),
            Some(ext) if !ARTICLES.contains(&ext.as_str()) => Err(Error::Format(ext)),
            _ => {
                self.article(path, PathBuf::from(path.file_name().unwrap_or(OsStr::new("article"))));
                Ok(())
            }
        }
    }

    fn folder(&mut self, root: &Path, folder: &Path, articles: &mut usize) -> Result<(), Error> {
        let canonical = folder.canonicalize().map_err(|e| Error::from_io(&e))?;
        if !self.seen.insert(canonical) {
            *articles += 1;
            return Ok(());
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut names: Vec<_> = entries.map_err(|e| Error::from_io(&e))?.iter().map(fs::DirEntry::file_name).collect();
        names.sort();
        for name in names {
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = folder.join(&name);
            if path.is_dir() {
                if let Err(error) = self.folder(root, &path, articles) {
                    self.found.push(Err((label(&path), error)));
                }
            } else if extension(&path).is_some_and(|ext| ARTICLES.contains(&ext.as_str())) {
                *articles += 1;
                self.article(&path, path.strip_prefix(root).unwrap_or(&path).to_owned());
            }
        }
        Ok(())
    }

    fn article(&mut self, path: &Path, relative: PathBuf) {
        let canonical = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(canonical) {
            self.found.push(Ok(Input { path: path.to_owned(), label: label(path), relative, stdin: false }));
        }
    }
}

/// The last extension in lower case.
fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_lowercase())
}

/// A path as messages and sheets write it.
fn label(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
