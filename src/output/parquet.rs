//! Sheets as Parquet tables, a file each: decimals are `decimal(38, 10)`, days `date32`, everything may be null.

use std::{io, mem, path::Path, sync::Arc};

use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriter,
    data_type::{ByteArray, FixedLenByteArray},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};

use super::{
    Tables,
    rows::{Cell, Column, FACTS, Kind, TABLES, Table, WIDE},
};
use crate::{batch::atomic::Pending, sheet::Sheet, value::Decimal};

/// Digits of a decimal column, and those of them after the mark.
const PRECISION: i32 = 38;
const SCALE: u32 = 10;

/// Rows kept before they are written as one group.
const GROUP: usize = 8192;

/// The tables of a folder.
pub struct Files(Vec<Writer>);

impl Files {
    /// Starts the tables of a folder: those of the row model, facts with their roles side by side.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let wide = |table: &'static Table| if table.name == FACTS.name { &*WIDE } else { table };
        let start = |table: &'static Table| {
            Writer::new(table, Pending::new(&folder.join(table.name).with_extension("parquet"))?)
        };
        TABLES.iter().map(|table| start(wide(table))).collect::<io::Result<_>>().map(Self)
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

struct Writer {
    table: &'static Table,
    out: SerializedFileWriter<Pending>,
    columns: Vec<Values>,
    rows: usize,
}

impl Writer {
    fn new(table: &'static Table, out: Pending) -> io::Result<Self> {
        let fields = table.columns.iter().map(|column| field(column).map(Arc::new)).collect::<Result<_, _>>();
        let schema = fields.and_then(|fields| Type::group_type_builder(table.name).with_fields(fields).build());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("fiche ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let out = SerializedFileWriter::new(out, Arc::new(schema.map_err(told)?), Arc::new(properties));
        let columns = table.columns.iter().map(|column| Values::new(column.kind)).collect();
        Ok(Self { table, out: out.map_err(told)?, columns, rows: 0 })
    }

    fn write(&mut self, sheet: &Sheet) -> io::Result<()> {
        let Self { table, columns, rows, .. } = self;
        table.rows(sheet, &mut |row| {
            columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
            *rows += 1;
            Ok(())
        })?;
        if self.rows >= GROUP { self.group() } else { Ok(()) }
    }

    /// Writes the rows kept so far.
    fn group(&mut self) -> io::Result<()> {
        if mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let mut group = self.out.next_row_group().map_err(told)?;
        for column in &mut self.columns {
            let Some(mut out) = group.next_column().map_err(told)? else { break };
            column.write(out.untyped()).map_err(told)?;
            out.close().map_err(told)?;
        }
        group.close().map(|_| ()).map_err(told)
    }

    fn finish(mut self) -> io::Result<Pending> {
        self.group()?;
        self.out.into_inner().map_err(told)
    }
}

fn told(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Int => (Physical::INT64, None),
        Kind::Real => (Physical::DOUBLE, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Decimal => {
            let builder = Type::primitive_type_builder(&column.name, Physical::FIXED_LEN_BYTE_ARRAY);
            let decimal = LogicalType::decimal(SCALE as i32, PRECISION);
            return builder
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(Some(decimal))
                .with_length(16)
                .with_precision(PRECISION)
                .with_scale(SCALE as i32)
                .build();
        }
    };
    let builder = Type::primitive_type_builder(&column.name, physical).with_repetition(Repetition::OPTIONAL);
    builder.with_logical_type(logical).build()
}

/// The cells of a column: for each row whether there is one, and those there are.
struct Values {
    levels: Vec<i16>,
    cells: Cells,
}

enum Cells {
    Text(Vec<ByteArray>),
    Int(Vec<i64>),
    Real(Vec<f64>),
    Day(Vec<i32>),
    Decimal(Vec<FixedLenByteArray>),
}

impl Values {
    fn new(kind: Kind) -> Self {
        let cells = match kind {
            Kind::Text => Cells::Text(Vec::new()),
            Kind::Int => Cells::Int(Vec::new()),
            Kind::Real => Cells::Real(Vec::new()),
            Kind::Day => Cells::Day(Vec::new()),
            Kind::Decimal => Cells::Decimal(Vec::new()),
        };
        Self { levels: Vec::new(), cells }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        let told = match (&mut self.cells, cell) {
            (Cells::Text(cells), Cell::Text(text)) => {
                cells.push(text.as_bytes().to_vec().into());
                true
            }
            (Cells::Int(cells), Cell::Int(n)) => {
                cells.push(*n);
                true
            }
            (Cells::Real(cells), Cell::Real(x)) => {
                cells.push(*x);
                true
            }
            (Cells::Day(cells), Cell::Day(day)) => {
                cells.push(since_1970(*day));
                true
            }
            (Cells::Decimal(cells), Cell::Decimal(decimal)) => match unscaled(*decimal) {
                Some(number) => {
                    cells.push(FixedLenByteArray::from(number.to_be_bytes().to_vec()));
                    true
                }
                // Beyond 28 digits before the mark or 10 behind it: the text column has it.
                None => false,
            },
            _ => false,
        };
        self.levels.push(i16::from(told));
    }

    fn write(&mut self, out: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = mem::take(&mut self.levels);
        let levels = Some(levels.as_slice());
        match (&mut self.cells, out) {
            (Cells::Text(cells), ColumnWriter::ByteArrayColumnWriter(out)) => {
                out.write_batch(&mem::take(cells), levels, None)
            }
            (Cells::Int(cells), ColumnWriter::Int64ColumnWriter(out)) => {
                out.write_batch(&mem::take(cells), levels, None)
            }
            (Cells::Real(cells), ColumnWriter::DoubleColumnWriter(out)) => {
                out.write_batch(&mem::take(cells), levels, None)
            }
            (Cells::Day(cells), ColumnWriter::Int32ColumnWriter(out)) => {
                out.write_batch(&mem::take(cells), levels, None)
            }
            (Cells::Decimal(cells), ColumnWriter::FixedLenByteArrayColumnWriter(out)) => {
                out.write_batch(&mem::take(cells), levels, None)
            }
            _ => return Err(ParquetError::General("a column of another type".to_owned())),
        }
        .map(|_| ())
    }
}

/// Days since 1 January 1970.
fn since_1970(day: jiff::civil::Date) -> i32 {
    const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);
    // Days are the largest unit of such a span unless others are asked for.
    day.since(EPOCH).map_or(0, |span| span.get_days())
}

/// The decimal as a whole number of its column's last places, where it fits.
fn unscaled(decimal: Decimal) -> Option<i128> {
    let normal = decimal.normalized();
    let more = SCALE.checked_sub(normal.decimals())?;
    let number = normal.mantissa().checked_mul(10_i128.checked_pow(more)?)?;
    (number.unsigned_abs() < 10_u128.pow(PRECISION.unsigned_abs())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_days_are_whole_numbers() {
        let number = |text: &str| unscaled(text.parse().unwrap());
        assert_eq!(number("-2.50"), Some(-25_000_000_000));
        assert_eq!(number("0.00000000001"), None);
        assert_eq!(number("9999999999999999999999999999"), Some(99_999_999_999_999_999_999_999_999_990_000_000_000));
        assert_eq!(since_1970(jiff::civil::date(2025, 10, 24)), 20_385);
        assert_eq!(since_1970(jiff::civil::date(1969, 12, 31)), -1);
    }
}
