//! `cargo xtask diff`: what changed in the documents, and which version follows.
//!
//! A change is judged for a program that uses an SDK crate: by the Rust that a document becomes, and by what the client
//! then does, not by the wire. Things are paired by their names, so that their order means nothing, and every level
//! ends with a rule for keys that no rule knows: they count as breaking.

mod change;
mod component;
mod emulator;
mod field;
pub(crate) mod git;
mod operation;
mod pagination;
mod pair;
mod parameter;
mod rename;
mod report;
mod response;
mod root;
mod setter;
#[cfg(test)]
mod tests;
mod version;
mod view;
mod vocabulary;

use std::{
    collections::BTreeSet,
    io::{ErrorKind, Write},
    path::Path,
};

use sdk_codegen::Document;
use serde_json::Value;

use crate::workspace;
use change::{Group, counted};
use git::Base;
pub(crate) use version::Version;
use view::View;

/// Changes in the documents.
pub(crate) struct Changes {
    /// The report.
    pub(crate) text: String,
    /// The version of the workspace.
    pub(crate) now: Version,
    /// The least version that the changes ask for, if there are any.
    pub(crate) due: Option<Version>,
}

/// Prints what changed since a commit; by default since the last tag, else since the first commit.
pub(crate) fn diff(arguments: &[String]) -> Result<(), String> {
    let reference = match arguments {
        [] => None,
        [reference] if !reference.starts_with('-') => Some(reference.as_str()),
        _ => {
            return Err(format!(
                "unexpected argument `{}`; `diff` takes one tag, branch or commit",
                arguments.join(" ")
            ));
        }
    };
    let changes = changes(&workspace::root(), reference)?;
    match std::io::stdout().write_all(changes.text.as_bytes()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the report cannot be printed: {error}")),
    }
}

/// Compares the documents with those of a commit; by default of the last tag, else of the first commit.
pub(crate) fn changes(root: &Path, reference: Option<&str>) -> Result<Changes, String> {
    let base = Base::find(root, reference)?;
    let before: BTreeSet<String> = base.documents(root)?.into_iter().collect();
    let now: BTreeSet<String> = workspace::documents(root)?.iter().filter_map(|path| file_name(path)).collect();
    let mut text = format!("Changes in spec/ since {}\n\n", base.label);
    let mut verdicts = Vec::new();
    for name in before.union(&now) {
        let path = format!("spec/{name}");
        let old = if before.contains(name) { Some(read_old(root, &base, &path)?) } else { None };
        let new = if now.contains(name) { Some(read_new(root, &path)?) } else { None };
        let groups = match (&old, &new) {
            (Some(old), Some(new)) => {
                let mut groups = compare(old.json(), new.json());
                groups.push(emulator::compare(old, new));
                groups
            }
            (None, Some(new)) => vec![new_document(new.json())],
            _ => vec![removed_document()],
        };
        verdicts.extend(groups.iter().flat_map(|group| &group.changes).map(|change| change.verdict));
        text.push_str(&report::document(&path, &groups));
        text.push('\n');
    }
    let version = manifest_version(root)?;
    let before = base.read(root, "Cargo.toml")?.and_then(|manifest| Version::of_manifest(&manifest));
    let before = before.unwrap_or(version);
    text.push_str(&report::summary(&verdicts, &base.label, before, version));
    let due = verdicts.iter().max().map(|strictest| before.after(*strictest));
    Ok(Changes { text, now: version, due })
}

/// All changes from one version of a document to another.
fn compare(old: &Value, new: &Value) -> Vec<Group> {
    let (old, renames) = rename::follow(old, new);
    let (old, new) = (View::new(&old), View::new(new));
    let mut groups = vec![root::compare(old.json, new.json)];
    groups.extend(operation::compare(&old, &new));
    groups.extend(component::compare(&old, &new, &renames));
    groups
}

fn new_document(document: &Value) -> Group {
    let view = View::new(document);
    let operations = view.operations().values().filter(|operation| operation.is_generated()).count();
    let types = view.schemas().keys().filter(|name| view.is_type(name)).count();
    let mut group = Group::new("document");
    let what = format!("new, with {} and {}", counted(operations, "operation"), counted(types, "type"));
    group.itself().additive(what, "one more crate");
    group
}

fn removed_document() -> Group {
    let mut group = Group::new("document");
    group.itself().breaking("removed", "its crate is gone");
    group
}

fn read_old(root: &Path, base: &Base, path: &str) -> Result<Document, String> {
    let text = base.read(root, path)?.ok_or_else(|| format!("{path} at {} cannot be read", base.label))?;
    let emulator = base.read(root, &sdk_codegen::emulator_path(Path::new(path)).to_string_lossy())?;
    let name = format!("{path} at {}", base.label);
    sdk_codegen::read_texts(&name, &text, emulator.as_deref())
        .map_err(|failure| format!("{failure}\nCompare with a commit whose documents can be read."))
}

fn read_new(root: &Path, path: &str) -> Result<Document, String> {
    sdk_codegen::read(&root.join(path)).map_err(|failure| failure.to_string())
}

fn manifest_version(root: &Path) -> Result<Version, String> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))
        .map_err(|error| format!("Cargo.toml cannot be read, and with it the version: {error}"))?;
    Version::of_manifest(&manifest)
        .ok_or_else(|| "Cargo.toml has no version; write `version = \"0.1.0\"` into `[workspace.package]`".to_owned())
}

fn file_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}
