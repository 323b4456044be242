//! What the generated code says about a call and its answer.

use reqwest::Method;
use serde::de::DeserializeOwned;

use crate::wire::envelope::{Failure, Form};

/// One operation of a service.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operation's name, as it stands in errors.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL, beginning with a slash.
    pub path: &'static str,
    /// Wire names of the parameters without which the service refuses the call: of
    /// each group one must be set.
    pub required: &'static [&'static [&'static str]],
    /// The member that holds the answer when the service wraps it as
    /// `{success, <envelope>: answer}`. The answer is read without the wrapper too.
    pub envelope: Option<&'static str>,
    /// Markers of a failed call in a response with status 2xx.
    pub failure: Failure,
    /// Wire names of the parameters whose value may be the cause of a 500.
    pub may_fail: &'static [&'static str],
}

impl Operation {
    /// An operation of which nothing is said.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        id: "",
        method: Method::GET,
        path: "",
        required: &[],
        envelope: None,
        failure: Failure::NONE,
        may_fail: &[],
    };
}

impl From<&Operation> for Form {
    fn from(operation: &Operation) -> Self {
        Self { envelope: operation.envelope, failure: operation.failure }
    }
}

/// The answer of an operation: a JSON object.
pub trait Answer: DeserializeOwned {}
