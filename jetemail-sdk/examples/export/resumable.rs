//! A file of lines that grows over several runs of the program. The same file in both SDK crates: one of them is a symbolic
//! link.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind::NotFound, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::Checkpoint;

/// The file, and how far it is.
pub(crate) struct Lines<W> {
    path: PathBuf,
    file: BufWriter<File>,
    state: State<W>,
}

/// How far the file is. Written after the records, so that it never speaks of one that is not there.
#[derive(Serialize, Deserialize)]
struct State<W> {
    /// What is exported. It has to stay the same, so it is not computed anew.
    window: W,
    lines: u64,
    /// The size of the file with so many lines; what an interrupted run wrote behind them is cut off.
    bytes: u64,
    checkpoint: Option<Checkpoint>,
}

impl<W: Serialize + DeserializeOwned> Lines<W> {
    /// Opens the file where an earlier run left it, else a new one for this window.
    pub(crate) fn open(path: PathBuf, window: W) -> Result<Self, Box<dyn Error>> {
        let state = match fs::read(beside(&path)) {
            Ok(bytes) => serde_json::from_slice(&bytes)?,
            Err(error) if error.kind() == NotFound && path.exists() => {
                return Err(format!("{} exists and is complete; name another file", path.display()).into());
            }
            Err(error) if error.kind() == NotFound => {
                let state = State { window, lines: 0, bytes: 0, checkpoint: None };
                write(&path, &state)?;
                state
            }
            Err(error) => return Err(error.into()),
        };
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        file.set_len(state.bytes)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self { path, file: BufWriter::new(file), state })
    }

    pub(crate) fn window(&self) -> &W {
        &self.state.window
    }

    /// The number of lines so far.
    pub(crate) fn count(&self) -> u64 {
        self.state.lines
    }

    /// Where an earlier run was.
    pub(crate) fn checkpoint(&mut self) -> Option<Checkpoint> {
        self.state.checkpoint.take()
    }

    pub(crate) fn add(&mut self, line: &str) -> std::io::Result<()> {
        self.state.lines += 1;
        writeln!(self.file, "{line}")
    }

    /// Writes down how far the file is.
    pub(crate) fn save(&mut self, checkpoint: Checkpoint) -> Result<(), Box<dyn Error>> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        self.state.bytes = self.file.stream_position()?;
        self.state.checkpoint = Some(checkpoint);
        write(&self.path, &self.state)
    }

    /// The file is complete.
    pub(crate) fn finish(mut self) -> Result<(), Box<dyn Error>> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        Ok(fs::remove_file(beside(&self.path))?)
    }
}

fn write<W: Serialize>(path: &Path, state: &State<W>) -> Result<(), Box<dyn Error>> {
    let new = path.with_extension("state.new");
    fs::write(&new, serde_json::to_vec(state)?)?;
    // In one step, so that it is whole whenever the power goes.
    Ok(fs::rename(new, beside(path))?)
}

/// Where the state of a file is kept.
fn beside(path: &Path) -> PathBuf {
    path.with_extension("state.json")
}
