//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod acquisition;
mod analyst_rating;
mod contract;
mod deals;
mod dividend;
mod measure;
mod near;
mod ownership;
mod policy_rate;
mod quote;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[
    measure::PRICE_MOVE,
    measure::FINANCIAL_RESULT,
    measure::GUIDANCE,
    measure::OPERATING_METRIC,
    measure::MACRO_INDICATOR,
    acquisition::FRAME,
    analyst_rating::FRAME,
    contract::FRAME,
    dividend::FRAME,
    ownership::FRAME,
    policy_rate::FRAME,
    quote::FRAME,
];

#[cfg(test)]
mod tests;
