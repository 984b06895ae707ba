//! `fiche extract`: articles to sheets.

mod folder;
mod line;
mod places;
mod progress;
mod stream;
mod tables;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use clap::{Args, ValueEnum};
use fiche::{
    batch::Tally,
    output::{json, markdown, text},
    sheet::Sheet,
    source::{Article, sha256},
};
use serde::Deserialize;

use super::{Common, Outcome, Stop, session::Session};

const EXAMPLES: &str = "\
Examples:
  fiche extract article.txt                     one sheet to read
  fiche extract article.txt --format json       one sheet for programs
  fiche extract corpus/fr -o target/sheets      a folder: target/sheets/NAME.json, subfolders kept
  fiche extract - --published 2025-10-24 < a.txt
  fiche extract wires.zip feed.xml dump.jsonl   files of many articles: feed.xml#guid, wires.zip!/a.txt
  fiche extract wires -o db --format sqlite     db/fiche.sqlite; csv and parquet are tables in db
  fiche extract wires -o sheets -j 8 --dedupe   100,000 articles on eight threads, copies left out

Read are text (its first line may be \"date 2025-10-24 Title\"), Markdown, HTML, JSON, JSONL, CSV, TSV, RSS, Atom, NewsML-G2
and NITF, in .gz .zst .zip .tar or not. Spans are offsets into the decoded text, which --emit-text gives back.
X.json beside an article X.*, X.expect.json and X.expect.toml are never read as articles.
JSON on standard output is one object for one file or -, else one array; jsonl is one object a line.

With -o, text, md and json are a file for each article; csv (facts.csv, figures.csv, entities.csv), parquet, sqlite
(fiche.sqlite) and jsonl (sheets.jsonl) are a few files for all. In CSV, text that a spreadsheet would take for a formula
has an apostrophe before it. DIR/.fiche-manifest.jsonl remembers what was made of what: the same command again does only
what changed and what failed, also after it was killed.

Exit status: 0 every article done, 2 otherwise (the others are still done), 130 ended by Ctrl-C (what is done is kept).";

/// Options of `fiche extract`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Extract {
    /// Articles, folders of articles, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the sheets [default: text; json with -o]
    #[arg(short, long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    format: Option<Format>,
    /// Write into this folder: a file per article, or the tables of all
    #[arg(short, long, value_name = "DIR", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Leave out articles that repeat an earlier one: the same bytes, or nearly the same words about the same figures
    #[arg(long, help_heading = "Output")]
    dedupe: bool,
    /// Do every article anew, whatever an earlier run has done
    #[arg(long, requires = "output", help_heading = "Output")]
    force: bool,
    #[command(flatten)]
    common: Common,
}

/// A form of sheets.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text for people
    Text,
    /// Markdown
    Md,
    /// Indented JSON, the contract
    Json,
    /// One JSON object a line
    Jsonl,
    /// Tables for spreadsheets; on standard output the facts
    Csv,
    /// Typed tables for pandas, DuckDB, Spark
    #[cfg(feature = "parquet")]
    Parquet,
    /// One database
    #[cfg(feature = "sqlite")]
    Sqlite,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            #[cfg(feature = "sqlite")]
            Self::Sqlite => "sqlite",
        }
    }

    /// The files of a form that holds all articles in a few; none for a form that has a file for each.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::Md | Self::Json => &[],
            Self::Jsonl => &["sheets.jsonl"],
            Self::Csv => &["facts.csv", "figures.csv", "entities.csv"],
            #[cfg(feature = "parquet")]
            Self::Parquet => &["facts.parquet", "figures.parquet", "entities.parquet"],
            #[cfg(feature = "sqlite")]
            Self::Sqlite => &["fiche.sqlite"],
        }
    }

    /// Whether it can stand on standard output.
    fn streams(self) -> bool {
        matches!(self, Self::Text | Self::Md | Self::Json | Self::Jsonl | Self::Csv)
    }
}

/// What is asked of a run.
struct Run {
    print: Printer,
    jobs: usize,
    dedupe: bool,
    force: bool,
}

impl Run {
    /// The options that change what is written, by name.
    fn options(&self, session: &Session) -> Result<BTreeMap<String, String>, Stop> {
        let mut options = BTreeMap::from([
            ("format".to_owned(), self.print.format.extension().to_owned()),
            ("offsets".to_owned(), format!("{:?}", self.print.offsets).to_lowercase()),
            ("limits".to_owned(), format!("{:?}", session.options.limits)),
        ]);
        let mut tell = |name: &str, told: Option<String>| options.extend(told.map(|told| (name.to_owned(), told)));
        tell("lang", session.lang.clone());
        tell("encoding", session.options.encoding.map(|encoding| encoding.name().to_owned()));
        tell("input-format", session.options.format.map(|format| format.to_string()));
        tell("fields", Some(format!("{:?}", session.options.fields)));
        tell("text", session.emit_text.then(|| "true".to_owned()));
        tell("published", session.published.map(|day| day.to_string()));
        if !self.print.format.files().is_empty() {
            tell("dedupe", self.dedupe.then(|| "true".to_owned()));
        }
        if let Some(names) = &session.names {
            let bytes =
                fs::read(names).map_err(|e| Stop::Because(format!("{}: cannot be read: {e}", names.display())))?;
            tell("names", Some(sha256(&bytes)));
        }
        Ok(options)
    }
}

impl Extract {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let inputs = session.inputs(&self.paths);
        let to_folder = self.output.is_some();
        let default = if to_folder { Format::Json } else { Format::Text };
        let format = self.format.or(session.config.format).unwrap_or(default);
        let print = Printer {
            format,
            offsets: session.offsets,
            width: if to_folder { 100 } else { session.width() },
            colour: !to_folder && session.colour(),
        };
        let asked = self.common.jobs.map(usize::from).or(session.config.jobs.map(|jobs| usize::from(jobs.get())));
        let alone = matches!(self.paths.as_slice(), [path] if !path.is_dir());
        let jobs = match (asked, inputs.as_slice()) {
            (Some(jobs), _) => jobs,
            // One article is read where the program starts; other files may hold many.
            (None, []) => 1,
            (None, [one]) if one.path().extension().is_none_or(|e| e == "txt" || e == "md") => 1,
            (None, _) => thread::available_parallelism().map_or(1, usize::from),
        };
        let run = Run { print, jobs, dedupe: self.dedupe, force: self.force };
        if !alone {
            // Without it, Ctrl-C ends the run as a kill does.
            let _ = ctrlc::set_handler(|| {
                if STOP.swap(true, Ordering::Relaxed) {
                    process::exit(Outcome::Interrupted as i32);
                }
            });
        }
        match &self.output {
            Some(folder) if folder.exists() && !folder.is_dir() => {
                return Err(Stop::Because(format!("{}: -o wants a folder, this is a file", folder.display())));
            }
            Some(folder) if format.files().is_empty() => folder::write(&mut session, &inputs, folder, &run)?,
            Some(folder) => tables::write(&mut session, &inputs, folder, &run)?,
            None if format.streams() => stream::write(&mut session, &inputs, alone, &run, out)?,
            None => {
                let name = format.extension();
                return Err(Stop::Because(format!("--format {name} is written to a folder: name it with -o DIR")));
            }
        }
        Ok(session.outcome)
    }
}

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Whether the run is to end.
fn interrupted() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// The lines that close a run over many articles.
fn close(session: &Session, tally: &Tally, folder: &Path, run: &Run, seconds: f64) {
    let stood = if tally.kept > 0 { format!(", {} stood already", tally.kept) } else { String::new() };
    let written = tally.written;
    session.summary(&format!("{written} of {} sheets written to {}{stood}", tally.articles(), folder.display()));
    if tally.articles() < 2 {
        return;
    }
    let listed = |counts: &BTreeMap<String, u64>| {
        let mut counts: Vec<_> = counts.iter().collect();
        counts.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        counts.iter().map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
    };
    let (figures, unread) = tally.figures;
    let facts: u64 = tally.facts.values().sum();
    let kinds = if facts > 0 { format!(" ({})", listed(&tally.facts)) } else { String::new() };
    session.summary(&format!("{facts} facts{kinds}; {figures} figures, {unread} unread"));
    let (exact, near) = tally.copies;
    if exact + near > 0 {
        let left_out = if run.dedupe { ", left out" } else { "; --dedupe leaves them out" };
        session.summary(&format!("{exact} articles repeat another byte for byte, {near} nearly{left_out}"));
    }
    if tally.failures() > 0 {
        session.summary(&format!("{} articles failed: {}", tally.failures(), listed(&tally.failed)));
    }
    if tally.doubted > 0 {
        session.summary(&format!("the validation of {} sheets fails: fiche check tells why", tally.doubted));
    }
    if tally.articles() >= RATED {
        let rate = tally.articles() as f64 / seconds.max(f64::EPSILON);
        session.summary(&format!("{rate:.0} articles a second on {} threads", run.jobs));
    }
}

/// Articles from which on a rate says something.
const RATED: u64 = 100;

/// Prints a sheet in one form.
struct Printer {
    format: Format,
    offsets: json::Offsets,
    width: usize,
    colour: bool,
}

impl Printer {
    fn print(&self, sheet: &Sheet, article: &Article) -> String {
        let mut printed = match self.format {
            Format::Text => text::render(sheet, &article.text, self.width, self.colour),
            Format::Md => markdown::render(sheet, &article.text),
            Format::Json => json::render(sheet, &article.text, self.offsets, true),
            _ => json::render(sheet, &article.text, self.offsets, false),
        };
        if !printed.ends_with('\n') {
            printed.push('\n');
        }
        printed
    }
}
