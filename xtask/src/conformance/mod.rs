//! `cargo xtask conformance`: the clients against independent servers, the documents before independent linters.

mod install;

use std::path::PathBuf;

use crate::{program, workspace};

/// Installs what is missing, then runs the program `conformance` of `contract-tests`.
pub(crate) fn conformance() -> Result<(), String> {
    let tools = target_folder()?.join("conformance");
    install::install(&workspace::root().join("xtask").join("conformance"), &tools)?;
    program::run("conformance", &[tools.display().to_string()])
}

/// Where cargo puts what it makes; this command stands in it as `debug/xtask`.
fn target_folder() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| format!("the target folder cannot be found: {error}"))?;
    here.ancestors().nth(2).map(PathBuf::from).ok_or_else(|| format!("{} is not in a target folder", here.display()))
}
