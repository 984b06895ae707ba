//! The corpus as a user meets it: every article has gold and approved facts, passes its checks and scores as it should.

use std::{path::Path, process::Command};

const CORPUS: &str = "corpus/fr";

fn fiche(args: &[&str]) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_fiche"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 output");
    (out.status.code(), text(out.stdout), text(out.stderr))
}

#[test]
fn every_article_has_gold_and_approved_facts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(CORPUS);
    let mut articles = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("the corpus can be listed").path();
        if path.extension().is_some_and(|e| e == "txt") {
            articles += 1;
            assert!(path.with_extension("json").exists(), "{}: gold is missing", path.display());
            let approved = path.with_extension("expect.json");
            assert!(approved.exists(), "{}: approve its facts with fiche check --bless", path.display());
        }
    }
    assert!(articles >= 14, "{articles} articles");
}

#[test]
fn every_article_reads_as_approved_and_passes_its_checks() {
    let (status, findings, summary) = fiche(&["check", CORPUS, "--color", "never"]);
    let bad: Vec<&str> = findings.lines().filter(|l| l.contains(": error ")).collect();
    assert_eq!(status, Some(0), "{summary}\n{}\nlook at each, then fiche check --bless {CORPUS}", bad.join("\n"));
}

#[test]
fn the_readme_shows_a_real_sheet() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    let shown = readme
        .split_once("<!-- sheet: begin (one screen of a real sheet) -->\n```text\n")
        .and_then(|(_, rest)| rest.split_once("```\n<!-- sheet: end -->"))
        .map(|(shown, _)| shown)
        .expect("the README has its screen between the marks");
    let (status, sheet, _) = fiche(&["extract", "corpus/fr/implants-semestre-suisse.txt", "--color", "never"]);
    assert_eq!(status, Some(0));
    let screen = shown.trim_end().trim_end_matches('…').trim_end();
    assert!(
        sheet.starts_with(screen),
        "paste the head of `fiche extract corpus/fr/implants-semestre-suisse.txt` into the README"
    );
    assert!(screen.lines().count() > 20, "one screen");
}
