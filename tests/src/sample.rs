//! Sample responses: with all fields, and with the required ones only.

use serde_json::{Map, Value, json};

use crate::document::{Operation, Type};

/// Returns a response with every field, each with a different value.
#[must_use]
pub fn full(operation: &Operation) -> Value {
    of_type(&operation.response, "response", &mut 0)
}

/// Returns a response with the required fields only, and one record in each required list.
#[must_use]
pub fn least(operation: &Operation) -> Value {
    least_of(&operation.response, "response", &mut 0)
}

/// Adds members that no document knows to every object of the response.
#[must_use]
pub fn with_unknown_fields(type_: &Type, value: &Value) -> Value {
    match (type_, value) {
        (Type::Object(object), Value::Object(members)) => {
            let mut members: Map<_, _> = members.clone();
            for field in &object.fields {
                if let Some(member) = members.get_mut(&field.name) {
                    *member = with_unknown_fields(&field.type_, member);
                }
            }
            members.insert("a_future_field".to_owned(), json!({ "deep": [1, null, { "deeper": "x" }] }));
            members.insert("".to_owned(), Value::Null);
            members.insert("größe".to_owned(), json!(1.5));
            Value::Object(members)
        }
        (Type::List(items), Value::Array(list)) => list.iter().map(|item| with_unknown_fields(items, item)).collect(),
        _ => value.clone(),
    }
}

/// Returns a value of the type. `number` increases, so that no two values are alike; `name` makes texts readable.
fn of_type(type_: &Type, name: &str, number: &mut u32) -> Value {
    *number += 1;
    match type_ {
        Type::Text => json!(format!("{name} {number} ü \"<&>\" \u{1f4e7}")),
        Type::OpenEnum(values) => {
            let value = values.iter().cycle().nth(*number as usize);
            json!(value.map_or("any", String::as_str))
        }
        Type::Integer => json!(1_000 + *number),
        Type::Number => json!(f64::from(*number) + 0.25),
        Type::Boolean => json!(true),
        Type::UnixTime => json!(1_776_900_000_000_i64 + i64::from(*number)),
        Type::DateTime => json!(format!("2026-04-23T08:46:{:02}.{:06}Z", *number % 60, number)),
        Type::List(items) => match items.as_ref() {
            Type::Object(_) => json!([of_type(items, name, number)]),
            _ => json!([of_type(items, name, number), of_type(items, name, number)]),
        },
        Type::Map => json!({ "number": *number, "nested": { "list": [1, "a", null, true], "none": null }, "": "x" }),
        Type::Object(object) => {
            let fields = object.fields.iter();
            fields.map(|field| (field.name.clone(), of_type(&field.type_, &field.name, number))).collect()
        }
        Type::Anything => json!({ "number": *number, "list": [1, "a", null, true], "": 1.5 }),
        Type::Csv => json!(format!("name,number\r\n\"ü, {name}\",{number}\r\n")),
        Type::Bytes => json!([0, 255, 10, 13, 123, 125, *number % 256]),
        Type::Nothing => Value::Null,
    }
}

fn least_of(type_: &Type, name: &str, number: &mut u32) -> Value {
    match type_ {
        Type::Object(object) => {
            let fields = object.fields.iter().filter(|field| field.required);
            fields.map(|field| (field.name.clone(), least_of(&field.type_, &field.name, number))).collect()
        }
        Type::List(items) => json!([least_of(items, name, number)]),
        _ => of_type(type_, name, number),
    }
}
