//! A user's own names: read, found, kept ready, refused with a place.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::{ARTICLE, Run, fiche_with_cache, folder};

/// A name that no rule would take for one: lower case, everyday words.
const NAMES: &str = "name\taliases\tkind\tcountry\tsector\tparent\tisin\tticker\tmic\n\
    grain de blé\tle petit grain\tcompany\tFR\tFood\tOrvane\tFR0000000123\tGRAIN\tXPAR\n\
    Lune rousse\t\tproduct\tFR\t\t\t\t\t\n";

const TEXT: &str = " date 2025-10-24 Point de marché\n\n\
    Les clients de grain de blé ont aimé la Lune rousse. Ceux de Veltis aussi, dit le petit grain.\n";

/// A folder with an article and a table of names, and a cache folder beside them.
fn place(name: &str) -> (PathBuf, PathBuf) {
    let here = folder(name);
    fs::write(here.join("a.txt"), TEXT).unwrap();
    fs::write(here.join("own.tsv"), NAMES).unwrap();
    let cache = here.join("cache");
    (here, cache)
}

fn entities(run: &Run) -> Vec<(String, String, serde_json::Value, usize)> {
    let sheet: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {}", run.err));
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let entity = |e: &serde_json::Value| {
        (text(&e["kind"]), text(&e["name"]), e["identifiers"].clone(), e["mentions"].as_array().unwrap().len())
    };
    sheet["entities"].as_array().unwrap().iter().map(entity).collect()
}

fn ready(cache: &Path) -> Vec<PathBuf> {
    let kept = fs::read_dir(cache.join("fiche/names")).unwrap().map(|file| file.unwrap().path());
    kept.filter(|path| path.extension().is_some_and(|e| e == "ready")).collect()
}

#[test]
fn own_names_are_found_with_kind_and_identifiers_and_kept_ready() {
    let (here, cache) = place("own-names");
    let args = ["extract", "a.txt", "--names", "own.tsv", "--format", "json", "-v"];
    let first = fiche_with_cache(&here, &cache, &args);
    let found = entities(&first);
    let identifiers = serde_json::json!({ "isin": "FR0000000123", "ticker": "GRAIN", "mic": "XPAR" });
    assert_eq!(found[0], ("company".to_owned(), "grain de blé".to_owned(), identifiers, 2));
    assert_eq!((found[1].0.as_str(), found[1].1.as_str()), ("product", "Lune rousse"));
    assert!(first.err.contains("names: own.tsv (made)"), "{}", first.err);
    let second = fiche_with_cache(&here, &cache, &args);
    assert!(second.err.contains("names: own.tsv (ready)"), "{}", second.err);
    assert_eq!(second.out, first.out);
    // The kept table is what is read.
    let kept = ready(&cache);
    assert_eq!(kept.len(), 1);
    let changed = fs::read(&kept[0]).unwrap();
    let at = changed.windows(5).position(|w| w == b"GRAIN").unwrap();
    let changed = [&changed[..at], b"OTHER", &changed[at + 5..]].concat();
    fs::write(&kept[0], changed).unwrap();
    assert!(fiche_with_cache(&here, &cache, &args).out.contains("\"ticker\": \"OTHER\""));
    // A changed file is another table, and the old one goes.
    fs::write(here.join("own.tsv"), NAMES.replace("GRAIN", "BLE")).unwrap();
    let third = fiche_with_cache(&here, &cache, &args);
    assert!(third.err.contains("(made)") && third.out.contains("\"ticker\": \"BLE\""), "{}", third.err);
    assert_eq!(ready(&cache).len(), 1);
    assert_ne!(ready(&cache), kept);
}

#[test]
fn broken_caches_are_mended_and_none_is_needed() {
    let (here, cache) = place("broken-cache");
    let args = ["extract", "a.txt", "--names", "own.tsv", "--format", "json", "-v"];
    let whole = fiche_with_cache(&here, &cache, &args);
    let kept = ready(&cache).remove(0);
    let bytes = fs::read(&kept).unwrap();
    for broken in [&b""[..], b"nothing", &bytes[..bytes.len() - 1], &vec![0; bytes.len()], &[&bytes[..], b"x"].concat()]
    {
        fs::write(&kept, broken).unwrap();
        let run = fiche_with_cache(&here, &cache, &args);
        assert!(run.err.contains("(made)"), "{}", run.err);
        assert_eq!(run.out, whole.out);
        assert_eq!(fs::read(&kept).unwrap(), bytes);
    }
    // Where the folder should be stands a file.
    fs::write(here.join("file"), "").unwrap();
    let run = fiche_with_cache(&here, &here.join("file"), &args);
    assert_eq!((run.status, &run.out), (0, &whole.out));
    assert!(run.err.contains("note: names: own.tsv was made ready for this run only"), "{}", run.err);
}

#[test]
fn every_command_and_the_configuration_take_names() {
    let (here, cache) = place("names-everywhere");
    fs::create_dir(here.join("sub")).unwrap();
    fs::rename(here.join("own.tsv"), here.join("sub/own.tsv")).unwrap();
    fs::write(here.join("fiche.toml"), "names = \"sub/own.tsv\"\n").unwrap();
    let run = fiche_with_cache(&here.join("sub"), &cache, &["extract", "../a.txt", "--format", "json"]);
    assert_eq!(entities(&run)[0].1, "grain de blé");
    for command in [&["check", "a.txt"][..], &["explain", "a.txt"], &["extract", "a.txt"]] {
        let run = fiche_with_cache(&here, &cache, &[command, &["-v", "--names", "sub/own.tsv"]].concat());
        assert!(run.err.contains("names: sub/own.tsv (ready)"), "{command:?}: {}", run.err);
    }
    let gold = r#"{"doc": "a", "entities": [{"kind": "company", "names": ["grain de blé"]}], "figures": [], "dates": [], "facts": []}"#;
    fs::create_dir(here.join("gold")).unwrap();
    fs::write(here.join("gold/a.txt"), TEXT).unwrap();
    fs::write(here.join("gold/a.json"), gold).unwrap();
    let run = fiche_with_cache(&here, &cache, &["eval", "gold"]);
    let row = run.out.lines().find(|line| line.starts_with("entities ")).unwrap_or_else(|| panic!("{}", run.err));
    assert_eq!(row.split_whitespace().nth(2), Some("1.000"), "{row}");
}

#[test]
fn rows_of_the_user_come_before_those_of_the_program() {
    let here = folder("names-first");
    fs::write(here.join("a.txt"), " date 2025-10-24 Airbus\n\nLe titre Airbus gagne 3% à Paris.\n").unwrap();
    fs::write(here.join("own.tsv"), "ticker\tname\tlei\nOWN\tAirbus\t5299000000000000\n").unwrap();
    let run =
        fiche_with_cache(&here, &here.join("cache"), &["extract", "a.txt", "--names", "own.tsv", "--format", "json"]);
    let found = entities(&run);
    assert_eq!(found[0].1, "Airbus");
    assert_eq!(found[0].2, serde_json::json!({ "ticker": "OWN", "lei": "5299000000000000" }));
    assert_eq!(found.iter().filter(|e| e.1 == "Airbus").count(), 1);
}

#[test]
fn mistakes_in_a_table_are_told_with_their_place() {
    let here = folder("names-mistakes");
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    let long = "x".repeat(5000);
    for (table, place, told) in [
        (&b""[..], ":1:1: ", "is no column of names"),
        (
            b"name\taliases\tcolour\nVeltis\t\tred\n",
            ":1:14: \"colour\" is no column",
            "the header line may name: name aliases",
        ),
        (b"name\tname\n", ":1:6: \"name\" stands twice", "header"),
        (b"aliases\tkind\nVeltis\tcompany\n", ":1:1: the header line names no column \"name\"", "add it"),
        (b"name\tkind\nVeltis\tfirm\n", ":2:8: \"firm\" is none of: company organisation", "write one of them"),
        (
            b"name\tkind\n\nV\xc3\xa9ltis\tcompany\tFR\n",
            ":3:16: the row has 3 cells, the header 2",
            "take the rest out",
        ),
        (b"kind\tname\ncompany\t\n", ":2:9: the row has no name", "write one"),
        (b"name\nVeltis \xff\n", ":2:8: the file is no UTF-8 text", "save it as UTF-8"),
        (format!("name\tsector\nVeltis\t{long}\n").as_bytes(), ":2:1: ", "4096 bytes"),
    ] {
        fs::write(here.join("own.tsv"), table).unwrap();
        let run = fiche_with_cache(&here, &here.join("cache"), &["extract", "a.txt", "--names", "own.tsv"]);
        assert_eq!(run.status, 2);
        assert!(run.err.starts_with(&format!("fiche: error: own.tsv{place}")) && run.err.contains(told), "{}", run.err);
    }
    let run = fiche_with_cache(&here, &here.join("cache"), &["extract", "a.txt", "--names", "none.tsv"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("none.tsv: the names cannot be read"), "{}", run.err);
    // A byte order mark and the line ends of another system do no harm.
    fs::write(here.join("own.tsv"), "\u{feff}name\taliases\r\nAmaris Énergie\tAmaris\r\n").unwrap();
    let run =
        fiche_with_cache(&here, &here.join("cache"), &["extract", "a.txt", "--names", "own.tsv", "--format", "json"]);
    assert_eq!(entities(&run)[0].1, "Amaris Énergie", "{}", run.err);
}

/// A table that grows large is read by its pages: the last of 300,000 names is found at once, in a kept table.
#[test]
fn many_names_are_searched_where_they_are_kept() {
    let (here, cache) = place("many-names");
    let mut table = String::from("name\tticker\n");
    for n in 0..300_000 {
        table.push_str(&format!("grain {n} de sable\tG{n}\n"));
    }
    fs::write(here.join("many.tsv"), table).unwrap();
    fs::write(here.join("a.txt"), TEXT.replace("grain de blé", "grain 299999 de sable")).unwrap();
    let args = ["extract", "a.txt", "--names", "many.tsv", "--format", "json", "-v"];
    let made = fiche_with_cache(&here, &cache, &args);
    let start = std::time::Instant::now();
    let ready = fiche_with_cache(&here, &cache, &args);
    eprintln!("a start with 300,000 names ready took {:?}", start.elapsed());
    assert!(made.err.contains("(made)") && ready.err.contains("(ready)"), "{}{}", made.err, ready.err);
    assert_eq!(made.out, ready.out);
    let found = entities(&ready);
    assert_eq!((found[0].1.as_str(), found[0].2["ticker"].as_str()), ("grain 299999 de sable", Some("G299999")));
    // A change of the file is seen by its time and size, without reading it.
    let table = fs::read_to_string(here.join("many.tsv")).unwrap().replace("G299999", "LAST99");
    fs::write(here.join("many.tsv"), table).unwrap();
    let changed = fiche_with_cache(&here, &cache, &args);
    assert!(changed.err.contains("(made)"), "{}", changed.err);
    assert_eq!(entities(&changed)[0].2["ticker"], "LAST99");
}
