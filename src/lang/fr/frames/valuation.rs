//! What a company is worth: market capitalisations, valuations, multiples of its profits.

mod examples;

use super::deals::{carrier, infinitive};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense},
        marks::Triggers,
        ontology::FactType,
        pattern::{Takes, is_a},
        scene::Scene,
        syntax::{Group, Kind, governed},
    },
    sheet::EntityKind,
    value::{Amount, Decimal, FigureKind, Modality},
};

/// Reads valuations.
pub const FRAME: Frame = Frame {
    id: "valuation",
    triggers: Triggers::NONE.figures(FigureKind::Multiple).words(&[&["valoriser", "valoir", "peser"], WORTH]),
    read,
    examples: examples::EXAMPLES,
};

const COMPANY: &[EntityKind] = &[EntityKind::Company];

/// Nouns for what something is worth.
const WORTH: &[&str] = &["capitalisation", "valorisation", "valeur"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        for at in 0..ctx.atoms(s).len() {
            let atom = &ctx.atoms(s)[at];
            let found = match atom.kind {
                Kind::Verb(g) if matches!(infinitive(ctx, &g), "valoriser" | "valoir" | "peser") => {
                    valued(ctx, s, at, &g)
                }
                Kind::Figure(f) if ctx.figure_kind(f) == FigureKind::Multiple => multiple(ctx, s, at, f),
                _ if WORTH.contains(&ctx.word(atom)) => capitalised(ctx, s, at),
                _ => None,
            };
            out.drafts.extend(found);
        }
    }
}

/// Whether an amount is one that companies are worth, no price of a share.
fn is_large(ctx: &Context<'_>, figure: u32) -> bool {
    let least = Decimal::new(1_000_000, 0);
    is_a(ctx, figure, Takes::Money)
        && ctx.figure(figure).value.value.and_then(Amount::decimal).zip(least).is_some_and(|(a, b)| a >= b)
}

fn draft(ctx: &Context<'_>, s: usize, id: &'static str, subject: u32, figure: u32, metric: &'static str) -> Draft {
    let mut draft = Draft::new(FactType::Valuation, id, ctx.sentence(s));
    draft.entity("subject", subject).figure("value", figure).term("metric", metric, None);
    draft
}

/// The company that the section or the article is about.
fn topic(ctx: &Context<'_>, s: usize) -> Option<u32> {
    ctx.topic(s).filter(|e| ctx.is_kind(*e, COMPANY) && !ctx.is_broker(*e))
}

/// `une capitalisation boursière de 940 millions`, `porte sa capitalisation à 76 milliards`
fn capitalised(ctx: &Context<'_>, s: usize, at: usize) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    let scene = Scene::new(ctx, s, at);
    let next = |words: &[&str]| scene.has_word(at + 1..at + 3, words);
    let metric = match ctx.word(&atoms[at]) {
        "capitalisation" => "market_cap",
        "valeur" if next(&["boursiere"]) => "market_cap",
        "valeur" if next(&["d'entreprise", "entreprise"]) => "enterprise_value",
        "valorisation" if !next(&["cible"]) => "valuation",
        _ => return None,
    };
    if scene.unreal() {
        return None;
    }
    let market = scene.has_word(at..at + 5, &["marche", "place", "cote", "actions"]);
    let mut moved = false;
    let mut found = None;
    for i in at + 1..(at + 14).min(atoms.len()) {
        match atoms[i].kind {
            Kind::Figure(f) if is_large(ctx, f) => {
                // `a fondu de 2 milliards`: by how much, not how much.
                let by = (at..i).rev().take(3).find(|j| atoms[*j].term(Class::Prep).is_some() || atoms[*j].prep("to"));
                found = Some(f).filter(|_| !(moved && by.is_some_and(|j| atoms[j].prep("of"))));
                break;
            }
            Kind::Verb(g) => moved |= g.senses.any(&[Sense::Up, Sense::Down]),
            Kind::Sign(';' | ':') => break,
            _ => {}
        }
    }
    // `le seuil des 100 milliards d'euros de capitalisation`
    let counted = || match atoms.get(at.checked_sub(2)?)?.kind {
        Kind::Figure(f) if atoms[at - 1].prep("of") && is_large(ctx, f) => {
            let reached = scene.verb.is_some_and(|g| g.senses.any(&[Sense::Cross, Sense::Level]));
            (reached || scene.has_word(0..at, &["seuil", "barre", "cap"])).then_some(f)
        }
        _ => None,
    };
    let figure = found.or_else(counted)?;
    if market {
        let mut exchanges = (0..).zip(&ctx.mentions.entities).filter(|(_, e)| e.kind == EntityKind::Exchange);
        let only = exchanges.next().filter(|_| exchanges.next().is_none() && metric == "market_cap")?.0;
        return Some(draft(ctx, s, "valuation.market", only, figure, metric));
    }
    let of = scene
        .chunks
        .iter()
        .take(3)
        .filter(|c| c.link == "of")
        .find_map(|c| scene.entities(c.atoms.clone(), COMPANY).first().copied());
    let here = || {
        atoms[..at].iter().enumerate().find_map(|(i, a)| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, COMPANY) && !ctx.is_broker(e) && !governed(atoms, i) => Some(e),
            Kind::Entity(e) if i > 0 && atoms[i - 1].term(Class::Share).is_some() && ctx.is_kind(e, COMPANY) => Some(e),
            _ => None,
        })
    };
    let subject = of.or_else(here).or_else(|| topic(ctx, s))?;
    let mut draft = draft(ctx, s, "valuation.market_cap", subject, figure, metric);
    draft.modality = scene.modality();
    (draft.modality != Modality::Denied).then_some(draft)
}

/// `X est valorisé à 3 milliards`, `L'opération valorise X à 3 milliards`, `X vaudrait 15 milliards`
fn valued(ctx: &Context<'_>, s: usize, at: usize, g: &Group) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    let scene = Scene::new(ctx, s, at);
    if scene.unreal() || g.negated {
        return None;
    }
    // A verb of weighing tells of worth only in the market.
    if infinitive(ctx, g) == "peser" && !scene.has_word(at..(at + 9).min(atoms.len()), &["bourse", "capitalisation"]) {
        return None;
    }
    let subject = valued_company(&scene)?;
    let figure = (at + 1..scene.end.min(at + 12)).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_large(ctx, f) => Some(f),
        _ => None,
    })?;
    let metric = if scene.has_word(at..atoms.len(), &["dette", "dettes"]) {
        "enterprise_value"
    } else if scene.has_word(at..atoms.len(), &["bourse"]) {
        "market_cap"
    } else {
        "valuation"
    };
    let mut draft = draft(ctx, s, "valuation.valued", subject, figure, metric);
    draft.modality = scene.modality();
    draft.attribution = scene.attribution();
    Some(draft)
}

/// The company that a verb of valuing is told of.
fn valued_company(scene: &Scene<'_, '_>) -> Option<u32> {
    // `Il pourrait valoir`: a contract as well as a company.
    if scene.subject_head().is_some_and(|h| scene.atoms()[h].term(Class::Pronoun).is_some()) {
        return None;
    }
    let active = !scene.is_passive() && !matches!(carrier(scene), "valoir" | "peser");
    let found = if active {
        // `L'opération valorise l'entreprise 1,6 milliard`: the one the article tells of, not its investor.
        let deal = scene.subject_head().is_some_and(
            |h| matches!(scene.atoms()[h].kind, Kind::Term(t) if matches!(t.class, Class::Deal | Class::Raise)),
        );
        let object = scene.object().map(|c| c.atoms.clone());
        let refers = object.is_some_and(|r| {
            scene.term_in(r.clone(), Class::Group).is_some()
                && !scene.atoms()[r].iter().any(|a| matches!(a.kind, Kind::Entity(_)))
        });
        if let Some(topic) = topic(scene.ctx, scene.s).filter(|_| deal && refers) {
            return Some(topic);
        }
        scene.object().map(|c| scene.entities(c.atoms.clone(), COMPANY)).unwrap_or_default()
    } else if scene.at == 0 {
        // `Valorisée 540 millions, X a levé`
        super::ownership::headed(scene, 0).into_iter().collect()
    } else {
        scene.subjects(COMPANY)
    };
    found.first().copied().filter(|e| !scene.ctx.is_broker(*e))
}

/// `soit 9,5 fois l'Ebitda attendu`, `à 23 fois les bénéfices, la valorisation du groupe`
fn multiple(ctx: &Context<'_>, s: usize, at: usize, figure: u32) -> Option<Draft> {
    let atoms = ctx.atoms(s);
    let profit = (at + 1..(at + 5).min(atoms.len())).any(|i| {
        atoms[i].term(Class::Metric).is_some_and(|m| {
            m.contains("income") || m.contains("ebit") || m.contains("eps") || m == "revenue" || m == "gross_profit"
        })
    });
    let scene = Scene::new(ctx, s, at);
    let debt = scene.has_word(0..at, &["levier", "endettement", "ratio", "covenant", "couverture"])
        || scene.has_word(0..at, &["dette"]) && !scene.has_word(0..at, &["comprise", "incluse", "inclus", "compris"]);
    if !profit || debt || scene.unreal() {
        return None;
    }
    let verb = atoms.iter().enumerate().find_map(|(i, a)| {
        let g = a
            .verb()
            .filter(|g| matches!(infinitive(ctx, g), "valoriser" | "payer" | "traiter" | "valoir" | "peser"))?;
        (!g.negated).then(|| Scene::new(ctx, s, i))
    });
    let worth = scene.has_word(0..atoms.len(), &["valorisation", "multiple", "capitalisation"]);
    let deal = atoms.iter().take(3).any(|a| a.term(Class::Deal).is_some() || ctx.word(a) == "prix");
    let subject = if let Some(verb) = &verb {
        let pays = !matches!(carrier(verb), "valoriser") && !verb.is_passive();
        if pays { verb.subjects(COMPANY).first().copied() } else { valued_company(verb) }
    } else if deal {
        bought(ctx, s)
    } else if worth {
        topic(ctx, s)
    } else {
        None
    };
    let mut draft = draft(ctx, s, "valuation.multiple", subject?, figure, "earnings_multiple");
    draft.modality = verb.map_or(Modality::Asserted, |v| v.modality());
    Some(draft)
}

/// What was bought in the sentences before.
fn bought(ctx: &Context<'_>, s: usize) -> Option<u32> {
    (s.saturating_sub(2)..s).rev().find_map(|p| {
        ctx.atoms(p).iter().enumerate().find_map(|(i, a)| {
            a.verb().filter(|g| g.senses.has(Sense::Acquire) && !g.passive)?;
            let scene = Scene::new(ctx, p, i);
            let object = scene.object()?;
            scene.entities(object.atoms.clone(), COMPANY).first().copied()
        })
    })
}
