//! Markets and lists of movers: several names under one verb, cities that stand for a market, names that stay put.

use super::{
    Cast, How, Measure, Stance, Way, What,
    price::{MARKETS, QUOTED},
    walk::Walk,
};
use crate::{
    facts::{
        lexicon::{Class, Sense, Tense, Term},
        syntax::{Atom, Group, Kind},
    },
    sheet::EntityKind,
    value::FigureKind,
};

impl Walk<'_, '_> {
    /// `Paris a gagné 1%, Francfort 1,2%`: a city that stands for its market, where markets are told of.
    pub(super) fn market_city(&self, entity: u32) -> bool {
        let all = &self.ctx.mentions.entities;
        let city = all.get(entity as usize).is_some_and(|e| {
            e.kind == EntityKind::Place && e.identifiers.iso.is_none() && e.country.as_deref() != Some("EU")
        });
        city && all.iter().any(|e| e.kind == EntityKind::Index)
    }

    /// `sur une perte de 0,38%`: a fall, and no loss of an income statement.
    pub(super) fn loses(&self, i: usize) -> bool {
        let atoms = self.atoms();
        let named = atoms.get(i).is_some_and(|a| matches!(self.ctx.word(a), "perte" | "pertes"));
        named
            && atoms.get(i + 1).is_some_and(|a| a.prep("of"))
            && matches!(atoms.get(i + 2).map(|a| a.kind), Some(Kind::Figure(f)) if self.ctx.figure_kind(f) == FigureKind::Percent)
    }

    /// `X ne bouge pas`: a quotation that stays where it was.
    pub(super) fn unmoved(&mut self, i: usize, actor: Option<u32>, group: &Group) -> bool {
        let infinitive = self.ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str());
        let Some(actor) = actor.filter(|e| self.ctx.is_kind(*e, QUOTED)) else { return false };
        let atoms = self.atoms();
        let mut rest = atoms.iter().skip(i + 1).filter(|a| a.term(Class::Not).is_none());
        let alone = rest.next().is_none_or(|a| matches!(a.kind, Kind::Sign(',' | ';' | '.')));
        let markets = self.ctx.mentions.entities.iter().any(|e| e.kind == EntityKind::Index);
        if infinitive != "bouger" || !group.negated || !alone || !markets || group.tense == Tense::Infinitive {
            return false;
        }
        let span = self.ctx.span(&atoms[i].tokens);
        self.stance = Stance { actor: Some(actor), ..Stance::default() };
        let m = self.open(What::Price, i);
        m.subject = Some(actor);
        m.way = Some((Way::Flat, span));
        true
    }

    /// `L'indice X a suivi la tendance (+0,7%)`: a signed bracket after a clause about a market.
    pub(super) fn bracketed_market(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let Some(way) = self.sign_of(figure) else { return false };
        if self.cur.is_some() || i < 2 || !atoms[i - 1].is('(') || self.ctx.figure_kind(figure) != FigureKind::Percent {
            return false;
        }
        let Some(actor) = self.stance.actor.filter(|e| self.ctx.is_kind(*e, &[EntityKind::Index])) else {
            return false;
        };
        let Some(verb) = atoms[..i].iter().rposition(|a| a.verb().is_some_and(Group::is_finite)) else { return false };
        let others = atoms[verb..i].iter().any(|a| matches!(a.kind, Kind::Entity(_) | Kind::Figure(_)));
        if others || verb + 7 < i || self.stance.verb.is_some_and(|v| v.negated) {
            return false;
        }
        let span = self.ctx.span(&atoms[i].tokens);
        let m = self.open(What::Price, i);
        m.how = How::Bracket;
        m.subject = Some(actor);
        m.way = Some((way, span));
        m.change = Some(figure);
        m.last = Some((i, Cast::Change));
        m.stance = Stance::default();
        true
    }

    /// `X et Y gagnent 2,1 et 1,4%`: the n-th rate is the n-th name's.
    pub(super) fn paired(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let linked = |a: &Atom| a.term(Class::And).is_some() || a.is(',') || a.prep("of");
        let Some(m) = &self.cur else { return false };
        let percent = |f: u32| self.ctx.figure_kind(f) == FigureKind::Percent;
        if m.what != What::Price || m.how != How::Verb || m.change.is_none() || m.value.is_some() || !percent(figure) {
            return false;
        }
        let Some((first, Cast::Change)) = m.last else { return false };
        let Some(verb) = atoms[..first].iter().rposition(|a| a.verb().is_some_and(Group::is_finite)) else {
            return false;
        };
        // Names before the verb, figures in brackets and articles between them.
        let mut names = Vec::new();
        let mut and = false;
        for atom in atoms[..verb].iter().rev() {
            match atom.kind {
                Kind::Entity(e) if self.ctx.is_kind(e, QUOTED) => names.push(e),
                Kind::Figure(_) | Kind::Sign('(' | ')' | ',') => {}
                Kind::Word if self.ctx.word(atom).starts_with(|c: char| c.is_ascii_digit()) => {}
                Kind::Term(Term { class: Class::And, .. }) => and = true,
                Kind::Term(Term { class: Class::Det, value: "the" }) => {}
                _ => break,
            }
        }
        names.reverse();
        let mut rates = vec![];
        let mut at = first;
        while let Some(atom) = atoms.get(at) {
            match atom.kind {
                Kind::Figure(f) if percent(f) => rates.push((at, f)),
                _ if linked(atom) || self.ctx.word(atom) == "respectivement" => {}
                _ => break,
            }
            at += 1;
        }
        let together = rates.iter().any(|(at, _)| *at == i);
        if !and || names.len() < 2 || names.len() != rates.len() || !together {
            return false;
        }
        let Some(model) = self.cur.take() else { return false };
        for (name, (at, rate)) in names.into_iter().zip(rates) {
            self.done.push(Measure {
                subject: Some(name),
                change: Some(rate),
                last: Some((at, Cast::Change)),
                to: at + 1,
                ..model.clone()
            });
        }
        self.echo = model.way.map(|(way, _)| way);
        self.skip = at;
        true
    }

    /// `L'indice a fait du surplace, avec un recul de 0,01%`: the market that the clause tells of.
    pub(super) fn market_moves(&mut self, i: usize, way: Way) -> bool {
        let atoms = self.atoms();
        let Some(actor) = self.stance.actor.filter(|e| self.ctx.is_kind(*e, MARKETS)) else { return false };
        let led = i >= 2 && atoms[i - 1].term(Class::Det).is_some() && atoms[i - 2].prep("with");
        let figure = atoms[i + 1..].iter().take(4).any(|a| {
            matches!(a.kind, Kind::Figure(f) if matches!(self.ctx.figure_kind(f), FigureKind::Percent | FigureKind::Points))
        });
        if !led || !figure {
            return false;
        }
        let span = self.ctx.span(&atoms[i].tokens);
        let m = self.open(What::Price, i);
        m.how = How::Noun;
        m.subject = Some(actor);
        m.way = Some((way, span));
        true
    }

    /// `le cours du brut a gagné 2 dollars à 79 dollars et celui de l'or, 14 dollars à 2.180 dollars`, `celui de l'OAT
    /// de 4 points de base`: the verb left out.
    pub(super) fn elided_amount(&mut self, i: usize, entity: u32) -> bool {
        let atoms = self.atoms();
        let pointing = atoms[..i].iter().rev().take(3).any(|a| matches!(self.ctx.word(a), "celui" | "celle"));
        let told = |a: &Atom| matches!(a.kind, Kind::Verb(g) if g.is_finite());
        let figure = atoms[i + 1..].iter().take(7).take_while(|a| !told(a)).find_map(|a| match a.kind {
            Kind::Figure(f) => Some(f),
            _ => None,
        });
        let steps = |f: u32| matches!(self.ctx.figure_kind(f), FigureKind::Money | FigureKind::BasisPoints);
        let alike = figure
            .filter(|f| steps(*f))
            .zip(self.cur.as_ref().and_then(|m| m.change))
            .is_some_and(|(f, c)| self.ctx.figure_kind(f) == self.ctx.figure_kind(c));
        let Some(way) = self.echo_way().filter(|_| pointing && alike) else { return false };
        let span = self.ctx.span(&atoms[i].tokens);
        let stance = Stance { verb: self.stance.verb, ..Stance::default() };
        let money = figure.filter(|f| self.ctx.figure_kind(*f) == FigureKind::Money);
        let m = self.open(What::Price, i);
        m.subject = Some(entity);
        m.way = Some((way, span));
        m.stance = stance;
        m.how = How::Elided;
        m.change = money;
        if money.is_some() {
            let at = atoms[i..].iter().position(|a| matches!(a.kind, Kind::Figure(_))).map_or(i, |n| i + n);
            m.last = Some((at, Cast::Change));
            self.skip = at + 1;
        }
        true
    }

    /// `L'indice X était inchangé.`
    pub(super) fn stands_still(&mut self, i: usize) {
        let Some(actor) = self.stance.actor.filter(|e| self.ctx.is_kind(*e, MARKETS)) else { return };
        if !self.stance.verb.is_some_and(|v| v.senses.any(&[Sense::Be, Sense::Stay, Sense::Session]) && !v.negated) {
            return;
        }
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let m = self.open(What::Price, i);
        m.subject = Some(actor);
        m.way = Some((Way::Flat, span));
    }

    /// `Sa baisse atteint 17%`, `effaçant son repli de la veille (-3%)`: another move of what was quoted.
    pub(super) fn move_goes_on(&mut self, i: usize, way: Way) -> bool {
        let atoms = self.atoms();
        let owned = i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "son" | "sa");
        let complete = self.cur.as_ref().is_none_or(|m| m.what == What::Price && m.change.is_some());
        if !owned || !complete || !self.percent_within(i, 7) {
            return false;
        }
        let Some(subject) = self.quoted_before() else { return false };
        let span = self.ctx.span(&atoms[i].tokens);
        let m = self.open(What::Price, i);
        m.how = How::Next;
        m.subject = Some(subject);
        m.way = Some((way, span));
        m.stance = Stance::default();
        true
    }
}
