//! One fact per thing said: tellings of the same fact become one with several evidences.

use super::frame::Draft;
use crate::{
    mentions::Mentions,
    sheet::{Fact, FactId, Slice, Time},
};

/// The drafts as facts of the sheet, in reading order.
#[must_use]
pub fn merge(source: &str, _mentions: &Mentions, drafts: Vec<Draft>) -> Vec<Fact> {
    let fact = |(draft, at): (Draft, u32)| Fact {
        id: FactId(at),
        body: draft.body,
        modality: draft.modality,
        attribution: draft.attribution,
        time: draft.time.map(|date| Time { date }),
        frame: draft.frame.into(),
        evidence: vec![Slice::cut(source, draft.evidence)],
        statement: String::new(),
    };
    drafts.into_iter().zip(0..).map(fact).collect()
}
