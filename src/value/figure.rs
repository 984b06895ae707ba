//! What a figure says, without its text.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Decimal;

/// The kind of amount a figure states (contract, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// An amount of a currency.
    Money,
    /// A percentage.
    Percent,
    /// A difference of two percentages.
    PercentagePoints,
    /// Hundredths of a percentage point.
    BasisPoints,
    /// An index level or move.
    Points,
    /// A factor.
    Multiple,
    /// A number of counted things.
    Count,
    /// An amount of a physical unit.
    Quantity,
    /// A share told as `a/b`.
    Fraction,
}

/// How exactly the source states an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As written.
    #[default]
    Exact,
    /// *environ*, *quelque*.
    About,
    /// *près de*, *approche*.
    Nearly,
    /// *plus de*, *dépasse*.
    MoreThan,
    /// *moins de*, *sous*.
    LessThan,
    /// *au moins*.
    AtLeast,
    /// *jusqu'à*, *au plus*.
    AtMost,
    /// *plusieurs dizaines de*: the scale word's unit only.
    Vague,
}

/// A figure's value: a decimal, or a fraction `a/b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A plain decimal.
    Decimal(Decimal),
    /// A fraction: numerator and denominator.
    Fraction(u32, u32),
}

impl Amount {
    /// The decimal, where it is one.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        match self {
            Self::Decimal(d) => Some(d),
            Self::Fraction(..) => None,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal(d) => fmt::Display::fmt(d, f),
            Self::Fraction(a, b) => write!(f, "{a}/{b}"),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Decimal(decimal) => decimal.serialize(serializer),
            Self::Fraction(..) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let bad = || serde::de::Error::custom(format!("not a decimal or a fraction: {text:?}"));
        match text.split_once('/') {
            Some((a, b)) => Ok(Self::Fraction(a.parse().map_err(|_| bad())?, b.parse().map_err(|_| bad())?)),
            None => text.parse().map(Self::Decimal).map_err(|_| bad()),
        }
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(-?[0-9]+(\\.[0-9]+)?|[0-9]+/[0-9]+)$" })
    }
}

/// What a figure says: value, unit and bound, free of any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureValue {
    /// Money, percent, count …
    pub kind: FigureKind,
    /// The amount, or the lower end of a range; `None` where it cannot be told (`unresolved` says why).
    pub value: Option<Amount>,
    /// The upper end of a range.
    pub max: Option<Decimal>,
    /// ISO 4217 code, physical unit, `%`, `pp`, `bp`, `pt`, `x`, or the counted noun as written.
    pub unit: Option<Cow<'static, str>>,
    /// What the amount is for each of: `share`, `barrel`, `month`, `EUR` …
    pub per: Option<Cow<'static, str>>,
    /// How exactly it is told.
    pub bound: Bound,
    /// Why `value` or the currency could not be told.
    pub unresolved: Option<Cow<'static, str>>,
}
