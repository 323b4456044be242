//! Answers that are no described object: JSON of any kind, texts, bytes, nothing.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    case::{Answer, Case, Expect, Failed, Group},
    document::Type,
};

pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let as_it_came = |name: &str, answer: Answer, expected: Value| Case {
        answer,
        expect: Expect::Decoded(expected),
        ..maker.case(Group::Example, name)
    };
    let bytes = |bytes: &[u8]| json!(bytes);
    let html = "<!DOCTYPE html><html></html>";
    let refusal = r#"{"success":false}"#;
    match maker.operation.answer {
        Type::Anything => vec![
            as_it_came("no content", Answer::of(204, "application/json", ""), Value::Null),
            as_it_came("null", Answer::json(&Value::Null), Value::Null),
            as_it_came("a list", Answer::json(&json!([1, { "a": null }])), json!([1, { "a": null }])),
            as_it_came("a text", Answer::json(&json!("ü")), json!("ü")),
            maker.failed(
                Group::FalseSuccess,
                "200 with an HTML page",
                Answer::of(200, "text/html", html),
                Failed::of(ErrorKind::Decode),
            ),
        ],
        Type::Csv => vec![
            as_it_came("no content", Answer::of(200, "text/csv", ""), json!("")),
            as_it_came("no media type", Answer { status: 200, headers: Vec::new(), body: b"a,b".to_vec() }, json!("a,b")),
            as_it_came("another media type", Answer::of(200, "application/octet-stream", "a;b"), json!("a;b")),
            as_it_came("a byte-order mark", Answer::of(200, "text/csv", "\u{feff}a,b"), json!("a,b")),
            as_it_came("a byte that is no text", Answer::of(200, "text/csv", &b"a,\xff"[..]), json!("a,\u{fffd}")),
            maker.failed(
                Group::FalseSuccess,
                "200 with JSON in its place",
                Answer::json(&json!({ "data": [] })),
                Failed::of(ErrorKind::Decode),
            ),
        ],
        Type::Bytes => vec![
            as_it_came("no content", Answer::of(200, "image/png", ""), json!([])),
            as_it_came("a page", Answer::of(200, "text/html", html), bytes(html.as_bytes())),
            as_it_came("what would say that it failed", Answer::of(200, "application/json", refusal), bytes(refusal.as_bytes())),
        ],
        Type::Nothing => vec![
            as_it_came("a text", Answer::of(200, "text/plain", "OK"), Value::Null),
            as_it_came("an object", Answer::json(&json!({ "id": 1 })), Value::Null),
        ],
        _ => Vec::new(),
    }
}
