//! What the passes over the tokens find: names, dates, figures.
//!
//! Names come first (`CAC 40` holds no figure), then dates (`2025` is no amount), then figures; each token belongs to
//! at most one mention.

use std::{borrow::Cow, ops::Range};

use crate::{
    sheet::{EntityKind, Identifiers},
    text::Span,
    value::{DateBound, DateMod, DateValue, FigureValue},
};

/// What a token belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// No mention.
    #[default]
    Free,
    /// The name mention at this index of [`Mentions::names`].
    Name(u32),
    /// The date mention at this index of [`Mentions::dates`].
    Date(u32),
    /// The figure mention at this index of [`Mentions::figures`].
    Figure(u32),
}

/// A figure where it stands.
#[derive(Clone, Debug)]
pub struct FigureMention {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its slice, from approximator or sign through unit.
    pub span: Span,
    /// What it says.
    pub value: FigureValue,
    /// The index of the figure that it converts or restates.
    pub equivalent_to: Option<u32>,
}

/// A temporal expression where it stands.
#[derive(Clone, Debug)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its slice, without the leading preposition.
    pub span: Span,
    /// The resolved value; `None` where it cannot be told.
    pub value: Option<DateValue>,
    /// Which part of the period.
    pub modifier: Option<DateMod>,
    /// How it limits.
    pub bound: Option<DateBound>,
    /// Why it could not be resolved.
    pub unresolved: Option<Cow<'static, str>>,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct NameMention {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its slice.
    pub span: Span,
    /// Index of the entity it names, in [`Mentions::entities`].
    pub entity: u32,
}

/// Grammatical gender of a name, where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// One thing in the world that the article names.
#[derive(Clone, Debug)]
pub struct NamedEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The name English readers know.
    pub name: String,
    /// Confirmed identifiers.
    pub identifiers: Identifiers,
    /// Its gender in the source language, where known.
    pub gender: Option<Gender>,
    /// ISO 3166-1 alpha-2 code of its country, where known.
    pub country: Option<Cow<'static, str>>,
    /// What it does, in the words of the gazetteer (`Banking`, `Aerospace` …), where known: epithets agree with it.
    pub sector: Option<Cow<'static, str>>,
    /// ISO 4217 code it quotes or stands for (a currency, a unit of quotation), where known.
    pub currency: Option<Cow<'static, str>>,
    /// Name of its parent company, where the gazetteer knows one.
    pub parent: Option<Cow<'static, str>>,
    /// Whether it is a city, or a place that no table knows.
    pub city: bool,
}

/// Everything the passes found, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// The things named, by first mention.
    pub entities: Vec<NamedEntity>,
    /// Every name mention.
    pub names: Vec<NameMention>,
    /// Every temporal expression.
    pub dates: Vec<DateMention>,
    /// Every figure.
    pub figures: Vec<FigureMention>,
    /// What each token belongs to.
    pub owner: Vec<Owner>,
}

impl Mentions {
    /// What token `at` belongs to.
    #[must_use]
    pub fn owner(&self, at: usize) -> Owner {
        self.owner.get(at).copied().unwrap_or_default()
    }

    /// Whether every token of the range is free.
    #[must_use]
    pub fn is_free(&self, tokens: Range<usize>) -> bool {
        self.owner.get(tokens).is_some_and(|o| o.iter().all(|o| *o == Owner::Free))
    }

    /// Gives the tokens to `owner`.
    pub fn claim(&mut self, tokens: Range<u32>, owner: Owner) {
        if let Some(slots) = self.owner.get_mut(tokens.start as usize..tokens.end as usize) {
            slots.fill(owner);
        }
    }
}
