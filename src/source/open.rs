//! An input, opened: its articles one after the other.

use std::{fs::File, io::Read};

use super::{Article, Error, Input, Limits, STDIN};

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How much one input may ask for.
    pub limits: Limits,
}

/// Why one article of an input could not be read, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The article as messages name it: `a.txt`, `wires.zip!/b.txt`, `wires.jsonl#7`.
    pub label: String,
    /// Why; it tells the line and column where there is one.
    pub error: Error,
}

/// The articles of one input, read as they are asked for; what could not be read is told in its place, and the rest goes
/// on. Whatever the size of the input, no more than a few articles are in memory.
#[derive(Debug)]
pub struct Articles(Option<Result<Article, Trouble>>);

impl Iterator for Articles {
    type Item = Result<Article, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.take()
    }
}

impl Input {
    /// The articles of this input. A file of one article gives one, whose [`Article::member`] is `None`.
    ///
    /// ```
    /// use fiche::source::{Options, collect};
    /// let mut labels = Vec::new();
    /// for input in collect(&["corpus/fr/implants-semestre-suisse.txt".into()]).into_iter().flatten() {
    ///     for article in input.open(&Options::default()) {
    ///         labels.push(article.map(|article| article.path));
    ///     }
    /// }
    /// assert_eq!(labels, [Ok("corpus/fr/implants-semestre-suisse.txt".to_owned())]);
    /// ```
    #[must_use]
    pub fn open(&self, options: &Options) -> Articles {
        let read = || {
            if self.stdin {
                Article::from_bytes(STDIN, read_limited(std::io::stdin().lock(), 0, &options.limits)?)
            } else {
                let file = File::open(&self.path).map_err(|e| Error::from_io(&e))?;
                let size = file.metadata().map_or(0, |known| known.len());
                Article::from_bytes(self.label.as_str(), read_limited(file, size, &options.limits)?)
            }
        };
        Articles(Some(read().map_err(|error| Trouble { label: self.label.clone(), error })))
    }
}

/// Everything that can be read, of some `size` where it is known.
fn read_limited(reader: impl Read, size: u64, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.article_bytes;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or(0) + 1);
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| Error::from_io(&e))?;
    if bytes.len() as u64 > most {
        return Err(Error::Limit { name: "article-bytes", most });
    }
    Ok(bytes)
}
