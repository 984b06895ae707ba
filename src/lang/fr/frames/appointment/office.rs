//! The words of an office, and the people and houses that stand around one.

use std::ops::Range;

use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Term},
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    text::Span,
};

use super::super::near::{fold, has_word};

/// First words of an office.
const OFFICES: &[&str] = &[
    "pdg",
    "ceo",
    "president",
    "presidente",
    "directeur",
    "directrice",
    "dg",
    "dga",
    "administrateur",
    "administratrice",
    "gouverneur",
    "gouverneure",
    "secretaire",
    "chef",
    "cheffe",
    "gerant",
    "gerante",
    "vice-president",
    "vice-presidente",
    "vice",
    "tresorier",
    "tresoriere",
    "patron",
    "patronne",
    "codirecteur",
    "codirectrice",
    "coprésident",
    "copresident",
    "copresidente",
    "dirigeant",
    "dirigeante",
];
/// Seats: an office told by its place. They are entrusted, taken and left.
const SEATS: &[&str] =
    &["direction", "presidence", "renes", "commandes", "gerance", "tete", "barre", "vice-presidence", "directoire"];
/// What stands for an office without naming it.
const DUTIES: &[&str] =
    &["fonctions", "poste", "mandat", "mandats", "fauteuil", "place", "main", "flambeau", "relais", "suite", "siege"];
/// Words that go on with an office.
const ONWARD: &[&str] = &[
    "general",
    "generale",
    "financier",
    "financiere",
    "delegue",
    "deleguee",
    "executif",
    "executive",
    "adjoint",
    "adjointe",
    "directeur",
    "directrice",
    "president",
    "marketing",
    "juridique",
    "technique",
    "commercial",
    "commerciale",
    "industriel",
    "industrielle",
    "operationnel",
    "operationnelle",
    "scientifique",
    "medical",
    "medicale",
    "artistique",
    "independant",
    "independante",
    "interimaire",
    "regional",
    "regionale",
    "informatique",
    "numerique",
    "honneur",
];
/// What an office is of, within a house.
const REALMS: &[&str] = &[
    "conseil",
    "administration",
    "surveillance",
    "directoire",
    "operations",
    "finances",
    "exploitation",
    "strategie",
    "ventes",
    "achats",
    "risques",
    "communication",
    "recherche",
    "developpement",
    "ressources",
    "humaines",
    "direction",
    "production",
    "technologie",
    "transformation",
    "innovation",
    "interim",
    "generale",
    "financiere",
    "comite",
    "executif",
    "investissements",
    "conformite",
];

const HOUSES: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation];

/// Whether the atom names an office's first word or a seat.
fn opens(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    let word = fold(ctx, atoms, at);
    OFFICES.contains(&word)
        || SEATS.contains(&word)
        || word == "membre"
        || atoms[at].term(Class::Spokesperson).is_some() && !matches!(word, "porte-parole" | "conseil" | "dirigeants")
}

/// The words of an office in a stretch: from its first noun to the last word that goes on with it.
pub(super) fn office(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>) -> Option<Span> {
    let at = (range.start..range.end.min(atoms.len())).find(|i| opens(ctx, atoms, *i))?;
    let end = atoms.last()?.tokens.end;
    let mut last = atoms[at].tokens.end;
    let mut look = last;
    while look < end {
        let word = ctx.text.fold(look);
        if ONWARD.contains(&word) || REALMS.contains(&word) && look > last {
            last = look + 1;
        } else if !matches!(word, "de" | "d'" | "du" | "des" | "la" | "l'" | "par" | "et") || look > last + 1 {
            break;
        }
        look += 1;
    }
    Some(ctx.text.span(atoms[at].tokens.start, last))
}

/// Whether a seat, an office or what stands for one is told in a stretch.
pub(super) fn is_duty(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>) -> bool {
    has_word(ctx, atoms, range.clone(), DUTIES)
        || (range.start..range.end.min(atoms.len())).any(|i| opens(ctx, atoms, i))
}

/// The first person in a stretch.
pub(super) fn person_in(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>) -> Option<(usize, u32)> {
    range.into_iter().find_map(|i| match atoms.get(i)?.kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some((i, e)),
        _ => None,
    })
}

/// The person who is the subject of the verb: named, apposed to the office, or a pronoun for who was told of last.
pub(super) fn doer(ctx: &Context<'_>, s: usize, verb: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let head = subject(atoms, verb)?;
    match atoms[head].kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some(e),
        Kind::Term(Term { class: Class::Pronoun, .. }) => last_person(ctx, s, head),
        Kind::Entity(_) => None,
        _ => person_in(ctx, atoms, head..verb).map(|(_, e)| e),
    }
}

/// The person told of last before atom `at` of sentence `s`, there or in the sentence before.
pub(super) fn last_person(ctx: &Context<'_>, s: usize, at: usize) -> Option<u32> {
    let last = |atoms: &[Atom]| {
        atoms.iter().rev().find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some(e),
            _ => None,
        })
    };
    last(ctx.atoms(s).get(..at)?).or_else(|| last(ctx.atoms(s.checked_sub(1)?)))
}

/// The office that stands beside a person's name, in sentence `s` or one before it: `X, PDG de Y`, `le PDG de Y, X`.
pub(super) fn held(ctx: &Context<'_>, s: usize, person: u32) -> Option<Span> {
    (0..=s).rev().find_map(|s| {
        let atoms = ctx.atoms(s);
        let at = atoms.iter().position(|a| matches!(a.kind, Kind::Entity(e) if e == person))?;
        let bracket = |i: usize| matches!(atoms[i].kind, Kind::Sign('(' | ')'));
        let stop = |i: &usize| atoms[*i].verb().is_some() || matches!(atoms[*i].kind, Kind::Sign(_)) && !bracket(*i);
        let after = (at + 1..(at + 7).min(atoms.len())).filter(|i| atoms[at + 1].is(',') && *i > at + 1);
        let after: Vec<usize> = after.take_while(|i| !stop(i)).collect();
        let behind = after.first().and_then(|from| office(ctx, atoms, *from..from + after.len()));
        let end = if at > 0 && atoms[at - 1].is(',') { at - 1 } else { at };
        let start = (end.saturating_sub(8)..end).rev().take_while(|i| !stop(i)).last().unwrap_or(end);
        behind.or_else(|| office(ctx, atoms, start..end))
    })
}

/// The company or institution: the subject, what the office is of, the one in play.
pub(super) fn house(ctx: &Context<'_>, s: usize, verb: usize, passive: bool) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let fits = |e: &u32| ctx.is_kind(*e, HOUSES) && !ctx.is_broker(*e);
    let stands = |i: usize| match atoms[i].kind {
        Kind::Entity(e) => Some(e),
        Kind::Term(Term { class: Class::Group, .. }) => ctx.stands_for(s, i),
        _ => None,
    };
    let head = subject(atoms, verb).filter(|_| !passive).and_then(stands);
    let of = (verb + 1..(verb + 14).min(atoms.len()))
        .take_while(|i| !atoms[*i].is(';'))
        .filter(|i| governed(atoms, *i))
        // `remplacé par X, passée par Y`: where somebody comes from.
        .filter(|i| !has_word(ctx, atoms, i.saturating_sub(3)..*i, FROM))
        .find_map(|i| stands(i).filter(fits));
    // `le conseil d'administration de X`, `le directeur général de X, Y, se retire`
    let beside = (0..verb).find_map(|i| {
        let e = stands(i).filter(fits).filter(|_| governed(atoms, i))?;
        let near = i.saturating_sub(5)..i;
        let board = has_word(ctx, atoms, near.clone(), &["conseil", "actionnaires", "directoire"]);
        (board || near.clone().any(|j| opens(ctx, atoms, j))).then_some(e)
    });
    let board = beside.filter(|_| has_word(ctx, atoms, 0..verb, &["conseil", "actionnaires"]));
    head.filter(fits).or(board).or(of).or(beside).or_else(|| ctx.topic(s)).filter(fits)
}

/// Words of where somebody comes from.
const FROM: &[&str] = &["passe", "passee", "venu", "venue", "issu", "issue", "ancien", "ancienne"];
