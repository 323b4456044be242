//! The ways through a document: to its operations, their responses, and the records that they list.

use serde_json::Value;

use super::{
    read::{Document, join},
    references::{SCHEMAS, target},
};

/// The extension that names parameters of which a call has at least one.
pub(crate) const ONE_OF: &str = "x-one-of-required";

/// The methods of operations that become Rust, as a path has them.
pub(crate) const METHODS: &[&str] = &["get"];

/// The statuses of success that a response can have.
pub(crate) const SUCCESS: &[&str] = &["200"];

/// An operation and where it stands.
pub(crate) struct Place<'a> {
    pub(crate) path: &'a str,
    /// As the path has it, in small letters.
    pub(crate) method: &'a str,
    /// JSON pointer to the operation.
    pub(crate) at: String,
}

/// The operations that become Rust, in the order in which they were written.
pub(crate) fn operations(document: &Document) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    for (path, _) in document.members("/paths") {
        let item = join("/paths", path);
        let methods = document.members(&item).into_iter().filter(|(method, _)| METHODS.contains(method));
        found.extend(methods.map(|(method, _)| Place { path, method, at: join(&item, method) }));
    }
    found
}

/// The success responses of the operation at a pointer, by their statuses.
pub(crate) fn successes<'a>(document: &'a Document, operation: &str) -> Vec<(&'a str, String)> {
    let responses = join(operation, "responses");
    let members = document.members(&responses).into_iter();
    members
        .filter(|(status, _)| SUCCESS.contains(status))
        .map(|(status, _)| (status, join(&responses, status)))
        .collect()
}

/// The pointer at which a response describes its body.
pub(crate) fn media(response: &str) -> String {
    join(&join(response, "content"), "application/json")
}

/// The member in which the response proper of the operation may stand.
pub(crate) fn envelope<'a>(document: &'a Document, _operation: &str) -> Option<&'a str> {
    document.json().pointer("/x-sdk/envelope").and_then(Value::as_str)
}

/// The component of a success response, with its wrapper if it has one.
pub(crate) fn outer_answer<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let (_, response) = successes(document, operation).into_iter().next()?;
    target(document, &join(&media(&response), "schema"))
}

/// The component of the response proper; `None` where there is no wrapper and should be one.
pub(crate) fn answer<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let outer = outer_answer(document, operation)?;
    match envelope(document, operation) {
        Some(envelope) => target(document, &property(outer, envelope)),
        None => Some(outer),
    }
}

/// The component that describes a record of the list operation at `operation`, found by `x-pagination.records`.
pub(crate) fn record_schema<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let mut schema = answer(document, operation).or_else(|| outer_answer(document, operation))?;
    let records = document.json().pointer(&join(&join(operation, "x-pagination"), "records"))?.as_str()?;
    let mut at = String::new();
    for step in records.split('.') {
        if !at.is_empty() {
            schema = target(document, &at)?;
        }
        at = property(schema, step);
    }
    target(document, &join(&at, "items"))
}

/// The operation of a name.
pub(crate) fn operation(document: &Document, id: &str) -> Option<String> {
    let is_named = |place: &Place<'_>| {
        document.json().pointer(&join(&place.at, "operationId")).and_then(Value::as_str) == Some(id)
    };
    operations(document).into_iter().find(is_named).map(|place| place.at)
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

/// The pointer at which a component describes a member.
pub(crate) fn property(schema: &str, name: &str) -> String {
    join(&join(&join(SCHEMAS, schema), "properties"), name)
}
