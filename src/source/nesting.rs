//! How deep markup goes, before a parser goes there.

use rustc_hash::FxHashMap;

/// Elements that never hold others, and those that a parser closes by itself.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "path", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether some element stands in more than `most` others. In HTML some elements need no end.
pub fn is_deeper(markup: &str, most: u32, html: bool) -> bool {
    let mut open: FxHashMap<String, u32> = FxHashMap::default();
    let mut depth = 0;
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or("");
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if let Some(data) = rest.strip_prefix("![CDATA[") {
            rest = data.split_once("]]>").map_or("", |(_, after)| after);
            continue;
        }
        let closes = rest.starts_with('/');
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        if !tag.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            continue;
        }
        let len = tag.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(tag.len());
        let mut name = tag.get(..len).unwrap_or("").to_owned();
        let end = tag.find('>').unwrap_or(tag.len());
        let itself = tag.get(..end).is_some_and(|tag| tag.ends_with('/'));
        rest = tag.get(end..).unwrap_or("");
        if html {
            name.make_ascii_lowercase();
            if FLAT.contains(&name.as_str()) {
                continue;
            }
            if !closes && matches!(name.as_str(), "script" | "style") {
                let close = format!("</{name}");
                let upper = close.to_ascii_uppercase();
                let found = rest.split_once(close.as_str()).or_else(|| rest.split_once(upper.as_str()));
                rest = found.map_or(rest, |(_, after)| after);
                continue;
            }
        } else if itself {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closes {
            *count += 1;
            depth += 1;
            if depth > most {
                return true;
            }
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_without_a_parser() {
        assert!(!is_deeper(&"<div>".repeat(10), 10, true));
        assert!(is_deeper(&"<div>".repeat(11), 10, true));
        assert!(is_deeper(&"<DIV></b>".repeat(11), 10, true));
        assert!(!is_deeper(&"<p>a<br><li>b".repeat(100), 10, true));
        assert!(!is_deeper(&"<div>a</div><!-- <div> -->".repeat(100), 10, true));
        assert!(!is_deeper(&"<script>if (a<b) '<div>'</script>".repeat(100), 10, true));
        assert!(!is_deeper(&"<a/><b></b>".repeat(100), 10, false));
        assert!(is_deeper(&"<p>".repeat(11), 10, false));
    }
}
