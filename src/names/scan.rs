//! One pass over the sentences: forms of the tables where they stand as names, capitalised spans elsewhere.

use rustc_hash::FxHashSet;

use super::{
    Gazetteer,
    cues::Cue,
    rates::Made,
    table::{Entry, Form, Level, Table, When},
    unknown::Votes,
};
use crate::{
    sheet::EntityKind,
    text::{Case, Sentence, Text, Token, TokenKind, WordId, WordSet, ready::Key},
};

/// What a candidate is so far.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// This entry of the tables.
    Known(u32),
    /// A name made of parts.
    Made(Made),
    /// A capitalised span, with what its surroundings say.
    Unknown(Votes),
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its first token.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// What it is so far.
    pub what: What,
}

/// The state of one reading.
pub(super) struct Scan<'g, 't> {
    pub gazetteer: &'g Gazetteer,
    /// A user's own names.
    user: Option<&'g Table>,
    pub text: &'t Text<'t>,
    /// What the article writes in lower case.
    pub lower: Written,
    /// What the article writes with a capital inside a sentence.
    pub inside: Written,
    /// For each sentence: whether it is written in capitals.
    shouted: Vec<bool>,
}

/// Folded words: those of the tables by their numbers, the others by their hashes.
#[derive(Default)]
pub(super) struct Written {
    known: WordSet,
    other: FxHashSet<u64>,
}

impl Written {
    fn insert(&mut self, token: &Token) {
        if token.word == WordId::UNKNOWN {
            self.other.insert(token.hash);
        } else {
            self.known.insert(token.word);
        }
    }

    /// Whether the word of a token is one of them.
    pub(super) fn has(&self, token: &Token) -> bool {
        self.known.contains(token.word) || (token.word == WordId::UNKNOWN && self.other.contains(&token.hash))
    }

    /// Whether a word of the tables is one of them.
    fn knows(&self, words: &WordSet) -> bool {
        self.known.overlaps(words)
    }
}

/// Longest form of the tables, in tokens.
const LONGEST: usize = 14;

/// The numbers of the entries of a user's table start here.
const USERS: u32 = 1 << 31;

impl<'g, 't> Scan<'g, 't> {
    /// Notes how the article writes its words.
    pub(super) fn new(gazetteer: &'g Gazetteer, user: Option<&'g Table>, text: &'t Text<'t>) -> Self {
        let mut scan = Self {
            gazetteer,
            user,
            text,
            lower: Written::default(),
            inside: Written::default(),
            shouted: Vec::with_capacity(text.sentences.len()),
        };
        for sentence in &text.sentences {
            let (mut capitals, mut others) = (0, 0);
            for token in text.tokens.get(sentence.range()).unwrap_or(&[]) {
                match token.case {
                    Case::Upper if token.span.len() > 3 => capitals += 1,
                    Case::Lower | Case::Capital if token.span.len() > 3 => others += 1,
                    _ => {}
                }
            }
            let alone = capitals == 1 && sentence.range().len() == 1;
            let shouted = alone || (capitals >= 2 && capitals > 3 * others);
            scan.shouted.push(shouted);
            for at in sentence.range() {
                let Some(token) = text.tokens.get(at) else { continue };
                match token.case {
                    Case::Lower => scan.lower.insert(token),
                    Case::Capital | Case::Mixed | Case::Upper if !shouted && !scan.opens(at, sentence) => {
                        scan.inside.insert(token);
                    }
                    _ => {}
                }
            }
        }
        scan
    }

    /// Every candidate, in reading order; they do not overlap.
    pub(super) fn run(&self) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::with_capacity(32);
        for (index, sentence) in self.text.sentences.iter().enumerate() {
            let end = sentence.range().end;
            let shouted = self.shouted.get(index).copied().unwrap_or(false);
            let mut at = sentence.range().start;
            while at < end {
                let Some(token) = self.text.tokens.get(at) else { break };
                if at > sentence.range().start && !self.may_open(token) {
                    at += 1;
                    continue;
                }
                // `… points. MAP`: the agency signs.
                let last = at + 1 == self.text.tokens.len() && token.case == Case::Upper;
                if last && at.checked_sub(1).and_then(|b| self.text.tokens.get(b)).is_some_and(|t| t.is('.')) {
                    break;
                }
                if let Some(after) = self.code_end(at).or_else(|| self.dateline(sentence, at)) {
                    at = after;
                    continue;
                }
                if token.kind == TokenKind::Sign && !self.opener(token) {
                    at += 1;
                    continue;
                }
                let made = self.bond(at, end).or_else(|| self.state(at, end));
                let candidate = match made {
                    Some((end, made)) => Some(Candidate { start: at, end, what: What::Made(made) }),
                    None => self
                        .known(at, sentence, shouted, out.last().map_or(0, |c| c.end))
                        .or_else(|| self.unknown(at, sentence, shouted)),
                };
                match candidate {
                    Some(candidate) => {
                        at = candidate.end.max(at + 1);
                        out.push(candidate);
                    }
                    None => at += 1,
                }
            }
        }
        out
    }

    /// Whether a name, a code or a dateline may begin with a token inside a sentence: most words are passed over here.
    fn may_open(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Word => token.case != Case::Lower || self.opener(token),
            TokenKind::Number => true,
            TokenKind::Sign => token.first == '(' || self.opener(token),
        }
    }

    /// Whether a name may begin with a token that has no capital.
    fn opener(&self, token: &Token) -> bool {
        self.gazetteer.openers.contains(token.word)
            || self.gazetteer.names.may_open(token.hash)
            || self.user.is_some_and(|user| user.may_open(token.hash))
    }

    /// The longest form of the tables at `at` that stands there as a name.
    fn known(&self, at: usize, sentence: &Sentence, shouted: bool, last_end: usize) -> Option<Candidate> {
        let end = sentence.range().end;
        let (len, form) =
            self.longest_form(at, end, |len, form| self.stands(at, len, form, sentence, shouted, last_end))?;
        let entry = self.entry(form.entry)?;
        // `M. Legrand` is no company.
        if at > sentence.range().start && self.titled(at) && entry.kind != EntityKind::Person {
            return self.unknown(at, sentence, shouted);
        }
        let mut stop = at + len;
        if matches!(entry.kind, EntityKind::Company | EntityKind::Organisation | EntityKind::Place) {
            let company = entry.kind == EntityKind::Company;
            if company {
                stop = self.legal_end(stop, end);
            }
            // `Airbus Atlantic`, `France Télévisions`: a longer name that no table knows.
            let next = self.text.tokens.get(stop);
            let adjacent = stop < end && next.is_some_and(|t| t.spaced) && self.opens_name(stop, shouted);
            let corporate = next.is_some_and(|t| self.has(t, Cue::Corporate));
            let person = next.is_some_and(|t| self.has(t, Cue::FirstM) || self.has(t, Cue::FirstF));
            // `Airbus A320 NEO`: the house, then its product.
            let next_form = self.longest_form(stop, end, |_, _| true);
            let land = next_form
                .and_then(|(len, form)| Some((len, self.entry(form.entry)?)))
                .filter(|(_, e)| company && e.level == Level::Country && self.capital(stop))
                .filter(|_| stop < end && next.is_some_and(|t| t.spaced));
            // `Sonatel Sénégal` is the house itself; `Unilever Côte d'Ivoire` is another.
            if let Some((len, _)) = land.filter(|(_, e)| e.cells().iso == entry.cells().country) {
                return Some(Candidate { start: at, end: stop + len, what: What::Known(form.entry) });
            }
            // `Ecobank Côte d'Ivoire (+4%)`, `Engie Green`.
            let abroad = land.map(|(len, _)| stop + len).filter(|past| self.moves_in_brackets(*past));
            let green = company && self.text.fold(stop) == "green" && self.capital(stop) && !self.capital(stop + 1);
            if let Some(past) = abroad.or(green.then_some(stop + 1)) {
                let votes = Votes { company: 4, subsidiary: true, ..Votes::default() };
                return Some(Candidate { start: at, end: past, what: What::Unknown(votes) });
            }
            let known = (next_form.is_some() && land.is_none()) || self.has_digit(stop);
            // `la coentreprise chinoise Suzhou Veltis`.
            let noun = at
                .checked_sub(1)
                .map_or(at, |b| if self.gazetteer.demonym(self.text, b).is_some() { b.saturating_sub(1) } else { b });
            let house = entry.kind == EntityKind::Place && noun < at && self.cue(noun, Cue::CompanyNoun) && !known;
            let longer =
                adjacent && stop == at + len && (corporate || house || company && !person && !known && form.caps != 0);
            if let Some(longer) = longer.then(|| self.unknown(at, sentence, shouted)).flatten() {
                return Some(longer);
            }
        }
        Some(Candidate { start: at, end: stop, what: What::Known(form.entry) })
    }

    /// Whether `M.`, `Mme` … stands before `at`.
    pub(super) fn titled(&self, at: usize) -> bool {
        let Some(mut title) = at.checked_sub(1) else { return false };
        if self.text.tokens.get(title).is_some_and(|t| t.is('.')) {
            title = title.saturating_sub(1);
        }
        self.cue(title, Cue::Title) && self.capital(title)
    }

    /// Whether a form of the tables begins with the word of a token.
    fn may_start(&self, token: &Token) -> bool {
        let key = Key::default().then(token.hash);
        self.tables().any(|(_, table)| table.slot(key).is_some())
    }

    /// The tables and the numbers their entries start with; the last is the first to be asked.
    fn tables(&self) -> impl Iterator<Item = (u32, &'g Table)> {
        std::iter::once((0, self.gazetteer.names)).chain(self.user.map(|user| (USERS, user)))
    }

    /// The longest form at `at` that passes `test`; of two that are as long, the user's.
    pub(super) fn longest_form(
        &self,
        at: usize,
        end: usize,
        mut test: impl FnMut(usize, &Form) -> bool,
    ) -> Option<(usize, Form)> {
        let tokens = self.text.tokens.get(at..end.min(at + LONGEST))?;
        // Most words begin no name.
        if !self.may_start(tokens.first()?) {
            return None;
        }
        let mut matches = [(0, Form::default()); 2 * LONGEST];
        let mut found = 0;
        for (first, table) in self.tables() {
            let mut key = Key::default();
            for (len, token) in (1..).zip(tokens) {
                key = key.then(token.hash);
                let Some(slot) = table.slot(key) else { break };
                if let (Some(form), Some(place)) = (Form::of(slot), matches.get_mut(found)) {
                    *place = (len, Form { entry: form.entry | first, ..form });
                    found += 1;
                }
            }
        }
        let matches = matches.get_mut(..found)?;
        matches.sort_by_key(|(len, _)| *len);
        matches.iter().rev().find_map(|(len, form)| {
            let form = self.overruled(*form);
            (self.written(at, *len, &form) && test(*len, &form)).then_some((*len, form))
        })
    }

    /// A form of the program's tables, as the form of the user's row that has the name of its row.
    fn overruled(&self, form: Form) -> Form {
        let users = || {
            let entry = self.gazetteer.entry(form.entry).filter(|_| form.entry < USERS)?;
            self.user?.find(Key::of(entry.name))
        };
        match self.user.and_then(|_| users()) {
            Some(line) => Form { entry: line | USERS, ..form },
            None => form,
        }
    }

    /// Whether the tokens are written as the form is: capitals where it has them.
    fn written(&self, at: usize, len: usize, form: &Form) -> bool {
        let capitals = (0..len.min(16)).all(|i| form.caps & (1 << i) == 0 || self.capital(at + i));
        capitals && (!form.upper || self.text.tokens.get(at).is_some_and(|t| t.case == Case::Upper))
    }

    /// Whether a form stands at `at` as a name, not as a common word or a part of another name.
    fn stands(&self, at: usize, len: usize, form: &Form, sentence: &Sentence, shouted: bool, last_end: usize) -> bool {
        let Some(entry) = self.entry(form.entry) else { return false };
        let (stop, end) = (at + len, sentence.range().end);
        match entry.when {
            When::Quoted => return self.commodity(at, stop, sentence),
            When::Currency => return self.currency(at, stop, sentence),
            When::Always => {}
        }
        // `USA-Veltis lance …`: the wire's label of a country before the name.
        let label = entry.level == Level::Country && sentence.title && at == sentence.range().start;
        let label = label && self.writes_inside(stop + 1);
        if self.hyphen_before(at, last_end) || self.hyphen_after(stop, end) && !label {
            return false;
        }
        if len > 1 || form.caps == 0 {
            return true;
        }
        let Some(token) = self.text.tokens.get(at) else { return false };
        // *le 12 AVRIL 2024* is no company.
        let number = |i: usize| self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        if self.has(token, Cue::Month)
            && (number(stop) || number(at.wrapping_sub(1)) || at > 0 && self.text.fold(at - 1) == "1er")
        {
            return false;
        }
        let fold = self.text.fold(at);
        let first_name = self.has(token, Cue::FirstM) || self.has(token, Cue::FirstF);
        if first_name && stop < end && self.opens_name(stop, shouted) && !self.corporate(stop) {
            return false;
        }
        let opens = self.opens(at, sentence) || shouted;
        let plain = opens && (form.common || self.writes_lower(at));
        if plain && !self.writes_inside(at) && !self.company_follows(stop, sentence) {
            return false;
        }
        // A short acronym in a line of capitals may be any word.
        !(shouted && form.upper && fold.len() <= 3) || self.writes_inside(at)
    }

    /// `le pétrole`, `l'or`, `le baril de brut`: a commodity told with its price.
    fn commodity(&self, at: usize, stop: usize, sentence: &Sentence) -> bool {
        let before = self.text.fold(at.wrapping_sub(1));
        let two = self.text.fold(at.wrapping_sub(2));
        let own = self.text.fold(at);
        let priced = sentence.range().any(|i| {
            self.text.tokens.get(i).is_some_and(|t| t.is('%') || (self.has(t, Cue::Price) && !(at..stop).contains(&i)))
        });
        let led = match before {
            "le" | "l'" | "la" => !matches!(two, "de" | "en" | "dans" | "pour") || own == "or",
            "du" | "de" | "d'" => matches!(
                two,
                "cours"
                    | "prix"
                    | "baril"
                    | "barils"
                    | "once"
                    | "tonne"
                    | "hausse"
                    | "baisse"
                    | "recul"
                    | "rebond"
                    | "chute"
                    | "envolee"
                    | "repli"
                    | "flambee"
                    | "reflux"
                    | "boisseau"
            ),
            _ => {
                let lists = before == "et" && sentence.title;
                (self.opens(at, sentence) || lists)
                    && self.capital(sentence.range().start)
                    && self.text.tokens.get(stop).is_some_and(|t| {
                        t.is(':') || t.is('/') || self.has(t, Cue::Verb) || self.text.fold(stop) == "et" || lists
                    })
            }
        };
        // `mais` is no maize.
        if own == "mais" && self.text.slice(at).is_ascii() {
            return false;
        }
        // The metals and crops that are everyday words need a market around them.
        let everyday = !matches!(own, "petrole" | "brut" | "or" | "cuivre" | "gaz" | "minerai");
        let market = || {
            sentence.range().any(|i| {
                matches!(self.text.fold(i), "once" | "cours" | "tonne" | "baril" | "contrat" | "boisseau" | "livraison")
            })
        };
        led && (priced || sentence.title) && (!everyday || market())
    }

    /// `l'euro`, `le billet vert`: a currency as a thing quoted, not the unit of an amount.
    fn currency(&self, at: usize, stop: usize, sentence: &Sentence) -> bool {
        let before = self.text.fold(at.wrapping_sub(1));
        let after = self.text.fold(stop);
        if matches!(after, "par" | "symbolique" | "numerique" | "pres") {
            return false;
        }
        // `l'Euro 2028` is a tournament.
        if self.text.tokens.get(at).is_some_and(|t| t.case == Case::Capital)
            && !self.opens(at, sentence)
            && !sentence.title
        {
            return false;
        }
        let unit = at.checked_sub(2).and_then(|i| self.text.tokens.get(i)).is_some_and(|t| {
            t.kind == TokenKind::Number
                || t.is('%')
                || self.has(t, Cue::Price) && !matches!(self.text.fold(at - 2), "cours" | "prix")
        });
        match before {
            "l'" | "le" | "la" | "du" | "au" => !unit,
            // `un euro fort` is the currency, `un euro par action` an amount.
            "un" => matches!(after, "fort" | "faible" | "cher" | "plus" | "trop"),
            "" => false,
            _ => self.opens(at, sentence) && sentence.title && self.text.tokens.get(stop).is_some_and(|t| t.is(':')),
        }
    }

    /// Whether a glued hyphen ties `at` to a word that is no name of its own.
    fn hyphen_before(&self, at: usize, last_end: usize) -> bool {
        let glued = self.text.tokens.get(at).is_some_and(|t| !t.spaced);
        let Some(hyphen) = at.checked_sub(1).filter(|_| glued) else { return false };
        self.text.tokens.get(hyphen).is_some_and(|t| t.is('-') && !t.spaced)
            && last_end != hyphen
            && hyphen
                .checked_sub(1)
                .is_some_and(|i| self.capital(i) && !matches!(self.text.fold(i), "ex" | "non" | "anti"))
    }

    /// Whether a glued hyphen and a capital go on after `stop`, with no name of the tables there.
    fn hyphen_after(&self, stop: usize, end: usize) -> bool {
        stop + 1 < end
            && self.text.tokens.get(stop).is_some_and(|t| t.is('-') && !t.spaced)
            && self.text.tokens.get(stop + 1).is_some_and(|t| !t.spaced)
            && (self.capital(stop + 1)
                || matches!(self.text.fold(stop + 1), "sur" | "en" | "les" | "le" | "la" | "sous"))
            && !self.parts_news(stop)
            && self.longest_form(stop + 1, end, |_, _| true).is_none()
    }

    /// Whether the hyphen at `at` parts a name from its news: `Veltis-Le bénéfice progresse`.
    pub(super) fn parts_news(&self, at: usize) -> bool {
        let article = matches!(self.text.fold(at + 1), "le" | "la" | "les" | "l'" | "un" | "une" | "des" | "du");
        article && self.capital(at + 1) && self.text.tokens.get(at + 2).is_some_and(|t| t.case == Case::Lower)
    }

    /// One past the legal form that follows a company's name.
    pub(super) fn legal_end(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            let Some(token) = self.text.tokens.get(at) else { break };
            let written = self.capital(at) || matches!(self.text.fold(at), "plc" | "plc.");
            if !(written && token.spaced && (self.has(token, Cue::Legal) || self.has(token, Cue::Group))) {
                break;
            }
            at += 1;
            // `S.A.` keeps its last stop, where it does not end the sentence.
            if token.span.slice(self.text.source).contains('.')
                && at + 1 < end
                && self.text.tokens.get(at).is_some_and(|t| t.is('.') && !t.spaced)
            {
                at += 1;
            }
        }
        at
    }

    /// Whether what follows a word can only follow a company: a move in brackets, a code, a verb.
    pub(super) fn company_follows(&self, at: usize, sentence: &Sentence) -> bool {
        let Some(token) = self.text.tokens.get(at).filter(|_| at < sentence.range().end) else { return false };
        self.moves_in_brackets(at)
            || self.ticker_in_brackets(at)
            || self.is_code(at)
            || self.verb_follows(at)
            || (self.has(token, Cue::Legal) && self.capital(at))
            || (sentence.title && token.is(':'))
    }

    /// `(+2,3%`, `(-1,2 %`, `(ABC.PA)`, `(Paris:ABC)`, `(FR0000…)`.
    pub(super) fn moves_in_brackets(&self, at: usize) -> bool {
        if !self.text.tokens.get(at).is_some_and(|t| t.is('(') || t.is('[')) {
            return false;
        }
        match self.text.tokens.get(at + 1) {
            Some(t) if matches!(t.first, '+' | '-' | '–' | '−' | '—') && t.kind == TokenKind::Sign => true,
            // `(2,34)`: the price, in Brussels.
            Some(t) if t.kind == TokenKind::Number => self.text.tokens.get(at + 2).is_some_and(|t| {
                t.is('%')
                    || t.is(')') && self.text.slice(at + 1).split_once(',').is_some_and(|(_, cents)| cents.len() == 2)
            }),
            Some(_) => self.is_code(at + 1) || self.code_end(at).is_some(),
            None => false,
        }
    }

    /// `(ABC)`: the code of a share.
    pub(super) fn ticker_in_brackets(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.is('('))
            && self.text.tokens.get(at + 1).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 5)
            && self.text.tokens.get(at + 2).is_some_and(|t| t.is(')'))
    }

    /// One past `(Paris:ABC)`, `(Euronext Growth : ALABC)`, `(TSX: ABC.A)`: codes are identifiers, not mentions.
    pub(super) fn code_end(&self, at: usize) -> Option<usize> {
        self.text.tokens.get(at).filter(|t| t.is('('))?;
        // `( AFP / JEAN MARTIN )`: who took the picture.
        if self.text.tokens.get(at + 2).is_some_and(|t| t.is('/'))
            && self.text.tokens.get(at + 1).is_some_and(|t| t.case == Case::Upper)
        {
            let close = (at + 3..at + 9).find(|i| self.text.tokens.get(*i).is_some_and(|t| t.is(')')))?;
            return (at + 3..close)
                .all(|i| self.capital(i) || self.text.tokens.get(i).is_some_and(|t| t.is('-')))
                .then_some(close + 1);
        }
        let colon = (at + 2..at + 7).find(|i| self.text.tokens.get(*i).is_some_and(|t| t.is(':')))?;
        let market = (at + 1..colon).all(|i| self.capital(i) || self.text.slice(i) == "-");
        let code =
            self.text.tokens.get(colon + 1).is_some_and(|t| t.case == Case::Upper || t.kind == TokenKind::Number);
        let close = (colon + 2..colon + 8).find(|i| self.text.tokens.get(*i).is_some_and(|t| t.is(')')))?;
        (market && code).then_some(close + 1)
    }

    /// One past a place that only says where an article was written: `Zoug (Agence) - `, `PARIS, 3 mai - `, `(Ottawa) `.
    fn dateline(&self, sentence: &Sentence, at: usize) -> Option<usize> {
        let tokens = &self.text.tokens;
        let sign = |i: usize, s: char| tokens.get(i).is_some_and(|t| t.is(s));
        let dash = |i: usize| ['-', '–', '—'].iter().any(|d| sign(i, *d)) && tokens.get(i).is_some_and(|t| t.spaced);
        let start = at == sentence.range().start;
        if !sign(at, '(') && !self.may_start(tokens.get(at)?) {
            return None;
        }
        let line = self.text.source.get(..tokens.get(at)?.span.start as usize)?;
        let opens = start || line.ends_with('\n') || line.trim_end().ends_with(['*', '•']);
        if sentence.title && start {
            return None;
        }
        if sign(at, '(') && start && line.ends_with('\n') {
            // `(Ottawa) L'économie …`
            let (len, form) = self.longest_form(at + 1, at + 6, |_, form| form.caps != 0)?;
            let city = self.entry(form.entry).is_some_and(|e| e.level == Level::City);
            return (city && sign(at + 1 + len, ')')).then_some(at + len + 2);
        }
        let shouts = tokens.get(at)?.case == Case::Upper;
        if !(opens || shouts) {
            return None;
        }
        let (len, form) = self.longest_form(at, at + 6, |_, form| form.caps != 0)?;
        if self.entry(form.entry).is_none_or(|e| e.kind != EntityKind::Place) {
            return None;
        }
        let mut end = at + len;
        if sign(end, ',') {
            let day = tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number) && self.cue(end + 2, Cue::Month);
            end = if day { end + 3 } else { return None };
        }
        let agency = sign(end, '(');
        if agency {
            end = (end + 1..end + 8).find(|i| sign(*i, ')'))? + 1;
        }
        // `PARIS (AFP) La Bourse …` does without its dash.
        let undashed =
            agency && shouts && self.capital(end) && tokens.get(end - 2).is_some_and(|t| t.case == Case::Upper);
        if undashed {
            return Some(end);
        }
        let city = self.entry(form.entry).is_some_and(|e| e.level == Level::City);
        let plain = city && line.ends_with('\n') && self.capital(end + 1) && end == at + len;
        (dash(end) && (agency || shouts || plain)).then_some(end + 1)
    }

    /// A Reuters code or an ISIN.
    pub(super) fn is_code(&self, at: usize) -> bool {
        let slice = self.text.slice(at);
        let isin = slice.len() == 12
            && slice.bytes().take(2).all(|b| b.is_ascii_uppercase())
            && slice.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && slice.bytes().next_back().is_some_and(|b| b.is_ascii_digit());
        let ric = slice.split_once('.').is_some_and(|(code, market)| {
            (2..=9).contains(&code.len())
                && (1..=2).contains(&market.len())
                && slice.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.')
                && code.bytes().any(|b| b.is_ascii_uppercase())
        });
        isin || ric
    }

    /// Whether token `at` opens its sentence, a bullet, a quotation or what follows a colon.
    pub(super) fn opens(&self, at: usize, sentence: &Sentence) -> bool {
        let Some(before) = at.checked_sub(1).filter(|i| *i >= sentence.range().start) else { return true };
        let Some(token) = self.text.tokens.get(before) else { return true };
        let glued_hyphen = token.is('-') && !token.spaced;
        token.kind == TokenKind::Sign
            && !glued_hyphen
            && !matches!(token.first, ',' | '(' | '[' | ')' | '/' | '&' | '%')
    }

    /// Whether token `at` may begin or go on a name: a capital that is no plain word.
    pub(super) fn opens_name(&self, at: usize, shouted: bool) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        self.capital(at)
            && !shouted
            && !self.is_code(at)
            && (!self.has(token, Cue::Stop) || self.inner(at))
            && !self.has(token, Cue::Never)
            && !self.has(token, Cue::Month)
            && self.gazetteer.demonym(self.text, at).is_none()
            && (self.text.slice(at).chars().count() > 1
                || (self.text.tokens.get(at + 1).is_some_and(|t| !t.spaced && (t.is('&') || t.is('-')))
                    && (self.capital(at + 2) || self.short_number(at + 2, false))))
    }

    /// Whether a number of one or two digits stands at `at`, after a space or glued to the sign before it.
    pub(super) fn short_number(&self, at: usize, spaced: bool) -> bool {
        self.text
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Number && t.spaced == spaced && (1..=2).contains(&t.span.len()))
    }

    /// Whether an adjective stands at `at` as part of a name: *Banque du Mont Bon*, *l'enseigne Petit Ardin*.
    fn inner(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.text.tokens.get(b)) else { return false };
        self.text.tokens.get(at).is_some_and(|t| t.case == Case::Capital && t.spaced && self.has(t, Cue::Inner))
            && before.kind == TokenKind::Word
            && !self.text.gap(at).contains('\n')
    }

    /// Whether the article is about France.
    pub(super) fn speaks_of_france(&self) -> bool {
        !self.lower.knows(&self.gazetteer.abroad) && !self.inside.knows(&self.gazetteer.abroad)
    }

    /// Whether the article writes the word at `at` in lower case.
    pub(super) fn writes_lower(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| self.lower.has(t))
    }

    /// Whether the article writes the word at `at` with a capital inside a sentence.
    pub(super) fn writes_inside(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| self.inside.has(t))
    }

    pub(super) fn corporate(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| self.has(t, Cue::Corporate) || self.has(t, Cue::Legal))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper | Case::Mixed))
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| {
            t.kind == TokenKind::Sign && matches!(t.first, '"' | '\'' | '«' | '»' | '“' | '”' | '‘' | '’')
        })
    }

    pub(super) fn has(&self, token: &Token, cue: Cue) -> bool {
        self.gazetteer.cues.has(token.word, cue)
    }

    pub(super) fn cue(&self, at: usize, cue: Cue) -> bool {
        self.text.tokens.get(at).is_some_and(|t| self.has(t, cue))
    }

    pub(super) fn entry(&self, entry: u32) -> Option<Entry<'g>> {
        match (self.user, entry.checked_sub(USERS)) {
            (Some(user), Some(line)) => user.entry(line),
            _ => self.gazetteer.entry(entry),
        }
    }
}
