//! `fiche eval` gives the numbers of the contract's own scorer: on sheets of ours, and on sheets that are wrong.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use common::{fiche, folder, shared};
use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/eval").join(name)
}

fn ours(args: &[&str]) -> Value {
    let run = fiche(&folder("eval"), &[&["eval", "--json"], args].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// The scorer's numbers; `None`, loudly, where python3 or the scorer is missing.
fn theirs(gold: &Path, sheets: &Path) -> Option<Value> {
    let Some(shared) = shared() else {
        eprintln!("SKIPPED: the contract's scorer is not at hand; only stored numbers are compared");
        return None;
    };
    let Ok(run) = Command::new("python3").arg(shared.join("eval/score.py")).args([gold, sheets]).arg("--json").output()
    else {
        eprintln!("SKIPPED: python3 is not installed; only stored numbers are compared");
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).ok()
}

fn same(ours: &Value, theirs: &Value) {
    let layers = |report: &Value| -> Vec<String> { report["layers"].as_object().unwrap().keys().cloned().collect() };
    assert_eq!(layers(ours), layers(theirs), "the order of the layers");
    for name in layers(theirs) {
        assert_eq!(ours["layers"][&name], theirs["layers"][&name], "{name}");
    }
    assert_eq!(ours, theirs);
}

#[test]
fn malformed_duplicate_and_wrong_sheets_score_alike() {
    let (gold, sheets) = (fixture("gold"), fixture("sheets"));
    let scores = ours(&[gold.to_str().unwrap(), "--sheets", sheets.to_str().unwrap()]);
    let stored = fs::read_to_string(fixture("expected.json")).unwrap();
    same(&scores, &serde_json::from_str(&stored).unwrap());
    if let Some(theirs) = theirs(&gold, &sheets) {
        same(&scores, &theirs);
    }
}

#[test]
fn sheets_of_ours_score_alike() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/fr");
    let golds = [Some(fixture("gold")), corpus.is_dir().then_some(corpus), shared().map(|s| s.join("gold"))];
    for (n, gold) in golds.into_iter().flatten().enumerate() {
        let sheets = folder(&format!("eval-sheets-{n}"));
        let gold_text = gold.to_str().unwrap();
        let run = fiche(&sheets, &["extract", gold_text, "-o", ".", "--lang", "fr", "-q"]);
        assert_eq!(run.status, 0, "{}", run.err);
        let scores = ours(&[gold_text, "--sheets", sheets.to_str().unwrap()]);
        assert_eq!(scores, ours(&[gold_text, "--lang", "fr", "-q"]), "extracted here or read from files");
        assert_eq!(scores["wrong_spans"], 0);
        if let Some(theirs) = theirs(&gold, &sheets) {
            same(&scores, &theirs);
        }
    }
}

#[test]
fn misses_are_listed_and_articles_chosen() {
    let (gold, sheets) = (fixture("gold"), fixture("sheets"));
    let here = folder("eval-show");
    let args = |more: &[&'static str]| {
        let paths = [
            "eval".to_owned(),
            gold.to_str().unwrap().to_owned(),
            "--sheets".to_owned(),
            sheets.to_str().unwrap().to_owned(),
        ];
        paths.into_iter().chain(more.iter().map(|m| (*m).to_owned())).collect::<Vec<_>>()
    };
    let run = |more: &[&'static str]| {
        let args = args(more);
        fiche(&here, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let table = run(&["--show", "1"]);
    assert!(table.out.contains("\nsheets.malformed (") && table.out.contains("\nlayer  "), "{}", table.out);
    assert!(run(&["--only", "perfect"]).out.starts_with("1 articles; validation: {'pass': 1}; wrong spans: 0\n"));
    let none = run(&["--only", "nobody"]);
    assert_eq!((none.status, none.err.contains("no gold files")), (2, true));
    assert_eq!(fiche(&here, &["eval", "gone"]).status, 2);
}

#[test]
fn the_entities_of_facts_are_within_reach() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/fr")];
    match shared() {
        Some(shared) => folders.push(shared.join("gold")),
        None => eprintln!("SKIPPED: the shared gold is not at hand; only our own is asked"),
    }
    for gold in folders {
        let scores = ours(&[gold.to_str().unwrap(), "--reach"]);
        println!("{}: {}", gold.display(), scores["reach"]);
        assert!(scores["reach"]["share"].as_f64().unwrap() >= 0.95, "{}: {}", gold.display(), scores["reach"]);
    }
    let run = fiche(&folder("eval"), &["eval", "corpus", "--reach", "--sheets", "sheets"]);
    assert_eq!(run.status, 2, "reach is of articles as they are read, not of sheets: {}", run.err);
}

#[test]
fn few_phrases_are_left_in_french() {
    let mut folders = ["corpus/fr", "corpus/fresh"].map(|f| Path::new(env!("CARGO_MANIFEST_DIR")).join(f)).to_vec();
    match shared() {
        Some(shared) => folders.push(shared.join("gold")),
        None => eprintln!("SKIPPED: the shared gold is not at hand; only our own is asked"),
    }
    for gold in folders {
        let run = fiche(&folder("phrases"), &["eval", gold.to_str().unwrap(), "--phrases"]);
        let line = run.out.lines().find(|line| line.starts_with("phrases: ")).unwrap();
        println!("{}: {line}", gold.display());
        let left: f64 = line.rsplit_once('(').unwrap().1.trim_end_matches(')').parse().unwrap();
        assert!(left <= 0.08, "{}: {line}", gold.display());
    }
}
