//! French financial news in, English fact sheets out, every word checkable against the source.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod error;
pub mod facts;
pub mod lang;
pub mod mentions;
pub mod names;
pub mod sheet;
pub mod source;
pub mod text;
pub mod validate;
pub mod value;

pub use error::Error;
