//! Copies of all operations of a document, in one document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const SCHEMAS: &str = "#/components/schemas/";

/// Returns the document with each of its paths, tags and component schemas so many times, under other names. Only what
/// describes errors stands once, as a document has one error schema.
pub(super) fn multiply(document: &Value, copies: usize) -> Value {
    let names = names(document);
    let (mut paths, mut tags, mut schemas) = (Map::new(), Vec::new(), Map::new());
    let root = |key: &str| document.get(key).cloned().unwrap_or_default();
    for copy in 1..=copies {
        let renamed = |value: Value| rename(value, &names, copy);
        if let Value::Object(items) = renamed(root("paths")) {
            paths.extend(items.into_iter().map(|(path, item)| (format!("/copy-{copy}{path}"), item)));
        }
        if let Value::Array(items) = renamed(root("tags")) {
            tags.extend(items);
        }
        if let Some(Value::Object(items)) = document.pointer("/components/schemas").cloned().map(renamed) {
            schemas.extend(items);
        }
    }
    let mut multiplied = document.clone();
    multiplied["paths"] = Value::Object(paths);
    multiplied["tags"] = Value::Array(tags);
    multiplied["components"]["schemas"] = Value::Object(schemas);
    multiplied
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multiplied_document_obeys_the_rules_and_has_every_operation_and_type_once_a_copy() {
        let root = crate::workspace::root();
        for document in crate::workspace::documents(&root).unwrap() {
            let document = sdk_codegen::read(&document).unwrap();
            let multiplied = multiply(document.json(), 3);
            let text = serde_json::to_string_pretty(&multiplied).unwrap();
            let read = sdk_codegen::read_text("spec/multiplied.yaml", &text).unwrap();
            assert_eq!(sdk_codegen::check(&read), []);
            assert_eq!(operations(&multiplied).count(), 3 * operations(document.json()).count());
            let schemas = |json: &Value| json["components"]["schemas"].as_object().unwrap().len();
            assert_eq!(schemas(&multiplied), 3 * schemas(document.json()) - 2, "the error schema stands once");
        }
    }
}
