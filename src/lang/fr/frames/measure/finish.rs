//! From a measure read to a fact: whose it is, and whether it is a result, a target or a forecast.

use super::{Measure, Part, Way, What};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading},
        lexicon::{Class, Sense, Tense},
        ontology::{FactType, Says},
        syntax::Kind,
    },
    sheet::{DateId, EntityId, EntityKind},
    value::{Amount, Decimal, FigureKind, Modality},
};

/// Turns one measure into a fact, or says why not.
pub(super) fn finish(ctx: &Context<'_>, m: Measure, area: &mut Option<(usize, u32)>, out: &mut Reading) {
    let span = ctx.clause(m.sentence, m.from.min(m.to.saturating_sub(1)), m.to);
    let read = match m.what {
        What::Price => price(ctx, &m, span),
        What::Metric(name) => company(ctx, &m, name),
        What::Indicator(name) => macro_indicator(ctx, &m, name, area),
        What::Growth => growth(ctx, &m, area),
    };
    match read {
        Ok(mut draft) => {
            draft.evidence = ctx.sentence(m.sentence);
            out.drafts.push(draft);
        }
        Err(reason) => out.refuse("measure", span, reason),
    }
}

fn modality(m: &Measure) -> Modality {
    // `X a averti que l'exercice se solderait par`: the future of a telling in the past.
    let reported =
        m.stance.reported && m.stance.verb.is_some_and(|v| v.tense == Tense::Conditional && !v.modal.has(Sense::Can));
    if reported {
        return Modality::Expected;
    }
    m.stance.verb.map_or(Modality::Asserted, |v| v.modality())
}

fn direct(ctx: &Context<'_>, draft: &mut Draft, way: Option<(Way, crate::text::Span)>) {
    if let Some((way, span)) = way {
        draft.term("direction", way.term(), Some((span, ctx.text.source)));
    }
}

fn price(ctx: &Context<'_>, m: &Measure, _span: crate::text::Span) -> Result<Draft, &'static str> {
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
    if m.change.is_none() && !market {
        return Err("a move without a figure");
    }
    let mut draft = Draft::new(FactType::PriceMove, "price_move.measure", ctx.sentence(m.sentence));
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

/// Whose metric it is.
fn owner(ctx: &Context<'_>, m: &Measure) -> Option<u32> {
    let company = |e: &u32| ctx.is_kind(*e, &[EntityKind::Company]);
    if let Some(subject) = m.subject.filter(company) {
        return Some(subject);
    }
    if !m.stance.outsider
        && let Some(actor) = m.stance.actor.filter(company)
        && !ctx.is_broker(actor)
    {
        return Some(actor);
    }
    let atoms = ctx.atoms(m.sentence);
    // `X, dont la dette nette s'élevait à`
    let relative = (m.from.saturating_sub(3)..m.from)
        .rev()
        .find(|i| atoms.get(*i).is_some_and(|a| a.term(Class::Relative).is_some()));
    if let Some(at) = relative
        && let Some(entity) =
            atoms[..at].iter().rev().take(10).take_while(|a| a.verb().is_none()).find_map(|a| match a.kind {
                Kind::Entity(e) if company(&e) => Some(e),
                _ => None,
            })
    {
        return Some(entity);
    }
    ctx.refer(m.sentence, m.from, false)
}

fn company(ctx: &Context<'_>, m: &Measure, metric: &'static str) -> Result<Draft, &'static str> {
    if m.is_empty() {
        return Err("no figure is told of it");
    }
    let subject = owner(ctx, m).ok_or("whose metric it is cannot be told")?;
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
    // `La croissance est ramenée à 4-6%`: what is kept, cut or raised by someone is a target.
    let set_by = verb.is_some_and(|v| {
        v.passive
            && !v.perfect
            && v.senses.any(&[Sense::Bring, Sense::Cut, Sense::Raise, Sense::Revise, Sense::Confirm, Sense::Keep])
    });
    let target = !m.stance.outsider && (aims || set_by || m.stance.goal || (modality == Modality::Expected));
    if target && (m.value.is_some() || m.change.is_some()) {
        return Ok(guidance(ctx, m, metric, subject));
    }
    let mut draft = Draft::new(FactType::FinancialResult, "financial_result.measure", ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    draft.term("metric", metric, Some((words(ctx, m), ctx.text.source)));
    let forecast =
        m.stance.outsider && verb.is_some_and(|v| v.senses.any(&[Sense::Expect, Sense::Aim, Sense::See])) || aims;
    if m.stance.outsider && m.value.is_some() && consensus_told(ctx, m) {
        // A consensus told alone is the consensus of a figure still to come.
        if let Some(value) = m.value {
            draft.figure("consensus", value);
        }
    } else {
        figures(&mut draft, m);
    }
    if let Some(consensus) = m.consensus {
        draft.figure("consensus", consensus);
    }
    complete(ctx, &mut draft, m);
    if m.negative {
        draft.negative("value");
    }
    if m.loss_before {
        draft.negative("previous");
    }
    draft.modality = if forecast || (m.consensus.is_some() && m.value.is_none() && m.change.is_none()) {
        Modality::Expected
    } else {
        modality
    };
    if m.stance.outsider
        && let Some(actor) = m.stance.actor
    {
        draft.attribution = Some(Says::Entity { entity: EntityId(actor) });
    }
    Ok(draft)
}

/// Whether the outsider is the market rather than one broker.
fn consensus_told(ctx: &Context<'_>, m: &Measure) -> bool {
    m.stance.actor.is_none() && ctx.atoms(m.sentence).iter().any(|a| a.term(Class::Consensus).is_some())
}

fn words(ctx: &Context<'_>, m: &Measure) -> crate::text::Span {
    let atoms = ctx.atoms(m.sentence);
    atoms
        .iter()
        .skip(m.from)
        .find(|a| {
            a.term(Class::Metric).is_some() || a.term(Class::Indicator).is_some() || a.term(Class::Growth).is_some()
        })
        .or_else(|| atoms.get(m.from))
        .map_or(ctx.sentence(m.sentence), |a| ctx.span(&a.tokens))
}

fn figures(draft: &mut Draft, m: &Measure) {
    for (role, figure) in [("value", m.value), ("change", m.change), ("previous", m.previous)] {
        if let Some(figure) = figure {
            draft.figure(role, figure);
        }
    }
}

/// Segment, basis, direction, period: the same for every kind of measure.
fn complete(ctx: &Context<'_>, draft: &mut Draft, m: &Measure) {
    match m.segment {
        Some(Part::Entity(entity)) => {
            draft.entity("segment", entity);
        }
        Some(Part::Words(span)) => {
            draft.phrase("segment", span, ctx.text.source);
        }
        None => {}
    }
    if let Some((basis, span)) = m.basis {
        draft.term("basis", basis, Some((span, ctx.text.source)));
    }
    if m.way.is_some() {
        direct(ctx, draft, m.way);
    } else if let Some(way) = compared(ctx, m) {
        draft.term("direction", way.term(), None);
    }
    if let Some(period) = m.period {
        draft.date("period", period);
    }
    draft.time = m.time.map(DateId);
}

/// The direction that two figures of one unit show.
fn compared(ctx: &Context<'_>, m: &Measure) -> Option<Way> {
    let number = |f: u32| {
        let v = &ctx.figure(f).value;
        if v.max.is_some() { None } else { v.value.and_then(Amount::decimal).map(|d| (d, v.unit.clone())) }
    };
    let ((now, unit), (then, other)) = (number(m.value?)?, number(m.previous?)?);
    (unit == other && !m.negative).then(|| match now.cmp(&then) {
        std::cmp::Ordering::Greater => Way::Up,
        std::cmp::Ordering::Less => Way::Down,
        std::cmp::Ordering::Equal => Way::Flat,
    })
}

fn guidance(ctx: &Context<'_>, m: &Measure, metric: &'static str, subject: u32) -> Draft {
    let mut draft = Draft::new(FactType::Guidance, "guidance.measure", ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    draft.term("metric", metric, Some((words(ctx, m), ctx.text.source)));
    figures(&mut draft, m);
    let verb = m.stance.verb;
    let has = |s: &[Sense]| verb.is_some_and(|v| v.senses.any(s) || v.modal.any(s));
    let still =
        ctx.atoms(m.sentence).iter().any(|a| matches!(ctx.word(a), "toujours") && a.term(Class::Adverb).is_some());
    let action = if has(&[Sense::Confirm, Sense::Keep]) || still {
        "confirmed"
    } else if has(&[Sense::Raise]) {
        "raised"
    } else if has(&[Sense::Cut]) {
        "cut"
    } else {
        match (m.previous, aim_ends(ctx, m)) {
            (Some(_), Some((now, then))) if m.versus && earlier_target(ctx, m) => {
                if now > then {
                    "raised"
                } else {
                    "cut"
                }
            }
            _ => "set",
        }
    };
    draft.term("action", action, None);
    if m.negative {
        draft.negative("value");
    }
    if m.loss_before {
        draft.negative("previous");
    }
    complete(ctx, &mut draft, m);
    draft.modality = Modality::Expected;
    draft
}

/// The lower ends of the target and of what it is compared with.
fn aim_ends(ctx: &Context<'_>, m: &Measure) -> Option<(Decimal, Decimal)> {
    let end = |f: u32| ctx.figure(f).value.value.and_then(Amount::decimal);
    Some((end(m.value.or(m.change)?)?, end(m.previous?)?))
}

/// Whether the compared figure is an earlier target rather than an earlier result.
fn earlier_target(ctx: &Context<'_>, m: &Measure) -> bool {
    let Some(previous) = m.previous else { return false };
    let value = &ctx.figure(previous).value;
    let atoms = ctx.atoms(m.sentence);
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == previous));
    let dated = at.is_some_and(|at| atoms[at + 1..].iter().take(3).any(|a| matches!(a.kind, Kind::Date(_))));
    value.max.is_some() || !dated
}

fn operating(ctx: &Context<'_>, m: &Measure, subject: u32) -> Result<Draft, &'static str> {
    let mut draft = Draft::new(FactType::OperatingMetric, "operating_metric.measure", ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    let head = words(ctx, m);
    let span = match m.segment {
        Some(Part::Words(part)) if part.start > head.start && part.start - head.end < 8 => head.cover(part),
        _ => head,
    };
    draft.phrase("metric", span, ctx.text.source);
    figures(&mut draft, m);
    let without = Measure { segment: None, ..m.clone() };
    complete(ctx, &mut draft, &without);
    draft.modality = modality(m);
    Ok(draft)
}

fn macro_indicator(
    ctx: &Context<'_>,
    m: &Measure,
    indicator: &'static str,
    told: &mut Option<(usize, u32)>,
) -> Result<Draft, &'static str> {
    if m.is_empty() {
        return Err("no figure is told of it");
    }
    let area = area(ctx, m, *told).ok_or("the area cannot be told")?;
    *told = Some((m.sentence, area));
    let mut draft = Draft::new(FactType::MacroIndicator, "macro_indicator.measure", ctx.sentence(m.sentence));
    draft.entity("area", area);
    draft.term("indicator", indicator, Some((words(ctx, m), ctx.text.source)));
    figures(&mut draft, m);
    if let Some(consensus) = m.consensus {
        draft.figure("consensus", consensus);
    }
    // A price index that falls by 0.1% is inflation of -0.1%.
    let index = {
        let words = crate::text::fold(words(ctx, m).slice(ctx.text.source));
        words.starts_with("prix") || words.starts_with("indice")
    };
    let falls = m.way.is_some_and(|(way, _)| way == Way::Down) && index && indicator == "inflation";
    if (falls || m.negative) && m.value.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("value");
    }
    if m.negative && m.previous.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("previous");
    }
    let plain = Measure { segment: m.segment.filter(|p| matches!(p, Part::Words(_))), ..m.clone() };
    complete(ctx, &mut draft, &plain);
    let verb = m.stance.verb;
    let forecast =
        verb.is_some_and(|v| v.senses.any(&[Sense::Expect, Sense::Aim]) || v.modal.any(&[Sense::Expect, Sense::Aim]));
    draft.modality = if forecast { Modality::Expected } else { modality(m) };
    if forecast && let Some(actor) = m.stance.actor {
        draft.attribution = Some(Says::Entity { entity: EntityId(actor) });
    }
    Ok(draft)
}

fn negative(ctx: &Context<'_>, figure: u32) -> bool {
    ctx.figure(figure).value.value.and_then(Amount::decimal).is_some_and(|d| d < Decimal::whole(0))
}

/// The country or zone an indicator is told of.
fn area(ctx: &Context<'_>, m: &Measure, told: Option<(usize, u32)>) -> Option<u32> {
    if let Some(Part::Entity(e)) = m.segment {
        return Some(e);
    }
    let place = |e: u32| ctx.is_kind(e, &[EntityKind::Place]);
    let own: Vec<u32> = ctx
        .atoms(m.sentence)
        .iter()
        .filter_map(|a| match a.kind {
            Kind::Entity(e) if place(e) => Some(e),
            _ => None,
        })
        .collect();
    if let [one] = own[..] {
        return Some(one);
    }
    if let Some(first) = own.first()
        && own.iter().all(|e| e == first)
    {
        return Some(*first);
    }
    if !own.is_empty() {
        return None;
    }
    let title = ctx.atoms(0).iter().find_map(|a| match a.kind {
        Kind::Entity(e) if place(e) => Some(e),
        _ => None,
    });
    let carried = told.filter(|(s, _)| *s + 3 >= m.sentence).map(|(_, area)| area);
    // `la Banque du Canada`: the country of the institution that the sentence or the title names.
    let country = || {
        let mut atoms = ctx.atoms(m.sentence).iter().chain(ctx.atoms(0));
        let code = atoms.find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Organisation]) => {
                ctx.mentions.entities.get(e as usize)?.country.clone()
            }
            _ => None,
        })?;
        let at = ctx
            .mentions
            .entities
            .iter()
            .position(|e| e.kind == EntityKind::Place && e.identifiers.iso.as_deref() == Some(&*code))?;
        u32::try_from(at).ok()
    };
    title.or(carried).or_else(country).or_else(|| {
        let mut all = ctx.mentions.names.iter().map(|n| n.entity).filter(|e| place(*e));
        let first = all.next()?;
        all.all(|e| e == first).then_some(first)
    })
}

/// `une croissance de 8%` of nothing named: revenue of a company, output of a country.
fn growth(ctx: &Context<'_>, m: &Measure, area: &mut Option<(usize, u32)>) -> Result<Draft, &'static str> {
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
        return company(ctx, m, "revenue");
    }
    macro_indicator(ctx, m, "gdp", area)
}

/// Whether the sentence tells macro indicators besides.
fn out_of_economy(ctx: &Context<'_>, m: &Measure) -> bool {
    ctx.atoms(m.sentence).iter().any(|a| a.term(Class::Indicator).is_some())
}
