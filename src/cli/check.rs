//! `fiche check`: sheets against their source, facts against what is expected.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    rc::Rc,
};

use clap::Args;
use fiche::{
    output::findings::{Checked, File, Found, Report, State, Verdict},
    sheet::{Sheet, Status},
    source::{Article, Input},
};

use super::{
    Common, FailOn, Outcome, Stop,
    baseline::Baseline,
    expect::{self, Approved, Asked, General},
    report::{self, Form, failed},
    rules,
    session::{Session, companion, complain, relative},
};

const EXAMPLES: &str = "\
Examples:
  fiche check corpus/fr                         every article of a folder
  fiche check article.txt --fail-on warning
  fiche check corpus/fr --bless                 approve the facts as they are read now: NAME.expect.json
  fiche check corpus/fr --format sarif > fiche.sarif
  fiche check corpus/fr --baseline known.json --write-baseline
  fiche check --list-checks

Each finding is a line \"path:line:column: severity check: message\" with the source under it. NAME.expect.json beside
NAME.txt holds the approved facts; only --bless writes it. NAME.expect.toml holds assertions written by hand.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration, input or output trouble, an article that
could not be evaluated, or nothing to check (2 wins).";

/// Options of `fiche check`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Articles, folders of articles, or - for standard input
    #[arg(required_unless_present_any = ["list_checks", "allow_empty"], value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the findings
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = Form::Human, help_heading = "Output")]
    format: Form,
    /// The least severity that fails [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Approve the facts as they are read now
    #[arg(long)]
    bless: bool,
    /// Findings that are known: they do not fail, more of them do
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings of this run into the baseline
    #[arg(long, requires = "baseline", conflicts_with = "bless")]
    write_baseline: bool,
    /// Exit with 0 whatever is found; with 2 still where something could not be evaluated
    #[arg(long)]
    exit_zero: bool,
    /// Nothing to check is no error
    #[arg(long)]
    allow_empty: bool,
    /// List the checks as they are in force, those of verify too: id, severity, what it asks, thresholds, examples
    #[arg(long, conflicts_with_all = ["bless", "baseline"])]
    list_checks: bool,
    #[command(flatten)]
    common: Common,
}

/// Articles done so far.
#[derive(Default)]
struct Tally {
    checked: usize,
    compared: usize,
}

impl Check {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let rules = rules::in_force(&session.config);
        if self.list_checks {
            out.write_all(self.format.list(&rules, &session.config.numbers)?.as_bytes())?;
            return Ok(Outcome::Clean);
        }
        let old = match &self.baseline {
            Some(path) if self.write_baseline && !path.exists() => None,
            Some(path) => Some(Baseline::read(path).map_err(Stop::Because)?),
            None => None,
        };
        let fail_on = self.fail_on.or(session.config.fail_on).unwrap_or(FailOn::Error).into();
        let mut report = Report {
            command: "check",
            rules,
            fail_on,
            exit_zero: self.exit_zero,
            articles: Vec::new(),
            resolved: Vec::new(),
        };
        let inputs = session.inputs_or(&self.paths, self.allow_empty);
        failed(&mut session, &mut report);
        if inputs.is_empty() && report.articles.is_empty() && !self.allow_empty {
            return Err(Stop::Because("nothing to check; --allow-empty lets that pass".to_owned()));
        }
        let general = General::of(&session);
        let mut tally = Tally::default();
        for input in &inputs {
            session.each(input, fiche::Reader::read, |session, article, sheet| {
                failed(session, &mut report);
                self.article(session, input, (article, sheet), &general, &mut report, &mut tally);
                failed(session, &mut report);
                Ok(())
            })?;
            failed(&mut session, &mut report);
        }
        report.articles.extend(general.stale(&session));
        report.articles.extend(expect::orphans(&self.paths, &inputs).iter().map(|path| orphan(&session, path)));
        let baseline = match &self.baseline {
            Some(path) if self.write_baseline => match report.verdict() {
                // Whatever could not be evaluated would look resolved ever after.
                Verdict::Failed => {
                    complain(&format!("{}: not written, some articles could not be evaluated", path.display()));
                    old
                }
                _ => {
                    let new = Baseline::of(&report, old);
                    new.write(path).map_err(Stop::Because)?;
                    session.summary(&format!("{}: baseline written", path.display()));
                    Some(new)
                }
            },
            _ => old,
        };
        if let Some(baseline) = baseline {
            baseline.apply(&mut report);
        }
        out.write_all(self.format.render(&report, session.colour())?.as_bytes())?;
        let counts = report.counts();
        let known = if counts.known > 0 { format!(", {} known", counts.known) } else { String::new() };
        session.summary(&format!(
            "{} of {} articles checked, {} against approved facts: {} errors, {} warnings, {} notes{known}",
            tally.checked,
            inputs.len(),
            tally.compared,
            counts.errors,
            counts.warnings,
            counts.notes
        ));
        Ok(report::outcome(&report))
    }

    /// Checks one article; only a file that is one article has companions.
    fn article(
        &self,
        session: &mut Session,
        input: &Input,
        (article, sheet): (Article, Sheet),
        general: &General,
        report: &mut Report,
        tally: &mut Tally,
    ) {
        tally.checked += 1;
        let path = relative(&article.path);
        let alone = article.member.is_none() && !input.is_stdin();
        let file = Rc::new(File { path: path.clone(), text: article.text });
        let checked = sheet.validation.findings.iter().cloned();
        let mut found: Vec<Found> = checked
            .map(|finding| Found { file: Rc::clone(&file), finding, known: false })
            .filter_map(|found| rules::judged(&session.config, found))
            .collect();
        let status = Status::of(found.iter().map(|found| found.finding.severity).max());
        let mut expected = Vec::new();
        if let Some(approved) = alone.then(|| self.approved(session, input, &sheet)).flatten() {
            let own = beside(input, ".expect.json", approved.text.clone());
            expected.extend(expect::against(&approved, &sheet, &file, &own));
            tally.compared += 1;
        }
        if let Some((text, asked)) = alone.then(|| asked(session, input)).flatten() {
            let own = beside(input, ".expect.toml", text);
            if asked.is_empty() {
                let message = "asks for nothing; write [[expect]] rows or take the file away".to_owned();
                expected.push(expect::found(&own, "expect-stale", None, None, message));
            }
            expected.extend(asked.iter().flat_map(|asked| asked.against(&sheet, status, &own)));
            expected.extend(expect::repeated(&asked, &own));
        }
        for asked in general.about(session, input) {
            expected.extend(asked.against(&sheet, status, &general.file));
        }
        found.extend(expected.into_iter().filter_map(|found| rules::judged(&session.config, found)));
        let (facts, comparisons) = (sheet.facts.len(), sheet.validation.checked);
        report.articles.push(Checked { path, state: State::Evaluated { facts, comparisons, findings: found } });
    }

    /// The approved facts to compare with; with `--bless` they are written instead.
    fn approved(&self, session: &mut Session, input: &Input, sheet: &Sheet) -> Option<Approved> {
        let path = companion(&input.path(), ".expect.json");
        if self.bless {
            let written = expect::approve(sheet).map_err(|e| e.to_string()).and_then(|text| {
                let same = fs::read_to_string(&path).is_ok_and(|old| old == text);
                if same { Ok(false) } else { fs::write(&path, text).map_err(|e| e.to_string()).map(|()| true) }
            });
            match written {
                Ok(true) => session.summary(&format!("approved {} facts: {}", sheet.facts.len(), path.display())),
                Ok(false) => {}
                Err(why) => session.trouble(&path.to_string_lossy(), &format!("cannot be written: {why}")),
            }
            return None;
        }
        Approved::read(&path).unwrap_or_else(|mistake| {
            session.trouble_at(&path.to_string_lossy(), mistake.place, &mistake.message);
            None
        })
    }
}

/// The assertions beside an article.
fn asked(session: &mut Session, input: &Input) -> Option<(String, Vec<Asked>)> {
    if input.is_stdin() {
        return None;
    }
    let path = companion(&input.path(), ".expect.toml");
    expect::read(&path).unwrap_or_else(|mistake| {
        session.trouble_at(&path.to_string_lossy(), mistake.place, &mistake.message);
        None
    })
}

/// A companion of an article as a file of findings.
fn beside(input: &Input, ending: &str, text: String) -> Rc<File> {
    let label = companion(Path::new(&input.label()), ending);
    Rc::new(File { path: relative(&label.to_string_lossy()), text })
}

/// An orphan of an article that is no more.
fn orphan(session: &Session, path: &Path) -> Checked {
    let name = relative(&path.to_string_lossy());
    let file = Rc::new(File { path: name.clone(), text: String::new() });
    let message = "no article stands beside these expectations; take the file away or bring the article back";
    let found = expect::found(&file, "expect-stale", None, None, message.to_owned());
    let findings = rules::judged(&session.config, found).into_iter().collect();
    Checked { path: name, state: State::Evaluated { facts: 0, comparisons: 0, findings } }
}
