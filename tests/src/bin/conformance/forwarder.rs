//! A forwarder between a client and a server. It keeps the headers of the responses, which clients do not expose for
//! calls by name.

use std::{
    io,
    net::Ipv4Addr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Limit of a request's head. Requests of these checks are shorter.
const MAX_HEAD: usize = 1 << 20;

/// Forwards requests without a body to a port of this machine, each over its own connection.
pub(crate) struct Forwarder {
    port: u16,
    heads: Arc<Mutex<Vec<Head>>>,
    task: JoinHandle<()>,
}

/// The head of a response.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Headers, with names in lower case.
    headers: Vec<(String, String)>,
}

impl Forwarder {
    pub(crate) async fn start(to: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&heads);
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let heads = Arc::clone(&shared);
                // A request that cannot be forwarded gets no response, which its client then reports.
                tokio::spawn(async move { pass_on(client, to, &heads).await.ok() });
            }
        });
        Ok(Self { port, heads, task })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns the heads of the responses since the last call.
    pub(crate) fn take(&self) -> Vec<Head> {
        std::mem::take(&mut *lock(&self.heads))
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Head {
    /// Reads the head of a whole response.
    pub(crate) fn read(response: &[u8]) -> Self {
        let text = String::from_utf8_lossy(response.get(..end_of_head(response).unwrap_or(0)).unwrap_or_default());
        let pairs = text.lines().skip(1).filter_map(|line| line.split_once(':'));
        Self { headers: pairs.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

async fn pass_on(mut client: TcpStream, to: u16, heads: &Mutex<Vec<Head>>) -> io::Result<()> {
    let mut request = Vec::new();
    let end = loop {
        if let Some(end) = end_of_head(&request) {
            break end;
        }
        if client.read_buf(&mut request).await? == 0 || request.len() > MAX_HEAD {
            return Err(io::ErrorKind::InvalidData.into());
        }
    };
    // The end of the response is then the end of the connection.
    request.splice(end - 2..end - 2, *b"connection: close\r\n");
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, to)).await?;
    server.write_all(&request).await?;
    let mut response = Vec::new();
    server.read_to_end(&mut response).await?;
    // The head is kept first, so that it is there when the client has the response.
    lock(heads).push(Head::read(&response));
    client.write_all(&response).await
}

/// Returns the position behind the empty line.
fn end_of_head(message: &[u8]) -> Option<usize> {
    message.windows(4).position(|window| window == b"\r\n\r\n").map(|start| start + 4)
}

/// The data stays consistent even if a thread panics while holding the lock.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn request_and_response_pass_and_the_head_is_kept() {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let forwarder = Forwarder::start(server.local_addr().unwrap().port()).await.unwrap();
        let responding = tokio::spawn(async move {
            let (mut stream, _) = server.accept().await.unwrap();
            let mut request = Vec::new();
            while end_of_head(&request).is_none() {
                stream.read_buf(&mut request).await.unwrap();
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\nX-Found: a: b\r\n\r\nx-body: 1\r\n\r\n").await.unwrap();
            String::from_utf8(request).unwrap()
        });
        let mut client = TcpStream::connect((Ipv4Addr::LOCALHOST, forwarder.port)).await.unwrap();
        client.write_all(b"GET /a?b=c HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut response = Vec::new();
        client.read_to_end(&mut response).await.unwrap();
        assert!(response.ends_with(b"x-body: 1\r\n\r\n"));
        assert_eq!(responding.await.unwrap(), "GET /a?b=c HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let heads = forwarder.take();
        assert_eq!((heads.len(), heads[0].header("x-found"), heads[0].header("x-body")), (1, Some("a: b"), None));
        assert!(forwarder.take().is_empty());
    }
}
