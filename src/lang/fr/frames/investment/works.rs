//! Investments told by what is built and what it costs: `construira à Y une usine, chiffrée à 150 millions`.

use super::super::deals::{HOUSES, about, carrier, infinitive, phrase_end};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading, Relation},
        lexicon::{Class, Sense, Term},
        ontology::FactType,
        pattern::{From, Takes, cue, fill, is_a},
        scene::Scene,
        syntax::{Atom, Kind},
    },
    sheet::EntityKind,
    value::Modality,
};

/// Verbs that make a plant.
pub(super) const BUILD: &[&str] = &["construire", "batir", "implanter", "eriger", "installer"];
/// Verbs that are an investment only where the cost is told.
pub(super) const OPEN: &[&str] = &[
    "ouvrir",
    "inaugurer",
    "agrandir",
    "moderniser",
    "financer",
    "poser",
    "doubler",
    "tripler",
    "accroitre",
    "etendre",
    "renover",
    "reconvertir",
];
/// Nouns of the same.
pub(super) const BUILDING: &[&str] = &["construction", "implantation", "extension", "agrandissement", "modernisation"];
/// What is built.
const WORKS: &[&str] = &[
    "usine",
    "usines",
    "centre",
    "ligne",
    "lignes",
    "atelier",
    "laboratoire",
    "entrepot",
    "entrepots",
    "terminal",
    "raffinerie",
    "centrale",
    "fonderie",
    "acierie",
    "cimenterie",
    "brasserie",
    "laiterie",
    "sucrerie",
    "site",
    "complexe",
    "unite",
    "chantier",
    "mine",
    "fournil",
];
/// Words beside an amount that make it the cost of what is built.
const COST: &[&str] = &[
    "investissement",
    "cout",
    "montant",
    "budget",
    "enveloppe",
    "chiffree",
    "chiffre",
    "evaluee",
    "estimee",
    "facture",
];
/// Verbs whose amount is the cost of what is built.
const COSTS: &[&str] =
    &["couter", "chiffrer", "evaluer", "estimer", "representer", "necessiter", "mobiliser", "financer"];
/// Money raised: it is spent by the company in play.
const FUNDS: &[&str] = &["argent", "fonds", "produit", "levee", "somme", "montant", "operation", "emission", "emprunt"];

/// Reads what sentence `s` tells of plants built.
pub(super) fn works(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    for (at, atom) in atoms.iter().enumerate() {
        let verb = atom.verb().map(|g| infinitive(ctx, g));
        let builds = verb.map_or_else(|| BUILDING.contains(&ctx.word(atom)), |v| BUILD.contains(&v));
        if !builds && !verb.is_some_and(|v| OPEN.contains(&v)) {
            continue;
        }
        match built(ctx, s, at, builds) {
            Ok(draft) => {
                out.drafts.push(draft);
                return;
            }
            Err(why) => out.refuse("investment.works", ctx.span(&atom.tokens), why),
        }
    }
}

fn built(ctx: &Context<'_>, s: usize, at: usize, sure: bool) -> Result<Draft, &'static str> {
    let atoms = ctx.atoms(s);
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() || scene.is_passive() && atoms[at].verb().is_some() {
        return Err("a question, a condition or a passive");
    }
    const STOPS: &[&str] =
        &["suspendre", "geler", "abandonner", "reporter", "interrompre", "arreter", "renoncer", "annuler"];
    let stopped =
        (at.saturating_sub(6)..at).any(|i| atoms[i].verb().is_some_and(|g| STOPS.contains(&infinitive(ctx, g))));
    if stopped || scene.has_word(at.saturating_sub(4)..at, &["fin", "terme"]) {
        return Err("what is built no more");
    }
    let head = head(ctx, atoms, at).ok_or("no plant is built")?;
    let who = investor(&scene).ok_or("who builds is not told")?;
    let mut draft = Draft::new(FactType::Investment, "investment.works", ctx.sentence(s));
    draft.modality = scene.modality();
    if draft.modality == Modality::Denied || ctx.is_broker(who) {
        return Err("nothing is built");
    }
    draft.attribution = scene.attribution();
    draft.entity("investor", who);
    if let Some(f) = cost(ctx, atoms, head).or_else(|| spent(ctx, atoms, at)) {
        draft.figure("amount", f);
    }
    let place = (at + 1..atoms.len()).find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Place]) => Some(e),
        _ => None,
    });
    if let Some(e) = place {
        draft.entity("place", e);
    }
    if !draft.has("amount") && !(sure && place.is_some()) {
        return Err("neither cost nor place is told");
    }
    let from = if BUILDING.contains(&ctx.word(&atoms[at])) { at } else { head };
    let placed = (head + 1..atoms.len()).find(|i| {
        (atoms[*i].prep("to") || atoms[*i].prep("in") || atoms[*i].term(Class::Clitic) == Some("en"))
            && matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Entity(_) | Kind::Figure(_)))
    });
    let end = phrase_end(&scene, head + 1).min(placed.unwrap_or(atoms.len())).max(head + 1);
    if let Some(span) = scene.phrase(from..end) {
        draft.phrase("object", span, ctx.text.source);
    }
    fill(&scene, &mut draft, cue("period", From::After(&["on"]), Takes::Period));
    Ok(draft)
}

/// The plant that is the object: places, dates and adjectives may stand between.
fn head(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<usize> {
    for (i, atom) in atoms.iter().enumerate().take((at + 9).min(atoms.len())).skip(at + 1) {
        match atom.kind {
            Kind::Verb(_) | Kind::Sign(_) => return None,
            _ if WORKS.contains(&ctx.word(atom)) => return Some(i),
            // `a construit sa réputation sur son usine`: only a place or day may stand between.
            Kind::Term(Term { class: Class::Prep, .. }) if i > at + 1 => {
                let aside =
                    (i + 1..(i + 3).min(atoms.len())).any(|j| matches!(atoms[j].kind, Kind::Entity(_) | Kind::Date(_)));
                if !aside {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// The subject; the company in play where money raised is the subject.
fn investor(scene: &Scene<'_, '_>) -> Option<u32> {
    if let Some(e) = scene.subjects(HOUSES).first() {
        return Some(*e);
    }
    // `M. Delorme étudie la construction`: for his house.
    let person = !scene.subjects(&[EntityKind::Person]).is_empty();
    if person {
        return scene.ctx.topic(scene.s);
    }
    let head = scene.subject_head()?;
    let funds = FUNDS.contains(&scene.ctx.word(&scene.atoms()[head]));
    scene
        .ctx
        .topic(scene.s)
        .filter(|_| funds && matches!(carrier(scene), "construire" | "batir" | "financer" | "installer"))
}

/// What it costs: the only amount behind it, where a word or verb of cost leads to it.
fn cost(ctx: &Context<'_>, atoms: &[Atom], head: usize) -> Option<u32> {
    let mut amounts = (head + 1..atoms.len()).filter_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(ctx, f, Takes::Money) && ctx.figure(f).equivalent_to.is_none() => Some((i, f)),
        _ => None,
    });
    let (at, figure) = amounts.next()?;
    if amounts.next().is_some() {
        return None;
    }
    let near = at.saturating_sub(5).max(head)..at;
    let told = near.clone().any(|i| {
        COST.contains(&ctx.word(&atoms[i])) || atoms[i].verb().is_some_and(|g| COSTS.contains(&infinitive(ctx, g)))
    });
    let led = atoms[at - 1].prep("for") || atoms[at - 1].prep("of") && !near.clone().any(|i| atoms[i].is(','));
    let other = near.into_iter().any(|i| {
        matches!(atoms[i].kind, Kind::Term(Term { class: Class::Metric | Class::OtherMetric | Class::Raise, .. }))
    });
    ((told || led) && !other).then_some(figure)
}

/// `mettra 200 millions sur la table pour construire`: the amount before the purpose.
fn spent(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<u32> {
    const SPENDS: &[&str] = &["mettre", "debourser", "engager", "mobiliser", "prevoir", "debloquer", "depenser"];
    atoms.get(at.checked_sub(1)?)?.term(Class::Prep).filter(|p| *p == "for")?;
    let spends = |i: &usize| atoms[*i].verb().is_some_and(|g| SPENDS.contains(&infinitive(ctx, g)));
    let verb = (at.saturating_sub(9)..at).rev().find(spends)?;
    (verb + 1..at).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(ctx, f, Takes::Money) => Some(f),
        _ => None,
    })
}

/// `L'investissement s'élève à 60 millions`: the cost of what the sentences before told of.
pub(super) fn more(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    fn told(term: Term) -> Option<Relation> {
        (term.class == Class::Deal && term.value == "invest").then_some(Relation::More)
    }
    let Some(about) = about(ctx, s, told) else { return };
    if about.scene.unreal() || about.scene.verb.is_some_and(|g| g.senses.has(Sense::Up)) {
        return;
    }
    let mut draft = about.draft(FactType::Investment, "investment.more");
    about.amount(&mut draft, "amount");
    if draft.has("amount") {
        fill(&about.scene, &mut draft, cue("period", From::After(&["on"]), Takes::Period));
        out.drafts.push(draft);
    }
}
