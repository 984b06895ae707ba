//! Whether direction, modality, negation, attribution, period and basis survive from the evidence into the English.

use crate::{
    facts::ontology::{FactType, Says},
    sheet::{Fact, FactId, Severity},
    text::Span,
    validate::{
        case::{Case, EnglishLine, Fault, Outcome},
        cues::Cues,
        en::English,
        grounds::Grounds,
    },
    value::Modality,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// The way that the fact's direction and action tell; none where they are silent or differ.
fn way(fact: &Fact) -> Option<Way> {
    let read = |term: &str| match term {
        "up" | "target_raised" | "upgraded" | "raised" | "crossed_up" => Some(Way::Up),
        "down" | "target_cut" | "downgraded" | "cut" | "lowered" | "crossed_down" => Some(Way::Down),
        _ => None,
    };
    let term = |role: &str| fact.body.get(role).and_then(|slot| slot.term());
    match (term("direction").map(read), term("action").and_then(read)) {
        (Some(direction), None) => direction,
        (None, action) => action,
        (Some(direction), action) => direction.filter(|d| Some(*d) == action),
    }
}

/// Whether the cues tell the other way outright and nothing softens it.
fn against(cues: Cues, way: Way) -> bool {
    let (other, own) = match way {
        Way::Up => (Cues::DOWN, Cues::UP | Cues::MAYBE_UP),
        Way::Down => (Cues::UP, Cues::DOWN | Cues::MAYBE_DOWN),
    };
    cues.has(other) && !cues.has(own | Cues::SOFT | Cues::TURN | Cues::FLAT)
}

/// The facts with their own statement's line.
fn statements<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (FactId, &'a Fact, &'c EnglishLine<'a>)> {
    case.lines.iter().filter_map(|line| line.own.and_then(|id| case.fact(id).map(|fact| (id, fact, line))))
}

/// Whether phrases of the fact, which are quoted or translated, give the cue.
pub(super) fn from_phrase(case: &Case<'_>, id: FactId, cue: Cues) -> bool {
    case.grounds(id).is_some_and(|g| {
        g.phrases().any(|p| {
            case.source.quoted(&p.text, p.span, |text| case.reader.cues(text)).has(cue)
                || p.english.as_deref().is_some_and(|e| English::of(e).cues.has(cue))
        })
    })
}

/// The English tells the fact's direction.
pub(super) fn direction(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in &case.lines {
        let mut ways = line.facts.iter().filter_map(|id| case.fact(*id)).map(way);
        let Some(Some(first)) = ways.next() else { continue };
        if ways.any(|way| way != Some(first)) {
            continue;
        }
        let other = if first == Way::Up { Cues::DOWN } else { Cues::UP };
        let regraded = line.facts.iter().filter_map(|id| case.fact(*id)).all(|fact| {
            matches!(fact.body.get("action").and_then(|slot| slot.term()), Some("upgraded" | "downgraded"))
        });
        // A rating is named besides, and `buy`, `hold` and `outperform` are cues of their own.
        let grade = if first == Way::Up { " downgraded " } else { " upgraded " };
        let holds = !(regraded && line.text.contains(grade))
            && (!against(line.english.cues, first) || line.facts.iter().any(|id| from_phrase(case, *id, other)));
        out.want(holds, None, line.own, || {
            let told = if first == Way::Up { "up" } else { "down" };
            format!("the {} tells the other way than {told}: {:?}", line.place, line.text)
        });
    }
    out
}

fn modality_cue(modality: Modality) -> Option<Cues> {
    match modality {
        Modality::Asserted => None,
        Modality::Expected => Some(Cues::EXPECTED | Cues::POSSIBLE),
        Modality::Possible => Some(Cues::POSSIBLE),
        Modality::Denied => Some(Cues::NEGATION),
    }
}

/// The cues of a line up to what it adds after a comma or bracket.
fn main_part(line: &EnglishLine<'_>) -> Cues {
    let text = line.english.scan.all();
    let stop = (3..text.pieces().len()).find(|at| {
        text.is_sign(*at, '(')
            || text.is_sign(*at, ',') && !text.is_digits(at + 1) && text.get(at + 1).is_some_and(|p| !p.upper)
                // `Ardine, the parent company, is`
                && !matches!(text.fold(at + 1), "the" | "is")
    });
    match stop {
        Some(stop) => English::of(line.text.get(..text.part(0, stop).span().end as usize).unwrap_or(line.text)).cues,
        None => line.english.cues,
    }
}

/// What is not asserted is told as such.
pub(super) fn modality(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in &case.lines {
        let mut told = line.facts.iter().filter_map(|id| case.fact(*id)).map(|f| f.modality);
        let first = told.next();
        // A line of several facts is judged only where all are meant alike.
        if told.any(|modality| Some(modality) != first) {
            continue;
        }
        let own = line.own.and_then(|id| case.grounds(id)).into_iter().flat_map(Grounds::modalities);
        for modality in first.into_iter().chain(own) {
            if let Some(cue) = modality_cue(modality) {
                let cues = if modality == Modality::Expected && line.own.is_some() {
                    main_part(line)
                } else {
                    line.english.cues
                };
                out.want(cues.has(cue), None, line.own, || {
                    format!("the {} does not tell that it is {modality:?}: {:?}", line.place, line.text)
                });
            }
        }
    }
    out
}

/// The English denies only what the evidence denies.
pub(super) fn negation(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        if fact.modality == Modality::Denied || !line.english.cues.has(Cues::NEGATION) {
            continue;
        }
        let holds = case.evidence(id).has(Cues::NEGATION)
            || from_phrase(case, id, Cues::NEGATION)
            || line.english.cues.has(Cues::EXACT);
        out.want(holds, None, Some(id), || format!("the statement denies what the evidence does not: {:?}", line.text));
    }
    out
}

/// The English says whose word it is.
pub(super) fn attribution(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let Some(Says::Entity { entity }) = &fact.attribution else { continue };
        let Some(entity) = case.entity(*entity) else { continue };
        // `Oil` at the head of a sentence is `oil`.
        let named = line.text.to_lowercase().contains(&entity.name.to_lowercase())
            || entity.name.split(' ').next_back().is_some_and(|last| line.text.contains(last))
            || entity.mentions.iter().any(|m| line.text.contains(&m.text));
        out.want(named || line.english.cues.has(Cues::SAYING), None, Some(id), || {
            format!("the statement does not say that it is {}'s word: {:?}", entity.name, line.text)
        });
    }
    out
}

/// The English tells the period.
pub(super) fn period(case: &Case<'_>) -> Outcome {
    const WORDS: &[&str] = &[
        "annual",
        "day",
        "days",
        "fiscal",
        "half",
        "hour",
        "hours",
        "month",
        "months",
        "quarter",
        "quarters",
        "season",
        "spring",
        "summer",
        "autumn",
        "winter",
        "term",
        "today",
        "tomorrow",
        "week",
        "weeks",
        "year",
        "years",
        "yesterday",
        "ytd",
    ];
    let mut out = Outcome::default();
    for (id, _, line) in statements(case) {
        let Some(grounds) = case.grounds(id) else { continue };
        let told = |role: &str| matches!(role, "period" | "date" | "ex_date" | "payment_date" | "maturity");
        for (role, date) in grounds.dates().filter(|(role, _)| told(role)) {
            let words = line.english.scan.all();
            let year = |y: &i16| line.text.contains(&y.to_string());
            let holds = !line.english.calendar.is_empty()
                || case
                    .parts
                    .get(date.index())
                    .is_some_and(|p| p.as_ref().is_some_and(|p| p.said.years.iter().any(year)))
                || case.date(date).is_some_and(|d| line.text.contains(&d.text))
                || (0..words.pieces().len()).any(|at| WORDS.contains(&words.fold(at)));
            out.want(holds, None, Some(id), || format!("the statement drops the {role} {date}: {:?}", line.text));
        }
    }
    out
}

/// The English tells the basis.
pub(super) fn basis(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let cue = match fact.body.get("basis").and_then(|slot| slot.term()) {
            Some("yoy") => Cues::YOY,
            Some("like_for_like") => Cues::LIKE_FOR_LIKE,
            Some("constant_currency") => Cues::CONSTANT_CURRENCY,
            Some("sequential" | "qoq") => Cues::QOQ,
            Some("mom") => Cues::MOM,
            _ => continue,
        };
        out.want(line.english.cues.has(cue), None, Some(id), || {
            format!("the statement drops the basis: {:?}", line.text)
        });
    }
    out
}

/// The direction agrees with the evidence.
pub(super) fn evidence_direction(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, _) in statements(case) {
        let way = match fact.body.get("direction").and_then(|slot| slot.term()) {
            Some("up") => Way::Up,
            Some("down") => Way::Down,
            _ => continue,
        };
        out.tick();
        // Where the direction was told by comparing two figures, no word need say it.
        if compared(case, fact) == Some(way) {
            continue;
        }
        let evidence = case.evidence(id);
        let governed = !evidence.has(Cues::TURN | Cues::NEGATION) && against(governing(case, id), way);
        if !governed && (!against(evidence, way) || evidence.has(Cues::NEGATION)) {
            continue;
        }
        out.found.push(Fault {
            // The very words before the amount tell the other way: that is no matter of another subject beside it.
            severity: governed.then_some(Severity::Error),
            message: format!("the evidence tells the other way than {}", if way == Way::Up { "up" } else { "down" }),
            span: case.main_clause(id).map(|(clause, _)| clause).or_else(|| fact.evidence.first().map(|e| e.span)),
            fact: Some(id),
        });
    }
    out
}

/// The direction that a fact's own value and previous value show.
fn compared(case: &Case<'_>, fact: &Fact) -> Option<Way> {
    let told = |role: &str| {
        let figure = case.figure(fact.body.get(role)?.figure()?)?;
        figure.value.and_then(crate::value::Amount::decimal).filter(|_| figure.max.is_none())
    };
    let (now, then) = (told("value")?, told("previous")?);
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => Some(Way::Up),
        std::cmp::Ordering::Less => Some(Way::Down),
        std::cmp::Ordering::Equal => None,
    }
}

/// The cues of the three words before the fact's change (`en hausse de`, `a reculé de`).
fn governing(case: &Case<'_>, id: FactId) -> Cues {
    let change = case.grounds(id).and_then(|g| g.figures().find(|(role, _)| *role == "change"));
    let Some(figure) = change.and_then(|(_, f)| case.figure(f)) else { return Cues::NONE };
    let clause = case.source.clause(figure.span);
    let before = Span::new(clause.start, figure.span.start).slice(case.source.text).trim_end();
    let start = before.rmatch_indices([' ', '\u{00A0}', '\'']).nth(2).map_or(0, |(at, space)| at + space.len());
    case.cues(Span::new(clause.start + start as u32, clause.start + before.len() as u32))
}

/// What is asserted is not told in the future or conditional only.
pub(super) fn evidence_modality(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, _) in statements(case) {
        // A deal said to be reached is asserted though it closes later.
        let told_by_status = matches!(
            fact.body.kind(),
            FactType::Acquisition
                | FactType::Legal
                | FactType::Quote
                | FactType::ScheduledEvent
                | FactType::CapitalRaise
                | FactType::Contract
        );
        let own = case.grounds(id).is_some_and(|g| g.modalities().next().is_some());
        if fact.modality != Modality::Asserted || told_by_status || own {
            continue;
        }
        let Some((clause, cues)) = case.main_clause(id) else { continue };
        let later = cues.has(Cues::FUTURE | Cues::CONDITIONAL) && !cues.has(Cues::FINITE);
        out.want(!later, Some(clause), Some(id), || {
            "asserted, but its clause tells it in the future or conditional".to_owned()
        });
    }
    out
}

/// Denials agree with the evidence.
pub(super) fn evidence_negation(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, _) in statements(case) {
        if fact.modality == Modality::Denied {
            out.want(case.evidence(id).has(Cues::NEGATION), fact.evidence.first().map(|e| e.span), Some(id), || {
                "denied, but nothing in the evidence denies it".to_owned()
            });
        } else if fact.modality == Modality::Asserted
            && fact.body.kind() != FactType::Quote
            && let Some((clause, cues)) = case.main_clause(id)
        {
            let denied = cues.has(Cues::NEGATION) && case.source.at(clause, |text| case.reader.denies(text));
            out.want(!denied, Some(clause), Some(id), || "asserted, but its clause denies it".to_owned());
        }
    }
    out
}
