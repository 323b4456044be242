//! Rate limits in the headers of a response.

use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::error::{now_of, wait_of_number};

/// Prefixes of the headers `…Remaining` and `…Reset`.
const PREFIXES: [&str; 3] = ["x-ratelimit-", "ratelimit-", "x-rate-limit-"];

/// Returns the time until a used-up limit is reset: `X-RateLimit-Reset` if `X-RateLimit-Remaining` is 0, the same
/// without `X-`, or both in one header `RateLimit`. Of several limits that are used up the longest wait counts.
pub(crate) fn used_up(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let pairs = PREFIXES.iter().filter_map(|prefix| {
        let number = |name| number(text(&format!("{prefix}{name}"))?);
        Some((number("remaining")?, number("reset")?))
    });
    let resets = pairs.chain(text("ratelimit").into_iter().flat_map(in_one_header));
    let resets: Vec<f64> = resets.filter(|(remaining, _)| *remaining <= 0.0).map(|(_, reset)| reset).collect();
    if resets.is_empty() {
        return None; // as for nearly every response, whose date need not be read then
    }
    let now = now_of(headers);
    resets.into_iter().filter_map(|reset| wait_of_number(reset, now)).max().filter(|wait| !wait.is_zero())
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

/// Returns the remaining requests and the reset of each limit: from `limit=10, remaining=0, reset=50` of an early
/// draft, or `"name";r=0;t=50` of a later one.
fn in_one_header(text: &str) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    let (mut remaining, mut reset) = (None, None);
    for part in text.split([',', ';']) {
        match part.split_once('=').map(|(name, value)| (name.trim(), number(value))) {
            Some(("remaining" | "r", number)) => remaining = number,
            Some(("reset" | "t", number)) => reset = number,
            Some(_) => {}
            None => (remaining, reset) = (None, None), // the name of the next limit
        }
        if let (Some(left), Some(time)) = (remaining, reset) {
            found.push((left, time));
            (remaining, reset) = (None, None);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &str)]) -> Option<f64> {
        let mut headers: HeaderMap = [("date", "Sun, 09 Sep 2001 01:46:40 GMT")] // 1,000,000,000
            .iter()
            .chain(pairs)
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        headers.insert("x-other", "0".parse().unwrap());
        used_up(&headers).map(|wait| wait.as_secs_f64())
    }

    fn wait(remaining: &str, reset: &str) -> Option<f64> {
        with(&[("x-ratelimit-remaining", remaining), ("x-ratelimit-reset", reset)])
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
    fn the_headers_may_have_other_names() {
        assert_eq!(with(&[("ratelimit-remaining", "0"), ("ratelimit-reset", "17")]), Some(17.0));
        assert_eq!(with(&[("ratelimit-remaining", "0"), ("ratelimit-reset", "1000000030")]), Some(30.0));
        assert_eq!(with(&[("x-rate-limit-remaining", "0"), ("x-rate-limit-reset", "17")]), Some(17.0));
        assert_eq!(with(&[("ratelimit-remaining", "3"), ("ratelimit-reset", "17")]), None);
        // Of two limits the one that is used up counts.
        let left = [("ratelimit-remaining", "3"), ("ratelimit-reset", "17")];
        let used = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "5")];
        assert_eq!(with(&[left, used].concat()), Some(5.0));
    }

    #[test]
    fn one_header_may_hold_both_numbers() {
        for (text, expected) in [
            ("limit=10, remaining=0, reset=50", Some(50.0)),
            ("limit=10, reset=1000000030, remaining=0", Some(30.0)),
            ("limit=10, remaining=2, reset=50", None),
            ("\"default\";r=0;t=50", Some(50.0)),
            ("\"second\";r=0;t=1, \"minute\";r=0;t=50, \"day\";r=9;t=500", Some(50.0)),
            ("\"second\";r=0, \"minute\";t=50", None),
            ("remaining=0", None),
            ("0", None),
            ("=;,=", None),
        ] {
            assert_eq!(with(&[("ratelimit", text)]), expected, "{text}");
        }
    }

    #[test]
    fn while_requests_remain_there_is_no_wait() {
        assert_eq!(wait("1", "17"), None);
        assert_eq!(wait("499", "1000000030"), None);
    }

    #[test]
    fn a_time_that_has_passed_or_cannot_be_read_is_no_wait() {
        assert!(wait("0", "999999999999999999999999").unwrap() > 1e9);
        for (remaining, reset) in [
            ("0", "NaN"),
            ("0", "inf"),
            ("0", "-5"),
            ("0", "soon"),
            ("0", "0"),
            ("0", "1000000000"),
            ("0", ""),
            ("", "17"),
            ("none", "17"),
        ] {
            assert_eq!(wait(remaining, reset), None, "{remaining} {reset}");
        }
        assert_eq!(used_up(&HeaderMap::new()), None);
    }
}
