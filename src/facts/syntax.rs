//! A shallow parse: the atoms of a sentence, its verb groups, and who does what.

use std::ops::Range;

use super::lexicon::{Class, Lexicon, Sense, Senses, Tense, Term, VerbForm};
use crate::{
    mentions::{Mentions, Owner},
    text::{Case, Text, TokenKind},
    value::Modality,
};

/// One verb with its auxiliaries, pronouns and negation.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Index of the main verb in the lexicon.
    pub verb: u16,
    /// Senses of the main verb.
    pub senses: Senses,
    /// Senses of the verb that governs it (*devrait*, *vise à*), empty where none does.
    pub modal: Senses,
    /// Tense of the finite part.
    pub tense: Tense,
    /// Whether it is negated (*ne … que* is not).
    pub negated: bool,
    /// Whether the subject undergoes it.
    pub passive: bool,
    /// Whether an auxiliary stands before a participle.
    pub compound: bool,
    /// Whether it is a passive told as done (*a été ramené*).
    pub perfect: bool,
}

impl Group {
    /// Whether it can carry a clause.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        self.tense.is_finite()
    }

    /// How what it tells is meant.
    #[must_use]
    pub fn modality(&self) -> Modality {
        if self.negated {
            return Modality::Denied;
        }
        match (self.modal.has(Sense::Can), self.modal.has(Sense::Must), self.tense) {
            (true, ..) => Modality::Possible,
            (_, true, Tense::Conditional | Tense::Present | Tense::Future) => Modality::Expected,
            (_, _, Tense::Conditional) => Modality::Possible,
            (_, _, Tense::Future) => Modality::Expected,
            _ if self.modal.has(Sense::Consider) => Modality::Possible,
            _ if self.modal.any(&[Sense::Aim, Sense::Expect, Sense::Intend, Sense::Want, Sense::Go]) => {
                Modality::Expected
            }
            _ if self.senses.has(Sense::Consider) => Modality::Possible,
            _ => Modality::Asserted,
        }
    }
}

/// What an atom is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A named thing: index into [`Mentions::entities`].
    Entity(u32),
    /// A figure: index into [`Mentions::figures`].
    Figure(u32),
    /// A date: index into [`Mentions::dates`].
    Date(u32),
    /// A verb group.
    Verb(Group),
    /// A term of the tables.
    Term(Term),
    /// A sign.
    Sign(char),
    /// Any other word.
    Word,
}

/// One atom: a mention, a verb group, a term, a sign or a word.
#[derive(Clone, Debug)]
pub struct Atom {
    /// What it is.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl Atom {
    /// The term's value, where it is a term of `class`.
    #[must_use]
    pub fn term(&self, class: Class) -> Option<&'static str> {
        match self.kind {
            Kind::Term(term) if term.class == class => Some(term.value),
            _ => None,
        }
    }

    /// The verb group, where it is one.
    #[must_use]
    pub fn verb(&self) -> Option<&Group> {
        match &self.kind {
            Kind::Verb(group) => Some(group),
            _ => None,
        }
    }

    /// Whether it is this sign.
    #[must_use]
    pub fn is(&self, sign: char) -> bool {
        matches!(self.kind, Kind::Sign(c) if c == sign)
    }

    /// Whether it is a preposition of this kind, also one fused with its article (*du*, *aux*).
    #[must_use]
    pub fn prep(&self, kind: &str) -> bool {
        self.term(Class::Prep) == Some(kind) || self.term(Class::Det) == Some(kind)
    }
}

/// Cuts the tokens of a sentence into atoms; `loose` is room to work in.
#[must_use]
pub fn atoms(
    text: &Text<'_>,
    mentions: &Mentions,
    lexicon: &Lexicon,
    range: Range<usize>,
    loose: &mut Vec<Atom>,
) -> Vec<Atom> {
    loose.clear();
    let mut at = range.start;
    while at < range.end {
        let (kind, len) = match mentions.owner(at) {
            Owner::Name(n) => {
                let mention = &mentions.names[n as usize];
                (Kind::Entity(mention.entity), mention.tokens.end as usize - at)
            }
            Owner::Figure(n) => (Kind::Figure(n), mentions.figures[n as usize].tokens.end as usize - at),
            Owner::Date(n) => (Kind::Date(n), mentions.dates[n as usize].tokens.end as usize - at),
            Owner::Free => word(text, mentions, lexicon, at, range.end, loose),
        };
        loose.push(Atom { kind, tokens: at..at + len.max(1) });
        at += len.max(1);
    }
    group_verbs(text, lexicon, loose)
}

fn word(
    text: &Text<'_>,
    mentions: &Mentions,
    lexicon: &Lexicon,
    at: usize,
    end: usize,
    before: &[Atom],
) -> (Kind, usize) {
    let token = &text.tokens[at];
    if token.kind == TokenKind::Sign {
        return (Kind::Sign(token.first), 1);
    }
    // `a` without its accent is the auxiliary; a capital hides the accent of a preposition.
    if token.first == 'a'
        && token.span.len() == 1
        && let Some(form) = reading(text, lexicon, at)
    {
        return (Kind::Verb(bare(lexicon, form)), 1);
    }
    let free = (at..end).take_while(|i| mentions.owner(*i) == Owner::Free).map(|i| text.tokens[i].word);
    let term = lexicon.term(free);
    let form = reading(text, lexicon, at);
    let term_at =
        |i: usize| text.tokens.get(i).and_then(|t| lexicon.term(std::iter::once(t.word))).map(|(_, term)| term);
    // `vise à réduire sa dette`: an infinitive with an object is no rating.
    let hangs = || {
        before.last().is_some_and(|a| matches!(a.term(Class::Prep), Some("of" | "for")))
        && text.tokens.get(at + 1).is_some_and(|t| t.kind != TokenKind::Sign)
        // `d'acheter à neutre`: from one rating to another.
        && !(text.fold(at + 1) == "a" && term_at(at + 2).is_some_and(|t| t.class == Class::Rating))
    };
    let object = || hangs() || term_at(at + 1).is_some_and(|t| t.class == Class::Det);
    if let (Some((_, Term { class: Class::Rating, .. })), Some(form)) = (term, form)
        && form.tense == Tense::Infinitive
        && object()
    {
        return (Kind::Verb(bare(lexicon, form)), 1);
    }
    // `entre au capital`: the verb, where the preposition would want two things.
    if let (Some((_, Term { class: Class::Prep, value: "between" })), Some(form)) = (term, form)
        && matches!(
            term_at(at + 1),
            Some(
                Term { class: Class::Prep, value: "in" }
                    | Term { class: Class::Det, value: "to" }
                    | Term { class: Class::Clitic, value: "en" }
            )
        )
    {
        return (Kind::Verb(bare(lexicon, form)), 1);
    }
    let after_en = || before.last().is_some_and(|a| text.fold(a.tokens.start) == "en");
    match (term, form) {
        (Some((len, term)), None) => (Kind::Term(term), len),
        (Some((len, term)), Some(_)) if term.class == Class::Move && after_en() => (Kind::Term(term), len),
        (Some((len, term)), Some(_)) if len > 1 || !verb_fits(term, before) => (Kind::Term(term), len),
        // `l'avait rachetée`: a pronoun before the auxiliary.
        (_, Some(form)) if lexicon.verbs[usize::from(form.verb)].plain.is_some_and(|s| s.has(Sense::Have)) => {
            (Kind::Verb(bare(lexicon, form)), 1)
        }
        (_, Some(form)) if !nominal(before) || !form.tense.is_finite() => (Kind::Verb(bare(lexicon, form)), 1),
        (Some((len, term)), _) => (Kind::Term(term), len),
        _ => (Kind::Word, 1),
    }
}

/// Whether what stands before wants a noun next.
fn nominal(before: &[Atom]) -> bool {
    before.last().is_some_and(|a| a.term(Class::Det).is_some() || a.term(Class::Prep).is_some())
}

/// Whether a word that is both a term and a verb form is a verb here.
fn verb_fits(term: Term, before: &[Atom]) -> bool {
    if matches!(term.class, Class::Det | Class::Prep | Class::And | Class::Relative | Class::Adverb | Class::Not) {
        return false;
    }
    // `à 'conserver'`
    if term.class == Class::Rating
        && before.last().is_some_and(|a| matches!(a.kind, Kind::Sign('\'' | '"' | '«' | '“' | '‘')))
    {
        return false;
    }
    // A sentence or title does not open with a finite verb of these homographs (`Hausse de 3%`).
    !nominal(before) && !before.is_empty() && !before.last().is_some_and(|a| matches!(a.kind, Kind::Sign('(' | ':')))
}

/// The reading of token `at` as a verb form; accents the fold hides tell participles from the present.
fn reading(text: &Text<'_>, lexicon: &Lexicon, at: usize) -> Option<VerbForm> {
    let forms = lexicon.forms(text.tokens[at].word);
    let accented = || {
        let word = text.slice(at);
        let stem = word.strip_suffix('s').unwrap_or(word);
        let stem = stem.strip_suffix('e').unwrap_or(stem);
        stem.ends_with('é') || word.ends_with('é')
    };
    let participle = |f: &&VerbForm| f.tense == Tense::PastParticiple;
    match forms {
        [] => None,
        // `les montres` is no `montrés`.
        [one]
            if one.tense == Tense::PastParticiple
                && !accented()
                && text.tokens[at].case == Case::Lower
                && lexicon.verbs[usize::from(one.verb)].infinitive.ends_with("er") =>
        {
            None
        }
        [one] => {
            // An unaccented *-e* is the present, an accented one the participle: `cédé` is no form of `cède`.
            Some(*one)
        }
        many if many.iter().any(|f| participle(&f)) && many.iter().any(|f| !participle(&f)) => {
            let wants = accented() || (!text.slice(at).ends_with('e') && !text.slice(at).ends_with("es"));
            let finite = many.iter().find(|f| !participle(f));
            let past = many.iter().find(participle);
            if wants && accented() { past.or(finite).copied() } else { finite.or(past).copied() }
        }
        // `a crû` grows, it does not believe.
        many => many
            .iter()
            .find(|f| lexicon.verbs[usize::from(f.verb)].plain.is_some_and(|s| s.any(&[Sense::Up, Sense::Down])))
            .or(many.first())
            .copied(),
    }
}

fn bare(lexicon: &Lexicon, form: VerbForm) -> Group {
    let verb = &lexicon.verbs[usize::from(form.verb)];
    Group {
        verb: form.verb,
        senses: verb.plain.unwrap_or_default(),
        modal: Senses::default(),
        tense: form.tense,
        negated: false,
        passive: false,
        compound: false,
        perfect: false,
    }
}

/// Joins auxiliaries, modals, clitics and negation with the verb they belong to.
fn group_verbs(text: &Text<'_>, lexicon: &Lexicon, atoms: &[Atom]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut at = 0;
    while at < atoms.len() {
        let atom = &atoms[at];
        let Kind::Verb(mut group) = atom.kind else {
            out.push(atom.clone());
            at += 1;
            continue;
        };
        let mut start = atom.tokens.start;
        let (mut reflexive, mut ne, mut not, mut granted) = (false, false, false, false);
        while let Some(prev) = out.last() {
            match prev.kind {
                Kind::Term(Term { class: Class::Clitic, value }) => reflexive |= value == "se",
                Kind::Term(Term { class: Class::Ne, .. }) => ne = true,
                // `ne pas avoir`
                Kind::Term(Term { class: Class::Not, .. })
                    if out.len() > 1 && out[out.len() - 2].term(Class::Ne).is_some() =>
                {
                    not = true;
                }
                _ => break,
            }
            start = prev.tokens.start;
            out.pop();
        }
        let mut end = atom.tokens.end;
        let mut next = at + 1;
        // Auxiliary + participle, modal + infinitive; a few light words may stand between.
        loop {
            let (mut look, mut skipped_not) = (next, false);
            while let Some(light) = atoms.get(look) {
                match light.kind {
                    Kind::Term(Term { class: Class::Not, .. }) => skipped_not = true,
                    Kind::Word if ne && text.fold(light.tokens.start) == "plus" => skipped_not = true,
                    Kind::Term(Term { class: Class::Adverb | Class::Clitic, .. }) => {
                        reflexive |= light.term(Class::Clitic) == Some("se");
                    }
                    Kind::Term(Term { class: Class::Prep, value: "of" | "to" })
                        if look > next || can_govern(&group) => {}
                    Kind::Word if text.fold(light.tokens.start).ends_with("ment") => {}
                    // `est aujourd'hui valorisée`
                    Kind::Date(_) if text.fold(light.tokens.start).starts_with("aujourd") => {}
                    _ => break,
                }
                look += 1;
                if look > next + 4 {
                    break;
                }
            }
            let Some(Kind::Verb(main)) = atoms.get(look).map(|a| a.kind) else { break };
            not |= skipped_not && ne;
            let auxiliary = group.senses.any(&[Sense::Have, Sense::Be]);
            let prep_between = atoms[next..look].iter().any(|a| matches!(a.term(Class::Prep), Some("of" | "to")));
            // `a atteint`: present and participle are written alike.
            let participle = main.tense == Tense::PastParticiple
                || text.tokens.get(atoms[look].tokens.start).is_some_and(|t| {
                    lexicon.forms(t.word).iter().any(|f| f.verb == main.verb && f.tense == Tense::PastParticiple)
                });
            if auxiliary && participle && !prep_between {
                let be = group.senses.has(Sense::Be);
                let main_is_be = main.senses.has(Sense::Be);
                group = Group {
                    verb: main.verb,
                    senses: main.senses,
                    modal: group.modal,
                    tense: group.tense,
                    negated: false,
                    passive: be && !reflexive && !moves_with_be(&lexicon.verbs[usize::from(main.verb)].infinitive),
                    compound: true,
                    perfect: group.perfect || main_is_be,
                };
                if main_is_be {
                    group.senses.add(Sense::Be);
                }
            } else if main.tense == Tense::Infinitive && reflexive && group.senses.has(Sense::See) {
                // `s'est vu confier un contrat`: what it is given, it wins.
                group = main_with(main, group.tense);
                granted |= main.senses.any(&[Sense::Award, Sense::Pass]);
            } else if main.tense == Tense::Infinitive && can_govern(&group) {
                not |= group.senses.any(&[Sense::Deny, Sense::Reject]);
                group = Group { modal: group.senses, tense: group.tense, ..main_with(main, group.tense) };
            } else {
                break;
            }
            end = atoms[look].tokens.end;
            next = look + 1;
        }
        // `n'est plus question`, but `ne gagne plus que 3%`
        let word = |at: usize| atoms.get(at).map_or("", |a| text.fold(a.tokens.start));
        let inside = atoms.get(next).map_or("", |a| text.fold(a.tokens.start + 1));
        let only = |w: &str| matches!(w, "que" | "qu'" | "de" | "d'");
        let one = atoms.get(next).is_some_and(|a| a.tokens.len() > 1);
        // `n'ont plus progressé que de 4,1%`: told, only less than before.
        if not && matches!(word(next), "que" | "qu'") && (start..end).any(|t| text.fold(t) == "plus") {
            not = false;
        }
        // `ne pèsera plus ensuite que 5%`
        let past = next + 1 + usize::from(atoms.get(next + 1).is_some_and(|a| a.term(Class::Adverb).is_some()));
        if ne && word(next) == "plus" && !only(if one { inside } else { word(past) }) {
            not = true;
        }
        let verb = &lexicon.verbs[usize::from(group.verb)];
        if !group.senses.has(Sense::Be) || group.compound {
            group.senses = match (reflexive, verb.reflexive, verb.plain) {
                (true, Some(senses), _) | (false, Some(senses), None) => senses,
                (_, _, Some(senses)) => senses,
                _ => group.senses,
            };
        }
        // `ne cède pas`: the negation may follow the finite part.
        if let Some(Kind::Term(Term { class: Class::Not, .. })) = atoms.get(next).map(|a| a.kind)
            && ne
        {
            not = true;
        }
        if granted {
            group.senses = Senses::default();
            group.senses.add(Sense::Win);
        }
        // `ne détient plus que 4,9%`: no clause opens there.
        let limit = (next..(next + 3).min(atoms.len()))
            .find(|i| {
                matches!(word(*i), "que" | "qu'") && matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Figure(_)))
            })
            .filter(|q| {
                ne && !not
                    && atoms[next..*q]
                        .iter()
                        .all(|a| !matches!(a.kind, Kind::Sign(_) | Kind::Entity(_) | Kind::Verb(_)))
            });
        if let Some(que) = limit {
            end = atoms[que].tokens.end;
            next = que + 1;
        }
        group.negated = not;
        out.push(Atom { kind: Kind::Verb(group), tokens: start..end });
        at = next;
    }
    out
}

fn main_with(main: Group, tense: Tense) -> Group {
    Group { tense, ..main }
}

fn can_govern(group: &Group) -> bool {
    group.senses.any(&[
        Sense::Can,
        Sense::Must,
        Sense::Go,
        Sense::Aim,
        Sense::Expect,
        Sense::Intend,
        Sense::Want,
        Sense::Consider,
        Sense::Confirm,
        Sense::Say,
        Sense::Announce,
        Sense::Deny,
        Sense::Reject,
        Sense::Propose,
    ])
}

/// Verbs of motion take *être* without being passive.
fn moves_with_be(infinitive: &str) -> bool {
    const WITH_BE: &[&str] = &[
        "passer",
        "monter",
        "descendre",
        "tomber",
        "retomber",
        "rester",
        "entrer",
        "sortir",
        "ressortir",
        "partir",
        "repartir",
        "revenir",
        "venir",
        "devenir",
        "parvenir",
        "aller",
        "remonter",
        "demeurer",
    ];
    WITH_BE.contains(&infinitive)
}

/// Whether the word of token `at` is written with a capital.
#[must_use]
pub fn capital(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper | Case::Mixed))
}

/// The subject of the verb at `verb`: index of the head atom of its noun phrase.
///
/// The phrase is looked for leftwards: complements (`de`, `en`, `à` …) are passed over, a relative clause is left
/// through its antecedent, a coordinated verb lends its own subject.
#[must_use]
pub fn subject(atoms: &[Atom], verb: usize) -> Option<usize> {
    let mut at = verb;
    // `L'inflation, encore de 0,3% en février, est passée à`: what two commas set off is passed over.
    if verb > 1 && atoms[verb - 1].is(',') {
        let opened = (0..verb - 1).rev().take(30).find(|i| atoms[*i].is(','));
        if let Some(open) = opened.filter(|i| *i > 0) {
            let inner = &atoms[open + 1..verb - 1];
            // A relative clause inside an aside is part of it (`X, agissant pour des fonds dont elle assure la gestion, a`).
            let clause = inner.iter().enumerate().any(|(i, a)| {
                a.verb().is_some_and(Group::is_finite) && !inner[..i].iter().any(|b| b.term(Class::Relative).is_some())
            });
            let relative = inner.first().is_some_and(|a| a.term(Class::Relative).is_some());
            if !clause || relative {
                at = open;
            }
        }
    }
    // `effaçait ses gains et cédait 0,4%`: the verb before lends its subject.
    if verb > 1 && atoms[verb - 1].term(Class::And) == Some("and") {
        let before = (0..verb - 1).rev().take(12).find(|i| {
            matches!(atoms[*i].kind, Kind::Sign(';' | ':' | '(' | ')') | Kind::Term(Term { class: Class::Sub, .. }))
                || atoms[*i].verb().is_some_and(Group::is_finite)
        });
        if let Some(before) = before.filter(|b| atoms[*b].verb().is_some_and(Group::is_finite))
            && let Some(found) = subject(atoms, before)
        {
            return Some(found);
        }
    }
    let mut head: Option<usize> = None;
    let mut steps = 0;
    while at > 0 {
        at -= 1;
        steps += 1;
        if steps > 60 {
            return head;
        }
        let atom = &atoms[at];
        match atom.kind {
            Kind::Term(Term { class: Class::Relative, value: "qui" }) => return antecedent(atoms, at),
            Kind::Term(Term { class: Class::Relative | Class::Sub, .. }) | Kind::Sign(':' | ';' | '*' | '•') => {
                return head;
            }
            Kind::Sign(',' | '(' | '-' | '–' | '—') if head.is_some() => return head,
            Kind::Sign(')') => at = open_of(atoms, at)?,
            Kind::Verb(group) => {
                if head.is_some() {
                    return head;
                }
                if group.is_finite() {
                    // A clause closed by a comma between two parts of ours, or a coordinated verb.
                    return relative_before(atoms, at).map_or_else(|| subject(atoms, at), |rel| subject_at(atoms, rel));
                }
            }
            // `le bénéfice, lui, recule`
            Kind::Term(Term { class: Class::Pronoun, .. })
                if at > 0 && atoms[at - 1].is(',') && atoms.get(at + 1).is_some_and(|a| a.is(',')) => {}
            Kind::Entity(_) | Kind::Word | Kind::Term(_) if is_nominal_atom(atom) && !governed(atoms, at) => {
                head = Some(at);
            }
            _ => {}
        }
    }
    head
}

/// The noun phrase that ends just before `at`.
fn subject_at(atoms: &[Atom], at: usize) -> Option<usize> {
    antecedent(atoms, at)
}

/// The head of the phrase that a relative pronoun at `rel` stands for.
#[must_use]
pub fn antecedent(atoms: &[Atom], rel: usize) -> Option<usize> {
    let mut at = rel;
    let mut nearest = None;
    while at > 0 {
        at -= 1;
        match atoms[at].kind {
            Kind::Sign(',') if nearest.is_none() => {}
            Kind::Sign(')') => at = open_of(atoms, at)?,
            Kind::Sign(_) | Kind::Verb(_) => break,
            // `faste pour le constructeur, qui`: what such a preposition governs is the antecedent.
            Kind::Term(Term { class: Class::Prep, value: "for" | "by" | "with" | "from" }) if nearest.is_some() => {
                return nearest;
            }
            Kind::Entity(_) => return Some(at),
            _ if is_nominal_atom(&atoms[at]) => {
                // `le groupe nordiste, qui`: the noun before its adjective.
                while at > 0 && matches!(atoms[at].kind, Kind::Word) && atoms[at - 1].term(Class::Group).is_some() {
                    at -= 1;
                }
                nearest.get_or_insert(at);
                if !governed(atoms, at) {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    nearest
}

/// The relative pronoun that opens the clause of the verb at `verb`, where nothing but that clause lies between.
fn relative_before(atoms: &[Atom], verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > 0 {
        at -= 1;
        match atoms[at].kind {
            Kind::Term(Term { class: Class::Relative, .. }) => return Some(at),
            Kind::Sign(',' | ';' | ':') | Kind::Verb(_) => return None,
            _ => {}
        }
    }
    None
}

fn open_of(atoms: &[Atom], close: usize) -> Option<usize> {
    (0..close).rev().find(|i| atoms[*i].is('('))
}

/// Whether an atom can head or fill a noun phrase.
fn is_nominal_atom(atom: &Atom) -> bool {
    match atom.kind {
        Kind::Entity(_) | Kind::Word => true,
        Kind::Term(term) => matches!(
            term.class,
            Class::Metric
                | Class::OtherMetric
                | Class::Indicator
                | Class::Move
                | Class::Target
                | Class::Advice
                | Class::Goal
                | Class::Consensus
                | Class::Share
                | Class::Group
                | Class::Unit
                | Class::Growth
                | Class::Deal
                | Class::Contract
                | Class::Partnership
                | Class::Dividend
                | Class::Stake
                | Class::Stage
                | Class::Kin
                | Class::Holder
                | Class::Partner
                | Class::Raise
                | Class::Buyback
                | Class::Threshold
                | Class::Polity
                | Class::KeyRate
                | Class::Pronoun
                | Class::Spokesperson
                | Class::Legal
        ),
        _ => false,
    }
}

/// Whether a preposition governs the noun phrase that the atom at `at` belongs to.
#[must_use]
pub fn governed(atoms: &[Atom], at: usize) -> bool {
    let mut i = at;
    while i > 0 {
        i -= 1;
        match atoms[i].kind {
            Kind::Term(term) => match term.class {
                Class::Prep | Class::Versus | Class::According => return true,
                Class::Det if term.value == "to" => return true,
                // `des analystes` opens a phrase, `du groupe` after a noun goes on with one.
                Class::Det if term.value == "of" => {
                    return i > 0 && (is_nominal_atom(&atoms[i - 1]) || matches!(atoms[i - 1].kind, Kind::Figure(_)));
                }
                // `en discussions`
                Class::Clitic if term.value == "en" => return true,
                Class::Det | Class::Adverb => {}
                _ => return false,
            },
            // Words before an apposed name (`l'indice helvétique SMI`) keep their own government.
            Kind::Word => {}
            _ => return false,
        }
        if matches!(atoms[i].kind, Kind::Word) && i > 0 && matches!(atoms[i - 1].kind, Kind::Sign(_) | Kind::Verb(_)) {
            return false;
        }
    }
    false
}
