//! What is bought or sold: a name, else the words for it, and how much of it.

use std::ops::Range;

use crate::{
    facts::{
        frame::Draft,
        lexicon::{Class, Term},
        ontology::Says,
        pattern::{Takes, is_a},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
};

/// Nouns for what can be bought or sold though it has no name of its own.
const THINGS: &[&str] = &[
    "filiale",
    "filiales",
    "division",
    "branche",
    "pole",
    "activite",
    "activites",
    "societe",
    "entreprise",
    "groupe",
    "start-up",
    "startup",
    "concurrent",
    "rival",
    "editeur",
    "specialiste",
    "fabricant",
    "usine",
    "usines",
    "site",
    "sites",
    "reseau",
    "chaine",
    "enseigne",
    "marque",
    "marques",
    "actifs",
    "portefeuille",
    "participation",
    "majorite",
    "operations",
    "unite",
    "unites",
    "distributeur",
    "fournisseur",
    "prestataire",
    "cabinet",
    "operateur",
    "producteur",
    "laboratoire",
    "brasserie",
    "biotech",
    "fintech",
    "plateforme",
    "raffinerie",
    "mine",
    "banque",
    "assureur",
    "magasins",
    "hotels",
    "immeuble",
    "siege",
    "constructeur",
    "equipementier",
    "compagnie",
    "maison",
    "brasseur",
    "agence",
    "beaute",
    "fonderie",
    "centrale",
    "centrales",
    "parc",
    "business",
    "terminal",
    "terminaux",
    "acteur",
    "leader",
    "hotel",
    "casino",
];

/// What is bought or sold, from the phrase at `range`: a name, else words; a stake of it where one is told.
pub(super) fn target(scene: &Scene<'_, '_>, draft: &mut Draft, range: Range<usize>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let mut from = range.start;
    let light = |i: usize| {
        matches!(
            atoms.get(i).map(|a| a.kind),
            Some(Kind::Term(Term { class: Class::Det | Class::Adverb | Class::Clitic | Class::Prep, .. }))
        )
    };
    while from < range.end && light(from) {
        from += 1;
    }
    let Some(first) = atoms.get(from).filter(|_| from < scene.end.max(range.end)) else {
        return Err("what is bought is not told");
    };
    // `12% du capital de Y`, `la totalité du capital de Y`, `une participation de 12% dans Y`
    let part = match first.kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => {
            draft.figure("stake", f);
            true
        }
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::AnyMoney) || is_a(scene.ctx, f, Takes::Percent) => {
            return Err("an amount is no company");
        }
        Kind::Term(Term { class: Class::Stake, value: "holding" | "capital" }) => true,
        _ => matches!(
            scene.ctx.word(first),
            "totalite" | "majorite" | "solde" | "integralite" | "moitie" | "reste" | "part"
        ),
    };
    if part {
        return share_of(scene, draft, from);
    }
    if let Some(e) = scene.entities(range.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(draft, *e)) {
        // `les actions de X`, `le titre X` are no company bought.
        if matches!(first.kind, Kind::Term(Term { class: Class::Share, .. })) {
            return Err("shares in the market");
        }
        draft.entity("target", e);
        return Ok(());
    }
    let head = (from..(from + 3).min(atoms.len()))
        .take_while(|i| matches!(atoms[*i].kind, Kind::Word | Kind::Term(_)) && !light(*i))
        .find(|i| THINGS.contains(&scene.ctx.word(&atoms[*i])));
    let Some(head) = head else { return Err("what is bought is no company") };
    // `la filiale polonaise de Y`, `sa division beauté`
    let mut end = head + 1;
    while let Some(atom) = atoms.get(end) {
        let goes_on = match atom.kind {
            Kind::Word => true,
            Kind::Entity(e) => {
                !scene.ctx.is_kind(e, &[EntityKind::Person])
                    && !holds(draft, e)
                    && (atoms[end - 1].prep("of")
                        || !matches!(atoms[end - 1].kind, Kind::Term(Term { class: Class::Prep | Class::Det, .. })))
            }
            Kind::Term(Term {
                class: Class::Unit | Class::Group | Class::Metric | Class::OtherMetric | Class::Indicator,
                ..
            }) => true,
            Kind::Term(Term { class: Class::Prep | Class::Det, value: "of" }) => {
                matches!(
                    atoms.get(end + 1).map(|a| a.kind),
                    Some(
                        Kind::Word
                            | Kind::Entity(_)
                            | Kind::Term(Term { class: Class::Unit | Class::Group | Class::Det, .. })
                    )
                ) && !atoms.get(end + 1).is_some_and(|a| matches!(scene.ctx.word(a), "ses" | "sa" | "son"))
            }
            Kind::Term(Term { class: Class::Det, value: "the" }) => atoms[end - 1].prep("of"),
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    match scene.phrase(from..end) {
        Some(span) => {
            draft.phrase("target", span, scene.ctx.text.source);
            Ok(())
        }
        None => Err("what is bought is not told"),
    }
}

/// Whether the entity is a party to the deal, or its target.
pub(super) fn holds(draft: &Draft, e: u32) -> bool {
    ["acquirer", "seller", "target"].iter().any(|r| {
        draft.body.get(r).is_some_and(|slot| {
            slot.all().iter().any(|x| matches!(x.says, Says::Entity { entity } if entity.index() == e as usize))
        })
    })
}

/// The company whose capital is told of behind atom `from`, and how much of it.
pub(super) fn share_of(scene: &Scene<'_, '_>, draft: &mut Draft, from: usize) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if !draft.has("stake")
        && let Some(f) = (from..(from + 7).min(scene.end)).find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
            _ => None,
        })
    {
        draft.figure("stake", f);
    }
    let own = (from..(from + 8).min(atoms.len()))
        .any(|i| atoms[i].term(Class::Stake).is_some_and(|v| v != "holding") && scene.possessed(i));
    if own {
        return Err("its own capital");
    }
    for i in from..scene.end.min(from + 16) {
        let Kind::Entity(e) = atoms[i].kind else { continue };
        if !scene.ctx.is_kind(e, &[EntityKind::Company]) || holds(draft, e) {
            continue;
        }
        let link =
            atoms[..i].iter().rev().take(5).find(|a| {
                a.prep("of") || a.prep("in") || a.prep("to") || a.prep("from") || a.prep("by") || a.prep("with")
            });
        if link.is_some_and(|a| a.prep("of") || a.prep("in")) {
            draft.entity("target", e);
            return Ok(());
        }
    }
    Err("whose capital is not told")
}
