//! What every client holds, and what it knows of its service.

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

/// What is particular to one service. Generated from its document.
#[derive(Clone, Copy, Debug)]
pub struct Sdk {
    /// Name of the SDK crate, for `User-Agent`.
    pub name: &'static str,
    /// Version of the SDK crate, for `User-Agent`.
    pub version: &'static str,
    /// What the environment variables `…_API_KEY` and `…_BASE_URL` begin with.
    pub env_prefix: &'static str,
    /// The documented base URL.
    pub base_url: &'static str,
    /// How keys for these endpoints begin. Used for hints, never enforced.
    pub key_prefixes: &'static [&'static str],
    /// What the service allows, which a client keeps to unless it is told otherwise.
    pub rate_limits: &'static [RateLimit],
    /// The codes of a 429 that says that a quota is used up, which no retry helps.
    pub quota_codes: &'static [&'static str],
    /// Markers of a failed call in a response with status 2xx, where no document describes the call.
    pub failure: Failure,
}

impl Sdk {
    /// The description of a service of which nothing is said.
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

/// The client of a service. Implemented by the generated `Client`s.
pub trait Provider: Sized {
    /// What is particular to the service.
    const SDK: &'static Sdk;

    /// The client around its core.
    fn from_core(core: Core) -> Self;

    /// What [`execute`](crate::execute) sends with.
    fn core(&self) -> &Core;
}

/// What the clones of a client share: connections, key, base URL and settings.
///
/// `Debug` never shows the key.
#[derive(Clone)]
pub struct Core {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
}

/// What is the same for a client, its clones, and all that `with_options` makes of
/// them. Made by [`ClientBuilder`](crate::ClientBuilder).
pub(crate) struct Shared {
    pub(crate) sdk: &'static Sdk,
    pub(crate) base_url: Url,
    pub(crate) key: SecretString,
    /// The key as it is sent, marked sensitive.
    pub(crate) authorization: HeaderValue,
    pub(crate) user_agent: HeaderValue,
    pub(crate) throttle: Throttle,
    /// The longest time for which an answer stops all calls.
    pub(crate) max_pause: Duration,
    /// What the connect timeout of [`RequestOptions`] does not change.
    pub(crate) is_own_http: bool,
    pub(crate) max_body_size: usize,
}

/// What [`RequestOptions`] change.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) transport: Arc<dyn Transport>,
    /// From the first byte sent to the last byte read.
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) retry: Policy,
    /// Besides those that every call has.
    pub(crate) headers: HeaderMap,
    /// Besides those of the call.
    pub(crate) query: Vec<(String, String)>,
    /// What of the options cannot be; every call fails with it.
    pub(crate) refusals: Vec<String>,
}

impl Core {
    /// The same client, but for what `options` says. It shares gate and limiter with
    /// this one, and the connections too unless `connect_timeout` is another.
    #[must_use]
    pub fn with_options(&self, options: RequestOptions) -> Self {
        let mut settings = Settings::clone(&self.settings);
        settings.change(&self.shared, options);
        Self { shared: Arc::clone(&self.shared), settings: Arc::new(settings) }
    }

    pub(crate) fn new(shared: Shared, settings: Settings) -> Self {
        Self { shared: Arc::new(shared), settings: Arc::new(settings) }
    }

    /// The same client on another transport.
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

    /// What to tell somebody whose key is not accepted, if it is the wrong kind of key.
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
