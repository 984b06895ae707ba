//! Lengths of time, and the dates that are counted with them.

use super::{
    lex::{Lex, Sub, Toward, Unit},
    scan::Scan,
    shape::{Found, Shape},
};
use crate::value::DateBound;

/// Before *un an*, *une semaine*: what makes the article a number.
const MEASURED: &[&str] = &[
    "sur", "en", "pendant", "durant", "depuis", "dans", "ici", "environ", "de", "d'", "a", "y", "voici", "voila",
    "apres", "avant", "presque", "bientot", "pour",
];

/// *un quart de siècle* and its like, in years.
const PARTS_OF_A_CENTURY: &[(&[&str], u32)] = &[
    (&["un", "quart", "de", "siecle"], 25),
    (&["un", "demi", "-", "siecle"], 50),
    (&["trois", "quarts", "de", "siecle"], 75),
];

impl Scan<'_> {
    /// `cinq ans`, `neuf premiers mois de l'année`, `il y a dix jours`, `un an plus tôt`, the number being at `at`.
    pub(super) fn length(&self, at: usize) -> Option<Found> {
        let (count, mut next, group) = match self.lex(at) {
            Lex::Group(count) => (u32::from(count), self.of(at + 1)?, true),
            _ => {
                let (count, next) = self.cardinal(at)?;
                (count, next, false)
            }
        };
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let century = matches!(self.lex(at + 3), Lex::Unit(Unit::Century)) && MEASURED.contains(&before);
        for (words, years) in PARTS_OF_A_CENTURY.iter().filter(|_| century) {
            if self.follows(at, words) {
                return Some(Found::new(at, at + words.len(), Shape::Length(*years, Unit::Year)));
            }
        }
        // *2,5 ans* and *1.200 jours* are no whole numbers; *12-15 mois* has two.
        if count == 0 || self.is(at + 1, ",") {
            return None;
        }
        if self.lex(next) == Lex::Ordinal(1) {
            let months = match self.lex(next + 1) {
                Lex::Unit(Unit::Month) => count,
                Lex::Unit(Unit::Quarter) => count * 3,
                _ => return None,
            };
            let months = u8::try_from(months).ok().filter(|m| (1..=12).contains(m))?;
            if self.any(next + 2, &["qui", "suivant", "apres", "suivants"]) {
                return None;
            }
            let (end, when) = self.year_of(next + 2);
            return Some(Found::new(at, end, Shape::Period(Sub::Months(months), when)));
        }
        let mut turned = None;
        while let Lex::Toward(toward) = self.lex(next) {
            turned = Some(toward);
            next += 1;
        }
        if matches!(self.lex(next + 1), Lex::Unit(_))
            && self.any(next, &["petits", "petites", "longs", "longues", "bonnes", "bons", "petite"])
        {
            next += 1;
        }
        let Lex::Unit(unit) = self.lex(next) else { return None };
        let mut end = next + 1;
        let mut count = count;
        let mut unit = unit;
        match unit {
            Unit::Weekend | Unit::Exercise | Unit::Period => return None,
            Unit::Century if count > 1 => return None,
            // *au cours des deux derniers trimestres*, *deux semestres de suite*: not told as lengths.
            Unit::Quarter | Unit::Half => {
                let step = if unit == Unit::Quarter { 3 } else { 6 };
                if count > 1 && !self.is(end, "plus") && !matches!(before, "en" | "sur" | "dans" | "pendant") {
                    return None;
                }
                if count == 1 && !matches!(before, "sur" | "d'" | "en") && self.earlier(end).is_none() {
                    return None;
                }
                if self.earlier(end).is_none() {
                    count *= step;
                    unit = Unit::Month;
                }
            }
            Unit::Hour
                if !(count >= 24 && count != 35 && count != 39 || matches!(before, "en" | "pendant" | "durant")) =>
            {
                return None;
            }
            _ => {}
        }
        let ago = [
            &["il", "y", "a"][..],
            &["il", "y", "a", "juste"],
            &["il", "y", "a", "tout", "juste"],
            &["il", "y", "a", "environ"],
        ]
        .into_iter()
        .find(|words| self.before(at, words));
        if ago.is_some() || matches!(before, "voici" | "voila") {
            let start = at - ago.map_or(1, <[_]>::len);
            return Some(Found::new(start, end, Shape::Ago(count, unit)));
        }
        if let Some((sign, end)) = self.earlier(end) {
            return Some(Found::new(at, end, Shape::Shifted(sign * i32::try_from(count).ok()?, unit)));
        }
        if let Some(toward) = turned.filter(|_| count == 1) {
            // *un an passé*, *une année prochaine*: no length.
            return (toward == Toward::Elapsed).then(|| Found::new(at, end, Shape::Length(count, unit)));
        }
        if count == 1 && !group && !self.measured(at, unit, before) {
            return None;
        }
        if self.frequency(at, end, unit, before) || self.names_a_bond(at) && matches!(unit, Unit::Year | Unit::Month) {
            return None;
        }
        if self.follows(end, &["et", "demi"]) || self.follows(end, &["et", "demie"]) {
            end += 2;
            if unit == Unit::Year {
                count = count * 12 + 6;
                unit = Unit::Month;
            }
        }
        if unit == Unit::Month {
            if let Some(found) = self.months_to(at, count, end) {
                return Some(found);
            }
            // *sur neuf mois*, *à 9 mois*: the year's first nine, as accounts are told.
            if count == 9
                && matches!(before, "sur" | "a" | "apres")
                && turned.is_none()
                && !self.any(end, &["de", "d'", "glissants"])
            {
                let (end, when) = self.year_of(end);
                return Some(Found::new(at, end, Shape::Period(Sub::Months(9), when)));
            }
        }
        if self.any(end, &["glissants", "glissant", "consecutifs", "consecutives"]) && self.is(end, "glissants") {
            end += 1;
        }
        let start = if group && self.any(at.wrapping_sub(1), &["une"]) { at - 1 } else { at };
        let mut found = Found::new(start, end, Shape::Length(count, unit));
        if group || matches!(before, "environ" | "quelque") {
            found.bound = Some(DateBound::About);
        }
        Some(found)
    }

    /// Whether *un* before this unit is a number.
    fn measured(&self, at: usize, unit: Unit, before: &str) -> bool {
        match unit {
            Unit::Day => {
                matches!(before, "en" | "sur" | "d'")
                    && (before != "d'" || self.follows(at + 2, &["sur", "l'", "autre"]))
            }
            Unit::Year if self.is(at + 1, "annee") => {
                matches!(before, "sur" | "en" | "pendant" | "durant" | "depuis")
                    || before == "d'" && (self.follows(at + 2, &["sur"]) || self.follows(at + 2, &["a", "l'"]))
            }
            Unit::Year => !matches!(before, "par"),
            Unit::Hour => false,
            // *un mois de septembre*
            Unit::Month if matches!(self.lex(self.of(at + 2).unwrap_or(at)), Lex::Month(_)) => false,
            Unit::Week | Unit::Month | Unit::Decade | Unit::Century => {
                MEASURED.contains(&before)
                    && (before != "de" && before != "d'" && before != "a" && before != "pour"
                        || self.follows(at + 2, &["sur"])
                        || self.follows(at + 2, &["a", "l'"])
                        || before == "d'"
                            && self.any(
                                at.wrapping_sub(2),
                                &["moins", "plus", "pres", "cours", "bout", "periode", "duree", "delai"],
                            ))
            }
            _ => true,
        }
    }

    /// Whether the length tells how often: *tous les deux ans*, *trois jours par semaine*.
    fn frequency(&self, at: usize, end: usize, unit: Unit, before: &str) -> bool {
        before == "les" && self.any(at.wrapping_sub(2), &["tous", "toutes"])
            || self.follows(end, &["sur", "7"])
            || self.follows(end, &["sur", "sept"])
            || self.is(end, "par") && self.any(end + 1, &["semaine", "mois", "an"])
            || unit == Unit::Hour && (self.follows(end, &["sur", "24"]) || self.is(end, "supplementaires"))
    }

    /// `plus tôt`, `auparavant` (negative), `plus tard` after a length, and where it ends.
    fn earlier(&self, end: usize) -> Option<(i32, usize)> {
        if self.follows(end, &["plus", "tot"]) {
            Some((-1, end + 2))
        } else if self.is(end, "auparavant")
            || self.is(end, "avant") && (end + 1 >= self.to || self.any(end + 1, &[".", ",", ";", ")"]))
        {
            Some((-1, end + 1))
        } else if self.follows(end, &["plus", "tard"]) {
            Some((1, end + 2))
        } else {
            None
        }
    }

    /// `douze mois à fin juin`, `neuf mois clos le 30 septembre`.
    fn months_to(&self, at: usize, count: u32, end: usize) -> Option<Found> {
        let mut next = end;
        let closed = self.lex(next) == Lex::Closed;
        if closed {
            next += 1;
        }
        let to = self.any(next, &["a", "au", "le"]);
        if !closed && !to {
            return None;
        }
        if to {
            next += 1;
        }
        let last = match self.lex(next) {
            Lex::Mod(modifier) => self.modified(next, modifier)?,
            Lex::Int(..) | Lex::Ordinal(1) => self.day(next)?,
            _ => return None,
        };
        matches!(last.shape, Shape::Month(..) | Shape::Calendar { month: Some(_), .. })
            .then(|| Found::new(at, last.end, Shape::MonthsTo(count, Box::new(last.shape))))
    }
}
