//! Who may buy, and what is up for sale: told without a deal's noun or verb.

use super::super::deals::{infinitive, listed};
use super::BUYERS;
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading, Relation},
        ontology::FactType,
        pattern::{Takes, is_a},
        scene::Scene,
        syntax::{Atom, Kind},
    },
    sheet::EntityKind,
    value::Modality,
};

/// Words for those who may buy.
pub(super) const CANDIDATES: &[&str] = &[
    "candidat",
    "candidats",
    "repreneurs",
    "pretendants",
    "acquereurs",
    "acheteurs",
    "encherisseurs",
    "interesse",
    "interesses",
    "rangs",
    "lice",
];

/// Words of something put up for sale.
pub(super) const SALE: &[&str] = &["vente", "acquereur", "repreneur", "acheteur"];

/// `X, Y et Z figureraient parmi les candidats`: each may buy what is for sale.
pub(super) fn bidders(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some(at) = atoms.iter().position(|a| {
        a.verb().is_some_and(|g| {
            g.is_finite() && !g.negated && matches!(infinitive(ctx, g), "etre" | "figurer" | "compter" | "faire")
        })
    }) else {
        return;
    };
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() || !scene.has_word(at + 1..(at + 8).min(atoms.len()), CANDIDATES) {
        return;
    }
    let Some(head) = scene.subject_head() else { return };
    for e in listed(&scene, head, at) {
        let mut draft = Draft::new(FactType::Acquisition, "acquisition.bidder", ctx.sentence(s));
        draft.modality = Modality::Possible;
        draft.relation = Relation::Beside;
        draft.entity("acquirer", e);
        let words = Some((ctx.span(&atoms[at].tokens), ctx.text.source));
        draft.term("status", "considered", words);
        out.drafts.push(draft);
    }
}

/// `X s'est porté candidat à la reprise de Y`, `X, intéressé par le rachat de Y`
pub(super) fn hopes(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let hopeful = |a: &Atom| matches!(ctx.word(a), "candidat" | "candidate" | "interesse" | "interessee");
    let Some(at) = atoms.iter().position(hopeful) else { return };
    let verb = (at.saturating_sub(3)..at).rev().find(|i| atoms[*i].verb().is_some_and(|g| g.is_finite() && !g.negated));
    let Some(verb) = verb else { return };
    let scene = Scene::new(ctx, s, verb);
    let of = (at + 1..(at + 5).min(atoms.len()))
        .find(|i| matches!(ctx.word(&atoms[*i]), "reprise" | "rachat" | "acquisition"));
    let (Some(noun), Some(who)) = (of, scene.subjects(BUYERS).first().copied()) else { return };
    let what =
        (noun + 1..(noun + 8).min(atoms.len())).take_while(|i| !atoms[*i].is(',')).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if e != who && ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
            _ => None,
        });
    let Some(what) = what.filter(|_| !scene.unreal()) else { return };
    let mut draft = Draft::new(FactType::Acquisition, "acquisition.hopes", ctx.sentence(s));
    draft.modality = Modality::Possible;
    draft.entity("acquirer", who).entity("target", what);
    draft.term("status", "considered", Some((ctx.span(&atoms[at].tokens), ctx.text.source)));
    out.drafts.push(draft);
}

/// `X cherche un acquéreur pour Y`, `X a mis en vente Y`
pub(super) fn for_sale(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    for (at, atom) in atoms.iter().enumerate() {
        let Some(g) = atom.verb().filter(|g| matches!(infinitive(ctx, g), "chercher" | "mettre") && !g.passive) else {
            continue;
        };
        let scene = Scene::new(ctx, s, at);
        let seeks = infinitive(ctx, g) == "chercher";
        let sought = scene.has_word(at + 1..(at + 4).min(atoms.len()), &["acquereur", "repreneur", "acheteur"]);
        let put = scene.has_word(at + 1..(at + 4).min(atoms.len()), &["vente"]);
        if !(if seeks { sought } else { put }) || scene.unreal() || g.negated {
            continue;
        }
        let (Some(seller), Some(what)) = (
            scene.subjects(BUYERS).first().copied(),
            (at + 1..scene.end.min(at + 14)).take_while(|i| !atoms[*i].is(',')).find_map(|i| match atoms[i].kind {
                Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
                _ => None,
            }),
        ) else {
            continue;
        };
        if seller == what {
            continue;
        }
        let mut draft = Draft::new(FactType::Acquisition, "acquisition.for_sale", ctx.sentence(s));
        draft.modality = if seeks { Modality::Possible } else { scene.modality() };
        draft.entity("seller", seller).entity("target", what);
        let share = (at + 1..scene.end.min(at + 9)).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(ctx, f, Takes::Share) => Some(f),
            _ => None,
        });
        if let Some(f) = share {
            draft.figure("stake", f);
        }
        let words = Some((ctx.span(&atom.tokens), ctx.text.source));
        draft.term("status", if seeks { "considered" } else { "announced" }, words);
        out.drafts.push(draft);
    }
}
