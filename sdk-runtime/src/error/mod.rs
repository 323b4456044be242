//! The one error type, which keeps all that is known about a failure.

mod cause;
mod problem;
pub(crate) mod redact;
pub(crate) mod request_id;
mod retry_after;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

pub(crate) use cause::Cause;
pub(crate) use problem::Problem;
pub(crate) use retry_after::{http_date, now_of, wait_of_number};

/// The most bytes of a body that an error keeps.
pub(crate) const BODY_KEPT: usize = 64 * 1024;

/// What went wrong, as far as a program reacts to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built as asked (no key, a bad base URL), or is used
    /// outside a Tokio runtime. Mend the set-up.
    Configuration,
    /// A parameter is missing or not allowed; nothing was sent. Mend the call.
    InvalidRequest,
    /// 401: the service does not accept the key.
    Authentication,
    /// 403: the key may not do this.
    PermissionDenied,
    /// 404: there is no such thing.
    NotFound,
    /// 429: too many calls; or not sent, since an earlier answer asked for a longer
    /// wait than a call waits. Wait for [`Error::retry_after`].
    RateLimited,
    /// Another 4xx, or a 2xx whose body says that the call failed (`success: false`, or an error in place of records).
    Rejected,
    /// 5xx: the service failed. Trying again later may help.
    Server,
    /// A redirect, which is never followed, a body that is too long or would take too much memory, or another
    /// answer that is none.
    UnexpectedResponse,
    /// The answer is not what the documentation says.
    Decode,
    /// No connection, or it broke off. Trying again may help.
    Connection,
    /// No complete answer in time. Trying again may help.
    Timeout,
    /// What was read is not all that was asked for: the service left out a part of the account, or stopped
    /// counting, or records were not met. What it gave is yielded all the same.
    Partial,
    /// A walk found nothing new for 16 requests in a row, or 48 where a time orders the list, because the list moves
    /// faster than it can be read.
    Stalled,
}

impl ErrorKind {
    /// The kind of an answer that is no success.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Authentication,
            403 => Self::PermissionDenied,
            404 => Self::NotFound,
            429 => Self::RateLimited,
            400..=499 => Self::Rejected,
            500..=599 => Self::Server,
            _ => Self::UnexpectedResponse,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Configuration => "configuration",
            Self::InvalidRequest => "invalid request",
            Self::Authentication => "authentication",
            Self::PermissionDenied => "permission denied",
            Self::NotFound => "not found",
            Self::RateLimited => "rate limited",
            Self::Rejected => "rejected",
            Self::Server => "server",
            Self::UnexpectedResponse => "unexpected response",
            Self::Decode => "decode",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Partial => "partial",
            Self::Stalled => "stalled",
        })
    }
}

/// The status with its usual words, if it has any.
pub(crate) fn status_line(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_str()),
        None => status.as_str().to_owned(),
    }
}

/// Why a call failed.
///
/// Fit for logs: `Display` is one line of at most 300 characters, without the
/// key, query, headers or control characters, and with whatever looks like a
/// mail address redacted. `Debug`, which is what a `main` that returns the error prints,
/// is that line with the kind and the number of attempts. It is as discreet, and so are every
/// [`source`](std::error::Error::source), [`message`](Self::message), [`code`](Self::code) and
/// [`request_id`](Self::request_id). What the service really sent is given by
/// [`headers`](Self::headers) and [`body`](Self::body).
#[derive(Clone)]
pub struct Error {
    /// Boxed, so that a `Result` stays small.
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    /// What `Display` shows, fit for logs already.
    text: String,
    attempts: u32,
    answer: Option<Answered>,
    problem: Problem,
    retry_after: Option<Duration>,
    json_path: Option<String>,
    raw: Option<serde_json::Value>,
    source: Option<Cause>,
    /// Whether it is known that another try fails too, whatever the kind.
    for_good: bool,
}

/// The answer that an error is about.
#[derive(Clone)]
struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Error {
    /// What went wrong, as far as a program reacts to it.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The HTTP status, if an answer came.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.answer.as_ref().map(|answer| answer.status)
    }

    /// The service's own text, whichever of its shapes the answer had. Mail addresses
    /// and the key are redacted in it, as everywhere but in [`headers`](Self::headers) and [`body`](Self::body).
    pub fn message(&self) -> Option<&str> {
        self.inner.problem.message.as_deref()
    }

    /// The service's own code of the error, an integer as text.
    pub fn code(&self) -> Option<&str> {
        self.inner.problem.code.as_deref()
    }

    /// How long the service wants to be left alone: the header `Retry-After`, in
    /// seconds or as a date, else `retry_after` of the body. Of a call that was not
    /// sent because of an earlier such answer, the rest of that time.
    ///
    /// A number from 10^9 on is a Unix time. Of several headers the longest wait counts; more than
    /// [`max_pause`](crate::ClientBuilder::max_pause) counts as that, one hour by default; and a time that has passed
    /// is no wait, so `None`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// What identifies the request at the service, for a support case: the first
    /// of the headers `x-request-id`, `request-id`, `x-correlation-id`,
    /// `x-vercel-id` and `cf-ray`, else `request_id` of the body. With mail addresses and the key redacted.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.problem.request_id.as_deref()
    }

    /// The response headers, if an answer came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The body, if an answer came; of a longer one the first 64 KiB. As it was sent:
    /// it may hold mail addresses and whatever else the service knows. Not for logs.
    pub fn body(&self) -> Option<&[u8]> {
        self.inner.answer.as_ref().map(|answer| answer.body.as_slice())
    }

    /// How often the request was sent; 0 when it was refused before. With retries the
    /// error is that of the last attempt.
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// Where in the answer the member stands that could not be read, as
    /// `data[3].final_ip`. Only of [`ErrorKind::Decode`], and not when the whole
    /// body is no JSON object.
    pub fn json_path(&self) -> Option<&str> {
        self.inner.json_path.as_deref()
    }

    /// The record that could not be read, as it came: it may hold anything. Only of records that a stream yields as
    /// [`ErrorKind::Decode`].
    pub fn raw(&self) -> Option<&serde_json::Value> {
        self.inner.raw.as_ref()
    }

    /// Whether the same call can succeed later, unchanged. When the client gave up
    /// retrying, this says whether it is worth to go on.
    ///
    /// | Kind | |
    /// |---|---|
    /// | `Connection` | yes, unless it is known to be TLS: a certificate that is not trusted, or no TLS on the other side (known with the feature `rustls`); or a proxy that wants a password, or one that cannot be used, such as a SOCKS proxy |
    /// | `Timeout` | yes |
    /// | `RateLimited` | yes, after [`retry_after`](Self::retry_after); no if the code says that a quota is used up |
    /// | `Server` | yes, unless the status is 501 or 505 |
    /// | `Rejected` | yes with a status of 408 |
    /// | all others | no |
    pub fn is_retryable(&self) -> bool {
        let status = self.status().map(|status| status.as_u16());
        let can_pass = match self.kind() {
            ErrorKind::Connection | ErrorKind::Timeout | ErrorKind::RateLimited => true,
            ErrorKind::Rejected => status == Some(408),
            ErrorKind::Server => !matches!(status, Some(501 | 505)),
            _ => false,
        };
        can_pass && !self.inner.for_good
    }

    /// An error about which nothing but this is known. The text is made fit for
    /// logs here; the caller sees to it that no key is in it.
    pub(crate) fn new(kind: ErrorKind, text: &str) -> Self {
        let inner = Inner {
            kind,
            text: redact::line(text),
            attempts: 0,
            answer: None,
            problem: Problem::default(),
            retry_after: None,
            json_path: None,
            raw: None,
            source: None,
            for_good: false,
        };
        Self { inner: Box::new(inner) }
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.inner.attempts = attempts;
        self
    }

    pub(crate) fn with_answer(mut self, status: StatusCode, headers: HeaderMap, mut body: Vec<u8>) -> Self {
        body.truncate(BODY_KEPT);
        body.shrink_to_fit();
        if let Some(id) = crate::error::request_id::of(&headers) {
            self.inner.problem.request_id = Some(redact::addresses(id));
        }
        self.inner.retry_after = retry_after::of(&headers, self.inner.problem.retry_after.as_deref());
        self.inner.answer = Some(Answered { status, headers, body });
        self
    }

    /// To be called before [`with_answer`](Self::with_answer), whose headers win.
    pub(crate) fn with_problem(mut self, problem: Problem) -> Self {
        self.inner.retry_after =
            problem.retry_after.as_deref().and_then(|wait| retry_after::wait(wait, Timestamp::now()));
        self.inner.problem = problem;
        self
    }

    pub(crate) fn with_json_path(mut self, path: Option<String>) -> Self {
        self.inner.json_path = path;
        self
    }

    /// Another try fails too, although errors of this kind can pass.
    pub(crate) fn for_good(mut self) -> Self {
        self.inner.for_good = true;
        self
    }

    pub(crate) fn with_retry_after(mut self, wait: Duration) -> Self {
        self.inner.retry_after = Some(wait);
        self
    }

    /// To be called after [`with_answer`](Self::with_answer): no wait is longer than this.
    pub(crate) fn with_waits_up_to(mut self, longest: Duration) -> Self {
        self.inner.retry_after = self.inner.retry_after.map(|wait| wait.min(longest));
        self
    }

    /// To be called after [`with_answer`](Self::with_answer), whose headers may repeat the key.
    pub(crate) fn without_secret(mut self, key: &str) -> Self {
        self.inner.problem.request_id = self.inner.problem.request_id.map(|id| redact::without(&id, key));
        self
    }

    pub(crate) fn with_raw(mut self, raw: serde_json::Value) -> Self {
        self.inner.raw = Some(raw);
        self
    }

    pub(crate) fn with_source(mut self, source: Cause) -> Self {
        self.inner.source = Some(source);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.inner.text)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What `main` prints when it returns the error.
        write!(f, "{} ({}", self.inner.text, self.kind())?;
        match self.attempts() {
            0 => {}
            1 => f.write_str(", after 1 attempt")?,
            attempts => write!(f, ", after {attempts} attempts")?,
        }
        if let Some(wait) = self.retry_after() {
            write!(f, ", retry after {wait:?}")?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_ref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}

#[cfg(test)]
mod tests {
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
        Error::new(ErrorKind::of_status(status), "x").with_answer(status, HeaderMap::new(), Vec::new())
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
    fn what_can_pass_is_retryable() {
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
        let error = Error::new(ErrorKind::RateLimited, "x").with_answer(StatusCode::OK, headers, Vec::new());
        assert_eq!(error.with_waits_up_to(hour).retry_after(), Some(hour));
        assert_eq!(with_status(429).with_waits_up_to(hour).retry_after(), None);
    }

    #[test]
    fn a_request_id_is_redacted() {
        let mut headers = HeaderMap::new();
        headers.insert("x-request-id", "un_0123456789 of maria@client.example".parse().unwrap());
        let error = Error::new(ErrorKind::Rejected, "x").with_answer(StatusCode::BAD_REQUEST, headers, Vec::new());
        assert_eq!(error.without_secret("un_0123456789").request_id(), Some("*** of ***@***"));
    }

    #[test]
    fn the_kept_body_is_bounded() {
        let error =
            Error::new(ErrorKind::Decode, "x").with_answer(StatusCode::OK, HeaderMap::new(), vec![b'['; BODY_KEPT + 1]);
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
            .with_answer(StatusCode::BAD_REQUEST, headers, b"maria@client.example".into())
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
        let of_body = Error::new(ErrorKind::RateLimited, "x").with_problem(problem.clone()).with_answer(
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
        let of_headers = Error::new(ErrorKind::RateLimited, "x").with_problem(problem).with_answer(
            StatusCode::TOO_MANY_REQUESTS,
            headers,
            Vec::new(),
        );
        assert_eq!(of_headers.retry_after(), Some(Duration::from_secs(5)));
        assert_eq!(of_headers.request_id(), Some("header"));
    }
}
