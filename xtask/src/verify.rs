//! `cargo xtask verify`: the documents obey their rules, and the committed clients are what they give.

use std::path::Path;

use similar::TextDiff;

use crate::workspace::{self, Client};

/// More of a diff than this helps nobody.
const MAX_DIFF_LINES: usize = 200;

/// Checks every document and every committed client; prints all that is wrong.
pub(crate) fn verify() -> Result<(), String> {
    let problems = verify_in(&workspace::root())?;
    if problems == 0 { Ok(()) } else { Err(format!("{problems} of the files are not as they should be")) }
}

fn verify_in(root: &Path) -> Result<usize, String> {
    let mut problems = 0;
    for client in workspace::clients(root)? {
        match problem(&client)? {
            None => println!("{}: as the document gives it", client.name()),
            Some(text) => {
                eprintln!("{text}");
                problems += 1;
            }
        }
    }
    Ok(problems)
}

fn problem(client: &Client) -> Result<Option<String>, String> {
    let made = match sdk_codegen::generate(&client.document) {
        Ok(made) => made,
        Err(failure) => return Ok(Some(failure.to_string())),
    };
    let committed = client.read_committed()?;
    Ok((made != committed).then(|| difference(&client.name(), &committed, &made)))
}

fn difference(name: &str, committed: &str, made: &str) -> String {
    let diff = TextDiff::from_lines(committed, made);
    let text =
        diff.unified_diff().header(&format!("{name} (committed)"), &format!("{name} (from the document)")).to_string();
    let lines: Vec<_> = text.lines().collect();
    let mut shown = lines.iter().take(MAX_DIFF_LINES).copied().collect::<Vec<_>>().join("\n");
    if lines.len() > MAX_DIFF_LINES {
        shown.push_str(&format!("\n… and {} lines more", lines.len() - MAX_DIFF_LINES));
    }
    format!("{shown}\n{name} is not what its document gives. Run `cargo xtask regenerate` and commit what it writes.")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::{problem, verify_in};
    use crate::workspace::{clients, root};

    /// A copy of the documents and committed clients that a test may damage.
    fn copy() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for client in clients(&root()).unwrap() {
            let provider = client.document.file_stem().unwrap().to_string_lossy().into_owned();
            let source = copy.path().join(format!("{provider}-sdk/src"));
            fs::create_dir_all(&source).unwrap();
            fs::copy(&client.committed, source.join("generated.rs")).unwrap();
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

    #[test]
    fn the_committed_clients_are_what_the_documents_give() {
        assert_eq!(verify_in(&root()), Ok(0));
    }

    #[test]
    fn one_character_in_a_parameter_name_gives_a_diff_and_the_command_to_run() {
        let copy = copy();
        edit(copy.path().join("spec/jetemail.yaml"), "- name: zone", "- name: zones");
        let client = clients(copy.path()).unwrap().remove(0);
        let text = problem(&client).unwrap().unwrap();
        assert!(text.contains("-        pub fn zone("), "{text}");
        assert!(text.contains("+        pub fn zones("), "{text}");
        assert!(text.contains("`cargo xtask regenerate`"), "{text}");
    }

    #[test]
    fn a_committed_client_that_is_not_rust_is_found_and_made_anew() {
        let copy = copy();
        let committed = copy.path().join("unosend-sdk/src/generated.rs");
        fs::write(&committed, "this is not Rust {").unwrap();
        assert_eq!(verify_in(copy.path()), Ok(1));
        crate::regenerate::regenerate_in(copy.path()).unwrap();
        assert_eq!(verify_in(copy.path()), Ok(0));
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
            ("spec/jetemail.yaml", "- name: zone", "- name: zones", "is not what its document gives"),
            ("unosend-sdk/src/generated.rs", "\"/logs\"", "\"/log\"", "is not what its document gives"),
            ("unosend-sdk/src/generated.rs", "// Made from", "// Once made from", "is not what its document gives"),
        ] {
            let copy = copy();
            edit(copy.path().join(file), from, to);
            let clients = clients(copy.path()).unwrap();
            let found: Vec<_> = clients.iter().filter_map(|client| problem(client).unwrap()).collect();
            assert!(found.len() == 1 && found[0].contains(check), "{file}: {from} -> {to}: {found:#?}");
        }
    }

    #[test]
    fn a_document_that_breaks_rules_is_named_with_every_line() {
        let copy = copy();
        edit(copy.path().join("spec/unosend.yaml"), "operationId: list_logs", "operationId: listLogs");
        edit(copy.path().join("spec/unosend.yaml"), "openapi: 3.0.3", "openapi: 3.1.0");
        let client = clients(copy.path()).unwrap().remove(1);
        let text = problem(&client).unwrap().unwrap();
        assert!(text.contains("spec/unosend.yaml:3: [openapi-version]"), "{text}");
        assert!(text.contains("[operation-id]"), "{text}");
    }

    #[test]
    fn a_document_without_a_crate_is_an_error_that_says_where_to_look() {
        let copy = copy();
        fs::copy(copy.path().join("spec/unosend.yaml"), copy.path().join("spec/other.yaml")).unwrap();
        assert!(verify_in(copy.path()).unwrap_err().contains("other-sdk/src is not there"));
    }
}
