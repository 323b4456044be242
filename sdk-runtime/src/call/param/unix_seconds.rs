use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{IntoInteger, violation};
use crate::error::redact;

/// First number of seconds that is not allowed, in the year 2286. A larger one is most
/// likely in a smaller unit.
const TOO_LATE: i128 = 10_000_000_000;

/// A time, or an `Option` of one: an integer in Unix seconds, a [`Timestamp`], [`Zoned`] or [`Date`] of jiff, a
/// [`SystemTime`], or a text such as `2026-04-23` or `2026-04-23T21:34:07+02:00`.
///
/// A date is its first moment in UTC. A time is rounded down to the second. A text without an offset, unless it is a date,
/// is a validation error, and so is a time before 1970 or after 2286.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a Unix time in seconds nor a time, a date or a text")]
pub trait IntoUnixSeconds {
    /// Returns the value, `None` for "not set".
    fn into_unix_seconds(self) -> Option<UnixSeconds>;
}

/// Value for a parameter in Unix seconds, not yet checked.
#[derive(Clone, Debug)]
pub struct UnixSeconds(Given);

#[derive(Clone, Debug)]
enum Given {
    Integer(i128),
    Time(Timestamp),
    /// No time that could be sent, as the caller wrote it.
    Other(String),
}

impl IntoUnixSeconds for Timestamp {
    /// Returns the value, rounded down to the second.
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        Some(UnixSeconds(Given::Time(self)))
    }
}

impl IntoUnixSeconds for &Zoned {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        self.timestamp().into_unix_seconds()
    }
}

impl IntoUnixSeconds for Zoned {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        self.timestamp().into_unix_seconds()
    }
}

impl IntoUnixSeconds for Date {
    /// The first moment of the day in UTC.
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        let given = self.to_zoned(TimeZone::UTC).map(|start| Given::Time(start.timestamp()));
        Some(UnixSeconds(given.unwrap_or_else(|_| Given::Other(self.to_string()))))
    }
}

impl IntoUnixSeconds for SystemTime {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        let given = Timestamp::try_from(self).map(Given::Time);
        Some(UnixSeconds(given.unwrap_or_else(|_| Given::Other("a time beyond the year 9999".to_owned()))))
    }
}

impl IntoUnixSeconds for &str {
    /// A date, which is the first moment of the day in UTC, or a time with its offset.
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        // A `Date` would be read from the text of a time, too.
        let date = (self.len() == "2026-04-23".len()).then(|| self.parse::<Date>().ok()).flatten();
        match (date, self.parse::<Timestamp>()) {
            (Some(date), _) => date.into_unix_seconds(),
            (None, Ok(time)) => time.into_unix_seconds(),
            (None, Err(_)) => Some(UnixSeconds(Given::Other(redact::value(self)))),
        }
    }
}

impl IntoUnixSeconds for &String {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        self.as_str().into_unix_seconds()
    }
}

impl IntoUnixSeconds for String {
    fn into_unix_seconds(self) -> Option<UnixSeconds> {
        self.as_str().into_unix_seconds()
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
        Given::Other(shown) => {
            Err(violation(shown, "a date such as 2026-04-23, or a time with its offset such as 2026-04-23T19:34:07Z"))
        }
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
    fn times_of_other_types_and_texts_become_seconds() {
        let zoned: Zoned = "2026-04-23T21:34:07.5+02:00[+02:00]".parse().unwrap();
        let system = SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(1_776_972_847_891);
        let moment = Ok("1776972847".to_owned());
        assert_eq!((sent(&zoned), sent(zoned.clone()), sent(system)), (moment.clone(), moment.clone(), moment.clone()));
        for text in ["2026-04-23T19:34:07Z", "2026-04-23T21:34:07.5+02:00", "2026-04-23 19:34:07Z"] {
            assert_eq!(sent(text), moment, "{text}");
        }
        let day = Ok("1776902400".to_owned());
        assert_eq!((sent("2026-04-23"), sent("2026-04-23".to_owned())), (day.clone(), day.clone()));
        assert_eq!(sent(jiff::civil::date(2026, 4, 23)), day);
    }

    #[test]
    fn a_text_that_is_no_date_and_a_time_without_an_offset_are_errors() {
        for text in ["", "yesterday", "2026-04-31", "2026-4-23", "2026-04-23T19:34:07", "1776972847", "23.04.2026"] {
            let violation = sent(text).unwrap_err();
            assert!(violation.contains("it must be a date such as 2026-04-23"), "{text}: {violation}");
        }
        assert!(sent("1969-12-31").unwrap_err().contains("1970 to 2286"));
        assert!(sent(SystemTime::UNIX_EPOCH - std::time::Duration::from_secs(1)).unwrap_err().contains("1970 to 2286"));
        assert!(sent(Date::MAX).is_err() && sent(Date::MIN).is_err());
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
