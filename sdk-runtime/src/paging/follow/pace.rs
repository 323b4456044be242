//! The time of the next poll.

use std::time::Duration;

use tokio::time::Instant;

const SHORTEST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Waits between polls: the interval while polls find something, up to four times as long while they do not.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Duration,
    wait: Duration,
    due: Option<Instant>,
}

impl Pace {
    /// Makes a pace whose first poll is due at once.
    pub(super) fn new(interval: Duration) -> Self {
        let interval = interval.clamp(SHORTEST, LONGEST);
        Self { interval, wait: interval, due: None }
    }

    /// Notes that a poll has ended, and whether it found something.
    pub(super) fn polled(&mut self, found: bool) {
        self.wait = if found { self.interval } else { (self.wait * 2).min(self.interval * 4) };
        self.due = Some(Instant::now() + self.wait);
    }

    /// Notes that a call has failed, and the wait that the service asks for.
    pub(super) fn failed(&mut self, retry_after: Option<Duration>) {
        self.polled(false);
        let wait = self.wait.max(retry_after.unwrap_or_default().min(LONGEST));
        self.due = Some(Instant::now() + wait);
    }

    /// Returns the time of the next request; `None` for at once.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Notes that a request was made. Further ones of the same poll follow without a wait.
    pub(super) fn asked(&mut self) {
        self.due = None;
    }
}
