//! When a call may go out: the limiter, and the gate that a service closes for a while.

mod gate;
pub(crate) mod headers;
pub(crate) mod limiter;
pub(crate) mod throttle;
