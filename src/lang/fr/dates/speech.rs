//! *aujourd'hui* inside a quotation is the day on which it was said.

use super::{
    scan::Scan,
    shape::{Found, Shape},
};

/// The day of speech for `found`, where it is a quoted *aujourd'hui* and its sentence tells one: *a déclaré mardi X*.
pub(super) fn day_of_speech<'f>(
    scan: &Scan<'_>,
    found: &Found,
    mut others: impl Iterator<Item = &'f Found>,
) -> Option<&'f Found> {
    if found.shape != Shape::Day(0) || !scan.quoted(found.start) {
        return None;
    }
    others.find(|other| {
        let day = matches!(other.shape, Shape::Weekday { .. } | Shape::Calendar { .. } | Shape::Day(_));
        day && !scan.quoted(other.start) && scan.just_said(other.start)
    })
}

impl Scan<'_> {
    /// Whether a quotation that this sentence opens is still open at `at`.
    fn quoted(&self, at: usize) -> bool {
        (self.from..at).fold(false, |open, t| match self.fold(t) {
            "«" | "“" => true,
            "»" | "”" => false,
            "\"" => !open,
            _ => open,
        })
    }

    /// Whether a verb of saying stands right before a day: *a déclaré mardi*, *avait dit le 12 mai*.
    fn just_said(&self, at: usize) -> bool {
        let verb = at.wrapping_sub(if self.any(at.wrapping_sub(1), &["ce", "le"]) { 2 } else { 1 });
        (self.from..self.to).contains(&verb) && (self.text.slice(verb).ends_with('é') || self.is(verb, "dit"))
    }
}
