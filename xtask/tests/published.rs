//! The promise to users of an SDK crate: every later runtime of the same series builds it. Cargo brings them the runtime
//! by itself, and the SDK crate stays as it was published.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// Features with which something is generated. Those of TLS only make the build longer.
const FEATURES: &str = "blocking,mock,schemars";

#[test]
fn the_runtime_builds_the_sdk_crates_of_the_last_release() {
    if let Err(reason) = build() {
        // Past the test harness, which shows what is printed only where a test fails.
        writeln!(std::io::stderr(), "skipped: the SDK crates of the last release are not built: {reason}").unwrap();
    }
}

/// Builds them.
///
/// # Errors
///
/// There are none that the runtime of this commit has to build.
fn build() -> Result<(), String> {
    let tag = git(&["describe", "--tags", "--abbrev=0"]).ok_or("git finds no tag")?;
    let tag = tag.trim();
    let workspace = show(tag, "Cargo.toml").ok_or_else(|| format!("the tag {tag} has no workspace"))?;
    let now = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    if series(&workspace) != series(&now) {
        return Err(format!("{tag} belongs to another series than this commit, which may break it"));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let files = git(&["ls-tree", "-r", "-z", "--name-only", tag, "./"]).unwrap();
    let files: Vec<_> = files.split_terminator('\0').filter(|file| is_of_a_crate(file)).collect();
    for file in &files {
        let text = show(tag, file).unwrap();
        let text = if file.ends_with("/Cargo.toml") { as_published(&text) } else { text };
        write(&folder.join(file), &text);
    }
    let crates: Vec<_> = files.iter().filter_map(|file| file.strip_suffix("/Cargo.toml")).collect();
    assert!(!crates.is_empty(), "the tag {tag} has no SDK crate");
    write(&folder.join("Cargo.toml"), &with_this_runtime(&workspace));
    // Of the same versions, all that they depend on is there already.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--no-default-features", "--features", FEATURES])
        .args(crates.iter().flat_map(|package| ["--package", package]))
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the runtime of this commit does not build the SDK crates of {tag}:\n{errors}");
    Ok(())
}

/// The part of the workspace's version within which nothing may break: `0.1` of 0.1.5, `1` of 1.2.0.
fn series(manifest: &str) -> String {
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.split('"').next());
    let version = version.unwrap();
    let numbers = if version.starts_with("0.") { 2 } else { 1 };
    version.split('.').take(numbers).collect::<Vec<_>>().join(".")
}

fn is_of_a_crate(file: &str) -> bool {
    file.split_once('/').is_some_and(|(folder, _)| folder.ends_with("-sdk"))
}

/// The manifest of an SDK crate without what does not concern its users.
fn as_published(manifest: &str) -> String {
    let sections = manifest
        .split("\n[")
        .filter(|section| !["dev-dependencies]", "lints]"].iter().any(|name| section.starts_with(name)));
    sections.collect::<Vec<_>>().join("\n[")
}

/// The manifest of the workspace as it was, with its SDK crates only, and what they stand on as it is now.
fn with_this_runtime(manifest: &str) -> String {
    let now = |name: &str| format!("path = '{}'", root().join(name).display());
    let lines = manifest.lines().map(|line| match line.split_once(" = ") {
        Some(("members", _)) => "members = [\"*-sdk\"]".to_owned(),
        Some((name @ ("sdk-codegen" | "sdk-emulator" | "sdk-runtime"), _)) => {
            line.replace(&format!("path = \"{name}\""), &now(name))
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A file as it was at a tag.
fn show(tag: &str, file: &str) -> Option<String> {
    git(&["show", &format!("{tag}:./{file}")])
}

/// The output of git in the workspace, if git is there and succeeds.
fn git(arguments: &[&str]) -> Option<String> {
    let mut git = Command::new("git");
    // A hook sets these for the repository that it runs in.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(variable);
    }
    let output = git.args(arguments).current_dir(root()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
