//! From a measure read to a fact: whose it is, and whether it is a result, a target or a forecast.

use super::{
    Measure, Part, Way, What, figure::RATES, growth::growth_told, indicator::macro_indicator, operating::in_words,
    price::price, result::company, telling::Earlier,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading},
        lexicon::{Class, Sense, Tense},
        ontology::{FactType, Says},
        syntax::{Atom, Group, Kind},
    },
    sheet::{DateId, EntityId, EntityKind},
    value::{Amount, Modality},
};

/// Where an area was told last, and which.
pub(super) type Area = Option<(usize, u32)>;

/// What an article told so far, for measures that leave it out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    pub(super) area: Area,
    /// The sentence that told a country's figure by a statistics office last.
    pub(super) office: Option<usize>,
    /// Whose result was told last, and its period.
    pub(super) result: Option<(u32, u32)>,
    /// Whose target was told last, and its period.
    pub(super) aim: Option<(u32, u32)>,
    /// Which area's indicator was told last, and its period.
    pub(super) macros: Option<(u32, u32)>,
}

/// The period a measure of `subject` belongs to: its own, else the one told last.
pub(super) fn period(held: &mut Option<(u32, u32)>, subject: u32, own: Option<u32>, inherits: bool) -> Option<u32> {
    match own {
        Some(date) => {
            *held = Some((subject, date));
            own
        }
        None => held.filter(|(who, _)| inherits && *who == subject).map(|(_, date)| date),
    }
}

/// Turns one measure into a fact, or says why not.
pub(super) fn finish(ctx: &Context<'_>, m: Measure, memory: &mut Memory, out: &mut Reading) {
    let span = ctx.clause(m.sentence, m.from.min(m.to.saturating_sub(1)), m.to);
    let m = statistic(ctx, m, memory);
    let read = match m.what {
        What::Price => price(ctx, &m),
        What::Metric(name) => company(ctx, &m, name, memory),
        What::Indicator(name) => macro_indicator(ctx, &m, name, memory),
        What::Other(phrase) => in_words(ctx, &m, phrase),
        What::Growth => growth_told(ctx, &m, memory),
    };
    let room = match m.what {
        What::Price => "price_move",
        What::Indicator(_) => "macro_indicator",
        What::Other(_) => "operating_metric",
        What::Metric(_) | What::Growth => "financial_result",
    };
    match read {
        Ok(mut draft) => {
            draft.evidence = ctx.sentence(m.sentence);
            out.drafts.push(draft);
        }
        Err(reason) => out.refuse(room, span, reason),
    }
}

/// `Selon l'office, la production de ciment du pays a atteint …`: a country's figure, not a company's.
fn statistic(ctx: &Context<'_>, m: Measure, memory: &mut Memory) -> Measure {
    let What::Metric("production" | "revenue") = m.what else { return m };
    let atoms = ctx.atoms(m.sentence);
    let before = m.from.checked_sub(1).and_then(|b| atoms.get(b)).map_or("", |a| ctx.word(a));
    let told = m.subject.or(m.stance.actor).is_some()
        || m.consensus.is_some()
        || m.stance.goal
        || m.how == super::How::Part
        || matches!(before, "son" | "sa" | "ses" | "leur" | "leurs");
    let office = |s: usize| {
        let atoms = ctx.atoms(s);
        let near = |at: usize| {
            atoms[at + 1..]
                .iter()
                .take(4)
                .any(|a| matches!(a.kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Organisation])))
        };
        (0..atoms.len()).any(|at| atoms[at].term(Class::According).is_some() && near(at))
    };
    let goes_on = memory.office.is_some_and(|s| s + 1 == m.sentence);
    if told || !(office(m.sentence) || goes_on) {
        return m;
    }
    memory.office = Some(m.sentence);
    let head = words(ctx, &m);
    let mut span = match m.segment {
        Some(Part::Words(part)) if part.start >= head.end && part.start - head.end < 6 => head.cover(part),
        _ => head,
    };
    // `la production de ciment du pays`
    const COUNTRY: &str = " du pays";
    if span.slice(ctx.text.source).ends_with(COUNTRY) {
        span.end -= COUNTRY.len() as u32;
    }
    Measure { what: What::Indicator("other"), segment: Some(Part::Words(span)), ..m }
}

pub(super) fn modality(m: &Measure) -> Modality {
    // `X a averti que l'exercice se solderait par`: the future of a telling in the past.
    let reported =
        m.stance.reported && m.stance.verb.is_some_and(|v| v.tense == Tense::Conditional && !v.modal.has(Sense::Can));
    if reported {
        return Modality::Expected;
    }
    m.stance.verb.map_or(Modality::Asserted, |v| v.modality())
}

pub(super) fn direct(ctx: &Context<'_>, draft: &mut Draft, way: Option<(Way, crate::text::Span)>) {
    if let Some((way, span)) = way {
        draft.term("direction", way.term(), Some((span, ctx.text.source)));
    }
}

pub(super) fn words(ctx: &Context<'_>, m: &Measure) -> crate::text::Span {
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

pub(super) fn figures(ctx: &Context<'_>, draft: &mut Draft, m: &Measure) {
    for (role, figure) in [("value", m.value), ("change", m.change), ("previous", m.previous)] {
        if let Some(figure) = figure {
            draft.figure(role, figure);
        }
    }
    if let Some(earlier) = Earlier::of(ctx, m) {
        if let Some(period) = earlier.period {
            draft.role_period("previous", period);
        }
        if earlier.forecast {
            draft.role_modality("previous", Modality::Expected);
        }
    }
}

/// Words that go on from a phrase, never end it.
const LOOSE: &[&str] = &[" d'ici", " ayant", " étant", " dont", " lors", " soit", " puis", " afin", " tout"];

/// A phrase without the loose words at its end.
pub(super) fn tidy(ctx: &Context<'_>, mut span: crate::text::Span) -> crate::text::Span {
    while let Some(end) = LOOSE.iter().find(|w| span.slice(ctx.text.source).ends_with(**w)) {
        span.end -= end.len() as u32;
    }
    span
}

/// Segment, basis, direction, period: the same for every kind of measure.
pub(super) fn complete(ctx: &Context<'_>, draft: &mut Draft, m: &Measure) {
    match m.segment {
        Some(Part::Entity(entity)) => {
            draft.entity("segment", entity);
        }
        Some(Part::Words(span)) => {
            draft.phrase("segment", tidy(ctx, span), ctx.text.source);
        }
        None => {}
    }
    // A company's quarter against the one before is sequential; a month has no name there.
    let company = !matches!(draft.body.kind(), FactType::MacroIndicator);
    let named = m.basis.map(|(b, s)| (if company && b == "qoq" { "sequential" } else { b }, s));
    if let Some((basis, span)) = named.filter(|(b, _)| !(company && *b == "mom")) {
        draft.term("basis", basis, Some((span, ctx.text.source)));
    }
    // Two levels of a rate show its way better than the words beside them (`s'améliore à 46%, contre 48%`).
    let rate = matches!(m.what, What::Metric(name) | What::Indicator(name) if RATES.contains(&name));
    let shown = compared(ctx, m);
    match m.way.filter(|(way, _)| !rate || shown.is_none_or(|s| s == *way)) {
        Some(way) => direct(ctx, draft, Some(way)),
        None => {
            if let Some(way) = shown {
                draft.term("direction", way.term(), None);
            }
        }
    }
    if let Some(period) = m.period {
        draft.date("period", period);
    }
    draft.time = m.time.map(DateId);
}

/// The direction that two figures of one unit show.
pub(super) fn compared(ctx: &Context<'_>, m: &Measure) -> Option<Way> {
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

/// Who the sentence names as its source: `selon l'Insee`, `publié par Eurostat`, `d'après X`.
pub(super) fn source(ctx: &Context<'_>, s: usize, told_of: u32) -> Option<Says> {
    let atoms = ctx.atoms(s);
    let speaks = |e: u32| e != told_of && ctx.is_kind(e, &[EntityKind::Organisation, EntityKind::Company]);
    let told = atoms.iter().enumerate().find_map(|(at, a)| match a.kind {
        Kind::Entity(e) if speaks(e) => {
            let before = atoms[..at].iter().rev().take(9);
            let mut near =
                before.take_while(|b| !matches!(b.kind, Kind::Sign(_)) && !b.verb().is_some_and(Group::is_finite));
            let published = |b: &Atom| {
                b.verb()
                    .is_some_and(|g| g.tense == Tense::PastParticiple && g.senses.any(&[Sense::Announce, Sense::Say]))
            };
            let led = near.any(|b| b.term(Class::According).is_some())
                || at >= 2
                    && atoms[..at].iter().rev().take(6).any(published)
                    && atoms[..at].iter().rev().take(3).any(|b| b.prep("by"));
            led.then_some(e)
        }
        _ => None,
    })?;
    Some(Says::Entity { entity: EntityId(told) })
}
