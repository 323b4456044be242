//! With the feature `codegen`, what `build.rs` makes of the document are the committed files.

#[cfg(sdk_generated)]
#[test]
fn build_rs_writes_the_committed_files() {
    let read = |folder: &str| -> std::collections::BTreeMap<std::ffi::OsString, String> {
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let text = |path| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"); // of a checkout on Windows
        entries.map(|entry| (entry.file_name(), text(entry.path()))).collect()
    };
    let made = read(concat!(env!("OUT_DIR"), "/generated"));
    assert!(made.contains_key(std::ffi::OsStr::new("mod.rs")));
    assert!(made == read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/generated")), "run `cargo xtask regenerate`");
}
