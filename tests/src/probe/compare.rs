//! Comparison of a value with its schema. It is strict where the client is tolerant.

use sdk_runtime::Timestamp;
use serde_json::{Number, Value};

use super::{
    drift::{Drift, DriftKind},
    schema::{Schema, is_bare},
};
use crate::document::Operation;

/// The times of mails are between 2000 and two years from now.
const EARLIEST: i64 = 946_684_800;
const AHEAD: i64 = 2 * 366 * 86_400;

/// Unix times from here on are in milliseconds.
const MILLISECONDS: i64 = 10_000_000_000;

/// Compares a response.
pub(super) fn response(document: &Value, operation: &Operation, response: &Value, drift: &mut Drift) {
    let Some(schema) = Schema::of_response(document, operation, response) else { return };
    if is_bare(operation, response) {
        drift.find(&[], DriftKind::Form, &schema.place, &Value::Null);
    }
    compare(&[], &schema, response, drift);
}

fn compare(path: &[String], schema: &Schema<'_>, value: &Value, drift: &mut Drift) {
    drift.see(path);
    let mut find = |what| drift.find(path, what, &schema.mention, value);
    if value.is_null() {
        if !schema.nullable {
            find(DriftKind::Null);
        }
        return;
    }
    if !is_of_type(schema, value) {
        find(DriftKind::OtherType);
        return;
    }
    match value {
        Value::Object(_) => members(path, schema, value, drift),
        Value::Array(elements) => {
            let Some(items) = schema.items() else { return };
            let mut path = path.to_vec();
            match path.last_mut() {
                Some(name) => name.push_str("[]"),
                None => path.push("[]".to_owned()),
            }
            elements.iter().for_each(|element| compare(&path, &items, element, drift));
        }
        Value::String(_) if schema.known_values().is_some_and(|known| !known.contains(value)) => {
            drift.find(path, DriftKind::UnknownValue, &format!("{}/x-extensible-enum", schema.place), value);
        }
        Value::Number(number) if is_strange_time(schema, number) => find(DriftKind::Unit),
        _ => {}
    }
}

fn members(path: &[String], schema: &Schema<'_>, object: &Value, drift: &mut Drift) {
    // An object without known members may have any.
    let Some(known) = schema.json.get("properties").and_then(Value::as_object) else { return };
    let below = |name: &str| [path, &[name.to_owned()]].concat();
    for (name, value) in object.as_object().into_iter().flatten() {
        match schema.property(name).filter(|_| known.contains_key(name)) {
            Some(property) => compare(&below(name), &property, value, drift),
            None => drift.find(&below(name), DriftKind::UnknownField, &format!("{}/properties", schema.place), value),
        }
    }
    let required = schema.json.get("required").and_then(Value::as_array).into_iter().flatten();
    for name in required.filter_map(Value::as_str).filter(|name| object.get(name).is_none()) {
        drift.find(&below(name), DriftKind::Missing, &format!("{}/required", schema.place), &Value::Null);
    }
}

/// Returns true if the value has the schema's type. A schema without `type` allows any value.
fn is_of_type(schema: &Schema<'_>, value: &Value) -> bool {
    match schema.text("type") {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") if schema.text("format") == Some("date-time") => {
            value.as_str().is_some_and(|text| text.parse::<Timestamp>().is_ok())
        }
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => true,
    }
}

/// Returns true for a Unix time that is implausible, or in another unit than its description says.
fn is_strange_time(schema: &Schema<'_>, number: &Number) -> bool {
    let Some(time) = number.as_i64().filter(|_| schema.text("format") == Some("unix-time")) else { return false };
    let is_milliseconds = time >= MILLISECONDS;
    let second = if is_milliseconds { time / 1000 } else { time };
    let description = schema.text("description").unwrap_or_default();
    let says_milliseconds = description.contains("millisecond");
    let says_seconds = description.replace("millisecond", "").contains("second");
    let latest = Timestamp::now().as_second().saturating_add(AHEAD);
    !(EARLIEST..=latest).contains(&second)
        || (says_milliseconds != says_seconds && says_milliseconds != is_milliseconds)
}
