//! A workspace with one SDK crate, made of a multiplied document.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    super::cargo::{Cargo, processor_seconds},
    document,
};
use crate::{manual, table, workspace};

/// The crate's name. Each workspace has one crate, so all can be called alike.
const PROVIDER: &str = "multiplied";

/// A workspace below the target folder.
pub(super) struct Folder {
    pub(super) cargo: Cargo,
    pub(super) operations: usize,
}

impl Folder {
    /// Writes the workspace, in which the operations of the document at `source` stand so often that there are at least
    /// `operations`, and its examples.
    pub(super) fn new(name: &str, source: &Path, operations: usize) -> Result<Self, String> {
        let document = sdk_codegen::read(source).map_err(|failure| failure.to_string())?;
        let single = document::operations(document.json()).count().max(1);
        let copies = operations.div_ceil(single).max(1);
        let operations = copies * single;
        let target = workspace::target_folder()?.join("multiplied");
        let folder = target.join(format!("{name}-{operations}"));
        let text = serde_json::to_string_pretty(&document::multiply(document.json(), copies));
        let text = text.map_err(|error| format!("{}: {error}", source.display()))?;
        write(&folder, source, &text).map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
        let cargo =
            Cargo { name: format!("{name}, {operations} operations"), folder, target, packages: &["multiplied-sdk"] };
        Ok(Self { cargo, operations })
    }

    /// Runs a command of `xtask` on the workspace, and returns its processor seconds.
    pub(super) fn xtask(&self, command: &str) -> Result<f64, String> {
        let here = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
        // The command takes the workspace for that of its package, which cargo would name.
        let mut program = Command::new(here);
        program.arg(command).env("CARGO_MANIFEST_DIR", self.cargo.folder.join("xtask"));
        processor_seconds(|| {
            let output = program.output().map_err(|error| format!("xtask cannot be started: {error}"))?;
            let said = String::from_utf8_lossy(&output.stderr);
            if output.status.success() { Ok(()) } else { Err(format!("{}: {command}:\n{said}", self.cargo.name)) }
        })
    }

    /// Removes the generated client.
    pub(super) fn forget_generated(&self) -> Result<(), String> {
        let generated = self.generated();
        if generated.exists() {
            fs::remove_dir_all(&generated).map_err(|error| format!("{}: {error}", generated.display()))?;
        }
        Ok(())
    }

    fn generated(&self) -> PathBuf {
        self.cargo.folder.join(format!("{PROVIDER}-sdk/src/generated"))
    }
}

fn write(folder: &Path, source: &Path, document: &str) -> std::io::Result<()> {
    let root = workspace::root();
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        // Cargo compiles anew what was written anew.
        if fs::read_to_string(&path).is_ok_and(|there| there == text) { Ok(()) } else { fs::write(path, text) }
    };
    put("Cargo.toml", &manifest(&fs::read_to_string(root.join("Cargo.toml"))?, &root))?;
    if !folder.join("Cargo.lock").exists() {
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    }
    put("README.md", &table::empty())?;
    put(&format!("spec/{PROVIDER}.yaml"), document)?;
    if let Some(spec) = source.parent() {
        copy(&spec.join("examples"), &folder.join("spec/examples"))?;
    }
    for (name, text) in manual::files(&fs::read_to_string(root.join("spec/README.md"))?) {
        let is_crate = ["/Cargo.toml", "/build.rs", "/src/lib.rs"].iter().any(|end| name.ends_with(end));
        if is_crate {
            let ours = |text: &str| text.replace("postbox", PROVIDER);
            put(&ours(&name), &ours(&text))?;
        }
    }
    Ok(())
}

/// The manifest of the project's workspace for another folder: without profiles, as users have none of ours.
fn manifest(ours: &str, root: &Path) -> String {
    let lines = ours.lines().take_while(|line| !line.starts_with("[profile."));
    let lines = lines.map(|line| match line.strip_prefix("members = ") {
        Some(_) => format!("members = [\"{PROVIDER}-sdk\"]\n"),
        None => format!("{}\n", line.replace("path = \"", &format!("path = \"{}/", root.display()))),
    });
    lines.collect()
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &to)? } else { fs::copy(entry.path(), to).map(drop)? }
    }
    Ok(())
}
