//! JSON: one article, a list of them as a stream, or an object that holds such a list.

use std::{fmt, io};

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde_json::{Deserializer, Value};

use super::plainly;
use crate::source::{
    Error,
    flow::{Flow, Piece, Sink},
    meter::{Meter, as_utf8},
    record::{Record, json_field},
};

/// What an object calls the list of its articles.
const LISTS: &[&str] = &["articles", "items", "results", "documents", "docs", "data", "news", "entries", "stories"];

/// Reads the articles of a piece.
pub fn read(piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let (label, place) = (piece.label, piece.place);
    let (bytes, encoding) = match as_utf8(piece.bytes, sink.options) {
        Ok(told) => told,
        Err(error) => return sink.trouble(&label, error),
    };
    let meter = Meter::new(&sink.options.limits);
    let mut flow = Flow::Continue(());
    let mut number = 0;
    let mut json = Deserializer::from_reader(io::BufReader::new(meter.reader(bytes)));
    let done = {
        let mut each = |value: Value, alone: bool| {
            // What was read belongs to this one; the next one starts anew.
            meter.reset();
            flow = one(&label, place.as_deref(), (value, alone), encoding, &mut number, sink);
            flow.is_continue()
        };
        Top(&mut each).deserialize(&mut json).and_then(|()| json.end())
    };
    match done {
        _ if flow.is_break() => flow,
        Ok(()) => flow,
        Err(error) => sink.trouble(&label, Error::json(error)),
    }
}

/// One value: an article, a list of some, or neither.
fn one(
    label: &str,
    place: Option<&str>,
    (value, alone): (Value, bool),
    encoding: &'static str,
    number: &mut u64,
    sink: &mut Sink<'_>,
) -> Flow {
    if alone {
        let own = sink.options.fields.record(|name| json_field(&value, name));
        let list = LISTS.iter().find_map(|name| value.get(name)?.as_array());
        if let Some(list) = list.filter(|list| own.is_none() && list.iter().any(Value::is_object)) {
            let publisher = json_field(&value, "title").filter(|_| value.get("version").is_some());
            for item in list {
                *number += 1;
                item_of(label, place, item, publisher.as_deref(), *number, encoding, sink)?;
            }
            return Flow::Continue(());
        }
        let stamp = sink.stamp(value.to_string().as_bytes()).of(encoding, Vec::new());
        return match record(&value, sink) {
            Ok(record) => sink.article(label, place.map(str::to_owned), record, Default::default(), stamp),
            Err(error) => sink.trouble(label, error),
        };
    }
    *number += 1;
    item_of(label, place, &value, None, *number, encoding, sink)
}

/// One article of a list.
fn item_of(
    label: &str,
    place: Option<&str>,
    item: &Value,
    publisher: Option<&str>,
    number: u64,
    encoding: &'static str,
    sink: &mut Sink<'_>,
) -> Flow {
    let stamp = sink.stamp(item.to_string().as_bytes()).of(encoding, Vec::new());
    match record(item, sink) {
        Ok(mut record) => {
            record.told.publisher = record.told.publisher.or_else(|| publisher.map(str::to_owned));
            sink.item(label, place, number, record, stamp)
        }
        Err(error) => sink.trouble(&format!("{label}#{number}"), error),
    }
}

/// The article that an object is.
pub fn record(value: &Value, sink: &Sink<'_>) -> Result<Record, Error> {
    let is_sheet = |field: &str| value.get(field).and_then(Value::as_str).is_some_and(|s| s.starts_with("fiche"));
    if is_sheet("schema") {
        return Err(Error::Companion);
    }
    let fields = &sink.options.fields;
    match fields.record(|name| json_field(value, name)) {
        Some(record) => plainly(record, &sink.options.limits),
        None => Err(Error::NoArticle(format!(
            "no field holds a text ({} are looked for); name it with --field text=NAME",
            fields.text.join(", ")
        ))),
    }
}

/// The value at the top: a list is given item by item, anything else alone.
struct Top<'f>(&'f mut dyn FnMut(Value, bool) -> bool);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article (an object) or a list of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(value) = seq.next_element()? {
            if !(self.0)(value, false) {
                return Err(A::Error::custom("enough"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let value = serde::Deserialize::deserialize(MapAccessDeserializer::new(map))?;
        (self.0)(value, true);
        Ok(())
    }
}
