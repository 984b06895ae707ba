//! What the words around a capitalised span say it is.

use super::{cues::Cue, scan::Scan, unknown::Votes};
use crate::{
    mentions::Gender,
    text::{Case, Sentence, TokenKind},
};

/// Participles whose agent is a person.
const PERSON_BY: &[&str] = &[
    "cofonde", "cofondee", "dirige", "dirigee", "dirigees", "diriges", "fonde", "fondee", "incarne", "incarnee",
    "preside", "presidee",
];

/// Verbs whose complement with *à* is a person, where it is a full name.
const SUCCEEDS: &[&str] = &["succedait", "succedant", "succede", "succeder", "succedera"];

/// How far before a name its head noun may stand, in tokens.
const REACH: usize = 9;

impl Scan<'_, '_> {
    /// What speaks for each kind at one mention.
    pub(super) fn votes(&self, start: usize, end: usize, sentence: &Sentence, lead: bool, follows: bool) -> Votes {
        let mut votes = Votes::default();
        self.look_inside(start, end, sentence, lead, &mut votes);
        self.look_back(start, end, sentence, &mut votes);
        self.look_ahead(start, end, sentence, follows, &mut votes);
        // Letters with digits (`PW1100G`) are a product's code, whatever the noun before.
        let code = end == start + 1 && self.has_digit(start) && self.text.slice(start).len() > 3;
        if code && votes.company < 4 {
            votes.product += i16::from(votes.company > 1);
            votes.company = 0;
        }
        votes
    }

    fn word(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn lower(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower)
    }

    fn look_inside(&self, start: usize, end: usize, sentence: &Sentence, lead: bool, votes: &mut Votes) {
        let words = (start..end).filter(|i| self.word(*i)).count();
        let corporate = (start..end).any(|i| self.corporate(i) && (i > start || words > 1));
        let ampersand = (start..end).any(|i| self.text.tokens.get(i).is_some_and(|t| t.is('&')));
        let article = start > sentence.range().start && matches!(self.text.fold(start - 1), "la" | "le" | "les" | "l'");
        if ampersand && article {
            // `la Mode & Maroquinerie`: a line of business.
            votes.company -= 3;
        } else if corporate || ampersand {
            votes.company += 3;
        } else if words >= 2 && self.is_first_name(start) && !ampersand {
            votes.person += 4;
            votes.gender = match (self.cue(start, Cue::FirstM), self.cue(start, Cue::FirstF)) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            };
        } else if words >= 2 && self.text.slice(start).chars().count() > 1 && self.known_company_at(start, end) {
            // `Airbus Atlantic`: a house of a known one.
            votes.company += 2;
        }
        let Some(token) = self.text.tokens.get(start) else { return };
        let code = (start..end).any(|i| self.has_digit(i)) && end - start <= 3;
        let fold = self.text.fold(start);
        if code {
            let counted = start > sentence.range().start
                && (self.text.tokens.get(start - 1).is_some_and(|t| t.kind == TokenKind::Number)
                    || matches!(
                        self.text.fold(start - 1),
                        "deux" | "trois" | "quatre" | "cinq" | "six" | "dix" | "douze" | "vingt"
                    ));
            votes.product += if counted || (article && end - start > 1) { 3 } else { 1 };
        } else if token.case == Case::Mixed && words == 1 {
            votes.company += 2;
        } else if matches!(token.case, Case::Capital | Case::Mixed) && !lead && !article {
            votes.weak = true;
        }
        let saint = matches!(fold, "saint" | "sainte") && end > start + 2;
        votes.place += if saint { 2 } else { 0 };
        if words == 1
            && ["ville", "bourg", "court", "heim", "burg"].iter().any(|e| fold.len() > e.len() + 3 && fold.ends_with(e))
        {
            votes.place += 1;
        }
    }

    fn known_company_at(&self, start: usize, end: usize) -> bool {
        let form = self.longest_form(start, end, |len, form| start + len < end && form.caps != 0);
        form.and_then(|(_, form)| self.entry(form.entry)).is_some_and(|e| e.kind == crate::sheet::EntityKind::Company)
    }

    /// The noun phrase or preposition that leads to the name.
    fn look_back(&self, start: usize, end: usize, sentence: &Sentence, votes: &mut Votes) {
        let first = sentence.range().start;
        let long = end - start > 1;
        let step = |i: usize| {
            let mut i = i;
            while i > first && self.is_quote(i - 1) {
                i -= 1;
            }
            i.checked_sub(1).filter(|i| *i >= first)
        };
        let Some(mut before) = step(start) else { return };
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
        // `le directeur général (CEO) X`
        if self.text.tokens.get(before).is_some_and(|t| t.is(')'))
            && before >= first + 3
            && self.text.tokens.get(before - 2).is_some_and(|t| t.is('('))
        {
            before -= 3;
        }
        if self.text.tokens.get(before).is_some_and(|t| t.is(',')) {
            self.apposed_after(start, end, before, sentence, votes);
            return;
        }
        let fold = self.text.fold(before);
        if self.lower(before)
            || self.text.tokens.get(before).is_some_and(|t| t.case == Case::Capital && before == first)
        {
            match fold {
                "a" | "au" | "aux" | "en" => {
                    self.preposed(before, first, fold, end, votes);
                    return;
                }
                "chez" => {
                    votes.company += 3;
                    return;
                }
                "selon" => {
                    votes.company += 1;
                    return;
                }
                "baptise" | "baptisee" | "baptises" | "denomme" | "denommee" => {
                    self.christened(before, first, votes);
                    return;
                }
                "de" | "d'" | "du" | "des" | "sur" | "par" | "avec" | "dans" | "contre" => {
                    self.governed(before, fold, first, long, votes);
                    return;
                }
                _ => {}
            }
        }
        self.head_noun(before, first, long, votes);
    }

    /// `à X`, `au X`, `en X`: a place, unless a verb gives something to X.
    fn preposed(&self, before: usize, first: usize, fold: &str, end: usize, votes: &mut Votes) {
        // `économiste principale à X Y`.
        let office = (1..=2).any(|n| before.checked_sub(n).is_some_and(|i| i >= first && self.cue(i, Cue::PersonNoun)));
        if fold == "a" && office {
            votes.company += 3;
            return;
        }
        // `il a succédé en 2017 à X Y`.
        if fold == "a"
            && end > before + 2
            && (first.max(before.saturating_sub(5))..before).any(|i| SUCCEEDS.contains(&self.text.fold(i)))
        {
            votes.person += 4;
            return;
        }
        let idiom =
            matches!(self.text.fold(before.wrapping_sub(1)), "face" | "grace" | "quant" | "rapport" | "concurrence");
        if idiom && before > first {
            votes.company += 1;
            return;
        }
        let placed = before > first && self.cue(before - 1, Cue::PlaceVerb);
        let gives = (first.max(before.saturating_sub(REACH))..before).any(|i| self.cue(i, Cue::Give));
        if placed || !(gives || (before..end).any(|i| self.has_digit(i))) || fold == "en" {
            votes.place += 3;
        } else if gives {
            votes.company += 2;
        }
    }

    /// `filiale de X`, `usine de X`, `racheté par X`: the governing word, over its adjectives.
    fn governed(&self, before: usize, fold: &str, first: usize, long: bool, votes: &mut Votes) {
        let genitive = matches!(fold, "de" | "d'" | "du");
        // `dirigée par X Y`.
        let head = before.checked_sub(1).filter(|i| *i >= first).map_or("", |i| self.text.fold(i));
        if fold == "par" && long && votes.company < 3 && PERSON_BY.contains(&head) {
            votes.person += 4;
            return;
        }
        let mut at = before;
        // `5% de X`.
        if genitive && before > first && self.text.tokens.get(before - 1).is_some_and(|t| t.is('%')) {
            votes.company += 2;
            return;
        }
        // `mettre la main sur X`.
        if fold == "sur" && head == "main" {
            votes.company += 3;
            return;
        }
        // `le lancement de X`, `le retrait du marché de X`.
        if genitive && before > first && self.brings_out(before - 1, first) {
            votes.product += 2;
            return;
        }
        // `un ancien de X`.
        if fold == "de" && before > first && matches!(self.text.fold(before - 1), "ancien" | "ancienne" | "anciens") {
            votes.company += 3;
            return;
        }
        for _ in 0..6 {
            let Some(noun) = at.checked_sub(1).filter(|i| *i >= first) else { break };
            at = noun;
            if !self.word(at) {
                break;
            }
            let company = self.cue(at, Cue::CompanyOf);
            if genitive
                && at + 3 >= before
                && self.cue(at, Cue::PlaceNoun)
                && !(company && self.cue(at, Cue::CompanyNoun))
            {
                votes.place += 3;
                return;
            }
            if company {
                votes.company += 3;
                return;
            }
            // `l'entreprise de X`: where it is.
            if fold == "de" && self.cue(at, Cue::CompanyNoun) && at + 1 == before {
                votes.place += 2;
                return;
            }
            if self.cue(at, Cue::Deal) && matches!(fold, "par" | "avec") {
                votes.company += 2;
                return;
            }
            // `conseil d'administration de X`.
            let of = matches!(self.text.fold(at), "de" | "d'") && at > first && self.word(at - 1);
            if (self.verb_at(at) || self.cue(at, Cue::Article)) && !of {
                break;
            }
        }
        match fold {
            "par" | "avec" => votes.company += 1,
            "dans" | "des" => votes.weak = false,
            _ => {}
        }
    }

    /// Whether the noun at `at` tells that a product comes on the market or leaves it.
    fn brings_out(&self, at: usize, first: usize) -> bool {
        match self.text.fold(at) {
            "lancement" | "commercialisation" | "homologation" => true,
            "marche" => (first.max(at.saturating_sub(3))..at).any(|i| matches!(self.text.fold(i), "retrait" | "mise")),
            _ => false,
        }
    }

    /// `une tablette baptisée X`: what kind of thing bears the name.
    fn christened(&self, before: usize, first: usize, votes: &mut Votes) {
        for i in (first.max(before.saturating_sub(12))..before).rev() {
            if self.cue(i, Cue::CompanyNoun) || matches!(self.text.fold(i), "entite" | "coentreprise" | "structure") {
                votes.company += 3;
                return;
            }
            if self.cue(i, Cue::ProductNoun) || matches!(self.text.fold(i), "lance" | "lancera" | "lancer" | "devoile")
            {
                votes.product += 3;
                return;
            }
        }
    }

    /// An apposed name: the head noun stands some words before, `fabricant de systèmes de ventilation X`.
    fn head_noun(&self, before: usize, first: usize, long: bool, votes: &mut Votes) {
        let mut i = before;
        for distance in 0..REACH {
            let Some(token) = self.text.tokens.get(i) else { return };
            let fold = self.text.fold(i);
            let roman = matches!(fold, "ii" | "iii" | "iv" | "i");
            let noun = self.cue(i, Cue::CompanyNoun) || self.cue(i, Cue::ProductNoun) || self.cue(i, Cue::PersonNoun);
            let demonym = self.gazetteer.demonym(self.text, i).is_some();
            // `la start-up X`: the last part tells.
            if token.is('-') && !token.spaced && distance > 0 && i > first {
                i -= 1;
                continue;
            }
            if token.kind != TokenKind::Word
                || !(token.case == Case::Lower || roman || demonym || noun && (distance == 0 || i == first))
            {
                break;
            }
            if distance == 0 && self.cue(i, Cue::SegmentNoun) {
                votes.company -= 2;
                votes.weak = false;
                return;
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
                votes.subsidiary |= matches!(fold, "filiale" | "filiales" | "coentreprise");
                return;
            }
            if demonym {
                // `l'indien X`, `au portugais X`: a nationality word led by an article is the noun.
                let article = i > first
                    && matches!(
                        self.text.fold(i - 1),
                        "l'" | "le" | "la" | "les" | "du" | "au" | "aux" | "des" | "un" | "une"
                    );
                if article && distance <= 1 {
                    votes.company += 3;
                    return;
                }
            } else if distance == 0 && self.cue(i, Cue::Says) {
                votes.person += if long { 3 } else { 1 };
                return;
            } else if distance == 0 && self.cue(i, Cue::Deal) {
                votes.company += 2;
                return;
            }
            let stops = !demonym
                && (self.verb_at(i)
                    || (self.cue(i, Cue::Article) && distance == 0)
                    || matches!(fold, "qui" | "que" | "qu'" | "a" | "ont" | "est" | "et" | "ou" | "dont" | "selon"));
            if stops {
                break;
            }
            match i.checked_sub(1).filter(|j| *j >= first) {
                Some(j) => i = j,
                None => break,
            }
        }
    }

    /// `son administrateur délégué, X`, `sa filiale allemande, X`: the noun phrase before the comma is the name's.
    fn apposed_after(&self, start: usize, end: usize, comma: usize, sentence: &Sentence, votes: &mut Votes) {
        let range = sentence.range();
        let closes = end >= range.end
            || self
                .text
                .tokens
                .get(end)
                .is_some_and(|t| t.kind == TokenKind::Sign && matches!(t.first, ',' | '.' | ';' | '»' | '"' | '('));
        if !closes && !self.is_first_name(start) {
            return;
        }
        let mut i = comma;
        for _ in 0..REACH + 6 {
            let Some(at) = i.checked_sub(1).filter(|at| *at >= range.start) else { return };
            i = at;
            if self.text.tokens.get(i).is_some_and(|t| t.is('&') || t.is('-')) {
                continue;
            }
            if !self.word(i) || (self.verb_at(i) && !self.cue(i, Cue::PersonNoun)) {
                return;
            }
            let led = i > range.start
                && (self.cue(i - 1, Cue::Article) && !matches!(self.text.fold(i - 1), "de" | "d'" | "du" | "des"));
            // `leur première marque`: an ordinal stands between.
            let led = led
                || i > range.start + 1
                    && matches!(
                        self.text.fold(i - 1),
                        "premier" | "premiere" | "second" | "seconde" | "nouveau" | "nouvelle"
                    )
                    && self.cue(i - 2, Cue::Article);
            if !led {
                continue;
            }
            if self.cue(i, Cue::PersonNoun) && !self.cue(i, Cue::CompanyNoun) {
                votes.person += 3;
            } else if self.cue(i, Cue::CompanyNoun) {
                votes.company += 2;
                votes.subsidiary |= matches!(self.text.fold(i), "filiale" | "filiales");
            } else if self.cue(i, Cue::ProductNoun) {
                votes.product += 2;
            } else {
                continue;
            }
            return;
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
            votes.company += if self.rubric(start, end) { 0 } else { 4 };
            return;
        }
        if token.is(',') {
            self.apposition(end + 1, limit, votes);
            return;
        }
        if token.is('(') {
            votes.company += if end == start + 1 && self.ticker_in_brackets(end) { 2 } else { 0 };
            // `Xville (Nord)`.
            let place = self.known_place_at(end + 1, limit)
                && self.text.tokens.get(end + 2).is_some_and(|t| t.is(')') || t.is('-'));
            votes.place += if place { 2 } else { 0 };
            return;
        }
        // `retire X du marché`
        if self.text.fold(end) == "du"
            && self.text.fold(end + 1) == "marche"
            && (sentence.range().start.max(start.saturating_sub(4))..start)
                .any(|i| self.text.fold(i).starts_with("retir"))
        {
            votes.product += 4;
            return;
        }
        if matches!(self.text.fold(end), "dont" | "qui") {
            votes.company += 1;
            return;
        }
        if self.has(token, Cue::Says) {
            // One word alone is a house, where no title stands before it.
            let long = (start + 1..end).any(|i| self.text.tokens.get(i).is_some_and(|t| t.spaced));
            votes.company += if long { 1 } else { 2 };
            votes.person += i16::from(long);
        } else if follows || self.verb_follows(end) {
            // The verb's subject is the head noun before the name: `l'entreprise de X exporte`, `le médicament X soigne`.
            let headed = votes.place > 2 || votes.product > 2 || votes.person > 2;
            let before = if start > sentence.range().start { self.text.fold(start - 1) } else { "" };
            let object = self.cue(start.wrapping_sub(1), Cue::Article) && start > sentence.range().start;
            votes.company += match before {
                _ if headed => 0,
                "de" | "d'" | "du" | "a" | "au" | "en" | "dans" | "sur" | "avec" | "pour" | "par" => 0,
                _ if object => 1,
                _ => 2,
            };
        }
    }

    /// `Quantique : Veltis lève 20 millions`: one word before the colon that the article never takes up again, and a name
    /// after it, is what the article is filed under. `Veltis : Barneau relève sa cible` goes on about Veltis.
    fn rubric(&self, start: usize, colon: usize) -> bool {
        let fold = self.text.fold(start);
        let again = |at: usize| at != start && self.text.fold(at) == fold;
        start + 1 == colon && self.opens_name(colon + 1, false) && !(0..self.text.tokens.len()).any(again)
    }

    /// What a comma after the name leads to.
    fn apposition(&self, from: usize, limit: usize, votes: &mut Votes) {
        let mut i = from;
        if self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && self.text.fold(i + 1) == "ans" {
            votes.person += 4;
            return;
        }
        // `Breda, aux Pays-Bas`.
        if matches!(self.text.fold(i), "en" | "au" | "aux" | "dans")
            && (self.known_place_at(i + 1, limit)
                || (self.cue(i + 1, Cue::Article) && self.known_place_at(i + 2, limit)))
        {
            votes.place += 3;
            return;
        }
        match self.text.fold(i) {
            "lui" | "elle" if self.text.tokens.get(i + 1).is_some_and(|t| t.is(',')) => {
                votes.company += 2;
                return;
            }
            "quant" | "pour" if matches!(self.text.fold(i + 1), "a" | "sa") => {
                votes.company += 2;
                return;
            }
            "connu" | "connue" if self.text.fold(i + 1) == "pour" => {
                votes.company += 2;
                return;
            }
            "de" if self.text.fold(i + 1) == "son" => {
                votes.company += 2;
                return;
            }
            "qui" | "dont" => {
                votes.company += if self.verb_follows(i + 1) || self.text.fold(i) == "dont" { 2 } else { 1 };
                return;
            }
            _ => {}
        }
        let mut adjective = 0;
        while i < limit
            && (self.cue(i, Cue::Article)
                || matches!(
                    self.text.fold(i),
                    "ancien"
                        | "ancienne"
                        | "ex"
                        | "nouveau"
                        | "nouvelle"
                        | "actuel"
                        | "actuelle"
                        | "premier"
                        | "premiere"
                        | "autre"
                        | "futur"
                        | "future"
                        | "jeune"
                        | "petit"
                        | "petite"
                        | "grand"
                        | "grande"
                        | "ex-"
                        | "-"
                ))
        {
            i += 1;
            adjective += 1;
            if adjective > 3 {
                return;
            }
        }
        // `Fondée par X, la société emploie 300 personnes`: a subject, not an apposition.
        if i > from && matches!(self.text.fold(from), "la" | "le" | "l'") && self.verb_at(i + 1) {
            return;
        }
        if self.cue(i, Cue::ProductApp) && !self.cue(i, Cue::CompanyNoun) {
            votes.product += 3;
        } else if self.cue(i, Cue::CompanyNoun) && !(self.cue(i, Cue::PersonNoun) && votes.person > 0)
            || matches!(
                self.text.fold(i),
                "reseau" | "proprietaire" | "numero" | "plateforme" | "maison-mere" | "cote" | "cotee"
            )
        {
            votes.company += 3;
        } else if self.cue(i, Cue::PersonNoun) {
            votes.person += 3;
        } else if matches!(self.text.fold(i), "ville" | "commune" | "station" | "localite" | "region" | "capitale") {
            votes.place += 3;
        }
    }

    fn known_place_at(&self, at: usize, limit: usize) -> bool {
        let known = (at < limit).then(|| self.longest_form(at, limit, |_, form| form.caps != 0)).flatten();
        known.and_then(|(_, form)| self.entry(form.entry)).is_some_and(|e| e.kind == crate::sheet::EntityKind::Place)
    }

    /// Whether a finite verb stands at `at`, clitics and negation before it.
    pub(super) fn verb_follows(&self, at: usize) -> bool {
        let mut i = at;
        while i < at + 3
            && matches!(
                self.text.fold(i),
                "ne" | "n'" | "se" | "s'" | "y" | "en" | "l'" | "le" | "la" | "les" | "lui" | "leur"
            )
        {
            i += 1;
        }
        self.lower(i) && self.verb_at(i)
    }

    /// Whether a word is a finite verb of the third person: of the table, or by an ending that few nouns have.
    pub(super) fn verb_at(&self, at: usize) -> bool {
        let fold = self.text.fold(at);
        // `relevé` is no `relève`.
        (self.cue(at, Cue::Verb) && !self.text.slice(at).ends_with(['é', 'à']))
            || (self.lower(at)
                && fold.len() > 5
                && (["aient", "eront", "iront", "erait", "irait", "era", "issait", "issent"]
                    .iter()
                    .any(|e| fold.ends_with(e))
                    || (fold.ends_with("ait")
                        && !matches!(
                            fold,
                            "retrait" | "portrait" | "extrait" | "souhait" | "attrait" | "parfait" | "forfait"
                        )))
                && !matches!(fold, "opera" | "camera"))
    }
}
