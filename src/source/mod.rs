//! Where articles come from: files, folders, standard input.

use crate::text::Published;

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
    /// The decoded text; spans of the sheet are offsets into it.
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
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
