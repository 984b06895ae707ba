//! Jobs told without a number: strikes, and cuts that are announced or denied.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading},
        ontology::FactType,
        pattern::is_period,
        syntax::{Atom, Group, Kind, subject},
    },
    sheet::EntityKind,
    value::Modality,
};

use super::{
    super::near::{dated, fold, has_word, infinitive},
    POSTS, employer, meant, place,
};

/// Nouns of a stoppage.
pub(super) const STRIKES: &[&str] = &["greve", "greves", "debrayage", "debrayages"];
/// Verbs that tell of a strike as news.
const CALLS: &[&str] = &[
    "appeler",
    "deposer",
    "voter",
    "lancer",
    "entamer",
    "declencher",
    "observer",
    "poursuivre",
    "reconduire",
    "mener",
];
/// Verbs that tell of job cuts as news.
const TELLS: &[&str] =
    &["annoncer", "prevoir", "envisager", "confirmer", "dementir", "exclure", "preparer", "etudier", "planifier"];
/// Words that put a strike into the past, or make it a right, a threat or a cause.
const ASIDE: &[&str] = &[
    "droit",
    "sans",
    "apres",
    "malgre",
    "fin",
    "menace",
    "risque",
    "levee",
    "leve",
    "lever",
    "cause",
    "raison",
    "impact",
    "effet",
    "effets",
    "eviter",
    "evite",
    "levent",
    "suspendu",
    "suspend",
    "suspendre",
    "caisse",
    "suite",
    "depuis",
];

pub(super) fn read(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    for i in 0..atoms.len() {
        let word = fold(ctx, atoms, i);
        if STRIKES.contains(&word) {
            match strike(ctx, s, i) {
                Ok(draft) => out.drafts.push(draft),
                Err(why) => out.refuse("workforce", ctx.span(&atoms[i].tokens), why),
            }
            return;
        }
        if matches!(word, "suppression" | "suppressions" | "licenciements" | "licenciement") {
            if let Some(draft) = cuts(ctx, s, i) {
                out.drafts.push(draft);
            }
            return;
        }
    }
}

/// `Les salariés de X sont en grève`, `la CGT appelle à la grève chez X`, `préavis de grève chez X`, `Grève chez X`
fn strike(ctx: &Context<'_>, s: usize, at: usize) -> Result<Draft, &'static str> {
    let atoms = ctx.atoms(s);
    if has_word(ctx, atoms, at.saturating_sub(5)..at, ASIDE) {
        return Err("a strike told in passing");
    }
    let verb = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite));
    let near = (0..at).rev().take(9).find(|i| atoms[*i].verb().is_some_and(Group::is_finite));
    let name = near.and_then(|v| atoms[v].verb()).map_or("", |g| infinitive(ctx, g));
    // `Un préavis de grève a été déposé chez X`
    let called = verb.is_some_and(|v| {
        v > at && v <= at + 4 && atoms[v].verb().is_some_and(|g| g.passive && CALLS.contains(&infinitive(ctx, g)))
    });
    let on = at > 0 && fold(ctx, atoms, at - 1) == "en" && near.is_some();
    let told = on
        || called
        || CALLS.contains(&name)
        // `Grève chez X : la production est à l'arrêt`
        || at < 2 && verb.is_none_or(|v| (at..v).any(|i| atoms[i].is(':')) || subject(atoms, v) == Some(at));
    if !told {
        return Err("no strike is told as news");
    }
    let company = |i: &usize| matches!(atoms[*i].kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company]));
    let house = |i: usize| match atoms[i].kind {
        Kind::Entity(e) => Some(e),
        _ => None,
    };
    // `chez X`, `les pilotes de X`, `l'usine de X`
    let led = |i: &usize| *i > 0 && (atoms[*i - 1].prep("in") || atoms[*i - 1].prep("of"));
    let named = (0..atoms.len()).filter(company).find(led).and_then(house);
    let Some(employer) = named.or_else(|| ctx.topic(s)) else { return Err("whose strike it is is not told") };
    let told = near.or(verb.filter(|_| called));
    let modality = told.and_then(|v| atoms[v].verb()).map_or(Modality::Asserted, |g| g.modality());
    Ok(draft(ctx, (s, at), "strike", employer, modality))
}

/// `X a démenti tout projet de suppression de postes`, `X ne prévoit aucun licenciement`: without a number.
fn cuts(ctx: &Context<'_>, s: usize, at: usize) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    // `aucun licenciement n'est envisagé`
    let spared = at > 0
        && matches!(fold(ctx, atoms, at - 1), "aucun" | "aucune")
        && (at + 1..(at + 5).min(atoms.len()))
            .any(|i| atoms[i].verb().is_some_and(|g| g.passive && g.negated && TELLS.contains(&infinitive(ctx, g))));
    if spared {
        return Some(draft(ctx, (s, at), "cuts", employer(ctx, s, at, None)?, Modality::Denied));
    }
    let counted = |a: &Atom| matches!(a.kind, Kind::Figure(_));
    if atoms.get(at.saturating_sub(4)..(at + 7).min(atoms.len()))?.iter().any(counted) {
        return None;
    }
    let posts = has_word(ctx, atoms, at + 1..at + 4, POSTS) || fold(ctx, atoms, at).starts_with("licenc");
    let verb = (0..at).rev().take(8).find(|i| atoms[*i].verb().is_some_and(Group::is_finite))?;
    let group = atoms[verb].verb()?;
    if !posts || !TELLS.contains(&infinitive(ctx, group)) || group.passive {
        return None;
    }
    let none = has_word(ctx, atoms, verb..at, &["aucun", "aucune"]);
    let denies = infinitive(ctx, group) == "exclure" && !group.negated;
    let modality = if none || denies { Modality::Denied } else { meant("cuts", group) };
    Some(draft(ctx, (s, at), "cuts", employer(ctx, s, at, Some(verb))?, modality))
}

fn draft(ctx: &Context<'_>, (s, at): (usize, usize), action: &'static str, employer: u32, modality: Modality) -> Draft {
    let atoms = ctx.atoms(s);
    let mut draft = Draft::new(FactType::Workforce, "workforce.bare", ctx.sentence(s));
    draft.entity("organisation", employer).term("action", action, None);
    if let Some(place) = place(ctx, atoms, 0..atoms.len()) {
        draft.entity("place", place);
    }
    let fits = |d: u32| action == "strike" || is_period(ctx, d);
    if let Some(date) = dated(ctx, atoms, 0..atoms.len(), at, fits) {
        draft.date("period", date);
    }
    draft.modality = modality;
    draft
}
