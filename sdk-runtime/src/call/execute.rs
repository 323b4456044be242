//! Sending a call: attempts, waits and retries.

mod failure;

use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use reqwest::{Method, Request, StatusCode, Url};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};

use crate::call::place::Places;
use crate::call::repeat::Repeat;
use crate::client::retry::{self, Decision};
use crate::error::redact;
use crate::error::request_id;
use crate::error::{Error, ErrorKind};
use crate::rate_limit::headers;
use crate::trace::Trace;
use crate::transport::body::Body;
use crate::transport::http::Reply;
use crate::wire::budget::Budget;
use crate::wire::decode::{self, Unreadable, decode_value};
use crate::wire::envelope::Form;
use crate::{Answer, Core, Operation, Query, Raw, Response};

/// Sends a call and reads its response; retries failures that may be temporary. Needs a
/// Tokio runtime with time and I/O enabled, as reqwest does.
///
/// The future may be dropped at any time. A request that is under way then counts for
/// the rate limit as if its response had come.
///
/// # Errors
///
/// [`ErrorKind::InvalidRequest`] before anything is sent, if a parameter or an option
/// is not valid or a required parameter is not set. [`ErrorKind::Configuration`]
/// outside a Tokio runtime. Otherwise the kind that fits the response to the last
/// attempt, or the lack of one; see [`ErrorKind`].
pub async fn execute<T: Answer>(core: &Core, operation: &Operation, query: Query) -> Result<Response<T>, Error> {
    let most = core.shared().max_body_size;
    let read = |body: &mut Body| content::<T>(most, body, operation);
    Call { accept: T::ACCEPT, ..Call::of(core, operation) }.run(query, read).await
}

/// Does the same as [`execute`], and keeps the JSON of the response.
///
/// # Errors
///
/// Those of [`execute`].
pub async fn execute_raw<T: Answer>(
    core: &Core,
    operation: &Operation,
    query: Query,
) -> Result<Response<Raw<T>>, Error> {
    let most = core.shared().max_body_size;
    let read = |body: &mut Body| {
        let content = content::<T>(most, body, operation)?;
        let json = match decode::content(body) {
            Some(body) => Budget::beside(most).within(|| decode_value(body))?,
            None => Value::Null,
        };
        Ok(Raw::new(content, json))
    };
    Call { accept: T::ACCEPT, ..Call::of(core, operation) }.run(query, read).await
}

fn content<T: Answer>(most: usize, body: &mut Body, operation: &Operation) -> Result<T, Unreadable> {
    let budget = if T::IS_FREE_FORM { Budget::free(most) } else { Budget::typed(most) };
    budget.within(|| T::read(body, &Form::from(operation)))
}

/// A call without the type of its response, so that most of the code is compiled once.
pub(crate) struct Call<'a> {
    core: &'a Core,
    /// Name of the operation, with which errors begin.
    id: &'a str,
    method: &'a Method,
    places: Places<'a>,
    /// The header `Accept`.
    accept: &'static str,
    required: &'a [&'a [&'a str]],
    repeat: Repeat,
    /// The parameters whose value may be the cause of a 500; from sending on, only those that the call sets.
    may_fail: Vec<&'a str>,
    /// The JSON to send.
    body: Option<&'a [u8]>,
    trace: Trace<'a>,
}

impl<'a> Call<'a> {
    /// Makes a call of an operation.
    pub(crate) fn of(core: &'a Core, operation: &'a Operation) -> Self {
        let Operation { id, method, path, headers, required, may_fail, repeat, .. } = operation;
        Self {
            core,
            id,
            method,
            places: Places { path, headers },
            accept: <Value as Answer>::ACCEPT,
            required,
            repeat: repeat.unwrap_or_else(|| Repeat::of(method)),
            may_fail: may_fail.to_vec(),
            body: None,
            trace: span(core, id, method, Some(path)),
        }
    }

    /// Makes a call that no document describes. Its path may hold private data, so it is not traced.
    pub(crate) fn untyped(core: &'a Core, method: &'a Method, path: &'a str, body: Option<&'a [u8]>) -> Self {
        let id = "request";
        Self {
            core,
            id,
            method,
            places: Places { path, headers: &[] },
            accept: <Value as Answer>::ACCEPT,
            required: &[],
            repeat: Repeat::of(method),
            may_fail: Vec::new(),
            body,
            trace: span(core, id, method, None),
        }
    }

    /// Sends the call, and reads the body of a successful response.
    pub(crate) async fn run<T>(
        mut self,
        query: Query,
        read: impl FnOnce(&mut Body) -> Result<T, Unreadable>,
    ) -> Result<Response<T>, Error> {
        let mut progress = Progress::default();
        self.may_fail.retain(|name| query.value(name).is_some());
        let sent = self.trace.within(self.send(&query, &mut progress)).await;
        let result = sent.and_then(|mut reply| match self.trace.inside(|| read(&mut reply.body)) {
            Ok(content) => {
                request_id::without_key(&mut reply.headers, self.core.shared().key.expose_secret());
                Ok(Response::new(reply.status, reply.headers, progress.attempts, content))
            }
            Err(unreadable) => Err(self.unreadable(reply, unreadable)),
        });
        match result {
            Ok(response) => {
                self.finish(&progress, Ok(response.status()));
                Ok(response)
            }
            Err(error) => {
                let possible = progress.may_have_taken_effect || error.may_have_taken_effect();
                let error = error.with_attempts(progress.attempts).with_effect(possible && self.repeat != Repeat::Safe);
                self.finish(&progress, Err(&error));
                Err(error)
            }
        }
    }
}

/// Progress of a call.
#[derive(Default)]
struct Progress {
    /// Number of requests sent.
    attempts: u32,
    /// True if one of them, or the one that is under way, may have taken effect.
    may_have_taken_effect: bool,
    /// Time spent waiting for the rate limit and for pauses.
    waited: Duration,
}

impl Call<'_> {
    /// Returns the successful response, not yet decoded.
    async fn send(&self, query: &Query, progress: &mut Progress) -> Result<Reply, Error> {
        let url = self.url(query)?;
        if Handle::try_current().is_err() {
            return Err(self.error(ErrorKind::Configuration, "the call needs a Tokio runtime, and there is none"));
        }
        let Some(deadline) = self.core.settings().deadline else { return self.attempts(&url, query, progress).await };
        match timeout(deadline, self.attempts(&url, query, progress)).await {
            Ok(result) => result,
            Err(_) => Err(self.late(deadline, progress.attempts)),
        }
    }

    async fn attempts(&self, url: &Url, query: &Query, progress: &mut Progress) -> Result<Reply, Error> {
        let policy = self.core.settings().retry;
        loop {
            let error = match self.attempt(url, query, progress).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            if !self.repeat.allows(error.may_have_taken_effect()) {
                return Err(error);
            }
            match retry::decide(&error, progress.attempts, &policy, retry::random()) {
                Decision::GiveUp => return Err(error),
                Decision::Retry(wait) => {
                    self.trace.retry(&error, progress.attempts, wait);
                    // During a pause the next attempt waits at the gate, where it notices if the pause is extended.
                    if pause(&error).is_none() {
                        sleep(wait).await;
                    }
                }
            }
        }
    }

    /// Makes one attempt, as soon as gate and limiter allow it.
    async fn attempt(&self, url: &Url, query: &Query, progress: &mut Progress) -> Result<Reply, Error> {
        let (shared, settings) = (self.core.shared(), self.core.settings());
        let arrived = Instant::now();
        let admitted = shared.throttle.admit(settings.retry.max_retry_after).await;
        progress.waited += arrived.elapsed();
        let permit = admitted.map_err(|closed| self.not_sent(closed))?;
        progress.attempts = progress.attempts.saturating_add(1);
        // A call may be given up while the attempt is under way.
        let before = std::mem::replace(&mut progress.may_have_taken_effect, true);
        let outcome = settings.transport.send(self.request(url.clone(), query)).await;
        if let Some(reply) = outcome.as_ref().map_or_else(|failure| failure.partial.as_ref(), Some)
            && let Some(wait) = headers::used_up(&reply.headers)
        {
            shared.throttle.hold(wait.min(settings.retry.max_retry_after).min(shared.max_pause));
        }
        let result = self.check(outcome);
        progress.may_have_taken_effect = before || result.as_ref().is_err_and(Error::may_have_taken_effect);
        if let Some(wait) = result.as_ref().err().and_then(pause) {
            shared.throttle.close(wait);
            self.trace.closed(wait);
        }
        drop(permit);
        result
    }

    fn url(&self, query: &Query) -> Result<Url, Error> {
        let settings = self.core.settings();
        let own = query.violations(self.required).into_iter().chain(self.places.violations(query));
        let violations: Vec<_> = settings.violations.iter().cloned().chain(own).collect();
        if !violations.is_empty() {
            // The key may have been set as a parameter or a header by mistake.
            let key = self.core.shared().key.expose_secret();
            return Err(self.error(ErrorKind::InvalidRequest, &redact::without(&violations.join("; "), key)));
        }
        let mut url = self.places.url(&self.core.shared().base_url, query);
        if !settings.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&settings.query);
        }
        Ok(url)
    }

    fn request(&self, url: Url, query: &Query) -> Request {
        let (shared, settings) = (self.core.shared(), self.core.settings());
        let mut request = Request::new(self.method.clone(), url);
        *request.timeout_mut() = Some(settings.timeout);
        let headers = request.headers_mut();
        headers.clone_from(&settings.headers);
        self.places.write_headers(query, headers);
        headers.insert(AUTHORIZATION, shared.authorization.clone());
        headers.insert(USER_AGENT, shared.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static(self.accept));
        if let Some(body) = self.body {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
            *request.body_mut() = Some(body.to_vec().into());
        }
        request
    }

    fn finish(&self, progress: &Progress, result: Result<StatusCode, &Error>) {
        let status = result.map_or_else(Error::status, Some);
        self.trace.finish(status, progress.attempts, progress.waited, result.err());
    }
}

fn span<'a>(core: &Core, id: &'a str, method: &Method, path: Option<&str>) -> Trace<'a> {
    let shared = core.shared();
    Trace::new(shared.sdk.name, &shared.base_url, id, method, path)
}

/// Returns the pause of all calls that the service asks for.
fn pause(error: &Error) -> Option<Duration> {
    match error.status()? {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => error.retry_after(),
        _ => None,
    }
}

#[cfg(test)]
pub(crate) mod seam;
#[cfg(test)]
mod tests;
