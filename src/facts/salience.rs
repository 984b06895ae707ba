//! Who is in play, sentence by sentence: the topic, the company in focus, the subjects, the analysts.

use super::{
    lexicon::{Class, Sense, Tense, Term},
    marks::Marks,
    nominal::{is_kind, is_part, named},
    syntax::{Atom, Kind, governed, subject},
};
use crate::{
    mentions::Mentions,
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
            salience.mark_brokers(mentions, atoms);
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

    pub(super) fn company(&self, mentions: &Mentions, entity: u32) -> bool {
        is_kind(mentions, entity, &[EntityKind::Company])
            && !self.brokers.get(entity as usize).copied().unwrap_or(false)
    }

    fn mark_brokers(&mut self, mentions: &Mentions, atoms: &[Atom]) {
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
            if group.tense == Tense::Infinitive {
                continue;
            }
            if let Some(head) = subject(atoms, at)
                && let Some(entity) = named(atoms, head, at)
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
            let named: Vec<u32> =
                titles.iter().flat_map(|title| entities(title, free)).filter(|e| self.company(mentions, *e)).collect();
            // A fund that buys or sells is told of for what it buys or sells.
            let all = titles.iter().flat_map(|title| entities(title, false));
            let mut houses = all.filter(|e| self.company(mentions, *e) && !is_fund(mentions, *e));
            let topic = named.iter().find(|e| !is_fund(mentions, **e)).copied();
            if let Some(topic) =
                topic.or_else(|| houses.next()).filter(|_| !named.is_empty()).or(named.first().copied())
            {
                return Some(topic);
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

/// Whether an entity is a house that holds others: a private equity firm, known or by its name.
pub(super) fn is_fund(mentions: &Mentions, entity: u32) -> bool {
    mentions.entities.get(entity as usize).is_some_and(|e| {
        let last = e.name.rsplit(' ').next().unwrap_or("");
        e.sector.as_deref() == Some("Private equity")
            || e.sector.is_none() && e.name.contains(' ') && matches!(last, "Partners" | "Equity" | "Ventures")
    })
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
pub(super) fn voice_of(mentions: &Mentions, atoms: &[Atom]) -> Option<u32> {
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
