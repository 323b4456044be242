//! The description of a failure by the service.

/// Description of a failure, read from the body of a response.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Problem {
    pub(crate) message: Option<String>,
    pub(crate) code: Option<String>,
    /// A wait in seconds or a time, as a number or a date.
    pub(crate) retry_after: Option<String>,
    pub(crate) request_id: Option<String>,
}
