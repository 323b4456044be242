//! Access to everything that the SDK does not know: members of a response, calls, parameters, headers.

use httpmock::prelude::*;
use jetemail_sdk::{Client, Error, ErrorKind, Method, RequestOptions, StatusCode};
use serde_json::{Value, json};

fn client(server: &MockServer) -> Result<Client, Error> {
    Client::builder("api_key").base_url(server.url("/v1")).max_retries(1).retry_delay(std::time::Duration::ZERO).build()
}

#[tokio::test]
async fn a_raw_response_has_unknown_members_beside_the_typed_response() {
    let server = MockServer::start_async().await;
    let body = json!({ "success": true, "data": [{ "uid": "a", "brand_new": [1, { "x": null }] }], "also": 1.5 });
    server
        .mock_async(|when, then| {
            when.path("/v1/outbound/logs").query_param("limit", "1");
            then.status(200).header("x-request-id", "r1").json_body_obj(&body);
        })
        .await;
    let raw = client(&server).unwrap().list_outbound_logs().limit(1).send_raw().await.unwrap();
    assert_eq!((raw.status(), raw.request_id()), (StatusCode::OK, Some("r1")));
    assert_eq!(raw.data[0].uid, "a");
    assert_eq!(raw.json()["data"][0]["brand_new"][1], json!({ "x": null }));
    assert!(!format!("{raw:?}").contains("brand_new"), "{raw:?}");
    let (page, json) = raw.into_inner().into_parts();
    assert_eq!((page.data.len(), json), (1, body));
}

#[tokio::test]
async fn the_raw_response_includes_the_wrapper() {
    let server = MockServer::start_async().await;
    let body = json!({ "success": true, "data": { "data": [{ "id": "a" }], "more": 1 } });
    server
        .mock_async(|_, then| {
            then.status(200).json_body_obj(&body);
        })
        .await;
    let client = unosend_sdk::Client::builder("un_key").base_url(server.base_url()).build().unwrap();
    let raw = client.list_logs().send_raw().await.unwrap();
    assert_eq!(raw.data[0].id, "a");
    assert_eq!(raw.json(), &body);
}

#[tokio::test]
async fn an_unknown_call_has_the_key_the_retries_and_the_base_url_of_its_client() {
    let server = MockServer::start_async().await;
    let busy = server
        .mock_async(|when, then| {
            when.any_request();
            then.status(503);
        })
        .await;
    let client = client(&server).unwrap();
    let error = client.request(Method::GET, "/domains").send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), busy.calls_async().await), (ErrorKind::Server, 2, 2));
    let error = client.request(Method::POST, "/domains").send().await.unwrap_err();
    assert_eq!((error.attempts(), busy.calls_async().await), (1, 3), "a POST is sent once");
    busy.delete_async().await;

    let domains = server
        .mock_async(|when, then| {
            when.method(GET)
                .path("/v1/domains")
                .query_param("name", "a b&c")
                .query_param("limit", "5")
                .header("authorization", "Bearer api_key")
                .header("x-a", "b");
            then.status(200).body("[1, {\"a\": 2}]");
        })
        .await;
    let call = client.request(Method::GET, "/domains").query("name", "a b&c").query("limit", 5).header("x-a", "b");
    let response = call.send().await.unwrap();
    assert_eq!(*response, json!([1, { "a": 2 }]));
    assert_eq!((response.attempts(), domains.calls_async().await), (1, 1));
}

#[tokio::test]
async fn an_unknown_call_sends_json_and_accepts_an_empty_response() {
    let server = MockServer::start_async().await;
    let created = server
        .mock_async(|when, then| {
            when.method(POST)
                .path("/v1/domains")
                .header("content-type", "application/json")
                .json_body(json!({ "domain": "a.example" }));
            then.status(204);
        })
        .await;
    let call = client(&server).unwrap().request(Method::POST, "/domains").json(&json!({ "domain": "a.example" }));
    let response = call.send().await.unwrap();
    assert_eq!((response.status(), &*response), (StatusCode::NO_CONTENT, &Value::Null));
    created.assert_async().await;
}

#[tokio::test]
async fn an_unknown_call_reads_errors_as_every_call_does() {
    let server = MockServer::start_async().await;
    for (status, body, kind) in [
        (404, r#"{"message": "no such domain"}"#, ErrorKind::NotFound),
        (200, r#"{"success": false, "message": "no such domain"}"#, ErrorKind::Rejected),
        (200, r#"{"data": null, "error": {"message": "no such domain"}}"#, ErrorKind::Rejected),
        (200, r#"{"errors": [{"message": "no such domain"}], "data": {"items": []}}"#, ErrorKind::Rejected),
        (200, "<html>no such domain</html>", ErrorKind::Decode),
    ] {
        let mock = server
            .mock_async(|when, then| {
                when.any_request();
                then.status(status).body(body);
            })
            .await;
        let error = client(&server).unwrap().request(Method::DELETE, "/domains/a").send().await.unwrap_err();
        assert_eq!((error.kind(), error.body()), (kind, Some(body.as_bytes())), "{error}");
        mock.delete_async().await;
    }
}

#[tokio::test]
async fn an_unknown_call_returns_bodies_that_do_not_say_that_they_failed() {
    let server = MockServer::start_async().await;
    for body in [
        json!({ "items": [{ "id": 1 }], "errors": ["one zone is away"] }),
        json!({ "data": { "items": [{ "id": 1 }] }, "error": "one zone is away" }),
        json!({ "id": 1, "error": null, "errors": [], "success": true }),
        json!([{ "error": "no such domain" }]),
    ] {
        let mock = server
            .mock_async(|when, then| {
                when.any_request();
                then.status(200).json_body_obj(&body);
            })
            .await;
        let response = client(&server).unwrap().request(Method::GET, "/domains").send().await.unwrap();
        assert_eq!(*response, body);
        mock.delete_async().await;
    }
}

#[tokio::test]
async fn an_unknown_call_that_cannot_be_sent_is_an_error_that_shows_no_secret() {
    let server = MockServer::start_async().await;
    let any = server
        .mock_async(|when, then| {
            when.any_request();
            then.status(200).body("{}");
        })
        .await;
    let client = client(&server).unwrap();
    let unwritable = std::collections::HashMap::from([((1, 2), "secret")]);
    for call in [
        client.request(Method::GET, "secret"),
        client.request(Method::GET, "/secret/../secret"),
        client.request(Method::GET, "/secret").header("authorization", "secret"),
        client.request(Method::GET, "/secret").query("", "secret"),
        client.request(Method::POST, "/secret").json(&unwritable),
    ] {
        assert!(!format!("{call:?}").contains("secret"), "{call:?}");
        let error = call.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
    assert_eq!(any.calls_async().await, 0);
}

#[tokio::test]
async fn a_typed_call_can_send_an_unknown_parameter_and_header() {
    let server = MockServer::start_async().await;
    let zone = server
        .mock_async(|when, then| {
            when.query_param("limit", "1").query_param("zone", "eu").header("x-a", "b");
            then.status(200).body(r#"{"data": []}"#);
        })
        .await;
    let options = RequestOptions::new().query("zone", "eu").header("x-a", "b");
    let call = client(&server).unwrap().with_options(options).list_outbound_logs().limit(1);
    call.send().await.unwrap();
    zone.assert_async().await;
}
