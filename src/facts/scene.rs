//! What stands around a trigger: its clause cut into chunks, who acts, who undergoes, what each preposition leads to.

use std::ops::Range;

use super::{
    engine::Context,
    lexicon::{Class, Sense, Senses, Tense, Term},
    nominal::named,
    ontology::Says,
    syntax::{Atom, Group, Kind, antecedent, governed, subject},
};
use crate::{
    sheet::{EntityId, EntityKind},
    text::Span,
    value::Modality,
};

/// Who can act: companies, institutions, states.
pub const ACTORS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation, EntityKind::Place];

/// A stretch of the clause under one preposition.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// Kind of the preposition (`with`, `for` …); empty for what a verb takes without one.
    pub link: &'static str,
    /// Senses of the participle or infinitive that stands between the trigger and it (*évalué à*, *portant sur*).
    pub under: Senses,
    /// Its atoms, without the preposition.
    pub atoms: Range<usize>,
}

/// A trigger and its clause.
#[derive(Debug)]
pub struct Scene<'c, 'a> {
    /// The article.
    pub ctx: &'c Context<'a>,
    /// The sentence.
    pub s: usize,
    /// The trigger's atom.
    pub at: usize,
    /// The verb that carries the clause: the trigger itself, or the one that governs a noun.
    pub verb: Option<Group>,
    /// Where that verb stands.
    pub verb_at: Option<usize>,
    /// One past the last atom of the clause.
    pub end: usize,
    /// What follows the trigger, in order.
    pub chunks: Vec<Chunk>,
}

impl<'c, 'a> Scene<'c, 'a> {
    /// The scene of the trigger at atom `at` of sentence `s`.
    #[must_use]
    pub fn new(ctx: &'c Context<'a>, s: usize, at: usize) -> Self {
        let atoms = ctx.atoms(s);
        let (verb_at, verb) = match atoms.get(at).and_then(Atom::verb) {
            Some(group) => (Some(at), Some(*group)),
            None => governor(atoms, at).map_or((None, None), |(i, g)| (Some(i), Some(g))),
        };
        let (mut end, mut skipped) = right_end(atoms, at);
        // A noun that is the subject: its clause goes on behind its verb.
        if let Some(verb) = verb_at.filter(|v| *v > at) {
            let (to, more) = right_end(atoms, verb);
            end = to;
            skipped.extend(more);
        }
        let chunks = cut(atoms, at + 1..end, &skipped);
        Self { ctx, s, at, verb, verb_at, end, chunks }
    }

    /// The atoms of the sentence.
    #[must_use]
    pub fn atoms(&self) -> &'c [Atom] {
        self.ctx.atoms(self.s)
    }

    /// Whether the sentence belongs to the title.
    #[must_use]
    pub fn in_title(&self) -> bool {
        self.ctx.text.sentences.get(self.s).is_some_and(|s| s.title)
    }

    /// Whether the trigger is a participle on its own: what it is told of stands before it and undergoes it.
    #[must_use]
    pub fn bare_participle(&self) -> bool {
        self.atoms()
            .get(self.at)
            .and_then(Atom::verb)
            .is_some_and(|g| g.tense == Tense::PastParticiple && !g.compound && !self.coordinated())
    }

    /// `a racheté X et cédé Y`: the participle goes on with the auxiliary before it.
    fn coordinated(&self) -> bool {
        let atoms = self.atoms();
        let joined = self.at > 0 && (atoms[self.at - 1].term(Class::And).is_some() || atoms[self.at - 1].is(','));
        joined
            && atoms[..self.at]
                .iter()
                .rev()
                .find_map(Atom::verb)
                .is_some_and(|g| g.compound && !g.passive && g.is_finite())
    }

    /// Whether what stands in subject place undergoes the verb.
    #[must_use]
    pub fn is_passive(&self) -> bool {
        self.verb.is_some_and(|g| g.passive) || self.bare_participle()
    }

    /// Index of the atom that heads the verb's grammatical subject.
    #[must_use]
    pub fn subject_head(&self) -> Option<usize> {
        let atoms = self.atoms();
        let Some(at) = self.verb_at else { return self.title_head() };
        if self.bare_participle() {
            return antecedent(atoms, at).filter(|i| at - i < 12).or_else(|| self.title_head());
        }
        if self.lent() {
            return None;
        }
        // What stands between the finite verb and its infinitive is no subject.
        let at = self.governing().map_or(at, |(finite, _)| finite);
        subject(atoms, at).or_else(|| self.title_head())
    }

    /// The finite verb that an infinitive or a present participle hangs on.
    #[must_use]
    pub fn governing(&self) -> Option<(usize, Group)> {
        let atoms = self.atoms();
        let at = self.verb_at?;
        if self.verb.is_some_and(|g| g.is_finite()) || self.bare_participle() {
            return None;
        }
        for i in (0..at).rev() {
            match atoms[i].kind {
                Kind::Verb(g) if g.is_finite() => return Some((i, g)),
                Kind::Sign(';' | ':') | Kind::Term(Term { class: Class::Sub, value: "while" }) => return None,
                _ => {}
            }
        }
        None
    }

    /// `X a chargé Y de racheter Z`: the infinitive's subject is not the finite verb's.
    fn lent(&self) -> bool {
        let atoms = self.atoms();
        let (Some(at), Some((finite, _))) = (self.verb_at, self.governing()) else { return false };
        let mut link = "";
        for atom in &atoms[finite + 1..at] {
            match atom.kind {
                Kind::Term(Term { class: Class::Prep, value }) => link = value,
                Kind::Term(Term { class: Class::Det, value: "to" }) => link = "to",
                Kind::Sign(',') => return false,
                Kind::Entity(e)
                    if matches!(link, "" | "to") && self.ctx.is_kind(e, &[EntityKind::Company, EntityKind::Person]) =>
                {
                    return true;
                }
                Kind::Entity(_) | Kind::Sign(_) => link = "",
                _ => {}
            }
        }
        false
    }

    /// Whether the sentence asks, or tells a condition: nothing is said to be so.
    #[must_use]
    pub fn unreal(&self) -> bool {
        let atoms = self.atoms();
        if atoms.iter().rev().take(2).any(|a| a.is('?')) {
            return true;
        }
        let from = self.verb_at.unwrap_or(self.at).min(self.at);
        atoms[..from]
            .iter()
            .rev()
            .take_while(|a| !matches!(a.kind, Kind::Sign(',' | ';' | ':')) && !a.verb().is_some_and(Group::is_finite))
            .any(|a| a.term(Class::Sub).is_some() && matches!(self.ctx.word(a), "si" | "s'"))
    }

    /// The words of the tables before `at` in its clause: `(index, value)` of the nearest term of `class`.
    #[must_use]
    pub fn term_before(&self, at: usize, class: Class, within: usize) -> Option<(usize, &'static str)> {
        let atoms = self.atoms();
        (at.saturating_sub(within)..at.min(atoms.len()))
            .rev()
            .take_while(|i| !matches!(atoms[*i].kind, Kind::Sign(';' | ':')))
            .find_map(|i| atoms[i].term(class).map(|v| (i, v)))
    }

    /// Whether the noun at `at` stands with a possessive (`sa filiale`), light words between.
    #[must_use]
    pub fn possessed(&self, at: usize) -> bool {
        self.determiner(at).is_some_and(|w| matches!(w, "son" | "sa" | "ses" | "leur" | "leurs"))
    }

    /// Whether the noun at `at` is one told of before (`le contrat`, `cette opération`, `du rachat`).
    #[must_use]
    pub fn told_before(&self, at: usize) -> bool {
        self.determiner(at).is_some_and(|w| {
            matches!(w, "le" | "la" | "l'" | "les" | "ce" | "cet" | "cette" | "ces" | "du" | "des" | "au" | "aux")
        })
    }

    /// The folded determiner of the noun at `at`, adjectives between passed over.
    #[must_use]
    pub fn determiner(&self, at: usize) -> Option<&str> {
        let atoms = self.atoms();
        for i in (at.saturating_sub(3)..at).rev() {
            match atoms.get(i)?.kind {
                Kind::Term(Term { class: Class::Det, .. }) => return Some(self.ctx.word(&atoms[i])),
                Kind::Word | Kind::Term(Term { class: Class::Adverb, .. }) => {}
                _ => return None,
            }
        }
        None
    }

    /// The relative pronoun other than `qui` that opens the trigger's clause, and the antecedent's head.
    #[must_use]
    pub fn relative(&self) -> Option<(usize, usize)> {
        let atoms = self.atoms();
        let at = self.verb_at.unwrap_or(self.at).min(self.at);
        for i in (0..at).rev() {
            match atoms[i].kind {
                Kind::Term(Term { class: Class::Relative, value }) => {
                    return (value != "qui").then(|| antecedent(atoms, i).map(|head| (i, head))).flatten();
                }
                Kind::Verb(g) if g.is_finite() => return None,
                Kind::Sign(';' | ':') => return None,
                _ => {}
            }
        }
        None
    }

    /// The entity of these kinds that the relative clause of the trigger stands behind.
    #[must_use]
    pub fn antecedents(&self, kinds: &[EntityKind]) -> Vec<u32> {
        let Some((rel, head)) = self.relative() else { return Vec::new() };
        self.entities(head..rel.max(head + 1), kinds)
    }

    /// [`Scene::apposed`], coordinated nouns of the apposition passed over (`X, son partenaire et actionnaire`).
    #[must_use]
    pub fn apposed_over(&self, at: usize, kinds: &[EntityKind]) -> Option<u32> {
        let atoms = self.atoms();
        let sign = (at.saturating_sub(8)..at)
            .rev()
            .take_while(|i| !matches!(atoms[*i].kind, Kind::Verb(_) | Kind::Entity(_) | Kind::Figure(_)))
            .find(|i| matches!(atoms[*i].kind, Kind::Sign(',' | '(' | '-' | '–' | '—')))?;
        self.apposed(sign + 1, kinds)
    }

    /// The entities of these kinds that the noun at `at` stands in apposition to: the name that a comma or bracket
    /// sets off before it (`Y, filiale de X`).
    #[must_use]
    pub fn apposed(&self, at: usize, kinds: &[EntityKind]) -> Option<u32> {
        let atoms = self.atoms();
        let mut i = at;
        while i > 0 && (is_light(&atoms[i - 1]) || matches!(atoms[i - 1].kind, Kind::Word)) {
            i -= 1;
        }
        let mut i = i.checked_sub(1)?;
        if !matches!(atoms[i].kind, Kind::Sign(',' | '(' | '-' | '–' | '—')) {
            return None;
        }
        i = i.checked_sub(1)?;
        if atoms[i].is(')') {
            i = (0..i).rev().find(|j| atoms[*j].is('('))?.checked_sub(1)?;
        }
        // `X CFR.VX, maison mère de Y`: a code stands between.
        let mut steps = 0;
        while steps < 3 && i > 0 && self.code(i) {
            i -= 1;
            steps += 1;
        }
        match atoms[i].kind {
            Kind::Entity(e) if self.ctx.is_kind(e, kinds) => Some(e),
            _ => None,
        }
    }

    /// Whether the atom is a market code or the stop inside one.
    fn code(&self, at: usize) -> bool {
        let atom = &self.atoms()[at];
        match atom.kind {
            Kind::Sign('.') => true,
            Kind::Word => {
                let span = self.ctx.span(&atom.tokens);
                span.slice(self.ctx.text.source)
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.')
            }
            _ => false,
        }
    }

    /// `Société: verbe …`: the name before the colon.
    fn title_head(&self) -> Option<usize> {
        let atoms = self.atoms();
        let colon = atoms.get(..self.at)?.iter().position(|a| a.is(':'))?;
        (colon <= 4).then(|| (0..colon).find(|i| matches!(atoms[*i].kind, Kind::Entity(_)))).flatten()
    }

    /// The entities of these kinds in subject place, a reference resolved.
    #[must_use]
    pub fn subjects(&self, kinds: &[EntityKind]) -> Vec<u32> {
        let Some(mut head) = self.subject_head() else { return Vec::new() };
        let end = self.verb_at.filter(|v| *v > head).unwrap_or(head + 1);
        // `X, Y et Z unissent`: the whole list, where it opens the sentence.
        let atoms = self.atoms();
        let named = |i: usize| matches!(atoms[i].kind, Kind::Entity(_));
        while head == 2
            && named(head)
            && atoms[1].is(',')
            && named(0)
            && atoms.get(3).is_some_and(|a| a.term(Class::And).is_some())
        {
            head = 0;
        }
        self.entities(head..end, kinds)
    }

    /// The entities of these kinds that the phrase at `range` names, coordinated ones together; else what it refers to.
    #[must_use]
    pub fn entities(&self, range: Range<usize>, kinds: &[EntityKind]) -> Vec<u32> {
        let atoms = self.atoms();
        let fits = |e: u32| self.ctx.is_kind(e, kinds);
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            match atoms[at].kind {
                Kind::Entity(e) if fits(e) => {
                    // A name under a preposition inside the phrase is a complement (`la filiale de X`).
                    // `la ville de X`, `le conseil d'administration de X`: X itself.
                    let place = self.ctx.is_kind(e, &[EntityKind::Place]);
                    let stands = (range.start..at).any(|i| {
                        place && atoms[i].term(Class::Polity).is_some()
                            || atoms[i].term(Class::Spokesperson).is_some()
                            || atoms[i].term(Class::Advice).is_some()
                    });
                    let polity = stands && atoms[range.start..at].iter().any(|a| a.prep("of"));
                    if found.is_empty() && at > range.start && !polity && under_preposition(atoms, range.start, at) {
                        break;
                    }
                    if !found.contains(&e) {
                        found.push(e);
                    }
                }
                Kind::Sign(',') if found.is_empty() => break,
                Kind::Sign(',') | Kind::Term(Term { class: Class::And | Class::Det, .. }) => {}
                Kind::Sign('(') => {
                    at = (at..range.end).find(|i| atoms[*i].is(')')).unwrap_or(range.end);
                }
                Kind::Verb(_) | Kind::Sign(_) => break,
                Kind::Term(Term { class: Class::Prep | Class::Relative | Class::Sub, .. }) if !found.is_empty() => {
                    break;
                }
                _ if !found.is_empty() && at > 0 && atoms[at - 1].is(',') => break,
                _ => {}
            }
            at += 1;
        }
        if !found.is_empty() {
            return found;
        }
        let Some(head) = (range.start..range.end).find(|i| !is_light(&atoms[*i])) else { return found };
        named(atoms, head, (range.end + 8).min(atoms.len()))
            .or_else(|| self.ctx.stands_for(self.s, head))
            .filter(|e| fits(*e))
            .into_iter()
            .collect()
    }

    /// The chunks under one of these prepositions (`""` for a bare object).
    pub fn under(&self, links: &'static [&'static str]) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter().filter(move |c| links.contains(&c.link))
    }

    /// The direct object: what follows the verb without a preposition.
    #[must_use]
    pub fn object(&self) -> Option<&Chunk> {
        self.chunks
            .iter()
            .take_while(|c| c.link != "," && (c.under.is_empty() || c.link.is_empty()))
            .find(|c| c.link.is_empty() && !is_date_only(self.atoms(), &c.atoms))
    }

    /// Where a term of `class` stands in a stretch of atoms.
    #[must_use]
    pub fn term_in(&self, range: Range<usize>, class: Class) -> Option<(usize, &'static str)> {
        let atoms = self.atoms().get(range.clone())?;
        atoms.iter().zip(range).find_map(|(a, i)| a.term(class).map(|value| (i, value)))
    }

    /// Whether one of these folded words stands in a stretch of atoms.
    #[must_use]
    pub fn has_word(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.atoms().get(range).is_some_and(|atoms| {
            atoms.iter().any(|a| (a.tokens.start..a.tokens.end).any(|t| words.contains(&self.ctx.text.fold(t))))
        })
    }

    /// The span of a phrase without its article and the signs at its ends; `None` where nothing is left.
    #[must_use]
    pub fn phrase(&self, range: Range<usize>) -> Option<Span> {
        let atoms = self.atoms();
        let (mut from, mut to) = (range.start, range.end.min(atoms.len()));
        while from < to && (is_light(&atoms[from]) || matches!(atoms[from].kind, Kind::Sign(_))) {
            from += 1;
        }
        while to > from && (is_light(&atoms[to - 1]) || matches!(atoms[to - 1].kind, Kind::Sign(_))) {
            to -= 1;
        }
        (to > from).then(|| self.ctx.text.span(atoms[from].tokens.start, atoms[to - 1].tokens.end))
    }

    /// How the clause is meant.
    #[must_use]
    pub fn modality(&self) -> Modality {
        let mut told = self.verb.map_or(Modality::Asserted, |g| g.modality());
        if let Some(g) = self.verb
            && told == Modality::Asserted
            && g.senses.any(&[Sense::Deny, Sense::Reject])
            && self.verb_at != Some(self.at)
        {
            told = Modality::Denied;
        }
        // `prévoit une augmentation de capital`
        if let Some(g) = self.verb
            && told == Modality::Asserted
            && self.verb_at != Some(self.at)
            && g.senses.any(&[Sense::Intend, Sense::Want, Sense::Aim, Sense::Expect])
            && !g.senses.has(Sense::Say)
        {
            told = Modality::Expected;
        }
        if let Some((_, g)) = self.governing()
            && told == Modality::Asserted
        {
            told = match g.modality() {
                Modality::Asserted if g.senses.any(&[Sense::Deny, Sense::Reject]) => Modality::Denied,
                Modality::Asserted if g.senses.any(&[Sense::Intend, Sense::Want, Sense::Aim, Sense::Expect]) => {
                    Modality::Expected
                }
                other => other,
            };
        }
        if told == Modality::Asserted && self.unnamed() {
            return Modality::Possible;
        }
        if told == Modality::Asserted && self.in_title() && self.ctx.doc.unconfirmed_title() {
            return Modality::Possible;
        }
        told
    }

    /// Whether it rests on people without a name: *selon des sources*, *d'après trois personnes proches du dossier*.
    fn unnamed(&self) -> bool {
        let atoms = self.atoms();
        atoms.iter().enumerate().any(|(i, a)| {
            let end = (i + 5).min(atoms.len());
            let stop = (i + 1..end).find(|j| matches!(atoms[*j].kind, Kind::Sign(_) | Kind::Verb(_) | Kind::Entity(_)));
            let counted = |j: usize| matches!(atoms[j].kind, Kind::Figure(f) if self.ctx.figure(f).value.unit.as_deref().is_some_and(|u| u.starts_with("source") || u.starts_with("personne")));
            let own = self.verb_at.unwrap_or(self.at);
            let between = if i > own { own + 1..i } else { i + 1..own };
            a.term(Class::According).is_some()
                && !atoms[between].iter().any(|b| b.verb().is_some_and(Group::is_finite))
                && (i + 1..stop.unwrap_or(end)).any(|j| {
                    counted(j) || matches!(self.ctx.word(&atoms[j]), "source" | "sources" | "personne" | "personnes")
                })
        })
    }

    /// Who says so: *selon X*, *, a indiqué X*, *X a annoncé que*.
    #[must_use]
    pub fn attribution(&self) -> Option<Says> {
        let atoms = self.atoms();
        let entity = |at: usize| match atoms.get(at)?.kind {
            Kind::Entity(e) if self.ctx.is_kind(e, SPEAKERS) => Some(e),
            Kind::Term(Term { class: Class::Group, .. }) => self.ctx.stands_for(self.s, at),
            _ => None,
        };
        let after = |at: usize| {
            (at + 1..(at + 5).min(atoms.len()))
                .take_while(|i| !matches!(atoms[*i].kind, Kind::Verb(_) | Kind::Figure(_)))
                // `à en croire 'X'`
                .take_while(|i| !matches!(atoms[*i].kind, Kind::Sign(c) if !matches!(c, '\'' | '"' | '«' | '“' | '‘')))
                .find_map(entity)
        };
        let according = atoms.iter().position(|a| a.term(Class::According).is_some()).and_then(after);
        let speech = || {
            atoms.iter().enumerate().find_map(|(i, a)| {
                let g = a.verb()?;
                if i == self.at || !g.senses.has(Sense::Say) || !g.is_finite() || g.negated {
                    return None;
                }
                let inverted = i > 0 && matches!(atoms[i - 1].kind, Kind::Sign(',' | '"' | '»' | '”'));
                if inverted && i > self.at {
                    return after(i);
                }
                let opens = i < self.at
                    && atoms[i + 1..self.at]
                        .iter()
                        .any(|b| b.term(Class::Relative) == Some("que") || b.term(Class::Sub).is_some());
                if opens { self.ctx.actor(self.s, i) } else { None }
            })
        };
        let found = according.or_else(speech)?;
        Some(Says::Entity { entity: EntityId(found) })
    }
}

const SPEAKERS: &[EntityKind] =
    &[EntityKind::Company, EntityKind::Organisation, EntityKind::Person, EntityKind::Exchange];

/// Articles, adverbs and other words that head nothing.
fn is_light(atom: &Atom) -> bool {
    matches!(atom.kind, Kind::Term(Term { class: Class::Det | Class::Adverb | Class::Clitic | Class::And, .. }))
}

/// Whether only dates and light words stand there.
fn is_date_only(atoms: &[Atom], range: &Range<usize>) -> bool {
    atoms.get(range.clone()).is_some_and(|a| a.iter().all(|a| matches!(a.kind, Kind::Date(_)) || is_light(a)))
}

/// Whether a preposition stands between the start of a phrase and the name at `at`, with no apposition to undo it.
fn under_preposition(atoms: &[Atom], start: usize, at: usize) -> bool {
    let Some(prep) = (start..at).rev().find(|i| {
        matches!(atoms[*i].kind, Kind::Term(Term { class: Class::Prep, .. }))
            || (*i > start && matches!(atoms[*i].term(Class::Det), Some("of" | "to")))
    }) else {
        return false;
    };
    // `le fabricant de puces X`: a word between the preposition and the name makes it an apposition.
    !atoms[prep + 1..at].iter().any(|a| matches!(a.kind, Kind::Word))
}

/// The verb that a trigger noun depends on: the one whose object it is, else the one whose subject it is.
fn governor(atoms: &[Atom], noun: usize) -> Option<(usize, Group)> {
    let mut at = noun;
    while at > 0 && noun - at < 14 {
        at -= 1;
        match atoms[at].kind {
            Kind::Verb(g) => return Some((at, g)),
            // `a déposé, le 10 février, une offre`
            Kind::Sign(',') => {
                let open = (at.saturating_sub(7)..at).rev().find(|i| atoms[*i].is(','));
                let aside = open.is_some_and(|o| {
                    atoms[o + 1..at].iter().all(|a| {
                        matches!(a.kind, Kind::Date(_))
                            || matches!(
                                a.kind,
                                Kind::Term(Term {
                                    class: Class::Det | Class::Adverb | Class::Prep | Class::Clitic,
                                    ..
                                })
                            )
                    })
                });
                match open.filter(|_| aside) {
                    Some(o) => at = o,
                    None => break,
                }
            }
            Kind::Sign(')') => at = (0..at).rev().find(|i| atoms[*i].is('(')).unwrap_or(0),
            Kind::Sign(':' | ';' | '(' | '"' | '«') => break,
            Kind::Term(Term { class: Class::Relative | Class::Sub, .. }) => break,
            _ => {}
        }
    }
    if governed(atoms, noun) {
        return None;
    }
    let mut skip = false;
    for (i, atom) in atoms.iter().enumerate().skip(noun + 1) {
        match atom.kind {
            Kind::Term(Term { class: Class::Relative, .. }) => skip = true,
            Kind::Sign(',') => skip = false,
            Kind::Sign(';' | ':') => return None,
            Kind::Verb(g) if g.is_finite() && skip => skip = false,
            Kind::Verb(g) if g.is_finite() => {
                // An adjective may stand before the noun (`un nouveau contrat`).
                let heads = subject(atoms, i).is_some_and(|head| {
                    head == noun
                        || head < noun
                            && noun - head <= 2
                            && atoms[head..noun].iter().all(|a| matches!(a.kind, Kind::Word))
                });
                return heads.then_some((i, g));
            }
            _ => {}
        }
    }
    None
}

/// Where the clause of the trigger ends, and the relative clauses inside that are not its own.
fn right_end(atoms: &[Atom], at: usize) -> (usize, Vec<Range<usize>>) {
    let mut skipped = Vec::new();
    let (mut i, mut pause) = (at + 1, None);
    while i < atoms.len() {
        match atoms[i].kind {
            Kind::Sign(';' | ':') => return (i, skipped),
            Kind::Term(Term { class: Class::Sub, .. }) => return (i, skipped),
            Kind::Sign(',') => pause = Some(i),
            Kind::Sign('"' | '«' | '“') if pause == Some(i.wrapping_sub(1)) => pause = Some(i - 1),
            Kind::Term(Term { class: Class::And, .. }) => pause = Some(i),
            Kind::Term(Term { class: Class::Relative, .. }) => {
                let verb = (i..atoms.len()).find(|j| atoms[*j].verb().is_some_and(Group::is_finite));
                let Some(verb) = verb else { return (i, skipped) };
                let close = (verb..atoms.len()).find(|j| atoms[*j].is(',') || atoms[*j].is(';'));
                let close = close.unwrap_or(atoms.len());
                skipped.push(i..close);
                i = close;
                continue;
            }
            Kind::Verb(g) if g.is_finite() => return (pause.unwrap_or(i), skipped),
            _ => {}
        }
        i += 1;
    }
    (atoms.len(), skipped)
}

/// Cuts a stretch of atoms into chunks.
fn cut(atoms: &[Atom], range: Range<usize>, skipped: &[Range<usize>]) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(8);
    let mut open = Chunk { link: "", under: Senses::default(), atoms: range.start..range.start };
    let mut flush = |open: &mut Chunk, end: usize, next: usize, link: &'static str, under: Senses| {
        if open.atoms.start < end {
            chunks.push(Chunk { atoms: open.atoms.start..end, ..*open });
        }
        *open = Chunk { link, under, atoms: next..next };
    };
    let mut i = range.start;
    while i < range.end {
        if let Some(skip) = skipped.iter().find(|r| r.contains(&i)) {
            flush(&mut open, i, skip.end, "", Senses::default());
            i = skip.end;
            continue;
        }
        let after_noun = i > 0 && !matches!(atoms[i - 1].kind, Kind::Verb(_) | Kind::Sign(_));
        match atoms[i].kind {
            Kind::Term(Term { class: Class::Prep, value }) => {
                let under = open.under;
                flush(&mut open, i, i + 1, value, under);
            }
            Kind::Term(Term { class: Class::Det, value: value @ ("of" | "to") }) if value == "to" || after_noun => {
                let under = open.under;
                flush(&mut open, i, i + 1, value, under);
            }
            // `en Inde`
            Kind::Term(Term { class: Class::Clitic, value: "en" }) => {
                let under = open.under;
                flush(&mut open, i, i + 1, "in", under);
            }
            // `avec Y un contrat`, `en juin une usine`: the object follows the complement.
            Kind::Term(Term { class: Class::Det, value: "the" })
                if !open.link.is_empty()
                    && open.link != ","
                    && i > range.start
                    && matches!(atoms[i - 1].kind, Kind::Entity(_) | Kind::Date(_)) =>
            {
                let under = open.under;
                flush(&mut open, i, i, "", under);
            }
            Kind::Verb(g) => flush(&mut open, i, i + 1, "", g.senses),
            // A comma inside a list of names goes on with it.
            Kind::Sign(',')
                if i > range.start
                    && matches!(atoms[i - 1].kind, Kind::Entity(_))
                    && matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Entity(_))) => {}
            Kind::Sign('"' | '«' | '»' | '“' | '”' | '\'') => {}
            // `M. Delorme`
            Kind::Sign('.') if matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Entity(_))) => {}
            Kind::Sign(_) => flush(&mut open, i, i + 1, ",", Senses::default()),
            _ => {}
        }
        i += 1;
    }
    flush(&mut open, range.end, range.end, "", Senses::default());
    chunks
}
