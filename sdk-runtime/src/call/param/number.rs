use std::ops::RangeInclusive;

use super::violation;

/// Value for a number parameter: an integer or a float, or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a number nor an `Option` of one")]
pub trait IntoNumber {
    /// Returns the value, `None` for "not set".
    fn into_number(self) -> Option<f64>;
}

macro_rules! into_number {
    ($($number:ty)*) => {$(
        impl IntoNumber for $number {
            fn into_number(self) -> Option<f64> {
                Some(self.into())
            }
        }
    )*};
}

into_number!(f64 i8 i16 i32 u8 u16 u32);

macro_rules! into_number_rounded {
    ($($number:ty)*) => {$(
        impl IntoNumber for $number {
            /// Returns the value; above 2^53 the nearest number that an `f64` can hold.
            fn into_number(self) -> Option<f64> {
                Some(self as f64)
            }
        }
    )*};
}

into_number_rounded!(i64 u64 isize usize);

impl IntoNumber for f32 {
    fn into_number(self) -> Option<f64> {
        // Converted through its digits, so that 0.1 does not become 0.10000000149.
        Some(self.to_string().parse().unwrap_or(f64::from(self)))
    }
}

impl<T: IntoNumber> IntoNumber for Option<T> {
    fn into_number(self) -> Option<f64> {
        self.and_then(T::into_number)
    }
}

/// Returns the text that is sent for the value, or a validation error. The ends of
/// `f64` stand for "no bound"; infinity and NaN are always an error.
pub(crate) fn check(value: f64, range: RangeInclusive<f64>) -> Result<String, String> {
    if value.is_finite() && range.contains(&value) {
        return Ok((value + 0.0).to_string()); // no "-0"
    }
    let (min, max) = range.into_inner();
    let rule = match (min > f64::MIN, max < f64::MAX) {
        (false, false) => "a finite number".to_owned(),
        (true, false) => format!("a number of at least {min}"),
        (false, true) => format!("a number of at most {max}"),
        (true, true) => format!("a number from {min} to {max}"),
    };
    Err(violation(value, rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(value: impl IntoNumber) -> Option<f64> {
        value.into_number()
    }

    #[test]
    fn literals_and_options_of_them_are_inferred() {
        assert_eq!(take(5), Some(5.0));
        assert_eq!(take(0.5), Some(0.5));
        assert_eq!(take(-1), Some(-1.0));
        assert_eq!(take(Some(2.5)), Some(2.5));
        assert_eq!(take(Some(2)), Some(2.0));
        assert_eq!(take(7_u64), Some(7.0));
        assert_eq!(take(None::<f32>), None);
    }

    #[test]
    fn a_short_float_keeps_its_digits() {
        assert_eq!(take(0.1_f32), Some(0.1));
        assert!(take(f32::NAN).unwrap().is_nan());
        assert_eq!(take(f32::INFINITY), Some(f64::INFINITY));
    }

    #[test]
    fn a_number_is_written_without_needless_digits() {
        assert_eq!(check(5.0, f64::MIN..=f64::MAX).unwrap(), "5");
        assert_eq!(check(0.5, f64::MIN..=f64::MAX).unwrap(), "0.5");
        assert_eq!(check(-0.0, f64::MIN..=f64::MAX).unwrap(), "0");
    }

    #[test]
    fn infinity_and_nan_are_errors() {
        assert_eq!(check(f64::NAN, f64::MIN..=f64::MAX).unwrap_err(), "NaN is not allowed; it must be a finite number");
        assert!(check(f64::INFINITY, 0.0..=f64::INFINITY).is_err());
    }

    #[test]
    fn one_step_outside_a_bound_is_an_error_with_the_rule() {
        assert_eq!(check(1.5, 0.0..=1.0).unwrap_err(), "1.5 is not allowed; it must be a number from 0 to 1");
        assert_eq!(check(-0.5, 0.0..=f64::MAX).unwrap_err(), "-0.5 is not allowed; it must be a number of at least 0");
        assert_eq!(check(2.0, f64::MIN..=1.0).unwrap_err(), "2 is not allowed; it must be a number of at most 1");
    }
}
