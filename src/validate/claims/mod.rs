//! An English summary that anybody wrote, sentence by sentence against the French source.
//!
//! Each sentence is taken apart into claims: amounts with unit and bound, dates, names, direction, hedge, denial, who says
//! it, quoted words. Each is matched to the source by value, through the readers of [`crate::validate`] alone: it is
//! supported, derived from two figures of the source, contradicted, or not in the source.

mod amounts;
mod anchor;
mod checks;
mod counted;
mod judge;
mod ledger;
mod lines;
mod names;
mod order;
mod period;
mod prose;
mod stance;
mod times;
mod told;
mod told_as;
mod topics;
mod when;
mod who;

pub use checks::{CLAIM_CHECKS, ClaimCheck};
pub use lines::lines;

use super::reading::SourceReader;
use crate::{
    sheet::Severity,
    text::{Published, Span},
};

/// What became of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of the check that judged it, one of [`CLAIM_CHECKS`].
    pub check: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where it stands in the summary, in bytes.
    pub span: Span,
    /// The slice of the source that it was matched with, in bytes.
    pub source: Option<Span>,
    /// What became of it and why.
    pub message: String,
}

/// The claims of a summary, and how many comparisons were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Sentences of the summary.
    pub sentences: usize,
    /// Count of single comparisons made.
    pub checked: u32,
    /// What became of each claim, in the order of the summary.
    pub claims: Vec<Claim>,
}

/// Judges every claim of `summary`.
///
/// ```
/// use fiche::validate::{claims::verify, fr::FRENCH};
/// let source = "Veltis a gagné 3,5% à 25 euros.";
/// let found = verify("Veltis gained 3.6%.", source, None, &FRENCH);
/// assert!(found.claims.iter().any(|claim| claim.check == "claim-figure"));
/// ```
#[must_use]
pub fn verify(summary: &str, source: &str, published: Option<Published>, reader: &dyn SourceReader) -> Claims {
    let ledger = ledger::Ledger::read(source, published, reader);
    let mut out = Claims::default();
    for span in prose::sentences(summary) {
        out.sentences += 1;
        let told = told::Told::read(span.slice(summary), published);
        let mut judge = judge::Judge::new(&told, &ledger);
        judge.run();
        out.checked = out.checked.saturating_add(judge.checked);
        out.claims.extend(judge.claims.into_iter().map(|mut claim| {
            claim.span = Span::new(claim.span.start + span.start, claim.span.end + span.start);
            claim
        }));
    }
    out
}

/// Builds nothing twice: whether the tables hold what they should is asked by their own tests.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::fr::FRENCH;

    fn errors(source: &str, summary: &str) -> Vec<String> {
        let found = verify(summary, source, Some("2025-10-24".parse().unwrap()), &FRENCH);
        found
            .claims
            .iter()
            .filter(|c| c.severity >= Severity::Warning)
            .map(|c| format!("{}: {}", c.check, c.message))
            .collect()
    }

    #[test]
    fn every_check_passes_its_good_example_and_finds_the_bad_one() {
        for check in CLAIM_CHECKS {
            let has = |summary: &str| {
                let found = verify(summary, check.source, Some("2025-10-24".parse().unwrap()), &FRENCH);
                found.claims.iter().any(|c| c.check == check.id)
            };
            if check.severity > Severity::Note {
                assert_eq!(errors(check.source, check.passes), Vec::<String>::new(), "{}: {}", check.id, check.passes);
                assert!(has(check.fails), "{}: {:?} {:?}", check.id, check.fails, errors(check.source, check.fails));
            } else {
                assert!(has(check.passes) && !has(check.fails), "{}", check.id);
            }
        }
    }
}
