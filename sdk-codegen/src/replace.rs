//! Replaces files, all of them or none.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// New content for a file.
#[derive(Clone, Debug)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// Content now; `None` if there is no file.
    pub before: Option<String>,
    /// Content afterwards; `None` if the file is removed.
    pub after: Option<String>,
}

/// Writes every file beside the one that it replaces, then puts all in place and removes those without new content.
///
/// # Errors
///
/// The file that cannot be written, and the files that could not be put back, if any. All others are as before.
pub fn replace(changes: &[Change]) -> Result<(), String> {
    for (index, change) in changes.iter().enumerate() {
        if let Some(text) = &change.after
            && let Err(error) = prepare(&change.path, text)
        {
            changes[..=index].iter().for_each(|change| discard(&change.path));
            return Err(format!("nothing was written: {}: {error}", change.path.display()));
        }
    }
    for (index, change) in changes.iter().enumerate() {
        let outcome = match change.after {
            Some(_) => fs::rename(beside(&change.path), target(&change.path)),
            None => fs::remove_file(&change.path),
        };
        let Err(error) = outcome else { continue };
        let lost: Vec<_> = changes[..index].iter().filter_map(|change| put_back(change).err()).collect();
        changes[index..].iter().for_each(|change| discard(&change.path));
        let written = if lost.is_empty() { "nothing was written" } else { "not all could be put back" };
        let lost: String = lost.iter().map(|error| format!("\n{error}")).collect();
        return Err(format!("{written}: {}: {error}{lost}", change.path.display()));
    }
    Ok(())
}

fn prepare(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path);
    fs::write(&beside, text)?;
    match fs::metadata(path) {
        Ok(metadata) => fs::set_permissions(beside, metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn put_back(change: &Change) -> Result<(), String> {
    let outcome = match &change.before {
        Some(text) => prepare(&change.path, text).and_then(|()| fs::rename(beside(&change.path), target(&change.path))),
        None => fs::remove_file(&change.path),
    };
    outcome.map_err(|error| format!("{} is not as it was: {error}", change.path.display()))
}

/// Removes what was prepared, if there is such a file; one that stays is overwritten the next time.
fn discard(path: &Path) {
    let _ = fs::remove_file(beside(path));
}

fn beside(path: &Path) -> PathBuf {
    let mut name = target(path).into_os_string();
    name.push(".new");
    name.into()
}

/// The file that a link leads to, which is replaced and not the link.
fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: PathBuf, before: Option<&str>) -> Change {
        Change { path, before: before.map(str::to_owned), after: Some("new".to_owned()) }
    }

    /// The files in a folder, other folders left out.
    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
            .collect();
        files.sort();
        files
    }

    #[test]
    fn files_are_replaced_made_or_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b, c) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("c"));
        fs::write(&a, "old").unwrap();
        fs::write(&c, "old").unwrap();
        let gone = Change { after: None, ..change(c, Some("old")) };
        replace(&[change(a, Some("old")), change(b, None), gone]).unwrap();
        assert_eq!(files(folder.path()), [("a".to_owned(), "new".to_owned()), ("b".to_owned(), "new".to_owned())]);
    }

    #[test]
    fn where_one_file_cannot_be_written_all_stay_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "old").unwrap();
        let before = files(folder.path());
        // The folder of one is missing, so that it cannot be prepared.
        let missing = [change(at("a"), Some("old")), change(at("b"), None), change(at("no/c"), None)];
        let error = replace(&missing).unwrap_err();
        assert!(error.starts_with("nothing was written") && error.contains("no/c"), "{error}");
        assert_eq!(files(folder.path()), before);
        // One cannot be put in place, since a folder is there: others are in place already.
        fs::create_dir_all(at("full/of")).unwrap();
        fs::write(at("gone"), "old").unwrap();
        let before = files(folder.path());
        let gone = Change { after: None, ..change(at("gone"), Some("old")) };
        let full = [
            change(at("a"), Some("old")),
            gone,
            change(at("b"), None),
            change(at("full"), None),
            change(at("d"), None),
        ];
        let error = replace(&full).unwrap_err();
        assert!(error.starts_with("nothing was written") && error.contains("full"), "{error}");
        assert_eq!(files(folder.path()), before);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_link_is_written_through() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        replace(&[change(link.clone(), Some("old"))]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
