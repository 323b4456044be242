//! Responses whose status is not a success.

use super::*;

#[tokio::test]
async fn every_status_gives_its_kind_with_everything_that_was_sent() {
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
async fn the_error_of_a_key_of_the_wrong_kind_has_a_hint() {
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
async fn a_redirect_to_another_host_that_the_users_client_follows_is_an_error() {
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
async fn a_proxy_that_responds_for_the_service_is_named() {
    let error = call(&raw_server(b"HTTP/1.1 407 X\r\ncontent-length: 0\r\n\r\n")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Rejected);
    let text = "list_logs: 407 Proxy Authentication Required; the proxy in the way wants to know who asks; \
                see HTTP_PROXY and NO_PROXY";
    assert_eq!(error.to_string(), text);
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
        // The buffers in between take far less than this.
        (0..2000).take_while(|_| stream.write_all(&[b'x'; 64 * 1024]).is_ok()).count()
    });
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert!(server.await.unwrap() < 2000);
}

#[tokio::test]
async fn an_error_that_breaks_off_keeps_its_kind() {
    let base_url = raw_server(b"HTTP/1.1 503 X\r\ncontent-length: 99\r\n\r\ngone");
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.message(), Some("gone"));
}

#[tokio::test]
async fn the_cap_does_not_hide_what_the_service_says() {
    let response = b"HTTP/1.1 400 X\r\ncontent-length: 20\r\n\r\n{\"error\":\"too many\"}";
    let client = builder(&raw_server(response)).max_body_size(1).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_eq!(error.message(), Some("too many"));
}
