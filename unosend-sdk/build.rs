//! With the feature `codegen`, the client is generated from the document into `OUT_DIR`, and `lib.rs` includes that.
//! Without it nothing is generated and the committed file is compiled.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(sdk_generated)");
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "codegen")]
    sdk_codegen::build_script("../spec/unosend.yaml".as_ref());
}
