//! Checks of a sheet against its source, independent of the extractor.
//!
//! The checks re-read source and English with their own, simpler readers and share no code with what wrote the sheet.
//! Each check is one row of [`CHECKS`]; its findings are values. An error says that the sheet tells what the source
//! does not; where the simpler reader cannot tell, it is silent or leaves a note.

mod case;
mod checks;
pub mod claims;
mod cues;
mod dates;
mod en;
pub mod fr;
mod grounds;
mod limits;
mod printed;
mod reading;
mod scan;
mod source;
mod verdict;
mod words;

pub use case::{Case, Fault, Outcome};
pub use checks::{CHECKS, Check};
pub use cues::Cues;
pub use limits::{LIMITS, Limit, Limits};
pub use reading::{Cut, DateReading, FigureReading, Number, Readings, SourceReader, Unit, Units, Word};
pub use scan::{Kind, Piece, Stretch};

use crate::sheet::{Finding, Sheet, Status, Validation};

/// Builds the tables of the English reader, which are otherwise built when first asked for.
pub(crate) fn warm_up() {
    std::sync::LazyLock::force(&en::LEXIS);
}

/// Runs every check of [`CHECKS`] over the sheet; findings come in reading order, those without a place last.
#[must_use]
pub fn validate(sheet: &Sheet, source: &str, reader: &dyn SourceReader) -> Validation {
    validate_within(sheet, source, reader, &Limits::default())
}

/// Runs every check by these numbers.
#[must_use]
pub fn validate_within(sheet: &Sheet, source: &str, reader: &dyn SourceReader, limits: &Limits) -> Validation {
    let case = Case::new(sheet, source, reader, limits);
    let mut checked = 0u32;
    let mut placed: Vec<(u32, Finding)> = Vec::new();
    for check in CHECKS {
        let outcome = (check.run)(&case);
        checked = checked.saturating_add(outcome.checked);
        for fault in outcome.found {
            let evidence =
                || fault.fact.and_then(|f| sheet.facts.get(f.index())).and_then(|f| f.evidence.first()).map(|e| e.span);
            let place = fault.span.or_else(evidence).map_or(u32::MAX, |s| s.start);
            placed.push((
                place,
                Finding {
                    check: check.id.into(),
                    severity: fault.severity.unwrap_or(check.severity),
                    message: fault.message,
                    span: fault.span,
                    fact: fault.fact,
                },
            ));
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let findings: Vec<Finding> = placed.into_iter().map(|(_, finding)| finding).collect();
    let status = Status::of(findings.iter().map(|f| f.severity).max());
    Validation { status, checked, findings }
}
