//! How much one input may ask for.

use serde::Deserialize;

/// What one input may ask for at most; each is named in the error of an input that asks for more. Nothing counts seconds:
/// the same input meets the same limit everywhere.
///
/// ```
/// use fiche::source::Limits;
/// assert_eq!(Limits::default().article_bytes, 16 << 20);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Bytes of one article, line, row or page as they are read, unpacked.
    pub article_bytes: u64,
    /// Articles and other members of one input, those of archives in it included.
    pub members: u64,
    /// How many times larger than packed an archive may become, once it has given [`Limits::RATIO_FROM`] bytes.
    pub ratio: u64,
    /// Bytes unpacked from one input.
    pub unpacked_bytes: u64,
    /// Archives and compressed files inside one another.
    pub depth: u32,
    /// Elements of HTML and XML inside one another.
    pub html_depth: u32,
    /// Words, numbers and signs of one article; memory grows with them.
    pub tokens: u64,
    /// What the frames may look at in one article: parts of sentences, once for each frame that is tried on them.
    pub steps: u64,
}

impl Limits {
    /// Bytes unpacked before the ratio is looked at: small files of repeated text pack very well.
    pub const RATIO_FROM: u64 = 4 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            article_bytes: 16 << 20,
            members: 1_000_000,
            ratio: 250,
            unpacked_bytes: 64 << 30,
            depth: 4,
            html_depth: 400,
            tokens: 100_000,
            steps: 20_000_000,
        }
    }
}
