//! Who holds what of whom: stakes, thresholds crossed, parents and subsidiaries.

mod examples;
mod moves;
mod ties;
mod whose;

pub(super) use self::whose::{headed, in_play, introduced, opens_with_possessive, possessor};
use self::{
    examples::EXAMPLES,
    moves::{climbed, cross, elided, entered, holding, moved},
    ties::{owner, parent, shareholder, subsidiary},
    whose::told_of,
};
use super::deals::{OWNERS, carrier, entity, listed};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Tense, Term},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, run, triggers},
        scene::Scene,
        syntax::{Atom, Kind},
    },
    sheet::EntityKind,
    value::Modality,
};
use std::ops::Range;

/// Reads stakes.
pub const FRAME: Frame = Frame {
    id: "ownership",
    triggers: triggers(PATTERNS).words(&[&["appartenir", "propriete"]]),
    read,
    examples: EXAMPLES,
};

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
    for &s in here {
        belongs(ctx, s, out);
    }
}

const COMPANY: &[EntityKind] = &[EntityKind::Company];

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "ownership.cross",
        kind: FactType::Ownership,
        trigger: Trigger::Verb(&[Sense::Cross, Sense::Pass]),
        voice: Voice::Active,
        cues: &[cue("holder", From::Subject, Takes::OneOf(OWNERS))],
        needs: &[&["holder"]],
        finish: cross,
    },
    Pattern {
        id: "ownership.move",
        kind: FactType::Ownership,
        trigger: Trigger::VerbNoun(
            &[Sense::Bring, Sense::Raise, Sense::Cut, Sense::Up, Sense::Down, Sense::Sell],
            Class::Stake,
        ),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: moved,
    },
    Pattern {
        id: "ownership.holding",
        kind: FactType::Ownership,
        trigger: Trigger::Noun(Class::Stake, &["holding"]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: holding,
    },
    Pattern {
        id: "ownership.climb",
        kind: FactType::Ownership,
        trigger: Trigger::Verb(&[Sense::Up, Sense::Down, Sense::Pass]),
        voice: Voice::Any,
        cues: &[cue("holder", From::Subject, Takes::OneOf(OWNERS))],
        needs: &[&["holder"]],
        finish: climbed,
    },
    Pattern {
        id: "ownership.hold",
        kind: FactType::Ownership,
        trigger: Trigger::Verb(&[Sense::Hold, Sense::Keep]),
        voice: Voice::Active,
        cues: &[cue("holder", From::Subject, Takes::OneOf(OWNERS))],
        needs: &[],
        finish: held,
    },
    Pattern {
        id: "ownership.held",
        kind: FactType::Ownership,
        trigger: Trigger::Verb(&[Sense::Hold]),
        voice: Voice::Passive,
        cues: &[cue("subject", From::Subject, Takes::Company)],
        needs: &[],
        finish: held_by,
    },
    Pattern {
        id: "ownership.enter",
        kind: FactType::Ownership,
        trigger: Trigger::Verb(&[Sense::Enter]),
        voice: Voice::Active,
        cues: &[cue("holder", From::Subject, Takes::OneOf(OWNERS))],
        needs: &[&["holder"]],
        finish: entered,
    },
    Pattern {
        id: "ownership.parent",
        kind: FactType::Ownership,
        trigger: Trigger::Noun(Class::Kin, &["parent"]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: parent,
    },
    Pattern {
        id: "ownership.owner",
        kind: FactType::Ownership,
        trigger: Trigger::Noun(Class::Kin, &["owner"]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: owner,
    },
    Pattern {
        id: "ownership.subsidiary",
        kind: FactType::Ownership,
        trigger: Trigger::Noun(Class::Unit, &[]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: subsidiary,
    },
    Pattern {
        id: "ownership.shareholder",
        kind: FactType::Ownership,
        trigger: Trigger::Noun(Class::Holder, &[]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: shareholder,
    },
];

/// A share of a capital or of votes, and of which.
#[derive(Clone, Copy)]
struct Stake {
    at: usize,
    figure: u32,
    basis: Option<&'static str>,
}

/// The shares told in a stretch that are shares of a capital: followed by `du capital`, `des droits de vote`, `de Y`.
fn stakes(scene: &Scene<'_, '_>, range: Range<usize>) -> Vec<Stake> {
    let atoms = scene.atoms();
    let mut found = Vec::new();
    for i in range {
        let Some(Kind::Figure(f)) = atoms.get(i).map(|a| a.kind) else { continue };
        if !is_a(scene.ctx, f, Takes::Share) {
            continue;
        }
        let mut basis = None;
        let mut of_capital = false;
        for j in i + 1..(i + 5).min(atoms.len()) {
            match atoms[j].kind {
                Kind::Term(Term { class: Class::Stake, value: "capital" }) => {
                    basis = Some("capital");
                    of_capital = true;
                    // `du capital et des droits de vote`: one figure for both says neither alone.
                    if (j + 1..(j + 4).min(atoms.len())).any(|k| atoms[k].term(Class::Stake) == Some("voting_rights"))
                        && !(j + 1..(j + 4).min(atoms.len())).any(|k| matches!(atoms[k].kind, Kind::Figure(_)))
                    {
                        basis = Some("capital");
                    }
                    break;
                }
                Kind::Term(Term { class: Class::Stake, value: "voting_rights" }) => {
                    basis = Some("voting_rights");
                    of_capital = true;
                    break;
                }
                Kind::Term(Term { class: Class::Stake, value: "shares" }) => {
                    of_capital = true;
                    break;
                }
                Kind::Term(Term { class: Class::Prep | Class::Det | Class::Adverb | Class::Clitic, .. }) => {}
                Kind::Entity(e)
                    if scene.ctx.is_kind(e, COMPANY)
                        && (atoms[j - 1].prep("of")
                            || atoms[j - 1].term(Class::Det).is_some()
                            || atoms[j - 1].term(Class::Group).is_some()
                            || atoms[j - 1].prep("in")) =>
                {
                    of_capital = true;
                    break;
                }
                Kind::Word | Kind::Term(Term { class: Class::Group, .. }) if j <= i + 3 && atoms[i + 1].prep("of") => {}
                _ => break,
            }
        }
        // `25% en droits de vote`
        if (i + 1..(i + 3).min(atoms.len())).any(|j| atoms[j].term(Class::Stake) == Some("voting_rights")) {
            basis = Some("voting_rights");
            of_capital = true;
        }
        if of_capital {
            found.push(Stake { at: i, figure: f, basis });
        }
    }
    found
}

/// The company whose capital is told of at or behind atom `from`, other than `not`.
fn owned(scene: &Scene<'_, '_>, from: usize, to: usize, not: &[u32]) -> Option<u32> {
    let atoms = scene.atoms();
    let free = |e: &u32| scene.ctx.is_kind(*e, COMPANY) && !not.contains(e);
    for i in from..to.min(atoms.len()) {
        match atoms[i].kind {
            Kind::Entity(e) if free(&e) => {
                let link = (from.saturating_sub(1)..i).rev().take(5).find(|j| {
                    matches!(atoms[*j].kind, Kind::Term(Term { class: Class::Prep, .. }))
                        || matches!(atoms[*j].term(Class::Det), Some("of" | "to"))
                });
                if link.is_some_and(|j| atoms[j].prep("of") || atoms[j].prep("in") || atoms[j].prep("to")) {
                    return Some(e);
                }
            }
            Kind::Verb(g) if g.is_finite() => break,
            Kind::Sign(';' | ':') => break,
            _ => {}
        }
    }
    None
}

fn set(draft: &mut Draft, scene: &Scene<'_, '_>, action: &'static str, at: usize) {
    let span = scene.ctx.span(&scene.atoms()[at.min(scene.atoms().len() - 1)].tokens);
    draft.term("action", action, Some((span, scene.ctx.text.source)));
}

/// One fact for each stake told.
fn each(scene: &Scene<'_, '_>, draft: &Draft, told: &[Stake], action: &'static str, out: &mut Vec<Draft>) {
    for stake in told {
        let mut one = draft.clone();
        one.figure("stake", stake.figure);
        if let Some(basis) = stake.basis {
            one.term("basis", basis, None);
        }
        set(&mut one, scene, action, scene.at);
        out.push(one);
    }
}

fn held(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !draft.has("holder")
        && let Some(head) = scene.subject_head().filter(|h| scene.atoms()[*h].term(Class::Kin) == Some("parent"))
        && let Some(e) = introduced(scene, head, OWNERS)
    {
        draft.entity("holder", e);
    }
    let Some(holder) = entity(&draft, "holder") else { return Err("who holds is not told") };
    if carrier(scene) == "compter" || carrier(scene) == "exploiter" || carrier(scene) == "disposer" {
        return Err("nothing is held");
    }
    // Shares told in a relative clause inside are another's.
    let mut told = stakes(scene, scene.at + 1..scene.end);
    told.retain(|t| scene.chunks.iter().any(|c| c.atoms.contains(&t.at)));
    let atoms = scene.atoms();
    if scene.has_word(scene.at..scene.end, &["conjointement", "ensemble", "concert"]) {
        return Err("several hold together");
    }
    // `en détient 65,3%`
    let tokens = atoms[scene.at].tokens.clone();
    let of_it = (tokens.start..tokens.end).any(|t| scene.ctx.text.fold(t) == "en");
    // `a franchi le seuil de 5% et déclare en détenir 5,4%`: told with the threshold.
    let crossed = |a: &Atom| a.verb().is_some_and(|g| g.senses.has(Sense::Cross));
    if of_it && !scene.verb.is_some_and(|g| g.is_finite()) && atoms[..scene.at].iter().any(crossed) {
        return Err("told with the threshold crossed");
    }
    // `X et Y, qui détiennent respectivement 18% et 9% du capital`
    let holders = scene.subject_head().map(|h| listed(scene, h, scene.at)).unwrap_or_default();
    if holders.len() > 1 && scene.has_word(scene.at..scene.end, &["respectivement"]) {
        return in_turn(scene, &draft, &holders, out);
    }
    // `Y, dont X détient 30%`
    let whose = scene.relative().is_some_and(|(rel, _)| scene.ctx.word(&atoms[rel]) == "dont");
    if told.is_empty()
        && (of_it || whose && !scene.antecedents(COMPANY).is_empty())
        && let Some((i, f)) = (scene.at + 1..scene.end.min(scene.at + 5)).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some((i, f)),
            _ => None,
        })
    {
        told.push(Stake { at: i, figure: f, basis: None });
    }
    let only = (scene.at..(scene.at + 4).min(atoms.len())).any(|i| scene.has_word(i..i + 1, &["plus"]))
        && (scene.at..(scene.at + 6).min(atoms.len())).any(|i| scene.has_word(i..i + 1, &["que", "qu'"]));
    let action = match (only, draft.modality) {
        (true, _) => "lowered",
        _ if carrier(scene) == "conserver" => "holds",
        (_, Modality::Expected) => "raised",
        _ => "holds",
    };
    if scene.verb.is_some_and(|g| g.senses.has(Sense::Keep))
        && (told.is_empty() || !matches!(carrier(scene), "conserver" | "garder"))
    {
        return Err("no stake is kept");
    }
    if told.is_empty() {
        // `détient une participation de 12% dans Y`
        if let Some((at, _)) = scene.term_in(scene.at + 1..(scene.at + 7).min(scene.end), Class::Stake) {
            let figure = (scene.at + 1..scene.end.min(at + 6)).find_map(|i| match atoms[i].kind {
                Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
                _ => None,
            });
            let subject = owned(scene, at + 1, scene.end, &[holder]).ok_or("whose capital is not told")?;
            draft.entity("subject", subject);
            if let Some(f) = figure {
                draft.figure("stake", f);
            } else {
                return Err("how much is not told");
            }
            set(&mut draft, scene, "holds", scene.at);
            out.push(draft);
            return Ok(());
        }
        // `ne détient plus d'actions Y`
        if scene.object().is_some_and(|c| scene.has_word(c.atoms.clone(), &["actions", "titres"]))
            || scene.has_word(scene.at + 1..(scene.at + 4).min(scene.end), &["actions", "titres"])
        {
            return Err("shares, not a company");
        }
        // `X contrôle Y`, `X, qui possède Y`
        let object = scene.object().map(|c| scene.entities(c.atoms.clone(), COMPANY)).unwrap_or_default();
        let relative = scene.relative().filter(|(rel, _)| matches!(scene.ctx.word(&atoms[*rel]), "que" | "qu'"));
        let whole =
            object.first().copied().or_else(|| relative.and_then(|_| scene.antecedents(COMPANY).first().copied()));
        let Some(e) = whole.filter(|e| *e != holder) else { return Err("no stake is told") };
        draft.entity("subject", e);
        // `Y, que X contrôle à 54%`
        let share = atoms.get(scene.at + 2).filter(|_| atoms[scene.at + 1].prep("to")).map(|a| a.kind);
        if let Some(Kind::Figure(f)) = share
            && is_a(scene.ctx, f, Takes::Share)
        {
            each(scene, &draft, &[Stake { at: scene.at + 2, figure: f, basis: None }], "holds", out);
            return Ok(());
        }
        set(&mut draft, scene, "parent", scene.at);
        out.push(draft);
        return Ok(());
    }
    let dont = scene.relative().filter(|(rel, _)| scene.ctx.word(&atoms[*rel]) == "dont");
    // `Sa maison mère, X, en détient 65,3%`
    let kin =
        scene.subject_head().is_some_and(|h| atoms[h].term(Class::Kin).is_some() && opens_with_possessive(scene, h));
    let subject = dont
        .and_then(|_| scene.antecedents(COMPANY).into_iter().find(|e| *e != holder))
        .or_else(|| owned(scene, told[0].at, scene.end, &[holder]))
        .or_else(|| if kin { scene.subject_head().and_then(|h| possessor(scene, h, &[holder])) } else { None })
        .or_else(|| if of_it { told_of(scene, holder) } else { None })
        .or_else(|| in_play(scene, &[holder]));
    draft.entity("subject", subject.ok_or("whose capital is not told")?);
    each(scene, &draft, &told, action, out);
    elided(scene, &draft, told[told.len() - 1], action, out);
    Ok(())
}

/// Each holder with the share told in its turn.
fn in_turn(scene: &Scene<'_, '_>, draft: &Draft, holders: &[u32], out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let shares: Vec<(usize, u32)> = (scene.at + 1..scene.end)
        .filter_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some((i, f)),
            _ => None,
        })
        .collect();
    let Some((last, _)) = shares.last().copied().filter(|_| shares.len() == holders.len()) else {
        return Err("who holds how much is not told");
    };
    let Some(basis) = stakes(scene, last..last + 1).first().map(|s| s.basis) else {
        return Err("no share of a capital");
    };
    let subject = owned(scene, last + 1, scene.end, holders)
        .or_else(|| in_play(scene, holders))
        .ok_or("whose capital is not told")?;
    for (holder, (at, figure)) in holders.iter().zip(shares) {
        let mut one = Draft::new(FactType::Ownership, "ownership.hold", draft.evidence);
        one.modality = draft.modality;
        one.entity("holder", *holder).entity("subject", subject);
        each(scene, &one, &[Stake { at, figure, basis }], "holds", out);
    }
    Ok(())
}

/// `Y, contrôlé à 62% par X`, `Y est détenu à 40% par X et à 30% par Z`
fn held_by(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    // `Contrôlé à 62% par X, Y a`
    if !draft.has("subject")
        && scene.at == 0
        && let Some(e) = headed(scene, 0)
    {
        draft.entity("subject", e);
    }
    // `Y (détenu à 40% par X)`
    if !draft.has("subject")
        && scene.at > 1
        && atoms[scene.at - 1].is('(')
        && let Kind::Entity(e) = atoms[scene.at - 2].kind
        && scene.ctx.is_kind(e, COMPANY)
    {
        draft.entity("subject", e);
    }
    let Some(subject) = entity(&draft, "subject") else { return Err("what is held is not told") };
    let mut share = None;
    let mut made = Vec::new();
    for chunk in &scene.chunks {
        for i in chunk.atoms.clone() {
            if let Kind::Figure(f) = atoms[i].kind
                && is_a(scene.ctx, f, Takes::Share)
            {
                share = Some((f, i));
            }
        }
        if chunk.link == "by" {
            for e in scene.entities(chunk.atoms.clone(), OWNERS) {
                if e == subject {
                    continue;
                }
                let mut one = draft.clone();
                one.entity("holder", e);
                match share {
                    Some((f, i)) => {
                        one.figure("stake", f);
                        if let Some(basis) = stakes(scene, i..i + 1).first().and_then(|s| s.basis) {
                            one.term("basis", basis, None);
                        }
                        set(&mut one, scene, "holds", scene.at);
                    }
                    None => set(&mut one, scene, "parent", scene.at),
                }
                made.push(one);
            }
            share = None;
        }
    }
    if made.is_empty() {
        return Err("who holds is not told");
    }
    out.extend(made);
    Ok(())
}

/// `Y appartient à X`, `Y, propriété de X`
fn belongs(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    for at in 1..atoms.len() {
        let verb = atoms[at].verb().filter(|g| super::deals::infinitive(ctx, g) == "appartenir" && g.is_finite());
        let apposed = ctx.word(&atoms[at]) == "propriete" && atoms[at - 1].is(',');
        let told = verb.is_some_and(|g| !g.negated && matches!(g.tense, Tense::Present | Tense::Imperfect));
        if !(told || apposed) {
            continue;
        }
        let scene = Scene::new(ctx, s, at);
        let is = |i: usize, kinds: &[EntityKind]| match atoms.get(i)?.kind {
            Kind::Entity(e) if ctx.is_kind(e, kinds) => Some(e),
            _ => None,
        };
        let subject = if told { scene.subjects(COMPANY).first().copied() } else { is(at.wrapping_sub(2), COMPANY) };
        let link = if told { "to" } else { "of" };
        let holder = (at + 1..(at + 6).min(atoms.len()))
            .find_map(|i| is(i, OWNERS))
            .filter(|_| atoms.get(at + 1).is_some_and(|a| a.prep(link)) && !scene.unreal());
        if let (Some(subject), Some(holder)) = (subject, holder)
            && subject != holder
        {
            let mut draft = Draft::new(FactType::Ownership, "ownership.belongs", ctx.sentence(s));
            draft.entity("holder", holder).entity("subject", subject);
            set(&mut draft, &scene, "parent", at);
            out.drafts.push(draft);
        }
    }
}
