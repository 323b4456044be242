//! Work of the `build.rs` of an SDK crate under its feature `codegen`.

use std::path::{Path, PathBuf};

/// Generates from `document` into `OUT_DIR` and sets `cfg(sdk_generated)`, by which `lib.rs` includes what was made.
///
/// Outside the workspace there is no document: then a cargo warning says that the committed file is compiled. What is
/// wrong with a document becomes a cargo error for each violation.
pub fn build_script(document: &Path) {
    println!("cargo::rerun-if-changed={}", document.display());
    println!("cargo::rerun-if-changed={}", crate::emulator_path(document).display());
    println!("cargo::rerun-if-changed={}", document.with_file_name("examples").display());
    if !document.exists() {
        println!("cargo::warning=codegen: there is no {} here, so the committed client is used", document.display());
        return;
    }
    let Some(folder) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo::error=codegen: OUT_DIR is not set");
        return;
    };
    match crate::generate(document) {
        Ok(files) => match crate::write_files(&folder.join("generated"), &files) {
            Ok(()) => println!("cargo::rustc-cfg=sdk_generated"),
            Err(error) => println!("cargo::error=codegen: {}", error.replace('\n', "; ")),
        },
        Err(failure) => {
            for violation in failure.violations() {
                println!("cargo::error={violation}");
            }
        }
    }
}
