//! Stakes that move: raised, lowered, thresholds crossed, capitals entered.

use super::super::deals::{OWNERS, carrier, entity};
use super::{COMPANY, Stake, each, in_play, owned, set, stakes};
use crate::facts::frame::Draft;
use crate::facts::lexicon::{Class, Sense, Term};
use crate::facts::ontology::FactType;
use crate::facts::pattern::{Takes, is_a};
use crate::facts::scene::Scene;
use crate::facts::syntax::{Kind, governed};
use crate::value::{Amount, Bound};

/// Which way a threshold is crossed.
pub(super) fn way(scene: &Scene<'_, '_>) -> Option<&'static str> {
    let atoms = scene.atoms();
    let near = scene.at..(scene.at + 14).min(atoms.len());
    match scene.term_in(near, Class::Move) {
        Some((_, "up")) => Some("crossed_up"),
        Some((_, "down")) => Some("crossed_down"),
        _ => None,
    }
}

pub(super) fn cross(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let Some(holder) = entity(&draft, "holder") else { return Err("who crosses is not told") };
    // `a autorisé X à franchir le seuil`: who allows crosses nothing, and who may has not yet.
    if scene.governing().is_some_and(|(_, g)| g.senses.has(Sense::Approve)) {
        return Err("a crossing allowed");
    }
    let passes = carrier(scene) == "passer";
    let under = scene.chunks.iter().find(|c| matches!(c.link, "under" | "above"));
    // `sous les 10%`: the words of the bound may belong to the figure.
    let bound = stakes(scene, scene.at + 1..scene.end).first().map(|s| scene.ctx.figure(s.figure).value.bound);
    let action = match (passes, way(scene)) {
        (false, Some(way)) => way,
        (true, _) => match under {
            Some(c) if c.link == "under" => "crossed_down",
            Some(_) => "crossed_up",
            None if bound == Some(Bound::LessThan) => "crossed_down",
            None if bound == Some(Bound::MoreThan) => "crossed_up",
            None => return Err("no threshold"),
        },
        (false, None) => {
            if scene.term_in(scene.at..scene.end, Class::Threshold).is_some() {
                "crossed_up"
            } else {
                return Err("no threshold");
            }
        }
    };
    let thresholds = stakes(scene, scene.at + 1..scene.end);
    if thresholds.is_empty() && scene.term_in(scene.at..scene.end, Class::Threshold).is_none() {
        return Err("no threshold of a capital");
    }
    let subject = owned(scene, scene.at + 1, scene.end, &[holder])
        .or_else(|| owned(scene, scene.at + 1, atoms.len(), &[holder]))
        .or_else(|| in_play(scene, &[holder]))
        .ok_or("whose capital is not told")?;
    draft.entity("subject", subject);
    // What is held then, told in the same sentence or the next, is the stake.
    let hold = (scene.at + 1..atoms.len()).find(|i| {
        atoms[*i].verb().is_some_and(|g| g.senses.any(&[Sense::Hold, Sense::Level]))
            || scene.has_word(*i..*i + 1, &["soit"])
    });
    let mut told = hold.map(|i| stakes(scene, i..atoms.len())).unwrap_or_default();
    // `au-dessus des 25% en droits de vote, dont elle contrôle 26,3%`
    if told.is_empty()
        && let Some(verb) = hold.filter(|i| atoms[*i].verb().is_some_and(|g| g.senses.has(Sense::Hold)))
        && let [only] = thresholds[..]
    {
        let share = (verb + 1..(verb + 5).min(atoms.len())).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(Stake { at: i, figure: f, basis: only.basis }),
            _ => None,
        });
        told.extend(share);
    }
    if told.is_empty() {
        if let Some(next) = next_holding(scene, holder) {
            each(scene, &draft, &next, action, out);
            return Ok(());
        }
        told = thresholds;
        if told.is_empty() {
            // `le seuil de 20% chez Y`
            told = (scene.at + 1..scene.end)
                .find_map(|i| match atoms[i].kind {
                    Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => {
                        Some(Stake { at: i, figure: f, basis: None })
                    }
                    _ => None,
                })
                .into_iter()
                .collect();
        }
    }
    if told.is_empty() {
        return Err("how much is not told");
    }
    each(scene, &draft, &told, action, out);
    Ok(())
}

/// The stakes that the next sentence tells with a pronoun (`Elle en détient désormais 9,87%`).
pub(super) fn next_holding(scene: &Scene<'_, '_>, holder: u32) -> Option<Vec<Stake>> {
    let s = scene.s + 1;
    let atoms = scene.ctx.atoms(s);
    let opens = atoms.first()?.term(Class::Pronoun).is_some();
    let verb = atoms.iter().position(|a| a.verb().is_some_and(|g| g.senses.has(Sense::Hold)))?;
    // `…, et en possédera alors 20,1%`: nobody else is named before.
    let tokens = atoms.get(verb)?.tokens.clone();
    let of_it = (tokens.start..tokens.end).any(|t| scene.ctx.text.fold(t) == "en");
    let alone = !atoms[..verb].iter().any(|a| matches!(a.kind, Kind::Entity(e) if e != holder));
    if !(opens && verb < 4 || of_it && alone) {
        return None;
    }
    let next = Scene::new(scene.ctx, s, verb);
    let mut told = stakes(&next, verb..atoms.len());
    if told.is_empty() && of_it {
        let share = (verb + 1..(verb + 4).min(atoms.len())).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(Stake { at: i, figure: f, basis: None }),
            _ => None,
        });
        told.extend(share);
    }
    (!told.is_empty()).then_some(told)
}

/// The two ends of `de A à B`, or the one after `à`, behind atom `from`.
pub(super) fn from_to(scene: &Scene<'_, '_>, from: usize) -> (Option<u32>, Option<(usize, u32)>) {
    let atoms = scene.atoms();
    let (mut old, mut new) = (None, None);
    for i in from..scene.end.min(atoms.len()) {
        let Kind::Figure(f) = atoms[i].kind else { continue };
        if !is_a(scene.ctx, f, Takes::Share) {
            continue;
        }
        let link = (from.saturating_sub(1)..i).rev().find(|j| {
            matches!(atoms[*j].kind, Kind::Term(Term { class: Class::Prep, .. }))
                || matches!(atoms[*j].term(Class::Det), Some("of" | "to"))
                || atoms[*j].term(Class::Versus).is_some()
        });
        match link {
            Some(j) if atoms[j].prep("to") && new.is_none() => new = Some((i, f)),
            Some(j) if atoms[j].term(Class::Versus).is_some() && old.is_none() => old = Some(f),
            Some(j) if atoms[j].prep("of") && old.is_none() && new.is_none() => old = Some(f),
            _ => {}
        }
    }
    (old, new)
}

pub(super) fn compared(scene: &Scene<'_, '_>, old: Option<u32>, new: u32) -> Option<&'static str> {
    let value = |f: u32| scene.ctx.figure(f).value.value.and_then(Amount::decimal);
    let (old, new) = (value(old?)?, value(new)?);
    Some(if new > old { "raised" } else { "lowered" })
}

/// `porte sa participation dans Y de 12% à 15%`
pub(super) fn moved(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if scene.is_passive() {
        return Err("who holds is not told");
    }
    let Some((noun, _)) = scene.object().and_then(|c| scene.term_in(c.atoms.clone(), Class::Stake)) else {
        return Err("no stake is moved");
    };
    if !scene.possessed(noun) {
        return Err("whose stake is not told");
    }
    let holder = scene.subjects(OWNERS).first().copied().ok_or("who holds is not told")?;
    let (old, new) = from_to(scene, noun + 1);
    let Some((at, new)) = new else { return Err("the new stake is not told") };
    let senses = scene.verb.map(|g| g.senses).unwrap_or_default();
    let action = compared(scene, old, new).or(if senses.any(&[Sense::Raise, Sense::Up, Sense::Bring]) {
        Some("raised")
    } else if senses.any(&[Sense::Cut, Sense::Down, Sense::Sell]) {
        Some("lowered")
    } else {
        None
    });
    let subject = owned(scene, noun + 1, scene.end, &[holder])
        .or_else(|| scene.relative().and_then(|_| scene.antecedents(COMPANY).into_iter().find(|e| *e != holder)))
        .or_else(|| in_play(scene, &[holder]))
        .ok_or("whose capital is not told")?;
    draft.entity("holder", holder).entity("subject", subject);
    stake_moved(scene, &mut draft, old, (at, new));
    set(&mut draft, scene, action.ok_or("which way is not told")?, scene.at);
    out.push(draft);
    Ok(())
}

/// Puts in the stake told at an atom, the one before, and what it is a share of.
fn stake_moved(scene: &Scene<'_, '_>, draft: &mut Draft, old: Option<u32>, (at, new): (usize, u32)) {
    draft.figure("stake", new);
    if let Some(old) = old {
        draft.figure("previous_stake", old);
    }
    if let Some(basis) = stakes(scene, at..at + 1).first().and_then(|s| s.basis) {
        draft.term("basis", basis, None);
    }
}

/// `La participation de X dans Y passe de 10% à 13%`, `X réduit à 5% sa participation dans Y`
pub(super) fn holding(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    const MOVES: &[Sense] =
        &[Sense::Bring, Sense::Raise, Sense::Cut, Sense::Up, Sense::Down, Sense::Pass, Sense::Level];
    let Some((group, verb)) = scene.verb.zip(scene.verb_at).filter(|(g, _)| g.senses.any(MOVES)) else {
        return Err("no stake is moved");
    };
    let own = verb < scene.at;
    if own && !scene.possessed(scene.at) {
        return Err("whose stake is not told");
    }
    let holder = if own {
        scene.subjects(OWNERS).first().copied()
    } else {
        let of = scene.chunks.iter().find(|c| c.link == "of" && c.atoms.start <= scene.at + 2);
        of.and_then(|c| scene.entities(c.atoms.clone(), OWNERS).first().copied())
    };
    let holder = holder.ok_or("who holds is not told")?;
    let (old, new) = from_to(scene, if own { verb + 1 } else { verb.max(scene.at) + 1 });
    let Some((at, new)) = new else { return Err("the new stake is not told") };
    let up = group.senses.any(&[Sense::Raise, Sense::Up]);
    let down = group.senses.any(&[Sense::Cut, Sense::Down]);
    let plain = if up {
        Some("raised")
    } else if down {
        Some("lowered")
    } else {
        None
    };
    let action = compared(scene, old, new).or(plain).ok_or("which way is not told")?;
    let subject = owned(scene, scene.at + 1, scene.atoms().len(), &[holder])
        .or_else(|| in_play(scene, &[holder]))
        .ok_or("whose capital is not told")?;
    draft.entity("holder", holder).entity("subject", subject);
    stake_moved(scene, &mut draft, old, (at, new));
    set(&mut draft, scene, action, verb);
    out.push(draft);
    Ok(())
}

/// `X monte à 15% du capital de Y`, `X, monté à 5,4% de Y`, `X passe de 13% à 29% du capital de Y`
pub(super) fn climbed(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !matches!(carrier(scene), "monter" | "grimper" | "passer" | "descendre" | "remonter" | "tomber" | "retomber") {
        return Err("a price move");
    }
    let Some(holder) = entity(&draft, "holder") else { return Err("who holds is not told") };
    let (old, new) = from_to(scene, scene.at + 1);
    let Some((at, new)) = new else { return Err("the new stake is not told") };
    let told = stakes(scene, at..at + 1);
    let Some(stake) = told.first() else { return Err("no share of a capital") };
    let subject = owned(scene, at + 1, scene.end, &[holder])
        .or_else(|| stake.basis.and_then(|_| in_play(scene, &[holder])))
        .ok_or("whose capital is not told")?;
    draft.entity("subject", subject).figure("stake", new);
    if let Some(old) = old {
        draft.figure("previous_stake", old);
    }
    if let Some(basis) = stake.basis {
        draft.term("basis", basis, None);
    }
    let down = matches!(carrier(scene), "descendre" | "tomber" | "retomber");
    let action = compared(scene, old, new).unwrap_or(if down { "lowered" } else { "raised" });
    set(&mut draft, scene, action, scene.at);
    out.push(draft);
    Ok(())
}

/// `X entre au capital de Y à hauteur de 12%`
pub(super) fn entered(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if carrier(scene) != "entrer" {
        return Err("nothing is entered");
    }
    let Some(holder) = entity(&draft, "holder") else { return Err("who enters is not told") };
    let Some((at, "capital")) = scene.term_in(scene.at + 1..(scene.at + 5).min(scene.end), Class::Stake) else {
        return Err("no capital is entered");
    };
    let subject = owned(scene, at + 1, scene.end, &[holder])
        .or_else(|| in_play(scene, &[holder]))
        .ok_or("whose capital is not told")?;
    draft.entity("subject", subject);
    let share = (at + 1..scene.end).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
        _ => None,
    });
    if let Some(f) = share {
        draft.figure("stake", f);
    }
    draft.term("basis", "capital", None);
    set(&mut draft, scene, "raised", scene.at);
    out.push(draft);
    Ok(())
}

/// `X en détient 34% et Y 20%`: the verb told once.
pub(super) fn elided(scene: &Scene<'_, '_>, draft: &Draft, last: Stake, action: &'static str, out: &mut Vec<Draft>) {
    let atoms = scene.atoms();
    for i in last.at + 1..atoms.len() {
        let next = atoms.get(i + 1).map(|a| a.kind);
        match (atoms[i].kind, next) {
            (Kind::Verb(_) | Kind::Sign(';' | ':'), _) => return,
            (Kind::Entity(e), Some(Kind::Figure(f)))
                if scene.ctx.is_kind(e, OWNERS)
                    && is_a(scene.ctx, f, Takes::Share)
                    && !governed(atoms, i)
                    && entity(draft, "holder") != Some(e) =>
            {
                let mut one = Draft::new(FactType::Ownership, "ownership.elided", draft.evidence);
                one.modality = draft.modality;
                one.entity("holder", e);
                if let Some(subject) = entity(draft, "subject") {
                    one.entity("subject", subject);
                }
                each(scene, &one, &[Stake { at: i + 1, figure: f, basis: last.basis }], action, out);
            }
            _ => {}
        }
    }
}
