//! Facts in words, and what changed between two lists of them.
//!
//! Sheets are compared with sheets here, facts with those approved and with what somebody asks for; scores against gold,
//! which knows alternatives, are [`crate::eval`]'s. Two facts of one type are the same fact told otherwise where
//!
//! 1. every key role is the same, or else
//! 2. every key role that names something (an entity, a metric, French words) is the same, or else
//! 3. all key roles but one are the same, and one of those is a figure or a date.
//!
//! The best pairs come first; what finds no partner was added or removed.

mod pair;
mod told;

pub use pair::{Change, Changed, Difference, compare};
pub use told::{Depth, Told, says};
