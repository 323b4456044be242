//! Rules for component schemas and their properties.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Checker, names, required};
use crate::{
    document::{SCHEMAS, join, operations, reached, successes},
    model::{pascal, snake},
};

pub(super) fn check(checker: &mut Checker<'_>) {
    checker.require_keys("/components", "the components", &["schemas", "securitySchemes"]);
    let used = reached(checker.document, "/paths");
    let answers = answers(checker);
    let names: Vec<&str> = checker.members(SCHEMAS).into_iter().map(|(name, _)| name).collect();
    for name in &names {
        let at = join(SCHEMAS, name);
        if !used.contains(*name) {
            checker.report(&at, "unused", format!("nothing refers to `{name}`; remove it"));
        }
        names::schema(checker, &at, name);
        checker.require_text(&at, "description", "description", "the schema");
        component(checker, &at, answers.contains(*name));
    }
    names::distinct(checker, "schema-name", names.into_iter().map(|name| (join(SCHEMAS, name), name)), pascal);
    required::check(checker, &answers);
}

/// The schemas that success responses are made of; error bodies are read by other means and may be looser.
fn answers(checker: &Checker<'_>) -> BTreeSet<String> {
    let mut answers = BTreeSet::new();
    for place in operations(checker.document) {
        for (_, response) in successes(checker.document, &place.at) {
            answers.extend(reached(checker.document, &response));
        }
    }
    answers
}

fn component(checker: &mut Checker<'_>, at: &str, in_answer: bool) {
    match checker.text(&join(at, "type")) {
        Some("object") => object(checker, at, in_answer),
        Some("string") => vocabulary(checker, at, in_answer),
        _ => {
            let message =
                "a component schema is an object with properties, or a string with `enum` or `x-extensible-enum`";
            checker.report(at, "schema-type", message);
        }
    }
}

fn object(checker: &mut Checker<'_>, at: &str, in_answer: bool) {
    checker.require_keys(
        at,
        "an object schema",
        &["type", "description", "required", "properties", "additionalProperties"],
    );
    if in_answer && checker.get(&join(at, "additionalProperties")) == Some(&Value::Bool(false)) {
        let message = "a response may always get more fields; remove `additionalProperties: false`";
        checker.report(&join(at, "additionalProperties"), "closed-object", message);
    }
    let properties = checker.members(&join(at, "properties"));
    if properties.is_empty() {
        checker.report(
            at,
            "schema-type",
            "a named object has properties; free-form objects are properties with `additionalProperties: true`",
        );
    }
    for name in checker.get(&join(at, "required")).and_then(Value::as_array).into_iter().flatten() {
        if !properties.iter().any(|(key, _)| Some(*key) == name.as_str()) {
            let message = format!("{name} is required but is no property; describe it, or take it out of `required`");
            checker.report(&join(at, "required"), "required", message);
        }
    }
    let at = join(at, "properties");
    names::distinct(checker, "property-name", properties.iter().map(|(name, _)| (join(&at, name), *name)), snake);
    for (name, _) in properties {
        let at = join(&at, name);
        names::wire(checker, &at, "property-name", name);
        checker.require_text(&at, "description", "description", "the property");
        property(checker, &at, in_answer);
    }
}

/// An enum. Request parameters may be strict; a response must survive a value that nobody has seen yet.
fn vocabulary(checker: &mut Checker<'_>, at: &str, in_answer: bool) {
    checker.require_keys(at, "an enum schema", &["type", "description", "default", "enum", "x-extensible-enum"]);
    let (key, values) = match (checker.get(&join(at, "enum")), checker.get(&join(at, "x-extensible-enum"))) {
        (Some(values), None) => ("enum", values),
        (None, Some(values)) => ("x-extensible-enum", values),
        _ => {
            let message =
                "a named string has either `enum` or `x-extensible-enum`; without values write it where it is used";
            checker.report(at, "schema-type", message);
            return;
        }
    };
    if in_answer && key == "enum" {
        let message = "a response can hold values that no document lists; write `x-extensible-enum`";
        checker.report(&join(at, "enum"), "closed-enum", message);
    }
    let at = join(at, key);
    if values.as_array().is_some_and(Vec::is_empty) {
        checker.report(&at, "enum-values", "an enum has values, at least one");
    }
    let values: Vec<&str> = values.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (index, value) in values.iter().enumerate() {
        names::wire(checker, &format!("{at}/{index}"), "enum-values", value);
    }
    // `Unknown` is the variant for everything else.
    let reserved = (key == "x-extensible-enum").then(|| (at.clone(), "Unknown"));
    let values = values.into_iter().enumerate().map(|(index, value)| (format!("{at}/{index}"), value));
    names::distinct(checker, "enum-values", reserved.into_iter().chain(values), pascal);
}

fn property(checker: &mut Checker<'_>, at: &str, in_answer: bool) {
    for key in ["oneOf", "anyOf", "not"] {
        if checker.get(&join(at, key)).is_some() {
            let message = format!(
                "`{key}` makes a type that real responses break; describe the value without `type` or as one type"
            );
            checker.report(&join(at, key), "schema-type", message);
            return;
        }
    }
    if checker.is_unnamed_enum(at) {
        return;
    }
    if checker.get(&join(at, "allOf")).is_some() {
        checker.require_keys(at, "a described reference", &["allOf", "description", "nullable"]);
        if checker.get(&format!("{at}/allOf/1")).is_some() || checker.resolve(&format!("{at}/allOf/0")).is_none() {
            checker.report(
                at,
                "reference",
                "write `allOf: [{$ref: '#/components/schemas/<Name>'}]`, with this one entry",
            );
        }
        return;
    }
    if checker.get(&join(at, "$ref")).is_some() {
        checker.report(at, "reference", "a property has its own description: write `allOf: [{$ref: ..}]` beside it");
        return;
    }
    match checker.text(&join(at, "type")) {
        Some("array") => {
            checker.require_keys(at, "a list", &["type", "description", "nullable", "items"]);
            items(checker, &join(at, "items"));
        }
        Some("object") => {
            if checker.get(&join(at, "properties")).is_some() {
                checker.report(
                    at,
                    "named-object",
                    "move the object to `components/schemas`, where it gets a Rust name, and refer to it",
                );
            } else if checker.get(&join(at, "additionalProperties")) != Some(&Value::Bool(true)) {
                checker.report(at, "schema-type", "a free-form object has `additionalProperties: true`");
            }
            checker.require_keys(
                at,
                "a free-form object",
                &["type", "description", "nullable", "additionalProperties", "properties"],
            );
        }
        Some("string" | "integer" | "number" | "boolean") => scalar(checker, at),
        None if !in_answer => checker.require_keys(at, "a value of any type", &["description", "nullable"]),
        _ => checker.report(
            at,
            "schema-type",
            "the property has no `type` that is known; write a scalar, `array` or `object`",
        ),
    }
}

fn scalar(checker: &mut Checker<'_>, at: &str) {
    checker.require_keys(at, "a scalar of a response", &["type", "format", "description", "nullable"]);
    let kind = checker.text(&join(at, "type")).unwrap_or_default();
    let format = checker.text(&join(at, "format"));
    let description = checker.text(&join(at, "description")).unwrap_or_default();
    match (kind, format) {
        ("string", None | Some("date-time")) | ("boolean", None) => {}
        ("integer", None | Some("int32" | "int64")) | ("number", None | Some("float" | "double")) => {}
        ("integer", Some("unix-time")) if description.contains("seconds") => {}
        ("integer", Some("unix-time")) => {
            let message = "the description of a Unix time says whether seconds or milliseconds were seen";
            checker.report(at, "unix-time", message);
        }
        (_, Some(format)) => {
            let message = format!(
                "a response cannot be of `format: {format}`; the formats are `date-time`, `unix-time` and those of numbers"
            );
            checker.report(&join(at, "format"), "format", message);
        }
        _ => {}
    }
}

fn items(checker: &mut Checker<'_>, at: &str) {
    if checker.get(&join(at, "$ref")).is_some() {
        checker.require_keys(at, "a reference", &["$ref"]);
        checker.resolve(at);
        return;
    }
    match checker.text(&join(at, "type")) {
        Some("string" | "integer" | "number" | "boolean") => {
            checker.require_keys(at, "the items of a list", &["type", "format", "description"]);
            if matches!(checker.text(&join(at, "format")), Some("date-time" | "unix-time")) {
                let message = "a list of times is not generated; put the time into a named object";
                checker.report(&join(at, "format"), "format", message);
            }
        }
        _ => {
            checker.report(at, "named-object", "write the items of a list as a scalar, or as `$ref` to a named schema")
        }
    }
}
