//! Generates from documents that have every name that the rules let through, for the test `names`, which compiles it.

use std::{env, fs, path::PathBuf};

#[path = "names/mod.rs"]
#[allow(dead_code, reason = "the test uses the rest")]
mod names;

fn main() {
    for file in ["jetemail-sdk/src/generated.rs", "unosend-sdk/src/generated.rs", "sdk-codegen/tests/snapshot/books.rs"]
    {
        println!("cargo::rerun-if-changed={}", names::root().join(file).display());
    }
    println!("cargo::rerun-if-changed=names");
    println!("cargo::rerun-if-changed={}", names::root().join("sdk-runtime/src").display());
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (kind, file) in [
        (names::Kind::Object, "objects.rs"),
        (names::Kind::OpenEnum, "open_enums.rs"),
        (names::Kind::ClosedEnum, "closed_enums.rs"),
    ] {
        let document = names::accepted(kind);
        match sdk_codegen::read_text("names.yaml", &document.text).and_then(|it| sdk_codegen::generate_from(&it)) {
            // What the features of an SDK crate turn on, this test has on.
            Ok(code) => {
                let code = ["mock", "blocking", "schemars"]
                    .iter()
                    .fold(code, |code, feature| code.replace(&format!("feature = \"{feature}\""), "test"));
                if let Err(error) = fs::write(folder.join(file), code) {
                    println!("cargo::error={file} cannot be written: {error}");
                }
            }
            Err(failure) => println!("cargo::error={}", failure.to_string().replace('\n', " ")),
        }
    }
}
