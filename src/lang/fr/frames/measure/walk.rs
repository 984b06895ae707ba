//! The walk over a sentence: what opens a measure, what it takes, what closes it.

use super::{Cast, Measure, Part, Stance, Way, What, finish::Memory, growth::degree, price::from_peak};
use crate::{
    facts::{
        engine::Context,
        frame::Reading,
        lexicon::{Class, Sense, Term},
        syntax::{Atom, Kind},
    },
    sheet::EntityKind,
    value::{DateBound, Grain},
};

/// What a change is compared with, and the basis that makes.
const COMPARED: &[(&str, &str)] = &[
    ("meme periode", "yoy"),
    ("an dernier", "yoy"),
    ("an passe", "yoy"),
    ("annee precedente", "yoy"),
    ("exercice precedent", "yoy"),
    ("un an", "yoy"),
    ("trimestre precedent", "qoq"),
    ("trois mois precedents", "qoq"),
    ("mois precedent", "mom"),
];

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
    /// A movement told after a figure: the direction of the next one.
    pub(super) turn: Option<(Way, crate::text::Span)>,
    /// Figures before this atom are read already.
    pub(super) skip: usize,
    /// The goals that the sentence before told of, and what was done to them.
    pub(super) agenda: Option<(usize, Stance)>,
    /// The sentence opens with the outsider that tells it (*selon les analystes*), and of which company it tells.
    pub(super) voice: bool,
    pub(super) told_of: Option<u32>,
    /// A goal named without its figure (*a relevé sa prévision d'Ebitda*).
    pub(super) goal: Option<Measure>,
    /// The part of the company that is the subject of the clause (*la division beauté*).
    pub(super) unit: Option<crate::text::Span>,
    /// A broker is telling what it thinks (*jugeant que*).
    pub(super) broker_says: bool,
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
            broker_says: false,
            skip: 0,
            turn: None,
            agenda: None,
            goal: None,
            voice: false,
            told_of: None,
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
        self.skip = 0;
        self.turn = None;
        self.unit = None;
        self.broker_says = false;
        self.foreign = false;
        self.former = false;
        self.list = self.list_head();
        self.venue = self.find_venue();
        self.stance.outsider = self.outside_voice();
        self.voice = self.stance.outsider && self.atoms().first().is_some_and(|a| a.term(Class::According).is_some());
        self.told_of = None;
        self.place = self.place_head();
        self.carry_on();
        let atoms = self.atoms();
        for (i, atom) in atoms.iter().enumerate() {
            match atom.kind {
                Kind::Entity(entity) => self.entity(i, entity),
                Kind::Term(term) => self.term(i, term),
                Kind::Verb(group) => self.verb(i, group),
                Kind::Figure(_) if i < self.skip => {}
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
        self.note_agenda();
    }

    /// Ends the article: every measure becomes a fact or a refusal.
    ///
    /// The sentences `thresholds` hold a word for one.
    pub(super) fn end(&mut self, thresholds: &[usize]) {
        self.put_aside(thresholds);
        let mut memory = Memory::default();
        for measure in std::mem::take(&mut self.done) {
            super::finish::finish(self.ctx, measure, &mut memory, self.out);
        }
    }

    /// Closes the open measure.
    pub(super) fn close(&mut self) {
        let Some(mut measure) = self.cur.take() else { return };
        self.gained_since(&mut measure);
        if measure.what == What::Price
            && let Some((way, _)) = measure.way
        {
            self.echo = Some(way);
        }
        if measure.is_empty() {
            let sets = |m: &Measure| m.stance.goal && !m.stance.outsider && m.stance.verb.is_some();
            if sets(&measure) && matches!(measure.what, What::Metric(_)) {
                self.goal = Some(measure);
                return;
            }
            if measure.way.is_none() {
                return;
            }
        }
        // `Les économistes tablaient sur une inflation de 0,3%`: of the measure just told.
        let alone = measure.value.is_none() && measure.change.is_none() && measure.segment.is_none();
        if alone
            && measure.consensus.is_some()
            && let Some(last) = self.done.last_mut()
            && last.what == measure.what
            && last.sentence + 1 >= measure.sentence
            && last.consensus.is_none()
            && !last.is_empty()
            && !last.stance.outsider
        {
            last.consensus = measure.consensus;
            return;
        }
        self.done.push(measure);
    }

    /// `L'action X cède 2%. Elle affichait un gain de 10% depuis janvier`: of the share told before.
    fn gained_since(&self, m: &mut Measure) {
        let since = |d: u32| self.ctx.date(d).bound == Some(DateBound::Since);
        let pronoun = self.ctx.atoms(m.sentence).first().is_some_and(|a| a.term(Class::Pronoun).is_some());
        if m.what != What::Growth || m.change.is_none() || !pronoun || !m.period.is_some_and(since) {
            return;
        }
        let quoted = |d: &&Measure| d.what == What::Price && d.sentence + 1 == m.sentence;
        let before = self.done.iter().filter(quoted).find_map(|d| d.subject);
        if let Some(share) = before {
            m.what = What::Price;
            m.subject = Some(share);
        }
    }

    /// Opens a measure at atom `i`.
    pub(super) fn open(&mut self, what: What, i: usize) -> &mut Measure {
        self.close();
        let mut measure = Measure::new(what, self.s, i);
        measure.stance = self.stance;
        measure.period = self.pending_period;
        measure.soft = true;
        if matches!(what, What::Metric(_)) {
            measure.subject = self.told_of;
            measure.segment = self.unit.map(Part::Words);
        }
        measure.time = self.pending_time;
        for date in [&mut measure.period, &mut measure.time] {
            *date = date.filter(|d| !self.told_apart(*d, i));
        }
        measure.venue = if what == What::Price { self.own_venue(i) } else { None }.or(self.venue);
        self.cur.insert(measure)
    }
}

impl Walk<'_, '_> {
    /// `En Chine, les ventes …`: the part of the company that the clause tells of.
    pub(super) fn place_head(&self) -> Option<u32> {
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

    /// `Selon le consensus`, `d'après les analystes de X`: the whole sentence is an outsider's.
    pub(super) fn outside_voice(&self) -> bool {
        if !self.ctx.marks(self.s).holds(&[Class::According]) {
            return false;
        }
        let atoms = self.atoms();
        atoms.iter().enumerate().any(|(i, a)| {
            a.term(Class::According).is_some()
                && atoms[i + 1..].iter().take(4).any(|b| {
                    b.term(Class::Consensus).is_some() || matches!(b.kind, Kind::Entity(e) if self.ctx.is_broker(e))
                })
        })
    }

    pub(super) fn term(&mut self, i: usize, term: Term) {
        match term.class {
            // `a clôturé sur une perte de 0,4%`
            Class::Metric
                if self.loses(i) && matches!(&self.cur, Some(m) if m.what == What::Price && m.change.is_none()) =>
            {
                let span = self.ctx.span(&self.atoms()[i].tokens);
                if let Some(m) = &mut self.cur {
                    m.way = Some((Way::Down, span));
                }
            }
            Class::Metric => self.metric(i, term.value),
            Class::Contract if self.orders(i) => self.metric(i, "order_intake"),
            Class::OtherMetric => self.other_metric(i),
            Class::Indicator => self.indicator(i, term.value),
            Class::Growth => self.growth(i, true),
            Class::Move => self.movement(i, Way::of(term.value)),
            Class::Stable => {
                let span = self.ctx.span(&self.atoms()[i].tokens);
                // `vise une hausse de 2%, alors qu'il visait une simple stabilité`: the target was raised or cut.
                if self.former
                    && let Some(m) = self.done.last_mut()
                    && let (Some((way, _)), Some(verb)) = (m.way, &mut m.stance.verb)
                {
                    verb.senses.add(if way == Way::Down { Sense::Cut } else { Sense::Raise });
                    self.former = false;
                    return;
                }
                if let Some(m) = &mut self.cur
                    && m.way.is_none()
                {
                    m.way = Some((Way::Flat, span));
                } else if self.cur.is_none() {
                    self.stands_still(i);
                }
            }
            Class::Basis => self.basis(i, term.value),
            // `La fourchette allait auparavant de A à B`
            Class::Goal if term.value == "former" && self.cur.is_none() && i <= 2 && self.reopens() => {
                self.former = true
            }
            Class::Goal => {
                self.stance.goal = true;
                if let Some(m) = &mut self.cur
                    && m.is_empty()
                {
                    m.stance.goal = true;
                }
            }
            // `supérieur au consensus de 5%`; `le double des attentes` tells none.
            Class::Consensus => {
                let told = self.atoms()[i + 1..]
                    .iter()
                    .take(8)
                    .take_while(|a| !matches!(a.kind, Kind::Sign(_)) && a.term(Class::And).is_none())
                    .any(|a| matches!(a.kind, Kind::Figure(_)));
                self.expects |= told && self.cur.as_ref().is_some_and(|m| !m.is_empty());
            }
            Class::Target
            | Class::Dividend
            | Class::Stake
            | Class::KeyRate
            | Class::Deal
            | Class::Contract
            | Class::Buyback
            | Class::Raise => self.close(),
            Class::Share => {
                self.of_growth(i);
            }
            Class::Adverb => {}
            _ => {}
        }
    }

    /// `a engrangé 6,2 milliards d'euros de commandes au premier trimestre`: what a period brought in.
    fn orders(&self, i: usize) -> bool {
        let atoms = self.atoms();
        let money = i >= 2
            && atoms[i - 1].prep("of")
            && matches!(atoms[i - 2].kind, Kind::Figure(f) if self.ctx.figure_kind(f) == crate::value::FigureKind::Money);
        let period = atoms[i + 1..].iter().take(4).any(|a| match a.kind {
            Kind::Date(d) => self.ctx.date(d).value.as_ref().is_some_and(|v| {
                matches!(v.grain(), Grain::Year | Grain::Quarter | Grain::Half | Grain::Span | Grain::Month)
            }),
            _ => false,
        });
        let level = self.stance.verb.is_some_and(|v| v.senses.has(crate::facts::lexicon::Sense::Level) && !v.negated);
        self.ctx.word(&atoms[i]) == "commandes" && money && period && level && !self.stance.outsider
    }

    pub(super) fn basis(&mut self, i: usize, basis: &'static str) {
        let span = self.ctx.span(&self.atoms()[i].tokens);
        // `en croissance organique de 7%`
        if let Some(m) = &mut self.cur
            && m.change.is_none()
            && m.way.is_none()
            && self.ctx.text.fold(self.ctx.atoms(self.s)[i].tokens.start + 1) == "croissance"
        {
            m.way = Some((Way::Up, span));
            self.pending_basis = Some((basis, span));
            return;
        }
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

    pub(super) fn date(&mut self, i: usize, date: u32) {
        let atoms = self.atoms();
        let mention = self.ctx.date(date);
        let Some(grain) = mention.value.as_ref().map(crate::value::DateValue::grain) else { return };
        // `au plus bas depuis mai`, `un sommet depuis 2021`: a record, not the period of anything.
        let record = atoms[..i].iter().rev().take(4).any(|a| {
            matches!(
                self.ctx.word(a),
                "bas" | "haut" | "sommet" | "record" | "plancher" | "inedit" | "pic" | "vu" | "jamais"
            )
        });
        if record
            && let Some(m) = self.cur.as_mut().filter(|m| m.what == What::Price && m.change.is_some())
            && from_peak(atoms, self.ctx, date)
        {
            m.period = Some(date);
            m.soft = false;
            return;
        }
        if record {
            self.aside(mention.span, "a record");
            return;
        }
        if self.is_of_telling(i, grain) {
            self.pending_time = Some(date);
            if let Some(m) = self.cur.as_mut().filter(|m| m.time.is_none()) {
                m.time = Some(date);
            }
            return;
        }
        // `231 millions (2024: 219 millions)`: whose figure follows, not the measure's period.
        if i > 0 && atoms[i - 1].is('(') && atoms.get(i + 1).is_some_and(|a| a.is(':')) {
            self.aside(mention.span, "what a figure is compared with");
            return;
        }
        // `contre 7% attendu, après un premier semestre à 8,8%`: the period of the earlier figure.
        let led = (1..=2).any(|back| {
            i >= back
                && atoms[i - back].prep("after")
                && atoms[i + 1 - back..i].iter().all(|a| a.term(Class::Det).is_some())
        });
        let told = self.cur.as_ref().is_some_and(|m| !m.is_empty());
        let stood = atoms.get(i + 1).is_some_and(|a| a.prep("to"))
            && matches!(atoms.get(i + 2).map(|a| a.kind), Some(Kind::Figure(_)));
        if led && told && stood {
            self.aside(mention.span, "what a figure is compared with");
            return;
        }
        // `à 40 millions, dont 12 millions au troisième trimestre`: the period of the part.
        let parted = self.cur.as_ref().is_some_and(|m| {
            m.period.is_some() && !m.is_empty() && m.to < i && atoms[m.to..i].iter().any(|a| self.ctx.word(a) == "dont")
        });
        if parted {
            self.aside(mention.span, "the period of a part");
            return;
        }
        // `supérieure à celle de 2024`
        let pointed = i > 2
            && (atoms[i - 3].prep("to")
                || atoms[i - 3].prep("of")
                || atoms[i - 3].term(Class::Relative).is_some()
                || atoms[i - 3].term(Class::Versus).is_some())
            && (atoms[i - 1].prep("of") || atoms[i - 1].term(Class::Det) == Some("of"))
            && matches!(self.ctx.word(&atoms[i - 2]), "celle" | "celui" | "celles" | "ceux");
        if pointed {
            self.aside(mention.span, "what a figure is compared with");
            return;
        }
        let since = mention.bound == Some(DateBound::Since);
        // `s'est détendu à 4,15%, contre 4,20% la veille`
        let right_behind = matches!(self.cur, Some(Measure { last: Some((at, Cast::Previous)), .. }) if i == at + 1);
        if right_behind && grain == Grain::Day {
            self.aside(mention.span, "what a figure is compared with");
            return;
        }
        if matches!(grain, Grain::Clock | Grain::Part) || (grain == Grain::Day && !since) {
            let stock = grain == Grain::Day && i > 0 && self.ctx.word(&atoms[i - 1]) == "au";
            if let Some(m) = &mut self.cur {
                if stock && m.period.is_none() && !matches!(m.last, Some((_, Cast::Previous))) {
                    m.period = Some(date);
                    m.soft = false;
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
            let across = crate::text::fold(mention.span.slice(self.ctx.text.source)).contains("sur l'autre")
                || atoms[i + 1..].iter().take(3).any(|a| self.ctx.word(a) == "autre");
            if on || across {
                self.basis(i, basis);
            }
            return;
        }
        // `2% de plus qu'un an auparavant`
        let than = i > 1 && atoms[i - 1].term(Class::Relative) == Some("que");
        let rate = || atoms[..i].iter().rfind(|a| matches!(a.kind, Kind::Figure(_)));
        let degree = || rate().and_then(|a| degree(self.ctx, a.tokens.end));
        if than
            && crate::text::fold(mention.span.slice(self.ctx.text.source)).starts_with("un an")
            && degree().is_some()
        {
            self.basis(i, "yoy");
            return;
        }
        // `par rapport à la même période`: what the change compares with.
        let compared = i > 0 && atoms[i - 1].term(Class::Versus).is_some()
            || i > 1 && atoms[i - 1].term(Class::Det).is_some() && atoms[i - 2].term(Class::Versus).is_some();
        if compared {
            let words = crate::text::fold(mention.span.slice(self.ctx.text.source));
            if let Some((_, basis)) = COMPARED.iter().find(|(with, _)| words.contains(with)) {
                self.basis(i, basis);
            } else if let Some(basis) = self.step_before(date) {
                self.basis(i, basis);
            }
            self.aside(mention.span, "what a figure is compared with");
            return;
        }
        let previous = matches!(self.cur, Some(Measure { last: Some((at, Cast::Previous)), .. }) if i <= at + 4);
        if previous {
            self.aside(mention.span, "what a figure is compared with");
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
        // `vise 1,1 milliard de ventes cette année, avec une marge de 11%`: the same year for both.
        let aims = self.cur.as_ref().is_some_and(|m| {
            m.period == Some(date) && m.stance.verb.is_some_and(|v| v.senses.has(crate::facts::lexicon::Sense::Aim))
        });
        if self.pending_period.is_none() || self.cur.is_none() || aims {
            self.pending_period = Some(date);
        }
    }

    /// `en octobre 2023, par rapport à octobre 2022`: how far back the date is that a change compares with.
    fn step_before(&self, date: u32) -> Option<&'static str> {
        let told = |d: u32| self.ctx.date(d).value.as_ref().map(ToString::to_string);
        let period = self.cur.as_ref().and_then(|m| m.period).or(self.pending_period)?;
        let (now, then) = (told(period)?, told(date)?);
        let split = |s: &str| Some((s.get(..4)?.parse::<i32>().ok()?, s.get(4..)?.to_owned()));
        let ((year, part), (before, other)) = (split(&now)?, split(&then)?);
        if year == before + 1 && part == other && !part.contains('/') {
            return Some("yoy");
        }
        let number = |s: &str, prefix: &str| s.strip_prefix(prefix)?.parse::<i32>().ok();
        let steps = |prefix: &str, count: i32| {
            let (now, then) = (number(&part, prefix)?, number(&other, prefix)?);
            Some(year * count + now - before * count - then)
        };
        match (steps("-", 12), steps("-Q", 4)) {
            (Some(1), _) => Some("mom"),
            (_, Some(1)) => Some("qoq"),
            _ => None,
        }
    }

    /// Expected figures told alone belong to the measures told just before.
    pub(super) fn settle_expected(&mut self) {
        let expected = std::mem::take(&mut self.expected);
        if expected.is_empty() {
            return;
        }
        // `5 milliards pour l'ensemble`: of the whole, behind its parts.
        let whole = self.atoms().iter().any(|a| self.ctx.word(a) == "ensemble");
        let near = self.s.saturating_sub(if whole { super::part::REACH - 1 } else { 0 });
        let mut last: Vec<usize> = (0..self.done.len())
            .rev()
            .take_while(|d| self.done[*d].sentence + 1 >= near)
            .filter(|d| !whole || self.done[*d].segment.is_none() && self.done[*d].value.is_some())
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
