//! French figures: a small grammar over classified tokens.
//!
//! One walk reads each amount where it starts (`atom`: sign, number, magnitude, unit; `count`: the noun; `vague`: no
//! digits; `special`: factors and shares), takes in the words that bound it (`bounds`), then neighbours are joined
//! (`pairs`: ranges, changes, lists that share a unit; `elided`: numbers that borrow one), and at last the article settles
//! what is left to be understood (`context`: currencies, points, per what).

mod atom;
mod bounds;
mod context;
mod count;
mod elided;
mod number;
mod pairs;
mod reader;
mod special;
mod tables;
#[cfg(test)]
mod tests;
mod vague;

use std::{borrow::Cow, ops::Range};

use self::{
    atom::{Draft, Means},
    reader::Reader,
    tables::Tables,
};
use crate::{
    mentions::{FigureMention, Mentions, Owner},
    text::{Interner, Text},
    value::{Amount, FigureKind, FigureValue},
};

/// The words of numbers, magnitudes, units and bounds.
#[derive(Debug, Default)]
pub struct Numerals {
    tables: Tables,
}

impl Numerals {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(words: &mut Interner) -> Self {
        Self { tables: Tables::build(words) }
    }

    /// Finds every figure on free tokens and claims them.
    pub fn read(&self, text: &Text<'_>, found: &mut Mentions) {
        let figures = Reader { tables: &self.tables, text, found }.figures();
        let first = found.figures.len() as u32;
        for mut figure in figures {
            figure.equivalent_to = figure.equivalent_to.map(|at| first + at);
            let at = found.figures.len() as u32;
            found.claim(figure.tokens.clone(), Owner::Figure(at));
            found.figures.push(figure);
        }
    }
}

impl Reader<'_> {
    fn figures(&self) -> Vec<FigureMention> {
        let mut drafts: Vec<(Range<usize>, Draft)> = Vec::new();
        for sentence in &self.text.sentences {
            let sentence = sentence.range();
            let mut here = self.amounts(&sentence);
            self.pair(&mut here, &sentence);
            drafts.extend(here.into_iter().map(|draft| (sentence.clone(), draft)));
        }
        self.settle(&mut drafts);
        self.mention(&drafts)
    }

    fn amounts(&self, sentence: &Range<usize>) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(mut draft) = self.amount_at(at, sentence) else {
                at += 1;
                continue;
            };
            let taken = drafts.last().map_or(sentence.start, |d| d.tokens.end);
            self.bind(&mut draft, &(taken..sentence.end));
            at = draft.tokens.end.max(at + 1);
            drafts.push(draft);
        }
        drafts
    }

    fn mention(&self, drafts: &[(Range<usize>, Draft)]) -> Vec<FigureMention> {
        let mut out = Vec::with_capacity(drafts.len());
        let mut places = vec![None; drafts.len()];
        for (at, (_, draft)) in drafts.iter().enumerate() {
            let Some(value) = self.value(draft) else { continue };
            places[at] = Some(out.len() as u32);
            let tokens = draft.tokens.clone();
            out.push(FigureMention {
                tokens: tokens.start as u32..tokens.end as u32,
                span: self.text.span(tokens.start, tokens.end),
                value,
                equivalent_to: draft.restates.and_then(|r| places.get(r).copied().flatten()),
            });
        }
        out
    }

    fn value(&self, draft: &Draft) -> Option<FigureValue> {
        let mut amount = Amount::Decimal(draft.amount()?);
        let mut unresolved = None;
        let (kind, unit): (_, Option<Cow<'static, str>>) = match draft.means {
            Means::Bare | Means::Magnitude => return None,
            Means::Count(from, to) => {
                let noun = self.text.span(from, to).slice(self.text.source);
                (FigureKind::Count, (!noun.is_empty() && to > from).then(|| noun.to_owned().into()))
            }
            Means::Factor => (FigureKind::Multiple, Some("x".into())),
            Means::OneIn(n) => {
                amount = Amount::Fraction(1, n);
                (FigureKind::Multiple, Some("x".into()))
            }
            Means::Share(under) => {
                amount = Amount::Fraction(draft.number.normalized().to_string().parse().ok()?, under);
                (FigureKind::Fraction, None)
            }
            Means::Unit(unit) => match unit.name {
                "%" => (FigureKind::Percent, Some("%".into())),
                "pp" => (FigureKind::PercentagePoints, Some("pp".into())),
                "bp" => (FigureKind::BasisPoints, Some("bp".into())),
                "pt" => (FigureKind::Points, Some("pt".into())),
                "x" => (FigureKind::Multiple, Some("x".into())),
                name if name.ends_with('?') => {
                    unresolved = Some(match name.trim_end_matches('?') {
                        "" => Cow::Borrowed("no currency is told"),
                        family => format!("which currency is meant by {family:?} is not told").into(),
                    });
                    (FigureKind::Money, None)
                }
                name if unit.is_money() => (FigureKind::Money, Some(name.into())),
                name => (FigureKind::Quantity, Some(name.into())),
            },
        };
        Some(FigureValue {
            kind,
            value: Some(amount),
            max: draft.max,
            unit,
            per: draft.per.map(Cow::Borrowed),
            bound: draft.bound,
            unresolved,
        })
    }
}
