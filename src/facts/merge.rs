//! One fact per thing said: tellings of the same fact become one with several evidences.
//!
//! Two drafts are one fact where their type is one, no key role is in conflict, and they share enough to be the same
//! thing. A rounded figure agrees with a precise one, and the precise one stays.

use super::{
    frame::{Draft, Relation},
    ontology::{FactType, Role, Says, Slot},
};
use crate::{
    mentions::Mentions,
    sheet::{Fact, FactId, Slice, Time},
    text::Span,
    value::{Amount, Decimal, FigureKind, FigureValue, Grain, Modality},
};

/// A draft and the spans of all its tellings.
struct Told {
    draft: Draft,
    evidence: Vec<Span>,
}

/// The drafts as facts of the sheet, in reading order.
#[must_use]
pub fn merge(source: &str, mentions: &Mentions, mut drafts: Vec<Draft>) -> Vec<Fact> {
    drafts.sort_by_cached_key(|d| d.evidence);
    let mut told: Vec<Told> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut draft = draft;
        if draft.relation != Relation::Own {
            let Some(latest) = latest(&told, &draft) else { continue };
            if draft.relation == Relation::Beside {
                lend(&told[latest].draft, &mut draft);
            } else {
                resume(mentions, &mut told[latest], draft);
                continue;
            }
        }
        // What stands beside a fact joins none but its like.
        let apart = |t: &Told| draft.relation == Relation::Beside && t.draft.relation != Relation::Beside;
        match told.iter_mut().find(|t| !apart(t) && same(mentions, &t.draft, &draft)) {
            Some(earlier) => {
                // A title tells in the present what the text plans.
                let titled = earlier.evidence.iter().all(|e| !source[..e.start as usize].contains('\n'));
                if titled && DEALS.contains(&draft.body.kind()) {
                    earlier.draft.modality = draft.modality;
                }
                join(mentions, earlier, draft);
            }
            None => told.push(Told { evidence: vec![draft.evidence], draft }),
        }
    }
    let fact = |(Told { draft, evidence }, at): (Told, u32)| Fact {
        id: FactId(at),
        body: draft.body,
        modality: draft.modality,
        attribution: draft.attribution,
        time: draft.time.map(|date| Time { date }),
        frame: draft.frame.into(),
        evidence: evidence.into_iter().map(|span| Slice::cut(source, span)).collect(),
        statement: String::new(),
    };
    told.into_iter().zip(0..).map(fact).collect()
}

/// Roles that must be told on both sides and agree, or be told on neither.
fn identity(kind: FactType) -> &'static [&'static str] {
    match kind {
        FactType::PriceMove => &["subject", "direction", "period"],
        FactType::FinancialResult | FactType::OperatingMetric => &["subject", "metric", "segment"],
        FactType::Guidance => &["subject", "metric", "segment", "action"],
        FactType::MacroIndicator => &["area", "indicator", "segment"],
        FactType::AnalystRating => &["broker", "subject"],
        FactType::PolicyRate => &["authority", "action"],
        FactType::Ownership => &["holder", "subject"],
        FactType::Dividend => &["subject", "kind"],
        FactType::Quote => &["speaker", "text"],
        _ => &[],
    }
}

/// `16% de moins que son pic du 6 octobre`: the session's move all the same, whatever day it is counted from.
fn from_a_day(mentions: &Mentions, draft: &Draft) -> bool {
    let period = draft.body.get("period").and_then(Slot::date);
    period
        .and_then(|d| mentions.dates.get(d.index()))
        .is_some_and(|d| d.bound.is_none() && d.value.as_ref().is_some_and(|v| v.grain() == Grain::Day))
}

fn same(mentions: &Mentions, a: &Draft, b: &Draft) -> bool {
    let kind = a.body.kind();
    if kind != b.body.kind() {
        return false;
    }
    // `les analystes attendaient 12 millions`: the consensus of the result told before.
    let alone = |d: &Draft| d.has("consensus") && !d.has("value") && !d.has("change");
    if kind == FactType::FinancialResult && alone(b) && !a.has("consensus") && a.modality == Modality::Asserted {
        let unit = |d: &Draft, role: &str| figure(mentions, d, role).map(|f| (f.kind, f.unit.clone()));
        let expected = unit(b, "consensus");
        return ["subject", "metric", "segment"].iter().all(|r| a.has(r) == b.has(r) && !conflict(mentions, a, b, r))
            && (expected == unit(a, "value") || expected == unit(a, "change"));
    }
    let planned = DEALS.contains(&kind)
        && matches!(
            (a.modality, b.modality),
            (Modality::Asserted, Modality::Expected) | (Modality::Expected, Modality::Asserted)
        );
    if a.modality != b.modality && kind != FactType::AnalystRating && !planned {
        return false;
    }
    if identity(kind).iter().any(|role| match (a.has(role), b.has(role)) {
        (false, false) => false,
        (true, true) => conflict(mentions, a, b, role),
        _ => !(*role == "period" && [a, b].iter().any(|d| from_a_day(mentions, d))),
    }) {
        return false;
    }
    let keys = || kind.roles().iter().filter(|r| r.key);
    let loose = |role: &str| match (kind, role) {
        (FactType::Acquisition, "target") => retold(mentions, a, b),
        // A stake held, whatever was done to it; a parent with its stake.
        (FactType::Ownership, "action") => [a, b].iter().any(|d| holds(d)),
        // `lève 64 millions`, then by what.
        (FactType::CapitalRaise, "instrument") => [a, b].iter().any(|d| is_round(d)),
        _ => false,
    };
    if keys().any(|r| a.has(r.name) && b.has(r.name) && conflict(mentions, a, b, r.name) && !loose(r.name)) {
        return false;
    }
    let agreed = keys().filter(|r| a.has(r.name) && b.has(r.name)).count();
    let told = |d: &Draft| keys().filter(|r| d.has(r.name)).count();
    let figures =
        |d: &Draft| ["value", "change", "consensus", "amount", "level", "target"].iter().filter(|r| d.has(r)).count();
    match kind {
        FactType::AnalystRating => true,
        FactType::PriceMove => a.has("change") == b.has("change") || figures(a) == 0 || figures(b) == 0,
        FactType::FinancialResult | FactType::Guidance | FactType::OperatingMetric | FactType::MacroIndicator => {
            let shared = ["value", "change", "consensus"].iter().any(|r| a.has(r) && b.has(r));
            // `une croissance de 9%, pour des ventes de 20 milliards`: two halves of one telling.
            let halves =
                a.evidence == b.evidence && a.has("value") != b.has("value") && a.has("change") != b.has("change");
            // `5% en 2025`, `4,5% en 2026`: of two periods, no rounding.
            let rounded = ["value", "change"].iter().any(|r| !exact(mentions, a, b, r));
            if rounded && conflict(mentions, a, b, "period") {
                return false;
            }
            let halves = halves || grown(mentions, a, b) || grown(mentions, b, a);
            let split = a.has("basis") && b.has("basis") || a.has("basis") == b.has("basis") || shared || halves;
            (shared || halves) && split
        }
        FactType::Ownership => {
            // Capital and votes are two facts.
            let one = |d: &Draft| d.body.get("basis").and_then(Slot::term).map(str::to_owned);
            let apart = one(a).is_some() && one(b).is_some() && one(a) != one(b);
            !apart && (a.has("stake") == b.has("stake") || !a.has("stake") || !b.has("stake"))
        }
        FactType::Acquisition => {
            agreed >= 2
                || retold(mentions, a, b)
                || !conflict(mentions, a, b, "target") && (agreed == told(a) || agreed == told(b))
        }
        // Rates and dividends are never rounded: 2% is not 2.15%.
        FactType::PolicyRate if !exact(mentions, a, b, "level") => false,
        FactType::Dividend if !exact(mentions, a, b, "amount") => false,
        FactType::PolicyRate | FactType::Dividend => agreed >= 2 || figures(a) == 0 || figures(b) == 0,
        _ => agreed >= 2 || agreed == told(a) || agreed == told(b),
    }
}

/// `une hausse de 3,1% de son bénéfice`, then `un bénéfice de 277,4 millions, contre 269,1 millions`: the rate is the
/// one the two amounts make.
fn grown(mentions: &Mentions, rate: &Draft, amounts: &Draft) -> bool {
    let apart = rate.has("value") || rate.has("previous") || amounts.has("change");
    let odd = |d: &Draft, role: &str| d.body.get(role).and_then(Slot::first).is_none_or(|r| r.sign.is_some());
    if apart
        || odd(amounts, "value")
        || odd(amounts, "previous")
        || rate.has("basis") && !matches!(rate.body.get("basis").and_then(Slot::term), Some("yoy"))
        || ["period", "direction"].iter().any(|r| conflict(mentions, rate, amounts, r))
    {
        return false;
    }
    let told = |d: &Draft, role: &str, kind: FigureKind| {
        let value = figure(mentions, d, role).filter(|f| f.kind == kind && f.max.is_none())?;
        value.value.and_then(Amount::decimal).map(Decimal::abs)
    };
    let figures = (
        told(rate, "change", FigureKind::Percent),
        told(amounts, "value", FigureKind::Money),
        told(amounts, "previous", FigureKind::Money),
    );
    let (Some(change), Some(now), Some(then)) = figures else { return false };
    let moved = now.checked_add(then.negated()).and_then(|d| d.abs().scaled(2)).and_then(|d| d.checked_div(then));
    moved.is_some_and(|m| m.rounded(change.decimals()) == change)
}

/// `une chaîne ontarienne`, then its name; `sa beauté`, then `sa division beauté`: the same thing bought or sold.
fn retold(mentions: &Mentions, a: &Draft, b: &Draft) -> bool {
    let party = |role: &str| a.has(role) && b.has(role) && !conflict(mentions, a, b, role);
    if !party("acquirer") && !party("seller") || a.has("value") && b.has("value") && conflict(mentions, a, b, "value") {
        return false;
    }
    let says = |d: &Draft| d.body.get("target").and_then(Slot::first).map(|r| r.says.clone());
    let names_one = |phrase: &str| {
        !["filiales", "activites", "actifs", "usines", "sites"].iter().any(|w| crate::text::fold(phrase).contains(w))
    };
    match (says(a), says(b)) {
        (Some(Says::Phrase { phrase: x }), Some(Says::Phrase { phrase: y })) => {
            let (x, y) = (crate::text::fold(&x.text), crate::text::fold(&y.text));
            let within = |x: &str, y: &str| x.split_whitespace().all(|w| y.split_whitespace().any(|v| v == w));
            within(&x, &y) || within(&y, &x)
        }
        (Some(Says::Phrase { phrase }), Some(Says::Entity { .. })) => names_one(&phrase.text),
        _ => false,
    }
}

/// Whether a raise does not say by what.
fn is_round(draft: &Draft) -> bool {
    matches!(draft.body.get("instrument").and_then(Slot::term), Some("funding_round"))
}

/// Whether an ownership only says that something is held.
fn holds(draft: &Draft) -> bool {
    matches!(draft.body.get("action").and_then(Slot::term), Some("holds"))
}

/// Whether a figure told on both sides is the very same amount.
fn exact(mentions: &Mentions, a: &Draft, b: &Draft, role: &str) -> bool {
    match (figure(mentions, a, role), figure(mentions, b, role)) {
        (Some(x), Some(y)) => {
            let plain = |f: &FigureValue| f.value.and_then(Amount::decimal).map(crate::value::Decimal::normalized);
            plain(x) == plain(y)
        }
        _ => true,
    }
}

fn figure<'m>(mentions: &'m Mentions, draft: &Draft, role: &str) -> Option<&'m FigureValue> {
    let at = draft.body.get(role)?.figure()?;
    mentions.figures.get(at.index()).map(|f| &f.value)
}

/// Whether a role told on both sides says two different things.
fn conflict(mentions: &Mentions, a: &Draft, b: &Draft, role: &str) -> bool {
    let (Some(x), Some(y)) = (a.body.get(role), b.body.get(role)) else { return false };
    let (x, y) = (x.all(), y.all());
    x.len() != y.len() || !x.iter().all(|r| y.iter().any(|s| agree(mentions, r, s)))
}

fn agree(mentions: &Mentions, a: &Role, b: &Role) -> bool {
    if a.sign != b.sign {
        return false;
    }
    match (&a.says, &b.says) {
        (Says::Figure { figure: x }, Says::Figure { figure: y }) => {
            let value = |at: usize| mentions.figures.get(at).map(|f| &f.value);
            match (value(x.index()), value(y.index())) {
                (Some(x), Some(y)) => agreeing(x, y),
                _ => x == y,
            }
        }
        (Says::Date { date: x }, Says::Date { date: y }) => {
            let value = |at: usize| mentions.dates.get(at).and_then(|d| d.value.as_ref());
            x == y || (value(x.index()).is_some() && value(x.index()) == value(y.index()))
        }
        (Says::Term { term: x, .. }, Says::Term { term: y, .. }) => x == y,
        (Says::Phrase { phrase: x }, Says::Phrase { phrase: y }) => {
            crate::text::fold(&x.text) == crate::text::fold(&y.text)
        }
        (x, y) => x == y,
    }
}

/// Whether two figures say the same amount, one perhaps rounded.
fn agreeing(a: &FigureValue, b: &FigureValue) -> bool {
    if a.kind != b.kind || a.max != b.max {
        return false;
    }
    let (Some(Amount::Decimal(x)), Some(Amount::Decimal(y))) = (a.value, b.value) else { return a.value == b.value };
    if a.unit != b.unit && a.kind == crate::value::FigureKind::Money {
        return false;
    }
    let (x, y) = (x.abs(), y.abs());
    let coarse = x.decimals().min(y.decimals());
    x == y || (x.decimals() != y.decimals() && x.rounded(coarse) == y.rounded(coarse))
}

/// How many digits a figure is told with.
fn precision(mentions: &Mentions, slot: &Slot) -> u32 {
    let digits = |r: &Role| match r.says {
        Says::Figure { figure } => {
            let value = mentions.figures.get(figure.index()).and_then(|f| f.value.value);
            value.and_then(Amount::decimal).map_or(0, |d| d.normalized().decimals() + 1)
        }
        _ => 0,
    };
    slot.first().map_or(0, digits)
}

/// Deals: what a company does once, for an amount.
const DEALS: &[FactType] =
    &[FactType::Contract, FactType::Acquisition, FactType::CapitalRaise, FactType::ShareBuyback, FactType::Investment];

/// The fact that a draft with a relation says more of: the latest of its type, not too far before.
fn latest(told: &[Told], draft: &Draft) -> Option<usize> {
    let kind = draft.body.kind();
    let near = draft.relation == Relation::MoreNear;
    // `Le contrat, d'une valeur de`: the firm one, not the option beside it.
    let option = |t: &Told| {
        t.draft.relation == Relation::Beside
            && t.draft.modality == Modality::Possible
            && draft.modality == Modality::Asserted
            && draft.relation != Relation::Beside
    };
    // `L'opération sera bouclée en mars`: no deal told as long done.
    let done = |t: &Told| t.draft.remote && draft.has("period") && kind == FactType::Acquisition;
    let of = |t: &Told| {
        !done(t) && (t.draft.body.kind() == kind || near && DEALS.contains(&t.draft.body.kind())) && !option(t)
    };
    let (at, last) = told.iter().enumerate().filter(|(_, t)| of(t)).max_by_key(|(_, t)| t.evidence.iter().max())?;
    let gap = draft.evidence.start.saturating_sub(last.evidence.iter().max()?.end);
    (last.draft.body.kind() == kind && gap < if near { 500 } else { 1500 }).then_some(at)
}

/// Gives a second fact the parties of the first.
fn lend(first: &Draft, second: &mut Draft) {
    for spec in first.body.kind().roles() {
        let party = spec.key
            && first.body.get(spec.name).is_some_and(|s| s.all().iter().all(|r| matches!(r.says, Says::Entity { .. })));
        if party
            && !second.has(spec.name)
            && let (Some(from), Some(to)) = (first.body.get(spec.name), second.body.slot(spec.name))
        {
            *to = from.clone();
        }
    }
}

/// Adds what a sentence about the latest fact says more of it; nothing where it says otherwise.
fn resume(mentions: &Mentions, latest: &mut Told, mut more: Draft) {
    let roles = more.body.kind().roles();
    let told = |d: &Draft, role: &str| d.has(role);
    let conflicts = roles.iter().any(|r| {
        r.key && told(&latest.draft, r.name) && told(&more, r.name) && conflict(mentions, &latest.draft, &more, r.name)
    });
    let adds = roles.iter().any(|r| told(&more, r.name) && !told(&latest.draft, r.name));
    if conflicts || !adds {
        return;
    }
    if more.modality != latest.draft.modality {
        for spec in roles.iter().filter(|r| r.key) {
            more.role_modality(spec.name, more.modality);
        }
    }
    join(mentions, latest, more);
}

/// Adds the telling `later` to `earlier`.
fn join(mentions: &Mentions, earlier: &mut Told, mut later: Draft) {
    for spec in later.body.kind().roles() {
        let Some(slot) = later.body.slot(spec.name).map(std::mem::take) else { continue };
        let Some(held) = earlier.draft.body.slot(spec.name) else { continue };
        let name = |s: &Slot| s.entity().is_some();
        let longer = |s: &Slot, t: &Slot| matches!((s.phrase(), t.phrase()), (Some(x), Some(y)) if spec.name == "target" && x.text.len() > y.text.len());
        let better = precision(mentions, &slot) > precision(mentions, held)
            || name(&slot) && held.phrase().is_some()
            || spec.name == "instrument" && held.term() == Some("funding_round")
            || spec.name == "status" && held.term() == Some("announced")
            || spec.name == "action" && held.term() == Some("holds") && slot.term() != Some("holds")
            || longer(&slot, held);
        if !slot.is_empty() && (held.is_empty() || better) {
            *held = slot;
        }
    }
    let draft = &mut earlier.draft;
    draft.time = draft.time.or(later.time);
    draft.attribution = draft.attribution.take().or(later.attribution);
    if !earlier.evidence.contains(&later.evidence) {
        earlier.evidence.push(later.evidence);
    }
}
