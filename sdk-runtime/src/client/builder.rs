//! How a client is set up, and which set-ups are refused.

use std::env::VarError;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::client::core::Shared;
use crate::client::retry::Policy;
use crate::error::{Cause, Error, ErrorKind};
use crate::rate_limit::throttle::Throttle;
use crate::transport::base_url;
use crate::transport::http::Http;
use crate::{Core, Provider, RateLimit, Sdk};

/// The longest body of a response, in bytes, unless another is set.
pub(crate) const DEFAULT_MAX_BODY_SIZE: usize = 64 * 1024 * 1024;

/// Sets up a client.
///
/// `Debug` never shows the key.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

/// Apart from the client's type, so that most of the code is compiled once.
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
    /// A client with this key and the service's own base URL.
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

    /// A client with the key of the environment variable `…_API_KEY` and, if it is
    /// set and not empty, the base URL of `…_BASE_URL`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] if there is no key, or one that cannot be used, or
    /// if a variable is not valid Unicode. The error names the variable.
    pub fn from_env() -> Result<Self, Error> {
        let (key, base_url) = from_variables(C::SDK, |name| std::env::var(name))?;
        let mut builder = Self::new(key);
        builder.settings.base_url = base_url;
        Ok(builder)
    }

    /// Where the service is. A path is kept as a prefix of all paths, a slash at
    /// the end is allowed. Default: the documented base URL.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url = Some(base_url.into());
        self
    }

    /// How long an attempt may take, from connecting to the last byte of the
    /// answer. Default: 30 seconds. Waiting for the rate limit or between attempts
    /// does not count, so a call as a whole can take longer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// How long connecting may take, as a part of [`timeout`](Self::timeout).
    /// Default: 10 seconds. An own [`http_client`](Self::http_client) has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How often a call is tried again after an attempt that failed. Default: 2, so
    /// three attempts in all; 0 turns retries off.
    ///
    /// Tried again is what can succeed later
    /// ([`Error::is_retryable`](crate::Error::is_retryable)): no connection, one that
    /// breaks off, no answer in time, and 408, 429 and every 5xx but 501 and 505. What the
    /// service asks for in `Retry-After` is waited for; else a random part of a time
    /// that doubles from [`retry_delay`](Self::retry_delay) to
    /// [`max_retry_delay`](Self::max_retry_delay).
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.settings.max_retries = retries;
        self
    }

    /// The longest wait before the first retry; it doubles with every further one.
    /// Default: 500 milliseconds. Zero retries at once.
    pub fn retry_delay(mut self, delay: Duration) -> Self {
        self.settings.retry_delay = delay;
        self
    }

    /// Where the wait before a retry stops doubling. Default: 8 seconds.
    pub fn max_retry_delay(mut self, delay: Duration) -> Self {
        self.settings.max_retry_delay = delay;
        self
    }

    /// The longest wait asked for by the service that a call sits out. Default: 60
    /// seconds.
    ///
    /// A 429 or 503 with `Retry-After` closes a gate for this client and all its
    /// clones, through which nothing goes until the time is over. Calls wait before
    /// it if the rest of the wait is no longer than this, else they fail at once with
    /// [`ErrorKind::RateLimited`] and [`Error::retry_after`](crate::Error::retry_after).
    /// With a rate limit, the calls that waited start evenly spread after it.
    pub fn max_retry_after(mut self, wait: Duration) -> Self {
        self.settings.max_retry_after = wait;
        self
    }

    /// The longest time for which an answer of the service keeps this client and its clones from sending. Default:
    /// one hour, not zero. What the service asks for beyond that, by mistake for the most part, counts as this long,
    /// also in [`Error::retry_after`](crate::Error::retry_after).
    pub fn max_pause(mut self, pause: Duration) -> Self {
        self.settings.max_pause = pause;
        self
    }

    /// How many requests are started in any span of time, retries included; all of
    /// these limits hold at once. Default: what the service allows; an empty list
    /// turns the limiter off.
    ///
    /// Calls beyond it wait their turn, first come, first served. The limiter is
    /// shared by a client and its clones. It knows nothing of other clients and other
    /// processes with the same account: give each a part of what the service allows.
    pub fn rate_limits(mut self, limits: impl IntoIterator<Item = RateLimit>) -> Self {
        self.settings.rate_limits = Some(limits.into_iter().collect());
        self
    }

    /// The longest body of an answer that is read, in bytes after decompression.
    /// Default: 64 MiB (67,108,864). A longer one is
    /// [`ErrorKind::UnexpectedResponse`]. Of the body of a failed call 64 KiB are
    /// read at most, whatever is set here.
    ///
    /// The memory that a body takes is bounded in proportion: a few bytes of JSON
    /// can be hundreds there. A response with more is the same error, which names
    /// the budget in bytes. With the default a call stays below 512 MiB at its peak,
    /// with free-form JSON (`send_raw()`, `request()`) below 1 GiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.max_body_size = bytes;
        self
    }

    /// Sends with this client, for a proxy, other certificates or shared
    /// connections. Its connections are driven by the Tokio runtime that made them:
    /// used in a second one while the first rests, a call waits until its timeout.
    ///
    /// What it is set to follow, it follows: turn redirects off with
    /// [`reqwest::redirect::Policy::none`], as the client made here does. With the
    /// feature `gzip` calls ask for gzip whatever its default headers are. It also
    /// needs TLS of its own: with the feature `rustls` alone reqwest has no crypto
    /// provider, and `reqwest::Client::new()` panics. Turn on a TLS feature of
    /// reqwest beside it, or install a provider for the process:
    /// `rustls::crypto::ring::default_provider().install_default()`.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.http = Some(client);
        self
    }

    /// Allows plain `http` to other hosts than this machine, on which the key can be
    /// read by everybody in between. Default: not allowed.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.settings.allow_insecure_http = allow;
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] for a key that is empty, begins or ends with
    /// whitespace or holds what no header can carry; for a base URL that is not
    /// valid, has user info, a query, a fragment or another scheme than `http` or
    /// `https`, or is plain `http` to another host than this machine; for a timeout, a pause,
    /// a body size or a part of a rate limit that is zero; and for `https` without a TLS feature or an own client.
    pub fn build(self) -> Result<C, Error> {
        self.settings.into_core(C::SDK).map(C::from_core).map_err(|Refusal(text, cause)| {
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

/// Why there is no client: a text, and what another library said.
struct Refusal(String, Option<Cause>);

impl From<String> for Refusal {
    fn from(text: String) -> Self {
        Self(text, None)
    }
}

impl From<&str> for Refusal {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Settings {
    fn into_core(self, sdk: &'static Sdk) -> Result<Core, Refusal> {
        let authorization = authorization(&self.key)?;
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
                .map_err(|(text, cause)| Refusal(text, cause))?,
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
            retry: Policy {
                max_retries: self.max_retries,
                first_delay: self.retry_delay,
                max_delay: self.max_retry_delay,
                max_retry_after: self.max_retry_after,
            },
            headers: HeaderMap::new(),
            query: Vec::new(),
            refusals: Vec::new(),
        };
        Ok(Core::new(shared, settings))
    }
}

fn authorization(key: &SecretString) -> Result<HeaderValue, &'static str> {
    let key = key.expose_secret();
    if key.is_empty() {
        return Err("the API key is empty");
    }
    // Mostly the line break of the file it was read from.
    if key.trim() != key {
        return Err("the API key begins or ends with whitespace; remove it");
    }
    let mut header = HeaderValue::from_str(&format!("Bearer {key}"))
        .ok()
        .filter(|_| key.is_ascii()) // other letters would go out as bytes that mean nothing there
        .ok_or("the API key holds a character that no HTTP header can carry")?;
    header.set_sensitive(true);
    Ok(header)
}

/// Key and base URL from the environment, which is passed in to be testable.
fn from_variables(
    sdk: &Sdk,
    variable: impl Fn(&str) -> Result<String, VarError>,
) -> Result<(SecretString, Option<String>), Error> {
    let refused = |name: &str, reason: &str| {
        Error::new(ErrorKind::Configuration, &format!("the environment variable {name} {reason}"))
    };
    let read = |suffix: &str| {
        let name = format!("{}_{suffix}", sdk.env_prefix);
        match variable(&name) {
            Ok(value) if value.is_empty() => Ok((name, None)),
            Ok(value) => Ok((name, Some(value))),
            Err(VarError::NotPresent) => Ok((name, None)),
            Err(VarError::NotUnicode(_)) => Err(refused(&name, "is not valid Unicode")),
        }
    };
    let (name, key) = read("API_KEY")?;
    let key: SecretString = match key {
        Some(key) if key.trim().is_empty() => {
            return Err(refused(&name, "holds nothing but whitespace; it must hold the API key"));
        }
        Some(key) => key.into(),
        None => return Err(refused(&name, "is not set; it must hold the API key")),
    };
    // Here, where its origin is known; `build` would say the same without it.
    if let Err(reason) = authorization(&key) {
        return Err(refused(&name, &format!("cannot be used: {reason}")));
    }
    Ok((key, read("BASE_URL")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug)]
    struct Client {
        core: Core,
    }

    impl Provider for Client {
        const SDK: &'static Sdk = &Sdk {
            name: "test-sdk",
            version: "1.2.3",
            env_prefix: "TEST",
            base_url: "http://localhost:1/v1",
            key_prefixes: &["api_"],
            rate_limits: &[],
            quota_codes: &["quota_exceeded"],
            failure: crate::wire::envelope::tests::FAILURE,
        };

        fn from_core(core: Core) -> Self {
            Self { core }
        }

        fn core(&self) -> &Core {
            &self.core
        }
    }

    fn builder(key: &str) -> ClientBuilder<Client> {
        ClientBuilder::new(key)
    }

    fn refused(builder: ClientBuilder<Client>) -> String {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_eq!(error.attempts(), 0);
        error.to_string()
    }

    #[test]
    fn the_defaults_are_the_documented_ones() {
        let client = builder("api_1").build().unwrap();
        let shared = client.core().shared();
        assert_eq!(shared.base_url.as_str(), "http://localhost:1/v1");
        assert_eq!(client.core().settings().timeout, Duration::from_secs(30));
        assert_eq!(shared.user_agent, "test-sdk/1.2.3");
        let (settings, shared) = (client.core().settings(), client.core().shared());
        assert_eq!(settings.connect_timeout, Duration::from_secs(10));
        assert_eq!(settings.retry.max_retries, 2);
        assert_eq!(settings.retry.first_delay, Duration::from_millis(500));
        assert_eq!(settings.retry.max_delay, Duration::from_secs(8));
        assert_eq!(settings.retry.max_retry_after, Duration::from_secs(60));
        assert_eq!(shared.max_pause, Duration::from_secs(3600));
        assert_eq!(shared.max_body_size, 67_108_864);
    }

    #[test]
    fn a_key_that_no_header_can_carry_is_refused_without_being_shown() {
        for (key, reason) in [
            ("", "empty"),
            (" secret", "whitespace"),
            ("secret\n", "whitespace"),
            ("  ", "whitespace"),
            ("sec\nret", "no HTTP header"),
            ("sec\0ret", "no HTTP header"),
            ("sécret", "no HTTP header"),
        ] {
            let text = refused(builder(key));
            assert!(text.contains(reason), "{text}");
            assert!(!text.contains("ret"), "{text}");
        }
    }

    #[test]
    fn bad_settings_are_refused() {
        let insecure = || builder("k").base_url("http://api.example");
        assert!(refused(insecure()).contains("allow_insecure_http"));
        assert!(insecure().allow_insecure_http(true).build().is_ok());
        assert!(refused(builder("k").base_url("https://u:p@api.example")).contains("user name"));
        assert!(refused(builder("k").timeout(Duration::ZERO)).contains("timeout"));
        assert!(refused(builder("k").connect_timeout(Duration::ZERO)).contains("timeout"));
        assert!(refused(builder("k").max_body_size(0)).contains("body"));
        assert!(refused(builder("k").max_pause(Duration::ZERO)).contains("pause"));
        for limit in [RateLimit::new(0, Duration::from_secs(1)), RateLimit::new(1, Duration::ZERO)] {
            assert!(refused(builder("k").rate_limits([limit])).contains("rate limit"));
        }
        assert!(builder("k").rate_limits([]).build().is_ok());
    }

    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    #[test]
    fn a_client_for_https_is_built_without_a_process_wide_provider() {
        assert!(builder("k").base_url("https://api.example").build().is_ok());
        #[cfg(feature = "rustls")]
        assert!(rustls::crypto::CryptoProvider::get_default().is_none());
    }

    #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
    #[test]
    fn https_without_tls_is_refused_unless_a_client_is_brought() {
        let https = || builder("k").base_url("https://api.example");
        let text = refused(https());
        assert!(text.contains("`rustls`") && text.contains("http_client"), "{text}");
        assert!(https().http_client(reqwest::Client::new()).build().is_ok());
    }

    #[test]
    fn debug_shows_neither_key_nor_base_url_password() {
        let builder = builder("api_secret").base_url("https://u:secret@api.example");
        assert!(!format!("{builder:?}").contains("secret"));
        let client = ClientBuilder::<Client>::new("api_secret").build().unwrap();
        let text = format!("{client:#?}");
        assert!(!text.contains("secret") && text.contains("localhost"), "{text}");
    }

    #[test]
    fn a_client_is_shared_between_threads() {
        fn shared<T: Clone + Send + Sync + fmt::Debug + 'static>() {}
        shared::<Client>();
    }

    #[test]
    fn the_environment_gives_key_and_base_url() {
        let variables = |key: &'static str, url: Option<&'static str>| {
            move |name: &str| match name {
                "TEST_API_KEY" => Ok(key.to_owned()),
                "TEST_BASE_URL" => url.map(str::to_owned).ok_or(VarError::NotPresent),
                _ => Err(VarError::NotPresent),
            }
        };
        let (key, url) = from_variables(Client::SDK, variables("api_1", Some("http://x"))).unwrap();
        assert_eq!((key.expose_secret(), url.as_deref()), ("api_1", Some("http://x")));
        for url in [None, Some("")] {
            let (_, url) = from_variables(Client::SDK, variables("api_1", url)).unwrap();
            assert_eq!(url, None);
        }
        for (key, text) in [
            ("", "the environment variable TEST_API_KEY is not set; it must hold the API key"),
            (" \n", "the environment variable TEST_API_KEY holds nothing but whitespace; it must hold the API key"),
            (
                "api_1\n",
                "the environment variable TEST_API_KEY cannot be used: \
                 the API key begins or ends with whitespace; remove it",
            ),
        ] {
            assert_eq!(from_variables(Client::SDK, variables(key, None)).unwrap_err().to_string(), text);
        }
    }

    #[test]
    fn a_missing_key_names_its_variable() {
        let error = ClientBuilder::<Client>::from_env().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_eq!(error.to_string(), "the environment variable TEST_API_KEY is not set; it must hold the API key");
        let not_unicode = |_: &str| Err(VarError::NotUnicode("x".into()));
        let error = from_variables(Client::SDK, not_unicode).unwrap_err();
        assert!(error.to_string().contains("TEST_API_KEY"), "{error}");
    }

    #[test]
    fn a_key_of_the_wrong_kind_is_hinted_at_without_being_shown() {
        let hint = |key: &str| builder(key).build().unwrap().core.key_hint();
        assert_eq!(hint("api_1"), None);
        for key in ["transactional_9", "un_9"] {
            let hint = hint(key).unwrap();
            assert!(hint.contains("`api_`") && !hint.contains('9'), "{hint}");
        }
    }
}
