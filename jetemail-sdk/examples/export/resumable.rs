//! A file of lines that grows over several runs of the program. Both SDK crates use this file: one of them has a symbolic
//! link.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind::NotFound, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Checkpoint;

/// File of lines, and their number.
pub(crate) struct Lines {
    path: PathBuf,
    file: BufWriter<File>,
    count: u64,
}

/// State of the file. Written after the records, so that it never counts one that is missing.
#[derive(Serialize, Deserialize)]
struct State {
    lines: u64,
    /// The size of the file with these lines. Bytes that an interrupted run wrote after them are removed.
    bytes: u64,
    /// The checkpoint after these lines. It holds the filters too, so the next run exports the same records.
    checkpoint: Checkpoint,
}

impl Lines {
    /// Opens the file as an earlier run left it, with the checkpoint of that run; else a new file.
    pub(crate) fn open(path: PathBuf) -> Result<(Self, Option<Checkpoint>), Box<dyn Error>> {
        let beside = beside(&path);
        let length = match fs::metadata(&path) {
            Ok(file) => Some(file.len()),
            Err(error) if error.kind() == NotFound => None,
            Err(error) => return Err(format!("{}: {error}", path.display()).into()),
        };
        let state = match fs::read(&beside) {
            Ok(bytes) => Some(serde_json::from_slice::<State>(&bytes).map_err(|error| {
                let (state, path) = (beside.display(), path.display());
                format!("{state} cannot be read ({error}); remove it and {path} to start again")
            })?),
            Err(error) if error.kind() == NotFound && length.unwrap_or(0) > 0 => {
                return Err(format!("{} exists and is complete; name another file", path.display()).into());
            }
            Err(error) if error.kind() == NotFound => None,
            Err(error) => return Err(format!("{}: {error}", beside.display()).into()),
        };
        let (count, bytes) = state.as_ref().map_or((0, 0), |state| (state.lines, state.bytes));
        // Lines that are missing would never be exported again.
        let changed = |how: &str| {
            let (path, beside) = (path.display(), beside.display());
            format!(
                "{path} {how}: {beside} says that an earlier run wrote {count} records to it, {bytes} bytes. Put it back to \
                 continue, or remove both to start again"
            )
        };
        match length {
            None if bytes > 0 => return Err(changed("is gone").into()),
            Some(length) if length < bytes => return Err(changed(&format!("has only {length} bytes")).into()),
            _ => {}
        }
        let opened = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let mut file = opened.map_err(|error| format!("{}: {error}", path.display()))?;
        if !ends_a_line(&mut file, bytes)? {
            return Err(changed("is not as it was left").into());
        }
        file.set_len(bytes)?;
        file.seek(SeekFrom::End(0))?;
        Ok((Self { path, file: BufWriter::new(file), count }, state.map(|state| state.checkpoint)))
    }

    /// Returns the number of lines so far.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    pub(crate) fn add(&mut self, line: &str) -> std::io::Result<()> {
        self.count += 1;
        writeln!(self.file, "{line}")
    }

    /// Saves the state of the file.
    pub(crate) fn save(&mut self, checkpoint: Checkpoint) -> Result<(), Box<dyn Error>> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        let state = State { lines: self.count, bytes: self.file.stream_position()?, checkpoint };
        let beside = beside(&self.path);
        // Replaced atomically, as `Checkpoint::save` does, so that it is complete also after a loss of power.
        let new = beside.with_extension("new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(&state)?)?;
        file.sync_all()?;
        drop(file);
        Ok(fs::rename(new, beside)?)
    }

    /// Completes the file and removes its state.
    pub(crate) fn finish(mut self) -> Result<(), Box<dyn Error>> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        Ok(fs::remove_file(beside(&self.path))?)
    }
}

/// Says whether the first `bytes` bytes are complete lines.
fn ends_a_line(file: &mut File, bytes: u64) -> std::io::Result<bool> {
    let Some(last) = bytes.checked_sub(1) else { return Ok(true) };
    let mut byte = [0];
    file.seek(SeekFrom::Start(last))?;
    file.read_exact(&mut byte)?;
    Ok(byte == *b"\n")
}

/// Returns the path of the state of a file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".state.json");
    name.into()
}
