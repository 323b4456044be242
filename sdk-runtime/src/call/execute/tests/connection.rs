//! Attempts without a complete response.

use super::*;

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_proxy_that_rejects_is_named_and_one_that_requires_a_password_is_not_asked_again() {
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
async fn no_connection_is_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = call(&base_url).await.unwrap_err();
    assert_redacted(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(error.attempts(), 1);
    assert!(error.status().is_none() && error.is_retryable());
    assert!(error.to_string().starts_with(&format!("list_logs: no answer from {base_url}: ")));
}

#[tokio::test]
async fn a_response_that_breaks_off_is_a_connection_error_with_its_status() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\nx-request-id: r\r\ncontent-length: 99\r\n\r\n{\"data\":[");
    let error = call(&base_url).await.unwrap_err();
    assert_redacted(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body().unwrap(), b"{\"data\":[");
    assert_eq!(error.request_id(), Some("r"));
    assert!(error.to_string().contains("broke off"), "{error}");
}

#[tokio::test]
async fn a_response_that_is_not_http_is_a_connection_error() {
    let error = call(&raw_server(b"SSH-2.0-maria@client.example\r\n")).await.unwrap_err();
    assert_redacted(&error);
    assert_eq!(error.kind(), ErrorKind::Connection);
}

#[tokio::test]
async fn no_response_in_time_is_a_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap(); // never accepts
    let client = builder(&format!("http://{}", listener.local_addr().unwrap()))
        .timeout(Duration::from_millis(20))
        .build()
        .unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_redacted(&error);
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_retryable());
    assert!(error.to_string().ends_with("within 20ms"), "{error}");
}

#[tokio::test]
async fn a_broken_chunk_is_a_connection_error() {
    for response in [
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nmaria\r\n".as_slice(),
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\nmaria\r\n",
    ] {
        let error = call(&raw_server(response)).await.unwrap_err();
        assert_redacted(&error);
        assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
    }
}

#[tokio::test]
async fn a_timeout_may_be_endless() {
    let base_url = raw_server(b"HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"data\":[]}");
    let client = builder(&base_url).timeout(Duration::MAX).connect_timeout(Duration::MAX).build().unwrap();
    assert!(execute::<Page>(client.core(), &LIST, Query::new()).await.is_ok());
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_server_without_tls_is_not_retried() {
    let address = raw_server(b"HTTP/1.1 400 X\r\n\r\n").replace("http", "https");
    let client = builder(&address).max_retries(2).retry_delay(Duration::ZERO).build().unwrap();
    let error = execute::<Page>(client.core(), &LIST, Query::new()).await.unwrap_err();
    assert_redacted(&error);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, 1));
    assert!(!error.is_retryable());
}
