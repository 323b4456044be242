//! The time of the emulated service.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

/// The system's time, shifted, or a fixed one. In microseconds since 1970. Clones are the same clock.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Arc<Mutex<Hands>>);

#[derive(Debug, Default)]
struct Hands {
    fixed: Option<i64>,
    ahead: i64,
    /// Time that every request adds.
    per_request: i64,
}

impl Clock {
    pub(crate) fn set(&self, time: Timestamp) {
        let mut hands = self.hands();
        *hands = Hands { fixed: Some(time.as_microsecond()), ahead: 0, ..*hands };
    }

    pub(crate) fn advance(&self, by: Duration) {
        let mut hands = self.hands();
        hands.ahead = hands.ahead.saturating_add(micros(by));
    }

    pub(crate) fn advance_per_request(&self, by: Duration) {
        self.hands().per_request = micros(by);
    }

    /// Counts a request.
    pub(crate) fn tick(&self) {
        let mut hands = self.hands();
        hands.ahead = hands.ahead.saturating_add(hands.per_request);
    }

    pub(crate) fn now(&self) -> i64 {
        let hands = self.hands();
        hands.fixed.unwrap_or_else(|| Timestamp::now().as_microsecond()).saturating_add(hands.ahead)
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// Returns the time as a type; the latest there is for what lies beyond.
pub(crate) fn timestamp(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}

/// Writes a time in the form of HTTP's `Date` header.
pub(crate) fn http_date(micros: i64) -> String {
    timestamp(micros).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_stands_until_it_is_advanced() {
        let clock = Clock::default();
        clock.set("2026-04-23T08:12:01Z".parse().unwrap());
        let begin = clock.now();
        assert_eq!(http_date(begin), "Thu, 23 Apr 2026 08:12:01 GMT");
        clock.advance(Duration::from_secs(60));
        assert_eq!(clock.now(), begin + 60_000_000);
    }
}
