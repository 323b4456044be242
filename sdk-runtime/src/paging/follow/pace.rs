//! When the next poll is due.

use std::time::Duration;

use tokio::time::Instant;

const SHORTEST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The waits between polls: the interval while something comes, up to four times as long while nothing does.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Duration,
    wait: Duration,
    due: Option<Instant>,
}

impl Pace {
    /// The first poll is due at once.
    pub(super) fn new(interval: Duration) -> Self {
        let interval = interval.clamp(SHORTEST, LONGEST);
        Self { interval, wait: interval, due: None }
    }

    /// A poll has ended, with or without something new.
    pub(super) fn polled(&mut self, found: bool) {
        self.wait = if found { self.interval } else { (self.wait * 2).min(self.interval * 4) };
        self.due = Some(Instant::now() + self.wait);
    }

    /// A call has failed; the service may have said how long it wants to be left alone.
    pub(super) fn failed(&mut self, retry_after: Option<Duration>) {
        self.polled(false);
        let wait = self.wait.max(retry_after.unwrap_or_default().min(LONGEST));
        self.due = Some(Instant::now() + wait);
    }

    /// When the next request may be made, unless at once.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// A request was made. Further ones of the same poll follow without a wait.
    pub(super) fn asked(&mut self) {
        self.due = None;
    }
}
