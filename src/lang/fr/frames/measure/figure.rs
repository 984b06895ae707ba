//! What a figure and the words around it say of themselves, whatever role it is cast in.

use super::{Way, lead::Lead, walk::Walk};
use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Sense, Tense},
        syntax::{Group, Kind},
    },
    value::{Amount, Decimal, FigureKind},
};

/// Metrics that are rates themselves: a percentage is their value.
pub(super) const RATES: &[&str] = &[
    "gross_margin",
    "ebitda_margin",
    "ebita_margin",
    "operating_margin",
    "cost_income_ratio",
    "cet1_ratio",
    "combined_ratio",
    "solvency_ratio",
    "occupancy_rate",
    "inflation",
    "core_inflation",
    "unemployment_rate",
    "public_debt",
    "public_deficit",
    "ppi",
];

impl Context<'_> {
    /// The infinitive of a verb group.
    pub(super) fn infinitive(&self, group: &Group) -> &str {
        self.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str())
    }

    /// The figure that follows atom `at` with nothing but light words between.
    #[must_use]
    pub(super) fn figure_after(&self, s: usize, at: usize) -> Option<u32> {
        match self.atoms(s).get(at + 1)?.kind {
            Kind::Figure(f) => Some(f),
            _ => None,
        }
    }
}

impl Walk<'_, '_> {
    /// The sign written before a figure.
    pub(super) fn sign_of(&self, figure: u32) -> Option<Way> {
        let mention = self.ctx.figure(figure);
        let text = mention.span.slice(self.ctx.text.source);
        match text.chars().next()? {
            '+' => Some(Way::Up),
            // `entre -2,5% et +0,5%` goes neither way.
            '-' | '–' | '−' | '‑' | '—' => {
                let up = mention.value.max.is_some_and(|m| m > Decimal::whole(0));
                (!up).then_some(Way::Down)
            }
            // `entre +7% et +14%`
            _ if mention.value.max.is_some() && text.contains('+') && !text.contains(['-', '−', '–']) => {
                Some(Way::Up)
            }
            _ => {
                let up = mention.value.max.is_some_and(|m| m > Decimal::whole(0));
                let low = mention.value.value.and_then(Amount::decimal);
                low.filter(|d| *d < Decimal::whole(0) && !up).map(|_| Way::Down)
            }
        }
    }

    /// `attendu`, `prévu`, `escompté` right after the figure at `i`.
    pub(super) fn expected_after(&self, i: usize) -> bool {
        self.atoms()[i + 1..].iter().take(3).take_while(|a| !matches!(a.kind, Kind::Sign(_) | Kind::Figure(_))).any(
            |a| {
                a.verb().is_some_and(|g| g.senses.has(Sense::Expect) && g.tense == Tense::PastParticiple)
                    || a.term(Class::Consensus).is_some()
            },
        )
    }

    /// Whether the figure at `i` is where a move to a second one starts: `de 31,3 à 57,2 ME`, `de 134% en 2020 à 95%`.
    pub(super) fn reaches(&self, i: usize, kind: FigureKind) -> bool {
        let mut to = false;
        for atom in self.atoms()[i + 1..].iter().take(7) {
            match atom.kind {
                Kind::Figure(f) => return to && self.ctx.figure_kind(f) == kind,
                Kind::Sign(_) | Kind::Verb(_) => return false,
                // `12 millions au troisième trimestre et de 40 millions sur neuf mois`
                Kind::Date(_) => to = false,
                _ => to |= atom.prep("to"),
            }
        }
        false
    }

    /// `ont reculé de 8.000 à 218.000`: a step down cannot lead from 8.000 up to 218.000.
    pub(super) fn steps(&self, i: usize, figure: u32) -> bool {
        let way = self.cur.as_ref().and_then(|m| m.way).map(|(way, _)| way);
        let number = |f: u32| self.ctx.figure(f).value.value.and_then(Amount::decimal);
        let then = self.atoms()[i + 1..].iter().find_map(|a| match a.kind {
            Kind::Figure(f) => Some(f),
            _ => None,
        });
        match (number(figure), then.and_then(number)) {
            (Some(a), Some(b)) => way == Some(Way::Down) && a < b || way == Some(Way::Up) && a > b,
            _ => false,
        }
    }

    /// `a perdu un quart de sa valeur`
    pub(super) fn of_its_value(&self, figure: u32) -> bool {
        let atoms = self.atoms();
        let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == figure)).unwrap_or(0);
        let word = |n: usize| atoms.get(at + n).map_or("", |a| self.ctx.word(a));
        (word(1), word(2), word(3)) == ("de", "sa", "valeur") || (word(1), word(2), word(3)) == ("de", "leur", "valeur")
    }

    /// The kind of a figure; `bondir d'un quart` moves like a percentage.
    pub(super) fn told_kind(&self, figure: u32, lead: Lead) -> FigureKind {
        match self.ctx.figure_kind(figure) {
            FigureKind::Fraction if self.of_its_value(figure) => FigureKind::Percent,
            FigureKind::Fraction if lead.of && self.cur.as_ref().is_some_and(|m| m.way.is_some()) => {
                FigureKind::Percent
            }
            kind => kind,
        }
    }
}

/// Whether a metric told in words is a rate itself: `taux de rétention`, `part de marché`.
pub(super) fn share_like(words: &str) -> bool {
    let folded = crate::text::fold(words);
    ["taux", "part", "ratio", "coefficient"].iter().any(|w| folded.starts_with(w))
}
