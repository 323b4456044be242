//! The parts of a client that are the same for every service, and the description of a service.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::client::retry::Policy;
use crate::rate_limit::throttle::Throttle;
use crate::transport::http::Transport;
use crate::{Failure, RateLimit, RequestOptions};

/// Description of one service. Generated from its document.
#[derive(Clone, Copy, Debug)]
pub struct Sdk {
    /// Name of the SDK crate, for `User-Agent`.
    pub name: &'static str,
    /// Version of the SDK crate, for `User-Agent`.
    pub version: &'static str,
    /// Prefix of the environment variables `…_API_KEY` and `…_BASE_URL`.
    pub env_prefix: &'static str,
    /// The documented base URL.
    pub base_url: &'static str,
    /// Prefixes of the keys for these endpoints. Used for hints, never enforced.
    pub key_prefixes: &'static [&'static str],
    /// Rate limits of the service, which a client keeps to by default.
    pub rate_limits: &'static [RateLimit],
    /// Error codes of a 429 that say that a quota is used up, so that no retry helps.
    pub quota_codes: &'static [&'static str],
    /// Markers of a failed call in a 2xx response to a call that no document describes.
    pub failure: Failure,
}

impl Sdk {
    /// Description in which nothing is set.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        name: "",
        version: "",
        env_prefix: "",
        base_url: "",
        key_prefixes: &[],
        rate_limits: &[],
        quota_codes: &[],
        failure: Failure::NONE,
    };
}

/// Client of a service. Implemented by the generated `Client`s.
pub trait Provider: Sized {
    /// Description of the service.
    const SDK: &'static Sdk;

    /// Makes a client of its core.
    fn from_core(core: Core) -> Self;

    /// Returns the core, which [`execute`](crate::execute) sends with.
    fn core(&self) -> &Core;
}

/// State that the clones of a client share: connections, key, base URL and settings.
///
/// `Debug` never shows the key.
#[derive(Clone)]
pub struct Core {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
}

/// State that a client shares with its clones and with the clients that `with_options`
/// makes of them. Made by [`ClientBuilder`](crate::ClientBuilder).
pub(crate) struct Shared {
    pub(crate) sdk: &'static Sdk,
    pub(crate) base_url: Url,
    pub(crate) key: SecretString,
    /// The header that sends the key, marked sensitive.
    pub(crate) authorization: HeaderValue,
    pub(crate) user_agent: HeaderValue,
    pub(crate) throttle: Throttle,
    /// The longest time for which a response stops all calls.
    pub(crate) max_pause: Duration,
    /// Says that the user gave the HTTP client, so that no connect timeout of [`RequestOptions`] applies.
    pub(crate) is_own_http: bool,
    pub(crate) max_body_size: usize,
}

/// Settings that [`RequestOptions`] can change.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) transport: Arc<dyn Transport>,
    /// Time limit of an attempt, from the first byte sent to the last byte read.
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    /// Longest time of a call as a whole.
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Policy,
    /// Headers besides those of every call.
    pub(crate) headers: HeaderMap,
    /// Query parameters besides those of the call.
    pub(crate) query: Vec<(String, String)>,
    /// Validation errors of the options. Every call fails with them.
    pub(crate) violations: Vec<String>,
}

impl Core {
    /// Returns a client with these options applied. It shares pauses and rate limits with
    /// this one, and the connections too unless `connect_timeout` differs.
    #[must_use]
    pub fn with_options(&self, options: RequestOptions) -> Self {
        let mut settings = Settings::clone(&self.settings);
        settings.change(&self.shared, options);
        Self { shared: Arc::clone(&self.shared), settings: Arc::new(settings) }
    }

    pub(crate) fn new(shared: Shared, settings: Settings) -> Self {
        Self { shared: Arc::new(shared), settings: Arc::new(settings) }
    }

    /// Returns the same client with another transport.
    #[cfg(test)]
    pub(crate) fn on(&self, transport: Arc<dyn Transport>) -> Self {
        let settings = Settings { transport, ..Settings::clone(&self.settings) };
        Self { shared: Arc::clone(&self.shared), settings: Arc::new(settings) }
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns a hint for a key that was not accepted, if its prefix is not one of the service's.
    pub(crate) fn key_hint(&self) -> Option<String> {
        let key = self.shared.key.expose_secret();
        let prefixes = self.shared.sdk.key_prefixes;
        if prefixes.is_empty() || prefixes.iter().any(|prefix| key.starts_with(prefix)) {
            return None;
        }
        let prefixes: Vec<_> = prefixes.iter().map(|prefix| format!("`{prefix}`")).collect();
        Some(format!("this endpoint wants a key that begins with {}, and this one does not", prefixes.join(" or ")))
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("sdk", &self.shared.sdk.name)
            .field("base_url", &self.shared.base_url.as_str())
            .field("timeout", &self.settings.timeout)
            .field("max_retries", &self.settings.retry.max_retries)
            .finish_non_exhaustive()
    }
}
