//! How exactly an amount is told: words before and after it, and verbs.

use std::ops::Range;

use super::{
    atom::{Draft, Means},
    reader::Reader,
    tables::Flag,
};
use crate::{text::WordId, value::Bound};

impl Reader<'_> {
    /// The bound told right before token `at`: where it starts, and what it says.
    pub(super) fn bound_before(&self, at: usize, start: usize) -> Option<(usize, Bound)> {
        let words = || (start..at).rev().filter(|i| !self.quote(*i));
        let ids = words().map(|i| self.text.tokens.get(i).map_or(WordId::UNKNOWN, |t| t.word));
        let (length, bound) = self.tables.before.longest(ids)?;
        let from = words().nth(length - 1)?;
        // *en plus de* adds, *de plus que* compares.
        let adds =
            self.text.fold(from) == "plus" && self.before(from, start).is_some_and(|b| self.text.fold(b) == "en");
        (!adds).then_some((from, *bound))
    }

    /// Sets the bound of a draft and takes its words in.
    pub(super) fn bind(&self, draft: &mut Draft, sentence: &Range<usize>) {
        let floor = sentence.start;
        let mut told = None;
        for _ in 0..2 {
            let Some((from, bound)) = self.bound_before(draft.tokens.start, floor) else { break };
            let under = self.text.fold(from) == "sous" && matches!(draft.means, Means::Count(..) | Means::Bare);
            if under || !(from..draft.tokens.start).all(|i| self.free(i)) {
                break;
            }
            draft.tokens.start = from;
            told.get_or_insert(bound);
        }
        if told.is_none() && !matches!(draft.means, Means::Count(..) | Means::Bare) {
            let end = draft.tokens.end;
            if let Some((length, bound)) = self.tables.after.longest(self.words_from(end)) {
                let next = self.text.fold(end + length);
                let superlative =
                    matches!(next, "bas" | "haut" | "tard" | "tot" | "pres" | "vite" | "fort" | "de" | "d'");
                let another = self.digit(end + length);
                if !superlative && !another && end + length <= sentence.end && (end..end + length).all(|i| self.free(i))
                {
                    draft.tokens.end = end + length;
                    told = Some(*bound);
                }
            }
        }
        let told = told.or_else(|| self.bound_by_verb(draft.tokens.start, floor));
        if let Some(bound) = told.filter(|_| draft.bound == Bound::Exact) {
            draft.bound = bound;
        }
    }

    /// *dépasse 1,4 milliard*, *n'excédera pas 3%*, *approche des 5%*.
    fn bound_by_verb(&self, at: usize, start: usize) -> Option<Bound> {
        let mut next = at;
        for _ in 0..6 {
            let before = self.before(next, start)?;
            if self.is(before, Flag::Exceeds) {
                let not = (before + 1..at).any(|i| self.is(i, Flag::Not));
                let negated = (start.max(before.saturating_sub(4))..before)
                    .any(|i| self.is(i, Flag::Negation) || self.text.fold(i) == "sans");
                let without = self.before(before, start).is_some_and(|b| self.text.fold(b) == "sans");
                return Some(if negated && (not || without || self.negated_late(before, start)) {
                    Bound::AtMost
                } else {
                    Bound::MoreThan
                });
            }
            if self.is(before, Flag::Nears) {
                return Some(Bound::Nearly);
            }
            let threshold = self.before(before, start);
            let of_threshold = self.is(before, Flag::Of)
                && threshold.is_some_and(|b| {
                    matches!(self.text.fold(b), "barre" | "seuil" | "cap" | "marque" | "symbolique")
                        || self.is(b, Flag::Nears)
                });
            if !of_threshold && !self.is(before, Flag::Aside) {
                return None;
            }
            next = before;
        }
        None
    }

    /// *ne devrait pas dépasser*: the negation stands whole before the verb.
    fn negated_late(&self, at: usize, start: usize) -> bool {
        (start.max(at.saturating_sub(3))..at).any(|i| self.is(i, Flag::Not))
    }
}
