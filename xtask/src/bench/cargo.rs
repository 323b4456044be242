//! Cargo in a folder, with the processor seconds that it takes.

use std::{fs, path::PathBuf, process::Command};

use crate::program;

/// A folder with a manifest, the target folder that cargo uses there, and the packages that are measured.
pub(super) struct Cargo {
    /// The folder's name in messages.
    pub(super) name: String,
    pub(super) folder: PathBuf,
    pub(super) target: PathBuf,
    pub(super) packages: &'static [&'static str],
}

impl Cargo {
    /// Runs cargo, and returns what it prints.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(program::cargo())
            .args(arguments)
            .arg("--quiet")
            .current_dir(&self.folder)
            // As crates of a registry are compiled, which ours will be for a user.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", &self.target)
            .output()
            .map_err(|error| format!("cargo cannot be started: {error}"))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{}: `cargo {}` failed:\n{said}", self.name, arguments.join(" ")))
    }

    /// Runs cargo without the network, and returns the processor seconds of it and of all that it started.
    pub(super) fn measure(&self, arguments: &[&str]) -> Result<f64, String> {
        processor_seconds(|| self.run(&[arguments, &["--offline"]].concat()).map(drop))
    }

    /// Removes the packages that are measured from the target folder; what they depend on stays compiled.
    pub(super) fn forget_packages(&self) -> Result<(), String> {
        let packages = self.packages.iter().flat_map(|package| ["--package", *package]);
        self.run(&["clean"].into_iter().chain(packages).collect::<Vec<_>>()).map(drop)
    }
}

/// Returns the processor seconds, user and system, of the programs that `work` starts and waits for. Linux only.
pub(super) fn processor_seconds(work: impl FnOnce() -> Result<(), String>) -> Result<f64, String> {
    let before = children()?;
    work()?;
    Ok(children()? - before)
}

/// Processor seconds of the ended children of this process, and of theirs.
fn children() -> Result<f64, String> {
    let path = "/proc/self/stat";
    let stat = fs::read_to_string(path).map_err(|error| format!("{path}: {error}; this is measured on Linux"))?;
    // After the name of the program, which may hold anything, `cutime` and `cstime` are the 14th and the 15th.
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let ticks: f64 = fields.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}

/// The middle one of several values; NaN if there are none.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Seconds as they stand in a table.
pub(super) fn seconds(seconds: f64) -> String {
    format!("{seconds:.2} s")
}
