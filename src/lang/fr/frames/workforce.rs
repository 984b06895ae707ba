//! Jobs: cut, created, counted, idle, on strike.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Term},
        marks::Triggers,
        ontology::FactType,
        pattern::is_period,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    value::{Bound, FigureKind, Modality},
};

use super::near::{before, day, fold, has_word, infinitive};

/// Reads jobs.
pub const FRAME: Frame = Frame {
    id: "workforce",
    triggers: Triggers::NONE.words(&[POSTS, PEOPLE, CUT_NOUNS, HIRE_NOUNS]),
    read,
    examples: EXAMPLES,
};

/// Nouns for posts.
const POSTS: &[&str] = &["postes", "poste", "emplois", "emploi"];
/// Nouns for people employed.
const PEOPLE: &[&str] = &[
    "salaries",
    "salarie",
    "personnes",
    "employes",
    "collaborateurs",
    "collaboratrices",
    "agents",
    "effectifs",
    "travailleurs",
];
const CUTS: &[&str] = &["supprimer", "licencier", "congedier", "detruire", "biffer", "sabrer", "tailler"];
const CUT_NOUNS: &[&str] = &["suppression", "suppressions", "licenciements", "reduction", "departs", "pse"];
const HIRES: &[&str] = &["recruter", "embaucher", "creer"];
const HIRE_NOUNS: &[&str] = &["recrutement", "recrutements", "embauche", "embauches", "creation", "creations"];
const EMPLOYS: &[&str] = &["employer", "travailler", "occuper"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        // `emploie 2300 personnes et Y, 9100`: the verb told once.
        let mut echo: Option<(&'static str, usize)> = None;
        let atoms = ctx.atoms(s);
        for i in 0..atoms.len() {
            let Kind::Figure(f) = atoms[i].kind else { continue };
            let value = &ctx.figure(f).value;
            if value.kind != FigureKind::Count || value.bound == Bound::Vague {
                continue;
            }
            let found = action(ctx, atoms, i).map(|(a, v)| (a, v, None)).or_else(|| {
                // Elided: a name, a comma, a bare number.
                let (action, verb) = echo?;
                let owner = i.checked_sub(2).and_then(|o| match atoms[o].kind {
                    Kind::Entity(e) if atoms[i - 1].is(',') && ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
                    _ => None,
                })?;
                (atoms.get(i + 1).is_none_or(|a| matches!(a.kind, Kind::Sign(_))) || counted(ctx, atoms, i))
                    .then_some((action, Some(verb), Some(owner)))
            });
            let Some((action, verb, owner)) = found else { continue };
            if let Some(verb) = verb.filter(|_| action == "employs") {
                echo = Some((action, verb));
            }
            let modality = verb.and_then(|v| atoms[v].verb()).map_or(Modality::Asserted, |g| g.modality());
            let Some(employer) = owner.or_else(|| employer(ctx, s, i, verb)) else {
                out.refuse("workforce", ctx.span(&atoms[i].tokens), "whose jobs they are is not told");
                continue;
            };
            if modality == Modality::Denied {
                continue;
            }
            let mut draft = Draft::new(FactType::Workforce, "workforce.count", ctx.sentence(s));
            draft.entity("organisation", employer).figure("count", f).term("action", action, None);
            let around = i.saturating_sub(9)..(i + 14).min(atoms.len());
            if let Some(place) = place(ctx, atoms, around.clone()) {
                draft.entity("place", place);
            }
            let period = atoms[around.clone()].iter().find_map(|a| match a.kind {
                Kind::Date(d) if is_period(ctx, d) && ctx.date(d).value.is_some() => Some(d),
                _ => None,
            });
            if let Some(period) = period {
                draft.date("period", period);
            }
            draft.modality = modality;
            draft.time = day(ctx, atoms, around);
            out.drafts.push(draft);
        }
    }
}

/// Whether the figure counts posts or people.
fn counted(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    has_word(ctx, atoms, at..at + 4, POSTS) || has_word(ctx, atoms, at..at + 5, PEOPLE)
}

/// What the sentence does with the posts or people counted at `at`, and the verb that tells it.
fn action(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<(&'static str, Option<usize>)> {
    let posts = has_word(ctx, atoms, at..at + 4, POSTS);
    let people = has_word(ctx, atoms, at..at + 5, PEOPLE);
    let closing = |i: &usize| matches!(atoms[*i].kind, Kind::Sign(';' | ':'));
    let verb = (0..at).rev().take_while(|i| !closing(i)).take(16).find(|i| {
        atoms[*i]
            .verb()
            .is_some_and(|g| g.is_finite() || g.tense == crate::facts::lexicon::Tense::Infinitive || g.compound)
    });
    let name = verb.and_then(|v| atoms[v].verb()).map_or("", |g| infinitive(ctx, g));
    let close = verb.is_some_and(|v| at - v <= 8);
    let nouns = at.saturating_sub(6)..at;
    // `85 suppressions de postes`, `la suppression de 85 postes`
    let own = |words: &[&str]| {
        has_word(ctx, atoms, at + 1..at + 3, words) && (posts || has_word(ctx, atoms, at..at + 6, POSTS))
            || (posts || people)
                && has_word(ctx, atoms, nouns.clone(), words)
                && atoms[at - 1..at].iter().any(|a| a.prep("of"))
    };
    let governs = (0..atoms.len()).rev().find(|i| *i < at && atoms[*i].verb().is_some_and(|g| g.is_finite()));
    if at > 0 && own(CUT_NOUNS) {
        return Some(("cuts", governs));
    }
    if at > 0 && own(HIRE_NOUNS) && !has_word(ctx, atoms, 0..at, &["nettes", "secteur"]) {
        return Some(("hires", governs));
    }
    if !(posts || people) {
        return None;
    }
    if close && CUTS.contains(&name) {
        return Some(("cuts", verb));
    }
    if close && name == "separer" && people {
        return Some(("cuts", verb));
    }
    if close && HIRES.contains(&name) {
        return Some(("hires", verb));
    }
    // `85 postes seront supprimés`
    let passive = (at + 1..(at + 7).min(atoms.len())).find(|i| atoms[*i].verb().is_some_and(|g| g.passive));
    if let Some(v) = passive {
        let name = atoms[v].verb().map_or("", |g| infinitive(ctx, g));
        if CUTS.contains(&name) {
            return Some(("cuts", Some(v)));
        }
        if HIRES.contains(&name) {
            return Some(("hires", Some(v)));
        }
    }
    if has_word(ctx, atoms, at + 1..at + 6, &["greve"]) {
        return Some(("strike", governs));
    }
    if has_word(ctx, atoms, at + 1..at + 9, &["chomage"])
        && has_word(ctx, atoms, at + 1..at + 10, &["partiel", "technique"])
    {
        return Some(("furlough", governs));
    }
    if !people {
        return None;
    }
    if close
        && (EMPLOYS.contains(&name)
            || name == "compter" && !has_word(ctx, atoms, at..at + 8, &["recruter", "embaucher"]))
    {
        return Some(("employs", verb));
    }
    // `les 870 salariés que compte l'entreprise`
    let told = (at + 1..(at + 6).min(atoms.len())).find(|i| atoms[*i].term(Class::Relative) == Some("que"));
    if let Some(v) = told.map(|i| i + 1)
        && let Some(g) = atoms.get(v).and_then(Atom::verb)
        && (EMPLOYS.contains(&infinitive(ctx, g)) || infinitive(ctx, g) == "compter")
    {
        return Some(("employs", Some(v)));
    }
    // `ses 3.900 salariés`, `fort de 500 collaborateurs`
    let lead = before(atoms, at)?;
    let possessive = at > 0 && matches!(fold(ctx, atoms, at - 1), "ses" | "leurs");
    let strong = has_word(ctx, atoms, lead.saturating_sub(1)..at, &["fort", "forte"]);
    (possessive || strong).then_some(("employs", None))
}

fn place(ctx: &Context<'_>, atoms: &[Atom], range: std::ops::Range<usize>) -> Option<u32> {
    range.into_iter().find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Place]) && i > 0 => {
            let lead = before(atoms, i).map_or("", |l| fold(ctx, atoms, l));
            (governed(atoms, i) || matches!(fold(ctx, atoms, i - 1), "en" | "a" | "au" | "aux") || lead == "en")
                .then_some(e)
        }
        _ => None,
    })
}

/// Whose jobs: the subject of the verb, a company named after `de`, the company in play.
fn employer(ctx: &Context<'_>, s: usize, at: usize, verb: Option<usize>) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let company = |e: u32| ctx.is_kind(e, &[EntityKind::Company]) && !ctx.is_broker(e);
    let head = verb.filter(|v| *v < at && !atoms[*v].verb().is_some_and(|g| g.passive)).and_then(|v| subject(atoms, v));
    // `que compte X`: the subject stands behind.
    let head = head.or_else(|| {
        let v = verb.filter(|v| *v > at && atoms[*v - 1].term(Class::Relative).is_some())?;
        (v + 1..(v + 4).min(atoms.len())).find(|i| atoms[*i].term(Class::Det).is_none())
    });
    // `que compte l'entreprise`, two companies in the title: which one is open.
    if verb.is_some_and(|v| v > at)
        && head.is_some_and(|h| atoms[h].term(Class::Group).is_some())
        && ctx.salience.titled.len() > 1
    {
        return None;
    }
    let own = head.and_then(|h| match atoms[h].kind {
        Kind::Entity(e) => Some(e),
        Kind::Term(Term { class: Class::Group | Class::Pronoun, .. }) => ctx.stands_for(s, h),
        _ => None,
    });
    let of = (at + 1..(at + 6).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Entity(e)
            if company(e)
                && i > 0
                && (atoms[i - 1].prep("of") || atoms[i - 1].prep("by") || fold(ctx, atoms, i - 1) == "chez") =>
        {
            Some(e)
        }
        _ => None,
    });
    let lead = atoms[..at].iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && !governed(atoms, i) => Some(e),
        _ => None,
    });
    own.filter(|e| company(*e))
        .or(of)
        .or(lead)
        .or_else(|| ctx.topic(s))
        .or_else(|| s.checked_sub(1).and_then(|p| ctx.salience.focus.get(p).copied().flatten()))
        .filter(|e| company(*e))
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone va supprimer 85 postes sur son site de Lyon.",
        facts: &["workforce organisation=Danone; count=85; action=cuts; place=Lyon; expected"],
    },
    Example {
        text: "Alstom emploie près de 80.000 personnes.",
        facts: &["workforce organisation=Alstom; count=80000; action=employs"],
    },
    Example {
        text: "Sodexo a recruté 1.500 salariés en France.",
        facts: &["workforce organisation=Sodexo; count=1500; action=hires; place=France"],
    },
    Example {
        text: "Kering a annoncé la suppression de 300 postes.",
        facts: &["workforce organisation=Kering; count=300; action=cuts"],
    },
    Example {
        text: "Quelque 120 postes seront supprimés par Danone, a-t-on appris.",
        facts: &["workforce organisation=Danone; count=120; action=cuts; expected"],
    },
    Example {
        text: "Danone prévoit d'embaucher 200 collaborateurs.",
        facts: &["workforce organisation=Danone; count=200; action=hires; expected"],
    },
    Example {
        text: "Danone biffera 45 postes à Lyon d'ici au printemps 2026.",
        facts: &["workforce organisation=Danone; count=45; action=cuts; place=Lyon; period=2026-Q2; expected"],
    },
    Example {
        text: "Les 870 salariés que compte Alstom attendent.",
        facts: &["workforce organisation=Alstom; count=870; action=employs"],
    },
    // Near misses: customers, a market's jobs, none cut, a crowd.
    Example { text: "Danone a perdu des clients et 300 personnes ont manifesté à Lyon.", facts: &[] },
    Example { text: "Sodexo ne supprimera pas 40 postes.", facts: &[] },
    Example { text: "Alstom transporte des voyageurs et vise de nouveaux marchés.", facts: &[] },
    Example { text: "Kering réorganise ses équipes sans toucher aux effectifs.", facts: &[] },
];
