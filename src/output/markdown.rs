//! A sheet as GitHub-flavoured Markdown.

use std::fmt::Write;

use super::view::{Body, View, joined};
use crate::sheet::Sheet;

/// The sheet as Markdown; `source` is the article's text.
#[must_use]
pub fn render(sheet: &Sheet, source: &str) -> String {
    let view = View::of(sheet, source);
    // Writing to a string does not fail.
    let mut out = format!("# {}\n\n{}\n", escaped(&view.headline), escaped(&view.origin));
    for section in &view.sections {
        let _ = write!(out, "\n## {}\n\n", section.title);
        match &section.body {
            Body::Prose(lines) => {
                let _ = writeln!(out, "{}", escaped(&joined(lines)));
            }
            Body::List(lines) => lines.iter().for_each(|line| {
                let _ = writeln!(out, "- {}", escaped(&line.text));
            }),
            Body::Table { head, rows } => {
                let _ = writeln!(out, "| {} |\n|{}", head.join(" | "), " --- |".repeat(head.len()));
                for row in rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
                    let _ = writeln!(out, "| {} |", cells.join(" | "));
                }
            }
        }
    }
    out
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
