//! Whom the source tells something of, and whom the sentence names.

use super::{
    judge::Judge,
    ledger::{self, Ledger},
    names::NAMES,
    order,
    told::Name,
};
use crate::text::Span;

/// What the source tells of one name is told of another.
pub(super) fn subject(judge: &mut Judge<'_, '_>) {
    let (told, ledger) = (judge.told, judge.ledger);
    if !told.quotes.is_empty() {
        return;
    }
    let Some((what, place)) = told_of(judge) else { return };
    let Some((at, sentence)) = ledger.sentences.iter().enumerate().find(|(_, s)| s.span.contains(place)) else {
        return;
    };
    let named: Vec<&Name> = told.names.iter().filter(|n| !n.initial || NAMES.stands(&n.words, &ledger.words)).collect();
    let Some(first) = named.first() else { return };
    judge.tick();
    let own = |words: &str| named.iter().any(|name| order::same(&name.words, words));
    let here = |name: &&Name| NAMES.stands(&name.words, &sentence.words);
    let place_told = NAMES.is_place(&first.words) || told.words.starts_with(" euro zone ");
    let leads = first.pieces.start <= 2 && !place_told;
    let bracketed = order::bracketed(ledger, sentence, place).filter(|(words, _)| !own(words));
    let rival = order::subject_before(ledger, sentence, place).filter(|(words, _)| !own(words));
    let rival = rival.filter(|(words, _)| !NAMES.is_place(words) || NAMES.is_place(&first.words));
    // `à 20% par Veltis`, `100 millions pour Veltis`
    let rival = rival.filter(|_| !named.iter().any(|name| order::follows(ledger, sentence, place, &name.words)));
    let between = |span: Span| ledger.source.at(Span::new(span.end, place.start), ledger::words);
    let old = match &rival {
        _ if bracketed.is_some() => true,
        // In a list of names each has its own clause.
        // A name right before the amount owns it.
        Some((_, span)) if adjoins(ledger, *span, place) => true,
        // Who expects something of another stands apart from it.
        Some(_) if told.hedged() => false,
        Some((_, span)) if named.iter().any(here) => {
            let clause = ledger.source.clause(place);
            let inside =
                named.iter().any(|name| order::clause_of(ledger, sentence, &name.words).is_some_and(|c| c == clause));
            clause.contains(*span) && !inside && !order::refers(&sentence.words)
        }
        Some((_, span)) => !order::refers(&between(*span)) && !order::introduced(ledger, at, &first.words, true),
        None => false,
    };
    // Who opens the sentence does not stand where the amount does, and nothing there can mean him.
    let others = named.iter().skip(1).any(here);
    let apart = rival.as_ref().is_none_or(|_| !told.hedged() || speaks(judge, first));
    let stranger = leads
        && !here(first)
        && apart
        && if others {
            !order::introduced(ledger, at, &first.words, false)
        } else {
            !supported(ledger, at, &first.words)
        };
    // Or only after it, in a clause of his own.
    let after = leads
        && here(first)
        && rival.as_ref().is_some_and(|(_, span)| {
            let clause = ledger.source.clause(place);
            clause.contains(*span)
                && order::clause_of(ledger, sentence, &first.words).is_some_and(|own| own.start >= clause.end)
        });
    if old || stranger || after {
        let (other, span) = match bracketed.or(rival) {
            Some((_, span)) => (ledger.slice(span), span),
            None => ("something else", sentence.span),
        };
        let message =
            format!("contradicted: the source does not tell {what} of {}, but of «{other}»", judge.words(first.span));
        judge.found("claim-subject", judge.whole(), Some(span), message);
    }
}

/// What the sentence tells, and where the source does: its main amount, else its first date.
fn told_of<'a>(judge: &Judge<'_, 'a>) -> Option<(&'a str, Span)> {
    let told = judge.told;
    if let Some((at, source)) = judge.main() {
        return Some((told.amounts.get(at).map_or("", |a| a.span.slice(told.text)), source.span));
    }
    let best = judge.anchor.best.filter(|_| told.amounts.is_empty())?;
    told.whens.iter().zip(&judge.anchor.whens).find_map(|(when, said)| {
        let time = said.iter().filter_map(|i| judge.ledger.times.get(*i)).find(|time| time.sentence == best)?;
        Some((judge.words(told.span(&when.pieces)), time.span))
    })
}

/// Whether the sentence tells what the name itself says or plans.
fn speaks(judge: &Judge<'_, '_>, name: &Name) -> bool {
    let all = judge.told.english.scan.all();
    (name.pieces.end..name.pieces.end + 2)
        .any(|at| matches!(all.fold(at), "confirmed" | "cut" | "expects" | "plans" | "raised" | "set" | "targets"))
}

/// Whether a name may be meant where a sentence of the source names nobody: the source is about it, or the sentence
/// before tells of it.
fn supported(ledger: &Ledger<'_>, at: usize, words: &str) -> bool {
    let opens = |i: usize| {
        ledger.sentence(i).and_then(|s| order::first_in(ledger, s)).is_some_and(|name| order::same(words, &name))
    };
    let stands = |i: usize| ledger.sentence(i).is_some_and(|s| NAMES.stands(words, &s.words));
    let often = (0..ledger.sentences.len()).filter(|i| stands(*i)).count() > 2 && (stands(0) || stands(1));
    if opens(0) || opens(1) || often || order::most(ledger, words) {
        return true;
    }
    let starts = |i: usize| ledger.sentence(i).is_some_and(|s| order::starts(ledger, s, words));
    if (0..at).rev().take(3).any(starts) {
        return true;
    }
    for i in (0..at).rev().take(4) {
        let Some(before) = ledger.sentence(i) else { continue };
        if order::first_in(ledger, before).is_some() {
            // What a sentence only goes on with, without a word for somebody, may be told of any name before.
            let own = ledger.sentence(at).map_or("", |s| s.words.as_str());
            let means = |word: &str| own.contains(&format!(" {word} "));
            let person =
                ["action", "elle", "il", "sa", "ses", "son", "titre"].into_iter().any(means) && !means("filiale");
            return opens(i) || !person && NAMES.stands(words, &before.words);
        }
    }
    false
}

/// Whether no more than three words and no comma stand between a name and an amount.
fn adjoins(ledger: &Ledger<'_>, name: Span, amount: Span) -> bool {
    let between = Span::new(name.end, amount.start).slice(ledger.source.text);
    !between.contains([',', ';', ':']) && between.split_whitespace().count() <= 3
}
