//! Movements told before what moves: `une croissance de 5% de ses ventes`, `5% de hausse`.

use super::{Measure, Part, Way, What, finish::Memory, indicator::macro_indicator, result::company, walk::Walk};
use crate::facts::{
    engine::Context,
    frame::Draft,
    lexicon::{Class, Sense, Term},
    syntax::Kind,
};

impl Walk<'_, '_> {
    /// `une croissance de 5%`, `la hausse est de 3%`
    pub(super) fn growth(&mut self, i: usize, own: bool) {
        let span = self.ctx.span(&self.atoms()[i].tokens);
        // `3 millions de passagers, soit une croissance de 7%`: how the amount just told moved.
        let atoms = self.atoms();
        let so = i >= 2 && self.ctx.word(&atoms[i - 2]) == "soit";
        if let Some(m) = &mut self.cur
            && (!own || so && m.value.is_some() && m.change.is_none() && m.what != What::Price)
        {
            if m.way.is_none() || m.change.is_none() {
                m.way = Some((Way::Up, span));
            }
            return;
        }
        if self.with_amount(i, span) {
            return;
        }
        let basis = self.pending_basis.take();
        let m = self.open(What::Growth, i);
        m.way = Some((Way::Up, span));
        m.basis = basis;
        self.possessor(i);
    }

    /// `Avec 9 millions de passagers, X affiche une croissance de 2%`: how the amount that opens the sentence moved.
    fn with_amount(&mut self, i: usize, span: crate::text::Span) -> bool {
        let atoms = self.atoms();
        let verb = atoms[..i].iter().rposition(|a| a.verb().is_some_and(|g| g.is_finite()));
        let level = verb
            .is_some_and(|v| v + 4 > i && atoms[v].verb().is_some_and(|g| g.senses.has(Sense::Level) && !g.negated));
        let led = atoms.first().is_some_and(|a| a.prep("with"));
        let of = atoms.get(i + 1).is_some_and(|a| a.prep("of"));
        let figure = matches!(atoms.get(i + 2).map(|a| a.kind), Some(Kind::Figure(_)));
        let told = self.done.last().is_some_and(|m| {
            m.sentence == self.s && m.from <= 3 && m.value.is_some() && m.change.is_none() && m.what != What::Price
        });
        if self.cur.is_some() || !level || !led || !of || !figure || !told {
            return false;
        }
        self.cur = self.done.pop();
        if let Some(m) = &mut self.cur {
            m.way = Some((Way::Up, span));
        }
        true
    }

    pub(super) fn movement(&mut self, i: usize, way: Way) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        // `la croissance, … une décélération à 3,6%`: growth that slows still grows.
        let slower = atoms.get(i + 1).is_some_and(|a| a.prep("to")) && self.ctx.word(&atoms[i]) == "deceleration";
        if slower && self.cur.as_ref().is_some_and(|m| m.what == What::Indicator("gdp") && m.is_empty()) {
            return;
        }
        if self.move_goes_on(i, way) {
            return;
        }
        // `progressent, portés par la fonte des stocks`: what moves something else.
        let agent = i >= 2 && atoms[i - 1].term(Class::Det).is_some() && atoms[i - 2].prep("by");
        if agent && let Some(m) = &self.cur {
            let price = m.what == What::Price;
            if price || m.change.is_some() {
                self.close();
            }
            if price {
                return;
            }
        }
        let led = i > 0
            && (self.ctx.word(&atoms[i - 1]) == "en"
                || matches!(atoms[i - 1].kind, Kind::Term(Term { class: Class::Adverb, .. })));
        let start = atoms[..i].iter().rposition(|a| a.is(';')).map_or(0, |p| p + 1);
        let bare = atoms[start..i].iter().all(|a| {
            matches!(a.kind, Kind::Date(_) | Kind::Sign(','))
                || matches!(
                    a.kind,
                    Kind::Term(Term { class: Class::Det | Class::Basis | Class::Adverb | Class::Prep, .. })
                )
        });
        let reopens = self.list.is_none()
            && (i <= start + 2 || bare)
            && self.cur.is_none()
            && self.orphan.is_none()
            && self.reopens();
        match &mut self.cur {
            // `1,2 milliard (+3%), soit une hausse de 4%`: told again or on another basis; the cast decides.
            // `ont stagné, alors que les économistes tablaient sur une hausse`
            Some(m) if self.expects && m.way.is_some_and(|(w, _)| w == Way::Flat) => {}
            Some(m) if m.change.is_none() || led => {
                if m.change.is_none() {
                    m.way = Some((way, span));
                } else {
                    self.turn = Some((way, span));
                }
            }
            Some(_) => {}
            None if reopens => {
                // `La hausse est de 3,7%`: of the measure told before.
                self.reopen();
                let part = self.part_named(i);
                if let Some(m) = &mut self.cur {
                    m.way = Some((way, span));
                    m.segment = part.or(m.segment);
                }
            }
            // `le S&P 500 a fait du surplace, avec un recul de 0,01%`
            None => {
                if self.market_moves(i, way) {
                    return;
                }
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

    /// `La baisse des prix de l'énergie`: the part that moved.
    fn part_named(&self, i: usize) -> Option<Part> {
        let atoms = self.atoms();
        let mut at = i + 1;
        let mut of = false;
        while let Some(atom) = atoms.get(at) {
            match atom.kind {
                Kind::Term(Term { class: Class::Prep | Class::Det, value: "of" }) => of = true,
                Kind::Term(Term { class: Class::Det | Class::Share, .. }) => {}
                Kind::Word if of => {
                    let end =
                        (at + 1..atoms.len()).find(|e| !matches!(atoms[*e].kind, Kind::Word)).unwrap_or(atoms.len());
                    return Some(Part::Words(self.ctx.clause(self.s, at, end)));
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// `la hausse de 3% du titre`, `une croissance de 5% de ses ventes`: names what moved; tells whether it did.
    pub(super) fn of_growth(&mut self, i: usize) -> bool {
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
}

/// `2% de plus qu'un an plus tôt`: the direction told after the figure that ends before token `at`.
pub(super) fn degree(ctx: &Context<'_>, at: usize) -> Option<Way> {
    match (ctx.text.fold(at), ctx.text.fold(at + 1)) {
        ("de", "plus" | "mieux") => Some(Way::Up),
        ("de", "moins") => Some(Way::Down),
        _ => None,
    }
}

/// `une croissance de 8%` of nothing named: revenue of a company, output of a country.
pub(super) fn growth_told(ctx: &Context<'_>, m: &Measure, memory: &mut Memory) -> Result<Draft, &'static str> {
    if m.change.is_none() {
        return Err("no figure is told of it");
    }
    let named = ctx
        .atoms(m.sentence)
        .get(m.from..m.to)
        .is_some_and(|atoms| atoms.iter().any(|a| a.term(Class::Growth).is_some()));
    if !named {
        return Err("what moved is not told");
    }
    let economy = out_of_economy(ctx, m);
    if ctx.salience.topic.is_some() && !m.stance.outsider && !economy {
        return company(ctx, m, "revenue", memory);
    }
    macro_indicator(ctx, m, "gdp", memory)
}

/// Whether the sentence tells macro indicators besides.
pub(super) fn out_of_economy(ctx: &Context<'_>, m: &Measure) -> bool {
    ctx.atoms(m.sentence).iter().any(|a| a.term(Class::Indicator).is_some())
}
