//! A call over HTTP with the client that this build compiles: the committed one unless `codegen` is on.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use httpmock::prelude::*;
use jetemail_sdk::{Client, ErrorKind, types};

fn client(server: &MockServer) -> Client {
    Client::builder("api_test").base_url(server.base_url()).build().unwrap()
}

#[tokio::test]
async fn outbound_logs_are_asked_for_and_read() {
    let server = MockServer::start_async().await;
    let mock = server
        .mock_async(|when, then| {
            when.method(GET)
                .path("/outbound/logs")
                .query_param("limit", "2")
                .query_param("action", "BOUNCED_HARD")
                .header("authorization", "Bearer api_test");
            then.status(200).header("x-request-id", "r-1").body(
                r#"{"success": true, "pagination": {"total_count": 1}, "data": [{"uid": 7, "last_updated": 1776972847891,
                    "delivery_attempts": [{"action": "TARPITTED"}], "opens": null}]}"#,
            );
        })
        .await;
    let page = client(&server)
        .list_outbound_logs()
        .limit(2)
        .action(types::OutboundActionFilter::BouncedHard)
        .send()
        .await
        .unwrap();
    mock.assert_async().await;
    assert_eq!(page.request_id(), Some("r-1"));
    let log = &page.data[0];
    assert_eq!(log.uid, "7");
    assert_eq!(log.delivery_attempts[0].action.as_ref().unwrap().as_str(), "TARPITTED");
    assert_eq!(log.last_updated.unwrap().to_timestamp().unwrap().as_millisecond(), 1_776_972_847_891);
}

#[tokio::test]
async fn inbound_logs_are_asked_for_and_read() {
    let server = MockServer::start_async().await;
    let mock = server
        .mock_async(|when, then| {
            when.method(GET).path("/inbound/account/logs").query_param("to", "user@example.com");
            then.status(200).body(r#"{"data": [{"uid": "a", "_domain": "example.com"}], "total_domains": 23}"#);
        })
        .await;
    let page = client(&server).list_inbound_account_logs().to("user@example.com").send().await.unwrap();
    mock.assert_async().await;
    assert_eq!(page.data[0].domain.as_deref(), Some("example.com"));
    assert_eq!(page.total_domains, Some(23));
}

#[tokio::test]
async fn a_refused_value_is_not_sent() {
    let server = MockServer::start_async().await;
    let mock = server
        .mock_async(|when, then| {
            when.any_request();
            then.status(200).body(r#"{"data": []}"#);
        })
        .await;
    let error = client(&server).list_outbound_logs().limit(101).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("`limit`: 101"), "{error}");
    mock.assert_calls_async(0).await;
}
