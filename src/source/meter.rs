//! Readers that count, and readers that give UTF-8.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::{Error, Limits, Options, decode};

/// Counts what is read for one article, and stops the reading where that is too much.
pub struct Meter {
    count: Cell<u64>,
    most: u64,
}

impl Meter {
    /// A meter of the bytes of an article.
    pub fn new(limits: &Limits) -> Self {
        Self { count: Cell::new(0), most: limits.article_bytes }
    }

    /// A reader that is counted.
    pub fn reader<'m, R: Read + 'm>(&'m self, reader: R) -> impl Read + 'm {
        Counted { reader, meter: self }
    }

    /// The next article starts.
    pub fn reset(&self) {
        self.count.set(0);
    }
}

struct Counted<'m, R> {
    reader: R,
    meter: &'m Meter,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let most = self.meter.most;
        if self.meter.count.get() > most {
            return Err(io::Error::other(Error::Limit { name: "article-bytes", most }));
        }
        let read = self.reader.read(buf)?;
        self.meter.count.set(self.meter.count.get().saturating_add(read as u64));
        Ok(read)
    }
}

/// A reader that counts for somebody else too.
pub struct Tally<R> {
    reader: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Tally<R> {
    /// The reader, and the count of bytes read from it.
    pub fn new(reader: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Self { reader, count: Rc::clone(&count) }, count)
    }
}

impl<R: Read> Read for Tally<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buf)?;
        self.count.set(self.count.get().saturating_add(read as u64));
        Ok(read)
    }
}

/// A reader of what is unpacked: it stops where there is too much of it, or too much of too little.
pub struct Unpacked<R> {
    reader: R,
    packed: Rc<Cell<u64>>,
    read: Rc<Cell<u64>>,
    ratio: u64,
    most: u64,
    left: u64,
}

impl<R: Read> Unpacked<R> {
    /// `packed` counts the bytes that `reader` unpacks; `left` may still be unpacked.
    pub fn new(reader: R, packed: Rc<Cell<u64>>, limits: &Limits, left: u64) -> Self {
        Self { reader, packed, read: Rc::default(), ratio: limits.ratio, most: limits.unpacked_bytes, left }
    }

    /// The count of bytes unpacked.
    pub fn count(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.read)
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let got = self.reader.read(buf)?;
        let read = self.read.get().saturating_add(got as u64);
        self.read.set(read);
        if read > self.left {
            return Err(io::Error::other(Error::Limit { name: "unpacked-bytes", most: self.most }));
        }
        if read > Limits::RATIO_FROM && read / self.packed.get().max(1) > self.ratio {
            return Err(io::Error::other(Error::Limit { name: "ratio", most: self.ratio }));
        }
        Ok(got)
    }
}

/// A stream as UTF-8: as the caller says, else as its mark says, else untouched. And what it was.
pub fn as_utf8<'r>(mut reader: impl Read + 'r, options: &Options) -> Result<(Box<dyn Read + 'r>, &'static str), Error> {
    let mut head = Vec::with_capacity(4);
    (&mut reader).take(4).read_to_end(&mut head).map_err(|e| Error::from_io(&e))?;
    let marked = Encoding::for_bom(&head).map(|(encoding, _)| encoding);
    let wide = match head.as_slice() {
        [a, 0, _, 0] if *a != 0 => Some(UTF_16LE),
        [0, b, 0, _] if *b != 0 => Some(UTF_16BE),
        _ => None,
    };
    let encoding = options.encoding.or(marked).or(wide);
    let all = io::Cursor::new(head).chain(reader);
    Ok(match encoding.filter(|known| *known != UTF_8 || marked.is_some()) {
        None => (Box::new(all), "utf-8"),
        Some(encoding) => {
            let decoded = DecodeReaderBytesBuilder::new()
                .encoding(Some(encoding))
                .strip_bom(true)
                .utf8_passthru(true)
                .bom_override(true)
                .build(all);
            (Box::new(decoded), decode::name(encoding))
        }
    })
}
