//! With the feature `codegen`, what `build.rs` makes of the document is the committed file.

#[cfg(sdk_generated)]
#[test]
fn build_rs_writes_the_committed_file() {
    let made = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let committed = include_str!("../src/generated.rs").replace("\r\n", "\n"); // of a checkout on Windows
    assert!(made == committed, "run `cargo xtask regenerate`");
}
