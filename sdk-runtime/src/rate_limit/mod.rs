//! The time at which a request may start: the limiter, and the gate that is closed during pauses.

mod gate;
pub(crate) mod headers;
pub(crate) mod limiter;
pub(crate) mod throttle;
