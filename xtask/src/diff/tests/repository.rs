//! The choice of the commit, whole reports, and what goes wrong.

use std::{fs, path::Path};

use super::super::{changes, git::git};
use super::{books, edit};

const MANIFEST: &str = "[workspace]\nmembers = []\n\n[workspace.package]\nedition = \"2024\"\nversion = \"0.1.0\"\n";

/// A repository whose first commit holds a document.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "Cargo.toml", MANIFEST);
    write(folder.path(), "spec/books.yaml", &books());
    commit(folder.path());
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn change(folder: &Path, edits: &[(&str, &str)]) {
    let text = fs::read_to_string(folder.join("spec/books.yaml")).unwrap();
    write(folder, "spec/books.yaml", &edit(&text, edits));
}

fn commit(folder: &Path) {
    run(folder, &["add", "--all"]);
    run(folder, &["commit", "--quiet", "--message", "Change"]);
}

fn tag(folder: &Path, name: &str) {
    run(folder, &["tag", name]);
}

fn report(folder: &Path, reference: Option<&str>) -> Result<String, String> {
    changes(folder, reference).map(|changes| changes.text)
}

fn run(folder: &Path, arguments: &[&str]) {
    // Nothing of the settings of whoever runs the tests.
    let settings = ["user.name=Test", "user.email=test@localhost", "commit.gpgsign=false", "tag.gpgsign=false"];
    let settings = settings.iter().flat_map(|setting| ["-c", setting]);
    let arguments: Vec<&str> = settings.chain(arguments.iter().copied()).collect();
    let output = git(folder, &arguments).unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn without_a_tag_the_documents_are_compared_with_the_first_commit() {
    let folder = repository();
    change(folder.path(), &[("maximum: 50", "maximum: 60")]);
    commit(folder.path());
    change(folder.path(), &[("maximum: 5}", "maximum: 4}")]);
    let text = report(folder.path(), None).unwrap();
    assert!(text.starts_with("Changes in spec/ since the first commit, "), "{text}");
    assert!(text.contains("`maximum` `50` -> `60`") && text.contains("`maximum` `5` -> `4`"), "{text}");
}

#[test]
fn the_last_tag_that_can_be_reached_is_what_is_compared_with() {
    let folder = repository();
    tag(folder.path(), "v0.1.0");
    change(folder.path(), &[("maximum: 50", "maximum: 60")]);
    commit(folder.path());
    tag(folder.path(), "v0.1.1");
    change(folder.path(), &[("maximum: 5}", "maximum: 4}")]);
    let text = report(folder.path(), None).unwrap();
    assert!(text.starts_with("Changes in spec/ since v0.1.1\n"), "{text}");
    assert!(!text.contains("`60`") && text.contains("`maximum` `5` -> `4`"), "{text}");
}

#[test]
fn a_commit_can_be_named_by_tag_branch_and_hash() {
    let folder = repository();
    tag(folder.path(), "v0.1.0");
    change(folder.path(), &[("maximum: 50", "maximum: 60")]);
    commit(folder.path());
    for reference in ["v0.1.0", "HEAD~1"] {
        let text = report(folder.path(), Some(reference)).unwrap();
        assert!(text.contains(&format!("since {reference}\n")) && text.contains("`50` -> `60`"), "{text}");
    }
    assert!(report(folder.path(), Some("HEAD")).unwrap().contains("spec/books.yaml: no change"));
}

#[test]
fn a_shallow_clone_is_said_to_be_one() {
    let folder = repository();
    change(folder.path(), &[("maximum: 50", "maximum: 60")]);
    commit(folder.path());
    let url = format!("file://{}", folder.path().display());
    run(folder.path(), &["clone", "--quiet", "--depth", "1", &url, "clone"]);
    let text = report(&folder.path().join("clone"), None).unwrap();
    assert!(text.starts_with("Changes in spec/ since the first commit that this shallow clone has, "), "{text}");
}

#[test]
fn a_workspace_in_a_folder_of_a_repository_is_compared() {
    let folder = repository();
    let inner = folder.path().join("inner");
    write(&inner, "Cargo.toml", MANIFEST);
    write(&inner, "spec/books.yaml", &books());
    commit(folder.path());
    change(&inner, &[("maximum: 50", "maximum: 60")]);
    let text = report(&inner, Some("HEAD")).unwrap();
    assert!(text.contains("spec/books.yaml\n\n  list_books") && text.contains("`50` -> `60`"), "{text}");
}

#[test]
fn a_report_is_grouped_counted_and_ends_with_the_version() {
    let folder = repository();
    tag(folder.path(), "v0.1.0");
    change(
        folder.path(),
        &[
            ("maximum: 50", "maximum: 20"),
            ("description: Books to skip.", "description: Books that are skipped."),
            ("description: Field to sort by.", "description: What to sort by."),
            ("[novel, short-story]", "[novel, short-story, essay]"),
        ],
    );
    let expected = "\
Changes in spec/ since v0.1.0

spec/books.yaml

  list_books (GET /books)
    breaking   parameter `limit`: `maximum` `50` -> `20`: a larger value is refused now; walks ask for pages of this size
    docs only  parameters `offset` and `sort_by`: `description` changed

  type Kind
    additive   value `essay`: new: what was `Unknown(\"essay\")` is the variant `Essay` now

1 breaking, 1 additive, 2 docs only
Version: 0.1.0 -> 0.2.0 (the strictest is breaking; see «Versions» in spec/README.md)
";
    assert_eq!(report(folder.path(), None).unwrap(), expected);
}

#[test]
fn what_the_emulator_answers_is_no_promise() {
    let folder = repository();
    let write = |text: &str| write(folder.path(), "spec/emulator/books.yaml", text);
    write("error: {message: $message}\noperations:\n  list_books: {hidden: [isbn, stars], past_end: 500}\n");
    let text = report(folder.path(), None).unwrap();
    assert!(text.contains("\n  emulator\n    docs only  `error` changed: only what the emulator answers\n"), "{text}");
    commit(folder.path());
    tag(folder.path(), "v0.1.0");
    write("error: {message: $message}\noperations:\n  list_books: {hidden: [stars, isbn], past_end: 400}\n");
    let text = report(folder.path(), None).unwrap();
    assert!(text.contains("docs only  `operations.list_books.past_end` changed"), "{text}");
    assert!(text.contains("0 breaking, 0 additive, 1 docs only"), "{text}");
}

#[test]
fn a_version_that_was_raised_already_is_enough() {
    let folder = repository();
    tag(folder.path(), "v0.1.0");
    change(folder.path(), &[("maximum: 50", "maximum: 20")]);
    write(folder.path(), "Cargo.toml", &MANIFEST.replace("0.1.0", "0.2.0"));
    let text = report(folder.path(), None).unwrap();
    assert!(text.contains("Version: 0.2.0 is enough; it was 0.1.0 at v0.1.0"), "{text}");
}

#[test]
fn nothing_changed_is_said_so() {
    let text = report(repository().path(), None).unwrap();
    assert!(text.ends_with("spec/books.yaml: no change\n\nNothing changed, so no other version follows.\n"), "{text}");
}

#[test]
fn a_document_that_is_new_or_gone_is_one_line() {
    let folder = repository();
    write(folder.path(), "spec/films.yaml", &books());
    let text = report(folder.path(), None).unwrap();
    assert!(text.contains("spec/films.yaml\n\n  document\n    additive   new, with 1 operation and 4 types"), "{text}");
    fs::remove_file(folder.path().join("spec/books.yaml")).unwrap();
    let text = report(folder.path(), None).unwrap();
    assert!(text.contains("spec/books.yaml\n\n  document\n    breaking   removed: its crate is gone"), "{text}");
    assert!(text.contains("1 breaking, 1 additive, 0 docs only"), "{text}");
}

#[test]
fn an_unknown_reference_is_named() {
    let error = report(repository().path(), Some("v9")).unwrap_err();
    assert!(error.starts_with("`v9` is no tag, branch or commit of this repository"), "{error}");
    assert!(report(repository().path(), Some("--help")).unwrap_err().starts_with("`--help` is no tag"));
}

#[test]
fn a_folder_without_a_repository_is_an_error_that_says_what_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "spec/books.yaml", &books());
    let error = report(folder.path(), None).unwrap_err();
    assert!(error.contains("git finds no repository") && error.contains("in a clone of the project"), "{error}");
}

#[test]
fn a_repository_without_a_commit_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "--quiet"]);
    assert!(report(folder.path(), None).unwrap_err().contains("no commit yet"));
}

#[test]
fn an_old_document_that_cannot_be_read_is_named_with_its_line_and_commit() {
    let folder = repository();
    write(folder.path(), "spec/books.yaml", "openapi: 3.0.3\ninfo: {title\n");
    commit(folder.path());
    tag(folder.path(), "v0.1.0");
    write(folder.path(), "spec/books.yaml", &books());
    let error = report(folder.path(), None).unwrap_err();
    assert!(error.starts_with("spec/books.yaml at v0.1.0:") && error.contains("[yaml]"), "{error}");
    assert!(error.contains("Compare with a commit whose documents can be read"), "{error}");
}

#[test]
fn an_old_document_that_breaks_the_rules_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "Cargo.toml", MANIFEST);
    let old = "paths: {/a: {get: {parameters: [{$ref: x}, 7, {name: 1}], responses: []}, x: 1}, /b: 2}\ncomponents: {schemas: {A: 1}}\n";
    write(folder.path(), "spec/books.yaml", old);
    commit(folder.path());
    write(folder.path(), "spec/books.yaml", &books());
    assert!(report(folder.path(), None).unwrap().contains("additive   new, with 11 parameters"));
    write(folder.path(), "spec/books.yaml", "[]");
    assert!(report(folder.path(), None).unwrap().contains("Version: 0.1.0 -> 0.2.0"));
}

#[test]
fn a_workspace_without_a_version_is_an_error_that_says_what_to_write() {
    let folder = repository();
    write(folder.path(), "Cargo.toml", "[workspace]\n");
    let error = report(folder.path(), None).unwrap_err();
    assert!(error.contains("into `[workspace.package]`"), "{error}");
}
