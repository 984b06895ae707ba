//! Sheets on standard output, one after the other.

use std::io::Write;

use fiche::{
    batch::copies::Copies,
    output::csv,
    sheet::Sheet,
    source::{Article, Input},
};

use super::{
    Format, Run,
    line::{Line, Make, Told, What},
    progress::Progress,
};
use crate::cli::{Stop, session::Session};

/// Writes every sheet to `out`; `single` where one file is asked for.
pub fn write(
    session: &mut Session,
    inputs: &[Input],
    single: bool,
    run: &Run,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let progress = Progress::new(session, inputs.len(), false);
    if run.print.format == Format::Csv {
        let mut table = csv::Writer::facts(out)?;
        let make = |sheet: Sheet, _: &Article, _: &Input| sheet;
        each(session, inputs, run, &progress, &make, |_, sheet| Ok(table.write(&sheet)?))?;
        table.finish()?;
        return Ok(());
    }
    // A file of many articles gives an array too; it is known by its first one.
    let mut array = run.print.format == Format::Json && !single;
    let mut written = 0;
    let make = |sheet: Sheet, article: &Article, _: &Input| run.print.print(&sheet, article);
    each(session, inputs, run, &progress, &make, |member, printed| {
        array |= run.print.format == Format::Json && member;
        match (run.print.format, array) {
            (_, true) => {
                out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                out.write_all(printed.trim_end().as_bytes())?;
            }
            (Format::Text | Format::Md, _) if written > 0 => {
                let rule = if run.print.format == Format::Md {
                    "\n---\n\n".to_owned()
                } else {
                    format!("\n{}\n\n", "=".repeat(run.print.width))
                };
                out.write_all(rule.as_bytes())?;
                out.write_all(printed.as_bytes())?;
            }
            _ => out.write_all(printed.as_bytes())?,
        }
        written += 1;
        Ok(())
    })?;
    if array {
        out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    Ok(())
}

/// Gives what is made of each article, and whether it stands in a file of many, to `then`.
fn each<T: Send>(
    session: &mut Session,
    inputs: &[Input],
    run: &Run,
    progress: &Progress,
    make: &Make<'_, T>,
    mut then: impl FnMut(bool, T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut line = Line::new(session, inputs, run.jobs, make);
    line.shapes = run.dedupe;
    let (mut copies, mut met) = (Copies::default(), 0_u64);
    let mut take = |session: &mut Session, Told { label, member, sha256, what, .. }: Told<T>| {
        met += 1;
        match what {
            What::Failed { place, message } => progress.aside(|| session.trouble_at(&label, place, &message)),
            What::Passed { note } => progress.aside(|| session.note(&format!("{label}: {note}"))),
            What::Kept(_) => {}
            What::Made { made, shape, notes, .. } => {
                notes.iter().for_each(|note| progress.aside(|| session.note(&format!("{label}: {note}"))));
                let known = sha256.as_deref().zip(shape.as_ref());
                if known.and_then(|(sha256, shape)| copies.meet(&label, sha256, shape)).is_none() {
                    then(member.is_some(), made)?;
                }
            }
        }
        Ok::<_, Stop>(())
    };
    let mut done = Ok(true);
    line.run(|told| {
        done = take(session, told).map(|()| !super::interrupted());
        matches!(done, Ok(true))
    });
    progress.end();
    if !done? {
        session.interrupt(&format!("{met} articles are done"));
    }
    Ok(())
}
