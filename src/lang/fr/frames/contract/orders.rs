//! Orders told without a contract's noun: by their amount, by what is to be built, by what was reserved before.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading, Relation},
        lexicon::{Class, Sense, Tense},
        ontology::FactType,
        pattern::{Takes, is_a},
        scene::Scene,
        syntax::{Group, Kind, governed},
    },
    lang::fr::frames::deals::{infinitive, is_quantity, phrase_end},
    sheet::EntityKind,
    value::Modality,
};

const COMPANY: &[EntityKind] = &[EntityKind::Company];
const ACTORS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Place];

/// Verbs that tell of such orders.
pub(super) const VERBS: &[&str] = &[
    "decrocher",
    "remporter",
    "engranger",
    "rafler",
    "construire",
    "fabriquer",
    "assembler",
    "reserver",
    "commander",
    "conceder",
    "octroyer",
];

/// Reads such orders in sentence `s`.
pub(super) fn read(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    for at in 0..ctx.atoms(s).len() {
        let Some(g) = ctx.atoms(s)[at].verb() else { continue };
        if g.negated {
            continue;
        }
        let draft = match infinitive(ctx, g) {
            "decrocher" | "remporter" | "engranger" | "rafler" => amount(ctx, s, at, g),
            "construire" | "fabriquer" | "assembler" => built(ctx, s, at, g),
            "reserver" | "commander" if g.passive => reserved(ctx, s, at),
            "conceder" | "octroyer" if !g.passive => {
                licensed(ctx, s, at, out);
                None
            }
            _ => None,
        };
        out.drafts.extend(draft);
    }
    tendered(ctx, s, out);
}

/// Whether a sentence before `s` tells of a contract.
fn after_contract(ctx: &Context<'_>, s: usize) -> bool {
    (0..s).any(|p| ctx.atoms(p).iter().any(|a| matches!(a.term(Class::Contract), Some("contract" | "frame" | "told"))))
}

/// `c'est en Saxe qu'il a décroché 760 millions`: an order, where orders are what is told.
fn amount(ctx: &Context<'_>, s: usize, at: usize, g: &Group) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    let Kind::Figure(f) = atoms.get(at + 1)?.kind else { return None };
    let told = g.compound || matches!(g.tense, Tense::Past);
    let closed = atoms.get(at + 2).is_none_or(|a| {
        matches!(a.kind, Kind::Sign(_) | Kind::Date(_))
            || matches!(a.term(Class::Prep), Some("from" | "in" | "with"))
            || a.term(Class::Clitic) == Some("en")
    });
    let other = |class: Class| atoms.iter().any(|a| a.term(class).is_some());
    if !told
        || !closed
        || !is_a(ctx, f, Takes::Money)
        || other(Class::Raise)
        || other(Class::Metric)
        || !after_contract(ctx, s)
    {
        return None;
    }
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() {
        return None;
    }
    let head = scene.subject_head()?;
    let supplier = match atoms[head].kind {
        Kind::Entity(e) => Some(e),
        Kind::Term(_) => ctx.topic(s).or_else(|| scene.subjects(COMPANY).first().copied()),
        _ => None,
    }
    .filter(|e| ctx.is_kind(*e, COMPANY) && !ctx.is_broker(*e))?;
    let mut draft = Draft::new(FactType::Contract, "contract.amount", ctx.sentence(s));
    draft.modality = scene.modality();
    draft.entity("supplier", supplier).figure("value", f);
    let customer =
        scene.under(&["from", "with"]).find_map(|c| scene.entities(c.atoms.clone(), ACTORS).first().copied());
    if let Some(e) = customer {
        draft.entity("customer", e);
    }
    let place = atoms.iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if i > 0 && ctx.is_kind(e, &[EntityKind::Place]) && governed(atoms, i) => Some(e),
        _ => None,
    });
    if let Some(e) = place.filter(|e| customer != Some(*e)) {
        draft.entity("place", e);
    }
    Some(draft)
}

/// `X va construire 30 rames, que Y destine à`, `X construira 12 navires pour Y`
fn built(ctx: &Context<'_>, s: usize, at: usize, g: &Group) -> Option<Draft> {
    const NOT_DELIVERED: &[&str] =
        &["usine", "usines", "logements", "maisons", "magasins", "entrepots", "bureaux", "hotels", "ecoles"];
    let atoms = ctx.atoms(s);
    if !(g.modal.has(Sense::Go) || g.tense == Tense::Future) {
        return None;
    }
    let Kind::Figure(f) = atoms.get(at + 1)?.kind else { return None };
    let scene = Scene::new(ctx, s, at);
    let end = phrase_end(&scene, at + 1);
    if !is_quantity(ctx, f) || scene.has_word(at + 1..end + 1, NOT_DELIVERED) || scene.unreal() {
        return None;
    }
    let supplier = scene.subjects(COMPANY).first().copied().filter(|e| !ctx.is_broker(*e))?;
    // `que Y destine à`, `que Y a commandées`
    let relative =
        (at + 2..(end + 3).min(atoms.len())).find(|i| matches!(ctx.word(&atoms[*i]), "que" | "qu'")).and_then(|i| {
            (i + 1..(i + 3).min(atoms.len())).find_map(|j| match atoms[j].kind {
                Kind::Entity(e) if ctx.is_kind(e, ACTORS) => Some(e),
                _ => None,
            })
        });
    let customer = relative
        .or_else(|| scene.under(&["for"]).find_map(|c| scene.entities(c.atoms.clone(), ACTORS).first().copied()));
    let customer = customer.filter(|e| *e != supplier)?;
    let mut draft = Draft::new(FactType::Contract, "contract.built", ctx.sentence(s));
    draft.modality = Modality::Asserted;
    draft.attribution = scene.attribution();
    draft.entity("supplier", supplier).entity("customer", customer).figure("quantity", f);
    if let Some(span) = scene.phrase(at + 1..end) {
        draft.phrase("object", span, ctx.text.source);
    }
    Some(draft)
}

/// `X a concédé à Y les droits exclusifs de P. Elle recevra 15 millions et pourrait toucher jusqu'à 180 millions`: what is
/// paid is told there or in the next sentence; what may be paid later is a second contract.
fn licensed(ctx: &Context<'_>, s: usize, at: usize, out: &mut Reading) {
    let scene = Scene::new(ctx, s, at);
    let rights = |i: &usize| scene.has_word(*i..*i + 1, &["droits", "licence"]);
    let Some(noun) = (at + 1..scene.end.min(at + 10)).find(rights).filter(|_| !scene.unreal()) else { return };
    let Some(supplier) = scene.subjects(COMPANY).first().copied().filter(|e| !ctx.is_broker(*e)) else { return };
    let to = scene.under(&["to"]).find_map(|c| scene.entities(c.atoms.clone(), COMPANY).first().copied());
    let Some(customer) = to.filter(|e| *e != supplier) else { return };
    let mut draft = Draft::new(FactType::Contract, "contract.licence", ctx.sentence(s));
    draft.modality = scene.modality();
    draft.entity("supplier", supplier).entity("customer", customer);
    if let Some(span) = scene.phrase(noun..phrase_end(&scene, noun + 1)) {
        draft.phrase("object", span, ctx.text.source);
    }
    let mut later = None;
    for p in [s, s + 1] {
        let from = if p == s { at + 1 } else { 0 };
        if p >= ctx.sentences.len() {
            break;
        }
        let atoms = ctx.atoms(p);
        for i in from..atoms.len() {
            let Kind::Figure(f) = atoms[i].kind else { continue };
            if !is_a(ctx, f, Takes::Money) || ctx.figure(f).equivalent_to.is_some() {
                continue;
            }
            let paid = (from..i).rev().find_map(|j| atoms[j].verb().filter(|g| g.is_finite()));
            let Some(g) = paid.filter(|g| PAID.contains(&infinitive(ctx, g))) else { continue };
            if g.modality() == Modality::Possible {
                later = later.or(Some((f, p)));
            } else if !draft.has("value") {
                draft.figure("value", f);
            }
        }
    }
    out.drafts.push(draft);
    if let Some((f, p)) = later {
        let mut milestone = Draft::new(FactType::Contract, "contract.licence", ctx.sentence(p));
        milestone.modality = Modality::Possible;
        milestone.relation = Relation::Beside;
        milestone.entity("supplier", supplier).entity("customer", customer).figure("value", f);
        out.drafts.push(milestone);
    }
}

/// Verbs that tell what a licence brings.
const PAID: &[&str] = &["recevoir", "toucher", "percevoir", "verser", "payer", "encaisser"];

/// `115 rames avaient été réservées`: an earlier order between the same parties.
fn reserved(ctx: &Context<'_>, s: usize, at: usize) -> Option<Draft> {
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() || scene.under(&["by", "to", "from"]).next().is_some() {
        return None;
    }
    let atoms = ctx.atoms(s);
    let head = scene.subject_head()?;
    let (i, f) = (head.saturating_sub(2)..=head).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_quantity(ctx, f) => Some((i, f)),
        _ => None,
    })?;
    let mut draft = Draft::new(FactType::Contract, "contract.reserved", ctx.sentence(s));
    draft.modality = scene.modality();
    draft.relation = Relation::Beside;
    draft.figure("quantity", f);
    if let Some(span) = scene.phrase(i..at) {
        draft.phrase("object", span, ctx.text.source);
    }
    Some(draft)
}

/// `D'un montant de 420 millions, dont 130 pour l'entretien, le marché sera exécuté`: the contract told before.
fn tendered(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some(finite) = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite)) else { return };
    let opens = atoms.iter().take(3).any(|a| matches!(ctx.word(a), "montant" | "valeur"));
    let named = (1..finite).any(|i| {
        atoms[i - 1].is(',')
            && matches!(ctx.word(&atoms[i]), "le" | "ce")
            && atoms.get(i + 1).is_some_and(|a| ctx.word(a) == "marche")
    });
    let money = atoms.iter().take(8).find_map(|a| match a.kind {
        Kind::Figure(f) if is_a(ctx, f, Takes::Money) => Some(f),
        _ => None,
    });
    if let (true, true, Some(f)) = (opens, named, money) {
        let mut draft = Draft::new(FactType::Contract, "contract.more", ctx.sentence(s));
        draft.relation = Relation::More;
        draft.figure("value", f);
        out.drafts.push(draft);
    }
}

/// Who `lui` stands for: the company named before a colon, else the one the text is about.
pub(super) fn indirect(scene: &Scene<'_, '_>) -> Option<u32> {
    let (ctx, s) = (scene.ctx, scene.s);
    let atoms = scene.atoms();
    let verb = atoms.get(scene.at)?.tokens.clone();
    if !(verb.start..verb.end).any(|t| ctx.text.fold(t) == "lui") {
        return None;
    }
    let subjects = scene.subjects(ACTORS);
    let fits = |e: &u32| ctx.is_kind(*e, COMPANY) && !ctx.is_broker(*e) && !subjects.contains(e);
    let colon = atoms[..scene.at].iter().rposition(|a| matches!(a.kind, Kind::Sign(':')));
    let before = colon.and_then(|c| {
        (0..c).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if fits(&e) && !governed(atoms, i) => Some(e),
            _ => None,
        })
    });
    if colon.is_some() {
        return before;
    }
    ctx.topic(s).filter(fits)
}

/// `Les moteurs seront fournis par X, pour 210 millions`: what is supplied is the subject.
pub(super) fn provided(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let (Some(head), Some(verb)) = (scene.subject_head(), scene.verb_at) else {
        return Err("what is supplied is not told");
    };
    if draft.modality == Modality::Asserted {
        return Err("a delivery made");
    }
    if let Some(span) = scene.phrase(head..verb.max(head + 1)) {
        draft.phrase("object", span, scene.ctx.text.source);
    }
    out.push(draft);
    Ok(())
}
