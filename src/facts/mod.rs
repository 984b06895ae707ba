//! Typed facts: the ontology, the words that tell them, the frames that read them.

pub mod coverage;
pub mod engine;
pub mod frame;
pub mod lexicon;
pub mod line;
pub mod marks;
pub mod merge;
pub mod nominal;
pub mod ontology;
pub mod pattern;
pub mod reference;
pub mod relative;
pub mod relay;
pub mod salience;
pub mod scene;
pub mod syntax;
