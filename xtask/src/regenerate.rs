//! `cargo xtask regenerate`: writes what the documents give.

use std::path::Path;

use similar::{ChangeTag, TextDiff};

use crate::{
    workspace::{self, Generated},
    write::{self, Change},
};

/// Writes the committed clients and the tables of operations, and says for each file what changed. If one of them cannot be
/// made or written, none is.
pub(crate) fn regenerate() -> Result<(), String> {
    regenerate_in(&workspace::root())
}

pub(crate) fn regenerate_in(root: &Path) -> Result<(), String> {
    let (mut changes, mut lines, mut failed) = (Vec::new(), Vec::new(), 0);
    for file in workspace::generated(root)? {
        match change(&file) {
            Ok((line, change)) => {
                lines.push(format!("{}: {line}", file.name()));
                changes.extend(change);
            }
            Err(message) => {
                eprintln!("{}: cannot be made\n{message}", file.name());
                failed += 1;
            }
        }
    }
    if failed > 0 {
        return Err(format!("{failed} of the files could not be made, so none is written"));
    }
    write::all(&changes)?;
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// What changes in a file, in words too.
fn change(file: &Generated) -> Result<(String, Option<Change>), String> {
    let committed = file.read_committed()?;
    let made = file.make(&committed)?;
    if made == committed {
        return Ok(("unchanged".to_owned(), None));
    }
    let diff = TextDiff::from_lines(committed.as_str(), made.as_str());
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    let line = format!("{} lines added, {} removed", count(ChangeTag::Insert), count(ChangeTag::Delete));
    Ok((line, Some(file.change(&made))))
}
