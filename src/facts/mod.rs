//! Typed facts: the ontology, the frame engine, reference resolution and merging.

pub mod ontology;
