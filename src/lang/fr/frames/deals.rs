//! What the rooms of contracts, purchases, stakes and financings share: sentences that say more of a deal told
//! before, phrases that say what it is about.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Relation},
        lexicon::{Class, Sense, Tense, Term},
        ontology::{FactType, Says},
        pattern::{From, Takes, cue, fill, is_a, is_period, measures},
        scene::{Chunk, Scene},
        syntax::{Group, Kind},
    },
    sheet::{DateId, EntityKind},
    value::Modality,
};

/// Companies and institutions.
pub(super) const HOUSES: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation];
/// Who can buy, sell or hold.
pub(super) const OWNERS: &[EntityKind] =
    &[EntityKind::Company, EntityKind::Organisation, EntityKind::Place, EntityKind::Person];

/// Nouns that tell an amount of the deal in play.
const AMOUNT: &[&str] = &["montant", "valeur", "prix", "facture", "cout", "enveloppe"];
/// The words without which no sentence is [`about`] a deal, beside the terms that stand for it.
pub(super) const ABOUT: &[&str] = &["montant", "valeur", "prix", "facture", "cout", "enveloppe", "valoir"];

/// The infinitive of a verb group.
pub(super) fn infinitive<'c>(ctx: &'c Context<'_>, group: &Group) -> &'c str {
    ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str())
}

/// The direct object, also behind an aside (`a attribué, pour 12 millions, la collecte des déchets`).
pub(super) fn object_behind_aside<'s>(scene: &'s Scene<'_, '_>) -> Option<&'s Chunk> {
    let atoms = scene.atoms();
    let mut open = None;
    for i in scene.at + 1..scene.end.min(atoms.len()) {
        match atoms[i].kind {
            Kind::Sign(',') if open.is_none() => open = Some(i),
            Kind::Sign(',') => {
                let aside = atoms.get(open? + 1)?;
                let light = matches!(aside.kind, Kind::Date(_))
                    || aside.term(Class::Prep).is_some()
                    || aside.term(Class::Clitic).is_some()
                    || aside.term(Class::According).is_some();
                let heads = matches!(
                    atoms.get(i + 1)?.kind,
                    Kind::Figure(_) | Kind::Entity(_) | Kind::Term(Term { class: Class::Det, value: "the" })
                );
                return scene.chunks.iter().find(|c| c.atoms.start == i + 1).filter(|_| light && heads);
            }
            Kind::Sign(_) => return None,
            Kind::Verb(g) if g.is_finite() => return None,
            _ => {}
        }
    }
    None
}

/// The companies and institutions of the list that ends with the name at atom `head` or starts there, up to `end`
/// (`X, la banque Y et Z figurent`; an antecedent is the last name of its list).
pub(super) fn listed(scene: &Scene<'_, '_>, head: usize, end: usize) -> Vec<u32> {
    let atoms = scene.atoms();
    let name = |i: usize| match atoms[i].kind {
        Kind::Entity(e) if scene.ctx.is_kind(e, HOUSES) => Some(e),
        _ => None,
    };
    let mut start = head;
    let mut i = head;
    let mut joined = false;
    while i > 0 {
        i -= 1;
        match atoms[i].kind {
            Kind::Sign(',') => joined = true,
            Kind::Term(Term { class: Class::And, .. }) => joined = true,
            Kind::Term(Term { class: Class::Det, value: "the" }) => {}
            Kind::Entity(_) if joined && name(i).is_some() => {
                start = i;
                joined = false;
            }
            _ => break,
        }
    }
    let mut found = Vec::new();
    for (i, atom) in atoms.iter().enumerate().take(end).skip(start) {
        match atom.kind {
            Kind::Entity(_) => found.extend(name(i)),
            Kind::Sign(',') | Kind::Term(Term { class: Class::And | Class::Det, .. }) => {}
            _ => break,
        }
    }
    found.dedup();
    found
}

/// The infinitive of the verb that carries the clause.
pub(super) fn carrier<'c>(scene: &Scene<'c, '_>) -> &'c str {
    scene.verb.as_ref().map_or("", |g| infinitive(scene.ctx, g))
}

/// The entity that fills a role alone.
pub(super) fn entity(draft: &Draft, role: &str) -> Option<u32> {
    match draft.body.get(role)?.first()?.says {
        Says::Entity { entity } => Some(u32::try_from(entity.index()).unwrap_or(u32::MAX)),
        _ => None,
    }
}

/// Moves what fills one role to another.
pub(super) fn swap(draft: &mut Draft, one: &str, other: &str) {
    let first = draft.body.slot(one).map(std::mem::take).unwrap_or_default();
    let second = draft.body.slot(other).map(std::mem::take).unwrap_or_default();
    if let Some(slot) = draft.body.slot(one) {
        *slot = second;
    }
    if let Some(slot) = draft.body.slot(other) {
        *slot = first;
    }
}

/// Where the phrase that starts at atom `from` ends: before a sign, a clause, a date, another party.
pub(super) fn phrase_end(scene: &Scene<'_, '_>, from: usize) -> usize {
    let atoms = scene.atoms();
    let party = |i: usize| matches!(atoms[i].term(Class::Prep), Some("from" | "by" | "with" | "for" | "since"));
    // `20 avions à Y`, `40 appareils au Bourget`
    let placed = |i: usize| {
        (atoms[i].prep("to") || atoms[i].prep("in") || atoms[i].term(Class::Clitic) == Some("en"))
            && (i + 1..(i + 3).min(atoms.len()))
                .find(|j| !matches!(atoms[*j].kind, Kind::Term(Term { class: Class::Det, .. })))
                .is_some_and(|j| matches!(atoms[j].kind, Kind::Entity(_) | Kind::Date(_)))
    };
    let mut i = from;
    while i < atoms.len() {
        match atoms[i].kind {
            Kind::Sign('\'' | '"' | '«' | '“') if i == from => {}
            Kind::Sign(_) | Kind::Date(_) => break,
            Kind::Term(Term { class: Class::Relative | Class::Sub | Class::Pronoun, .. }) => break,
            // `développer en Espagne 400 MW`: a bare infinitive is no object yet.
            Kind::Term(_) if i == from + 1 && atoms[from].verb().is_some() && placed(i) => {}
            Kind::Term(_) if i > from && (party(i) || placed(i)) => break,
            Kind::Verb(_) if i > from => break,
            Kind::Figure(f) if i > from && is_a(scene.ctx, f, Takes::AnyMoney) => break,
            _ => {}
        }
        i += 1;
    }
    while i > from
        && matches!(
            atoms[i - 1].kind,
            Kind::Term(Term { class: Class::Prep | Class::Det | Class::And | Class::Adverb | Class::Clitic, .. })
        )
    {
        i -= 1;
    }
    i
}

/// What the deal is about: `portant sur …`, `pour …`, `de 30 rames`.
pub(super) fn object(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let atoms = scene.atoms();
    let from = scene.at.min(atoms.len());
    let money =
        |i: usize| matches!(atoms.get(i).map(|a| a.kind), Some(Kind::Figure(f)) if is_a(scene.ctx, f, Takes::AnyMoney));
    let named = |i: usize| {
        let first = (i..atoms.len()).find(|j| !matches!(atoms[*j].kind, Kind::Term(Term { class: Class::Det, .. })));
        first.is_some_and(|j| {
            matches!(
                atoms[j].kind,
                Kind::Entity(_) | Kind::Date(_) | Kind::Term(Term { class: Class::Pronoun | Class::Group, .. })
            )
        })
    };
    // `commande de 62 éoliennes`
    if atoms.get(from).is_some_and(|a| a.term(Class::Contract).is_some())
        && atoms.get(from + 1).is_some_and(|a| a.prep("of"))
        && matches!(atoms.get(from + 2).map(|a| a.kind), Some(Kind::Figure(f)) if is_quantity(scene.ctx, f))
        && let Some(span) = scene.phrase(from + 2..phrase_end(scene, from + 2))
    {
        draft.phrase("object", span, scene.ctx.text.source);
        return;
    }
    for link in ["on", "for"] {
        let found = (from..scene.end.max(from))
            .find(|i| atoms[*i].term(Class::Prep) == Some(link) && !money(i + 1) && !named(i + 1));
        if let Some(at) = found {
            // `pour lui fournir 40 blindés`: what is supplied.
            let clitic = atoms
                .get(at + 1)
                .is_some_and(|a| a.verb().is_some() && matches!(scene.ctx.word(a), "lui" | "leur" | "y" | "en" | "l'"));
            let start = at + 1 + usize::from(clitic);
            let end = phrase_end(scene, start);
            if let Some(span) = scene.phrase(start..end) {
                draft.phrase("object", span, scene.ctx.text.source);
                return;
            }
        }
    }
}

/// The quantity: a count or measure of things, not of people, places or years.
pub(super) fn is_quantity(ctx: &Context<'_>, figure: u32) -> bool {
    const NOT_THINGS: &[&str] = &[
        "pays",
        "salarie",
        "personne",
        "employe",
        "site",
        "ville",
        "client",
        "usager",
        "habitant",
        "collaborateur",
        "action",
        "titre",
        "emploi",
        "poste",
        "magasin",
        "voyageur",
        "passager",
        "commune",
        "an",
        "fois",
        "milliard",
        "million",
        "part",
        "abonne",
        "patient",
        "part",
        "point",
        "agence",
        "partenaire",
        "entreprise",
        "societe",
        "groupe",
        "acteur",
    ];
    let mention = ctx.figure(figure);
    let unit = mention.value.unit.as_deref().map(crate::text::fold).unwrap_or_default();
    let head = unit.split_whitespace().next().unwrap_or("");
    is_a(ctx, figure, Takes::Count)
        && !NOT_THINGS
            .iter()
            .any(|n| head == *n || head.strip_suffix(['s', 'x']) == Some(*n) || head.starts_with(&format!("{n}e")))
}

/// Fills `role` with the first quantity at or behind atom `from`, before the clause ends.
pub(super) fn quantity(scene: &Scene<'_, '_>, draft: &mut Draft, role: &str, from: usize) {
    let atoms = scene.atoms();
    let found = (from..scene.end.min(atoms.len())).find_map(|i| match atoms[i].kind {
        Kind::Figure(f) if is_quantity(scene.ctx, f) => Some(f),
        _ => None,
    });
    if let Some(f) = found.filter(|_| !draft.has(role)) {
        draft.figure(role, f);
    }
}

/// A sentence about a deal told before.
pub(super) struct About<'c, 'a> {
    /// What follows its verb.
    pub scene: Scene<'c, 'a>,
    /// Whether it names the deal or only an amount.
    pub relation: Relation,
}

/// Reads sentence `s` as one about a deal told before, in words of `class` with one of `values`.
pub(super) fn about<'c, 'a>(
    ctx: &'c Context<'a>,
    s: usize,
    fits: fn(Term) -> Option<Relation>,
) -> Option<About<'c, 'a>> {
    let atoms = ctx.atoms(s);
    let finite = atoms.iter().position(|a| a.verb().is_some_and(Group::is_finite)).unwrap_or(atoms.len());
    let prefix = (0..finite.min(24)).filter(|i| atoms[*i].is(','));
    let part = atoms.iter().enumerate().filter(|(_, a)| a.is(';')).flat_map(|(i, _)| {
        let pause = (i + 1..(i + 6).min(atoms.len())).find(|j| atoms[*j].is(','));
        [Some(i), pause].into_iter().flatten()
    });
    let said = atoms.iter().enumerate().filter(|(_, a)| a.term(Class::Relative) == Some("que")).map(|(i, _)| i);
    let starts = std::iter::once(0).chain(prefix.map(|p| p + 1)).chain(part.map(|i| i + 1)).chain(said.map(|i| i + 1));
    for start in starts {
        let Some((head, relation)) = opener(ctx, s, start, fits) else { continue };
        let verb = first_verb(ctx, s, head)?;
        return Some(About { scene: Scene::new(ctx, s, verb), relation });
    }
    None
}

/// The definite noun that opens a clause at `start` and stands for a deal or its amount.
fn opener(ctx: &Context<'_>, s: usize, start: usize, fits: fn(Term) -> Option<Relation>) -> Option<(usize, Relation)> {
    let atoms = ctx.atoms(s);
    let term = |i: usize| match atoms.get(i)?.kind {
        Kind::Term(term) => fits(term),
        _ => None,
    };
    let mut at = start;
    while atoms.get(at).is_some_and(|a| {
        matches!(a.kind, Kind::Date(_) | Kind::Sign('*' | '"' | '«' | '•')) || a.term(Class::Adverb).is_some()
    }) {
        at += 1;
    }
    if let Some(relation) = term(at).filter(|_| matches!(atoms[at].kind, Kind::Term(Term { value: "told", .. }))) {
        return Some((at, relation));
    }
    if atoms.get(at)?.term(Class::Pronoun).is_some() {
        let verb = first_verb(ctx, s, at)?;
        let group = atoms[verb].verb()?;
        return matches!(infinitive(ctx, group), "valoir").then_some((at, Relation::MoreNear));
    }
    atoms.get(at)?.term(Class::Det).filter(|v| *v == "the")?;
    if matches!(ctx.word(&atoms[at]), "un" | "une" | "son" | "sa" | "ses" | "leur" | "leurs" | "les") {
        return None;
    }
    for i in at + 1..(at + 4).min(atoms.len()) {
        if let Some(relation) = term(i) {
            return Some((i, relation));
        }
        match atoms[i].kind {
            _ if AMOUNT.contains(&ctx.word(&atoms[i])) => {
                let deal = (i + 1..(i + 5).min(atoms.len()))
                    .take_while(|j| !matches!(atoms[*j].kind, Kind::Verb(_) | Kind::Sign(_) | Kind::Entity(_)))
                    .find_map(term);
                let bare = matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Verb(_) | Kind::Sign(',')))
                    || matches!(atoms.get(i + 2).map(|a| a.kind), Some(Kind::Verb(_)))
                        && matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Word));
                return deal.map(|r| (i, r)).or(bare.then_some((i, Relation::MoreNear)));
            }
            Kind::Word => {}
            _ => return None,
        }
    }
    None
}

/// The first finite verb of the main clause behind atom `at`.
fn first_verb(ctx: &Context<'_>, s: usize, at: usize) -> Option<usize> {
    let atoms = ctx.atoms(s);
    let mut relative = false;
    for (i, atom) in atoms.iter().enumerate().skip(at + 1) {
        match atom.kind {
            Kind::Term(Term { class: Class::Relative, .. }) => relative = true,
            Kind::Term(Term { class: Class::Sub, .. }) | Kind::Sign(';' | ':') => return None,
            Kind::Verb(g) if g.is_finite() && relative => relative = false,
            Kind::Verb(g) if g.is_finite() => return Some(i),
            _ => {}
        }
    }
    None
}

impl About<'_, '_> {
    /// A draft that adds to the deal, dated and attributed, with no role yet.
    pub(super) fn draft(&self, kind: FactType, id: &'static str) -> Draft {
        let mut draft = Draft::new(kind, id, self.scene.ctx.sentence(self.scene.s));
        draft.modality = self.scene.modality();
        draft.relation = self.relation;
        draft.time = self.opening();
        draft
    }

    /// `Signé en 2018, ce contrat …`: when the deal was made, told by the participle that opens the sentence.
    fn opening(&self) -> Option<DateId> {
        let atoms = self.scene.atoms();
        let (first, rest) = atoms.split_first()?;
        first.verb().filter(|g| g.tense == Tense::PastParticiple)?;
        rest.iter().take(3).take_while(|a| !matches!(a.kind, Kind::Sign(_))).find_map(|a| match a.kind {
            Kind::Date(d) => Some(DateId(d)),
            _ => None,
        })
    }

    /// Whether its verb tells an amount (`s'élève à`, `porte sur`, `est évalué à`).
    pub(super) fn tells_amount(&self) -> bool {
        const VERBS: &[&str] = &[
            "etre",
            "porter",
            "estimer",
            "evaluer",
            "chiffrer",
            "valoriser",
            "comprendre",
            "inclure",
            "prevoir",
            "couvrir",
            "concerner",
            "couter",
            "fixer",
            "compter",
        ];
        let Some(g) = self.scene.verb else { return false };
        g.senses.any(&[Sense::Level, Sense::Value]) || VERBS.contains(&infinitive(self.scene.ctx, &g))
    }

    /// Fills `role` with the amount it tells: behind its verb, else in what it opens with (`D'un montant de …, le contrat`).
    pub(super) fn amount(&self, draft: &mut Draft, role: &'static str) {
        let scene = &self.scene;
        if self.tells_amount() {
            if carrier(scene) == "representer" || scene.verb.is_some_and(|g| g.senses.has(Sense::Value)) {
                let any = scene.atoms()[scene.at..scene.end].iter().find_map(|a| match a.kind {
                    Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) => Some(f),
                    _ => None,
                });
                if let Some(f) = any {
                    draft.figure(role, f);
                }
            }
            if !draft.has(role) {
                fill(scene, draft, cue(role, From::Behind, Takes::Money));
            }
        }
        if !draft.has(role) {
            let end = scene.at;
            let found = (0..end).find_map(|i| match scene.atoms()[i].kind {
                Kind::Figure(f) if is_a(scene.ctx, f, Takes::Money) && !measures(scene, i) => Some(f),
                _ => None,
            });
            if let Some(f) = found {
                draft.figure(role, f);
                // The amount stands outside the verb's own clause.
                draft.modality = Modality::Asserted;
            }
        }
    }

    /// Fills `role` with the first period anywhere in the sentence.
    pub(super) fn period(&self, draft: &mut Draft, role: &'static str) {
        let scene = &self.scene;
        let found = scene.atoms().iter().find_map(|a| match a.kind {
            Kind::Date(d) if is_period(scene.ctx, d) => Some(d),
            _ => None,
        });
        if let Some(d) = found {
            draft.date(role, d);
        }
    }
}

/// Whether anything but the parties would be added.
pub(super) fn says_something(draft: &Draft) -> bool {
    draft.body.any(|slot| !slot.is_empty())
}
