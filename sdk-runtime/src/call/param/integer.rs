use std::ops::RangeInclusive;

use super::violation;

/// Value for an integer parameter: any primitive integer, or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not an integer nor an `Option` of one")]
pub trait IntoInteger {
    /// Returns the value, `None` for "not set". The type is wide enough that no value overflows.
    fn into_integer(self) -> Option<i128>;
}

macro_rules! into_integer {
    ($($integer:ty)*) => {$(
        impl IntoInteger for $integer {
            fn into_integer(self) -> Option<i128> {
                // Only a `u128` can be too large, and no parameter allows such a value.
                Some(i128::try_from(self).unwrap_or(i128::MAX))
            }
        }
    )*};
}

into_integer!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl<T: IntoInteger> IntoInteger for Option<T> {
    fn into_integer(self) -> Option<i128> {
        self.and_then(T::into_integer)
    }
}

/// Returns the text that is sent for the value, or a validation error. The ends of
/// `i64` stand for "no bound".
pub(crate) fn check(value: i128, range: RangeInclusive<i64>) -> Result<String, String> {
    if let Some(value) = i64::try_from(value).ok().filter(|value| range.contains(value)) {
        return Ok(value.to_string());
    }
    let (min, max) = range.into_inner();
    let rule = match (min, max) {
        (i64::MIN, i64::MAX) => "an integer of 64 bits".to_owned(),
        (_, i64::MAX) => format!("an integer of at least {min}"),
        (i64::MIN, _) => format!("an integer of at most {max}"),
        _ => format!("an integer from {min} to {max}"),
    };
    Err(violation(value, rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(value: impl IntoInteger) -> Option<i128> {
        value.into_integer()
    }

    #[test]
    fn literals_and_options_of_them_are_inferred() {
        assert_eq!(take(100), Some(100));
        assert_eq!(take(-1), Some(-1));
        assert_eq!(take(Some(5)), Some(5));
        assert_eq!(take(None::<u8>), None);
        assert_eq!(take(7_usize), Some(7));
        assert_eq!(take(u128::MAX), Some(i128::MAX));
    }

    #[test]
    fn one_step_outside_a_bound_is_an_error_with_the_rule() {
        assert_eq!(check(1, 1..=100).unwrap(), "1");
        assert_eq!(check(100, 1..=100).unwrap(), "100");
        assert_eq!(check(101, 1..=100).unwrap_err(), "101 is not allowed; it must be an integer from 1 to 100");
        assert_eq!(check(-1, 0..=i64::MAX).unwrap_err(), "-1 is not allowed; it must be an integer of at least 0");
        assert_eq!(check(8, i64::MIN..=7).unwrap_err(), "8 is not allowed; it must be an integer of at most 7");
        let too_large = i128::from(i64::MAX) + 1;
        assert_eq!(
            check(too_large, i64::MIN..=i64::MAX).unwrap_err(),
            "9223372036854775808 is not allowed; it must be an integer of 64 bits"
        );
    }
}
