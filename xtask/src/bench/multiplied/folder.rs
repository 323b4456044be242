//! A workspace with one SDK crate, made of a multiplied document.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

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
        let document = read(source)?;
        let single = document::operations(&document).count().max(1);
        let copies = operations.div_ceil(single).max(1);
        let operations = copies * single;
        let target = workspace::target_folder()?.join("multiplied");
        let folder = target.join(format!("{name}-{operations}"));
        let failed = |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
        write_spec(&folder, source, copies)?;
        write_crate(&folder).map_err(failed)?;
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

fn read(document: &Path) -> Result<Value, String> {
    let read = sdk_codegen::read(document).map_err(|failure| failure.to_string())?;
    Ok(read.json().clone())
}

/// Writes the multiplied document, the description of its emulator if that stands in a file of its own, and the examples.
fn write_spec(folder: &Path, source: &Path, copies: usize) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
    let spec = folder.join("spec");
    let document = read(source)?;
    // JSON is YAML, too.
    put(&spec.join(format!("{PROVIDER}.yaml")), &format!("{:#}", document::multiply(&document, copies)))
        .map_err(failed)?;
    let emulator = source.with_file_name("emulator").join(source.file_name().unwrap_or_default());
    if emulator.exists() {
        let emulator = document::multiply_emulator(&read(&emulator)?, &document, copies);
        put(&spec.join(format!("emulator/{PROVIDER}.yaml")), &format!("{emulator:#}")).map_err(failed)?;
    }
    copy(&source.with_file_name("examples"), &spec.join("examples")).map_err(failed)
}

fn write_crate(folder: &Path) -> std::io::Result<()> {
    let root = workspace::root();
    put(&folder.join("Cargo.toml"), &manifest(&fs::read_to_string(root.join("Cargo.toml"))?, &root))?;
    if !folder.join("Cargo.lock").exists() {
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    }
    put(&folder.join("README.md"), &table::empty())?;
    for (name, text) in manual::files(&fs::read_to_string(root.join("spec/README.md"))?) {
        let is_crate = ["/Cargo.toml", "/build.rs", "/src/lib.rs"].iter().any(|end| name.ends_with(end));
        if is_crate {
            let ours = |text: &str| text.replace("postbox", PROVIDER);
            put(&folder.join(ours(&name)), &ours(&text))?;
        }
    }
    Ok(())
}

/// Writes a file that does not have this text; cargo compiles anew what was written anew.
fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multiplied_document_obeys_the_rules_and_has_every_operation_and_type_once_a_copy() {
        let root = workspace::root();
        let mut sources = workspace::documents(&root).unwrap();
        sources.push(root.join("xtask/src/bench/multiplied/small/small.yaml"));
        for source in sources {
            let folder = tempfile::tempdir().unwrap();
            write_spec(folder.path(), &source, 3).unwrap();
            let multiplied = sdk_codegen::read(&folder.path().join("spec/multiplied.yaml")).unwrap();
            assert_eq!(sdk_codegen::check(&multiplied), []);
            let (multiplied, single) = (multiplied.json(), read(&source).unwrap());
            assert_eq!(document::operations(multiplied).count(), 3 * document::operations(&single).count());
            let schemas = |json: &Value| json["components"]["schemas"].as_object().unwrap().len();
            assert_eq!(schemas(multiplied), 3 * schemas(&single) - 2, "the error schema stands once");
        }
    }
}
