//! From bytes to text.

use super::{Error, position};

/// First bytes of files that are no text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
];

/// Byte order marks of encodings that are not read; the longer first.
const MARKS: &[(&[u8], &str)] = &[
    (b"\xff\xfe\0\0", "UTF-32LE"),
    (b"\0\0\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
];

/// The text of `bytes`: UTF-8, its byte order mark taken off, every other character kept (line ends too).
///
/// # Errors
/// [`Error::Binary`], [`Error::Encoding`], [`Error::NotUtf8`] with the place of the byte.
pub fn decode(bytes: Vec<u8>) -> Result<String, Error> {
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(Error::Encoding(name));
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Error::Binary(what));
    }
    if bytes.contains(&0) {
        return Err(Error::Binary("a binary file"));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let good = std::str::from_utf8(error.as_bytes().get(..at).unwrap_or(&[])).unwrap_or("");
        let (line, column) = position(good, at);
        Error::NotUtf8 { line, column, byte: error.as_bytes().get(at).copied().unwrap_or(0) }
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_written() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb".to_vec()), Ok("a\r\nb".to_owned()));
        assert_eq!(decode(Vec::new()), Ok(String::new()));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"%PDF-1.7 x".to_vec()), Err(Error::Binary("a PDF file")));
        assert_eq!(decode(b"a\0b".to_vec()), Err(Error::Binary("a binary file")));
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Err(Error::Encoding("UTF-16LE")));
        assert_eq!(decode(b"\xff\xfe\0\0a\0\0\0".to_vec()), Err(Error::Encoding("UTF-32LE")));
        assert_eq!(
            decode("é\nab".bytes().chain([0xe9]).collect()),
            Err(Error::NotUtf8 { line: 2, column: 3, byte: 0xe9 })
        );
    }
}
