//! Makes tables ready to search, so that nothing is built when the program starts: names and the words of English.

use std::{env, error::Error, fs, path::Path};

// The very code that reads a user's tables and cuts running text.
#[allow(dead_code)]
#[path = "src/names/make.rs"]
mod make;

#[allow(dead_code)]
#[path = "src/english/make.rs"]
mod english;

#[path = "src/names/tables.rs"]
mod tables;

mod text {
    pub(crate) use super::{fold, ready};
}

#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;

#[allow(dead_code)]
#[path = "src/text/ready.rs"]
mod ready;

fn main() -> Result<(), Box<dyn Error>> {
    for file in [
        "build.rs",
        "src/english/make.rs",
        "src/names/make.rs",
        "src/names/tables.rs",
        "src/text/fold.rs",
        "src/text/ready.rs",
    ] {
        println!("cargo::rerun-if-changed={file}");
    }
    keep("names.ready", &names()?)?;
    keep("nouns.ready", &english::nouns(&read("src/english/tables/nouns.tsv")?))?;
    for table in ["adjectives", "links", "verbs"] {
        keep(&format!("{table}.ready"), &english::phrases(&read(&format!("src/english/tables/{table}.tsv"))?))?;
    }
    // What a sheet is read with has a version: two programs that bear the same read alike.
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=FICHE_RULES={:016x}", rules(Path::new("src"), 0xcbf2_9ce4_8422_2325)?);
    Ok(())
}

/// FNV-1a over every file of a folder, in the order of their names.
fn rules(folder: &Path, mut hash: u64) -> Result<u64, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash = rules(&path, hash)?;
        } else {
            let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            hash = fs::read(&path)?.iter().fold(hash, add);
        }
    }
    Ok(hash)
}

fn names() -> Result<Vec<u8>, Box<dyn Error>> {
    let cues = read("src/names/cues.tsv")?;
    let mut tables = Vec::new();
    for (file, kind) in tables::TABLES {
        let file = format!("src/names/{file}");
        tables.push((read(&file)?, kind, file));
    }
    let rows = tables.iter().map(|(tsv, kind, _)| (tsv.as_str(), *kind));
    make::make(rows, &make::common_words(&cues)).map_err(|(table, fault)| {
        let file = tables.get(table).map_or("", |(.., file)| file);
        format!("{file}:{}:{}: {}", fault.line, fault.column, fault.what).into()
    })
}

fn read(file: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={file}");
    fs::read_to_string(file).map_err(|error| format!("{file}: {error}").into())
}

fn keep(file: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join(file), bytes)?)
}
