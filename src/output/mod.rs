//! Sheets as text of one form or another, and as tables.

pub mod csv;
pub mod findings;
#[cfg(feature = "report")]
pub mod html;
pub mod json;
pub mod markdown;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod rows;
#[cfg(feature = "sqlite")]
pub mod sqlite;
pub mod text;
mod view;

use std::io;

use crate::sheet::Sheet;

/// Tables that sheets are added to one by one; they stand at their place once finished, and not before.
pub trait Tables {
    /// Adds the rows of a sheet.
    ///
    /// # Errors
    /// Where they cannot be written.
    fn write(&mut self, sheet: &Sheet) -> io::Result<()>;

    /// Ends the tables and puts them at their place.
    ///
    /// # Errors
    /// Where they cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}
