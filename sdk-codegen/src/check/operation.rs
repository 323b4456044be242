//! Rules for operations: what each must say of itself, and its responses.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Checker, failure, names, pagination, parameter, responses, security};
use crate::{
    document::{self, ENVELOPE, METHODS, ONE_OF, join, operations, path_names},
    model::{Repeat, pascal},
    url,
};

pub(super) fn check(checker: &mut Checker<'_>) {
    let (mut ids, mut is_empty) = (Vec::new(), true);
    let mut paths: BTreeMap<String, &str> = BTreeMap::new();
    for (path, _) in checker.members("/paths") {
        let at = join("/paths", path);
        if let Err(reason) = url::path(path) {
            checker.report(&at, "path", format!("the path `{path}` {reason}"));
        }
        checker.require_keys(&at, "a path", METHODS);
        let place: Vec<_> = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
        if let Some(other) = paths.insert(place.join("/"), path) {
            let message = format!("`{other}` and `{path}` are one place; write the parameters alike, and one path");
            checker.report(&at, "path", message);
        }
    }
    for place in operations(checker.document) {
        is_empty = false;
        operation(checker, &place);
        let id = join(&place.at, "operationId");
        ids.extend(checker.text(&id).map(|name| (id, name)));
    }
    if is_empty {
        checker.report("/paths", "path", "the document has no operation; add a path with one");
    }
    // Builders and methods have the operation's name; two that differ in case only would collide.
    names::distinct(checker, "operation-id", ids, pascal);
}

fn operation(checker: &mut Checker<'_>, place: &document::Place<'_>) {
    let at = place.at.as_str();
    let allowed = [
        "operationId",
        "summary",
        "description",
        "tags",
        "security",
        "externalDocs",
        "parameters",
        "requestBody",
        "responses",
        ENVELOPE,
        "x-failure",
        ONE_OF,
        "x-pagination",
        "x-repeat",
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
    let names: Vec<_> = path_names(place.path).collect();
    parameter::check(checker, at, &names);
    repeat(checker, place);
    let body = join(at, "requestBody");
    if checker.get(&body).is_some() {
        let message = "request bodies are not generated so far; leave the body out if it can be, else the operation";
        checker.report(&body, "request-body", message);
    }
    pagination::check(checker, at);
    failure::check(checker, &join(at, "x-failure"));
    responses::check(checker, at);
}

/// `x-repeat` says what the method does not.
fn repeat(checker: &mut Checker<'_>, place: &document::Place<'_>) {
    let at = join(&place.at, "x-repeat");
    let Some(class) = checker.text(&at) else { return };
    let by_method = Repeat::of_method(place.method);
    let message = match Repeat::read(class) {
        None => "write `safe` if the call only reads, `idempotent` if a second one changes no more than the first, \
                 `once` if each one counts"
            .to_owned(),
        Some(class) if class == by_method => {
            format!("`{}` is what `{}` is without it; remove it", class.as_str(), place.method)
        }
        Some(_) => return,
    };
    checker.report(&at, "repeat", message);
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
