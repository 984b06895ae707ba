//! Scores of sheets against gold files (contract, section 7).

mod compare;
mod facts;
mod reach;
mod score;

use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

pub use compare::{Malformed, figure_key, fold, same_date, same_key};
use facts::PHRASES;
pub use reach::Reach;
use score::{Scored, Trouble};
use serde_json::{Value, json};

/// The layers, in the order they are told; fact types follow by frequency.
const LAYERS: &[&str] = &[
    "figures",
    "figures.detected",
    "figures.bound",
    "figures.kind",
    "dates",
    "dates.detected",
    "dates.bound",
    "dates.mod",
    "entities",
    "entities.any_kind",
    "facts",
    "roles",
    "roles.extra",
    "roles.modality",
    "facts.modality",
];

/// Counts of right, wrong and missed items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right.
    pub right: usize,
    /// Told but wrong.
    pub wrong: usize,
    /// In gold but not told.
    pub missed: usize,
}

impl Tally {
    fn add(&mut self, right: usize, wrong: usize, missed: usize) {
        self.right += right;
        self.wrong += wrong;
        self.missed += missed;
    }

    /// Precision, recall and F1; nought where nothing counts.
    ///
    /// ```
    /// let tally = fiche::eval::Tally { right: 1, wrong: 0, missed: 1 };
    /// assert_eq!(tally.scores(), (1.0, 0.5, 2.0 / 3.0));
    /// ```
    #[must_use]
    pub fn scores(self) -> (f64, f64, f64) {
        let share = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        let (p, r) = (share(self.right + self.wrong), share(self.right + self.missed));
        (p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) })
    }
}

/// One article of a gold folder.
#[derive(Clone, Debug)]
pub struct Gold {
    /// Its name: the file name without extension.
    pub name: String,
    /// The article.
    pub article: PathBuf,
    /// The gold file.
    pub gold: PathBuf,
}

/// The articles of `folder` that have a gold file beside them, in the order of their names.
///
/// # Errors
/// Those of reading the folder.
pub fn gold_files(folder: &Path) -> io::Result<Vec<Gold>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let gold = entry?.path();
        let article = gold.with_extension("txt");
        let (Some(name), Some("json")) = (gold.file_stem(), gold.extension().and_then(|e| e.to_str())) else {
            continue;
        };
        if article.exists() {
            found.push(Gold { name: name.to_string_lossy().into_owned(), article, gold });
        }
    }
    found.sort_by(|a, b| a.gold.cmp(&b.gold));
    Ok(found)
}

/// The sheet of an article as it is found.
#[derive(Clone, Debug)]
pub enum Found {
    /// A JSON value, right or wrong.
    Sheet(Value),
    /// No sheet, and why.
    Missing(String),
    /// A file that is no JSON, and why.
    Malformed(String),
}

impl Found {
    /// The sheet in the file at `path`.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        match fs::read(path) {
            Err(error) => Self::Missing(error.to_string()),
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(value) => Self::Sheet(value),
                Err(error) => Self::Malformed(error.to_string()),
            },
        }
    }
}

/// The scores of a folder.
#[derive(Debug, Default)]
pub struct Report {
    docs: usize,
    statuses: Vec<(String, usize)>,
    sum: Scored,
    phrases: Phrases,
}

/// Phrases of sheets, but for quotations.
#[derive(Clone, Copy, Debug, Default)]
struct Phrases {
    told: usize,
    /// Those without English.
    french: usize,
}

impl Phrases {
    fn add(&mut self, sheet: &Value) {
        let facts = sheet.get("facts").and_then(Value::as_array).into_iter().flatten();
        for fact in facts.filter(|fact| fact.get("type").and_then(Value::as_str) != Some("quote")) {
            let roles = fact.get("roles").and_then(Value::as_object).into_iter().flat_map(|roles| roles.values());
            for phrase in roles.flat_map(listed).filter_map(|role| role.get("phrase")) {
                self.told += 1;
                self.french += usize::from(compare::given(phrase.get("english")).is_none());
            }
        }
    }
}

/// What a role holds: one, or a list.
fn listed(role: &Value) -> &[Value] {
    role.as_array().map_or_else(|| std::slice::from_ref(role), Vec::as_slice)
}

impl Report {
    /// Scores one article; a missing or malformed sheet scores as empty.
    ///
    /// # Errors
    /// What is wrong with the gold file.
    pub fn add(&mut self, gold: &Gold, found: &Found) -> Result<(), String> {
        let named = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&gold.article).map_err(|e| named(&gold.article, &e))?;
        // Gold counts line ends as one character, however the file writes them.
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        let gold_text = fs::read_to_string(&gold.gold).map_err(|e| named(&gold.gold, &e))?;
        let wanted: Value = serde_json::from_str(&gold_text).map_err(|e| named(&gold.gold, &e))?;
        let name = gold.name.as_str();
        let score = |raw: &Value| score::score(&wanted, &text, raw, name);
        let (done, status, why) = match found {
            Found::Sheet(raw) => match score(raw).and_then(|done| Ok((done, status(raw)?))) {
                Ok((done, status)) => (Some(done), status, None),
                Err(Trouble::Gold(message)) => return Err(named(&gold.gold, &message)),
                Err(Trouble::Sheet(Malformed(why))) => {
                    (None, "malformed".to_owned(), Some(("sheets.malformed", why.to_owned())))
                }
            },
            Found::Missing(why) => (None, "no sheet".to_owned(), Some(("sheets.missing", why.clone()))),
            Found::Malformed(why) => (None, "malformed".to_owned(), Some(("sheets.malformed", why.clone()))),
        };
        let done = match done {
            Some(done) => done,
            None => score(&json!({})).map_err(|trouble| match trouble {
                Trouble::Gold(message) => named(&gold.gold, &message),
                Trouble::Sheet(Malformed(why)) => named(&gold.gold, &why),
            })?,
        };
        if let Found::Sheet(raw) = found {
            self.phrases.add(raw);
        }
        for (layer, tally) in &done.tallies {
            self.sum.add(layer, tally.right, tally.wrong, tally.missed);
        }
        for (kind, lines) in done.misses {
            self.sum.misses.entry(kind).or_default().extend(lines);
        }
        if let Some((kind, why)) = why {
            self.sum.miss(kind, format!("{name}: {why}"));
        }
        match self.statuses.iter_mut().find(|(known, _)| *known == status) {
            Some((_, count)) => *count += 1,
            None => self.statuses.push((status, 1)),
        }
        self.docs += 1;
        Ok(())
    }

    /// The counts of one layer; all nought where it never came up.
    #[must_use]
    pub fn layer(&self, name: &str) -> Tally {
        self.sum.tallies.iter().find(|(layer, _)| layer == name).map_or_else(Tally::default, |(_, tally)| *tally)
    }

    /// Slices quoted in sheets that are not the source's.
    #[must_use]
    pub fn wrong_spans(&self) -> usize {
        self.sum.misses.get("spans.wrong").map_or(0, Vec::len)
    }

    /// How the phrases of the sheets fare, on a line: those of the gold that are read, those that have no English.
    #[must_use]
    pub fn phrases(&self) -> String {
        let Tally { right, missed, .. } = self.layer(PHRASES);
        let Phrases { told, french } = self.phrases;
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        format!(
            "phrases: {right} of {} of the gold read ({:.3}); {told} told, {french} of them left in French ({:.3})\n",
            right + missed,
            share(right, right + missed),
            share(french, told)
        )
    }

    /// Every layer in the order it is told.
    fn order(&self) -> Vec<String> {
        let mut types: Vec<&(String, Tally)> =
            self.sum.tallies.iter().filter(|(name, _)| name.starts_with("fact:")).collect();
        types.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.right + tally.missed));
        LAYERS.iter().map(|layer| (*layer).to_owned()).chain(types.into_iter().map(|(name, _)| name.clone())).collect()
    }

    /// The scores as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let layer = |name: String| {
            let tally = self.layer(&name);
            let (p, r, f) = tally.scores();
            (name, json!({ "p": p, "r": r, "f": f, "tp": tally.right, "fp": tally.wrong, "fn": tally.missed }))
        };
        let status: serde_json::Map<String, Value> = self.statuses.iter().map(|(s, n)| (s.clone(), json!(n))).collect();
        let layers: serde_json::Map<String, Value> = self.order().into_iter().map(layer).collect();
        json!({ "docs": self.docs, "status": status, "wrong_spans": self.wrong_spans(), "layers": layers })
    }

    /// The scores as a table, then at most `show` misses of each kind.
    #[must_use]
    pub fn table(&self, show: usize) -> String {
        let statuses: Vec<String> = self.statuses.iter().map(|(status, n)| format!("'{status}': {n}")).collect();
        let mut out = format!(
            "{} articles; validation: {{{}}}; wrong spans: {}\n{:<26}{:>7}{:>7}{:>7}{:>7}{:>7}{:>7}\n",
            self.docs,
            statuses.join(", "),
            self.wrong_spans(),
            "layer",
            "P",
            "R",
            "F1",
            "right",
            "wrong",
            "missed"
        );
        for name in self.order() {
            let tally = self.layer(&name);
            let (p, r, f) = tally.scores();
            let Tally { right, wrong, missed } = tally;
            let _ = writeln!(out, "{name:<26}{p:7.3}{r:7.3}{f:7.3}{right:7}{wrong:7}{missed:7}");
        }
        for (kind, lines) in self.sum.misses.iter().filter(|(_, lines)| show > 0 && !lines.is_empty()) {
            let _ = writeln!(out, "\n{kind} ({})", lines.len());
            lines.iter().take(show).for_each(|line| {
                let _ = writeln!(out, "  {line}");
            });
        }
        out
    }
}

/// The verdict a sheet gives of itself.
fn status(raw: &Value) -> Result<String, Malformed> {
    match compare::given(raw.get("validation")) {
        None => Ok("none".to_owned()),
        Some(Value::Object(map)) => Ok(map.get("status").map_or_else(|| "none".to_owned(), compare::plain)),
        Some(_) => Err(Malformed("validation is no object")),
    }
}
