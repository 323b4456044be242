//! The output for small documents of our own, so that a change of the pipeline is seen in a review.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::path::Path;

/// The names of the documents.
const NAMES: [&str; 2] = ["books", "lending"];

/// The document of a text, with the behaviour of its emulator.
fn read(text: &str, behaviour: &str) -> sdk_codegen::Document {
    sdk_codegen::read_texts("spec/books.yaml", text, Some(behaviour)).unwrap()
}

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot").join(name)).unwrap()
}

/// `UPDATE_SNAPSHOTS=1 cargo test -p sdk-codegen` writes the files anew.
#[test]
fn the_code_made_from_small_documents_is_the_committed_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot");
    for name in NAMES {
        let (text, behaviour) = (file(&format!("{name}.yaml")), file(&format!("emulator/{name}.yaml")));
        let document = sdk_codegen::read_texts(&format!("spec/{name}.yaml"), &text, Some(&behaviour)).unwrap();
        let made = sdk_codegen::generate_from(&document).unwrap();
        let committed = folder.join(name);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            sdk_codegen::write_files(&committed, &made).unwrap();
        }
        assert!(
            made == sdk_codegen::read_files(&committed).unwrap(),
            "the output differs from {}; see it with UPDATE_SNAPSHOTS=1 and git diff",
            committed.display()
        );
    }
}

#[test]
fn the_line_ends_of_windows_give_the_same_code() {
    let (text, behaviour) =
        (file("books.yaml").replace("\r\n", "\n"), file("emulator/books.yaml").replace("\r\n", "\n"));
    let broken = |how: &str| text.replacen("description: What can be read.", how, 1);
    let folded = broken("description: >-\n        Lists\n        books");
    let literal = broken("description: |-\n        Lists\n        books");
    let quoted = broken("description: \"Lists\n\n        books\"");
    for text in [text.clone(), folded, literal, quoted] {
        let made = |text: &str, behaviour: &str| sdk_codegen::generate_from(&read(text, behaviour)).unwrap();
        let of_windows = |text: &str| text.replace('\n', "\r\n");
        assert!(made(&text, &behaviour) == made(&of_windows(&text), &of_windows(&behaviour)));
    }
}

#[test]
fn the_same_document_gives_the_same_code_every_time() {
    let document = read(&file("books.yaml"), &file("emulator/books.yaml"));
    assert_eq!(sdk_codegen::generate_from(&document), sdk_codegen::generate_from(&document));
}
