//! Calls over a socket: the request, and helpers for the tests of its response.

mod connection;
mod content;
mod status;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use httpmock::prelude::*;

use super::*;
use crate::call::param::{IntoText, Text};
use crate::{ClientBuilder, Failure, Provider};

crate::testing::provider! { key_prefixes: &["api_"], }

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    struct Page {
        #[wire("data", required list)]
        data: Vec<Row>,
    }
}

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    struct Row {
        #[wire("id", required)]
        id: String,
    }
}

impl Answer for Page {}

const KEY: &str = "api_0123456789abcdef";

const LIST: Operation = Operation {
    id: "list_logs",
    path: "/logs",
    envelope: Some("data"),
    failure: crate::wire::envelope::tests::FAILURE,
    ..Operation::NONE
};

fn builder(base_url: &str) -> ClientBuilder<Client> {
    // Retries are tested without sockets.
    ClientBuilder::new(KEY).base_url(base_url).max_retries(0)
}

async fn call(base_url: &str) -> Result<Response<Page>, Error> {
    let client = builder(base_url).build().unwrap();
    execute(client.core(), &LIST, Query::new()).await
}

/// Returns the error of a call with this response.
async fn error(status: u16, headers: &[(&str, &str)], body: &str) -> Error {
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.any_request();
            let mut then = then.status(status).body(body);
            for (name, value) in headers {
                then = then.header(*name, *value);
            }
        })
        .await;
    let error = call(&server.base_url()).await.unwrap_err();
    assert_redacted(&error);
    error
}

/// Checks that no part of an error shows the key, an address or more than one line.
fn assert_redacted(error: &Error) {
    let text = error.to_string();
    assert!(text.chars().count() <= 300 && !text.contains(['\n', '\r']), "{text}");
    let mut shown = vec![text, format!("{error:?}")];
    let mut link: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(cause) = link {
        shown.extend([cause.to_string(), format!("{cause:?}")]);
        link = cause.source();
    }
    for text in shown {
        for secret in [KEY, "maria", "client.example", "search=", "?"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}

/// Starts a server that sends these bytes over one connection and closes it.
fn raw_server(response: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request);
        stream.write_all(response).unwrap();
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_call_sends_the_required_headers_and_no_others() {
    const NAMES: &[&str] = if cfg!(feature = "gzip") {
        &["accept", "accept-encoding", "authorization", "host", "user-agent"]
    } else {
        &["accept", "authorization", "host", "user-agent"]
    };
    let server = MockServer::start_async().await;
    let mock = server
        .mock_async(|when, then| {
            when.method(GET).path("/api/v1/logs").is_true(|request| {
                let mut names: Vec<_> = request.headers().iter().map(|(name, _)| name.as_str().to_owned()).collect();
                names.sort_unstable();
                let header = |name: &str| {
                    let headers = request.headers();
                    headers.get(name).unwrap().to_str().unwrap().to_owned()
                };
                names == NAMES
                    && (!cfg!(feature = "gzip") || header("accept-encoding") == "gzip")
                    && header("accept") == "application/json"
                    && header("authorization") == format!("Bearer {KEY}")
                    && header("user-agent") == "test-sdk/1.2.3"
                    && !request.uri().to_string().contains('?')
            });
            then.status(200).header("x-request-id", "req_1").body(r#"{"data":[{"id":1}]}"#);
        })
        .await;
    let response = call(&server.url("/api/v1/")).await.unwrap();
    mock.assert_async().await;
    assert_eq!(response.data, [Row { id: "1".to_owned() }]);
    assert_eq!(response.status(), 200);
    assert_eq!(response.request_id(), Some("req_1"));
}

#[tokio::test]
async fn a_parameter_that_is_not_valid_is_reported_and_nothing_is_sent() {
    let server = MockServer::start_async().await;
    let mock = server
        .mock_async(|when, then| {
            when.any_request();
            then.status(200);
        })
        .await;
    let client = builder(&server.base_url()).build().unwrap();
    let mut query = Query::new();
    query.integer("limit", Some(101), 1..=100);
    let operation = Operation { required: &[&["uid"]], ..LIST };
    let error = execute::<Page>(client.core(), &operation, query).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(
        error.to_string(),
        "list_logs: parameter `limit`: 101 is not allowed; it must be an integer from 1 to 100; \
         parameter `uid` is required"
    );
    assert_eq!(error.attempts(), 0);
    assert_eq!(mock.calls_async().await, 0);
}

#[tokio::test]
async fn a_request_too_long_to_send_is_an_invalid_request() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let mut query = Query::new();
    let rules = Text { min_length: 0, max_length: usize::MAX, pattern: None };
    query.text("search", "maria@client.example ".repeat(10_000).into_text(), &rules);
    let error = execute::<Page>(client.core(), &LIST, query).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert_redacted(&error);
}

#[test]
fn a_call_can_be_spawned() {
    fn spawned<T: Send + 'static>(_: T) {}
    let client = builder("http://localhost").build().unwrap();
    spawned(async move { execute::<Page>(client.core(), &LIST, Query::new()).await });
}
