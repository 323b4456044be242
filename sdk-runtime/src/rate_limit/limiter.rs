//! The number of requests that a client starts in any span of time.
//!
//! A service counts a request when it arrives there, which is some time between
//! its start and its response here. So a permit is taken at the start and is free
//! again one window after the *response*: in any window the service counts at most
//! as many requests as there are permits.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Rate limit: at most so many requests in any span of a length of time.
///
/// ```
/// # use std::time::Duration;
/// # use sdk_runtime::RateLimit;
/// const A_MINUTE: RateLimit = RateLimit::new(240, Duration::from_secs(60));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateLimit {
    requests: u32,
    per: Duration,
}

impl RateLimit {
    /// Returns a limit of at most `requests` in any span of the length `per`. If one of
    /// them is zero, [`ClientBuilder::build`](crate::ClientBuilder::build) fails.
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self { requests, per }
    }

    /// Returns the number of requests.
    pub const fn requests(self) -> u32 {
        self.requests
    }

    /// Returns the length of the span.
    pub const fn per(self) -> Duration {
        self.per
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.requests == 0 || self.per.is_zero()
    }
}

/// Permits of several limits at once. It has no clock: its methods take the time, which
/// must not run backwards.
#[derive(Debug)]
pub(crate) struct Limiter {
    windows: Vec<Window>,
    /// Requests that have started and not ended. Each holds a permit of every limit.
    under_way: usize,
    /// The time before which nothing starts, since the service says that its limit is used up.
    hold: Option<Instant>,
    /// Set while the calls that waited for the end of a pause start one by one.
    spread: Option<Spread>,
}

/// Even starts, instead of all at once.
#[derive(Debug)]
struct Spread {
    /// The time of the next start.
    next: Instant,
    /// The time from which on only the windows count. Their permits become free one by one, as they were taken.
    until: Instant,
}

/// The longest time over which starts are spread after a pause.
const LONGEST_SPREAD: Duration = Duration::from_secs(60);

/// Reason why no request may start.
#[derive(Debug, PartialEq)]
pub(crate) enum Blocked {
    /// No request may start before this time.
    Until(Instant),
    /// No request may start before one of those under way has ended.
    UnderWay,
}

impl Limiter {
    /// Makes a limiter. Without limits every request may start at once.
    pub(crate) fn new(limits: &[RateLimit]) -> Self {
        let windows = limits.iter().map(|limit| Window {
            permits: usize::try_from(limit.requests).unwrap_or(usize::MAX),
            per: limit.per,
            ended: VecDeque::new(),
        });
        Self { windows: windows.collect(), under_way: 0, hold: None, spread: None }
    }

    /// Takes a permit of every limit, or none.
    pub(crate) fn start(&mut self, now: Instant) -> Result<(), Blocked> {
        if self.spread.as_ref().is_some_and(|spread| spread.until <= now) {
            self.spread = None;
        }
        let next = self.spread.as_ref().map(|spread| spread.next);
        let mut until = self.hold.max(next).filter(|time| *time > now);
        for window in &mut self.windows {
            window.forget(now);
            if self.under_way.saturating_add(window.ended.len()) < window.permits {
                continue;
            }
            until = until.max(Some(window.next_free(now).ok_or(Blocked::UnderWay)?));
        }
        match until {
            Some(until) => Err(Blocked::Until(until)),
            None => {
                self.under_way += 1;
                let step = self.step();
                if let Some(spread) = &mut self.spread {
                    spread.next = now + step;
                }
                Ok(())
            }
        }
    }

    /// Spreads the starts from this time on, when a pause ends, evenly over a window, but over at most one minute.
    /// Does nothing without a limit.
    pub(crate) fn spread_from(&mut self, time: Instant) {
        let Some(longest) = self.windows.iter().map(|window| window.per.min(LONGEST_SPREAD)).max() else { return };
        let next = self.spread.as_ref().map_or(time, |spread| spread.next.max(time));
        self.spread = time.checked_add(longest).map(|until| Spread { next, until });
    }

    /// Returns the time between two starts at which no window exceeds its limit.
    fn step(&self) -> Duration {
        let step = |window: &Window| window.per.min(LONGEST_SPREAD) / u32::try_from(window.permits).unwrap_or(u32::MAX);
        self.windows.iter().map(step).max().unwrap_or_default()
    }

    /// Takes note that a request has ended, with a response or without.
    pub(crate) fn end(&mut self, now: Instant) {
        self.under_way = self.under_way.saturating_sub(1);
        for window in &mut self.windows {
            window.forget(now);
            window.ended.push_back(now);
        }
    }

    /// A request that was to start never will: its places are free again at once.
    pub(crate) fn give_back(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// Lets nothing start before this time. Does nothing without a limit.
    pub(crate) fn hold(&mut self, until: Instant) {
        if !self.windows.is_empty() {
            self.hold = self.hold.max(Some(until));
        }
    }
}

#[derive(Debug)]
struct Window {
    permits: usize,
    per: Duration,
    /// Times at which the requests ended whose permits are not free yet, oldest first.
    /// Together with the requests under way never more than there are permits.
    ended: VecDeque<Instant>,
}

impl Window {
    fn forget(&mut self, now: Instant) {
        while self.ended.front().is_some_and(|ended| now.saturating_duration_since(*ended) >= self.per) {
            self.ended.pop_front();
        }
    }

    fn next_free(&self, now: Instant) -> Option<Instant> {
        let ended = *self.ended.front()?;
        Some(ended.checked_add(self.per).unwrap_or_else(|| far_from(now)))
    }
}

/// Returns a time one year from now, in place of a time that the clock cannot represent.
pub(crate) fn far_from(now: Instant) -> Instant {
    now + Duration::from_secs(60 * 60 * 24 * 365)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(limits: &[(u32, u64)]) -> Limiter {
        let limits: Vec<_> =
            limits.iter().map(|(requests, seconds)| RateLimit::new(*requests, Duration::from_secs(*seconds))).collect();
        Limiter::new(&limits)
    }

    fn after(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn a_permit_is_taken_from_the_start_until_one_window_after_the_end() {
        let start = Instant::now();
        let mut limiter = limiter(&[(1, 10)]);
        assert_eq!(limiter.start(start), Ok(()));
        assert_eq!(limiter.start(after(start, 100)), Err(Blocked::UnderWay));
        limiter.end(after(start, 100));
        assert_eq!(limiter.start(after(start, 109)), Err(Blocked::Until(after(start, 110))));
        assert_eq!(limiter.start(after(start, 110)), Ok(()));
    }

    #[test]
    fn all_limits_hold_at_once() {
        let start = Instant::now();
        let mut limiter = limiter(&[(1, 1), (2, 60)]);
        for second in [0, 1] {
            assert_eq!(limiter.start(after(start, second)), Ok(()));
            limiter.end(after(start, second));
        }
        // The permit of the short limit is free after 2 seconds, that of the long one after 60.
        assert_eq!(limiter.start(after(start, 1)), Err(Blocked::Until(after(start, 60))));
        assert_eq!(limiter.start(after(start, 60)), Ok(()));
    }

    #[test]
    fn it_keeps_at_most_as_many_times_as_there_are_permits() {
        let start = Instant::now();
        let mut limiter = limiter(&[(3, 1), (5, 1000)]);
        for second in 0..10_000 {
            if limiter.start(after(start, second)).is_ok() {
                limiter.end(after(start, second));
            }
            assert!(limiter.windows.iter().all(|window| window.ended.len() <= window.permits));
        }
    }

    #[test]
    fn a_hold_counts_where_there_is_a_limit() {
        let start = Instant::now();
        let mut limited = limiter(&[(9, 1)]);
        limited.hold(after(start, 5));
        limited.hold(after(start, 3));
        assert_eq!(limited.start(start), Err(Blocked::Until(after(start, 5))));
        assert_eq!(limited.start(after(start, 5)), Ok(()));
        let mut unlimited = limiter(&[]);
        unlimited.hold(after(start, 5));
        assert_eq!(unlimited.start(start), Ok(()));
    }

    #[test]
    fn after_a_pause_starts_are_spread_over_the_window() {
        let start = Instant::now();
        let mut limiter = limiter(&[(10, 1), (30, 6)]);
        limiter.spread_from(after(start, 5));
        let mut now = after(start, 5);
        let mut starts = Vec::new();
        while starts.len() < 60 {
            match limiter.start(now) {
                Ok(()) => {
                    starts.push((now - start).as_millis());
                    limiter.end(now);
                }
                Err(Blocked::Until(time)) => now = time,
                Err(Blocked::UnderWay) => unreachable!(),
            }
        }
        assert_eq!(starts, (0..60).map(|number| 5000 + number * 200).collect::<Vec<_>>());
    }

    #[test]
    fn starts_are_spread_over_at_most_a_minute_and_not_without_a_limit() {
        let start = Instant::now();
        let mut daily = limiter(&[(600, 86_400)]);
        daily.spread_from(start);
        assert_eq!(daily.start(start), Ok(()));
        assert_eq!(daily.start(start), Err(Blocked::Until(start + Duration::from_millis(100))));
        assert_eq!(daily.start(after(start, 60)), Ok(()));
        assert_eq!(daily.start(after(start, 60)), Ok(()));
        let mut unlimited = limiter(&[]);
        unlimited.spread_from(start);
        assert_eq!((unlimited.start(start), unlimited.start(start)), (Ok(()), Ok(())));
    }

    #[test]
    fn an_endless_window_is_no_overflow() {
        let start = Instant::now();
        let mut limiter = Limiter::new(&[RateLimit::new(1, Duration::MAX)]);
        limiter.start(start).unwrap();
        limiter.end(start);
        assert!(matches!(limiter.start(start), Err(Blocked::Until(time)) if time > after(start, 3600)));
    }
}
