//! The ledger: what became of every figure and date.

use super::{engine::Context, frame::Reading, ontology::Says};
use crate::{
    sheet::{Coverage, CoverageState, FactId, Sheet},
    text::Span,
};

/// One line per figure and date of `sheet`, in its order.
#[must_use]
pub fn ledger(sheet: &Sheet, context: &Context<'_>, reading: &Reading) -> Vec<Coverage> {
    let mut figures = vec![Vec::new(); sheet.figures.len()];
    let mut dates = vec![Vec::new(); sheet.dates.len()];
    for fact in &sheet.facts {
        let mut use_up = |says: &Says| {
            let users: Option<&mut Vec<FactId>> = match says {
                Says::Figure { figure } => figures.get_mut(figure.index()),
                Says::Date { date } => dates.get_mut(date.index()),
                _ => None,
            };
            if let Some(users) = users.filter(|users| users.last() != Some(&fact.id)) {
                users.push(fact.id);
            }
        };
        let mut periods = Vec::new();
        fact.body.each(|slot| {
            for role in slot.all() {
                use_up(&role.says);
                periods.extend(role.period);
            }
        });
        for time in periods.into_iter().chain(fact.time) {
            use_up(&Says::Date { date: time.date });
        }
    }
    let why = |span| {
        let told = reading.set_aside.iter().find(|(s, _)| *s == span).map(|(_, why)| *why);
        told.or_else(|| context.doc.is_profile(span).then_some("a company's profile")).map(Into::into)
    };
    let line = |item: String, facts: Vec<FactId>, span: Span| {
        let reason = if facts.is_empty() { why(span) } else { None };
        let state = match (facts.is_empty(), &reason) {
            (false, _) => CoverageState::Used,
            (true, Some(_)) => CoverageState::SetAside,
            (true, None) => CoverageState::Unread,
        };
        Coverage { item, state, reason, facts }
    };
    let mut lines = Vec::with_capacity(sheet.figures.len() + sheet.dates.len());
    lines.extend(sheet.figures.iter().zip(figures).map(|(f, facts)| line(f.id.to_string(), facts, f.span)));
    lines.extend(sheet.dates.iter().zip(dates).map(|(d, facts)| line(d.id.to_string(), facts, d.span)));
    lines
}
