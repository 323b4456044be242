//! Parts of a document that become Rust: the model says which, the document as it was written says how they changed.
//!
//! The document may break today's rules, since it may have been written before a rule was. What the model leaves out, such
//! as keys that no rule knows, is compared as it was written. A test compares what is said here with the generated code.

use std::collections::BTreeMap;

use sdk_codegen::{Api, Content, Document};
use serde_json::Value;

use super::pair::members;

/// HTTP methods; everything else below a path is no operation.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A document as it was written, and what it means.
pub(super) struct View<'a> {
    pub(super) json: &'a Value,
    api: Api,
}

/// An operation: where it stands, and what it means if it becomes Rust.
#[derive(Clone, Copy)]
pub(super) struct Operation<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) json: &'a Value,
    meaning: Option<&'a sdk_codegen::Operation>,
}

impl<'a> View<'a> {
    pub(super) fn new(json: &'a Value) -> Self {
        Self { json, api: Api::read(&Document::from_json(json.clone())) }
    }

    /// Returns true if a component becomes a type. Wrappers and bodies of errors do not.
    pub(super) fn is_type(&self, name: &str) -> bool {
        self.api.types().any(|of_api| of_api == name)
    }

    pub(super) fn schema(&self, name: &str) -> &'a Value {
        static ABSENT: Value = Value::Null;
        self.json["components"]["schemas"].get(name).unwrap_or(&ABSENT)
    }

    pub(super) fn schemas(&self) -> BTreeMap<String, &'a Value> {
        members(self.json.pointer("/components/schemas"))
    }

    /// The operations by their `operationId`, or by method and path where that is missing or not the only one.
    pub(super) fn operations(&self) -> BTreeMap<String, Operation<'_>> {
        let mut meanings = BTreeMap::new();
        for operation in &self.api.operations {
            meanings.insert((operation.path.as_str(), operation.method.to_lowercase()), operation);
        }
        let mut operations = BTreeMap::new();
        for (path, item) in self.json.get("paths").and_then(Value::as_object).into_iter().flatten() {
            for (method, json) in item.as_object().into_iter().flatten().filter(|(key, _)| is_method(key)) {
                let id = json.get("operationId").and_then(Value::as_str).unwrap_or_default().to_owned();
                let is_taken = id.is_empty() || operations.contains_key(&id);
                let id = if is_taken { format!("{method} {path}") } else { id };
                let meaning = meanings.get(&(path.as_str(), method.to_lowercase())).copied();
                operations.insert(id, Operation { path, method, json, meaning });
            }
        }
        operations
    }
}

impl<'a> Operation<'a> {
    /// Returns true if it becomes Rust.
    pub(super) fn is_generated(&self) -> bool {
        self.meaning.is_some()
    }

    /// The type that a call gives: the response without its wrapper.
    pub(super) fn body(&self) -> Option<String> {
        Some(match &self.meaning?.success.content {
            Content::Object(name) => name.clone(),
            Content::List(name) => format!("Vec<{name}>"),
            Content::Json => "Value".to_owned(),
            Content::Text => "String".to_owned(),
            Content::Bytes => "Bytes".to_owned(),
            Content::Nothing => return None,
        })
    }

    /// The type of the records that a list operation lists.
    pub(super) fn record(&self) -> Option<&'a str> {
        self.meaning?.record()
    }

    /// `GET /logs`
    pub(super) fn call(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }
}

pub(super) fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

pub(super) fn is_method(key: &str) -> bool {
    METHODS.contains(&key)
}

/// The type of a field.
pub(super) fn field_type(property: &Value, required: bool) -> String {
    let kind = match text(property, "type") {
        _ if reference(property).is_some() => one(property),
        "array" => return format!("Vec<{}>", one(&property["items"])),
        "object" => return "Map<String, Value>".to_owned(),
        _ => match text(property, "format") {
            "unix-time" => "UnixTime".to_owned(),
            "date-time" => "Timestamp".to_owned(),
            _ => one(property),
        },
    };
    if required { kind } else { format!("Option<{kind}>") }
}

/// The component that a schema refers to, directly or beside its own description.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    component(schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"))?.as_str()?)
}

/// The text of a member; empty where there is none.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn component(target: &str) -> Option<&str> {
    target.strip_prefix("#/components/schemas/")
}

fn one(schema: &Value) -> String {
    let kind = match (reference(schema), text(schema, "type")) {
        (Some(name), _) => name,
        (None, "string") => "String",
        (None, "integer") => "i64",
        (None, "number") => "f64",
        (None, "boolean") => "bool",
        (None, "") => "Value",
        (None, other) => other,
    };
    kind.to_owned()
}
