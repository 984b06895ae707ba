//! Purchases and sales of companies, units and stakes; offers and mergers.

use super::deals::{OWNERS, about, carrier, entity, infinitive, says_something};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading, Relation},
        lexicon::{Class, Sense, Tense, Term},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, fill, is_a, run},
        scene::Scene,
        syntax::Kind,
    },
    sheet::EntityKind,
    value::Modality,
};
use std::ops::Range;

/// Reads purchases and sales.
pub const FRAME: Frame = Frame { id: "acquisition", read, examples: EXAMPLES };

fn read(ctx: &Context<'_>, out: &mut Reading) {
    run(PATTERNS, ctx, out);
    for s in 0..ctx.sentences.len() {
        more(ctx, s, out);
    }
}

/// Verbs under which a deal noun's subject does the deal.
const DOES: &[Sense] = &[
    Sense::Announce,
    Sense::Confirm,
    Sense::Sign,
    Sense::Complete,
    Sense::Agree,
    Sense::Consider,
    Sense::Intend,
    Sense::Want,
    Sense::Expect,
    Sense::Launch,
    Sense::Start,
    Sense::Propose,
    Sense::Withdraw,
    Sense::Deny,
];

/// Verbs that are read as doing the deal though they have no sense of their own.
const DEAL_VERBS: &[&str] = &[
    "realiser",
    "effectuer",
    "proceder",
    "deposer",
    "mener",
    "preparer",
    "poursuivre",
    "reussir",
    "financer",
    "operer",
];

macro_rules! terms {
    ($($who:expr),* $(,)?) => {
        &[
            $($who,)*
            cue("value", From::Behind, Takes::Money),
            cue("price_per_share", From::Behind, Takes::PerShare),
        ]
    };
}

/// Who buys or sells companies.
const BUYERS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Person];

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "acquisition.buy",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Acquire]),
        voice: Voice::Active,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: bought,
    },
    Pattern {
        id: "acquisition.bought",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Acquire]),
        voice: Voice::Passive,
        cues: terms![
            cue("target", From::Subject, Takes::Company),
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("seller", From::After(&["from", "to"]), Takes::Company),
        ],
        needs: &[&["target"], &["acquirer"]],
        finish: passive,
    },
    Pattern {
        id: "acquisition.sell",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Sell]),
        voice: Voice::Active,
        cues: terms![
            cue("seller", From::Subject, Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: sold,
    },
    Pattern {
        id: "acquisition.sold",
        kind: FactType::Acquisition,
        trigger: Trigger::Verb(&[Sense::Sell]),
        voice: Voice::Passive,
        cues: terms![
            cue("target", From::Subject, Takes::Company),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
            cue("seller", From::After(&["by"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[&["target"], &["acquirer", "seller"]],
        finish: passive,
    },
    Pattern {
        id: "acquisition.purchase",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["buy"]),
        voice: Voice::Any,
        cues: terms![
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("acquirer", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: purchase,
    },
    Pattern {
        id: "acquisition.sale",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["sell"]),
        voice: Voice::Any,
        cues: terms![
            cue("seller", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("seller", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["to"]), Takes::OneOf(BUYERS)),
        ],
        needs: &[],
        finish: sale,
    },
    Pattern {
        id: "acquisition.offer",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["offer", "bid"]),
        voice: Voice::Any,
        cues: terms![
            cue("target", From::After(&["on"]), Takes::Company),
            cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),
            cue("acquirer", From::SubjectOf(DOES), Takes::OneOf(BUYERS)),
            cue("acquirer", From::After(&["of"]), Takes::Company),
        ],
        needs: &[],
        finish: offer,
    },
    Pattern {
        id: "acquisition.hand",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["hand"]),
        voice: Voice::Any,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: bought,
    },
    Pattern {
        id: "acquisition.control",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["control"]),
        voice: Voice::Any,
        cues: terms![cue("acquirer", From::After(&["by"]), Takes::OneOf(BUYERS)),],
        needs: &[],
        finish: control,
    },
    Pattern {
        id: "acquisition.stake",
        kind: FactType::Acquisition,
        trigger: Trigger::VerbNoun(&[Sense::Enter], Class::Stake),
        voice: Voice::Active,
        cues: terms![cue("acquirer", From::Subject, Takes::OneOf(BUYERS)),],
        needs: &[&["acquirer"]],
        finish: stake,
    },
    Pattern {
        id: "acquisition.merger",
        kind: FactType::Acquisition,
        trigger: Trigger::Noun(Class::Deal, &["merge"]),
        voice: Voice::Any,
        cues: &[],
        needs: &[],
        finish: merger,
    },
];

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
fn target(scene: &Scene<'_, '_>, draft: &mut Draft, range: Range<usize>) -> Result<(), &'static str> {
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

fn holds(draft: &Draft, e: u32) -> bool {
    ["acquirer", "seller", "target"].iter().any(|r| {
        draft.body.get(r).is_some_and(|slot| {
            slot.all().iter().any(
                |x| matches!(x.says, crate::facts::ontology::Says::Entity { entity } if entity.index() == e as usize),
            )
        })
    })
}

/// The company whose capital is told of behind atom `from`, and how much of it.
fn share_of(scene: &Scene<'_, '_>, draft: &mut Draft, from: usize) -> Result<(), &'static str> {
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

/// How far the deal has come.
fn status(scene: &Scene<'_, '_>, draft: &mut Draft) {
    if draft.modality == Modality::Denied {
        return;
    }
    let atoms = scene.atoms();
    let verb = scene.verb.as_ref();
    let senses = |s: &[Sense]| {
        verb.is_some_and(|g| g.senses.any(s) || g.modal.any(s))
            || scene.governing().is_some_and(|(_, g)| g.senses.any(s))
    };
    let stage = scene
        .term_before(scene.at, Class::Stage, 9)
        .filter(|(i, _)| !(*i..scene.at).any(|j| atoms[j].verb().is_some_and(|g| g.is_finite())))
        .map(|(_, v)| v);
    let recent = scene.governing().is_some_and(|(i, g)| infinitive(scene.ctx, &g) == "venir" && i < scene.at);
    let done = verb.is_some_and(|g| {
        g.senses.any(&[Sense::Acquire, Sense::Sell]) && ((g.compound && g.modal.is_empty()) || g.tense == Tense::Past)
    }) || scene.bare_participle()
        && scene.verb_at == Some(scene.at)
        && (scene.at..scene.end).any(|i| matches!(atoms[i].kind, Kind::Date(_)));
    let status = if senses(&[Sense::Withdraw]) {
        "abandoned"
    } else if senses(&[Sense::Reject]) {
        "rejected"
    } else if draft.modality == Modality::Possible || stage == Some("considered") || senses(&[Sense::Consider]) {
        "considered"
    } else if senses(&[Sense::Complete]) && draft.modality == Modality::Asserted && !senses(&[Sense::Sign]) {
        "completed"
    } else if stage == Some("agreed") || senses(&[Sense::Agree, Sense::Sign]) {
        "agreed"
    } else if (done || recent) && draft.modality == Modality::Asserted {
        "completed"
    } else {
        "announced"
    };
    if status == "considered" && draft.modality == Modality::Asserted {
        draft.modality = Modality::Possible;
    }
    let verb_span = scene.verb_at.or(Some(scene.at)).map(|i| scene.ctx.span(&atoms[i].tokens));
    draft.term("status", status, verb_span.map(|s| (s, scene.ctx.text.source)));
}

/// What every reading ends with.
fn close(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if draft.modality == Modality::Asserted
        && scene.term_before(scene.at, Class::Stage, 8).is_some_and(|(_, v)| v == "intended")
    {
        let from = scene.at.saturating_sub(9);
        let negated = scene.atoms()[from..scene.at].iter().any(|a| a.verb().is_some_and(|g| g.negated));
        draft.modality = if negated || scene.verb.is_some_and(|g| g.negated) {
            Modality::Denied
        } else {
            Modality::Expected
        };
    }
    status(scene, &mut draft);
    if let Some(f) = premium(scene) {
        draft.figure("premium", f);
    }
    out.push(draft);
    Ok(())
}

/// `une prime de 34%`
fn premium(scene: &Scene<'_, '_>) -> Option<u32> {
    let atoms = scene.atoms();
    (0..atoms.len()).find_map(|i| match atoms[i].kind {
        Kind::Figure(f)
            if is_a(scene.ctx, f, Takes::Percent)
                && (i.saturating_sub(4)..i).any(|j| matches!(scene.ctx.word(&atoms[j]), "prime" | "surcote"))
                && !(i.saturating_sub(4)..i).any(|j| matches!(atoms[j].kind, Kind::Sign(_) | Kind::Figure(_))) =>
        {
            Some(f)
        }
        _ => None,
    })
}

fn is_own(scene: &Scene<'_, '_>, range: Range<usize>) -> bool {
    scene.has_word(range.clone(), &["propres", "actions", "titres", "obligations", "dette"])
        && scene.entities(range, &[EntityKind::Company]).is_empty()
}

fn bought(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if entity(&draft, "acquirer").is_some_and(|e| scene.ctx.is_broker(e))
        && scene.verb.is_some_and(|g| g.senses.has(Sense::Up))
    {
        return Err("an analyst's word");
    }
    let verb = carrier(scene);
    if verb == "fusionner" {
        return merged(scene, draft, out);
    }
    let relative = scene.antecedents(&[EntityKind::Company]);
    if let Some(e) = relative.first().filter(|e| entity(&draft, "acquirer") != Some(**e))
        && scene.relative().is_some_and(|(rel, _)| {
            atoms[rel].term(Class::Relative) == Some("que") && scene.ctx.word(&atoms[rel]) != "dont"
        })
    {
        draft.entity("target", *e);
    } else if verb == "payer" {
        return Err("a payment");
    } else {
        let wanted = |link: &str| link.is_empty() || (link == "of" && matches!(verb, "emparer"));
        let chunk = if matches!(scene.atoms()[scene.at].kind, Kind::Term(_)) {
            scene.chunks.first()
        } else {
            scene.object().or_else(|| scene.chunks.iter().find(|c| wanted(c.link)))
        };
        let Some(chunk) = chunk.filter(|c| wanted(c.link)) else { return Err("what is bought is not told") };
        if is_own(scene, chunk.atoms.clone()) {
            return Err("its own shares");
        }
        target(scene, &mut draft, chunk.atoms.clone())?;
        if verb == "reprendre"
            && entity(&draft, "target").is_none()
            && !scene.has_word(chunk.atoms.clone(), &["filiale", "usine", "site", "magasins"])
        {
            return Err("something resumed");
        }
        if verb == "avaler" && entity(&draft, "target").is_none() {
            return Err("a figure of speech");
        }
    }
    for link in ["from", "to"] {
        if !draft.has("seller") {
            fill_free(scene, &mut draft, "seller", link);
        }
    }
    counterpart(scene, &mut draft);
    close(scene, draft, out)
}

/// Fills a party from the chunk under `link`, where it is a company not yet in the deal.
fn fill_free(scene: &Scene<'_, '_>, draft: &mut Draft, role: &str, link: &'static str) {
    let found =
        scene.chunks.iter().filter(|c| c.link == link && c.under.is_empty()).find_map(|c| {
            scene.entities(c.atoms.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(draft, *e))
        });
    if let Some(e) = found {
        draft.entity(role, e);
    }
}

fn passive(scene: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if let Some(head) = scene.subject_head()
        && matches!(atoms[head].kind, Kind::Term(Term { class: Class::Share, .. }))
    {
        return Err("shares in the market");
    }
    if scene.verb.is_some_and(|g| matches!(infinitive(scene.ctx, &g), "payer" | "reprendre")) {
        return Err("a payment or something resumed");
    }
    close(scene, draft, out)
}

fn sold(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if !draft.has("seller")
        && let Some(head) = scene.subject_head().filter(|h| atoms[*h].term(Class::Kin) == Some("parent"))
        && let Some(e) = super::ownership::introduced(scene, head, BUYERS)
    {
        draft.entity("seller", e);
    }
    if !draft.has("seller") {
        return Err("who sells is not told");
    }
    let verb = carrier(scene);
    if matches!(verb, "ceder" | "delester" | "alleger")
        && scene.subject_head().is_some_and(|h| matches!(atoms[h].kind, Kind::Term(Term { class: Class::Share, .. })))
    {
        return Err("a price move");
    }
    // `Sa maison mère, X, envisage d'en céder 10%`
    let tokens = atoms[scene.at].tokens.clone();
    let of_it = (tokens.start..tokens.end).any(|t| scene.ctx.text.fold(t) == "en");
    let share = (scene.at + 1..(scene.at + 4).min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_a(scene.ctx, f, Takes::Share) => Some(f),
        _ => None,
    });
    if of_it && let Some(f) = share {
        let seller = entity(&draft, "seller").ok_or("who sells is not told")?;
        let head = scene.subject_head().filter(|h| atoms[*h].term(Class::Kin).is_some());
        let target = match head {
            Some(h) => super::ownership::possessor(scene, h, &[seller]),
            None => super::ownership::in_play(scene, &[seller]),
        };
        draft.entity("target", target.ok_or("what is sold is not told")?).figure("stake", f);
        fill(scene, &mut draft, cue("period", From::Behind, Takes::Period));
        return close(scene, draft, out);
    }
    let of = matches!(verb, "separer" | "delester" | "defaire" | "departir" | "desengager");
    let chunk = if of {
        scene.chunks.iter().find(|c| c.link == "of")
    } else if verb == "alleger" {
        return Err("a stake trimmed");
    } else {
        scene.object()
    };
    let Some(chunk) = chunk else { return Err("what is sold is not told") };
    if is_own(scene, chunk.atoms.clone()) {
        return Err("shares or bonds");
    }
    // `ses parts`, `sa participation`
    target(scene, &mut draft, chunk.atoms.clone())?;
    // `sa beauté`, `ses produits`: what has no name and belongs to nobody told of is no company.
    close(scene, draft, out)
}

/// The phrase under `de` behind the trigger noun.
fn complement(scene: &Scene<'_, '_>) -> Option<Range<usize>> {
    let chunk = scene.chunks.first()?;
    let next = chunk.atoms.start.checked_sub(1)?;
    let atoms = scene.atoms();
    (chunk.link == "of"
        || chunk.link.is_empty() && next == scene.at && atoms[scene.at].tokens.end > atoms[scene.at].tokens.start)
        .then(|| chunk.atoms.clone())
}

/// Whether the clause lets its subject do the deal that its noun names.
fn lends(scene: &Scene<'_, '_>) -> bool {
    let talks = scene.verb_at.is_some_and(|v| v < scene.at && scene.term_in(v..scene.at, Class::Stage).is_some());
    scene.verb.is_none()
        || talks
        || scene.verb.is_some_and(|g| g.senses.any(DOES) || g.modal.any(DOES))
        || DEAL_VERBS.contains(&carrier(scene))
}

/// The doer of a deal noun: the title's head, or the subject of a verb that does deals.
fn doer(scene: &Scene<'_, '_>, draft: &mut Draft, role: &'static str) {
    if draft.has(role) || !lends(scene) {
        return;
    }
    let head = scene.subject_head().filter(|h| *h < scene.at);
    if let Some(head) = head {
        let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
        if let Some(e) = scene.entities(head..end, BUYERS).into_iter().find(|e| !holds(draft, *e)) {
            draft.entity(role, e);
        }
    }
}

/// `un accord avec Z pour l'acquisition de Y`: whom the buyer deals with sells.
fn counterpart(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let agreed = scene.term_before(scene.at, Class::Stage, 12);
    let Some((stage, _)) = agreed.filter(|_| !draft.has("seller")) else { return };
    if let Some(with) = (stage..scene.at).find(|i| atoms[*i].prep("with"))
        && let Some(e) =
            scene.entities(with + 1..scene.at, &[EntityKind::Company]).into_iter().find(|e| !holds(draft, *e))
    {
        draft.entity("seller", e);
    }
}

fn purchase(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let Some(range) = complement(scene) else { return Err("what is bought is not told") };
    if is_own(scene, range.clone()) {
        return Err("its own shares");
    }
    target(scene, &mut draft, range)?;
    doer(scene, &mut draft, "acquirer");
    if !draft.has("acquirer") {
        return Err("who buys is not told");
    }
    for link in ["from", "to"] {
        if !draft.has("seller") {
            fill_free(scene, &mut draft, "seller", link);
        }
    }
    counterpart(scene, &mut draft);
    close(scene, draft, out)
}

fn sale(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let Some(range) = complement(scene) else { return Err("what is sold is not told") };
    if is_own(scene, range.clone()) {
        return Err("shares or bonds");
    }
    target(scene, &mut draft, range)?;
    doer(scene, &mut draft, "seller");
    if !draft.has("seller") && !draft.has("acquirer") {
        return Err("who sells is not told");
    }
    close(scene, draft, out)
}

fn offer(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if !draft.has("target") {
        // `une offre visant Y`, `l'offre de X pour Y`
        let aimed = scene.chunks.iter().find(|c| c.under.has(Sense::Aim) || c.link == "for");
        if let Some(e) = aimed.and_then(|c| {
            scene.entities(c.atoms.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e))
        }) {
            draft.entity("target", e);
        }
    }
    // `rejette l'offre de X`: the one who refuses is the target.
    if scene.verb.is_some_and(|g| g.senses.has(Sense::Reject)) {
        let refuser = scene.subjects(&[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e));
        if let Some(e) = refuser.filter(|_| !draft.has("target")) {
            draft.entity("target", e);
        }
        draft.modality = Modality::Asserted;
    } else {
        doer(scene, &mut draft, "acquirer");
    }
    if let Some(e) = entity(&draft, "acquirer")
        && entity(&draft, "target") == Some(e)
    {
        return Err("one company on both sides");
    }
    if !draft.has("target") || !draft.has("acquirer") {
        return Err("who bids for what is not told");
    }
    let hedge = scene.has_word(scene.at..scene.at + 1, &["offre"])
        && (atoms[scene.at].tokens.start..atoms[scene.at].tokens.end)
            .any(|t| scene.ctx.text.fold(t) == "engageante" && scene.ctx.text.fold(t.saturating_sub(1)) == "non");
    if hedge && draft.modality == Modality::Asserted {
        draft.modality = Modality::Possible;
    }
    close(scene, draft, out)
}

fn control(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    // `Y passe sous le contrôle de X`
    if carrier(scene) == "passer" && scene.at > 0 && atoms[scene.at - 1].prep("under") {
        let (Some(y), Some(range)) =
            (scene.subjects(&[EntityKind::Company]).first().copied(), scene.chunks.iter().find(|c| c.link == "of"))
        else {
            return Err("what is controlled is not told");
        };
        draft.entity("target", y);
        let Some(x) = scene.entities(range.atoms.clone(), OWNERS).into_iter().find(|x| *x != y) else {
            return Err("who takes control is not told");
        };
        draft.entity("acquirer", x);
        return close(scene, draft, out);
    }
    let takes = matches!(carrier(scene), "prendre" | "acquerir" | "racheter" | "obtenir" | "annoncer" | "reprendre");
    let noun = scene.ctx.word(&scene.atoms()[scene.at]) == "prise";
    if !takes && !noun {
        return Err("a control held");
    }
    let range = scene.chunks.iter().find(|c| c.link == "of").map(|c| c.atoms.clone());
    if !draft.has("acquirer")
        && let Some(e) = scene.subjects(OWNERS).first()
    {
        draft.entity("acquirer", *e);
    }
    match range {
        Some(range) => {
            // `le contrôle de la société`: the company in play that does not take it.
            let reference = range.clone().find(|i| atoms[*i].term(Class::Group).is_some());
            let named = scene.entities(range.clone(), &[EntityKind::Company]).into_iter().find(|e| !holds(&draft, *e));
            if let Some(e) = named {
                draft.entity("target", e);
            } else if reference.is_some()
                && let Some(topic) = scene.ctx.salience.topic.filter(|t| !holds(&draft, *t))
            {
                draft.entity("target", topic);
            } else {
                target(scene, &mut draft, range)?;
            }
        }
        None => return Err("what is controlled is not told"),
    }
    if !draft.has("acquirer") {
        return Err("who takes control is not told");
    }
    close(scene, draft, out)
}

fn stake(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if carrier(scene) != "prendre" {
        return Err("no stake taken");
    }
    let Some(chunk) = scene.object() else { return Err("no stake taken") };
    share_of(scene, &mut draft, chunk.atoms.start)?;
    close(scene, draft, out)
}

/// `X et Y fusionnent`, `X fusionne avec Y`
fn merged(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut parties = scene.subjects(&[EntityKind::Company]);
    for chunk in scene.under(&["with", "in", ""]).filter(|c| c.under.is_empty()) {
        for e in scene.entities(chunk.atoms.clone(), &[EntityKind::Company]) {
            if !parties.contains(&e) {
                parties.push(e);
            }
        }
    }
    merge_of(&mut draft, &parties)?;
    close(scene, draft, out)
}

fn merge_of(draft: &mut Draft, parties: &[u32]) -> Result<(), &'static str> {
    if parties.len() != 2 {
        return Err("the merger's parties are not told");
    }
    if let Some(slot) = draft.body.slot("acquirer") {
        *slot = crate::facts::ontology::Slot::Empty;
    }
    for e in parties {
        draft.entity("acquirer", *e);
    }
    Ok(())
}

/// `la fusion entre X et Y`, `fusion de X avec Y`, `X annonce son rapprochement avec Y`
fn merger(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let mut parties = Vec::new();
    for chunk in scene.under(&["between", "of", "with"]).filter(|c| c.under.is_empty()) {
        for e in scene.entities(chunk.atoms.clone(), &[EntityKind::Company]) {
            if !parties.contains(&e) {
                parties.push(e);
            }
        }
    }
    let theirs = scene.determiner(scene.at) == Some("leur");
    if (parties.len() == 1 || parties.is_empty() && theirs) && lends(scene) {
        let own = scene.subject_head().filter(|h| *h < scene.at);
        if let Some(head) = own {
            let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
            for e in scene.entities(head..end, &[EntityKind::Company]) {
                if !parties.contains(&e) {
                    parties.insert(usize::from(parties.len() == 1 && theirs), e);
                }
            }
        }
    }
    merge_of(&mut draft, &parties)?;
    close(scene, draft, out)
}

/// Words that stand for a deal told before.
fn told(term: Term) -> Option<Relation> {
    match (term.class, term.value) {
        (Class::Deal, "buy" | "sell" | "offer" | "merge") => Some(Relation::More),
        (Class::Deal, "operation" | "bid") | (Class::Stage, "agreed") => Some(Relation::MoreNear),
        _ => None,
    }
}

/// A sentence about the deal told before: its amount, premium, price or expected closing.
fn more(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    const CLOSES: &[&str] = &["boucler", "finaliser", "conclure", "realiser", "achever", "intervenir", "cloturer"];
    let Some(about) = about(ctx, s, told) else {
        // `Elle doit être bouclée au troisième trimestre.`
        let atoms = ctx.atoms(s);
        if atoms.first().is_some_and(|a| matches!(ctx.word(a), "elle" | "celle-ci"))
            && let Some(g) = atoms.get(1).and_then(|a| a.verb())
            && CLOSES.contains(&infinitive(ctx, g))
        {
            let mut draft = Draft::new(FactType::Acquisition, "acquisition.closing", ctx.sentence(s));
            draft.relation = Relation::MoreNear;
            fill(&Scene::new(ctx, s, 1), &mut draft, cue("period", From::Behind, Takes::Period));
            if draft.has("period") {
                out.drafts.push(draft);
            }
        }
        return;
    };
    let scene = &about.scene;
    if scene.unreal() {
        return;
    }
    let mut draft = about.draft(FactType::Acquisition, "acquisition.more");
    about.amount(&mut draft, "value");
    if let Some(f) = premium(scene) {
        draft.figure("premium", f);
    }
    fill(scene, &mut draft, cue("price_per_share", From::Behind, Takes::PerShare));
    if CLOSES.contains(&carrier(scene)) {
        fill(scene, &mut draft, cue("period", From::Behind, Takes::Period));
    }
    if says_something(&draft) {
        draft.modality = if draft.has("value") { draft.modality } else { Modality::Asserted };
        out.drafts.push(draft);
    }
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Alstom a racheté Alpro pour 5,3 milliards d'euros.",
        facts: &["acquisition acquirer=Alstom; target=Alpro; value=5300000000 EUR; status=completed"],
    },
    Example {
        text: "Danone rachète la start-up américaine Alpro auprès de Nestlé pour 300 millions d'euros.",
        facts: &["acquisition acquirer=Danone; seller=Nestlé; target=Alpro; value=300000000 EUR; status=announced"],
    },
    Example {
        text: "Danone a annoncé l'acquisition d'Alpro pour 2 milliards de dollars.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=2000000000 USD; status=announced"],
    },
    Example {
        text: "Le rachat d'Alpro par Danone pour 3 milliards d'euros a été finalisé.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=3000000000 EUR; status=completed"],
    },
    Example {
        text: "Danone met la main sur Alpro, spécialiste du soja.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=announced"],
    },
    Example {
        text: "Danone s'offre Alpro pour 250 millions d'euros",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=250000000 EUR; status=announced"],
    },
    Example {
        text: "Kering vend sa division horlogerie à L'Oréal pour €4 mds",
        facts: &[
            "acquisition acquirer=L'Oréal; seller=Kering; target=division horlogerie; value=4000000000 EUR; status=announced",
        ],
    },
    Example {
        text: "Danone se sépare de sa division biscuits, cédée à Nestlé pour 4 milliards d'euros.",
        facts: &[
            "acquisition acquirer=Nestlé; seller=Danone; target=division biscuits; value=4000000000 EUR; status=announced",
        ],
    },
    Example {
        text: "Danone étudie la cession d'Alpro, selon Bloomberg.",
        facts: &["acquisition seller=Danone; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Danone serait en discussions pour racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Danone est entré en négociations exclusives avec Nestlé en vue de l'acquisition d'Alpro.",
        facts: &["acquisition acquirer=Danone; seller=Nestlé; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Alpro a été vendue à Nestlé par Danone.",
        facts: &["acquisition acquirer=Nestlé; seller=Danone; target=Alpro; status=completed"],
    },
    Example {
        text: "Danone a accepté de vendre Alpro à Nestlé pour 4 milliards de dollars.",
        facts: &["acquisition acquirer=Nestlé; seller=Danone; target=Alpro; value=4000000000 USD; status=agreed"],
    },
    Example {
        text: "Nestlé lance une OPA de 1,9 milliard d'euros sur Danone au prix de 27,50 euros par action, soit une prime de 34%.",
        facts: &[
            "acquisition acquirer=Nestlé; target=Danone; value=1900000000 EUR; price_per_share=27.5 EUR/share; premium=34 %; status=announced",
        ],
    },
    Example {
        text: "Nestlé a déposé une offre publique d'achat sur Danone. L'offre fait ressortir une prime de 41% sur le dernier cours.",
        facts: &["acquisition acquirer=Nestlé; target=Danone; premium=41 %; status=announced"],
    },
    Example {
        text: "Danone rejette l'offre de rachat de Nestlé.",
        facts: &["acquisition acquirer=Nestlé; target=Danone; status=rejected"],
    },
    Example {
        text: "Danone renonce à racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=abandoned"],
    },
    Example {
        text: "Danone dément vouloir racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; denied"],
    },
    Example {
        text: "Danone n'a pas l'intention de céder Alpro.",
        facts: &["acquisition seller=Danone; target=Alpro; denied"],
    },
    Example {
        text: "Danone a pris une participation de 12% dans Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; stake=12 %; status=announced"],
    },
    Example {
        text: "Danone acquiert 60% du capital d'Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; stake=60 %; status=announced"],
    },
    Example {
        text: "Danone va acquérir 100% d'Alpro pour 450 millions d'euros. L'opération doit être bouclée au premier semestre 2026.",
        facts: &[
            "acquisition acquirer=Danone; target=Alpro; stake=100 %; value=450000000 EUR; period=2026-H1; status=announced; expected",
        ],
    },
    Example {
        text: "Danone et Nestlé ont annoncé leur fusion.",
        facts: &["acquisition acquirer=Danone + Nestlé; status=announced"],
    },
    Example {
        text: "Danone a signé un accord définitif pour l'acquisition d'Alpro. La transaction, valorisée 700 millions d'euros, devrait être finalisée au quatrième trimestre.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=700000000 EUR; period=2025-Q4; status=agreed"],
    },
    Example {
        text: "Alpro passe sous le contrôle de Danone.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=announced"],
    },
    Example {
        text: "Danone cède sa participation de 9,8% dans Alpro pour 1,6 milliard d'euros.",
        facts: &["acquisition seller=Danone; target=Alpro; stake=9.8 %; value=1600000000 EUR; status=announced"],
    },
    Example { text: "Danone vend 3 millions de pots par jour.", facts: &[] },
    Example { text: "Danone se sépare de son directeur financier.", facts: &[] },
    Example { text: "Danone reprend des couleurs à la Bourse de Paris.", facts: &[] },
    Example { text: "Danone pourrait-il racheter Alpro ?", facts: &[] },
    Example { text: "Danone vend ses produits aux hypermarchés.", facts: &[] },
    Example { text: "Danone reprend l'activité dans ses usines.", facts: &[] },
    Example { text: "Danone a cédé des obligations.", facts: &[] },
    Example { text: "UBS salue l'acquisition d'Alpro.", facts: &[] },
    Example { text: "Si Danone rachetait Alpro, le marché changerait.", facts: &[] },
    Example { text: "Danone achète du lait aux éleveurs.", facts: &[] },
];
