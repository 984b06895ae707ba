//! RSS 0.9 to 2.0 and Atom: one article an entry.

use roxmltree::Node;

use super::{plainly, xml::text_of};
use crate::source::{
    Told,
    flow::{Flow, Sink, Stamp},
    record::{Record, one_line},
};

/// What holds the text of an entry, the fullest first.
const TEXTS: &[&str] = &["encoded", "content", "description", "summary"];
const DATES: &[&str] = &["pubDate", "published", "date", "issued", "updated", "modified"];

/// Reads the entries of a feed.
pub fn read(label: &str, place: Option<&str>, root: Node<'_, '_>, stamp: Stamp, sink: &mut Sink<'_>) -> Flow {
    let channel = root.children().find(|node| node.tag_name().name() == "channel").unwrap_or(root);
    let publisher = field(channel, &["title"]);
    let language = field(channel, &["language"])
        .or_else(|| root.attributes().find(|a| a.name() == "lang").map(|a| a.value().to_owned()));
    let entries =
        root.descendants().filter(|node| matches!(node.tag_name().name(), "item" | "entry") && node.is_element());
    for (entry, number) in entries.zip(1..) {
        let id = field(entry, &["guid", "id"]).or_else(|| link(entry));
        let mut record = Record {
            text: field(entry, TEXTS).unwrap_or_default(),
            told: Told {
                title: field(entry, &["title"]).map(|title| one_line(&title)),
                publisher: source(entry).or_else(|| publisher.clone()),
                url: link(entry),
                language: language.clone(),
                id: id.map(|id| (id, 0)),
                published: None,
            },
            notes: Vec::new(),
        };
        record.date(field(entry, DATES).as_deref());
        match plainly(record, &sink.options.limits) {
            Ok(record) => sink.item(label, place, number, record, stamp.clone())?,
            Err(error) => sink.trouble(&format!("{label}#{number}"), error)?,
        }
    }
    Flow::Continue(())
}

/// The text of the first child of these names that has one. XHTML inside stays HTML.
fn field(node: Node<'_, '_>, names: &[&str]) -> Option<String> {
    let named = |name: &str| {
        let child = node.children().find(|child| child.tag_name().name() == name)?;
        let markup = child.children().any(|inner| inner.is_element());
        let text = if markup { child.document().input_text().get(child.range())?.to_owned() } else { text_of(child) };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    names.iter().find_map(|name| named(name))
}

/// The address of an entry: text in RSS, an attribute in Atom.
fn link(node: Node<'_, '_>) -> Option<String> {
    let mut links = node.children().filter(|child| child.tag_name().name() == "link");
    let own = links.find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"))?;
    let address = own.attribute("href").map_or_else(|| text_of(own), str::to_owned);
    Some(address.trim().to_owned()).filter(|address| !address.is_empty())
}

/// The source that an entry was taken from.
fn source(entry: Node<'_, '_>) -> Option<String> {
    let source = entry.children().find(|child| child.tag_name().name() == "source")?;
    let title = source.children().find(|child| child.tag_name().name() == "title").unwrap_or(source);
    Some(one_line(&text_of(title))).filter(|text| !text.is_empty())
}
