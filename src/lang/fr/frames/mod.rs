//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod contract;
mod measure;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[
    measure::PRICE_MOVE,
    measure::FINANCIAL_RESULT,
    measure::GUIDANCE,
    measure::OPERATING_METRIC,
    measure::MACRO_INDICATOR,
    contract::FRAME,
];

#[cfg(test)]
mod tests;
