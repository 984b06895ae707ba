//! Source text: spans, documents, sentences, tokens.

mod span;

pub use span::Span;
