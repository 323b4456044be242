//! What the generated code says about a call and its answer.

use reqwest::Method;
use serde::de::DeserializeOwned;

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
}

/// The answer of an operation: a JSON object.
pub trait Answer: DeserializeOwned {
    /// What the answer itself says about success. `Some(false)` makes the call an
    /// error although the status says otherwise. `None`, the default, where the
    /// answer has no such member.
    fn success(&self) -> Option<bool> {
        None
    }
}
