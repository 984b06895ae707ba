//! What somebody expects of an article: facts approved, and assertions written by hand.

mod approved;
mod asked;
mod general;

use std::{collections::BTreeSet, fs, path::PathBuf, rc::Rc};

pub use approved::{Approved, approve};
pub use asked::{Asked, Row, read, repeated, rows};
use fiche::{
    diff::Told,
    output::findings::{File, Found, Rule},
    sheet::{FactId, Finding, Severity, Sheet},
    source::Input,
    text::Span,
};
pub use general::General;

use super::session::companion;

/// The checks of expectations; the others are the validator's.
pub static CHECKS: &[Rule] = &[
    rule(
        "expect-lost",
        "Every approved fact is read.",
        "an approved fact that is read",
        "an approved fact that is no more read",
    ),
    rule(
        "expect-new",
        "Every fact that is read is approved, where an article has approved facts.",
        "a fact that is approved",
        "a fact that is not approved",
    ),
    rule(
        "expect-changed",
        "Every approved fact is read as approved, role by role.",
        "target 295 USD as approved",
        "target 290 USD where 295 is approved",
    ),
    rule(
        "expect-unmet",
        "Every assertion written by hand holds.",
        "an assertion that holds",
        "an assertion that does not hold",
    ),
    rule(
        "expect-stale",
        "Every expectation has an article that it asks something of, and is written once.",
        "expectations beside their article",
        "expectations whose article is gone",
    ),
];

const fn rule(id: &'static str, doc: &'static str, passes: &'static str, fails: &'static str) -> Rule {
    Rule { id, severity: Some(Severity::Error), doc, passes, fails }
}

/// A finding of one of [`CHECKS`].
pub fn found(file: &Rc<File>, check: &'static str, span: Option<Span>, fact: Option<FactId>, message: String) -> Found {
    let finding = Finding { check: check.into(), severity: Severity::Error, message, span, fact };
    Found { file: Rc::clone(file), finding, known: false }
}

/// The sheet against its approved facts; `article` and `own` are where the two stand.
pub fn against(approved: &Approved, sheet: &Sheet, article: &Rc<File>, own: &Rc<File>) -> Vec<Found> {
    let (told, difference) = approved.compare(sheet);
    let fact = |at: usize| sheet.facts.get(at);
    let span = |at: usize| fact(at).and_then(|fact| fact.evidence.first()).map(|slice| slice.span);
    let id = |at: usize| fact(at).map(|fact| fact.id);
    let changed = difference.changed.iter().map(|changed| {
        let name = told.get(changed.new).map_or_else(String::new, Told::name);
        let message = format!("{changed} ({name}); mend the reading or approve it with --bless");
        found(article, "expect-changed", span(changed.new), id(changed.new), message)
    });
    let added = difference.added.iter().map(|&at| {
        let line = told.get(at).map_or_else(String::new, Told::line);
        found(article, "expect-new", span(at), id(at), format!("{line}; approve it with --bless"))
    });
    let removed = difference.removed.iter().map(|&at| {
        let line = approved.facts.get(at).map_or_else(String::new, Told::line);
        let message = format!("{line}; mend the reading or approve its loss with --bless");
        found(own, "expect-lost", approved.places.get(at).copied(), None, message)
    });
    changed.chain(added).chain(removed).collect()
}

/// Files of expectations in the folders walked whose article is no more.
pub fn orphans(paths: &[PathBuf], inputs: &[Input]) -> Vec<PathBuf> {
    let walked = |input: &&Input| paths.iter().any(|path| path.is_dir() && input.path().starts_with(path));
    let mut folders: BTreeSet<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    folders.extend(inputs.iter().filter(walked).filter_map(|input| Some(input.path().parent()?.to_owned())));
    let owned: BTreeSet<PathBuf> = inputs
        .iter()
        .flat_map(|input| [".expect.json", ".expect.toml"].map(|ending| companion(&input.path(), ending)))
        .collect();
    let mut orphans = Vec::new();
    for folder in &folders {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let files = entries.filter_map(|entry| Some(folder.join(entry.ok()?.file_name())));
        let expects = |path: &PathBuf| {
            let name = path.to_string_lossy();
            name.ends_with(".expect.json") || name.ends_with(".expect.toml")
        };
        orphans.extend(files.filter(|path| expects(path) && !owned.contains(path)));
    }
    orphans.sort();
    orphans
}
