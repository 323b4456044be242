//! Tools for tests.

#[cfg(feature = "mock")]
pub mod by_name;
#[cfg(feature = "mock")]
pub(crate) mod call;
#[cfg(test)]
mod outside_text;
pub mod random;
