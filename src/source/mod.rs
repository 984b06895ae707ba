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
