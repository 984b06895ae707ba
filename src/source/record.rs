//! Articles told as fields: which names mean what, and what becomes of them.

use jiff::{civil::Date, fmt::rfc2822};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Told;
use crate::text::{Published, stamped_day};

/// An article of a structured file: its text, and what stands beside the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The text to read: title, blank line, body.
    pub text: String,
    /// What the fields tell.
    pub told: Told,
    /// What somebody may want to know.
    pub notes: Vec<String>,
}

/// The names of fields, by what they mean, the first that is filled wins; letters of either case, and `a.b` is the
/// field `b` of the object `a`.
///
/// ```
/// use fiche::source::Fields;
/// let mut fields = Fields::default();
/// fields.set("text=corps")?;
/// assert_eq!(fields.text, ["corps"]);
/// assert!(fields.set("texte=corps").is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// The body.
    #[serde(deserialize_with = "one_or_many")]
    pub text: Vec<String>,
    /// The title.
    #[serde(deserialize_with = "one_or_many")]
    pub title: Vec<String>,
    /// When it was published.
    #[serde(deserialize_with = "one_or_many")]
    pub date: Vec<String>,
    /// Who published it.
    #[serde(deserialize_with = "one_or_many")]
    pub publisher: Vec<String>,
    /// Its address.
    #[serde(deserialize_with = "one_or_many")]
    pub url: Vec<String>,
    /// What it is called.
    #[serde(deserialize_with = "one_or_many")]
    pub id: Vec<String>,
    /// Its language.
    #[serde(deserialize_with = "one_or_many")]
    pub lang: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        let names = |names: &str| names.split(' ').map(str::to_owned).collect();
        Self {
            text: names("body text content content_text content_html article_body articleBody contenu texte corps"),
            title: names("title headline titre"),
            date: names("date published published_at datePublished date_published pubDate publication_date"),
            publisher: names("publisher source site_name editeur"),
            url: names("url link canonical_url"),
            id: names("id guid uri _id"),
            lang: names("lang language langue inLanguage"),
        }
    }
}

impl Fields {
    /// Sets one meaning as the command line writes it: `text=body,content`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn set(&mut self, text: &str) -> Result<(), String> {
        let (meaning, names) = text.split_once('=').ok_or("write MEANING=NAME, as in text=body")?;
        let place = match meaning {
            "text" => &mut self.text,
            "title" => &mut self.title,
            "date" => &mut self.date,
            "publisher" => &mut self.publisher,
            "url" => &mut self.url,
            "id" => &mut self.id,
            "lang" => &mut self.lang,
            _ => {
                return Err(format!("no such meaning {meaning:?}; text, title, date, publisher, url, id and lang are"));
            }
        };
        *place = names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        if place.is_empty() { Err(format!("{meaning} has no name")) } else { Ok(()) }
    }

    /// The record of some fields; `get` gives the value of a name. `None` where no field is the text.
    pub(super) fn record(&self, get: impl Fn(&str) -> Option<String>) -> Option<Record> {
        let first = |names: &[String]| {
            names
                .iter()
                .find_map(|name| get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()))
        };
        let body = first(&self.text)?;
        let mut told = Told {
            title: first(&self.title),
            publisher: first(&self.publisher),
            url: first(&self.url),
            language: first(&self.lang),
            ..Told::default()
        };
        told.id = first(&self.id).map(|id| (id, 0));
        let mut record = Record { text: body, told, notes: Vec::new() };
        record.date(first(&self.date).as_deref());
        Some(record)
    }
}

/// `"body"` or `["body", "text"]`.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Names {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Names::deserialize(deserializer)? {
        Names::One(name) => vec![name],
        Names::Many(names) => names,
    })
}

impl Record {
    /// Takes the date as written, or tells that it is none.
    pub fn date(&mut self, written: Option<&str>) {
        let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else { return };
        self.told.published = published(written);
        if self.told.published.is_none() {
            self.notes.push(format!("its date {written:?} is none that can be read; write it as 2025-10-24"));
        }
    }

    /// Puts the title above the body, where the body does not start with it.
    #[must_use]
    pub fn titled(mut self) -> Self {
        if let Some(title) = &self.told.title {
            let title = one_line(title);
            if !title.is_empty()
                && !self.text.trim_start().lines().next().is_some_and(|line| one_line(line).ends_with(&title))
            {
                self.text = format!("{title}\n\n{}", self.text);
            }
            self.told.title = Some(title);
        }
        self
    }
}

/// White space made single spaces; no-break spaces stay.
pub fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A publication date as files write it: `2025-10-24` with or without a time, `2025-10`, `20251024`, RFC 2822, seconds
/// or milliseconds since 1970, French stamps. The day is the one written, whatever its time zone.
pub fn published(written: &str) -> Option<Published> {
    let head = written.get(..10).unwrap_or(written);
    if let Ok(day) = head.parse::<Published>() {
        return Some(day);
    }
    if let Ok(month) = written.parse::<Published>() {
        return Some(month);
    }
    if let Some(digits) = written.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
        && !written.as_bytes().get(8).is_some_and(u8::is_ascii_digit)
    {
        let part = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
        let month = i8::try_from(part(4, 6)?).ok()?;
        return Date::new(part(0, 4)?, month, i8::try_from(part(6, 8)?).ok()?).ok().map(Published::Day);
    }
    if let Ok(number) = written.parse::<i64>() {
        let seconds = if number.abs() >= 100_000_000_000 { number / 1000 } else { number };
        let time = jiff::Timestamp::from_second(seconds).ok()?;
        return Some(Published::Day(time.to_zoned(jiff::tz::TimeZone::UTC).date()));
    }
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    if let Ok(time) = parser.parse_zoned(written) {
        return Some(Published::Day(time.date()));
    }
    stamped_day(written).map(Published::Day)
}

/// A field of a JSON object as text: `a.b` goes into objects, a list is joined by line ends.
pub fn json_field(object: &Value, name: &str) -> Option<String> {
    let fields = object.as_object()?;
    let exact =
        fields.get(name).or_else(|| fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v));
    if let Some(value) = exact {
        return as_text(value);
    }
    let (outer, inner) = name.split_once('.')?;
    json_field(fields.get(outer)?, inner)
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(as_text).collect();
            (!texts.is_empty()).then(|| texts.join("\n\n"))
        }
        // `"publisher": {"name": …}`, `"title": {"rendered": …}`, `"source": {"$t": …}`.
        Value::Object(fields) => {
            ["name", "rendered", "value", "$t", "#text"].iter().find_map(|key| as_text(fields.get(*key)?))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_the_days_written() {
        for (written, want) in [
            ("2025-10-24", "2025-10-24"),
            ("2025-10-24T23:30:00-05:00", "2025-10-24"),
            ("2025-10-24 08:00", "2025-10-24"),
            ("2025-10", "2025-10"),
            ("20251024T0800Z", "2025-10-24"),
            ("Fri, 24 Oct 2025 00:10:00 +0200", "2025-10-24"),
            ("Fri, 24 Oct 2025 00:10:00 GMT", "2025-10-24"),
            ("1761264000", "2025-10-24"),
            ("1761264000000", "2025-10-24"),
            ("24/10/2025 10:52", "2025-10-24"),
            ("vendredi 24 octobre 2025", "2025-10-24"),
            ("demain", ""),
            ("2025-13-40", ""),
            ("", ""),
        ] {
            assert_eq!(published(written).map_or(String::new(), |p| p.to_string()), want, "{written}");
        }
    }

    #[test]
    fn the_first_filled_name_wins() {
        let json: Value = serde_json::from_str(
            r#"{"Headline": "Veltis\n monte", "body": " ", "content": "Le titre gagne 3%.", "publisher": {"name": "Ardine"}, "id": 7}"#,
        )
        .unwrap();
        let record = Fields::default().record(|name| json_field(&json, name)).unwrap().titled();
        assert_eq!(record.text, "Veltis monte\n\nLe titre gagne 3%.");
        assert_eq!(record.told.publisher.as_deref(), Some("Ardine"));
        assert_eq!(record.told.id, Some(("7".to_owned(), 0)));
        assert!(Fields::default().record(|_| None).is_none());
    }
}
