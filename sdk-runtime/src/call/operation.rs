//! The description of an operation.

use reqwest::Method;

use crate::call::repeat::Repeat;
use crate::wire::envelope::{Failure, Form};

/// Description of one operation of a service. Generated from its document.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Name of the operation, with which its errors begin.
    pub id: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path below the base URL, beginning with a slash. The argument of that name takes the place of a part in braces.
    pub path: &'static str,
    /// Wire names of the arguments that are headers.
    pub headers: &'static [&'static str],
    /// Wire names of the required parameters, in groups. Of each group at least one must
    /// be set.
    pub required: &'static [&'static [&'static str]],
    /// Member that holds the content of the response when the service wraps it as
    /// `{success, <envelope>: content}`. A response without the envelope is read too.
    pub envelope: Option<&'static str>,
    /// Markers of a failed call in a 2xx response.
    pub failure: Failure,
    /// Wire names of the parameters whose value may be the cause of a 500. Named in its error.
    pub may_fail: &'static [&'static str],
    /// The repeat class; `None` is that of the method.
    pub repeat: Option<Repeat>,
}

impl Operation {
    /// Description in which nothing is set.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        id: "",
        method: Method::GET,
        path: "",
        headers: &[],
        required: &[],
        envelope: None,
        failure: Failure::NONE,
        may_fail: &[],
        repeat: None,
    };
}

impl From<&Operation> for Form {
    fn from(operation: &Operation) -> Self {
        Self { envelope: operation.envelope, failure: operation.failure, is_list: false }
    }
}
