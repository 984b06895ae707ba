//! Companies under the protection of a court, or wound up.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Term},
        marks::Triggers,
        ontology::FactType,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    value::Modality,
};

use super::near::{day, fold, has_word, infinitive};

/// Reads insolvencies.
pub const FRAME: Frame =
    Frame { id: "insolvency", triggers: Triggers::NONE.words(&[PROCEDURES]), read, examples: EXAMPLES };

/// Words that make the procedure unreal, or its end.
const UNREAL: &[&str] = &[
    "risque", "risques", "menace", "menacee", "menaces", "eviter", "evite", "spectre", "sortie", "sort", "sorti",
    "sortir", "faute", "sinon",
];

/// Nouns that open the name of a procedure.
const PROCEDURES: &[&str] =
    &["redressement", "liquidation", "sauvegarde", "chapitre", "chapter", "faillite", "reorganisation", "creanciers"];
/// What a court does that winds a company up.
const ORDERS: &[&str] = &["ordonner", "prononcer"];
/// Verbs that put a company under a procedure.
const PUTS: &[&str] = &["placer", "se placer", "mettre", "se mettre", "declarer", "se declarer"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        let atoms = ctx.atoms(s);
        for i in 0..atoms.len() {
            let Some(action) = procedure(ctx, atoms, i) else { continue };
            let verb = (0..i).rev().find(|j| atoms[*j].verb().is_some());
            let modality = verb.and_then(|v| atoms[v].verb()).map_or(Modality::Asserted, |g| g.modality());
            if has_word(ctx, atoms, i.saturating_sub(8)..i, UNREAL) || modality == Modality::Denied {
                out.refuse("insolvency", ctx.span(&atoms[i].tokens), "feared, avoided or left behind");
                continue;
            }
            let Some(company) = debtor(ctx, s, i, verb) else {
                out.refuse("insolvency", ctx.span(&atoms[i].tokens), "which company is not told");
                continue;
            };
            let mut draft = Draft::new(FactType::Insolvency, "insolvency.procedure", ctx.sentence(s));
            draft.entity("organisation", company).term(
                "action",
                action,
                Some((ctx.span(&atoms[i].tokens), ctx.text.source)),
            );
            draft.modality = modality;
            draft.time = day(ctx, atoms, 0..atoms.len(), i);
            out.drafts.push(draft);
        }
    }
}

/// The procedure that the words at `at` name.
fn procedure(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<&'static str> {
    let next = |words: &[&str]| has_word(ctx, atoms, at + 1..at + 2, words);
    let converted = |at: usize| {
        let turns = |a: &Atom| a.verb().is_some_and(|g| infinitive(ctx, g) == "convertir");
        atoms[..at].iter().any(turns) && has_word(ctx, atoms, at.saturating_sub(9)..at + 10, &["liquidation"])
    };
    let verb = |names: &[&str]| {
        atoms[at.saturating_sub(6)..at].iter().any(|a| a.verb().is_some_and(|g| names.contains(&infinitive(ctx, g))))
    };
    let under = at > 0 && fold(ctx, atoms, at - 1) == "en" && verb(PUTS);
    match fold(ctx, atoms, at) {
        // `a converti le redressement judiciaire de X en liquidation`
        "redressement" if (next(&["judiciaire"]) || under) && !converted(at) => Some("receivership"),
        "liquidation"
            if next(&["judiciaire"]) || converted(at) || under || verb(ORDERS) && !of_goods(ctx, atoms, at) =>
        {
            Some("liquidation")
        }
        "faillite" if under || verb(ORDERS) => Some("liquidation"),
        "reorganisation" if next(&["judiciaire"]) => Some("safeguard"),
        // `à l'abri de ses créanciers`
        "creanciers" if has_word(ctx, atoms, at.saturating_sub(4)..at, &["abri", "protection"]) => Some("safeguard"),
        "sauvegarde" if has_word(ctx, atoms, at.saturating_sub(3)..at, &["procedure", "place", "placee", "placer"]) => {
            Some("safeguard")
        }
        "chapitre" | "chapter" if next(&["11", "xi"]) => Some("chapter_11"),
        _ => None,
    }
}

/// Whether what is liquidated is no company: `la liquidation des stocks`.
fn of_goods(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    let whose = atoms.get(at + 1).is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of"));
    whose
        && !(at + 2..(at + 5).min(atoms.len())).any(|i| match atoms[i].kind {
            Kind::Entity(e) => ctx.is_kind(e, &[EntityKind::Company]),
            Kind::Term(t) => t.class == Class::Group,
            _ => false,
        })
}

/// The company: the subject, what the procedure is of, the one in play.
fn debtor(ctx: &Context<'_>, s: usize, at: usize, verb: Option<usize>) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let company = |e: u32| ctx.is_kind(e, &[EntityKind::Company]);
    let of = (at + 1..(at + 6).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if company(e) && governed(atoms, i) => Some(e),
        _ => None,
    });
    let head = verb.and_then(|v| subject(atoms, v)).and_then(|h| match atoms[h].kind {
        Kind::Entity(e) => Some(e),
        Kind::Term(Term { class: Class::Group | Class::Pronoun, .. }) => ctx.stands_for(s, h),
        _ => None,
    });
    // `le tribunal a placé X en redressement`
    let object = verb.and_then(|v| {
        // `a converti le redressement de X en liquidation`
        let turned = atoms[v].verb().is_some_and(|g| infinitive(ctx, g) == "convertir");
        (v + 1..at).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if company(e) && (turned || !governed(atoms, i)) => Some(e),
            _ => None,
        })
    });
    let lead = atoms[..at].iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && !governed(atoms, i) => Some(e),
        _ => None,
    });
    // `Placé en redressement judiciaire, le fabricant X change de mains`: the subject that the opening is told of.
    let fronted = || {
        let comma = (at + 1..atoms.len()).find(|i| atoms[*i].is(','))?;
        let main = (comma..atoms.len()).find(|i| atoms[*i].verb().is_some_and(|g| g.is_finite()))?;
        let name = (comma + 1..main).rev().find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if company(e) => Some(e),
            _ => None,
        });
        name.or_else(|| subject(atoms, main).and_then(|h| ctx.stands_for(s, h)))
    };
    // `a déclaré en faillite la chaîne X`
    let behind = verb.filter(|v| atoms[*v].verb().is_some_and(|g| g.is_finite() && !g.passive)).and_then(|_| {
        (at + 1..(at + 8).min(atoms.len())).take_while(|i| !atoms[*i].is(',')).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if company(e) && !governed(atoms, i) => Some(e),
            _ => None,
        })
    });
    // `les magasins de X, en liquidation judiciaire`
    let apposed = (at > 2 && fold(ctx, atoms, at - 1) == "en" && atoms[at - 2].is(','))
        .then(|| match atoms[at - 3].kind {
            Kind::Entity(e) if company(e) => Some(e),
            _ => None,
        })
        .flatten();
    let opens = verb.is_none() && lead.is_none();
    apposed
        .or(of.filter(|_| !opens))
        .or(object)
        .or(head.filter(|e| company(*e)))
        .or(lead)
        .or(behind)
        .or_else(|| if opens { fronted() } else { None })
        .or(of)
        .or(ctx.topic(s))
        .filter(|e| company(*e))
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Casino a été placé en redressement judiciaire.",
        facts: &["insolvency organisation=Casino; action=receivership"],
    },
    Example {
        text: "Le tribunal de commerce a prononcé la liquidation judiciaire d'Alstom.",
        facts: &["insolvency organisation=Alstom; action=liquidation"],
    },
    Example {
        text: "Danone a demandé l'ouverture d'une procédure de sauvegarde.",
        facts: &["insolvency organisation=Danone; action=safeguard"],
    },
    Example {
        text: "Boeing s'est placé sous la protection du chapitre 11.",
        facts: &["insolvency organisation=Boeing; action=chapter_11"],
    },
    Example {
        text: "Le tribunal a placé Sodexo en liquidation judiciaire.",
        facts: &["insolvency organisation=Sodexo; action=liquidation"],
    },
    Example {
        text: "Kering sera placé en redressement judiciaire.",
        facts: &["insolvency organisation=Kering; action=receivership; expected"],
    },
    Example {
        text: "Placé en redressement judiciaire en juillet, le fabricant de meubles Alstom change de mains.",
        facts: &["insolvency organisation=Alstom; action=receivership"],
    },
    Example {
        text: "Alstom pourrait être placé en liquidation judiciaire.",
        facts: &["insolvency organisation=Alstom; action=liquidation; possible"],
    },
    Example {
        text: "Le tribunal a converti le redressement judiciaire d'Alstom en liquidation.",
        facts: &["insolvency organisation=Alstom; action=liquidation"],
    },
    Example {
        text: "Le tribunal de l'entreprise de Liège a déclaré mardi en faillite la chaîne de magasins Casino.",
        facts: &["insolvency organisation=Casino; action=liquidation"],
    },
    Example {
        text: "Un tribunal de Vilnius a ordonné la liquidation d'Alstom.",
        facts: &["insolvency organisation=Alstom; action=liquidation"],
    },
    Example {
        text: "Danone, placé en redressement en mars, cherche un repreneur.",
        facts: &["insolvency organisation=Danone; action=receivership"],
    },
    Example {
        text: "Sodexo s'est placé à l'abri de ses créanciers.",
        facts: &["insolvency organisation=Sodexo; action=safeguard"],
    },
    Example {
        text: "Kering se trouvait en réorganisation judiciaire depuis avril.",
        facts: &["insolvency organisation=Kering; action=safeguard"],
    },
    Example { text: "Alstom doit 164 millions d'euros à ses créanciers.", facts: &[] },
    Example { text: "Danone a ordonné la liquidation des stocks de ses magasins.", facts: &[] },
    Example { text: "Kering est loin de la faillite.", facts: &[] },
    // Near misses: feared, avoided, over, another matter.
    Example { text: "Danone a évité le redressement judiciaire.", facts: &[] },
    Example { text: "Alstom n'est pas en liquidation judiciaire.", facts: &[] },
    Example { text: "Sodexo est sorti du redressement judiciaire.", facts: &[] },
    Example { text: "Kering poursuit le redressement de Gucci et la sauvegarde de l'emploi.", facts: &[] },
];
