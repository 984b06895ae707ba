//! One line a finding.

use std::fmt::Write;

use super::Report;

/// `path:line:col: severity check: message`, a line each; what the baseline knows is left out.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for found in report.findings().filter(|found| !found.known) {
        let _ = writeln!(out, "{}", found.line());
    }
    for resolved in &report.resolved {
        let _ = writeln!(out, "{}", resolved.line());
    }
    out
}
