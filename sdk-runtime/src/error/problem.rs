/// The words of a service about a failure, from the body of its response.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Problem {
    pub(crate) message: Option<String>,
    pub(crate) code: Option<String>,
    /// Seconds or a time, as a number or a date.
    pub(crate) retry_after: Option<String>,
    pub(crate) request_id: Option<String>,
}
