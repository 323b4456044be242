//! Times as records and parameters write them, all in microseconds since 1970.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;

use sdk_runtime::UnixTime;

/// Returns the time that a value of a record stands for: a Unix time in seconds or milliseconds, or RFC 3339.
pub(crate) fn of_value(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => of_unix(number.as_i64().or_else(|| float(number.as_f64()?))?),
        Value::String(text) => of_text(text),
        _ => None,
    }
}

/// Returns the earliest time that a parameter stands for: a Unix time, RFC 3339, or a date, which then begins in UTC.
pub(crate) fn of_text(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse::<i64>() {
        // As a parameter 0 is a time like any other.
        return if number == 0 { Some(0) } else { of_unix(number) };
    }
    match text.parse::<Timestamp>() {
        Ok(time) => Some(time.as_microsecond()),
        Err(_) => day(text).map(|(begin, _)| begin),
    }
}

/// Returns the latest time that a parameter stands for: that of a date is the end of the day.
pub(crate) fn end_of_text(text: &str) -> Option<i64> {
    match day(text) {
        Some((_, end)) => Some(end),
        None => of_text(text),
    }
}

fn of_unix(number: i64) -> Option<i64> {
    UnixTime::from(number).to_timestamp().map(|time| time.as_microsecond())
}

fn float(number: f64) -> Option<i64> {
    (number.abs() < 9e15).then_some(number as i64)
}

fn day(text: &str) -> Option<(i64, i64)> {
    let date: Date = text.parse().ok().filter(|_| text.len() == 10)?;
    let begin = |date: Date| Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_microsecond());
    Some((begin(date)?, begin(date.tomorrow().ok()?)? - 1))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TIME: i64 = 1_776_931_921_000_000;

    #[test]
    fn every_way_to_write_a_time_gives_the_same() {
        for value in [json!(1_776_931_921), json!(1_776_931_921_000_i64), json!(1_776_931_921_000.0)] {
            assert_eq!(of_value(&value), Some(TIME), "{value}");
        }
        for text in ["2026-04-23T08:12:01Z", "2026-04-23T10:12:01.000+02:00", "1776931921"] {
            assert_eq!(of_value(&json!(text)), Some(TIME), "{text}");
        }
    }

    #[test]
    fn a_parameter_can_be_the_beginning_of_time() {
        assert_eq!(of_text("0"), Some(0));
        assert_eq!(of_value(&json!(0)), None);
    }

    #[test]
    fn a_date_is_a_whole_day_in_utc() {
        let begin = of_text("2026-04-23T00:00:00Z").unwrap();
        assert_eq!(of_text("2026-04-23"), Some(begin));
        assert_eq!(end_of_text("2026-04-23"), Some(begin + 86_400_000_000 - 1));
        assert_eq!(end_of_text("2026-04-23T08:12:01Z"), Some(TIME));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for value in [json!(null), json!(""), json!("soon"), json!({}), json!(1e300), json!("2026-13-01")] {
            assert_eq!(of_value(&value), None, "{value}");
        }
    }
}
