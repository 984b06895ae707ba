//! How the French press tells facts: one room per fact type, and the walk that reads measures.

mod acquisition;
mod analyst_rating;
mod appointment;
mod capital_raise;
mod contract;
mod credit_rating;
mod deals;
mod dividend;
mod insolvency;
mod investment;
mod legal;
mod measure;
mod near;
mod ownership;
mod partnership;
mod policy_rate;
mod product_event;
mod quote;
mod scheduled_event;
mod share_buyback;
mod valuation;
mod workforce;

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
    appointment::FRAME,
    capital_raise::FRAME,
    contract::FRAME,
    credit_rating::FRAME,
    dividend::FRAME,
    insolvency::FRAME,
    investment::FRAME,
    legal::FRAME,
    ownership::FRAME,
    partnership::FRAME,
    policy_rate::FRAME,
    product_event::FRAME,
    quote::FRAME,
    scheduled_event::FRAME,
    share_buyback::FRAME,
    valuation::FRAME,
    workforce::FRAME,
];

#[cfg(test)]
mod tests;
