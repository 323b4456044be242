//! Bodies of the servers' responses.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// A page with one record, in the form that both services' clients read.
pub(crate) const PAGE: &str = r#"{"success":true,"data":[{"uid":"u-1","id":"i-1","from":"maria@client.example"}]}"#;

/// Returns a whole response, on a connection that stays open.
pub(crate) fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// Returns the page as a whole response.
pub(crate) fn ok() -> Vec<u8> {
    http("200 OK", "content-type: application/json\r\n", PAGE)
}

/// Returns the head of a chunked response, with the page in the first chunk.
pub(crate) fn chunked() -> String {
    format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{PAGE}\r\n", PAGE.len())
}

pub(crate) fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body.as_ref()).unwrap();
    encoder.finish().unwrap()
}

/// Returns the beginning of a gzip body, and a piece that may follow it any number of times and decompresses to `size`
/// bytes each time.
pub(crate) fn gzip_bomb(size: usize) -> (Vec<u8>, Vec<u8>) {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let mut piece = || {
        encoder.write_all(&vec![b'['; size]).unwrap();
        encoder.flush().unwrap(); // ends on a whole byte
        std::mem::take(encoder.get_mut())
    };
    let begin = piece();
    // The second one refers to the data before it, as all that follow may.
    (begin, piece())
}

/// Returns a page with enough records for at least `size` bytes.
pub(crate) fn long_page(size: usize) -> Vec<u8> {
    let mut body = br#"{"data":["#.to_vec();
    let record = br#"{"uid":"u","id":"i","from":"maria@client.example"},"#;
    while body.len() < size {
        body.extend_from_slice(record);
    }
    body.pop();
    body.extend_from_slice(b"]}");
    body
}
