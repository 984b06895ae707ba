//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod analyst_rating;
mod appointment;
mod contract;
mod credit_rating;
mod dividend;
mod insolvency;
mod measure;
mod near;
mod policy_rate;
mod quote;
mod scheduled_event;
mod workforce;

use crate::facts::frame::Frame;

/// Every frame, in the order they run.
pub static FRAMES: &[Frame] = &[
    measure::FRAME,
    contract::FRAME,
    analyst_rating::FRAME,
    policy_rate::FRAME,
    dividend::FRAME,
    quote::FRAME,
    scheduled_event::FRAME,
    credit_rating::FRAME,
    workforce::FRAME,
    appointment::FRAME,
    insolvency::FRAME,
];

#[cfg(test)]
mod tests;
