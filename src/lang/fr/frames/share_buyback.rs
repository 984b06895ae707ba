//! Companies that buy their own shares.

use super::deals::{HOUSES, carrier, entity};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, run, triggers},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
    value::Modality,
};

/// Reads buybacks.
pub const FRAME: Frame = Frame { id: "share_buyback", triggers: triggers(PATTERNS), read, examples: EXAMPLES };

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
}

macro_rules! terms {
    ($($who:expr),* $(,)?) => {
        &[
            $($who,)*
            cue("amount", From::Behind, Takes::Money),
            cue("price_per_share", From::Behind, Takes::PerShare),
            cue("period", From::Behind, Takes::Period),
        ]
    };
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "share_buyback.buy",
        kind: FactType::ShareBuyback,
        trigger: Trigger::Verb(&[Sense::Acquire]),
        voice: Voice::Active,
        cues: terms![cue("subject", From::Subject, Takes::Company)],
        needs: &[&["subject"]],
        finish: bought,
    },
    Pattern {
        id: "share_buyback.noun",
        kind: FactType::ShareBuyback,
        trigger: Trigger::Noun(Class::Deal, &["buy"]),
        voice: Voice::Any,
        cues: terms![],
        needs: &[],
        finish: noun,
    },
    Pattern {
        id: "share_buyback.programme",
        kind: FactType::ShareBuyback,
        trigger: Trigger::Noun(Class::Buyback, &[]),
        voice: Voice::Any,
        cues: terms![],
        needs: &[],
        finish: programme,
    },
];

/// How many shares are told behind the trigger.
fn shares(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let found = (scene.at + 1..scene.end.min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Count) => {
            let unit = scene.ctx.figure(f).value.unit.as_deref().map(crate::text::fold).unwrap_or_default();
            (unit.starts_with("action") || unit.starts_with("titre")).then_some(f)
        }
        _ => None,
    });
    if let Some(f) = found.filter(|_| !draft.has("shares")) {
        draft.figure("shares", f);
    }
}

/// `rachète 2,3% de son capital`, `reprend 29.556.650 titres`
fn stake(scene: &Scene<'_, '_>, draft: &mut Draft) -> bool {
    let atoms = scene.atoms();
    let own = (scene.at + 1..scene.end.min(atoms.len()))
        .find(|i| atoms[*i].term(Class::Stake).is_some_and(|v| v == "capital"));
    let Some(at) = own else { return false };
    let share = (scene.at + 1..at).rev().find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
        _ => None,
    });
    let Some(f) = share else { return false };
    draft.figure("stake", f);
    scene.possessed(at)
}

fn bought(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let end = scene.end;
    let own = scene.has_word(scene.at + 1..end, &["propres"]) || {
        let atoms = scene.atoms();
        (scene.at + 1..end).any(|i| atoms[i].term(Class::Share).is_some() && scene.possessed(i))
    };
    let capital = stake(scene, &mut draft);
    shares(scene, &mut draft);
    // `a racheté 250.000 actions`: its own, where no other company is named.
    let bare = draft.has("shares")
        && scene.object().is_some_and(|c| {
            let after = c.atoms.start..(c.atoms.end + 4).min(scene.end);
            !scene.atoms()[after].iter().any(|a| matches!(a.kind, Kind::Entity(e) if scene.ctx.is_kind(e, HOUSES)))
        })
        && entity(&draft, "subject") == scene.ctx.topic(scene.s);
    if !own && !capital && !bare {
        return Err("not its own shares");
    }
    let seller = scene.chunks.iter().filter(|c| matches!(c.link, "to" | "from")).find_map(|c| {
        scene.entities(c.atoms.clone(), HOUSES).into_iter().find(|e| entity(&draft, "subject") != Some(*e))
    });
    if let Some(e) = seller {
        draft.entity("seller", e);
    }
    if !["amount", "shares", "stake"].iter().any(|r| draft.has(r)) {
        return Err("how much is not told");
    }
    out.push(draft);
    Ok(())
}

/// `le rachat de 1,5 million d'actions`
fn noun(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut told = draft.clone();
    shares(scene, &mut told);
    let first = scene.chunks.first().filter(|c| c.link == "of").map(|c| c.atoms.clone());
    let counted = first.is_some_and(|r| scene.atoms()[r].iter().any(|a| matches!(a.kind, Kind::Figure(_))));
    let named = scene.under(&["of"]).any(|c| !scene.entities(c.atoms.clone(), HOUSES).is_empty());
    if !told.has("shares") || !counted || named {
        return Err("not its own shares");
    }
    programme(scene, draft, out)
}

/// `X annonce un programme de rachat d'actions de 500 millions`
fn programme(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if scene.verb.is_some_and(|g| g.senses.any(&[Sense::Withdraw, Sense::Reject])) {
        return Err("a programme given up");
    }
    shares(scene, &mut draft);
    let atoms = scene.atoms();
    let of = scene
        .chunks
        .first()
        .filter(|c| c.link == "of")
        .and_then(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied());
    let subject = scene.subjects(&[EntityKind::Company]).first().copied().filter(|e| !scene.ctx.is_broker(*e));
    let own = scene.subject_head().is_none_or(|h| h < scene.at);
    let by =
        scene.under(&["by"]).find_map(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied());
    let who = of.or(by).or(subject.filter(|_| own && carrier(scene) != "saluer")).or_else(|| {
        // `Un programme de rachat de 500 millions sera lancé`: the company in play.
        scene.ctx.topic(scene.s).filter(|t| !scene.ctx.is_broker(*t))
    });
    draft.entity("subject", who.ok_or("who buys is not told")?);
    if !draft.has("amount") {
        // `250 millions d'euros de rachats d'actions`
        let before = (scene.at.saturating_sub(4)..scene.at).rev().find_map(|i| match atoms[i].kind {
            Kind::Figure(f)
                if is_a(scene.ctx, f, Takes::Money)
                    && atoms.get(i + 1).is_some_and(|a| a.prep("of") || a.prep("to")) =>
            {
                Some(f)
            }
            _ => None,
        });
        if let Some(f) = before {
            draft.figure("amount", f);
        }
    }
    if !draft.has("amount") && !draft.has("shares") {
        return Err("how much is not told");
    }
    if draft.modality == Modality::Denied {
        return Err("no programme");
    }
    out.push(draft);
    Ok(())
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone rachète ses propres actions pour 500 millions d'euros.",
        facts: &["share_buyback subject=Danone; amount=500000000 EUR"],
    },
    Example {
        text: "Danone lance un programme de rachat d'actions de 2 milliards d'euros sur 18 mois.",
        facts: &["share_buyback subject=Danone; amount=2000000000 EUR; period=P18M"],
    },
    Example {
        text: "Danone rachète 2,3% de son capital à Nestlé pour 3 milliards d'euros.",
        facts: &["share_buyback subject=Danone; amount=3000000000 EUR; seller=Nestlé; stake=2.3 %"],
    },
    Example {
        text: "Danone a racheté 250.000 actions la semaine dernière.",
        facts: &["share_buyback subject=Danone; shares=250000"],
    },
    Example {
        text: "Un nouveau programme de rachat d'actions de 500 millions d'euros sera lancé par Danone.",
        facts: &["share_buyback subject=Danone; amount=500000000 EUR; expected"],
    },
    Example {
        text: "Le conseil de Danone a autorisé un rachat d'actions d'un montant maximal de 1 milliard d'euros.",
        facts: &["share_buyback subject=Danone; amount=1000000000 EUR"],
    },
    Example {
        text: "Danone va consacrer 2 milliards d'euros à des rachats d'actions.",
        facts: &["share_buyback subject=Danone; amount=2000000000 EUR; expected"],
    },
    Example { text: "Danone suspend son programme de rachat d'actions.", facts: &[] },
    Example { text: "Danone a racheté des actions.", facts: &[] },
    Example { text: "Les rachats d'actions ont soutenu le titre.", facts: &[] },
    Example { text: "Danone lancera-t-il un rachat d'actions de 2 milliards d'euros ?", facts: &[] },
];
