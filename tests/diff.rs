//! `fiche diff` from outside: sheets, folders, lines, articles, and what is none of these.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::{fiche, folder};
use serde_json::Value;

const BEFORE: &str = " date 2025-10-24 Orgel relève son objectif de cours sur Veltis\n\n\
    HSBC a relevé son objectif de cours sur Veltis de 285 à 290 dollars, à l'achat.\n\n\
    Veltis versera un dividende de 2 euros par action.\n";

fn after() -> String {
    BEFORE.replace("290 dollars", "295 dollars").replace("Veltis versera un dividende de 2 euros par action.", "")
}

/// Two versions of an article, and folders with the sheets of each.
fn here(name: &str) -> PathBuf {
    let here = folder(name);
    for (version, text) in [("old", BEFORE.to_owned()), ("new", after())] {
        fs::create_dir_all(here.join(version)).unwrap();
        fs::write(here.join("a.txt"), text).unwrap();
        fs::write(here.join("same.txt"), BEFORE).unwrap();
        assert_eq!(fiche(&here, &["extract", "a.txt", "same.txt", "-o", version, "-q"]).status, 0);
    }
    here
}

fn write(here: &Path, name: &str, text: &str) {
    fs::write(here.join(name), text).unwrap();
}

#[test]
fn folders_are_matched_by_source_and_facts_by_identity() {
    let here = here("diff");
    let run = fiche(&here, &["diff", "old", "new"]);
    assert_eq!((run.status, run.err.as_str()), (1, "fiche: 1 of 2 articles differ\n"));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "a.txt: 1 changed, 1 removed, 0 added", "{}", run.out);
    assert!(
        lines[1].starts_with("  ~ analyst_rating: broker HSBC, subject Veltis: target 290 → 295 USD"),
        "{}",
        run.out
    );
    assert!(lines[2].starts_with("  - dividend: subject Veltis, amount 2 EUR/share"), "{}", run.out);
    let json = fiche(&here, &["diff", "old", "new", "--format", "json", "-q"]);
    let told: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.status, &told["same"]), (1, &Value::from(1)));
    let article = &told["articles"][0];
    assert_eq!(article["changed"][0]["roles"][0]["role"], "target");
    assert_eq!(article["changed"][0]["new"]["roles"]["target"], "295 USD");
    assert_eq!(article["removed"][0]["type"], "dividend");
    let back = fiche(&here, &["diff", "new", "old"]);
    assert!(back.out.contains("target 295 → 290 USD") && back.out.contains("  + dividend: "), "{}", back.out);
    let same = fiche(&here, &["diff", "old", "old"]);
    assert_eq!((same.status, same.out.as_str(), same.err.as_str()), (0, "", "fiche: 0 of 2 articles differ\n"));
}

#[test]
fn sheets_lines_and_arrays_are_the_same_sheets() {
    let here = here("diff-forms");
    let sheet = |path: &str| fs::read_to_string(here.join(path)).unwrap();
    let line = |path: &str| serde_json::from_str::<Value>(&sheet(path)).unwrap().to_string();
    write(&here, "old.jsonl", &format!("{}\n\n{}\n", line("old/same.json"), line("old/a.json")));
    write(&here, "new-all.json", &format!("[{},\n{}]", sheet("new/a.json"), sheet("new/same.json")));
    let folders = fiche(&here, &["diff", "old", "new"]);
    assert_eq!(fiche(&here, &["diff", "old.jsonl", "new-all.json"]).out, folders.out);
    assert_eq!(fiche(&here, &["diff", "old/a.json", "new/a.json"]).out, folders.out);
    let only = fiche(&here, &["diff", "old/a.json", "new"]);
    assert_eq!(
        (only.status, only.out.contains("same.txt (only in NEW): 0 changed, 0 removed, ")),
        (1, true),
        "{}",
        only.out
    );
}

#[test]
fn two_versions_of_an_article_are_read_and_compared() {
    let here = here("diff-versions");
    write(&here, "wire.txt", BEFORE);
    write(&here, "wire-corrected.txt", &after());
    let run = fiche(&here, &["diff", "wire.txt", "wire-corrected.txt"]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.starts_with("wire.txt → wire-corrected.txt: 1 changed, 1 removed, 0 added\n"),
        "{}{}",
        run.out,
        run.err
    );
    assert_eq!(fiche(&here, &["diff", "wire.txt", "wire.txt"]).status, 0);
    for (version, text) in [("first", BEFORE.to_owned()), ("second", after())] {
        fs::create_dir_all(here.join(version).join("sub")).unwrap();
        write(&here.join(version), "a.txt", BEFORE);
        write(&here.join(version), "sub/a.txt", &text);
    }
    let folders = fiche(&here, &["diff", "first", "second"]);
    assert!(folders.out.starts_with("sub/a.txt: 1 changed, 1 removed, 0 added\n"), "{}{}", folders.out, folders.err);
    let mixed = fiche(&here, &["diff", "old/a.json", "wire-corrected.txt"]);
    assert!(mixed.out.contains("target 290 → 295 USD"), "{}", mixed.out);
}

#[test]
fn a_bound_is_part_of_what_is_told() {
    let here = here("diff-bound");
    write(&here, "x.txt", " date 2025-10-24 Veltis\n\nLe titre Veltis a gagné 3% vendredi.\n");
    write(&here, "y.txt", " date 2025-10-24 Veltis\n\nLe titre Veltis a gagné plus de 3% vendredi.\n");
    let run = fiche(&here, &["diff", "x.txt", "y.txt", "--lang", "fr"]);
    assert!(run.out.contains("change 3 → more than 3 %"), "{}{}", run.out, run.err);
}

#[test]
fn what_is_no_sheet_is_named_and_placed() {
    let here = here("diff-bad");
    fs::create_dir_all(here.join("none")).unwrap();
    let sheet = fs::read_to_string(here.join("old/a.json")).unwrap();
    let other = sheet.replace("\"fiche/1\"", "\"fiche/9\"");
    for (name, text, message) in [
        ("cut.json", &sheet[..sheet.len() / 2], "cut.json:"),
        ("empty.json", "", "empty.json:1:1: malformed sheet: EOF"),
        ("other.json", &other, "other.json:1:1: unknown schema \"fiche/9\", this program reads \"fiche/1\""),
        ("gold.json", "{\"doc\": \"a\"}", "gold.json:1:1: this is no sheet"),
        (
            "list.json",
            "[{\"schema\": \"fiche/1\"},\n {\"schema\": 3}]",
            "list.json:2:13: malformed sheet: invalid type",
        ),
        ("lines.jsonl", "{\"schema\": \"fiche/1\"}\n", "lines.jsonl:1:21: malformed sheet: missing field"),
        ("number.json", "3", "number.json:1:1: malformed sheet: invalid type"),
        ("wrong.json", &sheet.replace("\"asserted\"", "\"certain\""), "malformed sheet: unknown variant `certain`"),
        ("a.expect.json", "{}", "a.expect.json: this is a companion of an article"),
    ] {
        write(&here, name, text);
        for args in [["diff", name, "new"], ["diff", "new", name]] {
            let run = fiche(&here, &args);
            assert_eq!(run.status, 2, "{name}\n{}", run.err);
            assert!(run.err.contains(message), "{message}\n{}", run.err);
            assert_eq!(run.out, "", "{name}: what could not be read is not told as removed");
        }
    }
    for path in ["gone", "gone.json", "none"] {
        let run = fiche(&here, &["diff", "new", path]);
        assert_eq!((run.status, run.err.contains(&format!("{path}: "))), (2, true), "{}", run.err);
    }
    // Ids that lead nowhere and spans out of range are no reason to stop.
    let lost = sheet.replace("\"entity\": \"e1\"", "\"entity\": \"e99\"").replace("\"start\": ", "\"start\": 99");
    write(&here, "lost.json", &lost);
    assert!((0..=2).contains(&fiche(&here, &["diff", "lost.json", "old/a.json"]).status));
    let cuts = (0..sheet.len()).step_by(sheet.len() / 25).filter(|at| sheet.is_char_boundary(*at));
    for cut in cuts {
        write(&here, "cut.json", &sheet[..cut]);
        let run = fiche(&here, &["diff", "cut.json", "old/a.json"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "cut at {cut}: {}", run.err);
        assert!(run.err.starts_with("fiche: error: cut.json:"), "{}", run.err);
    }
}
