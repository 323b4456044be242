//! Replacing a file atomically.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Held while a file is replaced, since two threads that replace the same file use the same temporary file.
static TURN: Mutex<()> = Mutex::new(());

/// Replaces or creates a file atomically: a reader finds the old or the new content at any time, also after a crash.
///
/// The temporary file beside it has a fixed name, so that programs that are killed leave at most one.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // A symbolic link is kept: its target is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&path)?;
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let replaced = write(&temporary, &path, content).and_then(|()| fs::rename(&temporary, &path));
    if replaced.is_err() {
        _ = fs::remove_file(&temporary);
    }
    replaced
}

/// Writes the temporary file and closes it, since Windows does not rename an open file.
fn write(temporary: &Path, path: &Path, content: &[u8]) -> io::Result<()> {
    _ = fs::remove_file(temporary);
    // `create_new`, so that nothing is written through a link that someone placed there.
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
