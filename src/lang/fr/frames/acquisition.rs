//! Purchases and sales of companies, units and stakes; offers and mergers.

mod examples;
mod nouns;
mod suitors;
mod target;

use self::{
    examples::EXAMPLES,
    nouns::{control, counterpart, merged, merger, offer, purchase, sale, seized},
    suitors::{CANDIDATES, SALE, bidders, for_sale, hopes},
    target::{holds, share_of, target},
};
use super::deals::{ABOUT, about, carrier, entity, infinitive, object_behind_aside, says_something};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading, Relation},
        lexicon::{Class, Sense, Tense, Term},
        ontology::{FactType, Slot},
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, fill, is_a, run, triggers},
        scene::Scene,
        syntax::{Group, Kind},
    },
    sheet::EntityKind,
    value::Modality,
};
use std::ops::Range;

/// Reads purchases and sales.
pub const FRAME: Frame = Frame {
    id: "acquisition",
    triggers: triggers(PATTERNS).classes(&[Class::Deal, Class::Stage]).words(&[ABOUT, CANDIDATES, CLOSES, SALE]),
    read,
    examples: EXAMPLES,
};

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
    for &s in here {
        bidders(ctx, s, out);
        for_sale(ctx, s, out);
        hopes(ctx, s, out);
        more(ctx, s, out);
    }
}

/// Verbs that bring a deal to its end.
const CLOSES: &[&str] = &["boucler", "finaliser", "conclure", "realiser", "achever", "intervenir", "cloturer"];

/// Verbs under which a deal noun's subject does the deal.
const DOES: &[Sense] = &[
    Sense::Announce,
    Sense::Confirm,
    Sense::Sign,
    Sense::Complete,
    Sense::Agree,
    Sense::Consider,
    Sense::Intend,
    Sense::Want,
    Sense::Expect,
    Sense::Launch,
    Sense::Start,
    Sense::Propose,
    Sense::Withdraw,
    Sense::Deny,
    Sense::Raise,
];

/// Verbs that are read as doing the deal though they have no sense of their own.
const DEAL_VERBS: &[&str] = &[
    "realiser",
    "effectuer",
    "proceder",
    "deposer",
    "mener",
    "preparer",
    "poursuivre",
    "reussir",
    "financer",
    "operer",
];

macro_rules! terms {
    ($($who:expr),* $(,)?) => {
        &[
            $($who,)*
            cue("value", From::Behind, Takes::Money),
            cue("price_per_share", From::Behind, Takes::PerShare),
        ]
    };
}

/// Who buys or sells companies.
const BUYERS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Person];

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "acquisition.buy",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Acquire]),
        voice: Voice::Active,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: bought,
    },
    Pattern {
        id: "acquisition.bought",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Acquire]),
        voice: Voice::Passive,
        cues: terms![
            cue("target", From::Subject, Takes::Company),
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("seller", From::After(&["from", "to"]), Takes::Company),
        ],
        needs: &[&["acquirer"]],
        finish: passive,
    },
    Pattern {
        id: "acquisition.sell",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Sell]),
        voice: Voice::Active,
        cues: terms![
            cue("seller", From::Subject, Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: sold,
    },
    Pattern {
        id: "acquisition.sold",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Sell]),
        voice: Voice::Passive,
        cues: terms![
            cue("target", From::Subject, Takes::Company),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
            cue("seller", From::After(&["by"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[&["target"], &["acquirer", "seller"]],
        finish: passive,
    },
    Pattern {
        id: "acquisition.purchase",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["buy"]),
        voice: Voice::Any,
        cues: terms![
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("acquirer", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: purchase,
    },
    Pattern {
        id: "acquisition.sale",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["sell"]),
        voice: Voice::Any,
        cues: terms![
            cue("seller", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("seller", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: sale,
    },
    Pattern {
        id: "acquisition.offer",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["offer", "bid"]),
        voice: Voice::Any,
        cues: terms![
            cue("target", From::After(&["on"]), Takes::Company),
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("acquirer", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["of"]), Takes::Company),
        ],
        needs: &[],
        finish: offer,
    },
    Pattern {
        id: "acquisition.hand",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["hand"]),
        voice: Voice::Any,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: bought,
    },
    Pattern {
        id: "acquisition.grip",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["grip"]),
        voice: Voice::Any,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: seized,
    },
    Pattern {
        id: "acquisition.control",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["control"]),
        voice: Voice::Any,
        cues: terms![cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),],
        needs: &[],
        finish: control,
    },
    Pattern {
        id: "acquisition.stake",
        kind: FactType::Acquisition,
        trigger: Trigger::VerbNoun(&[Sense::Enter], Class::Stake),
        voice: Voice::Active,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: stake,
    },
    Pattern {
        id: "acquisition.merger",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["merge"]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: merger,
    },
];

/// How far the deal has come.
fn status(scene: &Scene<'_, '_>, draft: &mut Draft) {
    if draft.modality == Modality::Denied {
        return;
    }
    let atoms = scene.atoms();
    let verb = scene.verb.as_ref();
    let senses = |s: &[Sense]| {
        verb.is_some_and(|g| g.senses.any(s) || g.modal.any(s))
            || scene.governing().is_some_and(|(_, g)| g.senses.any(s))
    };
    let stage = scene
        .term_before(scene.at, Class::Stage, 9)
        .filter(|(i, _)| !(*i..scene.at).any(|j| atoms[j].verb().is_some_and(|g| g.is_finite())))
        .map(|(_, v)| v);
    let recent = scene.governing().is_some_and(|(i, g)| infinitive(scene.ctx, &g) == "venir" && i < scene.at);
    let done = verb.is_some_and(|g| {
        g.senses.any(&[Sense::Acquire, Sense::Sell]) && ((g.compound && g.modal.is_empty()) || g.tense == Tense::Past)
    }) || scene.bare_participle()
        && scene.verb_at == Some(scene.at)
        && (scene.at..scene.end).any(|i| matches!(atoms[i].kind, Kind::Date(_)));
    // `ont mis fin à leurs discussions de fusion`
    let ended = carrier(scene) == "mettre"
        && scene.verb_at.is_some_and(|v| v < scene.at && scene.has_word(v..scene.at, &["fin", "terme"]));
    let status = if senses(&[Sense::Withdraw]) || ended {
        "abandoned"
    } else if senses(&[Sense::Reject]) || nouns::refused(scene) {
        "rejected"
    } else if draft.modality == Modality::Possible || stage == Some("considered") || senses(&[Sense::Consider]) {
        "considered"
    } else if draft.modality == Modality::Asserted
        && (scene.has_word(scene.at.saturating_sub(4)..scene.at, &["finalisation", "achevement", "realisation"])
            || senses(&[Sense::Complete]) && !senses(&[Sense::Sign]))
    {
        "completed"
    } else if stage == Some("agreed") || senses(&[Sense::Agree, Sense::Sign]) {
        "agreed"
    } else if (done || recent) && draft.modality == Modality::Asserted {
        "completed"
    } else {
        "announced"
    };
    if status == "considered" && draft.modality == Modality::Asserted {
        draft.modality = Modality::Possible;
    }
    let verb_span = scene.verb_at.or(Some(scene.at)).map(|i| scene.ctx.span(&atoms[i].tokens));
    draft.term("status", status, verb_span.map(|s| (s, scene.ctx.text.source)));
}

/// What every reading ends with.
fn close(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if draft.modality == Modality::Asserted
        && scene.term_before(scene.at, Class::Stage, 8).is_some_and(|(_, v)| v == "intended")
    {
        let from = scene.at.saturating_sub(9);
        let negated = scene.atoms()[from..scene.at].iter().any(|a| a.verb().is_some_and(|g| g.negated));
        draft.modality =
            if negated || scene.verb.is_some_and(|g| g.negated) { Modality::Denied } else { Modality::Expected };
    }
    // `en passe de racheter`, `sur le point de vendre`
    if draft.modality == Modality::Asserted
        && scene.has_word(scene.at.saturating_sub(3)..scene.at, &["passe", "point"])
        && scene.at > 0
        && scene.atoms()[scene.at - 1].prep("of")
    {
        draft.modality = Modality::Expected;
    }
    // `sa filiale Y, valorisée 300 millions`: what it is worth, no price.
    let worth = |f: u32| {
        let atoms = scene.atoms();
        let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(x) if x == f)).unwrap_or(0);
        at > 0
            && atoms[at.saturating_sub(3)..at].iter().any(|a| {
                let valued = |g: &Group| g.tense == Tense::PastParticiple && infinitive(scene.ctx, g) == "valoriser";
                a.verb().is_some_and(valued)
            })
    };
    if let Some(f) = draft.body.get("value").and_then(Slot::figure).map(|f| f.index() as u32)
        && worth(f)
        && let Some(slot) = draft.body.slot("value")
    {
        *slot = Slot::Empty;
    }
    status(scene, &mut draft);
    if let Some(f) = premium(scene) {
        draft.figure("premium", f);
    }
    out.push(draft);
    Ok(())
}

/// `une prime de 34%`
fn premium(scene: &Scene<'_, '_>) -> Option<u32> {
    let atoms = scene.atoms();
    (0..atoms.len()).find_map(|i| match atoms[i].kind {
        Kind::Figure(f)
            if is_a(scene.ctx, f, Takes::Percent)
                && (i.saturating_sub(4)..i).any(|j| matches!(scene.ctx.word(&atoms[j]), "prime" | "surcote"))
                && !(i.saturating_sub(4)..i).any(|j| matches!(atoms[j].kind, Kind::Sign(_) | Kind::Figure(_))) =>
        {
            Some(f)
        }
        _ => None,
    })
}

fn is_own(scene: &Scene<'_, '_>, range: Range<usize>) -> bool {
    scene.has_word(range.clone(), &["propres", "actions", "titres", "obligations", "dette"])
        && scene.entities(range, &[EntityKind::Company]).is_empty()
}

fn bought(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if entity(&draft, "acquirer").is_some_and(|e| scene.ctx.is_broker(e))
        && scene.verb.is_some_and(|g| g.senses.has(Sense::Up))
    {
        return Err("an analyst's word");
    }
    let verb = carrier(scene);
    if verb == "fusionner" {
        return merged(scene, draft, out);
    }
    let relative = scene.antecedents(&[EntityKind::Company]);
    if let Some(e) = relative.first().filter(|e| entity(&draft, "acquirer") != Some(**e))
        && scene.relative().is_some_and(|(rel, _)| {
            atoms[rel].term(Class::Relative) == Some("que") && scene.ctx.word(&atoms[rel]) != "dont"
        })
    {
        draft.entity("target", *e);
    } else if verb == "payer" {
        return Err("a payment");
    } else if let Some(e) = topic(scene).filter(|e| {
        // `le fonds X l'avait rachetée au groupe Z`
        let tokens = atoms[scene.at].tokens.clone();
        let it = (tokens.start.saturating_sub(1)..tokens.end).any(|t| matches!(scene.ctx.text.fold(t), "l'" | "l’"));
        it && scene.verb.is_some_and(|g| g.compound) && entity(&draft, "acquirer") != Some(*e)
    }) {
        draft.entity("target", e);
    } else {
        let wanted = |link: &str| link.is_empty() || (link == "of" && matches!(verb, "emparer"));
        let chunk = if matches!(scene.atoms()[scene.at].kind, Kind::Term(_)) {
            scene.chunks.first()
        } else {
            scene
                .object()
                .or_else(|| object_behind_aside(scene))
                .or_else(|| scene.chunks.iter().find(|c| wanted(c.link)))
        };
        let Some(chunk) = chunk.filter(|c| wanted(c.link) || c.link == ",") else {
            return Err("what is bought is not told");
        };
        if is_own(scene, chunk.atoms.clone()) || scene.has_word(scene.at + 1..scene.end.min(scene.at + 8), &["propres"])
        {
            return Err("its own shares");
        }
        target(scene, &mut draft, chunk.atoms.clone())?;
        if verb == "reprendre"
            && entity(&draft, "target").is_none()
            && !scene.has_word(chunk.atoms.clone(), &["filiale", "usine", "site", "magasins"])
        {
            return Err("something resumed");
        }
        if verb == "avaler" && entity(&draft, "target").is_none() {
            return Err("a figure of speech");
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

/// The company the sentence's section or the article is about.
fn topic(scene: &Scene<'_, '_>) -> Option<u32> {
    scene.ctx.topic(scene.s).filter(|e| !scene.ctx.is_broker(*e))
}

/// Fills a party from the chunk under `link`, where it is a company not yet in the deal.
fn fill_free(scene: &Scene<'_, '_>, draft: &mut Draft, role: &str, link: &'static str) {
    let found =
        scene.chunks.iter().filter(|c| c.link == link && c.under.is_empty()).find_map(|c| {
            scene.entities(c.atoms.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(draft, *e))
        });
    if let Some(e) = found {
        draft.entity(role, e);
    }
}

fn passive(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    // `Racheté en 2021 par X, Y emploie`
    if !draft.has("target") {
        let headed = if scene.at == 0 { super::ownership::headed(scene, 0) } else { None };
        draft.entity("target", headed.filter(|e| !holds(&draft, *e)).ok_or("a key role is not told")?);
    }
    if let Some(head) = scene.subject_head()
        && matches!(atoms[head].kind, Kind::Term(Term { class: Class::Share, .. }))
    {
        return Err("shares in the market");
    }
    if scene.verb.is_some_and(|g| matches!(infinitive(scene.ctx, &g), "payer" | "reprendre")) {
        return Err("a payment or something resumed");
    }
    close(scene, draft, out)
}

fn sold(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if !draft.has("seller")
        && let Some(head) = scene.subject_head().filter(|h| atoms[*h].term(Class::Kin) == Some("parent"))
        && let Some(e) = super::ownership::introduced(scene, head, BUYERS)
    {
        draft.entity("seller", e);
    }
    if !draft.has("seller") {
        return Err("who sells is not told");
    }
    let verb = carrier(scene);
    if matches!(verb, "ceder" | "delester" | "alleger")
        && scene.subject_head().is_some_and(|h| matches!(atoms[h].kind, Kind::Term(Term { class: Class::Share, .. })))
    {
        return Err("a price move");
    }
    // `Sa maison mère, X, envisage d'en céder 10%`
    let tokens = atoms[scene.at].tokens.clone();
    let of_it = (tokens.start..tokens.end).any(|t| scene.ctx.text.fold(t) == "en");
    let share = (scene.at + 1..(scene.at + 4).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
        _ => None,
    });
    if of_it && let Some(f) = share {
        let seller = entity(&draft, "seller").ok_or("who sells is not told")?;
        let head = scene.subject_head().filter(|h| atoms[*h].term(Class::Kin).is_some());
        let target = match head {
            Some(h) => super::ownership::possessor(scene, h, &[seller]),
            None => super::ownership::in_play(scene, &[seller]),
        };
        draft.entity("target", target.ok_or("what is sold is not told")?).figure("stake", f);
        fill(scene, &mut draft, cue("period", From::Behind, Takes::Period));
        return close(scene, draft, out);
    }
    let of = matches!(verb, "separer" | "delester" | "defaire" | "departir" | "desengager");
    let chunk = if of {
        scene.chunks.iter().find(|c| c.link == "of")
    } else if verb == "alleger" {
        return Err("a stake trimmed");
    } else {
        scene.object()
    };
    let Some(chunk) = chunk else { return Err("what is sold is not told") };
    if scene.has_word(chunk.atoms.clone(), &["fauteuil", "place", "poste", "main"]) {
        return Err("an office handed on");
    }
    if is_own(scene, chunk.atoms.clone()) {
        return Err("shares or bonds");
    }
    // `négocie avec X en vue de lui céder Y`
    let him = atoms[scene.at].tokens.clone().any(|t| scene.ctx.text.fold(t) == "lui");
    if him && !draft.has("acquirer") {
        let with = (0..scene.at).rev().find(|i| atoms[*i].prep("with"));
        let party = with.and_then(|w| {
            scene.entities(w + 1..scene.at, &[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e))
        });
        if let Some(e) = party {
            draft.entity("acquirer", e);
        }
    }
    // `ses parts`, `sa participation`
    target(scene, &mut draft, chunk.atoms.clone())?;
    // `sa beauté`, `ses produits`: what has no name and belongs to nobody told of is no company.
    close(scene, draft, out)
}

/// The phrase under `de` behind the trigger noun.
fn complement(scene: &Scene<'_, '_>) -> Option<Range<usize>> {
    // `le rachat par X de Y`
    if let [by, of, ..] = &scene.chunks[..]
        && by.link == "by"
        && of.link == "of"
    {
        return Some(of.atoms.clone());
    }
    let chunk = scene.chunks.first()?;
    let next = chunk.atoms.start.checked_sub(1)?;
    let atoms = scene.atoms();
    (chunk.link == "of"
        || chunk.link.is_empty() && next == scene.at && atoms[scene.at].tokens.end > atoms[scene.at].tokens.start)
        .then(|| chunk.atoms.clone())
}

fn stake(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if carrier(scene) != "prendre" {
        return Err("no stake taken");
    }
    let Some(chunk) = scene.object() else { return Err("no stake taken") };
    share_of(scene, &mut draft, chunk.atoms.start)?;
    close(scene, draft, out)
}

/// Words that stand for a deal told before.
fn told(term: Term) -> Option<Relation> {
    match (term.class, term.value) {
        (Class::Deal, "buy" | "sell" | "offer" | "merge") => Some(Relation::More),
        (Class::Deal, "operation" | "bid") | (Class::Stage, "agreed") => Some(Relation::MoreNear),
        _ => None,
    }
}

/// A sentence about the deal told before: its amount, premium, price or expected closing.
fn more(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let Some(about) = about(ctx, s, told) else {
        // `Elle doit être bouclée au troisième trimestre.`
        let atoms = ctx.atoms(s);
        if atoms.first().is_some_and(|a| matches!(ctx.word(a), "elle" | "celle-ci"))
            && let Some(g) = atoms.get(1).and_then(|a| a.verb())
            && CLOSES.contains(&infinitive(ctx, g))
        {
            let mut draft = Draft::new(FactType::Acquisition, "acquisition.closing", ctx.sentence(s));
            draft.relation = Relation::MoreNear;
            fill(&Scene::new(ctx, s, 1), &mut draft, cue("period", From::Behind, Takes::Period));
            if draft.has("period") {
                out.drafts.push(draft);
            }
        }
        return;
    };
    let scene = &about.scene;
    if scene.unreal() {
        return;
    }
    let mut draft = about.draft(FactType::Acquisition, "acquisition.more");
    // `L'opération valoriserait Y à 1,3 milliard`: what Y is worth, no price.
    if carrier(scene) != "valoriser" || scene.is_passive() {
        about.amount(&mut draft, "value");
    }
    if let Some(f) = premium(scene) {
        draft.figure("premium", f);
    }
    fill(scene, &mut draft, cue("price_per_share", From::Behind, Takes::PerShare));
    if CLOSES.contains(&carrier(scene)) {
        fill(scene, &mut draft, cue("period", From::Behind, Takes::Period));
    }
    if says_something(&draft) {
        draft.modality = if draft.has("value") { draft.modality } else { Modality::Asserted };
        out.drafts.push(draft);
    }
}
