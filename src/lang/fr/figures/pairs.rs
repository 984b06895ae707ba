//! Neighbouring amounts: ranges, from–to changes, lists that share a unit, comparisons with the unit left out.

use std::{cmp::Ordering, ops::Range};

use super::{
    atom::{Draft, Means},
    reader::Reader,
    tables::{Flag, Unit},
};
use crate::{
    mentions::Owner,
    value::{Bound, Decimal},
};

/// What stands between two neighbouring amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bridge {
    /// *à*.
    To,
    /// *et*.
    And,
    /// A dash.
    Dash,
    /// A slash.
    Slash,
    /// A comma.
    Comma,
    /// *ou*.
    Or,
    /// *voire*.
    Even,
    /// *, puis*.
    Then,
    /// *contre*, *au lieu de*.
    Against,
    /// Anything else.
    Far,
}

/// What governs *de A à B*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Governor {
    Change,
    Rise,
    Fall,
    Range,
    None,
}

impl Reader<'_> {
    /// Joins the amounts of a sentence that belong together.
    pub(super) fn pair(&self, drafts: &mut Vec<Draft>, sentence: &Range<usize>) {
        let mut listed = false;
        let mut at = drafts.len();
        while at >= 2 {
            at -= 1;
            let bridge = self.bridge(&drafts[at - 1], &drafts[at]);
            if bridge == Bridge::Far {
                listed = false;
                continue;
            }
            if bridge == Bridge::Comma && !listed && self.split_decimal(drafts, at) {
                continue;
            }
            let borrowed = self.lend_back(drafts, at, bridge, listed, sentence);
            self.lend_forward(drafts, at, bridge, sentence);
            if self.is_range(&drafts[at - 1], &drafts[at], bridge, borrowed, sentence) {
                self.join(drafts, at, bridge, sentence);
                listed = false;
            } else {
                listed =
                    matches!(bridge, Bridge::And | Bridge::Then | Bridge::Or) || (listed && bridge == Bridge::Comma);
            }
        }
        self.compare(drafts, sentence);
    }

    fn bridge(&self, a: &Draft, b: &Draft) -> Bridge {
        let mut words = (a.tokens.end..b.tokens.start).filter(|i| !self.quote(*i));
        let (first, second, third) = (words.next(), words.next(), words.next());
        if words.next().is_some() {
            return Bridge::Far;
        }
        let sign = |at: Option<usize>, c| at.is_some_and(|i| self.sign(i, c));
        let is = |at: Option<usize>, flag| at.is_some_and(|i| self.is(i, flag));
        let fold = |at: Option<usize>| at.map_or("", |i| self.text.fold(i));
        match (first, second, third) {
            (Some(_), None, None) => match () {
                () if is(first, Flag::To) => Bridge::To,
                () if is(first, Flag::And) => Bridge::And,
                () if sign(first, '-') => Bridge::Dash,
                () if sign(first, '/') => Bridge::Slash,
                () if sign(first, ',') => Bridge::Comma,
                () if is(first, Flag::Or) => Bridge::Or,
                () if is(first, Flag::Even) => Bridge::Even,
                () if is(first, Flag::Then) => Bridge::Then,
                () if matches!(fold(first), "contre" | "vs" | "versus") => Bridge::Against,
                () => Bridge::Far,
            },
            (Some(_), Some(_), None) if sign(first, ',') => match () {
                () if is(second, Flag::Even) => Bridge::Even,
                () if is(second, Flag::Then) || is(second, Flag::And) || is(second, Flag::Or) => Bridge::Then,
                () if matches!(fold(second), "contre" | "vs" | "versus" | "apres") => Bridge::Against,
                () => Bridge::Far,
            },
            (Some(_), Some(_), None) if is(first, Flag::And) && is(second, Flag::Of) => Bridge::And,
            (Some(_), Some(_), None) if is(first, Flag::And) && is(second, Flag::To) => Bridge::And,
            (Some(_), Some(_), Some(_)) if fold(first) == "au" && fold(second) == "lieu" => Bridge::Against,
            _ => Bridge::Far,
        }
    }

    /// `100, 4 milliards`: a stray space after the decimal comma.
    fn split_decimal(&self, drafts: &mut Vec<Draft>, at: usize) -> bool {
        let (a, b) = (&drafts[at - 1], &drafts[at]);
        let comma = a.tokens.end;
        let whole = a.means == Means::Bare
            && a.shape.digits <= 3
            && a.number.decimals() == 0
            && !a.shape.words
            && !a.shape.grouped;
        let part = b.tokens.start == b.at
            && b.shape.digits <= 2
            && b.number.decimals() == 0
            && !b.shape.words
            && !b.prefixed
            && matches!(b.means, Means::Unit(_) | Means::Magnitude);
        let glued = !self.spaced(comma) && self.spaced(comma + 1);
        let alone = at < 2 || self.bridge(&drafts[at - 2], a) == Bridge::Far;
        let named = a.tokens.start.checked_sub(1).is_some_and(|p| self.named(p));
        if !(whole && part && glued && alone && !named && a.bound == Bound::Exact) {
            return false;
        }
        let joined = b.number.scaled(-(b.shape.digits as i32)).and_then(|part| a.number.checked_add(part));
        let Some(number) = joined else { return false };
        let b = drafts.remove(at);
        let a = &mut drafts[at - 1];
        a.number = number;
        a.tokens.end = b.tokens.end;
        a.means = b.means;
        a.power = b.power;
        a.per = b.per;
        true
    }

    /// Whether a word is written like a name.
    pub(super) fn named(&self, at: usize) -> bool {
        matches!(self.found.owner(at), Owner::Name(_))
            || self.text.tokens.get(at).is_some_and(|t| t.first.is_uppercase() && !self.is(at, Flag::Article))
    }

    /// Gives the unit of an amount to the bare number before it; says whether it did.
    fn lend_back(
        &self,
        drafts: &mut [Draft],
        at: usize,
        bridge: Bridge,
        listed: bool,
        sentence: &Range<usize>,
    ) -> bool {
        let (left, right) = drafts.split_at_mut(at);
        let (Some(a), Some(b)) = (left.last_mut(), right.first()) else { return false };
        if a.means == Means::Magnitude && b.is_money() && b.unit() != Some(Unit::UNDERSTOOD) {
            a.means = b.means;
            a.means = match b.unit() {
                Some(unit) => Means::Unit(Unit { scale: 0, ..unit }),
                None => a.means,
            };
            a.per = a.per.or(b.per);
            return true;
        }
        if a.means != Means::Bare || (a.like_year() && !matches!(bridge, Bridge::To | Bridge::And)) {
            return false;
        }
        if matches!(b.means, Means::Bare | Means::Share(_) | Means::OneIn(_)) || (bridge == Bridge::Comma && !listed) {
            return false;
        }
        let from_name = a.tokens.start > sentence.start && a.tokens.start == a.at && self.named(a.tokens.start - 1);
        let from_name = from_name && a.tokens.start - 1 != sentence.start;
        if from_name || (a.like_year() && self.year_before(a, sentence)) {
            return false;
        }
        let power = shared_power(a, b);
        a.means = b.means;
        a.power = power;
        a.per = b.per;
        // *jusqu'à 55 et 22 exemplaires*: the limit holds for both.
        if let (Bridge::And, Bound::AtMost, Some(b)) = (bridge, a.bound, right.first_mut())
            && b.bound == Bound::Exact
        {
            b.bound = Bound::AtMost;
        }
        true
    }

    /// Whether a preposition of time stands before a number like a year.
    fn year_before(&self, a: &Draft, sentence: &Range<usize>) -> bool {
        self.before(a.tokens.start, sentence.start).is_some_and(|b| {
            matches!(
                self.text.fold(b),
                "en" | "fin" | "debut" | "depuis" | "pour" | "courant" | "ici" | "horizon" | "de" | "entre"
            )
        })
    }

    /// Gives the unit of an amount to the bare number after it (*entre 3% et 5*).
    fn lend_forward(&self, drafts: &mut [Draft], at: usize, bridge: Bridge, sentence: &Range<usize>) {
        let (left, right) = drafts.split_at_mut(at);
        let (Some(a), Some(b)) = (left.last(), right.first_mut()) else { return };
        if b.means != Means::Bare || b.like_year() || !matches!(a.means, Means::Unit(_) | Means::Count(..)) {
            return;
        }
        let between = bridge == Bridge::And && self.between(a, sentence);
        let from = bridge == Bridge::To
            && self.before(a.tokens.start, sentence.start).is_some_and(|p| self.is(p, Flag::Of))
            && (a.unit() != Some(Unit::PERCENT));
        if between || from || bridge == Bridge::Against {
            b.power = shared_power(b, a);
            b.means = a.means;
            b.per = a.per;
        }
    }

    fn between(&self, a: &Draft, sentence: &Range<usize>) -> bool {
        self.before(a.tokens.start, sentence.start).is_some_and(|p| self.is(p, Flag::Between))
    }

    /// Whether two amounts are the ends of one range.
    fn is_range(&self, a: &Draft, b: &Draft, bridge: Bridge, borrowed: bool, sentence: &Range<usize>) -> bool {
        if b.max.is_some() || !same_kind(a, b) {
            return false;
        }
        let (Some(low), Some(high)) = (a.amount(), b.amount()) else { return false };
        match bridge {
            Bridge::And => self.between(a, sentence),
            Bridge::Dash | Bridge::Slash => {
                let counted = matches!(a.means, Means::Count(..)) && low >= high;
                !counted && a.bound == Bound::Exact && b.tokens.start == b.at - usize::from(b.signed)
            }
            Bridge::Even => low < high,
            Bridge::Or => a.shape.words && b.shape.words && low < high && b.bound == Bound::Exact,
            Bridge::To => self.spans(a, b, low, high, borrowed, sentence),
            Bridge::Comma | Bridge::Then | Bridge::Against | Bridge::Far => false,
        }
    }

    /// Whether *A à B* is a range and not a change or a move and its level.
    fn spans(
        &self,
        a: &Draft,
        b: &Draft,
        low: Decimal,
        high: Decimal,
        borrowed: bool,
        sentence: &Range<usize>,
    ) -> bool {
        let before = self.before(a.tokens.start, sentence.start);
        let from = before.is_some_and(|p| self.is(p, Flag::Of));
        let governor = self.governor(a.tokens.start, sentence);
        if low.is_negative() || (a.signed && b.signed) {
            return governor != Governor::Change;
        }
        if low.cmp(&high) != Ordering::Less {
            return false;
        }
        // *gagne 5 euros à 52 euros*, *de 34 points à 8.122 points*: a move and its level.
        let far = low.checked_mul(Decimal::whole(5)).is_some_and(|five| five < high);
        let levels = a.is_money() || a.unit().is_some_and(|u| u.name == "pt");
        if levels && far && !borrowed && a.power == b.power {
            return false;
        }
        if !from {
            let moved =
                before.is_some_and(|p| self.is(p, Flag::Rises) || self.is(p, Flag::Falls) || self.is(p, Flag::Revises));
            return !(moved && !borrowed && levels);
        }
        let percent = a.unit().is_some_and(|u| matches!(u.name, "%" | "pp"));
        // *progresse de 0,1 à 0,2 point*: so few points are a step, not a level.
        let step = a.unit().is_some_and(|u| matches!(u.name, "pt" | "pp")) && high <= Decimal::whole(10);
        match governor {
            Governor::Change => false,
            Governor::Rise if step => true,
            Governor::Rise if percent => !self.rate_before(a.tokens.start, sentence),
            Governor::Rise => false,
            Governor::Fall | Governor::Range | Governor::None => true,
        }
    }

    fn rate_before(&self, at: usize, sentence: &Range<usize>) -> bool {
        (sentence.start..at)
            .rev()
            .take(16)
            .any(|i| self.is(i, Flag::Rate) || matches!(self.text.fold(i), "participation"))
    }

    /// The nearest verb or noun before `at` that says how to take *de A à B*.
    fn governor(&self, at: usize, sentence: &Range<usize>) -> Governor {
        let mut noun = false;
        for i in (sentence.start..at).rev().take(24) {
            let word = self.word(i);
            if self.sign(i, ';') || self.sign(i, ':') || self.sign(i, '(') || (noun && self.sign(i, ',')) {
                break;
            }
            if word.is(Flag::RevisionNoun) && !noun {
                return Governor::Change;
            }
            // *une fourchette*, *comprise*: a range whatever the verb.
            if matches!(self.text.fold(i), "fourchette" | "comprise" | "compris" | "comprises") {
                return Governor::Range;
            }
            if word.is(Flag::RangeNoun) && !(word.is(Flag::Revises) && self.acts(i, sentence.start)) {
                noun = true;
                continue;
            }
            // Nouns and participles spelt like the verbs.
            if matches!(
                self.text.fold(i),
                "revenu"
                    | "revenus"
                    | "offre"
                    | "offres"
                    | "montant"
                    | "montants"
                    | "baisses"
                    | "avance"
                    | "compte"
                    | "comptes"
            ) || !self.acts(i, sentence.start)
            {
                continue;
            }
            if word.is(Flag::Ranges) {
                return Governor::Range;
            }
            if word.is(Flag::Revises) {
                return Governor::Change;
            }
            if word.is(Flag::Rises) {
                return if noun { Governor::Range } else { Governor::Rise };
            }
            if word.is(Flag::Falls) {
                return Governor::Fall;
            }
        }
        if noun { Governor::Range } else { Governor::None }
    }

    /// Whether a word that is a noun or an adjective as well is a verb here: *est passée*, *a haussé*, *hausse sa cible*.
    fn acts(&self, at: usize, start: usize) -> bool {
        let fold = self.text.fold(at);
        if !matches!(
            fold,
            "passee"
                | "montee"
                | "portee"
                | "hausse"
                | "haussee"
                | "hausses"
                | "ajuste"
                | "ajustee"
                | "ajustes"
                | "ajustees"
        ) {
            return true;
        }
        let auxiliary = (start..at).rev().take(2).any(|i| {
            matches!(
                self.text.fold(i),
                "a" | "ont"
                    | "avait"
                    | "avaient"
                    | "aura"
                    | "ayant"
                    | "est"
                    | "etait"
                    | "sera"
                    | "ete"
                    | "etre"
                    | "avoir"
                    | "s'est"
            )
        });
        let participle = self.text.slice(at).trim_end_matches(['s', 'e']).ends_with(['é', 'É']);
        let object =
            matches!(self.text.fold(at + 1), "le" | "la" | "l'" | "les" | "son" | "sa" | "ses" | "leur" | "leurs");
        if participle { auxiliary } else { object }
    }

    fn join(&self, drafts: &mut Vec<Draft>, at: usize, bridge: Bridge, sentence: &Range<usize>) {
        let b = drafts.remove(at);
        let between =
            (bridge == Bridge::And).then(|| self.before(drafts[at - 1].tokens.start, sentence.start)).flatten();
        let a = &mut drafts[at - 1];
        a.max = b.amount();
        a.tokens.end = b.tokens.end;
        a.prefixed = a.prefixed || b.prefixed;
        if a.means == Means::Unit(Unit::UNDERSTOOD) || matches!(b.means, Means::Count(..)) {
            a.means = b.means;
        }
        a.per = a.per.or(b.per);
        if a.bound == Bound::Exact {
            a.bound = b.bound;
        }
        if let Some(start) = between.filter(|s| (*s..a.tokens.start).all(|i| self.free(i))) {
            a.tokens.start = start;
        }
    }
}

/// The magnitude that a bare number takes over from its neighbour: none where its own digits already reach.
pub(super) fn shared_power(bare: &Draft, from: &Draft) -> i32 {
    if bare.power > 0 || from.power == 0 {
        return bare.power;
    }
    let (Some(whole), Some(scaled)) = (from.amount(), bare.number.scaled(from.power)) else { return from.power };
    let reach = |value: Decimal| {
        let (value, whole) = (value.abs(), whole.abs());
        let hundred = Decimal::whole(100);
        value.checked_mul(hundred).is_some_and(|v| v >= whole) && whole.checked_mul(hundred).is_some_and(|w| w >= value)
    };
    if !reach(scaled) && reach(bare.number) { 0 } else { from.power }
}

/// Whether two amounts can be the ends of one range.
fn same_kind(a: &Draft, b: &Draft) -> bool {
    match (a.means, b.means) {
        (Means::Unit(x), Means::Unit(y)) => {
            x.name == y.name || (x.is_money() && y == Unit::UNDERSTOOD) || (y.is_money() && x == Unit::UNDERSTOOD)
        }
        (Means::Count(..), Means::Count(..))
        | (Means::Magnitude, Means::Magnitude)
        | (Means::Factor, Means::Factor) => true,
        _ => false,
    }
}
