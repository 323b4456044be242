//! A server on threads that allocates almost nothing, since memory in use is measured.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;

pub(crate) struct Server {
    address: SocketAddr,
}

enum Response {
    /// The same body for every request.
    Body { bytes: Vec<u8>, headers: &'static str },
    /// A page of an endless list.
    Endless,
}

impl Server {
    pub(crate) fn start(body: String) -> Self {
        Self::serve(Response::Body { bytes: body.into_bytes(), headers: "" })
    }

    pub(crate) fn start_compressed(body: String) -> Self {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(body.as_bytes()).unwrap();
        Self::serve(Response::Body { bytes: encoder.finish().unwrap(), headers: "content-encoding: gzip\r\n" })
    }

    pub(crate) fn start_endless() -> Self {
        Self::serve(Response::Endless)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn serve(response: Response) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let response = Arc::new(response);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let response = Arc::clone(&response);
                std::thread::spawn(move || connection(stream, &response));
            }
        });
        Self { address }
    }
}

fn connection(mut stream: TcpStream, response: &Response) {
    let (mut head, mut piece) = (String::new(), [0; 4096]);
    while let Ok(length @ 1..) = stream.read(&mut piece) {
        head.push_str(&String::from_utf8_lossy(&piece[..length]));
        if !head.ends_with("\r\n\r\n") {
            continue;
        }
        let sent = match response {
            Response::Body { bytes, headers } => respond(&mut stream, headers, bytes),
            Response::Endless => {
                respond(&mut stream, "", page(number(&head, "offset="), number(&head, "limit=")).as_bytes())
            }
        };
        if sent.is_err() {
            return;
        }
        head.clear();
    }
}

fn respond(stream: &mut TcpStream, headers: &str, body: &[u8]) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\n\r\n", body.len())?;
    stream.write_all(body)
}

fn number(head: &str, name: &str) -> usize {
    let (_, rest) = head.split_once(name).unwrap_or_default();
    rest.chars().map_while(|c| c.to_digit(10)).fold(0, |number, digit| number * 10 + digit as usize)
}

fn page(offset: usize, limit: usize) -> String {
    let mut page = r#"{"pagination":{"has_next_page":true},"data":["#.to_owned();
    for number in offset..offset + limit {
        write!(page, r#"{{"uid":"{number}","subject":"{:0>100}"}},"#, number).unwrap();
    }
    page.pop();
    page + "]}"
}
