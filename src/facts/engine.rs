//! What a frame sees of an article, and the run of all frames over it.

use std::{cell::RefCell, ops::Range};

use super::{
    frame::{Frame, Reading},
    lexicon::Lexicon,
    marks::Marks,
    nominal::is_kind,
    relay,
    salience::Salience,
    syntax::{Atom, Kind, atoms},
};
use crate::{
    mentions::{DateMention, FigureMention, Mentions},
    sheet::EntityKind,
    text::{Document, Sentence, Span, Text},
    value::FigureKind,
};

/// An article as the frames see it.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its parts.
    pub doc: &'a Document<'a>,
    /// Its tokens and sentences.
    pub text: &'a Text<'a>,
    /// What it mentions.
    pub mentions: &'a Mentions,
    /// The language's words.
    pub lexicon: &'a Lexicon,
    /// The atoms of each sentence.
    pub sentences: Vec<Vec<Atom>>,
    /// What each sentence holds.
    pub marks: Vec<Marks>,
    /// Who is in play.
    pub salience: Salience,
    references: RefCell<Vec<(Span, u32)>>,
}

impl<'a> Context<'a> {
    /// The atoms of sentence `s`.
    #[must_use]
    pub fn atoms(&self, s: usize) -> &[Atom] {
        self.sentences.get(s).map_or(&[], Vec::as_slice)
    }

    /// What sentence `s` holds.
    #[must_use]
    pub fn marks(&self, s: usize) -> Marks {
        self.marks.get(s).copied().unwrap_or_default()
    }

    /// The span of a token range.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.text.span(tokens.start, tokens.end)
    }

    /// The span of the atoms `from..to` of sentence `s`, without the signs at its ends.
    #[must_use]
    pub fn clause(&self, s: usize, from: usize, to: usize) -> Span {
        let atoms = self.atoms(s);
        let (mut from, mut to) = (from, to.min(atoms.len()));
        let loose = |a: &Atom| matches!(a.kind, Kind::Sign(c) if !matches!(c, ')' | '(' | '"' | '«' | '»' | '\''));
        while to > from + 1 && loose(&atoms[to - 1]) {
            to -= 1;
        }
        while from + 1 < to && loose(&atoms[from]) {
            from += 1;
        }
        match (atoms.get(from), atoms.get(to.wrapping_sub(1))) {
            (Some(a), Some(b)) if to > from => self.text.span(a.tokens.start, b.tokens.end),
            _ => Span::default(),
        }
    }

    /// The span of sentence `s`.
    #[must_use]
    pub fn sentence(&self, s: usize) -> Span {
        self.text.sentences.get(s).map_or(Span::default(), |x| self.text.span(x.range().start, x.range().end))
    }

    /// A figure mention.
    #[must_use]
    pub fn figure(&self, at: u32) -> &FigureMention {
        &self.mentions.figures[at as usize]
    }

    /// The kind of a figure.
    #[must_use]
    pub fn figure_kind(&self, at: u32) -> FigureKind {
        self.figure(at).value.kind
    }

    /// A date mention.
    #[must_use]
    pub fn date(&self, at: u32) -> &DateMention {
        &self.mentions.dates[at as usize]
    }

    /// The folded form of an atom's first token.
    #[must_use]
    pub fn word(&self, atom: &Atom) -> &str {
        self.text.fold(atom.tokens.start)
    }

    /// Whether an entity is of one of these kinds.
    #[must_use]
    pub fn is_kind(&self, entity: u32, kinds: &[EntityKind]) -> bool {
        is_kind(self.mentions, entity, kinds)
    }

    /// Notes that the words at `span` stand for `entity`.
    pub fn note_reference(&self, span: Span, entity: u32) {
        self.references.borrow_mut().push((span, entity));
    }

    /// Every reference of the article with the entity that it stands for, in reading order: those that frames asked
    /// for, and those that none did.
    #[must_use]
    pub fn resolved(&self) -> Vec<(Span, u32)> {
        for (s, atoms) in self.sentences.iter().enumerate() {
            for at in (0..atoms.len()).filter(|at| !matches!(atoms[*at].kind, Kind::Entity(_))) {
                let _ = self.stands_for(s, at);
            }
        }
        let mut all = self.references.borrow().clone();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Runs every frame over every sentence; none goes on once more than `most` steps are asked for.
pub fn run<'a>(
    doc: &'a Document<'a>,
    text: &'a Text<'a>,
    mentions: &'a Mentions,
    lexicon: &'a Lexicon,
    frames: &[Frame],
    most: u64,
) -> (Context<'a>, Reading) {
    let mut loose = Vec::with_capacity(128);
    let news = |s: &Sentence| !doc.is_profile(text.span(s.range().start, s.range().end));
    let sentences: Vec<_> = text
        .sentences
        .iter()
        .map(|s| if news(s) { atoms(text, mentions, lexicon, s.range(), &mut loose) } else { Vec::new() })
        .collect();
    let tokens = text.sentences.iter().map(|s| text.tokens.get(s.range()).unwrap_or_default());
    let marks: Vec<_> =
        sentences.iter().zip(tokens).map(|(atoms, tokens)| Marks::of(atoms, tokens, mentions, lexicon)).collect();
    let salience = Salience::read(text, mentions, &sentences, &marks);
    let context = Context { doc, text, mentions, lexicon, sentences, marks, salience, references: RefCell::default() };
    let mut reading = Reading { drafts: Vec::with_capacity(32), ..Reading::default() };
    let mut here = Vec::with_capacity(context.sentences.len());
    for (number, frame) in frames.iter().enumerate() {
        let set_off = context.marks.iter().enumerate().filter(|(_, m)| m.set_off(&frame.triggers, number));
        here.extend(set_off.map(|(s, _)| s));
        let tried =
            if frame.triggers.always { text.tokens.len() } else { here.iter().map(|s| context.atoms(*s).len()).sum() };
        reading.steps += tried as u64;
        if reading.steps > most {
            break;
        }
        if frame.triggers.always || !here.is_empty() {
            (frame.read)(&context, &here, &mut reading);
            here.clear();
        }
    }
    relay::attribute(&context, &mut reading);
    (context, reading)
}
