//! Checkpoints of the clients: in formats other than JSON, and in the file of a program that is killed.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::path::Path;
use std::process::{Command, Stdio};

use jetemail_sdk::{Checkpoint, Client, FollowOptions};

fn client() -> Client {
    Client::builder("api_0123").base_url("http://localhost:1").build().unwrap()
}

#[test]
fn a_checkpoint_is_kept_by_a_format_that_does_not_describe_itself() {
    let call = || client().list_outbound_logs().date_from(1_776_931_921).subject("ü & more");
    let following = call().follow(FollowOptions::new().from_beginning()).checkpoint();
    for checkpoint in [call().stream().resume_from(), following] {
        let bytes = bincode::serialize(&checkpoint).unwrap();
        assert_eq!(bincode::deserialize::<Checkpoint>(&bytes).unwrap(), checkpoint);
        let resumed = client().list_outbound_logs().stream().resume(checkpoint.clone());
        assert_eq!(resumed.resume_from(), checkpoint);
    }
}

/// Returns a checkpoint at this offset.
fn checkpoint(offset: u64) -> Checkpoint {
    let mut written = serde_json::to_value(client().list_outbound_logs().stream().resume_from()).unwrap();
    written["walk"]["offset"] = offset.into();
    written["walk"]["passed"] = (0..200).map(|id| format!("record {id}")).collect();
    serde_json::from_value(written).unwrap()
}

/// Returns the offset of the checkpoint in the file, if there is one.
fn saved(path: &Path) -> Option<u64> {
    let checkpoint = Checkpoint::load(path).unwrap()?;
    serde_json::to_value(&checkpoint).unwrap()["walk"]["offset"].as_u64()
}

#[test]
fn a_program_that_is_killed_while_it_saves_leaves_a_whole_checkpoint() {
    const FILE: &str = "CHECKPOINT_THAT_IS_SAVED_UNTIL_THE_END";
    if let Some(path) = std::env::var_os(FILE) {
        // The process is killed long before the loop ends.
        (0..u64::MAX).for_each(|offset| checkpoint(offset).save(&path).unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("checkpoint.json");
    for number in 0..25 {
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.args(["--exact", "a_program_that_is_killed_while_it_saves_leaves_a_whole_checkpoint"]);
        let mut program = program.env(FILE, &path).stdout(Stdio::null()).spawn().unwrap();
        // The process is killed after it has saved for the first, second, … time.
        while saved(&path).is_none_or(|offset| offset < number % 5) && program.try_wait().unwrap().is_none() {}
        program.kill().unwrap();
        program.wait().unwrap();
        assert!(saved(&path) >= Some(number % 5));
        std::fs::remove_file(&path).unwrap();
    }
}
