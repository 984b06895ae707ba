//! `fiche extract`: articles to sheets.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use fiche::{
    output::{json, markdown, text},
    sheet::Sheet,
    source::{Article, Input},
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

Read are text (its first line may be \"date 2025-10-24 Title\"), Markdown, HTML, JSON, JSONL, CSV, TSV, RSS, Atom, NewsML-G2
and NITF, in .gz .zst .zip .tar or not. Spans are offsets into the decoded text, which --emit-text gives back.
X.json beside an article X.*, X.expect.json and X.expect.toml are never read as articles.
JSON on standard output is one object for one file or -, else one array; jsonl is one object a line.

Exit status: 0 every article done, 2 otherwise (the others are still done).";

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
    /// Write one file per article into this folder
    #[arg(short, long, value_name = "DIR", help_heading = "Output")]
    output: Option<PathBuf>,
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
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
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
        match &self.output {
            Some(folder) => write_files(&mut session, &inputs, folder, &print)?,
            None => {
                let single = matches!(self.paths.as_slice(), [path] if !path.is_dir());
                write_stream(&mut session, &inputs, single, &print, out)?;
            }
        }
        Ok(session.outcome)
    }
}

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
            Format::Jsonl => json::render(sheet, &article.text, self.offsets, false),
        };
        if !printed.ends_with('\n') {
            printed.push('\n');
        }
        printed
    }
}

fn write_stream(
    session: &mut Session,
    inputs: &[Input],
    single: bool,
    print: &Printer,
    out: &mut impl Write,
) -> Result<(), Stop> {
    // A file of many articles gives an array too; it is known by its first one.
    let mut array = print.format == Format::Json && !single;
    let mut written = 0;
    for input in inputs {
        session.each(input, fiche::Reader::read, |_, article, sheet| {
            let printed = print.print(&sheet, &article);
            array |= print.format == Format::Json && article.member.is_some();
            match (print.format, array) {
                (_, true) => {
                    out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                    out.write_all(printed.trim_end().as_bytes())?;
                }
                (Format::Text | Format::Md, _) if written > 0 => {
                    let rule = if print.format == Format::Md {
                        "\n---\n\n".to_owned()
                    } else {
                        format!("\n{}\n\n", "=".repeat(print.width))
                    };
                    out.write_all(rule.as_bytes())?;
                    out.write_all(printed.as_bytes())?;
                }
                _ => out.write_all(printed.as_bytes())?,
            }
            written += 1;
            Ok(())
        })?;
    }
    if array {
        out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    Ok(())
}

fn write_files(session: &mut Session, inputs: &[Input], folder: &Path, print: &Printer) -> Result<(), Stop> {
    if folder.exists() && !folder.is_dir() {
        return Err(Stop::Because(format!("{}: -o wants a folder, this is a file", folder.display())));
    }
    let places = places(inputs, folder, print.format.extension());
    if let Some(message) = clash(inputs, &places) {
        return Err(Stop::Because(message));
    }
    let mut written = 0;
    let mut articles = 0;
    for (input, place) in inputs.iter().zip(&places) {
        let before = (written, session.troubles.len());
        session.each(input, fiche::Reader::read, |session, article, sheet| {
            let place = match &article.member {
                Some(member) => folder.join(&input.relative).join(format!("{member}.{}", print.format.extension())),
                None => place.clone(),
            };
            let printed = print.print(&sheet, &article);
            let done = place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&place, printed));
            match done {
                Ok(()) => {
                    written += 1;
                    session.tell(&format!("{} -> {}", article.path, place.display()));
                }
                Err(error) => {
                    session.trouble(&article.path, &format!("{} cannot be written: {error}", place.display()))
                }
            }
            Ok(())
        })?;
        articles += written - before.0 + session.troubles.len() - before.1;
    }
    session.summary(&format!("{written} of {articles} sheets written to {}", folder.display()));
    Ok(())
}

/// Where each sheet goes: `NAME.json` under the folder, `NAME.EXT.json` where two articles share a stem.
fn places(inputs: &[Input], folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut stems: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for input in inputs {
        *stems.entry(input.relative.with_extension("")).or_default() += 1;
    }
    let place = |input: &Input| {
        let stem = input.relative.with_extension("");
        let shared = stems.get(&stem).is_some_and(|count| *count > 1);
        let mut name: OsString = if shared { &input.relative } else { &stem }.clone().into_os_string();
        name.push(".");
        name.push(extension);
        folder.join(name)
    };
    inputs.iter().map(place).collect()
}

/// Why the sheets cannot go to these places: two at one, or one over an article or beside it under its name.
fn clash(inputs: &[Input], places: &[PathBuf]) -> Option<String> {
    let stem = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        (folder.canonicalize().unwrap_or_else(|_| folder.to_owned()), name.split('.').next().unwrap_or("").to_owned())
    };
    let mut articles = BTreeMap::new();
    let mut taken = BTreeMap::new();
    for input in inputs.iter().filter(|i| !i.stdin) {
        articles.insert(stem(&input.path), input);
    }
    for (input, place) in inputs.iter().zip(places) {
        if let Some(article) = articles.get(&stem(place)) {
            return Some(format!(
                "{}: would be written beside the article {} as its companion; choose another folder with -o",
                place.display(),
                article.label
            ));
        }
        if let Some(other) = taken.insert(place, &input.label) {
            return Some(format!(
                "{}: both {other} and {} would be written there; extract them into two folders",
                place.display(),
                input.label
            ));
        }
    }
    None
}
