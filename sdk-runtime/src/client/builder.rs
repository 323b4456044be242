//! The configuration of a client, and the checks of it.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::SecretString;

use crate::client::core::Shared;
use crate::client::key;
use crate::client::retry::Policy;
use crate::error::{Cause, Error, ErrorKind};
use crate::rate_limit::throttle::Throttle;
use crate::transport::base_url;
use crate::transport::http::Http;
use crate::{Core, Provider, RateLimit, Sdk};

/// Default of [`ClientBuilder::max_body_size`], in bytes.
pub(crate) const DEFAULT_MAX_BODY_SIZE: usize = 64 * 1024 * 1024;

/// Builder of a client.
///
/// `Debug` never shows the key.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

/// The settings, in a struct without the client's type, so that most of the code is compiled once.
struct Settings {
    key: SecretString,
    base_url: Option<String>,
    timeout: Duration,
    connect_timeout: Duration,
    http: Option<reqwest::Client>,
    allow_insecure_http: bool,
    max_retries: u32,
    retry_delay: Duration,
    max_retry_delay: Duration,
    max_retry_after: Duration,
    max_pause: Duration,
    rate_limits: Option<Vec<RateLimit>>,
    max_body_size: usize,
}

impl<C: Provider> ClientBuilder<C> {
    /// Returns a builder of a client with this key and the service's own base URL.
    pub fn new(api_key: impl Into<SecretString>) -> Self {
        Self {
            settings: Settings {
                key: api_key.into(),
                base_url: None,
                timeout: Duration::from_secs(30),
                connect_timeout: Duration::from_secs(10),
                http: None,
                allow_insecure_http: false,
                max_retries: 2,
                retry_delay: Duration::from_millis(500),
                max_retry_delay: Duration::from_secs(8),
                max_retry_after: Duration::from_secs(60),
                max_pause: Duration::from_secs(60 * 60),
                rate_limits: None,
                max_body_size: DEFAULT_MAX_BODY_SIZE,
            },
            client: PhantomData,
        }
    }

    /// Returns a builder with the key from the environment variable `…_API_KEY` and,
    /// if it is set and not empty, the base URL from `…_BASE_URL`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] if the key is missing or cannot be used, or if a
    /// variable is not valid Unicode. The error names the variable.
    pub fn from_env() -> Result<Self, Error> {
        let (key, base_url) = key::from_variables(C::SDK, |name| std::env::var(name))?;
        let mut builder = Self::new(key);
        builder.settings.base_url = base_url;
        Ok(builder)
    }

    /// Sets the base URL of the service. Its path becomes a prefix of all paths; a slash
    /// at the end is allowed. Default: the documented base URL.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url = Some(base_url.into());
        self
    }

    /// Sets the time limit of an attempt, from connecting to the last byte of the
    /// response. Default: 30 seconds. Waiting for the rate limit or between attempts
    /// does not count, so a call as a whole can take longer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the time limit of connecting, which is a part of [`timeout`](Self::timeout).
    /// Default: 10 seconds. Has no effect on an [`http_client`](Self::http_client) of your own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Sets the number of retries after an attempt that failed. Default: 2, so three
    /// attempts in all; 0 turns retries off.
    ///
    /// A call is retried if it can succeed later
    /// ([`Error::is_retryable`](crate::Error::is_retryable)): no connection, one that
    /// breaks off, no response in time, and 408, 429 and every 5xx but 501 and 505. The wait
    /// before a retry is the one that the service asks for in `Retry-After`; without it,
    /// a random part of a time that doubles from [`retry_delay`](Self::retry_delay) to
    /// [`max_retry_delay`](Self::max_retry_delay).
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.settings.max_retries = retries;
        self
    }

    /// Sets the longest wait before the first retry; it doubles with every further one.
    /// Default: 500 milliseconds. Zero retries at once.
    pub fn retry_delay(mut self, delay: Duration) -> Self {
        self.settings.retry_delay = delay;
        self
    }

    /// Sets the limit up to which the wait before a retry doubles. Default: 8 seconds.
    pub fn max_retry_delay(mut self, delay: Duration) -> Self {
        self.settings.max_retry_delay = delay;
        self
    }

    /// Sets the longest pause asked for by the service that a call waits for. Default:
    /// 60 seconds.
    ///
    /// After a 429 or 503 with `Retry-After`, this client and all its clones send
    /// nothing until that time is over. Calls wait if the rest of the pause is at most
    /// this long; otherwise they fail at once with
    /// [`ErrorKind::RateLimited`] and [`Error::retry_after`](crate::Error::retry_after).
    /// With a rate limit, the calls that waited start evenly spread after the pause.
    pub fn max_retry_after(mut self, wait: Duration) -> Self {
        self.settings.max_retry_after = wait;
        self
    }

    /// Sets the longest time for which a response can keep this client and its clones from sending. Default: one hour;
    /// must not be zero. A longer pause, which a service mostly asks for by mistake, counts as this long, also in
    /// [`Error::retry_after`](crate::Error::retry_after).
    pub fn max_pause(mut self, pause: Duration) -> Self {
        self.settings.max_pause = pause;
        self
    }

    /// Sets the rate limits: the number of requests that start in any span of time,
    /// retries included. All of them hold at once. Default: the limits of the service;
    /// an empty list turns the limiter off.
    ///
    /// Calls beyond a limit wait, first come, first served. The limiter is shared by a
    /// client and its clones. It knows nothing of other clients and other processes with
    /// the same account: give each a part of what the service allows.
    pub fn rate_limits(mut self, limits: impl IntoIterator<Item = RateLimit>) -> Self {
        self.settings.rate_limits = Some(limits.into_iter().collect());
        self
    }

    /// Sets the length of the longest response body that is read, in bytes after
    /// decompression. Default: 64 MiB (67,108,864). A longer one is
    /// [`ErrorKind::UnexpectedResponse`]. Of the body of a failed call at most 64 KiB
    /// are read, whatever is set here.
    ///
    /// The memory that a body takes is bounded in proportion, since a few bytes of JSON
    /// can become hundreds of bytes. A response that would take more is the same error,
    /// which names the bound in bytes. With the default a call stays below 512 MiB at its
    /// peak, with free-form JSON (`send_raw()`, `request()`) below 1 GiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.max_body_size = bytes;
        self
    }

    /// Sets the HTTP client to send with, for a proxy, other certificates or shared
    /// connections. Its connections are driven by the Tokio runtime that made them: if
    /// that one is idle while a call uses them in another, the call waits until its timeout.
    ///
    /// Default: a client made here, which follows no redirects. A client of your own
    /// follows those that it is set to follow: turn them off with
    /// [`reqwest::redirect::Policy::none`]. With the feature `gzip` calls ask for gzip
    /// whatever its default headers are. It also needs TLS of its own: with the feature `rustls` alone reqwest has no crypto
    /// provider, and `reqwest::Client::new()` panics. Turn on a TLS feature of
    /// reqwest beside it, or install a provider for the process:
    /// `rustls::crypto::ring::default_provider().install_default()`.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.http = Some(client);
        self
    }

    /// Allows plain `http` to other hosts than this machine. Everybody in between can then
    /// read the key. Default: not allowed.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.settings.allow_insecure_http = allow;
        self
    }

    /// Builds the client. Sends nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] for a key that is empty, begins or ends with
    /// whitespace or holds a character that no header can carry; for a base URL that is
    /// not valid, has user info, a query, a fragment or another scheme than `http` or
    /// `https`, or is plain `http` to another host than this machine; for a timeout, a pause,
    /// a body size or a part of a rate limit that is zero; and for `https` without a TLS feature
    /// and without an HTTP client of your own.
    pub fn build(self) -> Result<C, Error> {
        self.settings.into_core(C::SDK).map(C::from_core).map_err(|BuildError(text, cause)| {
            let error = Error::new(ErrorKind::Configuration, &text);
            match cause {
                Some(cause) => error.with_source(cause),
                None => error,
            }
        })
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the base URL: it is not checked yet and may hold a password.
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.settings.timeout)
            .field("connect_timeout", &self.settings.connect_timeout)
            .field("allow_insecure_http", &self.settings.allow_insecure_http)
            .field("max_retries", &self.settings.max_retries)
            .field("rate_limits", &self.settings.rate_limits)
            .finish_non_exhaustive()
    }
}

/// A reason why there is no client, with the error of the library that gave it, if one did.
struct BuildError(String, Option<Cause>);

impl From<String> for BuildError {
    fn from(text: String) -> Self {
        Self(text, None)
    }
}

impl From<&str> for BuildError {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Settings {
    fn into_core(self, sdk: &'static Sdk) -> Result<Core, BuildError> {
        let authorization = key::authorization(&self.key)?;
        let base_url = self.base_url.as_deref().unwrap_or(sdk.base_url);
        let base_url = base_url::parse(base_url, self.allow_insecure_http)?;
        if self.timeout.is_zero() || self.connect_timeout.is_zero() {
            return Err("a timeout must be longer than zero".into());
        }
        if self.max_pause.is_zero() {
            return Err("the longest pause must be longer than zero".into());
        }
        let user_agent = HeaderValue::try_from(format!("{}/{}", sdk.name, sdk.version))
            .map_err(|_| "the name of the SDK cannot be sent as User-Agent")?;
        if self.max_body_size == 0 {
            return Err("the longest body must be longer than zero".into());
        }
        let rate_limits = self.rate_limits.as_deref().unwrap_or(sdk.rate_limits);
        if rate_limits.iter().any(|limit| limit.is_empty()) {
            return Err("a rate limit must allow at least one request, in more than no time".into());
        }
        let is_own_http = self.http.is_some();
        let http = match self.http {
            Some(http) => Http::new(http, self.max_body_size),
            None => Http::with_own_client(&base_url, self.connect_timeout, self.max_body_size)
                .map_err(|(text, cause)| BuildError(text, cause))?,
        };
        let shared = Shared {
            sdk,
            base_url,
            key: self.key,
            authorization,
            user_agent,
            throttle: Throttle::new(rate_limits),
            max_pause: self.max_pause,
            is_own_http,
            max_body_size: self.max_body_size,
        };
        let settings = crate::client::core::Settings {
            transport: Arc::new(http),
            timeout: self.timeout,
            connect_timeout: self.connect_timeout,
            deadline: None,
            retry: Policy {
                max_retries: self.max_retries,
                first_delay: self.retry_delay,
                max_delay: self.max_retry_delay,
                max_retry_after: self.max_retry_after,
            },
            headers: HeaderMap::new(),
            query: Vec::new(),
            violations: Vec::new(),
        };
        Ok(Core::new(shared, settings))
    }
}

#[cfg(test)]
mod tests;
