//! Whether the sheet is whole: slices, ids, references, roles, lines, ledger.

use std::cmp::Ordering;

use crate::{
    facts::ontology::{FactType, Form, INDICATORS, METRICS, RoleSpec, Says},
    sheet::{CoverageState, FactId},
    text::Span,
    validate::case::{Case, Outcome},
};

/// Every quoted text is the slice at its span.
pub(super) fn slices(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let mut same = |text: &str, span: Span, fact: Option<FactId>, what: &str| {
        let cut = case.source.text.get(span.start as usize..span.end as usize);
        out.want(cut == Some(text) && !text.is_empty(), Some(span), fact, || {
            format!(
                "{what} quotes {text:?} but the source has {:?} there; cut the text at its span",
                cut.unwrap_or("no such slice")
            )
        });
    };
    for entity in &case.sheet.entities {
        entity.mentions.iter().for_each(|m| same(&m.text, m.span, None, "a mention"));
    }
    case.sheet.figures.iter().for_each(|f| same(&f.text, f.span, None, "a figure"));
    case.sheet.dates.iter().for_each(|d| same(&d.text, d.span, None, "a date"));
    for (at, fact) in case.sheet.facts.iter().enumerate() {
        let id = Some(FactId(at as u32));
        fact.evidence.iter().for_each(|e| same(&e.text, e.span, id, "the evidence"));
        for (spec, role) in Case::roles(fact) {
            match &role.says {
                Says::Phrase { phrase } => same(&phrase.text, phrase.span, id, spec.name),
                Says::Term { text: Some(text), span: Some(span), .. } => same(text, *span, id, spec.name),
                _ => {}
            }
        }
    }
    for mark in &case.sheet.marks {
        let cut = case.source.text.get(mark.span.start as usize..mark.span.end as usize);
        out.want(cut.is_some(), Some(mark.span), None, || {
            "a mark lies outside the source or cuts a character".to_owned()
        });
    }
    out
}

/// Every list is numbered in order.
pub(super) fn ids(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let mut list = |name: &str, ids: &mut dyn Iterator<Item = (usize, String)>| {
        for (at, id) in ids {
            out.want(at == usize::MAX, None, None, || {
                format!("{name}: {id} is out of order or doubled; number the list from 1")
            });
        }
    };
    // Only what is wrong is passed on: the healthy case costs one comparison each.
    let sheet = case.sheet;
    let wrong = |at: usize, index: usize| at != index;
    list(
        "entities",
        &mut sheet
            .entities
            .iter()
            .enumerate()
            .filter(|(at, x)| wrong(*at, x.id.index()))
            .map(|(at, x)| (at, x.id.to_string())),
    );
    list(
        "figures",
        &mut sheet
            .figures
            .iter()
            .enumerate()
            .filter(|(at, x)| wrong(*at, x.id.index()))
            .map(|(at, x)| (at, x.id.to_string())),
    );
    list(
        "dates",
        &mut sheet
            .dates
            .iter()
            .enumerate()
            .filter(|(at, x)| wrong(*at, x.id.index()))
            .map(|(at, x)| (at, x.id.to_string())),
    );
    list(
        "facts",
        &mut sheet
            .facts
            .iter()
            .enumerate()
            .filter(|(at, x)| wrong(*at, x.id.index()))
            .map(|(at, x)| (at, x.id.to_string())),
    );
    out.checked = (sheet.entities.len() + sheet.figures.len() + sheet.dates.len() + sheet.facts.len()) as u32;
    out
}

/// Every id that is referred to exists.
pub(super) fn references(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (at, grounds) in case.grounds.iter().enumerate() {
        let id = Some(FactId(at as u32));
        for entity in grounds.entities() {
            out.want(case.entity(entity).is_some(), None, id, || format!("there is no entity {entity}"));
        }
        for (role, figure) in grounds.figures() {
            out.want(case.figure(figure).is_some(), None, id, || format!("{role}: there is no figure {figure}"));
        }
        for (role, date) in grounds.dates() {
            out.want(case.date(date).is_some(), None, id, || format!("{role}: there is no date {date}"));
        }
    }
    for figure in &case.sheet.figures {
        if let Some(other) = figure.equivalent_to {
            out.want(case.figure(other).is_some() && other != figure.id, Some(figure.span), None, || {
                format!("{} restates {other}, which is itself or not there", figure.id)
            });
        }
    }
    let lines = case.lines.iter().map(|l| (l.place, &*l.facts));
    let ledger = case.sheet.coverage.iter().map(|c| ("the ledger", c.facts.as_slice()));
    for (place, facts) in lines.chain(ledger) {
        for fact in facts {
            out.want(case.fact(*fact).is_some(), None, None, || format!("{place}: there is no fact {fact}"));
        }
    }
    out
}

/// Roles take the forms and terms of the ontology.
pub(super) fn roles(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (at, fact) in case.sheet.facts.iter().enumerate() {
        let id = Some(FactId(at as u32));
        for (spec, role) in Case::roles(fact) {
            let form = match &role.says {
                Says::Entity { .. } => Form::Entity,
                Says::Figure { .. } => Form::Figure,
                Says::Date { .. } => Form::Date,
                Says::Term { .. } => Form::Term,
                Says::Phrase { .. } => Form::Phrase,
            };
            out.want(spec.forms.contains(&form), None, id, || {
                format!("{}.{} takes {:?}, not {form:?}", fact.body.kind().name(), spec.name, spec.forms)
            });
            if let Says::Term { term, .. } = &role.says {
                let terms = terms(fact.body.kind(), spec);
                out.want(terms.is_empty() || terms.contains(&&**term), None, id, || {
                    format!(
                        "{}.{} has no term {term:?}; the contract has {}",
                        fact.body.kind().name(),
                        spec.name,
                        terms.join(" ")
                    )
                });
            }
        }
    }
    out
}

fn terms(kind: FactType, spec: &RoleSpec) -> &'static [&'static str] {
    match (kind, spec.name) {
        (FactType::FinancialResult | FactType::Guidance, "metric") => METRICS,
        (FactType::MacroIndicator, "indicator") => INDICATORS,
        _ => spec.terms,
    }
}

/// Every English line lists facts.
pub(super) fn lines(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in &case.lines {
        // The headline of an article without facts has nothing to stand on but its title.
        let excused = line.place == "headline" && case.sheet.facts.is_empty();
        out.want(excused || !line.facts.is_empty(), None, None, || {
            format!("the {} {:?} lists no fact; every English line follows from facts", line.place, line.text)
        });
        if let Some(own) = line.own {
            out.want(!line.text.trim().is_empty(), None, Some(own), || "the fact has no statement".to_owned());
        }
    }
    out
}

/// The figure or date that an id names, counted from 0, figures first; written as ids are and no other way.
fn item(id: &str) -> Option<(Kind, usize)> {
    let (kind, number) = match id.split_at_checked(1)? {
        ("n", number) => (Kind::Figure, number),
        ("d", number) => (Kind::Date, number),
        _ => return None,
    };
    let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
    number.parse::<usize>().ok().filter(|_| plain).map(|n| (kind, n - 1))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Figure,
    Date,
}

/// The ledger has one true line per figure and date.
pub(super) fn ledger(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let figures = case.sheet.figures.iter().enumerate().map(|(at, f)| (Kind::Figure, at, f.span));
    let dates = case.sheet.dates.iter().enumerate().map(|(at, d)| (Kind::Date, at, d.span));
    // What the ledger lists and what the facts use, both in the order of figures and dates.
    let mut lines: Vec<_> = case.sheet.coverage.iter().filter_map(|c| Some((item(&c.item)?, c))).collect();
    lines.sort_by_key(|(item, _)| *item);
    let mut uses: Vec<((Kind, usize), FactId)> = Vec::new();
    for (grounds, at) in case.grounds.iter().zip(0..) {
        uses.extend(grounds.figures().map(|(_, f)| ((Kind::Figure, f.index()), FactId(at))));
        uses.extend(grounds.dates().map(|(_, d)| ((Kind::Date, d.index()), FactId(at))));
    }
    uses.sort_unstable();
    uses.dedup();
    let (mut lines, mut uses) = (lines.as_slice(), uses.as_slice());
    let mut known = 0;
    for (kind, index, span) in figures.chain(dates) {
        let item = (kind, index);
        let own = head(&mut lines, |(of, _)| (*of).cmp(&item));
        let users = head(&mut uses, |(of, _)| (*of).cmp(&item));
        let id = || format!("{}{}", if kind == Kind::Figure { 'n' } else { 'd' }, index + 1);
        known += own.len();
        out.want(own.len() == 1, Some(span), None, || {
            let has = if own.is_empty() { "no line" } else { "several lines" };
            format!("{} has {has} in the ledger; it must have one line", id())
        });
        let Some((_, line)) = own.first() else { continue };
        let join_users = || join(users.iter().map(|(_, fact)| fact));
        match line.state {
            CoverageState::Used => {
                out.want(!line.facts.is_empty(), Some(span), None, || {
                    format!("{} is used, but the ledger lists no fact", id())
                });
                // A restatement is used by the facts of the figure that it restates.
                let restates =
                    kind == Kind::Figure && case.sheet.figures.get(index).is_some_and(|f| f.equivalent_to.is_some());
                let same = line.facts.len() == users.len()
                    && line.facts.iter().all(|fact| users.iter().any(|(_, user)| user == fact));
                out.want(same || (restates && users.is_empty()), Some(span), None, || {
                    format!("the ledger says that {} use {}, but {} do", join(&line.facts), id(), join_users())
                });
            }
            CoverageState::SetAside | CoverageState::Unread => {
                out.want(users.is_empty(), Some(span), None, || {
                    format!("the ledger says that nothing uses {}, but {} do", id(), join_users())
                });
                if line.state == CoverageState::SetAside {
                    let reason = line.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
                    out.want(reason, Some(span), None, || format!("{} is set aside without a reason", id()));
                }
            }
        }
    }
    out.want(known == case.sheet.coverage.len(), None, None, || {
        "the ledger has a line for something that is not there".to_owned()
    });
    out
}

/// Takes off the sorted rows up to those that are equal, and gives these.
fn head<'r, T>(rows: &mut &'r [T], order: impl Fn(&T) -> Ordering) -> &'r [T] {
    let from = rows.iter().take_while(|row| order(row) == Ordering::Less).count();
    let rest = rows.get(from..).unwrap_or_default();
    let count = rest.iter().take_while(|row| order(row) == Ordering::Equal).count();
    let (equal, after) = rest.split_at(count);
    *rows = after;
    equal
}

fn join<'f>(facts: impl IntoIterator<Item = &'f FactId>) -> String {
    let facts: Vec<String> = facts.into_iter().map(ToString::to_string).collect();
    if facts.is_empty() { "no facts".to_owned() } else { facts.join(", ") }
}

/// A share of the figures is used or set aside.
pub(super) fn coverage(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let least = case.limits.get("coverage", "at-least");
    let figures = || case.sheet.coverage.iter().filter(|line| line.item.starts_with('n'));
    let (all, unread) = (figures().count(), figures().filter(|line| line.state == CoverageState::Unread).count());
    if least > 0.0 && all > 0 {
        let share = (all - unread) as f64 / all as f64;
        out.want(share >= least, None, None, || {
            format!("{} of {all} figures are used or set aside, less than {least}", all - unread)
        });
    }
    out
}

/// Unread figures.
pub(super) fn unread(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in case.sheet.coverage.iter().filter(|c| c.state == CoverageState::Unread) {
        let figure = line
            .item
            .strip_prefix('n')
            .and_then(|n| n.parse::<usize>().ok())
            .and_then(|n| case.sheet.figures.get(n.wrapping_sub(1)));
        if let Some(figure) = figure {
            out.tick();
            out.fault(Some(figure.span), None, format!("no fact uses {:?}", figure.text));
        }
    }
    out
}
