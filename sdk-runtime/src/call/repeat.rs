//! Repeating a call without doing its work twice.

use reqwest::{Method, StatusCode};

/// The class of an operation: which failed attempts of it may be followed by another one.
///
/// Within the class, a call is tried again where that can help ([`Error::is_retryable`](crate::Error::is_retryable)) and as
/// often as [`max_retries`](crate::ClientBuilder::max_retries) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repeat {
    /// It changes nothing. Default of GET, HEAD and OPTIONS.
    Safe,
    /// Done twice it leaves the same as done once. Default of PUT and DELETE.
    Idempotent,
    /// Done twice it may have two effects. It is repeated only after an attempt that cannot have had one: there was no
    /// connection, TLS or a proxy refused it, or the service said 429, or 503 with `Retry-After`. Default of POST, PATCH and
    /// all other methods.
    Once,
}

impl Repeat {
    /// The default of a method.
    #[must_use]
    pub fn of(method: &Method) -> Self {
        match *method {
            Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE => Self::Safe,
            Method::PUT | Method::DELETE => Self::Idempotent,
            _ => Self::Once,
        }
    }

    /// Says whether another attempt may follow one of which it is known whether it may have had an effect.
    pub(crate) fn allows(self, may_have_taken_effect: bool) -> bool {
        self != Self::Once || !may_have_taken_effect
    }
}

/// Says whether a service that sends this status may have done its work. It says for sure that it has not by a 4xx, but for
/// 408, and by a 503 that names a time to come back.
pub(crate) fn may_follow_work(status: StatusCode, names_a_time: bool) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT => true,
        StatusCode::SERVICE_UNAVAILABLE => !names_a_time,
        status => !status.is_client_error(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_of_a_method_is_what_http_says_of_it() {
        for (methods, class) in [
            (&[Method::GET, Method::HEAD, Method::OPTIONS][..], Repeat::Safe),
            (&[Method::PUT, Method::DELETE], Repeat::Idempotent),
            (&[Method::POST, Method::PATCH, Method::CONNECT], Repeat::Once),
        ] {
            assert!(methods.iter().all(|method| Repeat::of(method) == class), "{class:?}");
        }
        assert_eq!(Repeat::of(&Method::from_bytes(b"PURGE").unwrap()), Repeat::Once);
    }
}
