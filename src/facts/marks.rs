//! What a sentence holds, as sets of bits: a frame with nothing to look for in it passes over it at no cost.

use super::{
    lexicon::{Class, Classes, Lexicon, Sense, Senses},
    syntax::{Atom, Kind},
};
use crate::{mentions::Mentions, sheet::EntityKind, text::Token, value::FigureKind};

/// What can set a frame off: it reads nothing in a sentence that holds none of it.
#[derive(Clone, Copy, Debug)]
pub struct Triggers {
    /// It reads every article, whether something sets it off or not.
    pub always: bool,
    /// A date.
    pub dates: bool,
    /// A verb, or one that governs it, with one of these senses.
    pub senses: Senses,
    /// A term of one of these classes.
    pub classes: Classes,
    /// A figure of one of these kinds.
    figures: u16,
    /// One of these folded words, or a verb with one of these infinitives.
    pub words: &'static [&'static [&'static str]],
}

impl Triggers {
    /// Nothing sets it off.
    pub const NONE: Self =
        Self { always: false, dates: false, senses: Senses::NONE, classes: Classes::NONE, figures: 0, words: &[] };
    /// It reads every article.
    pub const ALWAYS: Self = Self { always: true, ..Self::NONE };
    /// A date does.
    pub const DATES: Self = Self { dates: true, ..Self::NONE };

    /// Verbs with one of these senses as well.
    #[must_use]
    pub const fn senses(mut self, senses: &[Sense]) -> Self {
        self.senses = self.senses.with(Senses::of(senses));
        self
    }

    /// Terms of these classes as well.
    #[must_use]
    pub const fn classes(mut self, classes: &[Class]) -> Self {
        self.classes = self.classes.with(Classes::of(classes));
        self
    }

    /// Figures of this kind as well.
    #[must_use]
    pub const fn figures(mut self, kind: FigureKind) -> Self {
        self.figures |= 1 << kind as u16;
        self
    }

    /// With these words, folded, and verbs by their infinitive.
    #[must_use]
    pub const fn words(mut self, words: &'static [&'static [&'static str]]) -> Self {
        self.words = words;
        self
    }
}

/// What the atoms and words of one sentence are, taken together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    senses: Senses,
    classes: Classes,
    figures: u16,
    entities: u16,
    dates: bool,
    /// The frames, by number, that a word or verb of the sentence sets off.
    frames: u32,
}

impl Marks {
    /// What a sentence of these atoms and tokens holds.
    #[must_use]
    pub fn of(atoms: &[Atom], tokens: &[Token], mentions: &Mentions, lexicon: &Lexicon) -> Self {
        let mut marks = Self::default();
        for atom in atoms {
            match atom.kind {
                Kind::Verb(group) => {
                    marks.senses = marks.senses.with(group.senses).with(group.modal);
                    marks.frames |= lexicon.verbs.get(usize::from(group.verb)).map_or(0, |v| v.frames);
                }
                Kind::Term(term) => marks.classes = marks.classes.with(Classes::of(&[term.class])),
                Kind::Figure(at) => {
                    marks.figures |= mentions.figures.get(at as usize).map_or(0, |f| 1 << f.value.kind as u16);
                }
                Kind::Date(_) => marks.dates = true,
                Kind::Entity(at) => {
                    marks.entities |= mentions.entities.get(at as usize).map_or(0, |e| 1 << e.kind as u16);
                }
                Kind::Sign(_) | Kind::Word => {}
            }
        }
        marks.frames |= tokens.iter().fold(0, |all, token| all | lexicon.frames(token.word));
        marks
    }

    /// Whether it holds a term of one of these classes.
    #[must_use]
    pub const fn holds(&self, classes: &[Class]) -> bool {
        self.classes.meets(Classes::of(classes))
    }

    /// Whether it names an entity of this kind.
    #[must_use]
    pub const fn names(&self, kind: EntityKind) -> bool {
        self.entities & 1 << kind as u16 != 0
    }

    /// Whether it tells a figure.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.figures != 0
    }

    /// Whether the sentence holds something that sets off the frame with these triggers and this number.
    #[must_use]
    pub fn set_off(&self, triggers: &Triggers, number: usize) -> bool {
        self.frames >> number & 1 != 0
            || self.classes.meets(triggers.classes)
            || self.senses.meets(triggers.senses)
            || self.figures & triggers.figures != 0
            || triggers.dates && self.dates
    }
}
