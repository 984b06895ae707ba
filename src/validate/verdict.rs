//! How the amounts of a sheet stand to the readings of their texts.

use super::reading::{FigureReading, Number};
use crate::{
    sheet::Figure,
    value::{Amount, Decimal},
};

/// How a sheet's value stands to the reading of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The text cannot be read.
    Unread,
    /// It says the value.
    Same,
    /// It says the value but for this power of ten, which it leaves out.
    Borrowed(i32),
    /// It says something else.
    Other,
}

/// Judges what the sheet makes of a figure by the reading of its text.
pub(super) fn verdict(figure: &Figure, reading: &FigureReading) -> Verdict {
    match (figure.value, figure.max) {
        (None, _) => Verdict::Unread,
        (Some(_), _) if reading.numbers.is_empty() => Verdict::Unread,
        (Some(Amount::Fraction(a, b)), _) => {
            let is = |n: &Number, whole: u32| n.plain.iter().any(|plain| plain == Decimal::whole(i64::from(whole)));
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
pub(super) fn says(reading: &FigureReading, at: usize, value: Decimal) -> Verdict {
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
