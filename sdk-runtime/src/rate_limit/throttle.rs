//! When a request may go out: the queue before the gate and the limiter.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use crate::RateLimit;
use crate::rate_limit::gate::Gate;
use crate::rate_limit::limiter::{Blocked, Limiter};

/// Shared by a client, its clones, and all that `with_options` makes of them.
#[derive(Debug)]
pub(crate) struct Throttle {
    /// Who holds it is next; its queue is fair, and whoever is dropped leaves it.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    /// Tells the one who is next that there is something new.
    changed: Notify,
}

#[derive(Debug)]
struct State {
    gate: Gate,
    limiter: Limiter,
}

/// The gate stays closed for longer than a call waits: for so long.
#[derive(Debug, PartialEq)]
pub(crate) struct Closed(pub(crate) Duration);

/// A request that may go out. Dropped when its answer is there, or when it is
/// given up.
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

    /// Waits until a request may go out. At a gate it waits no longer than `longest`.
    pub(crate) async fn admit(&self, longest: Duration) -> Result<Permit<'_>, Closed> {
        let _turn = self.turn.lock().await;
        loop {
            let blocked = match self.try_admit(longest)? {
                Ok(permit) => return Ok(permit),
                Err(blocked) => blocked,
            };
            match blocked {
                // Either way the next round sees how things are.
                Blocked::Until(time) => _ = timeout_at(time, self.changed.notified()).await,
                Blocked::UnderWay => self.changed.notified().await,
            }
        }
    }

    /// Keeps everybody out for so long from now. Whoever has waited before hears of
    /// it when the permit is given back whose answer asked for it.
    pub(crate) fn close(&self, wait: Duration) {
        let mut state = self.state();
        let now = Instant::now();
        let opens = state.gate.close(now, wait);
        if opens > now {
            state.limiter.spread_from(opens);
        }
    }

    /// Lets nothing start for so long from now, if there is a limiter.
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
