//! The decision whether a call that failed is tried again, and when.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use crate::Error;

/// Rules for retries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    /// The most attempts besides the first one.
    pub(crate) max_retries: u32,
    /// The longest wait before the first retry. It doubles with every further one.
    pub(crate) first_delay: Duration,
    /// The limit up to which it doubles.
    pub(crate) max_delay: Duration,
    /// The longest wait asked for by the service that a call waits for.
    pub(crate) max_retry_after: Duration,
}

/// Decision after an attempt that failed.
#[derive(Debug, PartialEq)]
pub(crate) enum Decision {
    /// Try again after this time.
    Retry(Duration),
    /// Fail with the error of the attempt.
    GiveUp,
}

/// Decides after an attempt, the first being number 1, of a call that may be repeated. `random` is from 0 up to
/// but not including 1.
pub(crate) fn decide(error: &Error, attempt: u32, policy: &Policy, random: f64) -> Decision {
    if attempt > policy.max_retries || !error.is_retryable() {
        return Decision::GiveUp;
    }
    match error.retry_after() {
        Some(wait) if wait > policy.max_retry_after => Decision::GiveUp,
        Some(wait) => Decision::Retry(wait),
        // A random part of it, so that clients that failed together do not all retry together.
        None => Decision::Retry(longest(attempt, policy).mul_f64(random)),
    }
}

/// Returns a random number from 0 up to but not including 1. Not for secrets.
pub(crate) fn random() -> f64 {
    const STEPS: u32 = 1 << 30;
    let bits = RandomState::new().hash_one(0u8) % u64::from(STEPS);
    u32::try_from(bits).map_or(0.0, |bits| f64::from(bits) / f64::from(STEPS))
}

fn longest(attempt: u32, policy: &Policy) -> Duration {
    let factor = 2u32.checked_pow(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
    policy.first_delay.saturating_mul(factor).min(policy.max_delay)
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::{HeaderMap, RETRY_AFTER};

    use super::*;
    use crate::ErrorKind;

    const POLICY: Policy = Policy {
        max_retries: 9,
        first_delay: Duration::from_millis(500),
        max_delay: Duration::from_secs(8),
        max_retry_after: Duration::from_secs(60),
    };

    fn failed(status: u16, retry_after: &str) -> Error {
        let status = StatusCode::from_u16(status).unwrap();
        let mut headers = HeaderMap::new();
        if !retry_after.is_empty() {
            headers.insert(RETRY_AFTER, retry_after.parse().unwrap());
        }
        Error::new(ErrorKind::of_status(status), "x").with_response(status, headers, Vec::new())
    }

    #[test]
    fn the_wait_doubles_up_to_its_cap() {
        let error = Error::new(ErrorKind::Timeout, "x");
        let waits: Vec<_> = (1..=6)
            .map(|attempt| match decide(&error, attempt, &POLICY, 0.5) {
                Decision::Retry(wait) => wait.as_millis(),
                Decision::GiveUp => 0,
            })
            .collect();
        assert_eq!(waits, [250, 500, 1000, 2000, 4000, 4000]);
    }

    #[test]
    fn the_jitter_is_the_whole_wait() {
        let error = Error::new(ErrorKind::Connection, "x");
        assert_eq!(decide(&error, 1, &POLICY, 0.0), Decision::Retry(Duration::ZERO));
        let Decision::Retry(wait) = decide(&error, 1, &POLICY, 0.999) else { panic!("given up") };
        assert!(wait > Duration::from_millis(499) && wait < Duration::from_millis(500), "{wait:?}");
    }

    #[test]
    fn the_wait_that_the_service_asks_for_wins() {
        for status in [408, 429, 500, 502, 503, 504] {
            assert_eq!(decide(&failed(status, "7"), 1, &POLICY, 0.5), Decision::Retry(Duration::from_secs(7)));
        }
        assert_eq!(decide(&failed(429, "60"), 1, &POLICY, 0.5), Decision::Retry(Duration::from_secs(60)));
        assert_eq!(decide(&failed(429, "0"), 1, &POLICY, 0.5), Decision::Retry(Duration::ZERO));
    }

    #[test]
    fn a_wait_that_is_too_long_is_not_waited() {
        assert_eq!(decide(&failed(429, "61"), 1, &POLICY, 0.5), Decision::GiveUp);
        assert_eq!(decide(&failed(503, "300"), 1, &POLICY, 0.5), Decision::GiveUp);
    }

    #[test]
    fn retries_end() {
        let error = failed(503, "");
        let policy = Policy { max_retries: 2, ..POLICY };
        assert!(matches!(decide(&error, 2, &policy, 0.5), Decision::Retry(_)));
        assert_eq!(decide(&error, 3, &policy, 0.5), Decision::GiveUp);
        let never = Policy { max_retries: 0, ..POLICY };
        assert_eq!(decide(&error, 1, &never, 0.5), Decision::GiveUp);
    }

    #[test]
    fn a_permanent_failure_is_not_retried() {
        for status in [302, 400, 401, 403, 404, 409, 422, 501, 505] {
            assert_eq!(decide(&failed(status, "1"), 1, &POLICY, 0.5), Decision::GiveUp, "{status}");
        }
        for kind in [ErrorKind::Decode, ErrorKind::InvalidRequest, ErrorKind::UnexpectedResponse] {
            assert_eq!(decide(&Error::new(kind, "x"), 1, &POLICY, 0.5), Decision::GiveUp, "{kind}");
        }
        let for_good = Error::new(ErrorKind::Connection, "x").for_good();
        assert_eq!(decide(&for_good, 1, &POLICY, 0.5), Decision::GiveUp);
    }

    #[test]
    fn no_setting_makes_it_overflow() {
        let policy = Policy { max_retries: u32::MAX, first_delay: Duration::MAX, max_delay: Duration::MAX, ..POLICY };
        let error = Error::new(ErrorKind::Timeout, "x");
        assert!(matches!(decide(&error, u32::MAX, &policy, 0.999), Decision::Retry(_)));
    }

    #[test]
    fn random_numbers_differ_and_stay_in_their_range() {
        let numbers: Vec<_> = (0..1000).map(|_| random()).collect();
        assert!(numbers.iter().all(|number| (0.0..1.0).contains(number)));
        let mean = numbers.iter().sum::<f64>() / 1000.0;
        assert!((0.4..0.6).contains(&mean), "{mean}");
    }
}
