//! Web pages: the article found as a browser's reader view finds it, what the page says of it, and plain text of HTML.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use serde_json::Value;

use crate::source::{
    Error, Limits, Told,
    nesting::is_deeper,
    record::{Record, json_field, one_line, published},
};

/// Elements whose text is no text of the article.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "head", "iframe", "svg", "math", "button", "select", "textarea", "nav",
    "form", "video", "audio", "canvas", "object",
];

/// Elements that stand in lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements after which the next one follows without a blank line.
const TIGHT: &[&str] = &["li", "tr", "dt", "dd"];

/// Where pages say when they were published, the surest first.
const DATES: &[(&str, &str)] = &[
    ("meta[property='article:published_time']", "content"),
    ("meta[name='article:published_time']", "content"),
    ("[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("meta[name='date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dcterms.date']", "content"),
    ("meta[name='publication_date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[property='og:published_time']", "content"),
    ("article time[datetime]", "datetime"),
    ("main time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

const TITLES: &[(&str, &str)] = &[("meta[property='og:title']", "content"), ("meta[name='twitter:title']", "content")];
const PUBLISHERS: &[(&str, &str)] = &[
    ("meta[property='og:site_name']", "content"),
    ("meta[name='publisher']", "content"),
    ("meta[name='DC.publisher']", "content"),
    ("meta[name='application-name']", "content"),
];
const ADDRESSES: &[(&str, &str)] = &[("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")];

/// The article of a page.
///
/// # Errors
/// [`Error::Limit`] where it is too deep, [`Error::NoArticle`] where it has no text.
pub fn read(page: &str, limits: &Limits) -> Result<Record, Error> {
    shallow(page, limits)?;
    let document = Document::from(page);
    let mut told = said(&document);
    let date = first(&document, DATES);
    let heading = document.select("h1");
    let heading = if heading.length() == 1 { Some(one_line(&heading.text())) } else { None };
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok().and_then(|mut page| page.parse().ok());
    // The heading is the title as readers see it; what the page says elsewhere may be shorter, or carry the site's name.
    let title = heading.filter(|h| !h.is_empty()).or(told.title.take());
    told.title = title.or_else(|| article.as_ref().map(|a| one_line(&a.title))).filter(|title| !title.is_empty());
    let text = match article {
        Some(article) => text_of(&Document::fragment(article.content).root()),
        // Too little for the reader view: everything that is text.
        None => text_of(&Document::from(page).root()),
    };
    if text.is_empty() {
        return Err(Error::NoArticle(
            "the page holds no text; where scripts draw it, save the page as the browser shows it".to_owned(),
        ));
    }
    let mut record = Record { text, told, notes: Vec::new() };
    if record.told.published.is_none() {
        record.date(date.as_deref());
    }
    Ok(record)
}

/// The text of a piece of HTML.
///
/// # Errors
/// [`Error::Limit`] where it is too deep.
pub fn fragment(html: &str, limits: &Limits) -> Result<String, Error> {
    shallow(html, limits)?;
    Ok(text_of(&Document::fragment(html).root()))
}

fn shallow(html: &str, limits: &Limits) -> Result<(), Error> {
    let most = limits.html_depth;
    if is_deeper(html, most, true) { Err(Error::Limit { name: "html-depth", most: most.into() }) } else { Ok(()) }
}

/// The first attribute that says something.
fn first(document: &Document, places: &[(&str, &str)]) -> Option<String> {
    places.iter().find_map(|(place, attribute)| {
        let value = document.select_single(place).attr(attribute)?;
        Some(one_line(&value)).filter(|value| !value.is_empty())
    })
}

/// What a page says of its article: JSON-LD first, then its metadata.
fn said(document: &Document) -> Told {
    let blocks = document.select("script[type='application/ld+json']");
    let linked = blocks.iter().find_map(|block| {
        let json: Value = serde_json::from_str(block.text().trim().trim_end_matches(';')).ok()?;
        article_in(&json, 8).cloned()
    });
    let field = |name: &str| linked.as_ref().and_then(|json| json_field(json, name)).filter(|v| !v.trim().is_empty());
    let language = document.select_single("html").attr("lang").map(|lang| lang.to_string());
    Told {
        published: field("datePublished").or_else(|| field("dateCreated")).and_then(|date| published(date.trim())),
        title: field("headline").or_else(|| first(document, TITLES)).map(|title| one_line(&title)),
        publisher: field("publisher").or_else(|| first(document, PUBLISHERS)),
        url: field("url").filter(|url| url.contains("://")).or_else(|| first(document, ADDRESSES)),
        language: field("inLanguage").or(language).filter(|lang| !lang.is_empty()),
        id: None,
    }
}

/// The article in a JSON-LD block: the object itself, one of a list, one of a graph.
fn article_in(json: &Value, depth: u32) -> Option<&Value> {
    let depth = depth.checked_sub(1)?;
    match json {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, depth)),
        Value::Object(fields) => {
            let is_article = |kind: &str| kind.contains("Article") || kind.contains("Posting") || kind == "Report";
            let named = match fields.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if named {
                Some(json)
            } else {
                ["@graph", "mainEntity"].iter().find_map(|key| article_in(fields.get(*key)?, depth))
            }
        }
        _ => None,
    }
}

/// The text below a node: blocks are paragraphs, white space is one space, no-break spaces stay.
fn text_of(root: &NodeRef<'_>) -> String {
    enum Step<'a> {
        Open(NodeRef<'a>),
        Close(bool),
    }
    let mut text = String::new();
    let mut steps = vec![Step::Open(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close(tight) => end_line(&mut text, !tight),
            Step::Open(node) if node.is_text() => words(&mut text, &node.text()),
            Step::Open(node) => {
                let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
                let name = name.as_str();
                if SILENT.contains(&name) {
                    continue;
                }
                if name == "br" {
                    end_line(&mut text, false);
                } else if matches!(name, "td" | "th") && !text.ends_with(['\n', ' ']) {
                    text.push(' ');
                }
                if BLOCKS.contains(&name) {
                    let tight = TIGHT.contains(&name);
                    end_line(&mut text, !tight);
                    steps.push(Step::Close(tight));
                }
                steps.extend(node.children_it(true).map(Step::Open));
            }
        }
    }
    text.trim().to_owned()
}

/// Ends the line, where there is one; with a blank line after it.
fn end_line(text: &mut String, blank: bool) {
    text.truncate(text.trim_end_matches([' ', '\t']).len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    if blank && !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Adds words, their white space made single spaces.
fn words(text: &mut String, more: &str) {
    for c in more.chars() {
        if !matches!(c, ' ' | '\n' | '\r' | '\t') {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with(['\n', ' ']) {
            text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs() {
        let html = "<div><p>Le titre <b>Veltis</b>\n gagne 3\u{a0}%.</p><p>A&nbsp;Paris<br>hier &eacute;t&eacute;.</p>\
                    <ul><li>un<li>deux</ul><script>x</script><table><tr><td>a</td><td>b</td></tr></table></div>";
        assert_eq!(
            fragment(html, &Limits::default()).as_deref(),
            Ok("Le titre Veltis gagne 3\u{a0}%.\n\nA\u{a0}Paris\nhier été.\n\nun\ndeux\n\na b")
        );
        let deep = "<div>".repeat(1000);
        assert_eq!(fragment(&deep, &Limits::default()), Err(Error::Limit { name: "html-depth", most: 400 }));
    }

    #[test]
    fn json_ld_is_found_in_lists_and_graphs() {
        for json in [
            r#"{"@type": "NewsArticle", "headline": "x"}"#,
            r#"[{"@type": "Person"}, {"@type": ["WebPage", "ReportageNewsArticle"], "headline": "x"}]"#,
            r#"{"@graph": [{"@type": "WebSite"}, {"@type": "BlogPosting", "headline": "x"}]}"#,
        ] {
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(article_in(&json, 8).and_then(|a| a["headline"].as_str()), Some("x"), "{json}");
        }
    }
}
