//! Holds what the comparison takes for the Rust of a document against what the pipeline makes of it.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use serde_json::Value;

use super::super::{
    setter::Setter,
    view::{View, field_type, text},
};
use crate::workspace;

/// The generated code of each document without comments, in one line.
static GENERATED: LazyLock<Vec<(Value, String)>> = LazyLock::new(|| {
    let mut paths: Vec<PathBuf> = workspace::documents(&workspace::root()).unwrap();
    paths.push(workspace::root().join("sdk-codegen/tests/snapshot/books.yaml"));
    let made = |path: PathBuf| {
        let read = |path: &Path| std::fs::read_to_string(path).unwrap();
        let behaviour = read(&sdk_codegen::emulator_path(&path));
        let document = sdk_codegen::read_texts("spec/books.yaml", &read(&path), Some(&behaviour)).unwrap();
        let code: String = sdk_codegen::generate_from(&document).unwrap().into_values().collect();
        let code = code.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join(" ");
        (document.json().clone(), code)
    };
    paths.into_iter().map(made).collect()
});

/// Returns the code between these two.
fn piece<'a>(code: &'a str, start: &str, end: &str) -> &'a str {
    let from = code.find(start).unwrap_or_else(|| panic!("`{start}` is not in the generated code")) + start.len();
    &code[from..from + code[from..].find(end).unwrap_or(code.len() - from)]
}

/// The beginning of the type of this name, if there is one.
fn header(code: &str, name: &str) -> Option<String> {
    let forms = ["answer", "object", "open", "closed"].into_iter();
    let headers = forms.flat_map(|form| [" {", "("].map(|end| format!("pub {form} {name}{end}")));
    headers.into_iter().find(|header| code.contains(header))
}

#[test]
fn the_components_that_are_taken_for_types_are_the_generated_ones() {
    for (document, code) in GENERATED.iter() {
        let view = View::new(document);
        for name in view.schemas().keys() {
            assert_eq!(view.is_type(name), header(code, name).is_some(), "{name}");
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
                let line = format!(" {}: {} = ", sdk_codegen::snake(property), field_type(field, required));
                let body = piece(code, &header(code, &name).unwrap(), "} ");
                let body = body.replace("::serde_json::", "").replace("::sdk_runtime::", "");
                assert!(body.contains(&line), "{line}\n{body}");
            }
        }
    }
}

#[test]
fn the_setters_take_what_they_are_said_to_take() {
    for (document, code) in GENERATED.iter() {
        for (id, operation) in View::new(document).operations() {
            let body = piece(code, &format!("pub struct {} = ", sdk_codegen::pascal(&id)), "::sdk_runtime::");
            for parameter in operation.json["parameters"].as_array().into_iter().flatten() {
                let taken = match Setter::of(&parameter["schema"]) {
                    Setter::Integer => "integer".to_owned(),
                    Setter::UnixSeconds => "unix_seconds".to_owned(),
                    Setter::Number => "number".to_owned(),
                    Setter::Boolean => "boolean".to_owned(),
                    Setter::Text => "text".to_owned(),
                    Setter::Choice(name) => format!("choice({name})"),
                    Setter::Other(kind) => panic!("a document cannot have a parameter of type `{kind}`"),
                };
                let wire = text(parameter, "name");
                let row = format!(" {} = {wire:?}: {taken}", sdk_codegen::snake(wire));
                assert!(body.contains(&row), "{row}\n{body}");
            }
        }
    }
}

#[test]
fn calls_give_and_walks_yield_what_they_are_said_to() {
    for (document, code) in GENERATED.iter() {
        let view = View::new(document);
        for (id, operation) in view.operations() {
            let call = piece(code, &format!("pub struct {} = ", sdk_codegen::pascal(&id)), "::sdk_runtime::operation!");
            let answer = match operation.body().unwrap().as_str() {
                "Value" => "json".to_owned(),
                "String" => "text".to_owned(),
                "Bytes" => "bytes".to_owned(),
                body => body.replace("Vec<", "[").replace('>', "]"),
            };
            assert!(call.contains(&format!(" -> {answer}")), "{id} {answer}");
            if let Some(record) = operation.record() {
                assert!(call.contains(&format!(" list {record} ")), "{id} {record}");
            }
        }
    }
}
