//! Canonical form of responses: unknown fields are left out, null equals absent equals empty, numbers are compared by
//! value, times by instant.

use sdk_runtime::Timestamp;
use serde_json::{Map, Number, Value};

use crate::document::{Operation, Type};

/// Returns the response in a form in which equivalent responses are equal.
#[must_use]
pub fn canonical(operation: &Operation, response: &Value) -> Value {
    of_type(&operation.response, unwrapped(operation, response))
}

/// Returns the response without its wrapper, if it has one.
#[must_use]
pub fn unwrapped<'a>(operation: &Operation, response: &'a Value) -> &'a Value {
    let inner = operation.envelope.as_ref().and_then(|member| response.get(member));
    let is_list = matches!(operation.response, Type::List(_));
    inner.filter(|inner| if is_list { inner.is_array() } else { inner.is_object() }).unwrap_or(response)
}

/// Returns the response in the wrapper that the document describes; unchanged if it describes none.
#[must_use]
pub fn wrapped(operation: &Operation, response: &Value) -> Value {
    let Some(member) = &operation.envelope else { return response.clone() };
    let mut wrapper = Map::new();
    if operation.reports_success {
        wrapper.insert("success".to_owned(), Value::Bool(true));
    }
    wrapper.insert(member.clone(), response.clone());
    Value::Object(wrapper)
}

fn of_type(type_: &Type, value: &Value) -> Value {
    match (type_, value) {
        (Type::Object(object), Value::Object(members)) => {
            let fields = object.fields.iter().filter_map(|field| {
                let value = of_type(&field.type_, members.get(&field.name)?);
                (!is_empty(&value)).then(|| (field.name.clone(), value))
            });
            Value::Object(fields.collect())
        }
        (Type::List(items), Value::Array(list)) => list.iter().map(|item| of_type(items, item)).collect(),
        (Type::DateTime | Type::OpenEnum(_), Value::String(text)) if text.is_empty() => Value::Null,
        (Type::DateTime, Value::String(text)) => match text.parse::<Timestamp>() {
            Ok(time) => Value::from(format!("{} ns", time.as_nanosecond())),
            Err(_) => value.clone(),
        },
        _ => by_value(value),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Writes `5.0` as `5`, at every depth.
fn by_value(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(whole(number).map_or_else(|| number.clone(), Number::from)),
        Value::Array(list) => list.iter().map(by_value).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), by_value(value))).collect(),
        _ => value.clone(),
    }
}

/// Returns the integer within the range in which a float represents every integer.
fn whole(number: &Number) -> Option<i64> {
    let value = number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() < 9e15)?;
    Some(value as i64)
}
