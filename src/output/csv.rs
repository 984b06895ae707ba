//! Sheets as CSV tables that a spreadsheet may open: `facts.csv`, `figures.csv`, `entities.csv`.
//!
//! UTF-8, comma, one header line, cells quoted where they must be, empty where nothing is told. **No cell is a formula**:
//! text that starts with `=`, `+`, `-`, `@`, a tab, a line end or one of their full-width forms gets an apostrophe before
//! it, and so does text that starts with an apostrophe; whoever wants the exact text takes one leading apostrophe away.
//! Numbers, offsets and days are never touched (`-2.3` stays a number).

use std::{
    borrow::Cow,
    io::{self, Write},
    path::Path,
};

use super::{
    Tables,
    rows::{Cell, ENTITIES, FIGURES, Table, WIDE},
};
use crate::{batch::atomic::Pending, sheet::Sheet};

/// One table being written.
#[derive(Debug)]
pub struct Writer<W: Write> {
    table: &'static Table,
    out: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// Facts, for a stream.
    ///
    /// # Errors
    /// Where the header line cannot be written.
    pub fn facts(out: W) -> io::Result<Self> {
        Self::new(&WIDE, out)
    }

    fn new(table: &'static Table, out: W) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(table.columns.iter().map(|column| column.name.as_ref()))?;
        Ok(Self { table, out })
    }

    /// Writes the rows of one sheet.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn write(&mut self, sheet: &Sheet) -> io::Result<()> {
        let out = &mut self.out;
        self.table.rows(sheet, &mut |row| {
            row.iter().try_for_each(|cell| out.write_field(field(cell).as_bytes()))?;
            Ok(out.write_record(None::<&[u8]>)?)
        })
    }

    /// Ends the table.
    ///
    /// # Errors
    /// Where the last rows cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        self.out.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

/// The three tables in a folder.
#[derive(Debug)]
pub struct Files(Vec<Writer<Pending>>);

impl Files {
    /// Starts the tables of a folder.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let tables: [&'static Table; 3] = [&WIDE, &FIGURES, &ENTITIES];
        let start =
            |table: &'static Table| Writer::new(table, Pending::new(&folder.join(table.name).with_extension("csv"))?);
        tables.into_iter().map(start).collect::<io::Result<_>>().map(Self)
    }
}

impl Tables for Files {
    fn write(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|table| table.write(sheet))
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let whole: Vec<Pending> = self.0.into_iter().map(Writer::finish).collect::<io::Result<_>>()?;
        whole.into_iter().try_for_each(Pending::keep)
    }
}

/// A cell as CSV holds it, before quoting.
fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Null => "".into(),
        Cell::Text(text) => harmless(text),
        Cell::Int(n) => n.to_string().into(),
        Cell::Real(x) => x.to_string().into(),
        Cell::Decimal(decimal) => decimal.to_string().into(),
        Cell::Day(day) => day.to_string().into(),
    }
}

/// Text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    const STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    if text.starts_with(STARTS) { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula_and_no_number_is_text() {
        for text in ["=1+1", "+10,31%", "-2,3%", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("10 = 10"), "10 = 10");
        assert_eq!(field(&Cell::Decimal("-2.30".parse().unwrap())), "-2.30");
        assert_eq!(field(&Cell::Int(-1)), "-1");
    }
}
