//! Numbers whose unit is left out: it is that of what they are compared with, part of, or listed after.

use std::ops::Range;

use super::{
    atom::{Draft, Means},
    pairs::shared_power,
    reader::Reader,
    tables::{Flag, Unit},
};
use crate::{mentions::Owner, sheet::EntityKind, text::TokenKind, value::Decimal};

impl Reader<'_> {
    /// Gives bare numbers after *contre*, *au lieu de*, *dont* the unit of what they are compared with, indices their
    /// points, and grouped numbers their own standing; the rest goes.
    pub(super) fn compare(&self, drafts: &mut Vec<Draft>, sentence: &Range<usize>) {
        for at in 0..drafts.len() {
            if drafts[at].means != Means::Bare {
                continue;
            }
            let (left, right) = drafts.split_at_mut(at);
            let Some(draft) = right.first_mut() else { break };
            if draft.like_year() || self.crowded(draft) {
                continue;
            }
            if self.of_them(draft, sentence) {
                draft.means = Means::Count(draft.tokens.end, draft.tokens.end);
                continue;
            }
            let source = left.iter().rev().find(|d| matches!(d.means, Means::Unit(_) | Means::Count(..)));
            if let Some(source) = source.filter(|s| self.compared(draft, s, sentence)) {
                draft.power = shared_power(draft, source);
                draft.means = source.means;
                draft.per = source.per;
                continue;
            }
            if self.goes_on(draft, left, sentence) || self.part_of(draft, left, sentence) {
                let Some(source) = left.iter().rev().find(|d| matches!(d.means, Means::Unit(_))) else { continue };
                draft.power = shared_power(draft, source);
                draft.means = source.means;
                continue;
            }
            if self.reached(draft, left) {
                let Some(source) = left.last() else { continue };
                (draft.power, draft.means) = (source.power, source.means);
                continue;
            }
            if self.priced(draft) {
                draft.means = Means::Unit(Unit { name: "EUR", scale: 0 });
                continue;
            }
            let told = draft.number.decimals() > 0 || draft.shape.grouped || draft.shape.open_dot;
            let lead = self.before(draft.tokens.start, sentence.start);
            let leads = lead.is_some_and(|p| {
                self.is(p, Flag::To) || self.is(p, Flag::Against) || self.is(p, Flag::Of) || self.sign(p, '(')
            });
            if told && leads && !draft.shape.words && self.index_before(draft.tokens.start, sentence) {
                draft.means = Means::Unit(Unit { name: "pt", scale: 0 });
                continue;
            }
            let after_percent = left.last().is_some_and(|d| d.unit() == Some(Unit::PERCENT));
            let level = after_percent && lead.is_some_and(|p| self.is(p, Flag::To));
            let grouped = (draft.shape.grouped || draft.shape.open_dot) && draft.number.decimals() == 0;
            let money_last = left.last().is_some_and(Draft::is_money);
            // *Lambrel emploie 2.300 personnes et Boivert, 9100*
            let elided = lead.is_some_and(|p| self.sign(p, ',') && p > sentence.start && self.named(p - 1))
                && draft.shape.digits >= 3
                && left.last().is_some_and(|d| matches!(d.means, Means::Count(..)));
            let named = lead.is_some_and(|p| p + 1 == draft.tokens.start && p > sentence.start && self.named(p));
            if (grouped && !level && !money_last && !named) || elided {
                draft.means = Means::Count(draft.tokens.end, draft.tokens.end);
            }
        }
        drafts.retain(|d| d.means != Means::Bare);
    }

    /// `Umicore (15,92)`: in a text of the Brussels market, the price in euros.
    fn priced(&self, draft: &Draft) -> bool {
        let (open, close) = (draft.tokens.start.wrapping_sub(1), draft.tokens.end);
        draft.number.decimals() == 2
            && !draft.signed
            && self.sign(open, '(')
            && self.sign(close, ')')
            && open.checked_sub(1).is_some_and(|n| self.named(n))
            && (0..self.text.tokens.len()).any(|i| {
                matches!(self.text.fold(i), "belga" | "bel20")
                    || (self.text.fold(i) == "bel" && self.text.slice(i + 1) == "20")
            })
    }

    /// Whether another number stands right beside: cells of a table, a corrupted number.
    fn crowded(&self, draft: &Draft) -> bool {
        self.digit(draft.tokens.end) || draft.tokens.start.checked_sub(1).is_some_and(|p| self.digit(p))
    }

    /// Whether a bare number is told beside `source`: *contre 58,5*, *dont 15*, *sur les 14 sites, 10 seront*.
    fn compared(&self, draft: &Draft, source: &Draft, sentence: &Range<usize>) -> bool {
        let Some(lead) = self.before(draft.tokens.start, sentence.start) else { return false };
        let count = matches!(source.means, Means::Count(..));
        let next = draft.tokens.end;
        if self.pronominal(lead, next, sentence.start) {
            return true;
        }
        match self.text.fold(lead) {
            "contre" | "vs" | "versus" => true,
            // *contre 50,7 le mois précédent et 50,9 anticipé*
            "et" | "ou" => {
                let expected = matches!(
                    self.text.fold(next),
                    "anticipe"
                        | "attendu"
                        | "attendus"
                        | "escompte"
                        | "espere"
                        | "estime"
                        | "prevu"
                        | "prevus"
                        | "vise"
                );
                let dated = matches!(self.found.owner(next), Owner::Date(_))
                    || (matches!(self.text.fold(next), "en" | "au" | "le" | "a")
                        && matches!(self.found.owner(next + 1), Owner::Date(_)));
                let beside = (source.tokens.end..lead).all(|i| {
                    matches!(self.found.owner(i), Owner::Date(_))
                        || matches!(self.text.fold(i), "en" | "au" | "le" | "a" | "fin")
                });
                (expected || dated) && beside && (draft.number.decimals() > 0 || count)
            }
            "dont" => count,
            "apres" => {
                let ends = next >= sentence.end
                    || self.text.tokens[next].kind == TokenKind::Sign
                    || self.is(next, Flag::Participle)
                    || matches!(self.found.owner(next), Owner::Date(_))
                    || matches!(self.text.fold(next), "en" | "au" | "le" | "un" | "l'" | "a" | "lors");
                ends && (draft.number.decimals() > 0 || count || draft.shape.grouped)
            }
            "a" | "au" | "aux" => {
                let earlier = self.before(lead, sentence.start);
                earlier.is_some_and(|e| matches!(self.text.fold(e), "comparer" | "rapport" | "rapprocher"))
            }
            "de" => {
                let earlier = self.before(lead, sentence.start);
                earlier.is_some_and(|e| self.text.fold(e) == "lieu")
            }
            _ if self.sign(lead, ',') => {
                count
                    && source.tokens.start > sentence.start
                    && matches!(
                        self.text.fold(next),
                        "sera"
                            | "seront"
                            | "ont"
                            | "sont"
                            | "etaient"
                            | "avaient"
                            | "seraient"
                            | "auront"
                            | "devraient"
                            | "doivent"
                            | "devront"
                            | "vont"
                            | "restent"
                            | "concernent"
                    )
                    || (count && source.tokens.start > sentence.start && self.text.fold(next).ends_with("ront"))
            }
            _ => false,
        }
    }

    /// *en recruter 60*, *112 d'entre eux*: people counted by a pronoun.
    fn of_them(&self, draft: &Draft, sentence: &Range<usize>) -> bool {
        const HIRES: &[&str] = &["recruter", "embaucher", "licencier", "reprendre", "recrutera", "embauchera"];
        let next = draft.tokens.end;
        if draft.number.decimals() > 0 {
            return false;
        }
        let among = matches!(self.text.fold(next), "d'" | "d’")
            && self.text.fold(next + 1) == "entre"
            && matches!(self.text.fold(next + 2), "eux" | "elles");
        let lead = self.before(draft.tokens.start, sentence.start);
        among
            || lead.is_some_and(|v| {
                HIRES.contains(&self.text.fold(v)) && v > sentence.start && self.text.fold(v - 1).ends_with("en")
            })
    }

    /// *n'en attendait que 5,1*, *en investira 25 de plus*: *en* stands for what was told.
    fn pronominal(&self, lead: usize, next: usize, start: usize) -> bool {
        let en = |at: usize| at >= start && matches!(self.text.fold(at), "en" | "n'en");
        match self.text.fold(lead) {
            "que" => (2..=5).any(|back| lead.checked_sub(back).is_some_and(en)),
            verb => {
                let beside = lead.checked_sub(1).is_some_and(en);
                let ahead = ["era", "ira", "dra", "ront", "rait", "raient"].iter().any(|e| verb.ends_with(e));
                let more = self.is(next, Flag::Of) && matches!(self.text.fold(next + 1), "plus" | "moins");
                beside && (ahead || more)
            }
        }
    }

    /// Whether the sentence speaks of an index before `at`.
    fn index_before(&self, at: usize, sentence: &Range<usize>) -> bool {
        self.lately(at, sentence.start).any(|i| self.is_index(i))
    }

    /// Whether the token at `i` names an index or a survey balance.
    pub(super) fn is_index(&self, i: usize) -> bool {
        if let Owner::Name(name) = self.found.owner(i) {
            let entity = self.found.names.get(name as usize).and_then(|n| self.found.entities.get(n.entity as usize));
            if entity.is_some_and(|e| e.kind == EntityKind::Index) {
                return true;
            }
        }
        self.is(i, Flag::Index) || self.is(i, Flag::Diffusion)
    }

    /// Whether a bare number goes on a list that its first number gave the magnitude of, up to its *puis* or *et*:
    /// *1.200 milliards de dollars, 1.300, puis 1.400*.
    fn goes_on(&self, draft: &Draft, left: &[Draft], sentence: &Range<usize>) -> bool {
        let Some(last) = left.last().filter(|d| matches!(d.means, Means::Unit(_)) && d.power >= 6) else {
            return false;
        };
        let beside = |from: usize, to: usize| {
            (from..to).all(|i| {
                self.sign(i, ',')
                    || self.quote(i)
                    || self.is(i, Flag::Then)
                    || self.is(i, Flag::And)
                    || matches!(self.text.fold(i), "en" | "au")
                    || matches!(self.found.owner(i), Owner::Date(_))
            })
        };
        let near = |a: Decimal, b: Decimal| a.checked_mul(Decimal::whole(3)).is_some_and(|a| a > b);
        let alike = (draft.shape.grouped || draft.shape.open_dot) == (last.shape.grouped || last.shape.open_dot)
            && near(draft.number, last.number)
            && near(last.number, draft.number);
        let mut close = last.tokens.end..sentence.end;
        alike
            && !draft.shape.words
            && beside(last.tokens.end, draft.tokens.start)
            && (last.tokens.end..draft.tokens.start).any(|i| self.sign(i, ','))
            && close.any(|i| self.is(i, Flag::Then))
    }

    /// Whether a bare number is a part of the large amount before: *120 millions d'euros, dont 40 pour l'Asie*.
    fn part_of(&self, draft: &Draft, left: &[Draft], sentence: &Range<usize>) -> bool {
        let whole = left.last().filter(|d| d.is_money() && d.power >= 6);
        let lead = self.before(draft.tokens.start, sentence.start);
        let (Some(whole), true) = (whole, lead.is_some_and(|p| self.text.fold(p) == "dont")) else { return false };
        let place = matches!(self.text.fold(draft.tokens.end), "pour" | "en" | "au" | "aux" | "dans" | "sur");
        place && draft.number < whole.number
    }

    /// Whether a bare number is the level that the step right before led to: *relevé de cinq euros, à 34*.
    fn reached(&self, draft: &Draft, left: &[Draft]) -> bool {
        let Some(step) = left.last().filter(|d| d.max.is_none() && d.power == 0) else { return false };
        let stepped = step.is_money() || step.unit().is_some_and(|u| u.name == "pt");
        let mut between = (step.tokens.end..draft.tokens.start).filter(|i| !self.quote(*i));
        let comma = between.next().is_some_and(|i| self.sign(i, ','));
        let to = between.next().is_some_and(|i| self.text.fold(i) == "a") && between.next().is_none();
        let ends = self.text.tokens.get(draft.tokens.end).is_none_or(|t| t.kind == TokenKind::Sign);
        stepped && comma && to && ends && step.number < draft.number
    }
}
