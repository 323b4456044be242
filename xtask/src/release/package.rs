//! Builds the packages as their users do: from their archives, without the workspace and `spec/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::Outcome;
use crate::program;

const PACKAGES: [&str; 5] = ["sdk-codegen", "sdk-runtime", "sdk-emulator", "jetemail-sdk", "unosend-sdk"];

/// Packages and builds them, with all features: that needs every file that any of them does. Fewer features are checked
/// in the workspace, by `.ci/features`.
pub(super) fn check(root: &Path) -> Result<Outcome, String> {
    forget_earlier_packages(root)?;
    let packages = || PACKAGES.iter().flat_map(|package| ["--package", package]);
    // What is not committed is a matter of another check.
    let package = ["package", "--quiet", "--allow-dirty", "--all-features"];
    cargo(root, ["clean", "--quiet"].into_iter().chain(packages()))?;
    cargo(root, package.into_iter().chain(packages()))?;
    Ok(Outcome::Passed(format!("{} build from their archives", PACKAGES.join(", "))))
}

/// Cargo takes a package of a registry for unchangeable, also when it is ours, about to be released and of the same version
/// as last time; so what is left of an earlier run has to go.
fn forget_earlier_packages(root: &Path) -> Result<(), String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).ok_or("there is no CARGO_HOME and no HOME")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let mut stale = vec![target.join("package")];
    for kind in ["cache", "index", "src"] {
        let Ok(entries) = fs::read_dir(home.join("registry").join(kind)) else { continue };
        // A registry without a host is the temporary one of a packaging.
        let unnamed = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('-'));
        stale.extend(entries.filter_map(|entry| Some(entry.ok()?.path())).filter(unnamed));
    }
    for folder in stale.into_iter().filter(|folder| folder.exists()) {
        fs::remove_dir_all(&folder).map_err(|error| format!("{} cannot be removed: {error}", folder.display()))?;
    }
    Ok(())
}

fn cargo<'a>(root: &Path, arguments: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let arguments: Vec<_> = arguments.collect();
    let status = Command::new(program::cargo()).args(&arguments).current_dir(root).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`cargo {}` fails; see above", arguments.join(" "))),
        Err(error) => Err(format!("cargo cannot be started: {error}")),
    }
}
