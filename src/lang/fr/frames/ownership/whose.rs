//! Whose capital it is: what a possessive, an opening apposition or the article stand for.

use super::COMPANY;
use crate::{
    facts::{
        lexicon::{Class, Tense, Term},
        scene::Scene,
        syntax::{Group, Kind},
    },
    sheet::EntityKind,
};

/// Whose capital it is where only the article can tell: the company it is about, where the holder is another.
pub(in crate::lang::fr::frames) fn in_play(scene: &Scene<'_, '_>, not: &[u32]) -> Option<u32> {
    let salience = &scene.ctx.salience;
    let section = salience.section.get(scene.s).copied().flatten();
    if section.is_none() && salience.titled.len() > 1 {
        // `Y: X passe sous les 10% du capital`
        if let [a, b, ..] = scene.ctx.atoms(0)
            && let Kind::Entity(head) = a.kind
            && b.is(':')
            && !not.contains(&head)
            && scene.ctx.is_kind(head, COMPANY)
        {
            return Some(head);
        }
        // Of two companies in the title, the one that does not hold; of three or more, nobody can tell.
        let mut rest: Vec<u32> = salience.titled.iter().copied().filter(|e| !not.contains(e)).collect();
        rest.dedup();
        if let [only] = rest[..] {
            return Some(only);
        }
        // `X lance une OPA sur Y`: what is bid for.
        let title = scene.ctx.atoms(0);
        return rest.into_iter().find(|e| {
            title.iter().enumerate().any(|(i, a)| {
                matches!(a.kind, Kind::Entity(x) if x == *e)
                    && i > 0
                    && title[..i].iter().rev().take(3).any(|b| b.prep("on"))
                    && title[..i].iter().any(|b| b.term(Class::Deal).is_some())
            })
        });
    }
    let topic = scene.ctx.topic(scene.s)?;
    (!not.contains(&topic) && !scene.ctx.is_broker(topic) && scene.ctx.is_kind(topic, COMPANY)).then_some(topic)
}

/// Who a possessive at atom `at` stands for: the subject of the sentence, else the company in focus before.
pub(in crate::lang::fr::frames) fn possessor(scene: &Scene<'_, '_>, at: usize, not: &[u32]) -> Option<u32> {
    let (ctx, s) = (scene.ctx, scene.s);
    let fits = |e: &u32| ctx.is_kind(*e, COMPANY) && !ctx.is_broker(*e) && !not.contains(e);
    // Whose parent or subsidiary it is known to be.
    let name = |e: u32| ctx.mentions.entities.get(e as usize).map(|x| x.name.as_str());
    let child = (0..)
        .zip(&ctx.mentions.entities)
        .find(|(e, x)| fits(e) && x.parent.is_some() && not.iter().any(|n| x.parent.as_deref() == name(*n)));
    if let Some((e, _)) = child {
        return Some(e);
    }
    let atoms = scene.atoms();
    let verb = (0..atoms.len()).find(|i| atoms[*i].verb().is_some_and(Group::is_finite));
    if let Some(verb) = verb
        && let Some(head) = crate::facts::syntax::subject(atoms, verb).filter(|h| *h < at)
    {
        let actor = ctx.actor(s, verb);
        if let Some(e) = actor.filter(fits) {
            return Some(e);
        }
        // The subject is the very thing possessed, or somebody who speaks: nothing can be told. An authority possesses
        // nothing of what it decides on.
        let authority = actor.is_some_and(|e| ctx.is_kind(e, &[EntityKind::Organisation]));
        if authority {
            return in_play(scene, not);
        }
        if actor.is_some() || matches!(atoms[head].kind, Kind::Entity(_)) {
            return None;
        }
    }
    // A title without a verb: `Y: sa maison mère X …`
    if verb.is_none_or(|v| v > at)
        && let Some(Kind::Entity(e)) = atoms.first().map(|a| a.kind)
        && at > 0
        && fits(&e)
    {
        return Some(e);
    }
    let before = s.checked_sub(1).and_then(|p| ctx.salience.focus.get(p).copied().flatten());
    before.filter(fits).or_else(|| in_play(scene, not))
}

/// The nearest possessive or article of the phrase that ends with the noun at `at`, coordinated nouns included.
pub(in crate::lang::fr::frames) fn opens_with_possessive(scene: &Scene<'_, '_>, at: usize) -> bool {
    let atoms = scene.atoms();
    (at.saturating_sub(7)..at)
        .rev()
        .take_while(|i| !matches!(atoms[*i].kind, Kind::Sign(_) | Kind::Verb(_) | Kind::Entity(_) | Kind::Figure(_)))
        .any(|i| atoms[i].term(Class::Det).is_some() && matches!(scene.ctx.word(&atoms[i]), "son" | "sa" | "leur"))
}

/// The name that the noun at `at` introduces: `sa filiale polonaise Y`, `sa maison mère, X`.
pub(in crate::lang::fr::frames) fn introduced(scene: &Scene<'_, '_>, at: usize, kinds: &[EntityKind]) -> Option<u32> {
    let atoms = scene.atoms();
    for i in at + 1..(at + 6).min(atoms.len()) {
        match atoms[i].kind {
            Kind::Entity(e) if scene.ctx.is_kind(e, kinds) => return Some(e),
            Kind::Sign(',') if i <= at + 3 => {}
            Kind::Word => {}
            // `sa filiale de paiements Y`
            Kind::Term(Term { class: Class::Prep, value: "of" })
                if matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Word)) => {}
            Kind::Term(Term { class: Class::Det, value: "the" }) if atoms[i - 1].is(',') => {}
            Kind::Term(Term { class: Class::Group, .. }) => {}
            _ => return None,
        }
    }
    None
}

/// Whose capital `en` means: the company whose share was told before in the sentence, else the one that an opening
/// apposition is told of (`Filiale de X, qui en détient 46%, Y a`).
pub(super) fn told_of(scene: &Scene<'_, '_>, holder: u32) -> Option<u32> {
    let atoms = scene.atoms();
    let company = |i: usize| match atoms[i].kind {
        Kind::Entity(e) if e != holder && scene.ctx.is_kind(e, COMPANY) => Some(e),
        _ => None,
    };
    let before = (1..scene.at).rev().find_map(|i| company(i).filter(|_| atoms[i - 1].prep("of")));
    before.or_else(|| headed(scene, 0).filter(|e| *e != holder))
}

/// The subject that an apposition or participle opening the sentence at atom `at` is told of: what stands behind the
/// comma that closes it, before the finite verb.
pub(in crate::lang::fr::frames) fn headed(scene: &Scene<'_, '_>, at: usize) -> Option<u32> {
    let atoms = scene.atoms();
    let opens = atoms.first().is_some_and(|a| {
        a.term(Class::Unit).is_some()
            || a.term(Class::Holder).is_some()
            || a.verb().is_some_and(|g| g.tense == Tense::PastParticiple && !g.compound)
    });
    if !opens {
        return None;
    }
    (at + 1..atoms.len()).filter(|i| atoms[*i].is(',')).find_map(|comma| {
        let mut head = comma + 1;
        while atoms.get(head)?.term(Class::Det).is_some() {
            head += 1;
        }
        // `le groupe X`
        if atoms[head].term(Class::Group).is_some() && matches!(atoms.get(head + 1)?.kind, Kind::Entity(_)) {
            head += 1;
        }
        let e = match atoms[head].kind {
            Kind::Entity(e) => Some(e),
            Kind::Term(Term { class: Class::Group, .. }) => scene.ctx.stands_for(scene.s, head),
            _ => None,
        }?;
        let next = atoms.get(head + 1)?;
        let goes_on = next.verb().is_some_and(Group::is_finite) || next.is(',') || next.term(Class::Relative).is_some();
        (goes_on && scene.ctx.is_kind(e, COMPANY)).then_some(e)
    })
}
