//! What the source tells an amount as: of which measure, as a level or a move, as the new or the earlier one.

use super::{
    judge::Judge,
    ledger::{self, Amount},
    topics::Topic,
};
use crate::{text::Span, validate::reading::Unit};

/// Why the amount of the source is not what the sentence makes of it; nothing where it may be.
pub(super) fn misplaced(judge: &Judge<'_, '_>, at: usize, source: &Amount) -> Option<&'static str> {
    if !judge.told.quotes.is_empty() {
        return None;
    }
    if is_earlier(judge, at, source) {
        return Some("is told as the earlier amount");
    }
    let main = judge.main().is_some_and(|(main, _)| main == at);
    if main && is_level(judge, at, source) {
        return Some("is told as a level, not as a move");
    }
    let counted = judge.told.amounts.get(at).is_none_or(|own| own.unit == Unit::Unknown);
    (main && !counted && is_of_other(judge, source)).then_some("is told of another measure")
}

/// The last words of the source before an amount, in its sentence.
fn before(judge: &Judge<'_, '_>, source: &Amount) -> String {
    let start = judge.ledger.sentence(source.sentence).map_or(source.span.start, |s| s.span.start);
    judge.ledger.source.at(Span::new(start, source.span.start), ledger::words)
}

/// Words of a sentence that tells of an earlier, expected or compared amount.
const COMPARES: &[&str] = &[
    " after ",
    " against ",
    " compared ",
    " consensus ",
    " earlier ",
    " exceed",
    " expected ",
    " forecast",
    " from ",
    " previous",
    " versus ",
    " year before ",
];

/// What the source tells after `contre` is told as the amount of now.
fn is_earlier(judge: &Judge<'_, '_>, at: usize, source: &Amount) -> bool {
    let (told, ledger) = (judge.told, judge.ledger);
    let beside = told.amounts.get(at).is_none_or(|own| own.beside || own.loose);
    if beside || told.hedged() || COMPARES.iter().any(|words| told.words.contains(words)) {
        return false;
    }
    let words = before(judge, source);
    let close = [" contre ", " au lieu de ", " contre un ", " contre une "].iter().any(|end| words.ends_with(end));
    let compared = [" contre ", " comparativement a "].iter().any(|word| words.contains(word));
    let before = ledger.times.iter().find(|t| {
        t.anaphoric && t.span.start >= source.span.end && t.span.start - source.span.end <= 16 && t.grain != Some('D')
    });
    let close = close || compared && before.is_some();
    // The period of the earlier amount may be what the sentence tells.
    let after = ledger.times.iter().find(|t| {
        t.sentence == source.sentence && t.span.start >= source.span.end && t.span.start - source.span.end <= 24
    });
    let own = after.is_some_and(|time| {
        judge.told.whens.iter().any(|when| super::times::may_say(&when.said, time, ledger.published, false))
    });
    close && !own
}

/// Words of the source that make a rate a move wherever it stands (`la croissance ressort à 3%`).
const MOVES: &[&str] = &[
    "baiss",
    "croissance",
    "evolu",
    "gain",
    "hausse",
    "inflation",
    "pertes",
    "pib",
    "prix",
    "progress",
    "recul",
    "rench",
    "repli",
    "rythme",
    "variation",
];

/// A rate that the source tells as a level (`est monté à 4,3%`) is told as the size of a move.
fn is_level(judge: &Judge<'_, '_>, at: usize, source: &Amount) -> bool {
    let told = judge.told;
    let Some(own) = told.amounts.get(at).filter(|own| own.unit == Unit::Percent) else { return false };
    let all = told.english.scan.all();
    let verb = own.pieces.start.checked_sub(1).map_or("", |i| all.fold(i));
    let moved = matches!(verb, "rose" | "fell" | "by" | "grew" | "gained" | "lost" | "declined" | "increased");
    let start = judge.ledger.sentence(source.sentence).map_or(source.span.start, |s| s.span.start);
    let words = before(judge, source);
    let level = judge.ledger.source.at(Span::new(start, source.span.start), |text| {
        let last = text.pieces().len().checked_sub(1);
        last.is_some_and(|last| text.raw(last) == "à" && !(last > 0 && text.is_sign(last - 1, ':')))
    });
    moved && level && !words.split(' ').any(|word| MOVES.iter().any(|stem| word.starts_with(stem)))
}

/// Topics that the source tells by words of their own wherever it tells their amounts.
const MEASURES: &[&str] = &[
    "backlog",
    "cash flow",
    "contract",
    "earnings per share",
    "invest",
    "market capitalisation",
    "net debt",
    "net income",
];

/// The measures that the sentence speaks of are told elsewhere, not with the amount.
fn is_of_other(judge: &Judge<'_, '_>, source: &Amount) -> bool {
    let ledger = judge.ledger;
    let measures: Vec<&&Topic> = judge.anchor.topics.iter().filter(|topic| MEASURES.contains(&topic.name())).collect();
    let near = |at: usize| {
        ledger.sentence(at).filter(|s| {
            at == source.sentence || ledger.sentence(source.sentence).is_some_and(|own| own.paragraph == s.paragraph)
        })
    };
    let told = |topic: &Topic| {
        [Some(source.sentence), source.sentence.checked_sub(1)]
            .into_iter()
            .flatten()
            .filter_map(near)
            .any(|s| topic.told(&s.words))
    };
    !measures.is_empty() && measures.iter().all(|topic| topic.told(&ledger.words) && !told(topic))
}
