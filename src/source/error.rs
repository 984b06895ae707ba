//! Why an input is no article.

use std::{fmt, io};

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
    /// Bytes that are no text.
    Binary(&'static str),
    /// Another encoding, told by its byte order mark.
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
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            _ => Self::Unreadable(error.to_string()),
        }
    }

    /// Line and column of the fault, where it has a place.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::NotUtf8 { line, column, .. } => Some((*line, *column)),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => write!(f, "no such file or folder; check the path"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::NoArticles => write!(f, "the folder holds no article; articles are .txt and .md files"),
            Self::Companion => {
                write!(f, "this is a companion of an article (sheet, gold, expectations); name the .txt or .md article")
            }
            Self::Format(ext) => write!(
                f,
                "unknown format .{ext}: articles are .txt and .md files; pass plain text on standard input: fiche extract - < FILE"
            ),
            Self::Binary(what) => write!(f, "this is {what}, not text; save its text as UTF-8 in a .txt file"),
            Self::Encoding(name) => {
                write!(f, "the text is {name}, only UTF-8 is read; convert it: iconv -f {name} -t UTF-8 FILE > NEW.txt")
            }
            Self::NotUtf8 { byte, .. } => write!(
                f,
                "byte 0x{byte:02X} is not UTF-8; if the text is Windows-1252, convert it: \
                 iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW.txt"
            ),
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
