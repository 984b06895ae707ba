//! Products told by a noun: `renonce au lancement de P`, `la commercialisation de P a débuté`, `un nouveau report de la
//! sortie de P`.

use super::super::near::{fold, has_word, infinitive};
use super::named;
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading},
        lexicon::{Class, Sense},
        ontology::FactType,
        scene::Scene,
        syntax::{Group, Kind},
    },
    sheet::EntityKind,
    value::Modality,
};

/// Nouns that begin a product's life.
pub(super) const STARTS: &[&str] =
    &["lancement", "commercialisation", "sortie", "vente", "service", "production", "fabrication"];
/// Nouns that end or delay it.
pub(super) const ENDINGS: &[&str] = &["retrait", "rappel", "report"];

/// Reads what sentence `s` tells of a product by a noun.
pub(super) fn read(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    for at in 0..atoms.len() {
        let word = fold(ctx, atoms, at);
        if !(STARTS.contains(&word) || ENDINGS.contains(&word) && atoms[at].verb().is_none()) {
            continue;
        }
        if let Some(draft) = phase(ctx, s, at, word) {
            out.drafts.push(draft);
            return;
        }
    }
}

fn phase(ctx: &Context<'_>, s: usize, at: usize, word: &str) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    // `l'implant P a obtenu … et sa commercialisation a débuté`
    let own = || {
        let possessed = at > 0 && matches!(fold(ctx, atoms, at - 1), "sa" | "son");
        (0..at).rev().filter(|_| possessed).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Product]) => Some(e),
            _ => None,
        })
    };
    let product = named(ctx, atoms, at + 1).or_else(own)?;
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() {
        return None;
    }
    let finite = |g: &Group| g.is_finite() || g.tense == crate::facts::lexicon::Tense::Infinitive;
    // The verb whose object the noun is, else the one it is the subject of.
    let before = (at.saturating_sub(16)..at).rev().find(|i| atoms[*i].verb().is_some_and(finite));
    let end = (at + 1..atoms.len()).find(|i| matches!(atoms[*i].kind, Kind::Entity(e) if e == product)).unwrap_or(at);
    let before = before.filter(|_| end > at);
    let behind = (end + 1..atoms.len())
        .take(12)
        .take_while(|i| !atoms[*i].is(';') && !atoms[*i].is(':'))
        .find(|i| atoms[*i].verb().is_some_and(|g| g.is_finite()));
    let lead = before.unwrap_or(at);
    let put_off = |from: usize| has_word(ctx, atoms, from..at, &["report", "retard", "reports"]);
    let (verb, action) = match before {
        Some(v) => {
            let g = atoms[v].verb()?;
            let name = infinitive(ctx, g);
            let ends = matches!(
                name,
                "renoncer" | "abandonner" | "annuler" | "suspendre" | "arreter" | "cesser" | "interrompre" | "stopper"
            ) || name == "mettre" && has_word(ctx, atoms, v + 1..at, &["fin", "terme"]);
            let tells = g.senses.any(&[Sense::Announce, Sense::Confirm]);
            let starts =
                tells || matches!(name, "debuter" | "commencer" | "demarrer" | "preparer" | "prevoir" | "entamer");
            let action = match word {
                _ if ends => "withdrawn",
                "retrait" | "rappel" if tells || name == "ordonner" || name == "proceder" => "withdrawn",
                "report" if tells => "delayed",
                "retrait" | "rappel" | "report" => return None,
                _ if tells && put_off(v) => "delayed",
                "service" | "vente" | "production" | "fabrication" => return None,
                _ if starts => "launched",
                _ => return None,
            };
            (v, action)
        }
        None => {
            let v = behind.filter(|_| matches!(word, "lancement" | "commercialisation" | "sortie"))?;
            let g = atoms[v].verb()?;
            let name = infinitive(ctx, g);
            let place = has_word(ctx, atoms, v + 1..v + 3, &["lieu"]);
            let action = match name {
                "avoir" if place && g.negated => "withdrawn",
                "avoir" if place => "launched",
                "abandonner" | "annuler" | "suspendre" => "withdrawn",
                "debuter" | "commencer" | "demarrer" | "intervenir" | "prevoir" | "attendre" => "launched",
                _ => return None,
            };
            (v, action)
        }
    };
    let g = atoms[verb].verb()?;
    let company = |e: &u32| ctx.is_kind(*e, &[EntityKind::Company]) && !ctx.is_broker(*e);
    let doer = Scene::new(ctx, s, verb).subjects(&[EntityKind::Company]).first().copied().filter(|_| before.is_some());
    let teller = || {
        // `…, a annoncé X`
        let says = (end..atoms.len()).find(|i| atoms[*i].verb().is_some_and(|g| g.senses.has(Sense::Say)))?;
        (says + 1..(says + 4).min(atoms.len())).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) => Some(e),
            _ => None,
        })
    };
    let house = doer.or_else(teller).or_else(|| ctx.topic(s)).filter(company)?;
    let mut draft = Draft::new(FactType::ProductEvent, "product_event.phase", ctx.sentence(s));
    draft.entity("organisation", house).entity("product", product).term("action", action, None);
    let done = action == "withdrawn" && before.is_none();
    let asked = atoms[lead..at].iter().any(|a| a.term(Class::Stage).is_some());
    draft.modality = match g.modality() {
        _ if done => Modality::Asserted,
        Modality::Denied => return None,
        Modality::Asserted if asked || matches!(infinitive(ctx, g), "prevoir" | "attendre" | "preparer") => {
            Modality::Expected
        }
        other => other,
    };
    Some(draft)
}
