use std::cmp::Ordering;
use std::fmt;

use super::aside;

/// Up to here every integer has a float of its own, so an integral float says
/// exactly which integer was meant. 2^53 itself is also what 2^53 + 1 rounds to.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A JSON number as it came.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Signed(i64),
    /// Above the largest `i64`.
    Unsigned(u64),
    /// Finite.
    Float(f64),
}

impl Number {
    /// The digits as they came, where they are known; else as JSON writes the number, which may have lost some.
    pub fn into_text(self) -> String {
        match self {
            Self::Float(_) => aside::digits().unwrap_or_else(|| {
                aside::note_rounded();
                self.to_string()
            }),
            _ => self.to_string(),
        }
    }

    /// Reads a number from text; `None` for anything else, infinities and NaN included.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // `f64::from_str` also knows names, as "inf" and "nan".
        if !text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
            return None;
        }
        if let Ok(integer) = text.parse() {
            return Some(Self::Signed(integer));
        }
        if let Ok(integer) = text.parse() {
            return Some(Self::Unsigned(integer));
        }
        let float: f64 = text.parse().ok()?;
        float.is_finite().then_some(Self::Float(float))
    }

    /// The integer that was meant, if exactly one can be.
    pub(crate) fn as_i64(self) -> Option<i64> {
        match self {
            Self::Signed(integer) => Some(integer),
            Self::Unsigned(_) => None,
            Self::Float(float) => (float.fract() == 0.0 && float.abs() < EXACT).then_some(float as i64),
        }
    }

    /// Compares by value; of one value, to the precision of a float, integers come first.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let floats = self.as_f64().total_cmp(&other.as_f64());
        floats.then_with(|| match (self, other) {
            (Self::Signed(one), Self::Signed(other)) => one.cmp(&other),
            (Self::Unsigned(one), Self::Unsigned(other)) => one.cmp(&other),
            _ => self.rank().cmp(&other.rank()),
        })
    }

    fn rank(self) -> u8 {
        match self {
            Self::Signed(_) => 0,
            Self::Unsigned(_) => 1,
            Self::Float(_) => 2,
        }
    }

    /// The nearest float.
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Self::Signed(integer) => integer as f64,
            Self::Unsigned(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }
}

/// Says whether it may have been an integer whose last digits are lost: one of more than 64 bits comes as a float.
pub(crate) fn is_rounded(float: f64) -> bool {
    float.abs() >= i64::MAX as f64
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signed(integer) => integer.fmt(f),
            Self::Unsigned(integer) => integer.fmt(f),
            // As JSON writes it: 12.0 stays 12.0.
            Self::Float(float) => match serde_json::Number::from_f64(*float) {
                Some(number) => number.fmt(f),
                None => float.fmt(f),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_as_the_narrowest_number() {
        assert_eq!(Number::parse("-5"), Some(Number::Signed(-5)));
        assert_eq!(Number::parse("18446744073709551615"), Some(Number::Unsigned(u64::MAX)));
        assert_eq!(Number::parse("0.5"), Some(Number::Float(0.5)));
        assert_eq!(Number::parse("1e3"), Some(Number::Float(1000.0)));
        for text in ["", "-", "x", "5x", "inf", "-inf", "nan", "infinity", "1e999", "0x10"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_integral_float_is_an_integer_below_2_to_the_53() {
        assert_eq!(Number::Float(12.0).as_i64(), Some(12));
        assert_eq!(Number::Float(12.5).as_i64(), None);
        assert_eq!(Number::Float(EXACT - 1.0).as_i64(), Some(9_007_199_254_740_991));
        assert_eq!(Number::Float(EXACT).as_i64(), None);
        assert_eq!(Number::Unsigned(u64::MAX).as_i64(), None);
    }

    #[test]
    fn a_number_is_shown_as_it_came() {
        assert_eq!(Number::Signed(-1).to_string(), "-1");
        assert_eq!(Number::Unsigned(u64::MAX).to_string(), "18446744073709551615");
        assert_eq!(Number::Float(12.0).to_string(), "12.0");
        assert_eq!(Number::Float(0.1).to_string(), "0.1");
    }
}
