//! A call over HTTP with the client that this build compiles: the committed one unless `codegen` is on.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use httpmock::prelude::*;
use unosend_sdk::{Client, ErrorKind, types};

fn client(server: &MockServer) -> Client {
    Client::builder("un_test").base_url(server.url("/api/v1/")).build().unwrap()
}

#[tokio::test]
async fn both_forms_of_an_answer_give_the_same_page() {
    let page = r#"{"data": [{"id": "e1", "to": ["a@client.example"], "status": "held", "events": null}], "pagination": {"total": 1}}"#;
    let wrapped = format!(r#"{{"success": true, "data": {page}}}"#);
    let mut pages = Vec::new();
    for body in [page, &wrapped] {
        let server = MockServer::start_async().await;
        let mock = server
            .mock_async(|when, then| {
                when.method(GET)
                    .path("/api/v1/logs")
                    .query_param("days", "30")
                    .header("authorization", "Bearer un_test");
                then.status(200).body(body);
            })
            .await;
        pages.push(client(&server).list_logs().days(30).send().await.unwrap().into_inner());
        mock.assert_async().await;
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0].data[0].status, Some(types::LogStatus::Unknown("held".to_owned())));
}

#[tokio::test]
async fn an_error_of_the_service_keeps_what_it_said() {
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.any_request();
            then.status(401).body(r#"{"error": {"message": "Invalid or missing API key", "code": 401}}"#);
        })
        .await;
    let error = client(&server).list_logs().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    assert_eq!(error.message(), Some("Invalid or missing API key"));
    assert_eq!(error.code(), Some("401"));
}
