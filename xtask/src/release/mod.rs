//! `cargo xtask release --dry-run`: whether a release could be made. The release itself is a person's.

mod changelog;
mod package;

use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    diff::{self, git},
    program, verify, workspace,
};

/// Outcome of a check that did not fail: a sentence for those that pass, and for those that cannot be made here.
enum Outcome {
    Passed(String),
    Skipped(String),
}

use Outcome::{Passed, Skipped};

/// Makes every check and prints what came of it.
pub(crate) fn release(arguments: &[String]) -> Result<(), String> {
    if arguments != ["--dry-run"] {
        return Err(
            "a release is made by a person; `cargo xtask release --dry-run` says what is missing for it".to_owned()
        );
    }
    let root = workspace::root();
    let tag = git::last_tag(&root)?;
    let outcomes = [
        ("documents", verify::verify().map(|()| Passed("the committed clients are what they give".to_owned()))),
        ("work tree", work_tree(&root)),
        ("version", version(&root, tag.as_deref())),
        ("changelog", changelog::check(&root)),
        ("public API", public_api(&root, tag.as_deref())),
        ("packages", package::check(&root)),
    ];
    println!();
    for (name, outcome) in &outcomes {
        let (mark, text) = match outcome {
            Ok(Passed(text)) => ("ok", text),
            Ok(Skipped(text)) => ("skipped", text),
            Err(text) => ("MISSING", text),
        };
        println!("{mark:<8} {name:<11} {text}");
    }
    let missing = outcomes.iter().filter(|(_, outcome)| outcome.is_err()).count();
    if missing == 0 { Ok(()) } else { Err(format!("{missing} of the checks did not pass")) }
}

fn work_tree(root: &Path) -> Result<Outcome, String> {
    let status = git::git(root, &["status", "--porcelain"])?;
    let changed = String::from_utf8_lossy(&status.stdout).lines().count();
    match changed {
        0 => Ok(Passed("everything is committed".to_owned())),
        _ => Err(format!("{changed} files are not committed; a release is made of a commit")),
    }
}

/// The version is beyond that of the last tag, as far as the changes of the documents ask for.
fn version(root: &Path, tag: Option<&str>) -> Result<Outcome, String> {
    let changes = diff::changes(root, tag)?;
    let (now, Some(tag)) = (changes.now, tag) else {
        return Ok(Passed(format!("{} will be the first release", changes.now)));
    };
    match changes.due {
        Some(due) if now < due => {
            Err(format!("the version is {now}, and the changes since {tag} ask for {due}; see `cargo xtask diff`"))
        }
        _ if tag.trim_start_matches('v') == now.to_string() => {
            Err(format!("{now} is released as {tag}; raise the version in Cargo.toml"))
        }
        Some(_) => Ok(Passed(format!("{now} is enough for what changed in the documents since {tag}"))),
        None => Ok(Passed(format!("{now}; the documents are those of {tag}"))),
    }
}

/// Compares the public API with that of the last tag, by cargo-semver-checks.
fn public_api(root: &Path, tag: Option<&str>) -> Result<Outcome, String> {
    let Some(tag) = tag else {
        return Ok(Skipped("there is no tag yet to compare with".to_owned()));
    };
    let tool = || {
        let mut cargo = Command::new(program::cargo());
        cargo.arg("semver-checks").current_dir(root);
        cargo
    };
    let is_there = tool().arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !is_there.is_ok_and(|status| status.success()) {
        return Ok(Skipped("`cargo install cargo-semver-checks` makes it possible".to_owned()));
    }
    let status = tool().args(["--workspace", "--baseline-rev", tag]).status();
    match status {
        Ok(status) if status.success() => Ok(Passed(format!("nothing breaks what was written for {tag}"))),
        Ok(_) => Err(format!("it is not what it was at {tag}, and the version does not say so; see above")),
        Err(error) => Err(format!("cargo semver-checks cannot be started: {error}")),
    }
}
