//! The lines above the facts: headline, summary and key facts, by importance.

use super::{
    phrases::Book,
    tell,
    teller::{Teller, Voice, capital, join, sentence},
    terms,
};
use crate::{
    facts::ontology::{Body, FactType, Says, Slot},
    sheet::{DateId, EntityId, EntityKind, Fact, FactId, Line, Sheet},
    value::Modality,
};

/// Most key facts of a sheet.
const KEY_FACTS: usize = 8;
/// Most sentences of a summary.
const SENTENCES: usize = 5;
/// Longest headline with a second fact.
const HEADLINE: usize = 130;

/// The facts, and how each is told on its own.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub sheet: &'a Sheet,
    pub book: &'a Book,
    /// The clause of each fact.
    pub clauses: &'a [String],
}

impl<'a> Told<'a> {
    fn teller(self, fact: &'a Fact, voice: Voice) -> Teller<'a> {
        Teller::new(self.sheet, self.book, fact, voice)
    }

    /// The fact as a clause: what stands already where nothing is told otherwise.
    fn clause(self, teller: &Teller<'_>) -> String {
        match self.clauses.get(teller.fact.id.index()) {
            Some(clause) if teller.pronoun.is_none() && !teller.undated => clause.clone(),
            _ => tell(teller),
        }
    }
}

/// Headline, summary, key facts.
pub(super) fn lines(told: &Told<'_>) -> (Line, Vec<Line>, Vec<Line>) {
    let sheet = told.sheet;
    let ranked = ranked(sheet);
    // Quotations have a place of their own.
    let news: Vec<usize> = ranked
        .iter()
        .copied()
        .filter(|at| {
            sheet
                .facts
                .get(*at)
                .is_some_and(|fact| !matches!(fact.body, Body::Quote(_)) && !told_by_successor(sheet, fact))
        })
        .collect();
    let news = if news.is_empty() { ranked.clone() } else { news };
    let key_facts = news.iter().take(KEY_FACTS).filter_map(|at| {
        let fact = sheet.facts.get(*at)?;
        Some(Line { statement: fact.statement.clone(), facts: vec![id(*at)] })
    });
    (headline(*told, &ranked), summary(*told, &ranked), key_facts.collect())
}

fn id(at: usize) -> FactId {
    FactId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// How much news a fact of this kind is.
fn weight(sheet: &Sheet, fact: &Fact) -> i64 {
    let company = |e: EntityId| sheet.entities.get(e.index()).is_some_and(|e| e.kind == EntityKind::Company);
    let base = match &fact.body {
        // A note that stands, beside one that moves.
        Body::CreditRating(b) if b.action.is_empty() => 45,
        Body::Insolvency(_) | Body::Acquisition(_) | Body::PolicyRate(_) | Body::CreditRating(_) => 95,
        Body::Contract(_) | Body::Legal(_) | Body::CapitalRaise(_) => 90,
        // Told already by who succeeds.
        Body::Appointment(_) if told_by_successor(sheet, fact) => 35,
        Body::Appointment(_) => 85,
        Body::FinancialResult(b) => {
            let main = matches!(
                b.metric.term(),
                Some(
                    "revenue" | "net_income" | "operating_income" | "recurring_operating_income" | "net_banking_income"
                )
            );
            let bare = b.change.is_empty() && b.direction.is_empty() && b.consensus.is_empty() && b.previous.is_empty();
            if !b.segment.is_empty() {
                50
            } else if bare && !reports(sheet) {
                // A figure told beside the news, to say how big the company is.
                44
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
    let base = if is_old(sheet, fact) { base.min(40) } else { base };
    let doubt = match fact.modality {
        Modality::Denied => 30,
        Modality::Possible => 5,
        _ => 0,
    };
    base - doubt
}

/// Whether the article tells results: more figures of accounts that move than stand alone.
fn reports(sheet: &Sheet) -> bool {
    let moves = |fact: &&Fact| match &fact.body {
        Body::FinancialResult(b) => !b.change.is_empty() || !b.direction.is_empty() || !b.consensus.is_empty(),
        _ => false,
    };
    let results = sheet.facts.iter().filter(|f| matches!(f.body, Body::FinancialResult(_))).count();
    2 * sheet.facts.iter().filter(moves).count() >= results
}

/// Whether an act is told with a date more than a season before the article's: what it comes from, not what it tells.
fn is_old(sheet: &Sheet, fact: &Fact) -> bool {
    let acts = matches!(
        fact.body.kind(),
        FactType::Acquisition
            | FactType::Appointment
            | FactType::CapitalRaise
            | FactType::Contract
            | FactType::CreditRating
            | FactType::Insolvency
            | FactType::Legal
    );
    let date = fact.time.map(|t| t.date).or_else(|| fact.body.get("period").and_then(Slot::date));
    let told = date.and_then(|d| sheet.dates.get(d.index())).and_then(|d| d.value.as_deref());
    // Months since year nought; a bare year is told to its end.
    let months = |value: &str| -> Option<i32> {
        let year: i32 = value.get(..4)?.parse().ok()?;
        Some(year * 12 + value.get(5..7).and_then(|m| m.parse().ok()).unwrap_or(12))
    };
    let (told, today) = (told.and_then(months), sheet.source.published.as_deref().and_then(months));
    acts && told.zip(today).is_some_and(|(told, today)| today - told > 3)
}

/// Whether it is a departure that an appointment tells by naming its predecessor.
fn told_by_successor(sheet: &Sheet, fact: &Fact) -> bool {
    let Body::Appointment(gone) = &fact.body else { return false };
    gone.action.term() == Some("departs")
        && gone.person.entity().is_some()
        && sheet.facts.iter().any(|fact| match &fact.body {
            Body::Appointment(b) => b.predecessor.entity() == gone.person.entity(),
            _ => false,
        })
}

/// Where the title stands in the source; empty where there is none.
fn title_end(sheet: &Sheet) -> u32 {
    let title = sheet.source.title.as_deref().unwrap_or("");
    let first = |fact: &Fact| {
        fact.evidence.iter().find(|e| !title.is_empty() && title.contains(e.text.trim())).map(|e| e.span.end)
    };
    sheet.facts.iter().filter_map(first).max().unwrap_or(0)
}

/// Where the fact is first told.
fn start(fact: &Fact) -> u32 {
    fact.evidence.iter().map(|e| e.span.start).min().unwrap_or(u32::MAX)
}

/// Whether one authority does the same to another party.
fn fines(a: &Fact, b: &Fact) -> bool {
    match (&a.body, &b.body) {
        (Body::Legal(a), Body::Legal(b)) => {
            a.authority.entity().is_some()
                && a.authority.entity() == b.authority.entity()
                && a.action.term() == b.action.term()
                && a.subject.entity() != b.subject.entity()
        }
        _ => false,
    }
}

/// Places of the facts, the most important first.
fn ranked(sheet: &Sheet) -> Vec<usize> {
    let title = title_end(sheet);
    let in_title = |fact: &Fact| fact.evidence.iter().any(|e| e.span.end <= title);
    // Nobody heads the news with a quotation or an agenda where there is more to tell.
    let news = |f: &&Fact| !matches!(f.body.kind(), FactType::Quote | FactType::ScheduledEvent);
    let lead = sheet.facts.iter().filter(news).filter(|f| in_title(f)).max_by_key(|f| weight(sheet, f));
    let lead = lead.or_else(|| sheet.facts.iter().filter(news).min_by_key(|f| (start(f), -weight(sheet, f))));
    let lead = lead.or_else(|| sheet.facts.iter().min_by_key(|f| (start(f), -weight(sheet, f))));
    let hero = lead.and_then(topic);
    let kind = |e: Option<EntityId>| e.and_then(|e| sheet.entities.get(e.index())).map(|e| e.kind);
    let wide =
        |k: Option<EntityKind>| matches!(k, Some(EntityKind::Index | EntityKind::Exchange | EntityKind::Instrument));
    // An article about the market as a whole tells its indices first.
    let market = lead.is_some_and(|l| matches!(l.body, Body::PriceMove(_))) && wide(kind(hero));
    let mut scored: Vec<(i64, usize)> = sheet
        .facts
        .iter()
        .enumerate()
        .map(|(at, fact)| {
            let mut score = weight(sheet, fact) * 10;
            score += if in_title(fact) { 300 } else { 0 };
            score += if lead.is_some_and(|l| l.id == fact.id) { 10_000 } else { 0 };
            score += if hero.is_some() && topic(fact) == hero { 150 } else { 0 };
            score += if market && matches!(fact.body, Body::PriceMove(_)) && wide(kind(actor(fact))) { 300 } else { 0 };
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

/// Whom a fact is news of: the share, not its broker.
fn topic(fact: &Fact) -> Option<EntityId> {
    match &fact.body {
        Body::AnalystRating(b) => b.subject.entity().or_else(|| actor(fact)),
        Body::CreditRating(b) => b.subject.entity().or_else(|| actor(fact)),
        _ => actor(fact),
    }
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

fn headline(all: Told<'_>, ranked: &[usize]) -> Line {
    let sheet = all.sheet;
    let Some(first) = ranked.first().and_then(|at| sheet.facts.get(*at)) else { return Line::default() };
    let mut statement = tell(&all.teller(first, Voice::Headline));
    let mut facts: Vec<FactId> = ranked.first().map(|at| id(*at)).into_iter().collect();
    let news = |fact: &Fact| {
        !matches!(
            fact.body.kind(),
            FactType::Quote | FactType::ScheduledEvent | FactType::Valuation | FactType::Partnership
        ) && weight(sheet, fact) > 45
    };
    // A second fact of another kind, or of another subject, that the article tells early.
    let early = u32::try_from(sheet.source.bytes * 2 / 5).unwrap_or(u32::MAX).max(title_end(sheet) + 600);
    let second = ranked.iter().skip(1).take(4).find(|at| {
        sheet.facts.get(**at).is_some_and(|fact| {
            // What accounts look ahead to is news wherever it stands.
            let ahead = fact.body.kind() == FactType::Guidance && first.body.kind() == FactType::FinancialResult;
            // Beside an act, figures are news where the title says so.
            let figures = matches!(fact.body.kind(), FactType::FinancialResult | FactType::MacroIndicator);
            let accounts = figures
                && !matches!(
                    first.body.kind(),
                    FactType::FinancialResult
                        | FactType::Guidance
                        | FactType::MacroIndicator
                        | FactType::PolicyRate
                        | FactType::PriceMove
                );
            let titled = || fact.evidence.iter().any(|e| e.span.end <= title_end(sheet));
            news(fact)
                && (!accounts || titled())
                && (ahead || start(fact) < early)
                && (fact.body.kind() != first.body.kind() || actor(fact) != actor(first) || fines(first, fact))
        })
    });
    if let Some(at) = second
        && let Some(fact) = sheet.facts.get(*at)
    {
        let mut teller = all.teller(fact, Voice::Headline);
        if actor(fact) == actor(first)
            && actor(fact).is_some_and(|e| parties(sheet, first) == [e])
            && starts_with_name(sheet, first, &statement)
        {
            teller.pronoun = actor(fact);
        }
        let mut more = tell(&teller);
        // `its` would stand for the shares or the revenue that was told.
        if let Some(rest) = more.strip_prefix("its ") {
            more = rest.to_owned();
        } else if let Some(rest) = more.strip_prefix("it ") {
            more = glue!["the company ", rest];
        }
        let shared = if fines(first, fact) { common_words(&statement, &more) } else { 0 };
        if let Some(rest) = more.get(shared..).filter(|_| shared > 0) {
            statement = glue![statement, " and ", rest];
            facts.push(id(*at));
        } else if statement.chars().count() + more.chars().count() + 2 <= HEADLINE {
            statement = glue![statement, "; ", more];
            facts.push(id(*at));
        }
    }
    Line { statement: capital(&statement), facts }
}

/// How many bytes two clauses share at their start, up to the end of a word.
fn common_words(a: &str, b: &str) -> usize {
    let alike = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.get(..alike).and_then(|same| same.rfind(' ')).map_or(0, |space| space + 1)
}

fn starts_with_name(sheet: &Sheet, fact: &Fact, statement: &str) -> bool {
    actor(fact)
        .and_then(|e| sheet.entities.get(e.index()))
        .is_some_and(|e| statement.trim_start_matches("the ").starts_with(e.name.as_str()))
}

/// Whether two facts may share a sentence.
fn joins<'a>(sheet: &Sheet, a: &'a Fact, b: &'a Fact) -> bool {
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
    if !joinable(a) || a.body.kind() != b.body.kind() || a.modality != b.modality {
        return false;
    }
    let term = |fact: &'a Fact, role: &str| fact.body.get(role).and_then(Slot::term);
    let flat = |fact: &'a Fact| term(fact, "direction") == Some("flat");
    let kind = |fact: &Fact| actor(fact).and_then(|e| sheet.entities.get(e.index())).map(|e| e.kind);
    let alike = match (kind(a), kind(b)) {
        (Some(EntityKind::Exchange | EntityKind::Index), Some(EntityKind::Exchange | EntityKind::Index)) => true,
        // A share beside its market.
        (Some(EntityKind::Company), Some(EntityKind::Index)) => true,
        (a, b) => a == b,
    };
    // A day's move beside a year's, or one month's figure beside another's, makes two sentences.
    let date = |id: Option<DateId>| id.and_then(|d| sheet.dates.get(d.index())).and_then(|d| d.value.as_deref());
    let dated = |fact: &Fact| (date(fact.time.map(|t| t.date)), date(fact.body.get("period").and_then(Slot::date)));
    let timely = matches!(a.body.kind(), FactType::PriceMove | FactType::MacroIndicator);
    (!timely || dated(a) == dated(b))
        && a.attribution == b.attribution
        && (a.attribution.is_none() || a.modality == Modality::Expected)
        && alike
        && flat(a) == flat(b)
        // One share that moved twice, or the same act twice, makes two sentences.
        && !(a.body.kind() == FactType::PriceMove && actor(a) == actor(b))
        && !(matches!(a.body.kind(), FactType::Guidance | FactType::PolicyRate)
            && term(a, "action") != term(b, "action"))
        // What is reported and what moved are two constructions.
        && a.statement.contains(" reported ") == b.statement.contains(" reported ")
        && ![a, b].iter().any(|f| f.statement.contains(", according to") || f.statement.contains(", while"))
        && a.statement.len() + b.statement.len() < 320
        && parties(sheet, a).len() <= 2
}

/// The sentences of the summary as groups of facts, in the order they are told.
fn groups(sheet: &Sheet, ranked: &[usize]) -> Vec<Vec<usize>> {
    let fact = |at: usize| sheet.facts.get(at);
    let quote = |at: usize| fact(at).is_some_and(|f| matches!(f.body, Body::Quote(_)));
    let event = |at: usize| fact(at).is_some_and(|f| matches!(f.body, Body::ScheduledEvent(_)));
    let minor = |at: usize| {
        fact(at).is_some_and(|f| {
            matches!(&f.body, Body::Ownership(b) if b.action.term() == Some("parent")) || told_by_successor(sheet, f)
        })
    };
    let lead = ranked.first().copied();
    let mut left: Vec<usize> =
        ranked.iter().copied().filter(|at| Some(*at) == lead || !quote(*at) && !event(*at) && !minor(*at)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // One line is kept for what comes next.
    let named = |at: usize| fact(at).is_some_and(|f| !f.statement.contains(" has an event scheduled"));
    let next = ranked.iter().copied().find(|at| event(*at) && named(*at) && Some(*at) != lead);
    let room = SENTENCES - usize::from(next.is_some() && left.len() > 1);
    while groups.len() < room && !left.is_empty() {
        let first = left.remove(0);
        let mut group = vec![first];
        if fact(first).and_then(considered).is_some() {
            // Several who consider the same thing are told together.
            let with: Vec<usize> = left
                .iter()
                .copied()
                .filter(|at| fact(*at).and_then(considered) == fact(first).and_then(considered))
                .collect();
            left.retain(|at| !with.contains(at));
            group.extend(with);
        } else {
            // The same subject's next fact first, then another's.
            let same = |at: &usize| fact(*at).and_then(actor) == fact(first).and_then(actor);
            let fits = |at: &usize| fact(first).zip(fact(*at)).is_some_and(|(a, b)| joins(sheet, a, b));
            let mate = left.iter().position(|at| fits(at) && same(at)).or_else(|| left.iter().position(fits));
            if let Some(place) = mate {
                group.push(left.remove(place));
            }
            // A central bank's rates are one decision.
            if mate.is_some()
                && fact(first).is_some_and(|f| f.body.kind() == FactType::PolicyRate)
                && let Some(place) = left.iter().position(|at| fits(at) && same(at))
            {
                group.push(left.remove(place));
            }
        }
        groups.push(group);
    }
    groups.extend(next.filter(|_| groups.len() < SENTENCES).map(|at| vec![at]));
    if groups.len() < 3 {
        let spare = ranked.iter().copied().filter(|at| Some(*at) != lead && (quote(*at) || minor(*at)));
        groups.extend(spare.take(3 - groups.len()).map(|at| vec![at]));
    }
    // What the same actor did is told together.
    let who = |group: Option<&Vec<usize>>| group.and_then(|g| g.first()).and_then(|f| fact(*f)).and_then(actor);
    for at in 1..groups.len().saturating_sub(1) {
        let before = who(groups.get(at - 1));
        let found =
            groups.iter().skip(at).position(|g| who(Some(g)) == before && !g.first().is_some_and(|f| event(*f)));
        if let Some(found) = found.filter(|f| *f > 0) {
            let group = groups.remove(at + found);
            groups.insert(at, group);
        }
    }
    groups
}

/// The target that somebody considers buying, where nothing else is told of it.
fn considered(fact: &Fact) -> Option<EntityId> {
    match &fact.body {
        Body::Acquisition(b)
            if b.status.term() == Some("considered")
                && !b.acquirer.is_empty()
                && b.value.is_empty()
                && b.stake.is_empty()
                && fact.modality != Modality::Denied
                && fact.attribution.is_none() =>
        {
            b.target.entity()
        }
        _ => None,
    }
}

/// Two clauses in one sentence; what they share is said once, and only a contrast is told as one.
fn merged(first: &str, second: &str, contrast: bool) -> String {
    // `expects its revenue to rise` and `expects a margin of 12%` are two constructions.
    let expected = second.strip_prefix("it expects ");
    if let Some(rest) =
        expected.filter(|rest| first.contains("expects ") && rest.starts_with("its ") != first.contains("expects its "))
    {
        return glue![first, ", and expects ", rest];
    }
    // `said that it expected its revenue to rise, and its margin to reach 12%`
    if let Some(rest) = second.strip_prefix("it said that it expected ")
        && rest.starts_with("its ")
        && first.contains(" that it expected its ")
    {
        return glue![first, ", and ", rest];
    }
    for act in ["reported ", "expects ", "confirmed ", "cut ", "raised ", "kept "] {
        let shared = second.strip_prefix("it ").and_then(|rest| rest.strip_prefix(act));
        let Some(rest) = shared.filter(|_| first.split(' ').take(6).any(|w| w == act.trim_end())) else { continue };
        // After `confirmed that it expects` the verb is said again.
        if first.contains("that it") || rest.starts_with("that ") {
            return glue![first, ", and ", act, rest];
        }
        return glue![first.replacen(", and ", ", ", 1), ", and ", rest];
    }
    glue![first, if contrast { ", while " } else { ", and " }, second]
}

/// Whether two facts that share a sentence stand against each other: of two parties, or up and down.
fn contrast(a: &Fact, b: &Fact) -> bool {
    let way = |fact: &Fact| fact.body.get("direction").and_then(Slot::term).map(str::to_owned);
    actor(a) != actor(b) || way(a).zip(way(b)).is_some_and(|(a, b)| a != b)
}

fn summary(all: Told<'_>, ranked: &[usize]) -> Vec<Line> {
    let sheet = all.sheet;
    let mut before: Vec<&Fact> = Vec::new();
    let mut out = Vec::new();
    for group in groups(sheet, ranked) {
        let facts: Vec<&Fact> = group.iter().filter_map(|at| sheet.facts.get(*at)).collect();
        let mut text = String::new();
        if facts.len() > 1 && facts.first().is_some_and(|f| considered(f).is_some()) {
            text = together(all, &facts);
        } else {
            let mut told: Vec<&Fact> = before;
            for (place, now) in facts.iter().enumerate() {
                let mut teller = all.teller(now, Voice::Statement);
                // `it` stands only for the one party that was told of just before.
                // After a move on an exchange, `it` might be the exchange.
                let venue = |f: &&Fact| f.body.get("venue").is_some_and(|slot| !slot.is_empty());
                let alone = |who: EntityId| {
                    !told.is_empty() && told.iter().all(|f| parties(sheet, f) == [who]) && !told.iter().any(venue)
                };
                let kind = |who: EntityId| sheet.entities.get(who.index()).map(|e| e.kind);
                teller.pronoun = actor(now).filter(|who| {
                    alone(*who) && matches!(kind(*who), Some(EntityKind::Company | EntityKind::Organisation))
                });
                let value = |date: Option<DateId>| {
                    date.and_then(|d| sheet.dates.get(d.index())).and_then(|d| d.value.as_deref())
                };
                // What is printed of it: a period stands for the day on which it was told.
                let dated = |fact: &Fact| {
                    let period = value(fact.body.get("period").and_then(|s| s.date()));
                    let told_on = value(fact.time.map(|t| t.date));
                    if period.is_some() && fact.body.kind() != FactType::PriceMove {
                        (period, None)
                    } else {
                        (period, told_on)
                    }
                };
                teller.undated = place > 0 && told.first().is_some_and(|f| dated(now) == dated(f));
                let follows =
                    place == 0 && teller.pronoun.is_none() && told.len() == 1 && told.iter().all(|f| goes_on(f, now));
                if follows {
                    teller.pronoun = actor(now);
                }
                let mut clause = all.clause(&teller);
                if follows {
                    clause = also(&clause);
                } else if let Some(rest) = expects_too(all, &told, now, &clause) {
                    if place > 0 {
                        text = glue![text, ", and ", rest];
                        told = vec![now];
                        continue;
                    }
                    clause = glue!["it also expects ", rest];
                }
                let against = told.first().is_some_and(|before| contrast(before, now));
                text = match same_measure(told.first(), now, &clause).filter(|_| place > 0) {
                    Some(rest) => glue![text, if against { ", but " } else { ", and " }, rest],
                    None if place > 0 => merged(&text, &clause, against),
                    None => clause,
                };
                told = vec![now];
            }
        }
        out.push(Line { statement: sentence(&text), facts: group.iter().map(|at| id(*at)).collect() });
        before = facts;
    }
    out
}

/// What the clause says is expected, where the one who expects it is the one who told what stands before.
fn expects_too(all: Told<'_>, told: &[&Fact], now: &Fact, clause: &str) -> Option<String> {
    let before = told.last().filter(|f| f.modality == Modality::Expected && now.modality == Modality::Expected)?;
    let Some(Says::Entity { entity }) = &now.attribution else { return None };
    if before.attribution != now.attribution || actor(now) == Some(*entity) {
        return None;
    }
    let speaker = all.teller(now, Voice::Statement).name(*entity);
    clause.strip_prefix(speaker.as_str())?.strip_prefix(" expects ").map(str::to_owned)
}

/// Whether the same actor does the same kind of thing again, so that `it also` is clear.
fn goes_on(before: &Fact, now: &Fact) -> bool {
    let kind = now.body.kind();
    kind == before.body.kind()
        && actor(now).is_some()
        && actor(now) == actor(before)
        && before.attribution.is_none()
        && now.attribution.is_none()
        && match (&before.body, &now.body) {
            (Body::Contract(a), Body::Contract(b)) => !a.supplier.is_empty() && !b.supplier.is_empty(),
            (Body::Acquisition(a), Body::Acquisition(b)) => {
                a.acquirer.entity().is_some() && b.acquirer.entity().is_some()
            }
            (Body::CreditRating(_) | Body::PolicyRate(_) | Body::Investment(_), _) => true,
            _ => false,
        }
}

/// `it signed` becomes `it also signed`, `it could sign` `it could also sign`.
fn also(clause: &str) -> String {
    let before = |rest: &&str| !rest.starts_with("had already ");
    let Some(rest) = clause.strip_prefix("it ").filter(before) else { return clause.to_owned() };
    for modal in ["could ", "is ", "did not "] {
        if let Some(rest) = rest.strip_prefix(modal) {
            return glue!["it ", modal, "also ", rest];
        }
    }
    glue!["it also ", rest]
}

/// `its revenue rose` becomes `rose` where the clause before told of revenue too.
fn same_measure<'c>(before: Option<&&Fact>, now: &Fact, clause: &'c str) -> Option<&'c str> {
    let (Some(Body::FinancialResult(a)), Body::FinancialResult(b)) = (before.map(|f| &f.body), &now.body) else {
        return None;
    };
    let moved = |direction: &Slot| matches!(direction.term(), Some("up" | "down"));
    let same = a.metric.term() == b.metric.term() && a.segment.is_empty() && b.segment.is_empty();
    let measure = b.metric.term().filter(|_| same && moved(&a.direction)).and_then(terms::measure)?;
    let rest = clause.strip_prefix("its ")?.strip_prefix(measure.noun)?.strip_prefix(' ')?;
    (rest.starts_with("rose") || rest.starts_with("fell")).then_some(rest)
}

/// `Ardine, Cordial and Orgel could buy Veltis`.
fn together(all: Told<'_>, facts: &[&Fact]) -> String {
    let told: Vec<String> = facts.iter().map(|f| all.clause(&all.teller(f, Voice::Statement))).collect();
    let split: Vec<(&str, &str)> = told.iter().filter_map(|t| t.split_once(" could buy ")).collect();
    match split.first() {
        Some((_, what)) if split.len() == told.len() => {
            let names: Vec<String> = split.iter().map(|(name, _)| (*name).to_owned()).collect();
            glue![join(&names), " could buy ", what]
        }
        _ => told.join(", while "),
    }
}
