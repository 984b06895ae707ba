//! Companies that buy their own shares.

mod examples;

use super::{
    deals::{HOUSES, carrier, entity},
    near::is_price,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::{FactType, Slot},
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, run, triggers},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
    value::Modality,
};

/// Reads buybacks.
pub const FRAME: Frame =
    Frame { id: "share_buyback", triggers: triggers(PATTERNS), read, examples: examples::EXAMPLES };

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

/// An amount that only one share can cost is its price.
fn price(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let amount = draft.body.get("amount").and_then(Slot::figure).map(|f| f.index() as u32);
    let Some(f) = amount.filter(|f| is_price(scene.ctx, *f) && (draft.has("shares") || draft.has("stake"))) else {
        return;
    };
    if let Some(slot) = draft.body.slot("amount") {
        *slot = Slot::Empty;
    }
    if !draft.has("price_per_share") {
        draft.figure("price_per_share", f);
    }
}

/// Verbs whose object is the money that goes into the buyback behind them.
const SPEND: &[&str] =
    &["consacrer", "retourner", "redistribuer", "restituer", "rendre", "allouer", "affecter", "reverser"];

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
    // `a racheté pour 120 millions d'euros d'actions`
    let worth = !own && !capital && draft.has("amount") && {
        let atoms = scene.atoms();
        let shares = (scene.at + 1..end).find(|i| scene.has_word(*i..*i + 1, &["actions", "titres"]));
        shares.is_some_and(|at| atoms[at - 1].prep("of") && at > 1 && matches!(atoms[at - 2].kind, Kind::Figure(_)))
            && !atoms[scene.at + 1..end].iter().any(|a| matches!(a.kind, Kind::Entity(_)))
    };
    if !own && !capital && !bare && !worth {
        return Err("not its own shares");
    }
    price(scene, &mut draft);
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
    // `consacrera 500 millions à des rachats d'actions`
    if !draft.has("amount") && SPEND.contains(&carrier(scene)) {
        let before = scene.verb_at.filter(|v| *v < scene.at).and_then(|v| {
            (v + 1..scene.at).find_map(|i| match atoms[i].kind {
                Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
                _ => None,
            })
        });
        if let Some(f) = before {
            draft.figure("amount", f);
        }
    }
    price(scene, &mut draft);
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
