//! The wrapper of a response, for providers that have one: present, absent, or incomplete.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    canonical::wrapped,
    case::{Case, Failed, Group, Response},
    document::Type,
    sample,
};

pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let operation = maker.operation;
    let Some(member) = &operation.envelope else { return Vec::new() };
    let full = sample::full(operation);
    let least = sample::least(operation);
    let whole = wrapped(operation, &full);
    let with = |key: &str, value: Value| with_member(&whole, key, value);
    let mut cases: Vec<Case> = [
        ("bare, every field", full.clone(), &full),
        ("bare, required fields only", least.clone(), &least),
        ("wrapped, without `success`", json!({ member.as_str(): full }), &full),
        ("wrapped, `success` null", with("success", Value::Null), &full),
        ("wrapped, `success` 1", with("success", json!(1)), &full),
        ("wrapped, unknown fields beside the response", with("a_future_field", json!({ "deep": [1] })), &full),
        ("bare, `success` beside the fields", with_member(&full, "success", json!(true)), &full),
    ]
    .into_iter()
    .map(|(name, body, expected)| maker.decoded(Group::Example, name, &body, expected.clone()))
    .collect();
    let Type::Object(response) = &operation.response else { return cases };
    for field in response.fields.iter().filter(|field| field.required) {
        let mut body = full.clone();
        body.as_object_mut().map(|members| members.remove(&field.name));
        let failed = Failed { json_path: Some(field.name.clone()), ..Failed::of(ErrorKind::Decode) };
        let name = format!("bare, without {}", field.name);
        cases.push(maker.failed(Group::Field, name, Response::json(&body), failed));
    }
    cases
}

fn with_member(object: &Value, key: &str, value: Value) -> Value {
    let mut object = object.clone();
    if let Some(members) = object.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
    object
}
