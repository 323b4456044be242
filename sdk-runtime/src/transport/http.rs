//! Sending a request and reading its response.

use std::error::Error as _;
use std::io;
use std::pin::Pin;
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Request, Response, StatusCode, Url};

use crate::error::{BODY_KEPT, Cause, ErrorKind};
use crate::transport::body::Body;
use crate::transport::connections::Connections;
use crate::transport::gzip::Gzip;
use crate::transport::tls;

/// Sender of requests. A trait, so that everything above it is tested without sockets.
pub(crate) trait Transport: Send + Sync {
    /// Sends the request and reads the response to its end, within the timeout of the
    /// request.
    fn send(&self, request: Request) -> Attempt<'_>;
}

/// Future of an attempt.
pub(crate) type Attempt<'a> = Pin<Box<dyn Future<Output = Result<Reply, Failure>> + Send + 'a>>;

/// Response with its body, whatever its status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The URL of the response; not that of the request if a client of the user's followed a redirect.
    pub(crate) url: Url,
    /// The body; of a response that is not a success, at most the bytes that an error keeps.
    pub(crate) body: Body,
}

/// Failure of an attempt: there is no complete response.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) cause: Cause,
    /// Says that it failed before the request could be sent.
    pub(crate) connecting: bool,
    /// Says that a retry will fail too, because the cause is the configuration of one side.
    pub(crate) for_good: bool,
    /// A better explanation than that of `cause`, if there is one.
    pub(crate) reason: Option<String>,
    /// The response as far as it came, if its headers did.
    pub(crate) partial: Option<Reply>,
}

/// Transport over the network.
pub(crate) struct Http {
    connections: Connections,
    max_body_size: usize,
}

impl Http {
    /// Makes a transport with the user's client. A body longer than `max_body_size` bytes is a failure.
    pub(crate) fn new(client: reqwest::Client, max_body_size: usize) -> Self {
        Self { connections: Connections::Given(client), max_body_size }
    }

    /// Makes a transport with HTTP clients of its own. The error is a text and the error of the library below.
    pub(crate) fn with_own_client(
        base_url: &Url,
        connect_timeout: Duration,
        max_body_size: usize,
    ) -> Result<Self, (String, Option<Cause>)> {
        Ok(Self { connections: Connections::own(base_url, connect_timeout)?, max_body_size })
    }

    async fn attempt(&self, mut request: Request) -> Result<Reply, Failure> {
        Gzip::ask_for(request.headers_mut());
        let mut response = self.connections.client().map_err(failure)?.execute(request).await.map_err(failure)?;
        let mut reply = Reply {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            url: response.url().clone(),
            body: Body::default(),
        };
        let mut gzip = Gzip::take_over(&mut reply.headers);
        let is_success = reply.status.is_success();
        let enough = if is_success { self.max_body_size.saturating_add(1) } else { BODY_KEPT };
        loop {
            let room = enough.saturating_sub(reply.body.len());
            let is_complete = match read_on(&mut response, gzip.as_mut(), room, &mut reply.body).await {
                Ok(is_complete) => is_complete,
                // The status is enough for an error. Its body is kept as far as it came.
                Err(_) if !is_success => true,
                Err(failure) => return Err(Failure { partial: Some(reply), ..failure }),
            };
            if reply.body.len() >= enough {
                reply.body.truncate(BODY_KEPT);
                return if is_success { Err(too_long(self.max_body_size, reply)) } else { Ok(reply) };
            }
            if is_complete {
                reply.body.complete();
                return Ok(reply);
            }
        }
    }
}

impl Transport for Http {
    fn send(&self, request: Request) -> Attempt<'_> {
        Box::pin(self.attempt(request))
    }
}

/// Appends the next chunk to `body`; of a compressed one, at most `room` bytes. Returns whether the body is complete.
async fn read_on(
    response: &mut Response,
    gzip: Option<&mut Gzip>,
    room: usize,
    body: &mut Body,
) -> Result<bool, Failure> {
    let chunk = response.chunk().await.map_err(failure)?;
    let is_complete = chunk.is_none();
    match (gzip, chunk) {
        (Some(gzip), chunk) => gzip.unpack(chunk, room, body.joined()).map_err(|error| cannot_unpack(&error))?,
        (None, Some(chunk)) => body.push(chunk),
        (None, None) => {}
    }
    Ok(is_complete)
}

fn failure(error: reqwest::Error) -> Failure {
    let tls = tls::permanent_failure(&error).filter(|_| error.is_connect());
    let proxied = through_proxy(&error).filter(|_| error.is_connect());
    Failure {
        kind: kind(&error),
        connecting: error.is_connect(),
        for_good: tls.is_some()
            || proxied
                .as_ref()
                .is_some_and(|reason| [AUTHORIZATION_REQUIRED, UNUSABLE].iter().any(|text| reason.contains(text))),
        reason: tls.or(proxied),
        cause: Cause::of(&error.without_url()),
        partial: None,
    }
}

fn cannot_unpack(error: &io::Error) -> Failure {
    Failure {
        kind: match error.kind() {
            // The connection was closed properly, but too early.
            io::ErrorKind::UnexpectedEof => ErrorKind::Connection,
            _ => ErrorKind::Decode,
        },
        connecting: false,
        for_good: false,
        reason: None,
        cause: Cause::of(error),
        partial: None,
    }
}

fn too_long(max_body_size: usize, partial: Reply) -> Failure {
    Failure {
        kind: ErrorKind::UnexpectedResponse,
        connecting: false,
        for_good: true,
        reason: None,
        cause: Cause::new(&format!("the body is longer than {max_body_size} bytes")),
        partial: Some(partial),
    }
}

/// Text of the error for a proxy that requires a password.
const AUTHORIZATION_REQUIRED: &str = "proxy authorization required";

/// Text of the error for a kind of proxy that the HTTP client was not built for.
const UNUSABLE: &str = "the HTTP client cannot connect that way";

/// Returns the reason, if a proxy rejects the connection or cannot be used. Only the text of the error shows that.
fn through_proxy(error: &reqwest::Error) -> Option<String> {
    let links = || std::iter::successors(error.source(), |&error| error.source()).map(ToString::to_string);
    let root = links().last().unwrap_or_default();
    if root.starts_with("unsupported scheme") || root.ends_with("scheme is not http") {
        let needs = "a SOCKS proxy needs the feature `socks` of reqwest, and https one of its TLS features";
        return Some(format!("{UNUSABLE}: {root}; {needs}"));
    }
    links().find(|text| text.starts_with("tunnel error"))?;
    let root = root.strip_prefix("tunnel error: ").unwrap_or(&root);
    Some(format!("the proxy did not connect: {root}; see HTTPS_PROXY and NO_PROXY"))
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

/// Says whether all bytes came but the user's client, which may decompress codings that
/// this crate does not, cannot decompress them. A failure below that, such as a broken
/// chunk, is wrapped in an error of the connection.
fn is_corrupt(error: &reqwest::Error) -> bool {
    std::iter::successors(error.source(), |&error| error.source())
        .find(|error| !error.is::<reqwest::Error>())
        .and_then(|error| error.downcast_ref::<io::Error>())
        .is_some_and(|error| matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput))
}
