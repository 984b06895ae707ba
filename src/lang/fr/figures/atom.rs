//! One amount at a token: sign, number, magnitude, unit, what it is per.

use std::ops::Range;

use super::{
    number::{Number, Shape},
    reader::Reader,
    tables::{Flag, Symbol, Unit},
};
use crate::{
    mentions::Owner,
    text::{Case, TokenKind},
    value::{Bound, Decimal},
};

/// What an amount stands for so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// A bare number: it needs a neighbour to be a figure.
    Bare,
    /// A magnitude without a unit: money or things, by what is near.
    Magnitude,
    /// Of a unit.
    Unit(Unit),
    /// Of the things counted, named at these tokens.
    Count(usize, usize),
    /// A factor.
    Factor,
    /// One part in so many, as a factor (*divisé par trois*).
    OneIn(u32),
    /// A share `a/b` (the numerator is the amount).
    Share(u32),
}

/// An amount as it is being read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// All its tokens, bound and unit included.
    pub tokens: Range<usize>,
    /// The token of its number.
    pub at: usize,
    /// The number as written, before magnitude and unit.
    pub number: Decimal,
    /// The upper end of a range, in full.
    pub max: Option<Decimal>,
    /// The power of ten of its magnitude.
    pub power: i32,
    pub shape: Shape,
    pub means: Means,
    pub per: Option<&'static str>,
    pub bound: Bound,
    /// Whether the amount is *one half more* of the magnitude, or the like: the number is final.
    pub signed: bool,
    /// The draft that this one converts or restates.
    pub restates: Option<usize>,
    /// Whether a currency sign stands before the number.
    pub prefixed: bool,
}

impl Draft {
    pub fn new(tokens: Range<usize>, number: Decimal, means: Means) -> Self {
        Self {
            at: tokens.start,
            tokens,
            number,
            max: None,
            power: 0,
            shape: Shape::default(),
            means,
            per: None,
            bound: Bound::Exact,
            signed: false,
            restates: None,
            prefixed: false,
        }
    }

    /// The unit, where it is one.
    pub fn unit(&self) -> Option<Unit> {
        match self.means {
            Means::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        self.unit().is_some_and(Unit::is_money)
    }

    /// The amount in full: magnitude and unit applied.
    pub fn amount(&self) -> Option<Decimal> {
        let scale = self.unit().map_or(0, |u| i32::from(u.scale));
        self.number.scaled(self.power + scale)
    }

    /// Whether it is a whole number that may be a year.
    pub fn like_year(&self) -> bool {
        self.means == Means::Bare && year_like(self.number, self.shape)
    }
}

/// Whether a number is written like a year of our times.
fn year_like(value: Decimal, shape: Shape) -> bool {
    shape.digits == 4
        && !shape.grouped
        && !shape.open_dot
        && value.decimals() == 0
        && value >= Decimal::whole(1900)
        && value < Decimal::whole(2100)
}

/// What follows a number.
pub(super) struct Suffix {
    pub end: usize,
    pub power: i32,
    pub means: Means,
    pub per: Option<&'static str>,
    pub half: bool,
    /// Whether a noun of time, a label or the like makes the number no figure.
    pub dead: bool,
}

impl Reader<'_> {
    /// The amount that starts at `at`, in the sentence `sentence`.
    pub fn amount_at(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        let token = self.text.tokens.get(at).filter(|_| self.free(at))?;
        let (opens, number) =
            self.tables.words.get(token.word).map_or((false, false), |w| (w.opens(), w.number.is_some()));
        let opens = opens
            || at.checked_sub(1).and_then(|b| self.text.tokens.get(b)).is_some_and(|b| b.word == self.tables.du)
            || (token.word == self.tables.le && self.word(at + 1).share.is_some());
        let digit = token.first.is_ascii_digit();
        let marked = !digit && self.before_digits(at);
        let number = number || matches!(token.first, 'x' | 'X' | '×');
        if !(opens || digit || marked || number) {
            return None;
        }
        let digits = if digit { self.digits_at(at) } else { None };
        let mut draft = None;
        if opens {
            draft = self.factor_at(at, sentence).or_else(|| self.vague_at(at, sentence));
        }
        if draft.is_none() && (opens || digits.is_some()) {
            draft = self.share_at(at, digits, sentence);
        }
        if draft.is_none() && marked {
            draft = self.prefixed_at(at, sentence).or_else(|| self.negative_at(at, sentence));
        }
        if draft.is_none() && (number || digits.is_some()) {
            draft = self.numeral_at(at, digits, sentence);
        }
        draft.filter(|d| d.tokens.end <= sentence.end && !d.tokens.clone().any(|i| self.dated(i)))
    }

    /// Whether digits follow the token at `at`, or what is glued to it: a symbol may stand there.
    fn before_digits(&self, at: usize) -> bool {
        for next in at + 1..at + 5 {
            if self.digit(next) || self.spaced(next) {
                return self.digit(next);
            }
        }
        false
    }

    pub(super) fn dated(&self, at: usize) -> bool {
        matches!(self.found.owner(at), Owner::Date(_))
    }

    /// `$3.000 mds`, `€4 mds`, `USD 12 millions`.
    fn prefixed_at(&self, at: usize, sentence: &Range<usize>) -> Option<Draft> {
        if !self.free(at) || self.digit(at) || (at > sentence.start && self.sign(at - 1, '/')) {
            return None;
        }
        let (end, symbol) = self.symbol(at, None)?;
        let unit = symbol.unit.filter(|u| u.is_money() && u.scale == 0)?;
        let code = self.text.slice(end - 1).len() >= 3 || self.text.tokens.get(end - 1)?.kind == TokenKind::Sign;
        if symbol.power != 0 || !code || !self.digit(end) {
            return None;
        }
        let number = self.digits_at(end)?;
        let mut draft = Draft::new(at..number.end, number.value, Means::Unit(unit));
        draft.at = end;
        draft.shape = number.shape;
        draft.prefixed = true;
        let (mut end, power) = match self.magnitude(number.end, number.glued) {
            Some((end, power)) => (end, power),
            None if number.glued.is_some() => return None,
            None => (number.end, 0),
        };
        draft.power = power;
        if let Some((past, per)) = self.per(end) {
            end = past;
            draft.per = Some(per);
        }
        draft.tokens.end = end;
        Some(draft)
    }

    /// A number with what follows it.
    fn numeral_at(&self, at: usize, digits: Option<Number>, sentence: &Range<usize>) -> Option<Draft> {
        let factor = self.times_prefix(at);
        if factor.is_some() {
            return factor;
        }
        let number = digits.or_else(|| self.words_at(at))?;
        if self.labelled(at, sentence) || self.torn(at, sentence) || self.is_parity(at, number.end, sentence) {
            return None;
        }
        let lone_one = number.shape.words && number.value == Decimal::whole(1) && number.end == at + 1;
        let mut suffix = self.suffix(&number, sentence)?;
        // `1 dollar = 0,91 franc`: what the rate is for one of.
        let group = suffix.means == Means::Magnitude && (1..3).contains(&suffix.power);
        if suffix.dead || group || (self.sign(suffix.end, '=') && number.value == Decimal::whole(1)) {
            return None;
        }
        if let Means::Count(from, _) = suffix.means {
            // *les objectifs 2025 revus*: a year before a plural.
            if suffix.power == 0 && year_like(number.value, number.shape) && number.value >= Decimal::whole(1990) {
                return None;
            }
            // A number in words after *les*, *ces* only points; after a name, digits belong to it.
            let before = self.before(at, sentence.start);
            let points =
                number.shape.words && before.is_some_and(|b| self.is(b, Flag::Pointing) || self.text.fold(b) == "des");
            let named = !number.shape.words
                && suffix.power == 0
                && !number.shape.grouped
                && before.is_some_and(|b| b + 1 == at && self.looks_named(b, sentence.start));
            let sessions = number.value >= Decimal::whole(20) || self.text.fold(from) == "seances";
            if points && suffix.power == 0 && !sessions {
                return None;
            }
            if named {
                suffix.means = Means::Bare;
                suffix.end = from.min(number.end);
            }
        }
        if suffix.means == Means::Factor && self.text.fold(suffix.end - 1) == "fois" {
            return self.times(at, &number, &suffix, sentence);
        }
        if lone_one {
            let special = match suffix.means {
                Means::Unit(unit) => {
                    suffix.power > 0
                        || matches!(unit.name, "pp" | "bp" | "%")
                        || (unit.name == "pt" && self.is_one_point(suffix.end))
                        || (unit.name != "pt" && self.bound_before(at, sentence.start).is_some())
                        || (unit.is_money() && (suffix.per.is_some() || self.text.fold(suffix.end) == "symbolique"))
                }
                Means::Magnitude => true,
                Means::Count(..) => suffix.power > 0,
                Means::Bare => self.opens_range(suffix.end, at, sentence),
                _ => false,
            };
            if !special {
                return None;
            }
        }
        let mut draft = Draft::new(at..suffix.end, number.value, suffix.means);
        draft.shape = number.shape;
        draft.power = suffix.power;
        draft.per = suffix.per;
        if suffix.half {
            let half = Decimal::new(5, 1)?;
            draft.number = draft.number.checked_add(half)?;
        }
        self.sum(&mut draft, sentence);
        self.give_sign(&mut draft, sentence);
        Some(draft)
    }

    /// Whether *un point* ending at `end` is an amount, not *un point sur la situation*.
    fn is_one_point(&self, end: usize) -> bool {
        if self.is(end, Flag::Of) {
            return self.is(end + 1, Flag::Rate) || matches!(self.text.fold(end + 1), "plus" | "moins" | "mieux");
        }
        let token = self.text.tokens.get(end);
        token.is_none_or(|t| t.kind == TokenKind::Sign)
            || self.dated(end)
            || self.is(end, Flag::To)
            || self.is(end, Flag::Against)
            || matches!(self.text.fold(end), "en" | "par")
            || (self.is(end, Flag::On) && self.is(end + 1, Flag::One))
    }

    /// `1 milliard 200 millions`, `deux milliards trois cents millions d'euros`: one amount.
    fn sum(&self, draft: &mut Draft, sentence: &Range<usize>) {
        if draft.means != Means::Magnitude || draft.power < 9 {
            return;
        }
        let next = draft.tokens.end;
        let Some(number) = self.digits_at(next).or_else(|| self.words_at(next)) else { return };
        let Some(suffix) = self.suffix(&number, sentence).filter(|s| s.power == 6) else { return };
        let (Some(high), Some(low)) = (draft.number.scaled(draft.power), number.value.scaled(suffix.power)) else {
            return;
        };
        let Some(total) = high.checked_add(low) else { return };
        draft.number = total;
        draft.power = 0;
        draft.means = if suffix.means == Means::Magnitude { Means::Unit(Unit::UNDERSTOOD) } else { suffix.means };
        draft.per = suffix.per;
        draft.tokens.end = suffix.end;
    }

    /// Whether the word at `at` is part of a name, so that digits after it are too (`Boeing 737`).
    fn looks_named(&self, at: usize, start: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        if matches!(self.found.owner(at), Owner::Name(_)) {
            return !self.spaced(at + 1) || at != start;
        }
        token.kind == TokenKind::Word
            && token.case != Case::Lower
            && !token.first.is_ascii_digit()
            && !self.is(at, Flag::Article)
            && !self.is(at, Flag::Of)
            && !self.is(at, Flag::To)
            && at != start
    }

    /// Whether a word such as *numéro* or *article* stands before.
    fn labelled(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(before) = self.before(at, sentence.start) else { return false };
        if self.sign(before, '°') {
            return true;
        }
        self.is(before, Flag::Label) && !self.sign(before, '.')
    }

    /// Whether digits with decimals stand right before: a corrupted number (`14,14 200 milliards`).
    fn torn(&self, at: usize, sentence: &Range<usize>) -> bool {
        at > sentence.start && self.digit(at - 1) && self.free(at - 1) && self.text.slice(at - 1).contains(',')
    }

    /// Whether *un* that ends at `end` opens a range: *un à deux milliards*, *entre un et deux points*.
    fn opens_range(&self, end: usize, at: usize, sentence: &Range<usize>) -> bool {
        let between = self.before(at, sentence.start).is_some_and(|b| self.is(b, Flag::Between));
        let bridge = self.is(end, Flag::To) || self.is(end, Flag::Or) || (between && self.is(end, Flag::And));
        let next = end + 1;
        let number =
            (bridge && !self.is(next, Flag::One)).then(|| self.digits_at(next).or_else(|| self.words_at(next)));
        number
            .flatten()
            .and_then(|number| self.suffix(&number, sentence))
            .is_some_and(|s| s.power >= 6 || matches!(s.means, Means::Unit(_)))
    }

    /// The sign written before the number, where it is one and not a dash.
    fn give_sign(&self, draft: &mut Draft, sentence: &Range<usize>) {
        let at = draft.tokens.start;
        if at <= sentence.start || matches!(draft.means, Means::Count(..)) {
            return;
        }
        let before = at - 1;
        let (plus, minus) = (self.sign(before, '+'), self.sign(before, '-'));
        if !plus && !minus {
            return;
        }
        let glued = !self.spaced(at);
        let detached = self.spaced(before) || before == sentence.start;
        let earlier = before.checked_sub(1).filter(|e| *e >= sentence.start);
        let opened = earlier.is_none_or(|e| {
            self.sign(e, '(')
                || self.quote(e)
                || self.sign(e, '/')
                || self.sign(e, ':')
                || self.is(e, Flag::Of)
                || self.is(e, Flag::To)
                || self.is(e, Flag::Between)
                || self.is(e, Flag::And)
                || self.is(e, Flag::Against)
        });
        let percent = draft.means == Means::Unit(Unit::PERCENT);
        // A dash between two numbers is a range (`4-6 %`); set off by spaces it is a sign only where one may stand.
        let is_sign = if plus {
            glued || opened || percent
        } else {
            (glued && (detached || opened)) || (!glued && opened && earlier.is_some() && percent)
        };
        if is_sign {
            draft.signed = true;
            draft.tokens.start = before;
            if minus {
                draft.number = draft.number.negated();
            }
        }
    }

    /// What follows a number: magnitude, unit, noun.
    pub(super) fn suffix(&self, number: &Number, sentence: &Range<usize>) -> Option<Suffix> {
        let mut out = Suffix { end: number.end, power: 0, means: Means::Bare, per: None, half: false, dead: false };
        let words = number.shape.words;
        // `7,86?%`: the sign stands for a space that was lost.
        if self.sign(out.end, '?') && self.sign(out.end + 1, '%') && !self.spaced(out.end + 1) {
            out.end += 2;
            out.means = Means::Unit(Unit::PERCENT);
            return Some(out);
        }
        // `3/4` and `2 1/4 %` are read with shares; `12/03` and scores are no amounts.
        if self.sign(out.end, '/') && self.digit(out.end + 1) && !self.spaced(out.end) && number.shape.digits <= 2 {
            let next = self.digits_at(out.end + 1)?;
            let unit = self.suffix(&next, sentence)?;
            if !matches!(unit.means, Means::Unit(_)) {
                out.dead = true;
            }
            return Some(out);
        }
        if self.is(out.end, Flag::And) && self.is(out.end + 1, Flag::Half) {
            out.half = true;
            out.end += 2;
        }
        // Fused first: `M€`, `MdsE`, `MDH`, then a magnitude alone, then a unit.
        let fused =
            if number.glued.is_some() || self.free(out.end) { self.symbol(out.end, number.glued) } else { None };
        let phrase = if number.glued.is_none() { self.unit_phrase(out.end) } else { None };
        match (fused, phrase) {
            (Some((end, Symbol { unit: Some(unit), power })), phrase)
                if phrase.is_none_or(|(past, _)| past <= end)
                    && !(self.lone_letter(end, unit) && number.value.decimals() == 0 && power == 0) =>
            {
                out.end = end;
                out.power += i32::from(power);
                self.unit_tail(&mut out, unit);
                return Some(out);
            }
            (_, Some((end, unit))) if unit.name != "noun" => {
                out.end = end;
                self.unit_tail(&mut out, unit);
                return Some(out);
            }
            _ => {}
        }
        if let Some((end, power)) = self.magnitude(out.end, number.glued) {
            out.end = end;
            out.power = power;
            if self.is(end, Flag::And) && self.is(end + 1, Flag::Half) {
                out.half = true;
                out.end += 2;
            }
            self.after_magnitude(&mut out, sentence);
            return Some(out);
        }
        if number.glued.is_some() {
            out.dead = true;
            return Some(out);
        }
        // `5 000 000 d'euros`: the digits are the magnitude.
        if number.shape.digits >= 7 && self.is(out.end, Flag::Of) {
            let end = out.end;
            self.after_magnitude(&mut out, sentence);
            if !matches!(out.means, Means::Magnitude | Means::Unit(Unit::UNDERSTOOD)) {
                return Some(out);
            }
            (out.end, out.means) = (end, Means::Bare);
        }
        self.counted(&mut out, words, sentence);
        Some(out)
    }

    /// A single letter that is a unit only in company (`12,5 E`).
    fn lone_letter(&self, end: usize, unit: Unit) -> bool {
        self.text.slice(end - 1) == "E" && unit.name == "EUR"
    }

    /// Symbols glued to one another from token `at` (or from byte `glued` inside the token before it).
    pub(super) fn symbol(&self, at: usize, glued: Option<usize>) -> Option<(usize, Symbol)> {
        let (from, first) = match glued {
            Some(from) => (from, at.checked_sub(1)?),
            None => (self.text.tokens.get(at)?.span.start as usize, at),
        };
        let mut best = None;
        for next in first..first + 4 {
            let Some(token) = self.text.tokens.get(next) else { break };
            if next > first && token.spaced {
                break;
            }
            let Some(written) = self.text.source.get(from..token.span.end as usize) else { break };
            if written.len() > 12 {
                break;
            }
            if let Some(symbol) = self.tables.symbols.get(written) {
                best = Some((next + 1, *symbol));
            }
        }
        best
    }

    /// A magnitude at `at`, in words or symbols; symbols of one letter want a currency after them.
    fn magnitude(&self, at: usize, glued: Option<usize>) -> Option<(usize, i32)> {
        if glued.is_none() && self.free(at) {
            let mut end = at;
            let mut power = 0;
            if self.word(end).number == Some(1000) {
                power += 3;
                end += 1;
            }
            if let Some(scale) = self.scale(end) {
                power += scale;
                end += 1;
                // *millions de milliards*
                if self.is(end, Flag::Of) && self.word(end + 1).scale.is_some_and(|s| i32::from(s) > scale) {
                    power += self.scale(end + 1).unwrap_or(0);
                    end += 2;
                }
            } else if let Some(group) = self.word(end).group.filter(|g| matches!(g, 10 | 100 | 1000)) {
                power += group.ilog10() as i32;
                end += 1;
                if self.is(end, Flag::Of) && self.scale(end + 1).is_some() {
                    power += self.scale(end + 1).unwrap_or(0);
                    end += 2;
                }
            }
            if end > at {
                return Some((end, power));
            }
        }
        let (end, symbol) = self.symbol(at, glued)?;
        let (None, power) = (symbol.unit, i32::from(symbol.power)) else { return None };
        let letter = self.text.slice(end - 1).trim_start_matches(|c: char| !c.is_alphabetic()).len() == 1;
        let of = usize::from(self.is(end, Flag::Of));
        let money = self.unit_phrase(end + of).is_some_and(|(_, u)| u.is_money())
            || self.symbol(end + of, None).is_some_and(|(_, s)| s.unit.is_some_and(Unit::is_money));
        (!letter || money).then_some((end, power))
    }

    /// The power of ten of a magnitude word; `MD`, `Me` and other words in capitals are none.
    pub(super) fn scale(&self, at: usize) -> Option<i32> {
        let scale = self.word(at).scale?;
        let slice = self.text.slice(at);
        (slice.len() > 3 || !matches!(slice, "MD" | "MDS")).then_some(i32::from(scale))
    }

    /// Past a magnitude: `d'euros`, `CHF`, `de tonnes`, `de véhicules`, or nothing.
    pub(super) fn after_magnitude(&self, out: &mut Suffix, sentence: &Range<usize>) {
        out.means = Means::Magnitude;
        let of = usize::from(self.is(out.end, Flag::Of));
        // `5 millions d'"euros"` keeps its mark.
        let next = out.end + of;
        let symbol = self.symbol(next, None).and_then(|(end, s)| Some((end, s.unit.filter(|u| u.is_money())?)));
        let phrase = self.unit_phrase(next).filter(|(_, u)| u.name != "noun");
        if let Some((end, unit)) = phrase.filter(|(end, _)| symbol.is_none_or(|(past, _)| past <= *end)).or(symbol)
            && (of == 1 || unit.is_money() || !matches!(unit.name, "pt" | "l" | "t" | "m"))
        {
            out.end = end;
            self.unit_tail(out, unit);
            return;
        }
        if of == 0 {
            return;
        }
        let mut noun = next;
        while self.is(noun, Flag::Owner) || self.is(noun, Flag::Adjective) {
            noun += 1;
        }
        if noun >= sentence.end {
            return;
        }
        let token = &self.text.tokens[noun];
        if self.is(noun, Flag::MoneyNoun) || token.kind != TokenKind::Word {
            out.means = Means::Unit(Unit::UNDERSTOOD);
            return;
        }
        if self.is(noun, Flag::Duration) {
            out.dead = true;
            return;
        }
        let fold = self.text.fold(noun);
        if fold.ends_with(['s', 'x', 'z']) || token.case != Case::Lower {
            out.means = Means::Count(noun, self.noun_end(noun, sentence.end));
        } else {
            out.means = Means::Unit(Unit::UNDERSTOOD);
        }
    }

    /// Past a unit: `$ US`, what the amount is per.
    fn unit_tail(&self, out: &mut Suffix, unit: Unit) {
        let mut unit = unit;
        if unit.name == "USD?" && self.sign(out.end - 1, '$') {
            let code = match self.text.slice(out.end) {
                "US" => Some("USD"),
                "CA" | "CAN" => Some("CAD"),
                "AU" => Some("AUD"),
                "HK" => Some("HKD"),
                _ => None,
            };
            if let Some(name) = code {
                unit.name = name;
                out.end += 1;
            }
        }
        if self.is(out.end, Flag::And) && self.is(out.end + 1, Flag::Half) && !out.half {
            out.half = true;
            out.end += 2;
        }
        out.means = Means::Unit(unit);
        if unit.is_money() || unit.name == "barrels" {
            if let Some((end, per)) = self.per(out.end) {
                out.end = end;
                out.per = Some(per);
            } else if self.is(out.end, Flag::Of) && matches!(self.text.fold(out.end + 1), "plus" | "moins" | "mieux") {
                // *trois cents de plus par action*
                out.per = self.per(out.end + 2).map(|(_, per)| per);
            }
        }
        if unit.name == "x" {
            out.means = Means::Factor;
        }
        if unit.name == "noun" {
            out.means = Means::Count(out.end - 1, out.end);
        }
    }

    /// What the amount is per, at `at`.
    pub fn per(&self, at: usize) -> Option<(usize, &'static str)> {
        if self.text.fold(at) == "pour"
            && (self.is(at + 1, Flag::One) || self.text.slice(at + 1) == "1")
            && let Some((end, unit)) = self.unit_phrase(at + 2).filter(|(_, u)| u.is_money() && u.scale == 0)
        {
            let name = if unit.name == "USD?" { "USD" } else { unit.name };
            return (!name.ends_with('?')).then_some((end, name));
        }
        if matches!(self.text.fold(at), "piece" | "chacune" | "chacun") {
            return Some((at + 1, "share"));
        }
        // `150 millions d'euros` + `L'action …`: a capital opens the next sentence.
        if self.text.tokens.get(at).is_some_and(|t| t.case == Case::Capital) {
            return None;
        }
        let (length, per) = self.tables.per.longest(self.words_from(at))?;
        Some((at + length, *per))
    }
}
