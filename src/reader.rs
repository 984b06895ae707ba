//! The straight line as one function.

use std::{borrow::Cow, sync::Arc, thread};

use whatlang::{Detector, Lang};

use crate::{
    Error, english,
    explain::{AtomView, Explanation, RefusalView, SentenceView},
    facts::{self, engine::Context, frame::Reading, syntax::Kind},
    lang::{self, Pack},
    mentions::Mentions,
    names::Table,
    sheet::{Date, DateId, Entity, EntityId, Figure, FigureId, Line, SCHEMA, Sheet, Slice, Source, Status, Validation},
    source::{Article, Limits},
    text::{Document, Text},
    validate::{self, SourceReader, claims::Claims},
};

/// The languages that can be read: a pack to extract, a reader of its own for the checks.
static LANGUAGES: &[(&dyn Pack, &dyn SourceReader)] = &[(&lang::fr::FRENCH, &validate::fr::FRENCH)];

/// Bytes of the text that language identification starts with; three times as many where it stays unsure, then all.
const PREFIX: usize = 160;

/// Reads articles to sheets.
#[derive(Clone, Default)]
pub struct Reader {
    packs: Vec<(&'static dyn Pack, &'static dyn SourceReader)>,
    language: Option<usize>,
    /// The user's own names.
    names: Option<Arc<Table>>,
    /// The numbers that the checks go by.
    numbers: validate::Limits,
    /// Whether sheets carry their text.
    keep_text: bool,
    limits: Limits,
    /// Weighs the packs' languages against those they may be taken for.
    detector: Detector,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Reader {
    /// A reader that identifies the language of each article.
    #[must_use]
    pub fn new() -> Self {
        LANGUAGES.iter().fold(Self::default(), |reader, (pack, checks)| reader.pack(*pack, *checks))
    }

    /// Adds a language: its pack, and its reader for the checks.
    #[must_use]
    pub fn pack(mut self, pack: &'static dyn Pack, reader: &'static dyn SourceReader) -> Self {
        self.packs.push((pack, reader));
        let packs = self.packs.iter().map(|(pack, _)| pack.language());
        self.detector = Detector::with_allowlist(packs.chain(NEAR.iter().copied()).collect());
        self
    }

    /// Reads every article as this language (ISO 639-1) without identifying it.
    ///
    /// # Errors
    /// [`Error::UnknownLanguage`] where no pack reads it.
    pub fn language(mut self, code: &str) -> Result<Self, Error> {
        let at = self.packs.iter().position(|(pack, _)| pack.code() == code);
        self.language = Some(at.ok_or_else(|| Error::UnknownLanguage(code.to_owned()))?);
        Ok(self)
    }

    /// Knows the names of a user's table too; its rows come before those of the program.
    #[must_use]
    pub fn names(mut self, names: Table) -> Self {
        self.names = Some(Arc::new(names));
        self
    }

    /// Checks by these numbers.
    #[must_use]
    pub fn numbers(mut self, numbers: validate::Limits) -> Self {
        self.numbers = numbers;
        self
    }

    /// Whether the sheets carry the text that their spans are offsets into.
    ///
    /// ```
    /// let article = fiche::source::Article::from_text("Veltis gagne 3% à 25 euros.");
    /// let sheet = fiche::Reader::new().language("fr")?.keep_text(true).read(&article)?;
    /// assert_eq!(sheet.source.text.as_deref(), Some(article.text.as_str()));
    /// # Ok::<(), fiche::Error>(())
    /// ```
    #[must_use]
    pub fn keep_text(mut self, keep: bool) -> Self {
        self.keep_text = keep;
        self
    }

    /// Refuses articles that ask for more tokens or steps than these limits allow.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads one article.
    ///
    /// # Errors
    /// [`Error::Empty`] where it holds no text, [`Error::Language`] where no pack reads its language, [`Error::Limit`]
    /// where it asks for more than the limits allow.
    pub fn read(&self, article: &Article) -> Result<Sheet, Error> {
        self.run(article, |sheet, _, _| sheet)
    }

    /// Reads one article and tells how.
    ///
    /// # Errors
    /// Those of [`Reader::read`].
    pub fn explain(&self, article: &Article) -> Result<Explanation, Error> {
        self.run(article, explain)
    }

    /// Runs the checks over a sheet of this article, whoever made it; nothing is extracted.
    ///
    /// # Errors
    /// Those of [`Reader::read`].
    pub fn verify(&self, article: &Article, sheet: &Sheet) -> Result<Validation, Error> {
        let (_, checks) = self.checks(article)?;
        let mut out = validate::validate_within(sheet, &article.text, checks, &self.numbers);
        // Of a sheet that somebody hands in, nothing but its source is known: its lines are held against that too.
        out.findings.extend(validate::claims::lines(sheet, &article.text, checks));
        out.status = Status::of(out.findings.iter().map(|finding| finding.severity).max());
        Ok(out)
    }

    /// Judges a summary of this article in English, sentence by sentence; nothing is extracted.
    ///
    /// ```
    /// let article = fiche::source::Article::from_text("Veltis gagne 3% à 25 euros à la Bourse de Paris.");
    /// let claims = fiche::Reader::new().language("fr")?.verify_prose(&article, "Veltis fell 3%.")?;
    /// assert!(claims.claims.iter().any(|claim| claim.check == "claim-direction"));
    /// # Ok::<(), fiche::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Reader::read`]; [`Error::Summary`] where the summary is beyond doubt in another language than English.
    pub fn verify_prose(&self, article: &Article, summary: &str) -> Result<Claims, Error> {
        let start = prefix(summary, 50 * PREFIX);
        // Words quoted in French are none of the summary's own.
        let own: String = start.split(['"', '“', '”', '«', '»']).step_by(2).collect();
        if let Some(info) = whatlang::detect(&own).filter(|info| info.lang() != Lang::Eng && info.is_reliable()) {
            return Err(Error::Summary { found: info.lang().eng_name().to_owned(), confidence: info.confidence() });
        }
        let (doc, checks) = self.checks(article)?;
        Ok(validate::claims::verify(summary, &article.text, doc.published, checks))
    }

    /// The article's parts and the reader of its language for the checks.
    fn checks<'a>(&self, article: &'a Article) -> Result<(Document<'a>, &'static dyn SourceReader), Error> {
        if article.text.trim().is_empty() {
            return Err(Error::Empty);
        }
        let doc = Document::read(&article.text, article.published);
        let (at, _) = self.identify(&doc)?;
        let (_, checks) = self.packs[at];
        Ok((doc, checks))
    }

    /// Builds the tables that reading needs on threads of their own; they are otherwise built when first asked for.
    ///
    /// Worth calling at the start of a short-lived program. What is read does not depend on it.
    ///
    /// ```
    /// fiche::Reader::warm_up();
    /// ```
    pub fn warm_up() {
        thread::spawn(|| {
            LANGUAGES.iter().for_each(|(pack, _)| {
                let _ = pack.words();
            })
        });
        thread::spawn(|| {
            LANGUAGES.iter().for_each(|(_, reader)| {
                let _ = reader.word("");
            });
            validate::warm_up();
        });
    }

    fn run<T>(&self, article: &Article, then: impl FnOnce(Sheet, &Context<'_>, &Reading) -> T) -> Result<T, Error> {
        if article.text.trim().is_empty() {
            return Err(Error::Empty);
        }
        let Limits { tokens, steps, .. } = self.limits;
        // Words alone tell a text that is too long, before it is cut into tokens; a short one cannot be.
        let many =
            |words: u64| article.text.len() as u64 > words && article.text.split_whitespace().count() as u64 > words;
        if many(tokens) {
            return Err(Error::Limit { name: "tokens", most: tokens });
        }
        let mut doc = Document::below(article.front, &article.text, article.published);
        doc.published = doc.published.or(article.told.published);
        let (at, confidence) = self.identify(&doc).or_else(|error| self.told(article, error))?;
        let (pack, checks) = self.packs[at];
        let text = Text::read(&doc, pack.words());
        if text.tokens.len() as u64 > tokens {
            return Err(Error::Limit { name: "tokens", most: tokens });
        }
        let mentions = pack.mentions(&doc, &text, self.names.as_deref());
        let (context, mut reading) = facts::engine::run(&doc, &text, &mentions, pack.lexicon(), pack.frames(), steps);
        if reading.steps > steps {
            return Err(Error::Limit { name: "steps", most: steps });
        }
        let mut sheet = lay_out(article, &doc, pack.code(), confidence, &mentions);
        sheet.facts = facts::merge::merge(&article.text, &mentions, std::mem::take(&mut reading.drafts));
        sheet.coverage = facts::coverage::ledger(&sheet, &context, &reading);
        english::write(&mut sheet, &article.text);
        sheet.validation = validate::validate_within(&sheet, &article.text, checks, &self.numbers);
        sheet.source.text = self.keep_text.then(|| article.text.clone());
        Ok(then(sheet, &context, &reading))
    }

    /// The pack to read with and how sure that is, where `text` is beyond doubt in its language.
    fn likely(&self, text: &str) -> Option<(usize, f64)> {
        let info = self.detector.detect(text)?;
        let at = self.packs.iter().position(|(pack, _)| pack.language() == info.lang())?;
        info.is_reliable().then_some((at, info.confidence()))
    }

    /// The pack of the language that the file tells, where identification has no better idea.
    fn told(&self, article: &Article, error: Error) -> Result<(usize, f64), Error> {
        let Error::Language { confidence, .. } = &error else { return Err(error) };
        let code = article.told.language.as_deref().unwrap_or("").get(..2).unwrap_or("").to_ascii_lowercase();
        let at = self.packs.iter().position(|(pack, _)| pack.code() == code).filter(|_| *confidence < 0.5);
        at.map(|at| (at, *confidence)).ok_or(error)
    }

    /// The pack whose own small words the text has: two at least, and one in twenty.
    fn by_words(&self, text: &str) -> Option<usize> {
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let own = |pack: &dyn Pack| words().filter(|word| pack.own_words().contains(word)).count();
        self.packs.iter().position(|(pack, _)| {
            let own = own(*pack);
            own >= 2 && own * 20 >= words().count()
        })
    }

    /// The pack to read with, and how sure the identification is.
    fn identify(&self, doc: &Document<'_>) -> Result<(usize, f64), Error> {
        if let Some(at) = self.language {
            return Ok((at, 1.0));
        }
        let text = doc.source.get(doc.start as usize..).unwrap_or("");
        let (start, more) = (prefix(text, PREFIX), prefix(text, 3 * PREFIX));
        let sure = self.likely(start).or_else(|| if more.len() > start.len() { self.likely(more) } else { None });
        if let Some(sure) = sure {
            return Ok(sure);
        }
        let mut found = None;
        for part in [more, text] {
            found = whatlang::detect(part).or(found);
            if found.as_ref().is_some_and(whatlang::Info::is_reliable) || part.len() == text.len() {
                break;
            }
        }
        let Some(info) = found else {
            return Err(Error::Language { found: "no language that can be told".to_owned(), confidence: 0.0 });
        };
        let known = self.packs.iter().position(|(pack, _)| pack.language() == info.lang());
        known
            .or_else(|| if info.is_reliable() { None } else { self.by_words(more) })
            .map(|at| (at, info.confidence()))
            .ok_or_else(|| Error::Language { found: info.lang().eng_name().to_owned(), confidence: info.confidence() })
    }
}

/// What a pack's language is weighed against first: the least that keeps the other languages of Western Europe and
/// Romanian apart from French. Every language costs as much as the next, so all are weighed only where this leaves doubt.
const NEAR: &[Lang] = &[Lang::Eng, Lang::Cat, Lang::Ron];

/// At most `len` bytes of `text`, cut between words.
fn prefix(text: &str, len: usize) -> &str {
    if len >= text.len() {
        return text;
    }
    let end = (0..=len).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let part = text.get(..end).unwrap_or("");
    part.rfind(' ').and_then(|space| part.get(..space)).unwrap_or(part)
}

/// A sheet that holds the source and its mentions, and no fact yet.
fn lay_out(article: &Article, doc: &Document<'_>, code: &'static str, confidence: f64, mentions: &Mentions) -> Sheet {
    let source = article.text.as_str();
    let mut entities: Vec<Entity> = mentions
        .entities
        .iter()
        .zip(0..)
        .map(|(e, at)| Entity {
            id: EntityId(at),
            kind: e.kind,
            name: e.name.clone(),
            identifiers: e.identifiers.clone(),
            mentions: Vec::new(),
        })
        .collect();
    for name in &mentions.names {
        if let Some(entity) = entities.get_mut(name.entity as usize) {
            entity.mentions.push(Slice::cut(source, name.span));
        }
    }
    let figures = mentions.figures.iter().zip(0..).map(|(f, at)| Figure {
        id: FigureId(at),
        kind: f.value.kind,
        value: f.value.value,
        max: f.value.max,
        unit: f.value.unit.clone(),
        per: f.value.per.clone(),
        bound: f.value.bound,
        equivalent_to: f.equivalent_to.map(FigureId),
        unresolved: f.value.unresolved.clone(),
        text: f.span.slice(source).to_owned(),
        span: f.span,
    });
    let dates = mentions.dates.iter().zip(0..).map(|(d, at)| Date {
        id: DateId(at),
        value: d.value.as_ref().map(ToString::to_string),
        grain: d.value.as_ref().map(crate::value::DateValue::grain),
        modifier: d.modifier,
        bound: d.bound,
        unresolved: d.unresolved.clone(),
        text: d.span.slice(source).to_owned(),
        span: d.span,
    });
    Sheet {
        schema: Cow::Borrowed(SCHEMA),
        source: Source {
            path: article.path.clone(),
            sha256: article.sha256.clone(),
            bytes: article.bytes,
            encoding: Cow::Borrowed(article.encoding),
            language: Cow::Borrowed(code),
            language_confidence: confidence,
            published: doc.published.map(|p| p.to_string()),
            title: doc.title.map(|t| t.slice(source).to_owned()).or_else(|| article.told.title.clone()),
            publisher: article.told.publisher.clone(),
            url: article.told.url.clone(),
            text: None,
        },
        headline: Line::default(),
        summary: Vec::new(),
        key_facts: Vec::new(),
        figures: figures.collect(),
        dates: dates.collect(),
        entities,
        facts: Vec::new(),
        marks: doc.marks.clone(),
        coverage: Vec::new(),
        validation: Validation { status: Status::Pass, checked: 0, findings: Vec::new() },
    }
}

fn explain(sheet: Sheet, context: &Context<'_>, reading: &Reading) -> Explanation {
    let text = context.text;
    let view = |atom: &facts::syntax::Atom| {
        let (kind, detail) = match &atom.kind {
            Kind::Entity(at) => ("entity", EntityId(*at).to_string()),
            Kind::Figure(at) => ("figure", FigureId(*at).to_string()),
            Kind::Date(at) => ("date", DateId(*at).to_string()),
            Kind::Verb(group) => ("verb", context.lexicon.describe(group)),
            Kind::Term(term) => ("term", format!("{}={}", term.class.name(), term.value)),
            Kind::Sign(_) => ("sign", String::new()),
            Kind::Word => ("word", String::new()),
        };
        let span = text.span(atom.tokens.start, atom.tokens.end);
        AtomView { text: span.slice(text.source).to_owned(), span, kind, detail }
    };
    let sentences = text.sentences.iter().zip(&context.sentences).zip(0..).map(|((sentence, atoms), s)| SentenceView {
        span: text.span(sentence.range().start, sentence.range().end),
        title: sentence.title,
        topics: context.topic(s).into_iter().chain(context.area(s)).map(|e| EntityId(e).to_string()).collect(),
        atoms: atoms.iter().map(view).collect(),
    });
    let refusals = reading.refusals.iter().map(|r| RefusalView {
        frame: r.frame,
        text: r.span.slice(text.source).to_owned(),
        span: r.span,
        reason: r.reason,
    });
    let references = context
        .resolved()
        .into_iter()
        .map(|(span, entity)| (span.slice(text.source).to_owned(), span, EntityId(entity).to_string()));
    Explanation {
        sentences: sentences.collect(),
        references: references.collect(),
        refusals: refusals.collect(),
        sheet,
    }
}

#[cfg(test)]
mod tests;
