//! Documents that progenitor can express, of types and of operations: names, kinds, and references.
//!
//! Constraints, formats, open enums, descriptions, envelopes and error responses stay in the model.

use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::model::{Api, Content, Field, Kind, Object, Operation, Rule};

/// Returns the types without operations.
///
/// # Errors
///
/// The result is not OpenAPI, in a way that no rule covers.
pub(super) fn types(api: &Api) -> Result<OpenAPI, String> {
    document(api, Map::new(), |object| self::object(&object.fields))
}

/// Returns the operations, with types that have no members.
///
/// # Errors
///
/// The result is not OpenAPI, in a way that no rule covers.
pub(super) fn operations(api: &Api) -> Result<OpenAPI, String> {
    let mut paths = Map::new();
    for operation in &api.operations {
        let path = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        path[operation.method.to_lowercase()] = self::operation(operation);
    }
    document(api, paths, |_| object(&[]))
}

fn document(api: &Api, paths: Map<String, Value>, object: impl Fn(&Object) -> Value) -> Result<OpenAPI, String> {
    let objects = api.objects.iter().map(|it| (it.name.clone(), object(it)));
    let choices = api.enums.iter().map(|choice| {
        let values: Vec<_> = choice.values.iter().map(|value| &value.text).collect();
        (choice.name.clone(), json!({ "type": "string", "enum": values }))
    });
    let schemas: Map<String, Value> = objects.chain(choices).collect();
    let bare = json!({
        "openapi": "3.0.3",
        "info": { "title": api.title, "version": api.version },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    serde_path_to_error::deserialize(bare).map_err(|error| format!("this is not OpenAPI 3.0: {error}"))
}

fn operation(operation: &Operation) -> Value {
    let parameters: Vec<_> = operation
        .arguments
        .iter()
        .map(|argument| {
            let schema = match &argument.rule {
                Rule::Integer { .. } | Rule::UnixSeconds => json!({ "type": "integer" }),
                Rule::Number { .. } => json!({ "type": "number" }),
                Rule::Boolean => json!({ "type": "boolean" }),
                Rule::Text { .. } => json!({ "type": "string" }),
                Rule::Choice { name } => refer(name),
            };
            let place = argument.place.as_str();
            json!({ "name": argument.name, "in": place, "required": argument.required, "schema": schema })
        })
        .collect();
    let mut response = json!({ "description": "" });
    // Of what is no type of the document there is no name to take.
    if let Content::Object(name) = &operation.success.content {
        response["content"] = json!({ "application/json": { "schema": refer(name) } });
    }
    // Progenitor takes one success only; the model has their statuses.
    let status = operation.success.statuses.first().map_or("200", String::as_str);
    json!({ "operationId": operation.id, "parameters": parameters, "responses": { status: response } })
}

fn object(fields: &[Field]) -> Value {
    let members: Map<_, _> = fields.iter().map(|field| (field.name.clone(), kind(&field.kind))).collect();
    let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| &field.name).collect();
    let mut bare = json!({ "type": "object", "properties": members });
    if !required.is_empty() {
        bare["required"] = json!(required);
    }
    bare
}

fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Text | Kind::Time => json!({ "type": "string" }),
        Kind::Integer | Kind::UnixTime => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Map => json!({ "type": "object", "additionalProperties": true }),
        Kind::List(items) => json!({ "type": "array", "items": self::kind(items) }),
        Kind::Object(name) | Kind::Choice(name) => refer(name),
    }
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
