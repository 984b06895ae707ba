//! Names that no table knows: where a capitalised span ends, and what the words around it say it is.

use super::{
    cues::Cue,
    scan::{Candidate, Scan, What},
};
use crate::{
    mentions::Gender,
    sheet::EntityKind,
    text::{Case, Sentence, TokenKind},
};

/// What speaks for each kind; summed over all mentions of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    pub company: i16,
    pub person: i16,
    pub product: i16,
    pub place: i16,
    pub organisation: i16,
    /// The gender that a first name or title tells.
    pub gender: Option<Gender>,
}

/// How much must speak for a kind.
const ENOUGH: i16 = 2;

impl Votes {
    /// Adds the votes of another mention.
    pub(super) fn add(&mut self, other: &Self) {
        self.company = self.company.saturating_add(other.company);
        self.person = self.person.saturating_add(other.person);
        self.product = self.product.saturating_add(other.product);
        self.place = self.place.saturating_add(other.place);
        self.organisation = self.organisation.saturating_add(other.organisation);
        self.gender = self.gender.or(other.gender);
    }

    /// The kind that most speaks for, where enough does.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        let ranked = [
            (self.person, EntityKind::Person),
            (self.organisation, EntityKind::Organisation),
            (self.company, EntityKind::Company),
            (self.product, EntityKind::Product),
            (self.place, EntityKind::Place),
        ];
        let mut best: Option<(i16, EntityKind)> = None;
        for (votes, kind) in ranked {
            if votes >= ENOUGH && best.is_none_or(|(most, _)| votes > most) {
                best = Some((votes, kind));
            }
        }
        best.map(|(_, kind)| kind)
    }
}

/// Endings of adjectives in the names of institutions.
const ADJECTIVE_ENDINGS: &[&str] = &[
    "al", "ale", "aux", "ales", "ien", "ienne", "iens", "iennes", "een", "eenne", "ais", "aise", "aises", "ois",
    "oise", "oises", "ique", "iques", "ier", "iere", "iers", "ieres", "if", "ive", "ifs", "ives", "aire", "aires",
    "el", "elle", "els", "elles", "ain", "aine", "aines", "ee", "ees", "unie", "unies", "leur",
];

/// Words after a head that make it a common noun (*Conseil d'administration*).
const COMMON_BODIES: &[&str] =
    &["administration", "surveillance", "executif", "generale", "entreprise", "direction", "gestion", "ordinaire"];

impl Scan<'_, '_> {
    /// A capitalised span at `at` that no table knows, with what its surroundings say.
    pub(super) fn unknown(&self, at: usize, sentence: &Sentence, shouted: bool) -> Option<Candidate> {
        let token = self.text.tokens.get(at)?;
        let range = sentence.range();
        let lead = self.opens(at, sentence);
        if shouted {
            // In a line of capitals only a subject before a colon or a move in brackets is sure.
            let subject = at == range.start && (self.moves_in_brackets(at + 1) || self.cue_colon(at + 1));
            if !subject || self.has(token, Cue::Never) || self.has(token, Cue::Stop) {
                return None;
            }
        } else if !self.opens_name(at, false) {
            return None;
        }
        if token.kind != TokenKind::Word {
            return None;
        }
        if let Some((end, votes)) = self.institution(at, sentence) {
            return Some(Candidate { start: at, end, what: What::Unknown(votes) });
        }
        let end = if shouted { at + 1 } else { self.span_end(at, range.end) };
        let single = end == at + 1;
        let follows = self.company_follows(end, sentence);
        if lead && single && !follows {
            let fold = self.text.fold(at);
            let elsewhere = self.inside.contains(fold) && !self.lower.contains(fold);
            let apposed = self.text.tokens.get(end).is_some_and(|t| t.is(',')) && !self.lower.contains(fold);
            if !elsewhere && !apposed {
                return None;
            }
        }
        if lead && single && self.lower.contains(self.text.fold(at)) && !self.moves_in_brackets(end) {
            return None;
        }
        // A unit or counted acronym after a number is no name, unless digits stand in it (`30 A320neo`).
        let digits = self.has_digit(at);
        if at > range.start
            && self.text.tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::Number)
            && !digits
            && token.case != Case::Capital
        {
            return None;
        }
        let votes = self.votes(at, end, sentence, lead, follows);
        Some(Candidate { start: at, end, what: What::Unknown(votes) })
    }

    fn cue_colon(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.is(':'))
    }

    fn has_digit(&self, at: usize) -> bool {
        self.text.slice(at).bytes().any(|b| b.is_ascii_digit())
    }

    fn is_first_name(&self, at: usize) -> bool {
        self.cue(at, Cue::FirstM) || self.cue(at, Cue::FirstF)
    }

    /// One past the last token of the span that starts at `at`.
    fn span_end(&self, start: usize, limit: usize) -> usize {
        let person = self.is_first_name(start);
        let joins_of = person || self.cue(start, Cue::OrgHead) || self.cue(start, Cue::Corporate);
        let mut end = start + 1;
        while end < limit {
            let Some(token) = self.text.tokens.get(end) else { break };
            // Glued signs inside a name: `Saint-Gobain`, `H&K`, `Villeneuve-sur-Lot`.
            if token.kind == TokenKind::Sign && !token.spaced && matches!(token.first, '-' | '&' | '+' | '/') {
                let glued = self.text.tokens.get(end + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Word);
                let goes_on = self.capital(end + 1)
                    || (token.is('-')
                        && matches!(
                            self.text.fold(end + 1),
                            "sur" | "en" | "les" | "la" | "le" | "sous" | "de" | "du" | "et"
                        ));
                if glued && goes_on && end + 1 < limit && !(token.is('/') && self.known_at(end + 1, limit)) {
                    end += 2;
                    continue;
                }
                if token.is('+') && !glued {
                    end += 1;
                }
                break;
            }
            if token.is('&') && self.capital(end + 1) && end + 1 < limit {
                end += 2;
                continue;
            }
            if !token.spaced
                && token.kind == TokenKind::Word
                && self.text.tokens.get(end - 1).is_some_and(|t| t.is('-'))
            {
                end += 1;
                continue;
            }
            // An initial keeps its stop: `John F. Kennedy`.
            if token.is('.')
                && !token.spaced
                && person
                && self.text.slice(end - 1).chars().count() == 1
                && self.capital(end + 1)
            {
                end += 1;
                continue;
            }
            if let Some(after) = self.particle(end, limit, joins_of) {
                end = after;
                continue;
            }
            let initial = person && self.capital(end) && self.text.slice(end).chars().count() == 1;
            if token.kind == TokenKind::Word && token.spaced && (self.opens_name(end, false) || initial) {
                let legal = self.legal_end(end, limit);
                if legal > end {
                    return legal;
                }
                if !person && self.cuts_before(end, limit) {
                    break;
                }
                end += 1;
                continue;
            }
            let legal = self.legal_end(end, limit);
            if legal > end {
                return legal;
            }
            break;
        }
        end
    }

    fn known_at(&self, at: usize, limit: usize) -> bool {
        self.longest_form(at, limit, |_, form| form.caps != 0).is_some()
    }

    /// Whether another name begins at `at`: one of the tables that is no place, or a person.
    fn cuts_before(&self, at: usize, limit: usize) -> bool {
        let known = self.longest_form(at, limit, |_, form| form.caps != 0 && !form.common);
        let entry = known.and_then(|(_, form)| self.entry(form.entry));
        entry.is_some_and(|e| !matches!(e.kind, EntityKind::Place | EntityKind::Product))
            || (self.is_first_name(at) && self.capital(at + 1) && !self.corporate(at + 1))
    }

    /// One past the capital that small words lead to inside a name (`Luca de Meo`, `Autorité de …`).
    fn particle(&self, at: usize, limit: usize, joins_of: bool) -> Option<usize> {
        let mut i = at;
        while i < limit && i < at + 3 {
            let fold = self.text.fold(i);
            let lower = self.text.tokens.get(i).is_some_and(|t| t.case == Case::Lower);
            let foreign = matches!(
                fold,
                "of" | "and"
                    | "von"
                    | "van"
                    | "der"
                    | "den"
                    | "ter"
                    | "di"
                    | "da"
                    | "dos"
                    | "del"
                    | "della"
                    | "dei"
                    | "bin"
                    | "ben"
                    | "al"
                    | "zu"
            );
            let french = joins_of && matches!(fold, "de" | "d'" | "du" | "des" | "la" | "le" | "l'");
            if !lower || !(foreign || french) {
                break;
            }
            i += 1;
        }
        let joined = i > at && i < limit && self.opens_name(i, false) && (joins_of || !self.known_at(i, limit));
        joined.then_some(i + 1)
    }

    /// An institution by its head: `Autorité marocaine du marché des capitaux`, `Fonds stratégique de participations`.
    fn institution(&self, at: usize, sentence: &Sentence) -> Option<(usize, Votes)> {
        let limit = sentence.range().end;
        if !self.cue(at, Cue::OrgHead) || !self.text.tokens.get(at).is_some_and(|t| t.case == Case::Capital) {
            return None;
        }
        if self.opens(at, sentence) && !self.capital(at + 1) {
            return None;
        }
        let mut end = at + 1;
        while end < limit && end < at + 14 {
            let fold = self.text.fold(end);
            let word = self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.spaced);
            if word
                && (ADJECTIVE_ENDINGS.iter().any(|e| fold.len() > e.len() + 2 && fold.ends_with(e))
                    || self.opens_name(end, false))
                && !self.cue(end, Cue::Verb)
            {
                end += 1;
                continue;
            }
            let mut noun = end;
            while matches!(
                self.text.fold(noun),
                "de" | "d'" | "du" | "des" | "la" | "l'" | "les" | "pour" | "aux" | "a"
            ) && noun < end + 3
            {
                noun += 1;
            }
            let complement = noun > end
                && noun < limit
                && matches!(self.text.fold(end), "de" | "d'" | "du" | "des" | "pour")
                && self.text.tokens.get(noun).is_some_and(|t| t.kind == TokenKind::Word)
                && !self.cue(noun, Cue::Verb)
                && !self.cue(noun, Cue::Stop);
            if !complement {
                break;
            }
            end = noun + 1;
        }
        if end == at + 1 || (at + 1..end).any(|i| COMMON_BODIES.contains(&self.text.fold(i))) {
            return None;
        }
        let mut votes = Votes::default();
        if self.cue(at, Cue::OrgKind) {
            votes.organisation = 3;
        } else {
            votes.company = 3;
        }
        Some((end, votes))
    }

    fn votes(&self, start: usize, end: usize, sentence: &Sentence, lead: bool, follows: bool) -> Votes {
        let mut votes = Votes::default();
        self.look_inside(start, end, sentence, lead, &mut votes);
        self.look_back(start, sentence, end - start > 1, &mut votes);
        self.look_ahead(start, end, sentence, follows, &mut votes);
        votes
    }

    fn look_inside(&self, start: usize, end: usize, sentence: &Sentence, lead: bool, votes: &mut Votes) {
        let corporate = (start..end)
            .any(|i| i > start && self.corporate(i) || (i == start && end > start + 1 && self.cue(i, Cue::Corporate)));
        let words =
            (start..end).filter(|i| self.text.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word)).count();
        if corporate || (start..end).any(|i| self.text.tokens.get(i).is_some_and(|t| t.is('&'))) {
            votes.company += 3;
        } else if words >= 2 && self.is_first_name(start) {
            votes.person += 4;
            votes.gender = match (self.cue(start, Cue::FirstM), self.cue(start, Cue::FirstF)) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            };
        }
        let Some(token) = self.text.tokens.get(start) else { return };
        if self.has_digit(start) {
            let counted = start > sentence.range().start
                && self.text.tokens.get(start - 1).is_some_and(|t| t.kind == TokenKind::Number);
            votes.product += if counted { 3 } else { 1 };
        } else if token.case == Case::Mixed {
            votes.company += 2;
        } else if token.case == Case::Capital && !lead {
            let before = start.checked_sub(1);
            let article =
                before.is_some_and(|i| self.cue(i, Cue::Article) && !matches!(self.text.fold(i), "de" | "d'"));
            votes.company += i16::from(!article);
        }
    }

    /// The noun phrase or preposition that leads to the name.
    fn look_back(&self, start: usize, sentence: &Sentence, long: bool, votes: &mut Votes) {
        let first = sentence.range().start;
        let mut i = start;
        let step = |i: usize| {
            let mut i = i;
            while i > first && self.is_quote(i - 1) {
                i -= 1;
            }
            i.checked_sub(1).filter(|i| *i >= first)
        };
        let Some(mut before) = step(i) else { return };
        if self.text.tokens.get(before).is_some_and(|t| t.is('.')) && before > first && self.cue(before - 1, Cue::Title)
        {
            before -= 1;
        }
        if self.cue(before, Cue::Title) && self.capital(before) {
            votes.person += 5;
            votes.gender = Some(match self.text.fold(before) {
                "mme" | "mlle" | "madame" | "mrs" => Gender::Feminine,
                _ => Gender::Masculine,
            });
            return;
        }
        // Coordinated with a company of the tables: `JPMorgan et Sodelys`.
        let fold = self.text.fold(before);
        match fold {
            "a" | "au" | "aux" | "en" if self.text.tokens.get(before).is_some_and(|t| t.case != Case::Upper) => {
                let gives = (first.max(before.saturating_sub(9))..before).any(|i| self.cue(i, Cue::Give));
                if gives && fold != "en" {
                    votes.company += 2;
                } else {
                    votes.place += 3;
                }
                return;
            }
            "chez" => {
                votes.company += 3;
                return;
            }
            _ => {}
        }
        let of = matches!(fold, "de" | "d'" | "du" | "des" | "sur" | "par" | "avec" | "dans" | "contre" | "par l'");
        if of {
            // The governing noun, over its adjectives.
            let mut at = before;
            for _ in 0..3 {
                let Some(noun) = step(at) else { break };
                at = noun;
                if !self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word) {
                    break;
                }
                if self.cue(at, Cue::CompanyOf) {
                    votes.company += 3;
                    return;
                }
                if matches!(fold, "de" | "d'" | "du") && self.cue(at, Cue::PlaceNoun) {
                    votes.place += 3;
                    return;
                }
                if self.cue(at, Cue::Deal) && matches!(fold, "par" | "avec") {
                    votes.company += 2;
                    return;
                }
                if self.cue(at, Cue::Verb) || self.cue(at, Cue::Article) {
                    break;
                }
            }
            if fold == "par" || fold == "avec" {
                votes.company += 1;
            }
            return;
        }
        // An apposed name: the head noun stands some words before, `fabricant de systèmes de ventilation X`.
        i = before;
        for distance in 0..8 {
            let Some(token) = self.text.tokens.get(i) else { return };
            let roman = matches!(self.text.fold(i), "ii" | "iii" | "iv" | "i");
            if token.kind != TokenKind::Word || (token.case != Case::Lower && distance > 0 && !roman) {
                break;
            }
            if distance == 0
                && token.case != Case::Lower
                && !roman
                && !self.cue(i, Cue::CompanyNoun)
                && !self.cue(i, Cue::ProductNoun)
            {
                break;
            }
            if self.cue(i, Cue::ProductNoun) && !(distance == 0 && self.cue(i, Cue::CompanyNoun)) {
                votes.product += 3;
                return;
            }
            if self.cue(i, Cue::PersonNoun) && !self.cue(i, Cue::CompanyNoun) {
                votes.person += if long || distance == 0 { 3 } else { 1 };
                return;
            }
            if self.cue(i, Cue::CompanyNoun) {
                votes.company += 3;
                return;
            }
            if distance == 0 && self.gazetteer.demonym(self.text, i).is_some() {
                // `l'indien X`: a nationality word led by an article is the noun.
                let noun = step(i).is_some_and(|j| matches!(self.text.fold(j), "l'" | "le" | "la"));
                if noun {
                    votes.company += 3;
                    return;
                }
            }
            if distance == 0 && self.cue(i, Cue::Says) {
                votes.person += if long { 3 } else { 1 };
                return;
            }
            if distance == 0 && self.cue(i, Cue::Deal) {
                votes.company += 2;
                return;
            }
            let stops = self.cue(i, Cue::Verb)
                || (self.cue(i, Cue::Article) && distance == 0)
                || matches!(
                    self.text.fold(i),
                    "qui" | "que" | "qu'" | "a" | "ont" | "est" | "et" | "ou" | "dont" | "selon"
                );
            if stops {
                if self.text.fold(i) == "selon" && distance == 0 {
                    votes.company += 1;
                }
                break;
            }
            match step(i) {
                Some(j) => i = j,
                None => break,
            }
        }
    }

    /// What follows the name: a move, a code, an apposition, a verb.
    fn look_ahead(&self, start: usize, end: usize, sentence: &Sentence, follows: bool, votes: &mut Votes) {
        let limit = sentence.range().end;
        if end >= limit {
            return;
        }
        if self.moves_in_brackets(end) || self.is_code(end) {
            votes.company += 4;
            return;
        }
        let Some(token) = self.text.tokens.get(end) else { return };
        if token.is(':') && (sentence.title && start == sentence.range().start) {
            votes.company += 4;
            return;
        }
        if token.is(',') {
            let mut i = end + 1;
            if self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && self.text.fold(i + 1) == "ans" {
                votes.person += 4;
                return;
            }
            let mut adjective = 0;
            while i < limit
                && (self.cue(i, Cue::Article)
                    || matches!(
                        self.text.fold(i),
                        "ancien" | "ancienne" | "nouveau" | "nouvelle" | "actuel" | "premier" | "autre" | "futur"
                    ))
            {
                i += 1;
                adjective += 1;
                if adjective > 3 {
                    return;
                }
            }
            if self.cue(i, Cue::ProductApp) && !self.cue(i, Cue::CompanyNoun) {
                votes.product += 3;
            } else if self.cue(i, Cue::CompanyNoun)
                || matches!(self.text.fold(i), "reseau" | "proprietaire" | "numero" | "plateforme")
            {
                votes.company += 3;
            } else if self.cue(i, Cue::PersonNoun) || (self.cue(i, Cue::PersonNoun) && self.capital(i)) {
                votes.person += 3;
            }
            return;
        }
        if token.is('(') {
            return;
        }
        if matches!(self.text.fold(end), "dont" | "qui") {
            votes.company += 1;
            return;
        }
        let says = self.has(token, Cue::Says);
        if says {
            votes.company += 1;
            votes.person += i16::from(end - start > 1);
        } else if follows || self.has(token, Cue::Verb) {
            let object = start > sentence.range().start && self.cue(start - 1, Cue::Article);
            votes.company += if object { 1 } else { 2 };
        }
    }
}
