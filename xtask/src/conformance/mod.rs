//! `cargo xtask conformance`: the clients against independent servers, the documents before independent linters.

mod install;

use crate::{program, workspace};

/// Installs what is missing, then runs the program `conformance` of `contract-tests`.
pub(crate) fn conformance() -> Result<(), String> {
    let tools = workspace::target_folder()?.join("conformance");
    install::install(&workspace::root().join("xtask").join("conformance"), &tools)?;
    program::run("conformance", &[tools.display().to_string()])
}
