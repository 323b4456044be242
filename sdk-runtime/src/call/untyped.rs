//! Calls that no document describes.

use std::fmt;

use reqwest::Method;
use serde::Serialize;
use serde_json::Value;

use crate::call::execute::Call;
use crate::error::{Error, ErrorKind};
use crate::transport::body::Body;
use crate::wire::budget::Budget;
use crate::wire::decode::decode_untyped;
use crate::{Core, Query, RequestOptions, Response};

/// Call of an endpoint that the SDK does not know, with the key, retries, rate limit and errors of its client. Made by
/// `Client::request`.
///
/// The only check is that it can be sent. `Debug` shows names of headers and parameters, never values.
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct UntypedCall {
    core: Core,
    method: Method,
    path: String,
    options: RequestOptions,
    /// The JSON to send, or the reason why there is none.
    body: Option<Result<Vec<u8>, String>>,
}

impl UntypedCall {
    /// Makes a call. For generated code.
    #[doc(hidden)]
    pub fn new(core: &Core, method: Method, path: impl Into<String>) -> Self {
        Self { core: core.clone(), method, path: path.into(), options: RequestOptions::new(), body: None }
    }

    /// Adds a query parameter. A name may be given several times.
    pub fn query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.options = self.options.query(name, value.to_string());
        self
    }

    /// Sets a header; see [`RequestOptions::header`].
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options = self.options.header(name, value);
        self
    }

    /// Sets the value to send as the JSON body. Setting it again replaces it.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.body = Some(serde_json::to_vec(body).map_err(|error| error.to_string()));
        self
    }

    /// Sends the call. Returns the JSON of the response, in the form of [`Raw::json`](crate::Raw::json), and `Null` for
    /// an empty one.
    ///
    /// Retried as the class of its method allows, see [`Repeat`](crate::Repeat): POST and PATCH only where the attempt before
    /// cannot have taken effect.
    ///
    /// # Errors
    ///
    /// `InvalidRequest` for a path that does not begin with a slash, or that has a query, a fragment, or `.` or `..` as
    /// a segment, and for a header or a body that cannot be sent. `Rejected` for a 2xx response with a member that marks
    /// the call as failed. `Decode` for a response that is not JSON. Otherwise those of every call, see [`ErrorKind`].
    pub async fn send(self) -> Result<Response<Value>, Error> {
        let invalid = |reason: &str| Err(Error::new(ErrorKind::InvalidRequest, &format!("request: {reason}")));
        if let Some(reason) = violation(&self.path) {
            return invalid(&format!("the path {reason}"));
        }
        let body = match self.body.transpose() {
            Ok(body) => body,
            // The error of serde may quote the value.
            Err(_) => return invalid("the body cannot be written as JSON"),
        };
        let core = self.core.with_options(self.options);
        let (failure, budget) = (core.shared().sdk.failure, Budget::free(core.shared().max_body_size));
        let read = |body: &mut Body| budget.within(|| decode_untyped(body, failure));
        Call::untyped(&core, &self.method, &self.path, body.as_deref()).run(Query::new(), read).await
    }

    /// Sends the call and waits for its response, for programs without an asynchronous runtime.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and `Configuration` inside a Tokio runtime, whose thread it would block.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Response<Value>, Error> {
        crate::client::blocking::wait(self.send())?
    }
}

impl fmt::Debug for UntypedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A path may hold personal data.
        f.debug_struct("UntypedCall")
            .field("method", &self.method)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// Returns the reason why this is not a path below the base URL. The text never holds the path.
pub(crate) fn violation(path: &str) -> Option<&'static str> {
    // A URL drops such a segment, also an encoded one, and for `..` the one before it.
    let is_dots = |part: &str| matches!(&*part.to_ascii_lowercase().replace("%2e", "."), "." | "..");
    if !path.starts_with('/') {
        Some("must begin with a slash; the base URL is set at the client")
    } else if path.contains(['?', '#']) {
        Some("must not hold `?` or `#`; set parameters with `query`, and write `%3F` and `%23` for the characters")
    } else if path.contains(|c: char| c.is_ascii_control() || c == '\\') {
        Some("must not hold control characters or `\\`")
    } else if path.split('/').any(is_dots) {
        Some("must not have `.` or `..` as a part")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_would_not_stay_below_the_base_url_is_an_error() {
        for path in [
            "",
            "logs",
            "https://other.example/x",
            "/a?b=c",
            "/a#b",
            "/../a",
            "/a/%2E%2e/b",
            "/a/.",
            "/a/.\t./b",
            "/a\\..\\b",
        ] {
            assert!(violation(path).is_some(), "{path}");
        }
        for path in ["/", "/domains", "/domains/example.com/", "/a%2Fb", "/..a", "//x", "/ä b"] {
            assert_eq!(violation(path), None, "{path}");
        }
    }
}
