//! A project of somebody who uses a crate.

use std::{collections::BTreeSet, fs, path::Path};

use super::{super::cargo::Cargo, Crate};
use crate::workspace;

/// A folder with a manifest, and a target folder of its own.
pub(super) struct Project {
    pub(super) cargo: Cargo,
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
        let folder = folder.join(&name);
        let cargo = Cargo { name, target: folder.join("target"), folder, packages: of.packages };
        let dependency = of.dependency.replace("ROOT", &workspace::root().display().to_string());
        let manifest = format!(
            "[package]\nname = \"user-of-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n{more}\n\
             [profile.release]\nstrip = true\n",
            cargo.name
        );
        let failed = |error: std::io::Error| format!("{} cannot be written: {error}", cargo.folder.display());
        fs::create_dir_all(cargo.folder.join("src")).map_err(failed)?;
        fs::write(cargo.folder.join("Cargo.toml"), manifest).map_err(failed)?;
        fs::write(cargo.folder.join("src").join(file), code).map_err(failed)?;
        cargo.run(&["fetch"])?;
        Ok(Self { cargo })
    }

    /// The next build is the first.
    pub(super) fn forget(&self) -> Result<(), String> {
        let target = &self.cargo.target;
        if target.exists() {
            fs::remove_dir_all(target).map_err(|error| format!("{} cannot be removed: {error}", target.display()))?;
        }
        Ok(())
    }

    /// The next build compiles the user's own file again.
    pub(super) fn touch(&self) -> Result<(), String> {
        let path = self.cargo.folder.join("src/main.rs");
        let code = fs::read_to_string(&path).and_then(|code| fs::write(&path, code + "// touched\n"));
        code.map_err(|error| format!("{} cannot be written: {error}", path.display()))
    }

    /// Number of crates that are compiled for this machine, the user's own not counted.
    pub(super) fn crates(&self) -> Result<f64, String> {
        let tree = self.cargo.run(&["tree", "--prefix", "none", "--edges", "normal,build"])?;
        let crates: BTreeSet<_> = tree.lines().filter_map(|line| line.split(" (").next()).collect();
        Ok(crates.len().saturating_sub(1) as f64)
    }

    /// The size of the release program in bytes.
    pub(super) fn release_size(&self) -> Result<f64, String> {
        self.cargo.run(&["build", "--release"])?;
        let program = self.cargo.target.join(format!("release/user-of-{}", self.cargo.name));
        let size = fs::metadata(&program).map_err(|error| format!("{}: {error}", program.display()))?.len();
        Ok(size as f64)
    }
}
