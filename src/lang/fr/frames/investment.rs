//! Money put into plants, networks, programmes.

mod works;

use super::deals::{HOUSES, carrier, entity, infinitive, phrase_end};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense, Tense},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, run, triggers},
        scene::Scene,
        syntax::{Kind, subject},
    },
    value::Modality,
};

/// Reads investments.
pub const FRAME: Frame = Frame {
    id: "investment",
    triggers: triggers(PATTERNS).words(&[CONTRIBUTE, works::BUILD, works::OPEN, works::BUILDING]),
    read,
    examples: EXAMPLES,
};

/// Verbs that tell what an investor puts in.
const CONTRIBUTE: &[&str] = &["apporter", "mettre", "injecter", "souscrire", "investir"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
    for &s in here {
        contributions(ctx, s, out);
        backing(ctx, s, out);
        works::works(ctx, s, out);
        works::more(ctx, s, out);
    }
}

/// Whether sentence `s` tells of money raised.
fn raises(ctx: &Context<'_>, s: usize) -> bool {
    ctx.atoms(s).iter().any(|a| {
        matches!(a.term(Class::Raise), Some("shares" | "funding_round" | "convertible" | "ipo"))
            || a.verb().is_some_and(|g| g.senses.has(Sense::Fund))
    })
}

/// What one investor puts into a raise told nearby: `X, qui apporte 18 millions`, `X y a souscrit à hauteur de 20 millions`.
fn backing(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let raise = |p: usize| raises(ctx, p);
    let atoms = ctx.atoms(s);
    for (at, atom) in atoms.iter().enumerate() {
        let Some(g) = atom.verb().filter(|g| !g.negated && !g.passive && CONTRIBUTE.contains(&infinitive(ctx, g)))
        else {
            continue;
        };
        if g.senses.has(Sense::Invest) && infinitive(ctx, g) == "investir" || !(s.saturating_sub(2)..=s).any(raise) {
            continue;
        }
        // The amount stands right behind, or under `à hauteur de`.
        let lead = usize::from(atoms.get(at + 1).is_some_and(|a| a.prep("to")));
        let Some(Kind::Figure(f)) = atoms.get(at + 1 + lead).map(|a| a.kind) else { continue };
        if !is_a(ctx, f, Takes::Money) || lead == 0 && infinitive(ctx, g) == "souscrire" {
            continue;
        }
        let house = |i: usize| match atoms[i].kind {
            Kind::Entity(e) => Some(e),
            _ => ctx.stands_for(s, i),
        };
        let relative = at > 1 && atoms[at - 1].term(Class::Relative) == Some("qui");
        let who = if relative {
            (0..at - 1).rev().find(|i| !atoms[*i].is(',')).and_then(|i| match atoms[i].kind {
                Kind::Entity(e) => Some(e),
                _ => None,
            })
        } else {
            subject(atoms, at).and_then(house)
        };
        let Some(who) = who.filter(|e| ctx.is_kind(*e, HOUSES)) else { continue };
        let mut draft = Draft::new(FactType::Investment, "investment.backing", ctx.sentence(s));
        draft.modality = g.modality();
        draft.entity("investor", who).figure("amount", f);
        out.drafts.push(draft);
    }
}

/// What each investor puts into a raise told before: `X apportera 551 millions, Y 57 millions et Z 90 millions`.
fn contributions(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    let raise = |p: usize| raises(ctx, p);
    if !(s.saturating_sub(4)..s).any(raise) {
        return;
    }
    let atoms = ctx.atoms(s);
    let verb = atoms.iter().position(|a| {
        a.verb().is_some_and(|g| {
            (g.is_finite() || g.tense == Tense::Infinitive) && !g.negated && CONTRIBUTE.contains(&infinitive(ctx, g))
        })
    });
    let Some((at, modality)) = verb.and_then(|i| {
        // `se sont engagés à souscrire`
        let g = atoms[i].verb()?;
        let plain = g.modality() == Modality::Asserted && (!g.is_finite() || !g.modal.is_empty());
        Some((i, if plain { Modality::Expected } else { g.modality() }))
    }) else {
        return;
    };
    let (mut who, mut much) = (Vec::new(), Vec::new());
    for atom in atoms {
        match atom.kind {
            Kind::Entity(e) if ctx.is_kind(e, HOUSES) => who.push(e),
            Kind::Figure(f) if is_a(ctx, f, Takes::Money) => much.push((f, who.len())),
            Kind::Sign(';' | ':') => break,
            _ => {}
        }
    }
    // In turn, or names first and amounts behind *respectivement*.
    let in_turn = much.iter().enumerate().all(|(i, (_, before))| *before == i + 1);
    let named = |i: usize| matches!(atoms[i].kind, Kind::Entity(e) if ctx.is_kind(e, HOUSES));
    let in_order = Scene::new(ctx, s, at).has_word(at..atoms.len(), &["respectivement"])
        || !(at..atoms.len()).any(named) && much.iter().all(|(_, before)| *before == who.len());
    // `X apporte à lui seul 120 millions`
    let alone = who.len() == 1
        && much.len() == 1
        && atoms[at]
            .verb()
            .is_some_and(|g| matches!(infinitive(ctx, g), "apporter" | "injecter" | "souscrire") && !g.passive)
        && subject(atoms, at).is_some_and(|h| match atoms[h].kind {
            Kind::Entity(e) => who.contains(&e),
            // `Son premier actionnaire, X, s'est engagé à y souscrire`
            _ => atoms[h].term(Class::Holder).is_some(),
        });
    if who.len() != much.len() || who.len() < 2 && !alone || !(in_turn || in_order) {
        return;
    }
    for (e, (f, _)) in who.into_iter().zip(much) {
        let mut draft = Draft::new(FactType::Investment, "investment.contribution", ctx.sentence(s));
        draft.modality = modality;
        draft.entity("investor", e).figure("amount", f);
        out.drafts.push(draft);
    }
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "investment.invest",
        kind: FactType::Investment,
        trigger: Trigger::Verb(&[Sense::Invest]),
        voice: Voice::Active,
        cues: &[
            cue("investor", From::Subject, Takes::Actor),
            cue("amount", From::Object, Takes::Money),
            cue("amount", From::Behind, Takes::Money),
            cue("period", From::After(&["on", "in"]), Takes::Period),
            cue("period", From::Behind, Takes::Period),
            cue("place", From::After(&["in", "to"]), Takes::Place),
        ],
        needs: &[&["investor"], &["amount"]],
        finish: invested,
    },
    // `500 millions seront investis par X dans ses usines`
    Pattern {
        id: "investment.invested",
        kind: FactType::Investment,
        trigger: Trigger::Verb(&[Sense::Invest]),
        voice: Voice::Passive,
        cues: &[
            cue("investor", From::After(&["by"]), Takes::Actor),
            cue("amount", From::Sentence, Takes::Money),
            cue("period", From::Sentence, Takes::Period),
            cue("place", From::After(&["in", "to"]), Takes::Place),
        ],
        needs: &[&["investor"], &["amount"]],
        finish: invested,
    },
    Pattern {
        id: "investment.noun",
        kind: FactType::Investment,
        trigger: Trigger::Noun(Class::Deal, &["invest"]),
        voice: Voice::Any,
        cues: &[
            cue("amount", From::After(&["of"]), Takes::Money),
            cue("period", From::After(&["on", "in"]), Takes::Period),
            cue("place", From::After(&["in", "to"]), Takes::Place),
        ],
        needs: &[&["amount"]],
        finish: noun,
    },
];

/// `pour agrandir son usine`, `afin de moderniser ses lignes`: where the infinitive's own object stands.
fn purpose(scene: &Scene<'_, '_>) -> Option<usize> {
    const INTO: &[&str] = &[
        "agrandir",
        "moderniser",
        "construire",
        "developper",
        "renover",
        "equiper",
        "accroitre",
        "augmenter",
        "doubler",
        "etendre",
        "renforcer",
        "reconvertir",
        "decarboner",
        "batir",
        "rouvrir",
        "relancer",
    ];
    let atoms = scene.atoms();
    (scene.at + 1..atoms.len()).find(|i| {
        atoms[*i].verb().is_some_and(|g| g.tense == Tense::Infinitive && INTO.contains(&infinitive(scene.ctx, g)))
            && (atoms[i - 1].prep("for") || atoms[i - 1].prep("of") || atoms[i - 1].prep("to"))
    })
}

/// What the money goes into: the phrase under `dans`, else under `à` or `pour`.
fn object(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    for link in ["in", "to", "for"] {
        let found = (scene.at + 1..scene.end.min(atoms.len())).find(|i| {
            let here =
                atoms[*i].term(Class::Prep) == Some(link) || link == "to" && atoms[*i].term(Class::Det) == Some("to");
            let next = (i + 1..(i + 3).min(atoms.len())).find(|j| atoms[*j].term(Class::Det).is_none());
            here && next.is_some_and(|j| !matches!(atoms[j].kind, Kind::Entity(_) | Kind::Figure(_) | Kind::Date(_)))
        });
        if let Some(at) = found {
            if let Some(span) = scene.phrase(at + 1..phrase_end(scene, at + 1)) {
                draft.phrase("object", span, scene.ctx.text.source);
            }
            return;
        }
    }
    if let Some(at) = purpose(scene)
        && let Some(span) = scene.phrase(at..phrase_end(scene, at + 1))
    {
        draft.phrase("object", span, scene.ctx.text.source);
    }
}

fn close(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if entity(&draft, "investor").is_some_and(|e| scene.ctx.is_broker(e)) {
        return Err("an analyst's word");
    }
    let back = scene
        .term_in(scene.at..scene.end, Class::Buyback)
        .or_else(|| scene.term_in(scene.at..scene.end, Class::Dividend));
    const NOT_INTO: &[&str] = &[
        "actionnaires",
        "remboursement",
        "desendettement",
        "dette",
        "salaires",
        "amende",
        "bourse",
        "actions",
        "acquisition",
        "acquisitions",
        "rachat",
    ];
    if back.is_some() || scene.has_word(scene.at..scene.end, NOT_INTO) {
        return Err("money paid out");
    }
    if draft.modality == Modality::Denied {
        return Err("nothing is invested");
    }
    object(scene, &mut draft);
    out.push(draft);
    Ok(())
}

fn invested(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if matches!(
        carrier(scene),
        "debourser" | "depenser" | "affecter" | "consacrer" | "allouer" | "mobiliser" | "dedier"
    ) {
        let into = (scene.at..scene.end)
            .any(|i| scene.atoms()[i].prep("in") || scene.atoms()[i].prep("to") || scene.atoms()[i].prep("for"));
        if !into || matches!(carrier(scene), "debourser" | "depenser") && scene.relative().is_some() {
            return Err("what for is not told");
        }
    }
    // `qui va débourser 4 milliards`: the price of a deal.
    if carrier(scene) == "debourser" || carrier(scene) == "depenser" && purpose(scene).is_none() {
        return Err("a price paid");
    }
    close(scene, draft, out)
}

fn noun(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    const DOES: &[Sense] = &[
        Sense::Announce,
        Sense::Launch,
        Sense::Confirm,
        Sense::Expect,
        Sense::Intend,
        Sense::Consider,
        Sense::Want,
        Sense::Start,
    ];
    const DOING: &[&str] = &["realiser", "engager", "effectuer", "preparer", "decider"];
    let does = scene.verb.is_none()
        || scene.verb.is_some_and(|g| g.senses.any(DOES) || g.modal.any(DOES))
        || DOING.contains(&carrier(scene));
    let head = scene.subject_head().filter(|h| *h < scene.at && does).ok_or("who invests is not told")?;
    let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
    let who = scene.entities(head..end, HOUSES).first().copied().ok_or("who invests is not told")?;
    draft.entity("investor", who);
    close(scene, draft, out)
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone va investir 200 millions d'euros dans son usine de Steenvoorde.",
        facts: &["investment investor=Danone; amount=200000000 EUR; object=usine de Steenvoorde; expected"],
    },
    Example {
        text: "Danone investit 85 millions d'euros en Pologne sur cinq ans.",
        facts: &["investment investor=Danone; amount=85000000 EUR; place=Poland; period=P5Y"],
    },
    Example {
        text: "Danone annonce un investissement de 300 millions d'euros dans une nouvelle usine au Mexique.",
        facts: &["investment investor=Danone; amount=300000000 EUR; object=nouvelle usine; place=Mexico"],
    },
    Example {
        text: "Danone va consacrer 40 millions d'euros à la rénovation de ses magasins.",
        facts: &["investment investor=Danone; amount=40000000 EUR; object=rénovation de ses magasins; expected"],
    },
    Example {
        text: "Danone injecte 50 millions d'euros dans Alpro.",
        facts: &["investment investor=Danone; amount=50000000 EUR"],
    },
    Example {
        text: "Danone prévoit d'investir 1 milliard de dollars aux Etats-Unis d'ici 2028.",
        facts: &["investment investor=Danone; amount=1000000000 USD; place=United States; period=2028; expected"],
    },
    Example {
        text: "Danone annonce une augmentation de capital. Eurazeo apportera 551 millions d'euros, Bpifrance 57 millions et Nestlé 90 millions.",
        facts: &[
            "investment investor=Eurazeo; amount=551000000 EUR; expected",
            "investment investor=Bpifrance; amount=57000000 EUR; expected",
            "investment investor=Nestlé; amount=90000000 EUR; expected",
        ],
    },
    Example {
        text: "Alstom annonce une augmentation de capital. Eurazeo y a souscrit à hauteur de 20 millions d'euros.",
        facts: &["investment investor=Eurazeo; amount=20000000 EUR"],
    },
    Example {
        text: "Alstom annonce une augmentation de capital. Elle est menée par Eurazeo, qui apporte 18 millions d'euros, avec Nestlé.",
        facts: &["investment investor=Eurazeo; amount=18000000 EUR"],
    },
    Example {
        text: "Alstom annonce une augmentation de capital. Eurazeo n'apporte pas 20 millions d'euros.",
        facts: &[],
    },
    Example { text: "Danone a investi.", facts: &[] },
    Example { text: "Danone ne va pas investir 200 millions d'euros dans son usine.", facts: &[] },
    Example { text: "Danone a déboursé 300 millions d'euros.", facts: &[] },
    Example { text: "Danone investira-t-il 300 millions d'euros dans son usine ?", facts: &[] },
    Example { text: "Danone consacrera 2 milliards d'euros au remboursement de sa dette.", facts: &[] },
    Example {
        text: "Le groupe Veltis construira une usine en Pologne, chiffrée à 150 millions d'euros.",
        facts: &["investment investor=Veltis; amount=150000000 EUR; object=usine; place=Poland; expected"],
    },
    Example {
        text: "Le groupe Veltis étudie la construction d'une seconde usine en Pologne, qui coûterait 150 millions d'euros.",
        facts: &[
            "investment investor=Veltis; amount=150000000 EUR; object=construction d'une seconde usine; place=Poland; possible",
        ],
    },
    Example {
        text: "Le groupe Veltis mettra 200 millions d'euros sur la table pour construire une usine à Lens.",
        facts: &["investment investor=Veltis; amount=200000000 EUR; object=usine; place=Lens; expected"],
    },
    Example {
        text: "Le groupe Veltis a annoncé la construction d'une usine à Lens. L'investissement s'élèvera à 350 millions d'euros.",
        facts: &[
            "investment investor=Veltis; amount=350000000 EUR (expected); object=construction d'une usine; place=Lens",
        ],
    },
    Example {
        text: "500 millions d'euros seront investis par le groupe Veltis dans ses usines françaises.",
        facts: &["investment investor=Veltis; amount=500000000 EUR; object=usines françaises; expected"],
    },
    Example { text: "Le groupe Veltis ouvrira une usine.", facts: &[] },
    Example { text: "Le groupe Veltis a ouvert une usine à Lens sans en dire le prix.", facts: &[] },
];
