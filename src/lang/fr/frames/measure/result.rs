//! `financial_result`: a metric of section 6 told of a company.
//!
//! Opened by a word for the metric; `de X`, `en Asie`, `la division` name whose it is. What the company aims at is
//! a target (`guidance.rs`), what is counted in units no section names is activity (`operating.rs`).

use super::{
    Cast, How, Measure, Part, Way, What,
    figure::RATES,
    finish::{Memory, complete, figures, modality, period, source, words},
    guidance::{guidance, is_target},
    operating::operating,
    walk::Walk,
    whose::owner,
};
use crate::{
    facts::{
        engine::Context,
        frame::Draft,
        lexicon::{Class, Sense, Tense},
        ontology::{FactType, Says},
        pattern::is_period,
        syntax::{Atom, Kind},
    },
    sheet::EntityId,
    value::{FigureKind, Modality},
};

/// Metrics of a day, not of a period.
const STOCKS: &[&str] = &[
    "cash",
    "net_debt",
    "gross_debt",
    "leverage",
    "order_backlog",
    "fleet",
    "assets_under_management",
    "cet1_ratio",
    "solvency_ratio",
];

impl Walk<'_, '_> {
    /// Opens a company metric.
    pub(super) fn metric(&mut self, i: usize, metric: &'static str) {
        let atoms = self.atoms();
        let span = self.ctx.span(&atoms[i].tokens);
        let words = span.slice(self.ctx.text.source);
        if self.foreign {
            self.close();
            self.out.refuse("financial_result", span, "the metric of a contract or deal, not of the company");
            return;
        }
        // `le trafic intérieur, à 402.300 passagers, recule`: what its own figure counts.
        if let Some(m) = &mut self.cur
            && m.what == What::Metric(metric)
            && i > 0
            && (m.last == Some((i - 1, Cast::Value)) || i > 1 && m.last == Some((i - 2, Cast::Value)))
            && metric == "traffic"
        {
            m.to = i + 1;
            return;
        }
        // `le résultat avant amortissements (Ebitda)`: the short name in brackets says which metric it is.
        if i > 1
            && atoms[i - 1].is('(')
            && atoms.get(i + 1).is_some_and(|a| a.is(')'))
            && let Some(m) = &mut self.cur
            && matches!(m.what, What::Metric(_))
            && m.is_empty()
        {
            m.what = What::Metric(metric);
            m.to = i + 1;
            return;
        }
        // `leurs ventes`: of several, or of parts told before.
        let mut theirs = None;
        if i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "leur" | "leurs") {
            let last = self.cur.as_ref().or(self.done.last());
            theirs = last.filter(|m| m.sentence + 1 >= self.s).and_then(|m| m.segment);
            if theirs.is_none() {
                self.close();
                self.out.refuse("financial_result", span, "whose metric it is cannot be told");
                return;
            }
        }
        // `en croissance interne de 19,1%`: how the revenue just told moved.
        if metric == "organic"
            && i > 0
            && self.ctx.word(&atoms[i - 1]) == "en"
            && let Some(m) = &mut self.cur
            && m.what == What::Metric("revenue")
            && m.change.is_none()
        {
            m.way = Some((Way::Up, span));
            m.basis = Some(("like_for_like", span));
            return;
        }
        let (metric, growth) = if metric == "organic" { ("revenue", true) } else { (metric, false) };
        let metric = if metric == "margin" {
            // `pour une marge de 18%`: the margin of the profit told before.
            let known = |what: &What| {
                matches!(
                    what,
                    What::Metric(
                        "ebitda"
                            | "ebitda_margin"
                            | "ebita"
                            | "ebita_margin"
                            | "operating_income"
                            | "recurring_operating_income"
                            | "operating_margin"
                    )
                )
            };
            // `La société vise une marge de 9%`: the margin told of in the paragraph.
            let near = self.done.iter().rev().take(6).filter(|m| m.sentence + 2 >= self.s);
            let before = self.cur.as_ref().map(|m| m.what).into_iter().chain(near.map(|m| m.what)).find(known);
            match before {
                Some(What::Metric("ebitda" | "ebitda_margin")) => "ebitda_margin",
                Some(What::Metric("ebita" | "ebita_margin")) => "ebita_margin",
                Some(What::Metric("operating_income" | "recurring_operating_income" | "operating_margin")) => {
                    "operating_margin"
                }
                _ => {
                    self.close();
                    self.out.refuse("financial_result", span, "which margin it is cannot be told");
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
                    && (m.what == What::Growth || m.how == How::Next && m.value.is_none())
                {
                    m.what = What::Metric(metric);
                    m.segment = None;
                    m.to = i + 1;
                } else if self.orphan == Some((at, f)) {
                    self.orphan = None;
                    self.margin_of(at, f, metric);
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
            self.qualified(i);
            return;
        }
        let brings = self.stance.verb.is_some_and(|v| v.senses.has(Sense::Bring));
        // `le prix, dont 50 millions de dette`: a part of something else.
        if of
            && matches!(metric, "gross_debt" | "net_debt" | "cash")
            && self.orphan.is_some_and(|(at, _)| {
                at + 3 >= i && at > 0 && matches!(self.ctx.word(&atoms[at - 1]), "dont" | "comprenant" | "incluant")
            })
        {
            self.close();
            self.orphan = None;
            self.out.refuse("financial_result", span, "a part of a price");
            return;
        }
        // `relève de 180 à 230 millions son objectif de chiffre d'affaires`: the figures before the metric.
        let ahead = self.orphan.filter(|(at, f)| {
            self.stance.goal
                && at + 5 >= i
                && matches!(self.ctx.figure_kind(*f), FigureKind::Money | FigureKind::Percent)
                && self.stance.verb.is_some_and(|v| {
                    !self.stance.outsider
                        && v.senses.any(&[
                            Sense::Raise,
                            Sense::Cut,
                            Sense::Bring,
                            Sense::Revise,
                            Sense::Confirm,
                            Sense::Keep,
                            Sense::Set,
                        ])
                })
                && atoms.get(at + 1..i).is_some_and(|between| {
                    between.iter().any(|a| a.term(Class::Goal).is_some())
                        && between
                            .iter()
                            .all(|a| a.term(Class::Goal).is_some() || a.term(Class::Det).is_some() || a.prep("of"))
                })
                && (self.ctx.figure_kind(*f) == FigureKind::Money || RATES.contains(&metric))
        });
        if let Some((at, figure)) = ahead {
            let from = match atoms.get(at.saturating_sub(3)..at) {
                Some([of, Atom { kind: Kind::Figure(f), .. }, to]) if of.prep("of") && to.prep("to") => Some(*f),
                _ => None,
            };
            self.orphan = None;
            let m = self.open(What::Metric(metric), i);
            m.value = Some(figure);
            m.previous = from;
            m.versus = from.is_some();
            m.from = at;
            m.how = How::Ahead;
            m.stance.goal = true;
            m.last = Some((at, Cast::Value));
            self.possessor(i);
            return;
        }
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
                self.out.refuse("financial_result", span, "a multiple of earnings with no debt before it");
                return;
            }
            let period = self.cur.as_ref().or(self.done.last()).and_then(|m| m.period);
            let subject = self.cur.as_ref().or(self.done.last()).and_then(|m| m.subject);
            if let Some(m) = &mut self.cur
                && m.change == Some(f)
            {
                m.change = None;
                // The multiple lent no direction to the debt either.
                m.way = m.way.filter(|(_, span)| *span != self.ctx.figure(f).span);
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
            && (open == metric
                || (open.ends_with("net_income") && metric.ends_with("net_income"))
                || (open == "eps" && m.how == How::Next && metric.ends_with("net_income")))
        {
            m.before = Some(words.to_lowercase().starts_with("perte"));
            return;
        }
        // The same metric named again before any figure goes on.
        if let Some(m) = &self.cur
            && m.what == What::Metric(metric)
            && (m.is_empty() || m.how == How::Noun && m.to == i + 1)
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
            m.segment = theirs.or(place.map(Part::Entity));
        }
        if growth {
            m.way = Some((Way::Up, span));
        }
        if let Some((at, figure)) = orphan {
            m.value = Some(figure);
            m.from = at;
            m.how = How::Ahead;
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
        self.qualified(i);
    }

    /// `à 37 millions, ce qui correspond à 10,2% des revenus`: the margin of the profit just told.
    fn margin_of(&mut self, at: usize, figure: u32, of: &str) {
        let atoms = self.atoms();
        let tied = atoms[..at].iter().rev().take(4).any(|a| {
            a.verb().is_some_and(|g| {
                let verb = self.ctx.lexicon.verbs.get(usize::from(g.verb));
                verb.is_some_and(|v| matches!(v.infinitive.as_str(), "representer" | "correspondre"))
            }) || matches!(self.ctx.word(a), "soit" | "correspond" | "represente" | "correspondant" | "representant")
        });
        let margin = match self.cur.as_ref().or(self.done.last()).filter(|m| m.sentence == self.s).map(|m| m.what) {
            Some(What::Metric("ebitda")) => "ebitda_margin",
            Some(What::Metric("ebita")) => "ebita_margin",
            Some(What::Metric("operating_income" | "recurring_operating_income")) => "operating_margin",
            _ => return,
        };
        if !tied || of != "revenue" {
            return;
        }
        let model = self.cur.as_ref().or(self.done.last());
        // The words of the profit say whose margin it is (`résultat opérationnel courant`).
        let from = model.map_or(at, |m| m.from);
        let model = model.map(|m| (m.subject, m.period, m.segment, m.stance));
        let m = self.open(What::Metric(margin), from);
        m.value = Some(figure);
        m.to = at + 1;
        m.how = How::Next;
        m.last = Some((at, Cast::Value));
        if let Some((subject, period, segment, stance)) = model {
            (m.subject, m.period, m.segment, m.stance) = (subject, period.or(m.period), segment, stance);
        }
    }
}

pub(super) fn company(
    ctx: &Context<'_>,
    m: &Measure,
    metric: &'static str,
    memory: &mut Memory,
) -> Result<Draft, &'static str> {
    let against = m.previous.is_some() && m.way.is_some() && is_target(m);
    if m.is_empty() && !against {
        return Err("no figure is told of it");
    }
    let subject = owner(ctx, m).ok_or("whose metric it is cannot be told")?;
    let again = revised(ctx, m);
    let told_before = Measure { value: m.consensus, consensus: None, ..m.clone() };
    let m = if again { &told_before } else { m };
    let told = m.value.or(m.consensus).or(m.previous);
    let counted = told.is_some_and(|f| matches!(ctx.figure_kind(f), FigureKind::Count | FigureKind::Quantity));
    let units = matches!(
        metric,
        "deliveries" | "production" | "fleet" | "traffic" | "order_intake" | "order_backlog" | "leverage"
    );
    if counted && !units {
        return operating(ctx, m, subject);
    }
    let modality = modality(m);
    let verb = m.stance.verb;
    let aims = verb.is_some_and(|v| {
        v.senses.any(&[Sense::Aim, Sense::Expect])
            || v.modal.any(&[Sense::Aim, Sense::Expect, Sense::Intend, Sense::Want])
    });
    if is_target(m) && (m.value.is_some() || m.change.is_some() || against) {
        // `a fondu de 13% alors que le groupe s'était fixé …`: what was aimed at for the period told beside.
        let past = m.how == How::Next && verb.is_none_or(|v| v.compound && v.tense == Tense::Imperfect);
        let mut beside = memory.result;
        let held = if past { &mut beside } else { &mut memory.aim };
        let m = Measure { period: period(held, subject, m.period, true), ..m.clone() };
        return Ok(guidance(ctx, &m, metric, subject));
    }
    // `Le seul troisième trimestre y contribue à hauteur de`: a part's own period is not the article's.
    let (mut aside, part) = (memory.result, m.period.is_some_and(|p| m.how == How::Part || only(ctx, m, p)));
    let held = if part { &mut aside } else { &mut memory.result };
    let way =
        m.way.map(|(way, span)| (if LESS_IS_BETTER.contains(&metric) { bettered(ctx, m, way) } else { way }, span));
    let own = m.period.or_else(|| accounts_ahead(ctx, m));
    let m = &Measure { way, period: period(held, subject, own, !STOCKS.contains(&metric)), ..m.clone() };
    if modality == Modality::Denied {
        return Err("the figure is denied");
    }
    if supposed(ctx, m) {
        return Err("a hypothesis");
    }
    let mut draft = Draft::new(FactType::FinancialResult, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    draft.term("metric", metric, Some((words(ctx, m), ctx.text.source)));
    let forecast =
        m.stance.outsider && verb.is_some_and(|v| v.senses.any(&[Sense::Expect, Sense::Aim, Sense::See])) || aims;
    if m.stance.outsider && m.value.is_some() && !again && consensus_told(ctx, m) {
        // A consensus told alone is the consensus of a figure still to come.
        if let Some(value) = m.value {
            draft.figure("consensus", value);
        }
        if let Some(previous) = m.previous {
            draft.figure("previous", previous);
        }
    } else {
        figures(ctx, &mut draft, m);
    }
    if let Some(consensus) = m.consensus {
        draft.figure("consensus", consensus);
    }
    complete(ctx, &mut draft, m);
    if m.negative {
        draft.negative("value");
    }
    if m.loss_before.unwrap_or(m.negative) {
        draft.negative("previous");
    }
    draft.modality = if forecast || again || (m.consensus.is_some() && m.value.is_none() && m.change.is_none()) {
        Modality::Expected
    } else {
        modality
    };
    if m.stance.outsider
        && let Some(actor) = m.stance.actor
    {
        draft.attribution = Some(Says::Entity { entity: EntityId(actor) });
    } else {
        draft.attribution = source(ctx, m.sentence, subject);
    }
    Ok(draft)
}

/// `X publiera ses comptes du deuxième trimestre. Selon le consensus, son bénéfice net est attendu à …`: the period of
/// the accounts to come.
fn accounts_ahead(ctx: &Context<'_>, m: &Measure) -> Option<u32> {
    if !m.stance.outsider || !consensus_told(ctx, m) {
        return None;
    }
    let atoms = ctx.atoms(m.sentence.checked_sub(1)?);
    let ahead = |a: &Atom| a.verb().is_some_and(|g| g.tense == Tense::Future && !g.negated);
    if !atoms.iter().any(ahead) {
        return None;
    }
    atoms.iter().enumerate().find_map(|(at, a)| match a.kind {
        Kind::Date(d) if at >= 2 && is_period(ctx, d) => {
            let words = atoms[at.saturating_sub(3)..at].iter();
            let accounts = |a: &Atom| matches!(ctx.word(a), "comptes" | "resultats" | "chiffres");
            (words.clone().any(accounts) && atoms[at - 1].prep("of")).then_some(d)
        }
        _ => None,
    })
}

/// `Au seul troisième trimestre, il ressort à 1,2 milliard`: a part of the period told before.
fn only(ctx: &Context<'_>, m: &Measure, period: u32) -> bool {
    let atoms = ctx.atoms(m.sentence);
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Date(d) if d == period));
    at.and_then(|at| at.checked_sub(1)).is_some_and(|at| matches!(ctx.word(&atoms[at]), "seul" | "seule" | "seuls"))
}

/// Metrics that fall when they get better.
const LESS_IS_BETTER: &[&str] =
    &["cost_income_ratio", "combined_ratio", "cost_of_risk", "net_debt", "gross_debt", "leverage"];

/// `le coefficient d'exploitation s'améliore de 1,2 point`: the way that getting better or worse takes it.
fn bettered(ctx: &Context<'_>, m: &Measure, way: Way) -> Way {
    match m.stance.verb.map_or("", |v| ctx.infinitive(&v)) {
        "s'ameliorer" => Way::Down,
        "se degrader" | "se deteriorer" => Way::Up,
        _ => way,
    }
}

/// `Si X rachetait Y, sa dette doublerait`
pub(super) fn supposed(ctx: &Context<'_>, m: &Measure) -> bool {
    let atoms = ctx.atoms(m.sentence);
    let head = atoms.first().is_some_and(|a| matches!(ctx.word(a), "si" | "s'"));
    let first = || atoms.iter().filter_map(Atom::verb).find(|g| g.is_finite());
    head && (m.stance.verb.is_some_and(|v| v.tense == Tense::Conditional)
        || first().is_some_and(|v| v.tense == Tense::Imperfect))
}

/// `Les analystes tablent sur un BPA de 1,42 euro, contre 1,37 euro précédemment`: the forecast of those who told it
/// before, with what it was.
fn revised(ctx: &Context<'_>, m: &Measure) -> bool {
    let former = |a: &Atom| {
        a.term(Class::Versus) == Some("former") || matches!(ctx.word(a), "precedemment" | "auparavant" | "jusqu'ici")
    };
    let atoms = ctx.atoms(m.sentence);
    m.stance.outsider
        && m.value.is_none()
        && m.change.is_none()
        && m.consensus.is_some()
        && atoms.iter().any(|a| a.term(Class::Versus).is_some())
        && atoms.iter().any(former)
        && !atoms.iter().any(|a| a.term(Class::Consensus) == Some("market"))
}

/// Whether the outsider is the market rather than one broker.
pub(super) fn consensus_told(ctx: &Context<'_>, m: &Measure) -> bool {
    m.stance.actor.is_none() && ctx.atoms(m.sentence).iter().any(|a| a.term(Class::Consensus).is_some())
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Participle | How::Elided => "financial_result.verb",
        How::Named => "financial_result.metric",
        How::Noun => "financial_result.growth",
        How::Ahead => "financial_result.amount_first",
        How::Part | How::Bracket => "financial_result.part",
        How::Next => "financial_result.next",
    }
}
