//! How articles come out of files: pieces go in, articles and troubles go out in order.

use std::{
    fs::File,
    hash::{Hash, Hasher},
    io::{self, Read, Seek, SeekFrom},
    ops::ControlFlow,
};

use rustc_hash::{FxHashSet, FxHasher};

use super::{Article, Error, Format, Front, Limits, Options, Trouble, decode, formats, record::Record, sha256};

/// Whether anybody wants more.
pub type Flow = ControlFlow<()>;

/// Something to read: a file, a member of an archive, standard input.
pub struct Piece<'a> {
    /// What messages call it.
    pub label: String,
    /// Its place in a file of many; `None` at the top.
    pub place: Option<String>,
    /// Its file name: the extension tells the format.
    pub name: String,
    /// What stands in it.
    pub bytes: Bytes<'a>,
    /// How many bytes it has, where that is known.
    pub size: u64,
    /// How many archives it stands in.
    pub depth: u32,
}

/// Where bytes come from.
pub enum Bytes<'a> {
    /// A file: it can be sought in.
    File(File),
    /// Anything else.
    Stream(Box<dyn Read + 'a>),
}

impl Read for Bytes<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buf),
            Self::Stream(stream) => stream.read(buf),
        }
    }
}

impl<'a> Piece<'a> {
    /// Reads the articles of this piece into `sink`: as `given`, else as its name says, else as its first bytes say.
    pub fn read(mut self, given: Option<Format>, sink: &mut Sink<'_>) -> Flow {
        let known = given.or_else(|| Format::of(&self.name));
        if let Some(format) = known {
            return formats::read(format, self, sink);
        }
        // Enough for the first line of most JSONL: it tells JSON and JSONL apart.
        let mut head = Vec::with_capacity(4096);
        if let Err(error) = (&mut self.bytes).take(1 << 16).read_to_end(&mut head) {
            return sink.trouble(&self.label, Error::from_io(&error));
        }
        let format = Format::sniff(&head);
        let extension = self.name.rsplit_once('.').map(|(_, ext)| ext.to_owned());
        if let (Format::Text, Some(ext)) = (format, extension) {
            // A file of another kind is named by its bytes, else by its extension.
            let error = match Format::magic(&head) {
                Some((what, format)) => Error::Binary { what, format },
                None => Error::Format(ext),
            };
            return sink.trouble(&self.label, error);
        }
        self.bytes = match self.bytes {
            Bytes::File(mut file) => match file.seek(SeekFrom::Start(0)) {
                Ok(_) => Bytes::File(file),
                // A pipe under a name.
                Err(_) => Bytes::Stream(Box::new(io::Cursor::new(head).chain(file))),
            },
            Bytes::Stream(stream) => Bytes::Stream(Box::new(io::Cursor::new(head).chain(stream))),
        };
        formats::read(format, self, sink)
    }
}

/// What a unit of reading was: a file, a member, a line.
#[derive(Clone, Debug)]
pub struct Stamp {
    sha256: String,
    bytes: u64,
    encoding: &'static str,
    notes: Vec<String>,
}

impl Stamp {
    /// How it was decoded.
    #[must_use]
    pub fn of(self, encoding: &'static str, notes: Vec<String>) -> Self {
        Self { encoding, notes, ..self }
    }
}

/// Where articles go.
pub struct Sink<'a> {
    /// How inputs are read.
    pub options: &'a Options,
    /// Whether files that hold no article are only left out: nobody named them.
    pub met: bool,
    /// What is to know about the articles of the member that is read.
    pub remark: Option<String>,
    put: &'a mut dyn FnMut(Result<Article, Trouble>) -> Flow,
    places: FxHashSet<u64>,
    members: u64,
    unpacked: u64,
}

impl<'a> Sink<'a> {
    /// One for an input of its own.
    pub fn new(options: &'a Options, met: bool, put: &'a mut dyn FnMut(Result<Article, Trouble>) -> Flow) -> Self {
        Self { options, met, remark: None, put, places: FxHashSet::default(), members: 0, unpacked: 0 }
    }

    /// The stamp of a unit of reading.
    #[must_use]
    pub fn stamp(&self, bytes: &[u8]) -> Stamp {
        Stamp { sha256: sha256(bytes), bytes: bytes.len() as u64, encoding: "utf-8", notes: Vec::new() }
    }

    /// Plain text.
    pub fn text(&mut self, label: &str, place: Option<String>, text: String, stamp: Stamp) -> Flow {
        self.article(label, place, Record { text, ..Record::default() }, Front::default(), stamp)
    }

    /// An article.
    pub fn article(&mut self, label: &str, place: Option<String>, record: Record, front: Front, stamp: Stamp) -> Flow {
        let mut notes = stamp.notes;
        notes.extend(record.notes);
        notes.extend(decode::remarks(&record.text));
        notes.extend(self.remark.clone());
        (self.put)(Ok(Article {
            path: label.to_owned(),
            member: place,
            sha256: stamp.sha256,
            bytes: stamp.bytes,
            encoding: stamp.encoding,
            text: record.text,
            told: record.told,
            front,
            notes,
            ..Article::blank()
        }))
    }

    /// One of the articles of `label`, called as it calls itself, else `number`; `above` is the place of the file itself.
    pub fn item(&mut self, label: &str, above: Option<&str>, number: u64, record: Record, stamp: Stamp) -> Flow {
        let id = record.told.id.as_ref().map_or(Id::Number(number), |(id, _)| Id::Name(id));
        match self.named(label, above, &id) {
            Ok((label, place)) => self.article(&label, Some(place), record, Front::default(), stamp),
            Err(error) => self.trouble(label, error),
        }
    }

    /// What an article inside a file is called, and its place; both are of their own in this input.
    pub fn named(&mut self, label: &str, above: Option<&str>, id: &Id<'_>) -> Result<(String, String), Error> {
        self.count()?;
        let (shown, name) = match id {
            Id::Member(path) => {
                (format!("!/{}", path.replace(char::is_control, "\u{fffd}")), super::names::safe_path(path))
            }
            Id::Name(name) => (format!("#{}", super::record::one_line(name)), super::names::safe_name(name)),
            Id::Number(number) => (format!("#{number}"), number.to_string()),
        };
        let mut place = above.map_or_else(|| name.clone(), |above| format!("{above}/{name}"));
        let (first, mut again, mut mark) = (place.clone(), 1, String::new());
        while !self.places.insert(hash(&place)) {
            again += 1;
            mark = format!("~{again}");
            place = format!("{first}{mark}");
        }
        Ok((format!("{label}{shown}{mark}"), place))
    }

    /// One member more.
    fn count(&mut self) -> Result<(), Error> {
        self.members += 1;
        let most = self.options.limits.members;
        if self.members > most { Err(Error::Limit { name: "members", most }) } else { Ok(()) }
    }

    /// How many bytes may still be unpacked.
    #[must_use]
    pub fn unpackable(&self) -> u64 {
        self.options.limits.unpacked_bytes.saturating_sub(self.unpacked)
    }

    /// Bytes unpacked.
    pub fn unpacked(&mut self, bytes: u64) {
        self.unpacked = self.unpacked.saturating_add(bytes);
    }

    /// What could not be read.
    pub fn trouble(&mut self, label: &str, error: Error) -> Flow {
        let error = match error {
            error @ (Error::NoArticle(_) | Error::Companion) if self.met => Error::LeftOut(Box::new(error)),
            error => error,
        };
        let last = matches!(error, Error::Limit { name: "members", .. });
        (self.put)(Err(Trouble { label: label.to_owned(), error }))?;
        if last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// What an article inside a file is called there.
pub enum Id<'a> {
    /// A path in an archive.
    Member(&'a str),
    /// An identifier.
    Name(&'a str),
    /// A line, or the count of articles so far.
    Number(u64),
}

fn hash(place: &str) -> u64 {
    let mut hasher = FxHasher::default();
    // Some file systems do not tell letters of either case apart.
    place.to_lowercase().hash(&mut hasher);
    hasher.finish()
}

/// Everything that can be read, of some `size` where it is known.
pub fn read_limited(reader: impl Read, size: u64, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.article_bytes;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or(0) + 1);
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| Error::from_io(&e))?;
    if bytes.len() as u64 > most {
        return Err(Error::Limit { name: "article-bytes", most });
    }
    Ok(bytes)
}
