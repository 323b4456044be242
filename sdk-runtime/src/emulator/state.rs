//! What the emulator remembers, and the way of a request through it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::answer::{Answer, Mode, Templates, rate_limit_headers, whole_seconds};
use super::clock::{Clock, timestamp};
use super::description::Service;
use super::faults::{Fault, Faults};
use super::given::{Given, Reply};
use super::limits::Limits;
use super::{List, Request};

/// The service with its lists and settings.
pub(super) struct State {
    pub(super) service: &'static Service,
    pub(super) lists: Vec<List>,
    templates: Templates,
    settings: Mutex<Settings>,
    hook: Mutex<Option<Hook>>,
}

/// What runs before each answer, with the number of requests so far.
pub(super) type Hook = Box<dyn FnMut(usize) + Send>;

/// What a test can set, and what was asked.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) clock: Clock,
    pub(super) key: Option<String>,
    pub(super) faults: Faults,
    pub(super) given: Given,
    pub(super) latency: Duration,
    pub(super) limits: Limits,
    pub(super) count_limit: Option<u64>,
    pub(super) bare: bool,
    pub(super) ignored: Vec<String>,
    pub(super) requests: Vec<Request>,
}

/// A request as it comes in.
pub(super) struct Incoming {
    pub(super) method: String,
    /// With the path of the base URL.
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) authorization: Option<String>,
}

impl State {
    pub(super) fn new(service: &'static Service) -> Self {
        let settings = Settings::default();
        let own: Vec<_> = service.lists.iter().map(|listing| List::new(listing, settings.clock.clone())).collect();
        let of = |id: &str| own.iter().find(|list| list.listing().id == id);
        let list = |list: &List| match list.listing().of.and_then(of) {
            Some(owner) => owner.shared_with(list.listing()),
            None => list.clone(),
        };
        Self {
            service,
            lists: own.iter().map(list).collect(),
            templates: Templates::new(service),
            settings: Mutex::new(settings),
            hook: Mutex::default(),
        }
    }

    /// Held for a moment only: requests wait for it.
    pub(super) fn settings(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_hook(&self, hook: Hook) {
        *self.hook.lock().unwrap_or_else(PoisonError::into_inner) = Some(hook);
    }

    /// Answers a request and remembers it.
    pub(super) fn answer(&self, incoming: Incoming) -> Answer {
        self.settings().clock.tick();
        let path = incoming.path.strip_prefix(self.service.base_path).unwrap_or(&incoming.path).to_owned();
        let answer = match self.run_hook() {
            Ok(()) => self.decide(&path, &incoming),
            Err(panic) => {
                let message = format!("The hook of before_each panicked: {}", words(panic.as_ref()));
                let now = self.settings().clock.now();
                self.templates.refuse(500, &message, None, now)
            }
        };
        let mut settings = self.settings();
        let at = timestamp(settings.clock.now());
        let Incoming { method, query, .. } = incoming;
        settings.requests.push(Request { method, path, query, at, status: answer.status });
        answer
    }

    /// Runs the hook. If it panics, what it is in the middle of is the test's own; what is kept here is whole.
    fn run_hook(&self) -> Result<(), Box<dyn Any + Send>> {
        let mut hook = self.hook.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(run) = hook.as_mut() else { return Ok(()) };
        let before = self.settings().requests.len();
        catch_unwind(AssertUnwindSafe(|| run(before)))
    }

    /// The limit counts every request, also those that fail; a wrong key is refused before anything else is looked at.
    fn decide(&self, path: &str, incoming: &Incoming) -> Answer {
        let mut settings = self.settings();
        let now = settings.clock.now();
        let block = Duration::from_secs(self.service.block_seconds);
        let standing = settings.limits.count(now, block);
        let wait = standing.as_ref().and_then(|standing| standing.wait);
        let mut answer = if let Some(wait) = wait {
            self.templates.refuse(429, "Too many requests", Some(whole_seconds(wait)), now)
        } else if !self.accepts(settings.key.as_deref(), incoming.authorization.as_deref()) {
            self.templates.refuse(401, "Invalid or missing API key", None, now)
        } else if let Some(Fault { status, body }) = settings.faults.take() {
            let mut answer = self.templates.refuse(status, "A fault on purpose", None, now);
            if let Some((content_type, body)) = body {
                answer.headers.retain(|(name, _)| *name != "content-type");
                answer.headers.push(("content-type", content_type));
                answer.body = body;
            }
            answer
        } else {
            let (count_limit, wrapped, ignored) = (settings.count_limit, !settings.bare, settings.ignored.clone());
            let given = settings.given.find(path, &incoming.query).cloned();
            drop(settings);
            let mode = Mode { now, count_limit, wrapped, ignored: &ignored };
            let list = self.lists.iter().position(|list| list.listing().path == path && incoming.method == "GET");
            match (list.and_then(|index| Some((index, self.lists.get(index)?))), given) {
                (Some(_), Some(Reply::Refusal(status))) => {
                    self.templates.refuse(status, "A fault on purpose", None, now)
                }
                (Some((index, _)), Some(Reply::Answer(given))) => {
                    self.templates.given(self.service, index, given, &mode)
                }
                (Some((index, list)), None) => {
                    self.templates.list(self.service, index, &list.lock(), &incoming.query, &mode)
                }
                (None, _) => self.templates.refuse(404, "Not found", None, now),
            }
        };
        if let Some(standing) = standing.filter(|_| self.service.rate_limit_headers) {
            answer.headers.extend(rate_limit_headers(&standing));
        }
        answer
    }

    /// A set key is the only one; else all that begin as the service's keys do.
    fn accepts(&self, key: Option<&str>, authorization: Option<&str>) -> bool {
        let Some(given) = authorization.and_then(|value| value.strip_prefix("Bearer ")) else { return false };
        let prefixes = self.service.key_prefixes;
        match key {
            Some(key) => given == key,
            None => prefixes.is_empty() || prefixes.iter().any(|prefix| given.starts_with(prefix)),
        }
    }
}

/// The words of a panic, which are a text unless it was raised otherwise.
fn words(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "without words",
    }
}
