//! `cargo xtask verify`: the documents obey their rules, and what was made from them is what they give.

use std::{collections::BTreeSet, path::Path};

use sdk_codegen::Files;
use similar::TextDiff;

use crate::workspace::{self, Generated};

/// More of a diff than this helps nobody.
const MAX_DIFF_LINES: usize = 200;

/// Checks every document and every file that is made from one; prints all that is wrong.
pub(crate) fn verify() -> Result<(), String> {
    let problems = verify_in(&workspace::root())?;
    if problems == 0 { Ok(()) } else { Err(format!("{problems} of the files are not as they should be")) }
}

fn verify_in(root: &Path) -> Result<usize, String> {
    let (mut problems, mut told) = (0, String::new());
    for part in workspace::generated(root)? {
        match problem(&part)? {
            None => println!("{}: as the documents give it", part.name()),
            Some(text) => {
                // A document that cannot be read keeps several files from being made.
                if told.is_empty() || !text.ends_with(&told) {
                    eprintln!("{text}");
                    told = text;
                }
                problems += 1;
            }
        }
    }
    Ok(problems)
}

fn problem(part: &Generated) -> Result<Option<String>, String> {
    let committed = part.read_committed()?;
    let made = match part.make(&committed) {
        Ok(made) => made,
        Err(message) => return Ok(Some(message)),
    };
    let names: BTreeSet<&String> = committed.keys().chain(made.keys()).collect();
    let text = |files: &'_ Files, name: &String| files.get(name).cloned().unwrap_or_default();
    let differences = names.into_iter().filter(|name| committed.get(*name) != made.get(*name));
    let differences: Vec<_> =
        differences.map(|name| difference(name, &text(&committed, name), &text(&made, name))).collect();
    Ok((!differences.is_empty()).then(|| differences.join("\n")))
}

fn difference(name: &str, committed: &str, made: &str) -> String {
    let diff = TextDiff::from_lines(committed, made);
    let text =
        diff.unified_diff().header(&format!("{name} (committed)"), &format!("{name} (from the documents)")).to_string();
    let lines: Vec<_> = text.lines().collect();
    let mut shown = lines.iter().take(MAX_DIFF_LINES).copied().collect::<Vec<_>>().join("\n");
    if lines.len() > MAX_DIFF_LINES {
        shown.push_str(&format!("\n… and {} lines more", lines.len() - MAX_DIFF_LINES));
    }
    format!("{shown}\n{name} is not what the documents give. Run `cargo xtask regenerate` and commit what it writes.")
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    use super::{problem, verify_in};
    use crate::workspace::{generated, root};

    /// A copy of the documents and of what is made from them that a test may damage.
    fn copy() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for part in generated(&root()).unwrap() {
            for (name, text) in part.read_committed().unwrap() {
                let to = copy.path().join(name);
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::write(to, text).unwrap();
            }
        }
        copy_folder(root().join("spec"), copy.path().join("spec"));
        copy
    }

    fn copy_folder(from: PathBuf, to: PathBuf) {
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy_folder(entry.path(), to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }

    fn edit(path: PathBuf, from: &str, to: &str) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "`{from}` is not in {}", path.display());
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Returns the problem with a file.
    fn problem_of(copy: &tempfile::TempDir, name: &str) -> Option<String> {
        let file = generated(copy.path()).unwrap().into_iter().find(|file| file.name() == name);
        problem(&file.unwrap()).unwrap()
    }

    #[test]
    fn the_committed_clients_are_what_the_documents_give() {
        assert_eq!(verify_in(&root()), Ok(0));
    }

    /// Gives a parameter another name.
    fn rename_zone(copy: &tempfile::TempDir) {
        edit(copy.path().join("spec/jetemail.yaml"), "- name: zone", "- name: zones");
        edit(copy.path().join("spec/emulator/jetemail.yaml"), "zone: {", "zones: {");
    }

    #[test]
    fn one_character_in_a_parameter_name_gives_a_diff_and_the_command_to_run() {
        let copy = copy();
        rename_zone(&copy);
        let text = problem_of(&copy, "jetemail-sdk/src/generated").unwrap();
        assert!(text.contains("-            zone = \"zone\": text"), "{text}");
        assert!(text.contains("+            zones = \"zones\": text"), "{text}");
        assert!(text.contains("`cargo xtask regenerate`"), "{text}");
    }

    #[test]
    fn a_committed_client_that_is_not_rust_is_found_and_made_anew() {
        let copy = copy();
        let committed = copy.path().join("unosend-sdk/src/generated/logs.rs");
        fs::write(&committed, "this is not Rust {").unwrap();
        assert_eq!(verify_in(copy.path()), Ok(1));
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert_eq!(verify_in(copy.path()), Ok(0));
    }

    #[test]
    fn a_file_that_no_tag_has_any_more_is_found_and_removed() {
        let copy = copy();
        let stale = copy.path().join("unosend-sdk/src/generated/stale.rs");
        fs::write(&stale, "// Nothing.\n").unwrap();
        let text = problem_of(&copy, "unosend-sdk/src/generated").unwrap();
        assert!(text.contains("unosend-sdk/src/generated/stale.rs") && text.contains("-// Nothing."), "{text}");
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert!(!stale.exists() && verify_in(copy.path()) == Ok(0));
    }

    #[test]
    fn a_document_that_breaks_rules_keeps_all_files_from_being_written() {
        let copy = copy();
        rename_zone(&copy);
        edit(copy.path().join("spec/unosend.yaml"), "operationId: list_logs", "operationId: listLogs");
        let files = || -> Vec<_> {
            generated(copy.path()).unwrap().iter().map(|part| part.read_committed().unwrap()).collect()
        };
        let before = files();
        let error = crate::regenerate::regenerate_in(copy.path()).unwrap_err();
        assert!(error.contains("[operation-id]") && error.contains("Nothing was written"), "{error}");
        assert!(problem_of(&copy, "jetemail-sdk/src/generated").unwrap().contains("zones"));
        assert_eq!(files(), before);
        edit(copy.path().join("spec/unosend.yaml"), "operationId: listLogs", "operationId: list_logs");
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert_ne!(files(), before);
    }

    /// One damage to a copy, and the check that has to find it. What only the pages can tell, the test `double_entry` of
    /// the package `contract-tests` finds.
    #[test]
    fn each_damage_is_found_by_the_check_that_is_for_it() {
        for (file, from, to, check) in [
            ("spec/examples/jetemail/list_outbound_logs.json", "\"abc123\"", "123", "[example-schema]"),
            (
                "spec/examples/jetemail/list_outbound_logs.mixed.json",
                "\"billing@shop.example\"",
                "null",
                "[example-schema]",
            ),
            ("spec/examples/unosend/list_logs.json", "\"has_more\"", "\"more\"", "[example-schema]"),
            ("spec/examples/unosend/list_logs.bare.json", "\"data\"", "\"items\"", "[example-schema]"),
            ("spec/unosend.yaml", "list_logs.mixed.json", "list_logs.missing.json", "[example]"),
            ("spec/unosend.yaml", "Emails per page, 1 to 100. Default `50`.", "Default `20`.", "[default]"),
            ("spec/jetemail.yaml", "summary: Lists sent", "summary: Shows sent", "`cargo xtask regenerate`"),
            ("spec/emulator/unosend.yaml", "past_end: 500", "past_end: 400", "`cargo xtask regenerate`"),
            ("spec/emulator/unosend.yaml", "last_days: created_at", "last_days: status", "[filter]"),
            ("unosend-sdk/src/generated/logs.rs", "\"/logs\"", "\"/log\"", "`cargo xtask regenerate`"),
            ("unosend-sdk/src/generated/mod.rs", "// Made from", "// Once made from", "`cargo xtask regenerate`"),
        ] {
            let copy = copy();
            edit(copy.path().join(file), from, to);
            let provider = if file.contains("jetemail") { "jetemail" } else { "unosend" };
            let found = problem_of(&copy, &format!("{provider}-sdk/src/generated")).unwrap_or_default();
            assert!(found.contains(check), "{file}: {from} -> {to}: {found}");
        }
    }

    #[test]
    fn a_document_that_breaks_rules_is_named_with_every_line() {
        let copy = copy();
        edit(copy.path().join("spec/unosend.yaml"), "operationId: list_logs", "operationId: listLogs");
        edit(copy.path().join("spec/unosend.yaml"), "openapi: 3.0.3", "openapi: 3.1.0");
        let text = problem_of(&copy, "unosend-sdk/src/generated").unwrap();
        assert!(text.contains("spec/unosend.yaml:3: [openapi-version]"), "{text}");
        assert!(text.contains("[operation-id]"), "{text}");
    }

    #[test]
    fn a_table_that_is_not_that_of_the_documents_gives_a_diff_and_the_command_to_run() {
        let copy = copy();
        edit(copy.path().join("spec/unosend.yaml"), "summary: Lists", "summary: Enumerates");
        for name in ["README.md", "unosend-sdk/README.md"] {
            let text = problem_of(&copy, name).unwrap();
            assert!(text.contains("\n-| ") && text.contains("[Enumerates "), "{text}");
            assert!(text.contains("`cargo xtask regenerate`"), "{text}");
        }
        assert_eq!(problem_of(&copy, "jetemail-sdk/README.md"), None);
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert_eq!(verify_in(copy.path()), Ok(0));
        edit(copy.path().join("README.md"), "<!-- end of operations -->\n", "");
        assert!(problem_of(&copy, "README.md").unwrap().contains("has no place"));
    }

    /// Gives every file below a folder the line ends of Windows.
    fn to_crlf(folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                to_crlf(&path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text.replace('\n', "\r\n")).unwrap();
            }
        }
    }

    fn texts(root: &Path) -> Vec<String> {
        let parts = generated(root).unwrap().into_iter();
        let names = parts.flat_map(|part| part.read_committed().unwrap().into_keys());
        names.map(|name| fs::read_to_string(root.join(name)).unwrap()).collect()
    }

    #[test]
    fn the_line_ends_of_windows_make_no_difference_and_are_kept() {
        let copy = copy();
        to_crlf(copy.path());
        let before = texts(copy.path());
        assert_eq!(verify_in(copy.path()), Ok(0));
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert!(texts(copy.path()) == before, "a file is written that says the same");

        edit(copy.path().join("spec/unosend.yaml"), "summary: Lists", "summary: Enumerates");
        let text = problem_of(&copy, "unosend-sdk/README.md").unwrap();
        assert_eq!(text.matches("\n-").count(), 1, "more than the changed line: {text}");
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert_eq!(verify_in(copy.path()), Ok(0));
        let after = texts(copy.path());
        assert!(after != before);
        for text in after {
            assert!(text.matches('\n').count() == text.matches("\r\n").count() && !text.contains("\r\r"));
        }
    }

    #[test]
    fn only_the_line_ends_of_some_files_may_be_those_of_windows() {
        let copy = copy();
        to_crlf(&copy.path().join("spec"));
        assert_eq!(verify_in(copy.path()), Ok(0));
    }

    /// `core.autocrlf` is what git for Windows sets when it is installed.
    #[test]
    fn a_checkout_has_plain_line_ends_whatever_git_is_set_to() {
        let (folder, attributes) = (tempfile::tempdir().unwrap(), fs::read(root().join(".gitattributes")).unwrap());
        let git = |arguments: &[&str]| {
            let settings = ["-c", "core.autocrlf=true", "-c", "user.name=Test", "-c", "user.email=test@localhost"];
            let arguments = [settings.as_slice(), arguments].concat();
            let output = crate::diff::git::git(folder.path(), &arguments).unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        git(&["init", "--quiet"]);
        let files = ["a.rs", "b.yaml", "c.md", "run", "d.json", "d.txt"].map(|name| folder.path().join(name));
        fs::write(folder.path().join(".gitattributes"), attributes).unwrap();
        files.iter().for_each(|file| fs::write(file, "one\ntwo\n").unwrap());
        git(&["add", "--all"]);
        git(&["commit", "--quiet", "--no-gpg-sign", "--message", "Files"]);
        files.iter().for_each(|file| fs::remove_file(file).unwrap());
        git(&["checkout", "--", "."]);
        files.iter().for_each(|file| assert_eq!(fs::read_to_string(file).unwrap(), "one\ntwo\n", "{file:?}"));
    }

    #[test]
    fn a_document_without_a_crate_and_a_behaviour_without_a_document_are_errors_that_say_where_to_look() {
        let copy = copy();
        fs::copy(copy.path().join("spec/unosend.yaml"), copy.path().join("spec/other.yaml")).unwrap();
        assert!(verify_in(copy.path()).unwrap_err().contains("other-sdk/src is not there"));
        fs::rename(copy.path().join("spec/other.yaml"), copy.path().join("spec/emulator/other.yaml")).unwrap();
        assert!(verify_in(copy.path()).unwrap_err().contains("spec/other.yaml is not there"));
    }
}
