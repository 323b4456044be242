//! Answers that go wrong on purpose, and limits of the rate of requests.

use std::collections::VecDeque;
use std::time::Duration;

/// What shall go wrong.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Statuses for the next requests.
    next: VecDeque<u16>,
    random: Option<Random>,
}

#[derive(Debug)]
struct Random {
    state: u64,
    one_in: u64,
}

impl Faults {
    pub(super) fn fail_next(&mut self, requests: usize, status: u16) {
        self.next.extend(std::iter::repeat_n(status, requests));
    }

    pub(super) fn fail_randomly(&mut self, seed: u64, one_in: u32) {
        self.random = (one_in > 0).then_some(Random { state: seed, one_in: one_in.into() });
    }

    /// The status with which this request fails, if it does.
    pub(super) fn take(&mut self) -> Option<u16> {
        // The sequence goes on under a planned fault, so that it depends on the number of requests only.
        let random = self.random.as_mut().is_some_and(Random::hits);
        self.next.pop_front().or(random.then_some(503))
    }
}

impl Random {
    /// SplitMix64: the same seed gives the same sequence everywhere.
    fn hits(&mut self) -> bool {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).is_multiple_of(self.one_in)
    }
}

/// A limit of requests in a span of time, which begins with the first of them.
#[derive(Debug)]
pub(super) struct RateLimit {
    requests: u64,
    per: i64,
    begin: i64,
    count: u64,
    /// Everything is refused before this time.
    blocked_until: i64,
}

/// How a request stands to the limit. Times in microseconds.
#[derive(Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) limit: u64,
    pub(super) remaining: u64,
    /// When the span is over.
    pub(super) reset: i64,
    /// How long to wait, if the request is refused.
    pub(super) wait: Option<i64>,
}

impl RateLimit {
    pub(super) fn new(requests: u64, per: Duration) -> Self {
        Self { requests, per: micros(per), begin: i64::MIN, count: 0, blocked_until: i64::MIN }
    }

    /// Counts a request at the time `now`; `block` is how long everything is refused after one too many.
    pub(super) fn count(&mut self, now: i64, block: Duration) -> Standing {
        if now >= self.begin.saturating_add(self.per) {
            (self.begin, self.count) = (now, 0);
        }
        let reset = self.begin.saturating_add(self.per);
        let mut standing = Standing { limit: self.requests, remaining: 0, reset, wait: None };
        if now < self.blocked_until {
            standing.wait = Some(self.blocked_until - now);
            return standing;
        }
        self.count += 1;
        standing.remaining = self.requests.saturating_sub(self.count);
        if self.count > self.requests {
            self.blocked_until = if block.is_zero() { reset } else { now.saturating_add(micros(block)) };
            standing.wait = Some(self.blocked_until - now);
        }
        standing
    }
}

pub(super) fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;
    const NO_BLOCK: Duration = Duration::ZERO;

    #[test]
    fn planned_faults_come_in_turn_and_end() {
        let mut faults = Faults::default();
        faults.fail_next(2, 500);
        faults.fail_next(1, 429);
        assert_eq!([(); 4].map(|()| faults.take()), [Some(500), Some(500), Some(429), None]);
    }

    #[test]
    fn random_faults_depend_on_the_seed_only() {
        let run = |seed| {
            let mut faults = Faults::default();
            faults.fail_randomly(seed, 10);
            (0..1_000).map(|_| faults.take().is_some()).collect::<Vec<_>>()
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        let failed = run(1).iter().filter(|failed| **failed).count();
        assert!((60..140).contains(&failed), "{failed}");
    }

    #[test]
    fn a_span_begins_with_its_first_request() {
        let mut limit = RateLimit::new(2, Duration::from_secs(10));
        assert_eq!(
            limit.count(5 * SECOND, NO_BLOCK),
            Standing { limit: 2, remaining: 1, reset: 15 * SECOND, wait: None }
        );
        assert_eq!(limit.count(6 * SECOND, NO_BLOCK).wait, None);
        assert_eq!(limit.count(7 * SECOND, NO_BLOCK).wait, Some(8 * SECOND));
        assert_eq!(limit.count(15 * SECOND, NO_BLOCK).wait, None);
    }

    #[test]
    fn a_block_outlasts_the_span_and_is_not_prolonged() {
        let mut limit = RateLimit::new(1, Duration::from_secs(10));
        let block = Duration::from_secs(300);
        assert_eq!(limit.count(0, block).wait, None);
        assert_eq!(limit.count(SECOND, block).wait, Some(300 * SECOND));
        assert_eq!(limit.count(100 * SECOND, block).wait, Some(201 * SECOND));
        assert_eq!(limit.count(301 * SECOND, block).wait, None);
    }
}
