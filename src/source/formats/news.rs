//! NewsML-G2 and NITF: agency items with an identifier and a version.

use roxmltree::Node;

use super::{plainly, xml::text_of};
use crate::source::{
    Error, Told,
    flow::{Flow, Sink, Stamp},
    record::{Record, one_line},
};

/// Blocks of text in NITF and in the XHTML of NewsML.
const BLOCKS: &[&str] =
    &["p", "h1", "h2", "h3", "hl1", "hl2", "li", "tr", "pre", "note", "dateline", "byline", "tagline"];

/// Reads the items of a file. Of two versions of one item the newer counts.
pub fn read(label: &str, place: Option<String>, root: Node<'_, '_>, stamp: &Stamp, sink: &mut Sink<'_>) -> Flow {
    if root.tag_name().name() == "nitf" {
        return match nitf(root) {
            Ok(record) => sink.article(label, place, record.titled(), Default::default(), stamp.clone()),
            Err(error) => sink.trouble(label, error),
        };
    }
    let items: Vec<Node<'_, '_>> =
        root.descendants().filter(|node| matches!(node.tag_name().name(), "newsItem" | "NewsItem")).collect();
    if let ([only], true) = (items.as_slice(), root.tag_name().name() == "newsItem") {
        return match item(*only) {
            Ok(record) => match plainly(record, &sink.options.limits) {
                Ok(record) => sink.article(label, place, record, Default::default(), stamp.clone()),
                Err(error) => sink.trouble(label, error),
            },
            Err(error) => sink.trouble(label, error),
        };
    }
    if items.is_empty() {
        return sink.trouble(label, Error::NoArticle("it holds no news item".to_owned()));
    }
    let newest = |id: &(String, u64)| {
        let same = items.iter().filter_map(|item| identity(*item)).filter(|other| other.0 == id.0);
        same.map(|other| other.1).max() == Some(id.1)
    };
    for (node, number) in items.iter().zip(1..) {
        if identity(*node).is_some_and(|id| !newest(&id)) {
            continue;
        }
        let done = item(*node).and_then(|record| plainly(record, &sink.options.limits));
        match done {
            Ok(record) => {
                sink.item(label, place.as_deref(), number, record, stamp.clone())?;
            }
            Err(error) => sink.trouble(&format!("{label}#{number}"), error)?,
        }
    }
    Flow::Continue(())
}

/// The identifier and version of a news item that starts with these bytes, without reading it as XML.
pub fn identity_in(head: &str) -> Option<(String, u64)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = head.split_once(&format!("<{tag}"))?;
        let inside = rest.split_once('>')?.0;
        let at = inside.find(&format!(" {name}=")).or_else(|| inside.find(&format!("\n{name}=")))?;
        let value = inside.get(at + name.len() + 2..)?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        Some(value.get(1..)?.split_once(quote)?.0.to_owned())
    };
    let (id, version) = if head.contains("<newsItem") {
        (attribute("newsItem", "guid"), attribute("newsItem", "version"))
    } else if head.contains("<nitf") {
        let id = attribute("doc-id", "id-string").or_else(|| attribute("du-key", "key"));
        (id, attribute("du-key", "version").or_else(|| attribute("doc-id", "version")))
    } else {
        return None;
    };
    Some((id?, version.and_then(|v| v.trim().parse().ok()).unwrap_or(0)))
}

/// The first element of a name below a node.
fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|below| below.tag_name().name() == name)
}

/// Its words on one line.
fn words(node: Node<'_, '_>, name: &str) -> Option<String> {
    find(node, name).map(|found| one_line(&text_of(found))).filter(|text| !text.is_empty())
}

/// The identifier and version of a news item.
fn identity(node: Node<'_, '_>) -> Option<(String, u64)> {
    let id = node.attribute("guid").map(str::to_owned).or_else(|| words(node, "PublicIdentifier"))?;
    let version = node.attribute("version").map(str::to_owned).or_else(|| words(node, "RevisionId"));
    Some((id, version.and_then(|v| v.trim().parse().ok()).unwrap_or(0)))
}

/// A NewsML-G2 item, or one of NewsML 1.
fn item(node: Node<'_, '_>) -> Result<Record, Error> {
    let content = find(node, "inlineXML")
        .or_else(|| find(node, "inlineData"))
        .or_else(|| find(node, "DataContent"))
        .or_else(|| find(node, "nitf"))
        .ok_or_else(|| Error::NoArticle("the item has no text of its own (inlineXML, inlineData)".to_owned()))?;
    let text = if content.children().any(|child| child.is_element()) {
        blocks(content)
    } else {
        text_of(content).trim().to_owned()
    };
    if text.is_empty() {
        return Err(Error::NoArticle("the item's text is empty".to_owned()));
    }
    let publisher = find(node, "provider").or_else(|| find(node, "Provider"));
    let name = publisher.and_then(|p| words(p, "name").or_else(|| p.attribute("literal").map(str::to_owned)));
    let language = find(node, "language")
        .and_then(|l| l.attribute("tag"))
        .or_else(|| node.attributes().find(|attribute| attribute.name() == "lang").map(|attribute| attribute.value()));
    let mut record = Record {
        text,
        told: Told {
            title: words(node, "headline").or_else(|| words(node, "HeadLine")),
            publisher: name,
            url: find(node, "link")
                .and_then(|l| l.attribute("href"))
                .filter(|url| url.contains("://"))
                .map(str::to_owned),
            language: language.map(str::to_owned),
            id: identity(node),
            published: None,
        },
        notes: Vec::new(),
    };
    let date = ["contentCreated", "firstCreated", "versionCreated", "FirstCreated", "ThisRevisionCreated", "sent"];
    record.date(date.iter().find_map(|name| words(node, name)).as_deref());
    Ok(record)
}

/// A NITF document.
fn nitf(root: Node<'_, '_>) -> Result<Record, Error> {
    let content = find(root, "body.content").or_else(|| find(root, "body")).unwrap_or(root);
    let text = blocks(content);
    if text.is_empty() {
        return Err(Error::NoArticle("its body.content is empty".to_owned()));
    }
    let attribute = |name: &str, key: &str| find(root, name).and_then(|n| n.attribute(key)).map(str::to_owned);
    let version = attribute("du-key", "version").or_else(|| attribute("doc-id", "version"));
    let id = attribute("doc-id", "id-string").or_else(|| attribute("du-key", "key"));
    let mut record = Record {
        text,
        told: Told {
            title: words(root, "hl1").or_else(|| words(root, "hedline")).or_else(|| words(root, "title")),
            publisher: attribute("doc.copyright", "holder").or_else(|| attribute("pubdata", "name")),
            url: attribute("pubdata", "ex-ref").filter(|url| url.contains("://")),
            language: root.attributes().find(|a| a.name() == "lang").map(|a| a.value().to_owned()),
            id: id.map(|id| (id, version.and_then(|v| v.trim().parse().ok()).unwrap_or(0))),
            published: None,
        },
        notes: Vec::new(),
    };
    let date = attribute("date.issue", "norm")
        .or_else(|| attribute("pubdata", "date.publication"))
        .or_else(|| attribute("story.date", "norm"))
        .or_else(|| words(root, "story.date"));
    record.date(date.as_deref());
    Ok(record)
}

/// The text below a node, its blocks apart by blank lines; the headline of an inner document is its title already.
fn blocks(node: Node<'_, '_>) -> String {
    let is_block = |node: &Node<'_, '_>| BLOCKS.contains(&node.tag_name().name());
    let inner = ["body.content", "body"].iter().find_map(|name| find(node, name)).unwrap_or(node);
    let all = inner
        .descendants()
        .filter(|n| is_block(n) && !n.ancestors().skip(1).take_while(|a| *a != inner).any(|a| is_block(&a)));
    let lines: Vec<String> = all.map(|block| one_line(&text_of(block))).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { text_of(inner).trim().to_owned() } else { lines.join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_told_by_the_first_bytes() {
        let is = |id: &str, version| Some((id.to_owned(), version));
        assert_eq!(identity_in("<?xml?><newsItem xmlns='x' guid=\"urn:a\"\nversion='3'>"), is("urn:a", 3));
        assert_eq!(identity_in("<nitf><head><docdata><doc-id id-string=\"b\"/><du-key version=\"2\"/>"), is("b", 2));
        assert_eq!(identity_in("<rss><item guid='a'>"), None);
        assert_eq!(identity_in("<newsItem version='3'>"), None);
    }
}
