//! Jobs: cut, created, counted, idle, on strike.

mod bare;
mod examples;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Tense, Term},
        marks::Triggers,
        ontology::FactType,
        pattern::is_period,
        syntax::{Atom, Group, Kind, governed, subject},
    },
    sheet::EntityKind,
    value::{Bound, FigureKind, Modality},
};

use super::near::{before, dated, day, fold, has_word, infinitive};

/// Reads jobs.
pub const FRAME: Frame = Frame {
    id: "workforce",
    triggers: Triggers::NONE.words(&[POSTS, PEOPLE, CUT_NOUNS, HIRE_NOUNS, HIRES, TAKES_ON, WALKS_OUT, bare::STRIKES]),
    read,
    examples: examples::EXAMPLES,
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
    "ouvriers",
    "ouvrieres",
];
const CUTS: &[&str] = &["supprimer", "licencier", "congedier", "detruire", "biffer", "sabrer", "tailler"];
const CUT_NOUNS: &[&str] =
    &["suppression", "suppressions", "licenciement", "licenciements", "reduction", "departs", "pse"];
const HIRES: &[&str] = &["recruter", "embaucher", "creer"];
const HIRE_NOUNS: &[&str] = &["recrutement", "recrutements", "embauche", "embauches", "creation", "creations"];
/// Verbs whose object is people, whatever it calls them (`recruter 200 ingénieurs`).
const OF_PEOPLE: &[&str] = &["recruter", "embaucher", "licencier", "congedier"];
/// Verbs that hire where their object is people.
const TAKES_ON: &[&str] = &["engager", "reprendre"];
/// Verbs of a stoppage.
const WALKS_OUT: &[&str] = &["debrayer"];
/// Nouns of people coming and going that are counted themselves.
const MOVES: &[(&str, &str)] =
    &[("embauches", "hires"), ("recrutements", "hires"), ("licenciements", "cuts"), ("departs volontaires", "cuts")];
/// Nouns for all who are employed.
const STAFF: &[&str] = &["effectif", "effectifs"];
const EMPLOYS: &[&str] = &["employer", "travailler", "occuper"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        // `emploie 2300 personnes et Y, 9100`: the verb told once.
        let mut echo: Option<(&'static str, usize)> = None;
        let atoms = ctx.atoms(s);
        bare::read(ctx, s, out);
        for i in 0..atoms.len() {
            let Kind::Figure(f) = atoms[i].kind else { continue };
            let value = &ctx.figure(f).value;
            if value.kind != FigureKind::Count || value.bound == Bound::Vague {
                continue;
            }
            let found = action(ctx, atoms, i).map(|(a, v)| (a, v, None)).or_else(|| {
                // Elided: a name, a comma, a bare number; `dont 180 sur le site de X`.
                let (action, verb) = echo?;
                let part = i > 0 && fold(ctx, atoms, i - 1) == "dont" && action != "employs";
                if part && place(ctx, atoms, i..(i + 9).min(atoms.len())).is_some() {
                    return Some((action, Some(verb), None));
                }
                let owner = i.checked_sub(2).and_then(|o| match atoms[o].kind {
                    Kind::Entity(e) if atoms[i - 1].is(',') && ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
                    _ => None,
                })?;
                (atoms.get(i + 1).is_none_or(|a| matches!(a.kind, Kind::Sign(_))) || counted(ctx, atoms, i))
                    .then_some((action, Some(verb), Some(owner)))
            });
            let Some((action, verb, owner)) = found else { continue };
            if let Some(verb) = verb.filter(|_| matches!(action, "employs" | "cuts" | "hires")) {
                echo = Some((action, verb));
            }
            let modality = verb.and_then(|v| atoms[v].verb()).map_or(Modality::Asserted, |g| meant(action, g));
            let Some(employer) = owner.or_else(|| employer(ctx, s, i, verb)) else {
                out.refuse("workforce", ctx.span(&atoms[i].tokens), "whose jobs they are is not told");
                continue;
            };
            if modality == Modality::Denied && action == "employs" {
                continue;
            }
            let part = i > 0 && fold(ctx, atoms, i - 1) == "dont";
            let mut draft = Draft::new(FactType::Workforce, "workforce.count", ctx.sentence(s));
            draft.entity("organisation", employer).figure("count", f).term("action", action, None);
            let around = i.saturating_sub(9)..(i + 14).min(atoms.len());
            // Of a total and its parts, the place told behind a part is the part's.
            let parts = (i + 1..around.end).find(|j| fold(ctx, atoms, *j) == "dont");
            let near = if part { i..around.end } else { around.start..parts.unwrap_or(around.end) };
            // `compte 310 salariés et en recrutera 90 d'ici à 2027`: what the next verb tells is not of this count.
            let next = (i + 1..around.end).find(|j| atoms[*j].verb().is_some_and(Group::is_finite));
            let stop = next.filter(|_| action == "employs" && verb.is_some_and(|v| v < i)).unwrap_or(around.end);
            let near = near.start..near.end.min(stop);
            let around = around.start..stop;
            if let Some(place) = place(ctx, atoms, near) {
                draft.entity("place", place);
            }
            let period = dated(ctx, atoms, around.clone(), i, |d| is_period(ctx, d) && !is_aside(ctx, atoms, d));
            if let Some(period) = period {
                draft.date("period", period);
            }
            draft.modality = modality;
            draft.time = day(ctx, atoms, around, i);
            out.drafts.push(draft);
        }
    }
}

/// How a verb means the jobs it tells of: what is planned is to come (`prévoit la suppression de 500 postes`).
fn meant(action: &str, g: &Group) -> Modality {
    let plans = g.senses.any(&[Sense::Intend, Sense::Want, Sense::Aim, Sense::Expect]) && !g.senses.has(Sense::Say);
    match g.modality() {
        Modality::Asserted if plans && action != "employs" => Modality::Expected,
        Modality::Asserted if g.senses.any(&[Sense::Deny, Sense::Reject]) => Modality::Denied,
        told => told,
    }
}

/// Whether the figure counts posts or people.
fn counted(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    has_word(ctx, atoms, at..at + 4, POSTS) || of_people(ctx, atoms, at)
}

/// Whether the figure counts people: its noun stands before the next figure (`64 agences et 780 agents`), but for `210 de ses 540 employés`.
fn of_people(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    let next = (at + 1..(at + 5).min(atoms.len()))
        .find(|i| matches!(atoms[*i].kind, Kind::Figure(_)) && !WHOLE.contains(&fold(ctx, atoms, i - 1)));
    has_word(ctx, atoms, at..next.unwrap_or(at + 5), PEOPLE)
        || has_word(ctx, atoms, at + 1..at + 3, &["d'", "d’", "d'entre"])
            && has_word(ctx, atoms, at + 1..at + 4, &["eux", "elles"])
}

/// Words before the whole that a part is told of.
const WHOLE: &[&str] = &["ses", "leurs", "des", "les"];

/// What the sentence does with the posts or people counted at `at`, and the verb that tells it.
fn action(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<(&'static str, Option<usize>)> {
    let posts = has_word(ctx, atoms, at..at + 4, POSTS);
    let people = of_people(ctx, atoms, at);
    let closing = |i: &usize| matches!(atoms[*i].kind, Kind::Sign(';' | ':'));
    let verb = (0..at)
        .rev()
        .take_while(|i| !closing(i))
        .take(16)
        .find(|i| atoms[*i].verb().is_some_and(|g| g.is_finite() || g.tense == Tense::Infinitive || g.compound));
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
    let moved = MOVES
        .iter()
        .find(|(noun, _)| noun.split(' ').enumerate().all(|(k, w)| has_word(ctx, atoms, at + 1 + k..at + 2 + k, &[w])));
    if let Some((_, action)) = moved {
        return Some((action, governs));
    }
    // `recruter 200 ingénieurs`, `en recruter 90`
    let of_them = |v: usize| atoms[v].tokens.clone().any(|t| ctx.text.fold(t) == "en");
    let right_after = verb.is_some_and(|v| {
        v + 1 == at && (atoms.get(at + 1).is_some_and(|a| matches!(a.kind, Kind::Word)) || of_them(v))
    });
    if right_after && OF_PEOPLE.contains(&name) {
        return Some((if HIRES.contains(&name) { "hires" } else { "cuts" }, verb));
    }
    // `400 salariés ont débrayé`, `une cinquantaine d'ouvrières avaient débrayé`
    let walked = (at + 1..(at + 9).min(atoms.len()))
        .find(|i| atoms[*i].verb().is_some_and(|g| WALKS_OUT.contains(&infinitive(ctx, g))));
    if walked.is_some() {
        return Some(("strike", walked));
    }
    if !(posts || people) {
        return None;
    }
    // `met à pied 210 de ses 540 employés`: the whole is who is employed.
    if at > 2
        && people
        && atoms[at - 2].prep("of")
        && matches!(atoms[at - 3].kind, Kind::Figure(_))
        && matches!(fold(ctx, atoms, at - 1), "ses" | "leurs")
    {
        return Some(("employs", None));
    }
    if close && name == "mettre" && verb.is_some_and(|v| has_word(ctx, atoms, v..at, &["pied"])) {
        return Some(("cuts", verb));
    }
    if close && people && TAKES_ON.contains(&name) && verb.is_some_and(|v| at - v <= 2) {
        return Some(("hires", verb));
    }
    // `un plan social touchant 250 personnes`, `un PSE concernant 90 salariés`
    let plan = has_word(ctx, atoms, at.saturating_sub(9)..at, &["plan", "procedure"])
        && has_word(ctx, atoms, at.saturating_sub(8)..at, &["social", "departs", "licenciement", "licenciements"])
        || has_word(ctx, atoms, at.saturating_sub(6)..at, &["pse"])
        || has_word(ctx, atoms, at.saturating_sub(9)..at, &["sauvegarde"])
            && has_word(ctx, atoms, at.saturating_sub(7)..at, &["emploi"]);
    if plan && (people || posts) {
        return Some(("cuts", governs.filter(|v| atoms[*v].verb().is_some_and(|g| !g.passive))));
    }
    // `les effectifs s'élevaient à 14.500 personnes`, `réduira ses effectifs de 1.200 personnes`
    if people && has_word(ctx, atoms, at.saturating_sub(9)..at, STAFF) {
        let level =
            verb.and_then(|v| atoms[v].verb()).is_some_and(|g| g.senses.any(&[Sense::Level, Sense::Down, Sense::Up]));
        let cut = verb.and_then(|v| atoms[v].verb()).is_some_and(|g| g.senses.any(&[Sense::Cut, Sense::Down]));
        let before_verb = verb.is_some_and(|v| has_word(ctx, atoms, v.saturating_sub(8)..v, STAFF));
        if before_verb && level && !atoms[at - 1].prep("of") {
            return Some(("employs", verb));
        }
        if !before_verb && cut && atoms[at - 1].prep("of") {
            return Some(("cuts", verb));
        }
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
    // `a introduit le chômage partiel pour 210 d'entre eux`
    if close
        && verb.is_some_and(|v| {
            has_word(ctx, atoms, v..at, &["chomage"]) && has_word(ctx, atoms, v..at, &["partiel", "technique"])
        })
        && (at > 0 && atoms[at - 1].prep("for"))
    {
        return Some(("furlough", verb));
    }
    let pause = (at + 1..(at + 9).min(atoms.len())).find(|i| atoms[*i].is(',')).unwrap_or(at + 9);
    if has_word(ctx, atoms, at + 1..pause, &["chomage"])
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
    // `parmi les 620 collaborateurs`
    if at > 1 && fold(ctx, atoms, at - 2) == "parmi" && fold(ctx, atoms, at - 1) == "les" {
        return Some(("employs", None));
    }
    // `ses 3.900 salariés`, `fort de 500 collaborateurs`
    let lead = before(atoms, at)?;
    let possessive = at > 0 && matches!(fold(ctx, atoms, at - 1), "ses" | "leurs");
    let strong = has_word(ctx, atoms, lead.saturating_sub(1)..at, &["fort", "forte"])
        || at == 1 && fold(ctx, atoms, 0) == "avec";
    // `X, 800 salariés,`, `X (800 salariés)`
    let aside = at > 1
        && matches!(atoms[at - 1].kind, Kind::Sign(',' | '('))
        && matches!(atoms[at - 2].kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company]))
        && atoms.get(at + 2).is_some_and(|a| matches!(a.kind, Kind::Sign(',' | ')')));
    (possessive || strong || aside).then_some(("employs", None))
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
    // `Avec 430 salariés, X est …`: the subject that the opening is told of.
    let head = head.or_else(|| {
        let opens = verb.is_none() && at == 1;
        let main = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite)).filter(|_| opens)?;
        subject(atoms, main)
    });
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

/// `L'usine, inaugurée en 1961, emploie`: the date of something told between commas, not of the count.
fn is_aside(ctx: &Context<'_>, atoms: &[Atom], date: u32) -> bool {
    let Some(at) = atoms.iter().position(|a| matches!(a.kind, Kind::Date(d) if d == date)) else { return false };
    let Some(open) = (at.saturating_sub(5)..at).rev().find(|i| atoms[*i].is(',')) else { return false };
    let closed = atoms.get(at + 1).is_some_and(|a| a.is(','));
    let told = |a: &Atom| {
        let link = a.term(Class::Prep).is_some() || a.term(Class::Det).is_some() || ctx.word(a) == "en";
        !link && !matches!(a.kind, Kind::Figure(_) | Kind::Date(_))
    };
    closed && atoms[open + 1..at].iter().any(told)
}
