//! Every sheet follows the schema, as a validator that shares nothing with its generator sees it.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use boon::{Compiler, Schemas};
use common::{ARTICLE, fiche, fiche_with, folder};
use fiche::source::collect;
use serde_json::Value;

/// Texts that reach corners of the sheet.
const TEXTS: &[&str] = &[
    ARTICLE,
    " date 2025-10 \n\nLa Bourse de Paris a gagné 1,2% à 8.122,03 points, le bénéfice d'Amaris a doublé à 3,50 euros par action.\n",
    " date 2025-10-24 Zurich: UBS relève Amaris à « achat »\n\n(AOF) - UBS porte son objectif de cours sur Amaris de 285 à 295 dollars, \
     contre « neutre » auparavant. Le titre pourrait gagner de 4,5 à 5% d'ici à 2027, un tiers du capital.\n",
    " date 2025-11-28 France: l'inflation se maintient à 0,9%\n\nL'inflation n'a pas bougé en novembre sur un an, selon l'Insee, \
     après +0,9% en octobre. L'Allemagne attend 2,3%.\n",
];

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_sheet_follows_the_schema() {
    let here = folder("schema");
    let schema: Value = serde_json::from_str(&fiche(&here, &["schema"]).out).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("sheet.json", schema).unwrap();
    let root = compiler.compile("sheet.json", &mut schemas).unwrap();
    let mut sheets = String::new();
    for text in TEXTS {
        let run = fiche_with(&here, &["extract", "-", "--format", "jsonl", "-q", "--lang", "fr"], text.as_bytes());
        assert_eq!(run.status, 0, "{}", run.err);
        sheets += &run.out;
    }
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    if corpus.is_dir() {
        let run = fiche(&here, &["extract", corpus.to_str().unwrap(), "--format", "jsonl"]);
        assert_eq!(run.status, 0, "{}", run.err);
        let articles = collect(std::slice::from_ref(&corpus)).len();
        assert_eq!(run.out.lines().count(), articles, "every article of the corpus has its sheet");
        sheets += &run.out;
        let run = fiche(&here, &["extract", corpus.to_str().unwrap(), "-o", "sheets", "-q"]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        let mut written = files(&here.join("sheets"));
        written.retain(|path| path.extension().is_some_and(|e| e == "json"));
        assert_eq!(written.len(), articles, "{written:?}");
        for path in written {
            let sheet: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            sheets += &format!("{sheet}\n");
        }
    } else {
        eprintln!("SKIPPED: there is no corpus/, only the texts of this test are validated");
    }
    assert!(sheets.lines().count() >= TEXTS.len());
    for line in sheets.lines() {
        let sheet: Value = serde_json::from_str(line).unwrap();
        if let Err(error) = schemas.validate(&sheet, root) {
            panic!("{}: {error:#}\n{line}", sheet["source"]["path"]);
        }
        let back: fiche::sheet::Sheet = serde_json::from_str(line).expect("the types read what they write");
        assert_eq!(serde_json::to_string(&back).unwrap(), line);
    }
}

#[test]
fn the_schema_refuses_what_is_no_sheet() {
    let here = folder("schema-no");
    let text = fiche(&here, &["schema"]).out;
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("sheet.json", serde_json::from_str(&text).unwrap()).unwrap();
    let root = compiler.compile("sheet.json", &mut schemas).unwrap();
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    let sheet: Value = serde_json::from_str(&fiche(&here, &["extract", "a.txt", "--format", "json"]).out).unwrap();
    assert!(schemas.validate(&sheet, root).is_ok());
    for name in sheet.as_object().unwrap().keys() {
        let mut less = sheet.clone();
        less.as_object_mut().unwrap().remove(name);
        assert!(schemas.validate(&less, root).is_err(), "without {name}");
    }
    let mut wrong = sheet;
    wrong["marks"] = serde_json::json!([{ "kind": "gossip", "span": { "start": 0, "end": 1 } }]);
    assert!(schemas.validate(&wrong, root).is_err());
}
