//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod acquisition;
mod contract;
mod deals;
mod measure;
mod ownership;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[measure::FRAME, contract::FRAME, acquisition::FRAME, ownership::FRAME];

#[cfg(test)]
mod tests;
