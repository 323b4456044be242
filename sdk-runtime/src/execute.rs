//! The one function that sends a call.

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Request, StatusCode};
use secrecy::ExposeSecret;

use crate::decode::{Unreadable, decode};
use crate::error::{Cause, Error, ErrorKind, Problem};
use crate::transport::{self, Failure, Reply};
use crate::{Answer, Core, Operation, Query, Response, base_url, mask, request_id};

/// Sends a call and reads its answer. Needs a Tokio runtime, as reqwest does.
///
/// # Errors
///
/// [`ErrorKind::InvalidRequest`] before anything is sent, if a parameter was
/// refused or a required one is not set. Otherwise whatever kind fits the answer,
/// or the lack of one; see [`ErrorKind`].
pub async fn execute<T: Answer>(core: &Core, operation: &Operation, query: Query) -> Result<Response<T>, Error> {
    let call = Call { core, operation };
    let reply = call.send(&query).await?;
    match decode(&reply.body, operation.envelope) {
        Ok(answer) => Ok(Response::new(reply.status, reply.headers, answer)),
        Err(unreadable) => Err(call.unreadable(reply, unreadable)),
    }
}

/// What does not depend on the type of the answer, and is compiled once.
struct Call<'a> {
    core: &'a Core,
    operation: &'a Operation,
}

impl Call<'_> {
    /// The successful answer, not yet read.
    async fn send(&self, query: &Query) -> Result<Reply, Error> {
        let request = self.request(query)?;
        let reply = transport::send(&self.core.shared().http, request).await.map_err(|failure| self.failed(failure))?;
        if reply.url.origin() != self.core.shared().base_url.origin() {
            let origin = reply.url.origin().ascii_serialization();
            let text = format!("a redirect to {origin} was followed by the given HTTP client");
            let error = self.error(ErrorKind::UnexpectedResponse, &text);
            return Err(error.with_answer(reply.status, reply.headers, reply.body));
        }
        if !reply.status.is_success() {
            return Err(self.refused(reply));
        }
        Ok(reply)
    }

    fn request(&self, query: &Query) -> Result<Request, Error> {
        if let Some(refusals) = query.refusals(self.operation.required) {
            return Err(Error::new(ErrorKind::InvalidRequest, &refusals));
        }
        let shared = self.core.shared();
        let mut url = base_url::join(&shared.base_url, self.operation.path);
        query.write_to(&mut url);
        let mut request = Request::new(self.operation.method.clone(), url);
        *request.timeout_mut() = Some(shared.timeout);
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, shared.authorization.clone());
        headers.insert(USER_AGENT, shared.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        Ok(request)
    }

    /// There is no complete answer.
    fn failed(&self, failure: Failure) -> Error {
        let shared = self.core.shared();
        let origin = shared.base_url.origin().ascii_serialization();
        let root = failure.cause.root();
        let text = match (failure.kind, &failure.partial) {
            (ErrorKind::Timeout, _) if failure.connecting => {
                format!("no connection to {origin} in time")
            }
            (ErrorKind::Timeout, _) => {
                format!("no complete answer from {origin} within {:?}", shared.timeout)
            }
            (ErrorKind::InvalidRequest, _) => format!("the request cannot be sent: {root}"),
            (ErrorKind::Decode, _) => format!("the answer cannot be decompressed: {root}"),
            (_, None) => format!("no answer from {origin}: {root}"),
            (_, Some(_)) => format!("the answer from {origin} broke off: {root}"),
        };
        let error = self.error(failure.kind, &text).with_source(failure.cause);
        match failure.partial {
            Some(reply) => error.with_answer(reply.status, reply.headers, reply.body),
            None => error,
        }
    }

    /// The status says that the call failed.
    fn refused(&self, reply: Reply) -> Error {
        let kind = ErrorKind::of_status(reply.status);
        if let Some(origin) = redirect(&reply) {
            let text = format!("{}; the redirect to {origin} was not followed", reply.status);
            return self.error(kind, &text).with_answer(reply.status, reply.headers, reply.body);
        }
        let otherwise = if is_html(&reply.body) { "the answer is an HTML page" } else { "" };
        self.says_failure(kind, reply, otherwise)
    }

    /// A success by its status, but not by its body.
    fn unreadable(&self, reply: Reply, unreadable: Unreadable) -> Error {
        let (path, reason) = match unreadable {
            Unreadable::SaysFailure => {
                let otherwise = "the answer says that the call failed";
                return self.says_failure(ErrorKind::Rejected, reply, otherwise);
            }
            Unreadable::Empty => (None, "the answer is empty where JSON is due".to_owned()),
            Unreadable::Malformed { .. } if is_html(&reply.body) => {
                (None, "the answer is an HTML page, not JSON".to_owned())
            }
            Unreadable::Malformed { path, reason } => {
                let place = match &path {
                    Some(path) => format!(" at `{}`", mask::piece(path, 120)),
                    None => String::new(),
                };
                (path, format!("the answer cannot be read{place}: {reason}"))
            }
        };
        let text = format!("{}: {reason}", reply.status);
        self.error(ErrorKind::Decode, &text).with_source(Cause::new(&reason)).with_json_path(path).with_answer(
            reply.status,
            reply.headers,
            reply.body,
        )
    }

    /// The service says in the answer what is wrong; what to show `otherwise`.
    fn says_failure(&self, kind: ErrorKind, reply: Reply, otherwise: &str) -> Error {
        let problem = Problem::read(&reply.body);
        let key = self.core.shared().key.expose_secret();
        // Some services repeat the key in what they say about it.
        let piece = |text: &str, length| mask::piece(&mask::without(text, key), length);
        let id = request_id::of(&reply.headers).or(problem.request_id.as_deref());
        let message = problem.message.as_deref();
        let parts = [
            Some(reply.status.to_string()),
            Some(message.map_or(otherwise.to_owned(), |text| piece(text, 160))),
            (reply.status == StatusCode::UNAUTHORIZED).then(|| self.core.key_hint()).flatten(),
            problem.code.as_ref().map(|code| format!("code {}", piece(code, 40))),
            id.map(|id| format!("request id {}", piece(id, 60))),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        self.error(kind, &parts.join("; ")).with_problem(problem).with_answer(reply.status, reply.headers, reply.body)
    }

    /// An error of a call that was sent.
    fn error(&self, kind: ErrorKind, text: &str) -> Error {
        let text = format!("{}: {text}", self.operation.id);
        Error::new(kind, &text).with_attempts(1)
    }
}

/// Where the answer redirects to: the origin only, since the rest may hold anything.
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

fn is_html(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests;
