//! Quarters, halves and first months, by their codes and ordinals.

use super::{
    lex::{Lex, Sub, Unit},
    scan::Scan,
    shape::{Found, Shape, When},
};
use crate::text::Case;

/// Nouns before a letter and a digit that name a place or a thing, not a quarter.
const CODED: &[&str] =
    &["aerogare", "aerogares", "batiment", "hall", "ligne", "modele", "terminal", "tour", "tram", "tramway"];

impl Scan<'_> {
    /// Whether a name or a noun stands before the code: *Audi Q3*, *le SUV Q5*.
    fn is_a_model(&self, at: usize) -> bool {
        at > self.from && (self.lex(at - 1) == Lex::Owned || matches!(self.case(at - 1), Case::Capital | Case::Upper))
    }

    /// `T3`, `3T25`, `9M-18`.
    pub(super) fn code(&self, at: usize, sub: Sub, glued: Option<i16>) -> Option<Found> {
        if self.case(at) == Case::Lower {
            return None;
        }
        if let Some(year) = glued {
            return Some(Found::new(at, at + 1, Shape::Period(sub, When::Year(year))));
        }
        let (end, when) = self.year_of(at + 1);
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let told = end > at + 1;
        if !told && (CODED.contains(&before) || self.text.slice(at).starts_with('Q') && self.is_a_model(at)) {
            return None;
        }
        let introduced = matches!(
            before,
            "au" | "du"
                | "le"
                | "en"
                | "ce"
                | "un"
                | "vs"
                | "contre"
                | "des"
                | "sur"
                | "("
                | "au-dela"
                | "et"
                | "pour"
                | "de"
        );
        let enough = match sub {
            // `9M€` is an amount; `H1` may be a share class.
            Sub::Months(_) => {
                told && when != When::Bare || introduced && !self.counts(at + 1) && before != "de" && before != "pour"
            }
            Sub::Half(_) if self.text.slice(at).starts_with('H') => told || matches!(before, "au" | "du"),
            _ => told || introduced || at == self.from || !self.counts(at + 1),
        };
        enough.then(|| Found::new(at, end, Shape::Period(sub, when)))
    }

    /// `troisième trimestre 2025`, `premier semestre de l'exercice`, the ordinal being at `at`.
    pub(super) fn ordinal_period(&self, at: usize, n: u8) -> Option<Found> {
        let joined = |unit: usize| match self.lex(unit) {
            Lex::Unit(Unit::Quarter) => (1..=4).contains(&n).then_some(Sub::Quarter(n)),
            Lex::Unit(Unit::Half) => (1..=2).contains(&n).then_some(Sub::Half(n)),
            // *1er T 2025*, *2e sem. 2024*
            _ if self.any(unit, &["t", "trim"]) => (1..=4).contains(&n).then_some(Sub::Quarter(n)),
            _ if self.any(unit, &["s", "sem"]) => (1..=2).contains(&n).then_some(Sub::Half(n)),
            _ => None,
        };
        // *premiers neuf mois*
        if n == 1
            && let Some((count, unit)) = self.cardinal(at + 1)
            && self.lex(unit) == Lex::Unit(Unit::Month)
            && let Ok(count @ 1..=12) = u8::try_from(count)
        {
            let (end, when) = self.year_of(unit + 1);
            return Some(Found::new(at, end, Shape::Period(Sub::Months(count), when)));
        }
        // *première quinzaine de novembre*
        if n <= 2
            && self.lex(at + 1) == Lex::Group(15)
            && let Some(inner) = self.of(at + 2)
            && let Some(month) = self.month_of(inner)
        {
            return Some(Found::new(at, month.end, Shape::Fortnight(n, Box::new(month.shape))));
        }
        if let Some(sub) = joined(at + 1) {
            let next = at + 2;
            // *le troisième trimestre consécutif* counts, it does not place.
            if self.any(next, &["consecutif", "consecutifs", "successif"])
                || self.follows(next, &["d'", "affilee"])
                || self.follows(next, &["de", "suite"])
                || self.follows(next, &["d'", "affile"])
            {
                return None;
            }
            let cut = !matches!(self.lex(at + 1), Lex::Unit(_));
            let (end, when) = self.year_of(if cut && self.is(next, ".") { next + 1 } else { next });
            if cut && !matches!(when, When::Year(_) | When::Fiscal(_)) {
                return None;
            }
            return Some(Found::new(at, end, Shape::Period(sub, when)));
        }
        // *aux premier et deuxième trimestres 2025*: the first borrows.
        if self.any(at + 1, &["et", "ou", "puis"])
            && let Lex::Ordinal(_) = self.lex(at + 2)
            && let Some(sub) = joined(at + 3)
        {
            let (_, when) = self.year_of(at + 4);
            return Some(Found::new(at, at + 1, Shape::Period(sub, when)));
        }
        None
    }
}
