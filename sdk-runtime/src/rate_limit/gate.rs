//! Closed while the service wants to be left alone.

use std::time::Duration;

use tokio::time::Instant;

use crate::rate_limit::limiter::far_from;

/// Open, or closed until some time. Knows no clock; is told the time.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    until: Option<Instant>,
}

impl Gate {
    /// Keeps it closed for so long from now; never shortens what was asked before. Returns when it opens.
    pub(crate) fn close(&mut self, now: Instant, wait: Duration) -> Instant {
        let until = now.checked_add(wait).unwrap_or_else(|| far_from(now));
        *self.until.insert(self.until.map_or(until, |before| before.max(until)))
    }

    /// How long it stays closed; `None` if it is open.
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
