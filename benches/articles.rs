//! Articles per second in one thread, and the cold start of the command.
//!
//! `cargo bench` prints both; the corpus is read once, outside the measurement.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use divan::{Bencher, counter::ItemsCount};
use fiche::{
    Reader,
    output::json::{Offsets, render},
    source::{Article, Options, collect},
};

fn main() {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown", |m| m.trim_start_matches(['\t', ' ', ':']));
    println!("processor: {model}");
    divan::main();
}

/// The articles of the corpus; one made here where the corpus is empty.
fn corpus() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/fr");
    let found = collect(&[folder]);
    let articles: Vec<Article> =
        found.iter().flatten().flat_map(|input| input.open(&Options::default())).flatten().collect();
    if articles.is_empty() { vec![Article::from_text(SAMPLE)] } else { articles }
}

const SAMPLE: &str = " date 2025-10-24 Amaris relève son objectif de marge\n\n\
    Le groupe Amaris a annoncé jeudi une hausse de 4,5% de son chiffre d'affaires, à 1,2 milliard d'euros.\n";

/// The whole corpus, article by article: text to JSON.
#[divan::bench]
fn articles_to_json(bencher: Bencher) {
    let (articles, reader) = (corpus(), Reader::new());
    bencher.counter(ItemsCount::new(articles.len())).bench_local(|| {
        let read = |article: &Article| {
            reader.read(article).map(|sheet| render(&sheet, &article.text, Offsets::Bytes, false).len())
        };
        articles.iter().filter_map(|article| read(article).ok()).sum::<usize>()
    });
}

/// `fiche extract ARTICLE --format json` as a process of its own: the cold start to JSON.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn cold_start(bencher: Bencher) {
    let article: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench.txt");
    let text = corpus().into_iter().next().map_or_else(|| SAMPLE.to_owned(), |article| article.text);
    fs::write(&article, text).expect("the target folder can be written");
    bencher.bench_local(|| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_fiche"));
        let run = run.args(["extract", "--format", "json", "--quiet"]).arg(&article).stdout(Stdio::null());
        assert!(run.status().is_ok_and(|status| status.success()));
    });
}

/// A table of 300,000 names, written once.
fn many_names() -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-names.tsv");
    let mut table = String::from("name\taliases\tkind\n");
    for n in 0..300_000u32 {
        let word: String = (0..4)
            .map(|at| ["Va", "lor", "mi", "ten", "sa", "bru", "go", "xel"][(n >> (3 * at)) as usize % 8])
            .collect();
        table.push_str(&format!("{word}{} Group\t{word}{}\tcompany\n", n / 4096, n / 4096));
    }
    fs::write(&file, table).expect("the target folder can be written");
    file
}

/// [`articles_to_json`] with 300,000 names of a user's.
#[divan::bench]
fn articles_to_json_with_many_names(bencher: Bencher) {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-cache");
    let open = || fiche::names::Table::open(&many_names(), Some(&cache)).expect("the table is one").0;
    drop(open());
    let (articles, reader) = (corpus(), Reader::new().names(open()));
    bencher.counter(ItemsCount::new(articles.len())).bench_local(|| {
        let read = |article: &Article| {
            reader.read(article).map(|sheet| render(&sheet, &article.text, Offsets::Bytes, false).len())
        };
        articles.iter().filter_map(|article| read(article).ok()).sum::<usize>()
    });
}
