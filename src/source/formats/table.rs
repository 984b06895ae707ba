//! CSV and TSV: a header row, one article a row.

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::Encoding;

use super::plainly;
use crate::source::{
    Error,
    decode::{Charset, decode},
    flow::{Flow, Piece, Sink},
    meter::{Meter, as_utf8},
};

/// Reads the articles of a piece.
pub fn read(delimiter: u8, piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let (label, place) = (piece.label, piece.place);
    let (bytes, encoding) = match as_utf8(piece.bytes, sink.options) {
        Ok(told) => told,
        Err(error) => return sink.trouble(&label, error),
    };
    let meter = Meter::new(&sink.options.limits);
    let mut rows = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(meter.reader(bytes));
    let header = match rows.byte_headers().map_err(|e| Error::csv(&e)).and_then(|row| texts(row)) {
        Ok((header, ..)) => header,
        Err(error) => return sink.trouble(&label, error),
    };
    let fields = &sink.options.fields;
    let column = |name: &str| {
        let same = |cell: &String| cell.trim() == name;
        header.iter().position(same).or_else(|| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)))
    };
    if !fields.text.iter().any(|name| column(name).is_some()) {
        let looked = fields.text.join(", ");
        return sink.trouble(
            &label,
            Error::NoArticle(format!(
                "no column of its header row holds a text ({looked} are looked for); name it with --field text=NAME"
            )),
        );
    }
    let mut row = ByteRecord::new();
    for number in 1_u64.. {
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            // The reader cannot go on after an error of its source.
            Err(error) => return sink.trouble(&label, Error::csv(&error)),
        }
        meter.reset();
        let line = row.position().map_or(number + 1, csv::Position::line) as usize;
        let stamp = sink.stamp(row.as_slice());
        let read = texts(&row).and_then(|(cells, own, notes)| {
            let get = |name: &str| cells.get(column(name)?).cloned();
            let record = fields.record(get).ok_or_else(|| Error::NoArticle("the row has no text".to_owned()))?;
            let encoding = if own == "utf-8" { encoding } else { own };
            Ok((plainly(record, &sink.options.limits)?, stamp.of(encoding, notes)))
        });
        match read {
            Ok((record, stamp)) => {
                sink.item(&label, place.as_deref(), number, record, stamp)?;
            }
            Err(error) => sink.trouble(&label, error.on_line(line))?,
        }
    }
    Flow::Continue(())
}

/// The cells of a row as text, what they were read as, and what there is to know; the whole row decides how it is read.
fn texts(row: &ByteRecord) -> Result<(Vec<String>, &'static str, Vec<String>), Error> {
    let whole = decode(row.as_slice().to_vec(), Charset::default())?;
    let given = Encoding::for_label(whole.encoding.as_bytes());
    let cells =
        row.iter().map(|cell| decode(cell.to_vec(), Charset { given, declared: None }).map(|decoded| decoded.text));
    Ok((cells.collect::<Result<_, _>>()?, whole.encoding, whole.notes))
}
