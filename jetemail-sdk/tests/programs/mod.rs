//! The examples as programs. The same file in both SDK crates: one of them is a symbolic link.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::{ENV, Emulator, IDENTITY, KEY, push};

/// More than one page, and more than is written down at once.
const RECORDS: usize = 1800;

/// A folder of its own, and a service that is the same for all runs.
struct Stage {
    folder: PathBuf,
    emulator: Emulator,
    _runtime: tokio::runtime::Runtime,
}

impl Stage {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("{ENV}-{}-{name}", std::process::id()));
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let emulator = runtime.block_on(Emulator::start());
        let now = emulator.now();
        for number in 0..RECORDS {
            push(&emulator, number, now.as_millisecond() - 60_000 * (RECORDS - number) as i64);
        }
        Self { folder, emulator, _runtime: runtime }
    }

    fn program(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.find(name));
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        command.env(format!("{ENV}_API_KEY"), KEY).env(format!("{ENV}_BASE_URL"), self.emulator.base_url());
        command
    }

    /// The program that was built last. Both SDK crates have examples of the same names, and one folder for them.
    fn find(&self, name: &str) -> PathBuf {
        let tests = std::env::current_exe().unwrap();
        let examples = tests.parent().and_then(Path::parent).unwrap().join("examples");
        let is_program = |path: &PathBuf| {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let extension = path.extension().unwrap_or_default();
            stem.starts_with(&format!("{name}-")) && (extension.is_empty() || extension == "exe")
        };
        let files = fs::read_dir(&examples).unwrap().map(|file| file.unwrap().path());
        let mut programs: Vec<_> = files.filter(is_program).collect();
        programs.sort_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
        let asks = |path: &PathBuf| {
            let help = Command::new(path).arg("--help").current_dir(&self.folder).output().unwrap();
            String::from_utf8_lossy(&help.stdout).contains(&format!("{ENV}_API_KEY"))
        };
        let found = programs.into_iter().rev().find(asks);
        found.unwrap_or_else(|| panic!("no `{name}` in {}: build the examples", examples.display()))
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Output {
        self.program(name, arguments).output().unwrap()
    }

    fn export(&self) -> Output {
        self.run("export", &["logs.ndjson"])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn names(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Stops the export after so many requests.
    fn interrupted(&self, requests: usize) {
        let before = self.emulator.requests().len();
        let mut export = self.program("export", &["logs.ndjson"]);
        let mut export = export.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while self.emulator.requests().len() < before + requests && export.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        _ = export.kill();
        export.wait().unwrap();
    }

    fn assert_complete(&self) {
        let text = fs::read_to_string(self.path("logs.ndjson")).unwrap();
        let identity = |line: &str| serde_json::from_str::<Value>(line).unwrap()[IDENTITY].as_str().unwrap().to_owned();
        let identities: Vec<_> = text.lines().map(identity).collect();
        assert_eq!(identities.len(), RECORDS);
        assert_eq!(identities.iter().collect::<HashSet<_>>().len(), RECORDS);
        assert_eq!(self.names(), ["logs.ndjson"]);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn help_is_printed_and_what_is_not_understood_is_refused() {
    let stage = Stage::new("arguments");
    for (name, most) in [("export", 2), ("tail", 1), ("bounce_report", 1)] {
        for arguments in [&["--help"][..], &["-h"], &["7", "--help"]] {
            let output = stage.run(name, arguments);
            assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
            assert!(text(&output.stdout).starts_with(&format!("Usage: {name}")), "{output:?}");
        }
        let surplus = ["1"; 3];
        for arguments in [&["--hepl"][..], &["-7"], &["--days=7"], &["-"], &surplus[..=most]] {
            let output = stage.run(name, arguments);
            assert_eq!(output.status.code(), Some(2), "{name} {arguments:?}");
            let told = text(&output.stderr);
            assert!(told.contains(arguments[0]) && told.contains("Usage: "), "{told}");
        }
        let days = if name == "export" { vec!["x.ndjson", "many"] } else { vec!["many"] };
        for wrong in ["many", "99999999999999999999", "1.5", ""] {
            let arguments: Vec<_> = days.iter().map(|given| if *given == "many" { wrong } else { given }).collect();
            let output = stage.run(name, &arguments);
            assert_eq!(output.status.code(), Some(2), "{name} {arguments:?}: {output:?}");
            assert!(text(&output.stderr).contains(&format!("cannot be `{wrong}`")), "{output:?}");
        }
    }
    assert_eq!(stage.names(), [""; 0]);
    assert_eq!(stage.emulator.requests().len(), 0);
}

#[test]
fn an_export_that_is_killed_at_any_point_goes_on_without_a_gap() {
    let stage = Stage::new("killed");
    for requests in (0..8).chain([1, 2, 9, 12, 3]) {
        stage.interrupted(requests);
    }
    let output = stage.export();
    if !output.status.success() {
        // One of the runs before may have come to the end.
        assert!(text(&output.stderr).contains("is complete"), "{output:?}");
    }
    stage.assert_complete();
}

#[test]
fn an_export_whose_file_was_changed_says_so_and_writes_nothing() {
    let stage = Stage::new("changed");
    let (data, state) = (stage.path("logs.ndjson"), stage.path("logs.ndjson.state.json"));
    // The state is written after 500 records for the first time.
    let is_begun = || fs::read_to_string(&state).is_ok_and(|state| !state.contains("\"lines\":0,"));
    let begun = (8..16).find(|requests| {
        stage.interrupted(*requests);
        is_begun()
    });
    assert!(begun.is_some(), "{:?}", stage.names());
    let (whole, saved) = (fs::read(&data).unwrap(), fs::read(&state).unwrap());
    let bytes = serde_json::from_slice::<Value>(&saved).unwrap()["bytes"].as_u64().unwrap() as usize;
    let mut other = whole[..bytes].to_vec();
    other[bytes - 1] = 0;
    for (content, reason) in [
        (None, "is gone"),
        (Some(&whole[..0]), "has only 0 bytes"),
        (Some(&whole[..bytes - 1]), "bytes"),
        (Some(&other[..]), "is not as it was left"),
    ] {
        match content {
            None => fs::remove_file(&data).unwrap(),
            Some(content) => fs::write(&data, content).unwrap(),
        }
        let output = stage.export();
        let told = text(&output.stderr);
        assert!(!output.status.success() && told.contains(reason), "{told}");
        assert!(told.contains("logs.ndjson.state.json") && told.contains("remove both to start again"), "{told}");
        assert_eq!(fs::read(&data).ok().as_deref(), content, "{reason}");
        assert_eq!(fs::read(&state).unwrap(), saved, "{reason}");
    }
    // A state that is none.
    for content in ["", "{}", "\0\0\0\0"] {
        fs::write(&state, content).unwrap();
        let told = text(&stage.export().stderr);
        assert!(told.contains("logs.ndjson.state.json cannot be read"), "{told}");
    }
    // What is longer than the state says is cut off, and what was removed altogether starts again.
    fs::write(&state, &saved).unwrap();
    fs::write(&data, [&whole[..bytes], b"{\"half a li"].concat()).unwrap();
    assert!(stage.export().status.success());
    stage.assert_complete();
    fs::remove_file(&data).unwrap();
    assert!(stage.export().status.success());
    stage.assert_complete();
    let told = text(&stage.export().stderr);
    assert!(told.contains("logs.ndjson exists and is complete; name another file"), "{told}");
    stage.assert_complete();
}
