//! What a service says about its rate limit beside an answer.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{DATE, HeaderMap};

use crate::error::http_date;

/// From here on a number of seconds is a time and not a wait (September 2001).
const TIMES: f64 = 1e9;

/// From here on a time is in milliseconds.
const MILLISECONDS: f64 = 1e11;

/// How long nothing is left of the limit: `X-RateLimit-Reset` where
/// `X-RateLimit-Remaining` is 0.
pub(crate) fn used_up(headers: &HeaderMap) -> Option<Duration> {
    let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse::<f64>().ok();
    if number("x-ratelimit-remaining")? > 0.0 {
        return None;
    }
    let reset = number("x-ratelimit-reset")?;
    let wait = if reset < TIMES {
        reset
    } else {
        let seconds = if reset < MILLISECONDS { reset } else { reset / 1000.0 };
        // By the answer's own clock, so that a wrong one here does no harm.
        let now = headers.get(DATE).and_then(|date| http_date(date.to_str().ok()?));
        seconds - now.unwrap_or_else(Timestamp::now).as_duration().as_secs_f64()
    };
    Duration::try_from_secs_f64(wait).ok().filter(|wait| !wait.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(remaining: &str, reset: &str) -> Option<f64> {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-ratelimit-remaining", remaining),
            ("x-ratelimit-reset", reset),
            ("date", "Sun, 09 Sep 2001 01:46:40 GMT"), // 1,000,000,000
        ] {
            if !value.is_empty() {
                headers.insert(name, value.parse().unwrap());
            }
        }
        used_up(&headers).map(|wait| wait.as_secs_f64())
    }

    #[test]
    fn the_reset_is_a_wait_or_a_time_by_its_size() {
        assert_eq!(wait("0", "17"), Some(17.0));
        assert_eq!(wait("0", "0.5"), Some(0.5));
        assert_eq!(wait("0", "1000000030"), Some(30.0));
        assert_eq!(wait("0", "1000000030000"), Some(30.0));
        assert_eq!(wait(" 0 ", " 17 "), Some(17.0));
        assert_eq!(wait("-1", "17"), Some(17.0));
    }

    #[test]
    fn while_something_is_left_nothing_is_said() {
        assert_eq!(wait("1", "17"), None);
        assert_eq!(wait("499", "1000000030"), None);
    }

    #[test]
    fn what_has_passed_or_is_not_understood_is_no_wait() {
        for (remaining, reset) in
            [("0", "999999999999999999999999"), ("0", "NaN"), ("0", "inf"), ("0", "-5"), ("0", "soon"), ("0", "0")]
        {
            let wait = wait(remaining, reset);
            assert!(wait.is_none_or(|wait| wait > 1e9), "{reset}: {wait:?}");
        }
        assert_eq!(wait("0", "1000000000"), None);
        assert_eq!(wait("0", ""), None);
        assert_eq!(wait("", "17"), None);
        assert_eq!(wait("none", "17"), None);
        assert_eq!(used_up(&HeaderMap::new()), None);
    }
}
