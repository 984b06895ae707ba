//! Where a mistake in a file stands and what it is.

use fiche::source::position;

/// A mistake in a file.
#[derive(Debug)]
pub struct Mistake {
    /// Line and column (in characters), from one, where it has a place.
    pub place: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Mistake {
    /// A mistake of the file as a whole.
    pub fn whole(message: String) -> Self {
        Self { place: None, message }
    }

    /// A mistake at byte `at` of `text`.
    pub fn at(text: &str, at: usize, message: String) -> Self {
        Self { place: Some(position(text, at)), message }
    }

    /// A mistake in the JSON of `part`, which is a slice of `text`.
    pub fn json(text: &str, part: &str, error: &serde_json::Error) -> Self {
        let (first, column) = position(text, offset(text, part));
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(why, _)| why).to_owned();
        // serde_json counts columns in bytes: come back by way of the byte.
        let line = error.line().saturating_sub(1);
        let start: usize = part.split_inclusive('\n').take(line).map(str::len).sum();
        let (_, of_part) = position(part, start + error.column().saturating_sub(1));
        let column = if line == 0 { column + of_part - 1 } else { of_part };
        Self { place: Some((first + line, column)), message }
    }

    /// A mistake in the TOML of `text`.
    pub fn toml(text: &str, error: &toml::de::Error) -> Self {
        Self::at(text, error.span().map_or(0, |span| span.start), error.message().trim().replace('\n', "; "))
    }

    /// The same with what to do about it.
    pub fn advice(mut self, advice: &str) -> Self {
        self.message += "; ";
        self.message += advice;
        self
    }

    /// As one message about the file of this name.
    pub fn told(&self, name: &str) -> String {
        let at = self.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        format!("{name}{at}: {}", self.message)
    }
}

/// Where a slice of a text starts in it.
pub fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
