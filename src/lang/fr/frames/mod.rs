//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod acquisition;
mod contract;
mod deals;
mod measure;
mod ownership;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[
    measure::PRICE_MOVE,
    measure::FINANCIAL_RESULT,
    measure::GUIDANCE,
    measure::OPERATING_METRIC,
    measure::MACRO_INDICATOR,
    acquisition::FRAME,
    contract::FRAME,
    ownership::FRAME,
];

#[cfg(test)]
mod tests;
