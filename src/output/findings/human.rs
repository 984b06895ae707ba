//! Findings as a compiler prints them: place, severity, check, message, source line, caret.

use std::{collections::HashSet, fmt::Write};

use super::{Found, Report};
use crate::{
    sheet::{Finding, Severity},
    source::position,
    text::Span,
};

/// Characters of the source line shown on each side of the place.
const CONTEXT: usize = 60;

/// The severity's name in messages.
#[must_use]
pub fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// `path:line:col: severity check-id: message`, then the source line with a caret under the place; without a span,
/// `path: severity check-id: message` alone. Columns count characters from one.
///
/// ```
/// use fiche::{output::findings::render, sheet::{Finding, Severity}, text::Span};
/// let finding = Finding {
///     check: "number".into(), severity: Severity::Error, message: "told as 4".into(), span: Some(Span::new(8, 10)), fact: None,
/// };
/// assert_eq!(render(&finding, "a.txt", "hé\ngain 3%\n", false), "a.txt:2:5: error number: told as 4\n  gain 3%\n      ^^\n");
/// ```
#[must_use]
pub fn render(finding: &Finding, path: &str, source: &str, colour: bool) -> String {
    let place = finding.span.map(|span| position(source, span.start as usize));
    let paint = |code: &str, text: &str| if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let at = place.map_or_else(|| path.to_owned(), |(line, column)| format!("{path}:{line}:{column}"));
    let code = match finding.severity {
        Severity::Note => "36",
        Severity::Warning => "33",
        Severity::Error => "31",
    };
    let severity = paint(code, name(finding.severity));
    let mut out = format!("{}: {severity} {}: {}\n", paint("1", &at), finding.check, finding.message);
    if let Some(span) = finding.span {
        excerpt(&mut out, source, span, |caret| paint(code, caret));
    }
    out
}

/// Every finding that the baseline does not know, the first of each check with what the check asks; then what is resolved.
#[must_use]
pub fn listing(report: &Report, colour: bool) -> String {
    let (mut out, mut told) = (String::new(), HashSet::new());
    for Found { file, finding, .. } in report.findings().filter(|found| !found.known) {
        out += &render(finding, &file.path, &file.text, colour);
        if let Some(rule) = report.rule(&finding.check).filter(|rule| told.insert(rule.id)) {
            let _ = writeln!(out, "  = {}: {}", rule.id, rule.doc);
        }
    }
    for resolved in &report.resolved {
        let _ = writeln!(out, "{}", resolved.line());
    }
    out
}

/// The source line of `span`, cut to the part around it, and a caret line.
fn excerpt(out: &mut String, source: &str, span: Span, paint: impl Fn(&str) -> String) {
    let Some((before, from)) = source.split_at_checked(span.start as usize) else { return };
    let head = before.rsplit('\n').next().unwrap_or("");
    let line = from.split(['\n', '\r']).next().unwrap_or("");
    let marked = span.slice(source).split(['\n', '\r']).next().unwrap_or("").chars().count().clamp(1, CONTEXT);
    let skipped = head.chars().count().saturating_sub(CONTEXT);
    let head: String = head.chars().skip(skipped).collect();
    let shown: String = line.chars().take(marked + CONTEXT).collect();
    let (open, close) = (if skipped > 0 { "…" } else { "" }, if shown.len() < line.len() { "…" } else { "" });
    let clean = |text: &str| text.replace(|c: char| c.is_control(), " ");
    let pad = " ".repeat(open.chars().count() + head.chars().count());
    let _ = writeln!(out, "  {open}{}{}{close}", clean(&head), clean(&shown));
    let _ = writeln!(out, "  {pad}{}", paint(&"^".repeat(marked)));
}
