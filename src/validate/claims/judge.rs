//! One sentence of the summary, claim by claim.

use std::ops::Range;

use super::{
    Claim,
    amounts::{self, Match},
    anchor::Anchor,
    checks::CLAIM_CHECKS,
    counted::Amount,
    ledger::{self, Ledger},
    names::NAMES,
    order, period, stance,
    told::{Name, Told},
    told_as, who,
};
use crate::{
    sheet::Severity,
    text::Span,
    validate::{cues::Cues, reading::Unit},
};

/// Judges one sentence.
pub(super) struct Judge<'j, 'a> {
    pub told: &'j Told<'a>,
    pub ledger: &'j Ledger<'a>,
    pub anchor: Anchor,
    pub claims: Vec<Claim>,
    pub checked: u32,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub fn new(told: &'j Told<'a>, ledger: &'j Ledger<'a>) -> Self {
        Self { told, ledger, anchor: Anchor::of(told, ledger), claims: Vec::new(), checked: 0 }
    }

    /// Judges every claim.
    pub fn run(&mut self) {
        self.quotes();
        for at in 0..self.told.names.len() {
            self.name(at);
        }
        for at in 0..self.told.amounts.len() {
            self.amount(at);
        }
        for at in 0..self.told.whens.len() {
            period::when(self, at);
        }
        self.topics();
        who::subject(self);
        stance::direction(self);
        stance::hedge(self);
        stance::negation(self);
        stance::attribution(self);
        order::roles(self);
        order::parties(self);
        order::parent(self);
        let nothing = self.told.amounts.is_empty() && self.told.whens.is_empty() && self.told.quotes.is_empty();
        if nothing
            && self.anchor.topics.is_empty()
            && !self.told.names.iter().any(|n| NAMES.stands(&n.words, &self.ledger.words))
        {
            self.found(
                "claim-unmatched",
                self.whole(),
                None,
                "nothing of this sentence can be matched with the source".to_owned(),
            );
        }
        self.claims.sort_by_key(|claim| claim.span.start);
    }

    /// The bytes of the whole sentence.
    pub fn whole(&self) -> Span {
        Span::new(0, self.told.text.len() as u32)
    }

    /// What of the sentence stands at `span`.
    pub fn words(&self, span: Span) -> &'a str {
        span.slice(self.told.text)
    }

    /// Counts a comparison.
    pub fn tick(&mut self) {
        self.checked = self.checked.saturating_add(1);
    }

    /// Reports what became of a claim.
    pub fn found(&mut self, check: &'static str, span: Span, source: Option<Span>, message: String) {
        let severity = CLAIM_CHECKS.iter().find(|c| c.id == check).map_or(Severity::Error, |c| c.severity);
        self.claims.push(Claim { check, severity, span, source, message });
    }

    /// Whether the sentence of the source at `at` is the one that this sentence tells, or stands beside it.
    pub fn near(&self, at: usize) -> bool {
        self.anchor.best.is_some_and(|best| at.abs_diff(best) <= 1)
    }

    /// The amount of the source that most likely says the one at `at`: in the sentence told, else the nearest.
    pub fn source_of(&self, at: usize) -> Option<(&'j ledger::Amount, Match)> {
        let said = self.anchor.amounts.get(at)?;
        let place = |i: usize| self.ledger.amounts.get(i).map_or(usize::MAX, |a| a.sentence);
        let best = self.anchor.best.unwrap_or(0);
        let (i, how) = said.iter().min_by_key(|(i, _)| (place(*i).abs_diff(best), *i))?;
        Some((self.ledger.amounts.get(*i)?, *how))
    }

    /// The amount that the sentence is about: the first rate, else the first amount, none that is told beside.
    pub fn main(&self) -> Option<(usize, &'j ledger::Amount)> {
        let all = || self.told.amounts.iter().enumerate().filter(|(_, a)| !a.beside && !a.loose);
        let rate = all().find(|(_, a)| matches!(a.unit, Unit::Percent | Unit::PercentagePoints | Unit::BasisPoints));
        let (at, _) = rate.or_else(|| all().next())?;
        self.source_of(at).map(|(amount, _)| (at, amount))
    }

    /// Every sentence of the source that holds an amount of this one, the one told first.
    pub fn sentences(&self) -> Vec<usize> {
        let mut out: Vec<usize> = self.anchor.best.into_iter().collect();
        for at in 0..self.told.amounts.len() {
            out.extend(self.source_of(at).map(|(amount, _)| amount.sentence));
        }
        out.dedup();
        out
    }

    fn amount(&mut self, at: usize) {
        let (told, ledger) = (self.told, self.ledger);
        let Some(own) = told.amounts.get(at) else { return };
        self.tick();
        let text = self.words(own.span);
        let Some((source, how)) = self.source_of(at) else {
            return self.unfound(own);
        };
        let span = source.span;
        let quote = ledger.slice(span);
        let far = !self.tells(source.sentence);
        if far && !own.loose {
            let message = format!("«{quote}» is told of something else than this sentence tells");
            return self.found("claim-elsewhere", own.span, Some(span), message);
        }
        if own.loose {
            return;
        }
        if let Some(why) = told_as::misplaced(self, at, source) {
            return self.found("claim-elsewhere", own.span, Some(span), format!("«{quote}» {why}"));
        }
        self.tick();
        let minus = source.reading.numbers.iter().any(|n| n.minus);
        if own.minus && !minus {
            return self.found("claim-sign", own.span, Some(span), format!("{text} is negative, «{quote}» is not"));
        }
        // A fall may be told by its word; a level below nought may not.
        let fall = told.english.cues.has(Cues::DOWN | Cues::MAYBE_DOWN | Cues::TURN);
        let rise = told.english.cues.has(Cues::UP) && !told.words.contains(" after a rise ");
        if minus && !own.minus && (!fall || rise) {
            return self.found("claim-sign", own.span, Some(span), format!("{text} is not negative, «{quote}» is"));
        }
        self.tick();
        if let Some(why) = bound(own, source, how) {
            return self.found("claim-bound", own.span, Some(span), format!("{text} {why} «{quote}»"));
        }
        let cut = if how == Match::Rounded { " (rounded)" } else { "" };
        self.found("claim-supported", own.span, Some(span), format!("supported{cut}: «{quote}»"));
    }

    /// Whether the sentence of the source at `at` may tell an amount of this sentence.
    fn tells(&self, at: usize) -> bool {
        let Some(sentence) = self.ledger.sentence(at) else { return false };
        let Some(best) = self.anchor.best.filter(|best| *best != at) else { return true };
        let named = self.anchor.names.iter().any(|stands| stands.get(at) == Some(&true));
        let beside = self.near(at) || self.ledger.sentence(best).map(|s| s.paragraph) == Some(sentence.paragraph);
        let topic = self.anchor.topics.iter().any(|topic| topic.told(&sentence.words));
        // A sentence that names others tells of them.
        let others = || {
            let names = order::names_in(self.ledger, sentence);
            let own = |name: &str| self.told.names.iter().any(|own| order::same(&own.words, name));
            // A list of places tells of the parts of one.
            let list = names.iter().filter(|name| NAMES.is_place(name)).count() > 1;
            names.iter().any(|name| !(list && NAMES.is_place(name)) && !own(name))
        };
        let apt = topic || self.anchor.topics.is_empty() && beside;
        named && apt || (beside || topic || self.told.names.is_empty()) && !others()
    }

    /// An amount that the source does not state as it is.
    fn unfound(&mut self, own: &Amount) {
        let (ledger, text) = (self.ledger, self.words(own.span));
        let near: Vec<usize> = self.anchor.best.into_iter().collect();
        if let Some((formula, first, _)) = amounts::derived(own, ledger, &near) {
            let source = ledger.amounts.get(first).map(|a| a.span);
            return self.found("claim-derived", own.span, source, format!("derived: {text} = {formula}"));
        }
        if own.loose {
            return;
        }
        // What the sentence told has of the same kind stands against it.
        let kind = |a: &&ledger::Amount| {
            amounts::same_unit(own.unit, a.reading.unit, ledger, a) && a.reading.unit != Unit::Unknown
        };
        let nearest = ledger.amounts.iter().filter(kind).filter(|a| self.near(a.sentence)).min_by_key(|a| {
            let value = ledger.values(a).next().map_or(0.0, |(v, _)| v.to_f64());
            let told = own.values.first().map_or(0.0, |v| v.to_f64());
            ((value - told).abs() / told.abs().max(1e-9) * 1000.0) as u64
        });
        let same = |a: &&ledger::Amount| ledger.values(a).any(|(v, _)| own.values.contains(&v));
        let unit = ledger.amounts.iter().filter(same).find(|a| self.near(a.sentence));
        let (message, source) = match (unit, nearest) {
            (Some(other), _) => (
                format!("contradicted: {text} is «{}» in the source, in another unit", ledger.slice(other.span)),
                Some(other.span),
            ),
            (_, Some(other)) => {
                (format!("contradicted: not {text}, the source says «{}»", ledger.slice(other.span)), Some(other.span))
            }
            _ => (format!("not in the source: {text}"), None),
        };
        self.found("claim-figure", own.span, source, message);
    }

    fn name(&mut self, at: usize) {
        let (told, ledger) = (self.told, self.ledger);
        let Some(name) = told.names.get(at) else { return };
        self.tick();
        if NAMES.stands(&name.words, &ledger.words) {
            return;
        }
        // The first word of a sentence is written large whatever it is.
        if name.initial && !owns(told, name) || name.words.split_whitespace().all(|word| word.len() < 2) {
            return;
        }
        let text = self.words(name.span);
        self.found("claim-name", name.span, None, format!("not in the source: {text}"));
    }

    fn topics(&mut self) {
        for topic in self.anchor.topics.clone() {
            self.tick();
            if !topic.told(&self.ledger.words) {
                let message = format!("not in the source: nothing there tells of {:?}", topic.name());
                self.found("claim-topic", self.whole(), None, message);
            }
        }
    }

    /// Words quoted in French stand in the source; English ones cannot be held against it.
    fn quotes(&mut self) {
        let (told, ledger) = (self.told, self.ledger);
        for quote in &told.quotes {
            let text = quote.slice(told.text);
            let words = super::names::words(text);
            if words.split_whitespace().count() < 3 {
                continue;
            }
            self.tick();
            if ledger.words.contains(&words) {
                self.found("claim-supported", *quote, place(ledger, text), "supported: quoted as it stands".to_owned());
            } else if french(&words, ledger) {
                self.found("claim-quote", *quote, None, "these words do not stand so in the source".to_owned());
            }
        }
    }
}

/// Whether most words are of the source: a quotation in its language.
fn french(words: &str, ledger: &Ledger<'_>) -> bool {
    let (all, own) = words
        .split_whitespace()
        .fold((0, 0), |(all, own), word| (all + 1, own + usize::from(ledger.words.contains(&format!(" {word} ")))));
    own * 5 >= all * 3
}

/// Where the first words of a quotation stand.
fn place(ledger: &Ledger<'_>, text: &str) -> Option<Span> {
    let at = ledger.source.text.find(text)?;
    Some(Span::new(at as u32, (at + text.len()) as u32))
}

/// Whether something is said to be of the name, or it is told of shares of it: then it is a name.
fn owns(told: &Told<'_>, name: &Name) -> bool {
    let all = told.english.scan.all();
    let Range { end, .. } = name.pieces;
    all.is_sign(end, '\'') || matches!(all.fold(end), "shares" | "stock" | "said" | "plans" | "reported" | "expects")
}

/// Why the bound is not the source's; nothing where it is.
fn bound(own: &Amount, source: &ledger::Amount, how: Match) -> Option<&'static str> {
    const GROUPS: [(Cues, Cues); 3] =
        [(Cues::MORE_THAN, Cues::AT_LEAST), (Cues::LESS_THAN, Cues::AT_MOST), (Cues::ABOUT, Cues::NEARLY)];
    let any = GROUPS.iter().fold(Cues::VAGUE, |all, (a, b)| all | *a | *b);
    let (english, french) = (own.bounds & any, source.bounds & any);
    if source.tight & any != Cues::NONE && english.is_empty() && !source.bounds.has(Cues::EXACT) {
        return Some("drops the bound of");
    }
    // An approximation may be the summary's own, where it cuts digits.
    if !english.is_empty() && french.is_empty() && how == Match::Same && !(english.has(Cues::ABOUT) && own.step == 0.0)
    {
        return Some("bounds what the source tells exactly:");
    }
    let hits = GROUPS.iter().any(|(a, b)| english.has(*a | *b) && french.has(*a | *b));
    if !english.is_empty() && !french.is_empty() && !hits && !(french | english).has(Cues::VAGUE | Cues::NEARLY) {
        return Some("bounds otherwise than");
    }
    None
}
