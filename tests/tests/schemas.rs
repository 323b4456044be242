//! Double entry: the clients' types, as their JSON schemas describe them, compared with the document.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::collections::{BTreeMap, BTreeSet};

use contract_tests::{Document, PROVIDERS, Provider, document::Type};
use serde_json::{Value, json};

/// Type of each `Type.field` in one line, and values of each enum.
type Lines = BTreeMap<String, String>;

/// Applies the only differences between a type and its description:
///
/// * Fields that are not required may be null; lists and maps are then empty.
/// * A Unix time is a number, since a fraction is kept.
fn tolerance(described: &Value, required: bool, kind: String) -> String {
    let kind = if described["format"] == "unix-time" { "number".to_owned() } else { kind };
    let can_be_empty = matches!(described["type"].as_str(), Some("array" | "object"));
    if required || can_be_empty { kind } else { format!("{kind} or null") }
}

#[test]
fn every_type_is_as_the_document_describes_it() {
    for provider in PROVIDERS {
        let described = described(provider);
        let made: Lines =
            (provider.schemas)().iter().flat_map(|(name, schema)| lines(name, schema, |_, _, kind| kind)).collect();
        let names: BTreeSet<_> = described.keys().chain(made.keys()).collect();
        for name in names {
            assert_eq!(made.get(name), described.get(name), "{}: {name}, generated and described", provider.name);
        }
    }
}

#[test]
fn a_serialized_value_matches_its_schema() {
    for provider in PROVIDERS {
        let schemas = (provider.schemas)();
        for operation in Document::read(provider).unwrap().operations {
            let Type::Object(response) = &operation.response else { continue };
            let root = json!({ "$ref": format!("#/$defs/{}", response.name), "$defs": schemas });
            let validator = jsonschema::options().should_validate_formats(true).build(&root).unwrap();
            for example in &operation.examples {
                let written = (provider.decode)(&operation.id, example.value.to_string().as_bytes()).unwrap();
                let errors = validator.iter_errors(&written).into_errors();
                assert!(errors.is_empty(), "{}: {errors}", example.name);
            }
        }
    }
}

/// Returns the components that become types: not the body of errors, nor a wrapper.
fn described(provider: &Provider) -> Lines {
    let document = sdk_codegen::read(&provider.document()).unwrap().json().clone();
    let mut components = document["components"]["schemas"].as_object().unwrap().clone();
    let methods = document["paths"].as_object().unwrap().values();
    for operation in methods.flat_map(|methods| methods.as_object().unwrap().values()) {
        let envelope = operation.get("x-envelope").or(document["x-sdk"].get("envelope"));
        for (status, response) in operation["responses"].as_object().unwrap() {
            let schema = &response["content"]["application/json"]["schema"];
            let is_error = !status.starts_with('2');
            if let Some(name) = name(schema).filter(|_| is_error || envelope.is_some_and(Value::is_string)) {
                components.remove(name);
            }
        }
    }
    components.iter().flat_map(|(name, schema)| lines(name, schema, tolerance)).collect()
}

fn lines(name: &str, schema: &Value, tolerance: impl Fn(&Value, bool, String) -> String) -> Lines {
    let Some(fields) = schema["properties"].as_object() else {
        // Known values of an open enum: an extension in the document, examples in a JSON schema.
        let open = schema.get("x-extensible-enum").or(schema.get("examples"));
        let values = open.map_or_else(|| format!("one of {}", schema["enum"]), |values| format!("such as {values}"));
        return Lines::from([(name.to_owned(), values)]);
    };
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    let field = |(field, schema): (&String, &Value)| {
        let is_required = required.iter().any(|required| *required == field);
        let kind = tolerance(schema, is_required, kind(schema));
        (format!("{name}.{field}"), if is_required { format!("{kind}, required") } else { kind })
    };
    fields.iter().map(field).collect()
}

fn kind(schema: &Value) -> String {
    if let Some(name) = name(schema) {
        return name.to_owned();
    }
    if let Some([one, null]) = schema["anyOf"].as_array().map(Vec::as_slice)
        && null["type"] == "null"
    {
        return format!("{} or null", kind(one));
    }
    let kind = match &schema["type"] {
        Value::Array(types) => {
            types.iter().map(|kind| kind.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" or ")
        }
        Value::String(list) if list == "array" => format!("list of {}", kind(&schema["items"])),
        kind => kind.as_str().unwrap_or("anything").to_owned(),
    };
    if schema["format"] == "date-time" { kind.replace("string", "time") } else { kind }
}

/// Returns the referenced type, directly or beside a description.
fn name(schema: &Value) -> Option<&str> {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"))?;
    reference.as_str()?.rsplit('/').next()
}
