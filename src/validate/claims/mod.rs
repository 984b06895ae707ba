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

    /// A source, what it says in English, and what it does not with the check that finds it.
    const SHARP: &[(&str, &str, &str, &str)] = &[
        (
            "Veltis a réalisé 40 millions d'euros de ventes au premier semestre 2025.",
            "Veltis reported sales of EUR 40 million in the first half of 2025.",
            "Veltis reported sales of EUR 40 million in 2025.",
            "claim-date",
        ),
        (
            "Veltis table pour l'exercice 2024/2025 sur une marge de 12%.",
            "Veltis expects a margin of 12% in the 2024/2025 financial year.",
            "Veltis expects a margin of 12% in the 2025/2025 financial year.",
            "claim-date",
        ),
        (
            "Veltis progresse.\n\nVeltis a vendu 12 navires.\n\nLe concurrent Orgel a cédé 2%.\n\nVeltis a gagné un client. Son chiffre d'affaires atteint 40 millions d'euros.",
            "Veltis reported revenue of EUR 40 million.",
            "Orgel reported revenue of EUR 40 million.",
            "claim-subject",
        ),
        (
            "Le bénéfice de Veltis atteint 40 millions d'euros, contre 31 millions.",
            "Veltis reported net income of EUR 40 million.",
            "Veltis reported net income of EUR 31 million.",
            "claim-elsewhere",
        ),
        (
            "Le taux d'occupation de Veltis est monté à 88%.",
            "Veltis had an occupancy of 88%.",
            "Veltis' occupancy rose 88%.",
            "claim-elsewhere",
        ),
        (
            "Veltis table sur une marge de 12%.",
            "Veltis expects a margin of 12%.",
            "Veltis reported a margin of 12%.",
            "claim-hedge",
        ),
        (
            "Le titre Veltis termine sur une perte de 2%.",
            "Veltis shares fell 2%.",
            "Veltis shares rose 2%.",
            "claim-direction",
        ),
        (
            "La Banque de France prévoit une inflation de 2% en 2026.",
            "The Bank of France expects inflation to reach 2% in 2026.",
            "Inflation is expected to reach 2% in 2026.",
            "claim-attribution",
        ),
        (
            "Orgel, filiale de Veltis, a gagné 3%.",
            "Veltis is the parent company of Orgel.",
            "Orgel is the parent company of Veltis.",
            "claim-roles",
        ),
        (
            "Veltis, qui exploite 34 usines, a réalisé 40 millions d'euros de ventes.",
            "Veltis reported sales of EUR 40 million.",
            "Veltis reported sales of USD 40 million.",
            "claim-figure",
        ),
    ];

    #[test]
    fn who_when_and_what_are_those_of_the_source() {
        let mut wrong = Vec::new();
        for (source, passes, fails, check) in SHARP {
            wrong.extend(errors(source, passes).into_iter().map(|error| format!("{passes}: {error}")));
            let found = errors(source, fails);
            if !found.iter().any(|error| error.starts_with(check)) {
                wrong.push(format!("{fails}: no {check} in {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
