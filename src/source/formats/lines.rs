//! JSONL: one article a line, a line at a time.

use std::io::{self, BufRead, BufReader, Read};

use serde_json::Value;

use super::json;
use crate::source::{
    Error,
    decode::{Charset, decode},
    flow::{Flow, Piece, Sink},
    meter::as_utf8,
};

/// Reads the articles of a piece; a line that cannot be read is told, and the next one is read.
pub fn read(piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let (label, place) = (piece.label, piece.place);
    let (bytes, encoding) = match as_utf8(piece.bytes, sink.options) {
        Ok(told) => told,
        Err(error) => return sink.trouble(&label, error),
    };
    let most = sink.options.limits.article_bytes;
    let mut reader = BufReader::with_capacity(1 << 16, bytes);
    for number in 1_u64.. {
        let line = match line(&mut reader, most) {
            Ok(Line::Whole(line)) => line,
            Ok(Line::TooLong) => {
                sink.trouble(&label, Error::Limit { name: "article-bytes", most }.on_line(number as usize))?;
                continue;
            }
            Ok(Line::None) => break,
            // Nothing more can be read from a source that failed.
            Err(error) => return sink.trouble(&label, Error::from_io(&error)),
        };
        if line.trim_ascii().is_empty() {
            continue;
        }
        let stamp = sink.stamp(&line);
        let read = decode(line, Charset::default()).and_then(|decoded| {
            let encoding = if decoded.encoding == "utf-8" { encoding } else { decoded.encoding };
            let value: Value = serde_json::from_str(decoded.text.trim_end()).map_err(Error::json)?;
            json::record(&value, sink).map(|record| (record, stamp.of(encoding, decoded.notes)))
        });
        match read {
            Ok((record, stamp)) => {
                sink.item(&label, place.as_deref(), number, record, stamp)?;
            }
            Err(error) => sink.trouble(&label, error.on_line(number as usize))?,
        }
    }
    Flow::Continue(())
}

/// What came next.
enum Line {
    Whole(Vec<u8>),
    /// It was passed over.
    TooLong,
    None,
}

/// The next line, of at most so many bytes.
fn line(reader: &mut impl BufRead, most: u64) -> io::Result<Line> {
    let mut line = Vec::new();
    reader.take(most.saturating_add(1)).read_until(b'\n', &mut line)?;
    if line.len() as u64 <= most {
        return Ok(if line.is_empty() { Line::None } else { Line::Whole(line) });
    }
    let mut done = line.ends_with(b"\n");
    drop(line);
    while !done {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        done = end.is_some() || buffer.is_empty();
        let len = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(len);
    }
    Ok(Line::TooLong)
}
