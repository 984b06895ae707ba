//! Markdown: the text stays whole, the block of fields above it is no text to read.

use crate::{
    source::{Front, Told, record::Record},
    text::Span,
};

/// The keys that are read, and what they may be called.
const KEYS: &[(&str, &[&str])] = &[
    ("title", &["title", "titre"]),
    ("date", &["date", "published", "publishdate"]),
    ("publisher", &["publisher", "source"]),
    ("url", &["url", "link"]),
    ("lang", &["lang", "language"]),
    ("id", &["id", "guid"]),
];

/// The article, and where the block of fields above it ends.
pub fn read(text: String) -> (Front, Record) {
    let mut record = Record { text, ..Record::default() };
    let Some((fields, end)) = fields(&record.text) else { return (Front::default(), record) };
    let value = |key: &str| fields.iter().find(|(name, _)| *name == key).map(|(_, span)| *span);
    let told = |key: &str| value(key).map(|span| span.slice(&record.text).to_owned());
    record.told = Told {
        title: told("title"),
        publisher: told("publisher"),
        url: told("url"),
        language: told("lang"),
        id: told("id").map(|id| (id, 0)),
        published: None,
    };
    let date = told("date");
    let first = record.text.get(end..).unwrap_or("").trim_start().lines().next().unwrap_or("");
    let repeated = record.told.title.as_deref() == Some(first.trim_start_matches('#').trim());
    let front = Front { end: end as u32, title: value("title").filter(|_| !repeated) };
    record.date(date.as_deref());
    (front, record)
}

/// The fields between `---` (YAML) or `+++` (TOML) lines at the start, and where the block ends. Each value is a span
/// of the text: one line, its quotes taken off.
fn fields(text: &str) -> Option<(Vec<(&'static str, Span)>, usize)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let sign = if fence == "---" { ':' } else { '=' };
    let mut at = text.find('\n')? + 1;
    if text.get(..at)?.trim_end() != fence {
        return None;
    }
    let mut found = Vec::new();
    loop {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let len = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..len)?;
        if line.trim_end() == fence {
            return (!found.is_empty()).then_some((found, at + len));
        }
        if let Some((key, value)) = line.split_once(sign)
            && let Some((key, _)) =
                KEYS.iter().find(|(_, names)| names.contains(&key.trim().to_ascii_lowercase().as_str()))
            && !line.starts_with(char::is_whitespace)
        {
            let bare = value.trim();
            let inner = [('"', '"'), ('\'', '\'')]
                .iter()
                .find_map(|(open, close)| bare.strip_prefix(*open)?.strip_suffix(*close));
            let kept = inner.unwrap_or(bare);
            let start = at + line.len() - value.len() + value.find(kept).unwrap_or(0);
            if !kept.is_empty() && !found.iter().any(|(known, _)| known == key) {
                found.push((*key, Span::new(start as u32, (start + kept.len()) as u32)));
            }
        }
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_and_left_where_it_stands() {
        for text in [
            "---\ntitle: \"Veltis relève son objectif\"\ndate: 2025-10-24T08:00\npublisher: Ardine\ntags: [a]\n---\n\nLe groupe.\n",
            "+++\r\ntitle = 'Veltis relève son objectif'\r\ndate = 2025-10-24\r\npublisher = \"Ardine\"\r\n+++\r\nLe groupe.\r\n",
        ] {
            let (front, record) = read(text.to_owned());
            assert_eq!(record.text, text);
            assert_eq!(front.title.map(|t| t.slice(text)), Some("Veltis relève son objectif"));
            assert!(text[front.end as usize..].trim_start().starts_with("Le groupe"));
            assert_eq!(record.told.publisher.as_deref(), Some("Ardine"));
            assert_eq!(record.told.published.map(|p| p.to_string()).as_deref(), Some("2025-10-24"));
        }
        let same = "---\ntitle: Veltis monte\n---\n# Veltis monte\n\nLe groupe.";
        assert_eq!(read(same.to_owned()).0, Front { end: 28, title: None });
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\nLe groupe : 3%\n---\n", "---\ntitle: x", "Le groupe", "--- a\ntitle: x\n---\n", "---"] {
            assert_eq!(read(text.to_owned()).0, Front::default(), "{text}");
        }
    }
}
