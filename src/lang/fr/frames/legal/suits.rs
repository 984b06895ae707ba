//! Inquiries and suits: whom they are about, who brings them.

use super::super::near::{has_word, infinitive, is_quote};
use super::{COMPANY, PLAINTIFFS, Told, carrier, deal, in_play, with};
use crate::facts::frame::Draft;
use crate::facts::lexicon::{Class, Sense, Tense};
use crate::facts::pattern::{Takes, is_a};
use crate::facts::scene::Scene;
use crate::facts::syntax::{Atom, Kind, governed};
use crate::sheet::EntityKind;
use crate::value::Modality;

/// Verbs that open an inquiry or lodge a complaint.
const OPEN: &[&str] =
    &["ouvrir", "lancer", "engager", "mener", "diligenter", "deposer", "porter", "intenter", "viser", "annoncer"];

/// The company that an inquiry or complaint is about: after `contre`, `sur`, `visant`.
fn against(scene: &Scene<'_, '_>) -> Option<u32> {
    let atoms = scene.atoms();
    for i in scene.at + 1..scene.end.min(scene.at + 14) {
        let Kind::Entity(e) = atoms[i].kind else { continue };
        let mut lead = i.checked_sub(1)?;
        let loose = |a: &Atom| {
            a.term(Class::Det) == Some("the") || a.term(Class::Group).is_some() || matches!(a.kind, Kind::Word)
        };
        while lead > scene.at && loose(&atoms[lead]) {
            lead -= 1;
        }
        // `des perquisitions au siège de X`
        let seat =
            atoms[lead].prep("of") && has_word(scene.ctx, atoms, lead - 1..lead, &["siege", "locaux", "bureaux"]);
        let leads = seat
            || atoms[lead].prep("on")
            || atoms[lead].term(Class::Versus).is_some()
            || atoms[lead].verb().is_some_and(|g| g.senses.has(Sense::Aim));
        if leads && scene.ctx.is_kind(e, COMPANY) {
            return Some(e);
        }
    }
    deal(scene, "on")
}

pub(super) fn probed(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    let verb = scene.verb.zip(scene.verb_at).filter(|(_, at)| *at < scene.at);
    let undergoes = verb.is_some_and(|(g, _)| {
        g.senses.has(Sense::Aim) && (g.passive || g.tense == Tense::PastParticiple) && scene.at > 1
    });
    let matter = has_word(scene.ctx, atoms, scene.at.saturating_sub(4)..scene.at, &["objet"]);
    let subject = if undergoes || matter {
        let to = verb.map_or(scene.at, |(_, at)| at);
        (to.saturating_sub(6)..to).rev().find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if scene.ctx.is_kind(e, COMPANY) && !governed(atoms, i) => Some(e),
            _ => None,
        })
    } else {
        against(scene)
    };
    // `visant l'ancien directeur général, X`
    let aimed = || {
        let aim = (scene.at + 1..atoms.len()).find(|i| atoms[*i].verb().is_some_and(|g| g.senses.has(Sense::Aim)))?;
        (aim + 1..(aim + 8).min(atoms.len())).take_while(|i| atoms[*i].verb().is_none()).find_map(|i| {
            match atoms[i].kind {
                Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Person]) => Some(e),
                _ => None,
            }
        })
    };
    let Some(subject) = subject.or_else(aimed) else { return Err("whom the inquiry is about is not told") };
    let opened = OPEN.contains(&carrier(scene));
    if !(undergoes || matter || opened) {
        return Err("no inquiry is told to be open");
    }
    if !draft.has("authority")
        && let Some(body) = in_play(scene)
    {
        draft.entity("authority", body);
    }
    // `visé par` aims at nothing to come.
    if undergoes && verb.is_some_and(|(g, _)| g.modality() == Modality::Asserted) {
        draft.modality = Modality::Asserted;
    }
    draft.entity("subject", subject);
    // `X, soupçonné d'abus de biens sociaux`
    let suspected = (scene.at + 1..atoms.len().saturating_sub(2)).find(|i| {
        atoms[*i].verb().is_some_and(|g| infinitive(scene.ctx, g) == "soupconner") && atoms[i + 1].prep("of")
    });
    if let Some(at) = suspected.filter(|_| !draft.has("object")) {
        let end = (at + 2..atoms.len())
            .find(|i| matches!(atoms[*i].kind, Kind::Sign(_) | Kind::Verb(_)))
            .unwrap_or(atoms.len());
        if let Some(span) = scene.phrase(at + 2..end) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
    }
    with(draft, "investigated", out)
}

pub(super) fn suit(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let aimed = carrier(scene) == "viser" && scene.is_passive();
    let subject = if aimed { scene.subjects(COMPANY).first().copied() } else { against(scene) };
    let Some(subject) = subject else { return Err("whom the complaint is against is not told") };
    if !OPEN.contains(&carrier(scene)) {
        return Err("no complaint is told to be lodged");
    }
    if aimed {
        draft.modality = Modality::Asserted;
    }
    draft.entity("subject", subject);
    with(draft, "sued", out)
}

pub(super) fn sued(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    // `l'a assignée pour 66 millions`: the company in play.
    if !draft.has("subject") {
        let tokens = atoms[scene.at].tokens.clone();
        let it = (tokens.start.saturating_sub(1)..tokens.end).any(|t| scene.ctx.text.fold(t) == "l'");
        let topic = scene.ctx.topic(scene.s).filter(|e| it && !scene.subjects(PLAINTIFFS).contains(e));
        draft.entity("subject", topic.ok_or("who is sued is not told")?);
    }
    // `réclame en justice`, `l'a assigné pour 66 millions de loyers impayés`: a claim in money.
    if carrier(scene) == "assigner" {
        if !draft.has("amount") {
            // `… et lui réclame 3,5 millions`
            let claims = |i: &usize| atoms[*i].verb().is_some_and(|g| infinitive(scene.ctx, g) == "reclamer");
            let claim = (scene.at + 1..atoms.len()).find(claims).and_then(|i| match atoms.get(i + 1)?.kind {
                Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
                _ => None,
            });
            if let Some(f) = claim {
                draft.figure("amount", f);
            }
        }
        if draft.has("amount") {
            return with(draft, "sued", out);
        }
    }
    let court = has_word(scene.ctx, atoms, scene.at..scene.end, &["justice", "tribunal", "tribunaux", "cour"]);
    // `« … », poursuit X`: goes on speaking.
    let speech = atoms.iter().any(is_quote) || scene.subject_head().is_none();
    if !court && (speech || carrier(scene) != "poursuivre") {
        return Err("no suit is told");
    }
    with(draft, "sued", out)
}
