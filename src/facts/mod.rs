//! Typed facts: the ontology, the frame engine, reference resolution and merging.

pub mod lexicon;
pub mod ontology;
pub mod syntax;
