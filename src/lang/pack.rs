//! The seam between the pipeline and a source language.

use crate::{
    facts::{frame::Frame, lexicon::Lexicon},
    mentions::Mentions,
    names::Table,
    text::{Document, Interner, Text},
};

/// What a source language must bring to be read.
pub trait Pack: Sync {
    /// ISO 639-1 code (`fr`).
    fn code(&self) -> &'static str;

    /// The language as whatlang identifies it.
    fn language(&self) -> whatlang::Lang;

    /// Small words that hardly another language has: they tell short texts, of which identification is not sure.
    fn own_words(&self) -> &'static [&'static str];

    /// Every folded word that its tables know.
    fn words(&self) -> &Interner;

    /// Its verbs and terms.
    fn lexicon(&self) -> &Lexicon;

    /// How its press tells facts.
    fn frames(&self) -> &'static [Frame];

    /// Finds names, dates and figures, in that order (see [`Mentions`]); a user's `names` come before its own.
    fn mentions(&self, doc: &Document<'_>, text: &Text<'_>, names: Option<&Table>) -> Mentions;
}
