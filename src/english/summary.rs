//! The lines above the facts: headline, summary and key facts, by importance.

use super::{
    tell,
    teller::{Teller, Voice, capital, sentence},
};
use crate::{
    facts::ontology::{Body, FactType, Says},
    sheet::{EntityId, EntityKind, Fact, FactId, Line, Sheet},
    value::Modality,
};

/// Most key facts of a sheet.
const KEY_FACTS: usize = 8;
/// Most sentences of a summary.
const SENTENCES: usize = 5;
/// Longest headline with a second fact.
const HEADLINE: usize = 110;

/// Headline, summary, key facts.
pub(super) fn lines(sheet: &Sheet) -> (Line, Vec<Line>, Vec<Line>) {
    let ranked = ranked(sheet);
    let key_facts = ranked.iter().take(KEY_FACTS).filter_map(|at| {
        let fact = sheet.facts.get(*at)?;
        Some(Line { statement: fact.statement.clone(), facts: vec![id(*at)] })
    });
    (headline(sheet, &ranked), summary(sheet, &ranked), key_facts.collect())
}

fn id(at: usize) -> FactId {
    FactId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// How much news a fact of this kind is.
fn weight(sheet: &Sheet, fact: &Fact) -> i64 {
    let company = |e: EntityId| sheet.entities.get(e.index()).is_some_and(|e| e.kind == EntityKind::Company);
    let base = match &fact.body {
        Body::Insolvency(_) | Body::Acquisition(_) | Body::PolicyRate(_) | Body::CreditRating(_) => 95,
        Body::Contract(_) | Body::Legal(_) | Body::CapitalRaise(_) => 90,
        Body::Appointment(_) => 85,
        Body::FinancialResult(b) => {
            let main = matches!(
                b.metric.term(),
                Some(
                    "revenue" | "net_income" | "operating_income" | "recurring_operating_income" | "net_banking_income"
                )
            );
            if !b.segment.is_empty() {
                50
            } else if main {
                85
            } else {
                75
            }
        }
        Body::MacroIndicator(b) => {
            if b.segment.is_empty() || b.indicator.term() == Some("other") {
                80
            } else {
                55
            }
        }
        Body::Guidance(_) => 78,
        Body::Workforce(b) => {
            if b.action.term() == Some("employs") {
                25
            } else {
                80
            }
        }
        Body::ShareBuyback(_) | Body::ProductEvent(_) => 75,
        Body::AnalystRating(_) => 72,
        Body::PriceMove(b) => {
            if b.subject.entity().is_some_and(company) {
                68
            } else {
                58
            }
        }
        Body::Dividend(_) => 65,
        Body::Investment(_) => 60,
        Body::OperatingMetric(_) => 50,
        Body::Partnership(_) => 48,
        Body::Ownership(b) => {
            if matches!(b.action.term(), Some("holds" | "parent") | None) {
                20
            } else {
                70
            }
        }
        Body::Valuation(_) => 40,
        Body::ScheduledEvent(_) => 30,
        Body::Quote(_) => 15,
    };
    base - i64::from(fact.modality == Modality::Possible) * 5
}

/// Where the title stands in the source; empty where there is none.
fn title_end(sheet: &Sheet) -> u32 {
    let title = sheet.source.title.as_deref().unwrap_or("");
    let first = |fact: &Fact| {
        fact.evidence.iter().find(|e| !title.is_empty() && title.contains(e.text.trim())).map(|e| e.span.end)
    };
    sheet.facts.iter().filter_map(first).max().unwrap_or(0)
}

/// Places of the facts, the most important first.
fn ranked(sheet: &Sheet) -> Vec<usize> {
    let title = title_end(sheet);
    let in_title = |fact: &Fact| fact.evidence.iter().any(|e| e.span.end <= title);
    let start = |fact: &Fact| fact.evidence.iter().map(|e| e.span.start).min().unwrap_or(u32::MAX);
    let lead = sheet.facts.iter().filter(|f| in_title(f)).max_by_key(|f| weight(sheet, f));
    let lead = lead.or_else(|| sheet.facts.iter().min_by_key(|f| (start(f), -weight(sheet, f))));
    let hero = lead.and_then(actor);
    let mut scored: Vec<(i64, usize)> = sheet
        .facts
        .iter()
        .enumerate()
        .map(|(at, fact)| {
            let mut score = weight(sheet, fact) * 10;
            score += if in_title(fact) { 300 } else { 0 };
            score += if lead.is_some_and(|l| l.id == fact.id) { 10_000 } else { 0 };
            score += if hero.is_some() && actor(fact) == hero { 150 } else { 0 };
            score -= i64::from(start(fact).min(4000)) / 20;
            (score, at)
        })
        .collect();
    scored.sort_by_key(|(score, at)| (-score, *at));
    scored.into_iter().map(|(_, at)| at).collect()
}

/// Whom a fact is about: the entity of its first role that has one.
fn actor(fact: &Fact) -> Option<EntityId> {
    fact.body.kind().roles().iter().find_map(|spec| fact.body.get(spec.name)?.entity())
}

/// Every company, organisation and person that a fact names.
fn parties(sheet: &Sheet, fact: &Fact) -> Vec<EntityId> {
    let mut out = Vec::new();
    let attributed = fact.attribution.iter();
    let roles = fact.body.kind().roles().iter().filter_map(|s| fact.body.get(s.name)).flat_map(|slot| slot.all());
    for says in roles.map(|r| &r.says).chain(attributed) {
        if let Says::Entity { entity } = says
            && !out.contains(entity)
            && sheet
                .entities
                .get(entity.index())
                .is_some_and(|e| !matches!(e.kind, EntityKind::Place | EntityKind::Exchange))
        {
            out.push(*entity);
        }
    }
    out
}

fn headline(sheet: &Sheet, ranked: &[usize]) -> Line {
    let Some(first) = ranked.first().and_then(|at| sheet.facts.get(*at)) else { return Line::default() };
    let told = |fact| tell(&Teller::new(sheet, fact, Voice::Headline));
    let mut statement = told(first);
    let mut facts: Vec<FactId> = ranked.first().map(|at| id(*at)).into_iter().collect();
    let news = |fact: &Fact| {
        !matches!(
            fact.body.kind(),
            FactType::Quote | FactType::ScheduledEvent | FactType::Valuation | FactType::Partnership
        ) && weight(sheet, fact) > 45
    };
    // A second fact of another kind, or of another subject.
    let second = ranked.iter().skip(1).take(4).find(|at| {
        sheet
            .facts
            .get(**at)
            .is_some_and(|fact| news(fact) && (fact.body.kind() != first.body.kind() || actor(fact) != actor(first)))
    });
    if let Some(at) = second
        && let Some(fact) = sheet.facts.get(*at)
    {
        let mut teller = Teller::new(sheet, fact, Voice::Headline);
        if actor(fact) == actor(first)
            && actor(fact).is_some_and(|e| parties(sheet, first) == [e])
            && starts_with_name(sheet, first, &statement)
        {
            teller.pronoun = actor(fact);
        }
        let more = tell(&teller);
        if statement.chars().count() + more.chars().count() + 2 <= HEADLINE {
            statement = format!("{statement}; {more}");
            facts.push(id(*at));
        }
    }
    Line { statement: capital(&statement), facts }
}

fn starts_with_name(sheet: &Sheet, fact: &Fact, statement: &str) -> bool {
    actor(fact)
        .and_then(|e| sheet.entities.get(e.index()))
        .is_some_and(|e| statement.trim_start_matches("the ").starts_with(e.name.as_str()))
}

/// Whether two facts may share a sentence.
fn joins(sheet: &Sheet, a: &Fact, b: &Fact) -> bool {
    let joinable = |fact: &Fact| {
        matches!(
            fact.body.kind(),
            FactType::FinancialResult
                | FactType::MacroIndicator
                | FactType::PriceMove
                | FactType::OperatingMetric
                | FactType::AnalystRating
                | FactType::Guidance
                | FactType::PolicyRate
                | FactType::Investment
        )
    };
    let way = |fact: &Fact| fact.body.get("direction").and_then(|s| s.term().map(str::to_owned));
    joinable(a)
        && a.body.kind() == b.body.kind()
        && a.modality == b.modality
        && a.attribution.is_none()
        && b.attribution.is_none()
        && (way(a) == way(b) || !way(a).is_some_and(|w| w == "flat") && !way(b).is_some_and(|w| w == "flat"))
        && a.statement.len() + b.statement.len() < 320
        && parties(sheet, a).len() <= 2
}

fn summary(sheet: &Sheet, ranked: &[usize]) -> Vec<Line> {
    let fact = |at: usize| sheet.facts.get(at);
    let quote = |at: usize| fact(at).is_some_and(|f| matches!(f.body, Body::Quote(_)));
    let event = |at: usize| fact(at).is_some_and(|f| matches!(f.body, Body::ScheduledEvent(_)));
    let minor = |at: usize| {
        fact(at).is_some_and(|f| matches!(&f.body, Body::Ownership(b) if b.action.term() == Some("parent")))
    };
    let mut left: Vec<usize> = ranked.iter().copied().filter(|at| !quote(*at) && !event(*at) && !minor(*at)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // One line is kept for what comes next.
    let next = ranked.iter().copied().find(|at| event(*at));
    let room = SENTENCES - usize::from(next.is_some() && left.len() > 1);
    while groups.len() < room && !left.is_empty() {
        let first = left.remove(0);
        let mut group = vec![first];
        // The same subject's next fact first, then another's.
        let same = |at: &usize| fact(*at).and_then(actor) == fact(first).and_then(actor);
        let fits = |at: &usize| fact(first).zip(fact(*at)).is_some_and(|(a, b)| joins(sheet, a, b));
        let mate = left.iter().position(|at| fits(at) && same(at)).or_else(|| left.iter().position(fits));
        if let Some(place) = mate {
            group.push(left.remove(place));
        }
        groups.push(group);
    }
    groups.extend(next.filter(|_| groups.len() < SENTENCES).map(|at| vec![at]));
    if groups.len() < 3 {
        let spare = ranked.iter().copied().filter(|at| quote(*at) || minor(*at)).take(3 - groups.len());
        groups.extend(spare.map(|at| vec![at]));
    }
    // What the same actor did is told together.
    for at in 1..groups.len().saturating_sub(1) {
        let who = |group: Option<&Vec<usize>>| group.and_then(|g| g.last()).and_then(|f| fact(*f)).and_then(actor);
        let before = who(groups.get(at - 1));
        let found = groups.iter().skip(at).position(|g| {
            g.first()
                .and_then(|f| fact(*f))
                .is_some_and(|f| actor(f) == before && !matches!(f.body, Body::ScheduledEvent(_)))
        });
        if let Some(found) = found.filter(|f| *f > 0) {
            let group = groups.remove(at + found);
            groups.insert(at, group);
        }
    }
    let mut told: Option<&Fact> = None;
    let mut out = Vec::new();
    for group in groups {
        let mut parts: Vec<String> = Vec::new();
        for at in &group {
            let Some(now) = fact(*at) else { continue };
            let mut teller = Teller::new(sheet, now, Voice::Statement);
            if let Some(before) = told {
                let alone = actor(now).is_some_and(|who| parties(sheet, before) == [who]);
                let thing = actor(now).and_then(|e| sheet.entities.get(e.index())).map(|e| e.kind);
                if alone && matches!(thing, Some(EntityKind::Company | EntityKind::Organisation)) {
                    teller.pronoun = actor(now);
                }
                let dated = |fact: &Fact| (fact.time, fact.body.get("period").and_then(|s| s.date()));
                teller.undated = !parts.is_empty() && dated(now) == dated(before);
            }
            parts.push(tell(&teller));
            told = Some(now);
        }
        let statement = sentence(&parts.join(", while "));
        out.push(Line { statement, facts: group.iter().map(|at| id(*at)).collect() });
    }
    out
}
