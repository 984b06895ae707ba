//! Sheets as text of one form or another.

pub mod findings;
pub mod json;
pub mod markdown;
pub mod text;
mod view;
