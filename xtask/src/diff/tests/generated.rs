//! What the comparison takes for the Rust of a document is what the pipeline makes of it.

use std::{path::PathBuf, sync::LazyLock};

use serde_json::Value;

use super::super::{
    setter::Setter,
    view::{View, field_type, text},
};
use crate::workspace;

/// The generated code of each document, in one line.
static GENERATED: LazyLock<Vec<(Value, String)>> = LazyLock::new(|| {
    let mut paths: Vec<PathBuf> = workspace::documents(&workspace::root()).unwrap();
    paths.push(workspace::root().join("sdk-codegen/tests/snapshot/books.yaml"));
    let made = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let document = sdk_codegen::read_text("spec/books.yaml", &text).unwrap();
        let code = sdk_codegen::generate_from(&document).unwrap();
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        // As it would stand in a line that is long enough.
        (document.json().clone(), code.replace("< ", "<").replace(", >", ">"))
    };
    paths.into_iter().map(made).collect()
});

/// What stands in the code between these two.
fn piece<'a>(code: &'a str, start: &str, end: &str) -> &'a str {
    let from = code.find(start).unwrap_or_else(|| panic!("`{start}` is not in the generated code")) + start.len();
    &code[from..from + code[from..].find(end).unwrap_or(code.len() - from)]
}

#[test]
fn the_components_that_are_taken_for_types_are_the_generated_ones() {
    for (document, code) in GENERATED.iter() {
        let view = View::new(document);
        for name in view.schemas().keys() {
            let is_made =
                code.contains(&format!("pub struct {name} {{")) || code.contains(&format!("pub enum {name} {{"));
            assert_eq!(view.is_type(name), is_made, "{name}");
        }
    }
}

#[test]
fn the_types_of_fields_are_the_generated_ones() {
    for (document, code) in GENERATED.iter() {
        let view = View::new(document);
        for (name, schema) in view.schemas() {
            let properties = schema.get("properties").and_then(Value::as_object);
            for (property, field) in properties.into_iter().flatten().filter(|_| view.is_type(&name)) {
                let required =
                    schema["required"].as_array().is_some_and(|names| names.contains(&property.as_str().into()));
                let line = format!("pub {}: {}", sdk_codegen::snake(property), field_type(field, required));
                let body = piece(code, &format!("pub struct {name} {{"), "} ").replace("::serde_json::", "");
                assert!(body.contains(&format!("{line},")) || body.ends_with(&line), "{line}\n{body}");
            }
        }
    }
}

#[test]
fn the_setters_take_what_they_are_said_to_take() {
    for (document, code) in GENERATED.iter() {
        for (id, operation) in View::new(document).operations() {
            let builder = format!("impl {} {{ const OPERATION", sdk_codegen::pascal(&id));
            let body = piece(code, &builder, "pub async fn send(");
            for parameter in operation.json["parameters"].as_array().unwrap() {
                let taken = match Setter::of(&parameter["schema"]) {
                    Setter::Integer => "IntoInteger".to_owned(),
                    Setter::UnixSeconds => "IntoUnixSeconds".to_owned(),
                    Setter::Number => "IntoNumber".to_owned(),
                    Setter::Boolean => "IntoBoolean".to_owned(),
                    Setter::Text => "IntoText".to_owned(),
                    Setter::Choice(name) => format!("IntoChoice<super::types::{name}>"),
                    Setter::Other(kind) => panic!("a document cannot have a parameter of type `{kind}`"),
                };
                let name = sdk_codegen::snake(text(parameter, "name"));
                let setter = piece(body, &format!("pub fn {name}("), ") -> Self");
                assert!(setter.contains(&format!("value: impl ::sdk_runtime::param::{taken}")), "{setter}");
            }
        }
    }
}

#[test]
fn calls_give_and_walks_yield_what_they_are_said_to() {
    for (document, code) in GENERATED.iter() {
        let view = View::new(document);
        for (id, operation) in view.operations() {
            let rest = piece(code, &format!("impl {} {{ const OPERATION", sdk_codegen::pascal(&id)), "const OPERATION");
            let answer = view.answer(operation.json).unwrap();
            assert!(rest.contains(&format!("::sdk_runtime::Response<super::types::{answer}>")), "{id} {answer}");
            if let Some(record) = view.record(operation.json) {
                assert!(rest.contains(&format!("::sdk_runtime::Records<super::types::{record}>")), "{id} {record}");
            }
        }
    }
}
