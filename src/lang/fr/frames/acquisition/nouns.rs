//! Deals told by a noun: purchases, sales, offers, control, mergers.

use super::super::deals::{OWNERS, carrier, entity, swap};
use super::{BUYERS, DEAL_VERBS, DOES, close, complement, fill_free, holds, is_own, target, topic};
use crate::facts::frame::Draft;
use crate::facts::lexicon::{Class, Sense};
use crate::facts::scene::Scene;
use crate::facts::syntax::Kind;
use crate::sheet::EntityKind;
use crate::value::Modality;

/// Whether the clause lets its subject do the deal that its noun names.
pub(super) fn lends(scene: &Scene<'_, '_>) -> bool {
    let talks = scene.verb_at.is_some_and(|v| v < scene.at && scene.term_in(v..scene.at, Class::Stage).is_some());
    scene.verb.is_none()
        || talks
        || scene.verb.is_some_and(|g| g.senses.any(DOES) || g.modal.any(DOES))
        || DEAL_VERBS.contains(&carrier(scene))
}

/// The doer of a deal noun: the title's head, or the subject of a verb that does deals.
pub(super) fn doer(scene: &Scene<'_, '_>, draft: &mut Draft, role: &'static str) {
    if draft.has(role) || !lends(scene) {
        return;
    }
    let head = scene.subject_head().filter(|h| *h < scene.at);
    if let Some(head) = head {
        let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
        if let Some(e) = scene.entities(head..end, BUYERS).into_iter().find(|e| !holds(draft, *e)) {
            draft.entity(role, e);
        }
    }
}

/// `un accord avec Z pour l'acquisition de Y`: whom the buyer deals with sells.
pub(super) fn counterpart(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let agreed = scene.term_before(scene.at, Class::Stage, 12);
    let Some((stage, _)) = agreed.filter(|_| !draft.has("seller")) else { return };
    if let Some(with) = (stage..scene.at).find(|i| atoms[*i].prep("with"))
        && let Some(e) =
            scene.entities(with + 1..scene.at, &[EntityKind::Company]).into_iter().find(|e| !holds(draft, *e))
    {
        draft.entity("seller", e);
    }
}

pub(super) fn purchase(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let Some(range) = complement(scene) else { return Err("what is bought is not told") };
    if is_own(scene, range.clone()) {
        return Err("its own shares");
    }
    target(scene, &mut draft, range)?;
    doer(scene, &mut draft, "acquirer");
    // `L'acquisition de Y a été bouclée`: by the company the text is about.
    let closed = scene.verb_at.is_some_and(|v| v > scene.at)
        && scene.verb.is_some_and(|g| g.senses.has(Sense::Complete) && g.passive && g.compound);
    if !draft.has("acquirer")
        && closed
        && scene.told_before(scene.at)
        && entity(&draft, "target").is_some()
        && let Some(e) = topic(scene).filter(|e| !holds(&draft, *e))
    {
        draft.entity("acquirer", e);
    }
    if !draft.has("acquirer") {
        return Err("who buys is not told");
    }
    // `négocie avec Z le rachat de Y`: whom the buyer talks to sells.
    let talks = ["discuter", "negocier"].contains(&carrier(scene));
    if talks && !draft.has("seller") {
        let with = scene.verb_at.into_iter().flat_map(|v| v..scene.end).find(|i| scene.atoms()[*i].prep("with"));
        let party = with.and_then(|w| {
            let near = scene.entities(w + 1..(w + 4).min(scene.end), &[EntityKind::Company]);
            near.into_iter().find(|e| !holds(&draft, *e))
        });
        if let Some(e) = party {
            draft.entity("seller", e);
        }
    }
    for link in ["from", "to"] {
        if !draft.has("seller") {
            fill_free(scene, &mut draft, "seller", link);
        }
    }
    counterpart(scene, &mut draft);
    close(scene, draft, out)
}

pub(super) fn sale(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let Some(range) = complement(scene) else { return Err("what is sold is not told") };
    if is_own(scene, range.clone()) {
        return Err("shares or bonds");
    }
    target(scene, &mut draft, range)?;
    doer(scene, &mut draft, "seller");
    if !draft.has("seller") && !draft.has("acquirer") {
        return Err("who sells is not told");
    }
    close(scene, draft, out)
}

/// Whether the clause tells that an offer is turned down.
pub(super) fn refused(scene: &Scene<'_, '_>) -> bool {
    let bid = scene.term_in(scene.at..scene.at + 1, Class::Deal).is_some_and(|(_, v)| matches!(v, "offer" | "bid"));
    scene.verb.is_some_and(|g| g.senses.has(Sense::Reject))
        || bid && carrier(scene) == "juger" && scene.has_word(0..scene.at, &["insuffisante", "inadequate", "hostile"])
        || bid && matches!(carrier(scene), "repousser" | "decliner" | "ecarter" | "refuser" | "rejeter")
}

/// Whether a court chooses among offers.
fn court(scene: &Scene<'_, '_>) -> bool {
    let chooses =
        matches!(carrier(scene), "retenir" | "choisir" | "valider" | "preferer" | "selectionner" | "designer");
    let judge = &["tribunal", "justice", "juges", "cour"];
    chooses
        && scene.verb_at.is_some_and(|v| {
            if scene.is_passive() { scene.has_word(v..scene.end, judge) } else { scene.has_word(0..v, judge) }
        })
}

/// The offer that a court retains; the one it is preferred to (`préférée à celle de Z`) is rejected.
fn retained(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let after = scene.at + 1..atoms.len();
    let company = |from: usize, to: usize, not: &Draft| {
        (from..to.min(atoms.len())).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Company]) && !holds(not, e) => Some(e),
            _ => None,
        })
    };
    if let Some(slot) = draft.body.slot("acquirer") {
        *slot = crate::facts::ontology::Slot::Empty;
    }
    let buyer = company(scene.at + 1, scene.at + 9, &draft).ok_or("whose offer it is is not told")?;
    draft.entity("acquirer", buyer);
    if !draft.has("target") {
        let aim = after.clone().find(|i| {
            atoms[*i].prep("for") || atoms[*i].prep("on") || scene.has_word(*i..*i + 1, &["reprendre", "racheter"])
        });
        let named = aim.and_then(|i| company(i + 1, i + 7, &draft));
        let target = named.or_else(|| topic(scene).filter(|e| !holds(&draft, *e)));
        draft.entity("target", target.ok_or("what is taken over is not told")?);
    }
    draft.modality = Modality::Asserted;
    let words = scene.verb_at.map(|v| (scene.ctx.span(&atoms[v].tokens), scene.ctx.text.source));
    let other = after.clone().find(|i| scene.has_word(*i..*i + 1, &["celle", "celles"]));
    if let Some(loser) = other.and_then(|i| company(i + 1, i + 6, &draft)) {
        let mut lost = draft.clone();
        for role in ["acquirer", "value"] {
            if let Some(slot) = lost.body.slot(role) {
                *slot = crate::facts::ontology::Slot::Empty;
            }
        }
        lost.entity("acquirer", loser).term("status", "rejected", words);
        draft.term("status", "agreed", words);
        out.push(draft);
        out.push(lost);
        return Ok(());
    }
    draft.term("status", "agreed", words);
    out.push(draft);
    Ok(())
}

pub(super) fn offer(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if !draft.has("target") {
        // `une offre visant Y`, `l'offre de X pour Y`
        let aimed = scene.chunks.iter().find(|c| c.under.any(&[Sense::Aim, Sense::Value]) || c.link == "for");
        if let Some(e) = aimed.and_then(|c| {
            scene.entities(c.atoms.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e))
        }) {
            draft.entity("target", e);
        }
    }
    // `le tribunal a retenu l'offre de X`, `fait l'objet d'une offre de la part de X`
    if court(scene) {
        return retained(scene, draft, out);
    }
    if !draft.has("target")
        && scene.has_word(scene.at.saturating_sub(4)..scene.at, &["objet", "cible"])
        && let Some(e) = scene.subjects(&[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e))
    {
        draft.entity("target", e);
    }
    // `dépose une offre de reprise de Y`: what stands under `de` is taken over.
    if !draft.has("target")
        && matches!(carrier(scene), "deposer" | "presenter" | "formuler" | "remettre" | "soumettre" | "faire")
        && let Some(x) = scene.subjects(BUYERS).first().copied().filter(|x| entity(&draft, "acquirer") != Some(*x))
    {
        swap(&mut draft, "acquirer", "target");
        draft.entity("acquirer", x);
    }
    // `Y a accepté l'offre de X`, `Y juge insuffisante l'offre de X`: whose answer it is.
    if !draft.has("target")
        && draft.has("acquirer")
        && matches!(carrier(scene), "accepter" | "juger" | "recevoir" | "recommander" | "examiner")
        && !scene.is_passive()
        && let Some(y) = scene.subjects(&[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e))
    {
        draft.entity("target", y);
    }
    // `étudierait une contre-offre`: for what is bid for already.
    if !draft.has("target") && scene.has_word(scene.at..scene.at + 1, &["contre-offre", "surenchere"]) {
        doer(scene, &mut draft, "acquirer");
        if let Some(y) = entity(&draft, "acquirer").and_then(|x| super::super::ownership::in_play(scene, &[x])) {
            draft.entity("target", y);
        }
    }
    // `une approche de son actionnaire`: the other company that the title names.
    if !draft.has("acquirer")
        && refused(scene)
        && let Some(y) = scene.subjects(&[EntityKind::Company]).first().copied()
        && scene.term_in(scene.at..scene.end.min(scene.at + 5), Class::Holder).is_some()
        && let Some(x) = super::super::ownership::in_play(scene, &[y])
    {
        draft.entity("acquirer", x);
    }
    // `rejette l'offre de X`: the one who refuses is the target.
    if refused(scene) {
        let refuser = scene.subjects(&[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e));
        if let Some(e) = refuser.filter(|_| !draft.has("target")) {
            draft.entity("target", e);
        }
        draft.modality = Modality::Asserted;
    } else {
        doer(scene, &mut draft, "acquirer");
    }
    if let Some(e) = entity(&draft, "acquirer")
        && entity(&draft, "target") == Some(e)
    {
        return Err("one company on both sides");
    }
    if !draft.has("target") || !draft.has("acquirer") {
        return Err("who bids for what is not told");
    }
    if scene.has_word(scene.at..scene.at + 1, &["approche"]) && !refused(scene) {
        return Err("a way of doing");
    }
    let hedge = scene.has_word(scene.at..scene.at + 1, &["offre"])
        && (atoms[scene.at].tokens.start..atoms[scene.at].tokens.end)
            .any(|t| scene.ctx.text.fold(t) == "engageante" && scene.ctx.text.fold(t.saturating_sub(1)) == "non");
    if hedge && draft.modality == Modality::Asserted {
        draft.modality = Modality::Possible;
    }
    close(scene, draft, out)
}

pub(super) fn control(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    // `Y passe sous le contrôle de X`, `Y tombe dans l'escarcelle de X`
    let passes = matches!(carrier(scene), "passer" | "tomber" | "basculer");
    if passes && scene.at > 0 && (atoms[scene.at - 1].prep("under") || atoms[scene.at - 1].prep("in")) {
        let (Some(y), Some(range)) = (scene.subjects(&[EntityKind::Company]).first().copied(), complement(scene))
        else {
            return Err("what is controlled is not told");
        };
        draft.entity("target", y);
        let Some(x) = scene.entities(range, OWNERS).into_iter().find(|x| *x != y) else {
            return Err("who takes control is not told");
        };
        draft.entity("acquirer", x);
        return close(scene, draft, out);
    }
    let takes = matches!(carrier(scene), "prendre" | "acquerir" | "racheter" | "obtenir" | "annoncer" | "reprendre");
    let noun = scene.ctx.word(&scene.atoms()[scene.at]) == "prise";
    if !takes && !noun {
        return Err("a control held");
    }
    let range = scene.chunks.iter().find(|c| c.link == "of").map(|c| c.atoms.clone());
    if !draft.has("acquirer")
        && let Some(e) = scene.subjects(OWNERS).first()
    {
        draft.entity("acquirer", *e);
    }
    match range {
        Some(range) => {
            // `le contrôle de la société`: the company in play that does not take it.
            let reference = range.clone().find(|i| atoms[*i].term(Class::Group).is_some());
            let named = scene.entities(range.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e));
            if let Some(e) = named {
                draft.entity("target", e);
            } else if reference.is_some()
                && let Some(topic) = scene.ctx.topic(scene.s).filter(|t| !holds(&draft, *t))
            {
                draft.entity("target", topic);
            } else {
                target(scene, &mut draft, range)?;
            }
        }
        None => return Err("what is controlled is not told"),
    }
    if !draft.has("acquirer") {
        return Err("who takes control is not told");
    }
    close(scene, draft, out)
}

/// `X et Y fusionnent`, `X fusionne avec Y`
pub(super) fn merged(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut parties = scene.subjects(&[EntityKind::Company]);
    for chunk in scene.under(&["with", "in", ""]).filter(|c| c.under.is_empty()) {
        for e in scene.entities(chunk.atoms.clone(), &[EntityKind::Company]) {
            if !parties.contains(&e) {
                parties.push(e);
            }
        }
    }
    merge_of(&mut draft, &parties)?;
    close(scene, draft, out)
}

pub(super) fn merge_of(draft: &mut Draft, parties: &[u32]) -> Result<(), &'static str> {
    if parties.len() != 2 {
        return Err("the merger's parties are not told");
    }
    if let Some(slot) = draft.body.slot("acquirer") {
        *slot = crate::facts::ontology::Slot::Empty;
    }
    for e in parties {
        draft.entity("acquirer", *e);
    }
    Ok(())
}

/// `la fusion entre X et Y`, `fusion de X avec Y`, `X annonce son rapprochement avec Y`
pub(super) fn merger(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut parties = Vec::new();
    for chunk in scene.under(&["between", "of", "with"]).filter(|c| c.under.is_empty()) {
        for e in scene.entities(chunk.atoms.clone(), &[EntityKind::Company]) {
            if !parties.contains(&e) {
                parties.push(e);
            }
        }
    }
    let theirs = scene.determiner(scene.at) == Some("leur");
    // `X et Y discutent d'un rapprochement`
    let both = parties.is_empty() && scene.subjects(&[EntityKind::Company]).len() == 2;
    if (parties.len() == 1 || parties.is_empty() && theirs || both) && lends(scene) {
        let own = scene.subject_head().filter(|h| *h < scene.at);
        if let Some(head) = own {
            let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
            for e in scene.entities(head..end, &[EntityKind::Company]) {
                if !parties.contains(&e) {
                    parties.insert(usize::from(parties.len() == 1 && (theirs || both)), e);
                }
            }
        }
    }
    merge_of(&mut draft, &parties)?;
    close(scene, draft, out)
}

/// `X a mis la main cet été sur Y`
pub(super) fn seized(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if carrier(scene) != "mettre" {
        return Err("nothing is bought");
    }
    let chunk = scene.under(&["on"]).next().map(|c| c.atoms.clone()).ok_or("what is bought is not told")?;
    target(scene, &mut draft, chunk)?;
    close(scene, draft, out)
}
