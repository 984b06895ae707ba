//! Frames: what reads a fact out of a sentence, and the record of what they read and refused.

use std::fmt;

use super::{engine::Context, ontology::Body};
use crate::{sheet::DateId, text::Span, value::Modality};

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
    /// Reads one sentence.
    pub read: fn(&Context<'_>, usize, &mut Reading),
    /// Texts and the exact facts that the whole pack reads in them.
    pub examples: &'static [Example],
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frame").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A fact as a frame read it; ids are those of the sheet to be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its type and roles.
    pub body: Body,
    /// How it is meant.
    pub modality: Modality,
    /// Who says so.
    pub attribution: Option<super::ontology::Says>,
    /// When it happens or holds.
    pub time: Option<DateId>,
    /// The frame that read it.
    pub frame: &'static str,
    /// The clause it was read from.
    pub evidence: Span,
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
    /// References resolved: the words, and the index of the entity they stand for.
    pub references: Vec<(Span, u32)>,
}

impl Reading {
    /// Notes that a trigger gave no fact.
    pub fn refuse(&mut self, frame: &'static str, span: Span, reason: &'static str) {
        self.refusals.push(Refusal { frame, span, reason });
    }
}
