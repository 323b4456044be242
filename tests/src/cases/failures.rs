//! Errors of the service in all their forms, responses of a proxy in its place, and responses without content.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    canonical::wrapped,
    case::{Case, Failed, Group, Response},
    document::{Operation, Type},
    sample,
};

const STATUSES: [(u16, ErrorKind); 13] = [
    (400, ErrorKind::Rejected),
    (401, ErrorKind::Authentication),
    (402, ErrorKind::Rejected),
    (403, ErrorKind::PermissionDenied),
    (404, ErrorKind::NotFound),
    (409, ErrorKind::Rejected),
    (422, ErrorKind::Rejected),
    (429, ErrorKind::RateLimited),
    (500, ErrorKind::Server),
    (502, ErrorKind::Server),
    (503, ErrorKind::Server),
    (504, ErrorKind::Server),
    (302, ErrorKind::UnexpectedResponse),
];

const HTML: &str =
    "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body>maria@client.example</body></html>";

pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let mut cases = error_statuses(maker);
    cases.extend(false_successes(maker));
    cases.extend(unreadable(maker));
    cases
}

/// Returns cases with an error status, and every kind of body.
fn error_statuses(maker: &Maker<'_>) -> Vec<Case> {
    let full = wrapped(maker.operation, &sample::full(maker.operation));
    let mut bodies: Vec<(String, &str, String, Failed)> = Vec::new();
    for example in &maker.operation.errors {
        let failed = said(&example.value);
        bodies.push((example.name.clone(), "application/json", example.value.to_string(), failed));
    }
    let nothing = || Failed::of(ErrorKind::Rejected);
    let long = json!({ "error": { "message": "maria@client.example\n".repeat(200), "code": 4711, "retry_after": 30 } });
    // The text is redacted like everything that may end up in a log.
    let redacted = Failed { message: Some(["***@***"; 200].join("\n")), ..said(&long) };
    let plain = Failed { message: Some("upstream is gone".to_owned()), ..nothing() };
    let huge = format!("<html>{}</html>", "x".repeat(70_000));
    bodies.extend([
        ("an HTML page".to_owned(), "text/html", HTML.to_owned(), nothing()),
        ("a huge HTML page".to_owned(), "text/html", huge, nothing()),
        ("no body".to_owned(), "application/json", String::new(), nothing()),
        ("JSON cut off".to_owned(), "application/json", r#"{"error":{"message":"cut o"#.to_owned(), nothing()),
        ("a long text".to_owned(), "application/json", long.to_string(), redacted),
        ("plain text".to_owned(), "text/plain", "upstream is gone\n".to_owned(), plain),
        ("null".to_owned(), "application/json", "null".to_owned(), nothing()),
    ]);
    // A text would be what the service says.
    if !full.is_string() {
        bodies.push(("a response of success".to_owned(), "application/json", full.to_string(), nothing()));
    }
    let mut cases = Vec::new();
    for (status, kind) in STATUSES {
        for (name, content_type, body, failed) in &bodies {
            let response = Response::of(status, content_type, body.as_bytes());
            let failed = Failed { kind, ..failed.clone() };
            cases.push(maker.failed(Group::Failure, format!("{status} with {name}"), response, failed));
        }
    }
    for (status, kind) in [(429, ErrorKind::RateLimited), (503, ErrorKind::Server)] {
        let body = json!({ "message": "later", "retry_after": 60 });
        let mut response = Response { status, ..Response::json(&body) };
        response.headers.push(("retry-after", "7".to_owned()));
        let failed = Failed { kind, retry_after: Some(7), ..said(&body) };
        cases.push(maker.failed(Group::Failure, format!("{status} with Retry-After"), response, failed));
    }
    let mut response = Response::of(302, "text/html", HTML);
    response.headers.push(("location", maker.operation.path.clone()));
    let failed = Failed::of(ErrorKind::UnexpectedResponse);
    cases.push(maker.failed(Group::Failure, "a redirect is not followed", response, failed));
    cases
}

/// Returns cases with status 200 whose body says that the call failed, which bytes never do.
fn false_successes(maker: &Maker<'_>) -> Vec<Case> {
    let operation = maker.operation;
    let mut bodies = Vec::new();
    if matches!(operation.response, Type::Bytes) {
        return Vec::new();
    }
    for example in operation.errors.iter().filter(|example| says_failure(operation, &example.value)) {
        bodies.push((example.name.clone(), example.value.clone()));
    }
    for member in &operation.failed_if_false {
        bodies.push((format!("`{member}: false` alone"), json!({ member: false })));
        for lie in [json!(false), json!(0), json!("false")] {
            let mut body = wrapped(operation, &sample::full(operation));
            let Some(members) = body.as_object_mut() else { continue };
            members.insert(member.clone(), lie.clone());
            bodies.push((format!("a whole response with `{member}: {lie}`"), body));
        }
    }
    let case = |(name, body): (String, Value)| {
        let failed = Failed { kind: ErrorKind::Rejected, ..said(&body) };
        maker.failed(Group::FalseSuccess, format!("200 with {name}"), Response::json(&body), failed)
    };
    bodies.into_iter().map(case).collect()
}

/// Returns true if the root of a body says that the call failed.
fn says_failure(operation: &Operation, body: &Value) -> bool {
    let is = |members: &[String], says: &dyn Fn(&Value) -> bool| {
        members.iter().filter_map(|member| body.get(member)).any(says)
    };
    is(&operation.failed_if_false, &|value| *value == json!(false))
        || is(&operation.failed_if_present, &|value| !value.is_null())
}

/// Returns cases with a success status, and no response of the operation in the body.
fn unreadable(maker: &Maker<'_>) -> Vec<Case> {
    if !maker.operation.is_described() {
        return Vec::new();
    }
    let decode = || Failed::of(ErrorKind::Decode);
    let full = wrapped(maker.operation, &sample::full(maker.operation)).to_string();
    let half: String = full.chars().take(full.chars().count() / 2).collect();
    let mut cases: Vec<Case> = [
        (200, "an HTML page", HTML.to_owned()),
        (200, "a response cut off", half),
        (200, "two responses", format!("{full}{full}")),
        (200, "null", "null".to_owned()),
        (200, "a list of something else", "[[1]]".to_owned()),
        (200, "a text", "\"x\"".to_owned()),
        (200, "a number", "5".to_owned()),
    ]
    .into_iter()
    .map(|(status, name, body)| {
        let is_element = matches!(maker.operation.response, Type::List(_)) && body.starts_with('[');
        let failed = Failed { json_path: is_element.then(|| "[0]".to_owned()), ..decode() };
        let response = Response::of(status, "application/json", body);
        maker.failed(Group::FalseSuccess, format!("{status} with {name}"), response, failed)
    })
    .collect();
    let needed = maker.operation.needed();
    for (status, name, body) in [(204, "no body", ""), (200, "no body", ""), (200, "spaces only", " \r\n")] {
        let response = Response::of(status, "application/json", body);
        cases.push(if needed.is_empty() {
            Case { response, ..maker.case(Group::Example, format!("{status} with {name} is an empty object")) }
        } else {
            maker.failed(Group::FalseSuccess, format!("{status} with {name}"), response, decode())
        });
    }
    if let [only] = needed.as_slice() {
        let silent = maker.operation.errors.iter().filter(|example| !says_failure(maker.operation, &example.value));
        let errors = silent.map(|example| (example.name.as_str(), example.value.to_string().into_bytes()));
        let others = [("an empty object", b"{}".to_vec()), ("a byte that is not UTF-8", b"{\"\xff\":1}".to_vec())];
        for (name, body) in errors.chain(others) {
            let failed = Failed { json_path: Some((*only).to_owned()), ..decode() };
            let response = Response::of(200, "application/json", body);
            cases.push(maker.failed(Group::FalseSuccess, format!("200 with {name}"), response, failed));
        }
    }
    cases
}

/// Reads the error in a body, whichever form it has.
fn said(body: &Value) -> Failed {
    let error = body.get("error");
    let member = |name| error.and_then(|error| error.get(name)).or_else(|| body.get(name));
    let text = |value: &Value| value.as_str().map(|text| text.trim().to_owned());
    let code = member("code").and_then(|code| text(code).or_else(|| code.as_i64().map(|code| code.to_string())));
    Failed {
        message: error.and_then(text).or_else(|| member("message").and_then(text)),
        code,
        retry_after: member("retry_after").and_then(Value::as_u64),
        ..Failed::of(ErrorKind::Rejected)
    }
}
