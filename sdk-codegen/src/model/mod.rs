//! What names and patterns of a document mean in Rust.

mod names;
mod pattern;

pub use names::{pascal, snake};
pub(crate) use pattern::pattern;
