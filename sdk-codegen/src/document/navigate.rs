//! The ways through a document: to its operations, their responses, and the records that they list.

use serde_json::Value;

use super::{
    read::{Document, join},
    references::{SCHEMAS, target},
};

/// The extension that names parameters of which a call has at least one.
pub(crate) const ONE_OF: &str = "x-one-of-required";

/// The extension that names the member in which the content of an operation's response may stand.
pub(crate) const ENVELOPE: &str = "x-envelope";

/// The methods of operations that become Rust, as a path has them.
pub(crate) const METHODS: &[&str] = &["get", "put", "post", "patch", "delete"];

/// The statuses of success that a response can have.
pub(crate) const SUCCESS: &[&str] = &["200", "201", "202", "204", "207"];

/// The media type of a response that is read into a type.
pub(crate) const JSON: &str = "application/json";

/// The media type of a response that is a text.
pub(crate) const CSV: &str = "text/csv";

/// The media types of a response that is given as it came.
pub(crate) const BYTES: &[&str] = &["application/octet-stream", "*/*"];

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
    join(&join(response, "content"), JSON)
}

/// The media type of the responses of success that have content, and the pointer at which the first describes it.
pub(crate) fn success_media<'a>(document: &'a Document, operation: &str) -> Option<(&'a str, String)> {
    successes(document, operation).into_iter().find_map(|(_, response)| {
        let content = join(&response, "content");
        let (media_type, _) = document.members(&content).into_iter().next()?;
        Some((media_type, join(&content, media_type)))
    })
}

/// The member in which the content of the operation's response may stand: its own, or that of all operations.
pub(crate) fn envelope<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let own = document.json().pointer(&join(operation, ENVELOPE));
    own.or_else(|| document.json().pointer("/x-sdk/envelope")).and_then(Value::as_str)
}

/// The component of a success response, with its wrapper if it has one.
pub(crate) fn outer_answer<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let (_, media) = success_media(document, operation).filter(|(media_type, _)| *media_type == JSON)?;
    target(document, &join(&media, "schema"))
}

/// The component of the response proper, or of its elements where that is a list; `None` where there is no wrapper and
/// should be one.
pub(crate) fn answer<'a>(document: &'a Document, operation: &str) -> Option<&'a str> {
    let outer = outer_answer(document, operation)?;
    match envelope(document, operation) {
        Some(envelope) => {
            let content = property(outer, envelope);
            target(document, &content).or_else(|| target(document, &join(&content, "items")))
        }
        None => Some(outer),
    }
}

/// Says whether a wrapper holds a list, whose elements are the answer.
pub(crate) fn is_list(document: &Document, operation: &str) -> bool {
    let wrapper = outer_answer(document, operation).zip(envelope(document, operation));
    wrapper.is_some_and(|(outer, envelope)| target(document, &join(&property(outer, envelope), "items")).is_some())
}

/// The names of the parameters in a path, in its order.
pub(crate) fn path_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
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

/// Copies of one text, or of those of a list; none where there is no value.
pub(crate) fn names(value: Option<&Value>) -> Vec<String> {
    value.map(texts).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

/// The text under a key; empty when there is none.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The pointer at which a component describes a member.
pub(crate) fn property(schema: &str, name: &str) -> String {
    join(&join(&join(SCHEMAS, schema), "properties"), name)
}
