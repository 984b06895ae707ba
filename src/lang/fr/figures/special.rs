//! Factors (*doublé*, *multiplié par sept*, *22 fois*) and shares (*deux tiers*, *un salarié sur dix*).

use std::ops::Range;

use super::{
    atom::{Draft, Means, Suffix},
    number::{Number, digits},
    reader::Reader,
    tables::{Flag, Unit},
};
use crate::{text::TokenKind, value::Decimal};

/// One over `n`, as a decimal where it is one.
fn one_in(n: u32) -> (Decimal, Means) {
    let mut rest = n;
    for prime in [2, 5] {
        while rest > 1 && rest.is_multiple_of(prime) {
            rest /= prime;
        }
    }
    match Decimal::whole(1).checked_div(Decimal::whole(i64::from(n))) {
        Some(share) if rest == 1 => (share.normalized(), Means::Factor),
        _ => (Decimal::whole(1), Means::OneIn(n)),
    }
}

fn small(number: Decimal) -> Option<u32> {
    let plain = number.normalized();
    (plain.decimals() == 0).then(|| plain.to_string().parse().ok())?
}

impl Reader<'_> {
    /// *multiplié par sept*, *divise par deux*, *doublé*.
    pub(super) fn factor_at(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        let word = self.word(at);
        if !self.free(at) {
            return None;
        }
        if word.is(Flag::Multiplied) || word.is(Flag::Divided) {
            return self.by_factor(at, word.is(Flag::Divided), sentence);
        }
        let factor = word.factor?;
        let fold = self.text.fold(at);
        let before = self.before(at, sentence.start).map_or("", |b| self.text.fold(b));
        let next = at + 1;
        let stands = if fold.ends_with("ment") {
            matches!(before, "un" | "le" | "du" | "ce" | "son" | "au" | "quasi" | "d'")
        } else if matches!(self.text.slice(at).chars().last(), Some('e'))
            && fold.ends_with("ple") | fold.ends_with("ble")
        {
            let object =
                matches!(self.text.fold(next), "le" | "la" | "les" | "l'" | "son" | "sa" | "ses" | "leur" | "leurs");
            let noun = before == "le" && self.is(next, Flag::Of);
            let adverb = matches!(before, "presque" | "quasiment" | "quasi");
            (object && !matches!(before, "un" | "une" | "le" | "la" | "de" | "à")) || noun || adverb
        } else {
            // *doublée d'une amende* adds, *le doublé* is sport.
            !(self.is(next, Flag::Of) && fold.starts_with("double")) && !matches!(before, "un" | "le" | "coup")
        };
        stands.then(|| Draft::new(at..next, Decimal::whole(i64::from(factor)), Means::Factor))
    }

    /// The factor after *par*, next to the verb or past its object.
    fn by_factor(&self, at: usize, divided: bool, sentence: &Range<usize>) -> Option<Draft> {
        let by = (at + 1..sentence.end.min(at + 9)).find(|i| self.is(*i, Flag::By))?;
        let stops = |i: usize| self.text.tokens[i].kind == TokenKind::Sign && !self.quote(i);
        if (at + 1..by).any(stops) {
            return None;
        }
        let head = (by + 1..sentence.end.min(by + 5)).find(|i| self.digit(*i) || self.word(*i).number.is_some())?;
        let number = self.digits_at(head).or_else(|| self.words_at(head))?;
        let suffix_unit = self.unit_phrase(number.end).is_some_and(|(_, u)| u.name != "x");
        if suffix_unit || number.glued.is_some() {
            return None;
        }
        let start = if by == at + 1 { at } else { by };
        let (value, means) =
            if divided { small(number.value).filter(|n| *n > 1).map(one_in)? } else { (number.value, Means::Factor) };
        let mut draft = Draft::new(start..number.end, value, means);
        if head > by + 1 {
            let (from, bound) = self.bound_before(head, by)?;
            if from != by + 1 {
                return None;
            }
            draft.bound = bound;
        }
        Some(draft)
    }

    /// `x2,3`, `X1,9`.
    pub(super) fn times_prefix(&self, at: usize) -> Option<Draft> {
        if !self.free(at) {
            return None;
        }
        let slice = self.text.slice(at);
        let (rest, end) = match slice.strip_prefix(['x', 'X', '×']) {
            // `x4`, and `(x 4)`: alone in its brackets it may stand off.
            Some("") if self.free(at + 1) && (!self.spaced(at + 1) || self.bracketed(at, at + 2)) => {
                (self.text.slice(at + 1), at + 2)
            }
            Some(rest) if !rest.is_empty() => (rest, at + 1),
            _ => return None,
        };
        let (value, _) = digits(rest)?;
        Some(Draft::new(at..end, value, Means::Factor))
    }

    /// Whether brackets stand right round the tokens.
    fn bracketed(&self, from: usize, to: usize) -> bool {
        from.checked_sub(1).is_some_and(|before| self.sign(before, '(')) && self.sign(to, ')')
    }

    /// *22 fois*: a factor where something is valued, subscribed or compared; a frequency elsewhere.
    pub(super) fn times(&self, at: usize, number: &Number, suffix: &Suffix, sentence: &Range<usize>) -> Option<Draft> {
        let next = suffix.end;
        let following = self.text.fold(next);
        if self.is(next, Flag::By) || self.is(next, Flag::Duration) || following == "dans" {
            return None;
        }
        let before = self.bound_before(at, sentence.start).map_or(at, |(from, _)| from);
        let leads = self.before(before, sentence.start);
        let compared =
            matches!(following, "plus" | "moins" | "superieur" | "superieure" | "superieurs" | "superieures");
        let valued = leads.is_some_and(|b| {
            self.is(b, Flag::Tender) || self.is(b, Flag::To) || self.is(b, Flag::Of) || self.text.fold(b) == "soit"
        });
        let object = matches!(following, "l'" | "le" | "la" | "les" | "ce" | "celui" | "celle" | "cet" | "cette")
            || (matches!(following, "son" | "sa" | "ses" | "leur" | "leurs") && !number.shape.words);
        let precise = number.value.decimals() > 0;
        let ordinal = leads.is_some_and(|b| self.is(b, Flag::Pointing)) && !compared;
        if ordinal || !(compared || valued || precise || (object && !number.shape.words)) {
            return None;
        }
        let mut draft = Draft::new(at..next, number.value, Means::Factor);
        draft.power = suffix.power;
        if following == "plus" {
            draft.tokens.end += 1;
        }
        if following == "moins"
            && suffix.power == 0
            && let Some((value, means)) = small(number.value).filter(|n| *n > 1).map(one_in)
        {
            draft.number = value;
            draft.means = means;
            draft.tokens.end += 1;
        }
        Some(draft)
    }

    /// *deux tiers*, *un quart de point*, *la moitié*, *2/3 du capital*, *un salarié sur dix*, *15 sur 27*.
    pub(super) fn share_at(&self, at: usize, digits: Option<Number>, sentence: &Range<usize>) -> Option<Draft> {
        if !self.free(at) {
            return None;
        }
        if self.text.fold(at) == "moitie" {
            return self.half_share(at, sentence);
        }
        if let Some(number) = digits {
            return self.digit_share(at, &number).or_else(|| self.one_on(at, &number, sentence));
        }
        let word = self.word(at);
        if let Some(share @ (3 | 4)) = word.share
            && self.du_before(at, sentence).is_some()
        {
            return Some(Draft::new(at..at + 1, Decimal::whole(1), Means::Share(u32::from(share))));
        }
        let article = matches!(self.text.fold(at), "le") && matches!(self.word(at + 1).share, Some(3 | 4));
        if word.number.is_none() && !article {
            return None;
        }
        let (number, end) = if article {
            (1, at + 1)
        } else {
            let number = self.words_at(at)?;
            let on = self.one_on(at, &number, sentence);
            if on.is_some() {
                return on;
            }
            (small(number.value)?, number.end)
        };
        let share = u32::from(self.word(end).share.filter(|s| *s > 2)?);
        if number >= share && number > 3 {
            return None;
        }
        let end = end + 1;
        let of = self.is(end, Flag::Of);
        if of && let Some((past, unit)) = self.unit_phrase(end + 1).filter(|(_, u)| matches!(u.name, "pt" | "pp")) {
            let value = Decimal::whole(i64::from(number)).checked_div(Decimal::whole(i64::from(share)))?;
            let mut draft = Draft::new(at..past, value, Means::Unit(Unit { name: "pp", ..unit }));
            draft.shape.words = true;
            return Some(draft);
        }
        let before = self.before(at, sentence.start);
        let fold = before.map_or("", |b| self.text.fold(b));
        let beyond = self.text.fold(end + 1);
        let other = of
            && (self.is(end + 1, Flag::Duration)
                || matches!(beyond, "confiance" | "finale" | "heure" | "siecle" | "tour"));
        let ordinal = share > 4 || article;
        let leads =
            matches!(fold, "d'" | "de" | "pour" | "pres" | "plus" | "moins" | "environ" | "aux" | "des" | "les")
                && before.and_then(|b| self.before(b, sentence.start)).is_none_or(|b| self.text.fold(b) != "aupres");
        let plural = number > 1 && (share > 3 || number == 2);
        // *a grimpé d'un cinquième*
        let moved = number == 1
            && fold == "d'"
            && before.and_then(|b| self.before(b, sentence.start)).is_some_and(|b| {
                self.is(b, Flag::Rises)
                    || self.is(b, Flag::Falls)
                    || self.is(b, Flag::RangeNoun)
                    || self.is(b, Flag::Revises)
            });
        if other || !(of || moved || (leads && !ordinal) || (plural && !ordinal)) {
            return None;
        }
        let start = if matches!(fold, "les") { before.unwrap_or(at) } else { at };
        let mut draft = Draft::new(start..end, Decimal::whole(i64::from(number)), Means::Share(share));
        draft.shape.words = true;
        Some(draft)
    }

    /// *la moitié*, *de moitié*, *moitié moins*.
    fn half_share(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        let before = self.before(at, sentence.start)?;
        let fold = self.text.fold(before);
        let next = at + 1;
        let time = (next..next + 3).any(|i| self.is(i, Flag::Duration));
        let stands =
            matches!(fold, "la" | "de" | "pour" | "d'" | "par") || matches!(self.text.fold(next), "moins" | "plus");
        if time || !stands {
            return None;
        }
        let start = if fold == "la" { before } else { at };
        Some(Draft::new(start..next, Decimal::whole(1), Means::Share(2)))
    }

    /// *2/3 du capital*, *2 1/4 %*.
    fn digit_share(&self, at: usize, number: &Number) -> Option<Draft> {
        let fraction = |from: usize| {
            let close = self.sign(from + 1, '/') && !self.spaced(from + 1) && !self.spaced(from + 2);
            let over =
                close.then(|| self.digits_at(from)).flatten().filter(|n| n.glued.is_none() && n.end == from + 1)?;
            let under = self.digits_at(from + 2).filter(|n| n.glued.is_none() && n.end == from + 3)?;
            let (over, under) = (small(over.value)?, small(under.value)?);
            (over > 0 && over < under && under <= 20).then_some((over, under, from + 3))
        };
        let whole = number.end == at + 1 && number.glued.is_none();
        if whole && self.digit(at + 1) {
            let (over, under, end) = fraction(at + 1)?;
            let (past, unit) = self.unit_phrase(end).filter(|(_, u)| matches!(u.name, "%" | "pp" | "pt"))?;
            let part = Decimal::whole(i64::from(over)).checked_div(Decimal::whole(i64::from(under)))?;
            return Some(Draft::new(at..past, number.value.checked_add(part)?, Means::Unit(unit)));
        }
        let (over, under, end) = fraction(at)?;
        let of = self.is(end, Flag::Of) && !self.is(end + 1, Flag::Duration);
        of.then(|| Draft::new(at..end, Decimal::whole(i64::from(over)), Means::Share(under)))
    }

    /// *un salarié sur dix*, *15 sur 27*.
    fn one_on(&self, at: usize, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        if number.glued.is_some() {
            return None;
        }
        let on = (number.end..number.end + 3).find(|i| self.is(*i, Flag::On))?;
        let between = number.end..on;
        let words = between.clone().all(|i| {
            self.free(i)
                && self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
                && self.unit_phrase(i).is_none()
                && !self.is(i, Flag::Duration)
                && self.word(i).scale.is_none()
                && !self.is(i, Flag::To)
                && self.word(i).share.is_none()
        });
        let under = self.digits_at(on + 1).or_else(|| self.words_at(on + 1)).filter(|n| n.glued.is_none())?;
        let next = under.end;
        let ends = next >= sentence.end
            || (self.unit_phrase(next).is_none()
                && !self.is(next, Flag::Duration)
                && self.word(next).scale.is_none()
                && !self.digit(next)
                && !(!between.is_empty()
                    && self.text.fold(next).ends_with('s')
                    && self.free(next)
                    && !self.is(next, Flag::NounStop)
                    && self.text.tokens[next].kind == TokenKind::Word
                    && !self.is(next, Flag::Article)));
        let (over, under_value) = (small(number.value)?, small(under.value)?);
        // *deux magasins sur 3.000* tells two counts.
        let plain = under_value <= 100 && over < under_value && (!between.is_empty() || under_value > 2);
        let twin = matches!((over, under_value), (24, 24) | (7, 7));
        (words && ends && plain && !twin).then(|| Draft::new(at..next, number.value, Means::Share(under_value)))
    }

    /// `(8,7) %`, `(12,3) millions d'euros`: accounts write a negative amount in brackets.
    pub(super) fn negative_at(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        if !self.sign(at, '(') || !self.digit(at + 1) {
            return None;
        }
        let number = self.digits_at(at + 1)?;
        let close = number.end;
        // `(1) %` is a note call.
        let note = number.value.decimals() == 0 && number.shape.digits == 1;
        if note || number.glued.is_some() || !self.sign(close, ')') || self.spaced(close) {
            return None;
        }
        let suffix = self.suffix(&Number { end: close + 1, ..number }, sentence)?;
        let amount = match suffix.means {
            Means::Magnitude => true,
            Means::Unit(unit) => unit == Unit::PERCENT || unit.is_money(),
            _ => false,
        };
        let mut draft = Draft::new(at..suffix.end, number.value.negated(), suffix.means);
        draft.at = at + 1;
        draft.shape = number.shape;
        draft.power = suffix.power;
        draft.per = suffix.per;
        draft.signed = true;
        amount.then_some(draft)
    }

    /// Whether the number from `at` to `end` is a side of a parity: *3 actions nouvelles pour 7 anciennes*.
    pub(super) fn is_parity(&self, at: usize, end: usize, sentence: &Range<usize>) -> bool {
        let is_number = |i: usize| self.digit(i) || (self.word(i).number.is_some() && !self.is(i, Flag::One));
        let for_at = |i: usize| self.text.fold(i) == "pour" && is_number(i + 1);
        let plain = |number: usize| {
            let after = self.digits_at(number).or_else(|| self.words_at(number)).map(|n| n.end);
            after.is_some_and(|after| self.unit_phrase(after).is_none() && self.word(after).scale.is_none())
        };
        if self.is(end, Flag::Security) {
            let by = (end + 1..sentence.end.min(end + 5)).find(|i| for_at(*i));
            if by.is_some_and(|by| plain(by + 1)) {
                return true;
            }
        }
        let by = self.before(at, sentence.start).filter(|by| for_at(*by) && plain(by + 1));
        by.is_some_and(|by| {
            let from = sentence.start.max(by.saturating_sub(5));
            (from..by)
                .any(|i| self.is(i, Flag::Security) && i > from && (is_number(i - 1) || self.is(i - 1, Flag::One)))
        })
    }
}
