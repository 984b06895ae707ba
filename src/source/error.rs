//! Why an input is no article.

use std::{fmt, io};

use super::Format;

/// Why an input could not be read as an article; the message says what to do, the caller names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Nothing stands at this path.
    NotFound,
    /// The operating system refused.
    Unreadable(String),
    /// A folder without a single article.
    NoArticles,
    /// A companion of an article, never an article itself.
    Companion,
    /// A file extension that is not read.
    Format(String),
    /// A part of the program that was left out when it was built.
    NotBuilt(&'static str),
    /// Bytes that are no text.
    Binary {
        /// What they are.
        what: &'static str,
        /// The format to read them as, where they can be read.
        format: Option<Format>,
    },
    /// An encoding that is not read, told by its byte order mark.
    Encoding(&'static str),
    /// A byte that is not UTF-8; line and column count from one, the column in characters.
    NotUtf8 {
        /// Line of the byte.
        line: usize,
        /// Column of the byte.
        column: usize,
        /// The byte.
        byte: u8,
    },
    /// A file that does not keep to its format.
    Malformed {
        /// The format.
        what: &'static str,
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
        /// What is wrong.
        why: String,
    },
    /// An archive or compressed file that cannot be unpacked.
    Broken {
        /// What it is.
        what: &'static str,
        /// What is wrong.
        why: String,
    },
    /// A file of a format that is read, but with no article in it.
    NoArticle(String),
    /// A file that was only met in a folder or an archive and holds no article: worth a note, no error.
    LeftOut(Box<Self>),
    /// An error at a place of its own.
    At {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
        /// What it is.
        error: Box<Self>,
    },
    /// More than one of [`super::Limits`] allows.
    Limit {
        /// Its name as the configuration writes it.
        name: &'static str,
        /// Its value.
        most: u64,
    },
}

impl Error {
    /// What the operating system says, in our words where we have them.
    #[must_use]
    pub fn from_io(error: &io::Error) -> Self {
        if let Some(told) = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            return told.clone();
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            _ => Self::Unreadable(error.to_string()),
        }
    }

    /// A fault in JSON, or of what it is read from.
    pub(super) fn json(error: serde_json::Error) -> Self {
        if error.is_io() {
            return Self::from_io(&error.into());
        }
        let (line, column, told) = (error.line().max(1), error.column().max(1), error.to_string());
        // The place is told apart.
        let why = told.rsplit_once(" at line ").map_or(told.as_str(), |(why, _)| why).to_owned();
        Self::Malformed { what: "JSON", line, column, why }
    }

    /// A fault in a table, or of what it is read from.
    pub(super) fn csv(error: &csv::Error) -> Self {
        match error.kind() {
            csv::ErrorKind::Io(error) => Self::from_io(error),
            _ => {
                let line = error.position().map_or(1, csv::Position::line) as usize;
                Self::Malformed { what: "table", line, column: 1, why: error.to_string() }
            }
        }
    }

    /// The error of one line, as an error of the file.
    #[must_use]
    pub(super) fn on_line(self, line: usize) -> Self {
        let column = self.place().map_or(1, |(_, column)| column);
        Self::At { line, column, error: Box::new(self) }
    }

    /// Line and column of the fault, where it has a place.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::NotUtf8 { line, column, .. }
            | Self::Malformed { line, column, .. }
            | Self::At { line, column, .. } => Some((*line, *column)),
            Self::LeftOut(error) => error.place(),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => write!(f, "no such file or folder; check the path"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::NoArticles => {
                let known: Vec<String> = Format::extensions().map(|ext| format!(".{ext}")).collect();
                write!(f, "the folder holds no article; these files are read: {}", known.join(" "))
            }
            Self::Companion => {
                write!(f, "this is a companion of an article (sheet, gold, expectations); name the article itself")
            }
            Self::Format(ext) => write!(
                f,
                "unknown format .{ext}; where it is plain text or another format that is read, \
                 say so: --input-format text (or {})",
                Format::names().filter(|name| *name != "text").collect::<Vec<_>>().join(", ")
            ),
            Self::NotBuilt(feature) => {
                write!(f, "this program was built without the feature {feature}; build it with --features {feature}")
            }
            Self::Binary { what, format: Some(format) } => {
                write!(f, "this is {what}; give it its extension (.{format}) or pass --input-format {format}")
            }
            Self::Binary { what, format: None } => {
                write!(f, "this is {what}, not text; save its text as UTF-8 in a .txt file")
            }
            Self::Encoding(name) => {
                write!(f, "the text is {name}, which is not read; convert it: iconv -f {name} -t UTF-8 FILE > NEW.txt")
            }
            Self::NotUtf8 { byte, .. } => write!(
                f,
                "byte 0x{byte:02X} is not UTF-8, in a text that otherwise is; mend it, \
                 or name the encoding of the whole: --encoding windows-1252"
            ),
            Self::Malformed { what, why, .. } => write!(f, "malformed {what}: {why}"),
            Self::Broken { what, why } => write!(f, "the {what} is broken: {why}; fetch or make it again"),
            Self::NoArticle(why) => f.write_str(why),
            Self::LeftOut(error) => write!(f, "left out: {error}"),
            Self::At { error, .. } => error.fmt(f),
            Self::Limit { name, most } => {
                write!(f, "the limit {name} is {most} and this asks for more; raise it under [limits] in fiche.toml")
            }
        }
    }
}

impl std::error::Error for Error {}

/// Line and column (in characters), both from one, of byte `at` of `text`.
///
/// ```
/// assert_eq!(fiche::source::position("a\né b", 4), (2, 2));
/// ```
#[must_use]
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = text.get(..at).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before.get(line..).unwrap_or("").chars().count() + 1)
}
