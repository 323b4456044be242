//! `cargo xtask regenerate`: writes what the documents give.

use std::path::Path;

use sdk_codegen::Files;
use similar::{ChangeTag, TextDiff};

use crate::workspace;

/// Writes the committed clients and the tables of operations, and says for each file what changed. Where one cannot be made,
/// none is written.
pub(crate) fn regenerate() -> Result<(), String> {
    regenerate_in(&workspace::root())
}

pub(crate) fn regenerate_in(root: &Path) -> Result<(), String> {
    let (mut ready, mut failures) = (Vec::new(), Vec::new());
    for part in workspace::generated(root)? {
        let committed = part.read_committed()?;
        match part.make(&committed) {
            Ok(made) => ready.push((part, committed, made)),
            // A document that cannot be read keeps several files from being made.
            Err(message) if failures.contains(&message) => {}
            Err(message) => failures.push(message),
        }
    }
    if !failures.is_empty() {
        return Err(format!("{}\nNothing was written.", failures.join("\n")));
    }
    for (part, committed, made) in &ready {
        if committed == made {
            println!("{}: unchanged", part.name());
            continue;
        }
        part.write(made)?;
        changes(committed, made).iter().for_each(|line| println!("{line}"));
    }
    Ok(())
}

/// What changed in each file.
fn changes(committed: &Files, made: &Files) -> Vec<String> {
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
