//! `cargo xtask regenerate`: writes what the documents give.

use std::path::Path;

use similar::{ChangeTag, TextDiff};

use crate::workspace::{self, Client};

/// Writes the committed clients and says for each file what changed.
pub(crate) fn regenerate() -> Result<(), String> {
    regenerate_in(&workspace::root())
}

pub(crate) fn regenerate_in(root: &Path) -> Result<(), String> {
    let mut failed = 0;
    for client in workspace::clients(root)? {
        match write(&client) {
            Ok(line) => println!("{}: {line}", client.name()),
            Err(message) => {
                eprintln!("{}: not written\n{message}", client.name());
                failed += 1;
            }
        }
    }
    if failed > 0 { Err(format!("{failed} of the files could not be made")) } else { Ok(()) }
}

fn write(client: &Client) -> Result<String, String> {
    let made = sdk_codegen::generate(&client.document).map_err(|failure| failure.to_string())?;
    let committed = client.read_committed()?;
    if made == committed {
        return Ok("unchanged".to_owned());
    }
    std::fs::write(&client.committed, &made).map_err(|error| format!("the file cannot be written: {error}"))?;
    let diff = TextDiff::from_lines(committed.as_str(), made.as_str());
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    Ok(format!("{} lines added, {} removed", count(ChangeTag::Insert), count(ChangeTag::Delete)))
}
