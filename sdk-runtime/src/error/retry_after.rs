//! The wait that a response asks for.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::Offset;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// The number from which on a number of seconds is a Unix time and not a wait (September 2001).
const TIMES: f64 = 1e9;

/// The number from which on a Unix time is in milliseconds (the same day).
const MILLISECONDS: f64 = 1e12;

/// Returns the longest wait that the headers `Retry-After` ask for, else the one in the body.
pub(super) fn of(headers: &HeaderMap, body: Option<&str>) -> Option<Duration> {
    let now = now_of(headers);
    let values = headers.get_all(RETRY_AFTER).into_iter().filter_map(|value| value.to_str().ok());
    values.filter_map(|value| wait(value, now)).max().or_else(|| wait(body?, now))
}

/// Returns the response's own `Date`, so that a wrong clock on this side does no harm; else the time here.
pub(crate) fn now_of(headers: &HeaderMap) -> Timestamp {
    let date = headers.get(DATE).and_then(|date| http_date(date.to_str().ok()?));
    date.unwrap_or_else(Timestamp::now)
}

/// Reads a wait from a text that is a number or a date; `None` for a time that has passed.
pub(super) fn wait(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return wait_of_number(number, now);
    }
    date(text, now)?.duration_since(now).try_into().ok()
}

/// Returns the wait that a number stands for: that many seconds; from 10^9 on the time until a Unix time, which is in
/// milliseconds from 10^12 on. A wait too long for a `Duration` is `Duration::MAX`, which the client shortens.
pub(crate) fn wait_of_number(number: f64, now: Timestamp) -> Option<Duration> {
    let now = now.as_duration().as_secs_f64();
    let seconds = match number {
        wait if wait < TIMES => wait,
        time if time < MILLISECONDS => time - now,
        time => time / 1000.0 - now,
    };
    let is_beyond_measure = seconds.is_finite() && seconds > 0.0;
    Duration::try_from_secs_f64(seconds).ok().or(is_beyond_measure.then_some(Duration::MAX))
}

/// Reads a time in the form of HTTP headers.
pub(crate) fn http_date(value: &str) -> Option<Timestamp> {
    date(value, Timestamp::now())
}

/// Length of the longest text that is read as a date, in bytes.
const DATE_LENGTH: usize = 64;

/// Reads a time in one of the three forms of RFC 9110, section 5.6.7. `now` decides the century of a year of two
/// digits.
fn date(value: &str, now: Timestamp) -> Option<Timestamp> {
    if value.len() > DATE_LENGTH {
        return None;
    }
    // A wrong day of the week does not make the time ambiguous.
    const PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(value).ok().or_else(|| obsolete_date(value, now))
}

/// Reads `Sunday, 06-Nov-94 08:49:37 GMT` (RFC 850) or `Sun Nov  6 08:49:37 1994` (asctime).
fn obsolete_date(value: &str, now: Timestamp) -> Option<Timestamp> {
    let mut words = value.split([' ', '-', ',']).filter(|word| !word.is_empty());
    let words: [_; 6] = std::array::from_fn(|_| words.next().unwrap_or_default());
    let (day, month, year, time) = match words {
        [_, day, month, year, time, "GMT"] => (day, month, year, time),
        [_, month, day, time, year, ""] => (day, month, year, time),
        _ => return None,
    };
    let in_year = |year: i16| {
        let text = format!("{day} {month} {year:04} {time}");
        let time = DateTime::strptime("%d %b %Y %H:%M:%S", text).ok()?;
        Offset::UTC.to_timestamp(time).ok()
    };
    let number: i16 = year.parse().ok()?;
    if year.len() != 2 {
        return in_year(number);
    }
    let this_year = Offset::UTC.to_datetime(now).year();
    let number = this_year - this_year % 100 + number;
    // RFC 9110: more than 50 years from now means the century before.
    if number - this_year > 50 { in_year(number - 100) } else { in_year(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

    fn waits(retry_after: &[&str], date: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for value in retry_after {
            headers.append(RETRY_AFTER, value.parse().unwrap());
        }
        if !date.is_empty() {
            headers.insert(DATE, date.parse().unwrap());
        }
        of(&headers, None)
    }

    fn seconds(seconds: u64) -> Option<Duration> {
        Some(Duration::from_secs(seconds))
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(waits(&["300"], ""), seconds(300));
        assert_eq!(waits(&[" 0 "], ""), seconds(0));
        assert_eq!(waits(&["1.5"], ""), Some(Duration::from_millis(1500)));
        assert_eq!(waits(&["999999999"], ""), seconds(999_999_999));
    }

    #[test]
    fn a_large_number_is_a_unix_time() {
        let now = "Sun, 09 Sep 2001 01:46:40 GMT"; // 1,000,000,000
        assert_eq!(waits(&["1000000030"], now), seconds(30));
        assert_eq!(waits(&["1000000030.5"], now), Some(Duration::from_millis(30_500)));
        assert_eq!(waits(&["1000000030000"], now), seconds(30));
        assert_eq!(waits(&["99999999999"], now), seconds(98_999_999_999));
        assert_eq!(waits(&["1e300"], now), Some(Duration::MAX));
    }

    #[test]
    fn a_date_of_each_form_counts_from_the_responses_own_date() {
        for form in ["Sun, 06 Nov 1994 08:50:07 GMT", "Sunday, 06-Nov-94 08:50:07 GMT", "Sun Nov  6 08:50:07 1994"] {
            for date in [DAY, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
                assert_eq!(waits(&[form], date), seconds(30), "{form} from {date}");
            }
        }
    }

    #[test]
    fn a_time_that_has_passed_is_no_wait() {
        for value in [
            "Sun, 06 Nov 1994 08:49:36 GMT",
            "Sunday, 06-Nov-94 08:00:00 GMT",
            "Sun Nov  6 08:00:00 1994",
            "Mon, 01 Jan 0001 00:00:00 GMT",
        ] {
            assert_eq!(waits(&[value], DAY), None, "{value}");
            assert_eq!(waits(&[value], ""), None, "{value}");
        }
        assert_eq!(waits(&[DAY], DAY), seconds(0));
        assert_eq!(waits(&["1000000000"], "Sun, 09 Sep 2001 01:46:41 GMT"), None);
    }

    #[test]
    fn two_digits_of_a_year_are_never_more_than_50_years_ahead() {
        for (now, digits, year) in [(2026, "26", 2026), (2026, "76", 2076), (2026, "77", 1977), (1994, "00", 1900)] {
            let now = in_year(now);
            assert_eq!(date(&format!("Friday, 01-Jan-{digits} 00:00:00 GMT"), now), Some(in_year(year)), "{digits}");
        }
    }

    fn in_year(year: i16) -> Timestamp {
        Offset::UTC.to_timestamp(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0)).unwrap()
    }

    #[test]
    fn of_two_headers_the_longer_wait_counts() {
        for values in [["0", "300"], ["300", "0"], ["soon", "300"], ["300", "Sun Nov  6 08:50:07 1994"]] {
            assert_eq!(waits(&values, DAY), seconds(300), "{values:?}");
        }
    }

    #[test]
    fn a_date_alone_counts_from_now() {
        let far = waits(&["Fri, 31 Dec 9998 23:59:59 GMT"], "").unwrap();
        assert!(far > Duration::from_secs(60 * 60 * 24 * 365 * 1000));
    }

    #[test]
    fn anything_else_is_no_wait() {
        for value in
            ["", "soon", "-1", "inf", "nan", "1e400", "06 Nov", "Sunday, 06-Nov-xx 08:49:37 GMT", "a b c d 99999"]
        {
            assert_eq!(waits(&[value], ""), None, "{value}");
        }
        assert_eq!(of(&HeaderMap::new(), None), None);
    }
}
