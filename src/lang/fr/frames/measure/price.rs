//! `price_move`: a share, an index, an instrument or a market that moves.
//!
//! Opened by a quoted name or a word for its share as the subject of a verb of movement, by a bracket or an elided
//! verb after the name, by a participle, by a noun of movement. The first rate is the change, `à` leads to the level.

use super::{
    Cast, How, Measure, Stance, Way, What,
    clause::way_of,
    finish::{direct, modality},
    lead::Lead,
    walk::Walk,
};
use crate::{
    facts::{
        engine::Context,
        frame::Draft,
        lexicon::{Class, Sense, Term},
        ontology::FactType,
        syntax::{Atom, Group, Kind, governed},
    },
    sheet::{DateId, EntityKind},
    value::{Bound, FigureKind, Modality},
};

pub(super) const QUOTED: &[EntityKind] =
    &[EntityKind::Company, EntityKind::Index, EntityKind::Instrument, EntityKind::Exchange];
pub(super) const MARKETS: &[EntityKind] = &[EntityKind::Index, EntityKind::Instrument, EntityKind::Exchange];

/// Verbs that say where a quotation stands without a direction of their own.
const STANDS: &[Sense] = &[Sense::Session, Sense::Level, Sense::Value, Sense::Keep, Sense::Bring, Sense::Stay];

impl Walk<'_, '_> {
    pub(super) fn entity(&mut self, i: usize, entity: u32) {
        if let Some(indicator) = self.survey(i, entity) {
            self.indicator(i, indicator);
            return;
        }
        if !self.ctx.is_kind(entity, QUOTED) && !(self.echo_way().is_some() && self.market_city(entity)) {
            return;
        }
        let atoms = self.atoms();
        // `X (+2,3% à 14 euros)`, `X 6%` after a verb that X shares, `le WTI, 0,7%`
        let mut next = i + 1;
        while atoms.get(next).is_some_and(|a| a.is(')')) {
            next += 1;
        }
        // `Ardine Côte d'Ivoire (+2%)`: the branch of a country.
        if atoms
            .get(next)
            .is_some_and(|a| matches!(a.kind, Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Place])))
            && atoms.get(next + 1).is_some_and(|a| a.is('('))
        {
            next += 1;
        }
        let paren = atoms.get(next).is_some_and(|a| a.is('('));
        let comma = atoms.get(next).is_some_and(|a| a.is(','));
        let mut at = if paren || comma { next + 1 } else { next };
        // `X (ABC, +2%)` and `X (XX:ABC) +2%` keep a code before the figure.
        if paren
            && matches!(atoms.get(at).map(|a| a.kind), Some(Kind::Word))
            && atoms.get(at + 1).is_some_and(|a| a.is(','))
        {
            at += 2;
        }
        // `X (plus 7,42% à 11 800 FCFA)`, `Y (moins 6,98%)`: the sign in words.
        let worded = atoms.get(at).filter(|_| paren).and_then(|a| match self.ctx.word(a) {
            "plus" => Some(Way::Up),
            "moins" => Some(Way::Down),
            _ => None,
        });
        at += usize::from(worded.is_some());
        // `X monte de 3,4% et Y de 2,9%`
        let listed = i > 0
            && (atoms[i - 1].term(Class::And).is_some()
                || atoms[i - 1].is(',')
                || i > 1 && atoms[i - 1].term(Class::Det).is_some() && atoms[i - 2].term(Class::And).is_some());
        if !paren && !comma && listed && self.echo_way().is_some() && atoms.get(at).is_some_and(|a| a.prep("of")) {
            at += 1;
        }
        let Some(Kind::Figure(figure)) = atoms.get(at).map(|a| a.kind) else {
            if !self.elided_amount(i, entity) {
                self.noun_move(i, entity);
            }
            return;
        };
        if self.ctx.figure_kind(figure) != FigureKind::Percent {
            self.elided_amount(i, entity);
            return;
        }
        let signed = self.sign_of(figure).or(worded);
        let elided = !paren && self.echo_way().is_some() && !governed(atoms, i);
        let way = match signed {
            Some(way) if paren || self.list.is_some() || elided => way,
            None if paren && self.list.is_some() => self.list.unwrap_or(Way::Up),
            None if elided => match self.echo_way() {
                Some(way) => way,
                None => return,
            },
            _ => return,
        };
        if self.cur.as_ref().is_some_and(|m| matches!(m.what, What::Metric(_) | What::Indicator(_)) && paren) {
            // `X (+2%)` told inside a result is a quotation all the same; the result ends here.
            self.close();
        }
        let span = self.ctx.span(&atoms[at].tokens);
        let stance = Stance { verb: self.stance.verb, ..Stance::default() };
        let measure = self.open(What::Price, i);
        measure.subject = Some(entity);
        measure.way = Some((way, span));
        measure.stance = stance;
        measure.how = if paren { How::Bracket } else { How::Elided };
    }

    /// `un CAC 40 en repli de 0,4%`
    pub(super) fn noun_move(&mut self, i: usize, entity: u32) {
        let atoms = self.atoms();
        let mut at = i + 1;
        while at < i + 5 && atoms.get(at).is_some_and(|a| matches!(a.kind, Kind::Word | Kind::Sign(','))) {
            at += 1;
        }
        // `le Dow Jones affiche un gain de 9%, le S&P 500 une progression de 13%`
        let elided = at == i + 1
            && self.echo_way().is_some()
            && atoms.get(at).is_some_and(|a| a.term(Class::Det) == Some("the"))
            && !governed(atoms, i);
        if !elided && !atoms.get(at).is_some_and(|a| a.prep("in") || self.ctx.word(a) == "en") {
            return;
        }
        let Some(way) = atoms.get(at + 1).and_then(|a| a.term(Class::Move)).map(Way::of) else { return };
        let percent = atoms[at + 2..].iter().take(4).find_map(|a| match a.kind {
            Kind::Figure(f) => Some(self.ctx.figure_kind(f) == FigureKind::Percent),
            _ => None,
        });
        let metric_open = self.cur.as_ref().is_some_and(|m| matches!(m.what, What::Metric(_) | What::Indicator(_)));
        if percent != Some(true) || (metric_open && self.ctx.is_kind(entity, &[EntityKind::Company])) {
            return;
        }
        let span = self.ctx.span(&atoms[at + 1].tokens);
        let measure = self.open(What::Price, i);
        measure.subject = Some(entity);
        measure.way = Some((way, span));
        measure.how = How::Noun;
    }

    pub(super) fn echo_way(&self) -> Option<Way> {
        match &self.cur {
            Some(Measure { what: What::Price, way: Some((way, _)), change: Some(_), .. }) => Some(*way),
            Some(_) => None,
            None => self.echo,
        }
    }

    /// `Plus fortes hausses :`, `Dans le rouge :` set the direction of the list that follows.
    pub(super) fn list_head(&self) -> Option<Way> {
        let atoms = self.atoms();
        let colon = atoms.iter().position(|a| a.is(':'))?;
        if atoms[..colon].iter().any(|a| a.verb().is_some_and(Group::is_finite)) {
            return None;
        }
        atoms[..colon].iter().find_map(|a| a.term(Class::Move)).map(Way::of)
    }

    /// The market named for the securities of this sentence.
    pub(super) fn find_venue(&self) -> Option<u32> {
        let atoms = self.atoms();
        let marks = self.ctx.marks(self.s);
        let at = |kind: EntityKind| {
            marks.names(kind).then_some(())?;
            atoms.iter().enumerate().find_map(|(i, a)| match a.kind {
                Kind::Entity(e) if self.ctx.is_kind(e, &[kind]) && governed(atoms, i) => Some((i, e)),
                _ => None,
            })
        };
        if let Some((_, exchange)) = at(EntityKind::Exchange) {
            return Some(exchange);
        }
        let (i, place) = at(EntityKind::Place)?;
        let after_to = i > 0 && atoms[i - 1].prep("to");
        let edge = i == 1 || atoms.get(i + 1).is_none_or(|a| matches!(a.kind, Kind::Sign(_)));
        (after_to && edge).then_some(place)
    }

    /// The market named in the clause of the move at atom `i` (`tandis que X cédait 2% à Zurich`).
    pub(super) fn own_venue(&self, i: usize) -> Option<u32> {
        let atoms = self.atoms();
        let bound = |a: &Atom| a.is(';') || a.term(Class::Sub).is_some();
        let from = atoms[..i.min(atoms.len())].iter().rposition(bound)?;
        let mut verbs = 0;
        let rest = atoms.iter().enumerate().skip(from + 1).take_while(|(_, a)| {
            verbs += usize::from(a.verb().is_some_and(Group::is_finite));
            verbs < 2 && !bound(a)
        });
        rest.filter(|(at, _)| governed(atoms, *at)).find_map(|(at, a)| match a.kind {
            Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Exchange]) => Some(e),
            Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Place]) && at > 0 && atoms[at - 1].prep("to") => {
                atoms.get(at + 1).is_none_or(|a| matches!(a.kind, Kind::Sign(_))).then_some(e)
            }
            _ => None,
        })
    }

    /// `où elle est retombée à 1.116 dollars`, `elle a abandonné 28%`: the quotation told before goes on.
    pub(super) fn price_goes_on(&mut self, i: usize, group: &Group) -> bool {
        let way = way_of(group);
        if group.negated || group.passive || (way.is_none() && !group.senses.any(STANDS)) {
            return false;
        }
        if let Some(m) = &self.cur {
            return m.what == What::Price && m.change.is_some() && m.value.is_none();
        }
        let subject = self.quoted_before().or_else(|| self.market_before());
        let points = self.atoms()[i + 1..]
            .iter()
            .take(4)
            .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Points));
        let (Some(way), Some(subject), true) = (way, subject, points || self.percent_within(i, 5)) else {
            return false;
        };
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let m = self.open(What::Price, i);
        m.how = How::Next;
        m.subject = Some(subject);
        m.way = Some((way, span));
        m.stance = Stance { verb: Some(*group), ..Stance::default() };
        true
    }

    /// What the quotation told last, in this sentence or the one before, is of.
    pub(super) fn quoted_before(&self) -> Option<u32> {
        let last = self.cur.as_ref().or(self.done.last())?;
        if last.what != What::Price || last.sentence + 1 < self.s {
            return None;
        }
        // `le titre X perdait 2,7%, moins bien que l'indice Y (-0,4%). Il reste …`: X, not what it is compared with.
        let main = (last.how == How::Bracket && last.sentence + 1 == self.s)
            .then(|| {
                let told = self.done.iter().rev().take_while(|m| m.sentence == last.sentence);
                told.filter(|m| m.what == What::Price && m.how == How::Verb).last()
            })
            .flatten();
        main.unwrap_or(last).subject
    }

    /// The index or instrument that the sentence before is about.
    fn market_before(&self) -> Option<u32> {
        let before = self.ctx.atoms(self.s.checked_sub(1)?);
        before.iter().enumerate().take(6).find_map(|(at, a)| match a.kind {
            Kind::Entity(e) if self.ctx.is_kind(e, MARKETS) && !governed(before, at) => Some(e),
            _ => None,
        })
    }

    /// Whether the first figure after atom `i`, at most `far` atoms on, is a percentage.
    pub(super) fn percent_within(&self, i: usize, far: usize) -> bool {
        self.atoms()
            .get(i + 1..)
            .unwrap_or(&[])
            .iter()
            .take(far)
            .find_map(|a| match a.kind {
                Kind::Figure(f) => Some(self.ctx.figure_kind(f) == FigureKind::Percent),
                _ => None,
            })
            .unwrap_or(false)
    }

    /// Whether the sentence before, in this paragraph, has a share for its subject.
    fn share_before(&self) -> bool {
        let paragraph = |s: usize| self.ctx.text.sentences.get(s).map(|x| x.paragraph);
        let before = self.s.checked_sub(1).filter(|p| paragraph(*p) == paragraph(self.s));
        before.is_some_and(|p| {
            let atoms = self.ctx.atoms(p);
            let verb = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite)).unwrap_or(0);
            crate::facts::syntax::subject(atoms, verb).is_some_and(|head| atoms[head].term(Class::Share).is_some())
        })
    }

    /// `L'euro est passé sous 1,05 dollar`
    pub(super) fn sinks(&self, i: usize, group: &Group) -> bool {
        group.senses.has(Sense::Pass)
            && group.compound
            && matches!(self.atoms().get(i + 1).map(|a| a.kind), Some(Kind::Figure(f))
                if self.ctx.figure(f).value.bound == Bound::LessThan)
    }

    /// Whether the verb at `i` tells a quotation.
    pub(super) fn opens_price(&self, i: usize, head: Option<usize>, actor: Option<u32>, group: &Group) -> bool {
        let (Some(head), Some(actor)) = (head, actor) else { return false };
        let city =
            self.market_city(actor) && way_of(group).is_some() && self.percent_within(i, 2) && self.whole().is_none();
        if group.passive || group.negated || !(self.ctx.is_kind(actor, QUOTED) || city) {
            return false;
        }
        let atoms = self.atoms();
        // `reprend son souffle`, `marque le pas`.
        if atoms[i + 1..].iter().take(2).any(|a| matches!(self.ctx.word(a), "souffle" | "haleine" | "pas")) {
            return false;
        }
        let moves = way_of(group).is_some() || self.sinks(i, group);
        let share =
            atoms[head].term(Class::Share).is_some() || matches!(self.ctx.word(&atoms[head]), "celle" | "celui");
        let market = self.ctx.is_kind(actor, MARKETS);
        let reference = atoms[head].term(Class::Group).is_some() && !matches!(atoms[head].kind, Kind::Entity(_));
        if !moves && !(group.senses.any(STANDS) && (share || market || group.senses.has(Sense::Session))) {
            return false;
        }
        let pronoun = atoms[head].term(Class::Pronoun).is_some();
        if group.senses.is_empty() || pronoun && !(market || self.share_before()) {
            return false;
        }
        let share = share || pronoun && !market;
        // What stands between the verb and the first figure tells a quotation from everything else that rises.
        for (at, atom) in atoms.iter().enumerate().skip(i + 1) {
            match atom.kind {
                Kind::Figure(f) => {
                    let kind = self.ctx.figure_kind(f);
                    let level = matches!(kind, FigureKind::Money | FigureKind::Points);
                    let change = matches!(kind, FigureKind::Percent | FigureKind::BasisPoints | FigureKind::Points)
                        || kind == FigureKind::Fraction && self.of_its_value(f);
                    // `gagne 3% de parts de marché`, `prend 5% du capital`
                    let of =
                        atoms.get(at + 1).is_some_and(|a| a.prep("of") || matches!(self.ctx.word(a), "du" | "des"));
                    let share_of = of
                        && !atoms
                            .get(at + 2)
                            .is_some_and(|a| a.term(Class::Move).is_some() || a.term(Class::Share).is_some());
                    let directly = !atoms[i + 1..at].iter().any(|a| matches!(a.kind, Kind::Word));
                    return (change && !(share_of && !share && !market)) && (share || market || !reference || directly)
                        || (level && (share || market || group.senses.has(Sense::Session)));
                }
                Kind::Verb(g) if g.is_finite() => break,
                Kind::Term(Term { class: Class::Metric, .. }) if self.loses(at) => {}
                Kind::Term(Term {
                    class:
                        Class::Metric
                        | Class::Indicator
                        | Class::Growth
                        | Class::Goal
                        | Class::Target
                        | Class::Advice
                        | Class::Dividend
                        | Class::Contract
                        | Class::Deal
                        | Class::Stake
                        | Class::Partnership
                        | Class::KeyRate,
                    ..
                }) => return false,
                Kind::Term(Term { class: Class::Sub, .. }) | Kind::Sign(';') => break,
                _ => {}
            }
        }
        // `Le pétrole reculait de nouveau vendredi.`
        let bare = self.ctx.is_kind(actor, &[EntityKind::Instrument, EntityKind::Exchange, EntityKind::Index])
            && matches!(atoms[head].kind, Kind::Entity(_));
        // `La Bourse de X a terminé en hausse mercredi.`
        let ends = group.senses.any(&[Sense::Session, Sense::Stay])
            && atoms[i + 1..]
                .windows(2)
                .take(4)
                .any(|w| self.ctx.word(&w[0]) == "en" && w[1].term(Class::Move).is_some())
            && !atoms[i + 1..].iter().any(|a| matches!(a.kind, Kind::Figure(_)));
        bare && (moves
            || ends
            || atoms[i + 1..].iter().take(6).any(|a| a.term(Class::Move).is_some() && self.ctx.word(a) == "dans"))
    }
}

impl Walk<'_, '_> {
    pub(super) fn cast_price(&mut self, i: usize, figure: u32, lead: Lead) -> Cast {
        let atoms = self.atoms();
        let kind = self.told_kind(figure, lead);
        let bound = self.ctx.figure(figure).value.bound;
        let sign = self.sign_of(figure);
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let yields = matches!(kind, FigureKind::Percent) && lead.to && !lead.moving;
        // `La Bourse monte, dopée par une baisse de 25 points de base`: a rate's move, no market's.
        let rate_move = kind == FigureKind::BasisPoints
            && self
                .cur
                .as_ref()
                .and_then(|m| m.subject)
                .is_some_and(|e| self.ctx.is_kind(e, &[EntityKind::Exchange, EntityKind::Index]));
        if rate_move {
            self.close();
        }
        if lead.after || rate_move {
            return Cast::Aside;
        }
        let Some(m) = &mut self.cur else { return Cast::Aside };
        match kind {
            FigureKind::Percent | FigureKind::BasisPoints | FigureKind::PercentagePoints => {
                if lead.versus {
                    // `3% à 64 euros, contre une hausse de 0,5% pour l'indice`: no earlier level.
                    let level = m.value.is_some_and(|v| self.ctx.figure_kind(v) == kind);
                    return if level && m.previous.is_none() {
                        m.previous = Some(figure);
                        Cast::Previous
                    } else {
                        Cast::Aside
                    };
                }
                let basis_points = m.change.is_some_and(|c| {
                    matches!(self.ctx.figure_kind(c), FigureKind::BasisPoints | FigureKind::PercentagePoints)
                });
                let words = atoms.get(m.from.min(i)..i).unwrap_or(&[]);
                let yielding = words.iter().any(|a| matches!(self.ctx.word(a), "rendement" | "rendements"))
                    || m.subject.is_some_and(|e| {
                        self.ctx.mentions.entities.get(e as usize).is_some_and(|e| {
                            e.kind == crate::sheet::EntityKind::Instrument && e.sector.as_deref() == Some("bond")
                        })
                    });
                if kind == FigureKind::Percent
                    && m.value.is_none()
                    && yields
                    && (basis_points || (yielding && m.change.is_none()))
                {
                    m.value = Some(figure);
                    return Cast::Value;
                }
                if bound == Bound::AtMost {
                    self.out.refuse("price_move", span, "an intraday peak is not the move");
                    self.out.set_aside.push((span, "a peak within the session"));
                    return Cast::Aside;
                }
                match m.change {
                    None => {
                        m.change = Some(figure);
                        if let Some(way) = sign {
                            m.way = Some((way, span));
                        }
                        Cast::Change
                    }
                    Some(held)
                        if matches!(self.ctx.figure_kind(held), FigureKind::Points | FigureKind::Money)
                            && m.change_abs.is_none() =>
                    {
                        m.change_abs = Some(held);
                        m.change = Some(figure);
                        Cast::Change
                    }
                    Some(_) if lead.of && m.value.is_some() && !lead.paren => {
                        // `de 0,2% à 150,1 yens et de 0,3% à 0,7912 franc`
                        let next = Measure {
                            value: None,
                            change: Some(figure),
                            change_abs: None,
                            previous: None,
                            ..m.clone()
                        };
                        self.close();
                        self.cur = Some(next);
                        Cast::Change
                    }
                    Some(_) => Cast::Aside,
                }
            }
            FigureKind::Money | FigureKind::Points => {
                if lead.versus {
                    m.previous.get_or_insert(figure);
                    return Cast::Previous;
                }
                let led = lead.to
                    || lead.comma
                    || matches!(bound, Bound::LessThan | Bound::MoreThan | Bound::Nearly | Bound::About);
                if kind == FigureKind::Points && !lead.to && m.change.is_none() {
                    m.change = Some(figure);
                    return Cast::Move;
                }
                if kind == FigureKind::Points && !lead.to && m.change_abs.is_none() && m.change.is_some() {
                    m.change_abs = Some(figure);
                    return Cast::Move;
                }
                // `a gagné 1,20 dollar à 65,30 dollars`; `tombe sous 65 dollars` tells a level
                let object =
                    i > 0 && bound != Bound::LessThan && atoms[i - 1].verb().is_some_and(|g| way_of(g).is_some());
                let then = atoms.get(i + 1).is_some_and(|a| a.prep("to"))
                    && matches!(atoms.get(i + 2).map(|a| a.kind), Some(Kind::Figure(f)) if self.ctx.figure_kind(f) == kind);
                // `a gagné 1,20 euro, ou 1,7%, à 71,20 euros`
                let rate = |at: usize| matches!(atoms.get(at).map(|a| a.kind), Some(Kind::Figure(f)) if self.ctx.figure_kind(f) == FigureKind::Percent);
                let restated = (atoms.get(i + 1).is_some_and(|a| a.is(',')) && rate(i + 3))
                    || (atoms.get(i + 1).is_some_and(|a| a.is('(')) && rate(i + 2));
                if kind == FigureKind::Money && object && (then || restated) && m.change.is_none() {
                    m.change = Some(figure);
                    return Cast::Move;
                }
                // `en baisse de 0,12 cent`, `a grimpé de 2,87 $, ou 8,9%`
                let verb = i >= 2 && atoms[i - 2].verb().is_some_and(|g| way_of(g).is_some());
                if kind == FigureKind::Money && lead.of && !lead.to && (lead.moving || verb) && !lead.paren {
                    if m.change.is_none() {
                        m.change = Some(figure);
                        return Cast::Move;
                    }
                    m.change_abs.get_or_insert(figure);
                    return Cast::Move;
                }
                // `se négociait 3674 dollars`
                let stands = i > 0 && atoms[i - 1].verb().is_some_and(|g| g.senses.has(Sense::Level));
                if (led || stands) && m.value.is_none() && !lead.paren {
                    m.value = Some(figure);
                    return Cast::Value;
                }
                Cast::Aside
            }
            _ => Cast::Aside,
        }
    }
}

/// `16% de moins que son pic du 6 octobre`: the day that a fall is counted from.
pub(super) fn from_peak(atoms: &[Atom], ctx: &Context<'_>, date: u32) -> bool {
    let Some(at) = atoms.iter().position(|a| matches!(a.kind, Kind::Date(d) if d == date)) else { return false };
    let before = &atoms[at.saturating_sub(7)..at];
    let Some(than) = before.iter().position(|a| a.term(Class::Relative) == Some("que")) else { return false };
    let peak = |a: &Atom| matches!(ctx.word(a), "pic" | "sommet" | "record" | "plus-haut");
    before[..than].iter().any(|a| matches!(a.kind, Kind::Figure(_))) && before[than..].iter().any(peak)
}

pub(super) fn price(ctx: &Context<'_>, m: &Measure) -> Result<Draft, &'static str> {
    let subject = m.subject.ok_or("no security is told")?;
    let way = m.way.ok_or("no direction is told")?;
    if ctx.is_broker(subject) && m.change.is_none() {
        return Err("a broker's act is no quotation");
    }
    let negated = m.stance.verb.is_some_and(|v| v.negated);
    if negated {
        return Err("the move is denied");
    }
    let market = ctx.is_kind(subject, &[EntityKind::Index, EntityKind::Instrument, EntityKind::Exchange]);
    if m.change.is_none() && !market && way.0 != Way::Flat {
        return Err("a move without a figure");
    }
    let mut draft = Draft::new(FactType::PriceMove, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    if let Some(change) = m.change {
        draft.figure("change", change);
    }
    direct(ctx, &mut draft, Some(way));
    for (role, figure) in [("change_abs", m.change_abs), ("level", m.value), ("previous", m.previous)] {
        if let Some(figure) = figure {
            draft.figure(role, figure);
        }
    }
    if ctx.is_kind(subject, &[EntityKind::Company])
        && let Some(venue) = m.venue
    {
        draft.entity("venue", venue);
    }
    if let Some(period) = m.period {
        let since = ctx.date(period);
        if since.bound.is_some()
            || from_peak(ctx.atoms(m.sentence), ctx, period)
            || matches!(since.value, Some(crate::value::DateValue::Week(..) | crate::value::DateValue::Span(_)))
        {
            draft.date("period", period);
        }
    }
    draft.modality = match modality(m) {
        Modality::Possible => return Err("a hypothetical move"),
        Modality::Expected => return Err("a move still to come"),
        told => told,
    };
    draft.time = m.time.map(DateId);
    Ok(draft)
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Named | How::Ahead | How::Part => "price_move.verb",
        How::Participle => "price_move.participle",
        How::Noun => "price_move.noun",
        How::Bracket => "price_move.bracket",
        How::Elided => "price_move.elided",
        How::Next => "price_move.next",
    }
}
