//! Settings for single calls.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, HOST, HeaderName, HeaderValue, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE, USER_AGENT,
};

use crate::client::core::{Settings, Shared};
use crate::error::redact;
use crate::transport::http::Http;

/// Options for some of the calls of a client: `client.with_options(..)` returns a
/// client with these options applied.
///
/// Options that are not set stay as they are in the client. `Debug` shows names of
/// headers and parameters, never their values.
#[derive(Clone, Default)]
#[must_use = "options do nothing until they are given to `with_options`"]
pub struct RequestOptions {
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    deadline: Option<Duration>,
    max_retries: Option<u32>,
    /// Each name once, in the given spelling.
    headers: Vec<(String, String)>,
    /// Parameters in the given order; a name may occur twice.
    query: Vec<(String, String)>,
}

impl RequestOptions {
    /// Returns options that change nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the time limit of an attempt, from connecting to the last byte of the
    /// response; zero is a validation error. Waiting for the rate limit or between attempts
    /// does not count.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the time limit of connecting, which is a part of [`timeout`](Self::timeout).
    ///
    /// If it differs from that of the client, the new client has connections of its own:
    /// keep it instead of making it for every call. It has no effect on a client with an
    /// [`http_client`](crate::ClientBuilder::http_client) of your own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the longest time of a call as a whole: its attempts, the waits between them, and the wait for the rate limit.
    /// Default: none.
    ///
    /// A call that takes longer ends as `Timeout`. The pages of a stream and the polls of `follow` are bounded one by one,
    /// not together. Zero is a validation error.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Sets the number of retries after an attempt that failed; 0 turns retries off.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = Some(retries);
        self
    }

    /// Sets a header. Setting a name again replaces its value.
    ///
    /// Every call fails with `InvalidRequest`, which names the header and not its value,
    /// if name or value cannot be sent, or if the client sets the header itself:
    /// `Authorization`, `User-Agent`, `Accept`, `Host` and those that frame or compress
    /// a message.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.headers.push((name, value.into()));
        self
    }

    /// Adds a query parameter after those that the call itself sets, also beside one of
    /// the same name. A name may be given several times.
    ///
    /// It is for parameters that the SDK does not know yet: the only check is that the
    /// name is not empty (`InvalidRequest`).
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, String)]| pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        f.debug_struct("RequestOptions")
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("deadline", &self.deadline)
            .field("max_retries", &self.max_retries)
            .field("headers", &names(&self.headers))
            .field("query", &names(&self.query))
            .finish()
    }
}

/// Headers that the client sets itself, and those that would change how a message is read.
const OURS: [HeaderName; 11] = [
    AUTHORIZATION,
    USER_AGENT,
    ACCEPT,
    ACCEPT_ENCODING,
    HOST,
    CONNECTION,
    CONTENT_LENGTH,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

impl Settings {
    /// Applies the options. Keeps their validation errors, with which every call then fails.
    pub(crate) fn change(&mut self, shared: &Shared, options: RequestOptions) {
        if let Some(timeout) = options.timeout {
            self.timeout = timeout;
        }
        if let Some(deadline) = options.deadline {
            self.deadline = Some(deadline);
            if deadline.is_zero() {
                self.violations.push("a deadline must be longer than zero".to_owned());
            }
        }
        if let Some(retries) = options.max_retries {
            self.retry.max_retries = retries;
        }
        if [options.timeout, options.connect_timeout].contains(&Some(Duration::ZERO)) {
            self.violations.push("a timeout must be longer than zero".to_owned());
        } else if let Some(timeout) = options.connect_timeout.filter(|timeout| *timeout != self.connect_timeout) {
            self.connect_within(shared, timeout);
        }
        for (name, value) in options.headers {
            match header(&name, &value) {
                Ok((name, value)) => _ = self.headers.insert(name, value),
                Err(reason) => self.violations.push(format!("header {}: {reason}", redact::value(&name))),
            }
        }
        if options.query.iter().any(|(name, _)| name.is_empty()) {
            self.violations.push("a query parameter without a name".to_owned());
        }
        self.query.retain(|(known, _)| !options.query.iter().any(|(name, _)| name == known));
        self.query.extend(options.query);
    }

    fn connect_within(&mut self, shared: &Shared, timeout: Duration) {
        self.connect_timeout = timeout;
        if shared.is_own_http {
            return;
        }
        match Http::with_own_client(&shared.base_url, timeout, shared.max_body_size) {
            Ok(http) => self.transport = Arc::new(http),
            Err((text, _)) => self.violations.push(text),
        }
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::try_from(name).map_err(|_| "a header cannot have this name")?;
    if OURS.contains(&name) {
        return Err("the client sets it itself");
    }
    let mut value = HeaderValue::try_from(value).map_err(|_| "its value holds a character that no header can carry")?;
    value.set_sensitive(true); // it may be a secret
    Ok((name, value))
}
