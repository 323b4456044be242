//! A client: its configuration, the state that its clones share, and the types that an SDK crate builds on.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod core;
mod key;
pub(crate) mod options;
pub(crate) mod retry;
