//! Partnerships, alliances, joint ventures: who works with whom.

use super::deals::{HOUSES, object};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, run, triggers},
        scene::Scene,
        syntax::Group,
    },
    sheet::EntityKind,
    value::Modality,
};

/// Reads partnerships.
pub const FRAME: Frame = Frame { id: "partnership", triggers: triggers(PATTERNS), read, examples: EXAMPLES };

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
}

/// Verbs whose subject is a party to the partnership they name.
const ENTERS: &[Sense] = &[
    Sense::Sign,
    Sense::Ally,
    Sense::Announce,
    Sense::Confirm,
    Sense::Start,
    Sense::Launch,
    Sense::Complete,
    Sense::Consider,
    Sense::Intend,
    Sense::Want,
    Sense::Expect,
    Sense::Deny,
    Sense::Up,
];

/// The same among verbs without a sense of their own.
const ENTERING: &[&str] = &[
    "former",
    "creer",
    "etendre",
    "elargir",
    "renforcer",
    "developper",
    "etablir",
    "constituer",
    "entamer",
    "prolonger",
    "renouveler",
    "initier",
    "reconduire",
    "approfondir",
    "concretiser",
    "nouer",
    "mettre",
    "avoir",
];

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "partnership.ally",
        kind: FactType::Partnership,
        trigger: Trigger::Verb(&[Sense::Ally]),
        voice: Voice::Any,
        cues: &[cue("period", From::Behind, Takes::Period)],
        needs: &[],
        finish: allied,
    },
    Pattern {
        id: "partnership.noun",
        kind: FactType::Partnership,
        trigger: Trigger::Noun(Class::Partnership, &[]),
        voice: Voice::Any,
        cues: &[cue("period", From::Behind, Takes::Period)],
        needs: &[],
        finish: named,
    },
    Pattern {
        id: "partnership.partner",
        kind: FactType::Partnership,
        trigger: Trigger::Noun(Class::Partner, &[]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: apposed,
    },
];

fn add(parties: &mut Vec<u32>, more: Vec<u32>) {
    for e in more {
        if !parties.contains(&e) {
            parties.push(e);
        }
    }
}

/// The subjects of the clause where they are companies or institutions and no analysts.
fn subjects(scene: &Scene<'_, '_>) -> Vec<u32> {
    let mut found: Vec<u32> = scene.subjects(HOUSES).into_iter().filter(|e| !scene.ctx.is_broker(*e)).collect();
    // `Le groupe et Y ont paraphé`: a reference beside a name.
    let atoms = scene.atoms();
    if let (1, Some(head)) = (found.len(), scene.subject_head())
        && let Some(and) =
            (head.saturating_sub(5)..head + 3).find(|i| atoms.get(*i).is_some_and(|a| a.term(Class::And).is_some()))
        && and > 0
        && atoms[and - 1].term(Class::Group).is_some()
        && let Some(e) = scene.ctx.refer(scene.s, and - 1, false).filter(|e| !found.contains(e))
    {
        found.insert(0, e);
    }
    found
}

/// The parties under `avec`, `et` or `entre` behind the trigger.
fn partners(scene: &Scene<'_, '_>, links: &'static [&'static str], parties: &mut Vec<u32>) {
    for chunk in scene.under(links).filter(|c| c.under.is_empty() || matches!(c.link, "with" | "between")) {
        let found = scene.entities(chunk.atoms.clone(), HOUSES);
        let found = if found.is_empty() { scene.entities(chunk.atoms.clone(), &[EntityKind::Place]) } else { found };
        add(parties, found);
        if !parties.is_empty() && chunk.link == "between" {
            return;
        }
    }
}

fn finish(scene: &Scene<'_, '_>, mut draft: Draft, parties: &[u32], out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if parties.len() < 2 {
        return Err("the parties are not told");
    }
    for e in parties {
        draft.entity("parties", *e);
    }
    object(scene, &mut draft);
    out.push(draft);
    Ok(())
}

/// `X s'allie à Y`, `X et Y s'associent`, `X collabore avec Y`
fn allied(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if scene.term_in(scene.at..scene.end, Class::Contract).is_some() {
        return Err("a contract");
    }
    let partnership = scene.object().is_some_and(|c| scene.term_in(c.atoms.clone(), Class::Partnership).is_some());
    let reflexive = scene.verb.is_some_and(|g| !g.senses.has(Sense::Sign));
    if !reflexive && !partnership {
        return Err("what is signed is no partnership");
    }
    if scene.bare_participle() {
        return Err("a tie told in passing");
    }
    let mut parties = subjects(scene);
    if parties.is_empty() {
        return Err("the parties are not told");
    }
    partners(scene, if partnership { &["with"] } else { &["with", "to"] }, &mut parties);
    finish(scene, draft, &parties, out)
}

/// `travailler avec Y, son principal partenaire`, `Y, partenaire de X`
fn apposed(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let Some(one) = scene.apposed(scene.at, &[EntityKind::Company]) else {
        return Err("whose partner it is cannot be told");
    };
    let mut parties = Vec::new();
    if scene.possessed(scene.at) {
        // `son`: the subject of the sentence's first clause.
        let verb = scene.atoms()[..scene.at].iter().position(|a| a.verb().is_some_and(Group::is_finite));
        add(&mut parties, verb.and_then(|v| scene.ctx.actor(scene.s, v)).into_iter().collect());
    } else {
        partners(scene, &["of"], &mut parties);
    }
    parties.retain(|e| *e != one && !scene.ctx.is_broker(*e) && scene.ctx.is_kind(*e, &[EntityKind::Company]));
    parties.truncate(1);
    add(&mut parties, vec![one]);
    finish(scene, draft, &parties, out)
}

/// `un partenariat avec Y`, `le partenariat entre X et Y`, `partenariat X-Y`
fn named(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut parties = Vec::new();
    partners(scene, &["between"], &mut parties);
    if parties.len() >= 2 {
        return finish(scene, draft, &parties, out);
    }
    parties.clear();
    let stops = scene
        .verb_at
        .filter(|v| *v < scene.at)
        .is_some_and(|v| scene.has_word(v..scene.at, &["fin", "terme", "rupture", "arret", "retrait"]));
    let ends = stops
        || scene.verb.is_some_and(|g| {
            g.senses.any(&[Sense::Withdraw, Sense::Reject, Sense::Down]) || g.negated && !g.senses.any(ENTERS)
        });
    // `l'alliance nouée avec Y`: the tie stands, whatever is said of it.
    let noted = scene.chunks.iter().any(|c| c.link == "with" && c.under.any(&[Sense::Sign, Sense::Ally]));
    if ends && !(noted && scene.verb_at.is_some_and(|v| v < scene.at)) {
        return Err("a partnership ended");
    }
    let carrier = super::deals::carrier(scene);
    let talks =
        scene.verb_at.filter(|v| *v < scene.at).is_some_and(|v| scene.term_in(v..scene.at, Class::Stage).is_some());
    let enters =
        talks || scene.verb.is_none_or(|g| g.senses.any(ENTERS) || g.modal.any(ENTERS)) || ENTERING.contains(&carrier);
    if enters {
        parties = subjects(scene);
    } else if scene.verb.is_some_and(|g| g.senses.has(Sense::Be)) {
        return Err("the parties are not told");
    }
    // `revenus tirés du partenariat noué avec Y`: between the company in play and Y.
    let mut draft = draft;
    if parties.is_empty() && noted {
        parties = subjects(scene);
        parties.extend(scene.ctx.topic(scene.s).filter(|_| parties.is_empty()));
        draft.modality = Modality::Asserted;
    }
    if parties.is_empty() {
        return Err("the parties are not told");
    }
    partners(scene, &["with"], &mut parties);
    // `a conclu avec Y un accord de coopération`
    if parties.len() == 1
        && let Some(v) = scene.verb_at.filter(|v| *v < scene.at)
        && let Some(with) = (v..scene.at).find(|i| scene.atoms()[*i].prep("with"))
    {
        add(&mut parties, scene.entities(with + 1..scene.at, HOUSES));
    }
    finish(scene, draft, &parties, out)
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone s'allie à Nestlé pour développer des laits infantiles.",
        facts: &["partnership parties=Danone + Nestlé; object=développer des laits infantiles"],
    },
    Example {
        text: "Danone et Nestlé s'associent dans le recyclage du plastique.",
        facts: &["partnership parties=Danone + Nestlé"],
    },
    Example {
        text: "Danone a noué un partenariat avec Microsoft dans l'intelligence artificielle.",
        facts: &["partnership parties=Danone + Microsoft"],
    },
    Example {
        text: "Danone annonce un partenariat stratégique avec Microsoft pour accélérer sa transformation numérique.",
        facts: &["partnership parties=Danone + Microsoft; object=accélérer sa transformation numérique"],
    },
    Example {
        text: "L'alliance entre Danone et Microsoft remonte, elle, à 2023.",
        facts: &["partnership parties=Danone + Microsoft; period=2023"],
    },
    Example {
        text: "Danone va créer une coentreprise avec Nestlé en Chine.",
        facts: &["partnership parties=Danone + Nestlé; expected"],
    },
    Example {
        text: "Danone dément tout projet d'alliance avec Nestlé.",
        facts: &["partnership parties=Danone + Nestlé; denied"],
    },
    Example {
        text: "Danone serait en discussions avec Nestlé en vue d'un partenariat.",
        facts: &["partnership parties=Danone + Nestlé; possible"],
    },
    Example {
        text: "Danone a conclu avec Microsoft un accord de coopération.",
        facts: &["partnership parties=Danone + Microsoft"],
    },
    Example { text: "Danone met fin à son partenariat avec Microsoft.", facts: &[] },
    Example { text: "Danone salue le partenariat avec Microsoft.", facts: &[] },
    Example { text: "Danone noue une alliance.", facts: &[] },
    Example {
        text: "Danone renforce ses liens avec Microsoft, son principal partenaire.",
        facts: &["partnership parties=Danone + Microsoft"],
    },
    Example { text: "Danone cherche un partenariat.", facts: &[] },
    Example { text: "Danone cherche un partenaire.", facts: &[] },
    Example { text: "Danone et ses partenaires ont fêté l'événement.", facts: &[] },
];
