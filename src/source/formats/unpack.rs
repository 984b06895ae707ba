//! .gz, .zst, .zip, .tar: members one after the other, each read as it comes.

use std::{
    cell::Cell,
    collections::HashMap,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    rc::Rc,
};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use tempfile::SpooledTempFile;
use zip::ZipArchive;

use crate::source::{
    Error, Format,
    flow::{Bytes, Flow, Id, Piece, Sink},
    meter::{Tally, Unpacked},
    names::{leads_out, safe_path},
};

/// Bytes of an archive in an archive that are kept in memory; what is larger goes to a file that vanishes with us.
const IN_MEMORY: usize = 8 << 20;
/// Bytes of a member that tell which news item it is.
const HEAD: u64 = 8192;

/// Reads the articles of an archive or a compressed file.
pub fn read(format: Format, piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let most = sink.options.limits.depth;
    if piece.depth >= most {
        return sink.trouble(&piece.label, Error::Limit { name: "depth", most: most.into() });
    }
    match format {
        Format::Zip => zip(piece, sink),
        Format::Tar => tar(piece, sink),
        _ => single(format, piece, sink),
    }
}

/// One compressed file: the article, or the archive, that it is.
fn single(format: Format, piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let Piece { label, place, name, bytes, depth, .. } = piece;
    let (packed, count) = Tally::new(bytes);
    let decoder: Box<dyn Read + '_> = match format {
        Format::Gz => Box::new(MultiGzDecoder::new(packed)),
        _ => match Frames::new(BufReader::new(packed)) {
            Ok(frames) => Box::new(frames),
            Err(error) => return sink.trouble(&label, Error::from_io(&error)),
        },
    };
    let reader =
        Unpacked::new(Sound { reader: decoder, what: format.name() }, count, &sink.options.limits, sink.unpackable());
    let read = reader.count();
    let name = inner_name(&name, format);
    let inner = Piece { label, place, name, bytes: Bytes::Stream(Box::new(reader)), size: 0, depth: depth + 1 };
    let done = inner.read(None, sink);
    sink.unpacked(read.get());
    done
}

/// `a.txt.gz` → `a.txt`, `a.tgz` → `a.tar`.
fn inner_name(name: &str, format: Format) -> String {
    let (stem, ext) = name.rsplit_once('.').unwrap_or((name, ""));
    match ext.to_ascii_lowercase().as_str() {
        "tgz" | "tzst" => format!("{stem}.tar"),
        _ if Format::of(name) == Some(format) => stem.to_owned(),
        _ => String::new(),
    }
}

/// The members of a zip archive.
fn zip(piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let Piece { label, place, bytes, depth, .. } = piece;
    let broken = |why: String| Error::Broken { what: "zip archive", why };
    let opened = match bytes {
        Bytes::File(file) => Seekable::File(BufReader::new(file)).archive(),
        Bytes::Stream(stream) => spooled(stream, sink).and_then(|spool| Seekable::Spool(spool).archive()),
    };
    let mut archive = match opened {
        Ok(archive) => archive,
        Err(error) => return sink.trouble(&label, error),
    };
    let replaced = replaced(&mut archive);
    let met = std::mem::replace(&mut sink.met, true);
    for index in 0..archive.len() {
        let name = match archive.by_index_raw(index) {
            Ok(entry) if entry.is_file() => String::from_utf8_lossy(entry.name_raw()).into_owned(),
            Ok(_) => continue,
            Err(error) => {
                sink.trouble(&format!("{label}!#{}", index + 1), broken(error.to_string()))?;
                continue;
            }
        };
        let name = archive.name_for_index(index).and_then(Result::ok).map_or(name, std::borrow::Cow::into_owned);
        if !is_wanted(&name) {
            continue;
        }
        member(&label, place.as_deref(), &name, sink, |label, place, sink| {
            if let Some(why) = replaced.get(&index) {
                return sink.trouble(&label, Error::NoArticle(why.clone()));
            }
            let entry = match archive.by_index(index) {
                Ok(entry) => entry,
                Err(error) => return sink.trouble(&label, broken(error.to_string())),
            };
            let (packed, size) = (Rc::new(Cell::new(entry.compressed_size())), entry.size());
            let sound = Sound { reader: entry, what: "zip archive" };
            let reader = Unpacked::new(sound, packed, &sink.options.limits, sink.unpackable());
            let read = reader.count();
            let bytes = Bytes::Stream(Box::new(reader));
            let piece = Piece { label, place: Some(place), name: name.clone(), bytes, size, depth: depth + 1 };
            let done = piece.read(None, sink);
            sink.unpacked(read.get());
            done
        })?;
    }
    sink.met = met;
    Flow::Continue(())
}

/// The members of a zip archive that a newer version of the same news item in it replaces, with the words for it; the
/// first of two that are the same stays.
fn replaced(archive: &mut ZipArchive<Seekable>) -> HashMap<usize, String> {
    let mut told = Vec::new();
    for index in 0..archive.len() {
        let Some(Ok(name)) = archive.name_for_index(index).map(|name| name.map(std::borrow::Cow::into_owned)) else {
            continue;
        };
        if Format::of(&name) != Some(Format::Xml) || !is_wanted(&name) {
            continue;
        }
        let mut head = Vec::new();
        let read = archive.by_index(index).ok().and_then(|entry| entry.take(HEAD).read_to_end(&mut head).ok());
        if let Some((id, version)) = read.and_then(|_| super::identity_in(&String::from_utf8_lossy(&head))) {
            told.push((index, name, id, version));
        }
    }
    let mut best: HashMap<&str, (u64, usize, &str)> = HashMap::new();
    for (index, name, id, version) in &told {
        if best.get(id.as_str()).is_none_or(|(known, ..)| version > known) {
            best.insert(id, (*version, *index, name));
        }
    }
    let older = told.iter().filter_map(|(index, _, id, version)| {
        let (newest, _, name) = best.get(id.as_str()).filter(|(_, at, _)| at != index)?;
        Some((*index, format!("version {version} of {id}; version {newest} is read from {name}")))
    });
    older.collect()
}

/// The members of a tar archive.
fn tar(piece: Piece<'_>, sink: &mut Sink<'_>) -> Flow {
    let Piece { label, place, bytes, depth, .. } = piece;
    let told = |error: &io::Error| match Error::from_io(error) {
        Error::Unreadable(why) => Error::Broken { what: "tar archive", why },
        told => told,
    };
    let mut archive = tar::Archive::new(BufReader::new(bytes));
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return sink.trouble(&label, told(&error)),
    };
    let met = std::mem::replace(&mut sink.met, true);
    for entry in entries {
        // Where one member starts is told by the one before: nothing after a fault can be found.
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                sink.met = met;
                return sink.trouble(&label, told(&error));
            }
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if !entry.header().entry_type().is_file() || !is_wanted(&name) {
            continue;
        }
        member(&label, place.as_deref(), &name, sink, |label, place, sink| {
            let size = entry.size();
            let bytes = Bytes::Stream(Box::new(Exact { reader: entry, left: size }));
            let piece = Piece { label, place: Some(place), name: name.clone(), bytes, size, depth: depth + 1 };
            piece.read(None, sink)
        })?;
    }
    sink.met = met;
    Flow::Continue(())
}

/// Names a member and reads it; a name that leads out of the folder is told and harmless.
fn member(
    label: &str,
    place: Option<&str>,
    name: &str,
    sink: &mut Sink<'_>,
    read: impl FnOnce(String, String, &mut Sink<'_>) -> Flow,
) -> Flow {
    let (label, place) = match sink.named(label, place, &Id::Member(name)) {
        Ok(named) => named,
        Err(error) => return sink.trouble(label, error),
    };
    let remark = leads_out(name).then(|| {
        format!("the archive calls it {name:?}, which leads out of a folder; its sheet is called {}", safe_path(name))
    });
    let before = std::mem::replace(&mut sink.remark, remark);
    let done = read(label, place, sink);
    sink.remark = before;
    done
}

/// Whether a member may be an article: its extension is read, nothing in its path is hidden, it is no companion.
fn is_wanted(path: &str) -> bool {
    let hidden = path
        .split(['/', '\\'])
        .any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."));
    !hidden && Format::of(path).is_some() && !path.ends_with(".expect.json")
}

/// An archive that came as a stream, in a place that can be sought in.
fn spooled(mut stream: Box<dyn Read + '_>, sink: &Sink<'_>) -> Result<SpooledTempFile, Error> {
    let most = sink.options.limits.unpacked_bytes;
    let mut spool = SpooledTempFile::new(IN_MEMORY);
    let copied = io::copy(&mut (&mut stream).take(most.saturating_add(1)), &mut spool);
    if copied.map_err(|e| Error::from_io(&e))? > most {
        return Err(Error::Limit { name: "unpacked-bytes", most });
    }
    spool.seek(SeekFrom::Start(0)).map_err(|e| Error::from_io(&e))?;
    Ok(spool)
}

/// What a zip archive can be read from.
enum Seekable {
    File(BufReader<std::fs::File>),
    Spool(SpooledTempFile),
}

impl Seekable {
    fn archive(self) -> Result<ZipArchive<Self>, Error> {
        ZipArchive::new(self).map_err(|error| Error::Broken { what: "zip archive", why: error.to_string() })
    }
}

impl Read for Seekable {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buf),
            Self::Spool(spool) => spool.read(buf),
        }
    }
}

impl Seek for Seekable {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Spool(spool) => spool.seek(to),
        }
    }
}

/// A reader whose faults say what is broken.
struct Sound<R> {
    reader: R,
    what: &'static str,
}

impl<R: Read> Read for Sound<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buf).map_err(|error| match Error::from_io(&error) {
            Error::Unreadable(why) => io::Error::other(Error::Broken { what: self.what, why }),
            told => io::Error::other(told),
        })
    }
}

/// A member that must have all its bytes.
struct Exact<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Read for Exact<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buf)?;
        if read == 0 && self.left > 0 && !buf.is_empty() {
            let why = "it ends within a member".to_owned();
            return Err(io::Error::other(Error::Broken { what: "tar archive", why }));
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// The frames of a zstd file, one after the other.
struct Frames<R: BufRead>(Option<StreamingDecoder<R, FrameDecoder>>);

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> io::Result<Self> {
        StreamingDecoder::new(source)
            .map(|decoder| Self(Some(decoder)))
            .map_err(|error| io::Error::other(Error::Broken { what: "zst", why: error.to_string() }))
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(decoder) = &mut self.0 else { return Ok(0) };
            let read = decoder.read(buf)?;
            if read > 0 || buf.is_empty() {
                return Ok(read);
            }
            if decoder.get_mut().fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.0 = match self.0.take() {
                Some(decoder) => Self::new(decoder.into_inner())?.0,
                None => None,
            };
        }
    }
}
