//! Holidays by their names: *Noël*, *le lundi de Pâques*, *le 14-Juillet*.

use jiff::civil::Date;

use super::{
    arith::{IMPOSSIBLE, Reason, add_days, date, nearest},
    lex::{Lex, Unit},
    resolve::Reader,
    scan::Scan,
    shape::{Found, Shape},
};
use crate::text::Case;

/// How a holiday's day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// The fourth Thursday of November.
    Thanksgiving,
}

/// Words before a feast that say when something happens: what follows another noun (*les ventes de Noël*) does not.
const WHEN: &[&str] = &["a", "apres", "au", "avant", "depuis", "des", "entre", "et", "ici", "jusqu'", "pour", "vers"];

/// What is named after a day: *rue du 4-Septembre*.
const NAMED: &[&str] =
    &["avenue", "boulevard", "hopital", "place", "pont", "quai", "rue", "square", "stade", "station"];

impl Feast {
    pub(super) fn parse(value: &str) -> Option<Self> {
        if value == "thanksgiving" {
            return Some(Self::Thanksgiving);
        }
        if let Some(days) = value.strip_prefix("easter") {
            return Some(Self::Easter(if days.is_empty() { 0 } else { days.parse().ok()? }));
        }
        let (month, day) = value.split_once('-')?;
        Some(Self::Fixed(month.parse().ok()?, day.parse().ok()?))
    }

    /// Its day in a year.
    fn day(self, year: i16) -> Result<Date, Reason> {
        match self {
            Self::Fixed(month, day) => date(year, month, day),
            Self::Easter(days) => add_days(easter(year)?, i32::from(days)),
            Self::Thanksgiving => {
                let first = date(year, 11, 1)?;
                let to_thursday = (4 - i32::from(first.weekday().to_monday_one_offset())).rem_euclid(7);
                add_days(first, to_thursday + 21)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i16) -> Result<Date, Reason> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    let (month, day) =
        (u8::try_from(sum / 31).map_err(|_| IMPOSSIBLE)?, u8::try_from(sum % 31).map_err(|_| IMPOSSIBLE)?);
    date(year, month, day + 1)
}

impl Scan<'_> {
    /// `Noël`, `la Toussaint`, `jour de Noël`, `la veille de Noël`, `lundi de Pâques`; the feast's word is at `at`.
    pub(super) fn feast(&self, at: usize, feast: Feast) -> Option<Found> {
        if !matches!(self.case(at), Case::Capital | Case::Upper) {
            return None;
        }
        let saint = at >= self.from + 2 && self.dash(at - 1) && self.is(at - 2, "saint");
        if saint != matches!(feast, Feast::Fixed(12, 31) | Feast::Fixed(2, 14)) {
            return None;
        }
        let word = if saint { at - 2 } else { at };
        let article = word > self.from && self.any(word - 1, &["la", "l'"]);
        let start = word - usize::from(article);
        let year = self.year(at + 1);
        let end = at + 1 + usize::from(year.is_some());
        // *Noël Dupont*, *l'ASCENSION DU TITRE*.
        if self.case(end) == Case::Capital || article && self.of(end).is_some() {
            return None;
        }
        let found = |start, days| Some(Found::new(start, end, Shape::Feast(feast, year, days)));
        if !self.any(start.wrapping_sub(1), &["de", "d'"]) {
            let told = article || year.is_some() || self.any(start.wrapping_sub(1), WHEN);
            return told.then(|| found(start, 0)).flatten();
        }
        let head = start.checked_sub(2).filter(|h| *h >= self.floor.max(self.from))?;
        match self.lex(head) {
            Lex::Unit(Unit::Day) => found(head, 0),
            // *la veille*, *le lendemain*.
            Lex::Near(days) => found(head - usize::from(head > self.from && self.any(head - 1, &["la", "le"])), days),
            Lex::Weekday(1) if matches!(feast, Feast::Easter(0 | 49)) => found(head, 1),
            Lex::Weekday(7) if matches!(feast, Feast::Easter(0 | 49)) => found(head, 0),
            Lex::Weekday(4) if feast == Feast::Easter(39) => found(head, 0),
            _ => None,
        }
    }

    /// The feast that a weekday, *veille* or *jour* at `at` goes on with: *lundi de Pâques*, *Vendredi saint*, *jour de l'An*.
    pub(super) fn feast_after(&self, at: usize) -> Option<Found> {
        if self.lex(at) == Lex::Weekday(5) && self.is(at + 1, "saint") {
            let year = self.year(at + 2);
            let end = at + 2 + usize::from(year.is_some());
            return Some(Found::new(at, end, Shape::Feast(Feast::Easter(-2), year, 0)));
        }
        if self.follows(at, &["jour", "de", "l'", "an"]) {
            let year = self.year(at + 4);
            let end = at + 4 + usize::from(year.is_some());
            return Some(Found::new(at, end, Shape::Feast(Feast::Fixed(1, 1), year, 0)));
        }
        let word = self.of(at + 1).filter(|_| self.is(at + 1, "de"))?;
        let Lex::Feast(feast) = self.lex(word) else { return None };
        self.feast(word, feast)
    }

    /// `le Nouvel An`, the year's word being at `at`; not the Chinese one, whose day changes.
    pub(super) fn new_year(&self, at: usize) -> Option<Found> {
        let named = at > self.from && self.is(at - 1, "nouvel") && !self.any(at + 1, &["chinois", "lunaire", "juif"]);
        named.then(|| Found::new(at - 1, at + 1, Shape::Feast(Feast::Fixed(1, 1), None, 0)))
    }

    /// `14-Juillet`, `1er-Mai`: a day as a name, the number being at `at`.
    pub(super) fn named_day(&self, at: usize) -> Option<Found> {
        let day = self.day_number(at)?;
        let joined = self.dash(at + 1) && !self.spaced(at + 1) && !self.spaced(at + 2);
        let Lex::Month(month) = self.lex(at + 2) else { return None };
        let named = self.is(at.wrapping_sub(1), "du") && self.any(at.wrapping_sub(2), NAMED);
        (joined && !named).then(|| {
            let shape =
                Shape::Calendar { weekday: None, day, month: Some(month), year: self.year(at + 3), toward: None };
            Found::new(at, at + 3 + usize::from(self.year(at + 3).is_some()), shape)
        })
    }
}

impl Reader<'_, '_> {
    /// The day of a feast, in the year told or the one that the tense picks.
    pub(super) fn feast(&self, feast: Feast, year: Option<i16>, days: i8) -> Result<Date, Reason> {
        let day = match year {
            Some(year) => feast.day(year)?,
            None => {
                let (today, year) = (self.all.anchor()?, self.all.year()?);
                let near = (year - 1..=year + 1).filter_map(|y| feast.day(y).ok());
                nearest(near, today, self.tense()).ok_or(IMPOSSIBLE)?
            }
        };
        add_days(day, i32::from(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts() {
        for (year, wanted) in [(1990, (4, 15)), (2000, (4, 23)), (2008, (3, 23)), (2025, (4, 20)), (2038, (4, 25))] {
            let day = Feast::Easter(0).day(year).unwrap();
            assert_eq!((day.month(), day.day()), wanted, "{year}");
        }
        assert_eq!(Feast::Thanksgiving.day(2025).unwrap().to_string(), "2025-11-27");
        assert_eq!(Feast::Thanksgiving.day(2018).unwrap().to_string(), "2018-11-22");
    }
}
