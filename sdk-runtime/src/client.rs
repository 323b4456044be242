//! What every client holds, and what it knows of its service.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

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
}

/// Made by [`ClientBuilder`](crate::ClientBuilder).
pub(crate) struct Shared {
    pub(crate) sdk: &'static Sdk,
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) key: SecretString,
    /// The key as it is sent, marked sensitive.
    pub(crate) authorization: HeaderValue,
    pub(crate) user_agent: HeaderValue,
    /// From the first byte sent to the last byte read.
    pub(crate) timeout: Duration,
}

impl Core {
    pub(crate) fn new(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
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
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}
