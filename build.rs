//! Makes the tables of names ready to search, so that nothing is built when the program starts.

use std::{env, error::Error, fs, path::Path};

// The very code that reads a user's tables and cuts running text.
#[allow(dead_code)]
#[path = "src/names/make.rs"]
mod make;

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
    for file in ["build.rs", "src/names/make.rs", "src/names/tables.rs", "src/text/fold.rs", "src/text/ready.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let read = |file: &str| {
        let path = Path::new("src/names").join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let cues = read("cues.tsv")?;
    let mut tables = Vec::new();
    for (file, kind) in tables::TABLES {
        tables.push((file, read(file)?, kind));
    }
    let rows = tables.iter().map(|(_, tsv, kind)| (tsv.as_str(), *kind));
    let ready = make::make(rows, &make::common_words(&cues)).map_err(|(table, fault)| {
        let file = tables.get(table).map_or("", |(file, ..)| file);
        format!("src/names/{file}:{}:{}: {}", fault.line, fault.column, fault.what)
    })?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("names.ready"), ready)?;
    Ok(())
}
