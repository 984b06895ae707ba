//! `operating_metric`: what section 6 does not name, counted or measured.

use super::{
    Measure, Part,
    finish::{complete, figures, modality, words},
};
use crate::facts::{engine::Context, frame::Draft, ontology::FactType};

pub(super) fn operating(ctx: &Context<'_>, m: &Measure, subject: u32) -> Result<Draft, &'static str> {
    let mut draft = Draft::new(FactType::OperatingMetric, "operating_metric.measure", ctx.sentence(m.sentence));
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
