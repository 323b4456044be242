//! Parts of a document that become Rust, read from the document as it stands.
//!
//! It holds for documents that break today's rules too, since they may have been written before a rule was. A test
//! compares what is said here with the generated code.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::pair::members;

/// HTTP methods; everything else below a path is no operation.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The methods that become Rust.
const GENERATED: &[&str] = &["get", "put", "post", "patch", "delete"];

/// A document, and which of its components become types.
pub(super) struct View<'a> {
    pub(super) json: &'a Value,
    types: BTreeSet<&'a str>,
}

/// An operation and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Operation<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) json: &'a Value,
}

impl<'a> View<'a> {
    pub(super) fn new(json: &'a Value) -> Self {
        let mut view = Self { json, types: BTreeSet::new() };
        let mut types = BTreeSet::new();
        for operation in view.operations().into_values().filter(Operation::is_generated) {
            if let Some(answer) = view.answer(operation.json)
                && types.insert(answer)
            {
                view.reach(view.schema(answer), &mut types);
            }
            let parameters = operation.json.get("parameters").and_then(Value::as_array);
            types.extend(parameters.into_iter().flatten().filter_map(|parameter| reference(parameter.get("schema")?)));
        }
        view.types = types;
        view
    }

    /// Returns true if a component becomes a type. Wrappers and bodies of errors do not.
    pub(super) fn is_type(&self, name: &str) -> bool {
        self.types.contains(name)
    }

    pub(super) fn schema(&self, name: &str) -> &'a Value {
        static ABSENT: Value = Value::Null;
        self.json["components"]["schemas"].get(name).unwrap_or(&ABSENT)
    }

    pub(super) fn schemas(&self) -> BTreeMap<String, &'a Value> {
        members(self.json.pointer("/components/schemas"))
    }

    /// The operations by their `operationId`, or by method and path where that is missing or not the only one.
    pub(super) fn operations(&self) -> BTreeMap<String, Operation<'a>> {
        let mut operations = BTreeMap::new();
        for (path, item) in self.json.get("paths").and_then(Value::as_object).into_iter().flatten() {
            for (method, json) in item.as_object().into_iter().flatten().filter(|(key, _)| is_method(key)) {
                let id = json.get("operationId").and_then(Value::as_str).unwrap_or_default().to_owned();
                let is_taken = id.is_empty() || operations.contains_key(&id);
                let id = if is_taken { format!("{method} {path}") } else { id };
                operations.insert(id, Operation { path, method, json });
            }
        }
        operations
    }

    /// The type that a call gives: the response without its wrapper.
    pub(super) fn answer(&self, operation: &'a Value) -> Option<&'a str> {
        let responses = operation.get("responses")?.as_object()?.iter().filter(|(status, _)| is_success(status));
        let schema = |response: &'a Value| response.pointer("/content/application~1json/schema");
        let outer = reference(responses.filter_map(|(_, response)| schema(response)).next()?)?;
        let envelope = operation.get("x-envelope").or_else(|| self.json.pointer("/x-sdk/envelope"));
        let inner = envelope.and_then(Value::as_str).and_then(|envelope| {
            let content = self.schema(outer).get("properties")?.get(envelope)?;
            reference(content).or_else(|| reference(content.get("items")?))
        });
        Some(inner.unwrap_or(outer))
    }

    /// The type of the records that a list operation walks over.
    pub(super) fn record(&self, operation: &'a Value) -> Option<&'a str> {
        let records = operation.pointer("/x-pagination/records")?.as_str()?;
        reference(self.schema(self.answer(operation)?).get("properties")?.get(records)?.get("items")?)
    }

    fn reach(&self, value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.reach(item, found)),
            Value::Object(map) => {
                if let Some(name) = map.get("$ref").and_then(Value::as_str).and_then(component)
                    && found.insert(name)
                {
                    self.reach(self.schema(name), found);
                }
                map.values().for_each(|item| self.reach(item, found));
            }
            _ => {}
        }
    }
}

impl Operation<'_> {
    pub(super) fn is_generated(&self) -> bool {
        GENERATED.contains(&self.method)
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
