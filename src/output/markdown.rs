//! A sheet as Markdown.

use crate::sheet::Sheet;

/// The sheet as Markdown.
#[must_use]
pub fn render(sheet: &Sheet, _source: &str) -> String {
    let mut out = format!("# {}\n\n", sheet.headline.statement);
    for line in &sheet.key_facts {
        out.push_str("- ");
        out.push_str(&line.statement);
        out.push('\n');
    }
    out
}
