//! Source languages: what a pack must bring, and the packs there are.

pub mod fr;
mod pack;

pub use pack::Pack;
