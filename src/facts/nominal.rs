//! Noun phrases: what they name, and as what.

use super::{
    lexicon::{Class, Term},
    syntax::{Atom, Kind},
};
use crate::{mentions::Mentions, sheet::EntityKind};

/// Whether the name at `at` is that of a part: `la division X`, `le pôle X`.
#[must_use]
pub fn is_part(atoms: &[Atom], at: usize) -> bool {
    at > 0 && atoms.get(at - 1).is_some_and(|a| a.term(Class::Unit).is_some())
}

/// Whether an entity is of one of these kinds.
#[must_use]
pub fn is_kind(mentions: &Mentions, entity: u32, kinds: &[EntityKind]) -> bool {
    mentions.entities.get(entity as usize).is_some_and(|e| kinds.contains(&e.kind))
}

/// The entity that the noun phrase with its head at `head` names, itself or in apposition, before atom `end`.
#[must_use]
pub fn named(atoms: &[Atom], head: usize, end: usize) -> Option<u32> {
    if let Kind::Entity(entity) = atoms.get(head)?.kind {
        return Some(entity);
    }
    for at in head + 1..end.min(atoms.len()) {
        match atoms[at].kind {
            Kind::Entity(entity) => {
                let before = &atoms[at - 1];
                let apposed = matches!(before.kind, Kind::Word)
                    || matches!(before.kind, Kind::Term(t) if !matches!(t.class, Class::Prep | Class::Det | Class::And | Class::Versus | Class::According));
                // `les émissions du groupe X` are not X; `la chaîne de pharmacies X` is.
                let group = atoms[head + 1..at].iter().rposition(|a| a.term(Class::Group).is_none());
                let of = group.is_some_and(|i| {
                    let a = &atoms[head + 1 + i];
                    matches!(a.kind, Kind::Term(Term { class: Class::Prep | Class::Det, value: "of" }))
                });
                if apposed && !(of && matches!(atoms[head].kind, Kind::Word)) {
                    return Some(entity);
                }
            }
            Kind::Verb(g) if g.is_finite() => return None,
            Kind::Sign(_) => return None,
            _ => {}
        }
    }
    None
}
