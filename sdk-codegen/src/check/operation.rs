//! Rules for operations: what each must say of itself, and its responses.

use serde_json::Value;

use super::{Checker, example, failure, names, pagination, parameter, security};
use crate::{
    document::{METHODS, ONE_OF, SCHEMAS, SUCCESS, envelope, join, media, operations, property, target},
    model::pascal,
    url,
};

/// The responses of errors.
const ERRORS: &[&str] = &["4XX", "5XX"];

pub(super) fn check(checker: &mut Checker<'_>) {
    let (mut ids, mut is_empty) = (Vec::new(), true);
    for (path, _) in checker.members("/paths") {
        let at = join("/paths", path);
        if let Err(reason) = url::path(path) {
            checker.report(&at, "path", format!("the path `{path}` {reason}"));
        }
        checker.require_keys(&at, "a path (only reading calls are generated)", METHODS);
    }
    for place in operations(checker.document) {
        is_empty = false;
        operation(checker, &place.at);
        let id = join(&place.at, "operationId");
        ids.extend(checker.text(&id).map(|name| (id, name)));
    }
    if is_empty {
        checker.report("/paths", "path", "the document has no operation; add a path with `get`");
    }
    // Builders and methods have the operation's name; two that differ in case only would collide.
    names::distinct(checker, "operation-id", ids, pascal);
}

fn operation(checker: &mut Checker<'_>, at: &str) {
    let allowed = [
        "operationId",
        "summary",
        "description",
        "tags",
        "security",
        "externalDocs",
        "parameters",
        "responses",
        "x-failure",
        ONE_OF,
        "x-pagination",
    ];
    checker.require_keys(at, "an operation", &allowed);
    if let Some(id) = checker.require_text(at, "operationId", "operation-id", "the operation") {
        names::operation(checker, &join(at, "operationId"), id);
    }
    checker.require_text(at, "summary", "operation-docs", "the operation");
    checker.require_text(at, "description", "operation-docs", "the operation");
    checker.require_keys(&join(at, "externalDocs"), "`externalDocs`", &["url", "description"]);
    checker.require_text(&join(at, "externalDocs"), "url", "operation-docs", "the operation's `externalDocs`");
    tag(checker, at);
    security::check(checker, at);
    parameter::check(checker, at);
    pagination::check(checker, at);
    failure::check(checker, &join(at, "x-failure"));
    responses(checker, at);
}

fn tag(checker: &mut Checker<'_>, at: &str) {
    let at = join(at, "tags");
    let declared = checker.get("/tags").and_then(Value::as_array);
    let declared = |name: &Value| declared.is_some_and(|tags| tags.iter().any(|tag| tag.get("name") == Some(name)));
    match checker.get(&at).and_then(Value::as_array).map(Vec::as_slice) {
        Some([name]) if declared(name) => {}
        _ => checker.report(&at, "tags", "an operation has exactly one tag, which the root's `tags` describe"),
    }
}

/// `200` with one schema, and one error schema for `4XX` and `5XX`: progenitor panics on most other combinations,
/// among them `default` beside `200`, two error schemas, and an error with a body beside one without.
fn responses(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, "responses");
    let statuses = [SUCCESS, ERRORS].concat();
    checker.require_keys(&at, "the responses of an operation", &statuses);
    let mut error_schemas = Vec::new();
    for status in statuses {
        let response = join(&at, status);
        if checker.get(&response).is_none() {
            checker.report(&at, "responses", format!("the operation has no response `{status}`; write one"));
            continue;
        }
        checker.require_keys(&response, "a response", &["description", "content"]);
        checker.require_text(&response, "description", "description", "the response");
        checker.require_keys(&join(&response, "content"), "the content of a response", &["application/json"]);
        let media = media(&response);
        let schema = join(&media, "schema");
        if checker.get(&join(&schema, "$ref")).is_none() {
            let message =
                "a response has `content: {application/json: {schema: {$ref: '#/components/schemas/<Name>'}}}`";
            checker.report(&response, "responses", message);
            continue;
        }
        checker.require_keys(&media, "a media type", &["schema", "examples"]);
        checker.require_keys(&schema, "a response's schema", &["$ref"]);
        let name = checker.resolve(&schema);
        let is_success = SUCCESS.contains(&status);
        match name {
            Some(name) if is_success => answer(checker, operation, &schema, name),
            Some(name) => error_schemas.push(name),
            None => {}
        }
        example::check(checker, &media, is_success);
    }
    if error_schemas.windows(2).any(|pair| pair[0] != pair[1]) {
        checker.report(&at, "error-schema", "`4XX` and `5XX` have the same schema");
    }
}

/// The response is an object; with an envelope its member is one too.
fn answer(checker: &mut Checker<'_>, operation: &str, at: &str, name: &str) {
    let schema = join(SCHEMAS, name);
    if checker.text(&join(&schema, "type")) != Some("object") {
        checker.report(at, "responses", format!("the response `{name}` must be of `type: object`"));
        return;
    }
    let Some(envelope) = envelope(checker.document, operation) else { return };
    if target(checker.document, &property(name, envelope)).is_none() {
        let message =
            format!("`{name}` has no member `{envelope}` that refers to the response proper, as `x-sdk` says");
        checker.report(at, "envelope", message);
    }
}
