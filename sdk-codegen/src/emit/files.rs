//! The folder of the generated files, read and written as a whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use crate::replace::{Change, replace};

/// The text of each generated file, by its name; `mod.rs` is the root of the module.
pub type Files = BTreeMap<String, String>;

/// Reads the files of a folder, with plain line ends; a folder that does not exist has none.
///
/// # Errors
///
/// A file cannot be read, or is not text.
pub fn read_files(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let text = fs::read_to_string(entry.path())?.replace("\r\n", "\n"); // of a checkout on Windows
        files.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    Ok(files)
}

/// Makes the folder hold these files and no others: all of them, or, after an error, those that were there before.
///
/// # Errors
///
/// The file or folder that cannot be written.
pub fn write_files(folder: &Path, files: &Files) -> Result<(), String> {
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let before = read_files(folder).map_err(failed)?;
    let names: BTreeSet<_> = before.keys().chain(files.keys()).collect();
    let change = |name: &String| Change {
        path: folder.join(name),
        before: before.get(name).cloned(),
        after: files.get(name).cloned(),
    };
    replace(&names.into_iter().map(change).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{Files, read_files, write_files};

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).to_owned(), format!("// {name}"))).collect()
    }

    #[test]
    fn a_folder_holds_what_was_written_last_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("generated");
        assert_eq!(read_files(&folder).unwrap(), Files::new());
        for names in [&["mod.rs", "logs.rs"][..], &["mod.rs"]] {
            write_files(&folder, &files(names)).unwrap();
            assert_eq!(read_files(&folder).unwrap(), files(names));
        }
        assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_folder_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("generated");
        write_files(&folder, &files(&["mod.rs"])).unwrap();
        assert!(write_files(&folder, &files(&["a.rs", "no/such/folder.rs"])).is_err());
        assert_eq!(read_files(&folder).unwrap(), files(&["mod.rs"]));
    }
}
