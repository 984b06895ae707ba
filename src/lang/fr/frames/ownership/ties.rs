//! Lasting ties: parents, owners, subsidiaries, shareholders.

use super::{COMPANY, Stake, each, headed, introduced, opens_with_possessive, possessor, set, stakes};
use crate::{
    facts::{
        frame::Draft,
        lexicon::{Class, Sense},
        pattern::{Takes, is_a},
        scene::Scene,
        syntax::{Group, Kind},
    },
    lang::fr::frames::deals::OWNERS,
    value::Modality,
};

/// The draft of a lasting tie: told as it is, whatever the verb of its clause.
fn tie(
    scene: &Scene<'_, '_>,
    mut draft: Draft,
    holder: u32,
    subject: u32,
    out: &mut Vec<Draft>,
) -> Result<(), &'static str> {
    if holder == subject {
        return Err("one company on both sides");
    }
    draft.modality = Modality::Asserted;
    draft.attribution = None;
    draft.time = None;
    draft.entity("holder", holder).entity("subject", subject);
    set(&mut draft, scene, "parent", scene.at);
    out.push(draft);
    Ok(())
}

/// `sa maison-mère X`, `X, maison mère de Y`, `la maison mère de Y, X`
pub(super) fn parent(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let at = scene.at;
    let of = scene
        .chunks
        .first()
        .filter(|c| c.link == "of")
        .and_then(|c| scene.entities(c.atoms.clone(), COMPANY).first().copied());
    let before = scene.apposed(at, OWNERS);
    match (of, before) {
        (Some(y), Some(x)) => tie(scene, draft, x, y, out),
        (Some(y), None) => {
            let atoms = scene.atoms();
            let comma = (at + 2..(at + 6).min(atoms.len())).find(|i| atoms[*i].is(','));
            let next = comma.and_then(|i| match atoms.get(i + 1)?.kind {
                Kind::Entity(e) if e != y && scene.ctx.is_kind(e, COMPANY) => Some(e),
                _ => None,
            });
            // `la maison mère de Y`, where the article names it elsewhere.
            let known = || {
                let all = &scene.ctx.mentions.entities;
                let name = all.get(y as usize)?.parent.as_deref()?;
                (0..).zip(all).find(|(_, x)| x.name == name).map(|(e, _)| e)
            };
            tie(scene, draft, next.or_else(known).ok_or("the parent is not named")?, y, out)
        }
        (None, before) => {
            if !opens_with_possessive(scene, at) {
                return Err("whose parent is not told");
            }
            let x = before.or_else(|| introduced(scene, at, COMPANY)).ok_or("the parent is not named")?;
            let y = possessor(scene, at, &[x]).ok_or("whose parent is not told")?;
            tie(scene, draft, x, y, out)
        }
    }
}

/// `X, propriétaire de Y`, `Déjà propriétaire de Y, X …`
pub(super) fn owner(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let of = scene
        .chunks
        .first()
        .filter(|c| c.link == "of")
        .map(|c| scene.entities(c.atoms.clone(), COMPANY))
        .unwrap_or_default();
    if of.is_empty() {
        return Err("what is owned is not named");
    }
    let detached = || {
        let opens = atoms[..scene.at].iter().all(|a| a.term(Class::Adverb).is_some() || a.term(Class::Det).is_some());
        let verb =
            (scene.at..atoms.len()).find(|i| atoms[*i].verb().is_some_and(Group::is_finite)).filter(|_| opens)?;
        let comma = (scene.at..verb).find(|i| atoms[*i].is(','))?;
        match atoms.get(comma + 1)?.kind {
            Kind::Entity(e) => Some(e),
            _ => None,
        }
    };
    let is = || {
        let g = scene.verb?;
        (g.senses.has(Sense::Be) && !g.negated).then(|| scene.subjects(OWNERS).first().copied()).flatten()
    };
    let x = scene.apposed(scene.at, OWNERS).or_else(detached).or_else(is).ok_or("the owner is not named")?;
    for y in of {
        tie(scene, draft.clone(), x, y, out)?;
    }
    Ok(())
}

/// `Y, filiale de X`, `sa filiale Y`, `la filiale Y de X`, `X, dont Y est une filiale`
pub(super) fn subsidiary(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let (atoms, at) = (scene.atoms(), scene.at);
    let own_part = scene.ctx.word(&atoms[at]) != "filiale";
    if own_part && !matches!(scene.ctx.word(&atoms[at]), "division" | "branche") {
        return Err("no subsidiary");
    }
    if scene.has_word(at + 1..at + 2, &["commune"]) {
        return Err("a joint venture");
    }
    let of = scene.chunks.iter().find(|c| c.link == "of").filter(|c| c.atoms.start <= at + 6);
    let of = of.map(|c| scene.entities(c.atoms.clone(), COMPANY)).unwrap_or_default();
    let share = (at + 1..(at + 4).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
        _ => None,
    });
    if let Some(f) = share {
        draft.figure("stake", f);
    }
    let before = scene.apposed(at, COMPANY);
    let next = introduced(scene, at, COMPANY).filter(|e| !of.contains(e));
    if let (Some(y), Some(x)) = (before, of.first()) {
        return tie(scene, draft, *x, y, out);
    }
    if let Some(g) = scene.verb.filter(|g| g.senses.has(Sense::Be) && !own_part)
        && scene.verb_at.is_some_and(|v| v < at)
    {
        if g.negated {
            return Err("no subsidiary");
        }
        let y = scene.subjects(COMPANY).first().copied();
        let x = of.first().copied().or_else(|| scene.antecedents(COMPANY).first().copied());
        if let (Some(y), Some(x)) = (y, x) {
            return tie(scene, draft, x, y, out);
        }
        return Err("whose subsidiary is not told");
    }
    // `Filiale de X, Y a publié`
    let opening = || if at == 0 && !of.is_empty() { headed(scene, 0) } else { None };
    // `la filiale burkinabè de X, Y, pour`
    let named = || {
        let x = (at + 1..(at + 9).min(atoms.len()))
            .find(|i| matches!(atoms[*i].kind, Kind::Entity(e) if of.contains(&e)))?;
        match (atoms.get(x + 1)?.is(','), atoms.get(x + 2)?.kind, atoms.get(x + 3).map(|a| a.kind)) {
            (true, Kind::Entity(e), None | Some(Kind::Sign(',' | '.') | Kind::Term(_)))
                if scene.ctx.is_kind(e, COMPANY) =>
            {
                (!of.contains(&e)).then_some(e)
            }
            _ => None,
        }
    };
    let y = next.or(before).or_else(named).or_else(opening).ok_or("the subsidiary is not named")?;
    if let Some(x) = of.first() {
        return tie(scene, draft, *x, y, out);
    }
    if !opens_with_possessive(scene, at) {
        return Err("whose subsidiary is not told");
    }
    let x = possessor(scene, at, &[y]).ok_or("whose subsidiary is not told")?;
    tie(scene, draft, x, y, out)
}

/// `X, premier actionnaire de Y avec 12% du capital`, `son premier actionnaire, X`
pub(super) fn shareholder(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let (atoms, at) = (scene.atoms(), scene.at);
    let word = atoms[at].tokens.clone();
    if (word.start..word.end).any(|t| scene.ctx.text.fold(t) == "actionnaires") {
        return Err("shareholders at large");
    }
    let of = scene.chunks.iter().find(|c| c.link == "of").filter(|c| c.atoms.start <= at + 3);
    let of = of.and_then(|c| scene.entities(c.atoms.clone(), COMPANY).first().copied());
    let is = || {
        let g =
            scene.verb.filter(|g| g.senses.has(Sense::Be) && !g.negated && scene.verb_at.is_some_and(|v| v < at))?;
        let _ = g;
        scene.subjects(OWNERS).first().copied()
    };
    let possessive = opens_with_possessive(scene, at);
    // `Premier actionnaire de Y avec 12% du capital, X a déposé une offre`
    let opening = || if at == 0 { headed(scene, 0) } else { None };
    let holder = scene
        .apposed_over(at, OWNERS)
        .or_else(is)
        .or_else(opening)
        .or_else(|| if possessive { introduced(scene, at, OWNERS) } else { None })
        .ok_or("the shareholder is not named")?;
    let subject = match of.filter(|y| *y != holder) {
        Some(y) => Some(y),
        None if possessive => possessor(scene, at, &[holder]),
        None => None,
    };
    let subject = subject.ok_or("whose shareholder is not told")?;
    let end = (at + 1..atoms.len()).find(|i| {
        matches!(atoms[*i].kind, Kind::Sign(',' | ';' | ':')) || atoms[*i].verb().is_some_and(Group::is_finite)
    });
    let range = at + 1..end.unwrap_or(atoms.len()).max(scene.end.min(at + 12));
    let mut told = stakes(scene, range.clone());
    if told.is_empty() {
        told.extend(range.take(11).find_map(|i| match atoms.get(i)?.kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(Stake { at: i, figure: f, basis: None }),
            _ => None,
        }));
    }
    // `son actionnaire unique, X`
    let whole = told.is_empty() && scene.has_word(at..at + 2, &["unique"]);
    if told.is_empty() && !whole {
        return Err("how much is not told");
    }
    if whole {
        return tie(scene, draft, holder, subject, out);
    }
    draft.modality = Modality::Asserted;
    draft.attribution = None;
    draft.time = None;
    draft.entity("holder", holder).entity("subject", subject);
    each(scene, &draft, &told, "holds", out);
    Ok(())
}
