//! Whether a fact's figures and dates stand where its evidence is.

use crate::{
    sheet::{FactId, Slice},
    text::Span,
    validate::{
        case::{Case, Outcome},
        cues::Cues,
    },
    value::Modality,
};

fn near(evidence: &[Slice], span: Span, reach: u32) -> bool {
    evidence
        .iter()
        .any(|e| span.start <= e.span.end.saturating_add(reach) && e.span.start <= span.end.saturating_add(reach))
}

/// Every figure and date of a fact stands in or near its evidence; every fact has some.
pub(super) fn evidence(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let reach = |name| case.limits.get("evidence-holds-roles", name).clamp(0.0, f64::from(u32::MAX)) as u32;
    let (figure_reach, date_reach) = (reach("figure-reach"), reach("date-reach"));
    for ((fact, grounds), id) in case.sheet.facts.iter().zip(case.grounds.iter()).zip(0..) {
        let id = Some(crate::sheet::FactId(id));
        out.want(!fact.evidence.is_empty(), None, id, || "the fact has no evidence".to_owned());
        if fact.evidence.is_empty() {
            continue;
        }
        for (role, figure) in grounds.figures().filter_map(|(role, f)| Some((role, case.figure(f)?))) {
            out.want(near(&fact.evidence, figure.span, figure_reach), Some(figure.span), id, || {
                format!("{role} {} {:?} stands far from the evidence", figure.id, figure.text)
            });
        }
        for (role, date) in grounds.dates().filter_map(|(role, d)| Some((role, case.date(d)?))) {
            out.want(near(&fact.evidence, date.span, date_reach), Some(date.span), id, || {
                format!("{role} {} {:?} stands far from the evidence", date.id, date.text)
            });
        }
    }
    out
}

/// What stands as the consensus is expected where the earlier or the new amount is not.
pub(super) fn consensus(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (fact, at) in case.sheet.facts.iter().zip(0..) {
        let of = |role: &str| case.figure(fact.body.get(role)?.figure()?);
        let Some(consensus) = of("consensus").filter(|_| fact.modality == Modality::Asserted) else { continue };
        let expected = |span: Span| {
            let clause = case.source.clause(span);
            (clause, case.cues(clause).has(Cues::EXPECTED | Cues::CONDITIONAL))
        };
        let (own, is_expected) = expected(consensus.span);
        for role in ["change", "previous", "value"] {
            let Some(other) = of(role) else { continue };
            let (clause, other_is) = expected(other.span);
            out.want(is_expected || !other_is || clause == own, Some(consensus.span), Some(FactId(at)), || {
                format!("{:?} is told as the consensus, but it is {:?} that is expected", consensus.text, other.text)
            });
        }
    }
    out
}
