//! The checks: silent on what gold says, loud on what is bent.

#[path = "support/goldsheet.rs"]
mod goldsheet;

use fiche::{
    sheet::{Severity, Sheet, Status, Validation},
    validate::{fr::FRENCH, validate},
};

fn check(sheet: &Sheet, source: &str) -> Validation {
    validate(sheet, source, &FRENCH)
}

fn lines(found: &Validation, least: Severity) -> Vec<String> {
    found.findings.iter().filter(|f| f.severity >= least).map(|f| format!("{}: {} {:?}", f.check, f.message, f.fact)).collect()
}

#[test]
fn gold_has_no_error() {
    let mut wrong = Vec::new();
    let mut warned = Vec::new();
    for (name, text, sheet) in goldsheet::all() {
        let found = check(&sheet, &text);
        wrong.extend(lines(&found, Severity::Error).into_iter().map(|l| format!("{name}: {l}")));
        warned.extend(lines(&found, Severity::Note).into_iter().map(|l| format!("{name}: {l}")));
    }
    println!("{}", warned.join("\n"));
    assert!(wrong.is_empty(), "false alarms:\n{}", wrong.join("\n"));
    let _ = Status::Pass;
}
#[test]
fn dbg() {
    for (name, text, sheet) in goldsheet::all() {
        if name.starts_with("aarv") { let f=&sheet.facts[15]; println!("{f:#?} {:?}", fiche::validate::SourceReader::cues(&FRENCH,&f.evidence[0].text)); let _ = text; }
    }
}
