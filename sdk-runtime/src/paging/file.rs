//! Files that are whole at any time.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Held while a file is replaced: two threads that replace the same one have the same temporary file.
static TURN: Mutex<()> = Mutex::new(());

/// Replaces a file in one step, or makes it. Whoever reads it meanwhile, or after a crash, finds the old or the new
/// content.
///
/// The temporary file beside it has a fixed name, so that programs that are killed leave one at most.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // A symbolic link stays one, and leads to the new content.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&path)?;
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let replaced = write(&temporary, &path, content).and_then(|()| fs::rename(&temporary, &path));
    if replaced.is_err() {
        _ = fs::remove_file(&temporary);
    }
    replaced
}

/// The file is closed at the end: Windows renames no other.
fn write(temporary: &Path, path: &Path, content: &[u8]) -> io::Result<()> {
    _ = fs::remove_file(temporary);
    // A new one, so that nothing is written through a link that somebody put there.
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    if let (true, Ok(old)) = (cfg!(unix), fs::metadata(path)) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(content)?;
    file.sync_all()
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let no_name = || io::Error::new(io::ErrorKind::InvalidInput, "the path does not end in the name of a file");
    let mut name = path.file_name().ok_or_else(no_name)?.to_owned();
    name.push(".tmp");
    Ok(path.with_file_name(name))
}
