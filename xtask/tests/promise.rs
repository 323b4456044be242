//! The promise: an operation costs YAML and one command, a provider a YAML file and a crate of a few lines.
//!
//! Each test changes a copy of the workspace as a maintainer would, and builds it. The copies stand in the target folder
//! and use it, so that only the workspace's own packages are compiled for them, and those again only after a change.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "../src/manual.rs"]
mod manual;

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Folders that are made while working, and are no part of the workspace.
const MADE: [&str; 6] = [".git", "artifacts", "corpus", "coverage", "node_modules", "target"];

/// A copy of the workspace, as it stands here.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let copy = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("promise").join(name));
        mirror(&root(), &copy.0);
        copy
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn xtask(&self, command: &str) -> Output {
        // It takes the workspace for that of its package, which cargo would name.
        let xtask = Path::new(env!("CARGO_BIN_EXE_xtask"));
        Command::new(xtask).arg(command).env("CARGO_MANIFEST_DIR", self.0.join("xtask")).output().unwrap()
    }

    /// Runs a test of the copy, with the features of the whole workspace, for which all else is compiled already.
    fn test(&self, name: &str, arguments: &[&str]) {
        let output = Command::new(env!("CARGO"))
            .args(["test", "--offline", "--workspace", "--test", name])
            .args(arguments)
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
            .output()
            .unwrap();
        let text = text(&output);
        assert!(text.contains("test result: ok") && output.status.success(), "{text}");
        assert!(!text.contains("\nwarning: "), "{text}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Makes `to` what `from` is, and leaves alone what is so already, by whose time of change cargo goes.
fn mirror(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let names = |folder: &Path| -> BTreeSet<OsString> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    };
    let wanted: BTreeSet<_> = names(from).into_iter().filter(|name| !MADE.iter().any(|made| name == made)).collect();
    for name in names(to).difference(&wanted) {
        let stale = to.join(name);
        if stale.is_dir() { fs::remove_dir_all(stale).unwrap() } else { fs::remove_file(stale).unwrap() }
    }
    for name in wanted {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            mirror(&from, &to);
        } else if fs::read(&to).ok() != Some(fs::read(&from).unwrap()) {
            fs::copy(from, to).unwrap();
        }
    }
}

#[test]
fn an_operation_that_is_added_to_a_document_costs_no_rust() {
    let copy = Copy::new("operation");
    let document = copy.read("spec/jetemail.yaml");
    let added = include_str!("promise/added_operation.yaml");
    let (path, schemas) = added.split_once("components:\n").unwrap();
    let schemas = schemas.split_once("  schemas:\n").unwrap().1;
    let document = document.replacen("components:\n", &format!("{path}components:\n"), 1);
    let document = document.replacen("    ApiError:\n", &format!("{schemas}\n    ApiError:\n"), 1);
    copy.write("spec/jetemail.yaml", &document);
    let behaviour = copy.read("spec/emulator/jetemail.yaml") + include_str!("promise/added_behaviour.yaml");
    copy.write("spec/emulator/jetemail.yaml", &behaviour);
    copy.write(
        "spec/examples/jetemail/get_inbound_log_state.json",
        r#"{ "success": true, "log": { "uid": "a", "state": "waiting" } }"#,
    );

    let before = copy.xtask("verify");
    assert!(!before.status.success() && text(&before).contains("`cargo xtask regenerate`"), "{}", text(&before));
    let regenerated = copy.xtask("regenerate");
    assert!(regenerated.status.success(), "{}", text(&regenerated));
    let verified = copy.xtask("verify");
    assert!(verified.status.success(), "{}", text(&verified));
    let row = "| `get_inbound_log_state` | `GET /inbound/logs/state` | [Tells the state of one received message]";
    assert!(copy.read("README.md").contains(row) && copy.read("jetemail-sdk/README.md").contains(row));

    copy.write("tests/tests/added_operation.rs", include_str!("promise/added_operation.rs"));
    copy.test("added_operation", &["--locked"]);
}

#[test]
fn a_provider_costs_a_document_and_a_crate_of_thirty_lines() {
    let copy = Copy::new("provider");
    let mut lines = 0;
    let files = manual::files(&copy.read("spec/README.md"));
    for (name, text) in &files {
        copy.write(name, text);
        let is_crate = ["/Cargo.toml", "/build.rs", "/src/lib.rs"].iter().any(|end| name.ends_with(end));
        lines += if is_crate { text.lines().count() } else { 0 };
    }
    assert_eq!(files.len(), 7, "{files:#?}");
    assert!((10..=30).contains(&lines), "the crate has {lines} lines");

    let regenerated = copy.xtask("regenerate");
    assert!(regenerated.status.success(), "{}", text(&regenerated));
    let verified = copy.xtask("verify");
    assert!(verified.status.success() && text(&verified).contains("postbox-sdk/src/generated"), "{}", text(&verified));
    assert!(copy.read("README.md").contains("| [`postbox-sdk`](postbox-sdk) | `list_letters` |"));
    // The lock file has no such package yet.
    copy.test("first_call", &["--features", "postbox-sdk/mock"]);
    let known = |lock: &str| lock.matches("[[package]]").count();
    assert_eq!(known(&copy.read("Cargo.lock")), known(&fs::read_to_string(root().join("Cargo.lock")).unwrap()) + 1);
}
