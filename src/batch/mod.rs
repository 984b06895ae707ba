//! Many articles in one run: worked on in parallel and told in order, written whole or not at all, remembered for the
//! next run.

pub mod atomic;
pub mod copies;
pub mod manifest;
mod pool;
mod tally;

pub use pool::ordered;
pub use tally::{Counts, Tally};
