//! `cargo xtask demo`: shows the clients at work.

use crate::program;

/// Runs the program `demo` of `contract-tests`.
pub(crate) fn demo(arguments: &[String]) -> Result<(), String> {
    program::run("demo", arguments)
}
