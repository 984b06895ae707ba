//! An article's page: the source on one side, its sheet on the other.

use askama::Template;

use super::{
    Kit, PAGE, escape,
    facts::{self, Group, Places, number},
    markup::{self, KINDS, Line, kind},
    printed,
    timeline::{self, Picture},
};
use crate::{
    output::{
        json::{self, Offsets},
        view::{Body, Look, Row, Section, Told, View},
    },
    sheet::{FactId, Severity, Sheet, Status},
};

#[derive(Template)]
#[template(path = "page.html", config = "src/output/html/askama.toml")]
struct Page<'p> {
    kit: &'static Kit,
    home: Option<&'p str>,
    sheet: &'p Sheet,
    view: &'p View,
    /// The title, where the headline is another.
    title: Option<&'p str>,
    status: (&'static str, &'static str),
    lines: &'p [Line<'p>],
    legend: Vec<(&'static str, &'static str, usize)>,
    key: Vec<Group>,
    rest: Vec<Group>,
    summary: &'p [Told],
    /// Sections, and of tables the columns that have something to say.
    sections: Vec<(&'p Section, Vec<bool>)>,
    timeline: Option<Picture>,
    findings: Vec<Finding<'p>>,
    json: String,
}

/// A finding, and where it stands.
struct Finding<'p> {
    at: usize,
    severity: String,
    check: &'p str,
    message: &'p str,
    fact: Option<usize>,
}

impl Page<'_> {
    fn listed(&self, facts: &[FactId]) -> String {
        facts.iter().map(|id| number(*id).to_string()).collect::<Vec<_>>().join(" ")
    }

    fn number(&self, fact: &FactId) -> usize {
        number(*fact)
    }

    fn finding(&self, at: &usize) -> Option<&Finding<'_>> {
        self.findings.iter().find(|finding| finding.at == *at)
    }

    /// Whether a column has something to say.
    fn is_told(&self, told: &[bool], column: &usize) -> bool {
        told.get(*column).copied().unwrap_or_default()
    }

    /// Whether the last column of a section tells the place in the source.
    fn is_placed(&self, head: &[&str]) -> bool {
        head.last() == Some(&"Source")
    }

    /// Whether an address can be gone to: others are told and no more.
    fn is_web(&self, url: &str) -> bool {
        url.starts_with("https://") || url.starts_with("http://")
    }

    /// Whether the words of a cell are those of the source.
    fn is_french(&self, section: &Section) -> bool {
        matches!(section.title, "Quotes" | "Unread")
    }

    /// Where a row's first fact is told, as the anchor of its evidence.
    fn anchor(&self, row: &Row) -> Option<u32> {
        let fact = self.sheet.facts.get(row.facts.first()?.index())?;
        Some(fact.evidence.first()?.span.start)
    }
}

/// Sign and words of a status.
pub(super) fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Pass => ("✓", "passed"),
        Status::Warn => ("!", "warning"),
        Status::Fail => ("✗", "failed"),
    }
}

/// The page of a sheet; `source` is the article's text, `home` the address of the index, where there is one. Spans of the
/// JSON that stands in it are in the unit asked for.
///
/// ```
/// use fiche::{Reader, output::{html, json::Offsets}, source::Article};
/// let article = Article::from_text("Veltis <b>gagne</b> 3% à 25 euros à la Bourse de Paris.");
/// let sheet = Reader::new().language("fr")?.read(&article)?;
/// let page = html::render(&sheet, &article.text, Offsets::Bytes, Some("index.html"));
/// assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<b>gagne"));
/// # Ok::<(), fiche::Error>(())
/// ```
#[must_use]
pub fn render(sheet: &Sheet, source: &str, offsets: Offsets, home: Option<&str>) -> String {
    let view = View::of(sheet, source);
    let look = Look { sheet, source };
    let marked = markup::mark(&look);
    let (key, rest) = facts::groups(&look, &Places::new(source));
    let summary = view.sections.iter().find_map(|section| match &section.body {
        Body::Prose(lines) => Some(lines.as_slice()),
        _ => None,
    });
    let shown = ["Figures", "Analyst views", "Timeline", "Who's who", "Quotes", "Unread"];
    let sections = view.sections.iter().filter(|section| shown.contains(&section.title));
    let findings = sheet.validation.findings.iter().enumerate();
    let findings = findings.filter(|(_, f)| f.severity > Severity::Note || !f.check.ends_with("-unread"));
    let legend = KINDS.iter().zip(&marked.counts).map(|((class, label), count)| (*class, *label, *count));
    let page = Page {
        kit: &PAGE,
        home,
        sheet,
        view: &view,
        title: sheet.source.title.as_deref().filter(|title| *title != view.headline),
        status: status(sheet.validation.status),
        lines: &marked.lines,
        legend: legend.filter(|(.., count)| *count > 0).collect(),
        key,
        rest,
        summary: summary.unwrap_or_default(),
        sections: sections.map(|section| (section, told(&section.body))).collect(),
        timeline: timeline::picture(sheet, &view),
        findings: findings
            .map(|(at, f)| Finding {
                at,
                severity: kind(&f.severity),
                check: &f.check,
                message: &f.message,
                fact: f.fact.map(number),
            })
            .collect(),
        json: escape::json(&json::render(sheet, source, offsets, false)),
    };
    // A page is some thirty times as long as its source.
    printed(&page, source.len().saturating_mul(32).min(1 << 20))
}

/// The columns of a table that have something to say.
fn told(body: &Body) -> Vec<bool> {
    let Body::Table { head, rows } = body else { return Vec::new() };
    let told = |column: usize| rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()));
    (0..head.len()).map(told).collect()
}
