//! Fines: inflicted, incurred, reset, due.

use super::super::near::{has_word, infinitive};
use super::{COMPANY, Told, carrier, in_play, with};
use crate::facts::frame::Draft;
use crate::facts::lexicon::{Class, Sense};
use crate::facts::pattern::{Takes, is_a};
use crate::facts::scene::Scene;
use crate::facts::syntax::{Atom, Group, Kind};
use crate::sheet::EntityKind;
use crate::{text::Span, value::Modality};

/// Whether the clause names a fine.
pub(super) fn names_fine(scene: &Scene<'_, '_>) -> bool {
    let from = scene.subject_head().unwrap_or(scene.at).min(scene.at);
    scene.term_in(from..scene.end, Class::Legal).is_some_and(|(_, value)| value == "fine")
}

pub(super) fn fined(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if !names_fine(scene) {
        return Err("no fine is told");
    }
    let undoes = |a: &Atom| {
        a.verb().is_some_and(|g| matches!(infinitive(scene.ctx, g), "annuler" | "casser" | "invalider" | "suspendre"))
    };
    if scene.atoms()[..scene.at].iter().any(undoes) {
        return Err("a fine undone");
    }
    charge(scene, &mut draft);
    with(draft, "fined", out)
}

/// Verbs of breaking a rule: the rule is what the fine is about.
const BREAKS: &[&str] = &["enfreindre", "violer", "transgresser", "contourner"];

/// What the fine is for: `pour avoir enfreint le règlement`, `pour avoir gonflé ses ventes`, `au titre de …`.
pub(super) fn charge(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    if draft.has("object") {
        return;
    }
    let money = |i: usize| matches!(atoms[i].kind, Kind::Figure(f) if is_a(scene.ctx, f, Takes::AnyMoney));
    let from = (scene.at + 1..atoms.len().saturating_sub(1)).find_map(|i| {
        let had = atoms[i + 1].verb().filter(|g| matches!(infinitive(scene.ctx, g), "avoir" | "etre"));
        if atoms[i].prep("for") && had.is_some() {
            // The broken rule alone says it best.
            let word = (i + 2..(i + 5).min(atoms.len()))
                .find(|j| has_word(scene.ctx, atoms, *j..*j + 1, &["enfreint", "viole", "transgresse", "contourne"]));
            return Some(word.map_or(i + 1, |w| w + 1));
        }
        let broken = atoms[i + 1].verb().filter(|g| BREAKS.contains(&infinitive(scene.ctx, g)));
        if atoms[i].prep("for") && broken.is_some() {
            return Some(i + 2);
        }
        let titled = has_word(scene.ctx, atoms, i..i + 1, &["titre"]) && atoms[i + 1].term(Class::Det) == Some("of")
            || has_word(scene.ctx, atoms, i..i + 1, &["titre"]) && atoms[i + 1].prep("of");
        titled.then_some(i + 2)
    });
    let Some(from) = from.filter(|i| *i < atoms.len() && !matches!(atoms[*i].kind, Kind::Date(_)) && !money(*i)) else {
        if let Some(span) = law_before(scene, draft) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
        return;
    };
    let end = (from..atoms.len())
        .find(|i| matches!(atoms[*i].kind, Kind::Sign(_) | Kind::Date(_)) || *i > from && money(*i))
        .unwrap_or(atoms.len());
    if let Some(span) = scene.phrase(from..end) {
        draft.phrase("object", span, scene.ctx.text.source);
    }
}

/// The law that the sentence before says the same authority acts under: `a sévi sur la base du règlement …`.
fn law_before(scene: &Scene<'_, '_>, draft: &Draft) -> Option<Span> {
    let ctx = scene.ctx;
    let authority = draft.body.get("authority")?.entity()?;
    let atoms = ctx.atoms(scene.s.checked_sub(1)?);
    let named = |a: &Atom| matches!(a.kind, Kind::Entity(e) if e as usize == authority.index());
    atoms.iter().find(|a| named(a))?;
    let law = |i: &usize| has_word(ctx, atoms, *i..*i + 1, &["reglement", "loi", "directive", "dma", "dsa", "rgpd"]);
    let at = (2..atoms.len()).find(law)?;
    let under = has_word(ctx, atoms, at.saturating_sub(3)..at, &["base", "titre", "vertu", "nom"]);
    // A short form in brackets belongs to the name: `règlement sur les marchés numériques (DMA)`.
    let end = (at + 1..atoms.len()).find(|i| matches!(atoms[*i].kind, Kind::Sign(_) | Kind::Date(_) | Kind::Verb(_)));
    let end = end.unwrap_or(atoms.len());
    let short = atoms.get(end).is_some_and(|a| a.is('(')) && atoms.get(end + 2).is_some_and(|a| a.is(')'));
    let end = if short { end + 3 } else { end };
    under.then(|| ctx.text.span(atoms[at].tokens.start, atoms[end - 1].tokens.end))
}

/// `lui a infligé une amende`, `a infligé à l'opérateur une amende`: whoever is told of.
pub(super) fn inflicted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if !draft.has("subject") {
        let atoms = scene.atoms();
        let verb = atoms[scene.at].tokens.clone();
        let him = (verb.start.saturating_sub(1)..verb.end).any(|t| scene.ctx.text.fold(t) == "lui");
        let named = if him {
            scene.ctx.topic(scene.s).filter(|e| scene.ctx.is_kind(*e, COMPANY))
        } else {
            scene.under(&["to"]).next().and_then(|c| meant(scene, c.atoms.start))
        };
        draft.entity("subject", named.ok_or("who is fined is not told")?);
    }
    fined(scene, draft, out)
}

pub(super) fn seen(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Told {
    let own = scene.at.saturating_sub(2)..scene.at + 1;
    if !has_word(scene.ctx, scene.atoms(), own, &["vu", "vue", "vus", "vues", "voir", "voit"]) {
        return Err("who is fined is not told");
    }
    fined(scene, draft, out)
}

/// Several companies with as many amounts are fined one each.
pub(super) fn incurred(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if !names_fine(scene) {
        return Err("no fine is told");
    }
    let subjects = scene.subjects(COMPANY);
    let amounts: Vec<u32> = (scene.at + 1..scene.end)
        .filter_map(|i| match scene.atoms()[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
            _ => None,
        })
        .collect();
    if subjects.is_empty() {
        return Err("who is fined is not told");
    }
    if !draft.has("authority")
        && let Some(body) = in_play(scene)
    {
        draft.entity("authority", body);
    }
    draft.term("action", "fined", None);
    charge(scene, &mut draft);
    let paired = subjects.len() == amounts.len();
    for (k, subject) in subjects.iter().enumerate() {
        let mut one = draft.clone();
        one.entity("subject", *subject);
        if let Some(amount) = amounts.get(if paired { k } else { 0 }) {
            one.figure("amount", *amount);
        }
        out.push(one);
    }
    Ok(())
}

/// `l'ancien dirigeant de X, Y, a été condamné`: the person, where one is named beside the office.
pub(super) fn tried(scene: &Scene<'_, '_>, draft: &mut Draft) -> Told {
    let atoms = scene.atoms();
    let range = if scene.is_passive() {
        scene.subject_head().unwrap_or(scene.at)..scene.at
    } else {
        let end = (scene.at + 1..scene.end.min(scene.at + 10)).find(|i| atoms[*i].prep("to") || atoms[*i].prep("for"));
        scene.at + 1..end.unwrap_or(scene.at + 1)
    };
    let person = range.into_iter().find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Person]) && (i == 0 || !atoms[i - 1].prep("by")) => {
            Some(e)
        }
        _ => None,
    });
    if let Some(e) = person {
        if let Some(slot) = draft.body.slot("subject") {
            *slot = crate::facts::ontology::Slot::Empty;
        }
        draft.entity("subject", e);
    }
    if draft.has("subject") { Ok(()) } else { Err("who is tried is not told") }
}

pub(super) fn condemned(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    tried(scene, &mut draft)?;
    // `condamné X à de la prison et l'entreprise à 50 000 euros d'amende`: the second half is another's.
    let half = (scene.at + 1..atoms.len()).find(|i| {
        atoms[*i].term(Class::And).is_some()
            && atoms.get(i + 1).is_some_and(|a| a.term(Class::Det) == Some("the"))
            && atoms.get(i + 2).is_some_and(|a| a.term(Class::Group).is_some() || matches!(a.kind, Kind::Entity(_)))
            && (i + 3..(i + 5).min(atoms.len())).any(|j| atoms[j].prep("to"))
    });
    if let Some(at) = half {
        let who = match atoms[at + 2].kind {
            Kind::Entity(e) => Some(e),
            _ => scene.ctx.stands_for(scene.s, at + 2).or_else(|| scene.ctx.topic(scene.s)),
        };
        let amount = (at + 3..atoms.len()).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
            _ => None,
        });
        if let (Some(e), Some(f)) = (who.filter(|e| scene.ctx.is_kind(*e, COMPANY)), amount) {
            let mut other = Draft::new(crate::facts::ontology::FactType::Legal, "legal.condemned", draft.evidence);
            other.modality = draft.modality;
            other.entity("subject", e).figure("amount", f);
            if let Some(slot) = draft.body.get("authority").cloned()
                && let Some(to) = other.body.slot("authority")
            {
                *to = slot;
            }
            let fine = scene.has_word(at..atoms.len(), &["amende", "amendes"]);
            with(other, if fine { "fined" } else { "convicted" }, out)?;
            if let Some(slot) = draft.body.slot("amount") {
                *slot = crate::facts::ontology::Slot::Empty;
            }
            return with(draft, "convicted", out);
        }
    }
    let fine = names_fine(scene) || carrier(scene) == "sanctionner";
    charge(scene, &mut draft);
    with(draft, if fine { "fined" } else { "convicted" }, out)
}

/// The fine is another than it was: after `ramener`, `réduire`, `porter`, the amount behind `à`.
pub(super) fn reset(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    let brings = &[Sense::Bring, Sense::Cut, Sense::Raise];
    let Some((_, at)) = scene.verb.filter(|g| g.senses.any(brings)).zip(scene.verb_at) else {
        return Err("the fine is not said to be another");
    };
    let to = (at + 1..scene.end).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) && atoms[i - 1].prep("to") => Some(f),
        _ => None,
    });
    draft.figure("amount", to.ok_or("what the fine is now is not told")?);
    with(draft, "fined", out)
}

/// A fine in a title without a verb, or one that is to be paid.
pub(super) fn paid(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let pays = scene.verb.is_some_and(|g| g.senses.has(Sense::Pay)) || matches!(carrier(scene), "regler" | "acquitter");
    let bare = scene.verb.is_none() && !scene.atoms().iter().any(|a| a.verb().is_some_and(Group::is_finite));
    if !(pays && !scene.is_passive() || bare) {
        return Err("no fine is told to be due");
    }
    // The fine stands though its payment is told in the future.
    if draft.modality == Modality::Expected {
        draft.modality = Modality::Asserted;
    }
    charge(scene, &mut draft);
    with(draft, "fined", out)
}

/// The company that the noun phrase at `head` means without naming it: a kind of company, or a plain trade (`l'opérateur`).
pub(super) fn meant(scene: &Scene<'_, '_>, head: usize) -> Option<u32> {
    let atoms = scene.atoms();
    let head = (head..(head + 3).min(atoms.len())).find(|i| atoms[*i].term(Class::Det).is_none())?;
    let topic = || scene.ctx.topic(scene.s);
    let found = match atoms[head].kind {
        Kind::Term(t) if t.class == Class::Group => scene.ctx.stands_for(scene.s, head).or_else(topic),
        Kind::Word if atoms.get(head + 1).is_none_or(|a| matches!(a.kind, Kind::Sign(_) | Kind::Term(_))) => topic(),
        _ => None,
    };
    found.filter(|e| scene.ctx.is_kind(*e, COMPANY))
}
