//! Frames: what reads a fact out of a sentence, and the record of what they read and refused.

use std::fmt;

use super::{
    engine::Context,
    marks::Triggers,
    ontology::{Body, FactType, Phrase, Role, Says, Sign, Slot},
};
use crate::{
    sheet::{DateId, EntityId, FigureId, Time},
    text::Span,
    value::Modality,
};

/// What a frame makes of one example: the article, and the facts it must give.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Source text; published on Friday 2025-10-24.
    pub text: &'static str,
    /// The facts as `type role=value; role=value`, one a line; empty for a near miss.
    pub facts: &'static [&'static str],
}

/// A way that facts are told.
pub struct Frame {
    /// Its stable name, `fact_type.construction`.
    pub id: &'static str,
    /// What a sentence must hold to have something for it.
    pub triggers: Triggers,
    /// Reads an article; what it has something in are the sentences given, in order.
    pub read: fn(&Context<'_>, &[usize], &mut Reading),
    /// Texts and the exact facts that the whole pack reads in them.
    pub examples: &'static [Example],
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frame").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How a draft stands to the facts of its type told before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// A fact of its own.
    #[default]
    Own,
    /// Says more of the latest fact of its type, which its words name (`Le contrat porte sur …`).
    More,
    /// Says more of the latest deal of any type, where that is of this type (`Le montant s'élève à …`).
    MoreNear,
    /// A second fact beside the latest of its type, between the same parties (an option).
    Beside,
}

/// A fact as a frame read it; ids are those of the sheet to be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its type and roles.
    pub body: Body,
    /// How it is meant.
    pub modality: Modality,
    /// Who says so.
    pub attribution: Option<Says>,
    /// When it happens or holds.
    pub time: Option<DateId>,
    /// The frame that read it.
    pub frame: &'static str,
    /// The clause it was read from.
    pub evidence: Span,
    /// How it stands to the facts told before it.
    pub relation: Relation,
    /// Whether it is told as done before the news, in the pluperfect.
    pub remote: bool,
}

impl Draft {
    /// A fact with no role filled yet.
    #[must_use]
    pub fn new(kind: FactType, frame: &'static str, evidence: Span) -> Self {
        Self {
            body: Body::new(kind),
            modality: Modality::Asserted,
            attribution: None,
            time: None,
            frame,
            evidence,
            relation: Relation::Own,
            remote: false,
        }
    }

    /// Fills `role` with what it says; a second filler makes a list.
    pub fn fill(&mut self, role: &str, says: Says) -> &mut Self {
        if let Some(slot) = self.body.slot(role) {
            *slot = match std::mem::take(slot) {
                Slot::Empty => Slot::One(says.into()),
                Slot::One(first) => Slot::Many(vec![first, says.into()]),
                Slot::Many(mut all) => {
                    all.push(says.into());
                    Slot::Many(all)
                }
            };
        }
        self
    }

    /// Fills `role` with an entity.
    pub fn entity(&mut self, role: &str, at: u32) -> &mut Self {
        self.fill(role, Says::Entity { entity: EntityId(at) })
    }

    /// Fills `role` with a figure.
    pub fn figure(&mut self, role: &str, at: u32) -> &mut Self {
        self.fill(role, Says::Figure { figure: FigureId(at) })
    }

    /// Fills `role` with a date.
    pub fn date(&mut self, role: &str, at: u32) -> &mut Self {
        self.fill(role, Says::Date { date: DateId(at) })
    }

    /// Fills `role` with a term, read from the words at `span` of `source`.
    pub fn term(&mut self, role: &str, term: &'static str, words: Option<(Span, &str)>) -> &mut Self {
        let (span, text) = (words.map(|w| w.0), words.map(|w| w.0.slice(w.1).to_owned()));
        self.fill(role, Says::Term { term: term.into(), text, span })
    }

    /// Fills `role` with the words at `span` of `source`.
    pub fn phrase(&mut self, role: &str, span: Span, source: &str) -> &mut Self {
        let phrase = Phrase { text: span.slice(source).to_owned(), span, english: None };
        self.fill(role, Says::Phrase { phrase })
    }

    /// Makes the amount of `role` negative.
    pub fn negative(&mut self, role: &str) -> &mut Self {
        self.each(role, |r| r.sign = Some(Sign::Negative))
    }

    /// Gives `role` a modality of its own.
    pub fn role_modality(&mut self, role: &str, modality: Modality) -> &mut Self {
        self.each(role, |r| r.modality = Some(modality))
    }

    /// Tells the period of the figure of `role`, where it is not the fact's.
    pub fn role_period(&mut self, role: &str, at: u32) -> &mut Self {
        self.each(role, |r| r.period = Some(Time { date: DateId(at) }))
    }

    fn each(&mut self, role: &str, change: impl Fn(&mut Role)) -> &mut Self {
        match self.body.slot(role) {
            Some(Slot::One(one)) => change(one),
            Some(Slot::Many(all)) => all.iter_mut().for_each(change),
            _ => {}
        }
        self
    }

    /// Whether `role` is filled.
    #[must_use]
    pub fn has(&self, role: &str) -> bool {
        self.body.get(role).is_some_and(|slot| !slot.is_empty())
    }
}

/// A trigger that gave no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The frame.
    pub frame: &'static str,
    /// The trigger.
    pub span: Span,
    /// Why.
    pub reason: &'static str,
}

/// What the frames read so far.
#[derive(Debug, Default)]
pub struct Reading {
    /// The facts.
    pub drafts: Vec<Draft>,
    /// The refusals.
    pub refusals: Vec<Refusal>,
    /// Items that no fact should use, with the reason: figure or date spans.
    pub set_aside: Vec<(Span, &'static str)>,
    /// What the frames looked at: atoms, once for each frame tried on their sentence.
    pub steps: u64,
}

impl Reading {
    /// Notes that a trigger gave no fact.
    pub fn refuse(&mut self, frame: &'static str, span: Span, reason: &'static str) {
        self.refusals.push(Refusal { frame, span, reason });
    }
}
