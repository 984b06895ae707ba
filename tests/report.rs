//! Pages and their index, as files.
#![cfg(feature = "report")]

mod common;
#[allow(dead_code, reason = "the generator uses the rest")]
#[path = "../benches/made/articles.rs"]
mod made;

use std::{fs, path::Path};

use common::{ARTICLE, fiche, folder};
use fiche::output::html::Index;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/fr");

/// How many times larger than the source and its sheet a page is at most.
const LARGEST: usize = 6;

fn draw(file: &Path, n: u64) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, made::article(7, n).1).unwrap();
}

#[test]
fn pages_of_the_corpus_are_small_and_whole() {
    let here = folder("pages");
    fs::create_dir_all(here.join("in")).unwrap();
    let mut worst = 0.0_f64;
    for entry in fs::read_dir(CORPUS).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            fs::copy(&path, here.join("in").join(path.file_name().unwrap())).unwrap();
        }
    }
    for format in ["html", "jsonl"] {
        let run = fiche(&here, &["extract", "in", "-o", format, "--format", format, "-q"]);
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let index = fs::read_to_string(here.join("html/index.html")).unwrap();
    let lines = fs::read_to_string(here.join("jsonl/sheets.jsonl")).unwrap();
    for line in lines.lines() {
        let sheet: fiche::sheet::Sheet = serde_json::from_str(line).unwrap();
        let source = fs::read_to_string(here.join(&sheet.source.path)).unwrap();
        let name = sheet.source.path.trim_start_matches("in/").replace(".txt", ".html");
        let page = fs::read_to_string(here.join("html").join(&name)).unwrap();
        let most = LARGEST * (source.len() + line.len());
        assert!(page.len() <= most, "{name}: {} bytes, at most {most}", page.len());
        worst = worst.max(page.len() as f64 / (source.len() + line.len()) as f64);
        for fact in &sheet.facts {
            assert!(page.contains(&format!("id=\"{}\"", fact.id)), "{name} lacks {}", fact.id);
            let start = fact.evidence[0].span.start;
            assert!(page.contains(&format!("id=\"s{start}\"")), "{name}: the evidence of {} is not reached", fact.id);
        }
        assert!(page.contains("href=\"index.html\"") && index.contains(&format!("href=\"./{name}\"")), "{name}");
    }
    println!("the largest page is {worst:.1} times its source and sheet");
}

#[test]
fn an_index_of_nothing_is_a_page() {
    let index = Index::default().render();
    assert!(index.contains("<h1>0 articles</h1>") && index.contains("No article was read."));
    let here = folder("nothing");
    fs::write(
        here.join("german.txt"),
        "Der Konzern hat am Donnerstag seine Zahlen für das dritte Quartal vorgelegt.\n",
    )
    .unwrap();
    let run = fiche(&here, &["extract", "german.txt", "-o", "out", "--format", "html", "-q"]);
    assert_eq!(run.status, 2);
    let index = fs::read_to_string(here.join("out/index.html")).unwrap();
    assert!(index.contains("<h1>0 articles</h1>") && index.contains("<code>german.txt</code>"), "failures are listed");
}

#[test]
fn the_index_after_other_runs_is_that_of_one_run() {
    let here = folder("again");
    let files = ["in/a.txt", "in/b/c.txt", "in/d.txt", "in/e.txt"].map(|name| here.join(name));
    files.iter().take(3).zip(0..).for_each(|(file, n)| draw(file, n));
    let extract = |out: &str, jobs: &str| {
        let run = fiche(&here, &["extract", "in", "-o", out, "--format", "html", "-q", "-j", jobs]);
        assert_eq!(run.status, 0, "{}", run.err);
        fs::read_to_string(here.join(out).join("index.html")).unwrap()
    };
    let first = extract("out", "1");
    assert!(first.contains("href=\"./b/c.html\""));
    assert_eq!(first, extract("out", "3"), "nothing has changed");
    let page = fs::read_to_string(here.join("out/b/c.html")).unwrap();
    assert!(page.contains("href=\"../index.html\""), "a page leads back");
    draw(&files[3], 3);
    draw(&files[1], 9);
    fs::remove_file(&files[0]).unwrap();
    let later = extract("out", "2");
    assert_eq!(later, extract("clean", "1"));
    assert!(!later.contains("href=\"./a.html\""));
}

#[test]
fn an_article_does_not_take_the_place_of_the_index() {
    let here = folder("index");
    for name in ["index.txt", "Index.md"] {
        fs::create_dir_all(here.join("in")).unwrap();
        fs::write(here.join("in").join(name), ARTICLE).unwrap();
    }
    let run = fiche(&here, &["extract", "in", "-o", "out", "--format", "html", "-q"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let index = fs::read_to_string(here.join("out/index.html")).unwrap();
    assert!(index.contains("<h1>2 articles</h1>"), "{run_err}", run_err = run.err);
    let mut pages: Vec<_> = fs::read_dir(here.join("out")).unwrap().map(|e| e.unwrap().file_name()).collect();
    pages.sort();
    assert_eq!(pages, [".fiche-manifest.jsonl", "Index.article.html", "index.article.html", "index.html"]);
    let run = fiche(&here, &["extract", "in/index.txt", "-o", "in", "--format", "html"]);
    assert_eq!(run.status, 2, "{}", run.err);
}

#[test]
fn one_page_goes_to_standard_output() {
    let here = folder("page");
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    let run = fiche(&here, &["extract", "a.txt", "--format", "html"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("<!DOCTYPE html>\n") && run.out.ends_with("</html>\n"));
    assert!(!run.out.contains("index.html"), "there is no index");
}
