//! Amounts of an English sentence against those of the source, by value; and what two of them give.

use super::{
    counted,
    ledger::{self, Ledger},
};
use crate::{validate::reading::Unit, value::Decimal};

/// How an amount of the source stands to one of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// The value cut to fewer digits.
    Rounded,
    /// The value.
    Same,
}

/// Whether two units may be one.
pub(super) fn same_unit(english: Unit, french: Unit, ledger: &Ledger<'_>, amount: &ledger::Amount) -> bool {
    let share = |a: &str, b: &str| a.split(' ').any(|code| b.split(' ').any(|c| c == code));
    match (english, french) {
        (Unit::Money(a), Unit::Money(b)) => share(a, b),
        // A bare number takes the currency that its sentence, else the source, names.
        (Unit::Money(a), Unit::Unknown | Unit::Multiple) => {
            let near = ledger.sentence(amount.sentence).map_or(&[][..], |s| s.units.money.as_slice());
            near.iter().any(|b| share(a, b))
                || near.is_empty() && ledger.sentences.iter().any(|s| s.units.money.iter().any(|b| share(a, b)))
        }
        (Unit::Percent, Unit::Percent) => true,
        (Unit::Percent, Unit::Unknown) => {
            ledger.sentence(amount.sentence).is_some_and(|s| s.units.percent)
                && amount.reading.numbers.iter().all(|n| n.powers.is_empty())
        }
        (Unit::PercentagePoints, Unit::Points | Unit::PercentagePoints | Unit::BasisPoints) => true,
        (Unit::BasisPoints, Unit::BasisPoints | Unit::Points | Unit::PercentagePoints) => true,
        (Unit::PercentagePoints | Unit::BasisPoints | Unit::Points, Unit::Unknown) => {
            ledger.sentence(amount.sentence).is_some_and(|s| s.units.points)
        }
        (Unit::Points, Unit::Points) => true,
        (Unit::Multiple, Unit::Multiple | Unit::Unknown) => true,
        (Unit::Unknown, french) => french != Unit::Percent,
        _ => false,
    }
}

/// Whether and how the amount of the source says that of the summary.
pub(super) fn matches(english: &counted::Amount, french: &ledger::Amount, ledger: &Ledger<'_>) -> Option<Match> {
    if !same_unit(english.unit, french.reading.unit, ledger, french) {
        return fraction(english, french);
    }
    // Points of a rate may be told in hundredths.
    let scale = match (english.unit, french.reading.unit) {
        (Unit::BasisPoints, Unit::Points | Unit::PercentagePoints) => 2,
        (Unit::PercentagePoints, Unit::BasisPoints) => -2,
        _ => 0,
    };
    let mut best = None;
    for (value, _) in ledger.values(french) {
        let Some(value) = value.scaled(scale) else { continue };
        for own in &english.values {
            if *own == value {
                return Some(Match::Same);
            }
            if rounds(*own, value, english) {
                best = Some(Match::Rounded);
            }
        }
    }
    best.or_else(|| fraction(english, french))
}

/// A part told as a percentage, and the other way round.
fn fraction(english: &counted::Amount, french: &ledger::Amount) -> Option<Match> {
    let percent = english.unit == Unit::Percent;
    let part = |n: &crate::validate::Number| {
        n.fraction.and_then(|(a, b)| Decimal::whole(i64::from(a)).checked_div(Decimal::whole(i64::from(b))))
    };
    let parts = french.reading.numbers.iter().filter_map(part);
    let hit = parts
        .filter_map(|p| p.scaled(2))
        .any(|p| percent && english.values.iter().any(|v| (v.to_f64() - p.to_f64()).abs() < 0.5));
    hit.then_some(Match::Rounded)
}

/// Whether `told` is `value` with its last digits rounded away.
fn rounds(told: Decimal, value: Decimal, english: &counted::Amount) -> bool {
    let (told, value) = (told.to_f64(), value.to_f64());
    let bounded = !english.bounds.is_empty();
    let least = if bounded { 1 } else { 2 };
    english.step > 0.0
        && english.digits >= least
        && value > 0.0
        && (told - value).abs() <= english.step * 0.500_001
        && told != value
}

/// What two amounts of one sentence of the source give, in words, where that is the amount of the summary.
pub(super) fn derived(
    english: &counted::Amount,
    ledger: &Ledger<'_>,
    near: &[usize],
) -> Option<(String, usize, usize)> {
    let told = english.values.first()?.to_f64();
    let half = english.step.max(0.0) * 0.500_001;
    let of: Vec<(usize, f64)> = ledger
        .amounts
        .iter()
        .enumerate()
        .filter(|(_, a)| near.contains(&a.sentence))
        .filter_map(|(at, a)| Some((at, ledger.values(a).next()?.0.to_f64())))
        .collect();
    for (i, (at, a)) in of.iter().enumerate() {
        for (other, b) in of.iter().skip(i + 1) {
            let (first, second) = (ledger.amounts.get(*at)?, ledger.amounts.get(*other)?);
            let (x, y) = (first.reading.unit, second.reading.unit);
            let alike = x == y || x == Unit::Unknown || y == Unit::Unknown;
            if !alike || first.sentence != second.sentence && english.digits < 3 {
                continue;
            }
            let unit = if x == Unit::Unknown { y } else { x };
            let own = english.unit;
            // Euros give no dollars, and what vanishes in the last digit gives nothing.
            let share = |a: &str, b: &str| a.split(' ').any(|code| b.split(' ').any(|other| other == code));
            let foreign = matches!((own, unit), (Unit::Money(a), Unit::Money(b)) if !share(a, b));
            let lent = matches!(own, Unit::Money(_)) && (x == Unit::Unknown || y == Unit::Unknown);
            if foreign || lent && a.min(*b).abs() <= half {
                continue;
            }
            let both = |kind: Unit| unit == kind;
            let (one, two) = (ledger.slice(first.span), ledger.slice(second.span));
            let is = |value: f64| value.is_finite() && (value - told).abs() <= half.max(1e-9 * told.abs());
            let plain = matches!(
                (own, unit),
                (Unit::Money(_), Unit::Money(_)) | (Unit::Unknown, Unit::Unknown | Unit::Money(_))
            ) || own == Unit::Percent && both(Unit::Percent)
                || own == Unit::Points && both(Unit::Points);
            let points = matches!(own, Unit::PercentagePoints) && both(Unit::Percent);
            let hundredths = own == Unit::BasisPoints && both(Unit::Percent);
            let formula = if plain && english.digits >= 2 && is(a + b) {
                format!("{one} + {two}")
            } else if (plain || points) && own != Unit::Percent && is((a - b).abs()) {
                if a > b { format!("{one} − {two}") } else { format!("{two} − {one}") }
            } else if hundredths && is((a - b).abs() * 100.0) {
                format!("{one} − {two}, in hundredths")
            } else if own == Unit::Percent
                && !both(Unit::Percent)
                && *a > 0.0
                && *b > 0.0
                && english.digits >= 2
                && is((a / b - 1.0).abs() * 100.0)
            {
                format!("{one} ÷ {two} − 1")
            } else if own == Unit::Percent
                && !both(Unit::Percent)
                && *a > 0.0
                && *b > 0.0
                && english.digits >= 2
                && is((b / a - 1.0).abs() * 100.0)
            {
                format!("{two} ÷ {one} − 1")
            } else {
                continue;
            };
            return Some((formula, *at, *other));
        }
    }
    None
}
