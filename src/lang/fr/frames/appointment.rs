//! Who takes an office and who leaves it.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense, Term},
        marks::Triggers,
        ontology::FactType,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    text::Span,
    value::Modality,
};

use super::near::{day, fold, has_word, infinitive};

/// Reads appointments.
pub const FRAME: Frame = Frame {
    id: "appointment",
    triggers: Triggers::NONE.words(&[APPOINT, LEAVE, DEPARTURES, &["confier", "succeder", "remplacer"]]),
    read,
    examples: EXAMPLES,
};

/// Verbs that give an office.
const APPOINT: &[&str] = &["nommer", "promouvoir", "coopter", "elire", "designer", "choisir", "recruter"];
/// Verbs that end one.
const LEAVE: &[&str] = &["demissionner", "quitter", "limoger", "evincer", "revoquer", "remercier", "ecarter", "partir"];
/// Nouns that tell the same.
const DEPARTURES: &[&str] = &["depart", "demission", "limogeage", "eviction", "revocation"];
/// First words of an office.
const OFFICES: &[&str] = &[
    "pdg",
    "president",
    "presidente",
    "directeur",
    "directrice",
    "dg",
    "administrateur",
    "administratrice",
    "gouverneur",
    "secretaire",
    "directoire",
    "chef",
    "cheffe",
    "gerant",
    "gerante",
    "vice-president",
    "vice",
    "tete",
];
/// Words that go on with one.
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
];

/// Seats that are entrusted to somebody.
const SEATS: &[&str] = &["direction", "presidence", "renes", "commandes", "gerance", "poste"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        let atoms = ctx.atoms(s);
        for (i, atom) in atoms.iter().enumerate() {
            if DEPARTURES.contains(&fold(ctx, atoms, i)) {
                departure(ctx, s, i, out);
            }
            let Some(g) = atom.verb() else { continue };
            let name = infinitive(ctx, g);
            let modality = g.modality();
            if !matches!(modality, Modality::Asserted | Modality::Expected) {
                continue;
            }
            if APPOINT.contains(&name) {
                appointed(ctx, s, i, modality, out);
            } else if name == "confier" && !g.passive {
                entrusted(ctx, s, i, modality, out);
            } else if matches!(name, "succeder" | "remplacer") && !g.passive && g.is_finite() {
                succeeds(ctx, s, i, modality, out);
            } else if name == "remplacer" && g.passive && g.is_finite() {
                replaced(ctx, s, i, modality, out);
            } else if LEAVE.contains(&name) && g.is_finite() {
                departs(ctx, s, i, modality, out);
            }
        }
    }
}

fn person_in(ctx: &Context<'_>, atoms: &[Atom], range: std::ops::Range<usize>) -> Option<(usize, u32)> {
    range.into_iter().find_map(|i| match atoms.get(i)?.kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some((i, e)),
        _ => None,
    })
}

/// The words of an office in a stretch: from its first noun to the last adjective that goes on with it.
fn office(ctx: &Context<'_>, atoms: &[Atom], range: std::ops::Range<usize>) -> Option<Span> {
    let end = range.end.min(atoms.len());
    let at = (range.start..end).find(|i| {
        OFFICES.contains(&fold(ctx, atoms, *i))
            || atoms[*i].term(Class::Spokesperson).is_some_and(|_| fold(ctx, atoms, *i) != "porte-parole")
    })?;
    let mut last = at;
    while last + 1 < end && ONWARD.contains(&fold(ctx, atoms, last + 1)) {
        last += 1;
    }
    Some(ctx.text.span(atoms[at].tokens.start, atoms[last].tokens.end))
}

/// The company or institution: the subject, what follows the office, the one in play.
fn house(ctx: &Context<'_>, s: usize, verb: usize, passive: bool) -> Option<u32> {
    const HOUSES: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation];
    let atoms = ctx.atoms(s);
    let fits = |e: u32| ctx.is_kind(e, HOUSES) && !ctx.is_broker(e);
    let head = subject(atoms, verb).filter(|_| !passive).and_then(|h| match atoms[h].kind {
        Kind::Entity(e) => Some(e),
        Kind::Term(Term { class: Class::Group, .. }) => ctx.stands_for(s, h),
        _ => None,
    });
    let of = (verb + 1..(verb + 14).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if fits(e) && governed(atoms, i) => Some(e),
        _ => None,
    });
    let board = (0..verb).find_map(|i| match atoms[i].kind {
        Kind::Entity(e)
            if fits(e)
                && governed(atoms, i)
                && has_word(ctx, atoms, i.saturating_sub(5)..i, &["conseil", "actionnaires", "directoire"]) =>
        {
            Some(e)
        }
        _ => None,
    });
    head.filter(|e| fits(*e)).or(board).or(of).or_else(|| ctx.topic(s)).filter(|e| fits(*e))
}

fn draft(
    ctx: &Context<'_>,
    s: usize,
    person: u32,
    house: u32,
    action: &'static str,
    role: Option<Span>,
    modality: Modality,
) -> Draft {
    let mut draft = Draft::new(FactType::Appointment, "appointment.verb", ctx.sentence(s));
    draft.entity("person", person).entity("organisation", house).term("action", action, None);
    if let Some(role) = role {
        draft.phrase("role", role, ctx.text.source);
    }
    draft.modality = modality;
    draft.time = day(ctx, ctx.atoms(s), 0..ctx.atoms(s).len());
    draft
}

fn appointed(ctx: &Context<'_>, s: usize, verb: usize, modality: Modality, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some(g) = atoms[verb].verb() else { return };
    let bare = g.tense == crate::facts::lexicon::Tense::PastParticiple && !g.compound;
    let passive = g.passive || bare;
    let behind = verb + 1..(verb + 9).min(atoms.len());
    let person =
        if passive { person_in(ctx, atoms, verb.saturating_sub(9)..verb) } else { person_in(ctx, atoms, behind) };
    let Some((at, person)) = person else { return };
    let Some(role) = office(ctx, atoms, verb.max(at) + 1..verb.max(at) + 9)
        .or_else(|| office(ctx, atoms, verb + 1..at.max(verb + 1)))
    else {
        out.refuse("appointment", ctx.span(&atoms[verb].tokens), "no office is told");
        return;
    };
    let Some(house) = house(ctx, s, verb, passive) else {
        out.refuse("appointment", ctx.span(&atoms[verb].tokens), "whose office it is is not told");
        return;
    };
    let again = has_word(ctx, atoms, verb..verb + 2, &["reconduit", "reelu", "renouvele"]);
    let mut told = draft(ctx, s, person, house, if again { "reappointed" } else { "appointed" }, Some(role), modality);
    let old = predecessor(ctx, atoms, person);
    if let Some(old) = old {
        told.entity("predecessor", old);
    }
    out.drafts.push(told);
    if let Some(old) = old {
        // Who is succeeded leaves the office.
        out.drafts.push(draft(ctx, s, old, house, "departs", Some(role), modality));
    }
}

/// `X confie la direction générale de Y à Z`.
fn entrusted(ctx: &Context<'_>, s: usize, verb: usize, modality: Modality, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let stop = (verb + 1..(verb + 14).min(atoms.len()))
        .find(|i| atoms[*i].verb().is_some() || matches!(atoms[*i].kind, Kind::Sign(',' | ';')))
        .unwrap_or((verb + 14).min(atoms.len()));
    let Some(at) = (verb + 1..stop.min(verb + 5)).find(|i| has_word(ctx, atoms, *i..i + 1, SEATS)) else { return };
    let person = person_in(ctx, atoms, verb + 1..stop).filter(|(i, _)| *i > 0 && atoms[i - 1].prep("to"));
    let Some((end, person)) = person else { return };
    let of = (at + 1..end).find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company, EntityKind::Organisation]) && governed(atoms, i) => {
            Some(e)
        }
        _ => None,
    });
    let Some(house) = of.or_else(|| house(ctx, s, verb, false)) else { return };
    let mut last = at;
    while last + 1 < end && ONWARD.contains(&fold(ctx, atoms, last + 1)) {
        last += 1;
    }
    let role = ctx.text.span(atoms[at].tokens.start, atoms[last].tokens.end);
    out.drafts.push(draft(ctx, s, person, house, "appointed", Some(role), modality));
}

/// Who held it before: after *succéder à*, *remplacer*, *en remplacement de*.
fn predecessor(ctx: &Context<'_>, atoms: &[Atom], person: u32) -> Option<u32> {
    (0..atoms.len()).find_map(|i| {
        let leads = atoms[i].verb().is_some_and(|g| matches!(infinitive(ctx, g), "succeder" | "remplacer"))
            || has_word(ctx, atoms, i..i + 1, &["remplacement", "succession"]);
        let (_, old) = person_in(ctx, atoms, i + 1..if leads { i + 5 } else { i + 1 })?;
        (leads && old != person).then_some(old)
    })
}

/// `X succède à Y`: told with an office, or of a house just named.
fn succeeds(ctx: &Context<'_>, s: usize, verb: usize, modality: Modality, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some((_, old)) = person_in(ctx, atoms, verb + 1..verb + 5) else { return };
    let Some(head) = subject(atoms, verb) else { return };
    let Kind::Entity(new) = atoms[head].kind else { return };
    if !ctx.is_kind(new, &[EntityKind::Person]) || new == old {
        return;
    }
    let Some(house) = house(ctx, s, verb, true) else { return };
    let Some(role) = office(ctx, atoms, 0..atoms.len()) else { return };
    let mut told = draft(ctx, s, new, house, "appointed", Some(role), modality);
    told.entity("predecessor", old);
    out.drafts.push(told);
    out.drafts.push(draft(ctx, s, old, house, "departs", Some(role), modality));
}

/// `X sera remplacé par Y`: X's office stands in this sentence or beside X's name in the one before, which told that he
/// goes.
fn replaced(ctx: &Context<'_>, s: usize, verb: usize, modality: Modality, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some(Kind::Entity(old)) = subject(atoms, verb).map(|head| &atoms[head].kind) else { return };
    let old = *old;
    let by = (verb + 1..(verb + 7).min(atoms.len())).find(|i| fold(ctx, atoms, *i) == "par");
    let Some((_, new)) = by.and_then(|by| person_in(ctx, atoms, by + 1..by + 2)) else { return };
    if !ctx.is_kind(old, &[EntityKind::Person]) || new == old {
        return;
    }
    let here = office(ctx, atoms, 0..verb);
    let role = here.or_else(|| {
        let before = ctx.atoms(s.checked_sub(1)?);
        let at = before.iter().rposition(|a| matches!(a.kind, Kind::Entity(e) if e == old))?;
        office(ctx, before, at.saturating_sub(5)..at).or_else(|| office(ctx, before, at + 1..at + 5))
    });
    let (Some(role), Some(house)) = (role, house(ctx, s, verb, true)) else { return };
    let mut told = draft(ctx, s, new, house, "appointed", Some(role), modality);
    told.entity("predecessor", old);
    out.drafts.push(told);
    if here.is_some() {
        out.drafts.push(draft(ctx, s, old, house, "departs", Some(role), modality));
    }
}

/// `le départ de son directeur financier, X`, `la démission de X, directeur général de Y`, where somebody tells of it.
fn departure(ctx: &Context<'_>, s: usize, noun: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let told = (0..noun).rev().find_map(|i| atoms[i].verb().filter(|g| g.is_finite()));
    let Some(told) = told.filter(|g| g.senses.any(&[Sense::Announce]) && g.modality() == Modality::Asserted) else {
        return;
    };
    let end = (noun + 9).min(atoms.len());
    if !atoms.get(noun + 1).is_some_and(|a| a.prep("of")) || told.negated {
        return;
    }
    let Some((at, person)) = person_in(ctx, atoms, noun + 1..end) else { return };
    let between = noun + 1..at;
    if between.clone().any(|i| atoms[i].verb().is_some()) {
        return;
    }
    let role = office(ctx, atoms, between).or_else(|| office(ctx, atoms, at + 1..at + 4));
    let (Some(role), Some(house)) = (role, house(ctx, s, noun, true)) else { return };
    out.drafts.push(draft(ctx, s, person, house, "departs", Some(role), Modality::Asserted));
}

fn departs(ctx: &Context<'_>, s: usize, verb: usize, modality: Modality, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let Some(g) = atoms[verb].verb() else { return };
    let moves = matches!(infinitive(ctx, g), "demissionner" | "quitter" | "partir");
    let person = if moves || g.passive {
        subject(atoms, verb).and_then(|h| match atoms[h].kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some(e),
            _ => person_in(ctx, atoms, h..verb).map(|(_, e)| e),
        })
    } else {
        person_in(ctx, atoms, verb + 1..verb + 5).map(|(_, e)| e)
    };
    let Some(person) = person else { return };
    // The office told beside the leaver, or behind the verb; another's office in the sentence is not this one's.
    let from = (0..verb).rev().find(|i| matches!(atoms[*i].kind, Kind::Entity(e) if e == person)).unwrap_or(verb);
    let own = office(ctx, atoms, from + 1..verb)
        .or_else(|| office(ctx, atoms, verb + 1..atoms.len()))
        .or_else(|| office(ctx, atoms, from.saturating_sub(4)..from));
    let duties = has_word(ctx, atoms, verb + 1..verb + 4, &["fonctions", "poste", "mandat", "mandats"]);
    let other = (0..from).any(|i| matches!(atoms[i].kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person])));
    if own.is_none() && !duties {
        out.refuse("appointment", ctx.span(&atoms[verb].tokens), "no office is told");
        return;
    }
    // `qui quittera ses fonctions`, behind a successor's name: told with the succession.
    if own.is_none() && other {
        return;
    }
    let Some(house) = house(ctx, s, verb, true) else { return };
    out.drafts.push(draft(ctx, s, person, house, "departs", own, modality));
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone a nommé mardi Claire Morand directrice financière.",
        facts: &["appointment person=Claire Morand; organisation=Danone; action=appointed; role=directrice financière"],
    },
    Example {
        text: "Claire Morand a été nommée directrice générale d'Alstom.",
        facts: &["appointment person=Claire Morand; organisation=Alstom; action=appointed; role=directrice générale"],
    },
    Example {
        text: "Sodexo nomme Claire Morand au poste de directrice financière, où elle succède à Paul Durand.",
        facts: &[
            "appointment person=Claire Morand; organisation=Sodexo; action=appointed; role=directrice financière; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Sodexo; action=departs; role=directrice financière",
        ],
    },
    Example {
        text: "Le conseil d'administration de Kering a choisi Claire Morand comme directrice générale.",
        facts: &["appointment person=Claire Morand; organisation=Kering; action=appointed; role=directrice générale"],
    },
    Example {
        text: "Paul Durand, le directeur financier, quittera Danone en mars.",
        facts: &[
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directeur financier; expected",
        ],
    },
    Example {
        text: "Paul Durand a démissionné de son poste de directeur général d'Alstom.",
        facts: &["appointment person=Paul Durand; organisation=Alstom; action=departs; role=directeur général"],
    },
    Example {
        text: "Le fonds a confié la direction générale d'Alstom à Claire Morand.",
        facts: &["appointment person=Claire Morand; organisation=Alstom; action=appointed; role=direction générale"],
    },
    Example {
        text: "Claire Morand, directrice financière, est nommée directrice générale de Danone, en remplacement de Paul Durand, qui quittera ses fonctions.",
        facts: &[
            "appointment person=Claire Morand; organisation=Danone; action=appointed; role=directrice générale; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directrice générale",
        ],
    },
    Example {
        text: "Danone a annoncé mardi le départ de son directeur financier, Paul Durand. Paul Durand sera remplacé en juillet par Claire Morand.",
        facts: &[
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directeur financier",
            "appointment person=Claire Morand; organisation=Danone; action=appointed; role=directeur financier; predecessor=Paul Durand; expected",
        ],
    },
    // Near misses: a departure nobody tells of as done, a prize, a supplier, a rumour, a person who speaks.
    Example { text: "Claire Morand a été élue personnalité de l'année.", facts: &[] },
    Example {
        text: "Danone a choisi Alstom comme fournisseur.",
        facts: &["contract supplier=Alstom; customer=Danone"],
    },
    Example { text: "Les syndicats de Danone réclament le départ du directeur financier, Paul Durand.", facts: &[] },
    Example { text: "Claire Morand pourrait être nommée directrice générale d'Alstom.", facts: &[] },
    Example { text: "Claire Morand, directrice financière de Danone, a détaillé la stratégie.", facts: &[] },
];
