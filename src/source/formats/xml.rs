//! XML: what it is by its root, and what its prolog says of its encoding.

use encoding_rs::Encoding;

use crate::source::{
    Error,
    flow::{Flow, Sink, Stamp},
};

/// The encoding that an XML declaration tells.
pub fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(256))?).into_owned();
    let prolog = head.trim_start_matches('\u{feff}').trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    quoted_after(&prolog, "encoding")
}

/// The encoding that a page tells: `<meta charset>`, `http-equiv`, or its XML declaration.
pub fn charset_of_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_lowercase();
    charset(bytes).or_else(|| quoted_after(&head, "charset"))
}

/// The encoding named after `key=`, in quotes or not.
fn quoted_after(text: &str, key: &str) -> Option<&'static Encoding> {
    let rest = text.split_once(key)?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).unwrap_or(rest.len());
    Encoding::for_label(rest.get(..end)?.as_bytes())
}

/// Reads the articles of an XML file.
#[cfg(not(feature = "feeds"))]
pub fn read(label: &str, _: Option<String>, _: &str, _: Stamp, sink: &mut Sink<'_>) -> Flow {
    sink.trouble(label, Error::NotBuilt("feeds"))
}

/// Reads the articles of an XML file.
#[cfg(feature = "feeds")]
pub fn read(label: &str, place: Option<String>, text: &str, stamp: Stamp, sink: &mut Sink<'_>) -> Flow {
    use super::{feed, news};

    let most = sink.options.limits.html_depth;
    if crate::source::nesting::is_deeper(text, most, false) {
        return sink.trouble(label, Error::Limit { name: "html-depth", most: most.into() });
    }
    // Many feeds write `&nbsp;` as if they were HTML.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let mended = ENTITIES.iter().any(|(name, _)| text.contains(name)).then(|| mended(text));
    let text = mended.as_deref().unwrap_or(text);
    let tree = match roxmltree::Document::parse_with_options(text, options) {
        Ok(tree) => tree,
        Err(error) => {
            let (at, told) = (error.pos(), error.to_string());
            // The place is told apart.
            let why = told.rsplit_once(" at ").map_or(told.as_str(), |(why, _)| why).to_owned();
            let (line, column) = (at.row as usize, at.col as usize);
            return sink.trouble(label, Error::Malformed { what: "XML", line, column, why });
        }
    };
    let root = tree.root_element();
    match root.tag_name().name() {
        "rss" | "RDF" | "feed" => feed::read(label, place.as_deref(), root, stamp, sink),
        "newsItem" | "newsMessage" | "NewsML" | "nitf" => news::read(label, place, root, &stamp, sink),
        "html" => match super::page(text, sink) {
            Ok(record) => sink.article(label, place, record.titled(), Default::default(), stamp),
            Err(error) => sink.trouble(label, error),
        },
        other => sink.trouble(
            label,
            Error::NoArticle(format!("its root element is <{other}>; RSS, Atom, NewsML-G2 and NITF are read")),
        ),
    }
}

/// Entities of HTML that XML does not know, and their characters.
#[cfg(feature = "feeds")]
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", "\u{a0}"),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&ecirc;", "ê"),
    ("&euml;", "ë"),
    ("&agrave;", "à"),
    ("&acirc;", "â"),
    ("&ccedil;", "ç"),
    ("&icirc;", "î"),
    ("&iuml;", "ï"),
    ("&ocirc;", "ô"),
    ("&ugrave;", "ù"),
    ("&ucirc;", "û"),
    ("&Eacute;", "É"),
    ("&Egrave;", "È"),
    ("&Agrave;", "À"),
    ("&oelig;", "œ"),
    ("&euro;", "€"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&hellip;", "…"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&deg;", "°"),
    ("&copy;", "©"),
];

#[cfg(feature = "feeds")]
fn mended(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

/// The text of an element and of all in it.
#[cfg(feature = "feeds")]
pub fn text_of(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants().filter(roxmltree::Node::is_text).filter_map(|text| text.text()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_declared() {
        let xml = |text: &str| charset(text.as_bytes()).map(Encoding::name);
        assert_eq!(xml("<?xml version=\"1.0\" encoding='ISO-8859-15'?><rss>"), Some("ISO-8859-15"));
        assert_eq!(xml("<rss encoding='ISO-8859-15'>"), None);
        let page = |text: &str| charset_of_page(text.as_bytes()).map(Encoding::name);
        assert_eq!(page("<html><META CHARSET=latin1>"), Some("windows-1252"));
        assert_eq!(page("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"), Some("UTF-8"));
        assert_eq!(page("<html>"), None);
    }
}
