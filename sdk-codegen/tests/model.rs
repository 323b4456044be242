//! The model of a document, as programs besides the generator read it.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::path::Path;

use sdk_codegen::{Api, Content, Place, Rule, read_text};

fn read(text: &str) -> Api {
    Api::read(&read_text("spec/books.yaml", text).unwrap())
}

fn books() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/books.yaml")).unwrap()
}

#[test]
fn method_path_statuses_and_envelope_are_values_of_an_operation() {
    let api = read(&books());
    let [operation] = api.operations.as_slice() else { panic!("one operation is expected") };
    assert_eq!(
        (operation.method.as_str(), operation.path.as_str(), operation.tag.as_str()),
        ("GET", "/books", "Books")
    );
    assert_eq!(operation.success.statuses, ["200"]);
    assert_eq!(
        (&operation.success.content, operation.success.envelope.as_deref()),
        (&Content::Object("BookPage".to_owned()), Some("data"))
    );
    let bare = read(&books().replace("  envelope: data\n", ""));
    assert_eq!(
        (&bare.operations[0].success.content, &bare.operations[0].success.envelope),
        (&Content::Object("BookAnswer".to_owned()), &None)
    );
}

#[test]
fn an_argument_has_its_place_its_rule_and_its_default() {
    let api = read(&books());
    let argument = |name: &str| api.operations[0].arguments.iter().find(|argument| argument.name == name).unwrap();
    assert!(api.operations[0].arguments.iter().all(|argument| argument.place == Place::Query));
    assert!(matches!(argument("limit").rule, Rule::Integer { minimum: Some(1), maximum: Some(50) }));
    assert_eq!((argument("limit").default.as_deref(), argument("offset").default.as_deref()), (Some("10"), None));
    assert!(matches!(argument("bornAfter").rule, Rule::UnixSeconds));
    assert!(
        matches!(&argument("isbn").rule, Rule::Text { pattern: Some(pattern), .. } if pattern.source.starts_with("^(97"))
    );
    assert!(argument("isbn").required && !argument("title").required);
    assert!(matches!(&argument("order").rule, Rule::Choice { name } if name == "Direction"));
}

#[test]
fn what_a_document_lacks_is_empty() {
    let api = read("paths: {/a: {get: {operationId: a}, options: {operationId: b}}}");
    assert_eq!(api.operations.len(), 1);
    assert!(api.operations[0].arguments.is_empty() && api.operations[0].success.statuses.is_empty());
}
