//! `fiche schema`: the JSON Schema of the sheet.

use std::io::Write;

use clap::Args;
use fiche::sheet::Sheet;

use super::{Outcome, Stop};

/// Options of `fiche schema`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  fiche schema > sheet.schema.json\n\nExit status: 0.")]
pub struct Schema {}

impl Schema {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let schema = schemars::schema_for!(Sheet);
        let text = serde_json::to_string_pretty(&schema).map_err(|e| Stop::Because(e.to_string()))?;
        writeln!(out, "{text}")?;
        Ok(Outcome::Clean)
    }
}
