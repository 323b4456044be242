//! The memory of an emulator, and the way of a request through it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::Url;

use crate::clock::{Clock, timestamp};
use crate::description::Service;
use crate::faults::{Fault, Faults};
use crate::given::{Given, Reply};
use crate::limits::Limits;
use crate::response::{Mode, Response, rate_limit_headers, whole_seconds};
use crate::{List, Request};

/// The service with its lists and settings.
pub(crate) struct State {
    pub(crate) service: &'static Service,
    pub(crate) lists: Vec<List>,
    settings: Mutex<Settings>,
    hook: Mutex<Option<Hook>>,
}

/// A function that runs before each response, with the number of requests so far.
pub(crate) type Hook = Box<dyn FnMut(usize) + Send>;

/// Settings that a test can change, and the requests so far.
#[derive(Default)]
pub(crate) struct Settings {
    pub(crate) clock: Clock,
    pub(crate) key: Option<String>,
    pub(crate) faults: Faults,
    pub(crate) given: Given,
    pub(crate) latency: Duration,
    pub(crate) limits: Limits,
    pub(crate) count_limit: Option<u64>,
    pub(crate) bare: bool,
    pub(crate) ignored: Vec<String>,
    pub(crate) requests: Vec<Request>,
}

/// A request as it comes in.
pub(crate) struct Incoming {
    pub(crate) method: String,
    /// Path, with that of the base URL.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) authorization: Option<String>,
}

impl State {
    pub(crate) fn new(service: &'static Service) -> Self {
        let settings = Settings::default();
        let own: Vec<_> = service.lists.iter().map(|listing| List::new(listing, settings.clock.clone())).collect();
        let of = |id: &str| own.iter().find(|list| list.listing().id == id);
        let list = |list: &List| match list.listing().of.as_deref().and_then(of) {
            Some(owner) => owner.shared_with(list.listing()),
            None => list.clone(),
        };
        Self { service, lists: own.iter().map(list).collect(), settings: Mutex::new(settings), hook: Mutex::default() }
    }

    /// Locks the settings. They are held for a moment only: requests wait for them.
    pub(crate) fn settings(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_hook(&self, hook: Hook) {
        *self.hook.lock().unwrap_or_else(PoisonError::into_inner) = Some(hook);
    }

    /// Responds to a request and remembers it.
    pub(crate) fn respond(&self, incoming: Incoming) -> Response {
        self.settings().clock.tick();
        let path = incoming.path.strip_prefix(&self.service.base_path).unwrap_or(&incoming.path).to_owned();
        let response = match self.run_hook() {
            Ok(()) => self.decide(&path, &incoming),
            Err(panic) => {
                let message = format!("The hook of before_each panicked: {}", words(panic.as_ref()));
                let now = self.settings().clock.now();
                self.service.error(500, &message, None, now)
            }
        };
        let mut settings = self.settings();
        let at = timestamp(settings.clock.now());
        let Incoming { method, query, .. } = incoming;
        settings.requests.push(Request { method, path, query, at, status: response.status });
        response
    }

    /// Runs the hook. If it panics, what it is in the middle of is the test's own; what is kept here is whole.
    fn run_hook(&self) -> Result<(), Box<dyn Any + Send>> {
        let mut hook = self.hook.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(run) = hook.as_mut() else { return Ok(()) };
        let before = self.settings().requests.len();
        catch_unwind(AssertUnwindSafe(|| run(before)))
    }

    /// Makes the response to a request. The limit counts every request, also those that fail; a wrong key fails before anything else is looked at.
    fn decide(&self, path: &str, incoming: &Incoming) -> Response {
        let mut settings = self.settings();
        let now = settings.clock.now();
        let standing = settings.limits.count(now, self.service.block);
        let wait = standing.as_ref().and_then(|standing| standing.wait);
        let mut response = if let Some(wait) = wait {
            self.service.error(429, "Too many requests", Some(whole_seconds(wait)), now)
        } else if !self.accepts(settings.key.as_deref(), incoming.authorization.as_deref()) {
            self.service.error(401, "Invalid or missing API key", None, now)
        } else if let Some(Fault { status, body }) = settings.faults.take() {
            let mut response = self.service.error(status, "A fault on purpose", None, now);
            if let Some((content_type, body)) = body {
                response.headers.retain(|(name, _)| *name != "content-type");
                response.headers.push(("content-type", content_type));
                response.body = body.into_bytes();
            }
            response
        } else {
            let (count_limit, wrapped, ignored) = (settings.count_limit, !settings.bare, settings.ignored.clone());
            let found = route(&self.lists, &incoming.method, path);
            let (list, in_path) = found.map_or((None, Vec::new()), |(list, in_path)| (Some(list), in_path));
            let query = [in_path, incoming.query.clone()].concat();
            let given = list.and_then(|list| settings.given.find(&list.listing().id, &query)).cloned();
            drop(settings);
            let mode = Mode { now, count_limit, wrapped, ignored: &ignored };
            match (list, given) {
                (Some(_), Some(Reply::Error(status))) => self.service.error(status, "A fault on purpose", None, now),
                (Some(list), Some(Reply::Success(given))) => self.service.given(list.listing(), given, &mode),
                (Some(list), None) => self.service.list(list.listing(), &list.lock(), &query, &mode),
                (None, _) => self.service.error(404, "Not found", None, now),
            }
        };
        if let Some(standing) = standing.filter(|_| self.service.rate_limit_headers) {
            response.headers.extend(rate_limit_headers(&standing));
        }
        response
    }

    /// True for the key that was set; if none was, for all that begin as the service's keys do.
    fn accepts(&self, key: Option<&str>, authorization: Option<&str>) -> bool {
        let Some(given) = authorization.and_then(|value| value.strip_prefix("Bearer ")) else { return false };
        let prefixes = &self.service.key_prefixes;
        match key {
            Some(key) => given == key,
            None => prefixes.is_empty() || prefixes.iter().any(|prefix| given.starts_with(prefix.as_str())),
        }
    }
}

/// Returns the operation at a path, and the parameters in the path. A path without parameters wins over one with some.
fn route<'a>(lists: &'a [List], method: &str, path: &str) -> Option<(&'a List, Vec<(String, String)>)> {
    let of_method = lists.iter().filter(|list| list.listing().method == method);
    let found = of_method.filter_map(|list| Some((list, in_path(&list.listing().path, path)?)));
    found.min_by_key(|(_, in_path)| in_path.len())
}

/// Returns the parameters in a path, decoded; `None` if it is not of this form.
fn in_path(form: &str, path: &str) -> Option<Vec<(String, String)>> {
    let mut sent = path.split('/');
    let mut parameters = Vec::new();
    for part in form.split('/') {
        let sent = sent.next()?;
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => parameters.push((name.to_owned(), decoded(sent))),
            None if part == sent => {}
            None => return None,
        }
    }
    sent.next().is_none().then_some(parameters)
}

/// Decodes a part of a path, in which a plus sign is one.
fn decoded(part: &str) -> String {
    let query = part.replace('+', "%2B").replace('&', "%26");
    let url = Url::parse(&format!("http://localhost/?part={query}"));
    url.ok().and_then(|url| Some(url.query_pairs().next()?.1.into_owned())).unwrap_or_default()
}

/// Returns the words of a panic, which are a text unless it was raised otherwise.
fn words(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "without words",
    }
}

#[cfg(test)]
mod tests {
    use super::in_path;

    #[test]
    fn the_parts_of_a_path_are_its_parameters() {
        let pairs = |form, path| {
            let found = in_path(form, path)?;
            Some(found.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>())
        };
        assert_eq!(pairs("/logs", "/logs"), Some(Vec::new()));
        assert_eq!(
            pairs("/a/{id}/b/{name}", "/a/1/b/x%2Fy%20+&=%C3%BC"),
            Some(vec!["id=1".into(), "name=x/y +&=ü".into()])
        );
        for path in ["/a/1", "/a/1/b", "/a/1/b/2/", "/a/1/c/2", "/logs"] {
            assert_eq!(pairs("/a/{id}/b/{name}", path), None, "{path}");
        }
    }
}
