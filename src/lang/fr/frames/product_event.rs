//! Named products: launched, approved, withdrawn, put off.

mod examples;
mod phases;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Term},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, run, triggers},
        scene::Scene,
        syntax::{Atom, Kind, governed},
    },
    sheet::EntityKind,
    value::Modality,
};

use super::near::{has_word, infinitive};

/// Reads product events.
pub const FRAME: Frame = Frame {
    id: "product_event",
    triggers: triggers(PATTERNS).words(&[phases::STARTS, phases::ENDINGS]),
    read,
    examples: examples::EXAMPLES,
};

const PRODUCT: Takes = Takes::OneOf(&[EntityKind::Product]);

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
    for &s in here {
        phases::read(ctx, s, out);
    }
}

static PATTERNS: &[Pattern] = &[
    // `X lance P`
    Pattern {
        id: "product_event.launch",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Launch, Sense::Announce]),
        voice: Voice::Active,
        cues: &[cue("organisation", From::Subject, Takes::Company), cue("product", From::Object, PRODUCT)],
        needs: &[&["organisation"]],
        finish: launched,
    },
    // `La FDA a approuvé P`
    Pattern {
        id: "product_event.approve",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Approve]),
        voice: Voice::Active,
        cues: &[
            cue("product", From::Object, PRODUCT),
            cue("organisation", From::After(&["of"]), Takes::Company),
            cue("organisation", From::Topic, Takes::Company),
        ],
        needs: &[&["organisation"]],
        finish: approved,
    },
    // `P a été approuvé par la FDA`
    Pattern {
        id: "product_event.approved",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Approve]),
        voice: Voice::Passive,
        cues: &[cue("product", From::Subject, PRODUCT), cue("organisation", From::Topic, Takes::Company)],
        needs: &[&["organisation"], &["product"]],
        finish: approved,
    },
    // `le feu vert de la FDA à son traitement P`
    Pattern {
        id: "product_event.go",
        kind: FactType::ProductEvent,
        trigger: Trigger::Noun(Class::Legal, &["go"]),
        voice: Voice::Any,
        cues: &[
            cue("product", From::After(&["to", "for", "of"]), PRODUCT),
            cue("product", From::Subject, PRODUCT),
            cue("organisation", From::Subject, Takes::Company),
            cue("organisation", From::After(&["of"]), Takes::Company),
        ],
        needs: &[&["product"]],
        finish: granted,
    },
    // `X retire P du marché`
    Pattern {
        id: "product_event.withdraw",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Withdraw]),
        voice: Voice::Active,
        cues: &[cue("organisation", From::Subject, Takes::Company), cue("product", From::Object, PRODUCT)],
        needs: &[&["organisation"]],
        finish: withdrawn,
    },
    // `X rappelle P en raison d'un défaut`
    Pattern {
        id: "product_event.recall",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Confirm]),
        voice: Voice::Active,
        cues: &[cue("organisation", From::Subject, Takes::Company), cue("product", From::Object, PRODUCT)],
        needs: &[&["organisation"]],
        finish: recalled,
    },
    // `X reporte le lancement de P`
    Pattern {
        id: "product_event.delay",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Delay]),
        voice: Voice::Active,
        cues: &[
            cue("organisation", From::Subject, Takes::Company),
            cue("product", From::Object, PRODUCT),
            cue("product", From::After(&["of"]), PRODUCT),
        ],
        needs: &[&["organisation"], &["product"]],
        finish: delayed,
    },
    // `Le lancement de P est reporté à 2027`
    Pattern {
        id: "product_event.delayed",
        kind: FactType::ProductEvent,
        trigger: Trigger::Verb(&[Sense::Delay]),
        voice: Voice::Passive,
        cues: &[cue("organisation", From::Topic, Takes::Company)],
        needs: &[&["organisation"]],
        finish: put_off,
    },
];

/// Words before a launch that turn it into an end.
const ENDS: &[&str] = &["cesse", "cessera", "cesser", "arrete", "arretera", "renonce"];

type Told = Result<(), &'static str>;

/// The product that the verb's object or the noun's complement names: behind articles, nouns and their complements, dates
/// and places, not under another preposition.
fn named(ctx: &Context<'_>, atoms: &[Atom], from: usize) -> Option<u32> {
    let mut aside = false;
    for i in from..atoms.len().min(from + 16) {
        match atoms[i].kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Product]) => return Some(e),
            // `, son traitement`: an apposition goes on with the object, a second comma ends it.
            Kind::Sign(',') if aside => return None,
            Kind::Sign(',') => aside = true,
            Kind::Sign(_) if super::near::is_quote(&atoms[i]) => {}
            Kind::Verb(_) | Kind::Sign(_) | Kind::Figure(_) => return None,
            Kind::Term(Term { class: Class::Relative | Class::Sub | Class::According, .. }) => return None,
            Kind::Term(Term { class: Class::Prep, value }) => {
                let next = atoms.get(i + 1)?;
                // `une pompe à insuline`, `la mise sur le marché de P`
                let inner = matches!(value, "of" | "to" | "against") && matches!(next.kind, Kind::Word | Kind::Term(_))
                    || value == "on" && has_word(ctx, atoms, i + 1..i + 3, &["marche"]);
                if !inner && !matches!(next.kind, Kind::Date(_)) && !placed(ctx, atoms, i) {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// `en Europe`, `au Burkina Faso`
fn placed(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    (at + 1..(at + 3).min(atoms.len()))
        .any(|i| matches!(atoms[i].kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Place])))
}

/// Fills in the product where the plain object does not name it.
fn product(scene: &Scene<'_, '_>, draft: &mut Draft) -> Result<(), &'static str> {
    if !draft.has("product") {
        let atoms = scene.atoms();
        // `P, son traitement, qu'elle commercialisera`
        let relative = scene.relative().and_then(|(rel, _)| {
            (0..rel).rev().take(9).take_while(|i| atoms[*i].verb().is_none()).find_map(|i| match atoms[i].kind {
                Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Product]) => Some(e),
                _ => None,
            })
        });
        let found = relative.or_else(|| named(scene.ctx, atoms, scene.at + 1));
        draft.entity("product", found.ok_or("which product is not told")?);
    }
    Ok(())
}

fn with(mut draft: Draft, action: &'static str, out: &mut Vec<Draft>) -> Told {
    draft.term("action", action, None);
    out.push(draft);
    Ok(())
}

fn launched(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let name = scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g));
    if !matches!(name, "lancer" | "commercialiser" | "devoiler") {
        return Err("no launch is told");
    }
    product(scene, &mut draft)?;
    // `cesse de commercialiser P`
    let ends = |a: &Atom| {
        a.verb().is_some_and(|g| {
            matches!(infinitive(scene.ctx, g), "cesser" | "arreter" | "renoncer") || g.modal.has(Sense::Withdraw)
        })
    };
    let lead = scene.atoms().get(scene.at.saturating_sub(5)..=scene.at).unwrap_or(&[]);
    let words = lead.iter().flat_map(|a| a.tokens.clone()).map(|t| scene.ctx.text.fold(t));
    if lead.iter().any(ends) || words.into_iter().any(|w| ENDS.contains(&w)) {
        return with(draft, "withdrawn", out);
    }
    with(draft, "launched", out)
}

fn approved(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    product(scene, &mut draft)?;
    // `on espère que la FDA homologuera P`
    let hopes = |a: &Atom| a.verb().is_some_and(|g| matches!(infinitive(scene.ctx, g), "esperer" | "souhaiter"));
    if scene.atoms()[..scene.at].iter().any(hopes) {
        return Err("an approval hoped for");
    }
    with(draft, "approved", out)
}

fn granted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    let lead = scene.at.saturating_sub(3)..scene.at;
    if has_word(scene.ctx, atoms, lead, &["malgre", "apres", "suite", "grace"]) {
        // Told as done, whatever the verb of the clause says of something else.
        draft.modality = Modality::Asserted;
    } else {
        let name = scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g));
        if !matches!(name, "obtenir" | "recevoir" | "decrocher" | "donner" | "accorder" | "delivrer") {
            return Err("no approval is told to be given");
        }
    }
    if !draft.has("organisation") {
        // `X ne bouge pas, malgré le feu vert à son traitement`: whom the sentence tells of, else the article.
        let near = (0..scene.at).rev().find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Company]) && !governed(atoms, i) => Some(e),
            _ => None,
        });
        let Some(house) = near.or(scene.ctx.topic(scene.s)) else { return Err("whose product it is is not told") };
        draft.entity("organisation", house);
    }
    with(draft, "approved", out)
}

fn withdrawn(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g)) != "retirer" {
        return Err("no withdrawal is told");
    }
    product(scene, &mut draft)?;
    with(draft, "withdrawn", out)
}

fn recalled(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g)) != "rappeler" {
        return Err("no recall is told");
    }
    product(scene, &mut draft)?;
    with(draft, "withdrawn", out)
}

fn delayed(_: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Told {
    with(draft, "delayed", out)
}

/// A launch or release that is put off: its product stands in the subject.
fn put_off(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    let from = scene.subject_head().unwrap_or(scene.at).min(scene.at);
    if !has_word(
        scene.ctx,
        atoms,
        from..scene.at,
        &["lancement", "sortie", "commercialisation", "livraison", "service", "arrivee"],
    ) {
        return Err("no launch is put off");
    }
    let product = atoms[from..scene.at].iter().find_map(|a| match a.kind {
        Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Product]) => Some(e),
        _ => None,
    });
    draft.entity("product", product.ok_or("which product is not told")?);
    with(draft, "delayed", out)
}
