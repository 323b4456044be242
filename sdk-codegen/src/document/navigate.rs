//! The records that an operation lists, as its answer's schemas describe them.

use serde_json::Value;

use super::{
    read::{Document, join},
    references::{SCHEMAS, target},
};

/// The extension that names parameters of which a call has at least one.
pub(crate) const ONE_OF: &str = "x-one-of-required";

/// The component that describes a record of the list operation at `operation`, found by `x-pagination.records`.
pub(crate) fn record_schema<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let text = |pointer: &str| document.json().pointer(pointer).and_then(Value::as_str);
    let response = join(&join(&join(operation, "responses"), "200"), "content");
    let mut schema = target(document, &join(&join(&response, "application/json"), "schema"))?;
    if let Some(envelope) = text("/x-sdk/envelope") {
        schema = target(document, &property(schema, envelope)).unwrap_or(schema);
    }
    let mut at = String::new();
    for step in text(&join(&join(operation, "x-pagination"), "records"))?.split('.') {
        if !at.is_empty() {
            schema = target(document, &at)?;
        }
        at = property(schema, step);
    }
    target(document, &join(&at, "items"))
}

/// The operation whose records the emulator answers from at `operation`: itself, or the list that `x-emulator.of` names.
pub(crate) fn source(document: &Document, operation: &str) -> Option<String> {
    let Some(of) = document.json().pointer(&format!("{operation}/x-emulator/of")) else {
        return Some(operation.to_owned());
    };
    let operations = document.members("/paths").into_iter().map(|(path, _)| join(&join("/paths", path), "get"));
    let is_named = |at: &String| document.json().pointer(&join(at, "operationId")) == Some(of);
    operations.into_iter().find(is_named)
}

/// The property at a path of a record, such as `delivery_attempts[].action`: `[]` stands for the elements of a list.
pub(crate) fn at_path<'a>(document: &'a Document, record: &str, path: &str) -> Option<&'a Value> {
    let mut schema = record.to_owned();
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        let name = step.strip_suffix("[]");
        let mut at = property(&schema, name.unwrap_or(step));
        let is_list = document.json().pointer(&join(&at, "items")).is_some();
        if is_list != name.is_some() {
            return None;
        }
        if is_list {
            at = join(&at, "items");
        }
        if steps.peek().is_none() {
            return document.json().pointer(&at);
        }
        schema = target(document, &at)?.to_owned();
    }
    None
}

/// One text, or a list of them.
pub(crate) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        value => value.as_str().into_iter().collect(),
    }
}

/// The text under a key; empty when there is none.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn property(schema: &str, name: &str) -> String {
    join(&join(&join(SCHEMAS, schema), "properties"), name)
}
