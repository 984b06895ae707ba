//! Where articles come from: files, folders, standard input.

mod decode;
mod error;
mod flow;
mod format;
mod formats;
mod limits;
mod meter;
mod names;
mod nesting;
mod open;
mod record;
mod walk;

pub use encoding_rs::Encoding;
pub use error::{Error, position};
pub use format::Format;
pub use limits::Limits;
pub use open::{Articles, Options, Trouble, encoding};
pub use record::Fields;
pub use walk::{Found, Input, STDIN, collect};

use crate::text::{Front, Published};

/// One article as read: decoded text and where it came from.
#[derive(Clone, Debug)]
pub struct Article {
    /// Path as given, `/`-separated; `-` for standard input. In a file of many articles it goes on with the member's
    /// own: `wires.zip!/a.txt`, `feed.xml#guid`, `wires.jsonl#7`.
    pub path: String,
    /// Its place in a file of many articles, `/`-separated: a safe relative path of its own in that file, the name of a
    /// file to be; `None` where the file is the article.
    pub member: Option<String>,
    /// SHA-256 of the bytes read, in lower-case hexadecimal.
    pub sha256: String,
    /// Count of bytes read.
    pub bytes: u64,
    /// Encoding the bytes were read as.
    pub encoding: &'static str,
    /// The decoded text, without a byte order mark; spans of the sheet are offsets into it.
    pub text: String,
    /// Publication date that the caller knows; wins over the header's.
    pub published: Option<Published>,
    /// What the file tells of the article outside its text.
    pub told: Told,
    /// The block of fields at the start of the text, which is no text to read.
    pub front: Front,
    /// What was met on the way from bytes to text that somebody may want to know.
    pub notes: Vec<String>,
}

/// What a file tells of an article outside its text: front matter, fields, elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// When it was published; the text's own header or stamp wins.
    pub published: Option<Published>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The code of its language, ISO 639-1 where the file follows it.
    pub language: Option<String>,
    /// Its identifier, and which version this is: the newest one of an identifier counts.
    pub id: Option<(String, u64)>,
}

impl Article {
    /// An article that is at hand as text; its path is empty.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { sha256: sha256(text.as_bytes()), bytes: text.len() as u64, text, ..Self::blank() }
    }

    /// What every article starts from.
    fn blank() -> Self {
        Self {
            path: String::new(),
            member: None,
            sha256: String::new(),
            bytes: 0,
            encoding: "utf-8",
            text: String::new(),
            published: None,
            told: Told::default(),
            front: Front::default(),
            notes: Vec::new(),
        }
    }

    /// An article that is at hand as bytes, named `path` in its sheet.
    ///
    /// ```
    /// use fiche::source::{Article, Error};
    /// let article = Article::from_bytes("a.txt", "\u{feff}La Bourse monte.".into())?;
    /// assert_eq!((article.text.as_str(), article.bytes), ("La Bourse monte.", 19));
    /// assert!(matches!(Article::from_bytes("b.txt", b"a\0b".into()), Err(Error::Binary { .. })));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// An [`Error`] where the bytes are no text.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let (sha256, count) = (sha256(&bytes), bytes.len() as u64);
        let decode::Decoded { text, encoding, mut notes } = decode::decode(bytes, decode::Charset::default())?;
        notes.extend(decode::remarks(&text));
        Ok(Self { path: path.into(), sha256, bytes: count, encoding, text, notes, ..Self::blank() })
    }
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or('0');
    let mut out = String::with_capacity(64);
    for byte in sha2::Sha256::digest(bytes) {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}
