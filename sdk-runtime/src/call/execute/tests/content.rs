//! Responses whose status is a success: their bodies.

use super::*;

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
async fn an_empty_error_beside_records_does_not_make_a_failure() {
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
    // A marker counts at the root only, and records in a list that is not required do not outweigh it.
    let inner = error(200, &[], r#"{"data":{"error":"x","success":false}}"#).await;
    assert_eq!((inner.kind(), inner.json_path()), (ErrorKind::Decode, Some("data.data")));
    let warned = error(200, &[], r#"{"data":[],"error":"x","warnings":[{"a":1}]}"#).await;
    assert_eq!(warned.kind(), ErrorKind::Rejected);
    let unreadable = error(200, &[], r#"{"data":[{"id":true}],"error":"x"}"#).await;
    assert_eq!((unreadable.kind(), unreadable.json_path()), (ErrorKind::Decode, Some("data[0].id")));
}

#[tokio::test]
async fn an_operation_has_its_own_markers_of_a_failure() {
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
async fn the_error_of_a_response_that_cannot_be_read_has_the_path_and_not_the_value() {
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
async fn an_empty_response_and_an_html_page_are_named() {
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
        // If only the header is wrong, the body has the description.
        let error = error(400, &[("content-encoding", coding)], r#"{"error":"no"}"#).await;
        assert_eq!(error.to_string(), "list_logs: 400 Bad Request; no");
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
async fn a_body_over_the_cap_is_an_error_that_names_it() {
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nb\r\n{\"data\":[]}\r\n1\r\n \r\n0\r\n\r\n";
    let measured = b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"data\":[]} ";
    for response in [chunked.as_slice(), measured] {
        let core = |size| builder(&raw_server(response)).max_retries(2).max_body_size(size).build().unwrap().core;
        assert!(execute::<Page>(&core(12), &LIST, Query::new()).await.is_ok());
        let error = execute::<Page>(&core(11), &LIST, Query::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::UnexpectedResponse, 1));
        assert_eq!(error.status().unwrap(), 200);
        assert!(!error.is_retryable());
        assert!(error.to_string().ends_with("was not read to its end: the body is longer than 11 bytes"), "{error}");
    }
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_body_that_cannot_be_decompressed_is_a_decode_error() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 12\r\n\r\nnot gzipped!");
    let error = call(&base_url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert!(error.to_string().contains("decompressed"), "{error}");
}
