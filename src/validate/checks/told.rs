//! Whether what a fact holds is told: every entity and figure somewhere, stance and period as they are.

use super::order::find;
use crate::{
    facts::ontology::FactType,
    sheet::{Entity, EntityKind, Fact, FactId, Figure},
    text::Span,
    validate::{
        case::{Case, EnglishLine, Outcome},
        cues::Cues,
        dates::Parts,
        en::{Calendar, English, Numeral},
    },
    value::{Amount, Decimal, Modality},
};

/// The facts with their own statement's line.
fn statements<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (FactId, &'a Fact, &'c EnglishLine<'a>)> {
    case.lines.iter().filter_map(|line| line.own.and_then(|id| case.fact(id).map(|fact| (id, fact, line))))
}

/// Every entity and figure of a fact is told in its statement or stands in its evidence.
pub(super) fn roles(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let Some(grounds) = case.grounds(id) else { continue };
        let inside = |span: Span| fact.evidence.iter().any(|e| e.span.contains(span));
        for entity in grounds.entities().filter_map(|e| case.entity(e)) {
            let holds = entity.mentions.iter().any(|m| inside(m.span))
                || named(entity, line.text)
                || entity.name.starts_with(char::is_lowercase) && in_part(entity, line.text)
                || entity.kind == EntityKind::Place && adjective(entity).is_none_or(|word| line.text.contains(word));
            out.want(holds, None, Some(id), || {
                format!("neither the evidence nor the statement names {} {:?}", entity.id, entity.name)
            });
        }
        for (role, figure) in grounds.figures().filter_map(|(role, f)| Some((role, case.figure(f)?))) {
            out.want(inside(figure.span) || printed(line, figure), Some(figure.span), Some(id), || {
                format!("neither the evidence nor the statement tells the {role} {} {:?}", figure.id, figure.text)
            });
        }
    }
    out
}

/// Whether one word of a name that is turned into English is told (`The Saint-Etienne commercial court`).
fn in_part(entity: &Entity, text: &str) -> bool {
    entity.name.split([' ', '-']).any(|word| word.starts_with(char::is_uppercase) && find(text, word).is_some())
}

/// The roles that say whom a fact is about.
const SUBJECTS: &[&str] = &["issuer", "organisation", "subject"];

/// Whom a fact is about is named.
pub(super) fn subject(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let roles = SUBJECTS.iter().filter_map(|role| fact.body.get(role)?.entity());
        for entity in roles.filter_map(|id| case.entity(id)).filter(|e| e.kind != EntityKind::Place) {
            let holds = named(entity, line.text) || in_part(entity, line.text);
            out.want(holds, None, Some(id), || {
                format!("the statement does not name {} {:?}: {:?}", entity.id, entity.name, line.text)
            });
        }
    }
    out
}

/// Countries with their adjectives in both languages.
const DEMONYMS: &str = include_str!("../../names/demonyms.tsv");

/// The English adjective of a place, which may tell it (`French inflation`); none where no table has one.
fn adjective(place: &Entity) -> Option<&'static str> {
    let row = |row: &'static str| {
        let mut cells = row.split('\t').skip(2);
        (cells.next() == Some(place.name.as_str())).then(|| cells.last()).flatten()
    };
    DEMONYMS.lines().skip(1).find_map(row)
}

/// Names that English lines cut short.
const SHORT: &[(&str, &str)] = &[("United Kingdom", "UK"), ("United States", "US")];

fn named(entity: &Entity, text: &str) -> bool {
    let mut names = std::iter::once(entity.name.as_str()).chain(entity.mentions.iter().map(|m| m.text.as_str()));
    let short = SHORT.iter().any(|(name, short)| *name == entity.name && find(text, short).is_some());
    // The first letter of a line is written large.
    let opens = |name: &str| text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    short || names.any(|name| find(text, name).is_some() || opens(name))
}

fn printed(line: &EnglishLine<'_>, figure: &Figure) -> bool {
    let low = figure.value.and_then(Amount::decimal).map(Decimal::abs);
    let fraction = matches!(figure.value, Some(Amount::Fraction(..)) | None);
    fraction || low.is_some_and(|value| line.english.numerals.iter().any(|numeral| numeral.prints(value)))
}

const CONSIDERS: &str = " is considering ";

/// Words that tell a plan or forecast, and no other thing.
const PLANS: &[&str] = &[
    " are due to ",
    " are expected to ",
    " could ",
    " expects ",
    CONSIDERS,
    " is due to ",
    " is expected to ",
    " plans to ",
    " scheduled ",
    " should ",
    " will ",
];
/// Words that deny a verb.
const DENIALS: &[&str] = &[
    " are not ",
    " cannot ",
    " did not ",
    " does not ",
    " has not ",
    " have not ",
    " is not ",
    " was not ",
    " were not ",
    " will not ",
];

/// What is asserted is not told as expected, and what is not denied not as denied.
pub(super) fn stance(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let own = case.grounds(id).is_some_and(|g| g.modalities().next().is_some());
        let phrase = |cue| super::stance::from_phrase(case, id, cue);
        let has = |list: &[&str]| list.iter().any(|words| line.text.contains(words));
        let kind = fact.body.kind();
        if fact.modality == Modality::Asserted && !own && kind != FactType::Quote {
            // Who is considering something does so already.
            let considers = fact.body.get("status").and_then(|slot| slot.term()) == Some("considered");
            let plan = PLANS.iter().any(|plan| line.text.contains(plan) && !(considers && *plan == CONSIDERS))
                && !phrase(Cues::EXPECTED | Cues::POSSIBLE | Cues::FUTURE | Cues::CONDITIONAL);
            out.want(!plan, None, Some(id), || {
                format!("asserted, but the statement tells it as a plan: {:?}", line.text)
            });
            let withdrawn = fact.body.get("action").and_then(|slot| slot.term()) == Some("withdrawn");
            out.want(kind != FactType::Guidance || withdrawn, None, Some(id), || {
                "a target that somebody gives is expected, not asserted".to_owned()
            });
            let has = |role: &str| fact.body.get(role).is_some();
            let alone = has("consensus") && !["change", "direction", "value"].into_iter().any(has);
            out.want(!alone, None, Some(id), || "a consensus told alone is expected, not asserted".to_owned());
        }
        if fact.modality != Modality::Denied && kind != FactType::Quote {
            let denies = has(DENIALS) && !phrase(Cues::NEGATION);
            out.want(!denies, None, Some(id), || {
                format!("{:?}, but the statement denies it: {:?}", fact.modality, line.text)
            });
        }
    }
    out
}

/// The words that a fact quotes stand so in its statement.
pub(super) fn quote(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    let plain = |text: &str| -> String {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.flat_map(|w| [w, " "]).collect::<String>().to_lowercase()
    };
    for (id, fact, line) in statements(case).filter(|(_, fact, _)| fact.body.kind() == FactType::Quote) {
        let Some(phrase) = fact.body.get("text").and_then(|slot| slot.phrase()) else { continue };
        let told = plain(line.text);
        let own = plain(&phrase.text);
        let english = phrase.english.as_deref().map(&plain);
        let whole = english.as_ref().is_some_and(|english| told.contains(english)) || told.contains(&own);
        // And nothing more stands between the quotation marks.
        let more = line
            .text
            .split('"')
            .skip(1)
            .step_by(2)
            .map(&plain)
            .any(|part| !own.contains(&part) && !english.as_ref().is_some_and(|english| english.contains(&part)));
        out.want(whole && !more, Some(phrase.span), Some(id), || {
            format!("the statement does not quote {:?} as it stands", phrase.text)
        });
    }
    out
}

/// Verbs right before the size of a move, which has no sign.
const MOVED: &[&str] = &["fall", "fell", "gained", "lost", "rise", "rose"];

/// A minus stands in the English where the figure or its role has one.
pub(super) fn sign(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, fact, line) in statements(case) {
        let text = line.english.scan.all();
        let Some(grounds) = case.grounds(id) else { continue };
        for numeral in &line.english.numerals {
            let at = numeral.pieces.0;
            let dash =
                at > 0 && text.is_sign(at - 1, '-') && (at == 1 || !text.glued(at - 2) || text.is_sign(at - 2, '('));
            let of = |figure: &Figure| {
                let value = figure.value.and_then(Amount::decimal);
                let ends = [value, figure.max].into_iter().flatten();
                ends.filter(|v| numeral.prints(v.abs())).any(Decimal::is_negative)
            };
            let figures = || grounds.figures().filter_map(|(_, f)| case.figure(f));
            let printed = figures().any(|f| {
                [f.value.and_then(Amount::decimal), f.max].into_iter().flatten().any(|v| numeral.prints(v.abs()))
            });
            if !printed {
                continue;
            }
            // `a surplus of`, `a loss of` tell the sign of their role.
            let told = ["deficit", "loss", "surplus"].iter().any(|word| line.text.contains(word));
            let role = Case::roles(fact).any(|(_, role)| role.sign.is_some()) && !(dash && told);
            // `fell -3%` turns the fall round.
            let twice = dash && at > 1 && MOVED.contains(&text.fold(at - 2));
            let negative = figures().any(of) && !twice;
            // Words may tell what is below nought: a fall, a loss, a deficit.
            let said = line.english.cues.has(Cues::DOWN | Cues::MAYBE_DOWN | Cues::TURN);
            out.want(if dash { negative || role } else { !negative || said || role }, None, Some(id), || {
                format!("the sign of a figure is lost or added: {:?}", line.text)
            });
        }
    }
    out
}

/// The statement tells no other period than the fact's.
pub(super) fn period(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (id, _, line) in statements(case) {
        let Some(grounds) = case.grounds(id) else { continue };
        let parts = |role: &str| {
            let date = grounds.dates().find(|(own, _)| *own == role).map(|(_, date)| date)?;
            case.parts.get(date.index())?.as_ref()
        };
        out.want(pairs(line), None, Some(id), || format!("no two years follow each other so: {:?}", line.text));
        // Another date of the fact may stand beside it; that of an earlier figure stands behind the comparison.
        let earlier = parts("previous");
        let others = grounds.dates().filter(|(role, _)| !matches!(*role, "time" | "previous")).count();
        let Some(period) = parts("period").or_else(|| parts("date")).filter(|_| others == 1) else { continue };
        let (head, tail) = line.text.split_at(earlier.and_then(|_| comparison(line.text)).unwrap_or(line.text.len()));
        let holds = match earlier {
            None => agrees(&line.english, period, parts("time")),
            Some(earlier) => {
                agrees(&English::of(head), period, parts("time"))
                    && (tail.contains("a year earlier") || agrees(&English::of(tail), earlier, Some(period)))
            }
        };
        out.want(holds, None, Some(id), || {
            format!("the statement tells another period than the fact's: {:?}", line.text)
        });
    }
    out
}

/// Whether the years that a stroke joins follow each other (`2024/2025`).
fn pairs(line: &EnglishLine<'_>) -> bool {
    let text = line.english.scan.all();
    line.english.numerals.windows(2).all(|pair| {
        let [a, b] = pair else { return true };
        let year = |n: &Numeral| n.whole().filter(|y| (1990..2070).contains(y));
        let joined = text.is_sign(a.pieces.1, '/') && b.pieces.0 == a.pieces.1 + 1;
        year(a).zip(year(b)).is_none_or(|(a, b)| !joined || b == a + 1)
    })
}

/// Where the statement starts to tell what a figure is compared with.
fn comparison(text: &str) -> Option<usize> {
    [", from ", ", compared with ", ", after a "].iter().filter_map(|lead| text.find(lead)).min()
}

/// Whether the years, quarters, halves and months of a line are those of the period or the time.
fn agrees(english: &English<'_>, period: &Parts, time: Option<&Parts>) -> bool {
    let mut told = false;
    for word in &english.calendar {
        let of = |parts: &Parts| match word {
            Calendar::Month(m) => parts.said.months.contains(m),
            Calendar::Quarter(q) => parts.said.quarters.contains(q),
            Calendar::Half(h) => parts.said.halves.contains(h),
            Calendar::Weekday(_) | Calendar::Clock(..) => true,
        };
        told |= of(period) && matches!(word, Calendar::Quarter(_) | Calendar::Half(_));
        if !of(period) && !time.is_some_and(of) {
            return false;
        }
    }
    let years = english.numerals.iter().filter_map(|n| n.whole()).filter(|y| (1990..2070).contains(y));
    let years: Vec<i16> = years.filter_map(|y| i16::try_from(y).ok()).collect();
    let any = years.iter().any(|y| period.said.years.contains(y));
    // A month, quarter or half that the line tells only by its year is another period.
    let words = english.scan.all();
    let months = english.calendar.iter().any(|word| matches!(word, Calendar::Month(_)))
        || (0..words.pieces().len()).any(|at| words.fold(at) == "months");
    let said = &period.said;
    let whole = said.quarters.is_empty() && said.halves.is_empty() && said.first_months.is_none();
    let month = said.months.len() == 1 && said.days.is_empty();
    let years_whole = said.first_months.is_some_and(|n| n % 12 == 0);
    let part = (said.months.len() == 2 && !whole && !years_whole || month) && !months;
    let foreign = !years.is_empty() && !any && !period.said.years.is_empty();
    !(foreign || part && any && !told)
}
