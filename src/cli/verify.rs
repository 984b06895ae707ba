//! `fiche verify`: a sheet or a summary that somebody wrote, against its source.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    rc::Rc,
};

use clap::Args;
use fiche::{
    output::findings::{Checked, File, Found, Report, State},
    sheet::{Finding, Sheet},
    source::{self, Article, Input, STDIN, position},
};

use super::{
    Common, FailOn, Outcome, Stop,
    diff::load,
    mistake::Mistake,
    report::{self, Form, failed},
    rules,
    session::{Session, relative},
};

const EXAMPLES: &str = "\
Examples:
  fiche verify article.txt summary.md           English prose: each claim is matched to the French by value
  fiche verify article.txt sheet.json           a fiche/1 sheet, edited or of another program: the checks of fiche check
  llm-summary < article.txt | fiche verify article.txt -
  fiche verify article.txt summary.md --format sarif > fiche.sarif
  fiche verify article.txt summary.md --fail-on warning

A claim of prose is supported (the French words are shown), derived from two figures of the source (the formula is
shown), contradicted (what the source says instead is shown), or not in the source. Nothing is extracted again: sheet
and prose are judged by a second, simpler reading of the source. fiche check --list-checks lists what is asked.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration, input or output trouble; a summary that
is malformed, empty, of another source, not English or too large.";

/// Options of `fiche verify`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// The French article
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// A sheet (.json), English prose (.txt, .md), or - for either on standard input
    #[arg(value_name = "SUMMARY")]
    summary: PathBuf,
    /// Form of the findings
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = Form::Human, help_heading = "Output")]
    format: Form,
    /// The least severity that fails [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found; with 2 still where something could not be evaluated
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    common: Common,
}

impl Verify {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        let rules = rules::in_force(&session.config);
        let fail_on = self.fail_on.or(session.config.fail_on).unwrap_or(FailOn::Error).into();
        let (exit_zero, articles, resolved) = (self.exit_zero, Vec::new(), Vec::new());
        let mut report = Report { command: "verify", rules, fail_on, exit_zero, articles, resolved };
        if self.source.as_os_str() == STDIN && self.summary.as_os_str() == STDIN {
            return Err(Stop::Because("SOURCE and SUMMARY cannot both be standard input".to_owned()));
        }
        if self.source.is_dir() {
            let name = self.source.display();
            return Err(Stop::Because(format!("{name}: this is a folder; SOURCE is one article")));
        }
        let inputs = session.inputs(std::slice::from_ref(&self.source));
        let mut articles = Vec::new();
        if let Some(input) = inputs.first() {
            session.each(
                input,
                |_, _| Ok(()),
                |_, article, ()| {
                    articles.push(article);
                    Ok(())
                },
            )?;
        }
        if let Some(input) = inputs.first()
            && let Some(article) = articles.pop()
            && let Some(summary) = self.read(&mut session)
        {
            let judged = if is_sheet(&self.summary, &summary.text) {
                sheet(&mut session, input, &article, &summary)
            } else {
                prose(&mut session, input, &article, &summary)
            };
            report.articles.extend(judged);
        }
        failed(&mut session, &mut report);
        out.write_all(self.format.render(&report, session.colour())?.as_bytes())?;
        let counts = report.counts();
        if counts.failed == 0 {
            let comparisons: u32 = report
                .articles
                .iter()
                .map(|article| match article.state {
                    State::Evaluated { comparisons, .. } => comparisons,
                    State::Failed { .. } => 0,
                })
                .sum();
            session.summary(&format!(
                "{}: {comparisons} comparisons: {} errors, {} warnings, {} notes",
                relative(&self.summary.to_string_lossy()),
                counts.errors,
                counts.warnings,
                counts.notes
            ));
        }
        Ok(report::outcome(&report))
    }

    /// The summary's text; what keeps it from being read is trouble under its name.
    fn read(&self, session: &mut Session) -> Option<Article> {
        let label = self.summary.to_string_lossy().into_owned();
        let stdin = self.summary.as_os_str() == STDIN;
        let known = |ext: &str| matches!(ext, "json" | "txt" | "md");
        let extension = self.summary.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        if !stdin && !extension.as_deref().is_some_and(known) {
            session.trouble(&label, "a summary is a sheet (.json) or English prose (.txt, .md)");
            return None;
        }
        match bytes(&self.summary, stdin).and_then(|bytes| Article::from_bytes(label.as_str(), bytes)) {
            Ok(read) if read.text.trim().is_empty() => {
                session.trouble(&label, "the summary is empty: nothing to verify");
                None
            }
            Ok(read) => Some(read),
            Err(error) => {
                session.trouble_at(&label, error.place(), &error.to_string().replace("article", "summary"));
                None
            }
        }
    }
}

/// The bytes of the summary, one more at most than a text may have.
fn bytes(path: &Path, stdin: bool) -> Result<Vec<u8>, source::Error> {
    let mut bytes = Vec::new();
    let done = if stdin {
        std::io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
    };
    done.map_err(|error| source::Error::from_io(&error))?;
    if bytes.len() as u64 > MOST {
        return Err(source::Error::Unreadable("it is larger than 16 MiB".to_owned()));
    }
    Ok(bytes)
}

/// The most bytes that a summary may have.
const MOST: u64 = 16 << 20;

/// Whether the summary is a sheet: by its name, on standard input by its first character.
fn is_sheet(path: &Path, text: &str) -> bool {
    match path.extension().and_then(|e| e.to_str()) {
        Some(extension) => extension.eq_ignore_ascii_case("json"),
        None => text.trim_start().starts_with('{'),
    }
}

/// Judges a sheet.
fn sheet(session: &mut Session, input: &Input, article: &Article, summary: &Article) -> Option<Checked> {
    let sheet: Sheet = match load::sheet(&summary.text) {
        Ok(Ok(sheet)) => sheet,
        Ok(Err(why)) => {
            session.trouble_at(&summary.path, Some((1, 1)), &why);
            return None;
        }
        Err(error) => {
            let mistake = Mistake::json(&summary.text, &summary.text, &error);
            session.trouble_at(&summary.path, mistake.place, &format!("malformed sheet: {}", mistake.message));
            return None;
        }
    };
    let own = sheet.source.sha256.as_str();
    if !own.is_empty() && !own.eq_ignore_ascii_case(&article.sha256) {
        let message = format!(
            "this is the sheet of another source: it was made from {:?} with SHA-256 {own}, {} has {}",
            sheet.source.path,
            input.label(),
            article.sha256
        );
        session.trouble(&summary.path, &message);
        return None;
    }
    let validation = match session.reader.verify(article, &sheet) {
        Ok(validation) => validation,
        Err(error) => {
            session.trouble(&input.label(), &error.to_string());
            return None;
        }
    };
    let file = Rc::new(File { path: relative(&input.label()), text: article.text.clone() });
    let findings =
        validation.findings.into_iter().map(|finding| Found { file: Rc::clone(&file), finding, known: false });
    let findings = findings.filter_map(|found| rules::judged(&session.config, found)).collect();
    let state = State::Evaluated { facts: sheet.facts.len(), comparisons: validation.checked, findings };
    Some(Checked { path: relative(&summary.path), state })
}

/// Judges prose; each finding stands in the summary and names its place in the source.
fn prose(session: &mut Session, input: &Input, article: &Article, summary: &Article) -> Option<Checked> {
    let claims = match session.reader.verify_prose(article, &summary.text) {
        Ok(claims) => claims,
        Err(error) => {
            let of_summary = matches!(error, fiche::Error::Summary { .. });
            let label = if of_summary { summary.path.clone() } else { input.label() };
            session.trouble(&label, &error.to_string());
            return None;
        }
    };
    let source = relative(&input.label());
    let file = Rc::new(File { path: relative(&summary.path), text: summary.text.clone() });
    let findings = claims.claims.into_iter().map(|claim| {
        let place = claim.source.map_or_else(String::new, |span| {
            let (line, column) = position(&article.text, span.start as usize);
            format!(" ({source}:{line}:{column})")
        });
        let message = format!("{}{place}", claim.message);
        let finding = Finding {
            check: claim.check.into(),
            severity: claim.severity,
            message,
            span: Some(claim.span),
            fact: None,
        };
        Found { file: Rc::clone(&file), finding, known: false }
    });
    let findings = findings.filter_map(|found| rules::judged(&session.config, found)).collect();
    let state = State::Evaluated { facts: claims.sentences, comparisons: claims.checked, findings };
    Some(Checked { path: relative(&summary.path), state })
}
