//! Rules for the responses of an operation.

use serde_json::{Value, json};

use super::{Checker, example};
use crate::document::{
    self, BYTES, CSV, ENVELOPE, JSON, SCHEMAS, SUCCESS, envelope, is_list, join, media, success_media, successes,
};

/// The responses of errors.
const ERRORS: &[&str] = &["4XX", "5XX"];

/// At least one response of success, all of one type, and one error schema for `4XX` and `5XX`: progenitor panics on most
/// other combinations, among them `default` beside `200`, two error schemas, and an error with a body beside one without.
pub(super) fn check(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, "responses");
    envelope_of(checker, operation);
    checker.require_keys(&at, "the responses of an operation", &[SUCCESS, ERRORS].concat());
    let successes = successes(checker.document, operation);
    if successes.is_empty() {
        let message = "the operation has no response of success; write `200`, `201`, `202`, `204` or `207`";
        checker.report(&at, "responses", message);
    }
    for (status, response) in &successes {
        self::response(checker, response);
        success(checker, operation, status, response);
    }
    let mut error_schemas = Vec::new();
    for status in ERRORS {
        let response = join(&at, status);
        if checker.get(&response).is_none() {
            checker.report(&at, "responses", format!("the operation has no response `{status}`; write one"));
            continue;
        }
        self::response(checker, &response);
        checker.require_keys(&join(&response, "content"), "the content of an error", &[JSON]);
        if refers(checker, &response) {
            error_schemas.extend(checker.resolve(&join(&media(&response), "schema")));
            example::check(checker, &media(&response), false);
        }
    }
    if error_schemas.windows(2).any(|pair| pair[0] != pair[1]) {
        checker.report(&at, "error-schema", "`4XX` and `5XX` have the same schema");
    }
}

fn response(checker: &mut Checker<'_>, at: &str) {
    checker.require_keys(at, "a response", &["description", "content"]);
    checker.require_text(at, "description", "description", "the response");
}

/// Says whether a response in JSON refers to its schema, and reports one that does not.
fn refers(checker: &mut Checker<'_>, response: &str) -> bool {
    let media = media(response);
    let schema = join(&media, "schema");
    let refers = checker.get(&join(&schema, "$ref")).is_some();
    if refers {
        checker.require_keys(&media, "a media type", &["schema", "examples"]);
        checker.require_keys(&schema, "a response's schema", &["$ref"]);
    } else {
        let message = "a response has `content: {application/json: {schema: {$ref: '#/components/schemas/<Name>'}}}`";
        checker.report(response, "responses", message);
    }
    refers
}

/// A response of success has no content, JSON, a text or bytes; all of an operation that have content have the same.
fn success(checker: &mut Checker<'_>, operation: &str, status: &str, response: &str) {
    let content = join(response, "content");
    let types: Vec<&str> = checker.members(&content).into_iter().map(|(name, _)| name).collect();
    let [media_type] = types.as_slice() else {
        if checker.get(&content).is_some() {
            checker.report(&content, "responses", "the content of a response has one media type; write one");
        } else {
            no_content(checker, operation, response);
        }
        return;
    };
    if status == "204" {
        checker.report(&content, "responses", "a response of status 204 has no content; take it away");
    }
    checker.require_keys(&content, "the content of a response", &[&[JSON, CSV], BYTES].concat());
    let media = join(&content, media_type);
    let schema = join(&media, "schema");
    if let Some((_, first)) = success_media(checker.document, operation).filter(|(_, first)| *first != media) {
        let is_same =
            first.ends_with(&join("", media_type)) && checker.get(&join(&first, "schema")) == checker.get(&schema);
        if !is_same {
            let message =
                "a call gives one type: write the schema of the other responses of success, with what all have";
            checker.report(response, "responses", message);
            return;
        }
    }
    match *media_type {
        JSON if is_unknown(checker.get(&schema)) => {
            checker.require_keys(&media, "a media type whose content nobody has seen", &["schema"]);
            checker.require_text(&schema, "description", "description", "a schema of anything");
            no_object(checker, operation);
        }
        JSON if refers(checker, response) => {
            if let Some(name) = checker.resolve(&schema) {
                answer(checker, operation, &schema, name);
            }
            example::check(checker, &media, true);
        }
        CSV => text(checker, operation, &media, "`{type: string}`", &json!({ "type": "string" })),
        other if BYTES.contains(&other) => {
            let schema = json!({ "type": "string", "format": "binary" });
            text(checker, operation, &media, "`{type: string, format: binary}`", &schema);
        }
        _ => {}
    }
}

/// Says whether a schema describes nothing but itself.
fn is_unknown(schema: Option<&Value>) -> bool {
    schema.and_then(Value::as_object).is_some_and(|schema| schema.keys().all(|key| key == "description"))
}

/// A response that is given as it came has one schema and no more.
fn text(checker: &mut Checker<'_>, operation: &str, media: &str, shown: &str, schema: &Value) {
    checker.require_keys(media, "a media type that is given as it came", &["schema"]);
    if checker.get(&join(media, "schema")) != Some(schema) {
        checker.report(media, "responses", format!("what is given as it came has the schema {shown}"));
    }
    no_object(checker, operation);
}

/// A response without content, which is no list.
fn no_content(checker: &mut Checker<'_>, operation: &str, response: &str) {
    let is_json = success_media(checker.document, operation).is_none_or(|(media_type, _)| media_type == JSON);
    if !is_json || is_list(checker.document, operation) {
        let message = "there is no empty list, text or file in a response without content; describe what it gives";
        checker.report(response, "responses", message);
    }
}

/// Only a described object is taken out of a wrapper, and only such a one has pages.
fn no_object(checker: &mut Checker<'_>, operation: &str) {
    for (key, rule) in [(ENVELOPE, "envelope"), ("x-pagination", "x-pagination")] {
        let at = join(operation, key);
        if checker.get(&at).is_some() {
            checker.report(&at, rule, "the response is no described object, so it has no members; remove this");
        }
    }
}

/// The answer is an object; with an envelope its member is one too.
fn answer(checker: &mut Checker<'_>, operation: &str, at: &str, name: &str) {
    let schema = join(SCHEMAS, name);
    if checker.text(&join(&schema, "type")) != Some("object") {
        checker.report(at, "responses", format!("the answer `{name}` must be of `type: object`"));
        return;
    }
    let Some(envelope) = envelope(checker.document, operation) else { return };
    if document::answer(checker.document, operation).is_none() {
        let message = format!(
            "`{name}` has no member `{envelope}` that refers to the answer proper, or lists such; name the member in \
             `x-envelope`, or write `x-envelope: false`"
        );
        checker.report(at, "envelope", message);
    }
}

/// `x-envelope` of an operation says otherwise than `x-sdk`.
fn envelope_of(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, ENVELOPE);
    let Some(own) = checker.get(&at) else { return };
    let of_all = checker.get("/x-sdk/envelope");
    let message = match own {
        Value::String(name) if !name.is_empty() && of_all != Some(own) => return,
        Value::Bool(false) if of_all.is_some() => return,
        Value::String(_) | Value::Bool(false) if of_all == Some(own) || own == &Value::Bool(false) => {
            "that is so without it; remove it"
        }
        _ => "write the member in which the content may stand, or `false` where it never stands in one",
    };
    checker.report(&at, "envelope", message);
}
