//! How an article was read: tokens, mentions, frames that fired and frames that refused.

use serde::Serialize;

use crate::{sheet::Sheet, text::Span};

/// One atom of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AtomView {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// `entity`, `figure`, `date`, `verb`, `term`, `sign` or `word`.
    pub kind: &'static str,
    /// What is known of it: an id, senses, a term.
    pub detail: String,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentenceView {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the title.
    pub title: bool,
    /// Ids of what it is about where it does not say: the company of its section or of the article, the economy.
    pub topics: Vec<String>,
    /// Its atoms.
    pub atoms: Vec<AtomView>,
}

/// A frame that met its trigger and gave no fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusalView {
    /// The frame.
    pub frame: &'static str,
    /// The trigger's text.
    pub text: String,
    /// The trigger.
    pub span: Span,
    /// Why.
    pub reason: &'static str,
}

/// How an article was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The sheet: its facts name the frames that fired.
    pub sheet: Sheet,
    /// The sentences.
    pub sentences: Vec<SentenceView>,
    /// References resolved, in reading order: the words, and the id of the entity they stand for.
    pub references: Vec<(String, Span, String)>,
    /// The refusals.
    pub refusals: Vec<RefusalView>,
}
