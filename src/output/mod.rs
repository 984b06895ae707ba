//! Sheets as people and programs read them: one file per format.

pub mod findings;
pub mod json;
pub mod markdown;
pub mod text;
