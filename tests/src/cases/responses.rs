//! Whole responses made from the schema: with all fields, with the required ones, with unknown fields, with unknown
//! values.

use serde_json::{Value, json};

use super::Maker;
use crate::{
    canonical::wrapped,
    case::{Case, Group},
    document::Type,
    sample,
};

/// Values that no open enum knows, and that must be returned unchanged.
const UNKNOWN: [&str; 3] = ["a future value", "ÜNBEKANNT \"+%\"", "<string>"];

pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let operation = maker.operation;
    let full = sample::full(operation);
    let least = sample::least(operation);
    let labels: Vec<String> = operation.places().iter().map(|place| place.label()).collect();
    let case = |name: &str, body: &Value, expected: &Value| {
        let mut case = maker.decoded(Group::Field, name, &wrapped(operation, body), expected.clone());
        case.covers.clone_from(&labels);
        case
    };
    let nulls = with_nulls(&operation.response, &full);
    let mut cases = vec![
        case("every field", &full, &full),
        case("unknown fields everywhere", &sample::with_unknown_fields(&operation.response, &full), &full),
        case("required fields only", &least, &least),
        case("null wherever it is allowed", &nulls, &nulls),
    ];
    for place in operation.places() {
        let (values, pointer) = match &place.field.type_ {
            Type::OpenEnum(values) => (values, place.pointer.clone()),
            Type::List(items) => match items.as_ref() {
                Type::OpenEnum(values) => (values, format!("{}/0", place.pointer)),
                _ => continue,
            },
            _ => continue,
        };
        let lower = values.iter().flat_map(|value| [value.to_lowercase(), value.to_uppercase()]);
        let other_case = lower.filter(|value| !values.contains(value)).take(2);
        for value in UNKNOWN.into_iter().map(str::to_owned).chain(other_case) {
            let mut body = full.clone();
            if let Some(target) = body.pointer_mut(&pointer) {
                *target = json!(value);
            }
            let name = format!("{pointer} = {value:?}");
            let mut case = maker.decoded(Group::OpenEnum, name, &wrapped(operation, &body), body.clone());
            case.covers.push(place.label());
            cases.push(case);
        }
    }
    cases
}

/// Sets every field that is not required to `null`; required lists keep their records.
fn with_nulls(type_: &Type, value: &Value) -> Value {
    match (type_, value) {
        (Type::Object(object), Value::Object(members)) => {
            let fields = object.fields.iter().filter_map(|field| {
                let value = members.get(&field.name)?;
                let value = if field.required { with_nulls(&field.type_, value) } else { Value::Null };
                Some((field.name.clone(), value))
            });
            fields.collect()
        }
        (Type::List(items), Value::Array(list)) => list.iter().map(|item| with_nulls(items, item)).collect(),
        _ => value.clone(),
    }
}
