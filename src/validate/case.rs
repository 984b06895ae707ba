//! What every check looks at: the sheet, the source, and what the small readers made of both.

use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    rc::Rc,
    slice,
};

use rustc_hash::FxHashMap;

use super::{
    cues::Cues,
    dates::Parts,
    en::{English, Numeral},
    grounds::{AllGrounds, Grounds},
    limits::Limits,
    printed::{self, Printed},
    reading::{FigureReading, SourceReader, Units},
    source::Source,
    verdict::{Verdict, verdict},
};
use crate::{
    facts::ontology::{Role, RoleSpec},
    sheet::{Date, DateId, Entity, EntityId, Fact, FactId, Figure, FigureId, Line, Severity, Sheet},
    text::{Published, Span},
};

/// What one check found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Count of single comparisons made.
    pub checked: u32,
    /// What is wrong.
    pub found: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub struct Fault {
    /// How grave, where it differs from the check's.
    pub severity: Option<Severity>,
    /// What is wrong and what to do.
    pub message: String,
    /// Where in the source.
    pub span: Option<Span>,
    /// In which fact.
    pub fact: Option<FactId>,
}

impl Outcome {
    /// Counts one comparison.
    pub(super) fn tick(&mut self) {
        self.checked += 1;
    }

    /// Reports what is wrong.
    pub(super) fn fault(&mut self, span: Option<Span>, fact: Option<FactId>, message: String) {
        self.found.push(Fault { severity: None, message, span, fact });
    }

    /// Counts one comparison; reports where it fails.
    #[inline]
    pub(super) fn want(
        &mut self,
        holds: bool,
        span: Option<Span>,
        fact: Option<FactId>,
        message: impl FnOnce() -> String,
    ) {
        self.tick();
        if !holds {
            self.fault(span, fact, message());
        }
    }
}

/// One English line with the facts it stands on.
#[derive(Debug)]
pub(super) struct EnglishLine<'a> {
    /// `statement`, `headline` …
    pub place: &'static str,
    pub text: &'a str,
    pub facts: Cow<'a, [FactId]>,
    /// The fact whose own statement it is.
    pub own: Option<FactId>,
    /// Shared by lines of the same words.
    pub english: Rc<English<'a>>,
}

/// The case to judge.
pub struct Case<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) source: Source<'a>,
    pub(super) reader: &'a dyn SourceReader,
    pub(super) limits: &'a Limits,
    pub(super) published: Option<Published>,
    /// The parts of the day of publication.
    pub(super) published_parts: Option<Parts>,
    /// One reading per figure, and what the sheet's amount is by it.
    pub(super) readings: Vec<(FigureReading, Verdict)>,
    /// The parts of every date's value.
    pub(super) parts: Vec<Option<Parts>>,
    pub(super) grounds: AllGrounds<'a>,
    pub(super) lines: Vec<EnglishLine<'a>>,
    /// The figures that restate another.
    pub(super) restated: Vec<(FigureId, &'a Figure)>,
    /// The cues of stretches of the source that were asked for.
    cues: RefCell<Vec<(Span, Cues)>>,
    printed: OnceCell<Vec<Printed>>,
    main: OnceCell<Vec<Option<(Span, Cues)>>>,
    units: OnceCell<Units>,
}

impl std::fmt::Debug for Case<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("path", &self.sheet.source.path).finish_non_exhaustive()
    }
}

impl<'a> Case<'a> {
    /// Reads what the checks need.
    #[must_use]
    pub fn new(sheet: &'a Sheet, source: &'a str, reader: &'a dyn SourceReader, limits: &'a Limits) -> Self {
        let mut read: FxHashMap<&str, Rc<English<'a>>> = FxHashMap::default();
        let mut english = |text: &'a str| Rc::clone(read.entry(text).or_insert_with(|| Rc::new(English::of(text))));
        let lines = std::iter::once(("headline", &sheet.headline))
            .chain(sheet.summary.iter().map(|l| ("summary", l)))
            .chain(sheet.key_facts.iter().map(|l| ("key fact", l)))
            .filter(|(_, line)| !line.statement.is_empty())
            .map(|(place, line): (&'static str, &Line)| {
                (place, line.statement.as_str(), Cow::Borrowed(line.facts.as_slice()), None)
            });
        let statements = sheet.facts.iter().enumerate().map(|(at, fact)| {
            let id = FactId(at as u32);
            let own = if fact.id == id { Cow::Borrowed(slice::from_ref(&fact.id)) } else { Cow::Owned(vec![id]) };
            ("statement", fact.statement.as_str(), own, Some(id))
        });
        let lines = lines.chain(statements).map(|(place, text, facts, own)| EnglishLine {
            place,
            text,
            facts,
            own,
            english: english(text),
        });
        let source = Source::read(source, reader);
        let readings = sheet.figures.iter().map(|figure| {
            let reading = source.quoted(&figure.text, figure.span, |text| reader.figure(text));
            let verdict = verdict(figure, &reading);
            (reading, verdict)
        });
        Self {
            sheet,
            reader,
            limits,
            published: sheet.source.published.as_deref().and_then(|p| p.parse().ok()),
            published_parts: sheet.source.published.as_deref().and_then(Parts::read),
            readings: readings.collect(),
            source,
            parts: sheet.dates.iter().map(|d| d.value.as_deref().and_then(Parts::read)).collect(),
            grounds: AllGrounds::of(&sheet.facts),
            lines: lines.collect(),
            restated: sheet.figures.iter().filter_map(|f| Some((f.equivalent_to?, f))).collect(),
            cues: RefCell::new(Vec::with_capacity(sheet.facts.len() * 2)),
            printed: OnceCell::new(),
            main: OnceCell::new(),
            units: OnceCell::new(),
        }
    }

    pub(super) fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.sheet.figures.get(id.index())
    }

    pub(super) fn date(&self, id: DateId) -> Option<&'a Date> {
        self.sheet.dates.get(id.index())
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.sheet.entities.get(id.index())
    }

    pub(super) fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.sheet.facts.get(id.index())
    }

    pub(super) fn grounds(&self, id: FactId) -> Option<Grounds<'_, 'a>> {
        self.grounds.get(id)
    }

    /// The numerals of all lines, and how they print the figures of the line's facts.
    pub(super) fn numerals(&self) -> impl Iterator<Item = (&EnglishLine<'a>, &Numeral, Printed)> {
        let numerals = self.lines.iter().flat_map(|line| line.english.numerals.iter().map(move |n| (line, n)));
        let printed = self.printed.get_or_init(|| printed::all(self));
        numerals.zip(printed).map(|((line, numeral), printed)| (line, numeral, *printed))
    }

    /// The cues of this stretch of the source, which is read once.
    pub(super) fn cues(&self, span: Span) -> Cues {
        let known = self.cues.borrow().iter().rev().find(|(known, _)| *known == span).map(|(_, cues)| *cues);
        known.unwrap_or_else(|| {
            let cues = self.source.at(span, |text| self.reader.cues(text));
            self.cues.borrow_mut().push((span, cues));
            cues
        })
    }

    /// The clause of the main figure of the fact at `id` with its cues, where that figure stands in the evidence.
    pub(super) fn main_clause(&self, id: FactId) -> Option<(Span, Cues)> {
        let all = self.main.get_or_init(|| {
            let clauses = self.sheet.facts.iter().zip(self.grounds.iter()).map(|(fact, grounds)| {
                let span = self.figure(grounds.main_figure()?)?.span;
                let evidence = fact.evidence.iter().find(|e| e.span.contains(span))?;
                let clause = self.source.clause(span);
                Some(Span::new(clause.start.max(evidence.span.start), clause.end.min(evidence.span.end)))
            });
            clauses.map(|clause| clause.map(|span| (span, self.cues(span)))).collect()
        });
        all.get(id.index()).copied().flatten()
    }

    /// The units that the whole source names.
    pub(super) fn all_units(&self) -> &Units {
        self.units.get_or_init(|| self.reader.units(self.source.all()))
    }

    /// The units that the sentence around `span` names.
    pub(super) fn units_near(&self, span: Span) -> Units {
        self.source.at(self.source.sentence(span), |text| self.reader.units(text))
    }

    /// The cues of all evidence of the fact at `id`.
    pub(super) fn evidence(&self, id: FactId) -> Cues {
        let slices = self.fact(id).map_or(&[][..], |fact| &fact.evidence);
        slices.iter().fold(Cues::NONE, |all, slice| {
            let quoted = slice.span.slice(self.source.text) == slice.text;
            all | if quoted {
                self.cues(slice.span)
            } else {
                self.source.quoted(&slice.text, slice.span, |text| self.reader.cues(text))
            }
        })
    }

    /// The roles of a fact that its type knows, in order, with what the ontology says of them.
    pub(super) fn roles(fact: &Fact) -> impl Iterator<Item = (&'static RoleSpec, &Role)> {
        fact.body.kind().roles().iter().flat_map(|spec| {
            fact.body.get(spec.name).map_or(&[][..], |slot| slot.all()).iter().map(move |role| (spec, role))
        })
    }
}
