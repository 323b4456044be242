//! With the feature `codegen`, the client is generated from the document into `OUT_DIR`, and `lib.rs` includes that.
//! Without it nothing is generated and the committed file is compiled.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(sdk_generated)");
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "codegen")]
    codegen();
}

#[cfg(feature = "codegen")]
fn codegen() {
    use std::path::{Path, PathBuf};

    let document = Path::new("../spec/jetemail.yaml");
    println!("cargo::rerun-if-changed={}", document.display());
    if !document.exists() {
        println!("cargo::warning=codegen: there is no {} here, so the committed client is used", document.display());
        return;
    }
    let Some(folder) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo::error=codegen: OUT_DIR is not set");
        return;
    };
    match sdk_codegen::generate(document) {
        Ok(code) => match std::fs::write(folder.join("generated.rs"), code) {
            Ok(()) => println!("cargo::rustc-cfg=sdk_generated"),
            Err(error) => println!("cargo::error=codegen: {} cannot be written to: {error}", folder.display()),
        },
        Err(failure) => {
            for violation in failure.violations() {
                println!("cargo::error={violation}");
            }
        }
    }
}
