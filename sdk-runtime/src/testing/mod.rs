//! Tools for tests.

#[cfg(feature = "mock")]
pub mod by_name;
#[cfg(feature = "mock")]
pub(crate) mod call;
#[cfg(test)]
mod outside_text;
#[cfg(test)]
mod provider;
pub mod random;

#[cfg(test)]
pub(crate) use provider::provider;
