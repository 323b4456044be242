//! HTTP for the emulators of the process.
//!
//! One thread moves the bytes of all of them, in a runtime of its own: an emulator responds whatever becomes of the runtime
//! that it was started in. What a test brings along, such as a hook, never runs in that thread, which it could hold up.

use std::convert::Infallible;
use std::future::{pending, poll_fn};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming as RequestBody, SizeHint};
use hyper::header::{AUTHORIZATION, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use reqwest::Url;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Handle};
use tokio::task::{AbortHandle, JoinError, JoinSet, spawn_blocking};
use tokio::time::sleep;

use crate::response;
use crate::state::{Incoming, State};

/// Pause in which a file descriptor may be closed, if none is left, for instance.
const PAUSE_AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(20);

/// Longest wait for the thread that closes the sockets. It waits for nothing itself, but may have ended with the process.
const LONGEST_CLOSING: Duration = Duration::from_secs(5);

/// A port on loopback, served until this is dropped. Then the listener and all connections are closed.
pub(crate) struct Served {
    address: SocketAddr,
    accepting: AbortHandle,
    /// Ends when no socket is left that could send something.
    closed: Mutex<Receiver<()>>,
}

impl Served {
    /// Listens on a free port.
    pub(crate) fn start(state: Arc<State>) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = runtime()?;
        let listener = {
            let _entered = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let (open, closed) = mpsc::channel();
        let accepting = runtime.spawn(accept(Open { socket: listener, open }, state)).abort_handle();
        Ok(Self { address, accepting, closed: Mutex::new(closed) })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.accepting.abort();
        let closed = self.closed.get_mut().unwrap_or_else(PoisonError::into_inner);
        // Nothing is ever sent: it returns as soon as all senders are gone.
        let _ = closed.recv_timeout(LONGEST_CLOSING);
    }
}

/// The one runtime, started by the first emulator.
fn runtime() -> io::Result<Handle> {
    static STARTED: Mutex<Option<Handle>> = Mutex::new(None);
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*started {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().thread_name("emulator").build()?;
    let handle = runtime.handle().clone();
    std::thread::Builder::new().name("emulators".to_owned()).spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(started.insert(handle).clone())
}

/// A socket, which is closed before its sender is gone: fields are dropped in this order.
struct Open<S> {
    socket: S,
    open: Sender<()>,
}

/// Takes connections. They end with it.
async fn accept(listener: Open<TcpListener>, state: Arc<State>) {
    // The requests of an emulator get their responses one at a time, in the order in which they came.
    let turn = Arc::default();
    let mut connections = JoinSet::new();
    loop {
        match listener.socket.accept().await {
            Ok((socket, _)) => {
                while connections.try_join_next().is_some() {}
                let connection = Open { socket, open: listener.open.clone() };
                connections.spawn(serve(connection, Arc::clone(&state), Arc::clone(&turn)));
            }
            Err(_) => sleep(PAUSE_AFTER_FAILED_ACCEPT).await,
        }
    }
}

type Turn = Arc<tokio::sync::Mutex<()>>;

async fn serve(connection: Open<TcpStream>, state: Arc<State>, turn: Turn) {
    let Open { socket, open: _open } = connection;
    // Without it the last bytes of a response may wait for an acknowledgement.
    let _ = socket.set_nodelay(true);
    let service = service_fn(move |request| respond(Arc::clone(&state), Arc::clone(&turn), request));
    // A client may go away in the middle.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
}

/// Responds to a request. An error closes the connection.
async fn respond(state: Arc<State>, turn: Turn, request: Request<RequestBody>) -> Result<Response<Whole>, JoinError> {
    let (head, mut body) = request.into_parts();
    // What is left unread would close the connection, and the client might never see the response.
    while let Some(Ok(_)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {}
    let latency = state.settings().latency;
    if !latency.is_zero() {
        sleep(latency).await;
    }
    let authorization = head.headers.get(AUTHORIZATION);
    let incoming = Incoming {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(pairs).unwrap_or_default(),
        authorization: authorization.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
    };
    // A response that has been begun is remembered also if the client goes away: it keeps its turn.
    let turn = turn.lock_owned().await;
    let responding = spawn_blocking(move || {
        let _turn = turn;
        state.respond(incoming)
    });
    responding.await.map(http)
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let url = Url::parse(&format!("http://localhost/?{query}"));
    url.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default()
}

/// A body that is there at once.
struct Whole(Option<Bytes>);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

fn http(made: response::Response) -> Response<Whole> {
    let mut response = Response::new(Whole(Some(made.body.into()).filter(|bytes: &Bytes| !bytes.is_empty())));
    *response.status_mut() = StatusCode::from_u16(made.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in made.headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
