//! The error type, which keeps everything that is known about a failure.

mod cause;
mod kind;
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
pub use kind::ErrorKind;
pub(crate) use problem::Problem;
pub(crate) use retry_after::{http_date, now_of, wait_of_number};

/// The most bytes of a response body that an error keeps.
pub(crate) const BODY_KEPT: usize = 64 * 1024;

/// Returns the status with its standard reason phrase, if it has one.
pub(crate) fn status_line(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_str()),
        None => status.as_str().to_owned(),
    }
}

/// Error of a call.
///
/// Safe for logs: `Display` is one line of at most 300 characters, without the
/// key, query, headers or control characters, and with whatever looks like a
/// mail address redacted. `Debug`, which is what a `main` that returns the error prints,
/// is that line with the kind and the number of attempts. It is redacted in the same way, and so are every
/// [`source`](std::error::Error::source), [`message`](Self::message), [`code`](Self::code) and
/// [`request_id`](Self::request_id). Only [`headers`](Self::headers), [`body`](Self::body) and [`raw`](Self::raw) hold
/// what the service really sent.
#[derive(Clone)]
pub struct Error {
    /// The fields, boxed so that a `Result` stays small.
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    /// The text that `Display` shows, redacted already.
    text: String,
    attempts: u32,
    response: Option<Received>,
    problem: Problem,
    retry_after: Option<Duration>,
    json_path: Option<String>,
    raw: Option<serde_json::Value>,
    source: Option<Cause>,
    /// Says that a retry is known to fail too, whatever the kind.
    for_good: bool,
    /// True if the service may have done what was asked.
    may_have_taken_effect: bool,
}

/// The response that an error is about.
#[derive(Clone)]
struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Error {
    /// Returns the kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// Returns the HTTP status, if a response came.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.response.as_ref().map(|response| response.status)
    }

    /// Returns the service's own description of the error, from whichever member holds it. Mail addresses and the
    /// key are redacted in it.
    pub fn message(&self) -> Option<&str> {
        self.inner.problem.message.as_deref()
    }

    /// Returns the service's own error code; an integer is given as text.
    pub fn code(&self) -> Option<&str> {
        self.inner.problem.code.as_deref()
    }

    /// Returns the wait that the service asks for: the header `Retry-After`, in seconds
    /// or as a date, else `retry_after` of the body. If the call was not sent because an
    /// earlier response asked for a pause, returns the rest of that pause.
    ///
    /// A number from 10^9 on is a Unix time. Of several headers the longest wait counts. A wait is at most
    /// [`max_pause`](crate::ClientBuilder::max_pause), one hour by default. `None` for a time that has passed.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// Returns the id of the request at the service, for a support case: the first
    /// of the headers `x-request-id`, `request-id`, `x-correlation-id`,
    /// `x-vercel-id` and `cf-ray`, else `request_id` of the body. Mail addresses and the key are redacted in it.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.problem.request_id.as_deref()
    }

    /// Returns the response headers, if a response came. Not safe for logs: they may repeat the request.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.response.as_ref().map(|response| &response.headers)
    }

    /// Returns the first 64 KiB of the response body, if a response came. Not safe for
    /// logs: it is as the service sent it, and may hold mail addresses and more.
    pub fn body(&self) -> Option<&[u8]> {
        self.inner.response.as_ref().map(|response| response.body.as_slice())
    }

    /// Returns the number of attempts: 0 if nothing was sent. With retries the error is
    /// that of the last attempt.
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// Returns the path of the member of the response that could not be read, such as
    /// `data[3].final_ip`. `None` for other kinds than [`ErrorKind::Decode`], and if
    /// the whole body is not a JSON object.
    pub fn json_path(&self) -> Option<&str> {
        self.inner.json_path.as_deref()
    }

    /// Returns the record that could not be read, for a record that a stream yields as [`ErrorKind::Decode`]. Not safe
    /// for logs: it is as the service sent it.
    pub fn raw(&self) -> Option<&serde_json::Value> {
        self.inner.raw.as_ref()
    }

    /// Says whether the same call can succeed later, unchanged. After the client's own
    /// retries are used up, this says whether trying again later is worthwhile.
    ///
    /// | Kind | Retryable |
    /// |---|---|
    /// | `Connection` | yes, unless the cause is known to be TLS (with the feature `rustls`: a certificate that is not trusted, or no TLS on the other side), a proxy that requires a password, or one that cannot be used, such as a SOCKS proxy |
    /// | `Timeout` | yes |
    /// | `RateLimited` | yes, after [`retry_after`](Self::retry_after); no if the code says that a quota is used up |
    /// | `Server` | yes, unless the status is 501 or 505 |
    /// | `Rejected` | only with the status 408 |
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

    /// Returns true if the service may have done what the call asked for, so that repeating it may do it twice.
    ///
    /// | The call, or any attempt of it | |
    /// |---|---|
    /// | changes nothing, such as every GET | false |
    /// | was not sent: `InvalidRequest`, `Configuration`, a pause that is too long | false |
    /// | had no connection: DNS, connecting, TLS or a proxy failed | false |
    /// | was answered with a 4xx other than 408, or 503 with `Retry-After` | false |
    /// | was answered with a 2xx that says that the call failed | false |
    /// | was answered with 408, any other 5xx, a redirect, or a 2xx that cannot be read | true |
    /// | had no complete response: a timeout, a connection that broke off, the end of its deadline | true |
    ///
    /// Where attempts differ, one that is true decides: a 404 after a DELETE whose first attempt timed out is `NotFound`
    /// and true.
    pub fn may_have_taken_effect(&self) -> bool {
        self.inner.may_have_taken_effect
    }

    /// Makes an error of a kind and a text, for tests of code that handles errors.
    ///
    /// The text is kept as one line of at most 300 characters, with mail addresses redacted.
    #[cfg(feature = "mock")]
    pub fn new(kind: ErrorKind, text: &str) -> Self {
        Self::of(kind, text)
    }

    /// Makes an error of a kind and a text.
    #[cfg(not(feature = "mock"))]
    pub(crate) fn new(kind: ErrorKind, text: &str) -> Self {
        Self::of(kind, text)
    }

    /// Makes an error of a kind and a text. Redacts the text, except for the key, which
    /// the caller must have removed.
    fn of(kind: ErrorKind, text: &str) -> Self {
        let inner = Inner {
            kind,
            text: redact::line(text),
            attempts: 0,
            response: None,
            problem: Problem::default(),
            retry_after: None,
            json_path: None,
            raw: None,
            source: None,
            for_good: false,
            may_have_taken_effect: false,
        };
        Self { inner: Box::new(inner) }
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.inner.attempts = attempts;
        self
    }

    pub(crate) fn with_response(mut self, status: StatusCode, headers: HeaderMap, mut body: Vec<u8>) -> Self {
        body.truncate(BODY_KEPT);
        body.shrink_to_fit();
        if let Some(id) = crate::error::request_id::of(&headers) {
            self.inner.problem.request_id = Some(redact::addresses(id));
        }
        self.inner.retry_after = retry_after::of(&headers, self.inner.problem.retry_after.as_deref());
        self.inner.response = Some(Received { status, headers, body });
        self
    }

    /// Sets the service's description. To be called before [`with_response`](Self::with_response), whose headers win.
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

    /// Marks the error as not retryable, although others of its kind are.
    pub(crate) fn for_good(mut self) -> Self {
        self.inner.for_good = true;
        self
    }

    /// Sets whether the service may have done what was asked.
    pub(crate) fn with_effect(mut self, possible: bool) -> Self {
        self.inner.may_have_taken_effect = possible;
        self
    }

    pub(crate) fn with_retry_after(mut self, wait: Duration) -> Self {
        self.inner.retry_after = Some(wait);
        self
    }

    /// Shortens the wait to at most `longest`. To be called after [`with_response`](Self::with_response).
    pub(crate) fn with_waits_up_to(mut self, longest: Duration) -> Self {
        self.inner.retry_after = self.inner.retry_after.map(|wait| wait.min(longest));
        self
    }

    /// Removes the key from the request id. To be called after [`with_response`](Self::with_response), whose headers
    /// may repeat the key.
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
mod tests;
