//! A project of somebody who uses a crate.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::Crate;
use crate::{program, workspace};

/// A folder with a manifest, and a target folder of its own.
pub(super) struct Project {
    pub(super) name: String,
    folder: PathBuf,
    packages: &'static [&'static str],
}

impl Project {
    /// One with nothing in it but the dependency.
    pub(super) fn empty(folder: &Path, of: &Crate) -> Result<Self, String> {
        Self::new(folder, of.name.to_owned(), of, "", "lib.rs", "")
    }

    /// A program that makes one call.
    pub(super) fn program(folder: &Path, of: &Crate) -> Result<Self, String> {
        let main = format!(
            "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    {}\n    Ok(())\n}}\n",
            of.program
        );
        let tokio = "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";
        Self::new(folder, format!("{}-program", of.name), of, tokio, "main.rs", &main)
    }

    fn new(folder: &Path, name: String, of: &Crate, more: &str, file: &str, code: &str) -> Result<Self, String> {
        let project = Self { folder: folder.join(&name), name, packages: of.packages };
        let dependency = of.dependency.replace("ROOT", &workspace::root().display().to_string());
        let manifest = format!(
            "[package]\nname = \"user-of-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n{more}\n\
             [profile.release]\nstrip = true\n",
            project.name
        );
        let failed = |error: std::io::Error| format!("{} cannot be written: {error}", project.folder.display());
        fs::create_dir_all(project.folder.join("src")).map_err(failed)?;
        fs::write(project.folder.join("Cargo.toml"), manifest).map_err(failed)?;
        fs::write(project.folder.join("src").join(file), code).map_err(failed)?;
        project.run(&["fetch"])?;
        Ok(project)
    }

    /// Runs cargo, and says how many seconds of the processor it took with all that it started.
    pub(super) fn cargo(&self, arguments: &[&str]) -> Result<f64, String> {
        let before = children()?;
        self.run(&[arguments, &["--offline"]].concat())?;
        Ok(children()? - before)
    }

    /// The next build is the first.
    pub(super) fn forget(&self) -> Result<(), String> {
        let target = self.folder.join("target");
        if target.exists() {
            fs::remove_dir_all(&target).map_err(|error| format!("{} cannot be removed: {error}", target.display()))?;
        }
        Ok(())
    }

    /// The next build compiles the crate itself again, but not what that stands on.
    pub(super) fn forget_packages(&self) -> Result<(), String> {
        let packages = self.packages.iter().flat_map(|package| ["--package", *package]);
        self.run(&["clean"].into_iter().chain(packages).collect::<Vec<_>>()).map(drop)
    }

    /// The next build compiles the user's own file again.
    pub(super) fn touch(&self) -> Result<(), String> {
        let path = self.folder.join("src/main.rs");
        let code = fs::read_to_string(&path).and_then(|code| fs::write(&path, code + "// touched\n"));
        code.map_err(|error| format!("{} cannot be written: {error}", path.display()))
    }

    /// How many crates are compiled for this machine, the user's own not counted.
    pub(super) fn crates(&self) -> Result<f64, String> {
        let tree = self.run(&["tree", "--prefix", "none", "--edges", "normal,build"])?;
        let crates: BTreeSet<_> = tree.lines().filter_map(|line| line.split(" (").next()).collect();
        Ok(crates.len().saturating_sub(1) as f64)
    }

    /// The size of the release program in bytes.
    pub(super) fn release_size(&self) -> Result<f64, String> {
        self.run(&["build", "--release"])?;
        let program = self.folder.join(format!("target/release/user-of-{}", self.name));
        let size = fs::metadata(&program).map_err(|error| format!("{}: {error}", program.display()))?.len();
        Ok(size as f64)
    }

    fn run(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(program::cargo())
            .args(arguments)
            .arg("--quiet")
            .current_dir(&self.folder)
            // As crates of a registry are compiled, which ours will be for a user.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .output()
            .map_err(|error| format!("cargo cannot be started: {error}"))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{}: `cargo {}` failed:\n{said}", self.name, arguments.join(" ")))
    }
}

/// The seconds of the processor that ended children of this process have taken, and theirs. Linux only.
fn children() -> Result<f64, String> {
    let path = "/proc/self/stat";
    let stat = fs::read_to_string(path).map_err(|error| format!("{path}: {error}; the weight is measured on Linux"))?;
    // After the name of the program, which may hold anything, `cutime` and `cstime` are the 14th and the 15th.
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let ticks: f64 = fields.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}
