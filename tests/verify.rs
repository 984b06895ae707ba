//! `fiche verify` from outside: sheets and prose, good and damaged, and what is no summary.

mod common;

use std::{fs, path::PathBuf};

use common::{fiche, folder};
use serde_json::Value;

const SOURCE: &str = "date 2025-10-24 Veltis dépasse ses attentes\n\nVeltis a publié jeudi un chiffre d'affaires de 1,2 milliard d'euros au \
troisième trimestre, en hausse de 4% sur un an. Le titre cédait plus de 3% à 25 euros.\n\nLe groupe compte 120 magasins en France et 35 en \
Belgique. Selon Ardine, Veltis devrait dégager une marge opérationnelle de 12% en 2026.\n";

/// A folder of its own for each test, with the source in it.
fn here(name: &str) -> PathBuf {
    let folder = folder(&format!("verify-{name}"));
    fs::write(folder.join("veltis.txt"), SOURCE).unwrap();
    folder
}

/// Runs `fiche verify veltis.txt SUMMARY …`: exit status, standard output, standard error.
fn verify(name: &str, file: &str, summary: &[u8], more: &[&str]) -> (i32, String, String) {
    let here = here(name);
    fs::write(here.join(file), summary).unwrap();
    let run = fiche(&here, &[&["verify", "veltis.txt", file], more].concat());
    (run.status, run.out, run.err)
}

fn extracted(name: &str) -> Value {
    let run = fiche(&here(name), &["extract", "veltis.txt", "--format", "json", "-q"]);
    serde_json::from_str(&run.out).unwrap()
}

const GOOD: &str = "# Veltis\n\n- Veltis revenue rose 4 per cent year on year to €1.2bn in Q3 2025.\n- Its shares fell more than 3% to EUR 25.\n\n\
Ardine expects an operating margin of 12% in 2026.\n";

#[test]
fn good_prose_is_supported_with_the_french() {
    let (status, out, err) = verify("good", "summary.md", GOOD.as_bytes(), &["--format", "brief"]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("summary.md:3:23: note claim-supported: supported: «4%» (veltis.txt:3:"), "{out}");
    assert!(!out.contains("error") && !out.contains("warning"), "{out}");
    assert!(err.contains("0 errors, 0 warnings"), "{err}");
}

#[test]
fn each_kind_of_damage_has_its_verdict() {
    for (text, check, message) in [
        ("Veltis revenue rose 5% to EUR 1.2 billion.", "claim-figure", "contradicted: not 5%, the source says «4%»"),
        ("Veltis revenue rose 4% to USD 1.2 billion.", "claim-figure", "contradicted"),
        ("Veltis has debt of EUR 77 million.", "claim-figure", "EUR 77 million"),
        ("Veltis shares rose more than 3% to EUR 25.", "claim-direction", "contradicted"),
        ("Veltis shares fell 3% to EUR 25.", "claim-bound", "drops the bound of «3%»"),
        (
            "Ardine expects an operating margin of 12% in 2027.",
            "claim-date",
            "contradicted: not 2027, the source says «2026»",
        ),
        ("Orgel shares fell more than 3% to EUR 25.", "claim-name", "not in the source: Orgel"),
        ("Veltis has an operating margin of 12%.", "claim-hedge", "future or conditional"),
        ("Veltis is under investigation.", "claim-topic", "not in the source"),
    ] {
        let (status, out, err) = verify("damaged", "summary.txt", text.as_bytes(), &["--format", "brief"]);
        assert_eq!(status, 1, "{text}: {out}{err}");
        let line =
            out.lines().find(|l| l.contains(&format!("error {check}: "))).unwrap_or_else(|| panic!("{text}: {out}"));
        assert!(line.contains(message), "{text}: {line}");
    }
}

#[test]
fn a_sum_is_derived_with_its_formula() {
    let (status, out, _) =
        verify("derived", "s.txt", b"The group has 155 shops in France and Belgium.", &["--format", "brief"]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("note claim-derived: derived: 155 = 120 + 35 (veltis.txt:5:"), "{out}");
}

#[test]
fn a_sheet_is_checked_without_reading_the_source_again() {
    let sheet = extracted("sheet");
    let (status, out, err) = verify("sheet", "sheet.json", sheet.to_string().as_bytes(), &["--format", "brief"]);
    assert_eq!(status, 0, "{out}{err}");
    let mut bent = sheet.clone();
    bent["figures"][0]["value"] = "1300000000".into();
    let (status, out, _) = verify("bent", "sheet.json", bent.to_string().as_bytes(), &["--format", "brief"]);
    assert_eq!(status, 1);
    assert!(out.contains("veltis.txt:3:") && out.contains("error figure-value"), "{out}");
    // The sheet on standard input, and the findings let pass.
    let (status, _, _) = verify("zero", "sheet.json", bent.to_string().as_bytes(), &["--exit-zero"]);
    assert_eq!(status, 0);
}

#[test]
fn every_form_has_one_verdict() {
    for (form, mark) in [
        ("human", "^^"),
        ("brief", "error claim-figure"),
        ("json", "\"verdict\": \"findings\""),
        ("jsonl", "\"verdict\":\"findings\""),
        ("junit", "name=\"fiche verify\""),
        ("sarif", "\"ruleId\": \"claim-figure\""),
        ("github", "::error file=s.txt,line=1"),
    ] {
        let (status, out, err) = verify("forms", "s.txt", b"Veltis revenue rose 5%.", &["--format", form]);
        assert_eq!(status, 1, "{form}: {err}");
        assert!(out.contains(mark), "{form}: {out}");
    }
    let note = verify("notes", "s.txt", b"Veltis revenue rose 4%.", &["--fail-on", "note"]);
    assert_eq!(note.0, 1, "{}", note.1);
}

#[test]
fn what_is_no_summary_is_told_and_nothing_crashes() {
    let sheet = extracted("bad");
    let with = |key: &str, value: Value| {
        let mut sheet = sheet.clone();
        *sheet.pointer_mut(key).unwrap() = value;
        sheet.to_string().into_bytes()
    };
    let large = vec![b'a'; 50 << 20];
    for (file, summary, message) in [
        ("s.json", b"{\n  \"schema\": \"fiche/1\",\n  oops".to_vec(), "s.json:3:3: malformed sheet: "),
        ("s.json", b"[]".to_vec(), "malformed sheet"),
        ("s.json", b"{}".to_vec(), "s.json:1:1: this is no sheet"),
        ("s.json", with("/schema", "fiche/9".into()), "unknown schema \"fiche/9\""),
        ("s.json", with("/source/sha256", "00".into()), "the sheet of another source"),
        ("s.json", with("/facts/0/id", 7.into()), "malformed sheet"),
        ("s.txt", Vec::new(), "the summary is empty"),
        ("s.md", b" \n\n".to_vec(), "the summary is empty"),
        ("s.txt", large, "16 MiB"),
        ("s.json", vec![b'['; 50 << 20], "16 MiB"),
        ("s.txt", b"\xff\xfe\x00".to_vec(), "only UTF-8"),
        ("s.txt", b"a\x00b".to_vec(), "not text"),
        ("s.txt", SOURCE.as_bytes().to_vec(), "the summary is in French"),
        ("s.pdf", b"x".to_vec(), "a summary is a sheet (.json) or English prose"),
    ] {
        let (status, _, err) = verify("bad", file, &summary, &[]);
        assert_eq!(status, 2, "{message}: {err}");
        assert!(err.contains(message), "{message}: {err}");
        assert!(!err.contains("panicked"), "{err}");
    }
    let here = here("missing");
    for args in
        [["verify", "veltis.txt", "none.txt"], ["verify", "none.txt", "veltis.txt"], ["verify", ".", "veltis.txt"]]
    {
        assert_eq!(fiche(&here, &args).status, 2, "{args:?}");
    }
}

#[test]
fn deep_and_hostile_prose_is_read_to_its_end() {
    let hostile = [
        "\"".repeat(5000),
        "(".repeat(5000),
        "1,".repeat(5000),
        "é€ – 1.2.3bn $-5% Q9 32 May 2025-99-99 ".repeat(300),
        "-\n".repeat(3000),
    ];
    for text in hostile {
        let (status, _, err) = verify("hostile", "s.txt", format!("Veltis rose 4%. {text}").as_bytes(), &["-q"]);
        assert!(status < 3 && !err.contains("panicked"), "{err}");
    }
}

#[test]
fn numbers_of_checks_are_set_and_listed() {
    let here = here("limits");
    fs::write(here.join("fiche.toml"), "[checks]\ncoverage = { level = \"warning\", at-least = 1.5 }\n").unwrap();
    let listed = fiche(&here, &["check", "--list-checks"]).out;
    assert!(
        listed.contains("at-least = 1.5") && listed.contains("claim-hedge") && listed.contains("passes: "),
        "{listed}"
    );
    let checked = fiche(&here, &["check", "veltis.txt", "--format", "brief", "--fail-on", "warning"]);
    assert!(checked.status == 1 && checked.out.contains("warning coverage: "), "{}", checked.out);
    fs::write(here.join("fiche.toml"), "[checks]\ncoverage = { at-most = 1 }\n").unwrap();
    let bad = fiche(&here, &["check", "veltis.txt"]);
    let message = "fiche.toml:2:1: `coverage` has no number `at-most`, it has at-least";
    assert!(bad.status == 2 && bad.err.contains(message), "{}", bad.err);
}
