//! `fiche eval`: scores against gold files.

use std::{io::Write, path::PathBuf};

use clap::Args;
use fiche::{
    eval::{Found, Reach, Report, gold_files},
    source::Input,
};

use super::{Common, Outcome, Stop, session::Session};

const EXAMPLES: &str = "\
Examples:
  fiche eval corpus/fr                          extract every article and score it
  fiche eval corpus/fr --show 5                 with five misses of each kind
  fiche eval corpus/fr --only seed,elior --json
  fiche eval corpus/fr --reach --show 20        and which entities no frame could have come by
  fiche eval corpus/fr --sheets target/sheets   score sheets that are there already

A gold folder holds NAME.txt and NAME.json; a missing or malformed sheet scores as empty and is named.

Exit status: 0 scored, 2 unusable input.";

/// Options of `fiche eval`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Eval {
    /// Folder of articles with their gold files
    #[arg(value_name = "GOLD_DIR")]
    gold: PathBuf,
    /// Score the sheets NAME.json of this folder instead of extracting
    #[arg(long, value_name = "DIR")]
    sheets: Option<PathBuf>,
    /// List N misses of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    show: usize,
    /// Scores as JSON
    #[arg(long)]
    json: bool,
    /// Tell how many entities of the gold facts are named, referred to or the topic where the fact is told
    #[arg(long, conflicts_with = "sheets")]
    reach: bool,
    /// Tell how many phrases of the gold are read, and how many have no English
    #[arg(long, conflicts_with = "json")]
    phrases: bool,
    /// Only these articles
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',')]
    only: Vec<String>,
    #[command(flatten)]
    common: Common,
}

impl Eval {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let folder = self.gold.display();
        let mut gold = gold_files(&self.gold).map_err(|e| Stop::Because(format!("{folder}: cannot be read: {e}")))?;
        let only: Vec<&String> = self.only.iter().filter(|name| !name.is_empty()).collect();
        gold.retain(|g| only.is_empty() || only.contains(&&g.name));
        if gold.is_empty() {
            let what =
                if only.is_empty() { "NAME.txt with NAME.json beside it" } else { "article with a name of --only" };
            return Err(Stop::Because(format!("{folder}: no gold files: the folder has no {what}")));
        }
        if let Some(sheets) = self.sheets.as_ref().filter(|sheets| !sheets.is_dir()) {
            return Err(Stop::Because(format!("{}: no such folder of sheets", sheets.display())));
        }
        let (mut report, mut reach) = (Report::default(), Reach::default());
        for g in &gold {
            let found = match &self.sheets {
                Some(sheets) => Found::read(&sheets.join(format!("{}.json", g.name))),
                None => {
                    let input = Input::file(&g.article);
                    let mut found = Found::Missing("the article gave no sheet".to_owned());
                    session.each(&input, fiche::Reader::explain, |_, article, told| {
                        if self.reach {
                            reach.add(g, &told, &article.text).map_err(Stop::Because)?;
                        }
                        found = Found::Sheet(serde_json::to_value(told.sheet).unwrap_or_default());
                        Ok(())
                    })?;
                    found
                }
            };
            report.add(g, &found).map_err(Stop::Because)?;
        }
        if self.json {
            let mut scores = report.json();
            if let (true, Some(scores)) = (self.reach, scores.as_object_mut()) {
                scores.insert("reach".to_owned(), reach.json());
            }
            let text = serde_json::to_string_pretty(&scores).map_err(|e| Stop::Because(e.to_string()))?;
            writeln!(out, "{text}")?;
        } else {
            out.write_all(report.table(self.show).as_bytes())?;
            if self.reach {
                out.write_all(reach.table(self.show).as_bytes())?;
            }
            if self.phrases {
                out.write_all(report.phrases().as_bytes())?;
            }
        }
        Ok(session.outcome)
    }
}
