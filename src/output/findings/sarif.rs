//! SARIF 2.1.0.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use serde_sarif::sarif::{
    ArtifactLocation, Invocation, Location, Message, MultiformatMessageString, Notification, PhysicalLocation, Region,
    ReportingConfiguration, ReportingDescriptor, Result as Finding, ResultLevel, Run, Sarif, Suppression, Tool,
    ToolComponent,
};

use super::{Found, Place, Report, Rule, State, Verdict};
use crate::{sheet::Severity, source::sha256};

/// Where readers find the schema.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The fingerprint that GitHub and others follow a finding by while lines move.
const FINGERPRINT: &str = "primaryLocationLineHash";

/// One run with every check as a rule.
///
/// # Errors
/// Those of the JSON writer.
pub fn render(report: &Report) -> serde_json::Result<String> {
    let rules: Vec<ReportingDescriptor> = report.rules.iter().map(rule).collect();
    let driver = ToolComponent::builder()
        .name("fiche")
        .version(env!("CARGO_PKG_VERSION"))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(rules)
        .build();
    let failed = report.articles.iter().filter_map(|article| match &article.state {
        State::Failed { place, message } => Some(notification(&article.path, *place, message)),
        State::Evaluated { .. } => None,
    });
    let invocation = Invocation::builder()
        .execution_successful(report.verdict() != Verdict::Failed)
        .exit_code(i64::from(report.exit()))
        .tool_execution_notifications(failed.collect::<Vec<_>>())
        .build();
    let mut seen = HashMap::new();
    let results: Vec<Finding> = report.findings().map(|found| result(report, found, &mut seen)).collect();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind(json!("unicodeCodePoints"))
        .default_source_language("fr")
        .invocations(vec![invocation])
        .results(results)
        .build();
    let sarif = Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(vec![run]).build();
    let mut out = serde_json::to_string_pretty(&sarif)?;
    out.push('\n');
    Ok(out)
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Note => ResultLevel::Note,
    }
}

fn rule(rule: &Rule) -> ReportingDescriptor {
    let doc = || MultiformatMessageString::builder().text(rule.doc).build();
    let configuration = ReportingConfiguration::builder()
        .enabled(rule.severity.is_some())
        .level(json!(rule.severity.map_or(ResultLevel::None, level)))
        .build();
    ReportingDescriptor::builder()
        .id(rule.id)
        .short_description(doc())
        .full_description(doc())
        .default_configuration(configuration)
        .build()
}

fn result(report: &Report, found: &Found, seen: &mut HashMap<String, usize>) -> Finding {
    let finding = &found.finding;
    let mut region = None;
    if let Some(p) = Place::of(found) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let ends = Region::builder().start_line(count(p.line)).start_column(count(p.column));
        region = Some(ends.end_line(count(p.end_line)).end_column(count(p.end_column)).build());
    }
    let mut out = Finding::builder()
        .rule_id(finding.check.as_ref())
        .level(level(finding.severity))
        .message(text(&finding.message))
        .locations(vec![location(&found.file.path, region)])
        .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), fingerprint(found, seen))]))
        .build();
    out.rule_index =
        report.rules.iter().position(|rule| rule.id == finding.check).and_then(|at| i64::try_from(at).ok());
    if found.known {
        out.baseline_state = Some(json!("unchanged"));
        out.suppressions = Some(vec![Suppression::builder().kind(json!("external")).build()]);
    }
    out
}

/// A hash of the check, its words and their line, and which of such findings of the file it is: it stays while other
/// lines come and go.
fn fingerprint(found: &Found, seen: &mut HashMap<String, usize>) -> String {
    let text = found.file.text.as_str();
    let words = found.finding.span.map_or("", |span| span.slice(text));
    let line = Place::of(found).and_then(|p| text.lines().nth(p.line - 1)).unwrap_or("").trim();
    let key = [found.file.path.as_str(), &found.finding.check, words, line].join("\0");
    let hash: String = sha256(key.as_bytes()).chars().take(16).collect();
    let nth = seen.entry(key).or_default();
    *nth += 1;
    format!("{hash}:{nth}")
}

fn notification(path: &str, place: Option<(usize, usize)>, message: &str) -> Notification {
    let region = place.and_then(|(line, column)| {
        let (line, column) = (i64::try_from(line).ok()?, i64::try_from(column).ok()?);
        Some(Region::builder().start_line(line).start_column(column).build())
    });
    Notification::builder().level(json!("error")).message(text(message)).locations(vec![location(path, region)]).build()
}

fn text(text: &str) -> Message {
    Message::builder().text(text).build()
}

fn location(path: &str, region: Option<Region>) -> Location {
    let artifact = ArtifactLocation::builder().uri(uri(path)).build();
    let mut physical = PhysicalLocation::builder().artifact_location(artifact).build();
    physical.region = region;
    Location::builder().physical_location(physical).build()
}

/// A relative path as a URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
