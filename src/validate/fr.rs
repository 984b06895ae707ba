//! French, re-read by simpler means.

/// The French reader of the checks.
pub static FRENCH: French = French;

/// French.
#[derive(Debug)]
pub struct French;

impl super::SourceReader for French {}
