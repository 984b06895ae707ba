//! The command line: one file per command, what they share in `session`.

mod baseline;
mod check;
mod config;
mod diff;
mod eval;
mod expect;
mod explain;
mod extract;
mod mistake;
mod report;
mod rules;
mod schema;
mod session;
mod verify;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use fiche::{
    output::json,
    sheet::Severity,
    source::{Encoding, Format, encoding},
    text::Published,
};
use serde::Deserialize;

const EXIT: &str = "\
Exit status:
  0  done, nothing to report
  1  findings at or above --fail-on (check, verify), a difference (diff)
  2  usage, configuration, input or output; or an article that could not be read
  130  extract: ended by Ctrl-C, with what is done kept";

/// French financial news in, English fact sheets out, every word checkable against the source.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write fact sheets, to standard output or to a folder
    Extract(extract::Extract),
    /// Check sheets against their source and against the approved facts
    Check(check::Check),
    /// Verify a sheet or an English summary that somebody wrote against its source, claim by claim
    Verify(verify::Verify),
    /// Score sheets against a folder of gold files
    Eval(eval::Eval),
    /// Tell what changed between two sheets, folders of sheets or versions of an article, fact by fact
    Diff(diff::Diff),
    /// Show how an article was read: atoms, frames that fired, frames that refused and why
    Explain(explain::Explain),
    /// Print the JSON Schema of the sheet
    Schema(schema::Schema),
}

/// What every command that reads articles takes.
#[derive(Args, Debug)]
struct Common {
    /// When the articles were published, where they do not say it: 2025-10-24 or 2025-10
    #[arg(long, value_name = "DATE", value_parser = clap::value_parser!(Published), help_heading = "Reading")]
    published: Option<Published>,
    /// Read as this language (fr) without identifying it
    #[arg(long, value_name = "CODE", help_heading = "Reading")]
    lang: Option<String>,
    /// Format of the files named and of standard input [default: what their names and first bytes say]
    #[arg(long, value_name = "FORMAT", value_parser = clap::value_parser!(Format), help_heading = "Reading")]
    input_format: Option<Format>,
    /// Encoding of all text, as browsers name it: windows-1252, iso-8859-15 [default: told by the file, else found]
    #[arg(long, value_name = "NAME", value_parser = encoding, help_heading = "Reading")]
    encoding: Option<&'static Encoding>,
    /// What a field of JSON, JSONL, CSV or TSV is called: text=body, title=headline, date, publisher, url, id, lang
    #[arg(long, value_name = "MEANING=NAME", help_heading = "Reading")]
    field: Vec<String>,
    /// Names of your own, before those of the program: a TSV file that starts with the line
    /// "name<TAB>aliases<TAB>kind<TAB>country<TAB>sector<TAB>parent<TAB>isin<TAB>ticker<TAB>mic"; only name is needed
    ///
    /// A row is one company (or what "kind" says), its aliases apart by semicolons. Example: --names clients.tsv
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    names: Option<PathBuf>,
    /// Configuration file [default: the nearest fiche.toml in this folder or above]
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    config: Option<PathBuf>,
    /// Threads that `extract` works with; the output is the same for every number [default: as many as there are cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Reading")]
    jobs: Option<u16>,
    /// Unit of the spans in JSON: UTF-8 bytes, characters, or UTF-16 code units
    #[arg(long, value_enum, value_name = "UNIT", help_heading = "Output")]
    offsets: Option<Offsets>,
    /// Give the decoded text, which spans are offsets into, as source.text of each JSON sheet
    #[arg(long, help_heading = "Output")]
    emit_text: bool,
    /// Print errors only, no notes and no summary
    #[arg(short, long, conflicts_with = "verbose", help_heading = "Output")]
    quiet: bool,
    /// Tell what is read and written
    #[arg(short, long, help_heading = "Output")]
    verbose: bool,
    /// Colours: auto follows the terminal and NO_COLOR
    #[arg(long, value_enum, value_name = "WHEN", help_heading = "Output")]
    color: Option<Color>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
enum Offsets {
    Bytes,
    Chars,
    Utf16,
}

impl From<Offsets> for json::Offsets {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Bytes => Self::Bytes,
            Offsets::Chars => Self::Chars,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
enum Color {
    Auto,
    Always,
    Never,
}

/// The least severity that makes `check` and `verify` fail.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
enum FailOn {
    Error,
    Warning,
    Note,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Note => Self::Note,
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean = 0,
    Findings = 1,
    Trouble = 2,
    /// Ctrl-C or SIGTERM, as a shell tells the first.
    Interrupted = 130,
}

/// Why a command stopped before its end.
#[derive(Debug)]
enum Stop {
    /// The reader of our output went away: no error.
    BrokenPipe,
    /// A message that names what is wrong and what to do.
    Because(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::Because(format!("standard output cannot be written: {error}")),
        }
    }
}

/// Runs the command line.
pub fn main() -> ExitCode {
    fiche::Reader::warm_up();
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match cli.command {
        Command::Extract(command) => command.run(&mut out),
        Command::Check(command) => command.run(&mut out),
        Command::Verify(command) => command.run(&mut out),
        Command::Eval(command) => command.run(&mut out),
        Command::Diff(command) => command.run(&mut out),
        Command::Explain(command) => command.run(&mut out),
        Command::Schema(command) => command.run(&mut out),
    };
    let outcome = match done.and_then(|outcome| Ok(out.flush().map(|()| outcome)?)) {
        Ok(outcome) => outcome,
        Err(Stop::BrokenPipe) => Outcome::Clean,
        Err(Stop::Because(message)) => {
            let _ = out.flush();
            session::complain(&message);
            Outcome::Trouble
        }
    };
    // The buffer is flushed; dropping it again would only meet a closed pipe.
    std::mem::forget(out);
    ExitCode::from(outcome as u8)
}
