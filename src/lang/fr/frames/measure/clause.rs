//! Verbs: whose clause it is, what its stance is, and which measure goes on in it.

use super::{
    Cast, How, Measure, Part, Stance, Way, What, figure::RATES, guidance::is_target, price::QUOTED, walk::Walk,
};
use crate::{
    facts::{
        lexicon::{Class, Sense, Tense, Term},
        syntax::{Atom, Group, Kind, subject},
    },
    sheet::EntityKind,
    value::FigureKind,
};

impl Walk<'_, '_> {
    pub(super) fn verb(&mut self, i: usize, group: Group) {
        let atoms = self.atoms();
        let way = way_of(&group);
        let span = self.ctx.span(&atoms[i].tokens);
        let holds_price = matches!(&self.cur, Some(Measure { what: What::Price, change: Some(_), .. }));
        if holds_price
            && group.senses.has(Sense::Bring)
            && atoms[i + 1..].iter().take(5).any(|a| a.term(Class::Move).is_some())
        {
            // `portant à près de 5% sa hausse depuis janvier`
            let subject = self.cur.as_ref().and_then(|m| m.subject);
            let way = atoms[i + 1..]
                .iter()
                .take(6)
                .find_map(|a| a.term(Class::Move).map(|v| (Way::of(v), self.ctx.span(&a.tokens))));
            let m = self.open(What::Price, i);
            m.how = How::Next;
            m.subject = subject;
            m.way = way;
            m.period = None;
            return;
        }
        // `l'indice X gagnant 0,6% à 331 points`
        if group.tense == Tense::PresentParticiple
            && let Some(way) = way
            && i > 0
            && let Kind::Entity(entity) = atoms[i - 1].kind
            && self.ctx.is_kind(entity, QUOTED)
            && atoms[i + 1..]
                .iter()
                .take(2)
                .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Percent))
        {
            let m = self.open(What::Price, i - 1);
            m.how = How::Participle;
            m.subject = Some(entity);
            m.way = Some((way, span));
            return;
        }
        // `après avoir vu ses ventes croître de 12%`: told as done, whatever the clause before aims at.
        if group.tense == Tense::Infinitive && group.compound && i > 0 && atoms[i - 1].prep("after") {
            self.close();
            self.stance = Stance { actor: self.stance.actor, ..Stance::default() };
            // `après avoir abaissé sa prévision de croissance`
            let goal = atoms[i + 1..].iter().take(4).any(|a| a.term(Class::Goal).is_some());
            if goal && group.senses.any(&[Sense::Cut, Sense::Raise, Sense::Confirm, Sense::Keep]) {
                self.stance.verb = Some(group);
            }
        }
        // `devrait, lui, dépasser 150 millions`, `devrait selon X passer sous 2,5%`: one verb with a remark inside.
        if group.tense == Tense::Infinitive && tells(&group) && self.splits(i) {
            let merge = |main: &mut Group| {
                if main.modal.is_empty() && main.senses.has(Sense::Must) {
                    *main = Group { senses: group.senses, modal: main.senses, verb: group.verb, ..*main };
                }
            };
            if let Some(main) = &mut self.stance.verb {
                merge(main);
            }
            if let Some(main) = self.cur.as_mut().filter(|m| m.is_empty()).and_then(|m| m.stance.verb.as_mut()) {
                merge(main);
            }
        }
        // `X a enregistré la plus forte hausse, prenant 2,5%`
        if group.tense == Tense::PresentParticiple
            && let Some(way) = way
            && i > 0
            && atoms[i - 1].is(',')
            && self.cur.as_ref().is_none_or(|m| m.what == What::Growth && m.is_empty())
            && let Some(actor) = self.stance.actor.filter(|e| self.ctx.is_kind(*e, QUOTED) && !self.stance.outsider)
            && matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Figure(f)) if self.ctx.figure_kind(f) == FigureKind::Percent)
        {
            self.cur = None;
            let m = self.open(What::Price, i);
            m.how = How::Participle;
            m.subject = Some(actor);
            m.way = Some((way, span));
            return;
        }
        // `ce qui conduit le groupe à revendiquer 300.000 clients`
        if group.tense == Tense::Infinitive && group.senses.has(Sense::Claim) {
            let head =
                atoms[..i].iter().rposition(|a| a.term(Class::Group).is_some() || matches!(a.kind, Kind::Entity(_)));
            let who = head.filter(|h| h + 4 > i).and_then(|h| self.ctx.stands_for(self.s, h));
            if who.is_some() && self.opens_by_verb(i, who, false, &group) {
                return;
            }
        }
        // `jugeant que l'opérateur devrait générer`: what a broker says of a company.
        if group.senses.any(&[Sense::Say, Sense::Expect, Sense::See])
            && atoms.get(i + 1).is_some_and(|a| a.term(Class::Relative) == Some("que"))
        {
            let who = if group.is_finite() { self.ctx.actor(self.s, i) } else { self.stance.actor };
            // `UBS relève X à l'achat, jugeant que`: the first name of the sentence speaks.
            let first = || {
                atoms[..i].iter().find_map(|a| match a.kind {
                    Kind::Entity(e) => Some(e),
                    _ => None,
                })
            };
            let who = if group.is_finite() { who } else { who.or_else(first) };
            let rates = atoms[..i].iter().any(|a| a.term(Class::Rating).is_some());
            self.broker_says |=
                who.is_some_and(|e| self.ctx.is_broker(e) || (rates && self.ctx.salience.topic != Some(e)));
        }
        if !group.is_finite() {
            // `La prévision de croissance est, elle, abaissée à 0,9%`: one verb with a remark inside.
            let split = group.tense == Tense::PastParticiple
                && self.cur.as_ref().is_some_and(|m| {
                    m.stance.verb.is_some_and(|v| v.senses.has(Sense::Be))
                        && m.what == What::Growth
                        && m.is_empty()
                        && m.sentence == self.s
                        && m.from < i
                });
            if split
                && group.senses.any(&[Sense::Cut, Sense::Raise, Sense::Bring, Sense::Revise])
                && let Some(main) = self.cur.as_mut().and_then(|m| m.stance.verb.as_mut())
            {
                *main = Group { senses: group.senses, verb: group.verb, passive: true, ..*main };
            }
            if !split && matches!(&self.cur, Some(m) if m.what == What::Growth && m.is_empty()) {
                self.cur = None;
            }
            let told = self.cur.as_ref().is_some_and(|m| {
                matches!(m.what, What::Metric(_) | What::Indicator(_))
                    && m.is_empty()
                    && m.way.is_none()
                    && m.to + 3 > i
            });
            if (group.tense != Tense::PresentParticiple || told)
                && let Some(way) = way
                && let Some(m) = &mut self.cur
                && m.change.is_none()
            {
                m.way.get_or_insert((way, span));
            }
            if group.tense == Tense::Infinitive
                && group.senses.any(&[Sense::Aim, Sense::Expect])
                && let Some(main) = &mut self.stance.verb
            {
                *main = Group { senses: group.senses, modal: main.senses, verb: group.verb, ..*main };
            }
            return;
        }
        // `que les analystes attendent`, `ce qu'anticipaient les analystes`: a clause about the measure, not its own.
        if i > 0 && atoms[i - 1].term(Class::Relative) == Some("que") {
            if group.senses.any(&[Sense::Expect, Sense::See]) {
                self.retract(i);
                self.expects = true;
            }
            return;
        }
        // `ne dépassera pas 5%, alors qu'il visait 6%`: the earlier target.
        let told = self.cur.as_ref().is_some_and(|m| !m.is_empty() && m.previous.is_none() && is_target(m));
        let sub = i > 0 && atoms[..i].iter().rev().take(4).any(|a| a.term(Class::Sub).is_some());
        if told && sub && group.tense == Tense::Imperfect && group.senses.any(&[Sense::Aim, Sense::Expect]) {
            self.close();
            self.former = true;
            return;
        }
        let head = subject(atoms, i);
        let head_atom = head.map(|h| &atoms[h]);
        // `le consensus FactSet, qui était de`
        let named = head.and_then(|h| h.checked_sub(1)).and_then(|b| atoms[b].term(Class::Consensus));
        let voice_of = head_atom.and_then(|a| a.term(Class::Consensus).or(named.filter(|v| *v == "market")));
        // `là où le marché espérait 5 milliards, et table sur`: the clause before that goes on.
        let resumes = i >= 2
            && atoms[i - 1].term(Class::And).is_some()
            && atoms[i - 2].is(',')
            && self.expects
            && self.stance.actor.is_some()
            && !self.stance.outsider;
        // `Les analystes de X prévoient`: one house, not the market.
        let house =
            head.filter(|_| voice_of == Some("analysts")).and_then(|h| match (atoms.get(h + 1), atoms.get(h + 2)) {
                (Some(of), Some(Atom { kind: Kind::Entity(e), .. })) if of.prep("of") && self.ctx.is_broker(*e) => {
                    Some(*e)
                }
                _ => None,
            });
        if house.is_some() && self.cur.is_none() && group.senses.any(&[Sense::Expect, Sense::Aim, Sense::See]) {
            self.stance = Stance { verb: Some(group), actor: house, outsider: true, ..Stance::default() };
            return;
        }
        let market = matches!(voice_of, Some("market" | "analysts")) && !resumes;
        // `dépassant le consensus, qui était de 3,9 milliards`
        let stands = group.senses.any(&[Sense::Be, Sense::Level]) && !group.negated && !group.passive;
        if voice_of == Some("market") && stands && self.cur.as_ref().is_some_and(|m| !m.is_empty()) {
            self.expects = true;
            return;
        }
        if market && group.senses.any(&[Sense::Expect, Sense::Aim, Sense::Say, Sense::See, Sense::Want]) {
            self.expects = true;
            if self.cur.is_none() {
                self.stance = Stance { verb: Some(group), actor: None, outsider: true, ..Stance::default() };
            }
            return;
        }
        // `La marge, que la direction pensait maintenir à 8,3%, devrait`: a clause about the measure.
        let about = self.cur.as_ref().filter(|m| m.what != What::Price && m.sentence == self.s).is_some_and(|m| {
            atoms[m.from.min(i)..i]
                .iter()
                .rposition(|a| a.term(Class::Relative) == Some("que"))
                .map(|q| q + m.from.min(i))
                .is_some_and(|q| {
                    q + 4 > i && q > 0 && atoms[q - 1].is(',') && atoms[q..i].iter().all(|a| a.verb().is_none())
                })
        });
        if about {
            return;
        }
        let own = !resumes && self.is_own(head, &group);
        let actor = if own { None } else { head.and_then(|head| self.ctx.headed(self.s, head, i)) };
        let actor = if resumes { self.stance.actor } else { actor };
        // `celui de l'OAT à 10 ans`: the yield of what is named.
        let actor = actor.or_else(|| {
            let head = head.filter(|h| {
                matches!(self.ctx.word(&atoms[*h]), "celui" | "celle" | "indice" | "moyenne" | "contrat")
            })?;
            atoms[head + 1..i].iter().take(3).find_map(|a| match a.kind {
                Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Instrument, EntityKind::Index]) => Some(e),
                // `L'action X gagne 3%. Celle de Y recule de 2%`
                Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Company]) => {
                    let share = |m: &Measure| m.what == What::Price && m.sentence + 1 >= self.s;
                    self.done.iter().rev().take(4).any(share).then_some(e)
                }
                _ => None,
            })
        });
        if own {
            self.own_verb(i, head, group);
            return;
        }
        if head_atom.is_some_and(|a| a.term(Class::Pronoun).is_some()) && self.price_goes_on(i, &group) {
            return;
        }
        // `la division X`: a part, whoever it is named after.
        let actor = actor.filter(|_| !head.is_some_and(|h| atoms[h].term(Class::Unit).is_some() && self.names_part(h)));
        // `Le Royaume-Uni a généré 485 millions de revenus`: a part of the company.
        let ground = actor.filter(|e| {
            self.ctx.is_kind(*e, &[EntityKind::Place])
                && self.ctx.salience.topic.is_some()
                && (way.is_some() || group.senses.has(Sense::Level))
        });
        if ground.is_some() {
            self.place = ground;
        }
        self.expects = false;
        // `Selon les analystes, X devrait publier`: what X does is told by others all the same.
        let told = self.voice && actor.is_some();
        if told {
            self.told_of = actor.filter(|a| self.ctx.is_kind(*a, &[EntityKind::Company]));
        }
        let actor = actor.filter(|_| !told);
        let voice = told || self.stance.outsider && actor.is_none();
        let outsider = voice
            || self.broker_says
            || actor
                .filter(|_| ground.is_none())
                .is_some_and(|a| self.ctx.is_broker(a) || !self.ctx.is_kind(a, &[EntityKind::Company]));
        let goal = head_atom.is_some_and(|a| a.term(Class::Goal).is_some());
        if self.unmoved(i, actor, &group) {
            return;
        }
        if self.opens_price(i, head, actor, &group) {
            // `l'action X, en hausse de 3%, s'échange à 25 euros`
            let set_off = self.cur.take_if(|m| m.what == What::Growth && head.is_some_and(|h| h < m.from));
            let way = way.or_else(|| self.sinks(i, &group).then_some(Way::Down));
            let m = self.open(What::Price, head.unwrap_or(i).min(i));
            m.subject = actor;
            m.way = way.map(|w| (w, span));
            if let Some(growth) = set_off.filter(|g| g.change.is_some()) {
                m.change = growth.change;
                m.way = growth.way;
            }
            m.stance = Stance { verb: Some(group), actor, ..Stance::default() };
            // `le titre, qui a perdu 30% depuis janvier, rebondit de 4%`
            if head.is_some_and(|h| atoms[h.min(i)..i].iter().any(|a| a.term(Class::Relative).is_some())) {
                m.period = None;
            }
            self.stance = m.stance;
            return;
        }
        if self.that_of(i, head, &group)
            || self.economy(i, head, &group)
            || self.period_gives(i, &group)
            || self.opens_segment(i, head, actor, way)
        {
            return;
        }
        self.unit = head.filter(|h| atoms[*h].term(Class::Unit).is_some()).map(|h| {
            let end = (h + 1..i).find(|e| !matches!(atoms[*e].kind, Kind::Word | Kind::Entity(_))).unwrap_or(i);
            self.ctx.clause(self.s, h, end)
        });
        if self.opens_by_verb(i, actor, outsider, &group) {
            return;
        }
        if self.on_growth(i, actor, group) {
            return;
        }
        let relative = head.is_some_and(|h| atoms[h..i].iter().any(|a| a.term(Class::Relative).is_some()));
        if !relative || self.cur.as_ref().is_some_and(|m| m.what == What::Price || !m.is_empty()) {
            self.close();
        }
        let reported =
            self.stance.reported || (group.senses.any(&[Sense::Say, Sense::Announce]) && !outsider && actor.is_some());
        // `l'institut a estimé que la croissance atteindrait 2,3%`: the future, told in the past.
        let reported = reported
            || (group.compound
                && group.tense == Tense::Present
                && group.senses.any(&[Sense::Say, Sense::Announce, Sense::Expect])
                && actor.is_some_and(|a| self.ctx.is_kind(a, &[EntityKind::Organisation])));
        self.foreign = head_atom.is_some_and(|a| {
            matches!(a.kind, Kind::Term(Term { class: Class::Contract | Class::Partnership | Class::Deal, .. }))
        });
        self.stance = Stance { verb: Some(group), actor, outsider, reported, goal };
    }

    /// `S'agissant de la croissance, la banque centrale prévoit une décélération à 3,6%`: what is forecast is named ahead.
    fn on_growth(&mut self, i: usize, actor: Option<u32>, group: Group) -> bool {
        let atoms = self.atoms();
        let forecasts = group.senses.any(&[Sense::Expect, Sense::Aim])
            && actor.is_some_and(|a| self.ctx.is_kind(a, &[EntityKind::Organisation]));
        let named = |m: &Measure| {
            m.what == What::Growth
                && m.is_empty()
                && m.sentence == self.s
                && (2..=6).contains(&m.from)
                && atoms.get(m.to).is_some_and(|a| a.is(','))
        };
        if !forecasts || !self.cur.as_ref().is_some_and(named) {
            return false;
        }
        self.stance = Stance { verb: Some(group), actor, ..Stance::default() };
        if let Some(m) = &mut self.cur {
            m.what = What::Indicator("gdp");
            m.to = i;
            m.stance = self.stance;
        }
        true
    }

    /// Whether the infinitive at `i` completes a modal verb just before it, nothing but a remark between.
    fn splits(&self, i: usize) -> bool {
        let atoms = self.atoms();
        let Some(main) = atoms[..i].iter().rposition(|a| a.verb().is_some()) else { return false };
        let modal =
            atoms[main].verb().is_some_and(|g| g.is_finite() && g.modal.is_empty() && g.senses.has(Sense::Must));
        modal
            && main + 6 > i
            && atoms[main + 1..i]
                .iter()
                .all(|a| !matches!(a.kind, Kind::Figure(_)) && a.term(Class::Relative).is_none())
    }

    /// `les 7% sur lesquels tablaient les analystes`: the figure just cast was what they expected.
    pub(super) fn retract(&mut self, i: usize) {
        let Some(m) = &mut self.cur else {
            let near = self.orphan.take_if(|(at, _)| *at + 5 >= i);
            self.expected.extend(near.map(|(_, figure)| figure));
            return;
        };
        let Some((at, cast)) = m.last.filter(|(at, _)| at + 5 >= i) else { return };
        let Kind::Figure(figure) = self.ctx.atoms(self.s)[at].kind else { return };
        match cast {
            Cast::Change if m.change == Some(figure) => m.change = None,
            Cast::Value if m.value == Some(figure) => m.value = None,
            _ => return,
        }
        let what = m.what;
        if !m.is_empty() {
            m.consensus.get_or_insert(figure);
        } else if let Some(last) = self.done.last_mut()
            && last.what == what
            && last.sentence == self.s
        {
            last.consensus.get_or_insert(figure);
            self.cur = None;
        }
    }

    /// Whether the head is what the open measure measures, or names a metric.
    pub(super) fn is_own(&self, head: Option<usize>, group: &Group) -> bool {
        let Some(head) = head else {
            return self
                .cur
                .as_ref()
                .is_some_and(|m| matches!(m.what, What::Metric(_) | What::Indicator(_) | What::Growth));
        };
        let atom = &self.atoms()[head];
        // `Le résultat avant amortissements (Ebitda) atteint`
        let named = matches!(atom.kind, Kind::Word)
            && self.cur.as_ref().is_some_and(|m| {
                m.is_empty()
                    && m.sentence == self.s
                    && m.from > head
                    && self.atoms().get(m.from - 1).is_some_and(|a| a.is('('))
            });
        // `L'indice ZEW est remonté`: a survey by its name.
        let survey = matches!(atom.kind, Kind::Entity(_))
            && self.cur.as_ref().is_some_and(|m| m.from == head && matches!(m.what, What::Indicator(_)));
        let still = self
            .cur
            .as_ref()
            .is_some_and(|m| m.what != What::Price && (m.is_empty() || (m.value.is_none() && m.consensus.is_none())));
        matches!(
            atom.kind,
            Kind::Term(Term {
                class: Class::Metric | Class::OtherMetric | Class::Indicator | Class::Growth | Class::Move,
                ..
            })
        ) || named
            || survey
            || (atom.term(Class::Pronoun).is_some() && still && tells(group))
            || (atom.term(Class::Pronoun).is_some() && self.cur.is_none() && self.reopens() && tells(group))
            || (atom.term(Class::Goal).is_some() && self.cur.is_some())
    }

    /// Whether a pronoun or bare movement at the start of a sentence can go on with the last measure.
    pub(super) fn reopens(&self) -> bool {
        self.done.last().is_some_and(|m| {
            m.sentence + 1 >= self.s && (m.what != What::Price && (m.what != What::Growth || m.change.is_some()))
        })
    }

    /// Whether the subject of a sentence is a movement itself (`La progression n'a été que de 1,5%`).
    fn growth_heads(&self, s: usize) -> bool {
        let atoms = self.ctx.atoms(s);
        let verb = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite));
        verb.and_then(|v| subject(atoms, v))
            .is_some_and(|head| atoms[head].term(Class::Move).is_some() || atoms[head].term(Class::Growth).is_some())
    }

    /// Goes on with the last measure, or with a fresh one of the same thing where it is complete.
    pub(super) fn reopen(&mut self) {
        let Some(last) = self.done.pop() else { return };
        let rate = matches!(last.what, What::Metric(name) | What::Indicator(name) if RATES.contains(&name));
        // `Sur neuf mois, il ressort à 350 millions`: the same of another period.
        let anew = self.pending_period.filter(|p| last.period.is_some_and(|l| l != *p) && last.value.is_some());
        let fresh = anew.is_some() || last.change.is_some() || (rate && last.value.is_some());
        let period = anew.or(last.period);
        let next =
            Measure { last: None, way: None, from: 0, to: 1, sentence: self.s, how: How::Next, period, ..last.clone() };
        if fresh {
            // `La croissance est de 3%. Elle atteint 6% en Asie`: still growth.
            let growth = last.what == What::Growth
                || self.growth_heads(last.sentence) && last.value.is_none()
                || (last.value.is_none() && last.basis.is_some_and(|b| b.0 == "like_for_like"));
            self.cur = Some(Measure {
                way: last.way.filter(|_| growth),
                value: None,
                change: None,
                consensus: None,
                previous: None,
                basis: self.pending_basis.take(),
                segment: self.place.map(Part::Entity),
                ..next
            });
            self.done.push(last);
        } else {
            self.cur = Some(Measure { way: last.way, sentence: last.sentence, from: last.from, to: last.to, ..next });
        }
    }

    /// `Il était de 2,6% un an plus tôt`: the earlier figure of the measure told last.
    fn was(&mut self, i: usize, group: &Group) -> bool {
        let stood = group.tense == Tense::Imperfect && !group.compound && !group.negated;
        let next =
            self.atoms()[i + 1..].iter().find(|a| a.term(Class::Adverb).is_none() && a.term(Class::Prep).is_none());
        let figure = next.is_some_and(|a| matches!(a.kind, Kind::Figure(_)));
        if !stood || !figure || !group.senses.any(&[Sense::Be, Sense::Level]) {
            return false;
        }
        let open = |m: &Measure| m.value.is_some() && m.previous.is_none() && m.sentence + 1 >= self.s;
        let Some(last) = self.done.pop_if(|m| open(m)) else { return false };
        self.cur = Some(Measure { before: Some(last.negative), versus: true, last: None, ..last });
        true
    }

    /// A finite verb whose subject is the measure.
    pub(super) fn own_verb(&mut self, i: usize, head: Option<usize>, group: Group) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        // `ne dépasseront pas 1,1 milliard`: a ceiling, not a denial.
        let ceiling = group.tense == Tense::Future || !group.modal.is_empty();
        let capped = group.negated && ceiling && matches!(self.ctx.infinitive(&group), "depasser" | "exceder");
        let group = Group { negated: group.negated && !capped, ..group };
        let pronoun = head.is_some_and(|h| atoms[h].term(Class::Pronoun).is_some());
        if pronoun && self.cur.is_none() {
            if self.was(i, &group) {
                return;
            }
            // `Il se contracte de 30%`: the measure of the sentence before.
            self.reopen();
        }
        let far = self
            .cur
            .as_ref()
            .is_some_and(|m| head.is_some_and(|h| m.sentence == self.s && h < m.from && !m.is_empty()));
        if far {
            self.close();
        }
        if self.stance.verb.is_none() {
            self.stance.verb = Some(group);
        }
        let Some(m) = &mut self.cur else { return };
        if let Some(way) = way_of(&group)
            && (m.change.is_none() || m.way.is_none())
        {
            m.way = Some((way, span));
        }
        // Growth that slows still grows; a rate that slows falls.
        let slows = matches!(self.ctx.lexicon.verbs.get(usize::from(group.verb)), Some(v) if SLOWS.contains(&v.infinitive.as_str()));
        if slows && m.is_empty() {
            match m.what {
                What::Indicator("gdp") => m.way = Some((Way::Up, span)),
                What::Indicator("inflation" | "core_inflation") => m.way = Some((Way::Down, span)),
                _ => {}
            }
        }
        // `a grimpé de 5%, mais elle s'est tassée de 0,6%`: the next figure goes the other way.
        if m.change.is_some()
            && let Some(way) = way_of(&group)
        {
            self.turn = Some((way, span));
        }
        // `encore de 0,3% en février, est passée à -0,1%`
        // `la marge, que la direction pensait maintenir à 8,3%, devrait s'inscrire à 7,5%`
        let aside = (m.from.min(i)..i).any(|at| {
            // `2% de plus qu'un an plus tôt` compares.
            let than =
                || matches!(self.ctx.text.fold(atoms[at].tokens.start.wrapping_sub(1)), "plus" | "moins" | "mieux");
            atoms[at].term(Class::Relative) == Some("que") && !than()
        });
        if (group.senses.has(Sense::Pass) || aside) && m.previous.is_none() && m.value.is_some() {
            m.versus |= aside;
            m.previous = m.value.take();
            m.period = None;
        }
        // `la dette, tombée de 134% à 95%, devrait passer sous 90%`: told twice, each with its own stance.
        let again = (m.value.is_some() && m.previous.is_some() || m.change.is_some())
            && (group.modal.any(&[Sense::Must, Sense::Can]) || group.modal.is_empty() && group.senses.has(Sense::Must));
        if again {
            let next = Measure {
                value: None,
                change: None,
                previous: None,
                consensus: None,
                period: None,
                way: way_of(&group).map(|w| (w, span)),
                how: How::Next,
                ..m.clone()
            };
            self.close();
            let m = self.cur.insert(next);
            m.stance = Stance { verb: Some(group), ..m.stance };
            return;
        }
        m.stance = Stance { verb: Some(group), goal: m.stance.goal, ..m.stance };
    }
}

/// Verbs of slower movement.
pub(super) const SLOWS: &[&str] = &["ralentir", "decelerer"];

/// The direction a verb tells.
pub(super) fn way_of(group: &Group) -> Option<Way> {
    [(Sense::Up, Way::Up), (Sense::Down, Way::Down), (Sense::Flat, Way::Flat)]
        .into_iter()
        .find_map(|(sense, way)| group.senses.has(sense).then_some(way))
}

/// Whether a verb can tell where a measure stands or goes.
pub(super) fn tells(group: &Group) -> bool {
    way_of(group).is_some() || group.senses.any(&[Sense::Level, Sense::Be, Sense::Stay, Sense::Pass, Sense::Bring])
}
