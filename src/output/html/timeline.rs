//! The timeline as a picture: what covers which days.

use super::days::{covered, number, ticks};
use crate::{
    output::view::{Body, View},
    sheet::{FactId, Sheet},
};

/// Rows drawn at most; the table below has them all.
const MOST: usize = 30;
/// Where the days start and end, in the picture's units, and how high a row is.
const LEFT: f64 = 170.0;
const RIGHT: f64 = 628.0;
const HIGH: f64 = 20.0;

/// A picture of the timeline.
#[derive(Debug)]
pub(super) struct Picture {
    pub height: f64,
    /// Where the axis stands.
    pub axis: f64,
    pub rows: Vec<Row>,
    /// Marks of the axis.
    pub ticks: Vec<(f64, String)>,
    /// The day of publication.
    pub published: Option<f64>,
    /// Rows that are not drawn.
    pub left_out: usize,
}

/// One row: a dot for a day, a bar for a period.
#[derive(Debug)]
pub(super) struct Row {
    pub y: f64,
    pub middle: f64,
    pub label: String,
    pub told: String,
    pub x: f64,
    pub width: f64,
    pub is_day: bool,
    pub fact: Option<FactId>,
}

/// The picture, where at least two days can be told apart.
pub(super) fn picture(sheet: &Sheet, view: &View) -> Option<Picture> {
    let rows =
        view.sections.iter().find(|section| section.title == "Timeline").and_then(|section| match &section.body {
            Body::Table { rows, .. } => Some(rows),
            _ => None,
        })?;
    let dated: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, covered(sheet.dates.get(row.date?.index())?.value.as_deref()?)?)))
        .collect();
    let published =
        sheet.source.published.as_deref().and_then(covered).filter(|(from, to)| from == to).map(|(day, _)| day);
    let drawn = dated.get(..dated.len().min(MOST))?;
    let days = drawn.iter().flat_map(|(_, (from, to))| [*from, *to]).chain(published);
    let (first, last) = days.fold(None, |range, day| {
        let (first, last) = range.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })?;
    let range = f64::from(number(last) - number(first));
    if range == 0.0 {
        return None;
    }
    let x = |day| LEFT + (RIGHT - LEFT) * f64::from(number(day) - number(first)) / range;
    let axis = HIGH * drawn.len() as f64 + 8.0;
    let rows = drawn.iter().enumerate().map(|(at, (row, (from, to)))| {
        let y = 4.0 + HIGH * at as f64;
        let cell = |at: usize| row.cells.get(at).cloned().unwrap_or_default();
        Row {
            y,
            middle: y + HIGH / 2.0,
            label: short(&cell(0)),
            told: cell(1),
            x: x(*from),
            width: (x(*to) - x(*from)).max(4.0),
            is_day: from == to,
            fact: row.facts.first().copied(),
        }
    });
    let mut marks: Vec<(f64, String)> = Vec::new();
    for (day, label) in ticks(first, last) {
        // Labels keep clear of each other and of the border.
        let at = x(day);
        if marks.last().is_none_or(|(before, _)| at - before > 52.0) && at < RIGHT + 4.0 {
            marks.push((at, label));
        }
    }
    Some(Picture {
        height: axis + 24.0,
        axis,
        rows: rows.collect(),
        ticks: marks,
        published: published.map(x),
        left_out: dated.len() - drawn.len(),
    })
}

/// A label that fits beside the rows.
fn short(label: &str) -> String {
    match label.char_indices().nth(26) {
        Some((at, _)) => format!("{}…", label.get(..at).unwrap_or(label)),
        None => label.to_owned(),
    }
}
