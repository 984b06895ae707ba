//! French temporal expressions.
//!
//! Three steps. Each token gets a class from one table ([`lex`]). A small grammar reads shapes from the classes of one
//! sentence at a time ([`grammar`], [`days`], [`periods`], [`lengths`]): *jeudi soir* is a part of a weekday,
//! *un an plus tôt* a shift. Then the shapes are counted from publication and from what the text has told so far
//! ([`resolve`]).

mod arith;
mod days;
#[cfg(test)]
mod gold;
mod grammar;
mod lengths;
mod lex;
mod periods;
mod reckon;
mod resolve;
mod scan;
mod shape;
mod tense;
#[cfg(test)]
mod tests;

use lex::Lex;
use resolve::Resolver;
use scan::Scan;
use shape::{Shape, When};

use crate::{
    mentions::{DateMention, Mentions, Owner},
    text::{Interner, Published, Text, WordMap},
};

/// The words of the calendar.
#[derive(Debug, Default)]
pub struct Calendar {
    words: WordMap<Lex>,
}

impl Calendar {
    /// Builds the tables, giving every word of theirs a number.
    #[must_use]
    pub fn build(words: &mut Interner) -> Self {
        Self { words: lex::table(words) }
    }

    /// Finds every temporal expression on free tokens and claims them.
    pub fn read(&self, text: &Text<'_>, published: Option<Published>, found: &mut Mentions) {
        let lex: Vec<Lex> = text
            .tokens
            .iter()
            .enumerate()
            .map(|(at, token)| match found.owner(at) {
                Owner::Free => lex::classify(&self.words, token, &text.folds),
                _ => Lex::Owned,
            })
            .collect();
        let mut told = Vec::new();
        for (index, sentence) in text.sentences.iter().enumerate() {
            let range = sentence.range();
            let mut scan =
                Scan { text, lex: &lex, from: range.start, to: range.end, floor: range.start, after_year: false };
            let mut at = range.start;
            while at < range.end {
                let expression = match lex.get(at) {
                    None | Some(Lex::Other | Lex::Owned) => None,
                    Some(_) => scan.expression(at),
                };
                let Some((expression, end)) = expression.filter(|e| e.1 > at) else {
                    at += 1;
                    continue;
                };
                at = end;
                scan.floor = end;
                scan.after_year = false;
                if let Some(expression) = expression {
                    scan.after_year = matches!(expression.shape, Shape::Year(_) | Shape::Month(_, When::Year(_)));
                    told.push((index, expression));
                }
            }
        }
        let mut resolver = Resolver::new(published, &told);
        for (index, expression) in &told {
            let Some(sentence) = text.sentences.get(*index) else { continue };
            let range = sentence.range();
            let scan =
                Scan { text, lex: &lex, from: range.start, to: range.end, floor: range.start, after_year: false };
            let (value, unresolved) = match resolver.resolve(&scan, *index, expression) {
                Ok(value) => (Some(value), None),
                Err(reason) => (None, Some(reason.into())),
            };
            let tokens = expression.start as u32..expression.end as u32;
            let owner = Owner::Date(found.dates.len() as u32);
            found.claim(tokens.clone(), owner);
            found.dates.push(DateMention {
                tokens,
                span: text.span(expression.start, expression.end),
                value,
                modifier: expression.modifier,
                bound: expression.bound,
                unresolved,
            });
        }
    }
}
