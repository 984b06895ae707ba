//! An input, opened: its articles one after the other.

use std::{
    fs::File,
    io,
    ops::ControlFlow,
    sync::mpsc::{Receiver, sync_channel},
    thread::{self, JoinHandle},
    vec,
};

use encoding_rs::Encoding;

use super::{
    Article, Error, Fields, Format, Input, Limits,
    flow::{Bytes, Piece, Sink},
    formats,
};

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How much one input may ask for.
    pub limits: Limits,
    /// The format of the inputs that are named, whatever their names and bytes say.
    pub format: Option<Format>,
    /// The encoding of all text, whatever it says of itself.
    pub encoding: Option<&'static Encoding>,
    /// What the fields of JSON, JSONL, CSV and TSV are called.
    pub fields: Fields,
}

/// The encoding of a name that browsers know: `utf-8`, `windows-1252`, `iso-8859-15`, `macintosh`.
///
/// ```
/// assert!(fiche::source::encoding("iso-8859-15").is_ok());
/// assert!(fiche::source::encoding("latin99").is_err());
/// ```
///
/// # Errors
/// What to write instead.
pub fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes())
        .ok_or_else(|| "no such encoding; utf-8, windows-1252, iso-8859-15, macintosh, utf-16le are some".to_owned())
}

/// Why one article of an input could not be read, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The article as messages name it: `a.txt`, `wires.zip!/b.txt`, `wires.jsonl#7`.
    pub label: String,
    /// Why; it tells the line and column where there is one.
    pub error: Error,
}

impl Trouble {
    /// Whether this is only worth a note: a file that nobody named and that holds no article.
    #[must_use]
    pub fn is_note(&self) -> bool {
        matches!(self.error, Error::LeftOut(_))
    }
}

/// The articles of one input, read as they are asked for; what could not be read is told in its place, and the rest goes
/// on. Whatever the size of the input, no more than a few articles are in memory.
#[derive(Debug)]
pub struct Articles(Inner);

#[derive(Debug)]
enum Inner {
    /// A file that is read whole.
    Whole(vec::IntoIter<Result<Article, Trouble>>),
    /// A file of many, read on a thread of its own, one article ahead; it ends when nobody listens any more.
    Stream { label: String, articles: Receiver<Result<Article, Trouble>>, thread: Option<JoinHandle<()>> },
}

impl Iterator for Articles {
    type Item = Result<Article, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Inner::Whole(articles) => articles.next(),
            Inner::Stream { label, articles, thread } => articles.recv().ok().or_else(|| {
                // The sender is gone: at the end, or by a fault of a library that must not pass for the end.
                thread.take()?.join().err()?;
                let why = "its reader failed; please report the file".to_owned();
                Some(Err(Trouble { label: label.clone(), error: Error::Unreadable(why) }))
            }),
        }
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
        let name = self.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // A folder holds files of all kinds; a format is told of what is named.
        let given = options.format.filter(|_| !self.is_met());
        let format = given.or_else(|| if self.is_stdin() { None } else { Format::of(&name) });
        match format {
            Some(format @ (Format::Text | Format::Markdown | Format::Html | Format::Xml)) => {
                let mut found = Vec::with_capacity(1);
                let mut put = |article| {
                    found.push(article);
                    ControlFlow::Continue(())
                };
                let mut sink = Sink::new(options, self.is_met(), &mut put);
                let _ = match self.piece(name) {
                    Ok(piece) => formats::read(format, piece, &mut sink),
                    Err(error) => sink.trouble(&self.label(), error),
                };
                Articles(Inner::Whole(found.into_iter()))
            }
            _ => self.stream(name, format, options.clone()),
        }
    }

    /// The bytes of this input.
    fn piece(&self, name: String) -> Result<Piece<'static>, Error> {
        let (label, place, depth) = (self.label(), None, 0);
        if self.is_stdin() {
            let bytes = Bytes::Stream(Box::new(io::stdin()));
            return Ok(Piece { label, place, name: String::new(), bytes, size: 0, depth });
        }
        let file = File::open(self.path()).map_err(|e| Error::from_io(&e))?;
        let size = file.metadata().map_or(0, |known| known.len());
        Ok(Piece { label, place, name, bytes: Bytes::File(file), size, depth })
    }

    /// Reads a file of many articles on a thread of its own.
    fn stream(&self, name: String, format: Option<Format>, options: Options) -> Articles {
        let (sender, articles) = sync_channel(1);
        let input = self.clone();
        let read = move || {
            let mut put = |article| match sender.send(article) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            };
            let mut sink = Sink::new(&options, input.is_met(), &mut put);
            let _ = match input.piece(name) {
                Ok(piece) => piece.read(format, &mut sink),
                Err(error) => sink.trouble(&input.label(), error),
            };
        };
        match thread::Builder::new().name("reader".to_owned()).spawn(read) {
            Ok(thread) => Articles(Inner::Stream { label: self.label(), articles, thread: Some(thread) }),
            Err(error) => {
                let trouble = Trouble { label: self.label(), error: Error::from_io(&error) };
                Articles(Inner::Whole(vec![Err(trouble)].into_iter()))
            }
        }
    }
}
