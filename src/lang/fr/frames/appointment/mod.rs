//! Who takes an office and who leaves it.

mod examples;
mod office;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Tense},
        marks::Triggers,
        ontology::FactType,
        syntax::{Atom, Group, Kind, governed, subject},
    },
    sheet::EntityKind,
    text::Span,
    value::Modality,
};

use self::office::{doer, held, house, is_duty, last_person, office, person_in};
use super::near::{day, fold, has_word, infinitive, is_loose, moment};

/// Reads appointments.
pub const FRAME: Frame = Frame {
    id: "appointment",
    triggers: Triggers::NONE.words(&[APPOINT, TAKE, LEAVE, FIRE, HAND, SUCCEED, ARRIVALS, DEPARTURES]),
    read,
    examples: examples::EXAMPLES,
};

/// Verbs that give somebody an office.
const APPOINT: &[&str] = &[
    "nommer",
    "renommer",
    "promouvoir",
    "coopter",
    "elire",
    "reelire",
    "designer",
    "choisir",
    "recruter",
    "reconduire",
    "debaucher",
    "propulser",
    "introniser",
    "installer",
    "porter",
    "placer",
];
/// Verbs by which somebody takes one.
const TAKE: &[&str] =
    &["devenir", "prendre", "rejoindre", "assurer", "assumer", "occuper", "acceder", "integrer", "diriger"];
/// Verbs by which somebody leaves one.
const LEAVE: &[&str] = &["demissionner", "quitter", "partir", "retirer", "cesser", "abandonner"];
/// Verbs that take an office from somebody.
const FIRE: &[&str] = &[
    "limoger",
    "evincer",
    "revoquer",
    "remercier",
    "ecarter",
    "debarquer",
    "licencier",
    "congedier",
    "demettre",
    "separer",
    "pousser",
];
/// Verbs that hand an office on to somebody.
const HAND: &[&str] = &["confier", "ceder", "passer", "laisser", "transmettre", "mettre", "renouveler", "prolonger"];
/// Verbs of succession.
const SUCCEED: &[&str] = &["succeder", "remplacer"];
/// Nouns that tell of an arrival.
const ARRIVALS: &[&str] = &["nomination", "arrivee", "promotion", "designation", "cooptation", "renouvellement"];
/// Nouns that tell of a departure.
const DEPARTURES: &[&str] = &["depart", "demission", "limogeage", "eviction", "revocation", "licenciement"];
/// Verbs of [`APPOINT`] that keep somebody.
const AGAIN: &[&str] = &["reconduire", "reelire", "renommer"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        let atoms = ctx.atoms(s);
        for (i, atom) in atoms.iter().enumerate() {
            let word = fold(ctx, atoms, i);
            if DEPARTURES.contains(&word) {
                noun(ctx, s, i, "departs", out);
            } else if ARRIVALS.contains(&word) {
                noun(ctx, s, i, if word == "renouvellement" { "reappointed" } else { "appointed" }, out);
            }
            let Some(g) = atom.verb() else { continue };
            let name = infinitive(ctx, g);
            let told = Told { ctx, s, at: i, modality: g.modality() };
            let drafts = if APPOINT.contains(&name) {
                told.appointed(AGAIN.contains(&name))
            } else if TAKE.contains(&name) {
                if told.undergone() { told.stands_in() } else { told.taken(name) }
            } else if LEAVE.contains(&name) && g.is_finite() {
                told.departs(name)
            } else if FIRE.contains(&name) {
                told.fired(name)
            } else if HAND.contains(&name) {
                told.handed(name)
            } else if SUCCEED.contains(&name) {
                if told.undergone() { told.replaced() } else { told.succeeds() }
            } else {
                continue;
            };
            match drafts {
                Ok(drafts) => out.drafts.extend(drafts),
                Err(Some(why)) => out.refuse("appointment", ctx.span(&atom.tokens), why),
                Err(None) => {}
            }
        }
    }
}

/// Drafts; else why not, where the trigger is worth a word.
type Drafts = Result<Vec<Draft>, Option<&'static str>>;

const NO_OFFICE: Option<&str> = Some("no office is told");
const NO_HOUSE: Option<&str> = Some("whose office it is is not told");
const NO_PERSON: Option<&str> = Some("who it is is not told");

/// A verb that may tell of an office.
#[derive(Clone, Copy)]
struct Told<'c, 'a> {
    ctx: &'c Context<'a>,
    s: usize,
    at: usize,
    modality: Modality,
}

impl<'c> Told<'c, '_> {
    fn atoms(&self) -> &'c [Atom] {
        self.ctx.atoms(self.s)
    }

    fn group(&self) -> Option<&'c Group> {
        self.atoms().get(self.at)?.verb()
    }

    /// Whether the subject undergoes the verb, a bare participle included.
    fn undergone(&self) -> bool {
        self.group()
            .is_some_and(|g| g.passive || g.tense == Tense::PastParticiple && !g.compound && !self.coordinated())
    }

    /// `a reconduit X et coopté Y`: the participle goes on with the auxiliary before it.
    fn coordinated(&self) -> bool {
        let atoms = self.atoms();
        self.at > 0
            && atoms[self.at - 1].term(Class::And).is_some()
            && atoms[..self.at]
                .iter()
                .rev()
                .find_map(Atom::verb)
                .is_some_and(|g| g.compound && !g.passive && g.is_finite())
    }

    fn reflexive(&self) -> bool {
        self.atoms()[self.at].tokens.clone().any(|t| matches!(self.ctx.text.fold(t), "se" | "s'"))
    }

    fn has(&self, within: usize, words: &[&str]) -> bool {
        has_word(self.ctx, self.atoms(), self.at + 1..self.at + 1 + within, words)
    }

    fn is_person(&self, e: u32) -> bool {
        self.ctx.is_kind(e, &[EntityKind::Person])
    }

    fn draft(&self, person: u32, house: u32, action: &'static str, role: Option<Span>) -> Draft {
        let mut draft = Draft::new(FactType::Appointment, "appointment.verb", self.ctx.sentence(self.s));
        draft.entity("person", person).entity("organisation", house).term("action", action, None);
        if let Some(role) = role {
            draft.phrase("role", role, self.ctx.text.source);
        }
        draft.modality = self.modality;
        draft.time = moment(self.ctx, self.atoms(), 0..self.atoms().len(), self.at);
        draft
    }

    /// A draft that the day of the clause does not date.
    fn undated(&self, person: u32, house: u32, action: &'static str, role: Option<Span>) -> Draft {
        Draft { time: None, ..self.draft(person, house, action, role) }
    }

    /// `X nomme Y directeur financier`, `Y, nommé en mai à la place de Z`
    fn appointed(&self, again: bool) -> Drafts {
        let (ctx, s, verb, atoms) = (self.ctx, self.s, self.at, self.atoms());
        let passive = self.undergone();
        let behind = verb + 1..(verb + 9).min(atoms.len());
        let person = if passive {
            person_in(ctx, atoms, verb.saturating_sub(12)..verb).or_else(|| {
                let head = subject(atoms, verb).filter(|h| atoms[*h].term(Class::Pronoun).is_some())?;
                Some((head, last_person(ctx, s, head)?))
            })
        } else {
            person_in(ctx, atoms, behind)
        };
        // Of several persons before a passive, its subject.
        let heads = subject(atoms, verb).filter(|_| passive).and_then(|h| match atoms[h].kind {
            Kind::Entity(e) if self.is_person(e) => Some((h, e)),
            _ => None,
        });
        let (at, person) = heads.or(person).ok_or(None)?;
        let old = if again { None } else { predecessor(ctx, atoms, person) };
        // `a désigné X pour lui succéder`: whoever the sentence before tells of.
        let after = verb + 1..(verb + 16).min(atoms.len());
        let follows = |a: &Atom| a.verb().is_some_and(|g| SUCCEED.contains(&infinitive(ctx, g)));
        let succeeded = (atoms[after].iter().any(follows) && old.is_none() && !passive)
            .then(|| last_person(ctx, s, verb))
            .flatten()
            .filter(|old| *old != person);
        let role = office(ctx, atoms, verb.max(at) + 1..verb.max(at) + 11)
            .or_else(|| office(ctx, atoms, verb + 1..at.max(verb + 1)))
            .or_else(|| {
                // The office is told beside the name (`la directrice générale, X, nommée en mai`).
                let next = atoms.get(verb + 1)?;
                let alone = matches!(next.kind, Kind::Date(_) | Kind::Sign(',' | '.')) || self.has(5, &["place"]);
                held(ctx, s, person).filter(|_| (alone || again) && passive)
            })
            .or_else(|| succeeded.and_then(|old| held(ctx, s, old)))
            .ok_or(NO_OFFICE)?;
        let house = house(ctx, s, verb, passive).ok_or(NO_HOUSE)?;
        let mut told = self.draft(person, house, if again { "reappointed" } else { "appointed" }, Some(role));
        let mut drafts = Vec::new();
        if let Some((old, leaves)) = old {
            told.entity("predecessor", old);
            if leaves {
                // Who is succeeded leaves the office, on a day that is not told.
                drafts.push(self.undated(old, house, "departs", Some(role)));
            }
        } else if let Some(old) = succeeded {
            told.entity("predecessor", old);
        }
        drafts.insert(0, told);
        Ok(drafts)
    }

    /// `Y devient présidente de X`, `Y prend la tête de X`, `Y rejoint X comme directeur financier`
    fn taken(&self, name: &str) -> Drafts {
        let (ctx, atoms) = (self.ctx, self.atoms());
        let group = self.group().ok_or(None)?;
        if !(group.is_finite() || group.tense == Tense::Infinitive && !group.modal.is_empty()) || name == "diriger" {
            return Err(None);
        }
        let end = (self.at + 1..(self.at + 9).min(atoms.len()))
            .find(|i| atoms[*i].verb().is_some() || matches!(atoms[*i].kind, Kind::Sign(',' | ';' | ':')))
            .unwrap_or((self.at + 9).min(atoms.len()));
        let near = self.at + 1..end.min(self.at + 4);
        let fits = match name {
            "devenir" => office(ctx, atoms, near.clone()).is_some(),
            "rejoindre" | "integrer" => self.has(end - self.at, &["comme", "tant", "qualite", "poste"]),
            _ => is_duty(ctx, atoms, near.clone()) || has_word(ctx, atoms, near, &["interim", "gouvernail"]),
        };
        if !fits {
            return Err(None);
        }
        let person = doer(ctx, self.s, self.at).ok_or(None)?;
        // What somebody once became is a life told, not the news.
        let past = group.compound && !matches!(group.tense, Tense::Future | Tense::Conditional)
            || matches!(group.tense, Tense::Imperfect | Tense::Past);
        if past && day(ctx, atoms, 0..atoms.len(), self.at).is_none() {
            return Err(Some("a career, not the news"));
        }
        // `X a démissionné ; Y assure l'intérim`: of whoever was told to leave.
        let interim = has_word(ctx, atoms, self.at + 1..end, &["interim"]);
        let first = atoms.iter().position(|a| matches!(a.kind, Kind::Entity(e) if e == person)).unwrap_or(self.at);
        let gone = || last_person(ctx, self.s, first).filter(|old| *old != person);
        let old = predecessor(ctx, atoms, person).or_else(|| gone().filter(|_| interim).map(|old| (old, false)));
        let left = old.filter(|_| interim).and_then(|(old, _)| held(ctx, self.s, old));
        let role = office(ctx, atoms, self.at + 1..end)
            .or(left)
            .or_else(|| held(ctx, self.s, person))
            .or_else(|| old.and_then(|(old, _)| held(ctx, self.s, old)))
            .ok_or(NO_OFFICE)?;
        let joined = (self.at + 1..end).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Company, EntityKind::Organisation]) => Some(e),
            _ => None,
        });
        let house = joined.or_else(|| house(ctx, self.s, self.at, true)).ok_or(NO_HOUSE)?;
        let mut told = self.draft(person, house, "appointed", Some(role));
        if let Some((old, _)) = old {
            told.entity("predecessor", old);
        }
        Ok(vec![told])
    }

    /// `L'intérim est assuré par Y`: of whoever was told to leave before.
    fn stands_in(&self) -> Drafts {
        let (ctx, s, atoms) = (self.ctx, self.s, self.atoms());
        let duty =
            subject(atoms, self.at).filter(|h| matches!(fold(ctx, atoms, *h), "interim" | "direction" | "presidence"));
        let head = duty.ok_or(None)?;
        let by = (self.at + 1..(self.at + 6).min(atoms.len())).find(|i| fold(ctx, atoms, *i) == "par").ok_or(None)?;
        let (_, person) = person_in(ctx, atoms, by + 1..(by + 10).min(atoms.len())).ok_or(NO_PERSON)?;
        let interim = fold(ctx, atoms, head) == "interim";
        let old = last_person(ctx, s, head).filter(|old| *old != person && interim);
        let left = old.and_then(|old| held(ctx, s, old));
        let role =
            left.or_else(|| office(ctx, atoms, head..self.at)).or_else(|| held(ctx, s, person)).ok_or(NO_OFFICE)?;
        let house = house(ctx, s, self.at, true).ok_or(NO_HOUSE)?;
        let mut told = self.draft(person, house, "appointed", Some(role));
        if let Some(old) = old {
            told.entity("predecessor", old);
        }
        Ok(vec![told])
    }

    /// `Y quitte ses fonctions`, `Y se retirera fin juin`, `Y part à la retraite`
    fn departs(&self, name: &str) -> Drafts {
        let (ctx, verb, atoms) = (self.ctx, self.at, self.atoms());
        if self.undergone() {
            return Err(None);
        }
        let duties = is_duty(ctx, atoms, verb + 1..verb + 5);
        let next = atoms.get(verb + 1);
        let ends = next.is_none_or(|a| matches!(a.kind, Kind::Date(_) | Kind::Sign(_)))
            || next.is_some_and(|a| {
                matches!(fold(ctx, atoms, verb + 1), "fin" | "debut" | "a" | "au" | "en") || is_loose(a)
            });
        let house_left = (verb + 1..(verb + 4).min(atoms.len())).any(|i| match atoms[i].kind {
            Kind::Entity(e) => ctx.is_kind(e, &[EntityKind::Company, EntityKind::Organisation]),
            _ => atoms[i].term(Class::Group).is_some(),
        });
        let fits = match name {
            "demissionner" => true,
            "quitter" => duties || house_left || ends && next.is_none_or(|a| a.is('.')),
            "partir" => self.has(5, &["retraite"]) || ends && next.is_none_or(|a| !matches!(a.kind, Kind::Term(_))),
            "retirer" => self.reflexive() && (duties || ends),
            _ => self.has(3, &["fonctions"]) || self.has(4, &["presidence", "mandat"]),
        };
        if !fits {
            return Err(None);
        }
        let person = doer(ctx, self.s, verb).ok_or(None)?;
        // The office told beside the leaver, or behind the verb; another's office in the sentence is not this one's.
        let from = (0..verb).rev().find(|i| matches!(atoms[*i].kind, Kind::Entity(e) if e == person)).unwrap_or(verb);
        let other = (0..from).any(|i| matches!(atoms[i].kind, Kind::Entity(e) if self.is_person(e)));
        let own = office(ctx, atoms, from + 1..verb)
            .or_else(|| office(ctx, atoms, verb + 1..verb + 9))
            .or_else(|| if other { None } else { held(ctx, self.s, person) });
        if own.is_none() && !duties {
            return Err(NO_OFFICE);
        }
        // `qui quittera ses fonctions`, behind a successor's name: told with the succession.
        if own.is_none() && other {
            return Err(None);
        }
        let house = house(ctx, self.s, verb, true).ok_or(NO_HOUSE)?;
        Ok(vec![self.draft(person, house, "departs", own)])
    }

    /// `Y a été limogé`, `X se sépare de son directeur général, Y`
    fn fired(&self, name: &str) -> Drafts {
        let (ctx, atoms) = (self.ctx, self.atoms());
        let undergone = self.undergone();
        if (name == "separer") != self.reflexive()
            || self.group().is_some_and(|g| g.tense == Tense::Infinitive && g.modal.is_empty())
        {
            return Err(None);
        }
        let end = (self.at + 8).min(atoms.len());
        if name == "pousser" && !self.has(5, &["sortie", "demission"]) {
            return Err(None);
        }
        let person = if undergone {
            doer(ctx, self.s, self.at)
                .or_else(|| person_in(ctx, atoms, self.at.saturating_sub(4)..self.at).map(|p| p.1))
        } else {
            // A person who thanks another ends nothing.
            if doer(ctx, self.s, self.at).is_some() {
                return Err(None);
            }
            person_in(ctx, atoms, self.at + 1..end).map(|p| p.1)
        };
        let person = person.ok_or(None)?;
        let role = office(ctx, atoms, self.at + 1..end).or_else(|| held(ctx, self.s, person));
        if role.is_none() && !is_duty(ctx, atoms, self.at + 1..end) {
            return Err(NO_OFFICE);
        }
        let house = house(ctx, self.s, self.at, undergone).ok_or(NO_HOUSE)?;
        Ok(vec![self.draft(person, house, "departs", role)])
    }

    /// `X confie la direction de Y à Z`, `Y passe la main à Z`, `X met fin au mandat de Y`
    fn handed(&self, name: &str) -> Drafts {
        let (ctx, s, verb, atoms) = (self.ctx, self.s, self.at, self.atoms());
        let stop = (verb + 1..(verb + 14).min(atoms.len()))
            .find(|i| atoms[*i].verb().is_some() || matches!(atoms[*i].kind, Kind::Sign(';')))
            .unwrap_or((verb + 14).min(atoms.len()));
        if matches!(name, "mettre" | "renouveler" | "prolonger") {
            return self.term(name, stop);
        }
        if !is_duty(ctx, atoms, verb + 1..stop.min(verb + 5)) || self.undergone() {
            return Err(None);
        }
        let given = person_in(ctx, atoms, verb + 1..stop).filter(|(i, _)| *i > 0 && atoms[i - 1].prep("to"));
        let (end, new) = given.ok_or(None)?;
        let role = office(ctx, atoms, verb + 1..end);
        if name == "confier" {
            let of = (verb + 1..end).find_map(|i| match atoms[i].kind {
                Kind::Entity(e) if !self.is_person(e) && governed(atoms, i) => Some(e),
                _ => None,
            });
            let house = of.or_else(|| house(ctx, s, verb, false)).ok_or(NO_HOUSE)?;
            return Ok(vec![self.draft(new, house, "appointed", Some(role.ok_or(NO_OFFICE)?))]);
        }
        let old = doer(ctx, s, verb).filter(|old| *old != new).ok_or(NO_PERSON)?;
        let role = role.or_else(|| held(ctx, s, old)).or_else(|| office(ctx, atoms, 0..verb)).ok_or(NO_OFFICE)?;
        let house = house(ctx, s, verb, true).ok_or(NO_HOUSE)?;
        Ok(self.relay(new, old, house, role))
    }

    /// `X met fin au mandat de Y`, `le mandat de Y a été renouvelé`
    fn term(&self, name: &str, stop: usize) -> Drafts {
        let (ctx, atoms) = (self.ctx, self.atoms());
        let terms = ["mandat", "mandats", "fonctions"];
        let range = if self.undergone() { self.at.saturating_sub(12)..self.at } else { self.at + 1..stop };
        let at = range.clone().find(|i| terms.contains(&fold(ctx, atoms, *i))).ok_or(None)?;
        let ended = name == "mettre";
        if ended != has_word(ctx, atoms, self.at + 1..self.at + 3, &["fin", "terme"])
            || self.modality == Modality::Denied
        {
            return Err(None);
        }
        let (_, person) = person_in(ctx, atoms, at + 1..range.end).ok_or(NO_PERSON)?;
        let role = office(ctx, atoms, at + 1..range.end).or_else(|| held(ctx, self.s, person));
        let house = house(ctx, self.s, self.at, self.undergone()).ok_or(NO_HOUSE)?;
        Ok(vec![self.draft(person, house, if ended { "departs" } else { "reappointed" }, role)])
    }

    /// `Y succède à Z`, `Y remplace Z`, `Y lui succédera`: of an office told here or beside Z's name.
    fn succeeds(&self) -> Drafts {
        let (ctx, s, verb, atoms) = (self.ctx, self.s, self.at, self.atoms());
        if !self.group().is_some_and(Group::is_finite) {
            return Err(None);
        }
        // `son directeur financier X, auquel succédera Y`
        let whom = (0..verb).rev().take(3).find(|i| {
            has_word(ctx, atoms, *i..*i + 1, &["auquel", "laquelle", "qui"])
                && (fold(ctx, atoms, *i) == "auquel" || *i > 0 && atoms[*i - 1].prep("to"))
        });
        if let Some(at) = whom
            && let Some((_, new)) = person_in(ctx, atoms, verb + 1..verb + 4)
            && let Some((from, old)) = person_in(ctx, atoms, at.saturating_sub(4)..at)
            && new != old
        {
            let role =
                office(ctx, atoms, from.saturating_sub(6)..from).or_else(|| held(ctx, s, old)).ok_or(NO_OFFICE)?;
            let house = house(ctx, s, verb, true).ok_or(NO_HOUSE)?;
            let mut drafts = self.relay(new, old, house, role);
            // `le départ de X, auquel succédera Y`: that X goes is told already.
            if has_word(ctx, atoms, 0..at, DEPARTURES) {
                drafts.truncate(1);
            }
            return Ok(drafts);
        }
        let new = doer(ctx, s, verb).ok_or(None)?;
        let before = || {
            atoms
                .get(verb)?
                .tokens
                .clone()
                .any(|t| matches!(ctx.text.fold(t), "lui" | "le" | "la" | "l'"))
                .then_some(())
        };
        let old = match person_in(ctx, atoms, verb + 1..verb + 5) {
            Some((_, old)) => old,
            None => {
                before().ok_or(None)?;
                let first = atoms.iter().position(|a| matches!(a.kind, Kind::Entity(e) if e == new)).unwrap_or(0);
                last_person(ctx, s, first).ok_or(NO_PERSON)?
            }
        };
        if new == old || !self.is_person(new) {
            return Err(None);
        }
        // Inside an appointment of the same sentence it is told with that.
        let told_here = atoms[..verb].iter().any(|a| a.verb().is_some_and(|g| APPOINT.contains(&infinitive(ctx, g))));
        if told_here {
            return Err(None);
        }
        let behind = office(ctx, atoms, verb + 1..atoms.len());
        let role =
            behind.or_else(|| held(ctx, s, old)).or_else(|| office(ctx, atoms, 0..atoms.len())).ok_or(NO_OFFICE)?;
        let house = house(ctx, s, verb, true).ok_or(NO_HOUSE)?;
        Ok(self.relay(new, old, house, role))
    }

    /// Who comes and who goes; where the one before was told to go in the sentence before, that stands.
    fn relay(&self, new: u32, old: u32, house: u32, role: Span) -> Vec<Draft> {
        let mut told = self.draft(new, house, "appointed", Some(role));
        told.entity("predecessor", old);
        let named = self.atoms().iter().any(|a| matches!(a.kind, Kind::Entity(e) if e == old));
        let mut drafts = vec![told];
        if named {
            drafts.push(self.undated(old, house, "departs", Some(role)));
        }
        drafts
    }

    /// `X sera remplacé par Y`: X's office stands in this sentence or beside X's name before, where it was told that he
    /// goes.
    fn replaced(&self) -> Drafts {
        let (ctx, s, verb, atoms) = (self.ctx, self.s, self.at, self.atoms());
        let old = doer(ctx, s, verb).ok_or(None)?;
        let by = (verb + 1..(verb + 7).min(atoms.len())).find(|i| fold(ctx, atoms, *i) == "par");
        let (_, new) = by.and_then(|by| person_in(ctx, atoms, by + 1..by + 2)).ok_or(None)?;
        if new == old {
            return Err(None);
        }
        let here = office(ctx, atoms, 0..verb);
        // `Y, qui dirige X depuis 2015, sera remplacé par Z`
        let runs = (0..verb).find(|i| atoms[*i].verb().is_some_and(|g| infinitive(ctx, g) == "diriger"));
        let role = here.or_else(|| held(ctx, s, old));
        if role.is_none() && runs.is_none() {
            return Err(NO_OFFICE);
        }
        let run = runs.and_then(|at| match atoms.get(at + 1)?.kind {
            Kind::Entity(e) if !self.is_person(e) => Some(e),
            _ => None,
        });
        let house = run.or_else(|| house(ctx, s, verb, true)).ok_or(NO_HOUSE)?;
        let mut told = self.draft(new, house, "appointed", role);
        told.entity("predecessor", old);
        let mut drafts = vec![told];
        if here.is_some() || run.is_some() {
            drafts.push(self.draft(old, house, "departs", role));
        }
        Ok(drafts)
    }
}

/// Who held it before, and whether it is told that he goes: after *succéder à*, *remplacer*, *en remplacement de*; `à la
/// place de` tells of an earlier change.
fn predecessor(ctx: &Context<'_>, atoms: &[Atom], person: u32) -> Option<(u32, bool)> {
    (0..atoms.len()).find_map(|i| {
        let place = has_word(ctx, atoms, i..i + 1, &["place"]);
        let leads = place
            || atoms[i].verb().is_some_and(|g| SUCCEED.contains(&infinitive(ctx, g)))
            || has_word(ctx, atoms, i..i + 1, &["remplacement", "succession"]);
        let (_, old) = person_in(ctx, atoms, i + 1..if leads { i + 5 } else { i + 1 })?;
        (leads && old != person).then_some((old, !place))
    })
}

/// `le départ de son directeur financier, X`, `la nomination de X au poste de …`, `X a annoncé sa démission`, where
/// somebody tells of it.
fn noun(ctx: &Context<'_>, s: usize, noun: usize, action: &'static str, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let before = (0..noun).rev().find(|i| atoms[*i].verb().is_some_and(Group::is_finite));
    let after = (noun + 1..atoms.len()).find(|i| atoms[*i].verb().is_some_and(Group::is_finite));
    let verb = before.or(after.filter(|v| subject(atoms, *v).is_some_and(|h| h == noun || h + 1 == noun)));
    let says = |g: &Group| {
        g.senses.any(&[Sense::Announce, Sense::Approve])
            || matches!(
                infinitive(ctx, g),
                "presenter" | "remettre" | "donner" | "ratifier" | "acter" | "enteriner" | "proposer"
            )
    };
    let modality = match verb.and_then(|v| atoms[v].verb()) {
        // `X : départ du directeur financier Y`
        None if after.is_none() => Modality::Asserted,
        Some(g) if infinitive(ctx, g) == "dementir" && !g.negated => Modality::Denied,
        Some(g) if says(g) && g.modality() == Modality::Asserted => Modality::Asserted,
        Some(g) if says(g) && infinitive(ctx, g) == "proposer" => Modality::Expected,
        _ => return,
    };
    let told = Told { ctx, s, at: noun, modality };
    let own = noun > 0 && matches!(fold(ctx, atoms, noun - 1), "sa" | "son");
    // `le départ, le 31 mai, de son directeur financier`
    let aside = atoms.get(noun + 1).filter(|a| a.is(',')).and_then(|_| {
        let close = (noun + 2..(noun + 7).min(atoms.len())).find(|i| atoms[*i].is(','))?;
        atoms[noun + 2..close].iter().any(|a| matches!(a.kind, Kind::Date(_))).then_some(close)
    });
    // `le départ fin mars de son directeur financier`
    let dated = |i: usize| {
        atoms.get(i).is_some_and(|a| matches!(a.kind, Kind::Date(_)) || a.term(Class::Clitic).is_some() || a.prep("to"))
    };
    let of = (aside.unwrap_or(noun) + 1..noun + 4).find(|i| !dated(*i)).unwrap_or(aside.unwrap_or(noun) + 1);
    let found = if own && let Some(verb) = before {
        doer(ctx, s, verb).map(|person| (noun, person))
    } else if atoms.get(of).is_some_and(|a| a.prep("of")) {
        person_in(ctx, atoms, of..(of + 10).min(atoms.len()))
    } else {
        None
    };
    let Some((at, person)) = found else { return };
    if (noun + 1..at).any(|i| atoms[i].verb().is_some()) {
        return;
    }
    let role = office(ctx, atoms, noun + 1..at.max(noun + 1)).or_else(|| office(ctx, atoms, at + 1..at + 8));
    let role = role.or_else(|| held(ctx, s, person).filter(|_| action != "appointed"));
    let (Some(role), Some(house)) = (role, house(ctx, s, if own { before.unwrap_or(noun) } else { noun }, true)) else {
        return;
    };
    let mut draft = told.draft(person, house, action, Some(role));
    if action == "appointed"
        && let Some((old, _)) = predecessor(ctx, atoms, person)
    {
        draft.entity("predecessor", old);
    }
    out.drafts.push(draft);
}
