//! A sheet as JSON, with spans in the unit asked for.

mod writer;

use serde::Serialize;
use serde_json::Value;

/// The unit of spans in the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// UTF-8 bytes, the contract's own.
    #[default]
    Bytes,
    /// Unicode scalar values.
    Chars,
    /// UTF-16 code units.
    Utf16,
}

/// `item` (a sheet, an explanation) as one line of JSON, or indented by two spaces; spans are offsets into `source`.
///
/// ```
/// use fiche::{output::json::{Offsets, render}, sheet::{Mark, MarkKind}, text::Span};
/// let mark = Mark { kind: MarkKind::Quotation, span: Span::new(3, 6) };
/// assert_eq!(render(&mark, "é «", Offsets::Bytes, false), r#"{"kind":"quotation","span":{"start":3,"end":6}}"#);
/// assert_eq!(render(&mark, "é «", Offsets::Chars, false), r#"{"kind":"quotation","span":{"start":2,"end":3}}"#);
/// ```
#[must_use]
pub fn render<T: Serialize>(item: &T, source: &str, offsets: Offsets, pretty: bool) -> String {
    if offsets == Offsets::Bytes {
        return print(item, source, pretty);
    }
    let mut value = serde_json::to_value(item).unwrap_or_default();
    rescale(&mut value, &Scale::new(source, offsets));
    print(&value, source, pretty)
}

/// The sheet's types hold nothing that JSON cannot say: printing does not fail.
fn print<T: Serialize>(item: &T, source: &str, pretty: bool) -> String {
    // A sheet is some thirteen times as long as its source, twenty-two with its indents.
    let capacity = source.len().saturating_mul(if pretty { 24 } else { 14 }).min(1 << 20);
    let mut writer = writer::Writer::new(capacity, pretty);
    if item.serialize(&mut writer).is_ok() { writer.finish() } else { String::new() }
}

/// Byte offsets to another unit.
struct Scale {
    /// The offset of every byte, and of the end.
    units: Vec<u32>,
}

impl Scale {
    fn new(source: &str, offsets: Offsets) -> Self {
        let mut units = Vec::with_capacity(source.len() + 1);
        let mut at = 0;
        for c in source.chars() {
            units.extend(std::iter::repeat_n(at, c.len_utf8()));
            at += if offsets == Offsets::Utf16 { c.len_utf16() as u32 } else { 1 };
        }
        units.push(at);
        Self { units }
    }

    fn of(&self, byte: u64) -> u32 {
        usize::try_from(byte).ok().and_then(|at| self.units.get(at)).or(self.units.last()).copied().unwrap_or(0)
    }
}

/// Rewrites every object that is a span.
fn rescale(value: &mut Value, scale: &Scale) {
    match value {
        Value::Object(map) => {
            let is_span = map.len() == 2 && map.contains_key("start") && map.contains_key("end");
            for (_, inner) in map.iter_mut() {
                match inner.as_u64() {
                    Some(byte) if is_span => *inner = scale.of(byte).into(),
                    _ => rescale(inner, scale),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| rescale(inner, scale)),
        _ => {}
    }
}
