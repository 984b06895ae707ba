//! Whose a metric is: the company, the group it belongs to, the part it is told of.

use super::{Measure, Part, walk::Walk};
use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Sense, Term},
        syntax::{Kind, subject},
    },
    sheet::EntityKind,
};

impl Walk<'_, '_> {
    /// `sa filiale`: the other company of the title.
    pub(super) fn subsidiary(&self, verb: usize) -> Option<u32> {
        let atoms = self.atoms();
        let head = subject(atoms, verb)?;
        if head == 0 || self.ctx.word(&atoms[head]) != "filiale" || self.ctx.word(&atoms[head - 1]) != "sa" {
            return None;
        }
        let mut others = self.ctx.salience.titled.iter().filter(|e| Some(**e) != self.ctx.salience.topic);
        let first = others.next()?;
        others.all(|e| e == first).then_some(*first)
    }

    /// `Son programme de fidélité regroupe 2 millions de membres`: what the company runs.
    pub(super) fn own_thing(&self, verb: usize) -> Option<u32> {
        const THINGS: &[&str] = &["programme", "reseau", "plateforme", "application", "site", "enseigne", "service"];
        let atoms = self.atoms();
        let owned = |i: usize| {
            matches!(self.ctx.word(&atoms[i]), "son" | "sa")
                && atoms.get(i + 1).is_some_and(|a| THINGS.contains(&self.ctx.word(a)))
        };
        let at = (0..verb.min(2)).find(|i| owned(*i))?;
        let direct = atoms[at + 1..verb].iter().all(|a| matches!(a.kind, Kind::Word) || a.prep("of"));
        direct.then(|| self.ctx.refer(self.s, at, false)).flatten()
    }

    /// Who or what the metric at `i` belongs to: `de X`, `du groupe`, `de la division`, `en Asie`.
    pub(super) fn possessor(&mut self, i: usize) {
        let atoms = self.atoms();
        let mut at = i + 1;
        while atoms.get(at).is_some_and(|a| {
            matches!(a.kind, Kind::Word) && self.ctx.figure_after(self.s, at).is_none() && {
                let w = self.ctx.word(a);
                matches!(
                    w,
                    "net"
                        | "nette"
                        | "courant"
                        | "courante"
                        | "consolide"
                        | "consolidee"
                        | "total"
                        | "totale"
                        | "trimestriel"
                        | "trimestrielle"
                        | "annuel"
                        | "annuelle"
                        | "publie"
                        | "ajuste"
                        | "ajustee"
                )
            }
        }) {
            at += 1;
        }
        while atoms.get(at).is_some_and(|a| a.is(')')) {
            at += 1;
        }
        let Some(link) = atoms.get(at) else { return };
        let of = link.prep("of") || matches!(self.ctx.word(link), "du" | "des");
        let within = matches!(self.ctx.word(link), "en" | "dans" | "aux" | "au");
        if !of && !within {
            return;
        }
        let mut next = at + 1;
        while atoms.get(next).is_some_and(|a| a.term(Class::Det).is_some()) {
            next += 1;
        }
        let Some(head) = atoms.get(next) else { return };
        match head.kind {
            Kind::Entity(entity) if self.ctx.is_kind(entity, &[EntityKind::Company]) && of => {
                if let Some(m) = &mut self.cur {
                    m.subject = Some(entity);
                }
            }
            Kind::Entity(entity) if self.ctx.is_kind(entity, &[EntityKind::Place]) => {
                if let Some(m) = &mut self.cur {
                    m.segment = Some(Part::Entity(entity));
                }
            }
            Kind::Term(Term { class: Class::Group, .. }) if of => {
                let who = self.ctx.stands_for(self.s, next);
                if let Some(m) = &mut self.cur {
                    m.subject = m.subject.or(who);
                }
            }
            Kind::Term(Term { class: Class::Unit, .. }) if of => {
                let end = (next + 1..atoms.len())
                    .find(|e| !matches!(atoms[*e].kind, Kind::Word | Kind::Entity(_)))
                    .unwrap_or(atoms.len());
                let words = self.ctx.clause(self.s, next, end);
                if let Some(m) = self.cur.as_mut().filter(|_| end > next + 1) {
                    m.segment = Some(Part::Words(words));
                }
            }
            Kind::Word if of => {
                let mut end = next + 1;
                while atoms.get(end).is_some_and(|a| {
                    matches!(a.kind, Kind::Word)
                        || (a.prep("of") && matches!(atoms.get(end + 1).map(|b| b.kind), Some(Kind::Word)))
                }) {
                    end += 1;
                }
                // `le résultat des secteurs compris entre 2 et 3 milliards`
                while end > next + 1 && matches!(self.ctx.word(&atoms[end - 1]), "compris" | "comprise" | "comprises") {
                    end -= 1;
                }
                let words = self.ctx.clause(self.s, next, end);
                let generic = matches!(
                    self.ctx.word(head),
                    "ensemble"
                        | "premier"
                        | "deuxieme"
                        | "troisieme"
                        | "quatrieme"
                        | "trimestre"
                        | "semestre"
                        | "periode"
                        | "exercice"
                        | "annee"
                        | "plus"
                        | "moins"
                        | "base"
                        | "l'"
                        | "cette"
                        | "ordre"
                        | "ici"
                );
                if !generic && let Some(m) = &mut self.cur {
                    m.segment = Some(Part::Words(words));
                }
            }
            _ => {}
        }
    }
}

/// Whose metric it is.
pub(super) fn owner(ctx: &Context<'_>, m: &Measure) -> Option<u32> {
    let company = |e: &u32| ctx.is_kind(*e, &[EntityKind::Company]);
    if let Some(subject) = m.subject.filter(company) {
        return Some(subject);
    }
    if !m.stance.outsider
        && let Some(actor) = m.stance.actor.filter(company)
        && !ctx.is_broker(actor)
    {
        // `Y estime que le semestre traduit un repli de 9,8% du CA`: told by one company, of another unless owned.
        let says = m.stance.verb.is_some_and(|v| v.senses.has(Sense::Say) && !v.senses.has(Sense::Announce));
        let other = ctx.salience.topic.is_some_and(|t| t != actor);
        let atoms = ctx.atoms(m.sentence);
        let owned =
            atoms[..m.from.min(atoms.len())].iter().rev().take(3).any(|a| matches!(ctx.word(a), "son" | "sa" | "ses"));
        if says && other && !owned {
            return None;
        }
        return Some(actor);
    }
    let atoms = ctx.atoms(m.sentence);
    // `X, dont la dette nette s'élevait à`
    let relative = (m.from.saturating_sub(3)..m.from)
        .rev()
        .find(|i| atoms.get(*i).is_some_and(|a| a.term(Class::Relative).is_some()));
    if let Some(at) = relative
        && let Some(entity) =
            atoms[..at].iter().rev().take(10).take_while(|a| a.verb().is_none()).find_map(|a| match a.kind {
                Kind::Entity(e) if company(&e) => Some(e),
                _ => None,
            })
    {
        return Some(entity);
    }
    fronted(ctx, m).or_else(|| managed(ctx, m)).or_else(|| ctx.refer(m.sentence, m.from, false))
}

/// `La direction confirme …. Fin mai, le carnet s'élevait à`: the article's company goes on.
fn managed(ctx: &Context<'_>, m: &Measure) -> Option<u32> {
    let before = m.sentence.checked_sub(1)?;
    let paragraph = |s: usize| ctx.text.sentences.get(s).map(|x| x.paragraph);
    let atoms = ctx.atoms(before);
    let verb = atoms.iter().position(|a| a.verb().is_some_and(|g| g.is_finite()))?;
    let head = subject(atoms, verb)?;
    let fits = ctx.word(&atoms[head]) == "direction" && paragraph(before) == paragraph(m.sentence);
    ctx.salience.topic.filter(|_| fits)
}

/// `Avec un chiffre d'affaires de 118 millions, X est un spécialiste de …`: the company after the comma.
fn fronted(ctx: &Context<'_>, m: &Measure) -> Option<u32> {
    let atoms = ctx.atoms(m.sentence);
    let comma = (m.from..atoms.len()).find(|i| atoms[*i].is(','))?;
    let led = atoms.first().is_some_and(|a| matches!(ctx.word(a), "avec" | "fort" | "forte" | "grace"));
    match atoms.get(comma + 1)?.kind {
        Kind::Entity(e) if led && ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
        _ => None,
    }
}
