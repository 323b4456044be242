//! Calls as a user writes them, with arguments that must not reach the service.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

mod stubbed;

use contract_tests::{
    case,
    stub_server::{Seen, StubServer},
};
use jetemail_sdk::{Error, ErrorKind, Response};
use serde_json::json;
use stubbed::{empty, jetemail, unosend};

/// Checks that a call fails with a validation error that contains all of `names`, and that nothing was sent.
async fn assert_invalid<T>(
    server: &StubServer,
    call: impl Future<Output = Result<Response<T>, Error>>,
    names: &[&str],
) {
    server.expect(case::Response::json(&empty()));
    let error = call.await.map(|_| "a response").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    let text = error.to_string();
    for name in names {
        assert!(text.contains(name), "{name:?} in: {text}");
    }
    assert_eq!(server.seen().iter().map(|seen: &Seen| &seen.target).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[tokio::test]
async fn an_integer_out_of_range_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    assert_invalid(&server, client.list_outbound_logs().limit(0).send(), &["`limit`", "0", "1 to 100"]).await;
    assert_invalid(&server, client.list_outbound_logs().limit(101).send(), &["`limit`", "101", "1 to 100"]).await;
    assert_invalid(&server, client.list_outbound_logs().limit(u64::MAX).send(), &["`limit`", "18446744073709551615"])
        .await;
    assert_invalid(&server, client.list_outbound_logs().page(0_u8).send(), &["`page`", "0", "at least 1"]).await;
    assert_invalid(&server, client.list_inbound_account_logs().port(65_536).send(), &["`port`", "65536", "65535"])
        .await;
    let (server, client) = unosend(&empty()).await;
    assert_invalid(&server, client.list_logs().days(91).send(), &["`days`", "91", "1 to 90"]).await;
}

#[tokio::test]
async fn a_text_that_does_not_match_its_pattern_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_outbound_logs().uid("a b").send();
    assert_invalid(&server, call, &["`uid`", "\"a b\"", "^[A-Za-z0-9-_]{1,100}$"]).await;
    let call = client.list_outbound_logs().ip("1.2.3.400").send();
    assert_invalid(&server, call, &["`ip`", "1.2.3.400", "25[0-5]"]).await;
    let call = client.list_outbound_logs().ip("1.2.3.4\n").send();
    assert_invalid(&server, call, &["`ip`"]).await;
}

/// Services ignore an empty filter, and respond with everybody's mail.
#[tokio::test]
async fn an_empty_text_is_refused_by_every_kind_of_parameter_and_call() {
    let rule = "it must be a text of at least 1 character";
    let (server, client) = jetemail(&empty()).await;
    assert_invalid(&server, client.list_outbound_logs().search("").send(), &["`search`: \"\"", rule]).await;
    assert_invalid(&server, client.list_inbound_account_logs().domains(String::new()).send(), &["`domains`", rule])
        .await;
    assert_invalid(&server, client.list_outbound_logs().to_address(Some("")).send(), &["`to_address`", rule]).await;
    assert_invalid(&server, client.list_outbound_logs().uid("").send(), &["`uid`", "it must be a text that matches"])
        .await;
    assert_invalid(&server, client.list_outbound_logs().action("").send(), &["`action`", "it must be one of ACCEPTED"])
        .await;
    let by_name = [("search", json!(""))];
    let error = jetemail_sdk::mock::call(&client, "list_outbound_logs", &by_name).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let error = client.list_outbound_logs().search("").stream().next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("`search`"), "{error}");
    let (server, client) = unosend(&empty()).await;
    assert_invalid(&server, client.list_logs().email_id("").send(), &["`email_id`"]).await;
    assert_invalid(&server, client.list_logs().status("").send(), &["`status`: \"\"", rule]).await;
    let unknown = unosend_sdk::types::LogStatus::Unknown(String::new());
    assert_invalid(&server, client.list_logs().status(unknown).send(), &["`status`: \"\"", rule]).await;
    assert_invalid(&server, client.list_logs().search("").status("").send(), &["`search`", "`status`"]).await;
}

#[tokio::test]
async fn a_text_of_spaces_is_sent_unchanged_and_an_empty_one_can_be_removed() {
    let (server, client) = jetemail(&empty()).await;
    server.expect(case::Response::json(&empty()));
    client.list_outbound_logs().search(" ").to_address("").to_address(None::<&str>).send().await.unwrap();
    let targets: Vec<_> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets, ["/outbound/logs?search=+"]);
}

#[tokio::test]
async fn a_value_that_a_closed_enum_does_not_know_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_outbound_logs().action("BOUNCED_HRD").send();
    assert_invalid(&server, call, &["`action`", "BOUNCED_HRD", "BOUNCED_HARD", "QUEUED"]).await;
    let call = client.list_outbound_logs().sort_order("UP").send();
    assert_invalid(&server, call, &["`sort_order`", "UP", "ASC, DESC"]).await;
}

#[tokio::test]
async fn a_time_that_is_not_a_unix_time_in_seconds_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_outbound_logs().date_from(-1).send();
    assert_invalid(&server, call, &["`date_from`", "-1", "seconds"]).await;
    let call = client.list_outbound_logs().date_from(1776972847891_i64).send();
    assert_invalid(&server, call, &["`date_from`", "1776972847891", "milliseconds", "1776972847)"]).await;
}

#[tokio::test]
async fn a_number_that_is_not_finite_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let call = client.list_inbound_account_logs().spamscore_min(value).send();
        assert_invalid(&server, call, &["`spamscore_min`", &value.to_string(), "finite"]).await;
    }
}

#[tokio::test]
async fn every_invalid_argument_is_named_in_one_error() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_outbound_logs().limit(0).sort_order("UP").search("fine").send();
    assert_invalid(&server, call, &["`limit`", "`sort_order`"]).await;
}

#[tokio::test]
async fn an_invalid_value_that_is_replaced_or_removed_is_no_error() {
    let (server, client) = jetemail(&empty()).await;
    server.expect(case::Response::json(&empty()));
    client.list_outbound_logs().limit(0).limit(100).uid("a b").uid(None::<&str>).send().await.unwrap();
    let targets: Vec<_> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets, ["/outbound/logs?limit=100"]);
}

#[tokio::test]
async fn an_unknown_operation_is_refused() {
    let (server, client) = jetemail(&empty()).await;
    let error = jetemail_sdk::mock::call(&client, "no_such_operation", &[]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("no_such_operation"), "{error}");
    assert!(server.seen().is_empty());
}
