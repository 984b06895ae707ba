//! Source text: spans, documents, sentences, tokens.

mod document;
pub(crate) mod fold;
mod intern;
mod marks;
mod mojibake;
pub(crate) mod ready;
mod sentence;
mod span;
mod stamp;
#[cfg(test)]
mod tests;
mod token;

pub use document::{Document, Front, Published};
pub(crate) use fold::fold_into;
pub use fold::{fold, pieces};
pub use intern::{Interner, PhraseTrie, WordId, WordMap, WordSet};
pub(crate) use mojibake::mojibake;
pub use sentence::{Sentence, Text};
pub use span::Span;
pub(crate) use stamp::stamped_day;
pub use token::{Case, Token, TokenKind};
