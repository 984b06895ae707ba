//! Whether figures and dates are what a second, simpler reader reads in their text.

use crate::{
    sheet::Figure,
    validate::{
        case::{Case, Outcome},
        cues::Cues,
        reading::{FigureReading, Number, Unit},
    },
    value::{Amount, Bound, Decimal, FigureKind},
};

/// How a sheet's value stands to the reading of its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The text cannot be read.
    Unread,
    /// It says the value.
    Same,
    /// It says the value but for this power of ten, which it leaves out.
    Borrowed(i32),
    /// It says something else.
    Other,
}

fn verdict(figure: &Figure, reading: &FigureReading) -> Verdict {
    match (figure.value, figure.max) {
        (None, _) => Verdict::Unread,
        (Some(_), _) if reading.numbers.is_empty() => Verdict::Unread,
        (Some(Amount::Fraction(a, b)), _) => {
            let is = |n: &Number, whole: u32| n.plain.contains(&Decimal::whole(i64::from(whole)));
            let told = reading
                .numbers
                .iter()
                .any(|n| n.fraction.is_some_and(|(c, d)| u64::from(a) * u64::from(d) == u64::from(b) * u64::from(c)));
            let written = matches!(reading.numbers.as_slice(), [n, m] if is(n, a) && is(m, b));
            if told || written { Verdict::Same } else { Verdict::Other }
        }
        (Some(Amount::Decimal(low)), None) => best((0..reading.numbers.len()).map(|at| says(reading, at, low))),
        (Some(Amount::Decimal(low)), Some(high)) => {
            let ends = (0..reading.numbers.len()).map(|at| match says(reading, at, low) {
                Verdict::Other => Verdict::Other,
                first => match (first, best((at + 1..reading.numbers.len()).map(|next| says(reading, next, high)))) {
                    (Verdict::Borrowed(p), Verdict::Same | Verdict::Borrowed(_)) => Verdict::Borrowed(p),
                    (_, second) => second,
                },
            });
            best(ends)
        }
    }
}

fn best(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut found = Verdict::Other;
    for verdict in verdicts {
        match verdict {
            Verdict::Same => return verdict,
            Verdict::Borrowed(_) => found = verdict,
            _ => {}
        }
    }
    found
}

/// Whether the number at `at` says `value`, signs left out.
fn says(reading: &FigureReading, at: usize, value: Decimal) -> Verdict {
    let value = value.abs();
    let Some(number) = reading.numbers.get(at) else { return Verdict::Other };
    let at_power = |power: i32| number.plain.iter().any(|n| n.scaled(power) == Some(value));
    if !number.powers.is_empty() {
        let hit = number.powers.iter().any(|p| at_power(*p));
        return if hit { Verdict::Same } else { Verdict::Other };
    }
    let shared = reading.numbers.iter().skip(at + 1).find(|n| !n.powers.is_empty()).map_or(&[][..], |n| n.powers);
    if at_power(0) || (reading.minor && at_power(-2)) || shared.iter().any(|p| at_power(*p)) {
        return Verdict::Same;
    }
    [3, 6, 9, 12, -2].into_iter().find(|p| at_power(*p)).map_or(Verdict::Other, Verdict::Borrowed)
}

fn read<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'a Figure, &'c FigureReading, Verdict)> {
    case.sheet.figures.iter().zip(&case.readings).map(|(f, r)| (f, r, verdict(f, r)))
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
    for (figure, reading) in case.sheet.figures.iter().zip(&case.readings) {
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
    for (figure, reading) in case.sheet.figures.iter().zip(&case.readings) {
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
