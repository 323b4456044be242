//! The output for a small document of our own, so that a change of the pipeline is seen in a review.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::path::Path;

/// `UPDATE_SNAPSHOTS=1 cargo test -p sdk-codegen` writes the files anew.
#[test]
fn the_code_made_from_a_small_document_is_the_committed_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot");
    let text = std::fs::read_to_string(folder.join("books.yaml")).unwrap();
    let document = sdk_codegen::read_text("spec/books.yaml", &text).unwrap();
    let made = sdk_codegen::generate_from(&document).unwrap();
    let committed = folder.join("books");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        sdk_codegen::write_files(&committed, &made).unwrap();
    }
    assert!(
        made == sdk_codegen::read_files(&committed).unwrap(),
        "the output differs from {}; see it with UPDATE_SNAPSHOTS=1 and git diff",
        committed.display()
    );
}

#[test]
fn the_line_ends_of_windows_give_the_same_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/books.yaml");
    let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let broken = |how: &str| text.replacen("description: What can be read.", how, 1);
    let folded = broken("description: >-\n        Lists\n        books");
    let literal = broken("description: |-\n        Lists\n        books");
    let quoted = broken("description: \"Lists\n\n        books\"");
    for text in [text.clone(), folded, literal, quoted] {
        let made = |text: &str| {
            let document = sdk_codegen::read_text("spec/books.yaml", text).unwrap();
            sdk_codegen::generate_from(&document).unwrap()
        };
        assert!(made(&text) == made(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn the_same_document_gives_the_same_code_every_time() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/books.yaml")).unwrap();
    let document = sdk_codegen::read_text("spec/books.yaml", &text).unwrap();
    assert_eq!(sdk_codegen::generate_from(&document), sdk_codegen::generate_from(&document));
}
