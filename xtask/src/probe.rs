//! `cargo xtask probe`: asks a service what its document does not know.

use crate::program;

/// Runs the program `probe` of `contract-tests`.
pub(crate) fn probe(arguments: &[String]) -> Result<(), String> {
    program::run("probe", arguments)
}
