//! A simple server on loopback: it reads a request and writes the given bytes.
//!
//! It keeps connections open and does nothing else, so that thousands of calls take no longer than a second.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// The reaction to a request.
pub(crate) struct Reply {
    /// The exact bytes.
    pub(crate) bytes: Vec<u8>,
    /// True if the connection is closed afterwards.
    pub(crate) is_last: bool,
}

/// Computes the reaction from the head of a request.
type Respond = Box<dyn FnMut(&str) -> Reply + Send>;

/// A server.
pub(crate) struct Loopback {
    address: SocketAddr,
    respond: Arc<Mutex<Respond>>,
}

impl Loopback {
    /// Starts a server that responds with status 599.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let respond: Arc<Mutex<Respond>> = Arc::new(Mutex::new(Box::new(|_| response(599, &[], b""))));
        let shared = Arc::clone(&respond);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { address, respond }
    }

    /// Returns the address, without a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sets the function that computes the reaction to all further requests from their heads.
    pub(crate) fn respond(&self, respond: impl FnMut(&str) -> Reply + Send + 'static) {
        *self.respond.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(respond);
    }
}

/// Returns a whole response. The lines of `headers` have no line break.
pub(crate) fn response(status: u16, headers: &[String], body: &[u8]) -> Reply {
    let mut lines = format!("HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n", body.len());
    for header in headers {
        lines.extend([header, "\r\n"]);
    }
    Reply { bytes: [lines.as_bytes(), b"\r\n", body].concat(), is_last: false }
}

async fn serve(mut stream: TcpStream, respond: Arc<Mutex<Respond>>) {
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut piece).await {
        head.extend_from_slice(&piece[..length]);
        // No call has a body, so the head is the whole request.
        if head.ends_with(b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&head).into_owned();
            head.clear();
            let reply = respond.lock().unwrap_or_else(PoisonError::into_inner)(&text);
            if stream.write_all(&reply.bytes).await.is_err() || reply.is_last {
                return;
            }
        }
    }
}
