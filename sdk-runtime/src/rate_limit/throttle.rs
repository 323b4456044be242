//! The queue of the calls that wait for the gate and the limiter.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use crate::RateLimit;
use crate::rate_limit::gate::Gate;
use crate::rate_limit::limiter::{Blocked, Limiter};

/// Queue, gate and limiter of a client, its clones, and the clients that `with_options` makes of them.
#[derive(Debug)]
pub(crate) struct Throttle {
    /// Held by the call that is next. Its queue is fair, and a dropped call leaves it.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    /// Wakes the call that is next when a permit was returned.
    changed: Notify,
}

#[derive(Debug)]
struct State {
    gate: Gate,
    limiter: Limiter,
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
        let state = State { gate: Gate::default(), limiter: Limiter::new(limits) };
        Self { turn: tokio::sync::Mutex::default(), state: Mutex::new(state), changed: Notify::new() }
    }

    /// Waits until a request may start. Fails if a pause lasts longer than `longest`.
    pub(crate) async fn admit(&self, longest: Duration) -> Result<Permit<'_>, Closed> {
        let _turn = self.turn.lock().await;
        loop {
            let blocked = match self.try_admit(longest)? {
                Ok(permit) => return Ok(permit),
                Err(blocked) => blocked,
            };
            match blocked {
                // In either case the next iteration checks again.
                Blocked::Until(time) => _ = timeout_at(time, self.changed.notified()).await,
                Blocked::UnderWay => self.changed.notified().await,
            }
        }
    }

    /// Closes the gate for this long from now. The call that is next notices when the
    /// request whose response asked for the pause returns its permit.
    pub(crate) fn close(&self, wait: Duration) {
        let mut state = self.state();
        let now = Instant::now();
        let opens = state.gate.close(now, wait);
        if opens > now {
            state.limiter.spread_from(opens);
        }
    }

    /// Lets nothing start for this long from now, if there is a limit.
    pub(crate) fn hold(&self, wait: Duration) {
        let now = Instant::now();
        if let Some(until) = now.checked_add(wait) {
            self.state().limiter.hold(until);
        }
    }

    fn try_admit(&self, longest: Duration) -> Result<Result<Permit<'_>, Blocked>, Closed> {
        let mut state = self.state();
        let now = Instant::now();
        match state.gate.rest(now) {
            Some(rest) if rest > longest => Err(Closed(rest)),
            Some(rest) => Ok(Err(Blocked::Until(now + rest))),
            None => Ok(state.limiter.start(now).map(|()| Permit { throttle: self })),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.throttle.state().limiter.end(Instant::now());
        self.throttle.changed.notify_one();
    }
}
