//! One attempt: a request goes out, an answer or a failure comes back.

use std::error::Error as _;
use std::io;

use reqwest::header::HeaderMap;
use reqwest::{Request, StatusCode, Url};

use crate::error::{BODY_KEPT, Cause, ErrorKind};

/// An answer with its body read, whatever its status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// What answered; another URL than asked if an own client followed a redirect.
    pub(crate) url: Url,
    /// Of an answer that is no success at most what an error keeps.
    pub(crate) body: Vec<u8>,
}

/// Why there is no complete answer.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) cause: Cause,
    /// Whether it failed before the request could be sent.
    pub(crate) connecting: bool,
    /// The answer as far as it came, if its headers did.
    pub(crate) partial: Option<Reply>,
}

/// Sends the request and reads the answer to its end.
pub(crate) async fn send(http: &reqwest::Client, request: Request) -> Result<Reply, Failure> {
    let mut response = http.execute(request).await.map_err(|error| Failure {
        kind: kind(&error),
        connecting: error.is_connect(),
        cause: Cause::of(&error.without_url()),
        partial: None,
    })?;
    let mut reply = Reply {
        status: response.status(),
        headers: std::mem::take(response.headers_mut()),
        url: response.url().clone(),
        body: Vec::new(),
    };
    let is_success = reply.status.is_success();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => reply.body.extend_from_slice(&chunk),
            Ok(None) => return Ok(reply),
            // The status says what matters, the text comes as far as it came.
            Err(_) if !is_success => return Ok(reply),
            Err(error) => {
                return Err(Failure {
                    kind: kind(&error),
                    connecting: false,
                    cause: Cause::of(&error.without_url()),
                    partial: Some(reply),
                });
            }
        }
        if !is_success && reply.body.len() >= BODY_KEPT {
            reply.body.truncate(BODY_KEPT);
            return Ok(reply);
        }
    }
}

fn kind(error: &reqwest::Error) -> ErrorKind {
    if error.is_timeout() {
        ErrorKind::Timeout
    } else if error.is_builder() {
        ErrorKind::InvalidRequest
    } else if error.is_decode() && is_corrupt(error) {
        ErrorKind::Decode
    } else {
        ErrorKind::Connection
    }
}

/// Whether the bytes all came but cannot be decompressed. What fails below that, a
/// broken chunk for one, is wrapped in an error of the connection.
fn is_corrupt(error: &reqwest::Error) -> bool {
    std::iter::successors(error.source(), |&error| error.source())
        .find(|error| !error.is::<reqwest::Error>())
        .and_then(|error| error.downcast_ref::<io::Error>())
        .is_some_and(|error| matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput))
}
