//! A server that sends the same response to every request, and allocates nothing meanwhile.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The responses of a server.
struct Responses {
    plain: Vec<u8>,
    /// Sent to clients that accept it.
    gzip: Option<Vec<u8>>,
    sent: AtomicUsize,
}

/// A server on loopback, until the process ends.
pub(crate) struct Server {
    pub(crate) url: String,
    responses: Arc<Responses>,
}

impl Server {
    /// Starts a server that responds with this body.
    pub(crate) fn start(body: &[u8], gzip: Option<&[u8]>) -> Self {
        // Head and body are written together: separately, the body would wait until the head is acknowledged.
        let response = |body: &[u8], headers: &str| {
            let length = body.len();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
            [format!("{head}{headers}\r\ncontent-length: {length}\r\n\r\n").as_bytes(), body].concat()
        };
        let responses = Arc::new(Responses {
            plain: response(body, ""),
            gzip: gzip.map(|body| response(body, "\r\ncontent-encoding: gzip")),
            sent: AtomicUsize::new(0),
        });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::clone(&responses);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let responses = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream.unwrap(), &responses));
            }
        });
        Self { url, responses }
    }

    /// Number of bytes sent.
    pub(crate) fn sent(&self) -> usize {
        self.responses.sent.load(Ordering::SeqCst)
    }
}

fn serve(mut stream: TcpStream, responses: &Responses) {
    let mut request = [0; 8192];
    let mut filled = 0;
    while let Ok(read @ 1..) = stream.read(&mut request[filled..]) {
        filled += read;
        let head = &request[..filled];
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        let is_asked_for = head.windows(4).any(|word| word == b"gzip");
        let response = responses.gzip.as_ref().filter(|_| is_asked_for).unwrap_or(&responses.plain);
        filled = 0;
        responses.sent.fetch_add(response.len(), Ordering::SeqCst);
        if stream.write_all(response).is_err() {
            return;
        }
    }
}
