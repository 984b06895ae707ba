//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod acquisition;
mod capital_raise;
mod contract;
mod deals;
mod investment;
mod measure;
mod ownership;
mod partnership;
mod share_buyback;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[
    measure::FRAME,
    contract::FRAME,
    acquisition::FRAME,
    ownership::FRAME,
    partnership::FRAME,
    share_buyback::FRAME,
    capital_raise::FRAME,
    investment::FRAME,
];

#[cfg(test)]
mod tests;
