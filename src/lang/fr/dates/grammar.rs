//! Which rule reads a token, and what two expressions make together.

use super::{
    lex::{Lex, Sub, Toward, Unit},
    scan::Scan,
    shape::{Closing, Found, Shape, Step, When},
};
use crate::value::{DateBound, DateMod, DayPart};

/// Verbs of ending an exercise.
const CLOSES: &[&str] =
    &["acheve", "achevent", "achevera", "cloture", "cloturent", "cloturera", "clot", "termine", "terminera"];

impl Scan<'_> {
    /// The expression that the token at `at` opens or carries, and where to read on; stamps are passed over.
    pub(super) fn expression(&self, at: usize) -> Option<(Option<Found>, usize)> {
        let mut found = self.single(at)?;
        if found.start < self.floor {
            return None;
        }
        if let Some(range) = self.two_ends(&found) {
            found = range;
        }
        if found.bound.is_none() && !matches!(found.shape, Shape::Ago(..) | Shape::Shifted(..)) {
            found.bound = self.bound_before(&found).or_else(|| self.bound_after(found.end));
        }
        found.compared = self.is_compared(&found);
        found.closes = self.closing(&found);
        if self.is_stamp(&found) {
            let mut end = found.end;
            while end < self.to
                && (self.any(end, &["a", "|", "-", ":", ",", "]"])
                    || matches!(self.lex(end), Lex::Int(_, 2) | Lex::Clock(..)))
            {
                end += 1;
            }
            return Some((None, end));
        }
        let end = found.end;
        Some((Some(found), end))
    }

    /// One expression, ranges aside.
    fn single(&self, at: usize) -> Option<Found> {
        match self.lex(at) {
            Lex::Day(_) | Lex::Near(_) | Lex::Dotted(..) => self.day(at),
            Lex::Weekday(_) | Lex::Unit(Unit::Day) => self.feast_after(at).or_else(|| self.day(at)),
            Lex::Int(..) => self
                .named_day(at)
                .or_else(|| self.day(at))
                .or_else(|| self.time_of_day(at))
                .or_else(|| self.year_alone(at))
                .or_else(|| self.length(at)),
            Lex::Ordinal(n) => self.named_day(at).or_else(|| self.day(at)).or_else(|| self.ordinal_period(at, n)),
            Lex::Cardinal(n) => (n == 7)
                .then(|| self.month_alone(at))
                .flatten()
                .or_else(|| self.time_of_day(at))
                .or_else(|| self.length(at)),
            Lex::Group(_) => self.length(at),
            Lex::Month(_) | Lex::Abbreviation(_) => self.month_alone(at),
            Lex::Unit(unit) => {
                let year = if unit == Unit::Year { self.new_year(at).or_else(|| self.decade(at)) } else { None };
                year.or_else(|| self.counted_unit(at, false))
            }
            Lex::Part(DayPart::Midday)
                if at >= self.from + 2 && self.dash(at - 1) && self.any(at - 2, &["apres", "avant"]) =>
            {
                self.time_of_day(at - 2)
            }
            Lex::Part(_) | Lex::Clock(..) => self.time_of_day(at),
            Lex::Mod(modifier) => self.modified(at, modifier),
            Lex::Sub(sub, year) => self.code(at, sub, year),
            Lex::Season(_) => self.season(at),
            Lex::Toward(Toward::Last) => self.last_quarter(at),
            Lex::Feast(feast) => self.feast(at, feast),
            Lex::ToDate => self.to_date(at),
            _ => None,
        }
    }

    /// `YTD`, `en cumul`, `en cumul annuel`: since the start of the year.
    fn to_date(&self, at: usize) -> Option<Found> {
        let annual = self.is(at + 1, "annuel");
        let end = at + 1 + usize::from(annual);
        let start = if self.is(at, "ytd") {
            at
        } else {
            let alone = annual || end >= self.to || self.any(end, &[",", ".", ";", ")"]);
            at.checked_sub(1).filter(|b| alone && self.is(*b, "en"))?
        };
        let mut found = Found::new(start, end, Shape::Unit(Unit::Year, Step::Publication(0)));
        (found.modifier, found.bound) = (Some(DateMod::Start), Some(DateBound::Since));
        Some(found)
    }

    /// Whether an exercise ends on it: *l'exercice clos le 30 juin*, *clôt ses comptes fin mars*.
    fn closing(&self, found: &Found) -> Option<Closing> {
        let ends = match found.shape {
            Shape::Month(..) => found.modifier == Some(DateMod::End),
            Shape::Calendar { month, .. } => month.is_some(),
            _ => false,
        };
        if !ends {
            return None;
        }
        let (mut verb, mut noun) = (None, false);
        for at in (self.from..found.start).rev().take(9) {
            let fold = self.fold(at);
            match self.lex(at) {
                Lex::Unit(Unit::Quarter | Unit::Half | Unit::Month) => return None,
                Lex::Unit(Unit::Exercise) if verb.is_some() => return verb,
                Lex::Unit(Unit::Exercise) => noun = true,
                _ if CLOSES.contains(&fold) && !self.text.slice(at).ends_with('é') => verb = Some(Closing::Habit),
                Lex::Closed if at + 3 >= found.start => verb = Some(Closing::Over),
                _ => noun |= matches!(fold, "annee" | "comptes" | "bilan"),
            }
        }
        // *Clos fin juin, l'exercice 2024/2025*
        noun |= verb.is_some() && (found.end..self.to).take(4).any(|at| self.lex(at) == Lex::Unit(Unit::Exercise));
        verb.filter(|_| noun)
    }

    /// `dernier trimestre 2024` is the fourth.
    fn last_quarter(&self, at: usize) -> Option<Found> {
        let sub = match self.lex(at + 1) {
            Lex::Unit(Unit::Quarter) => Sub::Quarter(4),
            Lex::Unit(Unit::Half) => Sub::Half(2),
            _ => return None,
        };
        let (end, when) = self.year_of(at + 2);
        matches!(when, When::Year(_) | When::Fiscal(_) | When::ThisYear | When::Relative(_) | When::Exercise(_))
            .then(|| Found::new(at, end, Shape::Period(sub, when)))
    }

    /// A range whose first end is `first`: *entre A et B*, *de A à B*, *avril-juin*.
    fn two_ends(&self, first: &Found) -> Option<Found> {
        if first.shape.is_length() || matches!(first.shape, Shape::Range(..) | Shape::Ago(..) | Shape::Shifted(..)) {
            return None;
        }
        let end = first.end;
        let mut opener = first.start;
        if opener > self.from && self.any(opener - 1, &["le", "la", "l'"]) {
            opener -= 1;
        }
        let before = opener.checked_sub(1).map_or("", |b| self.fold(b));
        let next = if before == "entre" && self.is(end, "et")
            || matches!(before, "de" | "du" | "d'" | "des") && self.any(end, &["a", "au"])
            || matches!(before, "de" | "du" | "d'") && self.follows(end, &["jusqu'", "a"])
            || matches!(before, "de" | "du" | "d'") && self.follows(end, &["jusqu'", "au"])
        {
            let past = if self.is(end, "jusqu'") { end + 2 } else { end + 1 };
            self.article(past)
        } else if self.runs_on(first) {
            end + 1
        } else {
            return None;
        };
        // Contracted articles read as prepositions: *du 31 mars à fin juin*.
        let last = match (&first.shape, self.year(next)) {
            (Shape::Year(_) | Shape::Month(..), Some(year)) => Found::new(next, next + 1, Shape::Year(year)),
            _ => self.single(next)?,
        };
        let month = |s: &Shape| matches!(s, Shape::Month(..));
        let fits = last.start == next
            && !last.shape.is_length()
            && !matches!(last.shape, Shape::Range(..) | Shape::Shifted(..) | Shape::Ago(..) | Shape::Same(..))
            && (first.shape.is_day() == last.shape.is_day() || month(&first.shape) || month(&last.shape))
            && !matches!((&first.shape, &last.shape), (Shape::Clock(..), _) | (_, Shape::Clock(..)));
        // *de mi-2024 à fin 2025*: the months meant.
        let months = |mut found: Found, middle: u8| {
            if let (Shape::Year(year), Some(modifier)) = (&found.shape, found.modifier) {
                let month = match modifier {
                    DateMod::Start => 1,
                    DateMod::Mid => middle,
                    DateMod::End => 12,
                };
                found.shape = Shape::Month(month, When::Year(*year));
            }
            found
        };
        fits.then(|| self.range(months(first.clone(), 7), months(last, 6)))
    }

    /// Whether a second end follows with no word before the first: *2025 à 2027*, *avril à juin*, *avril-juin*.
    fn runs_on(&self, first: &Found) -> bool {
        let end = first.end;
        match first.shape {
            Shape::Year(_) => self.is(end, "a") && self.year(end + 1).is_some(),
            Shape::Month(..) if matches!(self.lex(end + 1), Lex::Month(_)) => {
                self.is(end, "a") || self.dash(end) && self.spaced(end) == self.spaced(end + 1)
            }
            _ => false,
        }
    }

    /// Whether it belongs to a stamp or dateline, not to the news: `PARIS, 12 mai (Agence) -`, `25/07/2018 | 18:58`.
    fn is_stamp(&self, found: &Found) -> bool {
        if self.any(self.from, &["copyright", "©"]) || self.follows(self.from, &["(", "c", ")"]) {
            return true;
        }
        // The word before a year is the mark in `(c) 2018` too.
        let start = found.start;
        if self.before(start, &["copyright"]) || self.before(start, &["©"]) || self.before(start, &["(", "c", ")"]) {
            return true;
        }
        if !found.shape.is_day() {
            return false;
        }
        // *(©AFP / 17 mai 2018 17h59)*
        if (self.from..start).rev().take(6).take_while(|t| !self.is(*t, ".")).any(|t| self.is(t, "©")) {
            return true;
        }
        let told_in_digits = self.is(start + 1, "/") || matches!(self.lex(start), Lex::Dotted(..));
        let clock_digits = |at: usize| matches!(self.lex(at), Lex::Int(_, 2)) && self.is(at + 1, ":");
        let clock = |at: usize| clock_digits(at) || matches!(self.lex(at), Lex::Clock(..));
        if self.any(found.end, &["|", "•"]) || self.any(start.wrapping_sub(1), &["|", "•", "["]) {
            return true;
        }
        let alone = self.to - self.from <= 14;
        if told_in_digits && alone && (self.is(found.end, "a") && clock(found.end + 1) || clock(found.end)) {
            return true;
        }
        let dated = match &found.shape {
            Shape::Calendar { year, .. } => year.is_some(),
            Shape::Clock(Some(day), ..) => matches!(**day, Shape::Calendar { year: Some(_), .. }),
            _ => false,
        };
        let posted =
            || ["publie", "publiee", "jour", "modifie", "actualise"].iter().any(|w| self.before(start, &[w, "le"]));
        if dated && matches!(found.shape, Shape::Clock(..)) && posted() {
            return true;
        }
        if alone && dated && self.any(self.from, &["publie", "modifie", "mis", "actualise"]) && start <= self.from + 4 {
            return true;
        }
        if alone && dated && self.follows(self.from + 1, &["publiee", "le"]) {
            return true;
        }
        self.is_dateline(found)
    }

    /// `Paris, le 12 mai 2025 –`, `PARIS, 12 mai (Agence) -`.
    fn is_dateline(&self, found: &Found) -> bool {
        let mut at = found.start;
        if at > self.from && self.any(at - 1, &["le", "this"]) {
            at -= 1;
        }
        if at < self.from + 2 || !self.is(at - 1, ",") {
            return false;
        }
        let place = matches!(
            self.text.tokens.get(at - 2).map(|t| t.case),
            Some(crate::text::Case::Upper | crate::text::Case::Capital)
        );
        if !place {
            return false;
        }
        if self.is(found.end, "(") {
            return (found.end..self.to.min(found.end + 8)).any(|t| self.is(t, ")") && self.dash(t + 1));
        }
        at <= self.from + 4 && self.dash(found.end)
    }
}
