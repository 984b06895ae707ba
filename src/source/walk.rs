//! Paths to articles: a sorted walk that knows companions.

use std::{
    collections::{HashMap, HashSet},
    fs,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Error, Format};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// What a path gave: an input, or why there is none beside its name.
pub type Found = Result<Input, Box<(String, Error)>>;

/// One article to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The folder that was given, or that of the file; all inputs of a folder share it, so that a long run holds little.
    root: Arc<Path>,
    below: Box<Path>,
    from: From,
}

/// How an input was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Stdin,
    Named,
    Met,
}

impl Input {
    /// The file at `path`, as somebody named it.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let root = path.parent().unwrap_or(Path::new(""));
        let below = path.strip_prefix(root).unwrap_or(path);
        Self { root: root.into(), below: below.into(), from: From::Named }
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match self.from {
            From::Stdin => PathBuf::from(STDIN),
            _ => self.root.join(&self.below),
        }
    }

    /// Its path as given, `/`-separated; what messages and sheets call it.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.path())
    }

    /// Its place under the folder that was given, else its file name.
    #[must_use]
    pub fn relative(&self) -> &Path {
        &self.below
    }

    /// Whether it is standard input.
    #[must_use]
    pub fn is_stdin(&self) -> bool {
        self.from == From::Stdin
    }

    /// Whether it was met in a folder, not named.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.from == From::Met
    }
}

/// The articles of `paths` (files, folders, `-`), in the order given, folders in sorted order, each once; a path that
/// gives none is an error beside its name. Hidden files and folders are left out of a walk.
#[must_use]
pub fn collect(paths: &[PathBuf]) -> Vec<Found> {
    let mut walk = Walk { seen: HashSet::new(), found: Vec::new() };
    for path in paths {
        if path.as_os_str() == STDIN {
            if walk.seen.insert(fingerprint(path)) {
                let below = Path::new("stdin");
                walk.found.push(Ok(Input { root: Path::new("").into(), below: below.into(), from: From::Stdin }));
            }
            continue;
        }
        if let Err(error) = walk.given(path) {
            walk.found.push(Err(Box::new((label(path), error))));
        }
    }
    newest(walk.found)
}

/// Of the versions of one news item the newest is read, and the first of two that are the same; the others are left out
/// and told.
fn newest(found: Vec<Found>) -> Vec<Found> {
    let mut best: HashMap<String, (u64, String)> = HashMap::new();
    let told: Vec<_> = found.iter().map(|found| found.as_ref().ok().and_then(identity)).collect();
    if told.iter().all(Option::is_none) {
        return found;
    }
    for ((id, version), found) in told.iter().zip(&found).filter_map(|(told, found)| Some((told.as_ref()?, found))) {
        if let (Ok(input), true) = (found, best.get(id).is_none_or(|(known, _)| version > known)) {
            best.insert(id.clone(), (*version, input.label()));
        }
    }
    let left = |input: &Input, told: Option<(String, u64)>| {
        let (id, version) = told?;
        let (newest, label) = best.get(&id).filter(|(_, label)| *label != input.label())?;
        let why = format!("version {version} of {id}; version {newest} is read from {label}");
        Some(Error::LeftOut(Box::new(Error::NoArticle(why))))
    };
    let kept = found.into_iter().zip(told).map(|(found, told)| {
        let input = found?;
        match left(&input, told) {
            Some(error) => Err(Box::new((input.label(), error))),
            None => Ok(input),
        }
    });
    kept.collect()
}

/// The identifier and version of a news item, by the first bytes of its file.
fn identity(input: &Input) -> Option<(String, u64)> {
    let xml = !input.is_stdin() && Format::of(&input.below.to_string_lossy()) == Some(Format::Xml);
    let head = xml.then(|| head(&input.path(), 8192)).flatten()?;
    super::formats::identity_in(&String::from_utf8_lossy(&head))
}

/// The first bytes of a file.
fn head(path: &Path, bytes: u64) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    fs::File::open(path).and_then(|file| file.take(bytes).read_to_end(&mut head)).ok().map(|_| head)
}

struct Walk {
    /// Canonical paths met: links may lead to one file twice or round in a circle.
    seen: HashSet<u128>,
    found: Vec<Found>,
}

impl Walk {
    fn given(&mut self, path: &Path) -> Result<(), Error> {
        let meta = fs::metadata(path).map_err(|e| Error::from_io(&e))?;
        if meta.is_dir() {
            let met = self.found.len();
            let mut articles = 0;
            self.folder(&Arc::from(path), path, &mut articles)?;
            return if articles == 0 && self.found.len() == met { Err(Error::NoArticles) } else { Ok(()) };
        }
        if is_companion(path, &|stem| has_article(path, stem)) {
            return Err(Error::Companion);
        }
        let input = Input::file(path);
        self.article(path, || input);
        Ok(())
    }

    fn folder(&mut self, root: &Arc<Path>, folder: &Path, articles: &mut usize) -> Result<(), Error> {
        let canonical = folder.canonicalize().map_err(|e| Error::from_io(&e))?;
        if !self.seen.insert(fingerprint(&canonical)) {
            *articles += 1;
            return Ok(());
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut names: Vec<_> = entries.map_err(|e| Error::from_io(&e))?.iter().map(fs::DirEntry::file_name).collect();
        names.sort();
        // What `X.json` is depends on the other files of its stem.
        let articles_of: HashSet<String> =
            names.iter().filter_map(|name| article_stem(&name.to_string_lossy())).collect();
        for name in &names {
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = folder.join(name);
            if path.is_dir() {
                if let Err(error) = self.folder(root, &path, articles) {
                    self.found.push(Err(Box::new((label(&path), error))));
                }
            } else if Format::of(&name.to_string_lossy()).is_some()
                && !is_companion(&path, &|stem| articles_of.contains(stem))
                && !is_sheet(&path)
            {
                *articles += 1;
                self.article(&path, || {
                    let below = path.strip_prefix(root).unwrap_or(&path);
                    Input { root: Arc::clone(root), below: below.into(), from: From::Met }
                });
            }
        }
        Ok(())
    }

    fn article(&mut self, path: &Path, input: impl FnOnce() -> Input) {
        let canonical = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(fingerprint(&canonical)) {
            self.found.push(Ok(input()));
        }
    }
}

/// A path in 128 bits: paths themselves would be most of a long run's memory.
fn fingerprint(path: &Path) -> u128 {
    let half = |salt: u8| u128::from(BuildHasherDefault::<DefaultHasher>::default().hash_one((salt, path)));
    half(0) << 64 | half(1)
}

/// The name of an article without its extension; `None` where it is none, or JSON, which may be a companion.
fn article_stem(name: &str) -> Option<String> {
    let format = Format::of(name)?;
    (format != Format::Json).then(|| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned())
}

/// Whether a file belongs to an article: expectations, and `X.json` where `articles` knows another `X.*`.
fn is_companion(path: &Path, articles: &dyn Fn(&str) -> bool) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some((stem, ext)) = name.rsplit_once('.') else { return false };
    match ext.to_ascii_lowercase().as_str() {
        "toml" => true,
        "json" => stem.ends_with(".expect") || articles(stem),
        _ => false,
    }
}

/// Whether an article `stem.*` stands beside a file.
fn has_article(path: &Path, stem: &str) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| article_stem(&entry.file_name().to_string_lossy()).as_deref() == Some(stem))
}

/// Whether a file that could be an article is a sheet: its first field says so.
fn is_sheet(path: &Path) -> bool {
    let name = path.to_string_lossy();
    if !matches!(Format::of(&name), Some(Format::Json | Format::Jsonl)) {
        return false;
    }
    head(path, 64).is_some_and(|head| {
        let text = String::from_utf8_lossy(&head);
        text.trim_start_matches(['\u{feff}', '[', '{', ' ', '\r', '\n', '\t']).starts_with("\"schema\"")
    })
}

/// A path as messages and sheets write it.
fn label(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
