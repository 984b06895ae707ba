//! The parts of an article: header, title, paragraphs; marks for what is no news.

use std::str::FromStr;

use jiff::civil::Date;

use super::{Span, marks, mojibake};
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

/// A block of fields above the text; it is source, but not text to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Where it ends.
    pub end: u32,
    /// The title in it, where the text below does not start with one of its own.
    pub title: Option<Span>,
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
    ///
    /// ```
    /// use fiche::text::Document;
    /// let doc = Document::read(" date 2020-06 Un titre\n\nPARIS, 30 juin (Reuters) - Le groupe monte.", None);
    /// assert_eq!(doc.title.map(|t| t.slice(doc.source)), Some("Un titre"));
    /// assert_eq!(doc.published.map(|p| p.to_string()).as_deref(), Some("2020-06-30"));
    /// ```
    #[must_use]
    pub fn read(source: &'a str, published: Option<Published>) -> Self {
        Self::below(Front::default(), source, published)
    }

    /// Finds the parts of `source` below a block of fields.
    ///
    /// ```
    /// use fiche::text::{Document, Front};
    /// let source = "---\ndate: 2025-10-24\n---\nVeltis monte\n\nLe titre gagne 3%.";
    /// let doc = Document::below(Front { end: 25, title: None }, source, None);
    /// assert_eq!(doc.title.map(|t| t.slice(source)), Some("Veltis monte"));
    /// ```
    #[must_use]
    pub fn below(front: Front, source: &'a str, published: Option<Published>) -> Self {
        let mut doc = Self { source, published, title: None, start: front.end, marks: Vec::new() };
        if front.end > 0 {
            let title = front.title.unwrap_or(Span::new(front.end, front.end));
            for (start, end) in [(0, title.start), (title.end, front.end)] {
                if start < end {
                    doc.marks.push(Mark { kind: MarkKind::Header, span: Span::new(start, end) });
                }
            }
        }
        let header = if front.end == 0 { header(source) } else { None };
        if let Some((told, end)) = header {
            doc.published = published.or(Some(told));
            doc.start = end as u32;
            doc.marks.push(Mark { kind: MarkKind::Header, span: Span::new(0, end as u32) });
        }
        let found = marks::find(source, doc.start as usize);
        doc.marks.extend(found.marks);
        let before = doc.marks.len();
        doc.marks.extend(mojibake(source).map(|(at, wrong, _)| Mark {
            kind: MarkKind::Mojibake,
            span: Span::new(at as u32, (at + wrong.len()) as u32),
        }));
        if doc.marks.len() > before {
            doc.marks.sort_by_key(|mark| mark.span.start);
        }
        doc.title = match front.title {
            Some(title) => {
                doc.start = title.start;
                Some(title)
            }
            None => doc.find_title(header.is_some()),
        };
        if published.is_none()
            && !matches!(doc.published, Some(Published::Day(_)))
            && let Some(day) = found.stamp.and_then(|stamp| marks::fuller(stamp, doc.published))
        {
            doc.published = Some(Published::Day(day));
        }
        doc
    }

    /// The title: the first line where it reads as one; without a header a blank line and a body must follow it.
    fn find_title(&self, header: bool) -> Option<Span> {
        let source = self.source;
        let start = self.start as usize;
        let from = start + source.get(start..)?.len() - source.get(start..)?.trim_start().len();
        // With a header, the title stands on the header's own line or nowhere.
        if header && source.get(start..from)?.contains('\n') {
            return None;
        }
        let line_end = source.get(from..)?.find('\n').map_or(source.len(), |n| from + n);
        let mut title = Span::new(from as u32, (from + source.get(from..line_end)?.trim_end().len()) as u32);
        for mark in self.boilerplate_marks().filter(|m| m.kind != MarkKind::Header) {
            if mark.span.start <= title.start && mark.span.end > title.start {
                title.start = mark.span.end.min(title.end);
            }
        }
        let text = title.slice(source);
        let hashes = text.len() - text.trim_start_matches('#').trim_start().len();
        if text.starts_with("# ") || text.starts_with("## ") {
            title.start += hashes as u32;
        }
        let below = source.get(line_end..)?;
        let body = header
            || (below.trim_start_matches('\r').get(1..)?.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
                && !below.trim().is_empty());
        (body && reads_as_title(title.slice(source))).then_some(title)
    }

    /// Whether the title says that its news is unconfirmed (`-sources`, `-presse`).
    #[must_use]
    pub fn unconfirmed_title(&self) -> bool {
        let title = self.title.map_or("", |t| t.slice(self.source)).trim_end_matches(['.', ')', ' ']);
        ["-sources", "- sources", "-source", "-presse", "- presse", "(presse", "(sources"]
            .iter()
            .any(|s| title.ends_with(s))
    }

    /// What holds no news: every mark that is neither a quotation nor a profile nor about characters.
    pub fn boilerplate(&self) -> impl Iterator<Item = Span> {
        self.boilerplate_marks().map(|m| m.span)
    }

    fn boilerplate_marks(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|m| !matches!(m.kind, MarkKind::Quotation | MarkKind::Profile | MarkKind::Mojibake))
    }

    /// Whether `span` stands in a company's description of itself.
    #[must_use]
    pub fn is_profile(&self, span: Span) -> bool {
        self.marks.iter().any(|m| m.kind == MarkKind::Profile && m.span.overlaps(span))
    }

    /// Whether a mark that holds no news covers `span`.
    #[must_use]
    pub fn is_boilerplate(&self, span: Span) -> bool {
        self.boilerplate().any(|s| s.overlaps(span))
    }

    /// Whether `source` tells in its header or a stamp when it was published.
    #[must_use]
    pub fn tells_date(source: &str) -> bool {
        header(source).is_some() || Document::read(source, None).published.is_some()
    }
}

/// The date of a header line ` date YYYY-MM-DD Titre` and where the rest of the line starts.
fn header(source: &str) -> Option<(Published, usize)> {
    let line_end = source.find('\n').unwrap_or(source.len());
    let line = source.get(..line_end)?.trim_end();
    let rest = line.trim_start().strip_prefix("date ")?.trim_start();
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let told = rest.get(..len)?.parse().ok()?;
    Some((told, line.len() - rest.get(len..)?.trim_start().len()))
}

/// Whether a line is one sentence-like title: not long, no full stop at its end, no sentence ending inside.
fn reads_as_title(line: &str) -> bool {
    let ends = line.ends_with('.') && !line.ends_with("..") && !line.rsplit(' ').next().is_some_and(is_abbreviation);
    let inside = line.match_indices(". ").any(|(at, _)| {
        let next = line.get(at + 2..).unwrap_or("").trim_start_matches(['"', '«', ' ', '\u{a0}']);
        let word = line.get(..=at).unwrap_or("").rsplit([' ', '\'', '’']).next().unwrap_or("");
        next.starts_with(char::is_uppercase) && !is_abbreviation(word)
    });
    !line.trim().is_empty() && line.chars().count() <= 200 && !ends && !inside
}

/// A last word with its full stop that may well be an abbreviation: `M.`, `S.A.`, `Inc.`.
fn is_abbreviation(word: &str) -> bool {
    let stem = word.trim_end_matches('.');
    stem.contains('.')
        || stem.chars().count() == 1
        || matches!(stem, "Inc" | "Corp" | "Cie" | "Co" | "Ltd" | "Mme" | "MM" | "Dr" | "St" | "vs" | "env")
}

#[cfg(test)]
mod tests;
