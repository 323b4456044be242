//! The gate, which is closed during a pause that the service asked for.

use std::time::Duration;

use tokio::time::Instant;

use crate::rate_limit::limiter::far_from;

/// Gate that is open, or closed until some time. It has no clock: its methods take the time.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    until: Option<Instant>,
}

impl Gate {
    /// Closes the gate for this long from now, unless it is closed for longer already. Returns the time when it opens.
    pub(crate) fn close(&mut self, now: Instant, wait: Duration) -> Instant {
        let until = now.checked_add(wait).unwrap_or_else(|| far_from(now));
        *self.until.insert(self.until.map_or(until, |before| before.max(until)))
    }

    /// Returns the rest of the pause; `None` if the gate is open.
    pub(crate) fn rest(&self, now: Instant) -> Option<Duration> {
        let rest = self.until?.saturating_duration_since(now);
        (!rest.is_zero()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_closed_until_the_latest_time_asked_for() {
        let now = Instant::now();
        let after = |seconds| now + Duration::from_secs(seconds);
        let mut gate = Gate::default();
        assert_eq!(gate.rest(now), None);
        assert_eq!(gate.close(now, Duration::from_secs(10)), after(10));
        assert_eq!(gate.close(now, Duration::from_secs(5)), after(10));
        assert_eq!(gate.rest(after(4)), Some(Duration::from_secs(6)));
        gate.close(after(8), Duration::from_secs(5));
        assert_eq!(gate.rest(after(12)), Some(Duration::from_secs(1)));
        assert_eq!(gate.rest(after(13)), None);
    }

    #[test]
    fn a_wait_beyond_the_clock_is_a_long_one() {
        let now = Instant::now();
        let mut gate = Gate::default();
        gate.close(now, Duration::MAX);
        assert!(gate.rest(now).unwrap() > Duration::from_secs(60 * 60));
    }
}
