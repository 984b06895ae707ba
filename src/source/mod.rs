//! Where articles come from: files, folders, standard input.

mod decode;
mod error;
mod walk;

use std::{fs::File, io::Read, path::Path};

pub use decode::decode;
pub use error::{Error, position};
pub use walk::{Input, STDIN, collect};

use crate::text::Published;

/// The most bytes one article may have; a longer file is no article.
pub const MAX_BYTES: u64 = 16 << 20;

/// One article as read: decoded text and where it came from.
#[derive(Clone, Debug)]
pub struct Article {
    /// Path as given, `/`-separated; `-` for standard input.
    pub path: String,
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
}

impl Article {
    /// An article that is at hand as text; its path is empty.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: String::new(),
            sha256: sha256(text.as_bytes()),
            bytes: text.len() as u64,
            encoding: "utf-8",
            text,
            published: None,
        }
    }

    /// An article that is at hand as bytes, named `path` in its sheet.
    ///
    /// ```
    /// use fiche::source::{Article, Error};
    /// let article = Article::from_bytes("a.txt", "\u{feff}La Bourse monte.".into())?;
    /// assert_eq!((article.text.as_str(), article.bytes), ("La Bourse monte.", 19));
    /// assert!(matches!(Article::from_bytes("b.txt", b"a\n \xe9t\xe9".into()), Err(Error::NotUtf8 { line: 2, column: 2, .. })));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// An [`Error`] where the bytes are no UTF-8 text or more than [`MAX_BYTES`].
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let (sha256, count) = (sha256(&bytes), bytes.len() as u64);
        let text = decode(bytes)?;
        Ok(Self { path: path.into(), sha256, bytes: count, encoding: "utf-8", text, published: None })
    }

    /// Reads one file; `label` is its path in the sheet.
    ///
    /// # Errors
    /// An [`Error`] where it cannot be read or is no UTF-8 text.
    pub fn from_file(path: &Path, label: impl Into<String>) -> Result<Self, Error> {
        let file = File::open(path).map_err(|e| Error::from_io(&e))?;
        let size = file.metadata().map_or(0, |known| known.len());
        Self::from_bytes(label, read_limited(file, size)?)
    }

    /// Reads an input that [`collect`] found.
    ///
    /// # Errors
    /// Those of [`Article::from_file`].
    pub fn from_input(input: &Input) -> Result<Self, Error> {
        if input.stdin {
            Self::from_bytes(STDIN, read_limited(std::io::stdin().lock(), 0)?)
        } else {
            Self::from_file(&input.path, input.label.as_str())
        }
    }
}

/// Everything that can be read, of some `size` where it is known.
fn read_limited(reader: impl Read, size: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(MAX_BYTES)).unwrap_or(0) + 1);
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|e| Error::from_io(&e))?;
    Ok(bytes)
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
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
