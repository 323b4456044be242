//! The servers of the cases, behind one interface.

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use httpmock::{HttpMockRequest, HttpMockResponse, MockServer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::Instant;

use crate::raw_server::{Act, RawServer, Request, Seen};

/// The behaviour of a case's server.
pub(crate) enum Plan {
    /// Sends whole responses, in turn; the last one to all further requests.
    Responses(Vec<Response>),
    /// Follows a script on each connection in turn; the last one on all further connections.
    Connections(Vec<Vec<Act>>),
    /// The same with an `https` URL, although the server does not speak TLS.
    NoTls(Vec<Act>),
    /// Does not listen.
    Closed,
    /// Listens, but cannot accept more connections.
    Full,
}

/// A response that is valid HTTP.
#[derive(Clone, Default)]
pub(crate) struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Returns a response with this status and body.
pub(crate) fn response(status: u16, body: impl AsRef<[u8]>) -> Response {
    Response { status, headers: Vec::new(), body: body.as_ref().to_vec() }
}

impl Response {
    /// Adds a header.
    pub(crate) fn header(mut self, name: &str, value: impl ToString) -> Self {
        self.headers.push((name.to_owned(), value.to_string()));
        self
    }
}

impl From<Response> for Plan {
    fn from(response: Response) -> Self {
        Self::Responses(vec![response])
    }
}

impl<const N: usize> From<[Response; N]> for Plan {
    fn from(responses: [Response; N]) -> Self {
        Self::Responses(responses.into())
    }
}

/// Follows the same script on every connection.
impl<const N: usize> From<[Act; N]> for Plan {
    fn from(acts: [Act; N]) -> Self {
        Self::Connections(vec![acts.into()])
    }
}

impl From<Vec<Vec<Act>>> for Plan {
    fn from(connections: Vec<Vec<Act>>) -> Self {
        Self::Connections(connections)
    }
}

/// A running server.
pub(crate) enum Server {
    Mock(MockServer, Arc<Mutex<Seen>>),
    Raw(RawServer),
    NoTls(RawServer),
    /// A reserved port without a listener.
    Closed(TcpSocket),
    Full {
        listener: TcpListener,
        /// The connections that fill the queue.
        _waiting: Vec<TcpStream>,
    },
}

impl Server {
    pub(crate) async fn start(plan: Plan) -> Self {
        match plan {
            Plan::Responses(responses) => mock(responses).await,
            Plan::Connections(scripts) => Self::Raw(RawServer::start(scripts).await),
            Plan::NoTls(script) => Self::NoTls(RawServer::start(vec![script]).await),
            Plan::Closed => {
                let socket = TcpSocket::new_v4().unwrap();
                socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
                Self::Closed(socket)
            }
            Plan::Full => full().await,
        }
    }

    pub(crate) fn base_url(&self) -> String {
        match self {
            Self::Mock(server, _) => server.base_url(),
            Self::Raw(server) => format!("http://{}", server.address()),
            Self::NoTls(server) => format!("https://{}", server.address()),
            Self::Closed(socket) => format!("http://{}", socket.local_addr().unwrap()),
            Self::Full { listener, .. } => format!("http://{}", listener.local_addr().unwrap()),
        }
    }

    /// Returns true if the data that it received should be HTTP.
    pub(crate) fn speaks_http(&self) -> bool {
        !matches!(self, Self::NoTls(_))
    }

    /// Waits until the other side has ended all connections.
    pub(crate) async fn wait_until_closed(&self) {
        if let Self::Raw(server) | Self::NoTls(server) = self {
            server.wait_until(|seen| seen.closed_early == seen.connections).await;
        }
    }

    pub(crate) fn seen(&self) -> Seen {
        match self {
            Self::Mock(_, seen) => seen.lock().unwrap().clone(),
            Self::Raw(server) | Self::NoTls(server) => server.seen(),
            Self::Closed(_) | Self::Full { .. } => Seen::default(),
        }
    }
}

async fn mock(responses: Vec<Response>) -> Server {
    let server = MockServer::start_async().await;
    let seen = Arc::new(Mutex::new(Seen::default()));
    let responses: Mutex<VecDeque<_>> = Mutex::new(responses.into());
    let shared = Arc::clone(&seen);
    let respond = move |request: &HttpMockRequest| {
        shared.lock().unwrap().requests.push(noted(request));
        let mut responses = responses.lock().unwrap();
        let response = if responses.len() > 1 { responses.pop_front() } else { responses.front().cloned() };
        let Response { status, headers, body } = response.unwrap_or_default();
        HttpMockResponse::builder().status(status).headers(headers).body(body).build()
    };
    server.mock_async(|_, then| drop(then.respond_with(respond))).await;
    Server::Mock(server, seen)
}

fn noted(request: &HttpMockRequest) -> Request {
    // httpmock puts the origin of the `Host` header before the target.
    let uri = request.uri_str();
    let after_scheme = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let target = after_scheme.find('/').map_or("", |start| &after_scheme[start..]).to_owned();
    let headers: Vec<_> =
        request.headers_vec().iter().map(|(name, value)| (name.to_lowercase(), value.clone())).collect();
    let head = format!("{} {target}\n{headers:?}", request.method_str());
    Request { at: Instant::now(), target, headers, head }
}

/// Returns a listener whose queue is full: further connections get no response at all.
async fn full() -> Server {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    // The capacity differs between systems; one connection without a response shows that the queue is full.
    while let Ok(connected) = tokio::time::timeout(Duration::from_millis(100), TcpStream::connect(address)).await {
        waiting.push(connected.unwrap());
        assert!(waiting.len() < 100, "this system takes any number of connections");
    }
    Server::Full { listener, _waiting: waiting }
}
