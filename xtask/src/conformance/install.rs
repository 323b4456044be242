//! The servers and linters, in the versions that `xtask/conformance/` pins.

use std::{
    ffi::OsStr,
    fs,
    io::ErrorKind,
    path::Path,
    process::{Command, Stdio},
};

/// The oldest Node.js that all packages run on.
const NODE: (u32, u32) = (20, 19);

/// Files that npm needs to install a locked set of packages.
const NPM_FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

const NODE_HINT: &str = "install Node.js 20.19 or newer, which brings `node` and `npm`";
const PYTHON_HINT: &str = "install Python 3.11 or newer with its module `venv` (on Debian: python3 and python3-venv)";

/// Installs into `tools` what the files in `pins` name, unless it is there already: packages of npm in `node`, those of
/// Python in `python`.
pub(crate) fn install(pins: &Path, tools: &Path) -> Result<(), String> {
    let version = run(Command::new("node").arg("--version"), NODE_HINT)?;
    if node_version(&version).is_none_or(|version| version < NODE) {
        return Err(format!("`node` has version {}; {NODE_HINT}", version.trim()));
    }
    let node = tools.join("node");
    unless_current(&pins.join("package-lock.json"), &node, || {
        for file in NPM_FILES {
            copy(&pins.join(file), &node.join(file))?;
        }
        let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        run(Command::new("npm").args(options).current_dir(&node), NODE_HINT)
    })?;
    let python = tools.join("python");
    let requirements = pins.join("requirements.txt");
    unless_current(&requirements, &python, || {
        run(Command::new("python3").args(["-m", "venv"]).arg(&python), PYTHON_HINT)?;
        // The requirements are complete: what they do not name is not wanted.
        let options = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
        run(Command::new(python.join("bin/python")).args(options).arg(&requirements), PYTHON_HINT)
    })
}

/// Installs into an empty folder, unless what is in it was installed from this very lock file.
fn unless_current(lock: &Path, folder: &Path, install: impl FnOnce() -> Result<String, String>) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let wanted = fs::read_to_string(lock).map_err(|error| failed(lock, error))?;
    let stamp = folder.join("installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("installing into {}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| failed(folder, error))?;
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    install()?;
    // Written last: a broken installation is not taken for one.
    fs::write(&stamp, wanted).map_err(|error| failed(&stamp, error))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{} cannot be copied: {error}", from.display()))
}

/// Returns the output of a program, or, if it cannot be started or fails, what to do about it.
fn run(command: &mut Command, hint: &str) -> Result<String, String> {
    let name = Path::new(command.get_program()).file_name().unwrap_or(OsStr::new("")).display().to_string();
    let output = command.stdin(Stdio::null()).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("`{name}` is missing; {hint}"),
        _ => format!("`{name}` cannot be started: {error}; {hint}"),
    })?;
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(said.into_owned());
    }
    let complained = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{name}` failed ({}):\n{said}{complained}\nIf the program is too old, {hint}.", output.status))
}

/// Major and minor of `v20.19.4`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use serde_json::Value;

    use super::*;
    use crate::workspace;

    #[test]
    fn an_installation_is_made_once_for_each_lock_file_and_again_after_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let (lock, into) = (folder.path().join("lock"), folder.path().join("tools/node"));
        let runs = Cell::new(0);
        let attempt = |result: Result<String, String>| {
            unless_current(&lock, &into, || {
                runs.set(runs.get() + 1);
                assert_eq!(fs::read_dir(&into).unwrap().count(), 0, "left over from the last installation");
                fs::write(into.join("package"), "").unwrap();
                result
            })
        };
        assert!(attempt(Ok(String::new())).unwrap_err().contains("lock"));
        fs::write(&lock, "1").unwrap();
        attempt(Err("no network".to_owned())).unwrap_err();
        attempt(Ok(String::new())).unwrap();
        attempt(Ok(String::new())).unwrap();
        assert_eq!(runs.get(), 2);
        fs::write(&lock, "2").unwrap();
        attempt(Ok(String::new())).unwrap();
        assert_eq!(runs.get(), 3);
    }

    #[test]
    fn a_missing_program_is_named_with_what_to_install() {
        let error = run(&mut Command::new("no-such-program"), NODE_HINT).unwrap_err();
        assert_eq!(error, format!("`no-such-program` is missing; {NODE_HINT}"));
    }

    #[test]
    fn a_program_that_fails_is_quoted() {
        let error = run(Command::new("cargo").arg("no-such-command"), PYTHON_HINT).unwrap_err();
        assert!(error.contains("no-such-command") && error.contains(PYTHON_HINT), "{error}");
    }

    #[test]
    fn versions_of_node_are_compared_by_number() {
        assert_eq!(node_version("v20.19.4\n"), Some((20, 19)));
        assert!(node_version("v9.30.0").unwrap() < NODE);
        assert!(node_version("v22.1.0").unwrap() > NODE);
        assert_eq!(node_version("unknown"), None);
    }

    /// Where packages come from is the machine's business, which ones come is ours.
    #[test]
    fn every_package_is_pinned_and_none_says_where_it_comes_from() {
        let pins = workspace::root().join("xtask/conformance");
        let lock: Value = serde_json::from_slice(&fs::read(pins.join("package-lock.json")).unwrap()).unwrap();
        for (name, package) in lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].is_string(), "{name} has no checksum");
            assert!(package.get("resolved").is_none(), "{name} names a registry");
        }
        let wanted: Value = serde_json::from_slice(&fs::read(pins.join("package.json")).unwrap()).unwrap();
        for (name, version) in wanted["dependencies"].as_object().unwrap() {
            assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], *version, "{name}");
        }
        let requirements = fs::read_to_string(pins.join("requirements.txt")).unwrap();
        for line in requirements.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.contains("==") && !line.contains("://"), "{line}");
        }
    }
}
