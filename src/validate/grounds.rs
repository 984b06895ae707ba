//! What the facts of a sheet stand on: their entities, figures, dates, terms and phrases in one list.

use std::ops::Range;

use crate::{
    facts::ontology::{Phrase, Says},
    sheet::{DateId, EntityId, Fact, FactId, FigureId},
    value::Modality,
};

/// One thing that a fact stands on; the role where it is asked for.
#[derive(Debug)]
enum Ground<'a> {
    Entity(EntityId),
    Figure(&'static str, FigureId),
    Date(&'static str, DateId),
    Phrase(&'a Phrase),
    /// A term of the ontology and the words that it was read from.
    Term(&'a str, Option<&'a str>),
    /// The modality of a role that has its own.
    Modality(Modality),
}

/// What all facts stand on, fact by fact.
#[derive(Debug, Default)]
pub(super) struct AllGrounds<'a> {
    list: Vec<Ground<'a>>,
    /// The part of the list that is each fact's.
    facts: Vec<Range<usize>>,
}

/// Everything that one fact stands on, in the order of its roles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds<'c, 'a>(&'c [Ground<'a>]);

impl<'a> AllGrounds<'a> {
    /// The grounds of these facts.
    pub fn of(facts: &'a [Fact]) -> Self {
        let mut out = Self { list: Vec::with_capacity(facts.len() * 8), facts: Vec::with_capacity(facts.len()) };
        for fact in facts {
            let start = out.list.len();
            fact.body.kind().roles().iter().for_each(|spec| {
                for role in fact.body.get(spec.name).map_or(&[][..], |slot| slot.all()) {
                    out.add(spec.name, &role.says);
                    if let Some(says) = &role.attribution {
                        out.add("attribution", says);
                    }
                    out.list.extend(role.modality.map(Ground::Modality));
                    out.list.extend(role.period.map(|period| Ground::Date(spec.name, period.date)));
                }
            });
            if let Some(says) = &fact.attribution {
                out.add("attribution", says);
            }
            out.list.extend(fact.time.map(|time| Ground::Date("time", time.date)));
            out.facts.push(start..out.list.len());
        }
        out
    }

    /// Those of the fact at `id`.
    pub fn get(&self, id: FactId) -> Option<Grounds<'_, 'a>> {
        self.facts.get(id.index()).and_then(|range| self.list.get(range.clone())).map(Grounds)
    }

    /// Those of every fact.
    pub fn iter(&self) -> impl Iterator<Item = Grounds<'_, 'a>> {
        self.facts.iter().map(|range| Grounds(self.list.get(range.clone()).unwrap_or_default()))
    }

    fn add(&mut self, role: &'static str, says: &'a Says) {
        self.list.push(match says {
            Says::Entity { entity } => Ground::Entity(*entity),
            Says::Figure { figure } => Ground::Figure(role, *figure),
            Says::Date { date } => Ground::Date(role, *date),
            Says::Term { term, text, .. } => Ground::Term(term, text.as_deref()),
            Says::Phrase { phrase } => Ground::Phrase(phrase),
        });
    }
}

impl<'c, 'a> Grounds<'c, 'a> {
    /// Its entities.
    pub fn entities(self) -> impl Iterator<Item = EntityId> + use<'c, 'a> {
        self.0.iter().filter_map(|ground| if let Ground::Entity(id) = ground { Some(*id) } else { None })
    }

    /// Its figures with their roles.
    pub fn figures(self) -> impl Iterator<Item = (&'static str, FigureId)> + use<'c, 'a> {
        self.0.iter().filter_map(|ground| if let Ground::Figure(role, id) = ground { Some((*role, *id)) } else { None })
    }

    /// Its dates with their roles.
    pub fn dates(self) -> impl Iterator<Item = (&'static str, DateId)> + use<'c, 'a> {
        self.0.iter().filter_map(|ground| if let Ground::Date(role, id) = ground { Some((*role, *id)) } else { None })
    }

    /// Its phrases.
    pub fn phrases(self) -> impl Iterator<Item = &'a Phrase> + use<'c, 'a> {
        self.0.iter().filter_map(|ground| if let Ground::Phrase(phrase) = ground { Some(*phrase) } else { None })
    }

    /// Its terms with the words they were read from.
    pub fn terms(self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + use<'c, 'a> {
        self.0
            .iter()
            .filter_map(|ground| if let Ground::Term(term, text) = ground { Some((*term, *text)) } else { None })
    }

    /// Modalities of the roles that have their own.
    pub fn modalities(self) -> impl Iterator<Item = Modality> + use<'c, 'a> {
        self.0.iter().filter_map(|ground| if let Ground::Modality(own) = ground { Some(*own) } else { None })
    }

    /// The figure that the fact is about.
    pub fn main_figure(self) -> Option<FigureId> {
        const MAIN: [&str; 8] = ["change", "value", "amount", "target", "level", "stake", "count", "quantity"];
        let place = |role: &str| MAIN.iter().position(|main| *main == role);
        let known = self.figures().filter_map(|(role, figure)| Some((place(role)?, figure)));
        known.min_by_key(|(place, _)| *place).map(|(_, figure)| figure)
    }
}
