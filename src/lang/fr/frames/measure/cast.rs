//! Which role of the open measure a figure plays.

use super::{
    Cast, How, Measure, Part, Stance, Way, What,
    clause::way_of,
    figure::{RATES, share_like},
    growth::degree,
    lead::{Lead, compares_to},
    walk::Walk,
};
use crate::{
    facts::{
        lexicon::{Class, Sense, Tense, Term},
        syntax::{Atom, Kind},
    },
    value::{Amount, Decimal, FigureKind},
};

/// Indices around a base: points are their value.
const DIFFUSION: &[&str] =
    &["pmi_manufacturing", "pmi_services", "pmi_composite", "consumer_confidence", "business_confidence"];

impl Walk<'_, '_> {
    /// Casts the figure at atom `i`.
    pub(super) fn figure(&mut self, i: usize, figure: u32) {
        let lead = self.lead(i);
        if self.bracketed_part(i, figure)
            || self.apposed_part(i, figure)
            || self.of_which(i, figure)
            || self.jobs_go_on(i, figure)
            || self.listed(i, figure)
            || self.chain(i, figure)
            || self.multiplied(i, figure)
            || self.holds_on(i, figure)
            || self.paired(i, figure)
            || self.bracketed_market(i, figure)
            || self.against_market(i, figure, lead)
        {
            return;
        }
        if self.cur.is_none() {
            // `à 7,9%, elle fait mieux que les 7% attendus, après un premier semestre à 8,8%`
            if lead.after
                && !lead.moving
                && lead.dated
                && let Some(last) = self.done.last_mut().filter(|m| m.sentence == self.s && m.what != What::Price)
                && last.previous.is_none()
                && last.change.is_some_and(|c| self.ctx.figure_kind(c) == self.ctx.figure_kind(figure))
            {
                last.previous = Some(figure);
                return;
            }
            if self.former
                && let Some(last) = self.done.last_mut()
                && last.previous.is_none()
            {
                last.previous = Some(figure);
                last.versus = true;
                return;
            }
            if self.expects && !lead.versus {
                self.expected.push(figure);
            } else {
                self.orphan = Some((i, figure));
            }
            return;
        }
        let price = self.cur.as_ref().is_some_and(|m| m.what == What::Price);
        let cast = if price { self.cast_price(i, figure, lead) } else { self.cast_measure(i, figure, lead) };
        if cast == Cast::Aside {
            self.orphan = Some((i, figure));
        }
        let part = (matches!(cast, Cast::Change | Cast::Value) && !price).then(|| self.part_after(i)).flatten();
        let stores = cast == Cast::Change && self.comparable_stores(i);
        if let Some(m) = self.cur.as_mut().filter(|m| stores && m.what == What::Metric("revenue") && m.value.is_none())
        {
            m.what = What::Metric("same_store_sales");
        }
        if let Some(m) = &mut self.cur {
            if part.is_some() && (m.segment.is_none() || m.from == i) && matches!(m.what, What::Metric(_)) {
                m.segment = part;
            }
            m.last = Some((i, cast));
            if cast != Cast::Aside {
                m.to = m.to.max(i + 1);
            }
        }
    }

    #[allow(clippy::too_many_lines)]
    fn cast_measure(&mut self, i: usize, figure: u32, lead: Lead) -> Cast {
        let atoms = self.atoms();
        let kind = self.told_kind(figure, lead);
        let sign = self.sign_of(figure);
        let span = self.ctx.span(&atoms[i].tokens);
        let expected = self.expected_after(i);
        let restated = self.ctx.figure(figure).equivalent_to.is_some();
        let pending = self.pending_basis;
        let turn = self.turn.take();
        // `de 31,3 à 57,2 ME`: the first is where it came from.
        let from_to = lead.of && self.reaches(i, kind) && !self.steps(i, figure);
        let near = self.cur.as_ref().is_some_and(|m| {
            m.what != What::Growth || m.change.is_some() || i <= m.to + if m.stance.verb.is_some() { 8 } else { 5 }
        });
        if !near {
            self.cur = None;
            return Cast::Aside;
        }
        let part_next = self.part_after(i).is_some();
        let dated_next = atoms[i + 1..].iter().take(2).any(|a| matches!(a.kind, Kind::Date(_)));
        let expects = self.expects;
        let own_word = atoms.get(i + 1).and_then(Atom::verb).is_some_and(|g| {
            g.tense == Tense::PastParticiple && g.senses.any(&[Sense::Announce, Sense::Aim, Sense::Expect, Sense::Set])
        }) && atoms.get(i + 2).is_some_and(|a| a.prep("by"))
            && atoms[i + 3..].iter().take(2).any(|a| a.term(Class::Group).is_some());
        let against = self.against(i);
        let Some(m) = &mut self.cur else { return Cast::Aside };
        if restated {
            return Cast::Aside;
        }
        // `sera moins élevée que les 31,5% de l'an dernier`
        if let Some(way) = against.filter(|_| m.is_empty() && m.previous.is_none()) {
            m.previous = Some(figure);
            m.way = Some(way);
            return Cast::Previous;
        }
        // `par rapport au taux de 9,7% en novembre et au taux de 10,5% en décembre`
        if let Some((at, Cast::Previous)) = m.last
            && !lead.paren
            && !expected
            && atoms[at + 1..i].iter().all(|a| {
                matches!(a.kind, Kind::Date(_) | Kind::Word)
                    || matches!(
                        a.kind,
                        Kind::Term(Term {
                            class: Class::And | Class::Prep | Class::Det | Class::Share | Class::Clitic,
                            ..
                        })
                    )
                    || a.verb().is_some_and(|g| !g.is_finite())
            })
            && atoms[at + 1..i].iter().any(|a| a.term(Class::And).is_some())
            && !from_to
        {
            return Cast::Aside;
        }
        // `en hausse par rapport à celle de 2019 (3,2%)`
        if lead.paren
            && m.is_empty()
            && m.previous.is_none()
            && sign.is_none()
            && atoms[m.from.min(i)..i].iter().any(|a| a.term(Class::Versus).is_some())
        {
            m.previous = Some(figure);
            return Cast::Previous;
        }
        // `ou 61 cents par action, contre une perte de 4,1 millions, ou 7 cents par action`
        if let Some(loss) = m.before
            && name_of(m.what) == "eps"
            && kind == FigureKind::Money
            && self.ctx.figure(figure).value.per.as_deref() != Some("share")
            && let Some(profit) = self.done.last_mut().filter(|d| {
                d.sentence == self.s
                    && d.previous.is_none()
                    && matches!(d.what, What::Metric("net_income" | "recurring_net_income"))
            })
        {
            profit.previous = Some(figure);
            profit.loss_before = Some(loss);
            return Cast::Previous;
        }
        if let Some(loss) = m.before.take()
            && m.previous.is_none()
            && (kind == FigureKind::Money || m.value.is_some_and(|v| self.ctx.figure_kind(v) == kind))
        {
            m.previous = Some(figure);
            m.loss_before = Some(loss).filter(|_| kind == FigureKind::Money);
            return Cast::Previous;
        }
        let name = name_of(m.what);
        let told_in = match (m.what, m.segment) {
            (What::Other(words), _) | (What::Indicator("other"), Some(Part::Words(words))) => Some(words),
            _ => None,
        };
        let shares = told_in.is_some_and(|w| share_like(w.slice(self.ctx.text.source)));
        // `le déficit du compte courant s'allège à 5,1% du PIB`
        let of_output = matches!(name, "trade_balance" | "current_account")
            && (atoms.get(i + 2).is_some_and(|a| a.term(Class::Indicator) == Some("gdp"))
                || m.value.is_some_and(|v| self.ctx.figure_kind(v) == FigureKind::Percent));
        let rate = shares || of_output || RATES.contains(&name);
        let told = m.value.or(m.change);
        let like = told.is_some_and(|t| self.ctx.figure_kind(t) == kind);
        // `tablaient sur une hausse de 0,4%, après +0,6% en novembre`
        let settled = expects && !expected && m.consensus.is_some() && lead.after;
        if (expected || expects) && !settled && !(m.stance.outsider && lead.versus) {
            if m.is_empty() && !expects {
                // `attendu à 2,1 milliards`: the forecast is the value itself.
            } else if m.consensus.is_none()
                && (like || m.is_empty() || told.is_none() || (kind == FigureKind::Percent && m.change.is_some()))
            {
                m.consensus = Some(figure);
                return Cast::Consensus;
            } else {
                return Cast::Aside;
            }
        }
        if lead.paren && (lead.dated || dated_next) && told.is_some() && like && sign.is_none() {
            m.previous.get_or_insert(figure);
            return Cast::Previous;
        }
        // `comprise entre 24,5 et 25% (autour de 24% jusqu'ici)`: the earlier target.
        let former = atoms.get(i + 1).is_some_and(|a| {
            a.term(Class::Versus) == Some("former")
                || matches!(self.ctx.word(a), "auparavant" | "jusqu'alors" | "initialement" | "avant")
        });
        if lead.paren && former && told.is_some() && like && sign.is_none() && m.previous.is_none() {
            m.previous = Some(figure);
            m.versus = true;
            return Cast::Previous;
        }
        // `portée à 1,15 GW, avec 2,4 GW visés à l'horizon 2027`: the target beside what was reached.
        let aimed = atoms.get(i + 1).and_then(Atom::verb).is_some_and(|g| {
            g.tense == Tense::PastParticiple && g.senses.has(Sense::Aim) && !g.senses.has(Sense::Expect)
        });
        if aimed
            && m.value.is_some()
            && like
            && matches!(m.what, What::Metric(_) | What::Other(_))
            && !compares_to(lead)
        {
            let next = Measure {
                value: Some(figure),
                change: None,
                previous: None,
                consensus: None,
                way: None,
                basis: None,
                period: None,
                time: None,
                from: i,
                how: How::Next,
                stance: Stance { goal: true, verb: None, outsider: false, ..m.stance },
                ..m.clone()
            };
            self.close();
            self.cur = Some(next);
            return Cast::Value;
        }
        // `contre une hausse de 5,4% pour l'activité Y`: the figure of something else.
        let others = lead.versus
            && (atoms.get(i + 1).is_some_and(|a| a.prep("for"))
                && atoms[i + 2..]
                    .iter()
                    .take(2)
                    .any(|a| a.term(Class::Unit).is_some() || matches!(a.kind, Kind::Entity(_)))
                || atoms.get(i + 1).is_some_and(|a| a.prep("on"))
                    && atoms.get(i + 2).is_some_and(|a| a.term(Class::Det).is_some())
                    && matches!(atoms.get(i + 3).map(|a| a.kind), Some(Kind::Word)));
        if others {
            return Cast::Aside;
        }
        // `les crédits 430 millions, et les dépôts 480 millions (+8%)`: how the amount put aside moved.
        if lead.paren && i > 1 && m.last == Some((i - 2, Cast::Aside)) && kind == FigureKind::Percent {
            return Cast::Aside;
        }
        let compares = lead.versus || (lead.after && told.is_some());
        // `47 millions, ou 71 cents par action, contre 51 millions, ou 75 cents`: one earlier figure for each.
        let per_share = self.ctx.figure(figure).value.per.as_deref() == Some("share");
        if name == "eps"
            && m.how == How::Next
            && let Some(profit) = self.done.last_mut().filter(|d| {
                d.sentence == self.s && matches!(d.what, What::Metric("net_income" | "recurring_net_income"))
            })
        {
            if compares && kind == FigureKind::Money && !per_share && profit.previous.is_none() {
                profit.previous = Some(figure);
                m.before = Some(m.negative);
                return Cast::Previous;
            }
            if kind == FigureKind::Percent && profit.change.is_none() && !compares {
                profit.change = Some(figure);
                profit.way = sign.map(|w| (w, span)).or(m.way.take());
                return Cast::Change;
            }
        }
        match kind {
            FigureKind::PercentagePoints | FigureKind::BasisPoints => {
                // `un dixième de point de moins que prévu`: against what was expected, no move.
                let expected = atoms[i + 1..].iter().take(3).any(|a| a.term(Class::Relative) == Some("que"));
                if rate && m.change.is_none() && !compares && !expected {
                    m.change = Some(figure);
                    return Cast::Change;
                }
                Cast::Aside
            }
            FigureKind::Percent if rate => {
                if compares {
                    if m.value.is_none() || m.previous.is_some() {
                        return Cast::Aside;
                    }
                    if own_word {
                        // `au lieu des 31,5% annoncés par le groupe`: its own target besides.
                        let stance = Stance { goal: true, verb: None, ..m.stance };
                        let target = Measure {
                            value: Some(figure),
                            previous: None,
                            consensus: None,
                            way: None,
                            how: How::Next,
                            stance,
                            ..m.clone()
                        };
                        self.done.push(target);
                        return Cast::Aside;
                    }
                    m.previous = Some(figure);
                    m.versus = lead.versus;
                    return Cast::Previous;
                }
                if from_to && m.value.is_none() && m.previous.is_none() {
                    m.previous = Some(figure);
                    return Cast::Previous;
                }
                if m.value.is_none() {
                    m.value = Some(figure);
                    return Cast::Value;
                }
                if sign.is_some() && lead.paren {
                    return Cast::Aside;
                }
                // `3.416 milliards d'euros, soit 115,6% du PIB`
                let output = atoms.get(i + 2).is_some_and(|a| a.term(Class::Indicator) == Some("gdp"));
                if output && m.value.is_some_and(|v| self.ctx.figure_kind(v) == FigureKind::Money) {
                    let next = Measure {
                        value: Some(figure),
                        change: None,
                        previous: None,
                        consensus: None,
                        way: None,
                        how: How::Next,
                        from: i,
                        ..m.clone()
                    };
                    self.close();
                    self.cur = Some(next);
                    return Cast::Value;
                }
                if m.what == What::Indicator(name) && (lead.of || lead.to) {
                    let next = Measure {
                        value: Some(figure),
                        previous: None,
                        consensus: None,
                        period: None,
                        basis: None,
                        from: i,
                        ..m.clone()
                    };
                    self.close();
                    self.cur = Some(next);
                    return Cast::Value;
                }
                Cast::Aside
            }
            FigureKind::Percent | FigureKind::Multiple => {
                if name == "leverage" && kind == FigureKind::Multiple {
                    if compares {
                        m.previous = Some(figure);
                        return Cast::Previous;
                    }
                    m.value.get_or_insert(figure);
                    return Cast::Value;
                }
                if compares || settled {
                    let still = m.way.is_some_and(|(way, _)| way == Way::Flat);
                    if !(m.change.is_some() || still) || m.previous.is_some() {
                        return Cast::Aside;
                    }
                    m.previous = Some(figure);
                    m.versus = lead.versus;
                    return Cast::Previous;
                }
                if from_to && m.change.is_none() && m.previous.is_none() && sign.is_none() {
                    m.previous = Some(figure);
                    return Cast::Previous;
                }
                // `10% du chiffre d'affaires`, `25% des ventes`: a share of it.
                let share_of =
                    atoms.get(i + 1).is_some_and(|a| matches!(self.ctx.word(a), "du" | "des") || a.prep("of"))
                        && !atoms
                            .get(i + 2)
                            .is_some_and(|a| a.term(Class::Move).is_some() || a.term(Class::Growth).is_some())
                        && !matches!(m.what, What::Growth);
                if share_of && !lead.moving && sign.is_none() && !(lead.of && m.way.is_some()) {
                    self.out.set_aside.push((span, "a share of the whole"));
                    return Cast::Aside;
                }
                let first_move = atoms
                    .get(i + 2)
                    .and_then(|a| a.term(Class::Move))
                    .map(Way::of)
                    .filter(|_| atoms.get(i + 1).is_some_and(|a| a.prep("of")));
                let degree = degree(self.ctx, atoms[i].tokens.end);
                // `divisé par quatre`, `multiplié par deux`
                let factor = (kind == FigureKind::Multiple)
                    .then(|| self.ctx.figure(figure).value.value.and_then(Amount::decimal))
                    .flatten()
                    .map(|d| if d < Decimal::whole(1) { Way::Down } else { Way::Up })
                    .filter(|way| m.way.is_none() || *way == Way::Down);
                let way = sign.or(first_move).or(degree).or(factor);
                if m.negative && kind == FigureKind::Percent && m.value.is_none() && m.way.is_none() {
                    // `une perte de 25%` is no loss of an income statement.
                    self.cur = None;
                    return Cast::Aside;
                }
                let doubled = m
                    .change
                    .is_some_and(|c| self.ctx.figure_kind(c) == FigureKind::Multiple && kind == FigureKind::Percent);
                if m.change.is_none() || doubled {
                    m.change = Some(figure);
                    if let Some(way) = way {
                        m.way = Some((way, span));
                    }
                    if m.basis.is_none()
                        && let Some(basis) = pending
                    {
                        m.basis = Some(basis);
                        self.pending_basis = None;
                    }
                    return Cast::Change;
                }
                // `reculer de 8% ou se stabiliser (entre -8 % et 0 %)`: the same, said as a range.
                if lead.paren
                    && self.ctx.figure(figure).value.max.is_some()
                    && m.change.is_some_and(|c| self.ctx.figure(c).value.max.is_none())
                    && m.stance.verb.is_some_and(|v| !v.modal.is_empty())
                {
                    m.change = Some(figure);
                    return Cast::Change;
                }
                // Another thing has been named since: the rate is its own.
                let since = m.last.map_or(m.from, |(at, _)| at) + 1;
                let foreign = atoms.get(since..i).is_some_and(|between| {
                    between.windows(2).any(|w| {
                        w[0].term(Class::Det).is_some()
                            && (matches!(w[1].kind, Kind::Word) || w[1].term(Class::Share) == Some("quote"))
                    })
                });
                if foreign {
                    return Cast::Aside;
                }
                // A second rate: the same metric on another basis.
                let next = Measure {
                    value: None,
                    change: Some(figure),
                    previous: None,
                    consensus: None,
                    basis: pending,
                    way: way.map(|w| (w, span)).or(turn).or(m.way),
                    from: if m.what == What::Growth { m.from } else { i },
                    how: How::Next,
                    segment: m.segment.filter(|_| !part_next),
                    period: if dated_next { None } else { m.period },
                    ..m.clone()
                };
                self.pending_basis = None;
                self.close();
                self.cur = Some(next);
                Cast::Change
            }
            FigureKind::Money
            | FigureKind::Count
            | FigureKind::Quantity
            | FigureKind::Points
            | FigureKind::Fraction => {
                if DIFFUSION.contains(&name) && kind != FigureKind::Points && kind != FigureKind::Count {
                    return Cast::Aside;
                }
                if rate && name != "public_debt" && name != "public_deficit" {
                    return Cast::Aside;
                }
                if compares {
                    if m.previous.is_some() || !(like || m.value.is_none()) {
                        return Cast::Aside;
                    }
                    m.previous = Some(figure);
                    m.versus = lead.versus;
                    return Cast::Previous;
                }
                if from_to && m.value.is_none() && m.previous.is_none() {
                    m.previous = Some(figure);
                    return Cast::Previous;
                }
                // `le bénéfice net s'est limité à 2,5 milliards, ou 5,87 dollars par action`
                if self.ctx.figure(figure).value.per.as_deref() == Some("share")
                    && matches!(name, "net_income" | "recurring_net_income")
                {
                    let next = Measure {
                        what: What::Metric("eps"),
                        how: How::Next,
                        value: Some(figure),
                        change: None,
                        consensus: None,
                        previous: None,
                        basis: None,
                        from: i,
                        way: None,
                        ..m.clone()
                    };
                    self.close();
                    self.cur = Some(next);
                    return Cast::Value;
                }
                // `ont gonflé de 3,5 millions de barils`
                let moved = lead.of
                    && i >= 2
                    && atoms[i - 2].verb().is_some_and(|g| way_of(g).is_some() || self.ctx.infinitive(g) == "creuser")
                    && kind != FigureKind::Points;
                let movement = (lead.moving && lead.of && kind != FigureKind::Count) || moved;
                if movement && m.change.is_none() && !matches!(m.what, What::Growth) {
                    m.change = Some(figure);
                    return Cast::Change;
                }
                if m.value.is_none() && m.what != What::Growth {
                    m.value = Some(figure);
                    // `un flux de trésorerie négatif de 740 millions`
                    m.negative |= kind == FigureKind::Money
                        && atoms[..i]
                            .iter()
                            .rev()
                            .take(2)
                            .any(|a| matches!(self.ctx.word(a), "negatif" | "negative" | "deficitaire"));
                    return Cast::Value;
                }
                // `12 millions au troisième trimestre et de 40 millions sur neuf mois`: each with its own period.
                let joined = i > 1
                    && lead.of
                    && atoms[i - 1].prep("of")
                    && atoms[i - 2].term(Class::And).is_some()
                    && m.period.is_some()
                    && !m.soft
                    && atoms[i + 1..].iter().take(2).any(|a| matches!(a.kind, Kind::Date(_)));
                if joined && like && m.change.is_none() && matches!(m.what, What::Metric(_)) {
                    let next = Measure {
                        value: Some(figure),
                        previous: None,
                        consensus: None,
                        basis: None,
                        way: None,
                        period: None,
                        from: i,
                        how: How::Next,
                        ..m.clone()
                    };
                    self.close();
                    self.cur = Some(next);
                    return Cast::Value;
                }
                // `4,5 milliards en France et 5,3 milliards à l'international`
                if part_next && m.segment.is_some() && like && matches!(m.what, What::Metric(_)) && !lead.of && !lead.to
                {
                    let next = Measure {
                        value: Some(figure),
                        change: None,
                        previous: None,
                        consensus: None,
                        basis: None,
                        way: None,
                        segment: None,
                        from: i,
                        how: How::Part,
                        ..m.clone()
                    };
                    self.close();
                    self.cur = Some(next);
                    return Cast::Value;
                }
                Cast::Aside
            }
        }
    }
}

/// The contract's term for what is measured, or nothing.
fn name_of(what: What) -> &'static str {
    match what {
        What::Metric(name) | What::Indicator(name) => name,
        _ => "",
    }
}
