//! What the text leaves to be understood: currencies, points of what, per what, conversions.

use std::ops::Range;

use super::{
    atom::{Draft, Means},
    reader::Reader,
    tables::{Flag, Unit},
};
use crate::{mentions::Owner, sheet::EntityKind, value::Decimal};

/// How many tokens back a sentence is searched for what an amount is of: longer ones are no sentences but tables.
const REACH: usize = 200;

/// The article's hints at currencies: how often each is hinted at, by index in the tables.
#[derive(Default)]
pub(super) struct Hints {
    counts: Vec<u32>,
    canadian: bool,
}

impl Reader<'_> {
    /// The tokens before `at`, nearest first, within the sentence that starts at `start` and within reach.
    pub(super) fn lately(&self, at: usize, start: usize) -> impl Iterator<Item = usize> + use<> {
        (start..at).rev().take(REACH)
    }

    /// Counts what hints at a currency.
    pub(super) fn hints(&self, drafts: &[(Range<usize>, Draft)]) -> Hints {
        let mut counts = vec![0; self.tables.cues.len()];
        let mut canadian = drafts.iter().any(|(_, d)| {
            d.unit().is_some_and(|u| u.name == "USD") && self.text.slice(d.tokens.end.wrapping_sub(1)) == "US"
        });
        for at in 0..self.text.tokens.len() {
            let cue = usize::from(self.word(at).cue);
            if let Some(count) = counts.get_mut(cue.wrapping_sub(1)) {
                *count += 1;
                canadian |= matches!(self.text.fold(at), "tsx" | "huard");
            }
        }
        for name in &self.found.names {
            let country = self.found.entities.get(name.entity as usize).and_then(|e| e.country.as_deref());
            if let Some(code) = country.and_then(currency_of)
                && let Some(at) = self.tables.cues.iter().position(|c| *c == code)
            {
                counts[at] += 1;
            }
        }
        Hints { counts, canadian }
    }

    /// Settles units across the article.
    pub(super) fn settle(&self, drafts: &mut [(Range<usize>, Draft)]) {
        let open = drafts.iter().any(|(_, d)| d.unit().is_some_and(|u| u.name.len() > 1 && u.name.ends_with('?')));
        let hints = if open { self.hints(drafts) } else { Hints::default() };
        for at in 0..drafts.len() {
            self.settle_magnitude(drafts, at);
        }
        for at in 0..drafts.len() {
            let family = drafts[at].1.unit().filter(|u| u.name.ends_with('?') && u.name.len() > 1);
            if let Some(unit) = family
                && let Some(name) = self.family(drafts, at, unit, &hints)
            {
                drafts[at].1.means = Means::Unit(Unit { name, ..unit });
            }
        }
        // Once one is understood the next takes it over; where none is told there is nothing to look for.
        let told = drafts.iter().any(|(_, d)| d.unit().is_some_and(|u| u.is_money() && !u.name.ends_with('?')));
        for at in 0..drafts.len() {
            let (_, draft) = &drafts[at];
            let Some(unit) = draft.unit().filter(|u| u.name.starts_with('?') || u.name == "cent?") else { continue };
            // *22 cents par action* in a Canadian text, no other money in the sentence.
            let home = unit.name == "cent?" && self.dollar(&drafts[at].1, &hints) == "CAD";
            let alone = home
                && !drafts.iter().any(|(s, d)| {
                    *s == drafts[at].0 && d.is_money() && !d.unit().is_some_and(|u| u.name.ends_with('?'))
                });
            if let Some(name) = if alone { Some("CAD") } else { told.then(|| understood(drafts, at)).flatten() } {
                drafts[at].1.means = Means::Unit(Unit { name, ..unit });
            }
        }
        for at in 0..drafts.len() {
            self.settle_points(drafts, at);
            self.settle_per(drafts, at);
            self.settle_dot(&mut drafts[at].1);
            self.settle_conversion(drafts, at);
        }
    }

    /// A magnitude without unit: things where things of that size were just told, else money.
    fn settle_magnitude(&self, drafts: &mut [(Range<usize>, Draft)], at: usize) {
        let (left, right) = drafts.split_at_mut(at);
        let Some((sentence, draft)) = right.first_mut() else { return };
        if draft.means != Means::Magnitude {
            return;
        }
        let near = left.iter().rev().take_while(|(s, _)| s == sentence).map(|(_, d)| d);
        let model = near.filter(|d| d.is_money() || d.power > 0 || d.shape.grouped).find_map(|d| match d.means {
            Means::Count(..) => Some(d.means),
            Means::Unit(u) if u.is_money() => Some(Means::Unit(Unit::UNDERSTOOD)),
            Means::Unit(u) if !matches!(u.name, "%" | "pp" | "bp" | "pt" | "x") => Some(Means::Unit(u)),
            _ => None,
        });
        let counted = || {
            // `Le nombre de visiteurs a progressé de 12,7%, à 4,8 millions`
            let number = self.lately(draft.tokens.start, sentence.start).find(|i| self.text.fold(*i) == "nombre")?;
            let noun = number + 2;
            (self.is(number + 1, Flag::Of) && noun < draft.tokens.start)
                .then(|| Means::Count(noun, self.noun_end(noun, draft.tokens.start)))
        };
        draft.means = model.or_else(counted).unwrap_or(Means::Unit(Unit::UNDERSTOOD));
    }

    /// The currency of a family (*franc*) that the article means.
    fn family(&self, drafts: &[(Range<usize>, Draft)], at: usize, unit: Unit, hints: &Hints) -> Option<&'static str> {
        let family = self.tables.families.iter().find(|f| f.name == unit.name)?;
        if unit.name == "USD?" {
            return Some(self.dollar(&drafts[at].1, hints));
        }
        if unit.name == "cent?" {
            return None;
        }
        let told = |range: &mut dyn Iterator<Item = &(Range<usize>, Draft)>| {
            range.filter_map(|(_, d)| d.unit()).map(|u| u.name).find(|name| family.members.contains(name))
        };
        let told = told(&mut drafts[..at].iter().rev()).or_else(|| told(&mut drafts[at..].iter()));
        if told.is_some() {
            return told;
        }
        let count = |code: &str| {
            self.tables.cues.iter().zip(&hints.counts).filter(|(c, _)| **c == code).map(|(_, n)| *n).sum::<u32>()
        };
        let best = family.members.iter().map(|m| (count(m), *m)).max_by_key(|(n, _)| *n).filter(|(n, _)| *n > 0);
        let tied = best.is_some_and(|(n, _)| family.members.iter().filter(|m| count(m) == n).count() > 1);
        match best {
            Some((_, code)) if !tied => Some(code),
            _ => family.default,
        }
    }

    /// US dollars, but Canadian ones in a Canadian text.
    fn dollar(&self, draft: &Draft, hints: &Hints) -> &'static str {
        let count = |code: &str| {
            self.tables.cues.iter().zip(&hints.counts).filter(|(c, _)| **c == code).map(|(_, n)| *n).sum::<u32>()
        };
        // `1,52 $ par action`
        let sign_after = (draft.at..draft.tokens.end).any(|i| self.sign(i, '$'));
        let home = count("CAD");
        if (hints.canadian && home > 0) || (sign_after && home >= 2 && home > count("USD")) { "CAD" } else { "USD" }
    }

    /// Points of an index, percentage points of a rate, or basis points of a key rate.
    fn settle_points(&self, drafts: &mut [(Range<usize>, Draft)], at: usize) {
        let (left, right) = drafts.split_at_mut(at);
        let Some((sentence, draft)) = right.first_mut() else { return };
        let Some(unit) = draft.unit().filter(|u| u.name == "pt") else { return };
        let size = draft.number.abs();
        let past = draft.tokens.end;
        let singular = self.text.fold(past.wrapping_sub(1)) == "point";
        let small = size <= Decimal::whole(30);
        let rate_after = self.is(past, Flag::Of) && (past + 1..past + 4).any(|i| self.is(i, Flag::Rate));
        let cue = self.lately(draft.tokens.start, sentence.start).find_map(|i| {
            let word = self.word(i);
            match () {
                () if word.is(Flag::Rate) => Some("pp"),
                () if self.is_index(i) => Some("pt"),
                () => None,
            }
        });
        let key_rate = self.lately(sentence.end.min(past + REACH), sentence.start).any(|i| self.is(i, Flag::KeyRate));
        let name = match cue {
            _ if draft.shape.grouped || size >= Decimal::whole(200) => "pt",
            _ if rate_after && small => "pp",
            Some("pp") if key_rate && size >= Decimal::whole(10) && draft.number.decimals() == 0 => "bp",
            Some("pp") if size <= Decimal::whole(60) => "pp",
            Some(_) => "pt",
            None => {
                let percent = left.iter().rev().take(2).any(|(_, d)| d.unit() == Some(Unit::PERCENT));
                let points = left.iter().rev().take_while(|(s, _)| s == sentence).any(|(_, d)| d.unit() == Some(unit));
                if small && !points && (singular || (percent && size < Decimal::whole(10))) { "pp" } else { "pt" }
            }
        };
        draft.means = Means::Unit(Unit { name, ..unit });
    }

    /// What an amount of money is per: the currency or barrel it prices, or the earnings per share it tells.
    fn settle_per(&self, drafts: &mut [(Range<usize>, Draft)], at: usize) {
        let (left, right) = drafts.split_at_mut(at);
        let Some((sentence, draft)) = right.first_mut() else { return };
        let Some(unit) = draft.unit().filter(|u| u.is_money()) else { return };
        if draft.per.is_some() || draft.power > 0 {
            return;
        }
        let lead = self.before(draft.tokens.start, sentence.start);
        // *3,40 francs par titre, après 3,10 francs*
        let compared = lead.is_some_and(|p| {
            matches!(self.text.fold(p), "contre" | "apres" | "vs" | "versus")
                || (self.is(p, Flag::Of) && p > sentence.start && self.text.fold(p - 1) == "lieu")
        });
        if compared {
            let model = left.iter().rev().take_while(|(s, _)| s == sentence).map(|(_, d)| d).find(|d| d.is_money());
            if let Some(per) = model.filter(|m| m.unit() == Some(unit)).and_then(|m| m.per) {
                draft.per = Some(per);
                return;
            }
        }
        // `1 dollar = 0,91 franc`
        if lead.is_some_and(|p| self.sign(p, '=')) {
            let from = sentence.start.max(draft.tokens.start.saturating_sub(4));
            let one = (from..draft.tokens.start).find(|i| self.text.slice(*i) == "1");
            let (_, of) = one.and_then(|one| self.unit_phrase(one + 1)).filter(|(_, u)| u.is_money()).unzip();
            draft.per = of.map(|u| if u.name == "USD?" { "USD" } else { u.name }).filter(|name| !name.ends_with('?'));
            return;
        }
        let subject = self.lately(draft.tokens.start, sentence.start).find_map(|i| {
            let (length, subject) = self.tables.subjects.longest(self.words_from(i))?;
            if i + length > draft.tokens.start {
                return None;
            }
            let before = i.checked_sub(1).filter(|p| *p >= sentence.start);
            let other = before
                .is_some_and(|p| self.is(p, Flag::Against) || self.is(p, Flag::To) || self.text.fold(p) == "face");
            (!other).then_some((i, *subject))
        });
        // *le baril de Brent*
        let barrel = |from: usize| {
            from.checked_sub(2)
                .is_some_and(|b| b >= sentence.start && self.text.fold(b) == "baril" && self.is(b + 1, Flag::Of))
        };
        let subject = subject.map(|(from, what)| (from, if what == "-" && barrel(from) { "barrel" } else { what }));
        let company = |from: usize| {
            (from..draft.tokens.start).any(|i| match self.found.owner(i) {
                Owner::Name(n) => {
                    let entity =
                        self.found.names.get(n as usize).and_then(|n| self.found.entities.get(n.entity as usize));
                    entity.is_some_and(|e| matches!(e.kind, EntityKind::Company | EntityKind::Index))
                }
                _ => false,
            })
        };
        match subject {
            Some((_, "-")) | None => {}
            Some((from, "barrel")) if unit.scale == 0 && !company(from) => draft.per = Some("barrel"),
            Some((from, code)) if code.len() == 3 => {
                let rate = draft.number.decimals() > 0 || draft.shape.open_dot || unit.name == "JPY";
                let level = lead.is_some_and(|p| {
                    self.is(p, Flag::To)
                        || self.is(p, Flag::Against)
                        || self.is(p, Flag::Of)
                        || self.is(p, Flag::And)
                        || self.is(p, Flag::Ranges)
                        || self.is(p, Flag::Quotes)
                        || self.sign(p, '(')
                }) || self.is(draft.tokens.start, Flag::Between)
                    || draft.tokens.start != draft.at;
                if code != unit.name && rate && level && !company(from) {
                    draft.per = Some(code);
                }
            }
            Some(_) => {}
        }
        if draft.per.is_none() && draft.tokens.start > sentence.start {
            let rated = (sentence.start..draft.tokens.start).rev().take(8).find_map(|i| {
                if self.sign(i, ',') || self.sign(i, ';') || self.sign(i, '(') {
                    return Some(None);
                }
                self.tables.rated.longest(self.words_from(i)).map(|(_, per)| Some(*per))
            });
            draft.per = rated.flatten();
        }
    }

    /// `1.162 dollar`, `1.789 euro le litre`: one dot and three digits are decimals beside a unit price.
    fn settle_dot(&self, draft: &mut Draft) {
        if !draft.shape.open_dot || draft.power > 0 {
            return;
        }
        let Some(unit) = draft.unit() else { return };
        let singular = (draft.at..draft.tokens.end)
            .any(|i| matches!(self.text.fold(i), "dollar" | "euro" | "franc" | "livre" | "dirham" | "dinar"));
        let unit_price = draft.per.is_some_and(|p| {
            matches!(p, "litre" | "gallon" | "kWh" | "mmbtu" | "kg" | "lb")
                || (p.len() == 3 && p.bytes().all(|b| b.is_ascii_uppercase()) && draft.number < Decimal::whole(20_000))
        });
        let rate = matches!(unit.name, "%" | "pp") && !draft.number.to_string().ends_with("00");
        if ((unit.is_money() && (singular || unit_price)) || rate)
            && let Some(number) = draft.number.scaled(-3)
        {
            draft.number = number;
        }
    }

    /// `15 milliards de dollars (13,1 milliards d'euros)`, `20 points de base (0,20 point)`.
    fn settle_conversion(&self, drafts: &mut [(Range<usize>, Draft)], at: usize) {
        let Some(before) = at.checked_sub(1) else { return };
        let (Some((a_sentence, a)), Some((b_sentence, b))) = (drafts.get(before), drafts.get(at)) else { return };
        let (Some(x), Some(y)) = (a.unit(), b.unit()) else { return };
        let money = x.is_money() && y.is_money() && x.name != y.name && !y.name.ends_with('?') && a.per == b.per;
        let points = matches!((x.name, y.name), ("bp", "pp") | ("pp", "bp"));
        let quantity =
            x.is_physical() && y.is_physical() && x.name != y.name && x.name.contains('/') == y.name.contains('/');
        if a_sentence != b_sentence || !(money || points || quantity) {
            return;
        }
        let mut opened = false;
        let mut said = false;
        for i in a.tokens.end..b.tokens.start {
            match self.text.fold(i) {
                "(" => opened = true,
                "soit" => said = true,
                "," | "ou" if !opened => {}
                _ => return,
            }
        }
        let closed = self.sign(b.tokens.end, ')');
        if (opened && closed) || (said && !opened) {
            let first = a.restates.unwrap_or(before);
            drafts[at].1.restates = Some(first);
        }
    }
}

/// The currency understood at `at`: of the sentence, of the last large amount, of the article.
fn understood(drafts: &[(Range<usize>, Draft)], at: usize) -> Option<&'static str> {
    let code = |d: &Draft| d.unit().filter(|u| u.is_money() && !u.name.ends_with('?')).map(|u| u.name);
    let sentence = &drafts.get(at)?.0;
    let left = || drafts[..at].iter().rev();
    let right = || drafts[at + 1..].iter();
    left()
        .take_while(|(s, _)| s == sentence)
        .find_map(|(_, d)| code(d).filter(|_| d.per.is_none_or(|p| p.len() != 3)))
        .or_else(|| left().filter(|(_, d)| d.power >= 6).find_map(|(_, d)| code(d)))
        .or_else(|| right().take_while(|(s, _)| s == sentence).find_map(|(_, d)| code(d)))
        .or_else(|| right().filter(|(_, d)| d.power >= 6).find_map(|(_, d)| code(d)))
        .or_else(|| left().find_map(|(_, d)| code(d)))
        .or_else(|| right().find_map(|(_, d)| code(d)))
}

/// The currency of a country, where a family of currencies is told apart by it.
fn currency_of(country: &str) -> Option<&'static str> {
    Some(match country {
        "CH" => "CHF",
        "CI" | "SN" | "ML" | "BJ" | "TG" | "BF" | "NE" => "XOF",
        "CM" | "GA" | "CG" | "TD" => "XAF",
        "MA" => "MAD",
        "AE" => "AED",
        "TN" => "TND",
        "DZ" => "DZD",
        "KW" => "KWD",
        "SE" => "SEK",
        "NO" => "NOK",
        "DK" => "DKK",
        "CZ" => "CZK",
        "GB" => "GBP",
        "TR" => "TRY",
        "EG" => "EGP",
        "MX" => "MXN",
        "CL" => "CLP",
        "CO" => "COP",
        "PH" => "PHP",
        "IN" => "INR",
        "ID" => "IDR",
        "CA" => "CAD",
        "US" => "USD",
        _ => return None,
    })
}
