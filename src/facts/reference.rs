//! Who a noun stands for: the title's subject, the company in focus, the name in apposition.
//!
//! Salience with kind agreement; where no candidate or more than one fits, nothing is resolved.

use super::{
    engine::Context,
    lexicon::{Class, Term},
    nominal::{is_part, named},
    salience::{is_fund, voice_of},
    syntax::{Atom, Kind, governed, subject},
};
use crate::{
    mentions::{Gender, NamedEntity},
    sheet::EntityKind,
};

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
                named(atoms, at, (at + 6).min(atoms.len()))
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
        let topic = self.salience.topic;
        // `il` may be a fund that sells; `le groupe` is what it sells.
        let noun = atoms.get(at).is_some_and(|a| a.term(Class::Group).is_some());
        let house = noun && topic.is_some_and(|topic| !is_fund(self.mentions, topic));
        let fits = |e: u32| {
            self.salience.company(self.mentions, e)
                && !(house && topic != Some(e) && is_fund(self.mentions, e))
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
            // `L'action de X bondit après que le producteur`: X, whose share it is.
            Kind::Entity(e) if fits(e) && (!governed(atoms, i) || of_share(atoms, i)) && !is_part(atoms, i) => Some(e),
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
        named(self.atoms(s), head, end).or_else(|| self.stands_for(s, head))
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

/// Whether the name at `at` tells whose share it is: `l'action de X`.
fn of_share(atoms: &[Atom], at: usize) -> bool {
    at > 1 && atoms[at - 1].prep("of") && atoms[at - 2].term(Class::Share) == Some("share")
}
