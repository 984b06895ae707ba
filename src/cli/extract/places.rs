//! Where sheets go in their folder.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ffi::OsString,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    path::{Component, Path, PathBuf},
};

use fiche::source::Input;

/// The names of the sheets: `NAME.json`, `NAME.EXT.json` where two articles share a stem, below the folders of the
/// articles; a file of many articles is a folder of that name.
pub struct Places {
    /// Hashes of the stems that several articles share: paths themselves would be most of a long run's memory.
    shared: HashSet<u64>,
    extension: &'static str,
}

impl Places {
    pub fn of(inputs: &[Input], extension: &'static str) -> Self {
        let (mut met, mut shared) = (HashSet::with_capacity(inputs.len()), HashSet::new());
        for input in inputs {
            let stem = hash(&input.relative().with_extension(""));
            if !met.insert(stem) {
                shared.insert(stem);
            }
        }
        Self { shared, extension }
    }

    /// The place of an article's sheet below the folder.
    pub fn place(&self, input: &Input, member: Option<&str>) -> PathBuf {
        let mut name: OsString = match member {
            Some(member) => input.relative().join(member).into_os_string(),
            None => {
                let stem = input.relative().with_extension("");
                if self.shared.contains(&hash(&stem)) { input.relative().into() } else { stem.into() }
            }
        };
        name.push(".");
        name.push(self.extension);
        name.into()
    }

    /// Why the sheets cannot go to `folder`: two at one place, or one over an article or beside it under its name.
    pub fn clash(&self, inputs: &[Input], folder: &Path) -> Option<String> {
        let mut real = HashMap::new();
        let mut canonical = |path: &Path| {
            let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let known = real.entry(parent.to_owned());
            known.or_insert_with(|| parent.canonicalize().unwrap_or_else(|_| parent.to_owned())).clone()
        };
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.split('.').next().unwrap_or("").to_owned()
        };
        let articles = || inputs.iter().filter(|input| !input.is_stdin());
        let theirs: HashSet<PathBuf> = articles().map(|input| canonical(&input.path())).collect();
        let ours: HashSet<PathBuf> =
            inputs.iter().map(|input| canonical(&folder.join(self.place(input, None)))).collect();
        if theirs.intersection(&ours).next().is_some() {
            let beside: BTreeMap<_, _> =
                articles().map(|input| ((canonical(&input.path()), name(&input.path())), input)).collect();
            for input in inputs {
                let place = folder.join(self.place(input, None));
                if let Some(article) = beside.get(&(canonical(&place), name(&place))) {
                    return Some(format!(
                        "{}: would be written beside the article {} as its companion; choose another folder with -o",
                        place.display(),
                        article.label()
                    ));
                }
            }
        }
        let mut taken = HashMap::with_capacity(inputs.len());
        for (at, input) in inputs.iter().enumerate() {
            let place = self.place(input, None);
            let other = taken.insert(hash(&place), at).and_then(|other| inputs.get(other));
            if let Some(other) = other.filter(|other| self.place(other, None) == place) {
                return Some(format!(
                    "{}: both {} and {} would be written there; extract them into two folders",
                    folder.join(place).display(),
                    other.label(),
                    input.label()
                ));
            }
        }
        None
    }
}

/// Whether a place stays below its folder.
pub fn stays_below(place: &Path) -> bool {
    place.components().all(|part| matches!(part, Component::Normal(_)))
}

pub fn hash(path: &Path) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(path)
}
