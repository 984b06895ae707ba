//! The walk over a sentence: what opens a measure, what it takes, what closes it.

use super::{Cast, Measure, Part, Stance, Way, What};
use crate::{
    facts::{
        engine::Context,
        frame::Reading,
        lexicon::{Class, Sense, Tense, Term},
        syntax::{Atom, Group, Kind, governed, subject},
    },
    sheet::EntityKind,
    value::{DateBound, FigureKind, Grain},
};

const QUOTED: &[EntityKind] = &[EntityKind::Company, EntityKind::Index, EntityKind::Instrument, EntityKind::Exchange];
const MARKETS: &[EntityKind] = &[EntityKind::Index, EntityKind::Instrument, EntityKind::Exchange];

/// Verbs that say where a quotation stands without a direction of their own.
const STANDS: &[Sense] = &[Sense::Session, Sense::Level, Sense::Keep, Sense::Bring, Sense::Stay];

/// The walk.
pub(super) struct Walk<'c, 'a> {
    pub(super) ctx: &'c Context<'a>,
    pub(super) out: &'c mut Reading,
    pub(super) s: usize,
    pub(super) cur: Option<Measure>,
    pub(super) done: Vec<Measure>,
    /// A figure that came before what it measures (*801 ME de chiffre d'affaires*).
    pub(super) orphan: Option<(usize, u32)>,
    /// A basis told before the figure it belongs to.
    pub(super) pending_basis: Option<(&'static str, crate::text::Span)>,
    pub(super) pending_period: Option<u32>,
    pub(super) pending_time: Option<u32>,
    /// The clause's finite verb, who does it, and whether that is an outsider.
    pub(super) stance: Stance,
    /// Analysts or the market are telling what they expect.
    pub(super) expects: bool,
    /// Expected figures with no open measure: they belong to those just told.
    pub(super) expected: Vec<u32>,
    /// The direction of a list of movers.
    pub(super) list: Option<Way>,
    /// The direction of the last quotation of the sentence, for an elided verb.
    pub(super) echo: Option<Way>,
    pub(super) venue: Option<u32>,
    /// The clause is about a contract or a deal: its metrics are not the company's.
    pub(super) foreign: bool,
    /// The place that opens the clause.
    pub(super) place: Option<u32>,
    /// The sentence tells what the target was before.
    pub(super) former: bool,
    /// The part of the company that is the subject of the clause (*la division beauté*).
    pub(super) unit: Option<crate::text::Span>,
}

impl<'c, 'a> Walk<'c, 'a> {
    pub(super) fn new(ctx: &'c Context<'a>, out: &'c mut Reading) -> Self {
        Self {
            ctx,
            out,
            s: 0,
            cur: None,
            done: Vec::new(),
            orphan: None,
            pending_basis: None,
            pending_period: None,
            pending_time: None,
            stance: Stance::default(),
            expects: false,
            expected: Vec::new(),
            list: None,
            echo: None,
            venue: None,
            place: None,
            foreign: false,
            former: false,
            unit: None,
        }
    }

    pub(super) fn atoms(&self) -> &'c [Atom] {
        self.ctx.atoms(self.s)
    }

    /// Reads one sentence.
    pub(super) fn sentence(&mut self, s: usize) {
        self.s = s;
        self.orphan = None;
        self.pending_basis = None;
        self.pending_period = None;
        self.pending_time = None;
        self.stance = Stance::default();
        self.expects = false;
        self.echo = None;
        self.unit = None;
        self.foreign = false;
        self.former = false;
        self.list = self.list_head();
        self.venue = self.find_venue();
        self.stance.outsider = self.outside_voice();
        self.place = self.place_head();
        let atoms = self.atoms();
        for (i, atom) in atoms.iter().enumerate() {
            match atom.kind {
                Kind::Entity(entity) => self.entity(i, entity),
                Kind::Term(term) => self.term(i, term),
                Kind::Verb(group) => self.verb(i, group),
                Kind::Figure(figure) => self.figure(i, figure),
                Kind::Date(date) => self.date(i, date),
                Kind::Sign(';') => {
                    self.close();
                    self.expects = false;
                    self.place = None;
                }
                Kind::Sign(_) | Kind::Word => {}
            }
        }
        self.close();
        self.settle_expected();
    }

    /// Ends the article: every measure becomes a fact or a refusal.
    pub(super) fn end(&mut self) {
        let mut area = None;
        for measure in std::mem::take(&mut self.done) {
            super::finish::finish(self.ctx, measure, &mut area, self.out);
        }
    }

    /// Closes the open measure.
    pub(super) fn close(&mut self) {
        let Some(measure) = self.cur.take() else { return };
        if measure.what == What::Price
            && let Some((way, _)) = measure.way
        {
            self.echo = Some(way);
        }
        if measure.is_empty() && measure.way.is_none() {
            return;
        }
        self.done.push(measure);
    }

    /// Opens a measure at atom `i`.
    pub(super) fn open(&mut self, what: What, i: usize) -> &mut Measure {
        self.close();
        let mut measure = Measure::new(what, self.s, i);
        measure.stance = self.stance;
        measure.period = self.pending_period;
        measure.soft = true;
        if matches!(what, What::Metric(_)) {
            measure.segment = self.unit.map(Part::Words);
        }
        measure.time = self.pending_time;
        self.cur.insert(measure)
    }

    /// `Plus fortes hausses :`, `Dans le rouge :` set the direction of the list that follows.
    fn list_head(&self) -> Option<Way> {
        let atoms = self.atoms();
        let colon = atoms.iter().position(|a| a.is(':'))?;
        if atoms[..colon].iter().any(|a| a.verb().is_some_and(Group::is_finite)) {
            return None;
        }
        atoms[..colon].iter().find_map(|a| a.term(Class::Move)).map(Way::of)
    }

    /// `En Chine, les ventes …`: the part of the company that the clause tells of.
    fn place_head(&self) -> Option<u32> {
        match self.atoms() {
            [link, Atom { kind: Kind::Entity(e), .. }, comma, ..]
                if (self.ctx.word(link) == "en" || link.prep("to"))
                    && comma.is(',')
                    && self.ctx.is_kind(*e, &[EntityKind::Place])
                    && self.ctx.salience.topic.is_some() =>
            {
                Some(*e)
            }
            _ => None,
        }
    }

    /// The market named for the securities of this sentence.
    fn find_venue(&self) -> Option<u32> {
        let atoms = self.atoms();
        let at = |kind: EntityKind| {
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

    /// `Selon le consensus`, `d'après les analystes de X`: the whole sentence is an outsider's.
    fn outside_voice(&self) -> bool {
        let atoms = self.atoms();
        atoms.iter().enumerate().any(|(i, a)| {
            a.term(Class::According).is_some()
                && atoms[i + 1..].iter().take(4).any(|b| {
                    b.term(Class::Consensus).is_some() || matches!(b.kind, Kind::Entity(e) if self.ctx.is_broker(e))
                })
        })
    }

    fn entity(&mut self, i: usize, entity: u32) {
        if !self.ctx.is_kind(entity, QUOTED) {
            return;
        }
        let atoms = self.atoms();
        // `X (+2,3% à 14 euros)`, `X 6%` after a verb that X shares, `le WTI, 0,7%`
        let mut next = i + 1;
        while atoms.get(next).is_some_and(|a| a.is(')')) {
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
        let Some(Kind::Figure(figure)) = atoms.get(at).map(|a| a.kind) else {
            self.noun_move(i, entity);
            return;
        };
        if self.ctx.figure_kind(figure) != FigureKind::Percent {
            return;
        }
        let signed = self.sign_of(figure);
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
    }

    /// `un CAC 40 en repli de 0,4%`
    fn noun_move(&mut self, i: usize, entity: u32) {
        let atoms = self.atoms();
        let mut at = i + 1;
        while at < i + 5 && atoms.get(at).is_some_and(|a| matches!(a.kind, Kind::Word | Kind::Sign(','))) {
            at += 1;
        }
        if !atoms.get(at).is_some_and(|a| a.prep("in") || self.ctx.word(a) == "en") {
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
    }

    fn echo_way(&self) -> Option<Way> {
        match &self.cur {
            Some(Measure { what: What::Price, way: Some((way, _)), change: Some(_), .. }) => Some(*way),
            Some(_) => None,
            None => self.echo,
        }
    }

    fn term(&mut self, i: usize, term: Term) {
        match term.class {
            Class::Metric => self.metric(i, term.value),
            Class::Indicator => self.indicator(i, term.value),
            Class::Growth => self.growth(i, true),
            Class::Move => self.movement(i, Way::of(term.value)),
            Class::Stable => {
                let span = self.ctx.span(&self.atoms()[i].tokens);
                if let Some(m) = &mut self.cur
                    && m.way.is_none()
                {
                    m.way = Some((Way::Flat, span));
                }
            }
            Class::Basis => self.basis(i, term.value),
            Class::Goal if term.value == "former" && self.cur.is_none() && i <= 2 => {
                // `La fourchette allait auparavant de A à B`
                if self.reopens() {
                    self.former = true;
                }
            }
            Class::Goal => {
                self.stance.goal = true;
                if let Some(m) = &mut self.cur
                    && m.is_empty()
                {
                    m.stance.goal = true;
                }
            }
            Class::Consensus => self.expects |= self.cur.as_ref().is_some_and(|m| !m.is_empty()),
            Class::Target | Class::Dividend | Class::Stake | Class::KeyRate | Class::Deal | Class::Contract => {
                self.close()
            }
            Class::Share => {
                self.of_growth(i);
            }
            Class::Adverb => {}
            _ => {}
        }
    }

    /// Opens a company metric.
    fn metric(&mut self, i: usize, metric: &'static str) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        let words = span.slice(self.ctx.text.source);
        if self.foreign {
            self.close();
            self.out.refuse("measure", span, "the metric of a contract or deal, not of the company");
            return;
        }
        // `leurs ventes`: of several, or of parts told before.
        if i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "leur" | "leurs") {
            let part = self.done.last().filter(|m| m.sentence + 1 >= self.s).and_then(|m| m.segment);
            if part.is_none() {
                self.close();
                self.out.refuse("measure", span, "whose metric it is cannot be told");
                return;
            }
        }
        let (metric, growth) = if metric == "organic" { ("revenue", true) } else { (metric, false) };
        let metric = if metric == "margin" {
            // `pour une marge de 18%`: the margin of the profit told before.
            let before = self.cur.as_ref().or(self.done.last()).map(|m| m.what);
            match before {
                Some(What::Metric("ebitda" | "ebitda_margin")) => "ebitda_margin",
                Some(What::Metric("ebita" | "ebita_margin")) => "ebita_margin",
                Some(What::Metric("operating_income" | "recurring_operating_income" | "operating_margin")) => {
                    "operating_margin"
                }
                _ => {
                    self.close();
                    self.out.refuse("measure", span, "which margin it is cannot be told");
                    return;
                }
            }
        } else {
            metric
        };
        // `5% de croissance`, `10,2% des revenus`: a share of the metric is no amount of it.
        let of = i > 0
            && (atoms[i - 1].prep("of")
                || (atoms[i - 1].term(Class::Det).is_some() && matches!(self.ctx.word(&atoms[i - 1]), "des" | "du")));
        if of {
            let before = if atoms[i - 1].prep("of") { i - 1 } else { i };
            let head = before.checked_sub(if before == i { 2 } else { 1 }).map(|b| (b, atoms[b].kind));
            if let Some((at, Kind::Figure(f))) = head
                && self.ctx.figure_kind(f) == FigureKind::Percent
            {
                if let Some(m) = &mut self.cur
                    && m.change == Some(f)
                    && m.what == What::Growth
                {
                    m.what = What::Metric(metric);
                    m.to = i + 1;
                } else if self.orphan == Some((at, f)) {
                    self.orphan = None;
                }
                return;
            }
        }
        if self.of_growth(i) {
            if let Some(m) = &mut self.cur {
                m.what = What::Metric(metric);
                m.to = i + 1;
            }
            self.possessor(i);
            return;
        }
        let brings = self.stance.verb.is_some_and(|v| v.senses.has(Sense::Bring));
        let orphan = self.orphan.take().filter(|(at, f)| match self.ctx.figure_kind(*f) {
            FigureKind::Money => of && *at + 3 >= i || brings && *at + 2 >= i,
            FigureKind::Count => *at + 1 == i || of && *at + 3 >= i || brings && *at + 2 >= i,
            _ => false,
        });
        // `3,9 fois l'Ebitda`: the debt told before, as a multiple.
        if matches!(metric, "ebitda" | "gross_operating_income")
            && i >= 1
            && let Some(Kind::Figure(f)) =
                atoms[..i].iter().rev().take(3).find(|a| a.term(Class::Det).is_none()).map(|a| a.kind)
            && self.ctx.figure_kind(f) == FigureKind::Multiple
        {
            let debt = self.cur.as_ref().or(self.done.last().filter(|m| m.sentence == self.s));
            if !debt.is_some_and(|m| matches!(m.what, What::Metric("net_debt" | "gross_debt" | "leverage"))) {
                self.close();
                self.out.refuse("measure", span, "a multiple of earnings with no debt before it");
                return;
            }
            let period = self.cur.as_ref().or(self.done.last()).and_then(|m| m.period);
            let subject = self.cur.as_ref().or(self.done.last()).and_then(|m| m.subject);
            if let Some(m) = &mut self.cur
                && m.change == Some(f)
            {
                m.change = None;
            }
            let m = self.open(What::Metric("leverage"), i);
            m.value = Some(f);
            m.period = m.period.or(period);
            m.subject = subject;
            return;
        }
        // `contre une perte de 6,8 millions`, `après un bénéfice de 820 millions`: the earlier figure.
        let lead =
            atoms[..i].iter().rev().take(3).find(|a| a.term(Class::Det).is_none() && !matches!(a.kind, Kind::Word));
        let compares = lead.is_some_and(|a| a.term(Class::Versus).is_some() || a.prep("after"));
        if compares
            && let Some(m) = &mut self.cur
            && let What::Metric(open) = m.what
            && m.value.is_some()
            && (open == metric || (open.ends_with("net_income") && metric.ends_with("net_income")))
        {
            m.before = Some(words.to_lowercase().starts_with("perte"));
            return;
        }
        // The same metric named again before any figure goes on.
        if let Some(m) = &self.cur
            && m.what == What::Metric(metric)
            && m.is_empty()
        {
            return;
        }
        let negative = words.to_lowercase().starts_with("perte");
        let basis = growth.then_some(("like_for_like", span)).or(self.pending_basis.take());
        let place = self.place;
        let goal = self.stance.goal;
        let m = self.open(What::Metric(metric), i);
        m.negative = negative;
        m.basis = basis;
        m.stance.goal = goal;
        if m.segment.is_none() {
            m.segment = place.map(Part::Entity);
        }
        if growth {
            m.way = Some((Way::Up, span));
        }
        if let Some((at, figure)) = orphan {
            m.value = Some(figure);
            m.from = at;
            m.last = Some((at, Cast::Value));
        }
        // `réduire une dette de 9 milliards`: the metric as it stands is no target.
        let object_of = atoms[..i].iter().rev().take(3).find(|a| a.term(Class::Det).is_none()).and_then(Atom::verb);
        if object_of.is_some_and(|v| {
            v.tense == Tense::Infinitive && v.senses.any(&[Sense::Cut, Sense::Down, Sense::Sell]) && v.modal.is_empty()
        }) || object_of.is_some_and(|v| !v.modal.is_empty() && v.senses.has(Sense::Cut))
        {
            m.stance.verb = None;
        }
        self.possessor(i);
    }

    /// Who or what the metric at `i` belongs to: `de X`, `du groupe`, `de la division`, `en Asie`.
    fn possessor(&mut self, i: usize) {
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
            Kind::Word if of => {
                let mut end = next + 1;
                while atoms.get(end).is_some_and(|a| {
                    matches!(a.kind, Kind::Word)
                        || (a.prep("of") && matches!(atoms.get(end + 1).map(|b| b.kind), Some(Kind::Word)))
                }) {
                    end += 1;
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
                );
                if !generic && let Some(m) = &mut self.cur {
                    m.segment = Some(Part::Words(words));
                }
            }
            _ => {}
        }
    }

    fn indicator(&mut self, i: usize, indicator: &'static str) {
        let atoms = self.atoms();
        if self.of_growth(i) {
            if let Some(m) = &mut self.cur {
                m.what = What::Indicator(indicator);
                m.to = i + 1;
            }
            return;
        }
        // `94,9% du PIB`: the yardstick, not the thing measured.
        let of = i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "du" | "de" | "d'");
        if of && i >= 2 && matches!(atoms[i - 2].kind, Kind::Figure(_)) {
            return;
        }
        if let Some(m) = &self.cur
            && matches!(m.what, What::Indicator(_))
            && m.is_empty()
            && i > 0
            && atoms[i - 1].is('(')
        {
            // `l'indice des prix harmonisé (IPCH)`: a second measure of the same thing.
            let span = self.ctx.span(&atoms[i].tokens);
            if let Some(m) = &mut self.cur {
                m.segment = Some(Part::Words(span));
            }
            return;
        }
        let jobs = indicator == "employment" && matches!(self.ctx.word(&atoms[i]), "emplois" | "postes");
        if jobs {
            self.jobs(i);
            return;
        }
        let basis = self.pending_basis.take();
        let span = self.ctx.span(&atoms[i].tokens);
        let words = crate::text::fold(span.slice(self.ctx.text.source));
        let other = (indicator == "other").then(|| {
            let mut end = i + 1;
            while atoms.get(end).is_some_and(|a| {
                matches!(a.kind, Kind::Word)
                    || a.prep("of")
                    || (a.prep("in") && matches!(atoms.get(end + 1).map(|b| b.kind), Some(Kind::Word)))
            }) {
                end += 1;
            }
            self.ctx.clause(self.s, i, end)
        });
        let m = self.open(What::Indicator(indicator), i);
        m.basis = basis;
        m.segment = other.map(Part::Words);
        m.negative = words.starts_with("excedent");
    }

    /// `l'économie a créé 22.000 emplois`: employment of an economy, not of a company.
    fn jobs(&mut self, i: usize) {
        let orphan = self.orphan.take().filter(|(at, f)| {
            *at + 2 >= i && self.ctx.figure_kind(*f) == FigureKind::Count && self.ctx.salience.topic.is_none()
        });
        let verb = self.stance.verb.and_then(|v| way_of(&v));
        let (Some((at, figure)), Some(way)) = (orphan, verb) else { return };
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let m = self.open(What::Indicator("employment"), at);
        m.change = Some(figure);
        m.way = Some((way, span));
        m.last = Some((at, Cast::Change));
    }

    /// `une croissance de 5%`, `la hausse est de 3%`
    fn growth(&mut self, i: usize, own: bool) {
        let span = self.ctx.span(&self.atoms()[i].tokens);
        if let Some(m) = &mut self.cur
            && !own
        {
            if m.way.is_none() || m.change.is_none() {
                m.way = Some((Way::Up, span));
            }
            return;
        }
        let basis = self.pending_basis.take();
        let m = self.open(What::Growth, i);
        m.way = Some((Way::Up, span));
        m.basis = basis;
        self.possessor(i);
    }

    fn movement(&mut self, i: usize, way: Way) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        let led = i > 0
            && (self.ctx.word(&atoms[i - 1]) == "en"
                || matches!(atoms[i - 1].kind, Kind::Term(Term { class: Class::Adverb, .. })));
        let reopens = i <= 2 && self.cur.is_none() && self.orphan.is_none() && self.reopens();
        match &mut self.cur {
            // `1,2 milliard (+3%), soit une hausse de 4%`: told again or on another basis; the cast decides.
            Some(m) if m.change.is_none() || led => {
                if m.change.is_none() {
                    m.way = Some((way, span));
                }
            }
            Some(_) => {}
            None if reopens => {
                // `La hausse est de 3,7%`: of the measure told before.
                self.reopen();
                if let Some(m) = &mut self.cur {
                    m.way = Some((way, span));
                }
            }
            None => {
                // `5% de hausse`
                let orphan = self.orphan.filter(|(at, _)| at + 2 == i && atoms[i - 1].prep("of"));
                let m = self.open(What::Growth, i);
                m.way = Some((way, span));
                if let Some((at, figure)) = orphan {
                    m.change = Some(figure);
                    m.from = at;
                    self.orphan = None;
                }
            }
        }
    }

    /// `la hausse de 3% du titre`, `une croissance de 5% de ses ventes`: names what moved; tells whether it did.
    fn of_growth(&mut self, i: usize) -> bool {
        let atoms = self.atoms();
        let Some(m) = &self.cur else { return false };
        if m.what != What::Growth || m.to + 3 < i {
            return false;
        }
        let of = atoms[m.to.min(i)..i].iter().all(|a| {
            a.prep("of")
                || a.term(Class::Det).is_some()
                || matches!(a.kind, Kind::Term(Term { class: Class::Adverb, .. }) | Kind::Word)
        }) && atoms[m.to.min(i)..i].iter().any(|a| a.prep("of") || matches!(self.ctx.word(a), "du" | "des"));
        if !of {
            return false;
        }
        if atoms[i].term(Class::Share).is_some() {
            let who = self.ctx.stands_for(self.s, i);
            if let Some(m) = &mut self.cur {
                m.what = What::Price;
                m.subject = who;
            }
        }
        true
    }

    fn basis(&mut self, i: usize, basis: &'static str) {
        let span = self.ctx.span(&self.atoms()[i].tokens);
        if let Some(m) = &mut self.cur
            && let Some((at, Cast::Change | Cast::Value)) = m.last
            && m.basis.is_none()
            && i <= at + 4
        {
            m.basis = Some((basis, span));
            m.to = i + 1;
            return;
        }
        match &mut self.cur {
            // `la croissance hors change est ramenée à`
            Some(m) if m.is_empty() && m.basis.is_none() => m.basis = Some((basis, span)),
            _ => self.pending_basis = Some((basis, span)),
        }
    }

    fn date(&mut self, i: usize, date: u32) {
        let atoms = self.atoms();
        let mention = self.ctx.date(date);
        let Some(grain) = mention.value.as_ref().map(crate::value::DateValue::grain) else { return };
        let since = mention.bound == Some(DateBound::Since);
        if matches!(grain, Grain::Clock | Grain::Part) || (grain == Grain::Day && !since) {
            let stock = grain == Grain::Day && i > 0 && self.ctx.word(&atoms[i - 1]) == "au";
            if let Some(m) = &mut self.cur {
                if stock && m.period.is_none() && !matches!(m.last, Some((_, Cast::Previous))) {
                    m.period = Some(date);
                } else if m.time.is_none() {
                    m.time = Some(date);
                }
            } else {
                self.pending_time = Some(date);
                if stock {
                    self.pending_period = Some(date);
                }
            }
            return;
        }
        if grain == Grain::Duration && !since {
            // `sur un an` is a basis where it stands beside a rate.
            let on = i > 0 && (atoms[i - 1].prep("on") || self.ctx.word(&atoms[i - 1]) == "en");
            let value = mention.value.as_ref().map(ToString::to_string).unwrap_or_default();
            let basis = match value.as_str() {
                "P1Y" | "P12M" => "yoy",
                "P1M" => "mom",
                "P3M" => "qoq",
                _ => return,
            };
            if on {
                self.basis(i, basis);
            }
            return;
        }
        // `par rapport à la même période`: what the change compares with.
        let compared = i > 0 && atoms[i - 1].term(Class::Versus).is_some()
            || i > 1 && atoms[i - 1].term(Class::Det).is_some() && atoms[i - 2].term(Class::Versus).is_some();
        if compared {
            let words = crate::text::fold(mention.span.slice(self.ctx.text.source));
            let yearly = ["meme periode", "an dernier", "an passe", "annee precedente", "exercice precedent", "un an"];
            if yearly.iter().any(|y| words.contains(y)) {
                self.basis(i, "yoy");
            }
            return;
        }
        let previous = matches!(self.cur, Some(Measure { last: Some((at, Cast::Previous)), .. }) if i <= at + 4);
        if previous {
            return;
        }
        match &mut self.cur {
            Some(m) if m.period.is_none() || m.soft => {
                m.period = Some(date);
                m.soft = false;
                m.to = m.to.max(i + 1);
            }
            _ => {}
        }
        if self.pending_period.is_none() || self.cur.is_none() {
            self.pending_period = Some(date);
        }
    }

    fn verb(&mut self, i: usize, group: Group) {
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
            m.subject = Some(entity);
            m.way = Some((way, span));
            return;
        }
        if !group.is_finite() {
            if matches!(&self.cur, Some(m) if m.what == What::Growth && m.is_empty()) {
                self.cur = None;
            }
            if group.tense != Tense::PresentParticiple
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
        let head = subject(atoms, i);
        let head_atom = head.map(|h| &atoms[h]);
        let voice_of = head_atom.and_then(|a| a.term(Class::Consensus));
        let market = matches!(voice_of, Some("market" | "analysts"));
        if market && group.senses.any(&[Sense::Expect, Sense::Aim, Sense::Say, Sense::See]) {
            self.expects = true;
            if self.cur.is_none() {
                self.stance = Stance { verb: Some(group), actor: None, outsider: true, ..Stance::default() };
            }
            return;
        }
        let own = self.is_own(head);
        let actor = if own { None } else { head.and_then(|_| self.ctx.actor(self.s, i)) };
        if own {
            self.own_verb(i, head, group);
            return;
        }
        self.expects = false;
        let voice = self.stance.outsider && actor.is_none();
        let outsider =
            voice || actor.is_some_and(|a| self.ctx.is_broker(a) || !self.ctx.is_kind(a, &[EntityKind::Company]));
        let goal = head_atom.is_some_and(|a| a.term(Class::Goal).is_some());
        if self.opens_price(i, head, actor, &group) {
            // `l'action X, en hausse de 3%, s'échange à 25 euros`
            let set_off = self.cur.take_if(|m| m.what == What::Growth && head.is_some_and(|h| h < m.from));
            let m = self.open(What::Price, head.unwrap_or(i).min(i));
            m.subject = actor;
            m.way = way.map(|w| (w, span));
            if let Some(growth) = set_off.filter(|g| g.change.is_some()) {
                m.change = growth.change;
                m.way = growth.way;
            }
            m.stance = Stance { verb: Some(group), actor, ..Stance::default() };
            self.stance = m.stance;
            return;
        }
        if self.opens_segment(i, head, actor, way) {
            return;
        }
        self.unit = head.filter(|h| atoms[*h].term(Class::Unit).is_some()).map(|h| {
            let end = (h + 1..i).find(|e| !matches!(atoms[*e].kind, Kind::Word)).unwrap_or(i);
            self.ctx.clause(self.s, h, end)
        });
        let relative = head.is_some_and(|h| atoms[h..i].iter().any(|a| a.term(Class::Relative).is_some()));
        if !relative || self.cur.as_ref().is_some_and(|m| m.what == What::Price || !m.is_empty()) {
            self.close();
        }
        let reported =
            self.stance.reported || (group.senses.any(&[Sense::Say, Sense::Announce]) && !outsider && actor.is_some());
        self.foreign = head_atom.is_some_and(|a| {
            matches!(a.kind, Kind::Term(Term { class: Class::Contract | Class::Partnership | Class::Deal, .. }))
        });
        self.stance = Stance { verb: Some(group), actor, outsider, reported, goal };
    }

    /// `les 7% sur lesquels tablaient les analystes`: the figure just cast was what they expected.
    fn retract(&mut self, i: usize) {
        let Some(m) = &mut self.cur else { return };
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
    fn is_own(&self, head: Option<usize>) -> bool {
        let Some(head) = head else {
            return self
                .cur
                .as_ref()
                .is_some_and(|m| matches!(m.what, What::Metric(_) | What::Indicator(_) | What::Growth));
        };
        let atom = &self.atoms()[head];
        matches!(
            atom.kind,
            Kind::Term(Term { class: Class::Metric | Class::Indicator | Class::Growth | Class::Move, .. })
        ) || (atom.term(Class::Pronoun).is_some() && self.cur.is_none() && self.reopens())
            || (atom.term(Class::Goal).is_some() && self.cur.is_some())
    }

    /// Whether a pronoun or bare movement at the start of a sentence can go on with the last measure.
    fn reopens(&self) -> bool {
        self.done
            .last()
            .is_some_and(|m| m.sentence + 1 >= self.s && matches!(m.what, What::Metric(_) | What::Indicator(_)))
    }

    /// Goes on with the last measure, or with a fresh one of the same thing where it is complete.
    fn reopen(&mut self) {
        let Some(last) = self.done.pop() else { return };
        let fresh = last.change.is_some();
        let next = Measure { last: None, way: None, from: 0, to: 1, sentence: self.s, ..last.clone() };
        if fresh {
            self.cur = Some(Measure {
                value: None,
                change: None,
                consensus: None,
                previous: None,
                basis: None,
                segment: None,
                ..next
            });
            self.done.push(last);
        } else {
            self.cur = Some(Measure { way: last.way, sentence: last.sentence, from: last.from, to: last.to, ..next });
        }
    }

    /// A finite verb whose subject is the measure.
    fn own_verb(&mut self, i: usize, head: Option<usize>, group: Group) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        let pronoun = head.is_some_and(|h| atoms[h].term(Class::Pronoun).is_some());
        if pronoun && self.cur.is_none() {
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
        let Some(m) = &mut self.cur else { return };
        if let Some(way) = way_of(&group)
            && (m.change.is_none() || m.way.is_none())
        {
            m.way = Some((way, span));
        }
        // `encore de 0,3% en février, est passée à -0,1%`
        if group.senses.has(Sense::Pass) && m.previous.is_none() && m.value.is_some() {
            m.previous = m.value.take();
            m.period = None;
        }
        m.stance = Stance { verb: Some(group), goal: m.stance.goal, ..m.stance };
    }

    /// Whether the verb at `i` tells a quotation.
    fn opens_price(&self, i: usize, head: Option<usize>, actor: Option<u32>, group: &Group) -> bool {
        let (Some(head), Some(actor)) = (head, actor) else { return false };
        if group.passive || group.negated || !self.ctx.is_kind(actor, QUOTED) {
            return false;
        }
        let atoms = self.atoms();
        let moves = way_of(group).is_some();
        let share = atoms[head].term(Class::Share).is_some();
        let market = self.ctx.is_kind(actor, MARKETS);
        let reference = atoms[head].term(Class::Group).is_some() && !matches!(atoms[head].kind, Kind::Entity(_));
        if !moves && !(group.senses.any(STANDS) && (share || market || group.senses.has(Sense::Session))) {
            return false;
        }
        if group.senses.is_empty() || atoms[head].term(Class::Pronoun).is_some() {
            return false;
        }
        // What stands between the verb and the first figure tells a quotation from everything else that rises.
        for (at, atom) in atoms.iter().enumerate().skip(i + 1) {
            match atom.kind {
                Kind::Figure(f) => {
                    let kind = self.ctx.figure_kind(f);
                    let level = matches!(kind, FigureKind::Money | FigureKind::Points);
                    let change = matches!(kind, FigureKind::Percent | FigureKind::BasisPoints | FigureKind::Points);
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
        bare && (moves
            || atoms[i + 1..].iter().take(6).any(|a| a.term(Class::Move).is_some() && self.ctx.word(a) == "dans"))
    }

    /// `La France n'a gagné que 0,8%`, `les montres plongent de 5%`: a part of the metric told before.
    fn opens_segment(&mut self, i: usize, head: Option<usize>, actor: Option<u32>, way: Option<Way>) -> bool {
        let (Some(head), Some(way)) = (head, way) else { return false };
        let atoms = self.atoms();
        let open = self.cur.as_ref().or(self
            .done
            .iter()
            .rev()
            .find(|m| matches!(m.what, What::Metric(_) | What::Indicator(_))));
        let Some(model) =
            open.filter(|m| matches!(m.what, What::Metric("revenue" | "order_intake") | What::Indicator("inflation")))
        else {
            return false;
        };
        if model.sentence + 2 < self.s || self.ctx.text.sentences.get(model.sentence).is_some_and(|x| x.title) {
            return false;
        }
        let part = match (actor, atoms[head].kind) {
            (Some(e), _) if self.ctx.is_kind(e, &[EntityKind::Place]) => Part::Entity(e),
            (None, Kind::Word) => Part::Words(self.ctx.clause(self.s, head, i)),
            _ => return false,
        };
        let percent = atoms[i + 1..]
            .iter()
            .take(4)
            .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Percent));
        if !percent {
            return false;
        }
        let model = Measure {
            value: None,
            change: None,
            change_abs: None,
            previous: None,
            consensus: None,
            basis: None,
            last: None,
            segment: Some(part),
            way: Some((way, self.ctx.span(&atoms[i].tokens))),
            from: head,
            to: i + 1,
            sentence: self.s,
            ..model.clone()
        };
        self.close();
        self.cur = Some(model);
        true
    }

    /// Expected figures told alone belong to the measures told just before.
    fn settle_expected(&mut self) {
        let expected = std::mem::take(&mut self.expected);
        if expected.is_empty() {
            return;
        }
        let near = self.s;
        let mut last: Vec<usize> = (0..self.done.len())
            .rev()
            .take_while(|d| self.done[*d].sentence + 1 >= near)
            .filter(|d| matches!(self.done[*d].what, What::Metric(_) | What::Indicator(_)))
            .take(expected.len())
            .collect();
        last.reverse();
        if last.len() != expected.len() {
            return;
        }
        for (at, figure) in last.into_iter().zip(expected) {
            let kind = self.ctx.figure_kind(figure);
            let told = self.done[at].value.or(self.done[at].change).map(|f| self.ctx.figure_kind(f));
            let rate = self.done[at].change.is_some_and(|f| self.ctx.figure_kind(f) == kind);
            if (told == Some(kind) || rate) && self.done[at].consensus.is_none() {
                self.done[at].consensus = Some(figure);
            }
        }
    }
}

/// The direction a verb tells.
pub(super) fn way_of(group: &Group) -> Option<Way> {
    [(Sense::Up, Way::Up), (Sense::Down, Way::Down), (Sense::Flat, Way::Flat)]
        .into_iter()
        .find_map(|(sense, way)| group.senses.has(sense).then_some(way))
}
