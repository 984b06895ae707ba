//! One line a finding.

use std::fmt::Write;

use super::{Place, Report, name};

/// `path:line:col: severity check: message`, a line each; what the baseline knows is left out.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for found in report.findings().filter(|found| !found.known) {
        let finding = &found.finding;
        let at = Place::of(found).map_or_else(String::new, |p| format!(":{}:{}", p.line, p.column));
        let message = finding.message.replace(['\n', '\r'], " ");
        let _ = writeln!(out, "{}{at}: {} {}: {message}", found.file.path, name(finding.severity), finding.check);
    }
    for resolved in &report.resolved {
        let _ = writeln!(out, "{}", resolved.line());
    }
    out
}
