//! The errors of an attempt.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::LOCATION;
use secrecy::ExposeSecret;

use super::Call;
use crate::call::repeat::may_follow_work;
use crate::error::redact;
use crate::error::request_id;
use crate::error::{Cause, Error, ErrorKind, Problem, status_line};
use crate::rate_limit::throttle::Closed;
use crate::transport::base_url;
use crate::transport::gzip;
use crate::transport::http::{Failure, Reply};
use crate::wire::budget;
use crate::wire::decode::{Unreadable, fault, without_mark};

impl Call<'_> {
    /// Returns the response if its status is a success.
    pub(super) fn check(&self, outcome: Result<Reply, Failure>) -> Result<Reply, Error> {
        let reply = outcome.map_err(|failure| self.no_response(failure))?;
        if !base_url::have_same_origin(&reply.url, &self.core.shared().base_url) {
            let origin = reply.url.origin().ascii_serialization();
            let text = format!("a redirect to {origin} was followed by the given HTTP client");
            return Err(self.with_response(self.error(ErrorKind::UnexpectedResponse, &text), reply).with_effect(true));
        }
        if !reply.status.is_success() {
            let status = reply.status;
            let error = self.failed_status(reply);
            let names_a_time = error.retry_after().is_some();
            return Err(error.with_effect(may_follow_work(status, names_a_time)));
        }
        Ok(reply)
    }

    /// Returns the error of a response whose status is a success, but whose body is not.
    pub(super) fn unreadable(&self, reply: Reply, unreadable: Unreadable) -> Error {
        let says_failure = matches!(unreadable, Unreadable::SaysFailure);
        self.not_read(reply, unreadable).with_effect(!says_failure)
    }

    fn not_read(&self, reply: Reply, unreadable: Unreadable) -> Error {
        let (path, reason) = match unreadable {
            Unreadable::SaysFailure => {
                let otherwise = "the answer says that the call failed";
                return self.says_failure(ErrorKind::Rejected, reply, otherwise);
            }
            Unreadable::OverBudget(budget) => {
                let text = format!("{}: the answer was not read: {}", status_line(reply.status), budget::text(budget));
                return self.with_response(self.error(ErrorKind::UnexpectedResponse, &text).for_good(), reply);
            }
            Unreadable::Empty => (None, "the answer is empty where JSON is due".to_owned()),
            Unreadable::Malformed { .. } if is_compressed(&reply) => (None, compressed(&reply)),
            Unreadable::Malformed { .. } if is_html(&reply.body) => {
                (None, format!("the answer is an HTML page, not JSON; {}", self.base_url_hint()))
            }
            Unreadable::Malformed { path, reason } => {
                let fault = fault(path.as_deref(), &reason);
                (path, fault)
            }
        };
        let text = format!("{}: {reason}", status_line(reply.status));
        let error = self.error(ErrorKind::Decode, &text).with_source(Cause::new(&reason)).with_json_path(path);
        self.with_response(error, reply)
    }

    /// Adds the response to an error about it.
    fn with_response(&self, error: Error, reply: Reply) -> Error {
        let shared = self.core.shared();
        error
            .with_response(reply.status, reply.headers, reply.body.into_vec())
            .with_waits_up_to(shared.max_pause)
            .without_secret(shared.key.expose_secret())
    }

    /// Returns the error of a call that is not sent, because of a pause that is longer than a call waits.
    pub(super) fn not_sent(&self, Closed(rest): Closed) -> Error {
        let text = format!("not sent: the service asked for a pause, of which {} s are left", rest.as_secs().max(1));
        self.error(ErrorKind::RateLimited, &text).with_retry_after(rest)
    }

    /// Returns the error of a call whose deadline is over.
    pub(super) fn late(&self, deadline: Duration, attempts: u32) -> Error {
        let text = match attempts {
            0 => format!("the deadline of {deadline:?} was over before the request could be sent"),
            1 => format!("there was no complete response within the deadline of {deadline:?}"),
            _ => format!("{attempts} attempts gave no complete response within the deadline of {deadline:?}"),
        };
        self.error(ErrorKind::Timeout, &text)
    }

    /// Returns an error of this call.
    pub(crate) fn error(&self, kind: ErrorKind, text: &str) -> Error {
        Error::new(kind, &format!("{}: {text}", self.id))
    }

    /// Returns the error of an attempt without a complete response.
    fn no_response(&self, failure: Failure) -> Error {
        let shared = self.core.shared();
        let origin = shared.base_url.origin().ascii_serialization();
        let root = failure.reason.as_deref().unwrap_or(failure.cause.root());
        let text = match (failure.kind, &failure.partial) {
            (ErrorKind::Timeout, _) if failure.connecting => {
                format!("no connection to {origin} in time")
            }
            (ErrorKind::Timeout, _) => {
                format!("no complete answer from {origin} within {:?}", self.core.settings().timeout)
            }
            (ErrorKind::InvalidRequest, _) => format!("the request cannot be sent: {root}"),
            (ErrorKind::Decode, _) => format!("the answer cannot be decompressed: {root}"),
            (ErrorKind::UnexpectedResponse, _) => format!("the answer from {origin} was not read to its end: {root}"),
            (_, None) => format!("no answer from {origin}: {root}"),
            (_, Some(_)) => format!("the answer from {origin} broke off: {root}"),
        };
        let was_sent = !failure.connecting && failure.kind != ErrorKind::InvalidRequest;
        let mut error = self.error(failure.kind, &text).with_source(failure.cause).with_effect(was_sent);
        if failure.for_good {
            error = error.for_good();
        }
        match failure.partial {
            Some(reply) => self.with_response(error, reply),
            None => error,
        }
    }

    /// Returns a hint at the parameters that may be the cause of a 500.
    fn may_fail_hint(&self) -> Option<String> {
        let names: Vec<_> = self.may_fail.iter().map(|name| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| format!("the value of {} may be the cause", names.join(" or of ")))
    }

    /// Returns a hint for a response that is not the service's.
    fn base_url_hint(&self) -> String {
        let base_url = self.core.shared().base_url.as_str().trim_end_matches('/');
        format!("check the base URL {base_url}, and for a proxy in the way")
    }

    /// Returns a hint for a 407, which comes from a proxy and never from a service.
    fn proxy_hint(&self) -> String {
        let variable = if self.core.shared().base_url.scheme() == "https" { "HTTPS_PROXY" } else { "HTTP_PROXY" };
        format!("the proxy in the way wants to know who asks; see {variable} and NO_PROXY")
    }

    /// Returns the error of a response whose status is not a success.
    fn failed_status(&self, reply: Reply) -> Error {
        let kind = ErrorKind::of_status(reply.status);
        if let Some(origin) = redirect(&reply) {
            let text = format!("{}; the redirect to {origin} was not followed", status_line(reply.status));
            return self.with_response(self.error(kind, &text), reply);
        }
        let otherwise = match kind {
            _ if is_compressed(&reply) => compressed(&reply),
            _ if !is_html(&reply.body) => String::new(),
            ErrorKind::NotFound => format!("the answer is an HTML page; {}", self.base_url_hint()),
            _ => "the answer is an HTML page".to_owned(),
        };
        self.says_failure(kind, reply, &otherwise)
    }

    /// Returns an error with the service's description from the body, or with the text `otherwise`.
    fn says_failure(&self, kind: ErrorKind, reply: Reply, otherwise: &str) -> Error {
        let shared = self.core.shared();
        let key = shared.key.expose_secret();
        let problem = Problem::read(&reply.body, key);
        // A header may repeat the key as well.
        let piece = |text: &str, length| redact::piece(&redact::without(text, key), length);
        let id = request_id::of(&reply.headers).or(problem.request_id.as_deref());
        let message = problem.message.as_deref();
        let parts = [
            Some(status_line(reply.status)),
            (reply.status == StatusCode::PROXY_AUTHENTICATION_REQUIRED).then(|| self.proxy_hint()),
            Some(message.map_or(otherwise.to_owned(), |text| piece(text, 160))),
            (reply.status == StatusCode::INTERNAL_SERVER_ERROR).then(|| self.may_fail_hint()).flatten(),
            (reply.status == StatusCode::UNAUTHORIZED).then(|| self.core.key_hint()).flatten(),
            problem.code.as_ref().map(|code| format!("code {}", piece(code, 40))),
            id.map(|id| format!("request id {}", piece(id, 60))),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let code = problem.code.as_deref();
        let is_used_up =
            kind == ErrorKind::RateLimited && code.is_some_and(|code| shared.sdk.quota_codes.contains(&code));
        let error = self.error(kind, &parts.join("; ")).with_problem(problem);
        let error = self.with_response(error, reply);
        if is_used_up { error.for_good() } else { error }
    }
}

/// Returns the target of a redirect: the origin only, since the rest may hold private data.
fn redirect(reply: &Reply) -> Option<String> {
    if !reply.status.is_redirection() {
        return None;
    }
    let location = reply.headers.get(LOCATION)?.to_str().ok()?;
    let target = reply.url.join(location).ok()?;
    if !target.origin().is_tuple() {
        return Some(format!("a `{}` URL", target.scheme()));
    }
    Some(target.origin().ascii_serialization())
}

/// Says whether the body is still compressed, by a coding that was not asked for.
fn is_compressed(reply: &Reply) -> bool {
    gzip::codings(&reply.headers).next().is_some()
}

/// Returns the reason why a compressed body cannot be read.
fn compressed(reply: &Reply) -> String {
    let codings: Vec<_> = gzip::codings(&reply.headers).collect();
    let codings = redact::piece(&codings.join(", "), 60);
    format!("the answer is compressed by `{codings}`, which was not asked for and cannot be read")
}

fn is_html(body: &[u8]) -> bool {
    without_mark(body).trim_ascii_start().starts_with(b"<")
}
