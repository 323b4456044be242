//! Generates code from documents with every name that the rules accept. The test `names` compiles it.

use std::{env, path::PathBuf};

#[path = "names/mod.rs"]
#[allow(dead_code, reason = "the test uses the rest")]
mod names;

fn main() {
    for folder in names::GENERATED.iter().chain(names::RUNTIME) {
        println!("cargo::rerun-if-changed={}", names::root().join(folder).display());
    }
    println!("cargo::rerun-if-changed=names");
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (kind, module) in [
        (names::Kind::Object, "objects"),
        (names::Kind::OpenEnum, "open_enums"),
        (names::Kind::ClosedEnum, "closed_enums"),
    ] {
        let document = names::accepted(kind);
        match document.read().and_then(|document| sdk_codegen::generate_from(&document)) {
            Ok(files) => {
                if let Err(error) = sdk_codegen::write_files(&folder.join(module), &files) {
                    println!("cargo::error={module} cannot be written: {error}");
                }
            }
            Err(failure) => println!("cargo::error={}", failure.to_string().replace('\n', " ")),
        }
    }
}
