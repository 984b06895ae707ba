//! French temporal expressions.

use crate::{
    mentions::Mentions,
    text::{Interner, Published, Text},
};

/// The words of the calendar.
#[derive(Debug, Default)]
pub struct Calendar {}

impl Calendar {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(_words: &mut Interner) -> Self {
        Self {}
    }

    /// Finds every temporal expression on free tokens and claims them.
    pub fn read(&self, _text: &Text<'_>, _published: Option<Published>, _found: &mut Mentions) {}
}
