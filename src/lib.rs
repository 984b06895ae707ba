//! French financial news in, English fact sheets out, every word checkable against the source.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod facts;
pub mod sheet;
pub mod text;
pub mod value;
