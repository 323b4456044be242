//! `cargo xtask regenerate`: writes what the documents give.

use std::path::Path;

use similar::{ChangeTag, TextDiff};

use crate::workspace::{self, Generated};

/// Writes the committed clients and the tables of operations, and says for each file what changed.
pub(crate) fn regenerate() -> Result<(), String> {
    regenerate_in(&workspace::root())
}

pub(crate) fn regenerate_in(root: &Path) -> Result<(), String> {
    let mut failed = 0;
    for file in workspace::generated(root)? {
        match write(&file) {
            Ok(line) => println!("{}: {line}", file.name()),
            Err(message) => {
                eprintln!("{}: not written\n{message}", file.name());
                failed += 1;
            }
        }
    }
    if failed > 0 { Err(format!("{failed} of the files could not be made")) } else { Ok(()) }
}

fn write(file: &Generated) -> Result<String, String> {
    let committed = file.read_committed()?;
    let made = file.make(&committed)?;
    if made == committed {
        return Ok("unchanged".to_owned());
    }
    file.write(&made)?;
    let diff = TextDiff::from_lines(committed.as_str(), made.as_str());
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    Ok(format!("{} lines added, {} removed", count(ChangeTag::Insert), count(ChangeTag::Delete)))
}
