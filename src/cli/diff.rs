//! `fiche diff`: what changed between sheets, fact by fact.

pub mod load;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use fiche::{
    diff::{Depth, Difference, Told, compare},
    sheet::Sheet,
};
use serde_json::{Value, json};

use super::{Common, Outcome, Stop, session::Session};

const EXAMPLES: &str = "\
Examples:
  fiche diff before/ after/                     two folders of sheets, matched by the path of their source
  fiche diff before.jsonl after.jsonl --format json
  fiche diff wire.txt wire-corrected.txt        two versions of an article: both are read, then compared

OLD and NEW are a sheet or an array of sheets (.json), sheets one a line (.jsonl), a folder of these, an article, or a
folder of articles. Two facts of one type whose naming key roles (who, which metric) are the same are one fact told
otherwise; the difference is told role by role.

Exit status: 0 no difference, 1 a difference, 2 usage, configuration, input or output trouble.";

/// Options of `fiche diff`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// Sheets or articles before
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// Sheets or articles after
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Form of the answer
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = Form::Human, help_heading = "Output")]
    format: Form,
    #[command(flatten)]
    common: Common,
}

/// A form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Human,
    /// One JSON object
    Json,
}

impl Diff {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let old = load::sheets(&mut session, &self.old)?;
        let new = load::sheets(&mut session, &self.new)?;
        let mut pairs: Vec<Pair> = matched(&old, &new).into_iter().map(Pair::of).collect();
        if session.outcome == Outcome::Trouble {
            // What stands alone may have a partner among what could not be read.
            pairs.retain(|pair| pair.old.is_some() && pair.new.is_some());
        }
        let changed: Vec<&Pair> = pairs.iter().filter(|pair| !pair.is_same()).collect();
        match self.format {
            Form::Human => changed.iter().try_for_each(|pair| out.write_all(pair.human().as_bytes()))?,
            Form::Json => {
                let articles: Vec<Value> = changed.iter().map(|pair| pair.json()).collect();
                let same = pairs.len() - changed.len();
                let report = json!({ "schema": "fiche-diff/1", "same": same, "articles": articles });
                let text = serde_json::to_string_pretty(&report).map_err(|e| Stop::Because(e.to_string()))?;
                writeln!(out, "{text}")?;
            }
        }
        session.summary(&format!("{} of {} articles differ", changed.len(), pairs.len()));
        let found = if changed.is_empty() { Outcome::Clean } else { Outcome::Findings };
        Ok(session.outcome.max(found))
    }
}

/// The sheets of one article, before and after.
type Match<'a> = (Option<&'a Sheet>, Option<&'a Sheet>);

/// Sheets of one source path belong together; of those left, sheets whose source has the same file name where only one
/// on each side has it; of those left, the only one on each side. In the order of the old, then of the new.
fn matched<'a>(old: &'a [Sheet], new: &'a [Sheet]) -> Vec<Match<'a>> {
    let mut partner: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let path = |sheet: &Sheet| sheet.source.path.clone();
    let name = |sheet: &Sheet| sheet.source.path.rsplit('/').next().unwrap_or_default().to_owned();
    pair(old, new, path, false, &mut partner, &mut taken);
    pair(old, new, name, true, &mut partner, &mut taken);
    pair(old, new, |_| String::new(), true, &mut partner, &mut taken);
    let both = old.iter().zip(&partner).map(|(sheet, at)| (Some(sheet), at.and_then(|at| new.get(at))));
    let only = new.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(sheet, _)| (None, Some(sheet)));
    both.chain(only).collect()
}

/// Pairs what is left by a key; where the key is `unsure`, only what it names once on each side.
fn pair(
    old: &[Sheet],
    new: &[Sheet],
    key: impl Fn(&Sheet) -> String,
    unsure: bool,
    partner: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut places: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for ((at, sheet), _) in old.iter().enumerate().zip(partner.iter()).filter(|(_, partner)| partner.is_none()) {
        places.entry(key(sheet)).or_default().0.push(at);
    }
    for ((at, sheet), _) in new.iter().enumerate().zip(taken.iter()).filter(|(_, taken)| !**taken) {
        places.entry(key(sheet)).or_default().1.push(at);
    }
    for (olds, news) in places.into_values() {
        if unsure && (olds.len() != 1 || news.len() != 1) {
            continue;
        }
        for (o, n) in olds.into_iter().zip(news) {
            if let (Some(partner), Some(taken)) = (partner.get_mut(o), taken.get_mut(n)) {
                (*partner, *taken) = (Some(n), true);
            }
        }
    }
}

/// What became of one article.
struct Pair {
    old: Option<String>,
    new: Option<String>,
    before: Vec<Told>,
    after: Vec<Told>,
    difference: Difference,
}

impl Pair {
    fn of((old, new): Match<'_>) -> Self {
        let told = |sheet: Option<&Sheet>| sheet.map_or_else(Vec::new, |sheet| Told::all(sheet, Depth::Whole));
        let (before, after) = (told(old), told(new));
        let difference = compare(&before, &after);
        let path = |sheet: Option<&Sheet>| sheet.map(|sheet| sheet.source.path.clone());
        Self { old: path(old), new: path(new), before, after, difference }
    }

    fn is_same(&self) -> bool {
        self.old.is_some() && self.new.is_some() && self.difference.is_empty()
    }

    /// The facts at these places.
    fn facts<'a>(told: &'a [Told], at: &'a [usize]) -> impl Iterator<Item = &'a Told> {
        at.iter().filter_map(|at| told.get(*at))
    }

    /// A heading, then a line for each fact.
    fn human(&self) -> String {
        let Difference { removed, added, changed, .. } = &self.difference;
        let path = match (self.old.as_deref(), self.new.as_deref()) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (Some(old), None) => format!("{old} (only in OLD)"),
            (None, Some(new)) => format!("{new} (only in NEW)"),
            (old, _) => old.unwrap_or_default().to_owned(),
        };
        let mut out = format!("{path}: {} changed, {} removed, {} added\n", changed.len(), removed.len(), added.len());
        for changed in changed {
            let name = self.after.get(changed.new).map_or_else(String::new, Told::name);
            let _ = writeln!(out, "  ~ {name}: {changed}");
        }
        Self::facts(&self.before, removed).for_each(|fact| {
            let _ = writeln!(out, "  - {}", fact.line());
        });
        Self::facts(&self.after, added).for_each(|fact| {
            let _ = writeln!(out, "  + {}", fact.line());
        });
        out
    }

    fn json(&self) -> Value {
        let Difference { same, removed, added, changed } = &self.difference;
        let changed = changed.iter().map(|changed| {
            json!({ "old": self.before.get(changed.old), "new": self.after.get(changed.new), "roles": changed.roles })
        });
        json!({
            "old": self.old,
            "new": self.new,
            "same": same,
            "changed": changed.collect::<Vec<_>>(),
            "removed": Self::facts(&self.before, removed).collect::<Vec<_>>(),
            "added": Self::facts(&self.after, added).collect::<Vec<_>>(),
        })
    }
}

/// A path in messages.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
