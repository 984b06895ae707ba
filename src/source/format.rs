//! What a file may be, by its name and by its first bytes.

use std::{fmt, str::FromStr};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, its first line perhaps `date 2025-10-24 Title`.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object, an array of them, or an object that holds such an array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a header row.
    Csv,
    /// Tab-separated values with a header row.
    Tsv,
    /// RSS, Atom, NewsML-G2 or NITF.
    Xml,
    /// One compressed file.
    Gz,
    /// One compressed file.
    Zst,
    /// An archive.
    Zip,
    /// An archive.
    Tar,
}

/// The formats, their names and the extensions of their files.
static FORMATS: &[(Format, &str, &[&str])] = &[
    (Format::Text, "text", &["txt", "text"]),
    (Format::Markdown, "markdown", &["md", "markdown"]),
    (Format::Html, "html", &["html", "htm", "xhtml"]),
    (Format::Json, "json", &["json"]),
    (Format::Jsonl, "jsonl", &["jsonl", "ndjson"]),
    (Format::Csv, "csv", &["csv"]),
    (Format::Tsv, "tsv", &["tsv"]),
    (Format::Xml, "xml", &["xml", "rss", "atom", "nitf", "newsml"]),
    (Format::Gz, "gz", &["gz", "tgz"]),
    (Format::Zst, "zst", &["zst", "tzst"]),
    (Format::Zip, "zip", &["zip"]),
    (Format::Tar, "tar", &["tar"]),
];

/// First bytes of files, what they are, and the format where it is read.
static MAGIC: &[(&[u8], &str, Option<Format>)] = &[
    (b"%PDF-", "a PDF file", None),
    (b"PK\x03\x04", "a zip archive or an office document", Some(Format::Zip)),
    (b"\x1f\x8b", "a gzip file", Some(Format::Gz)),
    (b"\x89PNG", "a picture", None),
    (b"\xff\xd8\xff", "a picture", None),
    (b"GIF8", "a picture", None),
    (b"\x28\xb5\x2f\xfd", "a zstd file", Some(Format::Zst)),
    (b"BZh", "a bzip2 file", None),
    (b"\xfd7zXZ\0", "an xz file", None),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", None),
    (b"Rar!\x1a", "a rar archive", None),
    (b"\xd0\xcf\x11\xe0", "an office document", None),
    (b"SQLite format 3\0", "a database", None),
    (b"\x7fELF", "a program", None),
    (b"PAR1", "a Parquet file", None),
];

impl Format {
    /// The format of a file of this name, by its last extension.
    ///
    /// ```
    /// use fiche::source::Format;
    /// assert_eq!(Format::of("wires.tar.GZ"), Some(Format::Gz));
    /// assert_eq!(Format::of("notes.doc"), None);
    /// ```
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, ext) = name.rsplit_once('.')?;
        let ext = ext.to_ascii_lowercase();
        FORMATS.iter().find(|(.., exts)| exts.contains(&ext.as_str())).map(|(format, ..)| *format)
    }

    /// Every extension that is read.
    pub fn extensions() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().flat_map(|(.., exts)| exts.iter().copied())
    }

    /// Its name, as options write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("text", |(_, name, _)| name)
    }

    /// Every format by its name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().map(|(_, name, _)| *name)
    }

    /// What the first bytes of a file that is no text say it is, and its format where it is read.
    pub(super) fn magic(bytes: &[u8]) -> Option<(&'static str, Option<Self>)> {
        if bytes.get(257..262) == Some(b"ustar") {
            return Some(("a tar archive", Some(Self::Tar)));
        }
        MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|(_, what, format)| (*what, *format))
    }

    /// The format that the first bytes of a file without an extension speak for; plain text where nothing else does.
    pub(super) fn sniff(bytes: &[u8]) -> Self {
        if let Some((_, Some(format))) = Self::magic(bytes) {
            return format;
        }
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let head: Vec<u8> = start.iter().take(256).map(u8::to_ascii_lowercase).collect();
        let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
        match head.first() {
            Some(b'<') if head.starts_with(b"<!doctype html") || has(b"<html") => Self::Html,
            Some(b'<')
                if head.starts_with(b"<?xml")
                    || [&b"<rss"[..], b"<feed", b"<nitf", b"<news"].iter().any(|r| has(r)) =>
            {
                Self::Xml
            }
            Some(b'<')
                if [&b"<head"[..], b"<body", b"<article", b"<p>", b"<h1"].iter().any(|tag| head.starts_with(tag)) =>
            {
                Self::Html
            }
            Some(b'[') if has(b"{") => Self::Json,
            // One object a line: the first line is closed and another one follows.
            Some(b'{') => match start.iter().position(|b| *b == b'\n') {
                Some(end) if start.get(..end).is_some_and(|line| line.trim_ascii_end().ends_with(b"}")) => Self::Jsonl,
                _ => Self::Json,
            },
            _ => Self::Text,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    /// Reads a format's name or one of its extensions.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let found = FORMATS.iter().find(|(_, name, exts)| *name == s || exts.contains(&s));
        found
            .map(|(format, ..)| *format)
            .ok_or_else(|| format!("no such format; these are read: {}", Self::names().collect::<Vec<_>>().join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_themselves() {
        for name in Format::names() {
            assert_eq!(name.parse::<Format>().map(Format::name), Ok(name));
        }
        assert!("doc".parse::<Format>().is_err());
    }

    #[test]
    fn first_bytes_tell() {
        for (bytes, want) in [
            (&b"\xef\xbb\xbf <!DOCTYPE html><html>"[..], Format::Html),
            (b"<p>Le groupe", Format::Html),
            (b"<?xml version='1.0'?><rss>", Format::Xml),
            (b"<?xml version='1.0'?><html>", Format::Html),
            (b"[\n {\"title\": 1}]", Format::Json),
            (b"{\"title\": 1}\n{\"title\": 2}", Format::Jsonl),
            (b"{\n\"title\": 1}", Format::Json),
            (b"[16/05/2008 16:29:26]", Format::Text),
            (b"\x1f\x8b\x08", Format::Gz),
            (b" date 2025-10-24 Titre", Format::Text),
            (b"", Format::Text),
        ] {
            assert_eq!(Format::sniff(bytes), want, "{}", bytes.escape_ascii());
        }
    }
}
