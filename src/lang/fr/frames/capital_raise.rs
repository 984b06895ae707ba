//! Money raised: funding rounds, new shares, bonds, loans, listings.

use super::deals::{HOUSES, carrier, entity, infinitive};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, is_period, run, triggers},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
    value::{Grain, Modality},
};

/// Reads capital raises.
pub const FRAME: Frame = Frame { id: "capital_raise", triggers: triggers(PATTERNS), read, examples: EXAMPLES };

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "capital_raise.raise",
        kind: FactType::CapitalRaise,
        trigger: Trigger::Verb(&[Sense::Fund]),
        voice: Voice::Active,
        cues: &[cue("issuer", From::Subject, Takes::Company), cue("amount", From::Object, Takes::Money)],
        needs: &[&["issuer"], &["amount"]],
        finish: raised,
    },
    Pattern {
        id: "capital_raise.issue",
        kind: FactType::CapitalRaise,
        trigger: Trigger::VerbNoun(&[Sense::Issue], Class::Raise),
        voice: Voice::Active,
        cues: &[cue("issuer", From::Subject, Takes::OneOf(HOUSES)), cue("amount", From::Behind, Takes::Money)],
        needs: &[&["issuer"], &["amount"]],
        finish: raised,
    },
    Pattern {
        id: "capital_raise.noun",
        kind: FactType::CapitalRaise,
        trigger: Trigger::Noun(Class::Raise, &[]),
        voice: Voice::Any,
        cues: &[cue("amount", From::Behind, Takes::Money)],
        needs: &[],
        finish: noun,
    },
];

/// Verbs whose subject raises the money that their object names.
const RAISES: &[Sense] = &[
    Sense::Announce,
    Sense::Launch,
    Sense::Complete,
    Sense::Sign,
    Sense::Win,
    Sense::Issue,
    Sense::Fund,
    Sense::Intend,
    Sense::Want,
    Sense::Expect,
    Sense::Consider,
    Sense::Start,
    Sense::Confirm,
    Sense::Approve,
    Sense::Propose,
];

/// The same among verbs without a sense of their own.
const RAISING: &[&str] = &[
    "realiser",
    "proceder",
    "effectuer",
    "contracter",
    "souscrire",
    "reussir",
    "preparer",
    "placer",
    "mener",
    "conclure",
    "clore",
    "cloturer",
];

/// The instrument: the trigger noun's, else the one the clause names, else a round.
fn instrument(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let own = atoms[scene.at].term(Class::Raise).map(|v| (scene.at, v));
    let near = own.or_else(|| scene.term_in(scene.at..atoms.len(), Class::Raise));
    if let Some((at, value)) = near {
        // `obligations convertibles` may be told in two words.
        let convertible =
            value == "bond" && scene.has_word(at..(at + 3).min(atoms.len()), &["convertibles", "convertible"]);
        let span = scene.ctx.span(&atoms[at].tokens);
        draft.term("instrument", if convertible { "convertible" } else { value }, Some((span, scene.ctx.text.source)));
        return;
    }
    // `Augmentation de capital. Il est proposé de lever 60 millions`: what the line before names.
    let line = |p: usize| scene.ctx.text.sentences.get(p).map(|x| x.paragraph);
    let above = scene
        .s
        .checked_sub(1)
        .filter(|p| line(*p) == line(scene.s))
        .and_then(|p| scene.ctx.atoms(p).iter().find_map(|a| a.term(Class::Raise)));
    let value = if let Some(value) = above {
        value
    } else if scene.has_word(0..atoms.len(), &["preferentiel", "dps"]) {
        "shares"
    } else if scene.has_word(0..atoms.len(), &["obligataire", "obligations"]) {
        "bond"
    } else if scene.has_word(0..atoms.len(), &["dette", "emprunt", "credit"]) {
        "loan"
    } else {
        "funding_round"
    };
    let span = scene.ctx.span(&atoms[scene.at].tokens);
    draft.term("instrument", value, Some((span, scene.ctx.text.source)));
}

/// Coupon, maturity, price of the issue.
fn conditions(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    for (i, atom) in atoms.iter().enumerate() {
        let word_before = |words: &[&str]| scene.has_word(i.saturating_sub(5)..i, words);
        match atom.kind {
            Kind::Figure(f)
                if is_a(scene.ctx, f, Takes::Percent)
                    && word_before(&["coupon", "taux", "remunerees", "remuneree", "interet"])
                    && !draft.has("coupon") =>
            {
                draft.figure("coupon", f);
            }
            Kind::Figure(f)
                if is_a(scene.ctx, f, Takes::AnyMoney)
                    && word_before(&["prix", "souscription"])
                    && !draft.has("price") =>
            {
                let same = draft
                    .body
                    .get("amount")
                    .and_then(crate::facts::ontology::Slot::figure)
                    .is_some_and(|x| x.index() == f as usize);
                if !same {
                    draft.figure("price", f);
                }
            }
            Kind::Date(d)
                if is_period(scene.ctx, d)
                    && (word_before(&["maturite", "echeance", "duree", "terme", "remboursable", "remboursables"])
                        || scene.ctx.date(d).value.as_ref().is_some_and(|v| v.grain() == Grain::Duration)
                            && word_before(&["pret", "emprunt", "credit"])
                            && i > 0
                            && atoms[i - 1].prep("on"))
                    && !draft.has("maturity") =>
            {
                draft.date("maturity", d);
            }
            _ => {}
        }
    }
}

/// Who puts the money: `auprès de`, `mené par`, `auquel ont participé`; each one's own amount is an investment.
fn investors(scene: &Scene<'_, '_>, draft: &mut Draft, out: &mut Vec<Draft>) {
    let atoms = scene.atoms();
    let issuer = entity(draft, "issuer");
    let mut found: Vec<(u32, usize)> = Vec::new();
    let mut open = false;
    for (i, atom) in atoms.iter().enumerate().skip(scene.at + 1) {
        match atom.kind {
            Kind::Term(t) if t.class == Class::Prep => {
                open = matches!(t.value, "from") || t.value == "by" && led(scene, i) || open && t.value == "of"
            }
            Kind::Verb(g) if matches!(infinitive(scene.ctx, &g), "participer" | "souscrire" | "mener") => open = true,
            Kind::Verb(g) if g.is_finite() => open = false,
            Kind::Sign(';' | ':') => open = false,
            Kind::Entity(e)
                if open
                    && scene.ctx.is_kind(e, &[EntityKind::Company, EntityKind::Organisation])
                    && Some(e) != issuer
                    && !found.iter().any(|(x, _)| *x == e) =>
            {
                found.push((e, i));
            }
            _ => {}
        }
    }
    for (e, i) in found {
        draft.entity("investors", e);
        // `le fonds X (30 M€)`
        if atoms.get(i + 1).is_some_and(|a| a.is('('))
            && let Some(Kind::Figure(f)) = atoms.get(i + 2).map(|a| a.kind)
            && is_a(scene.ctx, f, Takes::Money)
        {
            let mut own = Draft::new(FactType::Investment, "investment.share", draft.evidence);
            own.modality = draft.modality;
            own.entity("investor", e).figure("amount", f);
            out.push(own);
        }
    }
}

/// `mené par`, `souscrit par`
fn led(scene: &Scene<'_, '_>, at: usize) -> bool {
    let atoms = scene.atoms();
    (at.saturating_sub(3)..at).any(|i| {
        scene.has_word(
            i..i + 1,
            &[
                "mene",
                "menee",
                "souscrit",
                "souscrite",
                "souscrites",
                "dirige",
                "dirigee",
                "conduit",
                "conduite",
                "codirige",
                "comene",
                "pilote",
                "pilotee",
                "emmene",
                "emmenee",
            ],
        ) || atoms[i]
            .verb()
            .is_some_and(|g| matches!(infinitive(scene.ctx, g), "mener" | "souscrire" | "diriger" | "conduire"))
    })
}

fn close(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if draft.modality == Modality::Denied {
        return Err("no money is raised");
    }
    instrument(scene, &mut draft);
    conditions(scene, &mut draft);
    investors(scene, &mut draft, out);
    out.push(draft);
    Ok(())
}

fn raised(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if entity(&draft, "issuer").is_some_and(|e| scene.ctx.is_broker(e)) {
        return Err("an analyst's word");
    }
    if matches!(carrier(scene), "reunir" | "recolter") && scene.term_in(scene.at..scene.end, Class::Raise).is_none() {
        return Err("no instrument is told");
    }
    const NOT_MONEY: &[&str] = &["option", "options", "doute", "doutes", "voile", "suspension", "impot", "taxe"];
    if scene.object().is_some_and(|c| scene.has_word(c.atoms.clone(), NOT_MONEY)) {
        return Err("no money is raised");
    }
    close(scene, draft, out)
}

fn noun(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    let value = atoms[scene.at].term(Class::Raise).unwrap_or("");
    let does = scene.verb.is_none()
        || scene.verb.is_some_and(|g| g.senses.any(RAISES) || g.modal.any(RAISES))
        || RAISING.contains(&carrier(scene));
    let subject = scene.subject_head().filter(|h| *h < scene.at && does).and_then(|head| {
        let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
        scene.entities(head..end, HOUSES).first().copied()
    });
    let of = scene
        .chunks
        .iter()
        .take(3)
        .filter(|c| c.link == "of")
        .find_map(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied());
    // `X accordera à Y un prêt de 20 millions`: who lends, and to whom.
    let lends = value == "loan"
        && scene.verb.is_some_and(|g| g.senses.has(Sense::Award) && !g.passive && scene.verb_at < Some(scene.at));
    let lender = lends.then(|| scene.subjects(HOUSES).first().copied()).flatten();
    let borrower = lender.and_then(|_| {
        let from = scene.verb_at?;
        let to = (from..scene.at).find(|i| atoms[*i].prep("to") || atoms[*i].term(Class::Det) == Some("to"))?;
        scene.entities(to + 1..scene.at, &[EntityKind::Company]).into_iter().find(|e| Some(*e) != lender)
    });
    if lends && borrower.is_none() {
        return Err("who borrows is not told");
    }
    if let Some(e) = lender {
        draft.entity("investors", e);
    }
    let issuer = borrower.or(of).or(subject).filter(|e| !scene.ctx.is_broker(*e));
    draft.entity("issuer", issuer.ok_or("who raises is not told")?);
    if !draft.has("amount") {
        // `64 M€ d'augmentation de capital`
        let before = (scene.at.saturating_sub(3)..scene.at).rev().find_map(|i| match atoms[i].kind {
            Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) && atoms.get(i + 1).is_some_and(|a| a.prep("of")) => {
                Some(f)
            }
            _ => None,
        });
        if let Some(f) = before {
            draft.figure("amount", f);
        }
    }
    // `son augmentation de capital : 828 millions d'euros`
    if !draft.has("amount")
        && atoms.get(scene.at + 1).is_some_and(|a| a.is(':'))
        && let Some(Kind::Figure(f)) = atoms.get(scene.at + 2).map(|a| a.kind)
        && is_a(scene.ctx, f, Takes::Money)
    {
        draft.figure("amount", f);
    }
    // A loan or bond told of otherwise than as raised is a debt that stands.
    if matches!(value, "loan" | "bond") && (scene.verb.is_none() && !scene.in_title() || !draft.has("amount")) {
        return Err("a debt that stands");
    }
    if value == "bond" && scene.verb.is_some_and(|g| g.senses.has(Sense::Acquire)) {
        return Err("a debt bought back");
    }
    if scene.told_before(scene.at) && !draft.has("amount") || !draft.has("amount") && value != "ipo" {
        return Err("how much is not told");
    }
    close(scene, draft, out)
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Mistral AI lève 64 millions d'euros.",
        facts: &["capital_raise issuer=Mistral AI; amount=64000000 EUR; instrument=funding_round"],
    },
    Example {
        text: "OVHcloud a levé 350 millions d'euros lors de son introduction en Bourse.",
        facts: &["capital_raise issuer=OVHcloud; amount=350000000 EUR; instrument=ipo"],
    },
    Example {
        text: "Mistral AI a bouclé une levée de fonds de 600 millions d'euros menée par General Catalyst.",
        facts: &[
            "capital_raise issuer=Mistral AI; amount=600000000 EUR; instrument=funding_round; investors=General Catalyst",
        ],
    },
    Example {
        text: "Mistral AI a levé 1,7 milliard d'euros auprès d'ASML et de Nvidia.",
        facts: &[
            "capital_raise issuer=Mistral AI; amount=1700000000 EUR; instrument=funding_round; investors=ASML + Nvidia",
        ],
    },
    Example {
        text: "Danone a lancé une augmentation de capital de 1,5 milliard d'euros.",
        facts: &["capital_raise issuer=Danone; amount=1500000000 EUR; instrument=shares"],
    },
    Example {
        text: "Danone émet 500 millions d'euros d'obligations, assorties d'un coupon de 3,25%.",
        facts: &["capital_raise issuer=Danone; amount=500000000 EUR; instrument=bond; coupon=3.25 %"],
    },
    Example {
        text: "Danone a placé une émission obligataire de 800 millions d'euros, d'une maturité de sept ans.",
        facts: &["capital_raise issuer=Danone; amount=800000000 EUR; instrument=bond; maturity=P7Y"],
    },
    Example {
        text: "Danone a obtenu un prêt de 200 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=200000000 EUR; instrument=loan"],
    },
    Example {
        text: "Danone a annoncé une émission d'obligations convertibles de 300 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=300000000 EUR; instrument=convertible"],
    },
    Example {
        text: "L'augmentation de capital de Danone, d'un montant de 400 millions d'euros, a été souscrite.",
        facts: &["capital_raise issuer=Danone; amount=400000000 EUR; instrument=shares"],
    },
    Example {
        text: "Danone prévoit une augmentation de capital de 200 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=200000000 EUR; instrument=shares; expected"],
    },
    Example {
        text: "Danone envisagerait une introduction en Bourse d'Alpro.",
        facts: &["capital_raise issuer=Alpro; instrument=ipo; possible"],
    },
    Example {
        text: "Danone a bouclé une augmentation de capital de 64 millions d'euros, à laquelle ont participé le fonds Eurazeo (30 millions d'euros) et Bpifrance.",
        facts: &[
            "investment investor=Eurazeo; amount=30000000 EUR",
            "capital_raise issuer=Danone; amount=64000000 EUR; instrument=shares; investors=Eurazeo + Bpifrance",
        ],
    },
    Example {
        text: "Danone lance son augmentation de capital : 828 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=828000000 EUR; instrument=shares"],
    },
    Example { text: "Danone lève une option.", facts: &[] },
    Example { text: "Danone rembourse un emprunt obligataire de 500 millions d'euros.", facts: &[] },
    Example { text: "Danone lève le voile sur sa stratégie.", facts: &[] },
    Example { text: "Danone n'a pas besoin d'une augmentation de capital.", facts: &[] },
    Example { text: "Danone lèvera-t-il 500 millions d'euros ?", facts: &[] },
    Example { text: "Les obligations de Danone ont été achetées.", facts: &[] },
    Example { text: "Danone a levé les doutes.", facts: &[] },
    Example { text: "Le prêt de 3 milliards d'euros a été remboursé.", facts: &[] },
    Example { text: "Danone dément préparer une augmentation de capital de 500 millions d'euros.", facts: &[] },
];
