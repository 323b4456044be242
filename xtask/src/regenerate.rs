//! `cargo xtask regenerate`: writes what the documents give.

use std::path::Path;

use sdk_codegen::Files;
use similar::{ChangeTag, TextDiff};

use crate::workspace;

/// Writes the committed clients and the tables of operations, and says for each file what changed. If one of them cannot be
/// made or written, none is.
pub(crate) fn regenerate() -> Result<(), String> {
    regenerate_in(&workspace::root())
}

pub(crate) fn regenerate_in(root: &Path) -> Result<(), String> {
    let (mut changes, mut lines, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    for part in workspace::generated(root)? {
        let committed = part.read_committed()?;
        match part.make(&committed) {
            Ok(made) if made == committed => lines.push(format!("{}: unchanged", part.name())),
            Ok(made) => {
                lines.extend(differences(&committed, &made));
                changes.extend(part.changes(&committed, &made)?);
            }
            // A document that cannot be read keeps several files from being made.
            Err(message) if failures.contains(&message) => {}
            Err(message) => failures.push(message),
        }
    }
    if !failures.is_empty() {
        return Err(format!("{}\nNothing was written.", failures.join("\n")));
    }
    sdk_codegen::replace(&changes)?;
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// Says for each file what changed in it.
fn differences(committed: &Files, made: &Files) -> Vec<String> {
    let gone = committed.keys().filter(|name| !made.contains_key(*name)).map(|name| format!("{name}: removed"));
    let changed = made.iter().filter_map(|(name, text)| {
        let before = committed.get(name).map_or("", String::as_str);
        let diff = TextDiff::from_lines(before, text.as_str());
        let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
        let (added, removed) = (count(ChangeTag::Insert), count(ChangeTag::Delete));
        (before != text).then(|| format!("{name}: {added} lines added, {removed} removed"))
    });
    changed.chain(gone).collect()
}
