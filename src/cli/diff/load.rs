//! Sheets from files, folders and articles.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use fiche::{
    sheet::{SCHEMA, Sheet},
    source::{collect, position},
};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::mistake::{Mistake, offset},
    Session, Stop, shown,
};

/// The sheets of a path, articles read; what is no sheet is trouble under its name, and the others go on.
pub fn sheets(session: &mut Session, path: &Path) -> Result<Vec<Sheet>, Stop> {
    let missing =
        |error: io::Error| Stop::Because(format!("{}: {}", shown(path), fiche::source::Error::from_io(&error)));
    let folder = path.as_os_str() != "-" && fs::metadata(path).map_err(missing)?.is_dir();
    let articles = collect(&[path.to_owned()]);
    let read = if folder { articles.iter().flatten().any(|input| !is_sheet(&input.path())) } else { !is_sheet(path) };
    if read {
        let mut sheets = Vec::new();
        for input in session.inputs(&[path.to_owned()]) {
            session.each(&input, fiche::Reader::read, |_, article, mut sheet| {
                if folder {
                    // Two folders hold the same articles by their places in them.
                    let place = input.relative().to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
                    let member = article.path.strip_prefix(&input.label()).unwrap_or("");
                    sheet.source.path = format!("{place}{member}");
                }
                sheets.push(sheet);
                Ok(())
            })?;
        }
        return Ok(sheets);
    }
    let mut files = Vec::new();
    if folder {
        walk(path, &mut files).map_err(missing)?;
    } else {
        files.push(path.to_owned());
    }
    if files.is_empty() {
        return Err(Stop::Because(format!(
            "{}: the folder holds no sheet (.json, .jsonl) and no article",
            shown(path)
        )));
    }
    let mut sheets = Vec::new();
    for file in &files {
        match fs::read_to_string(file) {
            Ok(text) => read_text(session, file, &text, &mut sheets),
            Err(error) => session.trouble(&shown(file), &format!("cannot be read: {error}")),
        }
    }
    Ok(sheets)
}

fn is_sheet(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
    let companion = path.to_string_lossy().ends_with(".expect.json");
    matches!(extension.as_deref(), Some("json" | "jsonl")) && !companion
}

/// Files of sheets below a folder, in the order of their names; hidden ones and links to folders are left out.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries.iter().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            walk(&path, files)?;
        } else if is_sheet(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// The sheets of one text: an object, an array, or an object a line.
fn read_text(session: &mut Session, file: &Path, text: &str, sheets: &mut Vec<Sheet>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl"));
    let parts: Result<Vec<&str>, serde_json::Error> = if lines {
        Ok(text.lines().filter(|line| !line.trim().is_empty()).collect())
    } else if text.trim_start().starts_with('[') {
        serde_json::from_str::<Vec<&RawValue>>(text).map(|all| all.into_iter().map(RawValue::get).collect())
    } else {
        Ok(vec![text])
    };
    let mut parts = match parts {
        Ok(parts) => parts,
        Err(error) => return fault(session, file, text, text, &error),
    };
    if parts.is_empty() && lines {
        parts.push(text);
    }
    for part in parts {
        match sheet(part) {
            Ok(Ok(sheet)) => sheets.push(sheet),
            Ok(Err(why)) => {
                let place = position(text, offset(text, part));
                session.trouble_at(&shown(file), Some(place), &why);
            }
            Err(error) => fault(session, file, text, part, &error),
        }
    }
}

/// One sheet, or why it is of no schema that this program reads.
pub fn sheet(text: &str) -> serde_json::Result<Result<Sheet, String>> {
    #[derive(Deserialize)]
    struct Head {
        schema: Option<String>,
    }
    let head: Head = serde_json::from_str(text)?;
    match head.schema.as_deref() {
        Some(SCHEMA) => serde_json::from_str(text).map(Ok),
        Some(other) => Ok(Err(format!("unknown schema \"{other}\", this program reads \"{SCHEMA}\""))),
        None => Ok(Err(format!("this is no sheet: \"schema\": \"{SCHEMA}\" is missing"))),
    }
}

/// Reports a mistake in the JSON of a part.
fn fault(session: &mut Session, file: &Path, text: &str, part: &str, error: &serde_json::Error) {
    let mistake = Mistake::json(text, part, error);
    session.trouble_at(&shown(file), mistake.place, &format!("malformed sheet: {}", mistake.message));
}
