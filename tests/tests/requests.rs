//! Calls of the client that is generated from the sample document `lending.yaml`, which has every kind of request without a
//! body and every kind of response.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use contract_tests::{
    case::Response,
    stub_server::{Seen, StubServer},
};
use sdk_runtime::{Error, ErrorKind};
use serde_json::json;

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    unexpected_cfgs,
    missing_docs,
    clippy::should_implement_trait,
    reason = "what is generated is called as far as a test needs it"
)]
mod lending {
    include!("../../sdk-codegen/tests/snapshot/lending/mod.rs");
}

async fn library(response: Response) -> (StubServer, lending::Client) {
    let server = StubServer::start().await;
    server.expect(response);
    let client = lending::Client::builder("lend_key").base_url(format!("{}/lending/", server.url()));
    (server, client.max_retries(0).retry_delay(std::time::Duration::ZERO).build().unwrap())
}

fn only(server: &StubServer) -> Seen {
    let [seen] = server.seen().try_into().unwrap();
    seen
}

fn header(seen: &Seen, name: &str) -> Option<String> {
    seen.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.clone())
}

fn violation<T>(result: Result<T, Error>, server: &StubServer) -> String {
    let error = result.err().unwrap();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(server.seen().is_empty());
    error.to_string()
}

#[tokio::test]
async fn an_argument_of_the_method_is_a_part_of_the_path_and_a_header_is_a_header() {
    let (server, client) = library(Response::of(201, "application/json", r#"{"loan":{"isbn":"3000000000"}}"#)).await;
    let loan = client.lend_book(7, "3000000000").x_branch("North Street").send().await.unwrap();
    assert_eq!((loan.status().as_u16(), loan.isbn.as_str()), (201, "3000000000"));
    let seen = only(&server);
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("PUT", "/lending/members/7/loans/3000000000"));
    assert_eq!(header(&seen, "x-branch").as_deref(), Some("North Street"));
    assert_eq!(header(&seen, "accept").as_deref(), Some("application/json"));

    server.expect(Response::json(&json!({ "success": true })));
    client.renew_loan(7, "3000000000").weeks(2).send().await.unwrap();
    let seen = only(&server);
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("PATCH", "/lending/members/7/loans/3000000000?weeks=2"));
    assert_eq!(header(&seen, "x-branch"), None);
}

#[tokio::test]
async fn a_part_of_the_path_that_is_not_valid_is_an_error_before_anything_is_sent() {
    let (server, client) = library(Response::json(&json!({}))).await;
    let text = violation(client.get_member(0).send().await, &server);
    assert!(text.contains("get_member: parameter `memberNumber`: 0 is not allowed"), "{text}");
    let text = violation(client.get_member(None::<i64>).send().await, &server);
    assert!(text.contains("parameter `memberNumber` is required"), "{text}");
    let text = violation(client.lend_book(0, "..").x_branch("a\nb").send().await, &server);
    assert!(["`memberNumber`", "`isbn`", "`X-Branch`"].iter().all(|name| text.contains(name)), "{text}");
}

#[tokio::test]
async fn a_header_that_could_not_be_carried_is_an_error_before_anything_is_sent() {
    let (server, client) = library(Response::json(&json!({}))).await;
    for value in ["ü", "a\r\nx: y", " a", "\u{7f}"] {
        let text = violation(client.get_member(1).x_branch(value).send().await, &server);
        assert!(text.contains("parameter `X-Branch`: "), "{text}");
    }
}

#[tokio::test]
async fn a_response_without_content_is_an_empty_object_or_nothing() {
    let empty = || Response { status: 204, headers: Vec::new(), body: Vec::new() };
    let (_server, client) = library(empty()).await;
    let done = client.delete_member(7).send().await.unwrap();
    assert_eq!((done.status().as_u16(), done.message.as_deref()), (204, None));
    client.ring().send().await.unwrap();
    let error = client.get_member(7).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_text_and_bytes_come_as_they_are() {
    let (server, client) = library(Response::of(200, "text/csv", "isbn,until\r\n")).await;
    let text: sdk_runtime::Response<String> = client.export_loans().send().await.unwrap();
    assert_eq!(text.into_inner(), "isbn,until\r\n");
    assert_eq!(header(&only(&server), "accept").as_deref(), Some("text/csv, */*;q=0.5"));

    server.expect(Response::of(200, "image/png", &[0x89_u8, 0x50, 0xff, 0][..]));
    let bytes: sdk_runtime::Response<sdk_runtime::Bytes> = client.get_cover("3000000000").send().await.unwrap();
    assert_eq!(bytes.into_inner(), &[0x89_u8, 0x50, 0xff, 0][..]);
    assert_eq!(header(&only(&server), "accept").as_deref(), Some("*/*"));

    server.expect(Response::json(&json!({ "success": false, "error": "closed" })));
    let error = client.export_loans().send().await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Rejected, Some("closed")));
}

#[tokio::test]
async fn a_list_comes_out_of_its_wrapper_and_raw_json_keeps_it() {
    let body = json!({ "loans": [{ "isbn": "1" }, { "isbn": "2" }] });
    let (_server, client) = library(Response::json(&body)).await;
    let loans = client.list_loans().send().await.unwrap();
    assert_eq!(loans.iter().map(|loan| loan.isbn.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    let raw = client.list_loans().send_raw().await.unwrap();
    assert_eq!((raw.len(), raw.json()), (2, &body));
}

#[tokio::test]
async fn a_call_is_made_again_as_its_class_says() {
    let (server, client) = library(Response::of(500, "text/plain", "broken")).await;
    let client = client.with_options(sdk_runtime::RequestOptions::new().max_retries(1));
    for (result, attempts, effect) in [
        (client.get_card(1).send().await.map(drop), 2, false),
        (client.delete_member(1).send().await.map(drop), 2, true),
        (client.renew_loan(1, "3000000000").send().await.map(drop), 2, true),
        (client.lend_book(1, "3000000000").send().await.map(drop), 1, true),
        (client.ring().send().await.map(drop), 1, true),
    ] {
        let error = result.unwrap_err();
        assert_eq!((error.attempts(), error.may_have_taken_effect()), (attempts, effect), "{error}");
    }
    drop(server);
}

#[tokio::test]
async fn calls_by_name_take_the_parts_of_a_path_too() {
    let (server, client) = library(Response::of(200, "*/*", "x")).await;
    let value = lending::call(&client, "get_cover", &[("isbn", json!("3000000000"))]).await.unwrap();
    assert_eq!((value, only(&server).target.as_str()), (json!([b'x']), "/lending/covers/3000000000"));
    let error = lending::call(&client, "get_cover", &[("memberNumber", json!(1))]).await.unwrap_err();
    assert!(error.to_string().contains("no parameter `memberNumber`"), "{error}");
}
