//! Times relative to the start of the program, in milliseconds.

use jetemail_sdk::types::Timestamp;

pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// A fixed point in time, shared by all records.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    now: i64,
}

impl Clock {
    /// Returns a clock that is stopped at the current time.
    pub(crate) fn now() -> Self {
        Self { now: Timestamp::now().as_millisecond() }
    }

    /// Returns the Unix time this many milliseconds earlier.
    pub(crate) fn ago(self, milliseconds: i64) -> i64 {
        self.now.saturating_sub(milliseconds)
    }

    /// Returns a Unix time in RFC 3339 form, with milliseconds; empty if it is out of range.
    pub(crate) fn text(self, milliseconds: i64) -> String {
        let time = Timestamp::from_millisecond(milliseconds).ok();
        time.map(|time| time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()).unwrap_or_default()
    }
}
