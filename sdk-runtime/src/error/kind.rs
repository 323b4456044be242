//! The kinds of failure.

use std::fmt;

use reqwest::StatusCode;

/// Kind of failure, by how a program can react to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built as configured (no key, an invalid base URL), or is
    /// used outside a Tokio runtime. Correct the configuration.
    Configuration,
    /// A parameter is missing or not allowed; nothing was sent. Correct the call.
    InvalidRequest,
    /// 401: the service does not accept the key.
    Authentication,
    /// 403: the key may not do this.
    PermissionDenied,
    /// 404: there is no such resource.
    NotFound,
    /// 429: too many calls. Or not sent, because an earlier response asked for a longer
    /// pause than a call waits for. Wait for [`Error::retry_after`](crate::Error::retry_after).
    RateLimited,
    /// Another 4xx, or a 2xx whose body says that the call failed (`success: false`, or an error in place of records).
    Rejected,
    /// 5xx: the service failed. Trying again later may help.
    Server,
    /// A redirect, which is never followed; a body that is too long or would take too much memory; or another status
    /// that is neither a success nor an error.
    UnexpectedResponse,
    /// The response does not have the documented form.
    Decode,
    /// No connection could be made, or it broke off. Trying again may help.
    Connection,
    /// No complete response came in time. Trying again may help.
    Timeout,
    /// Not all of the requested records were read: the service left out a part of the account, or stopped
    /// counting, or records were not met. Those that were read are yielded all the same.
    Partial,
    /// A walk found nothing new for 16 requests in a row, or 48 where a time orders the list, because the list moves
    /// faster than it can be read.
    Stalled,
}

impl ErrorKind {
    /// Returns the kind for the status of a response that is not a success.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Authentication,
            403 => Self::PermissionDenied,
            404 => Self::NotFound,
            429 => Self::RateLimited,
            400..=499 => Self::Rejected,
            500..=599 => Self::Server,
            _ => Self::UnexpectedResponse,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Configuration => "configuration",
            Self::InvalidRequest => "invalid request",
            Self::Authentication => "authentication",
            Self::PermissionDenied => "permission denied",
            Self::NotFound => "not found",
            Self::RateLimited => "rate limited",
            Self::Rejected => "rejected",
            Self::Server => "server",
            Self::UnexpectedResponse => "unexpected response",
            Self::Decode => "decode",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Partial => "partial",
            Self::Stalled => "stalled",
        })
    }
}
