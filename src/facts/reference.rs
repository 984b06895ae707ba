//! Who a noun stands for: the title's subject, the company in focus, the name in apposition.
//!
//! Salience with kind agreement; where no candidate or more than one fits, nothing is resolved.

use super::{
    engine::Context,
    lexicon::{Class, Sense, Term},
    marks::Marks,
    syntax::{Atom, Kind, governed, subject},
};
use crate::{
    mentions::{Gender, Mentions, NamedEntity},
    sheet::EntityKind,
    text::{Case, Sentence, Text},
};

/// What an analyst does to an opinion.
const OPINION: &[Sense] = &[
    Sense::Raise,
    Sense::Cut,
    Sense::Keep,
    Sense::Confirm,
    Sense::Advise,
    Sense::Pass,
    Sense::Swap,
    Sense::Initiate,
    Sense::Downgrade,
    Sense::Revise,
    Sense::Stay,
    Sense::Bring,
    Sense::Withdraw,
    Sense::Aim,
];

/// Who is in play, sentence by sentence.
#[derive(Debug, Default)]
pub struct Salience {
    /// Entities that speak as analysts: never what `le groupe` means.
    pub brokers: Vec<bool>,
    /// The company the article is about.
    pub topic: Option<u32>,
    /// The company in focus after each sentence.
    pub focus: Vec<Option<u32>>,
    /// The company that each sentence names as its subject.
    pub lead: Vec<Option<u32>>,
    /// Who or what each sentence names as its subject: a company, an organisation, a person, a market.
    pub voice: Vec<Option<u32>>,
    /// The company whose subhead stands over each sentence.
    pub section: Vec<Option<u32>>,
    /// The second of several sections under companies' names: what follows has no topic but its section's.
    pub sections_from: Option<usize>,
    /// The companies that the title names.
    pub titled: Vec<u32>,
}

impl Salience {
    /// Weighs the entities of an article.
    #[must_use]
    pub fn read(text: &Text<'_>, mentions: &Mentions, sentences: &[Vec<Atom>], marks: &[Marks]) -> Self {
        let mut salience = Self { brokers: vec![false; mentions.entities.len()], ..Self::default() };
        let told = [Class::Consensus, Class::Target, Class::Advice, Class::Rating];
        // `Chez X, on espère …`
        for atoms in sentences {
            if let [chez, Atom { kind: Kind::Entity(e), .. }, comma, ..] = atoms.as_slice()
                && text.fold(chez.tokens.start) == "chez"
                && comma.is(',')
                && text.fold(comma.tokens.end) == "on"
                && let Some(broker) = salience.brokers.get_mut(*e as usize)
            {
                *broker = true;
            }
        }
        for (entity, broker) in mentions.entities.iter().zip(&mut salience.brokers) {
            *broker |= entity.sector.as_deref() == Some("Rating agency");
        }
        for (atoms, _) in sentences.iter().zip(marks).filter(|(_, m)| m.names(EntityKind::Company) && m.holds(&told)) {
            salience.mark_brokers(text, mentions, atoms);
        }
        salience.topic = salience.find_topic(text, mentions, sentences);
        let (mut focus, mut section) = (salience.topic, None);
        salience.titled = sentences.first().map_or_else(Vec::new, |title| {
            title
                .iter()
                .filter_map(|a| match a.kind {
                    Kind::Entity(e) if salience.company(mentions, e) => Some(e),
                    _ => None,
                })
                .collect()
        });
        for (s, (atoms, marks)) in sentences.iter().zip(marks).enumerate() {
            // A line that is only a name sets the subject of what follows.
            let title = text.sentences.get(s).is_some_and(|x| x.title);
            if let [Atom { kind: Kind::Entity(e), .. }]
            | [Atom { kind: Kind::Entity(e), .. }, Atom { kind: Kind::Sign(_), .. }] = atoms[..]
                && !title
                && is_kind(mentions, e, &[EntityKind::Company])
            {
                if section.is_some_and(|before| before != e) {
                    salience.sections_from.get_or_insert(s);
                }
                section = Some(e);
                focus = section;
            }
            // A line in capitals that names nobody known ends the section before it.
            if !title && section.is_some() && shouted(text, s, atoms) {
                let named = atoms.iter().find_map(|a| match a.kind {
                    Kind::Entity(e) if salience.company(mentions, e) => Some(e),
                    _ => None,
                });
                section = named;
                focus = named;
            }
            salience.section.push(section);
            let named = marks.names(EntityKind::Company);
            salience.lead.push(if named { salience.lead_of(mentions, atoms) } else { None });
            salience.voice.push(voice_of(mentions, atoms));
            focus = if named { salience.focus_of(mentions, atoms).or(focus) } else { focus };
            salience.focus.push(focus);
        }
        salience
    }

    fn company(&self, mentions: &Mentions, entity: u32) -> bool {
        is_kind(mentions, entity, &[EntityKind::Company])
            && !self.brokers.get(entity as usize).copied().unwrap_or(false)
    }

    fn mark_brokers(&mut self, text: &Text<'_>, mentions: &Mentions, atoms: &[Atom]) {
        let quoted = |at: usize| at > 0 && matches!(atoms[at - 1].kind, Kind::Sign('\'' | '"' | '«' | '“' | '‘' | '’'));
        let opinion = atoms.iter().enumerate().any(|(at, a)| {
            a.term(Class::Target).is_some()
                || a.term(Class::Advice).is_some()
                || (a.term(Class::Rating).is_some() && (quoted(at) || (at > 0 && atoms[at - 1].prep("to"))))
        });
        for (at, atom) in atoms.iter().enumerate() {
            let Kind::Entity(entity) = atom.kind else { continue };
            if !is_kind(mentions, entity, &[EntityKind::Company]) {
                continue;
            }
            // `les analystes de X`, `l'analyste chez X`
            let spoken_for = at >= 2
                && matches!(atoms[at - 1].kind, Kind::Term(Term { class: Class::Prep, value: "of" | "in" }))
                && matches!(atoms[at - 2].term(Class::Consensus), Some("analysts" | "broker"));
            if spoken_for && let Some(broker) = self.brokers.get_mut(entity as usize) {
                *broker = true;
            }
        }
        if !opinion {
            return;
        }
        for (at, atom) in atoms.iter().enumerate() {
            let Kind::Verb(group) = atom.kind else { continue };
            if !group.senses.any(OPINION) && !group.modal.any(OPINION) {
                continue;
            }
            // `ce qui les conduit à relever`: the infinitive's subject is not the clause's.
            if group.tense == super::lexicon::Tense::Infinitive {
                continue;
            }
            if let Some(head) = subject(atoms, at)
                && let Some(entity) = named(text, atoms, head, at)
                && is_kind(mentions, entity, &[EntityKind::Company])
                && let Some(broker) = self.brokers.get_mut(entity as usize)
            {
                *broker = true;
            }
        }
    }

    fn find_topic(&self, text: &Text<'_>, mentions: &Mentions, sentences: &[Vec<Atom>]) -> Option<u32> {
        // A title may hold several sentences.
        let titles = text.sentences.iter().take_while(|s| s.title).count().max(1);
        let titles = sentences.get(..titles)?;
        let entities = |atoms: &'_ [Atom], free: bool| -> Vec<u32> {
            atoms
                .iter()
                .enumerate()
                .filter_map(|(at, a)| match a.kind {
                    Kind::Entity(e) if !free || !governed(atoms, at) => Some(e),
                    _ => None,
                })
                .collect()
        };
        for free in [true, false] {
            let named = titles.iter().flat_map(|title| entities(title, free));
            if let Some(company) = named.into_iter().find(|e| self.company(mentions, *e)) {
                return Some(company);
            }
        }
        // A title that is about a market, a country or an institution has no company for topic.
        let other = [
            EntityKind::Index,
            EntityKind::Exchange,
            EntityKind::Instrument,
            EntityKind::Place,
            EntityKind::Organisation,
        ];
        // `Vosges.` alone only says where.
        let told = titles.iter().filter(|title| title.len() > 2);
        if told.flat_map(|title| entities(title, true)).any(|e| is_kind(mentions, e, &other)) {
            return None;
        }
        sentences.iter().take(3).flat_map(|atoms| entities(atoms, true)).find(|e| self.company(mentions, *e))
    }

    /// The company named before the first finite verb, under no preposition; behind a colon, of what follows it.
    fn lead_of(&self, mentions: &Mentions, atoms: &[Atom]) -> Option<u32> {
        let colon = atoms.iter().position(|a| a.is(':')).filter(|at| *at > 3);
        let told = colon.and_then(|at| self.first_of(mentions, atoms.get(at + 1..)?));
        told.or_else(|| self.first_of(mentions, atoms))
    }

    fn first_of(&self, mentions: &Mentions, atoms: &[Atom]) -> Option<u32> {
        for (at, atom) in atoms.iter().enumerate() {
            match atom.kind {
                Kind::Verb(g) if g.is_finite() => return None,
                Kind::Entity(e) if self.company(mentions, e) && !governed(atoms, at) && !is_part(atoms, at) => {
                    return Some(e);
                }
                _ => {}
            }
        }
        None
    }

    fn focus_of(&self, mentions: &Mentions, atoms: &[Atom]) -> Option<u32> {
        let companies = atoms.iter().enumerate().filter_map(|(at, a)| match a.kind {
            Kind::Entity(e) if self.company(mentions, e) && !is_part(atoms, at) => Some((at, e)),
            _ => None,
        });
        let mut any = None;
        for (at, entity) in companies {
            if !governed(atoms, at) {
                return Some(entity);
            }
            any.get_or_insert(entity);
        }
        any
    }
}

/// Kinds of what acts, speaks or moves.
const ACTORS: &[EntityKind] = &[
    EntityKind::Company,
    EntityKind::Organisation,
    EntityKind::Person,
    EntityKind::Index,
    EntityKind::Instrument,
    EntityKind::Exchange,
];

/// Who is named before the first finite verb, under no preposition.
fn voice_of(mentions: &Mentions, atoms: &[Atom]) -> Option<u32> {
    for (at, atom) in atoms.iter().enumerate() {
        match atom.kind {
            Kind::Verb(g) if g.is_finite() => return None,
            Kind::Entity(e) if is_kind(mentions, e, ACTORS) && !governed(atoms, at) => return Some(e),
            _ => {}
        }
    }
    None
}

/// Whether sentence `s` opens a paragraph with a line in capitals.
fn shouted(text: &Text<'_>, s: usize, atoms: &[Atom]) -> bool {
    let line = text.sentences.get(s).map(Sentence::range).unwrap_or_default();
    let mut words = text.tokens.get(line).unwrap_or_default().iter().filter(|t| t.span.len() > 1).peekable();
    let paragraph = |s: usize| text.sentences.get(s).map(|x| x.paragraph);
    words.peek().is_some()
        && words.clone().count() <= 5
        && words.all(|t| t.case == Case::Upper)
        && !atoms.iter().any(|a| matches!(a.kind, Kind::Figure(_) | Kind::Date(_) | Kind::Sign(':' | '.' | ',')))
        && paragraph(s) != s.checked_sub(1).and_then(paragraph)
}

/// Whether the name at `at` is that of a part: `la division X`, `le pôle X`.
#[must_use]
pub fn is_part(atoms: &[Atom], at: usize) -> bool {
    at > 0 && atoms.get(at - 1).is_some_and(|a| a.term(Class::Unit).is_some())
}

/// Whether an entity is of one of these kinds.
#[must_use]
pub fn is_kind(mentions: &Mentions, entity: u32, kinds: &[EntityKind]) -> bool {
    mentions.entities.get(entity as usize).is_some_and(|e| kinds.contains(&e.kind))
}

/// The entity that the noun phrase with its head at `head` names, itself or in apposition, before atom `end`.
#[must_use]
pub fn named(text: &Text<'_>, atoms: &[Atom], head: usize, end: usize) -> Option<u32> {
    if let Kind::Entity(entity) = atoms.get(head)?.kind {
        return Some(entity);
    }
    let _ = text;
    for at in head + 1..end.min(atoms.len()) {
        match atoms[at].kind {
            Kind::Entity(entity) => {
                let before = &atoms[at - 1];
                let apposed = matches!(before.kind, Kind::Word)
                    || matches!(before.kind, Kind::Term(t) if !matches!(t.class, Class::Prep | Class::Det | Class::And | Class::Versus | Class::According));
                // `les émissions du groupe X` are not X; `la chaîne de pharmacies X` is.
                let group = atoms[head + 1..at].iter().rposition(|a| a.term(Class::Group).is_none());
                let of = group.is_some_and(|i| {
                    let a = &atoms[head + 1 + i];
                    matches!(a.kind, Kind::Term(Term { class: Class::Prep | Class::Det, value: "of" }))
                });
                if apposed && !(of && matches!(atoms[head].kind, Kind::Word)) {
                    return Some(entity);
                }
            }
            Kind::Verb(g) if g.is_finite() => return None,
            Kind::Sign(_) => return None,
            _ => {}
        }
    }
    None
}

/// What a noun says of the company that it stands for: *l'assureur néerlandais*.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    sectors: Option<&'static str>,
    nation: Option<&'static str>,
    /// Only a company that is known to agree is meant.
    only: bool,
}

impl Traits {
    /// Whether a company agrees; `None` where nothing is asked or nothing is known.
    fn agree(self, entity: &NamedEntity) -> Option<bool> {
        let shares = |wanted: &str, told: &str| wanted.split(';').any(|w| told.split(';').any(|t| t == w));
        let sector = self.sectors.zip(entity.sector.as_deref()).map(|(wanted, told)| shares(wanted, told));
        let nation = self.nation.zip(entity.country.as_deref()).map(|(wanted, told)| wanted == told);
        match (sector, nation) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (None, None) => None,
            _ => Some(true),
        }
    }
}

impl Context<'_> {
    /// The company that sentence `s` is about, as far as its place tells: its section's, else the article's. Past the
    /// first section there is no article's, and where a section names nobody there is none.
    #[must_use]
    pub fn topic(&self, s: usize) -> Option<u32> {
        let section = self.salience.section.get(s).copied().flatten();
        section.or(self.salience.topic.filter(|_| self.salience.sections_from.is_none_or(|from| s < from)))
    }

    /// The place that the title names.
    #[must_use]
    pub fn titled_place(&self) -> Option<u32> {
        self.atoms(0).iter().find_map(|a| match a.kind {
            Kind::Entity(e) if self.is_kind(e, &[EntityKind::Place]) => Some(e),
            _ => None,
        })
    }

    /// The economy that sentence `s` is about, where it names none: the title's, that of the institution which it or
    /// the title names (`la Banque du Canada`), the only one of the article.
    #[must_use]
    pub fn area(&self, s: usize) -> Option<u32> {
        let entities = &self.mentions.entities;
        let home = || {
            let mut atoms = self.atoms(s).iter().chain(self.atoms(0));
            let code = atoms.find_map(|a| match a.kind {
                Kind::Entity(e) if self.is_kind(e, &[EntityKind::Organisation]) => {
                    entities.get(e as usize)?.country.as_deref()
                }
                _ => None,
            })?;
            let at = entities.iter().position(|e| {
                let iso = e.identifiers.iso.as_deref().or(e.country.as_deref().filter(|c| *c == "EU"));
                e.kind == EntityKind::Place && iso == Some(code)
            })?;
            u32::try_from(at).ok()
        };
        let only = || {
            let places = self.mentions.names.iter().map(|n| n.entity);
            let mut places = places.filter(|e| self.is_kind(*e, &[EntityKind::Place]));
            let first = places.next()?;
            places.all(|e| e == first).then_some(first)
        };
        self.titled_place().or_else(home).or_else(only)
    }

    /// The entity that atom `at` of sentence `s` stands for: a name, or a reference resolved by salience.
    #[must_use]
    pub fn stands_for(&self, s: usize, at: usize) -> Option<u32> {
        let atoms = self.atoms(s);
        let atom = atoms.get(at)?;
        match atom.kind {
            Kind::Entity(entity) => Some(entity),
            Kind::Term(Term { class: Class::Share, value }) => {
                // `l'action X`, `le titre de X`, `l'action du groupe`
                let next = atoms.get(at + 1)?;
                if let Kind::Entity(entity) = next.kind {
                    return Some(entity);
                }
                if next.prep("of") || next.term(Class::Det).is_some() {
                    for (look, atom) in atoms.iter().enumerate().skip(at + 2).take(2) {
                        match atom.kind {
                            Kind::Entity(entity) => return Some(entity),
                            Kind::Term(Term { class: Class::Group | Class::Share, .. }) => {
                                return self.stands_for(s, look);
                            }
                            Kind::Term(Term { class: Class::Det, .. }) => {}
                            _ => break,
                        }
                    }
                }
                // `le rendement`, `le baril` alone stand for no share.
                if value == "quote" { None } else { self.refer(s, at, true) }
            }
            Kind::Term(Term { class: Class::Group | Class::Pronoun, .. }) => {
                named(self.text, atoms, at, (at + 6).min(atoms.len()))
                    .or_else(|| self.speaker(s, at))
                    .or_else(|| self.refer(s, at, false))
            }
            // `le néerlandais a relevé …`: the company of that country.
            Kind::Word => {
                let word = self.text.tokens.get(atom.tokens.start)?.word;
                let noun = self.lexicon.nation(word).is_some()
                    && at > 0
                    && atoms[at - 1].term(Class::Det).is_some()
                    && atoms.get(at + 1).is_none_or(|a| matches!(a.kind, Kind::Verb(_) | Kind::Sign(_)));
                if noun { self.refer(s, at, false) } else { None }
            }
            _ => None,
        }
    }

    /// The company that a reference at atom `at` of sentence `s` stands for.
    #[must_use]
    pub fn refer(&self, s: usize, at: usize, share: bool) -> Option<u32> {
        let atoms = self.atoms(s);
        if atoms.get(at).and_then(|a| a.term(Class::Group)) == Some("bank")
            && let Some(found) = self.bank()
        {
            return Some(found);
        }
        // `ce dernier`, `celui-ci`: the company named last.
        let latter = atoms.get(at).is_some_and(|a| {
            a.term(Class::Pronoun).is_some()
                && matches!(self.word(a), "ce" | "cette" | "celui" | "celle" | "celui-ci" | "celle-ci")
        });
        if latter {
            let last = |atoms: &[Atom]| {
                atoms.iter().rev().find_map(|a| match a.kind {
                    Kind::Entity(e) if self.salience.company(self.mentions, e) => Some(e),
                    _ => None,
                })
            };
            let found = last(&atoms[..at]).or_else(|| last(self.atoms(s.checked_sub(1)?)))?;
            self.note_reference(self.span(&atoms[at].tokens), found);
            return Some(found);
        }
        let startup = atoms.get(at).and_then(|a| a.term(Class::Group)) == Some("startup");
        let traits = atoms.get(at).map_or_else(Traits::default, |atom| self.traits(atom));
        let agrees = |e: u32| self.mentions.entities.get(e as usize).and_then(|e| traits.agree(e));
        let mut alike = (0..self.salience.brokers.len() as u32)
            .filter(|e| self.salience.company(self.mentions, *e) && agrees(*e) == Some(true));
        if let (Some(one), None) = (alike.next(), alike.next()) {
            self.note_reference(self.span(&atoms[at].tokens), one);
            return Some(one);
        }
        let fits = |e: u32| {
            self.salience.company(self.mentions, e)
                && agrees(e) != Some(false)
                && !(traits.only && agrees(e).is_none())
                && !(startup && self.has_children(e))
                && !(startup
                    && self
                        .mentions
                        .entities
                        .get(e as usize)
                        .is_some_and(|e| e.identifiers.isin.is_some() || e.identifiers.ticker.is_some()))
        };
        let here = atoms[..at.min(atoms.len())].iter().enumerate().rev().find_map(|(i, a)| match a.kind {
            Kind::Entity(e) if fits(e) && !governed(atoms, i) && !is_part(atoms, i) => Some(e),
            _ => None,
        });
        let before = s.checked_sub(1).and_then(|p| self.salience.focus.get(p).copied().flatten());
        let section = self.salience.section.get(s).copied().flatten();
        let topic = self.topic(s);
        // `la direction` is the article's.
        let recent = self.recent(s).filter(|_| atoms.get(at).is_none_or(|a| self.word(a) != "direction"));
        // Of several companies in the title, the one told of last.
        let latest = || {
            let lead = (0..s).rev().find_map(|p| self.salience.lead.get(p).copied().flatten())?;
            (self.salience.titled.len() > 1 && self.salience.titled.contains(&lead)).then_some(lead)
        };
        let found = if share {
            here.or(section).or_else(latest).or(topic).or(before)
        } else {
            here.or(recent.filter(|e| fits(*e))).or_else(|| topic.filter(|t| fits(*t))).or(before)
        };
        let found = found.filter(|e| fits(*e)).or_else(|| before.filter(|e| fits(*e)))?;
        if let Some(atom) = atoms.get(at) {
            self.note_reference(self.span(&atom.tokens), found);
        }
        Some(found)
    }

    /// `il`, `elle` after a sentence that an organisation, a person or a market is the subject of; `la banque centrale`,
    /// `l'institution` after an organisation.
    fn speaker(&self, s: usize, at: usize) -> Option<u32> {
        let atoms = self.atoms(s);
        let atom = atoms.get(at)?;
        let pronoun = atom.term(Class::Pronoun).is_some();
        let gender = match self.word(atom) {
            "il" => Some(Gender::Masculine),
            "elle" => Some(Gender::Feminine),
            _ if pronoun => return None,
            _ => None,
        };
        let after = |n: usize| self.text.fold(atom.tokens.start + n);
        let office = match self.word(atom) {
            "institution" => true,
            "banque" => after(1) == "centrale",
            "institut" => after(1) == "d'" && after(2) == "emission",
            _ => false,
        };
        if !pronoun && !office {
            return None;
        }
        let entity = |e: u32| self.mentions.entities.get(e as usize);
        let other = |e: u32| {
            entity(e).is_some_and(|x| x.kind != EntityKind::Company || !self.salience.company(self.mentions, e))
        };
        let fits = |e: u32| {
            let kind = entity(e).map(|x| x.kind);
            other(e)
                && (!office || kind == Some(EntityKind::Organisation))
                && entity(e).and_then(|x| x.gender).zip(gender).is_none_or(|(a, b)| a == b)
        };
        let here = voice_of(self.mentions, atoms.get(..at)?);
        let found = if pronoun {
            let paragraph = |s: usize| self.text.sentences.get(s).map(|x| x.paragraph);
            let before = s.checked_sub(1).filter(|p| paragraph(*p) == paragraph(s));
            here.or_else(|| before.and_then(|p| self.salience.voice.get(p).copied().flatten()))
        } else {
            here.or_else(|| {
                (0..s).rev().find_map(|p| self.salience.voice.get(p).copied().flatten().filter(|e| fits(*e)))
            })
        };
        let found = found.filter(|e| fits(*e))?;
        self.note_reference(self.span(&atom.tokens), found);
        Some(found)
    }

    /// What the noun at `atom` says of the company that it stands for.
    fn traits(&self, atom: &Atom) -> Traits {
        let tokens = self.text.tokens.get(atom.tokens.start..).unwrap_or_default();
        let nation = |at: usize| {
            let token = self.text.tokens.get(at)?;
            self.lexicon.nation(token.word).filter(|iso| *iso != "EU")
        };
        let group = atom.term(Class::Group).is_some();
        let end = atom.tokens.end;
        if group {
            let sectors = self.lexicon.sectors(tokens.iter().take(8).map(|t| t.word)).or_else(|| self.field(end));
            return Traits { sectors, nation: nation(end).or_else(|| nation(end + 1)), only: false };
        }
        let nation = nation(atom.tokens.start).filter(|_| matches!(atom.kind, Kind::Word));
        Traits { sectors: None, nation, only: nation.is_some() }
    }

    /// The sectors of what stands after `de` past token `at`: `du luxe`, `mondial de l'acier`.
    fn field(&self, at: usize) -> Option<&'static str> {
        let mut of = false;
        for i in at..at + 5 {
            match self.text.fold(i) {
                "de" | "du" | "des" | "d'" => of = true,
                "le" | "la" | "les" | "l'" if of => {}
                _ if of => return self.lexicon.field(self.text.tokens.get(i)?.word),
                _ if i > at => return None,
                _ => {}
            }
        }
        None
    }

    /// The company that the sentences before `s`, in its paragraph, named last as their subject.
    #[must_use]
    pub fn recent(&self, s: usize) -> Option<u32> {
        let paragraph = |at: usize| self.text.sentences.get(at).map(|x| x.paragraph);
        let told = |p: &usize| self.salience.voice.get(*p).copied().flatten().is_some();
        let last = (0..s).rev().take_while(|p| paragraph(*p) == paragraph(s)).find(told)?;
        self.salience.lead.get(last).copied().flatten()
    }

    /// Whether another company of the article is known to belong to this one.
    fn has_children(&self, entity: u32) -> bool {
        let name = self.mentions.entities.get(entity as usize).map(|e| e.name.as_str());
        self.mentions
            .entities
            .iter()
            .any(|e| e.kind == EntityKind::Company && e.parent.is_some() && e.parent.as_deref() == name)
    }

    /// `la banque`: the topic where it is one, else the only broker that speaks.
    fn bank(&self) -> Option<u32> {
        let sector = |e: u32| self.mentions.entities.get(e as usize).and_then(|e| e.sector.as_deref());
        if self.salience.topic.is_some_and(|t| sector(t).is_some_and(|s| s.contains("Bank"))) {
            return self.salience.topic;
        }
        let agency = |e: u32| sector(e) == Some("Rating agency");
        let brokers = (0..).zip(&self.salience.brokers).filter(|(e, b)| **b && !agency(*e));
        let mut brokers = brokers.map(|(e, _)| e);
        let first = brokers.next()?;
        brokers.next().is_none().then_some(first)
    }

    /// The entity that the phrase headed by atom `head` of sentence `s` stands for, before atom `end`.
    #[must_use]
    pub fn headed(&self, s: usize, head: usize, end: usize) -> Option<u32> {
        named(self.text, self.atoms(s), head, end).or_else(|| self.stands_for(s, head))
    }

    /// The entity that is the subject of the verb at atom `at` of sentence `s`.
    #[must_use]
    pub fn actor(&self, s: usize, at: usize) -> Option<u32> {
        let atoms = self.atoms(s);
        self.headed(s, subject(atoms, at)?, at)
    }

    /// Whether an entity speaks as an analyst.
    #[must_use]
    pub fn is_broker(&self, entity: u32) -> bool {
        self.salience.brokers.get(entity as usize).copied().unwrap_or(false)
    }
}
