//! `operating_metric`: what section 6 does not name, counted or measured.

use super::{
    How, Measure, Part,
    finish::{complete, figures, modality, words},
};
use crate::facts::{
    engine::Context,
    frame::{Draft, Example},
    ontology::FactType,
};

pub(super) fn operating(ctx: &Context<'_>, m: &Measure, subject: u32) -> Result<Draft, &'static str> {
    let mut draft = Draft::new(FactType::OperatingMetric, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    let head = words(ctx, m);
    let span = match m.segment {
        Some(Part::Words(part)) if part.start > head.start && part.start - head.end < 8 => head.cover(part),
        _ => head,
    };
    draft.phrase("metric", span, ctx.text.source);
    figures(&mut draft, m);
    let without = Measure { segment: None, ..m.clone() };
    complete(ctx, &mut draft, &without);
    draft.modality = modality(m);
    Ok(draft)
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Participle | How::Elided => "operating_metric.verb",
        How::Named => "operating_metric.metric",
        How::Noun => "operating_metric.growth",
        How::Ahead => "operating_metric.amount_first",
        How::Part | How::Bracket => "operating_metric.part",
        How::Next => "operating_metric.next",
    }
}

/// What is read, and what is not.
pub(super) const EXAMPLES: &[Example] = &[];
