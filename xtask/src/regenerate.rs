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
            Ok(Some(change)) => {
                lines.push(format!("{}: {}", file.name(), said(&change)));
                changes.push(change);
            }
            Ok(None) => lines.push(format!("{}: unchanged", file.name())),
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

fn change(file: &Generated) -> Result<Option<Change>, String> {
    let committed = file.read_committed()?;
    let made = file.make(&committed)?;
    let before = file.path.exists().then(|| committed.clone());
    Ok((made != committed).then(|| Change { path: file.path.clone(), before, after: made }))
}

fn said(change: &Change) -> String {
    let diff = TextDiff::from_lines(change.before.as_deref().unwrap_or_default(), &change.after);
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    format!("{} lines added, {} removed", count(ChangeTag::Insert), count(ChangeTag::Delete))
}
