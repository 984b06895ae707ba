//! What the passes over one article share: the tables, the text, what is already found.

use super::tables::{Flag, Tables, Unit, Word};
use crate::{
    mentions::{Mentions, Owner},
    text::{Text, TokenKind, WordId},
};

/// One article under the tables.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    pub tables: &'t Tables,
    pub text: &'t Text<'t>,
    pub found: &'t Mentions,
}

impl<'t> Reader<'t> {
    /// What is known of the word at `at`.
    pub fn word(&self, at: usize) -> Word {
        self.text.tokens.get(at).and_then(|t| self.tables.words.get(t.word)).copied().unwrap_or_default()
    }

    /// Whether the word at `at` can do this.
    pub fn is(&self, at: usize, flag: Flag) -> bool {
        self.word(at).is(flag)
    }

    /// Whether the token at `at` is this sign (`-` for every dash).
    pub fn sign(&self, at: usize, sign: char) -> bool {
        self.text
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Sign && (t.first == sign || (sign == '-' && is_dash(t.first))))
    }

    /// Whether white space stands before the token at `at`.
    pub fn spaced(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_none_or(|t| t.spaced)
    }

    /// Whether the token at `at` belongs to no mention.
    pub fn free(&self, at: usize) -> bool {
        self.found.owner(at) == Owner::Free && at < self.text.tokens.len()
    }

    /// Whether the token at `at` is a quotation mark.
    pub fn quote(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| {
            t.kind == TokenKind::Sign && matches!(t.first, '"' | '«' | '»' | '“' | '”' | '\'' | '’' | '‘')
        })
    }

    /// Whether the token at `at` is digits.
    pub fn digit(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.first.is_ascii_digit())
    }

    /// The words from `at` on.
    pub fn words_from(&self, at: usize) -> impl Iterator<Item = WordId> + use<'t> {
        self.text.tokens.get(at..).unwrap_or_default().iter().map(|t| t.word)
    }

    /// The token before `at`, within the sentence that starts at `start`, quotation marks skipped.
    pub fn before(&self, at: usize, start: usize) -> Option<usize> {
        (start..at).rev().find(|i| !self.quote(*i))
    }

    /// The unit phrase at `at`: its first token past it, and the unit.
    pub fn unit_phrase(&self, at: usize) -> Option<(usize, Unit)> {
        let (length, unit) = self.tables.units.longest(self.words_from(at))?;
        Some((at + length, *unit))
    }
}

/// Whether `c` is a minus or a dash.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}')
}
