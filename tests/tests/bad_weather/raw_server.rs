//! A TCP server on loopback that follows a script on every connection, whether or not that is valid HTTP.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

/// An action on a connection. After the last one the connection is closed.
#[derive(Clone)]
pub(crate) enum Act {
    /// Reads a request up to its blank line and records it.
    Read,
    /// Reads any data, which may not be HTTP, and records it.
    ReadAnything,
    /// Sends these bytes.
    Send(Arc<[u8]>),
    /// Sends these bytes one by one with a pause before each.
    SendSlowly(Arc<[u8]>, Duration),
    /// Sends the same bytes this many times, or until the other side stops reading.
    SendRepeatedly(Arc<[u8]>, usize),
    /// Waits until the other side closes.
    Wait,
    /// Ends the connection with a reset instead of a close.
    Reset,
    /// Reads requests and responds with these bytes until the other side closes.
    Serve(Arc<[u8]>),
    /// Reads requests and performs the returned actions for each, until the other side closes.
    Decide(Decision),
}

/// Returns the actions after a request.
pub(crate) type Decision = Arc<dyn Fn(&Request) -> Vec<Act> + Send + Sync>;

/// Returns the action that sends these bytes.
pub(crate) fn send(bytes: impl AsRef<[u8]>) -> Act {
    Act::Send(bytes.as_ref().into())
}

/// A request as it was received.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Time at which the last byte of its head was read.
    pub at: Instant,
    /// Path and query.
    pub target: String,
    /// Headers, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The whole head, line by line.
    pub head: String,
}

/// The record of what a server received.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Number of connections.
    pub connections: usize,
    /// Number of connections that the other side closed before the script ended.
    pub closed_early: usize,
    /// The requests, in the order in which they came.
    pub requests: Vec<Request>,
    /// Number of bytes that could be sent.
    pub sent: usize,
}

/// A server. Dropping it ends it and all its connections.
pub(crate) struct RawServer {
    address: SocketAddr,
    seen: watch::Receiver<Seen>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Starts a server with a script for each connection in turn; the last one is used for all that follow.
    pub(crate) async fn start(scripts: Vec<Vec<Act>>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, seen) = watch::channel(Seen::default());
        let task = tokio::spawn(accept(listener, scripts, Arc::new(sender)));
        Self { address, seen, task }
    }

    /// Returns host and port.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns what was received until now.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.borrow().clone()
    }

    /// Waits until this returns true.
    pub(crate) async fn wait_until(&self, is_so: impl FnMut(&Seen) -> bool) {
        self.seen.clone().wait_for(is_so).await.unwrap();
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort(); // and with it the set of its connections
    }
}

async fn accept(listener: TcpListener, scripts: Vec<Vec<Act>>, seen: Arc<watch::Sender<Seen>>) {
    let mut scripts: VecDeque<_> = scripts.into();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                seen.send_modify(|seen| seen.connections += 1);
                let script = if scripts.len() > 1 { scripts.pop_front() } else { scripts.front().cloned() };
                let _ = stream.set_nodelay(true);
                let connection = Connection { stream, read: Vec::new(), seen: Arc::clone(&seen) };
                connections.spawn(connection.run(script.unwrap_or_default()));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

struct Connection {
    stream: TcpStream,
    /// Data that was read and belongs to no request yet.
    read: Vec<u8>,
    seen: Arc<watch::Sender<Seen>>,
}

/// The other side closed.
struct Closed;

impl Connection {
    async fn run(mut self, script: Vec<Act>) {
        if self.act(script).await.is_err() {
            self.seen.send_modify(|seen| seen.closed_early += 1);
        }
    }

    async fn act(&mut self, script: Vec<Act>) -> Result<(), Closed> {
        let mut script: VecDeque<_> = script.into();
        while let Some(act) = script.pop_front() {
            match act {
                Act::Read => drop(self.read().await?),
                Act::ReadAnything => {
                    self.fill().await?;
                    let head = std::mem::take(&mut self.read);
                    self.note(&head);
                }
                Act::Send(bytes) => self.send(&bytes).await?,
                Act::SendSlowly(bytes, pause) => {
                    for byte in bytes.iter() {
                        tokio::time::sleep(pause).await;
                        self.send(&[*byte]).await?;
                    }
                }
                Act::SendRepeatedly(bytes, times) => {
                    for _ in 0..times {
                        self.send(&bytes).await?;
                    }
                }
                Act::Wait => loop {
                    self.fill().await?;
                },
                Act::Reset => return self.stream.set_zero_linger().map_err(|_| Closed),
                Act::Serve(bytes) => loop {
                    self.read().await?;
                    self.send(&bytes).await?;
                },
                Act::Decide(decide) => {
                    let request = self.read().await?;
                    script.extend(decide(&request));
                    // After a reset nobody reads a response.
                    if !matches!(script.back(), Some(Act::Reset)) {
                        script.push_back(Act::Decide(decide));
                    }
                }
            }
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<Request, Closed> {
        loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                let head: Vec<_> = self.read.drain(..end + 4).collect();
                return Ok(self.note(&head));
            }
            self.fill().await?;
        }
    }

    async fn fill(&mut self) -> Result<(), Closed> {
        match self.stream.read_buf(&mut self.read).await {
            Ok(0) | Err(_) => Err(Closed),
            Ok(_) => Ok(()),
        }
    }

    async fn send(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.stream.write_all(bytes).await.map_err(|_| Closed)?;
        self.seen.send_modify(|seen| seen.sent += bytes.len());
        Ok(())
    }

    fn note(&mut self, head: &[u8]) -> Request {
        let at = Instant::now();
        let head = String::from_utf8_lossy(head).into_owned();
        let mut lines = head.lines();
        let target = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        let request = Request { at, target, headers, head };
        self.seen.send_modify(|seen| seen.requests.push(request.clone()));
        request
    }
}
