//! `fiche explain`: how an article was read.

use std::{fmt::Write as _, io::Write, path::PathBuf};

use clap::{Args, ValueEnum};
use fiche::{
    explain::Explanation,
    output::json,
    source::{Article, position},
    text::Span,
};

use super::{Common, Outcome, Stop, session::Session};

const EXAMPLES: &str = "\
Examples:
  fiche explain article.txt
  fiche explain article.txt --format json
  fiche explain - --lang fr < article.txt

Exit status: 0 done, 2 the article could not be read.";

/// Options of `fiche explain`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Explain {
    /// One article, or - for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// Form of the answer
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    common: Common,
}

/// A form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// For programs: the sheet, its sentences, references and refusals
    Json,
}

impl Explain {
    pub fn run(self, out: &mut impl Write) -> Result<Outcome, Stop> {
        let mut session = Session::new(&self.common)?;
        for input in session.inputs(std::slice::from_ref(&self.path)) {
            session.each(&input, fiche::Reader::explain, |session, article, told| {
                match self.format {
                    Form::Json => writeln!(out, "{}", json::render(&told, &article.text, session.offsets, true))?,
                    Form::Text => out.write_all(text(&told, &article).as_bytes())?,
                }
                Ok(())
            })?;
        }
        Ok(session.outcome)
    }
}

/// The answer for people. Writing to a string does not fail.
fn text(told: &Explanation, article: &Article) -> String {
    let mut out = String::new();
    let at = |span: Span| {
        let (line, column) = position(&article.text, span.start as usize);
        format!("{line}:{column}")
    };
    let sheet = &told.sheet;
    let source = &sheet.source;
    let _ = writeln!(
        out,
        "language {} ({:.2}), published {}",
        source.language,
        source.language_confidence,
        source.published.as_deref().unwrap_or("unknown")
    );
    for mark in &sheet.marks {
        let kind = name(&mark.kind);
        let _ = writeln!(out, "mark {kind} {}: {}", at(mark.span), shown(mark.span.slice(&article.text)));
    }
    for (n, sentence) in told.sentences.iter().enumerate() {
        let title = if sentence.title { " (title)" } else { "" };
        let _ = writeln!(
            out,
            "\nsentence {} at {}{title}: {}",
            n + 1,
            at(sentence.span),
            sentence.span.slice(&article.text)
        );
        for atom in sentence.atoms.iter().filter(|atom| !matches!(atom.kind, "word" | "sign")) {
            let _ = writeln!(out, "  {:<7} {:<28} {}", atom.kind, atom.text, atom.detail);
        }
    }
    let _ = writeln!(out, "\nentities");
    for e in &sheet.entities {
        let mentions: Vec<String> = e.mentions.iter().map(|m| format!("{} {}", at(m.span), shown(&m.text))).collect();
        let _ = writeln!(out, "  {} {} {}: {}", e.id, name(&e.kind), e.name, mentions.join(", "));
    }
    let _ = writeln!(out, "\nfigures");
    for f in &sheet.figures {
        let key = serde_json::to_value(f).ok().and_then(|f| fiche::eval::figure_key(&f).ok()).unwrap_or_default();
        let why = f.unresolved.as_ref().map_or_else(String::new, |why| format!(", unresolved: {why}"));
        let (kind, bound) = (name(&f.kind), name(&f.bound));
        let _ = writeln!(out, "  {} {} {kind} {}: {key} ({bound}){why}", f.id, at(f.span), shown(&f.text));
    }
    let _ = writeln!(out, "\ndates");
    for d in &sheet.dates {
        let value = d.value.clone().unwrap_or_else(|| format!("unresolved: {}", d.unresolved.as_deref().unwrap_or("")));
        let _ = writeln!(out, "  {} {} {}: {value}", d.id, at(d.span), shown(&d.text));
    }
    let _ = writeln!(out, "\nreferences");
    for (words, span, entity) in &told.references {
        let _ = writeln!(out, "  {} {} -> {entity}", at(*span), shown(words));
    }
    let _ = writeln!(out, "\nfacts");
    for f in &sheet.facts {
        let _ = writeln!(out, "  {} {} by {}, {}", f.id, f.body.kind().name(), f.frame, name(&f.modality));
        for spec in f.body.kind().roles() {
            let Some(slot) = f.body.get(spec.name).filter(|slot| !slot.is_empty()) else { continue };
            let _ = writeln!(out, "    {:<14} {}", spec.name, serde_json::to_string(slot).unwrap_or_default());
        }
        for slice in &f.evidence {
            let _ = writeln!(out, "    read in        {} {}", at(slice.span), shown(&slice.text));
        }
        let _ = writeln!(out, "    says           {}", f.statement);
    }
    let _ = writeln!(out, "\nrefusals");
    for r in &told.refusals {
        let _ = writeln!(out, "  {} {} at {}: {}", r.frame, shown(&r.text), at(r.span), r.reason);
    }
    out
}

/// A term of the contract by its JSON name.
fn name<T: serde::Serialize>(term: &T) -> String {
    serde_json::to_value(term).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Source words on one line.
fn shown(text: &str) -> String {
    format!("\"{}\"", text.split_whitespace().collect::<Vec<_>>().join(" "))
}
