//! Dates of the telling, and of what a figure is compared with: neither is the period of the measure.

use super::{Measure, walk::Walk};
use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Sense, Senses, Tense},
        relative::apart,
        syntax::{Atom, Group, Kind},
    },
    value::{DateBound, Grain},
};

/// What may stand between a verb or a figure and its date (`en avril`, `au cours de`, `fait état`).
fn links(ctx: &Context<'_>, atom: &Atom) -> bool {
    let light = atom.term(Class::Prep).is_some() || atom.term(Class::Det).is_some();
    light || matches!(ctx.word(atom), "en" | "cours" | "etat" | "part" | "savoir")
}

/// `avait dit`, `avait fait état`, `disait viser`: told before the news.
fn told_before(g: &Group) -> bool {
    let says = g.senses.any(&[Sense::Say, Sense::Announce, Sense::Confirm]) || g.senses == Senses::NONE;
    !g.negated && g.tense == Tense::Imperfect && (g.compound && says || g.modal.has(Sense::Say))
}

/// `a confirmé en avril viser …`, `a indiqué en mai que …`.
fn tells(g: &Group) -> bool {
    !g.negated && g.compound && g.is_finite() && g.senses.any(&[Sense::Say, Sense::Announce, Sense::Confirm])
}

impl Walk<'_, '_> {
    /// Whether the date at `i` is that of an earlier telling: `a confirmé en avril viser 820 livraisons`, `avait fait état
    /// fin octobre d'un carnet de commandes`, `Fin février, Veltis avait dit viser pour 2026 …`.
    pub(super) fn is_of_telling(&self, i: usize, grain: Grain) -> bool {
        if !matches!(grain, Grain::Month | Grain::Week) {
            return false;
        }
        let atoms = self.atoms();
        let verb = |at: usize| atoms.get(at).and_then(Atom::verb);
        let behind = (1..=2)
            .find(|back| i >= *back && verb(i - back).is_some())
            .filter(|back| atoms[i + 1 - back..i].iter().all(|a| links(self.ctx, a)));
        if let Some(g) = behind.and_then(|back| verb(i - back)) {
            let goes_on = atoms.get(i + 1).is_some_and(|a| {
                a.verb().is_some_and(|g| g.tense == Tense::Infinitive) || a.term(Class::Relative) == Some("que")
            });
            return told_before(g) || tells(g) && goes_on;
        }
        i <= 1 && (i + 1..atoms.len().min(i + 8)).find_map(verb).is_some_and(told_before)
    }

    /// Whether the date stands in a relative clause that the measure at atom `i` is no part of.
    pub(super) fn told_apart(&self, date: u32, i: usize) -> bool {
        let atoms = self.atoms();
        let at = atoms.iter().position(|a| matches!(a.kind, Kind::Date(d) if d == date));
        at.is_some_and(|at| apart(atoms, at, i))
    }
}

/// What the text says of the earlier figure of a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Earlier {
    /// Its period, or the time of its forecast.
    pub(super) period: Option<u32>,
    /// It was a forecast (`contre 2,3% prévus en mars`).
    pub(super) forecast: bool,
}

impl Earlier {
    /// Reads what stands beside the earlier figure of `m`.
    pub(super) fn of(ctx: &Context<'_>, m: &Measure) -> Option<Self> {
        let atoms = ctx.atoms(m.sentence);
        let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if Some(f) == m.previous))?;
        let period = |date: u32| {
            let mention = ctx.date(date);
            let grain = mention.value.as_ref()?.grain();
            let told = !matches!(grain, Grain::Clock | Grain::Part | Grain::Duration | Grain::Week);
            let own = m.period.is_some_and(|own| own == date || ctx.date(own).value == mention.value);
            (told && !own && mention.bound != Some(DateBound::Since)).then_some(date)
        };
        let date = |at: usize| match atoms.get(at)?.kind {
            Kind::Date(d) => Some(d),
            _ => None,
        };
        // `(2024: 219 millions)`, `après un premier semestre à 8,8%`
        let led = at >= 2 && (atoms[at - 1].is(':') && at >= 3 && atoms[at - 3].is('(') || atoms[at - 1].prep("to"));
        let after = || atoms[..at].iter().rev().skip(2).take(2).any(|a| a.is('(') || a.prep("after"));
        if led
            && after()
            && let Some(d) = date(at - 2)
        {
            return Some(Self { period: period(d), forecast: false });
        }
        let listed = atoms[..at].iter().rev().take(8).any(|a| ctx.word(a) == "respectivement");
        let mut out = Self::default();
        for atom in atoms[at + 1..].iter().take(if listed { 9 } else { 5 }) {
            match atom.kind {
                Kind::Date(d) => {
                    out.period = period(d);
                    return (out.period.is_some() || out.forecast).then_some(out);
                }
                Kind::Verb(g) if g.tense == Tense::PastParticiple && g.senses.has(Sense::Expect) => out.forecast = true,
                Kind::Figure(_) | Kind::Sign(',') if listed && !out.forecast => {}
                Kind::Term(_) if listed && atom.term(Class::And).is_some() => {}
                // `de 134,1% du PIB en 2020 à 94,9%`
                _ if links(ctx, atom)
                    || atom.term(Class::Share).is_some()
                    || atom.term(Class::Indicator) == Some("gdp") => {}
                _ => break,
            }
        }
        out.forecast.then_some(out)
    }
}
