//! How exactly an amount is told: words before and after it, and verbs.

use std::ops::Range;

use super::{
    atom::{Draft, Means},
    reader::Reader,
    tables::{Flag, Unit},
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
            if !self.suits(from, draft) || !(from..draft.tokens.start).all(|i| self.free(i)) {
                break;
            }
            draft.tokens.start = from;
            told.get_or_insert(self.negated(from, floor, bound));
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
        let told = told.or_else(|| self.bound_by_verb(draft, floor));
        // *plus d'une centaine*: the words before say more than *une centaine* does.
        if let Some(bound) = told.filter(|_| matches!(draft.bound, Bound::Exact | Bound::About)) {
            draft.bound = bound;
        }
    }

    /// Whether the bound at `from` can be said of this kind of amount.
    fn suits(&self, from: usize, draft: &Draft) -> bool {
        match (self.text.fold(from), self.text.fold(from + 1)) {
            // *vers 12 pays*, *sous 30 jours*: places and times.
            ("sous" | "vers", _) => !matches!(draft.means, Means::Count(..) | Means::Bare),
            // *plus que doublé*; *plus que 3%* is what is left.
            ("plus", "que") => matches!(draft.means, Means::Factor),
            _ => true,
        }
    }

    /// *pas supérieur à*, *pas inférieur à*: the bound that is left.
    fn negated(&self, from: usize, start: usize, bound: Bound) -> Bound {
        let compared = self.text.fold(from).starts_with("superieur") || self.text.fold(from).starts_with("inferieur");
        if !compared || !self.before(from, start).is_some_and(|b| self.is(b, Flag::Not)) {
            return bound;
        }
        match bound {
            Bound::MoreThan => Bound::AtMost,
            Bound::LessThan => Bound::AtLeast,
            other => other,
        }
    }

    /// *dépasse 1,4 milliard*, *n'excédera pas 3%*, *approche des 5%*, *franchit la barre des 5.000 points*.
    fn bound_by_verb(&self, draft: &Draft, start: usize) -> Option<Bound> {
        let at = draft.tokens.start;
        let mut next = at;
        for _ in 0..6 {
            let before = self.before(next, start)?;
            if self.is(before, Flag::Exceeds) {
                let negated = self.verb_negated(before, at, start);
                return Some(if negated { Bound::AtMost } else { Bound::MoreThan });
            }
            if self.is(before, Flag::Reaches) {
                return self.verb_negated(before, at, start).then_some(Bound::LessThan);
            }
            if self.is(before, Flag::Nears) {
                return Some(Bound::Nearly);
            }
            // A share of the capital is crossed at exactly so much.
            if self.is(before, Flag::Crosses) {
                let level = draft.unit() != Some(Unit::PERCENT) && !self.verb_negated(before, at, start);
                return level.then_some(Bound::MoreThan);
            }
            let threshold = self.before(before, start);
            let of_threshold = self.is(before, Flag::Of)
                && threshold.is_some_and(|b| {
                    matches!(self.text.fold(b), "barre" | "seuil" | "cap" | "marque" | "symbolique")
                        || self.is(b, Flag::Nears)
                });
            let with = self.text.fold(before) == "avec" && threshold.is_some_and(|b| self.is(b, Flag::Nears));
            if !of_threshold && !with && !self.is(before, Flag::Aside) {
                return None;
            }
            next = before;
        }
        None
    }

    /// Whether the verb at `verb`, said of the amount at `at`, is negated.
    fn verb_negated(&self, verb: usize, at: usize, start: usize) -> bool {
        let not = (verb + 1..at).any(|i| self.is(i, Flag::Not));
        let negated = (start.max(verb.saturating_sub(4))..verb)
            .any(|i| self.is(i, Flag::Negation) || self.text.fold(i) == "sans");
        let without = self.before(verb, start).is_some_and(|b| self.text.fold(b) == "sans");
        negated && (not || without || self.negated_late(verb, start))
    }

    /// *ne devrait pas dépasser*: the negation stands whole before the verb.
    fn negated_late(&self, at: usize, start: usize) -> bool {
        (start.max(at.saturating_sub(3))..at).any(|i| self.is(i, Flag::Not))
    }
}
