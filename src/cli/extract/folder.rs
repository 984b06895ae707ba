//! A file for each article: only what changed and what failed is done again.

use std::{collections::HashSet, fs, io, path::Path};

use fiche::{
    batch::{
        Tally, atomic,
        copies::Copies,
        manifest::{self, Entry, Header, Journal, Known, Status},
    },
    source::{Article, Input},
};

use super::{
    Run,
    index::Index,
    line::{Line, Told, What},
    places::{self, Places},
    progress::Progress,
};
use crate::cli::{Stop, session::Session};

/// Writes a sheet for each article into `folder`.
pub fn write(session: &mut Session, inputs: &[Input], folder: &Path, run: &Run) -> Result<(), Stop> {
    let places = Places::of(inputs, run.print.format.extension(), run.print.index().name());
    if let Some(message) = places.clash(inputs, folder) {
        return Err(Stop::Because(message));
    }
    let header = Header::new(run.options(session)?);
    let (known, journal) = manifest::open(folder, &header, run.force).map_err(|error| stopped(folder, &error))?;
    let has_index = run.print.index().name().is_some();
    let kept = |input: &Input, article: &Article| {
        let told = |entry: &Entry| entry.row.is_some() || entry.status != Status::Done || !has_index;
        stands(&known, folder, &places, input, article).filter(told)
    };
    let make = |sheet, article: &Article, input: &Input| {
        let place = places.place(input, article.member.as_deref());
        run.print.beside(&sheet, article, &place)
    };
    let mut line = Line::new(session, inputs, run.jobs, &make);
    line.shapes = true;
    line.kept = &kept;
    let mut writer = Writer {
        folder,
        places: &places,
        known: &known,
        line: &line,
        dedupe: run.dedupe,
        progress: Progress::new(session, inputs.len(), true),
        session,
        journal,
        copies: Copies::default(),
        taken: HashSet::new(),
        tally: Tally::default(),
        index: run.print.index(),
    };
    let mut done = Ok(true);
    line.run(|told| {
        done = writer.take(told).map(|()| !super::interrupted());
        matches!(done, Ok(true))
    });
    let Writer { progress, journal, tally, session, index, .. } = writer;
    let seconds = progress.end();
    if done? {
        index.write(folder).map_err(|error| stopped(folder, &error))?;
        journal.finish().map_err(|error| stopped(folder, &error))?;
    } else {
        session.interrupt(&format!("{} articles are done; the same command goes on from there", tally.articles()));
    }
    super::close(session, &tally, folder, run, seconds);
    Ok(())
}

/// What an earlier run made of an article, where its bytes are the same and its sheet stands.
fn stands(known: &Known, folder: &Path, places: &Places, input: &Input, article: &Article) -> Option<Entry> {
    let entry = known.entry(&article.path).filter(|entry| entry.sha256.as_ref() == Some(&article.sha256))?;
    let stands = match (entry.status, &entry.output) {
        (Status::LeftOut, None) => true,
        (Status::Done, Some((name, bytes))) => {
            let place = places.place(input, article.member.as_deref());
            slashed(&place) == *name && fs::metadata(folder.join(place)).is_ok_and(|file| file.len() == *bytes)
        }
        _ => false,
    };
    stands.then_some(entry)
}

fn slashed(place: &Path) -> String {
    place.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

pub fn stopped(folder: &Path, error: &io::Error) -> Stop {
    Stop::Because(format!("{}: cannot be written: {error}", folder.display()))
}

struct Writer<'w, 's> {
    folder: &'w Path,
    places: &'w Places,
    known: &'w Known,
    line: &'w Line<'w, Made>,
    dedupe: bool,
    progress: Progress,
    session: &'s mut Session,
    journal: Journal,
    copies: Copies,
    /// Hashes of the places written to.
    taken: HashSet<u64>,
    tally: Tally,
    index: Index,
}

/// A sheet as it is written, and what the index tells of it.
pub struct Made {
    pub printed: String,
    pub row: Option<serde_json::Value>,
}

impl Writer<'_, '_> {
    fn take(&mut self, told: Told<Made>) -> Result<(), Stop> {
        let Told { input, label, member, sha256, what } = told;
        let mut entry = Entry { path: label, sha256, ..Entry::default() };
        match what {
            What::Failed { place, message } => self.failed(entry, place, message)?,
            What::Passed { note } => {
                self.progress.aside(|| self.session.note(&format!("{}: {note}", entry.path)));
            }
            What::Kept(old) => match self.still(*old) {
                Ok(entry) => {
                    self.tally.kept += 1;
                    self.add(&entry)?;
                }
                // It was left out as a copy, and is none any more.
                Err(label) => match self.line.again(input, &label) {
                    Some(told) => return self.take(told),
                    None => self.failed(Entry { path: label, ..entry }, None, "it is gone".to_owned())?,
                },
            },
            What::Made { made, counts, shape, notes } => {
                notes
                    .iter()
                    .for_each(|note| self.progress.aside(|| self.session.note(&format!("{}: {note}", entry.path))));
                let met = entry.sha256.as_deref().zip(shape.as_ref());
                entry.copy_of = met.and_then(|(sha256, shape)| self.copies.meet(&entry.path, sha256, shape));
                (entry.counts, entry.shape, entry.row) = (Some(counts), shape, made.row);
                if self.dedupe && entry.copy_of.is_some() {
                    (entry.status, entry.row) = (Status::LeftOut, None);
                    self.clear(&entry)?;
                    self.tally.done += 1;
                    self.add(&entry)?;
                } else {
                    self.write(entry, input, member.as_deref(), &made.printed)?;
                }
            }
        }
        self.progress.step(self.session, input, &self.tally);
        Ok(())
    }

    /// What stands from an earlier run, among the articles of this one; the label of a copy that is none any more.
    fn still(&mut self, mut entry: Entry) -> Result<Entry, String> {
        let met = entry.sha256.as_deref().zip(entry.shape.as_ref());
        entry.copy_of = met.and_then(|(sha256, shape)| self.copies.meet(&entry.path, sha256, shape));
        match (self.dedupe && entry.copy_of.is_some(), entry.status) {
            (false, Status::LeftOut) => return Err(entry.path),
            (true, Status::Done) => {
                entry.status = Status::LeftOut;
                (entry.output, entry.row) = (None, None);
                self.clear(&entry).ok();
            }
            _ => {}
        }
        if let Some((name, _)) = &entry.output {
            self.taken.insert(places::hash(Path::new(name)));
        }
        Ok(entry)
    }

    fn write(&mut self, mut entry: Entry, input: usize, member: Option<&str>, made: &str) -> Result<(), Stop> {
        let Some(place) = self.line.inputs.get(input).map(|input| self.places.place(input, member)) else {
            return Ok(());
        };
        let file = self.folder.join(&place);
        if !places::stays_below(&place) {
            let message = format!("{} is not below the folder: it is not written", file.display());
            return self.failed(entry, None, message);
        }
        if !self.taken.insert(places::hash(&place)) {
            let message = format!("{}: another article of this run is written there", file.display());
            return self.failed(entry, None, message);
        }
        entry.output = Some((slashed(&place), made.len() as u64));
        self.clear(&entry)?;
        match atomic::write(&file, made.as_bytes()) {
            Ok(()) => {
                entry.status = Status::Done;
                self.tally.done += 1;
                self.tally.written += 1;
                if self.session.verbose {
                    let told = format!("{} -> {}", entry.path, file.display());
                    self.progress.aside(|| self.session.tell(&told));
                }
                self.add(&entry)
            }
            // Every other article would fail alike.
            Err(error) if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
                let done = self.tally.articles();
                let advice = format!("{done} articles are done; make room, the same command goes on from there");
                Err(Stop::Because(format!("{} cannot be written: {error}; {advice}", file.display())))
            }
            Err(error) => {
                entry.output = None;
                self.failed(entry, None, format!("{} cannot be written: {error}", file.display()))
            }
        }
    }

    fn failed(&mut self, mut entry: Entry, place: Option<(usize, usize)>, message: String) -> Result<(), Stop> {
        self.progress.aside(|| self.session.trouble_at(&entry.path, place, &message));
        self.session.troubles.clear();
        self.tally.fail(reason(&message));
        entry.status = Status::Failed;
        entry.reason = Some(message);
        (entry.output, entry.row) = (None, None);
        self.clear(&entry)?;
        self.add(&entry)
    }

    /// Removes the sheet that an earlier run made of the article, where this one puts none in its place.
    fn clear(&self, entry: &Entry) -> Result<(), Stop> {
        let Some((old, _)) = self.known.entry(&entry.path).and_then(|old| old.output) else { return Ok(()) };
        let stays = entry.output.as_ref().is_some_and(|(name, _)| *name == old);
        let ours = self.taken.contains(&places::hash(Path::new(&old)));
        if stays || ours && entry.output.is_some() || !places::stays_below(Path::new(&old)) {
            return Ok(());
        }
        match fs::remove_file(self.folder.join(&old)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(stopped(self.folder, &error)),
            _ => Ok(()),
        }
    }

    fn add(&mut self, entry: &Entry) -> Result<(), Stop> {
        self.tally.count(entry);
        self.index.add(entry);
        self.journal.add(entry).map_err(|error| stopped(self.folder, &error))
    }
}

/// What failures of a kind have in common: their message up to its first mark.
pub fn reason(message: &str) -> &str {
    let end = message.find([':', ';', '(', ',']).unwrap_or(message.len());
    message.get(..end).unwrap_or(message).trim_end()
}
