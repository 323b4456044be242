//! The response to a successful call.

use std::fmt;
use std::ops::{Deref, DerefMut};

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName};

use crate::error::request_id;

/// Response to a successful call: the content with the HTTP status and headers.
///
/// Dereferences to the content, so its fields can be read directly. `Debug` shows only the names of the headers.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
    value: T,
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A header may repeat the request.
        let headers: Vec<_> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Response")
            .field("status", &self.status.as_u16())
            .field("headers", &headers)
            .field("attempts", &self.attempts)
            .field("value", &self.value)
            .finish()
    }
}

impl<T> Response<T> {
    /// Returns the HTTP status, always 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the response headers. The key is removed from those with a [`request_id`](Self::request_id).
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the id of the request at the service, for a support case: the first
    /// of the headers `x-request-id`, `request-id`, `x-correlation-id`,
    /// `x-vercel-id` and `cf-ray` that is not empty.
    pub fn request_id(&self) -> Option<&str> {
        request_id::of(&self.headers)
    }

    /// Returns the number of attempts; 1 if the first one succeeded.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the content alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    pub(crate) fn new(status: StatusCode, headers: HeaderMap, attempts: u32, value: T) -> Self {
        Self { status, headers, attempts, value }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_reads_like_its_content() {
        let mut headers = HeaderMap::new();
        headers.insert("cf-ray", "ray".parse().unwrap());
        let mut response = Response::new(StatusCode::OK, headers, 3, vec![1, 2]);
        assert_eq!(response.len(), 2);
        response.push(3);
        assert_eq!(response.status(), 200);
        assert_eq!(response.request_id(), Some("ray"));
        assert_eq!(response.attempts(), 3);
        assert_eq!(response.headers().len(), 1);
        assert_eq!(response.clone().into_inner(), [1, 2, 3]);
    }
}
