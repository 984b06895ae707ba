//! Source text: spans, documents, sentences, tokens.

mod document;
mod intern;
mod marks;
mod sentence;
mod span;
mod stamp;
#[cfg(test)]
mod tests;
mod token;

pub use document::{Document, Published};
pub use intern::{Interner, PhraseTrie, WordId, WordMap, WordSet};
pub use sentence::{Sentence, Text};
pub use span::Span;
pub use token::{Case, Token, TokenKind, fold, pieces};
pub(crate) use token::{each_piece, fold_into};
