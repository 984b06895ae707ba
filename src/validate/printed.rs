//! What the figures of a line's facts are to the numerals that the line prints.

use super::{
    case::{Case, EnglishLine},
    en::{Numeral, Unit},
    grounds::Grounds,
};
use crate::{
    sheet::Figure,
    value::{Amount, Bound, Decimal, FigureKind},
};

/// How the figures of a line's facts are printed as one of its numerals.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Printed {
    /// Whether one of them may be.
    pub any: bool,
    /// Whether one is with its own unit.
    pub fits: bool,
    /// Whether one with its own unit is told exactly.
    pub exact: bool,
    /// Whether one with its own unit is bounded.
    pub bounded: bool,
}

/// A figure as it may be printed.
struct Amounts<'a> {
    figure: &'a Figure,
    /// Its amount and the end of its range, without signs.
    ends: [Option<Decimal>; 2],
}

impl<'a> Amounts<'a> {
    fn of(figure: &'a Figure) -> Self {
        let low = figure.value.and_then(Amount::decimal);
        Self { figure, ends: [low, figure.max].map(|end| end.map(Decimal::abs)) }
    }

    fn printed_by(&self, numeral: &Numeral) -> bool {
        let whole = |n: u32| numeral.whole() == Some(n);
        let parts = matches!(self.figure.value, Some(Amount::Fraction(a, b)) if whole(a) || whole(b));
        parts || self.ends.iter().flatten().any(|end| numeral.prints(*end))
    }
}

/// The grounds of the facts of a line.
pub(super) fn grounds<'c, 'a>(
    case: &'c Case<'a>,
    line: &'c EnglishLine<'a>,
) -> impl Iterator<Item = Grounds<'c, 'a>> + Clone {
    line.facts.iter().filter_map(|f| case.grounds(*f))
}

/// The figures of a line's facts, and those that restate them.
fn figures<'c, 'a>(case: &'c Case<'a>, line: &'c EnglishLine<'a>) -> impl Iterator<Item = &'a Figure> {
    let own = grounds(case, line).flat_map(Grounds::figures);
    let restated =
        case.restated.iter().filter(move |(to, _)| grounds(case, line).any(|g| g.figures().any(|(_, id)| id == *to)));
    own.filter_map(|(_, id)| case.figure(id)).chain(restated.map(|(_, figure)| *figure))
}

/// How the numerals of every line, line by line, print the figures of its facts.
pub(super) fn all(case: &Case<'_>) -> Vec<Printed> {
    let mut out = Vec::with_capacity(case.lines.iter().map(|line| line.english.numerals.len()).sum());
    let mut told: Vec<Amounts<'_>> = Vec::new();
    for line in case.lines.iter().filter(|line| !line.english.numerals.is_empty()) {
        told.clear();
        told.extend(figures(case, line).map(Amounts::of));
        for numeral in &line.english.numerals {
            let mut printed = Printed::default();
            for amounts in told.iter().filter(|amounts| amounts.printed_by(numeral)) {
                printed.any = true;
                if fits(numeral.unit, amounts.figure) {
                    printed.fits = true;
                    printed.exact |= amounts.figure.bound == Bound::Exact;
                    printed.bounded |= amounts.figure.bound != Bound::Exact;
                }
            }
            out.push(printed);
        }
    }
    out
}

/// The bounds of the figures that the numeral prints with their units.
pub(super) fn bounds<'c>(
    case: &'c Case<'_>,
    line: &'c EnglishLine<'_>,
    numeral: &'c Numeral,
) -> impl Iterator<Item = Bound> {
    let fit = figures(case, line).filter(|f| fits(numeral.unit, f) && Amounts::of(f).printed_by(numeral));
    fit.map(|figure| figure.bound)
}

fn fits(unit: Unit, figure: &Figure) -> bool {
    match unit {
        Unit::None => true,
        Unit::Money(code) => figure.kind == FigureKind::Money && figure.unit.as_deref() == Some(code),
        Unit::Percent => figure.kind == FigureKind::Percent,
        Unit::PercentagePoints => figure.kind == FigureKind::PercentagePoints,
        Unit::BasisPoints => figure.kind == FigureKind::BasisPoints,
    }
}
