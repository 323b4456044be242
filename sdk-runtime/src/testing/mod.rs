//! What tests need besides the emulator.

#[cfg(feature = "mock")]
pub mod by_name;
#[cfg(test)]
mod outside_text;
pub mod random;
