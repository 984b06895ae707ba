//! All articles in a few files: tables, a database, one stream of lines. They take their place when the run is whole.

use std::{
    io::{self, Write},
    path::Path,
};

use fiche::{
    batch::{
        Tally,
        atomic::Pending,
        copies::Copies,
        manifest::{self, Entry, Header, Known, Status},
    },
    output::{Tables, csv},
    sheet::Sheet,
    source::{Article, Input},
};

use super::{
    Format, Run,
    folder::{reason, stopped},
    line::{Line, Told, What},
    progress::Progress,
};
use crate::cli::{Outcome, Stop, session::Session};

/// What the tables are made of: a sheet, or its line.
pub enum Made {
    Sheet(Box<Sheet>),
    Line(String),
}

/// Files that articles are added to.
enum Files {
    Tables(Box<dyn Tables>),
    Lines(Pending),
}

impl Files {
    fn new(format: Format, folder: &Path) -> io::Result<Self> {
        Ok(match format {
            Format::Csv => Self::Tables(Box::new(csv::Files::new(folder)?)),
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Tables(Box::new(fiche::output::parquet::Files::new(folder)?)),
            #[cfg(feature = "sqlite")]
            Format::Sqlite => Self::Tables(Box::new(fiche::output::sqlite::File::new(folder)?)),
            _ => Self::Lines(Pending::new(&folder.join("sheets.jsonl"))?),
        })
    }

    fn write(&mut self, made: &Made) -> io::Result<()> {
        match (self, made) {
            (Self::Tables(tables), Made::Sheet(sheet)) => tables.write(sheet),
            (Self::Lines(lines), Made::Line(line)) => lines.write_all(line.as_bytes()),
            _ => Ok(()),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Tables(tables) => tables.finish(),
            Self::Lines(lines) => lines.keep(),
        }
    }
}

/// Writes the tables of all articles into `folder`, where an article or an option has changed.
pub fn write(session: &mut Session, inputs: &[Input], folder: &Path, run: &Run) -> Result<(), Stop> {
    let header = Header::new(run.options(session)?);
    let stop = |error: io::Error| stopped(folder, &error);
    let (known, mut journal) = manifest::open(folder, &header, run.force).map_err(stop)?;
    if session.outcome == Outcome::Clean && stand(session, inputs, folder, run, &known) {
        journal.discard().map_err(stop)?;
        session.summary(&format!("{}: nothing has changed; --force writes it anew", folder.display()));
        return Ok(());
    }
    let mut files = Files::new(run.print.format, folder).map_err(stop)?;
    let make = |sheet: Sheet, article: &Article, _: &Input| match run.print.format {
        Format::Jsonl => Made::Line(run.print.print(&sheet, article)),
        _ => Made::Sheet(Box::new(sheet)),
    };
    let mut line = Line::new(session, inputs, run.jobs, &make);
    line.shapes = true;
    let progress = Progress::new(session, inputs.len(), true);
    let (mut copies, mut tally) = (Copies::default(), Tally::default());
    let mut take = |session: &mut Session, Told { input, label: path, sha256, what, .. }: Told<Made>| {
        let mut entry = Entry { path, sha256, ..Entry::default() };
        match what {
            What::Failed { place, message } => {
                progress.aside(|| session.trouble_at(&entry.path, place, &message));
                session.troubles.clear();
                tally.fail(reason(&message));
                entry.reason = Some(message);
            }
            What::Passed { note } => {
                progress.aside(|| session.note(&format!("{}: {note}", entry.path)));
                progress.step(session, input, &tally);
                return Ok(());
            }
            What::Kept(_) => {}
            What::Made { made, counts, shape, notes } => {
                notes.iter().for_each(|note| progress.aside(|| session.note(&format!("{}: {note}", entry.path))));
                let met = entry.sha256.as_deref().zip(shape.as_ref());
                entry.copy_of = met.and_then(|(sha256, shape)| copies.meet(&entry.path, sha256, shape));
                (entry.counts, entry.shape) = (Some(counts), shape);
                tally.done += 1;
                entry.status = Status::LeftOut;
                if !(run.dedupe && entry.copy_of.is_some()) {
                    files.write(&made)?;
                    tally.written += 1;
                    entry.status = Status::Done;
                }
            }
        }
        tally.count(&entry);
        progress.step(session, input, &tally);
        journal.add(&entry)
    };
    let mut done = Ok(true);
    line.run(|told| {
        done = take(session, told).map(|()| !super::interrupted());
        matches!(done, Ok(true))
    });
    let seconds = progress.end();
    if done.map_err(stop)? {
        files.finish().and_then(|()| journal.finish()).map_err(stop)?;
    } else {
        drop(files);
        session.interrupt("tables are written whole or not at all: nothing has changed");
    }
    super::close(session, &tally, folder, run, seconds);
    Ok(())
}

/// Whether the last run made its tables of just these articles.
fn stand(session: &Session, inputs: &[Input], folder: &Path, run: &Run, known: &Known) -> bool {
    let Some(count) = known.whole().filter(|count| *count > 0) else { return false };
    if !run.print.format.files().iter().all(|name| folder.join(name).is_file()) {
        return false;
    }
    let kept = |_: &Input, article: &Article| {
        let entry = known.entry(&article.path)?;
        (entry.sha256.as_ref() == Some(&article.sha256) && entry.status != Status::Failed).then_some(entry)
    };
    let make = |_, _: &Article, _: &Input| ();
    let mut line = Line::new(session, inputs, run.jobs, &make);
    line.kept = &kept;
    let (mut met, mut same) = (0, true);
    line.run(|told| {
        let passed = matches!(told.what, What::Passed { .. });
        met += usize::from(!passed);
        same = (passed || matches!(told.what, What::Kept(_))) && !super::interrupted();
        same
    });
    same && met == count
}
