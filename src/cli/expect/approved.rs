//! Approved facts, `X.expect.json`: one fact a line, in words rather than ids.

use std::{fs, io, path::Path};

use fiche::{
    diff::{Depth, Difference, Told, compare},
    sheet::Sheet,
    text::Span,
};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::super::mistake::{Mistake, offset};

/// The name of the form of the file.
const SCHEMA: &str = "fiche-expect/1";
/// What to do about a file that cannot be used.
const MEND: &str = "mend it or write it anew with fiche check --bless";

/// The facts that somebody approved.
pub struct Approved {
    /// The file's text.
    pub text: String,
    /// The facts.
    pub facts: Vec<Told>,
    /// Where each stands in the text.
    pub places: Vec<Span>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form<'a> {
    schema: String,
    #[serde(borrow)]
    facts: Vec<&'a RawValue>,
}

impl Approved {
    /// Reads a file; `None` where there is none.
    pub fn read(path: &Path) -> Result<Option<Self>, Mistake> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Mistake::whole(format!("cannot be read: {error}"))),
        };
        let form: Form<'_> = serde_json::from_str(&text).map_err(|e| Mistake::json(&text, &text, &e).advice(MEND))?;
        if form.schema != SCHEMA {
            return Err(
                Mistake::at(&text, 0, format!("these are no approved facts (\"schema\": \"{SCHEMA}\")")).advice(MEND)
            );
        }
        let (mut facts, mut places) = (Vec::new(), Vec::new());
        for raw in form.facts {
            let (raw, start) = (raw.get(), offset(&text, raw.get()));
            facts.push(serde_json::from_str(raw).map_err(|e| Mistake::json(&text, raw, &e).advice(MEND))?);
            places.push(Span::new(start as u32, (start + raw.len()) as u32));
        }
        Ok(Some(Self { text, facts, places }))
    }

    /// What changed since.
    pub fn compare(&self, sheet: &Sheet) -> (Vec<Told>, Difference) {
        let told = Told::all(sheet, Depth::Approved);
        let difference = compare(&self.facts, &told);
        (told, difference)
    }
}

/// The file that approves the facts of `sheet`.
pub fn approve(sheet: &Sheet) -> serde_json::Result<String> {
    let told = Told::all(sheet, Depth::Approved);
    let facts: Vec<String> = told.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let list = if facts.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", facts.join(",\n")) };
    Ok(format!("{{\"schema\":\"{SCHEMA}\",\"facts\":{list}}}\n"))
}
