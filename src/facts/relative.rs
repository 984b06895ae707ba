//! Relative clauses between commas: what one tells belongs to its own verb.

use std::ops::Range;

use super::{
    lexicon::Class,
    syntax::{Atom, Group},
};

/// The relative clause set off by commas that the atom at `at` stands in (`X, qui employait 800 personnes en mai, …`).
#[must_use]
pub fn aside(atoms: &[Atom], at: usize) -> Option<Range<usize>> {
    let open = (1..=at.min(atoms.len().checked_sub(1)?))
        .rev()
        .take_while(|i| !atoms[*i].is(';') && !atoms[*i].is(':'))
        .find(|i| atoms[*i].term(Class::Relative).is_some() && atoms[i - 1].is(','))?;
    let verb = (open..atoms.len()).find(|i| atoms[*i].verb().is_some_and(Group::is_finite))?;
    let close = (verb..atoms.len()).find(|i| atoms[*i].is(',') || atoms[*i].is(';')).unwrap_or(atoms.len());
    (at < close).then_some(open..close)
}

/// Whether the atom at `at` stands in a relative clause that the trigger is no part of, or behind the one that the
/// trigger is told in.
#[must_use]
pub fn apart(atoms: &[Atom], at: usize, trigger: usize) -> bool {
    let outside = |clause: Range<usize>| !clause.contains(&trigger);
    aside(atoms, at).is_some_and(outside) || aside(atoms, trigger).is_some_and(|clause| at >= clause.end)
}
