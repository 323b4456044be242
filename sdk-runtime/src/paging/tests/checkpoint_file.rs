//! Checkpoints in files.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::PathBuf;

use super::checkpoint::OF_WALK;
use crate::Checkpoint;

/// Empty folder of a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sdk-runtime-{}-{name}", std::process::id()));
        _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

fn checkpoint(zone: &str) -> Checkpoint {
    let text = OF_WALK.replace("follow\":null", &format!("follow\":null,\"values\":{{\"zone\":{zone:?}}}"));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_saved_checkpoint_is_loaded_and_no_other_file_is_left() {
    let folder = Folder::new("saved");
    let path = folder.0.join("checkpoint.json");
    assert_eq!(Checkpoint::load(&path).unwrap(), None);
    assert_eq!(Checkpoint::load(folder.0.join("no folder/checkpoint.json")).unwrap(), None);
    // The temporary file of a program that was killed.
    fs::write(folder.0.join("checkpoint.json.tmp"), "{\"operat").unwrap();
    for zone in ["eu", "us", "us"] {
        checkpoint(zone).save(&path).unwrap();
        assert_eq!(Checkpoint::load(&path).unwrap(), Some(checkpoint(zone)));
        assert_eq!(folder.names(), ["checkpoint.json"]);
    }
}

#[test]
fn a_file_that_cannot_be_written_stays_as_it_was_and_is_named() {
    let folder = Folder::new("unwritable");
    let in_no_folder = folder.0.join("no folder/checkpoint.json");
    let is_folder = folder.0.join("folder.json");
    fs::create_dir(&is_folder).unwrap();
    fs::write(is_folder.join("x"), "").unwrap();
    for path in [&in_no_folder, &is_folder] {
        let error = checkpoint("eu").save(path).unwrap_err();
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }
    assert_eq!(checkpoint("eu").save("").unwrap_err().kind(), IoErrorKind::InvalidInput);
    assert_eq!(folder.names(), ["folder.json"]);
    assert!(Checkpoint::load(&is_folder).unwrap_err().to_string().contains("folder.json"));
}

#[test]
fn a_file_that_is_no_checkpoint_is_invalid_data_and_named() {
    let folder = Folder::new("corrupt");
    let path = folder.0.join("checkpoint.json");
    let whole = serde_json::to_string(&checkpoint("eu")).unwrap();
    let mut contents: Vec<Vec<u8>> = (0..whole.len()).map(|end| whole.as_bytes()[..end].to_vec()).collect();
    contents.extend([b"[]".to_vec(), b"null".to_vec(), b"{}".to_vec(), vec![0; 500], vec![0xff, 0xfe]]);
    contents.push(format!("{whole}{whole}").into_bytes());
    contents.push(br#"{"operation":"list_logs","filters":"maria@client.example"}"#.to_vec());
    for content in contents {
        fs::write(&path, &content).unwrap();
        let error = Checkpoint::load(&path).unwrap_err();
        assert_eq!(error.kind(), IoErrorKind::InvalidData, "{error}");
        let text = error.to_string();
        assert!(text.contains("checkpoint.json") && !text.contains("maria"), "{text}");
    }
    fs::write(&path, "").unwrap();
    assert!(Checkpoint::load(&path).unwrap_err().to_string().ends_with("the file is empty"));
}

#[cfg(unix)]
#[test]
fn a_link_and_the_rights_of_a_file_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new("rights");
    let (file, link) = (folder.0.join("checkpoint.json"), folder.0.join("link.json"));
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    symlink(&file, &link).unwrap();
    checkpoint("eu").save(&link).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(Checkpoint::load(&file).unwrap(), Some(checkpoint("eu")));
}

#[test]
fn at_any_time_a_file_that_many_threads_save_is_whole() {
    let folder = Folder::new("threads");
    let path = folder.0.join("checkpoint.json");
    checkpoint("eu").save(&path).unwrap();
    std::thread::scope(|scope| {
        for zone in ["a", "b", "c", "d"] {
            let path = &path;
            scope.spawn(move || (0..25).for_each(|_| checkpoint(zone).save(path).unwrap()));
        }
        (0..200).for_each(|_| assert!(Checkpoint::load(&path).unwrap().is_some()));
    });
    assert_eq!(folder.names(), ["checkpoint.json"]);
}

#[test]
fn checkpoints_are_equal_with_all_that_they_hold_and_debug_shows_no_filter() {
    let different: HashSet<_> = ["eu", "us", "eu"].map(checkpoint).into_iter().collect();
    assert_eq!(different.len(), 2);
    let shown = format!("{:?}", checkpoint("maria@client.example"));
    assert!(shown.contains("\"zone\"") && !shown.contains("maria"), "{shown}");
}
