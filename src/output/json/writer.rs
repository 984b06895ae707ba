//! The printer of JSON: writes what serde tells it straight into one text, the bytes that `serde_json` would write.

use std::fmt::{Display, Error, Write as _};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use crate::value::Digits;

/// What parts two items on lines of their own, with the indent after it, as deep as sheets go.
const INDENT: &str = ",\n                                ";

/// How many pieces are kept: a sheet has some hundred of them.
const PIECES: usize = 256;

/// The numbers from 0 to 99, two digits each.
const PAIRS: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748\
    4950515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
    99";

/// What stands around a name of the contract, put together once and written whole afterwards.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    name: &'static str,
    /// How deep it stands.
    depth: u16,
    /// Whether a comma opens it.
    after: bool,
    /// Where it stands among the others.
    start: u32,
    end: u32,
}

/// JSON being written.
#[derive(Debug)]
pub(super) struct Writer {
    out: String,
    pretty: bool,
    depth: usize,
    pieces: [Piece; PIECES],
    /// The pieces, one behind the other.
    stock: String,
}

impl Writer {
    /// Nothing written yet; room for `capacity` bytes, lines indented by two spaces where `pretty`.
    pub(super) fn new(capacity: usize, pretty: bool) -> Self {
        Self {
            out: String::with_capacity(capacity),
            pretty,
            depth: 0,
            pieces: [Piece::default(); PIECES],
            stock: String::with_capacity(4096),
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A new line where lines are told apart; a comma before it `after` another item.
    fn line(&mut self, after: bool) {
        if !self.pretty {
            if after {
                self.out.push(',');
            }
        } else if let Some(indent) = INDENT.get(usize::from(!after)..2 + 2 * self.depth) {
            self.out.push_str(indent);
        } else {
            self.out.push_str(if after { ",\n" } else { "\n" });
            self.out.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    /// Writes the piece of this name at this depth; one that is new is written by `write`, and kept.
    fn piece(&mut self, name: &'static str, after: bool, write: fn(&mut Self, &'static str, bool)) {
        let place = (name.as_ptr().addr() + 37 * self.depth) % PIECES;
        if let Some(piece) = self.pieces.get(place)
            && std::ptr::eq(piece.name, name)
            && usize::from(piece.depth) == self.depth
            && piece.after == after
            && let Some(kept) = self.stock.get(piece.start as usize..piece.end as usize)
        {
            self.out.push_str(kept);
            return;
        }
        let (from, start) = (self.out.len(), self.stock.len() as u32);
        write(self, name, after);
        self.stock.push_str(self.out.get(from..).unwrap_or(""));
        if let (Some(piece), Ok(depth)) = (self.pieces.get_mut(place), u16::try_from(self.depth)) {
            *piece = Piece { name, depth, after, start, end: self.stock.len() as u32 };
        }
    }

    fn open(&mut self, bracket: &str, close: &'static str) -> Items<'_> {
        self.out.push_str(bracket);
        self.depth += 1;
        Items { writer: self, close, empty: true, wrapped: false }
    }

    /// The opening of a field: its line, its name, the colon.
    fn field(&mut self, name: &'static str, after: bool) {
        self.line(after);
        self.name(name);
    }

    /// The bracket that closes what holds something, on a line of its own.
    fn end(&mut self, bracket: &'static str, after: bool) {
        self.line(after);
        self.out.push_str(bracket);
    }

    /// `{"variant": `, which [`Writer::end_variant`] closes.
    fn variant(&mut self, variant: &str) {
        self.out.push('{');
        self.depth += 1;
        self.line(false);
        self.name(variant);
    }

    fn end_variant(&mut self) {
        self.depth -= 1;
        self.piece("}", false, Self::end);
    }

    fn colon(&mut self) {
        self.out.push_str(if self.pretty { ": " } else { ":" });
    }

    /// The name of a field, which wants no escaping, and its colon.
    fn name(&mut self, name: &str) {
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str(if self.pretty { "\": " } else { "\":" });
    }

    /// A name of the contract: nothing in it wants escaping.
    fn plain(&mut self, name: &str) {
        self.out.push('"');
        self.out.push_str(name);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.out.push('"');
        if is_plain(text.as_bytes()) {
            self.out.push_str(text);
        } else {
            // Writing to a string does not fail.
            let _ = Escaped(&mut self.out).write_str(text);
        }
        self.out.push('"');
    }

    fn number(&mut self, value: u64) {
        let pair = |value: u64| PAIRS.get(2 * value as usize..2 * value as usize + 2).unwrap_or("");
        let single = |value: u64| PAIRS.get(2 * value as usize + 1..2 * value as usize + 2).unwrap_or("");
        match value {
            0..10 => self.out.push_str(single(value)),
            10..100 => self.out.push_str(pair(value)),
            100..1_000 => {
                self.out.push_str(single(value / 100));
                self.out.push_str(pair(value % 100));
            }
            1_000..10_000 => {
                self.out.push_str(pair(value / 100));
                self.out.push_str(pair(value % 100));
            }
            _ => self.out.push_str(Digits::number(value).as_str()),
        }
    }
}

/// Whether no byte of the text wants escaping, eight bytes at a time.
fn is_plain(mut bytes: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The high bit of each byte that is nought, and of none where none is.
    let nought = |x: u64| x.wrapping_sub(ONES) & !x & HIGH;
    while let Some((chunk, rest)) = bytes.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        if control | nought(word ^ (ONES * 0x22)) | nought(word ^ (ONES * 0x5c)) != 0 {
            return false;
        }
        bytes = rest;
    }
    bytes.iter().all(|byte| *byte >= 0x20 && *byte != b'"' && *byte != b'\\')
}

/// Text inside quotation marks.
struct Escaped<'a>(&'a mut String);

impl std::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for part in text.split_inclusive(|c: char| c < ' ' || c == '"' || c == '\\') {
            let last = part.chars().next_back().filter(|c| *c < ' ' || *c == '"' || *c == '\\');
            self.0.push_str(part.strip_suffix(|_| last.is_some()).unwrap_or(part));
            match last {
                None => {}
                Some('\n') => self.0.push_str("\\n"),
                Some('\r') => self.0.push_str("\\r"),
                Some('\t') => self.0.push_str("\\t"),
                Some('\u{8}') => self.0.push_str("\\b"),
                Some('\u{c}') => self.0.push_str("\\f"),
                Some(c @ ('"' | '\\')) => self.0.extend(['\\', c]),
                Some(c) => write!(self.0, "\\u{:04x}", u32::from(c))?,
            }
        }
        Ok(())
    }
}

/// A list or an object being written.
pub(super) struct Items<'a> {
    writer: &'a mut Writer,
    close: &'static str,
    empty: bool,
    /// Whether it stands in an object of its own, under the name of a variant.
    wrapped: bool,
}

impl Items<'_> {
    /// Whether an item stands before the one that comes now.
    fn after(&mut self) -> bool {
        let after = !self.empty;
        self.empty = false;
        after
    }

    fn next(&mut self) {
        let after = self.after();
        self.writer.line(after);
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        let after = self.after();
        self.writer.piece(name, after, Writer::field);
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.depth -= 1;
        if self.empty {
            self.writer.out.push_str(self.close);
        } else {
            self.writer.piece(self.close, false, Writer::end);
        }
        if self.wrapped {
            self.writer.end_variant();
        }
    }
}

macro_rules! numbers {
    ($( $name:ident $signed:ty )*) => { $(
        fn $name(self, value: $signed) -> Result<(), Error> {
            if value < <$signed>::default() {
                self.out.push('-');
            }
            self.number(i64::from(value).unsigned_abs());
            Ok(())
        }
    )* };
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Items<'a>;
    type SerializeMap = Items<'a>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Items<'a>;

    numbers! { serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64 serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(value);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.out.push_str(&serde_json::to_string(&value).map_err(<Error as ser::Error>::custom)?);
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.out.push_str(&serde_json::to_string(&value).map_err(<Error as ser::Error>::custom)?);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text(value);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.out.push('"');
        write!(Escaped(&mut self.out), "{value}")?;
        self.out.push('"');
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.plain(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.end_variant();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'a>, Error> {
        self.variant(variant);
        Ok(Items { wrapped: true, ..self.open("[", "]") })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a>, Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'a>, Error> {
        self.variant(variant);
        Ok(Items { wrapped: true, ..self.open("{", "}") })
    }
}

macro_rules! lists {
    ($( $kind:ident $add:ident )*) => { $(
        impl $kind for Items<'_> {
            type Ok = ();
            type Error = Error;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )* };
}

lists! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

macro_rules! objects {
    ($( $kind:ident )*) => { $(
        impl $kind for Items<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )* };
}

objects! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.next();
        let start = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        // A key that is no text (a number, a bool) is put into quotation marks.
        if !self.writer.out.get(start..).is_some_and(|key| key.starts_with('"')) {
            self.writer.out.insert(start, '"');
            self.writer.out.push('"');
        }
        self.writer.colon();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        One(u8),
        Two(i64, u64),
        Named { text: &'static str, none: Option<u8> },
    }

    /// The same bytes as serde_json's, indented and not.
    fn same<T: Serialize>(item: &T) {
        for pretty in [false, true] {
            let mut writer = Writer::new(0, pretty);
            assert_eq!(item.serialize(&mut writer), Ok(()));
            let wanted = if pretty { serde_json::to_string_pretty(item) } else { serde_json::to_string(item) };
            assert_eq!(writer.finish(), wanted.unwrap());
        }
    }

    #[test]
    fn every_shape_is_written_as_serde_json_writes_it() {
        same(&[Shape::Unit, Shape::One(0), Shape::Two(i64::MIN, u64::MAX), Shape::Named { text: "a", none: None }]);
        same(&(Vec::<u8>::new(), BTreeMap::<&str, u8>::new(), [[(); 1]; 1], 'é', true, 0.1f64, f32::NAN, -7i8));
        same(&BTreeMap::from([(1u32, "a"), (20, "b")]));
        same(&BTreeMap::from([("a\"b", vec![1u16, 100]), ("é", Vec::new())]));
        let deep = (0..24).fold(serde_json::Value::Null, |inner, _| serde_json::Value::Array([inner].into()));
        same(&deep);
    }

    #[test]
    fn every_character_is_escaped_as_serde_json_escapes_it() {
        for code in 0..0x180u32 {
            let c = char::from_u32(code).unwrap_or(' ');
            for text in [c.to_string(), format!("sept l.{c}"), format!("{c}{c} et plus encore « {c} »{c}")] {
                same(&text);
            }
        }
    }
}
