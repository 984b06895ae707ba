//! One file a format: from what stands in a file to its articles.

#[cfg(feature = "feeds")]
mod feed;
#[cfg(feature = "html")]
mod html;
mod json;
mod lines;
mod markdown;
#[cfg(feature = "feeds")]
mod news;
mod table;
#[cfg(feature = "archives")]
mod unpack;
mod xml;

use super::{
    Error,
    decode::Charset,
    flow::{Flow, Piece, Sink, read_limited},
    format::Format,
    record::Record,
};

#[cfg(feature = "feeds")]
pub use news::identity_in;

/// The identifier and version that the first bytes of a file tell.
#[cfg(not(feature = "feeds"))]
pub fn identity_in(_: &str) -> Option<(String, u64)> {
    None
}

/// Reads the articles of a piece into `sink`.
pub fn read(format: Format, piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    match format {
        Format::Text | Format::Markdown | Format::Html | Format::Xml => whole(format, piece, sink),
        Format::Json => json::read(piece, sink),
        Format::Jsonl => lines::read(piece, sink),
        Format::Csv => table::read(b',', piece, sink),
        Format::Tsv => table::read(b'\t', piece, sink),
        #[cfg(feature = "archives")]
        Format::Gz | Format::Zst | Format::Zip | Format::Tar => unpack::read(format, piece, sink),
        #[cfg(not(feature = "archives"))]
        Format::Gz | Format::Zst | Format::Zip | Format::Tar => sink.trouble(&piece.label, Error::NotBuilt("archives")),
    }
}

/// A format whose files are read whole.
fn whole(format: Format, piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let bytes = match read_limited(piece.bytes, piece.size, &sink.options.limits) {
        Ok(bytes) => bytes,
        Err(error) => return sink.trouble(&piece.label, error),
    };
    let here = piece.place;
    let stamp = sink.stamp(&bytes);
    let declared = match format {
        Format::Html => xml::charset_of_page(&bytes),
        Format::Xml => xml::charset(&bytes),
        _ => None,
    };
    let charset = Charset { given: sink.options.encoding, declared };
    let decoded = match super::decode::decode(bytes, charset) {
        Ok(decoded) => decoded,
        Err(error) => return sink.trouble(&piece.label, error),
    };
    let stamp = stamp.of(decoded.encoding, decoded.notes);
    let made = match format {
        Format::Text => return sink.text(&piece.label, here, decoded.text, stamp),
        Format::Markdown => {
            let (front, record) = markdown::read(decoded.text);
            return sink.article(&piece.label, here, record, front, stamp);
        }
        Format::Html => page(&decoded.text, sink),
        _ => return xml::read(&piece.label, here, &decoded.text, stamp, sink),
    };
    match made {
        Ok(record) => sink.article(&piece.label, here, record.titled(), super::Front::default(), stamp),
        Err(error) => sink.trouble(&piece.label, error),
    }
}

/// The article of a web page.
#[cfg(feature = "html")]
fn page(text: &str, sink: &Sink<'_>) -> Result<Record, Error> {
    html::read(text, &sink.options.limits)
}

/// The article of a web page.
#[cfg(not(feature = "html"))]
fn page(_: &str, _: &Sink<'_>) -> Result<Record, Error> {
    Err(Error::NotBuilt("html"))
}

/// The text of a field that may hold HTML.
fn plain(field: &str, limits: &super::Limits) -> Result<String, Error> {
    let markup = field.match_indices('<').any(|(at, _)| {
        let rest = field.get(at + 1..).unwrap_or("");
        [
            "p>", "p ", "br", "div", "span", "a ", "ul", "ol", "h1", "h2", "h3", "strong", "em>", "b>", "i>", "table",
            "article", "!--",
        ]
        .iter()
        .any(|tag| rest.starts_with(tag))
    });
    if !markup && !has_entity(field) {
        return Ok(field.to_owned());
    }
    #[cfg(feature = "html")]
    return if markup {
        html::fragment(field, limits)
    } else {
        // Characters written as in HTML, lines as in text.
        let lines = field.lines().map(|line| html::fragment(line, limits));
        lines.collect::<Result<Vec<_>, _>>().map(|lines| lines.join("\n"))
    };
    #[cfg(not(feature = "html"))]
    Err(Error::NotBuilt("html"))
}

/// `&eacute;`, `&#39;`: what HTML writes for a character.
fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let name = text.get(at + 1..).and_then(|rest| rest.split_once(';')).map_or("", |(name, _)| name);
        (2..=8).contains(&name.len()) && name.trim_start_matches('#').bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// The text of a record's body and title made plain.
fn plainly(mut record: Record, limits: &super::Limits) -> Result<Record, Error> {
    record.text = plain(&record.text, limits)?;
    if let Some(title) = &mut record.told.title {
        *title = plain(title, limits)?;
    }
    Ok(record.titled())
}
