//! Names that no table knows: where a capitalised span ends, and what the words around it say it is.

use super::{
    cues::Cue,
    scan::{Candidate, Scan, What},
};
use crate::{
    mentions::Gender,
    sheet::EntityKind,
    text::{Case, Sentence, TokenKind, WordId},
};

/// What speaks for each kind; summed over all mentions of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    pub company: i16,
    pub person: i16,
    pub product: i16,
    pub place: i16,
    pub organisation: i16,
    /// Mentions that only a place in a sentence speaks for.
    pub weak: bool,
    /// A line of capitals that may be a name.
    pub heading: bool,
    /// A subsidiary told beside its parent: the parent's name is not its short form.
    pub subsidiary: bool,
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
        self.weak |= other.weak;
        self.heading |= other.heading;
        self.subsidiary |= other.subsidiary;
        self.gender = self.gender.or(other.gender);
    }

    /// The kind that most speaks for, where enough does.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        let ranked = [
            (self.person, EntityKind::Person),
            (self.organisation, EntityKind::Organisation),
            (self.company + i16::from(self.weak), EntityKind::Company),
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

/// Endings of everyday words that open sentences and headings.
const PLAIN_ENDINGS: &[&str] = &[
    "ment", "ments", "tion", "tions", "sion", "sions", "ite", "ites", "isme", "ance", "ances", "ence", "ences", "eurs",
    "euses", "age", "ages", "ant", "ante", "antes", "ants", "ees", "aux", "ales", "iques",
];

/// Words that a number after them counts or ranks, not names.
const RANKED: &[&str] = &["annexe", "article", "big", "chapitre", "lot", "phase", "tier", "titre", "top", "tranche"];

/// Words after a head that make it a common noun (*Conseil d'administration*).
const COMMON_BODIES: &[&str] = &[
    "administration",
    "surveillance",
    "executif",
    "generale",
    "entreprise",
    "direction",
    "gestion",
    "ordinaire",
    "suivi",
    "pilotage",
    "politique",
];

impl Scan<'_, '_> {
    /// A capitalised span at `at` that no table knows, with what its surroundings say.
    pub(super) fn unknown(&self, at: usize, sentence: &Sentence, shouted: bool) -> Option<Candidate> {
        let token = self.text.tokens.get(at)?;
        let range = sentence.range();
        let lead = self.opens(at, sentence) && !self.titled(at);
        // `10M$` is an amount.
        if token.kind != TokenKind::Word || (token.first.is_ascii_digit() && token.span.len() <= 4) {
            return None;
        }
        if shouted {
            return self.subhead(at, sentence);
        }
        if sentence.title && at == range.start && self.sector_label(at) {
            return None;
        }
        if let Some(end) = self.list_head(at, sentence) {
            return Some(Candidate { start: at, end, what: What::Unknown(Votes { company: 4, ..Votes::default() }) });
        }
        if !self.opens_name(at, false) {
            return self.lower_institution(at, range.end).or_else(|| self.acronym_led(at, sentence));
        }
        // `145 M$ US`, `Filiale de X`: no part of a name.
        let currency = at > range.start
            && matches!(self.text.slice(at), "US" | "CA" | "CAN" | "AU" | "HK")
            && (self.text.tokens.get(at - 1).is_some_and(|t| t.is('$'))
                || matches!(self.text.fold(at - 1), "cent" | "cents" | "dollar" | "dollars" | "m$" | "g$"));
        let related =
            lead && matches!(
                self.text.fold(at),
                "filiale" | "filiales" | "coentreprise" | "actionnaire" | "proprietaire" | "concurrent" | "concurrente"
            ) && matches!(self.text.fold(at + 1), "d'" | "de" | "du");
        if currency || related {
            return None;
        }
        if let Some(open) = self.spelled_out(at, range.end) {
            let organisation = (at..open).any(|i| self.cue(i, Cue::OrgKind));
            let mut votes = self.votes(at, open, sentence, lead, false);
            votes.organisation += if organisation { 4 } else { 0 };
            return Some(Candidate { start: at, end: open, what: What::Unknown(votes) });
        }
        if let Some((end, votes)) = self.institution(at, sentence) {
            return Some(Candidate { start: at, end, what: What::Unknown(votes) });
        }
        // `Déclare Jean Martin`, `Clôture Paris`: the first word is no part of the name.
        let opener = lead && !self.is_first_name(at) && (self.cue(at, Cue::Says) || self.cue(at, Cue::Plain));
        if opener && self.capital(at + 1) && (self.is_first_name(at + 1) || self.known_at(at + 1, range.end)) {
            return None;
        }
        // `Conseil d'Administration de X`: the body of a house, not a name.
        let body = self.cue(at, Cue::OrgHead)
            && (at + 1..at + 4).any(|i| COMMON_BODIES.contains(&self.text.fold(i)))
            && matches!(self.text.fold(at + 1), "d'" | "de" | "general" | "generale" | "executif");
        if body {
            return None;
        }
        let end = self.span_end(at, range.end);
        let single = end == at + 1;
        // `le Groupe`, `le Conseil`: the word alone names nothing.
        let generic = [Cue::Corporate, Cue::OrgHead, Cue::Group, Cue::CompanyNoun, Cue::PersonNoun];
        if single && (generic.iter().any(|c| self.cue(at, *c)) || COMMON_BODIES.contains(&self.text.fold(at))) {
            return None;
        }
        let follows = self.company_follows(end, sentence);
        if lead && single {
            let sure = self.moves_in_brackets(end);
            let inside = self.writes_inside(at);
            let plain = self.writes_lower(at) || self.cue(at, Cue::Plain) || (!inside && self.plain_ending(at));
            // What a list begins with may be told by what it ends with.
            let list = self.text.fold(end) == "et" && self.capital(end + 1);
            let comma = list || self.text.tokens.get(end).is_some_and(|t| t.is(','));
            if !sure && (plain || !(follows || comma || inside)) {
                return None;
            }
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
        let mut votes = self.votes(at, end, sentence, lead, follows);
        let end = if self.model_number(at, end, sentence, &votes) { end + 1 } else { end };
        votes.product += if end > at && self.short_number(end - 1, true) { 3 } else { 0 };
        Some(Candidate { start: at, end, what: What::Unknown(votes) })
    }

    /// Whether the number at `end` is the last word of a product's name: `le moteur Altis 3`, `la Veltia 2`.
    fn model_number(&self, at: usize, end: usize, sentence: &Sentence, votes: &Votes) -> bool {
        let limit = sentence.range().end;
        let capital = self.text.tokens.get(end - 1).is_some_and(|t| t.case == Case::Capital);
        if end >= limit
            || !capital
            || !self.short_number(end, true)
            || self.writes_lower(at)
            || RANKED.contains(&self.text.fold(at))
        {
            return false;
        }
        let led = at > sentence.range().start && self.cue(at - 1, Cue::Article);
        let product = votes.product > votes.company.max(votes.place) || led && votes.company + votes.person < 3;
        let closed = end + 1 >= limit
            || self.cue(end + 1, Cue::Verb)
            || self.text.tokens.get(end + 1).is_some_and(|t| {
                t.kind == TokenKind::Sign
                    && matches!(t.first, ',' | '.' | ';' | ':' | '»' | '"' | '(' | ')' | '-' | '–')
            })
            || matches!(
                self.text.fold(end + 1),
                "en" | "a" | "au" | "et" | "dans" | "par" | "pour" | "dont" | "qui" | "de"
            );
        product && closed
    }

    /// Whether the word at `at` ends as everyday words do that open sentences (`Prudence est de mise`).
    fn plain_ending(&self, at: usize) -> bool {
        let fold = self.text.fold(at);
        fold.len() > 5
            && self.text.tokens.get(at).is_some_and(|t| t.case == Case::Capital)
            && PLAIN_ENDINGS.iter().any(|e| fold.ends_with(e))
    }

    /// `Emballage-Veltis lance …`: the wire's label of a sector before the name.
    fn sector_label(&self, at: usize) -> bool {
        let hyphen = self.text.tokens.get(at + 1).is_some_and(|t| t.is('-') && !t.spaced);
        let fold = self.text.fold(at);
        hyphen
            && !self.writes_inside(at)
            && (self.writes_lower(at)
                || self.writes_plural(fold)
                || self.cue(at, Cue::Plain)
                || self.cue(at, Cue::Corporate))
            && self.text.tokens.get(at + 2).is_some_and(|t| !t.spaced)
            && self.capital(at + 2)
            && (self.writes_inside(at + 2) || self.known_at(at + 2, at + 8))
    }

    /// Whether the article writes the plural of a word in lower case.
    fn writes_plural(&self, fold: &str) -> bool {
        let mut lower = self.text.tokens.iter().filter(|t| t.case == Case::Lower);
        lower.any(|t| t.fold(&self.text.folds).strip_suffix('s') == Some(fold))
    }

    /// `BTP Anfa (+3%)`: an everyday acronym that opens a house's name.
    fn acronym_led(&self, at: usize, sentence: &Sentence) -> Option<Candidate> {
        let upper = self.text.tokens.get(at).is_some_and(|t| t.case == Case::Upper) && self.text.slice(at).len() <= 4;
        if !upper
            || self.cue(at, Cue::Stop)
            || self.is_code(at)
            || !self.opens_name(at + 1, false)
            || self.known_at(at + 1, sentence.range().end)
        {
            return None;
        }
        let end = self.span_end(at + 1, sentence.range().end);
        let votes = Votes { company: 4, ..Votes::default() };
        self.moves_in_brackets(end).then_some(Candidate { start: at, end, what: What::Unknown(votes) })
    }

    /// One past the name in capitals that opens an item of a list: `* VELTIS - Le groupe …`, `• ARDINE, CORDIAL : …`.
    fn list_head(&self, at: usize, sentence: &Sentence) -> Option<usize> {
        let range = sentence.range();
        let sign = |i: usize, signs: &[char]| self.text.tokens.get(i).is_some_and(|t| signs.iter().any(|s| t.is(*s)));
        let shouts = |i: usize| {
            self.text
                .tokens
                .get(i)
                .is_some_and(|t| t.case == Case::Upper && !self.has(t, Cue::Never) && t.span.len() > 1)
        };
        if !shouts(at) || self.cue(at, Cue::Stop) || !sign(range.start, &['*', '•', '-', '–', '▪', '●', '■', '►'])
        {
            return None;
        }
        let inside = |i: usize| shouts(i) || self.text.fold(i) == "et" || sign(i, &[',', '/', '&', '-']);
        let end = (at..range.end).find(|i| !shouts(*i) && !(sign(*i, &['&', '-']) && !self.spaced(*i)))?;
        let close = (end..range.end.min(at + 12)).find(|i| !inside(*i) || sign(*i, &['-']) && self.spaced(*i))?;
        let closed = sign(close, &['-', '–', '—', ':']) && close + 1 < range.end;
        (closed && (range.start + 1..at).all(inside)).then_some(end)
    }

    fn spaced(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.spaced)
    }

    /// A line of capitals: a subject before a colon or a move in brackets, or a heading that is only a name.
    fn subhead(&self, at: usize, sentence: &Sentence) -> Option<Candidate> {
        let range = sentence.range();
        if at != range.start || self.cue(at, Cue::Never) || self.cue(at, Cue::Stop) {
            return None;
        }
        if self.moves_in_brackets(at + 1) || self.cue_colon(at + 1) {
            let votes = self.votes(at, at + 1, sentence, true, true);
            return Some(Candidate { start: at, end: at + 1, what: What::Unknown(votes) });
        }
        // `BANQUE VELDIN`, not `BANQUES EUROPEENNES`: a trade beside a word that no table knows.
        let named = range
            .clone()
            .any(|i| self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.word == WordId::UNKNOWN));
        let bare = |i: usize| {
            self.text.tokens.get(i).is_some_and(|t| {
                (t.kind == TokenKind::Word || t.is('&') || t.is('-'))
                    && !self.has(t, Cue::Never)
                    && !self.has(t, Cue::Month)
                    && (!self.has(t, Cue::Plain) || named && self.has(t, Cue::Corporate))
                    && (i > at || !self.writes_lower(i))
                    && (!self.has(t, Cue::Stop) || matches!(self.text.fold(i), "de" | "du" | "d'" | "la" | "le" | "et"))
            })
        };
        let whole = range.len() <= 5 && range.clone().all(bare);
        let votes = Votes { heading: true, ..Votes::default() };
        whole.then_some(Candidate { start: at, end: range.end, what: What::Unknown(votes) })
    }

    /// `ministère de l'Economie`, `tribunal de commerce de Nanterre`: a lower-case head and what it is of.
    fn lower_institution(&self, at: usize, limit: usize) -> Option<Candidate> {
        if !self.cue(at, Cue::LowerHead) || !self.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower) {
            return None;
        }
        // `un tribunal de X` is one of several.
        if at > 0 && matches!(self.text.fold(at - 1), "un" | "une" | "des") {
            return None;
        }
        let mut end = at + 1;
        let mut named = 0;
        while end < limit && end < at + 9 {
            let fold = self.text.fold(end);
            let small = matches!(fold, "de" | "d'" | "du" | "des" | "la" | "l'" | "le" | "et" | "-" | "-de");
            if self.capital(end) && self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word) {
                if !self.opens_name(end, false) {
                    break;
                }
                named = end + 1;
            } else if !small && (named > 0 || !self.qualifies(end)) {
                break;
            }
            end += 1;
        }
        (named > 0).then_some(Candidate {
            start: at,
            end: named,
            what: What::Unknown(Votes { organisation: 3, ..Votes::default() }),
        })
    }

    /// An adjective of an institution, or its field: `administratif`, `commerce`, `appel`.
    fn qualifies(&self, at: usize) -> bool {
        let fold = self.text.fold(at);
        matches!(
            fold,
            "commerce"
                | "appel"
                | "instance"
                | "travail"
                | "comptes"
                | "justice"
                | "cassation"
                | "grande"
                | "finances"
                | "assises"
                | "entreprise"
                | "faillites"
        ) || matches!(
            fold,
            "wallon"
                | "wallonne"
                | "flamand"
                | "flamande"
                | "breton"
                | "bretonne"
                | "superieur"
                | "superieure"
                | "civil"
        ) || self.gazetteer.demonym(self.text, at).is_some()
            || ADJECTIVE_ENDINGS.iter().any(|e| fold.len() > e.len() + 2 && fold.ends_with(e))
    }

    /// The bracket of an acronym that the words from `at` on spell, where it comes after `from`.
    fn acronym_after(&self, at: usize, from: usize, limit: usize) -> Option<usize> {
        let open = (from..limit.min(at + 18)).find(|i| self.text.tokens.get(*i).is_some_and(|t| t.is('(')))?;
        let acronym = self.text.tokens.get(open + 1).filter(|t| matches!(t.case, Case::Upper | Case::Capital))?;
        let closed = self.text.tokens.get(open + 2).is_some_and(|t| t.is(')'));
        let mut letters = acronym.span.slice(self.text.source).chars().map(|c| c.to_ascii_lowercase());
        let mut next = letters.next();
        for i in at..open {
            if !self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) {
                return None;
            }
            if self.text.fold(i).chars().next() == next {
                next = letters.next();
            }
        }
        (closed && next.is_none()).then_some(open)
    }

    /// `Royal Commission for Veltis City (RCVC)`: capitals and small English words that the bracket spells.
    fn spelled_out(&self, at: usize, limit: usize) -> Option<usize> {
        let small = |i: usize| matches!(self.text.fold(i), "of" | "for" | "and" | "the" | "in" | "on");
        let open = (at + 3..limit.min(at + 12)).find(|i| !self.capital(*i) && !small(*i))?;
        let led = self.text.slice(at).chars().next() == self.text.slice(open + 1).chars().next();
        let english = (at..open).any(small) && self.text.slice(open + 1).len() >= 3;
        (led && english && self.acronym_after(at, open, open + 1) == Some(open)).then_some(open)
    }

    fn lower_at(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower)
    }

    fn cue_colon(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.is(':'))
    }

    pub(super) fn has_digit(&self, at: usize) -> bool {
        self.text.slice(at).bytes().any(|b| b.is_ascii_digit())
    }

    pub(super) fn is_first_name(&self, at: usize) -> bool {
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
            if token.is('-') && !token.spaced && self.parts_news(end) {
                break;
            }
            if token.kind == TokenKind::Sign && !token.spaced && matches!(token.first, '-' | '&' | '+' | '/') {
                // `CDY-12`.
                let number = self
                    .text
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| !t.spaced && t.kind == TokenKind::Number && t.span.len() <= 5);
                if token.is('-') && number && end + 1 < limit && end == start + 1 {
                    end += 2;
                    continue;
                }
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
            // `Banque de Financement et Trésorerie`: one house.
            let et = self.text.fold(end) == "et"
                && self.cue(start, Cue::Corporate)
                && end > start + 2
                && self.lower_at(end - 2);
            if et && self.opens_name(end + 1, false) && !self.known_at(end + 1, limit) && end + 1 < limit {
                end += 2;
                continue;
            }
            if let Some(after) = self.particle(end, limit, joins_of) {
                end = after;
                continue;
            }
            // `Ardine Marchés des capitaux`.
            if self.text.fold(end) == "des"
                && self.text.fold(end - 1) == "marches"
                && self.text.fold(end + 1) == "capitaux"
            {
                return end + 2;
            }
            // `Castelnau Bourse`: the house, not the market.
            if self.text.fold(end) == "bourse"
                && token.spaced
                && token.case == Case::Capital
                && !person
                && end == start + 1
            {
                let goes_on = matches!(self.text.fold(end + 1), "de" | "d'");
                return if goes_on { end } else { end + 1 };
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
            // `Yann Le Bihan`.
            let article = person && end == start + 1 && token.case == Case::Capital && token.spaced;
            if article && matches!(self.text.fold(end), "le" | "la" | "de" | "du") && self.opens_name(end + 1, false) {
                end += 2;
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

    /// Whether a company or organisation of the tables stands at `at`.
    fn known_house_at(&self, at: usize, limit: usize) -> bool {
        let known = self.longest_form(at, limit, |_, form| form.caps != 0 && !form.common);
        known
            .and_then(|(_, form)| self.entry(form.entry))
            .is_some_and(|e| matches!(e.kind, EntityKind::Company | EntityKind::Organisation))
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
            let french = (joins_of && matches!(fold, "de" | "d'" | "du" | "des" | "la" | "le" | "l'"))
                || (fold == "d'" && i == at && !self.is_first_name(i + 1));
            if !lower || !(foreign || french) {
                break;
            }
            i += 1;
        }
        let known = if joins_of { self.known_house_at(i, limit) } else { self.known_at(i, limit) };
        // `Filature du Nord`: a direction names nothing by itself.
        let side =
            joins_of && self.capital(i) && matches!(self.text.fold(i), "nord" | "sud" | "ouest" | "centre" | "midi");
        let joined = i > at && i < limit && (self.opens_name(i, false) || side) && !known;
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
            let word = self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.spaced);
            if word
                && !self.known_house_at(end, limit)
                && (self.qualifies(end) || self.opens_name(end, false))
                && !self.cue(end, Cue::Verb)
            {
                end += 1;
                continue;
            }
            let joined = self.text.fold(end) == "et" && self.capital(end - 1) && end > at + 1 && end + 1 < limit;
            if joined && self.opens_name(end + 1, false) && !self.known_at(end + 1, limit) {
                end += 2;
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
                && !self.known_house_at(noun, limit)
                && matches!(self.text.fold(end), "de" | "d'" | "du" | "des" | "pour")
                && self.text.tokens.get(noun).is_some_and(|t| t.kind == TokenKind::Word)
                && !self.cue(noun, Cue::Verb)
                && !self.cue(noun, Cue::Stop);
            if !complement {
                break;
            }
            end = noun + 1;
        }
        if let Some(open) = self.acronym_after(at, end, limit) {
            end = open;
        }
        // `la Banque centrale` is whichever the text is about.
        if end == at + 2 && self.text.fold(at) == "banque" && self.text.fold(at + 1) == "centrale" {
            return None;
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
}
