//! Whether figures and dates are what a second, simpler reader reads in their text.

use crate::{
    sheet::{Date, Figure},
    validate::{
        case::{Case, Outcome},
        cues::Cues,
        dates::Parts,
        reading::{DateReading, FigureReading, Unit},
        verdict::{Verdict, says},
    },
    value::{Amount, Bound, Decimal, FigureKind},
};

fn read<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'a Figure, &'c FigureReading, Verdict)> {
    case.sheet.figures.iter().zip(&case.readings).map(|(f, (reading, verdict))| (f, reading, *verdict))
}

fn told(figure: &Figure) -> String {
    let value = figure.value.map_or_else(|| "nothing".to_owned(), |v| v.to_string());
    let max = figure.max.map_or_else(String::new, |m| format!("..{m}"));
    format!("{value}{max} {}", figure.unit.as_deref().unwrap_or("")).trim_end().to_owned()
}

/// The value is what the text says.
pub(super) fn value(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, _, verdict) in read(case) {
        let unnamed = match verdict {
            // Only what is counted or paid leaves out a magnitude: a rate never does.
            Verdict::Borrowed(_)
                if !matches!(figure.kind, FigureKind::Money | FigureKind::Count | FigureKind::Quantity) =>
            {
                true
            }
            // `de 12 à 14 cents`: hundredths named beside.
            Verdict::Borrowed(-2) => !case.units_near(figure.span).minor,
            Verdict::Borrowed(power) => case.all_units().powers & (1 << power) == 0,
            _ => false,
        };
        out.want(verdict != Verdict::Other && !unnamed, Some(figure.span), None, || {
            format!("{} says {} but its text {:?} does not", figure.id, told(figure), figure.text)
        });
    }
    out
}

/// The sign is written.
pub(super) fn sign(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, reading, verdict) in read(case) {
        let Some(Amount::Decimal(low)) = figure.value else { continue };
        if matches!(verdict, Verdict::Unread | Verdict::Other) {
            continue;
        }
        let bracketed = figure.text.contains('(')
            || figure
                .span
                .start
                .checked_sub(1)
                .is_some_and(|at| case.source.text.as_bytes().get(at as usize) == Some(&b'('));
        let holds = |value: Decimal| {
            reading.numbers.iter().enumerate().any(|(at, n)| {
                let magnitude = !matches!(says(reading, at, value), Verdict::Other);
                magnitude && (value.is_zero() || n.minus == value.is_negative() || (bracketed && value.is_negative()))
            })
        };
        out.want(holds(low) && figure.max.is_none_or(holds), Some(figure.span), None, || {
            format!(
                "{} says {} but the sign of {:?} differs; a sign is kept exactly where one is written",
                figure.id,
                told(figure),
                figure.text
            )
        });
    }
    out
}

/// Kind and currency are what the text names.
pub(super) fn unit(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, reading, _) in read(case) {
        let kind = figure.kind;
        let holds = match reading.unit {
            Unit::Unknown | Unit::Multiple => continue,
            Unit::Percent => kind == FigureKind::Percent,
            Unit::BasisPoints => kind == FigureKind::BasisPoints,
            Unit::PercentagePoints => kind == FigureKind::PercentagePoints,
            Unit::Points => matches!(kind, FigureKind::Points | FigureKind::PercentagePoints | FigureKind::BasisPoints),
            Unit::Money(codes) => {
                let code = figure.unit.as_deref();
                // Pounds are a weight too.
                (kind == FigureKind::Quantity && codes.contains("GBP"))
                    || (kind == FigureKind::Money && code.is_none_or(|unit| codes.split(' ').any(|c| c == unit)))
            }
        };
        out.want(holds, Some(figure.span), None, || {
            format!(
                "{} is {kind:?} in {:?}, but its text {:?} names {:?}",
                figure.id, figure.unit, figure.text, reading.unit
            )
        });
    }
    out
}

/// The bound is what the words of the text say.
pub(super) fn bound(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, reading, _) in read(case) {
        if reading.cues.is_empty() && figure.bound == Bound::Exact {
            continue;
        }
        let fits = |cues: Cues| cues.has(Cues::of_bound(figure.bound));
        let near = || {
            // A verb or a word after the amount may bound it from outside the slice.
            case.cues(case.source.sentence(figure.span))
        };
        out.want(fits(reading.cues) || (reading.cues.is_empty() && fits(near())), Some(figure.span), None, || {
            format!("{} is told as {:?}, which the words of {:?} do not say", figure.id, figure.bound, figure.text)
        });
    }
    out
}

/// What a text leaves out is named near by.
pub(super) fn borrowed(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, reading, verdict) in read(case) {
        if let Verdict::Borrowed(power @ 0..) = verdict {
            let units = case.units_near(figure.span);
            out.want(units.powers & (1 << power) != 0, Some(figure.span), None, || {
                format!(
                    "{} says {}, but no word of its sentence multiplies {:?} so",
                    figure.id,
                    told(figure),
                    figure.text
                )
            });
        }
        if reading.unit != Unit::Unknown {
            continue;
        }
        let code = figure.unit.as_deref().unwrap_or("");
        let missing = match figure.kind {
            FigureKind::Percent => !case.units_near(figure.span).percent,
            FigureKind::PercentagePoints | FigureKind::BasisPoints => !case.units_near(figure.span).points,
            FigureKind::Money if !code.is_empty() => {
                let near = case.units_near(figure.span);
                !near.names(code) && (!near.money.is_empty() || !case.all_units().names(code))
            }
            _ => continue,
        };
        out.want(!missing, Some(figure.span), None, || {
            format!(
                "{} says {}, a unit that neither {:?} nor the words around it name",
                figure.id,
                told(figure),
                figure.text
            )
        });
    }
    out
}

/// A text with two ends is a range.
pub(super) fn range(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, reading, verdict) in read(case) {
        let two = reading.numbers.len() == 2 && matches!(figure.value, Some(Amount::Decimal(_)));
        if two && reading.unit != Unit::Multiple && verdict == Verdict::Same {
            out.want(figure.max.is_some(), Some(figure.span), None, || {
                format!("{} says {}, one of the two amounts of {:?}", figure.id, told(figure), figure.text)
            });
        }
    }
    out
}

/// The text can be read again.
pub(super) fn unreadable(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (figure, _, verdict) in read(case) {
        if figure.value.is_some() {
            out.want(verdict != Verdict::Unread, Some(figure.span), None, || {
                format!("{} says {}, which could not be read again in {:?}", figure.id, told(figure), figure.text)
            });
        }
    }
    out
}

/// Whether a date counts from another (`deux jours plus tard`).
fn counted(text: &str) -> bool {
    ["tard", "tôt", "avant", "après", "lendemain", "veille", "plus", "il y a", "dernier", "prochain"]
        .iter()
        .any(|word| text.contains(word))
}

/// Feasts of one day each year, by their folded names.
const FEASTS: &[(&str, i8, i8)] = &[
    ("14-juillet", 7, 14),
    ("assomption", 8, 15),
    ("jour de l'an", 1, 1),
    ("noel", 12, 25),
    ("saint-sylvestre", 12, 31),
    ("toussaint", 11, 1),
];

/// Whether the text names the feast of that day.
fn is_feast(text: &str, day: jiff::civil::Date) -> bool {
    let text = crate::text::fold(text);
    FEASTS.iter().any(|(name, month, of)| text.contains(name) && (day.month(), day.day()) == (*month, *of))
}

/// Whether what counts from another date or from publication (`la veille`, `la même période de 2024`, `un an plus tôt`,
/// `l'exercice en cours`) finds the one that it counts from; nothing where the text counts from none.
fn counts(case: &Case<'_>, date: &Date, parts: &Parts) -> Option<bool> {
    let says = |word: &str| date.text.contains(word);
    let others = || {
        let sheet = case.parts.iter().zip(&case.sheet.dates).filter(|(_, other)| other.id != date.id);
        sheet.filter_map(|(parts, _)| parts.as_ref()).chain(&case.published_parts)
    };
    let said = &parts.said;
    let year = |parts: &Parts| parts.said.years.first().copied();
    let away = if says("veille") { 1 } else { -1 };
    if let Some(day) =
        parts.day.filter(|_| matches!(date.text.trim(), "la veille" | "le lendemain" | "veille" | "lendemain"))
    {
        let from = day.checked_add(jiff::Span::new().days(away)).ok()?;
        return Some(others().any(|other| other.day == Some(from)));
    }
    let part = |of: &DateReading| (of.quarters.clone(), of.halves.clone(), of.first_months);
    let whole = part(said) == Default::default();
    if ["même période", "même trimestre", "même semestre"].iter().any(|words| says(words)) && !whole {
        return Some(others().any(|other| part(&other.said) == part(said) && year(other) != year(parts)));
    }
    const YEAR_BEFORE: &[&str] =
        &["an auparavant", "an plus tôt", "année auparavant", "année plus tôt", "mois auparavant"];
    let months = !says("mois") || says("douze") || says("12");
    if YEAR_BEFORE.iter().any(|words| says(words)) && months && !says("ans ") {
        let after = said.years.iter().max()? + 1;
        return Some(others().any(|other| other.said.years.contains(&after)));
    }
    let running = matches!(
        date.text.as_str(),
        "l'année en cours" | "l'exercice en cours" | "l’année en cours" | "l’exercice en cours"
    );
    if running && !said.years.is_empty() {
        return case.published.map(|published| said.years.contains(&published.year()));
    }
    None
}

/// Dates hold what their text says outright.
pub(super) fn date(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (date, parts) in case.sheet.dates.iter().zip(&case.parts) {
        let Some(value) = &date.value else { continue };
        let Some(parts) = parts else {
            out.tick();
            out.fault(Some(date.span), None, format!("{}: {value:?} is no date value of the contract", date.id));
            continue;
        };
        let said = case.source.quoted(&date.text, date.span, |text| case.reader.date(text, case.published));
        if let Some(day) = parts.day
            && said.days.is_empty()
            && said.weekdays.is_empty()
            && said.day_offset.is_none()
            && !counted(&date.text)
        {
            // A clock or a part of the day is of publication's day or of one that another date names.
            let published = case.published_parts.as_ref().and_then(|p| p.day);
            let others = case.parts.iter().zip(&case.sheet.dates).filter(|(_, other)| other.id != date.id);
            let holds = published.is_none()
                || published == Some(day)
                || is_feast(&date.text, day)
                || others.filter_map(|(p, _)| p.as_ref()).any(|p| p.day == Some(day));
            out.want(holds, Some(date.span), None, || {
                format!("{} is {value}, but neither {:?} nor another date tells that day", date.id, date.text)
            });
        }
        if let Some(holds) = counts(case, date, parts) {
            out.want(holds, Some(date.span), None, || {
                format!("{} is {value}, but {:?} counts from no date that is told", date.id, date.text)
            });
        }
        if said.is_empty() {
            continue;
        }
        out.tick();
        if let Some(what) = parts.contradiction(&said, case.published) {
            out.fault(Some(date.span), None, format!("{} is {value}, but {:?} says {what}", date.id, date.text));
        }
    }
    out
}
