//! GitHub annotations: workflow commands, one a line.

use std::fmt::Write;

use super::{Place, Report, State};
use crate::sheet::Severity;

/// `::error file=…,line=…,col=…,title=check::message`, a line each; what the baseline knows is left out.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for article in &report.articles {
        if let State::Failed { place, message } = &article.state {
            let at = place.map_or_else(String::new, |(line, column)| format!(",line={line},col={column}"));
            let _ =
                writeln!(out, "::error file={}{at},title=not evaluated::{}", property(&article.path), data(message));
        }
        for found in article.findings().iter().filter(|found| !found.known) {
            let command = match found.finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let mut at = format!("file={}", property(&found.file.path));
            if let Some(place) = Place::of(found) {
                let _ = write!(at, ",line={},endLine={},col={}", place.line, place.end_line, place.column);
                // Columns of an end are only known where it is on the same line.
                if place.line == place.end_line && place.end_column > place.column {
                    let _ = write!(at, ",endColumn={}", place.end_column);
                }
            }
            let (title, message) = (property(&found.finding.check), data(&found.finding.message));
            let _ = writeln!(out, "::{command} {at},title={title}::{message}");
        }
    }
    for resolved in &report.resolved {
        let _ = writeln!(out, "::notice file={},title=resolved::{}", property(&resolved.path), data(&resolved.line()));
    }
    out
}

/// The escapes of a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
