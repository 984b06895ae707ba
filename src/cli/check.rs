//! `fiche check`: sheets against their source, facts against those approved.

use std::{fs, io::Write, path::PathBuf};

use clap::Args;
use fiche::{
    output::findings,
    sheet::{Finding, Severity},
    source::Input,
};

use super::{
    Common, FailOn, Outcome, Stop,
    expect::{Approved, approve},
    session::{Session, companion},
};

const EXAMPLES: &str = "\
Examples:
  fiche check corpus/fr                         every article of a folder
  fiche check article.txt --fail-on warning
  fiche check corpus/fr --bless                 approve the facts as they are read now: NAME.expect.json

Each finding is a line \"path:line:column: severity check: message\" with the source under it. NAME.expect.json beside
NAME.txt holds the approved facts; only --bless writes it.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration, input or output trouble (2 wins).";

/// Options of `fiche check`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Articles, folders of articles, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The least severity that fails [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Approve the facts as they are read now
    #[arg(long)]
    bless: bool,
    #[command(flatten)]
    common: Common,
}

/// Counts of the run.
#[derive(Default)]
struct Counts {
    articles: usize,
    compared: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Counts {
    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}

impl Check {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let fail_on: Severity = self.fail_on.or(session.config.fail_on).unwrap_or(FailOn::Error).into();
        let inputs = session.inputs(&self.paths);
        let mut counts = Counts::default();
        let mut worst = None;
        for input in &inputs {
            let mut show = |finding: &Finding, path: &str, text: &str, colour: bool| {
                counts.add(finding.severity);
                worst = worst.max(Some(finding.severity));
                out.write_all(findings::render(finding, path, text, colour).as_bytes())
            };
            let Some((article, sheet)) = session.with(input, fiche::Reader::read) else { continue };
            let colour = session.colour();
            for finding in &sheet.validation.findings {
                show(finding, &input.label, &article.text, colour)?;
            }
            if let Some(approved) = self.approved(&mut session, input, &sheet) {
                let (extra, missing) = approved.compare(&sheet);
                for finding in &extra {
                    show(finding, &input.label, &article.text, colour)?;
                }
                let label = companion(input.label.as_ref(), ".expect.json").to_string_lossy().into_owned();
                for finding in &missing {
                    show(finding, &label, &approved.text, colour)?;
                }
                counts.compared += 1;
            }
            counts.articles += 1;
        }
        session.summary(&format!(
            "{} of {} articles checked, {} against approved facts: {} errors, {} warnings, {} notes",
            counts.articles,
            inputs.len(),
            counts.compared,
            counts.errors,
            counts.warnings,
            counts.notes
        ));
        let found = if worst >= Some(fail_on) { Outcome::Findings } else { Outcome::Clean };
        Ok(session.outcome.max(found))
    }

    /// The approved facts to compare with; with `--bless` they are written instead.
    fn approved(&self, session: &mut Session, input: &Input, sheet: &fiche::sheet::Sheet) -> Option<Approved> {
        if input.stdin {
            return None;
        }
        let path = companion(&input.path, ".expect.json");
        if self.bless {
            let text = approve(sheet);
            if fs::read_to_string(&path).is_ok_and(|old| old == text) {
                return None;
            }
            match fs::write(&path, text) {
                Ok(()) => session.summary(&format!("approved {} facts: {}", sheet.facts.len(), path.display())),
                Err(error) => session.trouble(&input.label, &format!("{} cannot be written: {error}", path.display())),
            }
            return None;
        }
        Approved::read(&path).unwrap_or_else(|message| {
            super::session::complain(&message);
            session.outcome = Outcome::Trouble;
            None
        })
    }
}
