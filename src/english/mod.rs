//! English from facts alone.

use crate::sheet::{Date, Figure, Sheet};

/// Writes every statement, the headline, the summary and the key facts of `sheet`.
pub fn write(_sheet: &mut Sheet, _source: &str) {}

/// A figure as English prints it, bound, currency and unit with it.
#[must_use]
pub fn figure(figure: &Figure) -> String {
    let value = figure.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let range = figure.max.map_or_else(String::new, |max| format!(" to {max}"));
    let unit = figure.unit.as_deref().unwrap_or("");
    format!("{value}{range} {unit}").trim_end().to_owned()
}

/// A date as English prints it, without a preposition; `published` tells which year needs no saying.
#[must_use]
pub fn date(date: &Date, _published: Option<&str>) -> String {
    date.value.clone().unwrap_or_else(|| format!("« {} »", date.text))
}
