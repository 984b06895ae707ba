//! French temporal expressions.
//!
//! Three steps. Each token gets a class from one table ([`lex`]). A small grammar reads shapes from the classes of one
//! sentence at a time ([`grammar`], [`days`], [`periods`], [`lengths`]): *jeudi soir* is a part of a weekday,
//! *un an plus tôt* a shift. Then the shapes are counted from publication and from what the text has told so far
//! ([`resolve`]).

mod arith;
mod codes;
mod days;
mod feasts;
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
mod speech;
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
        let scan_of = |sentence: usize| {
            let range = text.sentences.get(sentence)?.range();
            Some(Scan { text, lex: &lex, from: range.start, to: range.end, floor: range.start, after_year: false })
        };
        for index in 0..text.sentences.len() {
            let Some(mut scan) = scan_of(index) else { continue };
            let mut at = scan.from;
            while at < scan.to {
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
        for n in 0..told.len() {
            let Some((index, found)) = told.get(n).filter(|t| t.1.shape == Shape::Day(0)) else { continue };
            let Some(scan) = scan_of(*index) else { continue };
            let others = told.iter().filter(|t| t.0 == *index).map(|t| &t.1);
            let said = speech::day_of_speech(&scan, found, others).cloned();
            if let (Some(day), Some(told)) = (said, told.get_mut(n)) {
                told.1.shape = Shape::Said(Box::new(day));
            }
        }
        let mut resolver = Resolver::new(published, &told);
        for (index, expression) in &told {
            let Some(scan) = scan_of(*index) else { continue };
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
