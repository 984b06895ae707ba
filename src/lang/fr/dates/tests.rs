//! Examples: text and publication in, exact expressions out.

use super::Calendar;
use crate::{
    mentions::{Mentions, Owner},
    text::{Document, Interner, Text},
};

/// Each expression as `slice=value`, with `[mod,bound]` where told.
pub(super) fn read(source: &str, published: &str) -> Vec<String> {
    let mut words = Interner::default();
    let calendar = Calendar::build(&mut words);
    let doc = Document::read(source, published.parse().ok());
    let text = Text::read(&doc, &words);
    let mut found = Mentions { owner: vec![Owner::Free; text.tokens.len()], ..Mentions::default() };
    calendar.read(&text, doc.published, &mut found);
    found
        .dates
        .iter()
        .map(|d| {
            let value = d.value.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            let name = |v: serde_json::Value| v.as_str().map_or_else(String::new, str::to_owned);
            let modifier = d.modifier.map_or_else(String::new, |m| name(serde_json::json!(m)));
            let bound = d.bound.map_or_else(String::new, |b| name(serde_json::json!(b)));
            let tail = if modifier.is_empty() && bound.is_empty() { String::new() } else { format!("[{modifier},{bound}]") };
            format!("{}={value}{tail}", d.span.slice(source))
        })
        .collect()
}
