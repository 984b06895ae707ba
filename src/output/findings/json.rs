//! The report as JSON: one object, or one object a line.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Checked, Found, Place, Report, State, name};

/// The name of the form.
const SCHEMA: &str = "fiche-check/1";

/// One indented object.
///
/// # Errors
/// Those of the JSON writer.
pub fn render(report: &Report) -> serde_json::Result<String> {
    let mut out = head(report)?;
    let articles: serde_json::Result<Vec<Value>> = report.articles.iter().map(article).collect();
    out.insert("articles".to_owned(), articles?.into());
    out.insert("resolved".to_owned(), serde_json::to_value(&report.resolved)?);
    let mut out = serde_json::to_string_pretty(&out)?;
    out.push('\n');
    Ok(out)
}

/// One object a line: a `finding`, a `failed` article, something `resolved`; the `verdict` comes last.
///
/// # Errors
/// Those of the JSON writer.
pub fn lines(report: &Report) -> serde_json::Result<String> {
    let mut lines = Vec::new();
    for article in &report.articles {
        if let State::Failed { place, message } = &article.state {
            lines.push(with("failed", failed(&article.path, *place, message)));
        }
        for found in article.findings() {
            lines.push(with("finding", finding(found)?));
        }
    }
    for resolved in &report.resolved {
        lines.push(with("resolved", object(resolved)?));
    }
    lines.push(with("verdict", head(report)?));
    lines.push(Value::Null);
    let lines: Vec<String> = lines.iter().map(|l| if l.is_null() { String::new() } else { l.to_string() }).collect();
    Ok(lines.join("\n"))
}

fn head(report: &Report) -> serde_json::Result<Map<String, Value>> {
    object(&json!({
        "schema": SCHEMA,
        "verdict": report.verdict(),
        "exit": report.exit(),
        "fail_on": name(report.fail_on),
        "counts": report.counts(),
    }))
}

fn article(article: &Checked) -> serde_json::Result<Value> {
    let mut out = match &article.state {
        State::Evaluated { facts, comparisons, findings } => {
            let findings: serde_json::Result<Vec<_>> = findings.iter().map(finding).collect();
            object(&json!({
                "path": article.path, "status": "evaluated", "facts": facts, "comparisons": comparisons,
                "findings": findings?,
            }))?
        }
        State::Failed { place, message } => failed(&article.path, *place, message),
    };
    out.entry("status").or_insert_with(|| "failed".into());
    Ok(out.into())
}

fn failed(path: &str, place: Option<(usize, usize)>, message: &str) -> Map<String, Value> {
    let (line, column) = place.unzip();
    let pairs = [("path", json!(path)), ("line", json!(line)), ("column", json!(column)), ("message", json!(message))];
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn finding(found: &Found) -> serde_json::Result<Map<String, Value>> {
    let place = Place::of(found);
    let span = found.finding.span;
    object(&json!({
        "path": found.file.path,
        "line": place.map(|p| p.line), "column": place.map(|p| p.column),
        "end_line": place.map(|p| p.end_line), "end_column": place.map(|p| p.end_column),
        "check": found.finding.check,
        "severity": found.finding.severity,
        "message": found.finding.message,
        "text": span.map(|span| span.slice(&found.file.text)),
        "span": span,
        "fact": found.finding.fact,
        "known": found.known,
    }))
}

fn object(value: &impl Serialize) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_value(serde_json::to_value(value)?)
}

fn with(kind: &str, more: Map<String, Value>) -> Value {
    let mut out = Map::new();
    out.insert("kind".to_owned(), kind.into());
    out.extend(more);
    out.into()
}
