//! Times relative to the start of the program, in milliseconds.

use jetemail_sdk::types::Timestamp;

pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// A fixed moment, so that all records agree on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    now: i64,
}

impl Clock {
    /// Stopped at this moment.
    pub(crate) fn now() -> Self {
        Self { now: Timestamp::now().as_millisecond() }
    }

    /// The Unix time that lies so many milliseconds before.
    pub(crate) fn ago(self, milliseconds: i64) -> i64 {
        self.now.saturating_sub(milliseconds)
    }

    /// A Unix time in RFC 3339 form, with milliseconds; empty if it is not in this calendar.
    pub(crate) fn text(self, milliseconds: i64) -> String {
        let time = Timestamp::from_millisecond(milliseconds).ok();
        time.map(|time| time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()).unwrap_or_default()
    }
}
