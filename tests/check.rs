//! `fiche check` from outside: severities, forms, baseline, verdict.

mod common;
#[path = "common/tools.rs"]
mod tools;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use boon::{Compiler, Schemas};
use common::{ARTICLE, Run, fiche, fiche_with, folder};
use regex::Regex;
use serde_json::Value;

const FORMS: &[&str] = &["human", "brief", "json", "jsonl", "junit", "sarif", "github"];
/// An article with a figure that nothing uses.
const UNREAD: &str = " date 2025-10-24 Amaris relève son objectif de marge\n\n\
    Le groupe Amaris a annoncé jeudi une hausse de 4,5% de son chiffre d'affaires, à 1,2 milliard d'euros.\n\n\
    À l'étage: 17,5% du reste, été comme hiver.\n";

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}\n{}\n{}", run.out, run.err))
}

fn here(name: &str, articles: &[(&str, &str)]) -> PathBuf {
    let here = folder(name);
    for (path, text) in articles {
        fs::create_dir_all(here.join(path).parent().unwrap()).unwrap();
        fs::write(here.join(path), text).unwrap();
    }
    here
}

#[test]
fn checks_are_listed_as_they_are_in_force() {
    let here = here("list-checks", &[]);
    let plain = fiche(&here, &["check", "--list-checks"]);
    assert_eq!((plain.status, plain.err.as_str()), (0, ""));
    assert!(plain.out.lines().count() > 30);
    let line = |out: &str| out.lines().find(|l| l.starts_with("figure-unread ")).unwrap().to_owned();
    assert!(line(&plain.out).contains("  note  "), "{}", line(&plain.out));
    fs::write(here.join("fiche.toml"), "[checks]\nfigure-unread = \"off\"\nexpect-new = \"warning\"\n").unwrap();
    let set = json(&fiche(&here, &["check", "--list-checks", "--format", "json"]));
    let severity = |id: &str| set.as_array().unwrap().iter().find(|c| c["id"] == id).unwrap()["severity"].clone();
    assert_eq!((severity("figure-unread"), severity("expect-new")), ("off".into(), "warning".into()));
    assert!(line(&fiche(&here, &["check", "--list-checks"]).out).contains("  off  "));
    for (text, message) in [
        (
            "[checks]\nfigure-unred = \"off\"\n",
            "fiche.toml:2:1: unknown check `figure-unred`; fiche check --list-checks",
        ),
        ("[checks]\nfigure-unread = \"on\"\n", "fiche.toml:2:17: unknown variant `on`, expected one of `off`, `note`"),
        ("[[expect]]\ntype = \"dividend\"\n", "fiche.toml:2:1: the article is missing"),
    ] {
        fs::write(here.join("fiche.toml"), text).unwrap();
        let run = fiche(&here, &["check", "--list-checks"]);
        assert_eq!((run.status, run.err.contains(message)), (2, true), "{message}\n{}", run.err);
    }
}

#[test]
fn severities_follow_the_configuration() {
    let here = here("severities", &[("a.txt", UNREAD)]);
    let findings = |toml: &str| {
        fs::write(here.join("fiche.toml"), toml).unwrap();
        let run = fiche(&here, &["check", "a.txt", "--format", "brief"]);
        (run.status, run.out)
    };
    let (status, out) = findings("");
    assert_eq!(status, 0);
    assert!(out.contains("a.txt:5:12: note figure-unread: "), "{out}");
    assert!(findings("[checks]\nfigure-unread = \"error\"\n").1.contains(": error figure-unread: "));
    assert_eq!(findings("[checks]\nfigure-unread = \"error\"\n").0, 1);
    assert!(!findings("[checks]\nfigure-unread = \"off\"\n").1.contains("figure-unread"));
    assert_eq!(findings("fail-on = \"warning\"\n[checks]\nfigure-unread = \"warning\"\n").0, 1);
}

/// The verdict as each form tells it.
fn told(form: &str, out: &str) -> Option<i32> {
    let failing = |findings: bool, failed: bool| if failed { 2 } else { i32::from(findings) };
    Some(match form {
        "json" => serde_json::from_str::<Value>(out).unwrap()["exit"].as_i64().unwrap() as i32,
        "jsonl" => {
            let last: Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
            assert_eq!(last["kind"], "verdict");
            last["exit"].as_i64().unwrap() as i32
        }
        "junit" => {
            let root = out.lines().nth(1).unwrap();
            failing(!root.contains("failures=\"0\""), !root.contains("errors=\"0\""))
        }
        "sarif" => {
            let sarif: Value = serde_json::from_str(out).unwrap();
            let invocation = &sarif["runs"][0]["invocations"][0];
            let status = invocation["exitCode"].as_i64().unwrap() as i32;
            assert_eq!(invocation["executionSuccessful"], status != 2);
            status
        }
        "github" => failing(out.contains("::error "), out.contains("title=not evaluated::")),
        _ => return None,
    })
}

#[test]
fn every_form_has_one_verdict() {
    let here = here("verdict", &[("clean.txt", ARTICLE), ("unread.txt", UNREAD), ("binary.txt", "x")]);
    fs::write(here.join("binary.txt"), b"Le march\0 monte\n").unwrap();
    fs::write(here.join("strict.toml"), "[checks]\nfigure-unread = \"error\"\n").unwrap();
    for (paths, wanted) in [
        (&["clean.txt"][..], 0),
        (&["unread.txt", "clean.txt"][..], 1),
        (&["binary.txt"][..], 2),
        (&["unread.txt", "binary.txt", "gone.txt"][..], 2),
    ] {
        for form in FORMS {
            let args = [&["check", "--config", "strict.toml", "--format", form][..], paths].concat();
            let run = fiche(&here, &args);
            assert_eq!(run.status, wanted, "{form} {paths:?}\n{}\n{}", run.out, run.err);
            assert!(told(form, &run.out).is_none_or(|told| told == wanted), "{form} {paths:?}\n{}", run.out);
            let zero = fiche(&here, &[&args[..], &["--exit-zero"]].concat());
            assert_eq!(zero.status, if wanted == 2 { 2 } else { 0 }, "{form} {paths:?}");
            if wanted == 2 {
                assert!(run.err.contains("binary.txt"), "{}", run.err);
                assert!(["human", "brief"].contains(form) || run.out.contains("binary.txt"), "{form}: {}", run.out);
            }
        }
    }
}

#[test]
fn nothing_to_check_is_an_error_unless_allowed() {
    let here = here("nothing", &[]);
    fs::create_dir_all(here.join("none")).unwrap();
    assert_eq!(fiche(&here, &["check", "none"]).status, 2);
    assert_eq!(fiche(&here, &["check"]).status, 2);
    for form in FORMS {
        let run = fiche(&here, &["check", "none", "--allow-empty", "--format", form]);
        assert_eq!(run.status, 0, "{form} {}", run.err);
    }
    assert_eq!(fiche(&here, &["check", "--allow-empty"]).status, 0);
    assert_eq!(fiche(&here, &["check", "--allow-empty", "gone"]).status, 2, "a path that is not there is no emptiness");
}

#[test]
fn sarif_follows_the_public_schema() {
    let here = here("sarif", &[("in/été 1.txt", UNREAD), ("in/b.txt", ARTICLE)]);
    fs::write(here.join("in/binary.txt"), b"Le march\0 monte\n").unwrap();
    fs::write(here.join("in/gone.expect.json"), "").unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-2.1.0.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    compiler.add_resource("sarif.json", schema).unwrap();
    let root = compiler.compile("sarif.json", &mut schemas).unwrap();
    let args = ["check", "./in", "--format", "sarif", "-q"];
    let sarif = json(&fiche(&here, &args));
    schemas.validate(&sarif, root).unwrap_or_else(|e| panic!("{e:#}"));
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let listed = json(&fiche(&here, &["check", "--list-checks", "--format", "json"]));
    let ids = |of: &Value| of.as_array().unwrap().iter().map(|c| c["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&run["tool"]["driver"]["rules"]), ids(&listed));
    let results = run["results"].as_array().unwrap();
    let find = |results: &[Value], rule: &str| results.iter().find(|r| r["ruleId"] == rule).unwrap().clone();
    let unread = find(results, "figure-unread");
    assert_eq!(ids(&listed)[unread["ruleIndex"].as_u64().unwrap() as usize], "figure-unread");
    let place = &unread["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "in/%C3%A9t%C3%A9%201.txt");
    let region = serde_json::json!({ "startLine": 5, "startColumn": 12, "endLine": 5, "endColumn": 17 });
    assert_eq!(place["region"], region, "columns count characters");
    assert_eq!(find(results, "expect-stale")["level"], "error");
    let notice = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "in/binary.txt");
    // Lines that come before move the finding and leave its fingerprint.
    fs::write(here.join("in/été 1.txt"), UNREAD.replacen("\n\n", "\n\nVoici.\n\n", 1)).unwrap();
    let moved = json(&fiche(&here, &args));
    let moved = find(moved["runs"][0]["results"].as_array().unwrap(), "figure-unread");
    assert_eq!(moved["locations"][0]["physicalLocation"]["region"]["startLine"], 7);
    assert_eq!(moved["partialFingerprints"], unread["partialFingerprints"]);
    let whole = here.join("in").to_string_lossy().into_owned();
    let absolute = fiche(&here, &["check", &whole, "--format", "sarif", "-q"]);
    assert_eq!(absolute.out, fiche(&here, &args).out, "paths below the current folder are relative");
}

#[test]
fn junit_follows_the_public_schema() {
    let here = here("junit", &[("a.txt", UNREAD), ("b.txt", ARTICLE), ("c.txt", "")]);
    fs::write(here.join("fiche.toml"), "[checks]\nfigure-unread = \"error\"\n").unwrap();
    let run = fiche(&here, &["check", ".", "--format", "junit", "-q"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("tests=\"3\" failures=\"1\" errors=\"1\""), "{}", run.out);
    let script = "import sys; from lxml import etree\n\
        schema = etree.XMLSchema(etree.parse(sys.argv[1]))\n\
        schema.assertValid(etree.fromstring(sys.stdin.buffer.read()))";
    let Some(python) = tools::tool("FICHE_PYTHON", "python3", &["-c", "import lxml.etree"]) else { return };
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit-10.xsd");
    let mut child = Command::new(python).args(["-c", script]).arg(schema).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(run.out.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "{}", run.out);
}

#[test]
fn github_annotations_follow_their_grammar() {
    let here = here("github", &[("in/a, b: 1%.txt", UNREAD), ("in/c.txt", "")]);
    let run = fiche(&here, &["check", "in", "--format", "github", "-q"]);
    let grammar = Regex::new(
        r"^::(error|warning|notice) file=[^,:\r\n]+(,line=\d+(,endLine=\d+)?,col=\d+(,endColumn=\d+)?)?,title=[^,:\r\n]+::[^\r\n]+$",
    );
    let grammar = grammar.unwrap();
    assert!(run.out.lines().all(|line| grammar.is_match(line)), "{}", run.out);
    let wanted = "::notice file=in/a%2C b%3A 1%25.txt,line=5,endLine=5,col=12,endColumn=17,title=figure-unread::";
    assert!(run.out.contains(wanted), "{}", run.out);
    let escapes = run.out.match_indices('%').map(|(at, _)| &run.out[at..at + 3]);
    assert!(escapes.clone().all(|e| ["%25", "%0A", "%0D", "%2C", "%3A"].contains(&e)), "{}", run.out);
    assert!(run.out.contains("::error file=in/c.txt,title=not evaluated::the article is empty"), "{}", run.out);
}

#[test]
fn a_baseline_knows_findings_by_count() {
    let here = here("baseline", &[("in/a.txt", UNREAD), ("in/b.txt", ARTICLE)]);
    fs::write(here.join("fiche.toml"), "[checks]\nfigure-unread = \"error\"\n").unwrap();
    let check = |more: &[&str]| fiche(&here, &[&["check", "in", "--baseline", "known.json"], more].concat());
    let missing = check(&[]);
    assert_eq!((missing.status, missing.err.contains("known.json: the baseline cannot be read")), (2, true));
    assert_eq!(fiche(&here, &["check", "in", "--write-baseline"]).status, 2);
    let written = check(&["--write-baseline"]);
    assert_eq!(written.status, 0, "{}{}", written.out, written.err);
    let text = fs::read_to_string(here.join("known.json")).unwrap();
    let wanted =
        serde_json::json!({ "schema": "fiche-baseline/1", "findings": { "in/a.txt": { "figure-unread": 1 } } });
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), wanted, "counts, no lines");
    // Lines move, the finding is the one that is known.
    fs::write(here.join("in/a.txt"), UNREAD.replacen("\n\n", "\n\nVoici.\n\n", 1)).unwrap();
    for form in FORMS {
        let run = check(&["--format", form]);
        assert_eq!(run.status, 0, "{form}\n{}", run.out);
        assert!(told(form, &run.out).is_none_or(|told| told == 0), "{form}\n{}", run.out);
    }
    assert_eq!(check(&[]).out, "");
    let sarif = json(&check(&["--format", "sarif"]));
    assert_eq!(sarif["runs"][0]["results"][0]["baselineState"], "unchanged");
    // One more is new.
    fs::write(here.join("in/a.txt"), UNREAD.to_owned() + "\nÀ la cave: 18,5% du reste, été comme hiver.\n").unwrap();
    let more = check(&["--format", "brief"]);
    assert_eq!(more.status, 1);
    assert!(more.out.contains("(2 of these here, 1 in the baseline)"), "{}", more.out);
    // None is resolved.
    fs::write(here.join("in/a.txt"), ARTICLE).unwrap();
    for form in FORMS {
        let run = check(&["--format", form]);
        assert_eq!((run.status, run.out.contains("figure-unread")), (0, true), "{form}\n{}", run.out);
    }
    let line = "in/a.txt: resolved figure-unread: 1 in the baseline, 0 found; write it anew with --write-baseline\n";
    assert_eq!(check(&[]).out, line);
    fs::remove_file(here.join("in/a.txt")).unwrap();
    assert_eq!(check(&[]).out, line, "an article that is no more");
    check(&["--write-baseline"]);
    assert!(!fs::read_to_string(here.join("known.json")).unwrap().contains("a.txt"));
    fs::write(here.join("in/binary.txt"), b"Le march\0 monte\n").unwrap();
    let kept = fs::read_to_string(here.join("known.json")).unwrap();
    let partial = check(&["--write-baseline"]);
    assert_eq!((partial.status, partial.err.contains("known.json: not written")), (2, true), "{}", partial.err);
    assert_eq!(fs::read_to_string(here.join("known.json")).unwrap(), kept);
    fs::remove_file(here.join("in/binary.txt")).unwrap();
    for (text, at) in
        [("{", "known.json:1:"), ("{\"schema\": \"x\",\n \"findings\": {}}", "known.json:1:1: this is no baseline")]
    {
        fs::write(here.join("known.json"), text).unwrap();
        let run = check(&[]);
        assert_eq!((run.status, run.err.contains(at)), (2, true), "{}", run.err);
    }
}

#[test]
fn standard_input_is_checked_too() {
    let here = here("check-stdin", &[]);
    let run = fiche_with(&here, &["check", "-", "--format", "brief", "-q"], UNREAD.as_bytes());
    assert_eq!((run.status, run.out.starts_with("-:5:12: note figure-unread: ")), (0, true), "{}{}", run.out, run.err);
}
