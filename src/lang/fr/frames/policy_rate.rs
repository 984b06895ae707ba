//! Decisions of central banks on their key rates, and what economists expect of them.
//!
//! A small walk over each sentence: a rate is opened by its noun, takes the figures that follow by what leads to each,
//! and the action of its clause; rates of one decision told one after the other (`le taux de refinancement à 4,25%`)
//! share what was decided.

mod examples;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Tense, Term},
        marks::Triggers,
        ontology::{FactType, Says},
        pattern::is_period,
        syntax::{Atom, Group, Kind, governed, subject},
    },
    sheet::{DateId, EntityId, EntityKind},
    text::Span,
    value::{FigureKind, Modality},
};

use super::near::{amount, before, fold, has_word, infinitive, moment};

/// Reads policy rates.
pub const FRAME: Frame = Frame {
    id: "policy_rate",
    triggers: Triggers::NONE.classes(&[Class::KeyRate]).words(&[&["taux", "statu"]]),
    read,
    examples: examples::EXAMPLES,
};

/// Parts of the English names of central banks.
const BANKS: &[&str] = &[
    "Central Bank",
    "Banque centrale",
    "banque centrale",
    "Reserve",
    "Riksbank",
    "Norges",
    "National Bank",
    "Nationalbank",
    "Nemzeti",
    "Al-Maghrib",
    "Bank of Canada",
    "Bank of England",
    "Bank of Japan",
    "Bank of Korea",
    "Bank of Mexico",
    "Bank of Russia",
    "People's Bank",
    "Bank of Thailand",
    "Bank Indonesia",
    "Bank of Israel",
    "Central African States",
];

/// One telling of a rate.
#[derive(Clone, Debug)]
struct Rate {
    s: usize,
    authority: u32,
    instrument: Option<(&'static str, Span)>,
    action: Option<&'static str>,
    level: Option<u32>,
    previous: Option<u32>,
    change: Option<u32>,
    modality: Modality,
    /// Told as a reminder (`avait ramené`).
    earlier: bool,
    /// Who expects it.
    voice: Option<u32>,
    time: Option<DateId>,
}

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let mut rates: Vec<Rate> = Vec::new();
    let (mut play, mut before) = (None, None);
    let banks: Vec<bool> = (0..ctx.mentions.entities.len()).map(|e| is_bank(ctx, e as u32)).collect();
    for s in 0..ctx.sentences.len() {
        let names_bank = |a: &Atom| matches!(a.kind, Kind::Entity(e) if banks.get(e as usize) == Some(&true));
        if !here.contains(&s) && !ctx.atoms(s).iter().any(names_bank) {
            continue;
        }
        let banks = &banks;
        let mut walk = Walk {
            ctx,
            s,
            at: 0,
            banks,
            authority: None,
            play,
            before,
            clause: Clause::default(),
            cur: None,
            done: Vec::new(),
        };
        walk.sentence();
        before = walk.done.last().and_then(|r: &Rate| r.instrument.zip(r.action)).or(before);
        rates.append(&mut walk.done);
        play = walk.authority.or(play);
    }
    finish(ctx, rates, out);
}

/// Whether an entity sets key rates.
pub(super) fn is_bank(ctx: &Context<'_>, entity: u32) -> bool {
    ctx.is_kind(entity, &[EntityKind::Organisation, EntityKind::Company])
        && ctx.mentions.entities.get(entity as usize).is_some_and(|e| BANKS.iter().any(|b| e.name.contains(b)))
}

/// What the verb of the clause does, and how it is meant.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    action: Option<&'static str>,
    modality: Option<Modality>,
    /// The clause is about something else: inflation, a yield.
    foreign: bool,
    /// The clause reminds of a decision before.
    earlier: bool,
    /// Whose expectation the clause tells.
    voice: Option<u32>,
}

struct Walk<'c, 'a> {
    ctx: &'c Context<'a>,
    s: usize,
    /// The atom at hand.
    at: usize,
    /// Which entities set key rates.
    banks: &'c [bool],
    /// The bank named in this sentence.
    authority: Option<u32>,
    /// The rate told last in the sentences before, and what was done to it.
    before: Option<((&'static str, Span), &'static str)>,
    /// The bank in play.
    play: Option<u32>,
    clause: Clause,
    cur: Option<Rate>,
    done: Vec<Rate>,
}

impl Walk<'_, '_> {
    fn is_bank(&self, entity: u32) -> bool {
        self.banks.get(entity as usize) == Some(&true)
    }

    fn sentence(&mut self) {
        let atoms = self.ctx.atoms(self.s);
        let text = self.ctx.sentence(self.s).slice(self.ctx.text.source);
        let chance = has_word(
            self.ctx,
            atoms,
            0..atoms.len(),
            &["probabilite", "chances", "minutes", "rendement", "rendements"],
        );
        self.authority = atoms.iter().find_map(|a| match a.kind {
            Kind::Entity(e) if self.is_bank(e) => Some(e),
            _ => None,
        });
        if chance || text.trim_end().ends_with('?') {
            return;
        }
        let mut i = 0;
        while i < atoms.len() {
            self.at = i;
            match atoms[i].kind {
                Kind::Entity(e) if self.is_bank(e) => self.bank(i, e),
                Kind::Sign(';') => self.close(true),
                Kind::Term(Term { class: Class::Sub, .. }) => self.close(true),
                Kind::Term(Term { class: Class::KeyRate, value }) => self.noun(i, value),
                Kind::Term(Term { class: Class::Share, value: "quote" }) if fold(self.ctx, atoms, i) == "taux" => {
                    self.bare(i)
                }
                Kind::Term(Term { class: Class::Indicator | Class::Metric | Class::Growth, .. }) => {
                    self.close(false);
                    self.clause.foreign = true;
                }
                Kind::Term(Term { class: Class::Stable, .. }) => self.act("held"),
                Kind::Term(Term { class: Class::Move, value }) if self.clause.action.is_none() => {
                    self.act(if value == "up" { "raised" } else { "cut" });
                }
                Kind::Verb(g) => self.verb(i, &g),
                Kind::Figure(f) => self.figure(i, f),
                _ if fold(self.ctx, atoms, i) == "sien" => self.own(i),
                _ if fold(self.ctx, atoms, i) == "celui" => self.another(i),
                _ if fold(self.ctx, atoms, i) == "abaissement" => self.step("cut"),
                _ if fold(self.ctx, atoms, i) == "relevement" => self.step("raised"),
                _ if fold(self.ctx, atoms, i) == "statu"
                    && !has_word(self.ctx, atoms, i.saturating_sub(5)..i, &["vœux", "voeux", "souhait", "espoir"]) =>
                {
                    self.clause.foreign = false;
                    self.act("held");
                    self.open(None);
                }
                _ => {}
            }
            i += 1;
        }
        self.close(true);
    }

    /// A bank named: a new clause where it does something.
    fn bank(&mut self, at: usize, bank: u32) {
        let atoms = self.ctx.atoms(self.s);
        if !governed(atoms, at) && self.cur.as_ref().is_some_and(|r| r.authority != bank) {
            self.close(true);
        }
        self.authority = Some(bank);
        if let Some(rate) = self.cur.as_mut().filter(|r| r.level.is_none() && r.change.is_none()) {
            rate.authority = bank;
        }
    }

    fn act(&mut self, action: &'static str) {
        if self.clause.foreign {
            return;
        }
        self.clause.action.get_or_insert(action);
        if let Some(rate) = &mut self.cur {
            rate.action.get_or_insert(action);
        }
    }

    /// `dopée par l'abaissement de 25 points de base du taux directeur`: a decision told by its noun.
    fn step(&mut self, action: &'static str) {
        self.close(true);
        self.act(action);
    }

    fn close(&mut self, clause: bool) {
        if let Some(rate) = self.cur.take() {
            self.done.push(rate);
        }
        if clause {
            self.clause = Clause::default();
        }
    }

    fn open(&mut self, instrument: Option<(&'static str, Span)>) {
        let atoms = self.ctx.atoms(self.s);
        if let Some(rate) = &mut self.cur {
            // `réduit de 25 points de base son taux directeur`: the figure came first.
            if rate.instrument.is_none() || instrument.is_none() {
                rate.instrument = rate.instrument.or(instrument);
                return;
            }
        }
        self.close(false);
        let Some(authority) = self.authority.or(self.play) else { return };
        self.cur = Some(Rate {
            s: self.s,
            authority,
            instrument,
            action: self.clause.action,
            level: None,
            previous: None,
            change: None,
            modality: self.clause.modality.unwrap_or(Modality::Asserted),
            earlier: self.clause.earlier,
            voice: self.clause.voice,
            time: moment(self.ctx, atoms, 0..atoms.len(), self.at),
        });
    }

    fn noun(&mut self, at: usize, value: &'static str) {
        self.clause.foreign = false;
        let span = self.ctx.span(&self.ctx.atoms(self.s)[at].tokens);
        self.open(Some((value, span)));
    }

    /// `et la BNS le sien à -0,75%`, `avait laissé le sien à 5%`: the rate told before, of the bank named last.
    fn own(&mut self, at: usize) {
        let atoms = self.ctx.atoms(self.s);
        let leaves = |a: &Atom| a.verb().is_some_and(|g| matches!(infinitive(self.ctx, g), "laisser" | "maintenir"));
        let left = atoms[at.saturating_sub(3)..at].iter().any(leaves);
        let told = self.cur.as_ref().or(self.done.last()).filter(|r| r.s == self.s);
        let before = told.and_then(|r| r.instrument.zip(r.action)).or(self.before.filter(|_| left));
        let action = if left { Some("held") } else { before.map(|(_, action)| action) };
        self.close(false);
        self.clause.foreign = false;
        self.open(before.map(|(rate, _)| rate));
        if let (Some(action), Some(rate)) = (action, &mut self.cur) {
            rate.action = Some(action);
        }
    }

    /// `et celui du guichet de prêt de 4,50% à 4,75%`: another rate of the same decision.
    fn another(&mut self, at: usize) {
        let atoms = self.ctx.atoms(self.s);
        let told = self.cur.as_ref().is_some_and(|r| r.level.is_some());
        let of = atoms.get(at + 1).is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of"));
        let end = (at + 2..atoms.len())
            .find(|i| matches!(atoms[*i].kind, Kind::Figure(_) | Kind::Verb(_) | Kind::Sign(_) | Kind::Entity(_)));
        let named = atoms.iter().skip(at + 1).take(5).any(|a| a.term(Class::KeyRate).is_some());
        let Some(end) = end.filter(|e| told && of && !named && matches!(atoms[*e].kind, Kind::Figure(_))) else {
            return;
        };
        let last = (at + 2..end).rfind(|i| matches!(atoms[*i].kind, Kind::Word));
        let Some(last) = last else { return };
        let span = self.ctx.text.span(atoms[at + 2].tokens.start, atoms[last].tokens.end);
        self.close(false);
        self.open(Some(("other", span)));
    }

    /// `ses taux`, `le taux des fonds fédéraux`: a rate of the bank that acts in the clause.
    fn bare(&mut self, at: usize) {
        let atoms = self.ctx.atoms(self.s);
        let own = at > 0 && matches!(fold(self.ctx, atoms, at - 1), "son" | "ses" | "les" | "trois" | "principal");
        let named = atoms.get(at + 1).is_some_and(|a| a.prep("of"))
            && !atoms
                .get(at + 2)
                .is_some_and(|a| a.term(Class::KeyRate).is_some() || matches!(a.kind, Kind::Figure(_)));
        let (quo, target) = (self.authority.is_some(), fold(self.ctx, atoms, at + 1) == "cible");
        let main = fold(self.ctx, atoms, at.saturating_sub(1)) == "principal" && self.play.is_some();
        if (quo || main) && own && (target || !named) && !self.clause.foreign {
            // `son taux cible du financement à un jour`
            let end = if target { self.phrase_end(at) } else { at };
            let span = target.then(|| self.ctx.text.span(atoms[at].tokens.start, atoms[end].tokens.end));
            self.open(span.map(|s| ("key", s)));
        } else if own && target {
            let end = self.phrase_end(at);
            let span = self.ctx.text.span(atoms[at].tokens.start, atoms[end].tokens.end);
            self.clause.foreign = false;
            self.open(Some(("key", span)));
        }
    }

    /// The last atom of the name of a rate (`taux cible du financement à un jour`).
    fn phrase_end(&self, at: usize) -> usize {
        let atoms = self.ctx.atoms(self.s);
        let mut end = at;
        for i in at + 1..(at + 7).min(atoms.len()) {
            match atoms[i].kind {
                Kind::Word | Kind::Date(_) => end = i,
                Kind::Term(Term { class: Class::Prep | Class::Det, .. })
                    if atoms.get(i + 1).is_some_and(|a| {
                        matches!(a.kind, Kind::Word | Kind::Date(_)) || a.term(Class::Det).is_some()
                    }) => {}
                _ => break,
            }
        }
        end
    }

    fn verb(&mut self, at: usize, g: &Group) {
        let atoms = self.ctx.atoms(self.s);
        let name = infinitive(self.ctx, g);
        // A reminder of earlier decisions (`après avoir relevé`) is none of today's; `avait relevé` may be news of
        // another bank.
        let earlier = g.compound && g.tense == Tense::Infinitive;
        let reminder = g.compound && g.tense == Tense::Imperfect;
        let head = subject(atoms, at).filter(|_| g.is_finite());
        if let Some(head) = head {
            match atoms[head].kind {
                Kind::Entity(e) if !self.is_bank(e) => {
                    let expects = g.senses.any(&[Sense::Expect, Sense::See, Sense::Say]) || g.modal.has(Sense::Expect);
                    self.close(false);
                    self.clause = Clause {
                        foreign: !expects,
                        modality: expects.then_some(Modality::Expected),
                        voice: expects.then_some(e),
                        ..Clause::default()
                    };
                }
                Kind::Term(Term { class: Class::Consensus | Class::Spokesperson, .. }) => {
                    self.close(false);
                    self.clause = Clause { modality: Some(Modality::Expected), ..Clause::default() };
                }
                Kind::Term(Term { class: Class::Indicator | Class::Metric | Class::Growth | Class::Share, .. })
                    if fold(self.ctx, atoms, head) != "taux" =>
                {
                    self.close(false);
                    self.clause = Clause { foreign: true, ..Clause::default() };
                }
                _ => {}
            }
        }
        if earlier {
            self.close(false);
            self.clause = Clause { foreign: true, ..Clause::default() };
            return;
        }
        let own = self.clause.modality;
        let told = g.modality();
        if g.senses.any(&[Sense::Expect, Sense::See]) && !g.passive && g.tense != Tense::PastParticiple {
            // The bank's own forecasts are about the economy.
            let bank = head.is_some_and(|h| matches!(atoms[h].kind, Kind::Entity(e) if self.is_bank(e)));
            self.close(false);
            let voice = self.clause.voice.filter(|_| !bank);
            self.clause = Clause { foreign: bank, modality: Some(Modality::Expected), voice, ..Clause::default() };
            return;
        }
        if g.negated {
            // `n'a pas touché à ses taux`
            if matches!(name, "toucher" | "modifier" | "bouger" | "changer") {
                self.clause.action = Some("held");
            } else {
                self.clause.modality = Some(Modality::Denied);
            }
            return;
        }
        if g.is_finite() && told != Modality::Asserted {
            self.clause.modality = Some(told);
        } else if g.is_finite() && own.is_none() {
            self.clause.modality = Some(Modality::Asserted);
        }
        let action = if g.senses.any(&[Sense::Raise, Sense::Up]) || name == "durcir" {
            Some("raised")
        } else if g.senses.any(&[Sense::Cut, Sense::Down]) || matches!(name, "retrancher" | "assouplir") {
            Some("cut")
        } else if g.senses.any(&[Sense::Keep, Sense::Stay, Sense::Held, Sense::Flat])
            || matches!(name, "laisser" | "reconduire")
        {
            Some("held")
        } else {
            None
        };
        let Some(action) = action.filter(|_| !self.clause.foreign) else { return };
        self.clause.earlier = reminder;
        match &mut self.cur {
            // `les taux directeurs de X, relevés de`: the noun came first.
            Some(rate) if rate.level.is_none() && rate.action.is_none() => {
                rate.action = Some(action);
                rate.modality = self.clause.modality.unwrap_or(rate.modality);
                self.clause.action = Some(action);
            }
            Some(rate) if rate.action.is_some() && !g.is_finite() => {}
            _ => self.clause.action = Some(action),
        }
    }

    fn figure(&mut self, at: usize, figure: u32) {
        if self.clause.foreign {
            return;
        }
        let atoms = self.ctx.atoms(self.s);
        let kind = self.ctx.figure_kind(figure);
        let change = matches!(kind, FigureKind::BasisPoints | FigureKind::PercentagePoints | FigureKind::Points);
        if self.cur.is_none() {
            // `retranche 25 points de base à son taux directeur`
            // `reconduit à 2% son taux de dépôt`
            let named = kind == FigureKind::Percent
                && (at + 1..(at + 4).min(atoms.len())).any(|i| atoms[i].term(Class::KeyRate).is_some());
            if !(change || named) || self.clause.action.is_none() || self.authority.is_none() {
                return;
            }
            let rates = atoms.iter().any(|a| a.term(Class::KeyRate).is_some())
                || has_word(self.ctx, atoms, 0..atoms.len(), &["taux"]);
            if !rates {
                return;
            }
            self.open(None);
        }
        let action = self.clause.action;
        let Some(rate) = &mut self.cur else { return };
        rate.action = rate.action.or(action);
        if change {
            rate.change.get_or_insert(figure);
            return;
        }
        if kind != FigureKind::Percent {
            return;
        }
        let link = before(atoms, at).map(|i| &atoms[i]);
        let next = atoms.get(at + 1).is_some_and(|a| a.prep("to"))
            && matches!(atoms.get(at + 2).map(|a| &a.kind), Some(Kind::Figure(_)));
        let band = atoms[..at].iter().rev().take(3).any(|a| a.term(Class::Goal) == Some("former"));
        let of = link.is_some_and(|a| a.prep("of")) && !band;
        let earlier = link.is_some_and(|a| a.term(Class::Versus).is_some() || a.prep("after")) || (of && next);
        if earlier {
            rate.previous.get_or_insert(figure);
        } else if rate.level.is_none() && (!of || rate.action.is_none()) {
            rate.level = Some(figure);
        }
    }
}

/// What the figures say was done.
fn by_figures(ctx: &Context<'_>, level: Option<u32>, previous: Option<u32>) -> Option<&'static str> {
    let (new, old) = (amount(ctx, level?)?, amount(ctx, previous?)?);
    Some(match new.partial_cmp(&old)? {
        std::cmp::Ordering::Greater => "raised",
        std::cmp::Ordering::Less => "cut",
        std::cmp::Ordering::Equal => "held",
    })
}

/// Rates become facts: one decision lends its action and its step to the rates told after it.
fn finish(ctx: &Context<'_>, rates: Vec<Rate>, out: &mut Reading) {
    for (k, rate) in rates.iter().enumerate() {
        let mut rate = rate.clone();
        // A reminder counts where it tells a level and the bank decides nothing newer.
        let newer = |r: &Rate| r.authority == rate.authority && !r.earlier && r.modality == Modality::Asserted;
        if rate.earlier && (rate.level.is_none() || rates.iter().any(newer)) {
            out.refuse("policy_rate", ctx.sentence(rate.s), "a reminder of an earlier decision");
            continue;
        }
        let same = |r: &&Rate| r.authority == rate.authority && r.modality == Modality::Asserted;
        let told = |r: &Rate| by_figures(ctx, r.level, r.previous).or(r.action);
        let expected = rate.modality == Modality::Expected;
        if expected {
            // Against the level in force.
            let force = rates.iter().filter(same).find(|r| r.level.is_some() && alike(r, &rate)).and_then(|r| r.level);
            rate.action = by_figures(ctx, rate.level, force).or(rate.action);
            if rate.level.is_none() && rate.change.is_none() {
                continue;
            }
        } else {
            rate.action =
                told(&rate).or_else(|| rates[..k].iter().filter(same).find_map(told).filter(|_| rate.level.is_some()));
        }
        let span = ctx.sentence(rate.s);
        let Some(action) = rate.action.filter(|_| matches!(rate.modality, Modality::Asserted | Modality::Expected))
        else {
            out.refuse("policy_rate", span, "no decision is told");
            continue;
        };
        if !expected && rate.change.is_none() && action != "held" {
            // `ses trois taux de 25 points de base`: the step of the decision.
            rate.change = rates
                .iter()
                .filter(same)
                .find(|r| told(r) == Some(action) && r.change.is_some() && r.level.is_none())
                .and_then(|r| r.change);
        }
        // The step of several rates is told with each of them.
        let several = rate.instrument.is_some_and(|(_, words)| words.slice(ctx.text.source).ends_with('s'));
        let each = |r: &&Rate| told(r) == Some(action) && r.level.is_some() && !alike(r, &rate);
        if several && !expected && rate.level.is_none() && rates.iter().filter(same).any(|r| each(&r)) {
            continue;
        }
        let mut draft = Draft::new(FactType::PolicyRate, "policy_rate.decision", span);
        draft.entity("authority", rate.authority).term("action", action, None);
        for (role, figure) in [("level", rate.level), ("change", rate.change), ("previous", rate.previous)] {
            if let Some(figure) = figure {
                draft.figure(role, figure);
            }
        }
        if let Some((_, words)) = rate.instrument {
            draft.phrase("instrument", words, ctx.text.source);
        }
        draft.modality = rate.modality;
        draft.attribution = rate.voice.map(|e| Says::Entity { entity: EntityId(e) });
        // The day of the forecast is not the day of the decision.
        let told = |d: &DateId| !expected || is_period(ctx, d.0);
        draft.time = rate.time.filter(told);
        out.drafts.push(draft);
    }
}

/// Whether two tellings can be of one rate.
fn alike(a: &Rate, b: &Rate) -> bool {
    match (a.instrument, b.instrument) {
        (Some((x, _)), Some((y, _))) => x == y,
        _ => true,
    }
}
