//! A service that makes its records as they are requested, so that it can have any number of them.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

/// Serves this many records until the process ends. The first line that it prints is the base URL.
pub(crate) fn serve(count: u64) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("http://{}", listener.local_addr().unwrap());
    for stream in listener.incoming() {
        let stream = stream.unwrap();
        std::thread::spawn(move || serve_all(stream, count));
    }
}

fn serve_all(mut stream: TcpStream, count: u64) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    while let Some(Ok(first)) = lines.next() {
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let number = |name: &str| {
            let query = first.split([' ', '?', '&']);
            query.into_iter().find_map(|part| part.strip_prefix(name)?.strip_prefix('=')?.parse::<u64>().ok())
        };
        let body = page(number("offset").unwrap_or(0), number("limit").unwrap_or(50), count);
        let length = body.len();
        // Written together: separately, the body would wait until the head is acknowledged.
        let response =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}");
        if stream.write_all(response.as_bytes()).is_err() {
            return;
        }
    }
}

fn page(offset: u64, limit: u64, count: u64) -> String {
    let end = (offset + limit).min(count);
    let mut body = format!(
        r#"{{"success":true,"pagination":{{"total_count":{count},"offset":{offset},"has_next_page":{}}},"data":["#,
        end < count
    );
    for number in offset..end {
        let comma = if number > offset { "," } else { "" };
        write!(
            body,
            r#"{comma}{{"uid":"m{number}","subject":"Your order {number} is on its way","from_address":"shop@example.com","#
        )
        .and_then(|()| {
            write!(
                body,
                r#""to_address":"customer{number}@example.net","first_seen":{},"transtype":"smtp","delivery_attempts":[{{"action":"ACCEPTED","mx":"mx.example.net","response":"250 2.0.0 OK queued as {number}"}}]}}"#,
                1_776_945_600_000 - number
            )
        })
        .unwrap();
    }
    body.push_str("]}");
    body
}
