use jiff::Timestamp;

use super::{IntoInteger, violation};

/// First number of seconds that is not allowed, in the year 2286. A larger one is most
/// likely in a smaller unit.
const TOO_LATE: i128 = 10_000_000_000;

/// Value for a parameter in Unix seconds: an integer or a [`jiff::Timestamp`], or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a Unix time in seconds nor a `jiff::Timestamp`")]
pub trait IntoUnixSeconds {
    /// Returns the value, `None` for "not set".
    fn into_unix_seconds(self) -> Option<UnixSeconds>;
}

/// Value for a parameter in Unix seconds, not yet checked.
#[derive(Clone, Copy, Debug)]
pub struct UnixSeconds(Given);

#[derive(Clone, Copy, Debug)]
enum Given {
    Integer(i128),
    Time(Timestamp),
}

impl IntoUnixSeconds for Timestamp {
    /// Returns the value, rounded down to the second.
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        Some(UnixSeconds(Given::Time(self)))
    }
}

macro_rules! into_unix_seconds {
    ($($integer:ty)*) => {$(
        impl IntoUnixSeconds for $integer {
            fn into_unix_seconds(self) -> Option<UnixSeconds> {
                self.into_integer().map(|value| UnixSeconds(Given::Integer(value)))
            }
        }
    )*};
}

into_unix_seconds!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl<T: IntoUnixSeconds> IntoUnixSeconds for Option<T> {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        self.and_then(T::into_unix_seconds)
    }
}

/// Returns the text that is sent for the value, or a validation error.
pub(crate) fn check(value: UnixSeconds) -> Result<String, String> {
    match value.0 {
        Given::Time(time) => {
            let floor = i64::from(time.subsec_nanosecond() < 0);
            let seconds = i128::from(time.as_second() - floor);
            if (0..TOO_LATE).contains(&seconds) {
                return Ok(seconds.to_string());
            }
            Err(violation(time, "a time from 1970 to 2286"))
        }
        Given::Integer(seconds) if (0..TOO_LATE).contains(&seconds) => Ok(seconds.to_string()),
        Given::Integer(value) => Err(violation(value, rule(value))),
    }
}

fn rule(value: i128) -> String {
    let seconds = "a Unix time in seconds";
    if value < 0 {
        return format!("{seconds}, 0 or later");
    }
    let units = [("milli", 1_000), ("micro", 1_000_000), ("nano", 1_000_000_000)];
    for (unit, divisor) in units {
        if value / divisor < TOO_LATE {
            return format!("{seconds}, and this can only be {unit}seconds (in seconds: {})", value / divisor);
        }
    }
    format!("{seconds}, less than {TOO_LATE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(value: impl IntoUnixSeconds) -> Result<String, String> {
        check(value.into_unix_seconds().unwrap())
    }

    #[test]
    fn integers_and_timestamps_become_seconds() {
        assert_eq!(sent(0).unwrap(), "0");
        assert_eq!(sent(1_776_972_847_i64).unwrap(), "1776972847");
        assert_eq!(sent(Some(5)).unwrap(), "5");
        assert_eq!(sent(9_999_999_999_u64).unwrap(), "9999999999");
        assert!(None::<Timestamp>.into_unix_seconds().is_none());
    }

    #[test]
    fn a_timestamp_is_rounded_down() {
        let time: Timestamp = "2026-04-23T19:34:07.999Z".parse().unwrap();
        assert_eq!(sent(time).unwrap(), "1776972847");
        let before = Timestamp::from_millisecond(-1).unwrap();
        assert!(sent(before).is_err());
    }

    #[test]
    fn a_negative_time_is_an_error() {
        assert_eq!(sent(-1).unwrap_err(), "-1 is not allowed; it must be a Unix time in seconds, 0 or later");
    }

    #[test]
    fn the_error_of_milliseconds_has_the_value_in_seconds() {
        assert_eq!(
            sent(1_776_972_847_891_i64).unwrap_err(),
            "1776972847891 is not allowed; it must be a Unix time in seconds, \
             and this can only be milliseconds (in seconds: 1776972847)"
        );
        assert!(sent(10_000_000_000_i64).unwrap_err().contains("milliseconds"));
        assert!(sent(1_776_972_847_891_000_i64).unwrap_err().contains("microseconds"));
        assert!(sent(1_776_972_847_891_000_000_i64).unwrap_err().contains("nanoseconds"));
        assert!(sent(i128::MAX).unwrap_err().contains("less than 10000000000"));
    }

    #[test]
    fn a_timestamp_too_late_is_not_taken_for_milliseconds() {
        let error = sent(Timestamp::MAX).unwrap_err();
        assert!(error.contains("1970 to 2286"), "{error}");
    }
}
