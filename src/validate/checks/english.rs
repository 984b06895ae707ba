//! Whether the numerals, units, dates, names and bounds of the English come from its facts.

use std::cmp::Reverse;

use crate::{
    validate::{
        case::{Case, EnglishLine, Outcome},
        cues::Cues,
        dates::Parts,
        en::{Calendar, English, Numeral, Unit},
        grounds::Grounds,
        printed::{self, grounds},
        source::scan,
    },
    value::{Bound, DateMod},
};

/// Whether the number is of a date: a year, a day, a count of months.
fn is_dated(n: u32, parts: &Parts, modifier: Option<DateMod>) -> bool {
    let said = &parts.said;
    let small = u8::try_from(n).ok();
    let has = |list: &[u8]| small.is_some_and(|n| list.contains(&n));
    said.years.iter().any(|y| u32::try_from(*y).is_ok_and(|y| y == n || (n < 100 && y % 100 == n)))
        || has(&said.days)
        || has(&said.quarters)
        || has(&said.halves)
        || (said.first_months.is_some() && said.first_months == small)
        || said.length.is_some_and(|(count, unit)| {
            count == n || (unit == 'Y' && count * 12 == n) || (unit == 'M' && count == n * 12)
        })
        || said.clock.is_some_and(|(h, m, _)| small == Some(h) || small == Some(m) || small == h.checked_sub(12))
        || parts.week.is_some_and(|(_, w)| said.days.is_empty() && small == Some(w))
        || (modifier == Some(DateMod::End) && said.days.is_empty() && (28..=31).contains(&n))
}

fn dated<'a>(case: &Case<'a>, line: &EnglishLine<'a>, test: impl Fn(&Parts, Option<DateMod>) -> bool) -> bool {
    let told = grounds(case, line).flat_map(Grounds::dates).any(|(_, id)| {
        let modifier = case.date(id).and_then(|d| d.modifier);
        case.parts.get(id.index()).is_some_and(|p| p.as_ref().is_some_and(|p| test(p, modifier)))
    });
    // The day of publication may date a line that no day of its facts dates.
    let day = || {
        let mut days = grounds(case, line).flat_map(Grounds::dates).filter_map(|(_, id)| case.parts.get(id.index()));
        days.any(|parts| parts.as_ref().is_some_and(|p| p.day.is_some()))
    };
    told || !day() && case.published_parts.as_ref().is_some_and(|p| test(p, None))
}

/// Whether `text` stands, with no digit or letter glued to it, in a name, phrase, term or slice of the line's facts.
fn quoted<'a>(case: &Case<'a>, line: &EnglishLine<'a>, text: &str) -> bool {
    let within = |whole: &str| {
        whole.match_indices(text).any(|(at, _)| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            edge(whole.get(..at).and_then(|b| b.chars().next_back()))
                && edge(whole.get(at + text.len()..).and_then(|a| a.chars().next()))
        })
    };
    // A numeral may be printed apart from its word: `Chapter 11`, `A 320`.
    let digits = |whole: &str| within(whole) || (text.bytes().all(|b| b.is_ascii_digit()) && whole.contains(text));
    grounds(case, line).any(|g| {
        g.entities()
            .filter_map(|e| case.entity(e))
            .any(|e| within(&e.name) || e.mentions.iter().any(|m| m.text.len() <= 80 && within(&m.text)))
            || g.phrases().any(|p| within(&p.text) || p.english.as_deref().is_some_and(within))
            || g.terms().any(|(term, slice)| digits(term) || slice.is_some_and(within))
            || g.dates().filter_map(|(_, d)| case.date(d)).any(|d| within(&d.text))
    })
}

/// Whether the numeral is of a date of the line's facts.
fn is_of_date(case: &Case<'_>, line: &EnglishLine<'_>, numeral: &Numeral) -> bool {
    numeral.whole().is_some_and(|n| dated(case, line, |parts, modifier| is_dated(n, parts, modifier)))
}

/// The digits of the numeral as the line has them.
fn written<'a>(line: &EnglishLine<'a>, numeral: &Numeral) -> &'a str {
    line.text.get(numeral.bytes.0 as usize..numeral.bytes.1 as usize).unwrap_or("")
}

/// Every numeral is grounded.
pub(super) fn numerals(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (line, numeral, printed) in case.numerals() {
        let text = written(line, numeral);
        let grounded = printed.any || is_of_date(case, line, numeral) || quoted(case, line, text);
        out.want(grounded, None, line.own, || {
            format!("the {} says {text}, which no role of its facts says: {:?}", line.place, line.text)
        });
    }
    out
}

/// A numeral has its figure's unit.
pub(super) fn units(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (line, numeral, printed) in case.numerals() {
        if numeral.unit == Unit::None || !printed.any {
            continue;
        }
        let text = written(line, numeral);
        out.want(printed.fits || quoted(case, line, text), None, line.own, || {
            format!("the {} prints {text} as {:?}, which its figure is not: {:?}", line.place, numeral.unit, line.text)
        });
    }
    out
}

/// Months, weekdays, quarters and halves are of the facts' dates.
pub(super) fn calendar(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in &case.lines {
        for word in &line.english.calendar {
            // What could not be resolved is printed as the source says it.
            let unresolved = grounds(case, line)
                .flat_map(Grounds::dates)
                .any(|(_, d)| case.date(d).is_some_and(|d| d.value.is_none()));
            let grounded = unresolved
                || dated(case, line, |parts, _| match word {
                    Calendar::Month(m) => parts.said.months.contains(m),
                    Calendar::Weekday(d) => parts.said.weekdays.contains(d),
                    Calendar::Quarter(q) => parts.said.quarters.contains(q),
                    Calendar::Half(h) => parts.said.halves.contains(h),
                    Calendar::Clock(h, m) => parts.said.clock.is_some_and(|c| (c.0, c.1) == (*h, *m)),
                })
                || in_phrase(case, line, *word);
            out.want(grounded, None, line.own, || {
                format!("the {} says {word:?}, which no date of its facts says: {:?}", line.place, line.text)
            });
        }
    }
    out
}

fn in_phrase<'a>(case: &Case<'a>, line: &EnglishLine<'a>, word: Calendar) -> bool {
    let said = |text: &str| {
        let english = English::of(text);
        english.calendar.contains(&word)
            || case.reader.date(scan(text, case.reader).all(), None).months.iter().any(|m| Calendar::Month(*m) == word)
    };
    grounds(case, line).flat_map(Grounds::phrases).any(|p| said(&p.text) || p.english.as_deref().is_some_and(said))
}

/// Names are of the facts' entities.
pub(super) fn names(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let mut named: Vec<(usize, &str)> = case
        .sheet
        .entities
        .iter()
        .enumerate()
        .map(|(at, e)| (at, e.name.as_str()))
        .filter(|(_, name)| name.chars().next().is_some_and(char::is_uppercase))
        .collect();
    // Names by their first byte, the longest first.
    let head = |name: &str| name.bytes().next().map_or(0, usize::from);
    named.sort_by_key(|(_, name)| (head(name), Reverse(name.len())));
    let mut opened: [&[(usize, &str)]; 256] = [&[]; 256];
    for same in named.chunk_by(|(_, a), (_, b)| head(a) == head(b)) {
        if let Some(place) = same.first().and_then(|(_, name)| opened.get_mut(head(name))) {
            *place = same;
        }
    }
    for line in &case.lines {
        let allowed = |at: usize| grounds(case, line).any(|g| g.entities().any(|e| e.index() == at));
        let mut past = 0;
        for piece in line.english.scan.pieces.iter().filter(|p| p.upper) {
            if piece.start < past {
                continue;
            }
            let rest = line.text.get(piece.start as usize..).unwrap_or("");
            let known = opened.get(head(rest)).copied().unwrap_or_default();
            let stands =
                |name: &str| rest.strip_prefix(name).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
            let Some(&(_, longest)) = known.iter().find(|(_, name)| stands(name)) else { continue };
            past = piece.start + longest.len() as u32;
            // `30 A321neo`: what a figure of the facts counts.
            let counted = || {
                grounds(case, line).flat_map(Grounds::figures).any(|(_, figure)| {
                    case.figure(figure).and_then(|f| f.unit.as_deref()).is_some_and(|unit| unit.contains(longest))
                })
            };
            let of_facts = known.iter().any(|(at, name)| *name == longest && allowed(*at))
                || quoted(case, line, longest)
                || counted();
            out.want(of_facts, None, line.own, || {
                format!("the {} names {longest}, which none of its facts is about: {:?}", line.place, line.text)
            });
        }
    }
    out
}

/// Bounds survive, and none is added.
pub(super) fn bounds(case: &Case<'_>) -> Outcome {
    const ADDED: [Cues; 4] = [Cues::MORE_THAN, Cues::LESS_THAN, Cues::AT_LEAST, Cues::NEARLY];
    let mut out = Outcome::default();
    for (line, numeral, printed) in case.numerals() {
        if printed.exact == printed.bounded || is_of_date(case, line, numeral) {
            continue;
        }
        let text = written(line, numeral);
        if printed.exact {
            let added = line.english.bound_at(numeral);
            let holds = !ADDED.iter().any(|cue| added.has(*cue)) || added.has(Cues::ABOUT);
            out.want(holds, None, line.own, || {
                format!("the {} bounds {text}, which the source tells exactly: {:?}", line.place, line.text)
            });
        } else {
            // Told twice in one line (`«55 exemplaires»`), bounded once is enough.
            let twins = line.english.numerals.iter().filter(|n| (n.plain, n.power) == (numeral.plain, numeral.power));
            let said = twins.fold(Cues::NONE, |all, n| all | line.english.bounds(n));
            let mut bounds = printed::bounds(case, line, numeral);
            let holds = bounds.any(|bound| said.has(Cues::of_bound(bound)));
            out.want(holds, None, line.own, || {
                let bound = printed::bounds(case, line, numeral).next().unwrap_or(Bound::Exact);
                format!("the {} drops that {text} is {bound:?}: {:?}", line.place, line.text)
            });
        }
    }
    out
}
