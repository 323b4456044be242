//! Definition and execution of a case.

use std::time::Duration;

use sdk_runtime::{ClientBuilder, Error, ErrorKind, Provider, RateLimit};

use crate::raw_server::{Request, Seen};
use crate::secrets::assert_shows_no_secret;
use crate::server::{Plan, Server};

/// The end of the keys, which no error may show.
pub(crate) const SECRET: &str = "5ec2e7d0c0ffee15";

/// An address that all servers repeat and no error may show. It is also in the query.
pub(crate) const ADDRESS: &str = "maria@client.example";

/// Another secret value in the query.
pub(crate) const ASKED: &str = "figures-of-2026";

/// Time limit of a case, for a busy machine.
const LIMIT: Duration = Duration::from_secs(10);

/// Makes a named test of each row.
macro_rules! cases {
    ($($(#[$about:meta])* $name:ident => $case:expr;)*) => {
        $($(#[$about])* #[tokio::test] async fn $name() { $case.run().await; })*
    };
}
pub(crate) use cases;

/// The service whose client makes the call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Service {
    JetEmail,
    Unosend,
}

impl Service {
    pub(crate) fn key(self) -> String {
        match self {
            Self::JetEmail => format!("api_{SECRET}"),
            Self::Unosend => format!("un_{SECRET}"),
        }
    }

    /// Returns a client for this base URL that waits almost no time between attempts.
    pub(crate) fn client(self, base_url: &str, settings: &Settings) -> Client {
        match self {
            Self::JetEmail => {
                let builder = jetemail_sdk::Client::builder(self.key());
                Client::JetEmail(settings.of(builder.base_url(base_url)).build().unwrap())
            }
            Self::Unosend => {
                let builder = unosend_sdk::Client::builder(self.key());
                Client::Unosend(settings.of(builder.base_url(base_url)).build().unwrap())
            }
        }
    }

    /// Checks every part of a request exactly.
    pub(crate) fn assert_sent_by(self, request: &Request) {
        let (target, agent) = match self {
            Self::JetEmail => {
                ("/outbound/logs?from_address=maria%40client.example&subject=figures-of-2026", "jetemail-sdk/")
            }
            Self::Unosend => ("/logs?search=maria%40client.example&email_id=figures-of-2026", "unosend-sdk/"),
        };
        assert_eq!(request.target, target);
        assert!(request.head.starts_with("GET "), "{}", request.head);
        let all = |name: &str| -> Vec<&str> {
            let named = request.headers.iter().filter(|(header, _)| header == name);
            named.map(|(_, value)| value.as_str()).collect()
        };
        assert_eq!(all("authorization"), [format!("Bearer {}", self.key())]);
        assert_eq!(all("accept"), ["application/json"]);
        assert!(matches!(all("user-agent")[..], [name] if name.starts_with(agent)), "{}", request.head);
        for name in ["api-version", "content-length", "transfer-encoding", "cookie", "referer"] {
            assert!(all(name).is_empty(), "{name}: {}", request.head);
        }
        assert!(!request.target.contains(SECRET));
    }
}

/// Settings of a client that differ from the defaults.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub max_retries: Option<u32>,
    pub timeout: Option<Duration>,
    pub connect_timeout: Option<Duration>,
    pub max_retry_after: Option<Duration>,
    pub max_body_size: Option<usize>,
    pub rate_limits: Option<Vec<RateLimit>>,
}

impl Settings {
    fn of<C: Provider>(&self, mut builder: ClientBuilder<C>) -> ClientBuilder<C> {
        builder = builder.retry_delay(Duration::from_millis(1)).max_retry_delay(Duration::from_millis(4));
        if let Some(retries) = self.max_retries {
            builder = builder.max_retries(retries);
        }
        if let Some(timeout) = self.timeout {
            builder = builder.timeout(timeout);
        }
        if let Some(timeout) = self.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        if let Some(wait) = self.max_retry_after {
            builder = builder.max_retry_after(wait);
        }
        if let Some(size) = self.max_body_size {
            builder = builder.max_body_size(size);
        }
        if let Some(limits) = &self.rate_limits {
            builder = builder.rate_limits(limits.clone());
        }
        builder
    }
}

/// A client of either crate.
#[derive(Clone, Debug)]
pub(crate) enum Client {
    JetEmail(jetemail_sdk::Client),
    Unosend(unosend_sdk::Client),
}

/// The checked part of a successful response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Success {
    pub records: usize,
    pub attempts: u32,
}

impl Client {
    /// Calls the operation for a page of logs.
    pub(crate) async fn list(&self) -> Result<Success, Error> {
        match self {
            Self::JetEmail(client) => {
                let page = client.list_outbound_logs().from_address(ADDRESS).subject(ASKED).send().await?;
                Ok(Success { records: page.data.len(), attempts: page.attempts() })
            }
            Self::Unosend(client) => {
                let page = client.list_logs().search(ADDRESS).email_id(ASKED).send().await?;
                Ok(Success { records: page.data.len(), attempts: page.attempts() })
            }
        }
    }
}

/// A call in bad weather: the server's behaviour, the client's settings, and the expected end.
pub(crate) struct Case {
    service: Service,
    plan: Plan,
    settings: Settings,
    expected: Option<Result<usize, ErrorKind>>,
    attempts: u32,
    requests: Option<usize>,
    closes_connections: bool,
    limit: Duration,
    checks: Vec<Check>,
}

type Check = Box<dyn Fn(&Ended)>;

/// The end of a case.
pub(crate) struct Ended {
    pub outcome: Result<Success, Error>,
    pub seen: Seen,
}

impl Ended {
    /// Returns the error of a failed call.
    pub(crate) fn error(&self) -> &Error {
        self.outcome.as_ref().unwrap_err()
    }
}

/// Returns a case for the JetEmail client.
pub(crate) fn jetemail(plan: impl Into<Plan>) -> Case {
    Case::new(Service::JetEmail, plan.into())
}

/// Returns a case for the Unosend client.
pub(crate) fn unosend(plan: impl Into<Plan>) -> Case {
    Case::new(Service::Unosend, plan.into())
}

impl Case {
    pub(crate) fn new(service: Service, plan: Plan) -> Self {
        Self {
            service,
            plan,
            settings: Settings::default(),
            expected: None,
            attempts: 1,
            requests: None,
            closes_connections: false,
            limit: LIMIT,
            checks: Vec::new(),
        }
    }

    pub(crate) fn retries(mut self, max: u32) -> Self {
        self.settings.max_retries = Some(max);
        self
    }

    /// Sets the client's timeout in milliseconds.
    pub(crate) fn timeout(mut self, millis: u64) -> Self {
        self.settings.timeout = Some(Duration::from_millis(millis));
        self
    }

    /// Sets the client's connect timeout in milliseconds.
    pub(crate) fn connect_timeout(mut self, millis: u64) -> Self {
        self.settings.connect_timeout = Some(Duration::from_millis(millis));
        self
    }

    pub(crate) fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.max_body_size = Some(bytes);
        self
    }

    /// Expects a page with this number of records.
    pub(crate) fn gives(mut self, records: usize) -> Self {
        self.expected = Some(Ok(records));
        self
    }

    /// Expects an error of this kind.
    pub(crate) fn fails(mut self, kind: ErrorKind) -> Self {
        self.expected = Some(Err(kind));
        self
    }

    /// Expects this number of attempts, and of requests at the server unless `requests` says otherwise.
    pub(crate) fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Expects this number of whole requests at the server, if it differs from the number of attempts.
    pub(crate) fn requests(mut self, requests: usize) -> Self {
        self.requests = Some(requests);
        self
    }

    /// Expects that the client ends every connection, without waiting for the rest of the server's data.
    pub(crate) fn closes_connections(mut self) -> Self {
        self.closes_connections = true;
        self
    }

    /// Sets a longer time limit for a slow case.
    pub(crate) fn within_seconds(mut self, seconds: u64) -> Self {
        self.limit = Duration::from_secs(seconds);
        self
    }

    /// Adds a check at the end.
    pub(crate) fn also(mut self, check: impl Fn(&Ended) + 'static) -> Self {
        self.checks.push(Box::new(check));
        self
    }

    /// Runs the case and checks it.
    pub(crate) async fn run(self) {
        let server = Server::start(self.plan).await;
        let client = self.service.client(&server.base_url(), &self.settings);
        let outcome = tokio::time::timeout(self.limit, client.list()).await.expect("the call takes too long");
        if self.closes_connections {
            tokio::time::timeout(self.limit, server.wait_until_closed()).await.expect("a connection is not ended");
        }
        let ended = Ended { outcome, seen: server.seen() };

        assert_shows_no_secret(&format!("{client:?} {client:#?}"));
        if let Err(error) = &ended.outcome {
            assert_error_is_fit_for_logs(error);
        }
        let (outcome, attempts) = match &ended.outcome {
            Ok(success) => (Ok(success.records), success.attempts),
            Err(error) => (Err(error.kind()), error.attempts()),
        };
        assert_eq!(Some(outcome), self.expected, "{:?}", ended.outcome);
        assert_eq!(attempts, self.attempts, "attempts: {:?}", ended.outcome);
        let requests = self.requests.unwrap_or(self.attempts as usize);
        assert_eq!(ended.seen.requests.len(), requests, "requests: {:?}", ended.seen);
        if server.speaks_http() {
            ended.seen.requests.iter().for_each(|request| self.service.assert_sent_by(request));
        }
        self.checks.iter().for_each(|check| check(&ended));
    }
}

/// Checks that everything that an error shows is fit for a log.
pub(crate) fn assert_error_is_fit_for_logs(error: &Error) {
    let text = error.to_string();
    assert!(text.chars().count() <= 300, "{} characters: {text}", text.chars().count());
    assert!(!text.is_empty() && !text.chars().any(char::is_control), "{text:?}");
    assert_shows_no_secret(&text);
    assert_shows_no_secret(&format!("{error:?} {error:#?}"));
    for said in [error.message(), error.code(), error.json_path()].into_iter().flatten() {
        assert_shows_no_secret(said);
    }
    let mut link = std::error::Error::source(error);
    while let Some(cause) = link {
        let text = cause.to_string();
        assert!(text.chars().count() <= 300 && !text.contains('\n'), "{text:?}");
        assert_shows_no_secret(&format!("{text} {cause:?} {cause:#?}"));
        link = cause.source();
    }
}
