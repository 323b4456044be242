//! The queue of the calls that wait for the gate and the limiter.
//!
//! Calls get permits in the order in which they came, from whichever call notices that one is free, so none has to be polled
//! for others to go on. A call that nobody polls gets a permit too, and keeps it until it is polled or dropped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use crate::RateLimit;
use crate::rate_limit::gate::Gate;
use crate::rate_limit::limiter::{Blocked, Limiter};

/// Queue, gate and limiter of a client, its clones, and the clients that `with_options` makes of them.
#[derive(Debug)]
pub(crate) struct Throttle {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    gate: Gate,
    limiter: Limiter,
    /// Waiting calls by number, with what wakes them. A call that is no longer here has a permit.
    queue: BTreeMap<u64, Arc<Notify>>,
    /// Number of the next call.
    next: u64,
}

/// The rest of a pause that is longer than a call waits.
#[derive(Debug, PartialEq)]
pub(crate) struct Closed(pub(crate) Duration);

/// Permit for one request. Dropped when the response is there, or the request is given
/// up.
#[derive(Debug)]
#[must_use = "a permit that is dropped counts as a request that has ended"]
pub(crate) struct Permit<'a> {
    throttle: &'a Throttle,
}

impl Throttle {
    pub(crate) fn new(limits: &[RateLimit]) -> Self {
        let (gate, limiter) = (Gate::default(), Limiter::new(limits));
        Self { state: Mutex::new(State { gate, limiter, queue: BTreeMap::new(), next: 0 }) }
    }

    /// Waits until a request may start. Fails if a pause lasts longer than `longest`.
    pub(crate) async fn admit(&self, longest: Duration) -> Result<Permit<'_>, Closed> {
        let mut waiting = Waiting::of(self);
        loop {
            match waiting.look(longest)? {
                Ok(permit) => return Ok(permit),
                // In either case the next iteration checks again.
                Err(Some(time)) => _ = timeout_at(time, waiting.changed.notified()).await,
                Err(None) => waiting.changed.notified().await,
            }
        }
    }

    /// Closes the gate for this long from now.
    pub(crate) fn close(&self, wait: Duration) {
        let mut state = self.state();
        let now = Instant::now();
        let opens = state.gate.close(now, wait);
        if opens > now {
            state.limiter.spread_from(opens);
            // For some it is too long.
            state.queue.values().for_each(|waiting| waiting.notify_one());
        }
    }

    /// Lets nothing start for this long from now, if there is a limit.
    pub(crate) fn hold(&self, wait: Duration) {
        let now = Instant::now();
        if let Some(until) = now.checked_add(wait) {
            self.state().limiter.hold(until);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Gives the places that are free to those who have waited longest. Returns why there are no more.
    fn advance(&mut self, now: Instant) -> Option<Blocked> {
        let mut given = false;
        while let Some(first) = self.queue.first_entry() {
            let start = match self.gate.rest(now) {
                Some(rest) => Err(Blocked::Until(now + rest)),
                None => self.limiter.start(now),
            };
            if let Err(blocked) = start {
                if given {
                    // It waits with the patience of a later one.
                    first.get().notify_one();
                }
                return Some(blocked);
            }
            first.remove().notify_one();
            given = true;
        }
        None
    }

    /// The same after a change, of which the first of those who go on waiting hears.
    fn advance_and_tell(&mut self) {
        self.advance(Instant::now());
        if let Some((_, first)) = self.queue.first_key_value() {
            first.notify_one();
        }
    }
}

/// A call that waits, or was given a place and has not noticed.
struct Waiting<'a> {
    throttle: &'a Throttle,
    number: u64,
    changed: Arc<Notify>,
    /// It does not wait any more.
    is_over: bool,
}

impl<'a> Waiting<'a> {
    fn of(throttle: &'a Throttle) -> Self {
        let changed = Arc::new(Notify::new());
        let mut state = throttle.state();
        let number = state.next;
        state.next += 1;
        state.queue.insert(number, Arc::clone(&changed));
        Self { throttle, number, changed, is_over: false }
    }

    /// The permit, if there is a place for it now; else when to look again, if that is known.
    fn look(&mut self, longest: Duration) -> Result<Result<Permit<'a>, Option<Instant>>, Closed> {
        let mut state = self.throttle.state();
        let now = Instant::now();
        if let Some(rest) = state.gate.rest(now) {
            if !state.queue.contains_key(&self.number) {
                // The gate was closed since it was given a place.
                state.limiter.give_back();
                state.queue.insert(self.number, Arc::clone(&self.changed));
            }
            if rest > longest {
                return Err(Closed(rest));
            }
        }
        let blocked = state.advance(now);
        let Some(blocked) = blocked.filter(|_| state.queue.contains_key(&self.number)) else {
            self.is_over = true;
            return Ok(Ok(Permit { throttle: self.throttle }));
        };
        let first = state.queue.keys().next().copied().unwrap_or(self.number);
        let patience = PATIENCE * u32::try_from(self.number - first).unwrap_or(u32::MAX);
        Ok(Err(match blocked {
            Blocked::Until(time) => Some(time + patience),
            // The first is told of every change.
            Blocked::UnderWay => (!patience.is_zero()).then(|| now + patience),
        }))
    }
}

/// The time that a call leaves to each of those before it to notice that a place is free.
const PATIENCE: Duration = Duration::from_millis(100);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let mut state = self.throttle.state();
        if state.queue.remove(&self.number).is_none() {
            state.limiter.give_back();
        }
        state.advance_and_tell();
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.throttle.state();
        state.limiter.end(Instant::now());
        state.advance_and_tell();
    }
}
