use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use httpmock::prelude::*;

use super::*;
use crate::call::param::{IntoText, Text};
use crate::{ClientBuilder, Failure, Method, Provider, Sdk};

#[derive(Clone, Debug)]
struct Client {
    core: Core,
}

impl Provider for Client {
    const SDK: &'static Sdk = &Sdk {
        name: "test-sdk",
        version: "1.2.3",
        env_prefix: "TEST",
        base_url: "http://localhost:1",
        key_prefixes: &["api_"],
        rate_limits: &[],
        quota_codes: &["quota_exceeded"],
        failure: crate::wire::envelope::tests::FAILURE,
    };

    fn from_core(core: Core) -> Self {
        Self { core }
    }

    fn core(&self) -> &Core {
        &self.core
    }
}

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
    method: Method::GET,
    path: "/logs",
    required: &[],
    envelope: Some("data"),
    failure: crate::wire::envelope::tests::FAILURE,
    may_fail: &[],
};

fn builder(base_url: &str) -> ClientBuilder<Client> {
    // What is tried again is tested without sockets.
    ClientBuilder::new(KEY).base_url(base_url).max_retries(0)
}

async fn call(base_url: &str) -> Result<Response<Page>, Error> {
    let client = builder(base_url).build().unwrap();
    execute(client.core(), &LIST, Query::new()).await
}

/// The error of a call that is answered so.
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
    assert_discreet(&error);
    error
}

/// Nothing of an error shows the key, an address or more than one line.
fn assert_discreet(error: &Error) {
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

/// A server of one connection that answers these bytes and closes.
fn raw_server(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request);
        stream.write_all(answer).unwrap();
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_call_sends_what_it_must_and_nothing_else() {
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
async fn a_refused_parameter_is_reported_and_nothing_is_sent() {
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
async fn a_request_too_long_to_send_is_an_invalid_one() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let mut query = Query::new();
    let rules = Text { min_length: 0, max_length: usize::MAX, pattern: None };
    query.text("search", "maria@client.example ".repeat(10_000).into_text(), &rules);
    let error = execute::<Page>(client.core(), &LIST, query).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert_discreet(&error);
}

#[tokio::test]
async fn every_status_gives_its_kind_with_all_that_was_sent() {
    use ErrorKind::*;
    for (status, kind) in [
        (400, Rejected),
        (401, Authentication),
        (403, PermissionDenied),
        (404, NotFound),
        (422, Rejected),
        (429, RateLimited),
        (500, Server),
        (503, Server),
    ] {
        let body = r#"{"error":{"code":"some_code","message":"to maria@client.example\nno"}}"#;
        let error = error(status, &[("retry-after", "7"), ("cf-ray", "ray")], body).await;
        assert_eq!(error.kind(), kind);
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.message(), Some("to ***@***\nno"));
        assert_eq!(error.code(), Some("some_code"));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error.request_id(), Some("ray"));
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(error.headers().unwrap()["retry-after"], "7");
        assert_eq!(error.attempts(), 1);
        let text = error.to_string();
        assert!(text.starts_with(&format!("list_logs: {status} ")), "{text}");
        assert!(text.ends_with("; to ***@*** no; code some_code; request id ray"), "{text}");
    }
}

#[tokio::test]
async fn an_html_page_and_an_empty_body_are_errors_like_others() {
    let html = error(502, &[], "<html>maria@client.example").await;
    assert_eq!(html.kind(), ErrorKind::Server);
    assert_eq!(html.message(), None);
    assert_eq!(html.to_string(), "list_logs: 502 Bad Gateway; the answer is an HTML page");
    assert_eq!(html.body().unwrap(), b"<html>maria@client.example");
    let empty = error(500, &[], "").await;
    assert_eq!(empty.to_string(), "list_logs: 500 Internal Server Error");
}

#[tokio::test]
async fn a_key_that_the_service_repeats_is_not_shown() {
    let body = format!(r#"{{"error":"bad key {KEY}","code":"{KEY}","request_id":"{KEY}"}}"#);
    let error = error(401, &[], &body).await;
    assert_eq!(error.to_string(), "list_logs: 401 Unauthorized; bad key ***; code ***; request id ***");
}

#[tokio::test]
async fn a_refused_key_of_the_wrong_kind_is_hinted_at() {
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.any_request();
            then.status(401).body(r#"{"error":"no"}"#);
        })
        .await;
    let client: Client = ClientBuilder::new("transactional_9").base_url(server.base_url()).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "list_logs: 401 Unauthorized; no; this endpoint wants a key that begins with `api_`, \
         and this one does not"
    );
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_names_the_origin_only() {
    for (location, origin) in [
        ("https://evil.example/x?maria@client.example", "https://evil.example"),
        ("https://maria:pw@evil.example:8443", "https://evil.example:8443"),
        ("mailto:maria@client.example", "a `mailto` URL"),
    ] {
        let error = error(302, &[("location", location)], r#"{"message":"moved"}"#).await;
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
        let expected = format!("list_logs: 302 Found; the redirect to {origin} was not followed");
        assert_eq!(error.to_string(), expected);
    }
    let error = error(304, &[], "").await;
    assert_eq!(error.to_string(), "list_logs: 304 Not Modified");
}

#[tokio::test]
async fn a_redirect_that_an_own_client_follows_elsewhere_is_an_error() {
    let elsewhere = MockServer::start_async().await;
    let there = elsewhere
        .mock_async(|when, then| {
            when.header_missing("authorization");
            then.status(200).body(r#"{"data":[]}"#);
        })
        .await;
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.path("/logs");
            then.status(302).header("location", elsewhere.url("/x"));
        })
        .await;
    let client = builder(&server.base_url())
        .http_client(
            crate::transport::tls::set_up(false)
                .unwrap()
                .configure(reqwest::Client::builder().no_proxy())
                .build()
                .unwrap(),
        )
        .build()
        .unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    there.assert_async().await;
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
    assert!(error.to_string().contains(&elsewhere.base_url()), "{error}");
}

#[tokio::test]
async fn a_success_that_says_failure_is_rejected() {
    let said = error(200, &[], r#"{"success":false,"error":"Username is required"}"#).await;
    assert_eq!(said.kind(), ErrorKind::Rejected);
    assert_eq!(said.status().unwrap(), 200);
    assert_eq!(said.message(), Some("Username is required"));
    assert_eq!(said.to_string(), "list_logs: 200 OK; Username is required");
    assert!(!said.is_retryable());
    let silent = error(200, &[], r#"{"success":false,"data":[]}"#).await;
    assert_eq!(silent.to_string(), "list_logs: 200 OK; the answer says that the call failed");
}

#[tokio::test]
async fn a_success_by_its_status_that_holds_an_error_is_rejected_with_message_and_code() {
    for (body, message, code) in [
        (r#"{"data":null,"error":{"message":"Invalid API key","code":401}}"#, Some("Invalid API key"), Some("401")),
        (r#"{"error":{"message":"Invalid API key","code":401},"data":[]}"#, Some("Invalid API key"), Some("401")),
        (r#"{"error":"Invalid API key"}"#, Some("Invalid API key"), None),
        (r#"{"data":{"data":[]},"error":"Invalid API key"}"#, Some("Invalid API key"), None),
        (r#"{"data":{"data":null},"error":"Invalid API key"}"#, Some("Invalid API key"), None),
        (r#"{"data":[],"errors":[{"message":"x"}]}"#, None, None),
        (r#"{"errors":{"limit":["is too high"]}}"#, None, None),
        (r#"{"success":true,"data":{"data":[]},"errors":["a","b"]}"#, None, None),
        (r#"{"success":"False","data":{"data":[{"id":"a"}]},"message":"no"}"#, Some("no"), None),
        (r#"{"data":[],"error":true,"message":"no"}"#, Some("no"), None),
    ] {
        let error = error(200, &[("x-request-id", "req_1")], body).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Rejected, Some(StatusCode::OK)), "{body}");
        assert_eq!((error.message(), error.code()), (message.or(error.message()), code), "{body}");
        assert_eq!((error.request_id(), error.body()), (Some("req_1"), Some(body.as_bytes())), "{body}");
        assert!(!error.is_retryable(), "{body}");
    }
}

#[tokio::test]
async fn what_says_nothing_beside_an_answer_does_not_make_it_a_failure() {
    for says in ["null", "\"\"", "\" \"", "[]", "{}", "false", "0", "[null]", r#"{"message":null,"code":0}"#] {
        for body in [
            format!(r#"{{"error":{says},"errors":{says},"data":[]}}"#),
            format!(r#"{{"data":{{"data":[]}},"error":{says},"errors":{says},"success":null}}"#),
        ] {
            let server = MockServer::start_async().await;
            server.mock_async(|_, then| drop(then.status(200).body(&body))).await;
            let page = execute::<Page>(builder(&server.base_url()).build().unwrap().core(), &LIST, Query::new()).await;
            assert_eq!(page.unwrap().data.len(), 0, "{body}");
        }
    }
}

#[tokio::test]
async fn records_beside_errors_are_a_success_with_both() {
    for body in [
        r#"{"errors":[{"message":"one zone is away"}],"data":[{"id":"a"}]}"#,
        r#"{"data":{"data":[{"id":"a"}]},"error":"one zone is away"}"#,
    ] {
        let server = MockServer::start_async().await;
        server.mock_async(|_, then| drop(then.status(200).body(body))).await;
        let client = builder(&server.base_url()).build().unwrap();
        let raw = execute_raw::<Page>(client.core(), &LIST, Query::new()).await.unwrap();
        assert_eq!(raw.data.len(), 1);
        assert_eq!(raw.json(), &serde_json::from_str::<serde_json::Value>(body).unwrap());
    }
    // Below the root nothing says so, and of another list nothing is known.
    let inner = error(200, &[], r#"{"data":{"error":"x","success":false}}"#).await;
    assert_eq!((inner.kind(), inner.json_path()), (ErrorKind::Decode, Some("data.data")));
    let warned = error(200, &[], r#"{"data":[],"error":"x","warnings":[{"a":1}]}"#).await;
    assert_eq!(warned.kind(), ErrorKind::Rejected);
    let unreadable = error(200, &[], r#"{"data":[{"id":true}],"error":"x"}"#).await;
    assert_eq!((unreadable.kind(), unreadable.json_path()), (ErrorKind::Decode, Some("data[0].id")));
}

#[tokio::test]
async fn an_operation_says_itself_what_makes_its_answer_a_failure() {
    let nothing = Failure { when_false: &[], when_present: &[], unless: &[] };
    let server = MockServer::start_async().await;
    server.mock_async(|_, then| drop(then.status(200).body(r#"{"success":false,"error":"x","data":[]}"#))).await;
    let client = builder(&server.base_url()).build().unwrap();
    let operation = Operation { failure: nothing, ..LIST };
    assert!(execute::<Page>(client.core(), &operation, Query::new()).await.unwrap().data.is_empty());
    let operation = Operation { failure: Failure { when_present: &["error"], ..nothing }, ..LIST };
    let error = execute::<Page>(client.core(), &operation, Query::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Rejected, Some("x")));
}

#[tokio::test]
async fn the_error_of_a_500_names_the_parameters_whose_value_may_be_the_cause() {
    const OPERATION: Operation = Operation { may_fail: &["search", "email_id"], ..LIST };
    for (status, set, expected) in [
        (500, &["search"][..], "list_logs: 500 Internal Server Error; no; the value of `search` may be the cause"),
        (500, &["email_id", "zone", "search"], "no; the value of `search` or of `email_id` may be the cause"),
        (500, &["zone"], "list_logs: 500 Internal Server Error; no"),
        (503, &["search"], "list_logs: 503 Service Unavailable; no"),
        (400, &["search"], "list_logs: 400 Bad Request; no"),
    ] {
        let server = MockServer::start_async().await;
        server.mock_async(|_, then| drop(then.status(status).body(r#"{"error":"no"}"#))).await;
        let client = builder(&server.base_url()).max_retries(0).build().unwrap();
        let mut query = Query::new();
        for name in set {
            query.text(name, Some("maria@client.example".to_owned()), &crate::call::param::Text::ANY);
        }
        let text = execute::<Page>(client.core(), &OPERATION, query).await.unwrap_err().to_string();
        assert!(text.ends_with(expected), "{text}");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_says_where_and_never_what() {
    let body = r#"{"data":{"data":[{"id":"a"},{"id":true,"to":"maria@client.example"}]}}"#;
    let error = error(200, &[("x-request-id", "req_1")], body).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.json_path(), Some("data.data[1].id"));
    assert_eq!(
        error.to_string(),
        "list_logs: 200 OK: the answer cannot be read at `data.data[1].id`: \
         expected text, found boolean"
    );
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(error.request_id(), Some("req_1"));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn an_answer_without_a_page_is_said_to_be_so() {
    for (status, body, text) in [
        (204, "", "list_logs: 204 No Content: the answer is empty where JSON is due"),
        (200, " \n", "list_logs: 200 OK: the answer is empty where JSON is due"),
        (
            200,
            "<html>",
            "list_logs: 200 OK: the answer is an HTML page, not JSON; check the base URL http://127.0.0.1:",
        ),
    ] {
        let error = error(status, &[], body).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().starts_with(text), "{error}");
        assert_eq!(error.json_path(), None);
    }
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_proxy_that_refuses_is_named_and_one_that_wants_a_password_is_not_asked_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::task::spawn_blocking(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n").unwrap();
    });
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy).unwrap());
    let http = crate::transport::tls::set_up(false).unwrap().configure(http).build().unwrap();
    let client = builder("https://service.example").max_retries(2).http_client(http).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    server.await.unwrap();
    assert_eq!((error.kind(), error.attempts(), error.is_retryable()), (ErrorKind::Connection, 1, false));
    let text = "no answer from https://service.example: the proxy did not connect: proxy authorization required";
    assert!(error.to_string().contains(text), "{error}");
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_socks_proxy_that_cannot_be_used_is_named_and_not_asked_again() {
    for base_url in ["https://service.example", "http://service.example"] {
        let http = reqwest::Client::builder().proxy(reqwest::Proxy::all("socks5://127.0.0.1:1").unwrap());
        let http = crate::transport::tls::set_up(false).unwrap().configure(http).build().unwrap();
        let client = builder(base_url).allow_insecure_http(true).max_retries(2).http_client(http).build().unwrap();
        let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts(), error.is_retryable()),
            (ErrorKind::Connection, 1, false),
            "{error}"
        );
        let text = "the HTTP client cannot connect that way: unsupported scheme socks5; a SOCKS proxy needs";
        assert!(error.to_string().contains(text), "{error}");
    }
}

#[tokio::test]
async fn a_proxy_that_answers_for_the_service_is_named() {
    let error = call(&raw_server(b"HTTP/1.1 407 X\r\ncontent-length: 0\r\n\r\n")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Rejected);
    let text = "list_logs: 407 Proxy Authentication Required; the proxy in the way wants to know who asks; \
                see HTTP_PROXY and NO_PROXY";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_compression_that_was_not_asked_for_is_named() {
    for coding in ["deflate", "zstd", "br", "gzip, gzip"] {
        for (status, kind, line) in
            [(200, ErrorKind::Decode, "200 OK: "), (404, ErrorKind::NotFound, "404 Not Found; ")]
        {
            let error = error(status, &[("content-encoding", coding)], "\u{1}packed").await;
            let text = format!(
                "list_logs: {line}the answer is compressed by `{coding}`, which was not asked for and cannot be read"
            );
            assert_eq!((error.kind(), error.to_string()), (kind, text));
        }
        // Where the header alone is wrong, the body says it all.
        let error = error(400, &[("content-encoding", coding)], r#"{"error":"no"}"#).await;
        assert_eq!(error.to_string(), "list_logs: 400 Bad Request; no");
    }
}

#[tokio::test]
async fn a_key_in_the_header_with_the_request_id_is_not_shown() {
    for status in [200, 302, 401, 503] {
        let id = format!("{KEY} of maria@client.example");
        let error = error(status, &[("x-request-id", &id), ("location", "https://other.example")], "{").await;
        assert_eq!(error.request_id(), Some("*** of ***@***"), "{status}");
    }
}

#[tokio::test]
async fn a_key_in_the_request_id_of_a_success_is_not_shown() {
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.any_request();
            then.status(200).header("x-request-id", format!("id of {KEY}")).body(r#"{"data":[]}"#);
        })
        .await;
    assert_eq!(call(&server.base_url()).await.unwrap().request_id(), Some("id of ***"));
}

#[tokio::test]
async fn a_status_without_usual_words_is_shown_as_its_number() {
    assert_eq!(error(522, &[], "").await.to_string(), "list_logs: 522");
    assert_eq!(error(299, &[], "").await.to_string(), "list_logs: 299: the answer is empty where JSON is due");
}

#[tokio::test]
async fn of_a_long_error_body_the_beginning_is_kept() {
    let error = error(500, &[], &"x".repeat(1_000_000)).await;
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
}

#[tokio::test]
async fn an_endless_error_body_is_not_read_to_its_end() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::task::spawn_blocking(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        stream.write_all(b"HTTP/1.1 500 X\r\n\r\n").unwrap();
        // What the buffers in between take is far less than this.
        (0..2000).take_while(|_| stream.write_all(&[b'x'; 64 * 1024]).is_ok()).count()
    });
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert!(server.await.unwrap() < 2000);
}

#[tokio::test]
async fn no_connection_is_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = call(&base_url).await.unwrap_err();
    assert_discreet(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(error.attempts(), 1);
    assert!(error.status().is_none() && error.is_retryable());
    assert!(error.to_string().starts_with(&format!("list_logs: no answer from {base_url}: ")));
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_connection_error_with_its_status() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\nx-request-id: r\r\ncontent-length: 99\r\n\r\n{\"data\":[");
    let error = call(&base_url).await.unwrap_err();
    assert_discreet(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body().unwrap(), b"{\"data\":[");
    assert_eq!(error.request_id(), Some("r"));
    assert!(error.to_string().contains("broke off"), "{error}");
}

#[tokio::test]
async fn an_error_that_breaks_off_keeps_its_kind() {
    let base_url = raw_server(b"HTTP/1.1 503 X\r\ncontent-length: 99\r\n\r\ngone");
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.message(), Some("gone"));
}

#[tokio::test]
async fn what_is_no_http_is_a_connection_error() {
    let error = call(&raw_server(b"SSH-2.0-maria@client.example\r\n")).await.unwrap_err();
    assert_discreet(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
}

#[tokio::test]
async fn no_answer_in_time_is_a_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap(); // never accepts
    let client = builder(&format!("http://{}", listener.local_addr().unwrap()))
        .timeout(Duration::from_millis(20))
        .build()
        .unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_discreet(&error);
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_retryable());
    assert!(error.to_string().ends_with("within 20ms"), "{error}");
}

#[tokio::test]
async fn a_broken_chunk_is_a_connection_error() {
    for answer in [
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nmaria\r\n".as_slice(),
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\nmaria\r\n",
    ] {
        let error = call(&raw_server(answer)).await.unwrap_err();
        assert_discreet(&error);
        assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
    }
}

#[tokio::test]
async fn a_timeout_may_be_endless() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"data\":[]}");
    let client = builder(&base_url).timeout(Duration::MAX).connect_timeout(Duration::MAX).build().unwrap();
    assert!(execute::<Page>(client.core(), &LIST, Query::new()).await.is_ok());
}

#[tokio::test]
async fn a_body_over_the_cap_is_an_error_that_names_it() {
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nb\r\n{\"data\":[]}\r\n1\r\n \r\n0\r\n\r\n";
    let measured = b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"data\":[]} ";
    for answer in [chunked.as_slice(), measured] {
        let core = |size| builder(&raw_server(answer)).max_retries(2).max_body_size(size).build().unwrap().core;
        assert!(execute::<Page>(&core(12), &LIST, Query::new()).await.is_ok());
        let error = execute::<Page>(&core(11), &LIST, Query::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::UnexpectedResponse, 1));
        assert_eq!(error.status().unwrap(), 200);
        assert!(!error.is_retryable());
        assert!(error.to_string().ends_with("was not read to its end: the body is longer than 11 bytes"), "{error}");
    }
}

#[tokio::test]
async fn the_cap_does_not_hide_what_the_service_says() {
    let answer = b"HTTP/1.1 400 X\r\ncontent-length: 20\r\n\r\n{\"error\":\"too many\"}";
    let client = builder(&raw_server(answer)).max_body_size(1).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_eq!(error.message(), Some("too many"));
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn where_no_tls_is_spoken_no_retry_helps() {
    let address = raw_server(b"HTTP/1.1 400 X\r\n\r\n").replace("http", "https");
    let client = builder(&address).max_retries(2).retry_delay(Duration::ZERO).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_discreet(&error);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, 1));
    assert!(!error.is_retryable());
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_body_that_cannot_be_decompressed_is_a_decode_error() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 12\r\n\r\nnot gzipped!");
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert!(error.to_string().contains("decompressed"), "{error}");
}

#[test]
fn a_call_can_be_spawned() {
    fn spawned<T: Send + 'static>(_: T) {}
    let client = builder("http://localhost").build().unwrap();
    spawned(async move { execute::<Page>(client.core(), &LIST, Query::new()).await });
}
