//! The number of requests that the service takes in a span of time.

use std::collections::VecDeque;
use std::time::Duration;

use crate::clock::micros;

/// Limits that hold at once. Each looks back over a window that slides: a request counts for so long as it is younger
/// than the window is wide. One that is over a limit counts for nothing.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    windows: Vec<Window>,
    /// Every request fails before this time.
    blocked_until: i64,
}

#[derive(Debug)]
struct Window {
    places: usize,
    per: i64,
    /// Times of the requests that still count, the oldest first.
    taken: VecDeque<i64>,
}

/// The standing of a request to the limit of the widest window, which is the one that services tell of. Times in
/// microseconds.
#[derive(Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) limit: usize,
    pub(crate) remaining: usize,
    /// Time at which the next place becomes free.
    pub(crate) reset: i64,
    /// Time to wait, if the request is over a limit.
    pub(crate) wait: Option<i64>,
}

impl Limits {
    /// Makes limits of so many requests in so long each.
    pub(crate) fn new(limits: impl IntoIterator<Item = (u64, Duration)>) -> Self {
        let windows = limits.into_iter().map(|(requests, per)| Window {
            places: usize::try_from(requests).unwrap_or(usize::MAX),
            per: micros(per),
            taken: VecDeque::new(),
        });
        Self { windows: windows.collect(), blocked_until: i64::MIN }
    }

    /// Counts a request at the time `now`; `block` is the time for which every request fails after one too many. None without
    /// a limit.
    pub(crate) fn count(&mut self, now: i64, block: Duration) -> Option<Standing> {
        self.windows.iter_mut().for_each(|window| window.forget(now));
        let mut wait = (now < self.blocked_until).then(|| self.blocked_until.saturating_sub(now));
        if wait.is_none() {
            wait = self.windows.iter().filter_map(|window| window.wait(now)).max();
            if wait.is_some() && !block.is_zero() {
                self.blocked_until = now.saturating_add(micros(block));
                wait = Some(micros(block));
            }
            if wait.is_none() {
                self.windows.iter_mut().for_each(|window| window.taken.push_back(now));
            }
        }
        let widest = self.windows.iter().max_by_key(|window| window.per)?;
        let remaining = widest.places.saturating_sub(widest.taken.len());
        Some(Standing { limit: widest.places, remaining, reset: widest.next_free(now), wait })
    }
}

impl Window {
    fn forget(&mut self, now: i64) {
        while self.taken.front().is_some_and(|taken| taken.saturating_add(self.per) <= now) {
            self.taken.pop_front();
        }
    }

    fn wait(&self, now: i64) -> Option<i64> {
        (self.taken.len() >= self.places).then(|| self.next_free(now).saturating_sub(now))
    }

    fn next_free(&self, now: i64) -> i64 {
        self.taken.front().copied().unwrap_or(now).saturating_add(self.per)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;
    const NO_BLOCK: Duration = Duration::ZERO;

    fn limits<const N: usize>(limits: [(u64, u64); N]) -> Limits {
        Limits::new(limits.map(|(requests, seconds)| (requests, Duration::from_secs(seconds))))
    }

    /// Returns the time that a request at this second has to wait, in seconds.
    fn wait(limits: &mut Limits, second: i64, block: u64) -> Option<i64> {
        let standing = limits.count(second * SECOND, Duration::from_secs(block)).unwrap();
        standing.wait.map(|wait| wait / SECOND)
    }

    #[test]
    fn the_window_slides_with_every_request() {
        let mut limits = limits([(2, 10)]);
        let asked = [5, 9, 12, 15, 16, 19];
        // The one of second 5 is forgotten at 15, that of 9 at 19; those that were over the limit count for nothing.
        assert_eq!(asked.map(|second| wait(&mut limits, second, 0)), [None, None, Some(3), None, Some(3), None]);
    }

    #[test]
    fn several_limits_hold_at_once_and_the_widest_is_told() {
        let mut limits = limits([(2, 1), (3, 60)]);
        assert_eq!([0, 0, 0].map(|second| wait(&mut limits, second, 0)), [None, None, Some(1)]);
        let standing = limits.count(SECOND, NO_BLOCK);
        assert_eq!(standing, Some(Standing { limit: 3, remaining: 0, reset: 60 * SECOND, wait: None }));
        assert_eq!(wait(&mut limits, 2, 0), Some(58));
    }

    #[test]
    fn a_block_outlasts_the_window_and_is_not_prolonged() {
        let mut limits = limits([(1, 10)]);
        let asked = [0, 1, 100, 301];
        assert_eq!(asked.map(|second| wait(&mut limits, second, 300)), [None, Some(300), Some(201), None]);
    }

    #[test]
    fn without_a_limit_nothing_is_told() {
        assert_eq!(Limits::default().count(0, NO_BLOCK), None);
    }
}
