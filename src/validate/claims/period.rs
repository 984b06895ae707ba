//! Dates and periods of a sentence, and the period that the source tells of its amount.

use super::{
    counted,
    judge::Judge,
    ledger::{self, Ledger, Time},
    times,
};
use crate::{text::Span, validate::DateReading};

/// A date of the sentence is one of the source, told of the same thing.
pub(super) fn when(judge: &mut Judge<'_, '_>, at: usize) {
    let ledger = judge.ledger;
    let (told, said) = (judge.told, judge.anchor.whens.get(at).cloned());
    let (Some(when), Some(said)) = (told.whens.get(at), said) else { return };
    judge.tick();
    let span = told.span(&when.pieces);
    let text = judge.words(span);
    if matches!(when.said.years.as_slice(), [first, second] if *second != first + 1) {
        return judge.found("claim-date", span, None, format!("no two years follow each other so: {text}"));
    }
    let sentence = |i: &usize| ledger.times.get(*i).map_or(usize::MAX, |t| t.sentence);
    let best = judge.anchor.best.unwrap_or(0);
    let mut said = said;
    if is_period(&when.said) {
        said.retain(|i| ledger.times.get(*i).is_some_and(|time| !time.anaphoric || is_of_main(judge, time)));
    }
    let nearest = said.iter().min_by_key(|i| (sentence(i).abs_diff(best), **i)).copied();
    if let Some(earlier) = compared(judge, span) {
        return of_earlier(judge, &when.said, span, nearest, earlier);
    }
    if is_period(&when.said)
        && let Some(own) = own(judge).filter(|own| !judge.told.whens.iter().any(|when| tells(judge, &when.said, own)))
    {
        let message = format!("contradicted: not {text}, the source says «{}» of it", ledger.slice(own.span));
        return judge.found("claim-date", span, Some(own.span), message);
    }
    if nearest.is_none() && times::is_publication(&when.said, ledger.published) {
        return;
    }
    if nearest.is_none() && is_year_ended(judge, &when.said) {
        return;
    }
    // What stands in the sentence told and is a period of another time.
    let rival = || {
        let own = ledger.times.iter().filter(|t| t.sentence == best && !t.anaphoric && has_period(&t.said));
        let main = judge.main().map(|(_, amount)| ledger.source.clause(amount.span));
        // One that stands beside an earlier or another amount is that one's.
        let of_main =
            |t: &&ledger::Time| main.is_some_and(|clause| clause.contains(t.span) || t.span.end <= clause.start);
        let between = |t: &&ledger::Time| {
            let main = judge.main().map_or(t.span.start, |(_, amount)| amount.span.start);
            !ledger.amounts.iter().any(|a| t.span.end <= a.span.start && a.span.end <= main)
        };
        own.filter(of_main).filter(between).filter(|t| same_grain(&t.said, &when.said)).min_by_key(|t| t.span.start)
    };
    match nearest {
        Some(i) => {
            let far = sentence(&i) != best && is_period(&when.said) && judge.anchor.best.is_some();
            let Some(time) = ledger.times.get(i) else { return };
            if far && let Some(rival) = rival() {
                let message = format!("contradicted: not {text}, the source says «{}» of it", ledger.slice(rival.span));
                return judge.found("claim-date", span, Some(rival.span), message);
            }
            // A period is told near by, in the title or in the first sentences; elsewhere it is of something else.
            let place = |at: usize| ledger.sentence(at).map(|s| s.paragraph);
            let reach = |i: &usize| {
                let at = sentence(i);
                at <= best + 1 || place(at) == place(best)
            };
            let period = !when.said.quarters.is_empty()
                || !when.said.halves.is_empty()
                || when.said.first_months.is_some()
                || when.said.days.is_empty() && !when.said.months.is_empty();
            let quote = ledger.slice(time.span);
            // `with completion expected in` is told of another sentence, and nothing anchors what has no amount.
            let apart = judge.told.amounts.is_empty() || judge.told.words.contains(" completion ");
            if period && !apart && judge.anchor.best.is_some() && !said.iter().any(reach) {
                let message = format!("«{quote}» is told of something else in the source");
                return judge.found("claim-date", span, Some(time.span), message);
            }
            judge.found("claim-supported", span, Some(time.span), format!("supported: «{quote}»"));
        }
        None => {
            // A bare length may be told in words that no reader of dates takes.
            if when.said.length.is_some() {
                let n = when.said.length.map_or(0, |(n, _)| n);
                let told = ledger.amounts.iter().any(|a| ledger.values(a).any(|(v, _)| v.to_u32() == Some(n)))
                    || ledger.words.contains(&format!(" {n} "));
                if told {
                    return;
                }
            }
            let rival = rival().map(|t| t.span);
            let message = match rival {
                Some(other) => format!("contradicted: not {text}, the source says «{}»", ledger.slice(other)),
                None => format!("not in the source: {text}"),
            };
            judge.found("claim-date", span, rival, message);
        }
    }
}

/// The amount of the source that the sentence compares with, where a date of it stands right behind that amount
/// (`from 3.6% in November`).
fn compared<'j>(judge: &Judge<'j, '_>, date: Span) -> Option<&'j ledger::Amount> {
    let before = |(_, a): &(usize, &counted::Amount)| judge.told.span(&a.pieces).end <= date.start;
    let (at, amount) = judge.told.amounts.iter().enumerate().rfind(before)?;
    let gap = date.start - judge.told.span(&amount.pieces).end;
    if !amount.beside || gap > 24 { None } else { judge.source_of(at).map(|(amount, _)| amount) }
}

/// The date of what the sentence compares with is that of the earlier amount; `un mois plus tôt` may stand behind it.
fn of_earlier(
    judge: &mut Judge<'_, '_>,
    said: &DateReading,
    span: Span,
    nearest: Option<usize>,
    earlier: &ledger::Amount,
) {
    let ledger = judge.ledger;
    let text = judge.words(span);
    let own = period_of(ledger, earlier).filter(|own| own.span.start >= earlier.span.end);
    if let Some(own) = own.filter(|own| is_period(said) && !tells(judge, said, own)) {
        let message = format!("contradicted: not {text}, the source says «{}» of it", ledger.slice(own.span));
        return judge.found("claim-date", span, Some(own.span), message);
    }
    let counted = |t: &&Time| t.anaphoric && t.span.start >= earlier.span.end && t.span.start - earlier.span.end <= 28;
    let place = nearest.and_then(|i| ledger.times.get(i)).or_else(|| ledger.times.iter().find(counted));
    match place {
        Some(time) => {
            let quote = ledger.slice(time.span);
            judge.found("claim-supported", span, Some(time.span), format!("supported: «{quote}»"));
        }
        None => judge.found("claim-date", span, None, format!("not in the source: {text}")),
    }
}

/// Whether a date names a month, a part of a year or years.
fn has_period(said: &DateReading) -> bool {
    !(said.quarters.is_empty() && said.halves.is_empty() && said.months.is_empty() && said.years.is_empty())
        || said.first_months.is_some()
}

/// Whether it does and names no day.
fn is_period(said: &DateReading) -> bool {
    has_period(said) && said.days.is_empty() && said.weekdays.is_empty()
}

/// Whether what counts from another time (`un an plus tôt`) dates the main amount: no other stands between.
fn is_of_main(judge: &Judge<'_, '_>, time: &Time) -> bool {
    let Some((_, amount)) = judge.main() else { return true };
    let first = time.span.start >= amount.span.end && !stands_between(judge.ledger, amount.span.end, time.span.start);
    time.sentence == amount.sentence && first
}

fn stands_between(ledger: &Ledger<'_>, from: u32, to: u32) -> bool {
    ledger.amounts.iter().any(|a| from <= a.span.start && a.span.end <= to)
}

/// The period that the source tells of the main amount, else of another of its sentence.
fn own<'j>(judge: &Judge<'j, '_>) -> Option<&'j Time> {
    let (_, main) = judge.main()?;
    let others = judge.told.amounts.iter().enumerate().filter(|(_, a)| !a.beside && !a.loose);
    let others = others.filter_map(|(at, _)| judge.source_of(at)).map(|(amount, _)| amount);
    std::iter::once(main)
        .chain(others.filter(|amount| amount.sentence == main.sentence))
        .find_map(|amount| period_of(judge.ledger, amount))
}

/// The period that the source tells of an amount: right after it, or before it with no other amount between.
fn period_of<'j>(ledger: &'j Ledger<'_>, amount: &ledger::Amount) -> Option<&'j Time> {
    let part = |t: &Time| t.said.length.is_some_and(|(n, unit)| unit == 'M' && [3, 6, 9].contains(&n));
    let relative = |t: &Time| t.said.year_offset.is_some() || t.said.month_offset.is_some();
    let is = |t: &&Time| {
        let plain = t.said.clock.is_none() && t.said.day_offset.is_none() && t.said.week_offset.is_none();
        t.sentence == amount.sentence && !t.anaphoric && plain && (is_period(&t.said) || relative(t) || part(t))
    };
    let after = ledger.times.iter().filter(is).find(|t| {
        let Some(gap) = t.span.start.checked_sub(amount.span.end) else { return false };
        let between = Span::new(amount.span.end, t.span.start).slice(ledger.source.text);
        gap <= 28 && !between.contains([',', ';', '(', ':']) && !between.contains("contre")
    });
    after.or_else(|| {
        let before = ledger.times.iter().filter(is).rfind(|t| t.span.end <= amount.span.start);
        let clause = ledger.source.clause(amount.span);
        let opens = ledger.sentence(amount.sentence).map_or(0, |s| s.span.start) + 20;
        // What stands right after another amount is that one's.
        let taken =
            |t: &Time| ledger.amounts.iter().any(|a| a.span.end <= t.span.start && t.span.start - a.span.end <= 16);
        let apt = |t: &&Time| (clause.contains(t.span) || t.span.start <= opens) && !taken(t);
        before.filter(apt).filter(|t| !stands_between(ledger, t.span.end, amount.span.start))
    })
}

/// Whether a period of the sentence is that of the source, and no coarser one.
fn tells(judge: &Judge<'_, '_>, said: &DateReading, own: &Time) -> bool {
    let year =
        said.quarters.is_empty() && said.halves.is_empty() && said.months.is_empty() && said.first_months.is_none();
    let part = !(own.said.quarters.is_empty() && own.said.halves.is_empty() && own.said.months.is_empty())
        || own.said.first_months.is_some()
        || own.said.length.is_some();
    // The end of December is that of the year.
    let end = own.said.months == [12] && judge.told.words.contains(" end of ");
    let coarser = year && part && !end && own.said.length.is_none_or(|(n, _)| n < 12);
    !coarser && times::may_say(said, own, judge.ledger.published, judge.told.hedged())
}

/// Whether the year is the one before publication's and the source speaks of a year that has ended.
fn is_year_ended(judge: &Judge<'_, '_>, said: &DateReading) -> bool {
    const WORDS: &[&str] = &[" annuels ", " annuelles ", " annee ecoulee ", " exercice clos ", " exercice ecoule "];
    let before = judge.ledger.published.is_some_and(|p| said.years == [p.year() - 1]);
    let bare = said.quarters.is_empty() && said.halves.is_empty() && said.months.is_empty();
    before && bare && WORDS.iter().any(|words| judge.ledger.words.contains(words))
}

/// Whether two dates tell times of one length.
fn same_grain(a: &DateReading, b: &DateReading) -> bool {
    let grain = |d: &DateReading| match d {
        d if !d.days.is_empty() || !d.weekdays.is_empty() || d.day_offset.is_some() => 0,
        d if !d.quarters.is_empty() || !d.halves.is_empty() || d.first_months.is_some() => 2,
        d if !d.months.is_empty() || d.month_offset.is_some() => 1,
        d if !d.years.is_empty() || d.year_offset.is_some() => 3,
        _ => 4,
    };
    grain(a) == grain(b)
}
