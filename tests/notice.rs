//! The notice names every table of the program, and only tables that are there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn tables(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tables(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "tsv") {
            found.push(path);
        }
    }
}

#[test]
fn every_table_stands_in_the_notice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    tables(&root.join("src"), &mut found);
    let found: BTreeSet<String> =
        found.iter().map(|path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/")).collect();
    let notice = fs::read_to_string(root.join("NOTICE")).unwrap();
    let rows: Vec<&str> = notice.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let named: BTreeSet<String> =
        rows.iter().filter(|row| row.ends_with(".tsv")).map(|row| (*row).to_owned()).collect();
    let missing: Vec<_> = found.difference(&named).collect();
    assert!(missing.is_empty(), "NOTICE: add a line with the source and licence of {missing:#?}");
    let gone: Vec<_> = named.difference(&found).collect();
    assert!(gone.is_empty(), "NOTICE: these tables are no more, take their lines out: {gone:#?}");
}
