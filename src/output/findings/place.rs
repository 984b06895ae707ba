//! Where a finding stands, as the forms tell it.

use super::Found;
use crate::source::position;

/// Lines and columns of a finding, from one, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line of the start.
    pub line: usize,
    /// Column of the start.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

impl Place {
    /// The place of a finding that has one.
    #[must_use]
    pub fn of(found: &Found) -> Option<Self> {
        let span = found.finding.span?;
        let (line, column) = position(&found.file.text, span.start as usize);
        let (end_line, end_column) = position(&found.file.text, span.end.max(span.start) as usize);
        Some(Self { line, column, end_line, end_column })
    }
}
