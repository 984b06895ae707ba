//! Amounts without digits: round ones, vague ones, halves, one of a unit.

use std::ops::Range;

use super::{
    atom::{Draft, Means, Suffix},
    reader::Reader,
    tables::{Flag, Unit},
};
use crate::value::{Bound, Decimal};

impl Reader<'_> {
    /// *une quarantaine de magasins*, *plusieurs dizaines de milliards*, *des milliers*, *un demi-milliard*,
    /// *le milliard d'euros*, *au-delà du gigawatt*.
    pub(super) fn vague_at(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        if !self.free(at) {
            return None;
        }
        let several = self.is(at, Flag::Several);
        let one = self.is(at, Flag::One);
        let mut head = at + usize::from(several || one);
        while one && self.is(head, Flag::Adjective) {
            head += 1;
        }
        if self.is(head, Flag::Half) && !several {
            return self.half_at(at, head, sentence);
        }
        if let Some(draft) = self.unit_alone(at, sentence) {
            return Some(draft);
        }
        let word = self.word(head);
        let plural = self.text.fold(head).ends_with('s');
        let before = self.before(at, sentence.start);
        if let Some(group) = word.group {
            if one && !plural {
                let round = Decimal::whole(i64::from(group));
                return self.round(at..head + 1, round, 0, Bound::About, sentence);
            }
            let power = match group {
                10 => 1,
                100 => 2,
                1000 => 3,
                _ => return None,
            };
            return (plural && self.vague_start(at, several))
                .then(|| self.round(at..head + 1, Decimal::whole(1), power, Bound::Vague, sentence))?;
        }
        let scale = self.scale(head)?;
        if plural && !one {
            let ok = self.vague_start(at, several) && self.text.slice(head).len() > 4;
            return ok.then(|| self.round(at..head + 1, Decimal::whole(1), scale, Bound::Vague, sentence))?;
        }
        // *le milliard d'euros*: one of it, where a currency follows.
        let article = before.is_some_and(|b| matches!(self.text.fold(b), "le" | "du" | "au"));
        if several || one || !article || self.text.slice(head).len() <= 4 {
            return None;
        }
        let draft = self.round(head..head + 1, Decimal::whole(1), scale, Bound::Exact, sentence)?;
        let whole = draft.is_money() && draft.unit() != Some(Unit::UNDERSTOOD);
        (whole || matches!(draft.means, Means::Count(..))).then_some(draft)
    }

    /// *au-delà du gigawatt*: one of the unit.
    fn unit_alone(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        self.du_before(at, sentence)?;
        let (end, unit) = self.unit_phrase(at)?;
        let singular = !self.text.fold(end - 1).ends_with('s');
        (unit.is_physical() && singular).then(|| Draft::new(at..end, Decimal::whole(1), Means::Unit(unit)))
    }

    /// The *du* of a bound before `at` (*moins du quart*).
    pub(super) fn du_before(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let article = at.checked_sub(1).filter(|b| *b > sentence.start && self.text.fold(*b) == "du")?;
        self.bound_before(at, sentence.start).is_some_and(|(from, _)| from < article).then_some(article)
    }

    /// Whether a plural magnitude at `at` may stand for a vague amount here.
    fn vague_start(&self, at: usize, several: bool) -> bool {
        if several {
            return true;
        }
        match self.before(at, 0) {
            Some(before) => {
                let fold = self.text.fold(before);
                matches!(fold, "des" | "de" | "d'" | "par" | "en" | "sur")
                    && self.word(before.wrapping_sub(1)).number.is_none()
            }
            None => false,
        }
    }

    /// A round amount with what follows it; `tokens` ends past the group or magnitude word.
    fn round(
        &self,
        tokens: Range<usize>,
        number: Decimal,
        power: i32,
        bound: Bound,
        sentence: &Range<usize>,
    ) -> Option<Draft> {
        let mut out = Suffix { end: tokens.end, power, means: Means::Bare, per: None, half: false, dead: false };
        while self.is(out.end, Flag::Of) {
            let thousands = (self.word(out.end + 1).group == Some(1000)).then_some(3);
            let Some(scale) = self.scale(out.end + 1).or(thousands) else { break };
            out.power += scale;
            out.end += 2;
        }
        let bare = out.end;
        if self.is(out.end, Flag::And) && self.is(out.end + 1, Flag::Half) {
            out.half = true;
            out.end += 2;
        }
        self.after_magnitude(&mut out, sentence);
        if out.dead
            || (out.means == Means::Magnitude && !self.is(bare, Flag::Of) && out.power < 6 && bound == Bound::Vague)
        {
            return None;
        }
        // *mise en quarantaine*, *une quinzaine*: words of their own unless they count something.
        if out.means == Means::Magnitude && out.power < 6 {
            return None;
        }
        if out.means == Means::Unit(Unit::UNDERSTOOD) && out.power < 6 {
            let noun = out.end + 1;
            out.means = Means::Count(noun, noun + 1);
        }
        let number = if out.half { number.checked_add(Decimal::new(5, 1)?)? } else { number };
        let mut draft = Draft::new(tokens.start..out.end, number, out.means);
        draft.at = tokens.end - 1;
        draft.power = out.power;
        draft.per = out.per;
        draft.bound = bound;
        draft.shape.words = true;
        Some(draft)
    }

    /// *un demi-milliard*, *un demi-point*; `head` is at *demi*.
    fn half_at(&self, at: usize, head: usize, sentence: &Range<usize>) -> Option<Draft> {
        let next = head + 1 + usize::from(self.sign(head + 1, '-'));
        let half = Decimal::new(5, 1)?;
        if let Some(scale) = self.scale(next) {
            return self.round(at..next + 1, half, scale, Bound::Exact, sentence);
        }
        if self.is(head - usize::from(head > at), Flag::And) {
            return None;
        }
        let (end, unit) = self.unit_phrase(next)?;
        if !matches!(unit.name, "pt" | "pp" | "t") {
            return None;
        }
        let mut draft = Draft::new(at..end, half, Means::Unit(unit));
        draft.shape.words = true;
        Some(draft)
    }
}
