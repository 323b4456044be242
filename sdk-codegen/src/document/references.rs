//! References to component schemas.

use std::collections::BTreeSet;

use serde_json::Value;

use super::read::{Document, join};

/// The pointer at which component schemas stand.
pub(crate) const SCHEMAS: &str = "/components/schemas";

/// The component schema that a property refers to, directly or beside its own description.
pub(crate) fn target<'a>(document: &'a Document, property: &str) -> Option<&'a str> {
    let property = document.json().pointer(property)?;
    reference(property)
}

/// The same of a schema at hand.
pub(crate) fn reference(schema: &Value) -> Option<&str> {
    let target = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"))?;
    target.as_str()?.strip_prefix("#/components/schemas/")
}

/// The names of the component schemas that are reached from `pointer`, itself not included.
pub(crate) fn reached(document: &Document, pointer: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(value) = document.json().pointer(pointer) {
        collect(document, value, &mut found);
    }
    found
}

fn collect(document: &Document, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(document, item, found)),
        Value::Object(map) => {
            let target = map.get("$ref").and_then(Value::as_str);
            if let Some(name) = target.and_then(|target| target.strip_prefix("#/components/schemas/"))
                && found.insert(name.to_owned())
                && let Some(schema) = document.json().pointer(&join(SCHEMAS, name))
            {
                collect(document, schema, found);
            }
            map.values().for_each(|item| collect(document, item, found));
        }
        _ => {}
    }
}
