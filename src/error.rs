//! What can go wrong before there is a sheet.

use std::fmt;

/// Why an article gave no sheet. Findings about a sheet are [`crate::sheet::Finding`]s, not errors.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// The article holds no text.
    Empty,
    /// The article is not written in a language that a pack reads.
    Language {
        /// The language's English name, as identified.
        found: String,
        /// Confidence, 0 to 1.
        confidence: f64,
    },
    /// The summary is not written in English.
    Summary {
        /// The language's English name, as identified.
        found: String,
        /// Confidence, 0 to 1.
        confidence: f64,
    },
    /// More than one of [`crate::source::Limits`] allows.
    Limit {
        /// Its name as the configuration writes it.
        name: &'static str,
        /// Its value.
        most: u64,
    },
    /// No pack has this language code.
    UnknownLanguage(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the article is empty: nothing to read"),
            Self::Language { found, confidence } => write!(
                f,
                "the article is in {found} (confidence {confidence:.2}), which no pack reads; \
                 pass --lang fr to read it as French all the same"
            ),
            Self::Summary { found, confidence } => write!(
                f,
                "the summary is in {found} (confidence {confidence:.2}); only English summaries can be verified"
            ),
            Self::Limit { name, most } => {
                write!(f, "the limit {name} is {most} and this asks for more; raise it under [limits] in fiche.toml")
            }
            Self::UnknownLanguage(code) => write!(f, "no pack reads the language {code:?}; French is fr"),
        }
    }
}

impl std::error::Error for Error {}
