use super::*;

#[test]
fn debug_reads_like_the_text() {
    let error = Error::new(ErrorKind::Configuration, "the API key is empty");
    assert_eq!(format!("{error:?}"), "the API key is empty (configuration)");
    let error = with_status(404).with_attempts(1).with_source(Cause::new("cause"));
    for text in [format!("{error:?}"), format!("{error:#?}")] {
        assert_eq!(text, "x (not found, after 1 attempt)");
    }
    let error = with_status(429).with_attempts(3).with_retry_after(Duration::from_millis(1500));
    assert_eq!(format!("{error:?}"), "x (rate limited, after 3 attempts, retry after 1.5s)");
}

#[test]
fn a_clone_says_the_same() {
    let error = with_status(429).with_attempts(3).with_source(Cause::new("cause")).for_good();
    let clone = error.clone();
    assert_eq!(format!("{clone:?}"), format!("{error:?}"));
    assert_eq!((clone.status(), clone.headers(), clone.body()), (error.status(), error.headers(), error.body()));
    assert_eq!(std::error::Error::source(&clone).map(ToString::to_string).as_deref(), Some("cause"));
    assert!(!clone.is_retryable());
}

fn with_status(status: u16) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    Error::new(ErrorKind::of_status(status), "x").with_response(status, HeaderMap::new(), Vec::new())
}

#[test]
fn an_error_is_small_and_travels_between_threads() {
    fn travels<T: Send + Sync + std::error::Error + 'static>() {}
    travels::<Error>();
    assert!(size_of::<Error>() <= 64);
    assert!(size_of::<Option<Error>>() <= 64);
}

#[test]
fn an_error_goes_into_what_collects_errors() {
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err(Error::new(ErrorKind::Timeout, "late"))?
    }
    // What `anyhow` and `eyre` ask for.
    struct Any(Box<dyn std::error::Error + Send + Sync + 'static>);
    impl<E: std::error::Error + Send + Sync + 'static> From<E> for Any {
        fn from(error: E) -> Self {
            Self(Box::new(error))
        }
    }
    fn any() -> Result<(), Any> {
        Err(Error::new(ErrorKind::Timeout, "late"))?
    }
    let error = boxed().unwrap_err();
    assert_eq!(error.downcast_ref::<Error>().unwrap().kind(), ErrorKind::Timeout);
    assert_eq!(any().unwrap_err().0.to_string(), "late");
}

#[test]
fn every_status_has_its_kind() {
    use ErrorKind::*;
    for (status, kind) in [
        (101, UnexpectedResponse),
        (302, UnexpectedResponse),
        (304, UnexpectedResponse),
        (400, Rejected),
        (401, Authentication),
        (402, Rejected),
        (403, PermissionDenied),
        (404, NotFound),
        (408, Rejected),
        (422, Rejected),
        (429, RateLimited),
        (500, Server),
        (599, Server),
        (600, UnexpectedResponse),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(ErrorKind::of_status(status), kind, "{status}");
    }
}

#[test]
fn temporary_failures_are_retryable() {
    for status in [408, 429, 500, 502, 503, 504, 506, 507, 508, 511, 520, 521, 522, 523, 524, 529, 599] {
        assert!(with_status(status).is_retryable(), "{status}");
    }
    for status in [302, 400, 401, 403, 404, 422, 501, 505] {
        assert!(!with_status(status).is_retryable(), "{status}");
    }
    assert!(Error::new(ErrorKind::Timeout, "").is_retryable());
    assert!(Error::new(ErrorKind::Connection, "").is_retryable());
    assert!(Error::new(ErrorKind::RateLimited, "").is_retryable());
    assert!(!Error::new(ErrorKind::Decode, "").is_retryable());
    assert!(!with_status(429).for_good().is_retryable());
    assert!(!Error::new(ErrorKind::Connection, "").for_good().is_retryable());
}

#[test]
fn a_status_without_usual_words_is_its_number() {
    for (status, text) in [(404, "404 Not Found"), (522, "522"), (299, "299"), (999, "999")] {
        assert_eq!(status_line(StatusCode::from_u16(status).unwrap()), text);
    }
}

#[test]
fn no_wait_is_longer_than_the_client_allows() {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", "99999999999".parse().unwrap());
    let hour = Duration::from_secs(3600);
    let error = Error::new(ErrorKind::RateLimited, "x").with_response(StatusCode::OK, headers, Vec::new());
    assert_eq!(error.with_waits_up_to(hour).retry_after(), Some(hour));
    assert_eq!(with_status(429).with_waits_up_to(hour).retry_after(), None);
}

#[test]
fn a_request_id_is_redacted() {
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", "un_0123456789 of maria@client.example".parse().unwrap());
    let error = Error::new(ErrorKind::Rejected, "x").with_response(StatusCode::BAD_REQUEST, headers, Vec::new());
    assert_eq!(error.without_secret("un_0123456789").request_id(), Some("*** of ***@***"));
}

#[test]
fn the_kept_body_is_bounded() {
    let error =
        Error::new(ErrorKind::Decode, "x").with_response(StatusCode::OK, HeaderMap::new(), vec![b'['; BODY_KEPT + 1]);
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
}

#[test]
fn display_and_debug_are_discreet() {
    let mut headers = HeaderMap::new();
    headers.insert("x-a", "header maria@client.example".parse().unwrap());
    let problem = Problem::read(br#"{"error":{"message":"maria@client.example","code":"c"}}"#, "");
    assert_eq!(problem.message.as_deref(), Some("***@***"));
    let error = Error::new(ErrorKind::Rejected, "no\nmaria@client.example")
        .with_problem(problem)
        .with_response(StatusCode::BAD_REQUEST, headers, b"maria@client.example".into())
        .with_json_path(Some("maria@client.example".to_owned()));
    assert_eq!(error.to_string(), "no ***@***");
    for text in [format!("{error:?}"), format!("{error:#?}")] {
        assert!(!text.contains("maria") && !text.contains("header"), "{text}");
    }
}

#[test]
fn the_headers_win_over_the_body() {
    let problem = Problem::read(br#"{"error":{"retry_after":60},"request_id":"body"}"#, "");
    let mut headers = HeaderMap::new();
    let of_body = Error::new(ErrorKind::RateLimited, "x").with_problem(problem.clone()).with_response(
        StatusCode::TOO_MANY_REQUESTS,
        headers.clone(),
        Vec::new(),
    );
    assert_eq!(of_body.retry_after(), Some(Duration::from_secs(60)));
    let unsent = Error::new(ErrorKind::RateLimited, "x").with_problem(problem.clone());
    assert_eq!(unsent.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!(of_body.request_id(), Some("body"));
    headers.insert("retry-after", "5".parse().unwrap());
    headers.insert("x-request-id", "header".parse().unwrap());
    let of_headers = Error::new(ErrorKind::RateLimited, "x").with_problem(problem).with_response(
        StatusCode::TOO_MANY_REQUESTS,
        headers,
        Vec::new(),
    );
    assert_eq!(of_headers.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(of_headers.request_id(), Some("header"));
}
