//! Patterns: events told by a verb or a noun, with a cue for each role.
//!
//! A pattern is data: what sets it off, where each role stands as seen from there, which roles must be filled. The
//! engine looks at one clause at a time ([`Scene`]), lets the cues fill the roles in order of preference, each figure
//! and date once, and refuses where a wanted role stays empty.

use super::{
    engine::Context,
    frame::{Draft, Frame, Reading},
    lexicon::{Class, Sense, Term},
    marks::Triggers,
    ontology::{FactType, Says},
    relative::apart,
    scene::{Chunk, Scene},
    syntax::{Atom, Kind},
};
use crate::{
    sheet::{DateId, EntityKind},
    value::{Bound, FigureKind, Grain},
};

/// What sets a pattern off.
#[derive(Clone, Copy, Debug)]
pub enum Trigger {
    /// A verb with one of these senses.
    Verb(&'static [Sense]),
    /// A verb with one of these senses whose object is a noun of this class.
    VerbNoun(&'static [Sense], Class),
    /// A noun of this class with one of these values (any, where none is given).
    Noun(Class, &'static [&'static str]),
}

/// Whether the subject does it or undergoes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Either.
    Any,
    /// The subject does it.
    Active,
    /// The subject undergoes it.
    Passive,
}

/// Where a cue looks.
#[derive(Clone, Copy, Debug)]
pub enum From {
    /// The subject of the verb.
    Subject,
    /// The subject, where the carrying verb, or the one that governs it, has one of these senses.
    SubjectOf(&'static [Sense]),
    /// What the relative clause stands behind (`Y, dont X détient`, `Y, que X rachète`).
    Antecedent,
    /// The direct object.
    Object,
    /// What follows one of these prepositions, nearest first.
    After(&'static [&'static str]),
    /// Under a participle or infinitive of one of these senses.
    Under(&'static [Sense]),
    /// Anything that follows the trigger in its clause.
    Behind,
    /// The whole sentence, what follows the trigger first.
    Sentence,
    /// The company the article is about, where it does not speak as an analyst.
    Topic,
}

/// What a cue takes there.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A company.
    Company,
    /// A company, an institution or a state.
    Actor,
    /// Every company, institution or state of a list.
    Actors,
    /// A place.
    Place,
    /// An entity of any of these kinds.
    OneOf(&'static [EntityKind]),
    /// A company, else the words.
    CompanyOrWords,
    /// An actor, else the words.
    ActorOrWords,
    /// The words of the phrase, complements included.
    Words,
    /// An amount of money, not per share.
    Money,
    /// An amount of money per share.
    PerShare,
    /// Any amount of money.
    AnyMoney,
    /// A percentage or fraction.
    Share,
    /// A percentage that is no share of anything.
    Percent,
    /// A count or quantity.
    Count,
    /// A period or length: a month or longer, a duration.
    Period,
    /// A day or part of one.
    Day,
}

/// Where one role stands.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The role.
    pub role: &'static str,
    /// Where.
    pub from: From,
    /// What.
    pub takes: Takes,
}

/// A cue in short.
#[must_use]
pub const fn cue(role: &'static str, from: From, takes: Takes) -> Cue {
    Cue { role, from, takes }
}

/// What a pattern makes of its draft: terms, status, further facts; a reason where it is no fact after all.
pub type Finish = fn(&Scene<'_, '_>, Draft, &mut Vec<Draft>) -> Result<(), &'static str>;

/// One construction that tells a fact type.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// Its stable name, `fact_type.construction`.
    pub id: &'static str,
    /// The type of fact.
    pub kind: FactType,
    /// What sets it off.
    pub trigger: Trigger,
    /// The voice it wants.
    pub voice: Voice,
    /// Where the roles stand, the better cue of a role first.
    pub cues: &'static [Cue],
    /// Roles that must be filled: one of each group.
    pub needs: &'static [&'static [&'static str]],
    /// What remains to be said.
    pub finish: Finish,
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pattern").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The draft as it stands.
///
/// # Errors
/// None.
pub fn plain(_: &Scene<'_, '_>, draft: Draft, out: &mut Vec<Draft>) -> Result<(), &'static str> {
    out.push(draft);
    Ok(())
}

/// What sets off one of these patterns.
#[must_use]
pub const fn triggers(patterns: &[Pattern]) -> Triggers {
    let (mut all, mut at) = (Triggers::NONE, 0);
    while at < patterns.len() {
        all = match patterns[at].trigger {
            Trigger::Verb(senses) | Trigger::VerbNoun(senses, _) => all.senses(senses),
            Trigger::Noun(class, _) => all.classes(&[class]),
        };
        at += 1;
    }
    all
}

/// Runs a room's patterns over the sentences `here`; the first pattern that reads a trigger keeps it.
pub fn run(patterns: &'static [Pattern], frame: &Frame, ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let triggers = &frame.triggers;
    for &s in here {
        let mut taken: Vec<usize> = Vec::new();
        for (at, atom) in ctx.atoms(s).iter().enumerate() {
            let held = match atom.kind {
                Kind::Verb(group) => group.senses.meets(triggers.senses),
                Kind::Term(term) => triggers.classes.has(term.class),
                _ => false,
            };
            if !held || taken.contains(&at) {
                continue;
            }
            let mut scene = None;
            let mut refused = None;
            for pattern in patterns.iter().filter(|p| sets_off(atom, p.trigger)) {
                let scene = scene.get_or_insert_with(|| Scene::new(ctx, s, at));
                if scene.unreal() {
                    refused.get_or_insert((pattern.id, "a question or a condition"));
                    break;
                }
                let noun = match triggered(scene, pattern) {
                    Ok(noun) => noun,
                    Err(None) => continue,
                    Err(Some(reason)) => {
                        refused.get_or_insert((pattern.id, reason));
                        continue;
                    }
                };
                match read(scene, pattern) {
                    Ok(drafts) => {
                        out.drafts.extend(drafts);
                        taken.push(at);
                        taken.extend(noun);
                        refused = None;
                        break;
                    }
                    Err(reason) => {
                        refused.get_or_insert((pattern.id, reason));
                    }
                }
            }
            if let Some((id, reason)) = refused {
                out.refuse(id, ctx.span(&atom.tokens), reason);
            }
        }
    }
}

fn sets_off(atom: &Atom, trigger: Trigger) -> bool {
    match trigger {
        Trigger::Verb(senses) | Trigger::VerbNoun(senses, _) => atom.verb().is_some_and(|g| g.senses.any(senses)),
        Trigger::Noun(class, values) => {
            atom.term(class).is_some_and(|value| values.is_empty() || values.contains(&value))
        }
    }
}

/// The trigger's noun where it has one; an error with a reason where only a part of the trigger stands there.
fn triggered(scene: &Scene<'_, '_>, pattern: &Pattern) -> Result<Option<usize>, Option<&'static str>> {
    match (pattern.voice, scene.is_passive()) {
        (Voice::Active, true) | (Voice::Passive, false) => return Err(None),
        _ => {}
    }
    let Trigger::VerbNoun(_, class) = pattern.trigger else { return Ok(None) };
    let object = if scene.is_passive() {
        scene.subject_head().and_then(|head| scene.term_in(head..scene.at.max(head), class))
    } else {
        let object = scene.object();
        // `inflige 50 millions d'euros d'amende`: the noun that the object is counted in.
        let counted = |chunk: &Chunk| {
            let figure = scene.atoms()[chunk.atoms.clone()].iter().any(|a| matches!(a.kind, Kind::Figure(_)));
            let next = scene.chunks.iter().find(|c| c.atoms.start == chunk.atoms.end + 1 && c.link == "of");
            next.filter(|_| figure && class == Class::Legal).and_then(|c| scene.term_in(c.atoms.clone(), class))
        };
        let direct = object.and_then(|chunk| scene.term_in(chunk.atoms.clone(), class).or_else(|| counted(chunk)));
        // `remporte auprès de Y, le gestionnaire du réseau, un contrat`: behind an apposition.
        let behind = || {
            let heads = |c: &Chunk| scene.term_in(c.atoms.clone(), class).filter(|(at, _)| *at <= c.atoms.start + 2);
            scene.chunks.iter().filter(|c| c.link == "," && class == Class::Contract).find_map(heads)
        };
        // `inflige à l'opérateur une amende`: behind whoever is fined.
        let fine =
            || scene.term_in(scene.at + 1..scene.end, class).filter(|(_, v)| class == Class::Legal && *v == "fine");
        direct.or_else(behind).or_else(fine)
    };
    object.map(|(at, _)| Some(at)).ok_or(None)
}

/// What the cues fill, under the pattern's conditions.
fn read(scene: &Scene<'_, '_>, pattern: &Pattern) -> Result<Vec<Draft>, &'static str> {
    let mut draft = Draft::new(pattern.kind, pattern.id, scene.ctx.sentence(scene.s));
    for cue in pattern.cues {
        if !draft.has(cue.role) {
            fill(scene, &mut draft, *cue);
        }
    }
    for group in pattern.needs {
        if !group.iter().any(|role| draft.has(role)) {
            return Err("a key role is not told");
        }
    }
    draft.modality = scene.modality();
    draft.attribution = scene.attribution();
    draft.time = scene.time(&draft);
    let mut drafts = Vec::new();
    (pattern.finish)(scene, draft, &mut drafts)?;
    Ok(drafts)
}

/// Fills the cue's role from the first place that has what it takes.
pub fn fill(scene: &Scene<'_, '_>, draft: &mut Draft, cue: Cue) {
    match cue.from {
        From::Subject => {
            if let Some(head) = scene.subject_head() {
                let end = scene.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
                take(scene, draft, cue, head..end);
            }
        }
        From::SubjectOf(senses) => {
            let fits = |g: &super::syntax::Group| g.senses.any(senses) || g.modal.any(senses);
            if scene.verb.as_ref().is_some_and(fits) && !scene.is_passive() {
                fill(scene, draft, Cue { from: From::Subject, ..cue });
            }
        }
        From::Antecedent => {
            if let Some((rel, head)) = scene.relative() {
                take(scene, draft, cue, head..rel.max(head + 1));
            }
        }
        From::Object => {
            if let Some(chunk) = scene.object() {
                take(scene, draft, cue, whole(scene, chunk, cue.takes));
            }
        }
        From::After(links) => {
            for chunk in scene.chunks.iter().filter(|c| links.contains(&c.link)) {
                take(scene, draft, cue, whole(scene, chunk, cue.takes));
                if draft.has(cue.role) {
                    return;
                }
            }
        }
        From::Under(senses) => {
            for chunk in scene.chunks.iter().filter(|c| c.under.any(senses)) {
                take(scene, draft, cue, whole(scene, chunk, cue.takes));
                if draft.has(cue.role) {
                    return;
                }
            }
        }
        From::Behind | From::Sentence => {
            for chunk in &scene.chunks {
                take(scene, draft, cue, chunk.atoms.clone());
                if draft.has(cue.role) {
                    return;
                }
            }
            if matches!(cue.from, From::Sentence) {
                take(scene, draft, cue, 0..scene.at);
            }
        }
        From::Topic => {
            if let Some(topic) = scene.ctx.topic(scene.s)
                && !scene.ctx.is_broker(topic)
            {
                draft.entity(cue.role, topic);
            }
        }
    }
}

/// The atoms of a chunk; a phrase takes its complements with it.
fn whole(scene: &Scene<'_, '_>, chunk: &Chunk, takes: Takes) -> std::ops::Range<usize> {
    let mut range = chunk.atoms.clone();
    // `la ville de X`
    if matches!(takes, Takes::Actor | Takes::Actors) && scene.term_in(range.clone(), Class::Polity).is_some() {
        let next = scene.chunks.iter().find(|c| c.atoms.start == range.end + 1 && c.link == "of");
        range.end = next.map_or(range.end, |c| c.atoms.end);
    }
    if matches!(takes, Takes::Words | Takes::CompanyOrWords | Takes::ActorOrWords) {
        let complement: &[&str] = if matches!(takes, Takes::Words) { &["of", "in", "to"] } else { &["of"] };
        let start = range.start;
        for next in scene.chunks.iter().skip_while(|c| c.atoms.start <= start) {
            if next.atoms.start != range.end + 1 || !complement.contains(&next.link) {
                break;
            }
            range.end = next.atoms.end;
        }
    }
    range
}

/// Lets the cue take what it wants from a stretch of atoms.
fn take(scene: &Scene<'_, '_>, draft: &mut Draft, cue: Cue, range: std::ops::Range<usize>) {
    use EntityKind::{Company, Organisation, Place};
    const ACTORS: &[EntityKind] = &[Company, Organisation, Place];
    let one = |kinds: &'static [EntityKind]| -> Option<u32> {
        scene.entities(range.clone(), kinds).into_iter().find(|e| !names(draft, *e))
    };
    match cue.takes {
        Takes::Company => {
            if let Some(e) = one(&[Company]) {
                draft.entity(cue.role, e);
            }
        }
        Takes::Actor => {
            if let Some(e) = one(ACTORS) {
                draft.entity(cue.role, e);
            }
        }
        Takes::Place => {
            if let Some(e) = one(&[Place]) {
                draft.entity(cue.role, e);
            }
        }
        Takes::OneOf(kinds) => {
            if let Some(e) = one(kinds) {
                draft.entity(cue.role, e);
            }
        }
        Takes::Actors => {
            for e in scene.entities(range, ACTORS) {
                if !names(draft, e) {
                    draft.entity(cue.role, e);
                }
            }
        }
        Takes::CompanyOrWords | Takes::ActorOrWords => {
            let kinds: &'static [EntityKind] =
                if matches!(cue.takes, Takes::CompanyOrWords) { &[Company] } else { ACTORS };
            if let Some(e) = one(kinds) {
                draft.entity(cue.role, e);
            } else if scene.entities(range.clone(), kinds).is_empty() {
                words(scene, draft, cue.role, range);
            }
        }
        Takes::Words => words(scene, draft, cue.role, range),
        Takes::Period | Takes::Day => {
            let date = scene.atoms().get(range).and_then(|atoms| {
                atoms.iter().find_map(|a| match a.kind {
                    Kind::Date(d) if is_period(scene.ctx, d) == matches!(cue.takes, Takes::Period) => Some(d),
                    _ => None,
                })
            });
            if let Some(date) = date {
                draft.date(cue.role, date);
            }
        }
        _ => {
            let figure = range.clone().find_map(|i| match scene.atoms().get(i)?.kind {
                Kind::Figure(f) if is_a(scene.ctx, f, cue.takes) && !uses(draft, f) && !measures(scene, i) => Some(f),
                _ => None,
            });
            if let Some(figure) = figure {
                draft.figure(cue.role, figure);
            }
        }
    }
}

fn words(scene: &Scene<'_, '_>, draft: &mut Draft, role: &str, range: std::ops::Range<usize>) {
    // A clause is no phrase, and a pronoun stands for something else.
    let fits = |k: &Kind| match k {
        Kind::Verb(_) => false,
        Kind::Term(t) => !matches!(t.class, Class::Pronoun | Class::Relative | Class::Sub),
        _ => true,
    };
    // `autorise mardi le rachat`: the day is no part of the phrase.
    let dated = |i: &usize| scene.atoms().get(*i).is_some_and(|a| matches!(a.kind, Kind::Date(_)));
    let start = range.start + range.clone().take_while(dated).count();
    let range = start..range.end;
    let end = scene
        .atoms()
        .get(range.clone())
        .map_or(range.end, |atoms| atoms.iter().position(|a| !fits(&a.kind)).map_or(range.end, |at| range.start + at));
    if let Some(span) = scene.phrase(range.start..end) {
        draft.phrase(role, span, scene.ctx.text.source);
    }
}

/// Whether the figure at atom `at` belongs to a metric, a level or a movement rather than to the event.
#[must_use]
pub fn measures(scene: &Scene<'_, '_>, at: usize) -> bool {
    let atoms = scene.atoms();
    let metric = |i: usize| {
        atoms.get(i).is_some_and(|a| {
            matches!(a.kind, Kind::Term(t) if matches!(t.class, Class::Metric | Class::OtherMetric | Class::Move | Class::Dividend | Class::Growth))
        })
    };
    // `un chiffre d'affaires annuel de 300 millions`, `en hausse de 3%`
    let before = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|i| !matches!(atoms[*i].kind, Kind::Sign(_) | Kind::Verb(_) | Kind::Figure(_) | Kind::Entity(_)))
        .take_while(|i| {
            !matches!(atoms[*i].kind, Kind::Term(Term { class: Class::Contract | Class::Deal | Class::Raise, .. }))
        })
        .any(metric);
    // `300 millions de chiffre d'affaires`
    let after = atoms.get(at + 1).is_some_and(|a| a.prep("of")) && (metric(at + 2) || metric(at + 3));
    before || after
}

/// Whether the draft uses the figure in some role.
fn uses(draft: &Draft, figure: u32) -> bool {
    says(draft, |says| matches!(says, Says::Figure { figure: f } if f.index() == figure as usize))
}

/// Whether the draft names the entity in some role.
fn names(draft: &Draft, entity: u32) -> bool {
    says(draft, |says| matches!(says, Says::Entity { entity: e } if e.index() == entity as usize))
}

/// Whether some role of the draft says such a thing.
fn says(draft: &Draft, such: impl Fn(&Says) -> bool) -> bool {
    draft.body.any(|slot| slot.all().iter().any(|role| such(&role.says)))
}

/// Whether a figure is what `takes` wants; a figure that restates another never is.
#[must_use]
pub fn is_a(ctx: &Context<'_>, figure: u32, takes: Takes) -> bool {
    let mention = ctx.figure(figure);
    let (kind, per) = (mention.value.kind, mention.value.per.as_deref());
    if mention.equivalent_to.is_some() {
        return false;
    }
    match takes {
        Takes::Money => kind == FigureKind::Money && per.is_none_or(|p| p == "year"),
        Takes::PerShare => kind == FigureKind::Money && per == Some("share"),
        Takes::AnyMoney => kind == FigureKind::Money,
        Takes::Share => matches!(kind, FigureKind::Percent | FigureKind::Fraction),
        Takes::Percent => kind == FigureKind::Percent,
        Takes::Count => matches!(kind, FigureKind::Count | FigureKind::Quantity) && mention.value.bound != Bound::Vague,
        _ => false,
    }
}

/// Whether a date is a period or a length rather than a day.
#[must_use]
pub fn is_period(ctx: &Context<'_>, date: u32) -> bool {
    ctx.date(date)
        .value
        .as_ref()
        .is_some_and(|v| !matches!(v.grain(), Grain::Day | Grain::Part | Grain::Clock | Grain::Week))
}

impl Scene<'_, '_> {
    /// The day the clause is dated to: the nearest one that no role uses.
    #[must_use]
    pub fn time(&self, draft: &Draft) -> Option<DateId> {
        self.nearest(draft, |d| !is_period(self.ctx, d))
    }

    /// The month, quarter or year the clause is dated to: the nearest one that no role uses.
    #[must_use]
    pub fn period(&self, draft: &Draft) -> Option<DateId> {
        let grain = |d: u32| self.ctx.date(d).value.as_ref().map(|v| v.grain());
        self.nearest(draft, |d| {
            matches!(grain(d), Some(Grain::Month | Grain::Quarter | Grain::Half | Grain::Year))
                && self.ctx.date(d).bound.is_none()
        })
    }

    /// The nearest date of a kind that no role uses.
    fn nearest(&self, draft: &Draft, fits: impl Fn(u32) -> bool) -> Option<DateId> {
        let atoms = self.atoms();
        let day = |i: usize| match atoms[i].kind {
            Kind::Date(d) if fits(d) && self.ctx.date(d).value.is_some() && !apart(atoms, i, self.at) => Some(d),
            _ => None,
        };
        let free = |d: u32| !draft.body.any(|slot| slot.date().is_some_and(|x| x.index() == d as usize));
        let head = self.subject_head().unwrap_or(self.at).min(self.at);
        let near = (head..self.at).chain(self.at + 1..self.end.min(self.at + 12)).chain(0..head);
        near.filter_map(day).find(|d| free(*d)).map(DateId)
    }
}
