//! Exact decimals.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal as Inner;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Digits;

/// An exact decimal that keeps the decimals written in the source, at most 28 digits.
///
/// Comparison is numeric (`3.5 == 3.50`), printing is plain notation.
///
/// ```
/// use fiche::value::Decimal;
/// let million: Decimal = "3.50".parse().unwrap();
/// assert_eq!(million.to_string(), "3.50");
/// assert_eq!(million.scaled(6).unwrap().to_string(), "3500000");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(Inner);

impl Decimal {
    /// A whole number.
    #[must_use]
    pub fn whole(n: i64) -> Self {
        Self(Inner::from(n))
    }

    /// `mantissa` × 10^-`scale`; `None` beyond 28 digits.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        Inner::try_from_i128_with_scale(mantissa, scale).ok().map(Self)
    }

    /// The value times 10^`power`, without inventing decimals; `None` where it does not fit.
    #[must_use]
    pub fn scaled(self, power: i32) -> Option<Self> {
        let scale = i32::try_from(self.0.scale()).ok()? - power;
        if scale >= 0 {
            return Self::new(self.0.mantissa(), scale.unsigned_abs());
        }
        let factor = 10i128.checked_pow(scale.unsigned_abs())?;
        Self::new(self.0.mantissa().checked_mul(factor)?, 0)
    }

    /// The exact sum, difference or product, where it fits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The exact product, where it fits.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// The quotient, rounded to 28 digits; `None` on division by nought.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// Whether it is below nought.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether it is nought.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The value without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The value with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The number without its mark: the value is this × 10^-[`Self::decimals`].
    #[must_use]
    pub fn mantissa(self) -> i128 {
        self.0.mantissa()
    }

    /// Decimals written after the mark.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    /// The value rounded half away from nought to this many decimals.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        Self(self.0.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
    }

    /// The value, where it is whole, not negative and written without decimals.
    #[must_use]
    pub fn to_u32(self) -> Option<u32> {
        (self.decimals() == 0).then(|| u32::try_from(self.0.mantissa()).ok())?
    }

    /// The nearest `f64`, for pictures and sorting only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        use rust_decimal::prelude::ToPrimitive as _;
        self.0.to_f64().unwrap_or(f64::NAN)
    }

    /// Plain notation.
    pub(crate) fn plain(self) -> Digits {
        // A mantissa has 96 bits: nineteen digits, and those before them.
        const HALF: u128 = 10u128.pow(19);
        let (mantissa, scale) = (self.0.mantissa().unsigned_abs(), self.0.scale());
        let (mut left, mut high) =
            if mantissa < HALF { (mantissa as u64, 0) } else { ((mantissa % HALF) as u64, (mantissa / HALF) as u64) };
        let mut digits = Digits::new();
        for place in 1.. {
            digits.put(b'0' + (left % 10) as u8);
            left /= 10;
            if place == 19 {
                left = std::mem::take(&mut high);
            }
            if place == scale {
                digits.put(b'.');
            } else if place > scale && left == 0 && high == 0 {
                break;
            }
        }
        if self.0.is_sign_negative() {
            digits.put(b'-');
        }
        digits
    }

    /// Without trailing zeros after the mark: the form that comparison keys use.
    #[must_use]
    pub fn normalized(self) -> Self {
        Self(self.0.normalize())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.plain().as_str())
    }
}

impl FromStr for Decimal {
    type Err = rust_decimal::Error;

    /// Reads plain decimal notation with a dot (`-2.30`); anything else is an error.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Inner::from_str_exact(s).map(Self)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.plain().as_str())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(format!("not a plain decimal: {text:?}")))
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$", "description": "plain decimal notation" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_notation_is_that_of_the_decimals_beneath() {
        let mut mantissa: i128 = 7_922_816_251_426_433_759_354_395_033;
        while mantissa != 0 {
            for value in [mantissa, -mantissa, mantissa / 10 * 10, 1, 0] {
                for scale in 0..=28 {
                    let decimal = Decimal::new(value, scale).unwrap();
                    assert_eq!(decimal.to_string(), decimal.0.to_string());
                }
            }
            mantissa /= 10;
        }
        let nought = Decimal(-Inner::ZERO);
        assert_eq!(nought.to_string(), nought.0.to_string());
        assert_eq!(format!("{:>6}|{:<6}|", Decimal::whole(-12), Decimal::whole(12)), "   -12|12    |");
    }
}
