//! Orders, contracts, licences: who delivers what to whom, for how much.

mod examples;
mod orders;

use self::examples::EXAMPLES;
use super::deals::{
    ABOUT, About, HOUSES, about, carrier, entity, object, object_behind_aside, quantity, says_something, swap,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading, Relation},
        lexicon::{Class, Sense, Tense, Term},
        ontology::FactType,
        pattern::{From, Pattern, Takes, Trigger, Voice, cue, run, triggers},
        scene::Scene,
        syntax::{Group, Kind},
    },
    sheet::{DateId, EntityKind},
    value::{Grain, Modality},
};

/// Reads contracts.
pub const FRAME: Frame = Frame {
    id: "contract",
    triggers: triggers(PATTERNS).classes(&[Class::Contract, Class::Stage]).words(&[ABOUT, orders::VERBS]),
    read,
    examples: EXAMPLES,
};

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    run(PATTERNS, &FRAME, ctx, here, out);
    for &s in here {
        if let Some(about) = about(ctx, s, told) {
            more(&about, out);
        }
        options(ctx, s, out);
        orders::read(ctx, s, out);
    }
}

/// Words that stand for a contract told before.
fn told(term: Term) -> Option<Relation> {
    match (term.class, term.value) {
        (Class::Contract, "contract" | "frame" | "told") => Some(Relation::More),
        (Class::Stage, "agreed") => Some(Relation::MoreNear),
        _ => None,
    }
}

const ANNOUNCE: &[Sense] =
    &[Sense::Announce, Sense::Confirm, Sense::Expect, Sense::Intend, Sense::Want, Sense::Complete];

const SIGNED: &[&str] = &["contract", "frame", "tender"];

/// Amount and period stand alike in every construction.
macro_rules! terms {
    ($($who:expr),* $(,)?) => {
        &[
            $($who,)*
            cue("value", From::Behind, Takes::Money),
            cue("period", From::Behind, Takes::Period),
            cue("place", From::After(&["in"]), Takes::Place),
            cue("place", From::After(&["to"]), Takes::Place),
        ]
    };
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        id: "contract.win",
        kind: FactType::Contract,
        trigger: Trigger::VerbNoun(&[Sense::Win, Sense::Sign], Class::Contract),
        voice: Voice::Active,
        cues: terms![
            cue("supplier", From::Subject, Takes::Company),
            cue("customer", From::After(&["from", "with"]), Takes::Actor),
            cue("customer", From::After(&["by", "for"]), Takes::Actor),
            cue("customer", From::After(&["of"]), Takes::OneOf(HOUSES)),
        ],
        needs: &[&["supplier"], &["customer", "value", "quantity", "place", "object"]],
        finish: won,
    },
    Pattern {
        id: "contract.granted",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Win]),
        voice: Voice::Active,
        cues: terms![
            cue("supplier", From::Subject, Takes::Company),
            cue("customer", From::After(&["by", "from"]), Takes::Actor),
        ],
        needs: &[&["supplier"]],
        finish: granted,
    },
    Pattern {
        id: "contract.order_noun",
        kind: FactType::Contract,
        trigger: Trigger::VerbNoun(&[Sense::Pass], Class::Contract),
        voice: Voice::Active,
        cues: terms![
            cue("customer", From::Subject, Takes::Actor),
            cue("supplier", From::After(&["from", "to", "with", "in"]), Takes::Company),
        ],
        needs: &[&["customer"], &["supplier", "value"]],
        finish: filled,
    },
    Pattern {
        id: "contract.award",
        kind: FactType::Contract,
        trigger: Trigger::VerbNoun(&[Sense::Award], Class::Contract),
        voice: Voice::Any,
        cues: terms![
            cue("supplier", From::After(&["to"]), Takes::Company),
            cue("customer", From::After(&["by"]), Takes::Actor),
        ],
        needs: &[],
        finish: awarded,
    },
    Pattern {
        id: "contract.entrust",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Award]),
        voice: Voice::Any,
        cues: terms![
            cue("supplier", From::After(&["to"]), Takes::Company),
            cue("customer", From::After(&["by"]), Takes::Actor),
        ],
        needs: &[],
        finish: entrusted,
    },
    Pattern {
        id: "contract.select",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Select]),
        voice: Voice::Active,
        cues: terms![cue("customer", From::Subject, Takes::Actor), cue("supplier", From::Object, Takes::Company),],
        needs: &[&["customer"], &["supplier"]],
        finish: selected,
    },
    Pattern {
        id: "contract.selected",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Select]),
        voice: Voice::Passive,
        cues: terms![
            cue("supplier", From::Subject, Takes::Company),
            cue("customer", From::After(&["by"]), Takes::Actor),
        ],
        needs: &[&["supplier"]],
        finish: selected,
    },
    Pattern {
        id: "contract.order",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Order]),
        voice: Voice::Active,
        cues: terms![
            cue("customer", From::Subject, Takes::Actor),
            cue("supplier", From::After(&["to", "from", "in", "by"]), Takes::Company),
        ],
        needs: &[&["customer"]],
        finish: ordered,
    },
    Pattern {
        id: "contract.ordered",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Order]),
        voice: Voice::Passive,
        cues: terms![
            cue("customer", From::After(&["by"]), Takes::Actor),
            cue("supplier", From::After(&["to", "from", "in"]), Takes::Company),
        ],
        needs: &[&["customer", "supplier"]],
        finish: ordered,
    },
    Pattern {
        id: "contract.supply",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Supply]),
        voice: Voice::Active,
        cues: terms![
            cue("supplier", From::Subject, Takes::Company),
            cue("customer", From::After(&["to"]), Takes::Actor),
        ],
        needs: &[&["supplier"], &["customer"]],
        finish: supplied,
    },
    // `Les moteurs seront fournis par X, pour 210 millions`
    Pattern {
        id: "contract.supplied",
        kind: FactType::Contract,
        trigger: Trigger::Verb(&[Sense::Supply]),
        voice: Voice::Passive,
        cues: terms![
            cue("supplier", From::After(&["by"]), Takes::Company),
            cue("customer", From::After(&["to"]), Takes::Actor),
        ],
        needs: &[&["supplier"]],
        finish: orders::provided,
    },
    Pattern {
        id: "contract.noun",
        kind: FactType::Contract,
        trigger: Trigger::Noun(Class::Contract, SIGNED),
        voice: Voice::Any,
        cues: terms![
            cue("supplier", From::SubjectOf(ANNOUNCE), Takes::Company),
            cue("customer", From::After(&["from", "with", "by"]), Takes::Actor),
        ],
        needs: &[],
        finish: noun,
    },
];

/// Quantity and object, which stand behind the trigger in any order.
fn complete(scene: &Scene<'_, '_>, draft: &mut Draft) {
    quantity(scene, draft, "quantity", scene.at + 1);
    object(scene, draft);
    // `Au début du mois, X a décroché …`, `a signé en mars …`: when it was won.
    let won = |g: Group| g.compound && g.senses.any(&[Sense::Win, Sense::Sign]);
    if draft.time.is_none() && !draft.has("period") && scene.verb.is_some_and(won) {
        let month = |d: &DateId| {
            let value = scene.ctx.date(d.index() as u32).value.as_ref();
            value.is_some_and(|v| matches!(v.grain(), Grain::Month | Grain::Year))
        };
        draft.time = scene.period(draft).filter(month);
    }
}

/// The words that make a signatory the buyer.
const BUYS: &[&str] = &["achat", "acheter", "acquisition", "acquerir", "approvisionner"];

fn filled(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    complete(scene, &mut draft);
    out.push(draft);
    Ok(())
}

/// Whether the contract noun behind the trigger is one of these kinds.
fn of_kind(scene: &Scene<'_, '_>, values: &[&str]) -> bool {
    let found = scene.term_in(scene.at..scene.end.max(scene.at + 1), Class::Contract);
    found.is_none_or(|(_, value)| values.contains(&value))
}

fn won(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !of_kind(scene, SIGNED) {
        return Err("an option is told with its contract");
    }
    complete(scene, &mut draft);
    let signed = scene.verb.is_some_and(|g| g.senses.has(Sense::Sign));
    if signed {
        let buys = scene.has_word(scene.at..scene.end, BUYS);
        // `signe une commande auprès de Y`: who signs an order with a maker orders.
        let order = scene.object().is_some_and(|c| scene.has_word(c.atoms.clone(), &["commande", "commandes"]))
            && scene.under(&["from", "to"]).any(|c| !scene.entities(c.atoms.clone(), HOUSES).is_empty());
        if !draft.has("customer") && draft.has("supplier") && buys {
            return Err("who supplies is not told");
        }
        if buys || order {
            swap(&mut draft, "supplier", "customer");
        }
    }
    if !draft.has("customer") && scene.subjects(ACTORS).len() > 1 {
        return Err("who supplies is not told");
    }
    if entity(&draft, "supplier").is_none() {
        return Err("no company supplies");
    }
    out.push(draft);
    Ok(())
}

/// `X s'est vu confier par Y la construction d'un tunnel`
fn granted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !matches!(carrier(scene), "confier" | "attribuer" | "adjuger") {
        return Err("no contract is told");
    }
    quantity(scene, &mut draft, "quantity", scene.at + 1);
    if let Some(chunk) = scene.object().or_else(|| object_behind_aside(scene))
        && let Some(span) = scene.phrase(chunk.atoms.start..super::deals::phrase_end(scene, chunk.atoms.start))
    {
        draft.phrase("object", span, scene.ctx.text.source);
    }
    if !draft.has("object") {
        return Err("what is entrusted is not told");
    }
    let tokens = scene.atoms()[scene.at].tokens.clone();
    let seen = (tokens.start..tokens.end).any(|t| matches!(scene.ctx.text.fold(t), "vu" | "vue" | "vus" | "voit"));
    if !draft.has("customer") && !(seen && draft.has("value")) {
        return Err("neither customer nor amount is told");
    }
    if office(scene) {
        return Err("an office, no work");
    }
    out.push(draft);
    Ok(())
}

fn awarded(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !draft.has("supplier")
        && let Some(e) = orders::indirect(scene)
    {
        draft.entity("supplier", e);
    }
    if !draft.has("supplier") {
        return Err("who supplies is not told");
    }
    if !scene.is_passive()
        && let Some(customer) = scene.subjects(ACTORS).first()
        && entity(&draft, "supplier") != Some(*customer)
    {
        draft.entity("customer", *customer);
    }
    complete(scene, &mut draft);
    if !["customer", "value", "quantity"].iter().any(|r| draft.has(r)) {
        return Err("neither customer nor amount is told");
    }
    out.push(draft);
    Ok(())
}

const ACTORS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Place];

/// Whether an office, a mark or a mandate is conferred rather than work.
fn office(scene: &Scene<'_, '_>) -> bool {
    const NOT_WORK: &[&str] = &[
        "poste",
        "direction",
        "mandat",
        "mission",
        "gestion",
        "note",
        "presidence",
        "role",
        "interim",
        "licence",
        "prix",
        "recommandation",
        "avis",
        "objectif",
        "actions",
        "amende",
    ];
    scene.has_word(scene.at..scene.end, NOT_WORK) || scene.has_word(0..scene.at, NOT_WORK)
}

/// `Y a confié à X la modernisation de`, `les pales seront confiées à X`.
fn entrusted(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if !matches!(carrier(scene), "confier" | "attribuer" | "adjuger") {
        return Err("nothing is entrusted");
    }
    if office(scene) {
        return Err("an office, no work");
    }
    let atoms = scene.atoms();
    if !draft.has("supplier")
        && let Some(e) = orders::indirect(scene)
    {
        draft.entity("supplier", e);
    }
    if !draft.has("supplier") {
        return Err("who supplies is not told");
    }
    if scene.is_passive() {
        let Some(head) = scene.subject_head() else { return Err("what is entrusted is not told") };
        if !matches!(atoms[head].kind, Kind::Word) {
            return Err("what is entrusted is not told");
        }
        let end = scene.verb_at.unwrap_or(scene.at);
        if let Some(span) = scene.phrase(head..end) {
            draft.phrase("object", span, scene.ctx.text.source);
        }
        if !draft.has("customer")
            && let Some(topic) = scene.ctx.salience.topic
            && entity(&draft, "supplier") != Some(topic)
        {
            draft.entity("customer", topic);
        }
    } else {
        if let Some(customer) = scene.subjects(ACTORS).first()
            && entity(&draft, "supplier") != Some(*customer)
        {
            draft.entity("customer", *customer);
        }
        quantity(scene, &mut draft, "quantity", scene.at + 1);
        if let Some(chunk) = scene.object().or_else(|| object_behind_aside(scene)) {
            let end = super::deals::phrase_end(scene, chunk.atoms.start);
            if let Some(span) = scene.phrase(chunk.atoms.start..end) {
                draft.phrase("object", span, scene.ctx.text.source);
            }
        }
    }
    if !draft.has("customer") || !draft.has("object") {
        return Err("customer or object is not told");
    }
    out.push(draft);
    Ok(())
}

fn selected(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    if entity(&draft, "customer").is_some_and(|c| scene.ctx.is_broker(c)) {
        return Err("an analyst's choice");
    }
    const LISTS: &[&str] = &[
        "parmi",
        "valeurs",
        "favori",
        "favoris",
        "indice",
        "liste",
        "banque",
        "banques",
        "conseil",
        "phase",
        "finaliste",
        "exclusives",
        "reprise",
        "repreneur",
    ];
    if scene.has_word(scene.at..scene.end, LISTS) || scene.has_word(0..scene.at, &["tribunal", "juges"]) {
        return Err("a choice of shares, advisers or bidders");
    }
    complete(scene, &mut draft);
    let atoms = scene.atoms();
    let purpose = (scene.at..scene.end).any(|i| {
        atoms[i].term(Class::Prep) == Some("for") || scene.has_word(i..i + 1, &["comme", "fournisseur", "prestataire"])
    });
    if !purpose && !draft.has("quantity") && !draft.has("value") {
        return Err("what for is not told");
    }
    if !["customer", "quantity", "value"].iter().any(|r| draft.has(r)) {
        return Err("neither customer nor amount is told");
    }
    out.push(draft);
    Ok(())
}

fn ordered(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let titled = scene.atoms().iter().take(4).position(|a| a.is(':')).filter(|c| *c < scene.at);
    if !draft.has("supplier")
        && let Some(colon) = titled
        && let Some(e) = scene.entities(0..colon, &[EntityKind::Company]).first()
        && entity(&draft, "customer") != Some(*e)
    {
        draft.entity("supplier", *e);
    }
    if scene.is_passive() {
        // `porte à 115 le nombre de rames commandées`: a running total, no order.
        if scene.bare_participle() && scene.has_word(scene.at.saturating_sub(5)..scene.at, &["nombre", "total"]) {
            return Err("a running total");
        }
        // `Les machines ont été commandées à Y`: by the company in play.
        if !draft.has("customer") {
            let topic = scene.ctx.topic(scene.s).filter(|e| entity(&draft, "supplier") != Some(*e));
            let (Some(topic), false) = (topic, scene.bare_participle()) else { return Err("who orders is not told") };
            draft.entity("customer", topic);
            let (Some(head), Some(verb)) = (scene.subject_head(), scene.verb_at) else {
                return Err("what is ordered is not told");
            };
            if let Some(span) = scene.phrase(head..verb.max(head + 1)) {
                draft.phrase("object", span, scene.ctx.text.source);
            }
        }
        if let Some(head) = scene.subject_head() {
            let atoms = scene.atoms();
            let from = (head.saturating_sub(2)..=head).find_map(|i| match atoms[i].kind {
                Kind::Figure(f) if super::deals::is_quantity(scene.ctx, f) => Some(f),
                _ => None,
            });
            if let Some(f) = from {
                draft.figure("quantity", f);
            }
        }
    } else {
        quantity(scene, &mut draft, "quantity", scene.at + 1);
        if let Some(Kind::Figure(f)) = scene
            .object()
            .and_then(|c| scene.atoms()[c.atoms.clone()].iter().map(|a| a.kind).find(|k| matches!(k, Kind::Figure(_))))
            && super::deals::is_quantity(scene.ctx, f)
            && let Some(chunk) = scene.object()
        {
            let end = super::deals::phrase_end(scene, chunk.atoms.start);
            if let Some(span) = scene.phrase(chunk.atoms.start..end) {
                draft.phrase("object", span, scene.ctx.text.source);
            }
        }
    }
    let supplied = draft.has("supplier") && (draft.has("value") || draft.has("object"));
    if !(draft.has("quantity") || supplied) {
        return Err("no quantity is told");
    }
    if !draft.has("supplier") && carrier(scene) != "commander" {
        return Err("who supplies is not told");
    }
    out.push(draft);
    Ok(())
}

/// `X fournira 30 rames à Y`: a delivery to come; what was delivered is a figure of activity.
fn supplied(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    complete(scene, &mut draft);
    if !draft.has("quantity") && !draft.has("value") {
        return Err("no amount is told");
    }
    if draft.modality == Modality::Asserted && !scene.verb.is_some_and(|g| g.modal.has(Sense::Go)) {
        return Err("a delivery made");
    }
    out.push(draft);
    Ok(())
}

/// `X : contrat de 200 ME en Inde`, `X annonce un contrat avec Y`, `nouveau contrat pour X`.
fn noun(scene: &Scene<'_, '_>, mut draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    let atoms = scene.atoms();
    if scene.told_before(scene.at) {
        return Err("a contract told before");
    }
    if scene.verb.is_none() {
        if scene.at > 0 && atoms[scene.at - 1].prep("of") {
            return Err("a complement");
        }
        if let Some(head) = scene.subject_head() {
            for e in scene.entities(head..head + 1, &[EntityKind::Company]) {
                draft.entity("supplier", e);
            }
        } else if scene.in_title()
            && let Some(e) = scene
                .under(&["for"])
                .find_map(|c| scene.entities(c.atoms.clone(), &[EntityKind::Company]).first().copied())
        {
            draft.entity("supplier", e);
        }
    }
    complete(scene, &mut draft);
    // `maintient sa commande de 25 avions`: whose order it is buys.
    const OWN: &[&str] = &["maintenir", "annuler", "reduire", "doubler", "reporter", "augmenter", "passer"];
    if scene.possessed(scene.at)
        && OWN.contains(&carrier(scene))
        && scene.has_word(scene.at..scene.at + 1, &["commande", "commandes"])
        && draft.has("supplier")
    {
        swap(&mut draft, "supplier", "customer");
        if !draft.has("supplier")
            && let Some(topic) = scene.ctx.topic(scene.s).filter(|e| entity(&draft, "customer") != Some(*e))
        {
            draft.entity("supplier", topic);
        }
    }
    if !draft.has("supplier") {
        return Err("who supplies is not told");
    }
    if !["customer", "value", "quantity", "place"].iter().any(|r| draft.has(r)) {
        return Err("neither customer nor amount is told");
    }
    out.push(draft);
    Ok(())
}

/// A sentence about the contract told before.
fn more(about: &About<'_, '_>, out: &mut Reading) {
    let scene = &about.scene;
    let mut draft = about.draft(FactType::Contract, "contract.more");
    let option = scene.term_in(scene.at..scene.end, Class::Contract).filter(|(_, v)| *v == "option");
    if option.is_some() || scene.unreal() {
        return;
    }
    about.amount(&mut draft, "value");
    if about.relation == Relation::More {
        if about.tells_amount() {
            quantity(scene, &mut draft, "quantity", scene.at + 1);
            object(scene, &mut draft);
        }
        if scene.has_word(0..scene.atoms().len(), &["duree"]) {
            about.period(&mut draft, "period");
        }
    }
    if !says_something(&draft) {
        return;
    }
    // `au total, ce marché pourrait représenter jusqu'à`: what it may come to stands beside the firm part.
    let total = scene.has_word(0..scene.at, &["total"]) && draft.modality == Modality::Possible;
    // `ce contrat cadre portait à l'origine sur 100 rames`: what was agreed first is an order of its own.
    let first = scene.verb.is_some_and(|g| g.tense == Tense::Imperfect)
        && scene.has_word(0..scene.atoms().len(), &["origine", "initialement"]);
    if first && (draft.has("value") || draft.has("quantity")) {
        quantity(scene, &mut draft, "quantity", scene.at + 1);
        draft.relation = Relation::Beside;
    }
    if total && draft.has("value") {
        draft.relation = Relation::Beside;
    }
    out.drafts.push(draft);
}

/// `une option pour 20 unités`: a second contract, which may come.
fn options(ctx: &Context<'_>, s: usize, out: &mut Reading) {
    for at in 0..ctx.atoms(s).len() {
        if ctx.atoms(s)[at].term(Class::Contract) != Some("option") {
            continue;
        }
        let scene = Scene::new(ctx, s, at);
        if scene.unreal()
            || scene.verb.is_some_and(|g| g.senses.has(Sense::Fund) && scene.modality() == Modality::Asserted)
        {
            continue;
        }
        let mut draft = Draft::new(FactType::Contract, "contract.option", ctx.sentence(s));
        draft.modality = Modality::Possible;
        draft.relation = Relation::Beside;
        // `L'Indonésie dispose d'une option`: who may order.
        if matches!(carrier(&scene), "disposer" | "avoir" | "detenir" | "garder" | "prendre")
            && scene.verb_at.is_some_and(|v| v < at)
            && let Some(e) = scene.subjects(ACTORS).first().copied()
        {
            draft.entity("customer", e);
        }
        quantity(&scene, &mut draft, "quantity", at + 1);
        crate::facts::pattern::fill(&scene, &mut draft, cue("value", From::Behind, Takes::Money));
        // `20 rames en option`
        if !draft.has("quantity")
            && at >= 2
            && let Some(f) = (at.saturating_sub(5)..at).rev().find_map(|i| match ctx.atoms(s)[i].kind {
                Kind::Figure(f) if super::deals::is_quantity(ctx, f) => Some(f),
                _ => None,
            })
            && ctx.word(&ctx.atoms(s)[at - 1]) == "en"
        {
            draft.figure("quantity", f);
        }
        // `jusqu'à 55 et 22 exemplaires`: one for each model.
        let more = (at + 1..scene.end).find(|i| {
            matches!(ctx.atoms(s)[*i].kind, Kind::Figure(_))
                && ctx.atoms(s).get(i + 1).is_some_and(|a| a.term(Class::And) == Some("and"))
        });
        if draft.has("quantity")
            && let Some(Kind::Figure(f)) = more.and_then(|i| ctx.atoms(s).get(i + 2)).map(|a| a.kind)
            && super::deals::is_quantity(ctx, f)
        {
            draft.figure("quantity", f);
        }
        if draft.has("quantity") || draft.has("value") {
            out.drafts.push(draft);
        }
    }
}
