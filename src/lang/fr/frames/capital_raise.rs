//! Money raised: funding rounds, new shares, bonds, loans, listings.

mod examples;

use std::ops::Range;

use super::deals::{HOUSES, carrier, entity, infinitive};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::{FactType, Slot},
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, is_a, is_period, run, triggers},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
    value::{Grain, Modality},
};

/// Reads capital raises.
pub const FRAME: Frame =
    Frame { id: "capital_raise", triggers: triggers(PATTERNS), read, examples: examples::EXAMPLES };

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
    "financer",
    "refinancer",
    "ouvrir",
    "obtenir",
];

/// The instrument: the trigger noun's, else the one the clause names, else a round.
fn instrument(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let own = atoms[scene.at].term(Class::Raise).map(|v| (scene.at, v));
    // `s'introduit en Bourse et compte lever`, `Introduction en Bourse : X lève`
    let listing = own.is_none()
        && (scene.has_word(0..scene.at, &["introduction", "introduit", "introduire", "introduira", "entree"])
            && scene.has_word(0..scene.at, &["bourse"])
            || scene.term_in(0..scene.at, Class::Raise).is_some_and(|(_, v)| v == "ipo"));
    if listing {
        let span = scene.ctx.span(&atoms[scene.at].tokens);
        draft.term("instrument", "ipo", Some((span, scene.ctx.text.source)));
        return;
    }
    let near = own.or_else(|| scene.term_in(scene.at..atoms.len(), Class::Raise));
    // `l'émission de 250 millions d'actions`
    let near = match near {
        Some((at, "issue")) => {
            let is = |words: &[&str]| scene.has_word(at..(at + 9).min(atoms.len()), words);
            let what = if is(&["obligations", "obligation"]) { "bond" } else { "shares" };
            Some((at, what))
        }
        other => other,
    };
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

/// What of the sentence is told of this raise: all of it, or up to the next raise with an amount of its own.
fn reach(scene: &Scene<'_, '_>) -> Range<usize> {
    let atoms = scene.atoms();
    let raise = |i: &usize| atoms[*i].term(Class::Raise).is_some();
    let money = |i: usize| matches!(atoms[i].kind, Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money));
    let own = (scene.at + 1..atoms.len()).find(|i| money(*i)).unwrap_or(scene.at);
    let next = (own + 1..atoms.len()).filter(raise).find(|i| (*i..(i + 4).min(atoms.len())).any(money));
    let before = (0..scene.at).filter(raise).any(|i| (i..(i + 4).min(scene.at)).any(money));
    (if before { scene.at } else { 0 })..next.unwrap_or(atoms.len())
}

/// Coupon, maturity, price of the issue.
fn conditions(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let reach = reach(scene);
    let atoms = scene.atoms();
    for (i, atom) in atoms.iter().enumerate().take(reach.end).skip(reach.start) {
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
    for (i, atom) in atoms.iter().enumerate().take(reach(scene).end).skip(scene.at + 1) {
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
    // The only one, who takes all that is issued, puts the whole amount in.
    if let [(only, at)] = found[..]
        && atoms[at - 1].prep("from") | (at > 1 && atoms[at - 2].prep("from"))
        && draft.body.get("instrument").is_some_and(|slot| slot.term() == Some("shares"))
        && let Some(f) = draft.body.get("amount").and_then(Slot::figure)
    {
        let mut own = Draft::new(FactType::Investment, "investment.share", draft.evidence);
        own.modality = draft.modality;
        own.entity("investor", only).figure("amount", f.index() as u32);
        out.push(own);
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

/// What the raise values its issuer at is no amount raised: `porte la valorisation de X à 5 milliards`.
fn worth(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let Some(f) = draft.body.get("amount").and_then(Slot::figure).map(|f| f.index() as u32) else { return };
    let at = (scene.at..scene.atoms().len()).find(|i| matches!(scene.atoms()[*i].kind, Kind::Figure(x) if x == f));
    let Some(at) = at else { return };
    let words = &["valorisation", "capitalisation", "valorise", "valorisant", "valeur"];
    if scene.has_word(at.saturating_sub(6).max(scene.at)..at, words)
        && let Some(slot) = draft.body.slot("amount")
    {
        *slot = Slot::Empty;
        draft.figure("valuation", f);
    }
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
        // `de 250 millions d'actions`: neither an amount nor shares name a company.
        .filter(|c| c.link == "of" && !matches!(atoms[c.atoms.start].kind, Kind::Figure(_)))
        .filter(|c| scene.term_in(c.atoms.clone(), Class::Share).is_none())
        .find_map(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied());
    // `X accordera à Y un prêt de 20 millions`: who lends, and to whom.
    let lends = value == "loan"
        && scene.verb.is_some_and(|g| {
            let gives = g.senses.has(Sense::Award) || infinitive(scene.ctx, &g) == "octroyer";
            gives && !g.passive && scene.verb_at < Some(scene.at)
        });
    let lender = lends.then(|| scene.subjects(HOUSES).first().copied()).flatten();
    let borrower = lender.and_then(|_| {
        let from = scene.verb_at?;
        let other = |found: Vec<u32>| found.into_iter().find(|e| Some(*e) != lender);
        let to = (from..scene.at).find(|i| atoms[*i].prep("to") || atoms[*i].term(Class::Det) == Some("to"));
        let before = to.and_then(|to| other(scene.entities(to + 1..scene.at, &[EntityKind::Company])));
        let behind =
            || scene.under(&["to"]).find_map(|c| other(scene.entities(c.atoms.clone(), &[EntityKind::Company])));
        before.or_else(behind)
    });
    if lends && borrower.is_none() {
        return Err("who borrows is not told");
    }
    if let Some(e) = lender {
        draft.entity("investors", e);
    }
    if value == "issue" {
        let what = scene.at..(scene.at + 9).min(atoms.len());
        if !scene.has_word(what, &["actions", "obligations", "titres"]) || !draft.has("amount") {
            return Err("what is issued is not told");
        }
    }
    // `L'Etat souscrira 750 millions à l'augmentation de capital de X`: what one of them puts in.
    if carrier(scene) == "souscrire" && scene.verb_at < Some(scene.at) && !draft.has("amount") {
        let amount = scene.verb_at.and_then(|v| {
            (v..scene.at).find_map(|i| match atoms[i].kind {
                Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
                _ => None,
            })
        });
        let (Some(f), Some(who)) = (amount, scene.subjects(HOUSES).first().copied()) else {
            return Err("how much is not told");
        };
        let mut own = Draft::new(FactType::Investment, "investment.share", draft.evidence);
        own.modality = draft.modality;
        own.entity("investor", who).figure("amount", f);
        out.push(own);
        return Ok(());
    }
    // `Levée de fonds de 12 millions pour X`
    let whom = scene
        .under(&["for"])
        .filter(|_| scene.verb.is_none())
        .find_map(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied());
    worth(scene, &mut draft);
    // `Le projet sera financé par un prêt de 55 millions de Z`: by the company in play; whom the loan is of lends.
    let financed = value == "loan"
        && scene.verb.is_some_and(|g| g.passive && matches!(infinitive(scene.ctx, &g), "financer" | "assurer"))
        && scene.at > 1
        && (scene.at.saturating_sub(2)..scene.at).any(|i| atoms[i].prep("by"));
    if financed {
        let houses =
            scene.under(&["of", "from"]).find_map(|c| scene.entities(c.atoms.clone(), HOUSES).first().copied());
        if let Some(e) = houses {
            draft.entity("investors", e);
        }
    }
    let project = scene.ctx.topic(scene.s).filter(|_| financed);
    let issuer = project.or(borrower).or(of).or(subject).or(whom).filter(|e| !scene.ctx.is_broker(*e));
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
