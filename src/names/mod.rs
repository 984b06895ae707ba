//! Names: the gazetteer, its tables, and context rules for names that no table knows.

use crate::{
    mentions::Mentions,
    text::{Interner, Text},
};

/// The names that tables know.
#[derive(Debug, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(_words: &mut Interner) -> Self {
        Self {}
    }

    /// Finds every name and claims its tokens.
    pub fn read(&self, _text: &Text<'_>, _found: &mut Mentions) {}
}
