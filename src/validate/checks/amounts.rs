//! Whether the amounts of one fact agree with each other, and facts with facts.

use crate::{
    facts::ontology::{FactType, Role, Sign},
    sheet::{Fact, FactId, Figure, Severity},
    validate::case::{Case, Fault, Outcome},
    value::{Amount, Bound, Decimal, FigureKind},
};

/// An amount with the room that its writing leaves.
#[derive(Clone, Copy)]
struct Told<'a> {
    figure: &'a Figure,
    value: f64,
    /// Half a unit of the last digit written.
    slack: f64,
}

/// The exactly told amount of a role; nothing for ranges and bounds.
fn told<'a>(case: &Case<'a>, fact: &Fact, role: &str) -> Option<Told<'a>> {
    let filler: &Role = fact.body.get(role)?.first()?;
    let figure = case.figure(fact.body.get(role)?.figure()?)?;
    let Some(Amount::Decimal(value)) = figure.value else { return None };
    if figure.max.is_some() || figure.bound != Bound::Exact {
        return None;
    }
    let negative = filler.sign == Some(Sign::Negative) && !value.is_negative();
    let plain = value.to_f64();
    Some(Told { figure, value: if negative { -plain } else { plain }, slack: slack(value) })
}

/// Half a unit of the last digit that is not nought, or of the last decimal.
fn slack(value: Decimal) -> f64 {
    let decimals = i32::try_from(value.decimals()).unwrap_or(0);
    if decimals > 0 {
        return 0.5 * 10f64.powi(-decimals);
    }
    let text = value.abs().to_string();
    let zeros = i32::try_from(text.bytes().rev().take_while(|b| *b == b'0').count()).unwrap_or(0);
    0.5 * 10f64.powi(zeros)
}

/// The roles that hold the new amount, the one before and the change, per type.
fn triple(kind: FactType) -> Option<(&'static str, &'static str)> {
    match kind {
        FactType::FinancialResult | FactType::OperatingMetric | FactType::MacroIndicator | FactType::Valuation => {
            Some(("value", "previous"))
        }
        FactType::Dividend => Some(("amount", "previous")),
        FactType::PriceMove | FactType::PolicyRate => Some(("level", "previous")),
        FactType::AnalystRating => Some(("target", "previous_target")),
        FactType::Ownership => Some(("stake", "previous_stake")),
        _ => None,
    }
}

/// Value, previous value, change and direction agree.
pub(super) fn agree(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (fact, at) in case.sheet.facts.iter().zip(0..) {
        let id = Some(FactId(at));
        if fact.body.kind() == FactType::PriceMove {
            let sized = sized(case, fact);
            out.tick();
            if sized == Some(false) {
                out.found.push(Fault {
                    severity: Some(Severity::Error),
                    message: "the move, its rate and the level do not agree".to_owned(),
                    span: None,
                    fact: id,
                });
            }
        }
        let Some((new_role, old_role)) = triple(fact.body.kind()) else { continue };
        let (Some(new), Some(old)) = (told(case, fact, new_role), told(case, fact, old_role)) else { continue };
        if new.figure.kind != old.figure.kind || new.figure.unit != old.figure.unit {
            continue;
        }
        let span = Some(new.figure.span);
        let term = |role: &str| fact.body.get(role).and_then(|slot| slot.term());
        let way = match (term("direction"), term("action")) {
            (Some(direction), _) => Some(direction),
            (None, Some("target_raised" | "raised")) => Some("up"),
            (None, Some("target_cut" | "cut" | "lowered")) => Some("down"),
            (None, Some("held")) => Some("flat"),
            _ => None,
        };
        let moved = new.value - old.value;
        let room = new.slack + old.slack;
        let holds = match way {
            Some("up") => moved > -room,
            Some("down") => moved < room,
            _ => true,
        };
        // A loss is told by its size or by its sign: between two of them either way of moving may be meant.
        let losses = new.value < 0.0 && old.value < 0.0;
        out.tick();
        if !holds && !losses {
            out.found.push(Fault {
                severity: Some(Severity::Error),
                message: format!("{} after {} is not {}", new.figure.text, old.figure.text, way.unwrap_or("so")),
                span,
                fact: id,
            });
        }
        let Some(change) = told(case, fact, "change") else { continue };
        let own_basis = matches!(term("basis"), Some("like_for_like" | "constant_currency"));
        let size = change.value.abs();
        let holds = match change.figure.kind {
            FigureKind::Percent if new.figure.kind != FigureKind::Percent && old.value != 0.0 && !own_basis => {
                let rate = |new: f64, old: f64| ((new - old) / old.abs() * 100.0).abs();
                let ends = [
                    rate(new.value + new.slack, old.value - old.slack),
                    rate(new.value - new.slack, old.value + old.slack),
                    rate(new.value, old.value),
                ];
                let low = ends.iter().copied().fold(f64::MAX, f64::min);
                let high = ends.iter().copied().fold(0.0, f64::max);
                // The rate may be told cut or rounded up: one unit of its last digit.
                size >= low - 2.0 * change.slack && size <= high + 2.0 * change.slack
            }
            FigureKind::PercentagePoints if new.figure.kind == FigureKind::Percent => {
                (moved.abs() - size).abs() <= room + 2.0 * change.slack
            }
            FigureKind::BasisPoints if new.figure.kind == FigureKind::Percent => {
                (moved.abs() * 100.0 - size).abs() <= room * 100.0 + 2.0 * change.slack
            }
            _ => continue,
        };
        out.want(holds, span, id, || {
            format!("{} after {} is not a change of {}", new.figure.text, old.figure.text, change.figure.text)
        });
    }
    out
}

/// Whether the size of a price move is that of its rate, roughly; nothing where one of them is not told.
fn sized(case: &Case<'_>, fact: &Fact) -> Option<bool> {
    let size = |role: &str| told(case, fact, role).map(|told| told.value.abs());
    let (moved, level) = (size("change_abs")?, size("level")?);
    let before = match fact.body.get("direction").and_then(|slot| slot.term())? {
        "up" => level - moved,
        "down" => level + moved,
        _ => return None,
    };
    let rate = told(case, fact, "change").filter(|change| change.figure.kind == FigureKind::Percent);
    let Some(rate) = rate else { return Some(before > 0.0) };
    let whole = moved / before * 100.0;
    Some(before > 0.0 && whole < rate.value.abs() * 2.0 + rate.slack && whole > rate.value.abs() / 2.0 - rate.slack)
}

/// No two facts say different values of the same thing.
pub(super) fn facts(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (at, fact) in case.sheet.facts.iter().enumerate() {
        let Some(value) = main_role(fact.body.kind()) else { continue };
        let Some(mine) = told(case, fact, value) else { continue };
        for (other_at, other) in case.sheet.facts.iter().enumerate().skip(at + 1) {
            if other.body.kind() != fact.body.kind() || !same_thing(case, fact, other) {
                continue;
            }
            let Some(theirs) = told(case, other, value) else { continue };
            if theirs.figure.kind != mine.figure.kind
                || theirs.figure.unit != mine.figure.unit
                || theirs.figure.per != mine.figure.per
            {
                continue;
            }
            // `1,2 milliard` and `1,23 milliard` are one amount told twice.
            let close = (mine.value - theirs.value).abs() <= mine.slack.max(theirs.slack) * 1.01;
            out.want(close, Some(theirs.figure.span), Some(FactId(other_at as u32)), || {
                format!(
                    "{} says {}, {} says {} of the same thing",
                    fact.id, mine.figure.text, other.id, theirs.figure.text
                )
            });
        }
    }
    out
}

fn main_role(kind: FactType) -> Option<&'static str> {
    match kind {
        FactType::FinancialResult | FactType::OperatingMetric | FactType::MacroIndicator => Some("value"),
        FactType::Dividend => Some("amount"),
        FactType::PolicyRate => Some("level"),
        _ => None,
    }
}

/// Whether two facts of one type are about the same thing, period, basis and stance; amounts are left out.
fn same_thing(case: &Case<'_>, a: &Fact, b: &Fact) -> bool {
    let date = |fact: &Fact, role: &str| {
        fact.body.get(role).and_then(|s| s.date()).and_then(|d| case.date(d)).and_then(|d| d.value.clone())
    };
    let time = |fact: &Fact| fact.time.and_then(|t| case.date(t.date)).and_then(|d| d.value.clone());
    // Without a period two amounts of one metric may belong to two years.
    let periods = match a.body.kind() {
        FactType::PolicyRate => true,
        _ => date(a, "period").is_some() && date(a, "period") == date(b, "period"),
    };
    periods
        && a.modality == b.modality
        && a.attribution == b.attribution
        && time(a) == time(b)
        && a.body.kind().roles().iter().all(|spec| {
            let (x, y) = (a.body.get(spec.name), b.body.get(spec.name));
            match (x, y) {
                _ if spec.name == "period" || spec.name == "direction" => true,
                (Some(x), Some(y)) if x.figure().is_some() || y.figure().is_some() => true,
                (Some(x), Some(y)) => match (x.phrase(), y.phrase()) {
                    (Some(p), Some(q)) => crate::text::fold(&p.text) == crate::text::fold(&q.text),
                    _ => {
                        x.entity() == y.entity() && x.term() == y.term() && x.phrase().is_none() && y.phrase().is_none()
                    }
                },
                _ => true,
            }
        })
}
