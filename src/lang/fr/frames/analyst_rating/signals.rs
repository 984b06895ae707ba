//! The opinion words of one sentence: ratings, targets, upside, and what is done to them.

use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Sense, Tense, Term},
        syntax::{Atom, Kind},
    },
    lang::fr::frames::near::{amount, before, fold, has_word, infinitive, is_price, is_quote},
    text::Span,
    value::{FigureKind, Modality},
};

/// What an opinion verb does to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// A better rating.
    RatingUp,
    /// A worse rating.
    RatingDown,
    /// Going over to a rating, the earlier one untold.
    Over,
    /// Rating or target left as it is.
    Kept,
    /// Coverage begun.
    Started,
    /// A higher target.
    TargetUp,
    /// A lower target.
    TargetDown,
    /// Suspended, not done, or only possible: no opinion.
    Void,
}

/// One opinion word.
#[derive(Clone, Copy, Debug)]
pub(super) enum Signal {
    /// A rating: the term, its words, whether it is the earlier one.
    Rating(&'static str, Span, bool),
    /// A price target; whether it is the earlier one.
    Target(u32, bool),
    /// The distance to the target.
    Upside(u32),
    /// What is done.
    Act(Act),
}

/// The opinion words of a sentence, and the atoms where they stand.
pub(super) type Signals = Vec<(usize, Signal)>;

/// What analysts do to an opinion.
pub(super) const OPINION: &[Sense] = &[
    Sense::Raise,
    Sense::Cut,
    Sense::Keep,
    Sense::Confirm,
    Sense::Advise,
    Sense::Pass,
    Sense::Swap,
    Sense::Initiate,
    Sense::Downgrade,
    Sense::Revise,
    Sense::Stay,
    Sense::Bring,
    Sense::Aim,
];

/// Nouns that a rating follows, beside those of the table.
const OPINION_NOUNS: &[&str] =
    &["position", "note", "notation", "jugement", "rating", "recommandations", "statut", "biais"];
/// Nouns that name a target, beside those of the table.
const COVERAGE: &[&str] = &["suivi", "couverture", "suivre", "couvrir"];
const FORMERLY: &[&str] =
    &["auparavant", "precedemment", "jusqu'alors", "jusque", "jusqu'", "jusqu'ici", "avant", "precedent"];
const ROOM: &[&str] = &["potentiel", "upside", "revalorisation", "appreciation", "progression"];
/// Verbs that are ratings where somebody advises them.
const ADVISED: &[(&str, &str)] = &[
    ("acheter", "buy"),
    ("surponderer", "outperform"),
    ("renforcer", "outperform"),
    ("accumuler", "outperform"),
    ("conserver", "hold"),
    ("garder", "hold"),
    ("sous-ponderer", "underperform"),
    ("alleger", "underperform"),
    ("reduire", "underperform"),
    ("vendre", "sell"),
    ("ceder", "sell"),
];

/// Nouns of price targets.
const TARGETS: &[&str] = &["target", "mire", "tp", "curseur", "objectif", "valorisation"];
/// Verbs among ratings, and nouns of targets: what tells an opinion beside the terms of the table.
pub(super) const WORDS: &[&[&str]] = &[TARGETS, &ADVICE];

const ADVICE: [&str; ADVISED.len()] = {
    let (mut verbs, mut at) = ([""; ADVISED.len()], 0);
    while at < verbs.len() {
        verbs[at] = ADVISED[at].0;
        at += 1;
    }
    verbs
};

/// The opinion words of sentence `s`, in order; none where it tells of a crowd of brokers.
pub(super) fn signals(ctx: &Context<'_>, s: usize) -> Signals {
    let atoms = ctx.atoms(s);
    let targets = (0..atoms.len()).map(|at| names_target(ctx, atoms, at)).collect();
    let mut scan = Scan { ctx, atoms, targets, out: Vec::new() };
    if scan.is_crowd() {
        return Vec::new();
    }
    scan.ratings();
    scan.targets();
    if scan.out.is_empty() {
        return scan.out;
    }
    scan.upside();
    scan.acts();
    scan.out.sort_by_key(|(at, _)| *at);
    scan.out
}

/// Whether the atom at `at` names a price target.
fn names_target(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    let atom = &atoms[at];
    if atom.term(Class::Target).is_some() {
        return true;
    }
    // `objectif de marge`, `objectif annuel de` are the company's own.
    let named = !matches!(atom.kind, Kind::Entity(_) | Kind::Figure(_))
        && atom.tokens.clone().any(|t| TARGETS.contains(&ctx.text.fold(t)));
    let next = atoms.get(at + 1);
    let of = next.is_some_and(|a| a.prep("of"));
    named
        && match atoms.get(at + 2).map(|a| &a.kind) {
            Some(Kind::Figure(_)) if of => true,
            _ => !of && !next.is_some_and(|a| ctx.word(a).starts_with("annuel")),
        }
}

struct Scan<'c, 'a> {
    ctx: &'c Context<'a>,
    atoms: &'c [Atom],
    /// Which atoms name a price target.
    targets: Vec<bool>,
    out: Vec<(usize, Signal)>,
}

impl Scan<'_, '_> {
    fn word(&self, at: usize, words: &[&str]) -> bool {
        has_word(self.ctx, self.atoms, at..at + 1, words)
    }

    /// `neuf brokers sont à l'achat`, `l'objectif moyen`: nobody's opinion.
    fn is_crowd(&self) -> bool {
        let counted = self
            .atoms
            .windows(3)
            .any(|w| matches!(w[0].kind, Kind::Figure(_)) && w[1..].iter().any(|a| a.term(Class::Consensus).is_some()));
        let average = (0..self.atoms.len()).any(|i| {
            self.is_target_noun(i)
                && has_word(self.ctx, self.atoms, i..i + 4, &["moyen", "moyenne", "median", "consensus"])
        });
        counted || average
    }

    /// A rating word that stands where a rating stands.
    fn ratings(&mut self) {
        let found: Vec<_> = (0..self.atoms.len()).filter_map(|i| self.rating_at(i).map(|r| (i, r))).collect();
        for &(i, rating) in &found {
            let link = self.link(i);
            let pair = found.iter().any(|(j, _)| {
                // `de X à Y`: one comes out of the other.
                (*j > i && link == "of" && matches!(self.link(*j), "to") && j - i < 18)
                    || (*j < i && link == "to" && self.link(*j) == "of" && i - j < 18)
                    || (*j < i && matches!(link, "versus" | "after") && i - j < 9)
                    || (*j > i && matches!(self.link(*j), "versus" | "after") && j - i < 9)
            });
            if !pair && !self.stands(i, link) {
                continue;
            }
            let from = pair && link == "of" && found.iter().any(|(j, _)| *j > i && self.link(*j) == "to");
            let words = self.ctx.span(&self.atoms[i].tokens);
            let swapped = self.breath(i).find_map(|j| self.atoms[j].verb()).is_some_and(|g| g.senses.has(Sense::Swap));
            // `troque 'vendre' contre 'conserver'`: what is given, then what is taken.
            let versus = matches!(link, "versus" | "after") || self.versus_noun(i);
            let earlier = if swapped && found.len() > 1 { !versus } else { from || versus || self.formerly(i) };
            self.out.push((i, Signal::Rating(rating, words, earlier)));
        }
    }

    /// The rating that the atom may name.
    fn rating_at(&self, at: usize) -> Option<&'static str> {
        let atom = &self.atoms[at];
        if let Some(rating) = atom.term(Class::Rating) {
            // `l'achat de la filiale`, `la vente de ses parts` are deals; `l'achat du titre` is advice.
            let next = self.atoms.get(at + 1);
            let deal = next.is_some_and(|a| a.prep("of") || a.term(Class::Det).is_some())
                && !self.leads_to_share(at + 1)
                && !next.is_some_and(|a| a.prep("to"));
            return (!deal || self.pairs_on(at)).then_some(rating);
        }
        let group = atom.verb()?;
        let name = infinitive(self.ctx, group);
        let (_, rating) = ADVISED.iter().find(|(v, _)| *v == name)?;
        let advised = before(self.atoms, at).is_some_and(|i| {
            let verb = if self.atoms[i].prep("of") { before(self.atoms, i) } else { Some(i) };
            verb.and_then(|v| self.atoms[v].verb())
                .is_some_and(|g| g.senses.has(Sense::Advise) || g.modal.has(Sense::Advise))
        });
        // `de « vendre » à « conserver »`, `son conseil d'alléger à conserver`
        let quoted = at > 0 && is_quote(&self.atoms[at - 1]) && self.atoms.get(at + 1).is_some_and(is_quote);
        let bare = !self.atoms.get(at + 1).is_some_and(|a| {
            a.term(Class::Det).is_some_and(|v| v != "to")
                || matches!(a.kind, Kind::Entity(_) | Kind::Figure(_) | Kind::Word)
        });
        let linked = bare && matches!(self.link(at), "to" | "of" | "versus") && self.opinion_noun_before(at);
        let held = name.ends_with("ponderer") && group.is_finite();
        let infinitive = group.tense == Tense::Infinitive && (advised || quoted || linked);
        (group.modal.has(Sense::Advise) || held || infinitive).then_some(*rating)
    }

    /// `d'achat à neutre`, `achat de 50 à 60 euros`: what follows a rating goes on with numbers or ratings.
    fn pairs_on(&self, at: usize) -> bool {
        (at + 1..(at + 5).min(self.atoms.len()))
            .any(|i| self.atoms[i].term(Class::Rating).is_some() || matches!(self.atoms[i].kind, Kind::Figure(_)))
    }

    /// Whether the words from `at` lead to the share or to a company.
    fn leads_to_share(&self, at: usize) -> bool {
        (at..(at + 3).min(self.atoms.len())).any(|i| {
            matches!(self.atoms[i].kind, Kind::Entity(_) | Kind::Term(Term { class: Class::Share | Class::Group, .. }))
                || self.word(i, &["dossier", "papier"])
        })
    }

    /// The kind of word that leads to the rating at `at`.
    fn link(&self, at: usize) -> &'static str {
        if matches!(fold(self.ctx, self.atoms, at), "a") && self.atoms[at].term(Class::Rating).is_some() {
            return "to";
        }
        let Some(i) = before(self.atoms, at) else { return "" };
        match self.atoms[i].kind {
            Kind::Term(Term { class: Class::Prep, value }) => value,
            Kind::Term(Term { class: Class::Det, value }) if value != "the" => value,
            Kind::Term(Term { class: Class::Versus, value: "versus" }) => "versus",
            Kind::Term(Term { class: Class::Versus, .. }) => "former",
            Kind::Term(Term { class: Class::Advice, .. }) => "advice",
            Kind::Sign('(') => "(",
            // `d'"acheter"`: the elision is cut off by the quotation mark.
            Kind::Word if matches!(self.ctx.word(&self.atoms[i]), "d" | "d'") => "of",
            _ => "",
        }
    }

    /// `contre une opinion 'neutre'`: the comparison stands before the opinion noun.
    fn versus_noun(&self, at: usize) -> bool {
        let noun = before(self.atoms, at).filter(|i| self.is_advice_noun(*i));
        noun.and_then(|n| before(self.atoms, n)).is_some_and(|i| self.atoms[i].term(Class::Versus).is_some())
    }

    /// Whether a rating word stands where opinions are told.
    fn stands(&self, at: usize, link: &'static str) -> bool {
        let quoted = at > 0 && is_quote(&self.atoms[at - 1]);
        let near = self.opinion_before(at);
        let next = self.atoms.get(at + 1);
        let on = next.is_some_and(|a| a.prep("on")) && self.leads_to_share(at + 2);
        let known = matches!(fold(self.ctx, self.atoms, at), "acheteur" | "acheteuse" | "vendeur" | "vendeuse");
        let capital = self.ctx.text.slice(self.atoms[at].tokens.start).starts_with(char::is_uppercase) && at > 0;
        let verb = self.atoms[at].verb().is_some();
        let plain = fold(self.ctx, self.atoms, at);
        let sure = matches!(
            plain,
            "neutre"
                | "surperformance"
                | "surponderer"
                | "surponderation"
                | "sous"
                | "outperform"
                | "overweight"
                | "underperform"
                | "underweight"
                | "neutral"
        );
        match link {
            "advice" => true,
            "(" => near || quoted || self.atoms.iter().any(|a| a.term(Class::Target).is_some()),
            "to" | "of" | "versus" => near || (quoted && link == "to") || (link == "to" && (at < 6 || on)),
            "former" => true,
            _ if verb || quoted || known => true,
            _ => {
                near && (capital || sure || self.opinion_noun_before(at))
                    || on && (sure || self.atoms[at].term(Class::Rating).is_some())
            }
        }
    }

    /// Whether an opinion noun or verb stands before, in the same breath.
    fn opinion_before(&self, at: usize) -> bool {
        self.breath(at).any(|i| {
            self.is_advice_noun(i)
                || self.atoms[i].verb().is_some_and(|g| {
                    g.senses.any(OPINION) && !g.senses.has(Sense::Aim)
                        || g.modal.has(Sense::Advise)
                        || g.senses.has(Sense::Be)
                })
        }) || has_word(self.ctx, self.atoms, at.saturating_sub(4)..at, &["toujours"])
    }

    fn opinion_noun_before(&self, at: usize) -> bool {
        self.breath(at).take(5).any(|i| self.is_advice_noun(i))
    }

    fn breath(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at.saturating_sub(16)..at).rev().take_while(|i| !matches!(self.atoms[*i].kind, Kind::Sign(';' | ':')))
    }

    fn is_advice_noun(&self, at: usize) -> bool {
        self.atoms[at].term(Class::Advice).is_some() || self.word(at, OPINION_NOUNS)
    }

    fn is_target_noun(&self, at: usize) -> bool {
        self.targets.get(at) == Some(&true)
    }

    /// Whether what stands at `at` was true before only.
    fn formerly(&self, at: usize) -> bool {
        let near = has_word(
            self.ctx,
            self.atoms,
            at.saturating_sub(3)..at,
            &["jusqu'ici", "jusqu'", "jusque", "precedemment"],
        ) || has_word(self.ctx, self.atoms, at + 1..self.stop(at), FORMERLY);
        let verb = self.breath(at).take(8).find_map(|i| self.atoms[i].verb());
        let own = self.atoms[at].verb();
        let past = |g: &crate::facts::syntax::Group| g.tense == Tense::Imperfect && !g.compound;
        let no_more = verb.is_some_and(|g| g.negated)
            || self
                .breath(at)
                .take(5)
                .any(|i| self.atoms[i].verb().is_some_and(|g| g.senses.has(Sense::Be)) && self.word(i, &["n'", "ne"]));
        near || own.map_or_else(|| verb.is_some_and(past), past)
            || no_more && has_word(self.ctx, self.atoms, at.saturating_sub(4)..at, &["plus"])
    }

    /// Where the words that go with the atom at `at` stop: at the next figure, bracket or comma, three atoms on.
    fn stop(&self, at: usize) -> usize {
        let far = (at + 4).min(self.atoms.len());
        let ends = |i: &usize| matches!(self.atoms[*i].kind, Kind::Figure(_) | Kind::Sign('(' | ',' | ';'));
        (at + 1..far).find(ends).unwrap_or(far)
    }

    /// Price targets: what a target noun or an aiming verb leads to.
    fn targets(&mut self) {
        let mut open: Option<usize> = None;
        let pair = self.out.len() > 1;
        for i in 0..self.atoms.len() {
            match self.atoms[i].kind {
                _ if self.is_target_noun(i) => {
                    open = Some(i);
                    // `rehausse de 285 à 295 dollars leur objectif`: the figures came first.
                    self.figures_before(i);
                }
                Kind::Verb(g) if g.senses.has(Sense::Aim) => open = Some(i),
                Kind::Verb(g) if g.senses.any(&[Sense::Session, Sense::Expect]) => open = None,
                Kind::Term(Term { class: Class::Share, .. }) if !crate::facts::syntax::governed(self.atoms, i) => {
                    open = None
                }
                Kind::Term(Term { class: Class::Metric | Class::OtherMetric | Class::Dividend, .. }) => open = None,
                Kind::Figure(f) if is_price(self.ctx, f) => {
                    // `d'acheter à vendre, et de 54,70 à 12,20 EUR`
                    let elided = pair
                        && open.is_none()
                        && self.change_at(i).is_some()
                        && i > 1
                        && self.atoms[..i].iter().rev().take(3).any(|a| a.term(Class::And).is_some());
                    if open.is_some() || elided {
                        self.target(i, f);
                        if elided {
                            open = Some(i);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn price(&self, at: usize) -> Option<u32> {
        match self.atoms.get(at)?.kind {
            Kind::Figure(f) if is_price(self.ctx, f) => Some(f),
            _ => None,
        }
    }

    /// Where the new amount stands for the old one at `at`: `de A à B`.
    fn change_at(&self, at: usize) -> Option<usize> {
        let from = before(self.atoms, at).is_some_and(|i| self.atoms[i].prep("of"));
        let to = at + 2;
        (from && self.atoms.get(at + 1)?.prep("to") && self.price(to).is_some()).then_some(to)
    }

    fn seen(&self, figure: u32) -> bool {
        self.out.iter().any(|(_, s)| matches!(s, Signal::Target(f, _) if *f == figure))
    }

    fn target(&mut self, at: usize, figure: u32) {
        if self.seen(figure) {
            return;
        }
        let link = before(self.atoms, at).map(|i| self.atoms[i].clone());
        let prep = |kind: &str| link.as_ref().is_some_and(|a| a.prep(kind));
        let bracket = at > 0 && self.atoms[at - 1].is('(');
        if let Some(to) = self.change_at(at) {
            if !self.is_step(figure, self.price(to)) {
                self.out.push((at, Signal::Target(figure, true)));
            }
            return;
        }
        // `relevé de cinq euros, à 34`: a step before the new amount.
        let stepped = prep("of")
            && before(self.atoms, at).and_then(|i| before(self.atoms, i)).is_some_and(|i| {
                self.atoms[i].verb().is_some_and(|g| g.senses.any(&[Sense::Raise, Sense::Cut, Sense::Up, Sense::Down]))
                    || self.atoms[i].term(Class::Move).is_some()
            });
        if stepped {
            return;
        }
        let versus = link.as_ref().is_some_and(|a| a.term(Class::Versus).is_some());
        let earlier = versus || prep("after") || self.formerly(at) || self.past_verb(at);
        if bracket && !earlier {
            return;
        }
        self.out.push((at, Signal::Target(figure, earlier)));
    }

    fn past_verb(&self, at: usize) -> bool {
        self.breath(at)
            .take(5)
            .find_map(|i| self.atoms[i].verb())
            .is_some_and(|g| g.tense == Tense::Imperfect && !g.compound)
    }

    /// Whether `de A à B` tells a step and a level rather than an old and a new target.
    fn is_step(&self, from: u32, to: Option<u32>) -> bool {
        let (Some(a), Some(b)) = (amount(self.ctx, from), to.and_then(|t| amount(self.ctx, t))) else { return false };
        let verb = self.atoms.iter().filter_map(Atom::verb).find(|g| g.senses.any(&[Sense::Raise, Sense::Cut]));
        match verb {
            Some(g) if g.senses.has(Sense::Cut) => a < b * 0.5,
            Some(g) if g.senses.has(Sense::Raise) => a < b * 0.3,
            _ => false,
        }
    }

    /// Figures between an opinion verb and the target noun that follows them.
    fn figures_before(&mut self, noun: usize) {
        let Some(verb) = self.breath(noun).take(9).find(|i| self.atoms[*i].verb().is_some()) else { return };
        if !self.atoms[verb]
            .verb()
            .is_some_and(|g| g.senses.any(&[Sense::Raise, Sense::Cut, Sense::Revise, Sense::Bring]))
        {
            return;
        }
        for i in verb + 1..noun {
            if self.atoms[i].is(',') || self.atoms[i].term(Class::Target).is_some() || self.is_target_noun(i) {
                return;
            }
            if let Some(f) = self.price(i) {
                self.target(i, f);
            }
        }
    }

    /// The distance to the target.
    fn upside(&mut self) {
        for i in 0..self.atoms.len() {
            let Kind::Figure(f) = self.atoms[i].kind else { continue };
            if self.ctx.figure_kind(f) != FigureKind::Percent {
                continue;
            }
            let stop = |j: &usize| !matches!(self.atoms[*j].kind, Kind::Sign(',' | ';' | '(') | Kind::Figure(_));
            let left = (i.saturating_sub(6)..i).rev().take_while(stop).any(|j| self.word(j, ROOM));
            let right = (i + 1..(i + 5).min(self.atoms.len())).take_while(stop).any(|j| self.word(j, ROOM));
            let leaves = (i.saturating_sub(4)..i).any(|j| {
                self.atoms[j]
                    .verb()
                    .is_some_and(|g| matches!(infinitive(self.ctx, g), "laisser" | "receler" | "impliquer" | "offrir"))
            }) && self.out.iter().any(|(_, s)| matches!(s, Signal::Target(..)));
            let marge = right && self.word(i + 1, &["de"]) && self.word(i + 2, &["marge"]);
            if left
                || leaves
                || marge
                || (right && !self.word(i + 1, &["de"]))
                || (right && self.word(i + 2, &["potentiel"]))
            {
                self.out.push((i, Signal::Upside(f)));
            }
        }
    }

    /// What is done to ratings and targets.
    fn acts(&mut self) {
        let mut acts = Vec::new();
        for i in 0..self.atoms.len() {
            if let Kind::Verb(g) = self.atoms[i].kind {
                let unreal = matches!(g.modality(), Modality::Possible | Modality::Expected);
                if unreal && g.senses.any(OPINION) && !g.senses.has(Sense::Aim) {
                    acts.push((i, Signal::Act(Act::Void)));
                    continue;
                }
                let starts = g.senses.any(&[Sense::Start, Sense::Launch, Sense::Initiate, Sense::Acquire, Sense::Up])
                    || matches!(infinitive(self.ctx, &g), "demarrer" | "debuter" | "reintegrer");
                if starts && has_word(self.ctx, self.atoms, i + 1..i + 4, COVERAGE)
                    || g.senses.has(Sense::Initiate) && self.object(i) != Object::None
                {
                    acts.push((i, Signal::Act(Act::Started)));
                    continue;
                }
                let object = self.object(i);
                let act = match object {
                    Object::None => None,
                    _ if g.senses.has(Sense::Downgrade) => Some(Act::RatingDown),
                    Object::Target if g.senses.any(&[Sense::Raise, Sense::Up]) => Some(Act::TargetUp),
                    Object::Target if g.senses.any(&[Sense::Cut, Sense::Down]) => Some(Act::TargetDown),
                    Object::Rating if g.senses.has(Sense::Raise) => Some(Act::RatingUp),
                    Object::Rating if g.senses.any(&[Sense::Cut, Sense::Down]) => Some(Act::RatingDown),
                    Object::Rating if g.senses.has(Sense::Withdraw) => Some(Act::Void),
                    _ if g.senses.any(&[Sense::Keep, Sense::Confirm, Sense::Stay]) && !g.negated => Some(Act::Kept),
                    _ if g.negated && g.senses.any(&[Sense::Revise, Sense::Level]) => Some(Act::Kept),
                    Object::Rating if g.senses.has(Sense::Pass) => Some(Act::Over),
                    _ => None,
                };
                acts.extend(act.map(|a| (i, Signal::Act(a))));
            } else if let Some(way) = self.step(i) {
                acts.push((i, Signal::Act(way)));
            } else if self.atoms[i].term(Class::Stable).is_some() || self.word(i, &["toujours"]) {
                acts.push((i, Signal::Act(Act::Kept)));
            } else if self.word(i, &["initiation"]) {
                acts.push((i, Signal::Act(Act::Started)));
            } else if self.word(i, &["relevement"]) && self.object(i) == Object::Rating {
                acts.push((i, Signal::Act(Act::RatingUp)));
            } else if self.word(i, &["abaissement", "degradation"]) && self.object(i) == Object::Rating {
                acts.push((i, Signal::Act(Act::RatingDown)));
            }
        }
        self.out.extend(acts);
    }

    /// `un objectif à 80 euros, en hausse de 5 euros`: which way the target moved.
    fn step(&self, at: usize) -> Option<Act> {
        let way = self.atoms[at].term(Class::Move)?;
        let led = at > 0 && fold(self.ctx, self.atoms, at - 1) == "en" && self.atoms.get(at + 1)?.prep("of");
        let target = (at.saturating_sub(5)..at)
            .any(|j| self.out.iter().any(|(k, s)| *k == j && matches!(s, Signal::Target(_, false))));
        let figure = matches!(self.atoms.get(at + 2)?.kind, Kind::Figure(_));
        (led && target && figure).then_some(if way == "up" { Act::TargetUp } else { Act::TargetDown })
    }

    /// What the verb at `at` acts on: the nearest opinion noun after it, else the one it follows.
    fn object(&self, at: usize) -> Object {
        let kind = |i: usize| -> Option<Object> {
            if self.is_target_noun(i) {
                Some(Object::Target)
            } else if self.is_advice_noun(i) || self.out.iter().any(|(j, s)| *j == i && matches!(s, Signal::Rating(..)))
            {
                Some(Object::Rating)
            } else {
                None
            }
        };
        let participle =
            self.atoms[at].verb().is_some_and(|g| g.tense == Tense::PastParticiple && !g.compound || g.passive);
        let back = |near: usize| {
            (at.saturating_sub(near)..at)
                .rev()
                .take_while(|i| !matches!(self.atoms[*i].kind, Kind::Verb(_) | Kind::Sign(';' | ':')))
                .find_map(kind)
        };
        if participle && let Some(object) = back(5) {
            return object;
        }
        for i in at + 1..(at + 13).min(self.atoms.len()) {
            match self.atoms[i].kind {
                Kind::Verb(_) if !self.out.iter().any(|(j, _)| *j == i) => break,
                Kind::Sign(';' | ':') => break,
                _ => {}
            }
            if let Some(object) = kind(i) {
                return object;
            }
        }
        back(8).unwrap_or(Object::None)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    Target,
    Rating,
    None,
}
