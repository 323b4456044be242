//! Runs the programs of the package `contract-tests`.
//!
//! They are programs of their own because they compile the SDK crates: a committed client that does not compile must
//! not keep `regenerate` from mending it.

use std::ffi::OsString;
use std::process::Command;

use crate::workspace;

/// Builds and runs a program; its output is the command's output.
pub(crate) fn run(program: &str, arguments: &[String]) -> Result<(), String> {
    let status = Command::new(cargo())
        .args(["run", "--package", "contract-tests", "--bin", program, "--"])
        .args(arguments)
        .current_dir(workspace::root())
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    // A program that fails has said why.
    if status.success() { Ok(()) } else { Err(String::new()) }
}

/// The cargo that runs this command, so that both are of one toolchain.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
