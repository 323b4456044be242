//! Type and constraints of a parameter, from its schema.

use serde_json::Value;

use super::{
    Kind,
    read::{text, texts},
};

/// The supported keys.
const KNOWN: [&str; 11] = [
    "type",
    "format",
    "description",
    "default",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "pattern",
    "enum",
    "x-extensible-enum",
];

/// Reads a schema. An unknown constraint is an error: it would not be tested.
pub(super) fn kind(schema: &Value) -> Result<Kind, String> {
    let keys = schema.as_object().ok_or("the schema is not an object")?.keys();
    if let Some(unknown) = keys.into_iter().find(|key| !KNOWN.contains(&key.as_str())) {
        return Err(format!("the constraint `{unknown}` is not supported by the contract tests"));
    }
    if let Some(values) = texts(schema, "enum")? {
        return Ok(Kind::Choice { values, open: false });
    }
    if let Some(values) = texts(schema, "x-extensible-enum")? {
        return Ok(Kind::Choice { values, open: true });
    }
    let integer = |key: &str| schema.get(key).and_then(Value::as_i64);
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let length = |key: &str| schema.get(key).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
    Ok(match text(schema, "type")?.as_str() {
        "integer" if schema.get("format").and_then(Value::as_str) == Some("unix-seconds") => Kind::UnixSeconds,
        "integer" => Kind::Integer(integer("minimum"), integer("maximum")),
        "number" => Kind::Number(number("minimum"), number("maximum")),
        "boolean" => Kind::Boolean,
        "string" => Kind::Text {
            min_length: length("minLength").unwrap_or(0),
            max_length: length("maxLength"),
            pattern: schema.get("pattern").and_then(Value::as_str).map(str::to_owned),
        },
        other => return Err(format!("unknown type {other}")),
    })
}
