//! Broker notes: ratings, price targets, what was changed.
//!
//! One note is told over several sentences, in any order, so a small walk collects the opinion words of each sentence
//! ([`signals`]), shares them out among the brokers that speak there, and carries broker and share from one sentence to
//! the next; what one broker says of one share is one fact.

mod examples;
mod signals;
mod view;

use std::ops::Range;

use crate::{
    facts::{
        engine::Context,
        frame::{Frame, Reading},
        lexicon::{Class, Sense, Tense, Term},
        marks::Triggers,
        nominal::named,
        relative::aside,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
};

use super::near::{after, fold, has_word, is_house};
use signals::{OPINION, Signal, Signals, signals};
use view::finish;

/// Reads broker notes.
pub const FRAME: Frame = Frame {
    id: "analyst_rating",
    triggers: Triggers::NONE.classes(&[Class::Rating, Class::Target]).senses(&[Sense::Aim]).words(signals::WORDS),
    read,
    examples: examples::EXAMPLES,
};

/// Words that lead to the house a note comes from.
const NOTES: &[&str] = &[
    "note",
    "etude",
    "relevement",
    "abaissement",
    "degradation",
    "recommandation",
    "initiation",
    "analyse",
    "commentaire",
    "commentaires",
    "conseil",
    "avis",
    "analystes",
    "analyste",
    "opinion",
    "soutien",
    "equipes",
    "bureau",
];

/// One telling: what a sentence gives of one broker's view of one share.
#[derive(Clone, Debug)]
struct Note {
    s: usize,
    broker: u32,
    subject: u32,
    range: Range<usize>,
    /// Where its first signal stands.
    at: usize,
    signals: Vec<Signal>,
}

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let mut notes: Vec<Note> = Vec::new();
    let mut desk = Desk::default();
    let mut told: Vec<Signals> = vec![Vec::new(); ctx.sentences.len()];
    for &s in here {
        told[s] = signals(ctx, s);
        if !told[s].is_empty() {
            desk.houses.extend(voices(ctx, s, true, &desk).iter().map(|v| v.broker));
        }
    }
    if told.iter().all(Vec::is_empty) {
        return;
    }
    for (s, signals) in told.iter().enumerate() {
        sentence(ctx, s, signals, &mut desk, &mut notes, out);
    }
    finish(ctx, &notes, out);
}

/// Who speaks of whom, carried from sentence to sentence.
#[derive(Debug, Default)]
struct Desk {
    broker: Option<u32>,
    /// Every company that speaks as a broker somewhere: never the share by default.
    houses: Vec<u32>,
    /// The last note: sentence, broker, subject.
    last: Option<(usize, u32, u32)>,
}

/// A broker in a sentence: where, who, and whether what it says stands before it (*par X*).
#[derive(Clone, Copy, Debug)]
struct Voice {
    at: usize,
    broker: u32,
    behind: bool,
}

fn sentence(
    ctx: &Context<'_>,
    s: usize,
    signals: &[(usize, Signal)],
    desk: &mut Desk,
    notes: &mut Vec<Note>,
    out: &mut Reading,
) {
    let atoms = ctx.atoms(s);
    let mut voices = voices(ctx, s, !signals.is_empty(), desk);
    if signals.is_empty() {
        // `HSBC voit dans cette commande`: a bank that comments is in play.
        let head = || heads(ctx, s).into_iter().map(|(_, e)| e).find(|e| is_house(ctx, *e));
        desk.broker = voices.first().map(|v| v.broker).or_else(head).or(desk.broker);
        return;
    }
    if voices.is_empty() {
        // A note goes on in the next sentence, its broker untold.
        let goes_on = desk.last.is_some_and(|(t, ..)| s - t <= 1) && !outsider(ctx, s);
        match desk.last.filter(|_| goes_on) {
            Some((_, broker, _)) => voices.push(Voice { at: 0, broker, behind: false }),
            None => {
                if let Some((at, _)) = signals.first() {
                    out.refuse("analyst_rating", ctx.span(&atoms[*at].tokens), "no broker is told");
                }
                return;
            }
        }
    }
    let rated = rated(ctx, s, &voices);
    for (k, voice) in voices.iter().enumerate() {
        let range = stretch(atoms, &voices, k);
        for (subject, part) in shares(ctx, s, voice, &range, &rated, signals, desk, out) {
            // `X, qui reste neutre, a ramené lundi sa cible`: the main clause dates the note.
            let mut ats = signals.iter().map(|(at, _)| *at).filter(|at| part.contains(at));
            let first = ats.clone().next().unwrap_or(part.start);
            let at = ats.find(|at| aside(atoms, *at).is_none()).unwrap_or(first);
            let own: Vec<Signal> = signals.iter().filter(|(at, _)| part.contains(at)).map(|(_, s)| *s).collect();
            let told = own.iter().any(|s| matches!(s, Signal::Rating(..) | Signal::Target(..)));
            desk.broker = Some(voice.broker);
            if told && subject != voice.broker {
                notes.push(Note { s, broker: voice.broker, subject, range: part, at, signals: own });
                desk.last = Some((s, voice.broker, subject));
            }
        }
    }
}

/// Whether the subject of the sentence is a company that is no broker, or its share: not the note going on.
fn outsider(ctx: &Context<'_>, s: usize) -> bool {
    let atoms = ctx.atoms(s);
    let Some(verb) = atoms.iter().position(|a| a.verb().is_some_and(|g| g.is_finite())) else { return false };
    let Some(head) = subject(atoms, verb) else { return false };
    match atoms[head].kind {
        Kind::Entity(e) => !ctx.is_broker(e),
        Kind::Term(Term { class: Class::Group | Class::Share | Class::Spokesperson, .. }) => true,
        Kind::Term(Term { class: Class::Consensus, value }) => value != "broker",
        _ => false,
    }
}

/// The stretch of the sentence that the `k`-th voice owns.
fn stretch(atoms: &[Atom], voices: &[Voice], k: usize) -> Range<usize> {
    let cut = |a: &Voice, b: &Voice| {
        let breaks = |i: &usize| {
            matches!(
                atoms[*i].kind,
                Kind::Sign(',' | ';' | '.' | ')')
                    | Kind::Term(Term { class: Class::And | Class::Sub | Class::Relative, .. })
            )
        };
        let mut between = a.at + 1..b.at;
        let found = if a.behind && b.behind { between.find(breaks) } else { between.rfind(breaks) };
        found.unwrap_or(b.at)
    };
    let start = if k == 0 { 0 } else { cut(&voices[k - 1], &voices[k]) };
    let end = voices.get(k + 1).map_or(atoms.len(), |next| cut(&voices[k], next));
    start..end.max(start)
}

/// The brokers that speak in sentence `s`.
fn voices(ctx: &Context<'_>, s: usize, opinion: bool, desk: &Desk) -> Vec<Voice> {
    let atoms = ctx.atoms(s);
    let mut found: Vec<Voice> = Vec::new();
    let mut add = |at: usize, broker: u32, behind: bool| {
        if !found.iter().any(|v| v.broker == broker) {
            found.push(Voice { at, broker, behind });
        }
    };
    for (i, atom) in atoms.iter().enumerate() {
        match atom.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company]) => {
                if let Some(behind) = speaks(ctx, s, i, e, opinion) {
                    add(i, e, behind);
                }
            }
            // `le broker`, `l'analyste`, `la banque`: the one in play.
            Kind::Term(Term { class: Class::Consensus, value: "broker" }) if opinion => {
                let own = named(atoms, i, (i + 4).min(atoms.len()));
                if own.is_none()
                    && !atoms.get(i + 1).is_some_and(|a| a.prep("of") || a.prep("in"))
                    && let Some(broker) = desk.broker
                {
                    add(i, broker, false);
                }
            }
            Kind::Term(Term { class: Class::Group, value: "bank" }) if opinion && !governed(atoms, i) => {
                if let Some(broker) = desk.broker.filter(|b| Some(*b) != ctx.salience.topic) {
                    add(i, broker, false);
                }
            }
            _ => {}
        }
    }
    if opinion {
        let heads: Vec<_> = heads(ctx, s).into_iter().filter(|(at, _)| !is_object(atoms, *at)).collect();
        // `Du côté de X, c'est Y qui dégrade`: what the sentence opens on is told of, where somebody else acts.
        if !heads.is_empty() {
            found.retain(|v| {
                !opens(atoms, v.at) || is_house(ctx, v.broker) || heads.iter().any(|(_, e)| *e == v.broker)
            });
        }
        for (at, e) in heads {
            if !found.iter().any(|v| v.broker == e) {
                found.push(Voice { at, broker: e, behind: false });
            }
        }
    }
    found.sort_by_key(|v| v.at);
    found
}

/// Whether the name at `at` stands as what is rated: `sur X`, `l'action X`.
fn is_object(atoms: &[Atom], at: usize) -> bool {
    let mut lead = at;
    while lead > 0 && (atoms[lead - 1].term(Class::Det) == Some("the") || atoms[lead - 1].term(Class::Share).is_some())
    {
        lead -= 1;
    }
    lead > 0 && atoms[lead - 1].prep("on")
}

/// Whether the name at `at` stands in the phrase that opens the sentence: `Pour X,`, `Du côté de X,`.
fn opens(atoms: &[Atom], at: usize) -> bool {
    at < 6
        && at > 0
        && atoms.get(at + 1).is_some_and(|a| a.is(','))
        && governed(atoms, at)
        && !atoms[..at].iter().any(|a| a.verb().is_some() || matches!(a.kind, Kind::Sign(_)))
}

/// Whether the company at `at` speaks as a broker; and if so, whether what it says stands before it.
fn speaks(ctx: &Context<'_>, s: usize, at: usize, entity: u32, opinion: bool) -> Option<bool> {
    let atoms = ctx.atoms(s);
    let prior = at.checked_sub(1)?;
    let mut lead = prior;
    while lead > 0
        && (atoms[lead].term(Class::Det) == Some("the")
            || matches!(atoms[lead].kind, Kind::Term(Term { class: Class::Group, .. }))
            || matches!(atoms[lead].kind, Kind::Word) && atoms[lead - 1].term(Class::Det).is_some())
    {
        lead -= 1;
    }
    let _ = prior;
    let word = |i: usize, words: &[&str]| has_word(ctx, atoms, i..i + 1, words);
    if atoms[lead].term(Class::Consensus) == Some("broker") && lead == prior {
        return Some(false);
    }
    if atoms[lead].prep("of") || atoms[lead].prep("in") {
        let noun = lead.checked_sub(1);
        if noun.is_some_and(|n| {
            atoms[n].term(Class::Consensus).is_some_and(|v| v != "market")
                || (opinion && word(n, NOTES))
                || word(n, NOTES) && is_house(ctx, entity)
        }) {
            return Some(false);
        }
        if fold(ctx, atoms, lead) == "chez" && opinion && Some(entity) != ctx.salience.topic {
            return Some(false);
        }
        if atoms[lead].prep("of") && lead >= 2 && word(lead - 1, &["cote"]) && word(lead - 2, &["du"]) && opinion {
            return Some(false);
        }
    }
    if atoms[lead].term(Class::According).is_some() {
        return Some(false);
    }
    if !opinion {
        return None;
    }
    if atoms[lead].prep("for")
        && (lead == 0 || matches!(atoms[lead - 1].kind, Kind::Sign(_)))
        && ctx.salience.topic != Some(entity)
    {
        return Some(false);
    }
    let opines = |g: &crate::facts::syntax::Group| g.senses.any(OPINION) || g.modal.any(OPINION);
    if atoms[lead].prep("by") {
        let agent = (lead.saturating_sub(8)..lead)
            .rev()
            .any(|i| atoms[i].verb().is_some_and(|g| opines(g) && !g.senses.has(Sense::Aim)) || word(i, NOTES));
        return agent.then_some(true);
    }
    None
}

/// Brokers that head a clause of opinion, found from its verbs.
fn heads(ctx: &Context<'_>, s: usize) -> Vec<(usize, u32)> {
    let atoms = ctx.atoms(s);
    let mut found = Vec::new();
    for (i, atom) in atoms.iter().enumerate() {
        let Some(g) = atom.verb() else { continue };
        let opines = g.senses.any(OPINION)
            || g.modal.any(OPINION)
            || g.senses.any(&[
                Sense::Be,
                Sense::Start,
                Sense::Launch,
                Sense::See,
                Sense::Downgrade,
                Sense::Say,
                Sense::Have,
                Sense::Down,
            ]);
        // `X ayant relevé son conseil`: only right after its name.
        let name = i.checked_sub(if i > 1 && fold(ctx, atoms, i - 1) == "ayant" { 2 } else { 1 });
        if let Some(at) = name
            && matches!(g.tense, Tense::PresentParticiple | Tense::PastParticiple)
            && (g.compound || at + 2 == i)
            && g.senses.any(OPINION)
            && let Kind::Entity(e) = atoms[at].kind
            && is_house(ctx, e)
        {
            found.push((at, e));
            continue;
        }
        if g.passive || !g.is_finite() {
            continue;
        }
        // `X, toujours à 'conserver', coupe son objectif`: the name before the aside.
        if i > 0 && atoms[i - 1].is(',') && opines {
            let open = (i.saturating_sub(12)..i - 1).rev().find(|j| atoms[*j].is(','));
            if let Some(at) = open.and_then(|o| o.checked_sub(1))
                && let Kind::Entity(e) = atoms[at].kind
                && is_house(ctx, e)
                && !found.contains(&(at, e))
            {
                found.push((at, e));
                continue;
            }
        }
        let Some(head) = subject(atoms, i) else { continue };
        let end = i.max(head + 1);
        if let Some(e) = named(atoms, head, end)
            && ctx.is_kind(e, &[EntityKind::Company])
            && (opines || is_house(ctx, e))
        {
            let at = (head..end).find(|j| matches!(atoms[*j].kind, Kind::Entity(x) if x == e)).unwrap_or(head);
            if !found.contains(&(at, e)) {
                found.push((at, e));
            }
        }
    }
    // `Veltis : UBS à l'achat`
    if let Some(colon) = atoms.iter().position(|a| a.is(':'))
        && colon <= 4
        && let Some(at) = after(atoms, colon + 1)
        && let Kind::Entity(e) = atoms[at].kind
        && ctx.is_kind(e, &[EntityKind::Company])
        && atoms[..colon].iter().any(|a| matches!(a.kind, Kind::Entity(_)))
        && !found.iter().any(|(_, f)| *f == e)
    {
        found.push((at, e));
    }
    found
}

/// The companies that sentence `s` names as rated, where they stand.
fn rated(ctx: &Context<'_>, s: usize, voices: &[Voice]) -> Vec<(usize, u32)> {
    let atoms = ctx.atoms(s);
    let mut found = Vec::new();
    for (i, atom) in atoms.iter().enumerate() {
        let Kind::Entity(e) = atom.kind else { continue };
        if !ctx.is_kind(e, &[EntityKind::Company]) || voices.iter().any(|v| v.broker == e) {
            continue;
        }
        let mut lead = i;
        while lead > 0
            && (atoms[lead - 1].term(Class::Det).is_some_and(|v| v == "the")
                || matches!(atoms[lead - 1].kind, Kind::Term(Term { class: Class::Share | Class::Group, .. })))
        {
            lead -= 1;
        }
        let Some(prior) = lead.checked_sub(1).map(|p| &atoms[p]) else { continue };
        let share = lead < i && atoms[lead..i].iter().any(|a| a.term(Class::Share).is_some());
        let noun = |words: &[&str]| lead >= 2 && has_word(ctx, atoms, lead - 2..lead - 1, words);
        let of_share = prior.prep("of")
            && (noun(&[
                "suivi",
                "couverture",
                "titre",
                "action",
                "valeur",
                "achat",
                "vente",
                "cours",
                "cible",
                "recommandation",
                "conseil",
                "note",
                "acheteur",
            ]));
        let object = prior.verb().is_some_and(|g| g.senses.any(OPINION) || g.senses.has(Sense::Acquire));
        let listed = prior.term(Class::And).is_some() && found.last().is_some_and(|(j, _)| i - j <= 3);
        if prior.prep("on") || share || of_share || object || listed || opens(atoms, i) {
            found.push((i, e));
        }
    }
    found
}

/// The shares that a voice speaks of in its stretch, each with its part.
#[allow(clippy::too_many_arguments)]
fn shares(
    ctx: &Context<'_>,
    s: usize,
    voice: &Voice,
    range: &Range<usize>,
    rated: &[(usize, u32)],
    signals: &[(usize, Signal)],
    desk: &Desk,
    out: &mut Reading,
) -> Vec<(u32, Range<usize>)> {
    let atoms = ctx.atoms(s);
    let mut own: Vec<(usize, u32)> = rated.iter().filter(|(at, _)| range.contains(at)).copied().collect();
    own.dedup_by_key(|(_, e)| *e);
    match own.as_slice() {
        [] => {}
        [(_, one)] => return vec![(*one, range.clone())],
        many => {
            // `X et Y à l'achat` shares one opinion, `X à l'achat et Y à neutre` tells two.
            let between = |a: usize, b: usize| {
                signals
                    .iter()
                    .any(|(at, s)| (a..b).contains(at) && matches!(s, Signal::Rating(..) | Signal::Target(..)))
            };
            let split = many.windows(2).all(|w| between(w[0].0, w[1].0));
            if !split {
                return many.iter().map(|(_, e)| (*e, range.clone())).collect();
            }
            let cuts: Vec<usize> = many[1..]
                .iter()
                .map(|(at, _)| {
                    (0..*at)
                        .rev()
                        .find(|i| {
                            atoms[*i].term(Class::And).is_some() || matches!(atoms[*i].kind, Kind::Sign(',' | ';'))
                        })
                        .unwrap_or(*at)
                })
                .collect();
            return many
                .iter()
                .enumerate()
                .map(|(k, (_, e))| {
                    let start = if k == 0 { range.start } else { cuts[k - 1] };
                    (*e, start..cuts.get(k).copied().unwrap_or(range.end))
                })
                .collect();
        }
    }
    // `le suivi d'Untel`, `sur Untel`: a share that no table knows is not the article's.
    let stranger = range.clone().any(|i| {
        let leads = atoms[i].prep("on")
            || atoms[i].prep("of") && i > 0 && has_word(ctx, atoms, i - 1..i, &["suivi", "couverture"]);
        leads
            && after(atoms, i + 1).is_some_and(|j| {
                !matches!(atoms[j].kind, Kind::Entity(_) | Kind::Figure(_) | Kind::Date(_))
                    && crate::facts::syntax::capital(ctx.text, atoms[j].tokens.start)
            })
    });
    if stranger {
        out.refuse("analyst_rating", ctx.sentence(s), "the rated share is a name not known");
        return Vec::new();
    }
    let company = |e: u32| e != voice.broker && ctx.is_kind(e, &[EntityKind::Company]) && !ctx.is_broker(e);
    // The company that leads the sentence; the one the note went on about; the one the article is about.
    let lead = atoms[..voice.at.min(atoms.len())].iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && !governed(atoms, i) => Some(e),
        _ => None,
    });
    let carried = desk.last.filter(|(t, b, _)| *b == voice.broker && s - t <= 3).map(|(.., subject)| subject);
    let section = ctx.salience.section.get(s).copied().flatten();
    let rateable = |e: &u32| company(*e) && !desk.houses.contains(e);
    let topic = ctx.topic(s).filter(rateable);
    let titled = ctx.salience.titled.iter().copied().find(rateable);
    let recent = || ctx.recent(s);
    // Of several companies in the title, the one the paragraph tells of.
    let told = recent().filter(|e| ctx.salience.titled.len() > 1 && rateable(e));
    let found = lead
        .or(carried)
        .or(section)
        .or(told)
        .or(topic)
        .or(titled)
        .or_else(recent)
        .or_else(|| desk.last.filter(|(t, ..)| s - t <= 2).map(|(.., subject)| subject))
        .filter(|e| company(*e));
    match found {
        Some(e) => vec![(e, range.clone())],
        None => {
            out.refuse("analyst_rating", ctx.sentence(s), "no rated share is told");
            Vec::new()
        }
    }
}
