use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

/// What the header `Retry-After` asks for. A date is taken relative to the
/// answer's own `Date`, so that a wrong clock on this side does no harm.
pub(super) fn of(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return seconds_of(seconds);
    }
    let until = http_date(value)?;
    let now = date(headers, DATE).unwrap_or_else(Timestamp::now);
    let wait = until.duration_since(now);
    Some(Duration::try_from(wait).unwrap_or_default()) // zero if it has passed
}

/// A number of seconds that is a duration; beyond all measure it is the longest one, as a wait that nobody waits.
pub(super) fn seconds_of(seconds: f64) -> Option<Duration> {
    let is_beyond_measure = seconds.is_finite() && seconds > 0.0;
    Duration::try_from_secs_f64(seconds).ok().or(is_beyond_measure.then_some(Duration::MAX))
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<Timestamp> {
    http_date(headers.get(name)?.to_str().ok()?)
}

/// A time as HTTP headers give it.
pub(crate) fn http_date(value: &str) -> Option<Timestamp> {
    // A wrong day of the week does not make the time less clear.
    const PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(retry_after: &str, date: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, retry_after.parse().unwrap());
        if !date.is_empty() {
            headers.insert(DATE, date.parse().unwrap());
        }
        of(&headers)
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(wait("300", ""), Some(Duration::from_secs(300)));
        assert_eq!(wait(" 0 ", ""), Some(Duration::ZERO));
        assert_eq!(wait("1.5", ""), Some(Duration::from_millis(1500)));
    }

    #[test]
    fn a_date_counts_from_the_answers_own_date() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(wait("Sun, 06 Nov 1994 08:50:07 GMT", date), Some(Duration::from_secs(30)));
        assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT", date), Some(Duration::ZERO));
    }

    #[test]
    fn a_date_alone_counts_from_now() {
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT", ""), Some(Duration::ZERO));
        let far = wait("Fri, 31 Dec 9998 23:59:59 GMT", "").unwrap();
        assert!(far > Duration::from_secs(60 * 60 * 24 * 365 * 1000));
    }

    #[test]
    fn anything_else_is_no_wait() {
        for value in ["", "soon", "-1", "inf", "nan", "1e400", "06 Nov"] {
            assert_eq!(wait(value, ""), None, "{value}");
        }
        assert_eq!(of(&HeaderMap::new()), None);
    }
}
