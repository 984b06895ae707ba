//! The parts of an article: header, title, paragraphs; marks for what is no news.

use std::str::FromStr;

use jiff::civil::Date;

use super::Span;
use crate::sheet::{Mark, MarkKind};

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// A day.
    Day(Date),
    /// A month only: year and month.
    Month(i16, u8),
}

impl Published {
    /// The day, where it is known.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(..) => None,
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month(year, _) => year,
        }
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        match self {
            Self::Day(day) => day.month().unsigned_abs(),
            Self::Month(_, month) => month,
        }
    }
}

impl std::fmt::Display for Published {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

impl FromStr for Published {
    type Err = String;

    /// Reads `YYYY-MM-DD` or `YYYY-MM`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let bad = || format!("not a date like 2025-10-24 or 2025-10: {s:?}");
        if s.len() == 10 && s.is_ascii() {
            return s.parse().map(Self::Day).map_err(|_| bad());
        }
        let (year, month) = s.split_once('-').ok_or_else(bad)?;
        let year: i16 = year.parse().map_err(|_| bad())?;
        let month: u8 = month.parse().map_err(|_| bad())?;
        if s.len() == 7 && (1..=12).contains(&month) && (1000..=9999).contains(&year) {
            Ok(Self::Month(year, month))
        } else {
            Err(bad())
        }
    }
}

/// The parts of one article; spans are offsets into its source.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The decoded source.
    pub source: &'a str,
    /// When it was published, where told.
    pub published: Option<Published>,
    /// The title, where there is one.
    pub title: Option<Span>,
    /// Where the text to read starts (the title, else the body).
    pub start: u32,
    /// What is no news: header, datelines, stamps, sidebars.
    pub marks: Vec<Mark>,
}

impl<'a> Document<'a> {
    /// Finds the parts of `source`; `published` is what the caller knows and wins over the header.
    #[must_use]
    pub fn read(source: &'a str, published: Option<Published>) -> Self {
        let mut doc = Self { source, published, title: None, start: 0, marks: Vec::new() };
        let line_end = source.find('\n').unwrap_or(source.len());
        let line = &source[..line_end];
        let trimmed = line.trim_start();
        let Some(rest) = trimmed.strip_prefix("date ") else { return doc };
        let date_len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let Ok(told) = rest[..date_len].parse::<Published>() else { return doc };
        doc.published = published.or(Some(told));
        let title_start = line_end - rest[date_len..].trim_start().len();
        doc.marks.push(Mark { kind: MarkKind::Header, span: Span::new(0, title_start as u32) });
        doc.start = title_start as u32;
        let title_end = title_start + source[title_start..line_end].trim_end().len();
        if title_end > title_start {
            doc.title = Some(Span::new(title_start as u32, title_end as u32));
        }
        doc
    }

    /// Whether a mark that holds no news covers `span`.
    #[must_use]
    pub fn is_boilerplate(&self, span: Span) -> bool {
        self.marks.iter().any(|m| m.kind != MarkKind::Quotation && m.span.overlaps(span))
    }
}
