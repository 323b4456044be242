//! Responses without a described object: any JSON, text, bytes, nothing.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    case::{Case, Expect, Failed, Group, Response},
    document::Type,
};

/// Returns the cases of such an operation; none for others.
pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let as_it_came = |name: &str, response: Response, expected: Value| Case {
        response,
        expect: Expect::Decoded(expected),
        ..maker.case(Group::Example, name)
    };
    let bytes = |bytes: &[u8]| json!(bytes);
    let html = "<!DOCTYPE html><html></html>";
    let refusal = r#"{"success":false}"#;
    match maker.operation.response {
        Type::Anything => vec![
            as_it_came("no content", Response::of(204, "application/json", ""), Value::Null),
            as_it_came("null", Response::json(&Value::Null), Value::Null),
            as_it_came("a list", Response::json(&json!([1, { "a": null }])), json!([1, { "a": null }])),
            as_it_came("a text", Response::json(&json!("ü")), json!("ü")),
            maker.failed(
                Group::FalseSuccess,
                "200 with an HTML page",
                Response::of(200, "text/html", html),
                Failed::of(ErrorKind::Decode),
            ),
        ],
        Type::Csv => vec![
            as_it_came("no content", Response::of(200, "text/csv", ""), json!("")),
            as_it_came(
                "no media type",
                Response { status: 200, headers: Vec::new(), body: b"a,b".to_vec() },
                json!("a,b"),
            ),
            as_it_came("another media type", Response::of(200, "application/octet-stream", "a;b"), json!("a;b")),
            as_it_came("a byte-order mark", Response::of(200, "text/csv", "\u{feff}a,b"), json!("a,b")),
            as_it_came("a byte that is no text", Response::of(200, "text/csv", &b"a,\xff"[..]), json!("a,\u{fffd}")),
            maker.failed(
                Group::FalseSuccess,
                "200 with JSON in its place",
                Response::json(&json!({ "data": [] })),
                Failed::of(ErrorKind::Decode),
            ),
        ],
        Type::Bytes => vec![
            as_it_came("no content", Response::of(200, "image/png", ""), json!([])),
            as_it_came("a page", Response::of(200, "text/html", html), bytes(html.as_bytes())),
            as_it_came(
                "what would say that it failed",
                Response::of(200, "application/json", refusal),
                bytes(refusal.as_bytes()),
            ),
        ],
        Type::Nothing => vec![
            as_it_came("a text", Response::of(200, "text/plain", "OK"), Value::Null),
            as_it_came("an object", Response::json(&json!({ "id": 1 })), Value::Null),
        ],
        _ => Vec::new(),
    }
}
