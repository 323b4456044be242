//! Errors of the service in all their shapes, what a proxy says in its place, and answers that are none.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    canonical::wrapped,
    case::{Answer, Case, Failed, Group},
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
    let mut cases = refusals(maker);
    cases.extend(false_successes(maker));
    cases.extend(no_answers(maker));
    cases
}

/// A status of failure, with everything that may stand in the body.
fn refusals(maker: &Maker<'_>) -> Vec<Case> {
    let full = wrapped(maker.operation, &sample::full(maker.operation)).to_string();
    let mut bodies: Vec<(String, &str, String, Failed)> = Vec::new();
    for example in &maker.operation.errors {
        let failed = said(&example.value);
        bodies.push((example.name.clone(), "application/json", example.value.to_string(), failed));
    }
    let nothing = || Failed::of(ErrorKind::Rejected);
    let long = json!({ "error": { "message": "maria@client.example\n".repeat(200), "code": 4711, "retry_after": 30 } });
    // The text is masked as everything is that may end up in a log.
    let masked = Failed { message: Some(["***@***"; 200].join("\n")), ..said(&long) };
    let plain = Failed { message: Some("upstream is gone".to_owned()), ..nothing() };
    let huge = format!("<html>{}</html>", "x".repeat(70_000));
    bodies.extend([
        ("an HTML page".to_owned(), "text/html", HTML.to_owned(), nothing()),
        ("a huge HTML page".to_owned(), "text/html", huge, nothing()),
        ("no body".to_owned(), "application/json", String::new(), nothing()),
        ("JSON cut off".to_owned(), "application/json", r#"{"error":{"message":"cut o"#.to_owned(), nothing()),
        ("an answer of success".to_owned(), "application/json", full, nothing()),
        ("a long text".to_owned(), "application/json", long.to_string(), masked),
        ("plain text".to_owned(), "text/plain", "upstream is gone\n".to_owned(), plain),
        ("null".to_owned(), "application/json", "null".to_owned(), nothing()),
    ]);
    let mut cases = Vec::new();
    for (status, kind) in STATUSES {
        for (name, content_type, body, failed) in &bodies {
            let answer = Answer::of(status, content_type, body.as_bytes());
            let failed = Failed { kind, ..failed.clone() };
            cases.push(maker.failed(Group::Failure, format!("{status} with {name}"), answer, failed));
        }
    }
    for (status, kind) in [(429, ErrorKind::RateLimited), (503, ErrorKind::Server)] {
        let body = json!({ "message": "later", "retry_after": 60 });
        let mut answer = Answer { status, ..Answer::json(&body) };
        answer.headers.push(("retry-after", "7".to_owned()));
        let failed = Failed { kind, retry_after: Some(7), ..said(&body) };
        cases.push(maker.failed(Group::Failure, format!("{status} with Retry-After"), answer, failed));
    }
    let mut answer = Answer::of(302, "text/html", HTML);
    answer.headers.push(("location", maker.operation.path.clone()));
    let failed = Failed::of(ErrorKind::UnexpectedResponse);
    cases.push(maker.failed(Group::Failure, "a redirect is not followed", answer, failed));
    cases
}

/// 200, and the body says that it failed. Bytes never do.
fn false_successes(maker: &Maker<'_>) -> Vec<Case> {
    let operation = maker.operation;
    let mut bodies = Vec::new();
    if matches!(operation.answer, Type::Bytes) {
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
            bodies.push((format!("a whole answer with `{member}: {lie}`"), body));
        }
    }
    let case = |(name, body): (String, Value)| {
        let failed = Failed { kind: ErrorKind::Rejected, ..said(&body) };
        maker.failed(Group::FalseSuccess, format!("200 with {name}"), Answer::json(&body), failed)
    };
    bodies.into_iter().map(case).collect()
}

/// Says whether a body says at its root that the call failed.
fn says_failure(operation: &Operation, body: &Value) -> bool {
    let is = |members: &[String], says: &dyn Fn(&Value) -> bool| {
        members.iter().filter_map(|member| body.get(member)).any(says)
    };
    is(&operation.failed_if_false, &|value| *value == json!(false))
        || is(&operation.failed_if_present, &|value| !value.is_null())
}

/// 2xx, and no answer in the body.
fn no_answers(maker: &Maker<'_>) -> Vec<Case> {
    if !maker.operation.is_described() {
        return Vec::new();
    }
    let decode = || Failed::of(ErrorKind::Decode);
    let full = wrapped(maker.operation, &sample::full(maker.operation)).to_string();
    let half: String = full.chars().take(full.chars().count() / 2).collect();
    let mut cases: Vec<Case> = [
        (200, "an HTML page", HTML.to_owned()),
        (200, "an answer cut off", half),
        (200, "two answers", format!("{full}{full}")),
        (200, "null", "null".to_owned()),
        (200, "a list of something else", "[[1]]".to_owned()),
        (200, "a text", "\"x\"".to_owned()),
        (200, "a number", "5".to_owned()),
    ]
    .into_iter()
    .map(|(status, name, body)| {
        let is_list = matches!(maker.operation.answer, Type::List(_));
        let json_path = (is_list && body.starts_with('[')).then(|| "[0]".to_owned());
        let answer = Answer::of(status, "application/json", body);
        let failed = Failed { json_path, ..decode() };
        maker.failed(Group::FalseSuccess, format!("{status} with {name}"), answer, failed)
    })
    .collect();
    let needed = maker.operation.needed();
    for (status, name, body) in [(204, "no body", ""), (200, "no body", ""), (200, "blanks only", " \r\n")] {
        let answer = Answer::of(status, "application/json", body);
        let case = match needed.is_empty() {
            true => Case { answer, ..maker.case(Group::Example, format!("{status} with {name} is an empty object")) },
            false => maker.failed(Group::FalseSuccess, format!("{status} with {name}"), answer, decode()),
        };
        cases.push(case);
    }
    if let [only] = needed.as_slice() {
        let silent = maker.operation.errors.iter().filter(|example| !says_failure(maker.operation, &example.value));
        let errors = silent.map(|example| (example.name.as_str(), example.value.to_string().into_bytes()));
        let others = [("an empty object", b"{}".to_vec()), ("a byte that is no text", b"{\"\xff\":1}".to_vec())];
        for (name, body) in errors.chain(others) {
            let failed = Failed { json_path: Some((*only).to_owned()), ..decode() };
            let answer = Answer::of(200, "application/json", body);
            cases.push(maker.failed(Group::FalseSuccess, format!("200 with {name}"), answer, failed));
        }
    }
    cases
}

/// What an error says, whichever shape it has.
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
