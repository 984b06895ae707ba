//! French financial news in, English fact sheets out, every word checkable against the source.
//!
//! ```
//! let article = fiche::source::Article::from_text("Veltis gagne 3% à 25 euros à la Bourse de Paris.");
//! let sheet = fiche::Reader::new().language("fr")?.read(&article)?;
//! assert_eq!(sheet.source.language, "fr");
//! # Ok::<(), fiche::Error>(())
//! ```
//!
//! # The straight line
//!
//! source → document → tokens → mentions → facts → sheet → validation → output: each stage is a pure function of the
//! ones before it, and [`Reader::read`] is that line. The source is never altered; every span cuts the exact slice.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod batch;
pub mod diff;
pub mod english;
mod error;
pub mod eval;
pub mod explain;
pub mod facts;
pub mod lang;
pub mod mentions;
pub mod names;
pub mod output;
mod reader;
pub mod sheet;
pub mod source;
pub mod text;
pub mod validate;
pub mod value;

pub use error::Error;
pub use reader::Reader;
