//! A client: its settings, what its clones share, and what an SDK crate is made of.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod core;
pub(crate) mod options;
pub(crate) mod retry;
