//! French figures.

use crate::{
    mentions::Mentions,
    text::{Interner, Text},
};

/// The words of numbers, magnitudes, units and bounds.
#[derive(Debug, Default)]
pub struct Numerals {}

impl Numerals {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(_words: &mut Interner) -> Self {
        Self {}
    }

    /// Finds every figure on free tokens and claims them.
    pub fn read(&self, _text: &Text<'_>, _found: &mut Mentions) {}
}
