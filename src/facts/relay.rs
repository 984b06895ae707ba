//! Unconfirmed news and whoever it comes from: *à en croire X* covers the sentences in the conditional behind it.

use super::{
    engine::Context,
    frame::Reading,
    lexicon::{Class, Tense},
    ontology::Says,
    syntax::{Atom, Kind},
};
use crate::{
    sheet::{EntityId, EntityKind},
    text::Span,
    value::Modality,
};

/// Attributes what is only possible to the institution or medium that its passage gives as the source.
pub fn attribute(ctx: &Context<'_>, reading: &mut Reading) {
    let mut told: Vec<(Span, u32)> = Vec::new();
    let mut open: Option<(usize, u32)> = None;
    for s in 0..ctx.sentences.len() {
        let goes_on = open.filter(|(last, _)| last + 1 == s && would(ctx.atoms(s)));
        open = source(ctx, s).or(goes_on.map(|(_, e)| e)).map(|e| (s, e));
        told.extend(open.map(|(_, e)| (ctx.sentence(s), e)));
    }
    if told.is_empty() {
        return;
    }
    let open = |m: Modality, says: &Option<Says>| m == Modality::Possible && says.is_none();
    for draft in reading.drafts.iter_mut().filter(|d| open(d.modality, &d.attribution)) {
        let at = draft.evidence.start;
        let voice = told.iter().find(|(span, _)| (span.start..span.end).contains(&at));
        draft.attribution = voice.map(|(_, e)| Says::Entity { entity: EntityId(*e) });
    }
}

/// Whom sentence `s` opens with as its source.
fn source(ctx: &Context<'_>, s: usize) -> Option<u32> {
    if !ctx.marks(s).holds(&[Class::According]) {
        return None;
    }
    let atoms = ctx.atoms(s);
    let at = atoms.iter().take(2).position(|a| a.term(Class::According).is_some())?;
    let behind = atoms.iter().skip(at + 1).take(4).take_while(|a| !matches!(a.kind, Kind::Verb(_) | Kind::Sign(',')));
    behind.into_iter().find_map(|a| match a.kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Organisation]) => Some(e),
        _ => None,
    })
}

/// Whether a sentence tells in the conditional.
fn would(atoms: &[Atom]) -> bool {
    atoms.iter().filter_map(Atom::verb).any(|g| g.tense == Tense::Conditional && g.modal.is_empty())
}
