//! Whether a fact's figures and dates stand where its evidence is.

use crate::{
    sheet::Slice,
    text::Span,
    validate::case::{Case, Outcome},
};

/// How far from the evidence a figure may stand, in bytes: a neighbouring sentence.
const FIGURE_REACH: u32 = 240;
/// A period may be inherited from some sentences before.
const DATE_REACH: u32 = 1500;

fn near(evidence: &[Slice], span: Span, reach: u32) -> bool {
    evidence
        .iter()
        .any(|e| span.start <= e.span.end.saturating_add(reach) && e.span.start <= span.end.saturating_add(reach))
}

/// Every figure and date of a fact stands in or near its evidence; every fact has some.
pub(super) fn evidence(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for ((fact, grounds), id) in case.sheet.facts.iter().zip(case.grounds.iter()).zip(0..) {
        let id = Some(crate::sheet::FactId(id));
        out.want(!fact.evidence.is_empty(), None, id, || "the fact has no evidence".to_owned());
        if fact.evidence.is_empty() {
            continue;
        }
        for (role, figure) in grounds.figures().filter_map(|(role, f)| Some((role, case.figure(f)?))) {
            out.want(near(&fact.evidence, figure.span, FIGURE_REACH), Some(figure.span), id, || {
                format!("{role} {} {:?} stands far from the evidence", figure.id, figure.text)
            });
        }
        for (role, date) in grounds.dates().filter_map(|(role, d)| Some((role, case.date(d)?))) {
            out.want(near(&fact.evidence, date.span, DATE_REACH), Some(date.span), id, || {
                format!("{role} {} {:?} stands far from the evidence", date.id, date.text)
            });
        }
    }
    out
}
