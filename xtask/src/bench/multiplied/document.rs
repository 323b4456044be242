//! Copies of all operations of a document, in one document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const SCHEMAS: &str = "#/components/schemas/";

/// Returns the document with each of its paths, tags and component schemas so many times, under other names. The schema of
/// errors stands once, as a document has one.
pub(super) fn multiply(document: &Value, copies: usize) -> Value {
    let names = names(document);
    let mut multiplied = document.clone();
    multiplied["paths"] = copied(document.get("paths"), &names, copies, |path, copy| format!("/copy-{copy}{path}"));
    multiplied["components"]["schemas"] =
        copied(document.pointer("/components/schemas"), &names, copies, |name, _| name);
    let tags = document.get("tags").cloned().unwrap_or_default();
    let tags = (1..=copies).map(|copy| rename(tags.clone(), &names, copy));
    multiplied["tags"] = tags.filter_map(|tags| tags.as_array().cloned()).flatten().collect();
    multiplied
}

/// Returns the description of the emulator for a document that was multiplied.
pub(super) fn multiply_emulator(emulator: &Value, document: &Value, copies: usize) -> Value {
    let mut multiplied = emulator.clone();
    multiplied["operations"] = copied(emulator.get("operations"), &names(document), copies, |id, _| id);
    multiplied
}

/// The members of a mapping so many times.
fn copied(
    mapping: Option<&Value>,
    names: &BTreeSet<String>,
    copies: usize,
    key: impl Fn(String, usize) -> String,
) -> Value {
    let mut found = Map::new();
    for copy in 1..=copies {
        if let Some(Value::Object(members)) = mapping.cloned().map(|mapping| rename(mapping, names, copy)) {
            found.extend(members.into_iter().map(|(name, value)| (key(name, copy), value)));
        }
    }
    Value::Object(found)
}

/// Texts and keys that name an operation, a tag or a component schema, and those that refer to one.
fn names(document: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut errors = BTreeSet::new();
    for operation in operations(document) {
        names.extend(operation.get("operationId").and_then(Value::as_str).map(str::to_owned));
        for (status, response) in operation.get("responses").and_then(Value::as_object).into_iter().flatten() {
            let schema = response.pointer("/content/application~1json/schema/$ref").and_then(Value::as_str);
            errors.extend(schema.filter(|_| !status.starts_with('2')));
        }
    }
    let tags = document.get("tags").and_then(Value::as_array).into_iter().flatten();
    names.extend(tags.filter_map(|tag| tag.get("name")?.as_str()).map(str::to_owned));
    for schema in document.pointer("/components/schemas").and_then(Value::as_object).into_iter().flatten() {
        let reference = format!("{SCHEMAS}{}", schema.0);
        if !errors.contains(reference.as_str()) {
            names.extend([schema.0.clone(), reference]);
        }
    }
    names
}

/// The operations of a document.
pub(super) fn operations(document: &Value) -> impl Iterator<Item = &Value> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let items = paths.filter_map(|(_, item)| item.as_object()).flatten();
    items.map(|(_, operation)| operation).filter(|operation| operation.get("operationId").is_some())
}

/// Gives every text and key that is one of the names the number of the copy.
fn rename(value: Value, names: &BTreeSet<String>, copy: usize) -> Value {
    let text = |text: String| if names.contains(&text) { format!("{text}{copy}") } else { text };
    match value {
        Value::String(value) => Value::String(text(value)),
        Value::Array(items) => items.into_iter().map(|item| rename(item, names, copy)).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(key, value)| (text(key), rename(value, names, copy))).collect()
        }
        other => other,
    }
}
