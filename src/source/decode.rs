//! From bytes to text: the encoding told or found, every character kept as it stands.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Error, format::Format, position};
use crate::text::mojibake;

/// Text, and what it was read as.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, its byte order mark taken off, every other character kept (line ends too).
    pub text: String,
    /// The encoding, by the name that browsers know it by, in small letters.
    pub encoding: &'static str,
    /// What somebody may want to know.
    pub notes: Vec<String>,
}

/// What is known of the encoding before the bytes are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Charset {
    /// What the caller says, against everything else.
    pub given: Option<&'static Encoding>,
    /// What the file says of itself.
    pub declared: Option<&'static Encoding>,
}

/// Byte order marks of encodings that are not read.
const MARKS: &[(&[u8], &str)] = &[(b"\xff\xfe\0\0", "UTF-32LE"), (b"\0\0\xfe\xff", "UTF-32BE")];

/// Names as sheets write them; any other encoding keeps its own.
const NAMES: &[(&Encoding, &str)] = &[
    (UTF_8, "utf-8"),
    (UTF_16LE, "utf-16le"),
    (UTF_16BE, "utf-16be"),
    (WINDOWS_1252, "windows-1252"),
    (ISO_8859_15, "iso-8859-15"),
    (MACINTOSH, "macintosh"),
];

/// The name of an encoding as sheets write it.
pub fn name(encoding: &'static Encoding) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == encoding).map_or(encoding.name(), |(_, name)| name)
}

/// The text of `bytes`.
///
/// # Errors
/// [`Error::Binary`], [`Error::Encoding`], [`Error::NotUtf8`] with the place of the byte.
pub fn decode(bytes: Vec<u8>, charset: Charset) -> Result<Decoded, Error> {
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(Error::Encoding(name));
    }
    if let Some((what, format)) = Format::magic(&bytes) {
        return Err(Error::Binary { what, format });
    }
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let known = charset.given.or(marked).or_else(|| wide(&bytes));
    if let Some(encoding) = known.filter(|known| *known != UTF_8) {
        return Ok(read_as(encoding, &bytes, Vec::new()));
    }
    if is_binary(&bytes) {
        return Err(Error::Binary { what: "a binary file", format: None });
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            return if known == Some(UTF_8) || is_mostly_utf8(&bytes) {
                Err(not_utf8(&bytes, at))
            } else {
                Ok(legacy(&bytes, charset.declared))
            };
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let mut notes = Vec::new();
    if let Some(declared) = charset.declared.filter(|declared| *declared != UTF_8 && !text.is_ascii()) {
        notes.push(format!("it says that it is {}, the bytes are utf-8 and were read so", name(declared)));
    }
    Ok(Decoded { text, encoding: "utf-8", notes })
}

/// UTF-16 without a mark: every other byte is nought in Western text.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    if head.len() < 16 || !head.contains(&0) {
        return None;
    }
    let noughts = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (noughts(0), noughts(1), head.len() / 2);
    match (even * 10 < half, odd * 10 > half * 7, even * 10 > half * 7, odd * 10 < half) {
        (true, true, ..) => Some(UTF_16LE),
        (_, _, true, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether more than one byte in a hundred is a control that text does not have.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    controls * 100 > bytes.len()
}

/// Whether the text is UTF-8 but for a few bytes: more characters of several bytes than bytes that are none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad
}

fn not_utf8(bytes: &[u8], at: usize) -> Error {
    let good = std::str::from_utf8(bytes.get(..at).unwrap_or(&[])).unwrap_or("");
    let (line, column) = position(good, at);
    Error::NotUtf8 { line, column, byte: bytes.get(at).copied().unwrap_or(0) }
}

/// Text of before UTF-8: as the file says, as its bytes decide, else Windows-1252.
fn legacy(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    // ISO-8859-1 is read as Windows-1252 by everyone; neither has the letters that Mac Roman puts elsewhere.
    if let Some(declared) = declared.filter(|d| *d != UTF_8 && (*d != WINDOWS_1252 || !is_mac(bytes))) {
        return read_as(declared, bytes, Vec::new());
    }
    let found = if is_mac(bytes) {
        MACINTOSH
    } else if is_latin_9(bytes) {
        ISO_8859_15
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"fr"), Utf8Detection::Deny)
    };
    let note = format!("nothing tells its encoding, it was read as {}; --encoding NAME says otherwise", name(found));
    read_as(found, bytes, vec![note])
}

/// Whether more bytes stand for the small letters with accents of French in Mac Roman than in Windows-1252.
fn is_mac(bytes: &[u8]) -> bool {
    const MAC: &[u8] = b"\x87\x88\x89\x8d\x8e\x8f\x90\x91\x94\x95\x99\x9d\x9e\xcf\xd5";
    const LATIN: &[u8] = b"\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb";
    let beside = |at: usize| {
        at.checked_sub(1).and_then(|at| bytes.get(at)).into_iter().chain(bytes.get(at + 1)).any(u8::is_ascii_alphabetic)
    };
    let letters = |set: &[u8]| bytes.iter().enumerate().filter(|(at, b)| set.contains(b) && beside(*at)).count();
    let mac = letters(MAC);
    mac > 0 && mac > letters(LATIN)
}

/// Whether the bytes where ISO-8859-15 differs from Windows-1252 make sense in it alone: a euro sign, `œ` before a letter.
fn is_latin_9(bytes: &[u8]) -> bool {
    let pair = |at: usize| (bytes.get(at).copied(), bytes.get(at + 1).copied());
    !bytes.iter().any(|b| (0x80..0xa0).contains(b))
        && (0..bytes.len()).any(|at| match pair(at) {
            (Some(0xa4), _) => true,
            (Some(0xbd), Some(next)) => next.is_ascii_alphabetic(),
            _ => false,
        })
}

/// The text in an encoding; bytes that are none of it become U+FFFD and are told.
fn read_as(encoding: &'static Encoding, bytes: &[u8], mut notes: Vec<String>) -> Decoded {
    let (text, used, faulty) = encoding.decode(bytes);
    let text = match text {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    };
    if faulty {
        notes.push(format!("some bytes are no {}; they were read as U+FFFD", name(used)));
    }
    Decoded { text, encoding: name(used), notes }
}

/// What stands in a text that its author never wrote; it is kept all the same.
pub fn remarks(text: &str) -> Vec<String> {
    let mut notes = Vec::new();
    let mut tell = |at: usize, what: String| {
        let (line, column) = position(text, at);
        notes.push(format!("{what} (first at {line}:{column}); the text is read as it stands"));
    };
    if let Some((at, wrong, right)) = mojibake(text).next() {
        tell(at, format!("characters decoded twice: '{wrong}' is '{right}'"));
    }
    if let Some(at) = text.find('\0') {
        tell(at, "NUL characters".to_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, &'static str, usize), Error> {
        decode(bytes.to_vec(), Charset::default()).map(|d| (d.text, d.encoding, d.notes.len()))
    }

    fn is(text: &str, encoding: &'static str, notes: usize) -> Result<(String, &'static str, usize), Error> {
        Ok((text.to_owned(), encoding, notes))
    }

    #[test]
    fn text_is_kept_as_written() {
        assert_eq!(read(b"\xef\xbb\xbfa\r\nb"), is("a\r\nb", "utf-8", 0));
        assert_eq!(read(b""), is("", "utf-8", 0));
        assert_eq!(read("con\u{ad}férence".as_bytes()), is("con\u{ad}férence", "utf-8", 0));
    }

    #[test]
    fn encodings_are_told_or_found() {
        assert_eq!(read(b"\xff\xfea\0\xe9\0"), is("aé", "utf-16le", 0));
        assert_eq!(read(b"\xfe\xff\0a\0\xe9"), is("aé", "utf-16be", 0));
        assert_eq!(
            read(&"Le groupe a gagné".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).map(|r| r.1),
            Ok("utf-16le")
        );
        assert_eq!(read(b"Le march\xe9 monte de 3\x80"), is("Le marché monte de 3€", "windows-1252", 1));
        assert_eq!(read(b"Le march\xe9 gagne 3 \xa4"), is("Le marché gagne 3 €", "iso-8859-15", 1));
        assert_eq!(read(b"la man\xbduvre"), is("la manœuvre", "iso-8859-15", 1));
        assert_eq!(read(b"le march\x8e a cl\x99tur\x8e"), is("le marché a clôturé", "macintosh", 1));
        let charset = Charset { given: Some(ISO_8859_15), declared: None };
        assert_eq!(decode(b"\xa4".to_vec(), charset).map(|d| d.text), Ok("€".to_owned()));
        let charset = Charset { given: None, declared: Some(WINDOWS_1252) };
        assert_eq!(decode(b"\xe9".to_vec(), charset).map(|d| (d.text, d.notes.len())), Ok(("é".to_owned(), 0)));
        assert_eq!(decode("é".into(), charset).map(|d| (d.encoding, d.notes.len())), Ok(("utf-8", 1)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(read(b"%PDF-1.7 x"), Err(Error::Binary { what: "a PDF file", format: None }));
        assert_eq!(read(b"a\0b"), Err(Error::Binary { what: "a binary file", format: None }));
        assert_eq!(read(b"\xff\xfe\0\0a\0\0\0"), Err(Error::Encoding("UTF-32LE")));
        assert_eq!(
            read(&"é é\nab".bytes().chain([0xe9]).collect::<Vec<_>>()),
            Err(Error::NotUtf8 { line: 2, column: 3, byte: 0xe9 })
        );
        let one = format!("{}\0{}", "a".repeat(200), "b".repeat(200));
        assert_eq!(read(one.as_bytes()).map(|r| remarks(&r.0).len()), Ok(1));
    }
}
