//! A call: its arguments, its attempts, and its response.

pub(crate) mod content;
pub(crate) mod execute;
pub(crate) mod operation;
pub mod param;
mod place;
mod problem;
pub(crate) mod query;
pub(crate) mod raw;
pub(crate) mod repeat;
pub(crate) mod response;
pub(crate) mod untyped;
