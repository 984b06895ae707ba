//! The command line from outside: streams, files, errors, exit statuses.

mod common;

use std::fs;

use common::{ARTICLE, fiche, fiche_with, folder};

#[test]
fn one_article_is_one_object_and_a_folder_is_an_array() {
    let here = folder("objects");
    fs::create_dir_all(here.join("in/sub")).unwrap();
    fs::write(here.join("in/b.txt"), ARTICLE).unwrap();
    fs::write(here.join("in/sub/a.md"), ARTICLE).unwrap();
    let one = fiche(&here, &["extract", "in/b.txt", "--format", "json"]);
    assert_eq!((one.status, one.err.as_str()), (0, ""));
    let sheet: serde_json::Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!(sheet["source"]["path"], "in/b.txt");
    assert_eq!(sheet["source"]["published"], "2025-10-24");
    assert_eq!(sheet["source"]["title"], "Amaris relève son objectif de marge");
    let all = fiche(&here, &["extract", "in", "--format", "json"]);
    let sheets: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    let paths: Vec<_> = sheets.as_array().unwrap().iter().map(|s| s["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["in/b.txt", "in/sub/a.md"]);
    let lines = fiche(&here, &["extract", "in", "--format", "jsonl"]);
    assert_eq!(lines.out.lines().count(), 2);
    assert!(lines.out.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()));
    assert_eq!(all.out, fiche(&here, &["extract", "in", "--format", "json", "-j", "4"]).out);
}

#[test]
fn standard_input_is_an_article() {
    let here = folder("stdin");
    let run = fiche_with(&here, &["extract", "-", "--format", "json"], ARTICLE.as_bytes());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("\"path\": \"-\""));
    let text = fiche_with(&here, &["extract", "-"], ARTICLE.as_bytes());
    assert_eq!(text.status, 0);
    assert!(!text.out.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn sheets_go_to_files_that_mirror_the_folders() {
    let here = folder("files");
    fs::create_dir_all(here.join("in/sub")).unwrap();
    for name in ["in/a.txt", "in/a.md", "in/sub/b.txt"] {
        fs::write(here.join(name), ARTICLE).unwrap();
    }
    for name in ["in/a.json", "in/a.expect.json", "in/a.expect.toml", "in/.hidden.txt"] {
        fs::write(here.join(name), "no article").unwrap();
    }
    let run = fiche(&here, &["extract", "in", "-o", "out"]);
    assert_eq!(run.status, 0);
    assert!(run.err.starts_with("fiche: 3 of 3 sheets written to out\nfiche: "), "{}", run.err);
    let mut names: Vec<String> =
        fs::read_dir(here.join("out")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [".fiche-manifest.jsonl", "a.md.json", "a.txt.json", "sub"]);
    assert!(here.join("out/sub/b.json").is_file());
    let text = fiche(&here, &["extract", "in/sub", "-o", "text", "--format", "md", "-q"]);
    assert_eq!((text.status, text.err.as_str()), (0, ""));
    assert!(here.join("text/b.md").is_file());
}

#[test]
fn nothing_is_written_over_an_article_or_its_companions() {
    let here = folder("clash");
    fs::create_dir_all(here.join("in")).unwrap();
    fs::create_dir_all(here.join("other")).unwrap();
    fs::write(here.join("in/a.txt"), ARTICLE).unwrap();
    fs::write(here.join("other/a.txt"), ARTICLE).unwrap();
    for format in ["text", "md", "json"] {
        let run = fiche(&here, &["extract", "in", "-o", "in", "--format", format]);
        assert_eq!(run.status, 2, "{format}");
        assert!(run.err.contains("beside the article in/a.txt"), "{}", run.err);
    }
    assert_eq!(fs::read_to_string(here.join("in/a.txt")).unwrap(), ARTICLE);
    assert_eq!(fs::read_dir(here.join("in")).unwrap().count(), 1);
    let run = fiche(&here, &["extract", "in", "other", "-o", "out"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("both in/a.txt and other/a.txt"), "{}", run.err);
    let run = fiche(&here, &["extract", "in", "-o", "in/a.txt"]);
    assert_eq!((run.status, run.err.contains("wants a folder")), (2, true));
}

#[test]
fn every_bad_input_is_named_and_the_others_are_done() {
    let here = folder("bad");
    fs::create_dir_all(here.join("none")).unwrap();
    let cases: [(&str, &[u8], &str); 10] = [
        ("empty.txt", b"", "empty.txt: the article is empty"),
        ("blank.txt", b" \n\n", "blank.txt: the article is empty"),
        ("binary.txt", b"a\0b", "binary.txt: this is a binary file, not text"),
        ("paper.txt", b"%PDF-1.7\n", "paper.txt: this is a PDF file"),
        ("bad.txt", b"Le march\xc3\xa9 a cl\xc3\xb4tur\xe9\n", "bad.txt:1:19: byte 0xE9 is not UTF-8"),
        ("wide.txt", b"\xff\xfe\0\0L\0\0\0", "wide.txt: the text is UTF-32LE"),
        ("page.html", b"<p>", "page.html: the page holds no text"),
        ("good.json", b"{}", "good.json: this is a companion of an article"),
        ("a.doc", b"Le titre monte", "a.doc: unknown format .doc"),
        (
            "english.txt",
            b"The group said on Thursday that its revenue rose by four percent in the third quarter.",
            "in English (confidence",
        ),
    ];
    let mut args = vec!["extract", "--format", "jsonl", "missing.txt", "none", "good.txt"];
    for (name, bytes, _) in &cases {
        fs::write(here.join(name), bytes).unwrap();
        args.push(name);
    }
    fs::write(here.join("good.txt"), ARTICLE).unwrap();
    let run = fiche(&here, &args);
    assert_eq!(run.status, 2);
    assert_eq!(run.out.lines().count(), 1, "the good one is done");
    let mut wanted: Vec<&str> = cases.iter().map(|(_, _, message)| *message).collect();
    wanted.extend(["missing.txt: no such file", "none: the folder holds no article"]);
    for message in wanted {
        assert_eq!(run.err.lines().filter(|line| line.contains(message)).count(), 1, "{message}\n{}", run.err);
    }
    let forced = fiche(&here, &["extract", "english.txt", "--lang", "fr", "--format", "json", "-q"]);
    assert_eq!((forced.status, forced.err.as_str()), (0, ""));
    assert_eq!(fiche(&here, &["extract", "good.txt", "--lang", "xx"]).status, 2);
    assert_eq!(fiche(&here, &["extract", "good.txt", "--format", "pdf"]).status, 2);
    assert_eq!(fiche(&here, &["extract", "good.txt", "--published", "soon"]).status, 2);
    assert_eq!(fiche(&here, &["extract"]).status, 2);
}

#[test]
fn an_unwritable_folder_is_an_error() {
    let here = folder("unwritable");
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    fs::write(here.join("file"), "").unwrap();
    let run = fiche(&here, &["extract", "a.txt", "-o", "file/out"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("cannot be written"), "{}", run.err);
}

#[test]
fn a_missing_publication_date_is_a_note() {
    let here = folder("undated");
    fs::write(
        here.join("a.txt"),
        "Le groupe Amaris a annoncé jeudi une hausse de son bénéfice net au troisième trimestre.\n",
    )
    .unwrap();
    let run = fiche(&here, &["extract", "a.txt", "--format", "json"]);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("note: a.txt: no publication date"), "{}", run.err);
    let dated = fiche(&here, &["extract", "a.txt", "--format", "json", "--published", "2025-10"]);
    assert_eq!((dated.status, dated.err.as_str()), (0, ""));
    assert!(dated.out.contains("\"published\": \"2025-10\""));
}

#[test]
fn marks_of_bytes_and_lines_are_kept() {
    let here = folder("bytes");
    let bytes = format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n"));
    fs::write(here.join("a.txt"), &bytes).unwrap();
    let run = fiche(&here, &["extract", "a.txt", "--format", "json"]);
    let sheet: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(sheet["source"]["bytes"], bytes.len());
    assert_eq!(sheet["source"]["title"], "Amaris relève son objectif de marge");
    assert_eq!(sheet["marks"][0]["span"]["start"], 0);
}

#[test]
fn offsets_are_a_view() {
    let here = folder("offsets");
    fs::write(here.join("a.txt"), "é🙂 « oui » : la Bourse de Paris a terminé la séance en hausse vendredi.\n")
        .unwrap();
    for (unit, start) in [("bytes", 7), ("chars", 3), ("utf16", 4)] {
        let args = ["extract", "a.txt", "--format", "json", "--lang", "fr", "-q", "--offsets", unit];
        let sheet: serde_json::Value = serde_json::from_str(&fiche(&here, &args).out).unwrap();
        assert_eq!(sheet["marks"][0]["span"]["start"], start, "{unit}");
    }
}

#[test]
fn configuration_is_found_and_its_mistakes_are_placed() {
    let here = folder("config");
    fs::create_dir_all(here.join("deep/er")).unwrap();
    fs::write(here.join("deep/er/a.txt"), ARTICLE).unwrap();
    fs::write(here.join("fiche.toml"), "format = \"jsonl\"\nlang = \"fr\"\n").unwrap();
    let run = fiche(&here.join("deep/er"), &["extract", "a.txt"]);
    assert!(run.out.starts_with("{\"schema\":\"fiche/1\""), "{}{}", run.out, run.err);
    let won = fiche(&here.join("deep/er"), &["extract", "a.txt", "--format", "md"]);
    assert!(!won.out.starts_with('{'));
    for (text, message) in [
        (
            "lang = \"fr\"\nlanguage = 1\n",
            "fiche.toml:2:1: unknown field `language`, expected one of `lang`, `published`",
        ),
        (
            "offsets = \"words\"\n",
            "fiche.toml:1:11: unknown variant `words`, expected one of `bytes`, `chars`, `utf16`",
        ),
        ("published = 3\n", "expected a date like \"2025-10-24\", found integer"),
        ("lang = \n", "fiche.toml:1:"),
    ] {
        fs::write(here.join("fiche.toml"), text).unwrap();
        let run = fiche(&here, &["extract", "deep"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.contains(message), "{message}\n{}", run.err);
    }
    fs::write(here.join("mine.toml"), "published = 2024-01-31\n").unwrap();
    let run = fiche(&here, &["extract", "deep", "--config", "mine.toml", "--format", "jsonl"]);
    assert!(run.out.contains("\"published\":\"2024-01-31\""), "{}", run.err);
    assert_eq!(fiche(&here, &["extract", "deep", "--config", "gone.toml"]).status, 2);
}

#[test]
fn check_compares_with_the_approved_facts() {
    let here = folder("check");
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    let plain = fiche(&here, &["check", "a.txt"]);
    assert_ne!(plain.status, 2, "{}", plain.err);
    assert!(!here.join("a.expect.json").exists(), "only --bless writes");
    let blessed = fiche(&here, &["check", "a.txt", "--bless"]);
    assert!(blessed.err.contains("a.expect.json"), "{}", blessed.err);
    let approved = fs::read_to_string(here.join("a.expect.json")).unwrap();
    let again = fiche(&here, &["check", "a.txt", "-q"]);
    assert!(!again.out.contains("expect-"), "{}", again.out);
    let gone = r#"{"type":"dividend","roles":{"subject":"Nobody","amount":"3 EUR/share"}}"#;
    fs::write(here.join("a.expect.json"), format!("{{\"schema\":\"fiche-expect/1\",\"facts\":[\n{gone}\n]}}\n"))
        .unwrap();
    let run = fiche(&here, &["check", "a.txt"]);
    assert_eq!(run.status, 1);
    let lost = "dividend: subject Nobody, amount 3 EUR/share; mend the reading or approve its loss with --bless";
    let wanted = format!("a.expect.json:2:1: error expect-lost: {lost}\n  {gone}\n  ^");
    assert!(run.out.contains(&wanted), "{}", run.out);
    fiche(&here, &["check", "a.txt", "--bless", "-q"]);
    assert_eq!(fs::read_to_string(here.join("a.expect.json")).unwrap(), approved);
    for broken in ["{", "{}", "[1]"] {
        fs::write(here.join("a.expect.json"), broken).unwrap();
        let run = fiche(&here, &["check", "a.txt"]);
        assert_eq!(run.status, 2, "{broken}");
        assert!(run.err.contains("a.expect.json:1:1:") || run.err.contains("a.expect.json:1:"), "{}", run.err);
    }
}

#[test]
fn explain_tells_in_both_forms() {
    let here = folder("explain");
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    let text = fiche(&here, &["explain", "a.txt"]);
    assert_eq!((text.status, text.err.as_str()), (0, ""));
    for part in
        ["language fr", "sentence 1 at 1:18 (title)", "entities", "figures", "dates", "references", "facts", "refusals"]
    {
        assert!(text.out.contains(part), "{part}\n{}", text.out);
    }
    let json = fiche(&here, &["explain", "a.txt", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(["sheet", "sentences", "references", "refusals"].iter().all(|part| told.get(part).is_some()));
    assert_eq!(fiche(&here, &["explain", "gone.txt"]).status, 2);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let here = folder("pipe");
    for n in 0..40 {
        fs::write(here.join(format!("{n}.txt")), ARTICLE).unwrap();
    }
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_fiche"))
        .args(["extract", ".", "--format", "json"])
        .current_dir(&here)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap()), (Some(0), String::new()));
}

#[test]
fn sheets_for_people_are_parted_and_painted() {
    let here = folder("people");
    for name in ["a.txt", "b.txt"] {
        fs::write(here.join(name), ARTICLE).unwrap();
    }
    let plain = fiche(&here, &["extract", "a.txt", "b.txt"]);
    assert_eq!(plain.status, 0, "{}", plain.err);
    assert_eq!(plain.out.lines().filter(|line| *line == "=".repeat(100)).count(), 1, "{}", plain.out);
    assert!(!plain.out.contains('\x1b') && plain.out.lines().all(|line| line.chars().count() <= 100), "{}", plain.out);
    let painted = fiche(&here, &["extract", "a.txt", "--color", "always", "-v"]);
    assert!(painted.out.starts_with("\x1b[1m"), "{}", painted.out);
    assert_eq!(painted.err, "fiche: configuration: fiche.toml\n");
    let marked = fiche(&here, &["extract", "a.txt", "b.txt", "-f", "md"]);
    assert_eq!(marked.out.matches("\n\n---\n\n# ").count(), 1, "{}", marked.out);
}

#[test]
fn help_shows_examples_and_exit_statuses() {
    let here = folder("help");
    for command in ["extract", "check", "eval", "diff", "explain", "schema"] {
        let run = fiche(&here, &[command, "--help"]);
        assert_eq!(run.status, 0);
        assert!(run.out.contains("Example") && run.out.contains("Exit status:"), "{command}: {}", run.out);
    }
    assert_eq!(fiche(&here, &["--version"]).status, 0);
    assert_eq!(fiche(&here, &[]).status, 2);
    assert_eq!(fiche(&here, &["extrakt"]).status, 2);
}
