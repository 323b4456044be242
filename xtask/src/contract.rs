//! `cargo xtask contract`: runs the contract tests, one row per operation.

use crate::program;

/// Runs the program `contract` of `contract-tests`.
pub(crate) fn contract(arguments: &[String]) -> Result<(), String> {
    program::run("contract", arguments)
}
