//! Long runs: order, what is remembered, what a kill leaves.

mod common;
#[allow(dead_code, reason = "the generator uses the rest")]
#[path = "../benches/made/articles.rs"]
mod made;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use common::{Run, fiche, folder};

/// A folder with `count` drawn articles in `in`.
fn drawn(name: &str, count: u64) -> PathBuf {
    let here = folder(name);
    for n in 0..count {
        let (name, text) = made::article(7, n);
        let file = here.join("in").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    here
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Runs `fiche extract in -o OUT`, to die at the n-th change of a file.
fn dying(here: &Path, out: &str, format: &str, n: u64) -> bool {
    let mut run = Command::new(env!("CARGO_BIN_EXE_fiche"));
    run.args(["extract", "in", "-o", out, "--format", format, "-q", "-j", "1"]).current_dir(here);
    let done = run.env("FICHE_DIE_AT_WRITE", n.to_string()).stderr(Stdio::null()).status().unwrap();
    done.code().is_none()
}

fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, when: &str) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{when}");
    for (name, bytes) in one {
        assert!(Some(bytes) == other.get(name), "{when}: {name} differs");
    }
}

fn extract(here: &Path, more: &[&str]) -> Run {
    fiche(here, &[&["extract", "in", "-o", "out"], more].concat())
}

#[test]
fn the_output_is_the_same_for_every_number_of_threads() {
    let here = drawn("threads", 80);
    fs::write(here.join("in/000/000004.txt"), b"caf\xe9\0").unwrap();
    let runs: Vec<Run> = ["1", "2", "7"]
        .iter()
        .map(|jobs| fiche(&here, &["extract", "in", "-o", &format!("out{jobs}"), "-j", jobs]))
        .collect();
    let (one, two, seven) = (files(&here.join("out1")), files(&here.join("out2")), files(&here.join("out7")));
    assert_eq!(one.len(), 80, "79 sheets and the manifest");
    same(&one, &two, "two threads");
    same(&one, &seven, "seven threads");
    for run in &runs {
        assert_eq!(run.status, 2);
        let told = run.err.replace("out2", "out1").replace("out7", "out1");
        assert_eq!(told, runs[0].err);
    }
    assert!(runs[0].err.contains("fiche: 79 of 80 sheets written to out1\n"), "{}", runs[0].err);
    assert!(runs[0].err.contains(" figures, "), "{}", runs[0].err);
    for format in ["jsonl", "json", "csv", "text"] {
        let stream = |jobs| fiche(&here, &["extract", "in", "--format", format, "-q", "-j", jobs]).out;
        assert!(stream("1") == stream("3"), "{format}");
    }
}

#[test]
fn a_run_does_only_what_changed_and_what_failed() {
    let here = drawn("again", 12);
    let first = extract(&here, &[]);
    assert!(first.err.contains("12 of 12 sheets written to out\n"), "{}", first.err);
    let clean = files(&here.join("out"));
    let again = extract(&here, &[]);
    assert!(again.err.contains("0 of 12 sheets written to out, 12 stood already\n"), "{}", again.err);
    same(&clean, &files(&here.join("out")), "nothing changed");
    // One changes, one sheet is gone, one fails.
    let text = fs::read_to_string(here.join("in/000/000003.txt")).unwrap();
    fs::write(here.join("in/000/000003.txt"), text.clone() + "L'action Velosol gagne 3% à 12 euros.\n").unwrap();
    fs::remove_file(here.join("out/000/000005.json")).unwrap();
    let kept = fs::read(here.join("in/000/000007.txt")).unwrap();
    fs::write(here.join("in/000/000007.txt"), " ").unwrap();
    let run = extract(&here, &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("2 of 12 sheets written to out, 9 stood already\n"), "{}", run.err);
    assert!(run.err.contains("1 articles failed: 1 the article is empty\n"), "{}", run.err);
    assert!(!here.join("out/000/000007.json").exists(), "a sheet of what the article said before");
    let failed = extract(&here, &[]);
    assert!(failed.err.contains("0 of 12 sheets written to out, 11 stood already\n"), "{}", failed.err);
    assert_eq!(failed.status, 2, "what failed is tried again");
    fs::write(here.join("in/000/000003.txt"), text).unwrap();
    fs::write(here.join("in/000/000007.txt"), kept).unwrap();
    let mended = extract(&here, &[]);
    assert!(mended.err.contains("2 of 12 sheets written to out, 10 stood already\n"), "{}", mended.err);
    same(&clean, &files(&here.join("out")), "all is as it was");
    let forced = extract(&here, &["--force"]);
    assert!(forced.err.contains("12 of 12 sheets written to out\n"), "{}", forced.err);
    let other = extract(&here, &["--offsets", "chars"]);
    assert!(other.err.contains("12 of 12 sheets written to out\n"), "another option: {}", other.err);
}

#[cfg(debug_assertions)]
#[test]
fn a_kill_at_any_write_and_the_same_command_give_the_bytes_of_one_run() {
    let here = drawn("kill", 6);
    fs::write(here.join("in/000/000002.txt"), " ").unwrap();
    let mut formats = vec!["json", "csv", "jsonl"];
    if cfg!(feature = "parquet") {
        formats.push("parquet");
    }
    if cfg!(feature = "sqlite") {
        formats.push("sqlite");
    }
    if cfg!(feature = "report") {
        formats.push("html");
    }
    let mut dice = made::Dice::new(3);
    for format in formats {
        let clean = format!("clean-{format}");
        fiche(&here, &["extract", "in", "-o", &clean, "--format", format, "-q"]);
        let clean = files(&here.join(clean));
        let mut n = 1 + dice.below(2);
        while dying(&here, "out", format, n) {
            if dice.below(3) == 0 {
                // Again, a few writes later.
                dying(&here, "out", format, 1 + dice.below(9));
            }
            extract(&here, &["--format", format, "-q"]);
            same(&clean, &files(&here.join("out")), &format!("{format} killed at {n}"));
            fs::remove_dir_all(here.join("out")).unwrap();
            n += 1 + dice.below(3);
        }
        assert!(n > 10, "{format} dies at {n} only");
        fs::remove_dir_all(here.join("out")).unwrap();
    }
    // Killed at every twentieth write until it comes to its end: each run goes on from the last.
    let mut runs = 0;
    while dying(&here, "out", "json", 20) {
        runs += 1;
        assert!(runs < 20, "no run comes further than the last");
    }
    assert!(runs > 1);
    same(&files(&here.join("clean-json")), &files(&here.join("out")), "killed again and again");
}

#[cfg(debug_assertions)]
#[test]
fn a_line_cut_anywhere_loses_only_itself() {
    let here = drawn("cut", 5);
    extract(&here, &["-q"]);
    let clean = files(&here.join("out"));
    fs::remove_dir_all(here.join("out")).unwrap();
    assert!(dying(&here, "out", "json", 27));
    let journal = here.join("out/.fiche-journal.jsonl");
    let whole = fs::read(&journal).unwrap();
    let mut dice = made::Dice::new(11);
    for _ in 0..8 {
        fs::write(&journal, &whole[..dice.below(whole.len() as u64) as usize]).unwrap();
        let run = extract(&here, &[]);
        assert_eq!(run.status, 0, "{}", run.err);
        same(&clean, &files(&here.join("out")), "a journal cut short");
        fs::remove_file(here.join("out/.fiche-manifest.jsonl")).unwrap();
    }
}

#[test]
fn copies_are_linked_and_left_out_where_asked() {
    let here = folder("copies");
    fs::create_dir_all(here.join("in")).unwrap();
    let text =
        made::article(1, 5).1 + "Le groupe de logiciels Velosol prévoit une hausse de 4,5% de ses ventes en 2026.\n";
    let near = format!("{text}\n(Reproduction d'une dépêche)\n");
    let other = text.replace("4,5%", "4,7%");
    for (name, text) in [("a", &text), ("b", &text), ("c", &near), ("d", &other)] {
        fs::write(here.join(format!("in/{name}.txt")), text).unwrap();
    }
    let linked = extract(&here, &[]);
    assert!(linked.err.contains("4 of 4 sheets written"), "{}", linked.err);
    let told = "1 articles repeat another byte for byte, 1 nearly; --dedupe leaves them out\n";
    assert!(linked.err.contains(told), "{}", linked.err);
    let manifest = || fs::read_to_string(here.join("out/.fiche-manifest.jsonl")).unwrap();
    assert_eq!(manifest().matches(r#""copy_of":{"path":"in/a.txt","exact":true}"#).count(), 1);
    assert_eq!(manifest().matches(r#""copy_of":{"path":"in/a.txt","exact":false}"#).count(), 1);
    let names = || files(&here.join("out")).into_keys().collect::<Vec<_>>();
    extract(&here, &["--dedupe"]);
    assert_eq!(names(), [".fiche-manifest.jsonl", "a.json", "d.json"]);
    let still = extract(&here, &["--dedupe"]);
    assert!(still.err.contains("0 of 4 sheets written to out, 4 stood already\n"), "{}", still.err);
    // The first is gone: the second is the first.
    fs::remove_file(here.join("in/a.txt")).unwrap();
    fs::remove_file(here.join("out/a.json")).unwrap();
    extract(&here, &["--dedupe"]);
    assert_eq!(names(), [".fiche-manifest.jsonl", "b.json", "d.json"]);
    let stream = fiche(&here, &["extract", "in", "--format", "jsonl", "--dedupe", "-q"]);
    assert_eq!(stream.out.lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_with_what_is_done() {
    let here = drawn("interrupt", 40);
    fs::write(here.join("first.txt"), common::ARTICLE).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_fiche"))
        .args(["extract", "first.txt", "-", "in", "-o", "out", "-j", "1"])
        .current_dir(&here)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for its standard input once the first sheet stands.
    while !here.join("out/first.json").exists() {
        std::thread::yield_now();
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    drop(child.stdin.take());
    let done = child.wait_with_output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(130), "{told}");
    assert!(told.contains("interrupted: ") && told.contains("the same command goes on from there"), "{told}");
    assert!(!here.join("out/.fiche-manifest.jsonl").exists());
    let rest = fiche(&here, &["extract", "first.txt", "in", "-o", "out"]);
    assert_eq!(rest.status, 0, "{}", rest.err);
    assert!(rest.err.contains(" stood already\n"), "{}", rest.err);
    assert_eq!(files(&here.join("out")).len(), 42);
}
