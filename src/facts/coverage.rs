//! The ledger: what became of every figure and date.

use super::{engine::Context, frame::Reading, ontology::Says};
use crate::sheet::{Coverage, CoverageState, FactId, Sheet};

/// One line per figure and date of `sheet`, in its order.
#[must_use]
pub fn ledger(sheet: &Sheet, _context: &Context<'_>, reading: &Reading) -> Vec<Coverage> {
    let uses = |wanted: &Says| -> Vec<FactId> {
        let holds = |fact: &crate::sheet::Fact| {
            let time = fact.time.map(|t| Says::Date { date: t.date });
            time.as_ref() == Some(wanted)
                || fact.body.kind().roles().iter().any(|spec| {
                    fact.body.get(spec.name).is_some_and(|slot| slot.all().iter().any(|role| role.says == *wanted))
                })
        };
        sheet.facts.iter().filter(|f| holds(f)).map(|f| f.id).collect()
    };
    let line = |item: String, facts: Vec<FactId>, reason: Option<&'static str>| Coverage {
        item,
        state: match (facts.is_empty(), reason) {
            (false, _) => CoverageState::Used,
            (true, Some(_)) => CoverageState::SetAside,
            (true, None) => CoverageState::Unread,
        },
        reason: if facts.is_empty() { reason.map(Into::into) } else { None },
        facts,
    };
    let set_aside = |span| reading.set_aside.iter().find(|(s, _)| *s == span).map(|(_, why)| *why);
    let figures = sheet.figures.iter().map(|f| {
        let facts = uses(&Says::Figure { figure: f.id });
        line(f.id.to_string(), facts, set_aside(f.span))
    });
    let dates = sheet.dates.iter().map(|d| {
        let facts = uses(&Says::Date { date: d.id });
        line(d.id.to_string(), facts, set_aside(d.span))
    });
    figures.chain(dates).collect()
}
