//! What courts, regulators and plaintiffs do: fines, inquiries, suits, settlements, clearances, vetoes.

mod examples;
mod fines;
mod suits;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, run, triggers},
        scene::Scene,
        syntax::{Kind, governed},
    },
    sheet::EntityKind,
    text::Span,
    value::Modality,
};

use self::fines::{condemned, fined, incurred, inflicted, meant, paid, reset, seen, tried};
use self::suits::{probed, sued, suit};
use super::near::{has_word, infinitive};

/// Reads legal events.
pub const FRAME: Frame = Frame { id: "legal", triggers: triggers(PATTERNS), read, examples: examples::EXAMPLES };

const COMPANY: &[EntityKind] = &[EntityKind::Company];
/// Who can be tried.
const TRIED: Takes = Takes::OneOf(&[EntityKind::Company, EntityKind::Person]);
/// Who can sue or settle with.
const PLAINTIFFS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Place];
/// Who judges: courts, regulators, states.
const BODIES: &[EntityKind] = &[EntityKind::Organisation, EntityKind::Place];
const BODY: Takes = Takes::OneOf(BODIES);

/// Verbs that give or get a green light.
const GRANT: &[&str] = &["donner", "accorder", "delivrer", "obtenir", "recevoir", "decrocher", "apporter", "apposer"];
/// What a market authority gives its visa to.
const FILED: &[&str] = &["prospectus", "operation", "document", "note", "introduction"];
/// Courts that no name is told of.
const COURTS: &[&str] = &["justice", "tribunal", "cour"];
/// Words that end a dispute.
const ENDS: &[&str] = &["solder", "fin", "clore", "regler", "eteindre", "terme", "eviter"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
}

static PATTERNS: &[Pattern] = &[
    // `La Cnil a infligé une amende de 5 millions à X`
    Pattern {
        id: "legal.inflict",
        kind: FactType::Legal,
        trigger: Trigger::VerbNoun(&[Sense::Inflict], Class::Legal),
        voice: Voice::Active,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("subject", From::After(&["to"]), Takes::Company),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["authority"]],
        finish: inflicted,
    },
    // `X s'est vu infliger une amende de 5 millions par la Cnil`
    Pattern {
        id: "legal.seen",
        kind: FactType::Legal,
        trigger: Trigger::VerbNoun(&[Sense::Inflict], Class::Legal),
        voice: Voice::Any,
        cues: &[
            cue("subject", From::Subject, Takes::Company),
            cue("authority", From::After(&["by"]), BODY),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["subject"]],
        finish: seen,
    },
    // `Une amende de 5 millions a été infligée à X par la Cnil`
    Pattern {
        id: "legal.inflicted",
        kind: FactType::Legal,
        trigger: Trigger::VerbNoun(&[Sense::Inflict], Class::Legal),
        voice: Voice::Passive,
        cues: &[
            cue("subject", From::After(&["to"]), Takes::Company),
            cue("authority", From::After(&["by"]), BODY),
            cue("amount", From::Sentence, Takes::Money),
        ],
        needs: &[&["subject"]],
        finish: fined,
    },
    // `La cour a ramené à 2 millions l'amende de X`
    Pattern {
        id: "legal.reset",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["fine"]),
        voice: Voice::Any,
        cues: &[
            cue("subject", From::After(&["of", "to"]), Takes::Company),
            cue("authority", From::Subject, BODY),
            cue("authority", From::After(&["by"]), BODY),
        ],
        needs: &[&["subject"]],
        finish: reset,
    },
    // `X : amende de 5 millions`, `X devra payer une amende de 5 millions`
    Pattern {
        id: "legal.fine",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["fine"]),
        voice: Voice::Any,
        cues: &[
            cue("subject", From::Subject, Takes::Company),
            cue("subject", From::After(&["to", "for", "against"]), Takes::Company),
            cue("authority", From::After(&["by", "from"]), BODY),
            cue("amount", From::Behind, Takes::Money),
        ],
        needs: &[&["subject"], &["amount"]],
        finish: paid,
    },
    // `X écope d'une amende de 5 millions`
    Pattern {
        id: "legal.incur",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Incur]),
        voice: Voice::Any,
        cues: &[
            cue("authority", From::After(&["by", "from"]), BODY),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[],
        finish: incurred,
    },
    // `X a été condamné par le tribunal à verser 5 millions`
    Pattern {
        id: "legal.condemned",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Condemn]),
        voice: Voice::Passive,
        cues: &[
            cue("subject", From::Subject, TRIED),
            cue("authority", From::After(&["by"]), BODY),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["authority", "amount"]],
        finish: condemned,
    },
    // `L'Autorité de la concurrence a sanctionné X à hauteur de 5 millions`
    Pattern {
        id: "legal.condemn",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Condemn]),
        voice: Voice::Active,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("subject", From::Object, TRIED),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["authority"]],
        finish: condemned,
    },
    // `Bruxelles a ouvert une enquête sur X`, `X, visé par une enquête`
    Pattern {
        id: "legal.probe",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["probe"]),
        voice: Voice::Any,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("authority", From::After(&["of", "by", "from"]), BODY),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[],
        finish: probed,
    },
    // `Y a porté plainte contre X`
    Pattern {
        id: "legal.suit",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["suit"]),
        voice: Voice::Any,
        cues: &[
            cue("authority", From::Subject, Takes::OneOf(PLAINTIFFS)),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[],
        finish: suit,
    },
    // `Y poursuit X en justice`, `Y assigne X devant le tribunal`
    Pattern {
        id: "legal.sue",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Sue]),
        voice: Voice::Active,
        cues: &[
            cue("subject", From::Object, TRIED),
            cue("authority", From::Subject, Takes::OneOf(PLAINTIFFS)),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[],
        finish: sued,
    },
    // `X, poursuivi en justice par Y`
    Pattern {
        id: "legal.sued",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Sue]),
        voice: Voice::Passive,
        cues: &[
            cue("subject", From::Subject, Takes::Company),
            cue("authority", From::After(&["by"]), Takes::OneOf(PLAINTIFFS)),
            cue("amount", From::Behind, Takes::Money),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["subject"]],
        finish: sued,
    },
    // `X a conclu un accord à l'amiable de 5 millions avec Y`
    Pattern {
        id: "legal.settle",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["settlement"]),
        voice: Voice::Active,
        cues: &[
            cue("subject", From::Subject, Takes::Company),
            cue("authority", From::After(&["with"]), Takes::OneOf(PLAINTIFFS)),
            cue("amount", From::Behind, Takes::Money),
        ],
        needs: &[&["subject"]],
        finish: settled,
    },
    // `X versera 5 millions pour mettre fin aux poursuites`
    Pattern {
        id: "legal.end",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["dispute", "probe", "suit"]),
        voice: Voice::Any,
        cues: &[
            cue("subject", From::Subject, Takes::Company),
            cue("amount", From::Sentence, Takes::Money),
            cue("authority", From::After(&["of", "with", "from"]), Takes::OneOf(PLAINTIFFS)),
            cue("authority", From::After(&["to"]), Takes::Company),
        ],
        needs: &[&["subject"], &["amount"]],
        finish: ended,
    },
    // `X a été blanchi par la cour d'appel`
    Pattern {
        id: "legal.cleared",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Clear]),
        voice: Voice::Passive,
        cues: &[
            cue("subject", From::Subject, TRIED),
            cue("authority", From::After(&["by"]), BODY),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["subject"]],
        finish: cleared,
    },
    Pattern {
        id: "legal.clear",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Clear]),
        voice: Voice::Active,
        cues: &[cue("authority", From::Subject, BODY), cue("subject", From::Object, TRIED)],
        needs: &[&["subject", "authority"]],
        finish: cleared,
    },
    // `X a été mis en examen`, `X, reconnu coupable de fraude`
    Pattern {
        id: "legal.charged",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["charged", "guilty"]),
        voice: Voice::Any,
        cues: &[
            cue("subject", From::Subject, TRIED),
            cue("object", From::After(&["for", "of"]), Takes::Words),
            cue("authority", From::After(&["by"]), BODY),
        ],
        needs: &[&["subject"]],
        finish: charged,
    },
    // `Visée par l'AMF, l'opération`
    Pattern {
        id: "legal.visa",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Aim]),
        voice: Voice::Passive,
        cues: &[cue("authority", From::After(&["by"]), BODY), cue("subject", From::Topic, Takes::Company)],
        needs: &[&["authority"], &["subject"]],
        finish: vetted,
    },
    // `Bruxelles bloque le rachat de Z par X`
    Pattern {
        id: "legal.block",
        kind: FactType::Legal,
        trigger: Trigger::VerbNoun(&[Sense::Block, Sense::Reject], Class::Deal),
        voice: Voice::Active,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("subject", From::After(&["by"]), Takes::Company),
            cue("subject", From::After(&["of", "between"]), Takes::Company),
            cue("object", From::Object, Takes::Words),
        ],
        needs: &[&["authority"], &["subject"]],
        finish: blocked,
    },
    // `L'Autorité de la concurrence autorise le rachat de Z par X`
    Pattern {
        id: "legal.approve",
        kind: FactType::Legal,
        trigger: Trigger::VerbNoun(&[Sense::Approve], Class::Deal),
        voice: Voice::Active,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("subject", From::After(&["by"]), Takes::Company),
            cue("subject", From::After(&["of", "between"]), Takes::Company),
            cue("object", From::Object, Takes::Words),
        ],
        needs: &[&["authority"], &["subject"]],
        finish: approved,
    },
    // `La FDA a autorisé un essai`, `l'ACPR a autorisé X à …`
    Pattern {
        id: "legal.allow",
        kind: FactType::Legal,
        trigger: Trigger::Verb(&[Sense::Approve]),
        voice: Voice::Active,
        cues: &[cue("authority", From::Subject, BODY), cue("subject", From::Object, Takes::Company)],
        needs: &[&["authority"]],
        finish: allowed,
    },
    // `X a obtenu le feu vert de Y pour …`, `Y a donné son feu vert à X`
    Pattern {
        id: "legal.go",
        kind: FactType::Legal,
        trigger: Trigger::Noun(Class::Legal, &["go"]),
        voice: Voice::Active,
        cues: &[
            cue("authority", From::Subject, BODY),
            cue("authority", From::After(&["of", "from"]), BODY),
            cue("subject", From::SubjectOf(&[Sense::Win]), Takes::Company),
            cue("subject", From::After(&["to"]), Takes::Company),
            cue("object", From::After(&["for"]), Takes::Words),
        ],
        needs: &[&["authority"]],
        finish: granted,
    },
];

type Told = Result<(), &'static str>;

fn with(mut draft: Draft, action: &'static str, out: &mut Vec<Draft>) -> Told {
    draft.term("action", action, None);
    out.push(draft);
    Ok(())
}

/// The infinitive of the verb that carries the clause.
fn carrier<'c>(scene: &'c Scene<'_, '_>) -> &'c str {
    scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g))
}

/// The institution that the sentence before, in the same paragraph, tells of.
fn in_play(scene: &Scene<'_, '_>) -> Option<u32> {
    let before = scene.s.checked_sub(1)?;
    let paragraph = |s: usize| scene.ctx.text.sentences.get(s).map(|x| x.paragraph);
    if paragraph(before) != paragraph(scene.s) {
        return None;
    }
    let mut bodies = scene.ctx.atoms(before).iter().filter_map(|a| match a.kind {
        Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Organisation]) => Some(e),
        _ => None,
    });
    let first = bodies.next()?;
    bodies.all(|e| e == first).then_some(first)
}

fn charged(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let charged = scene.atoms()[scene.at].term(Class::Legal) == Some("charged");
    let verb = if charged { "mettre" } else { "reconnaitre" };
    if carrier(scene) != verb && !(carrier(scene) == "juger" && !charged) || !scene.is_passive() {
        return Err("nobody is told to be charged");
    }
    tried(scene, &mut draft)?;
    with(draft, if charged { "investigated" } else { "convicted" }, out)
}

fn vetted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    // What is vetted stands before it, or opens the sentence behind it.
    let from = if scene.at == 0 { 0 } else { scene.at.saturating_sub(7) };
    let to = if scene.at == 0 { 8 } else { scene.at };
    if carrier(scene) != "viser" || !has_word(scene.ctx, atoms, from..to, FILED) {
        return Err("nothing is told to be vetted");
    }
    draft.modality = Modality::Asserted;
    with(draft, "approved", out)
}

/// Whose deal it is that an authority looks into or lets pass: `sur le rachat de Y par X`.
fn deal(scene: &Scene<'_, '_>, link: &str) -> Option<u32> {
    let chunk = scene.chunks.iter().position(|c| c.link == link)?;
    scene.term_in(scene.chunks[chunk].atoms.clone(), Class::Deal)?;
    let behind = || scene.chunks[chunk + 1..].iter();
    let of = |link: &str| {
        behind().find(|c| c.link == link).and_then(|c| scene.entities(c.atoms.clone(), COMPANY).first().copied())
    };
    of("by").or_else(|| of("of"))
}

fn settled(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if !scene.verb.is_some_and(|g| g.senses.any(&[Sense::Sign, Sense::Complete, Sense::Announce, Sense::Agree]))
        && !matches!(carrier(scene), "trouver" | "parvenir" | "aboutir" | "accepter")
    {
        return Err("no settlement is told to be reached");
    }
    if draft.modality == Modality::Expected {
        draft.modality = Modality::Asserted;
    }
    with(draft, "settled", out)
}

fn ended(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if !has_word(scene.ctx, scene.atoms(), scene.at.saturating_sub(5)..scene.at, ENDS) {
        return Err("no end of the dispute is told");
    }
    // A settlement stands though its payment is told in the future.
    if draft.modality == Modality::Expected {
        draft.modality = Modality::Asserted;
    }
    with(draft, "settled", out)
}

fn cleared(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    // `a relaxé le concessionnaire`: the company that the words stand for.
    if !draft.has("subject") {
        let head = scene.object().map(|c| c.atoms.start).ok_or("who is cleared is not told")?;
        draft.entity("subject", meant(scene, head).ok_or("who is cleared is not told")?);
    }
    if !scene.is_passive() && !draft.has("authority") && !has_word(scene.ctx, scene.atoms(), 0..scene.at, COURTS) {
        return Err("who clears is not told");
    }
    with(draft, "cleared", out)
}

fn blocked(_: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Told {
    with(draft, "blocked", out)
}

fn approved(_: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Told {
    with(draft, "approved", out)
}

fn allowed(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    if carrier(scene) != "autoriser" {
        return Err("no authorisation is told");
    }
    // `a autorisé X à franchir le seuil`: what X may do.
    let atoms = scene.atoms();
    let may = (scene.at + 1..scene.end.max(scene.at + 1).min(atoms.len()))
        .chain(scene.end..atoms.len())
        .take_while(|i| !matches!(atoms[*i].kind, Kind::Sign(_)))
        .find(|i| {
            let to = atoms[*i - 1].prep("to") || atoms[*i - 1].term(Class::Det) == Some("to");
            to && atoms[*i].verb().is_some_and(|g| !g.is_finite())
        });
    if let Some(from) = may.filter(|_| draft.has("subject")) {
        let end = (from + 1..atoms.len())
            .find(|i| matches!(atoms[*i].kind, Kind::Sign(_)) || atoms[*i].term(Class::Relative).is_some());
        if let Some(span) = scene.phrase(from..end.unwrap_or(atoms.len())) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
    }
    if !draft.has("subject") {
        // `a autorisé un essai`: of the company in play.
        let atoms = scene.atoms();
        let trial = (scene.at + 1..scene.end.min(scene.at + 9))
            .find(|i| has_word(scene.ctx, atoms, *i..*i + 1, &["essai", "essais", "etude"]));
        let (Some(at), Some(topic)) = (trial, scene.ctx.topic(scene.s)) else {
            return Err("who is allowed is not told");
        };
        draft.entity("subject", topic);
        if let Some(span) = scene.phrase(at..at + 1) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
    }
    with(draft, "approved", out)
}

/// What the clause behind the colon says may be done: `X peut franchir le seuil de 20%`.
fn permitted(scene: &Scene<'_, '_>, colon: usize) -> Option<Span> {
    let atoms = scene.atoms();
    let may = (colon + 1..atoms.len()).find(|i| atoms[*i].verb().is_some_and(|g| g.modal.has(Sense::Can)))?;
    let end = (may + 1..atoms.len()).find(|i| matches!(atoms[*i].kind, Kind::Sign(_))).unwrap_or(atoms.len());
    (end > may + 1).then(|| scene.ctx.text.span(atoms[may].tokens.end - 1, atoms[end - 1].tokens.end))
}

fn granted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Told {
    let atoms = scene.atoms();
    if !GRANT.contains(&carrier(scene)) || scene.verb_at.is_some_and(|v| v > scene.at) {
        return Err("no green light is told to be given");
    }
    let product = |i: usize| matches!(atoms[i].kind, Kind::Entity(e) if scene.ctx.is_kind(e, &[EntityKind::Product]));
    let market = has_word(scene.ctx, atoms, scene.at..scene.end, &["commercialisation", "commercialiser", "mise"]);
    if (scene.at..atoms.len()).any(product) || market {
        return Err("a product's approval");
    }
    if !draft.has("subject") {
        // `a donné son feu vert : X peut …`
        let colon = (scene.at + 1..atoms.len()).find(|i| atoms[*i].is(':'));
        let named = colon.and_then(|c| {
            (c + 1..atoms.len()).find_map(|i| match atoms[i].kind {
                Kind::Entity(e) if scene.ctx.is_kind(e, COMPANY) && !governed(atoms, i) => Some(e),
                _ => None,
            })
        });
        let filed = has_word(scene.ctx, atoms, scene.at..scene.end, FILED);
        let Some(subject) = named.or_else(|| deal(scene, "to")).or(scene.ctx.topic(scene.s).filter(|_| filed)) else {
            return Err("who is allowed is not told");
        };
        draft.entity("subject", subject);
        if let Some(span) = colon.filter(|_| !draft.has("object")).and_then(|c| permitted(scene, c)) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
    }
    // `son feu vert au rachat de Z`
    let passed = scene.chunks.iter().find(|c| c.link == "to" && scene.term_in(c.atoms.clone(), Class::Deal).is_some());
    if let Some(chunk) = passed.filter(|_| !draft.has("object")) {
        let start = chunk.atoms.start;
        if let Some(span) = scene.phrase(start..super::deals::phrase_end(scene, start)) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
    }
    with(draft, "approved", out)
}
