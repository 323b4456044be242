//! The emulators as users' tests call them: through the typed clients, or by a bare request that those do not send.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "emulator/faults.rs"]
mod faults;
#[path = "emulator/records.rs"]
mod records;
#[path = "emulator/responses.rs"]
mod responses;

use std::collections::BTreeMap;

use sdk_runtime::{Error, Timestamp};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const NOON: &str = "2026-04-23T12:00:00Z";

async fn jetemail() -> (jetemail_sdk::mock::Emulator, jetemail_sdk::Client) {
    let emulator = jetemail_sdk::mock::Emulator::start().await;
    emulator.set_clock(noon());
    let client = emulator.client_builder().max_retries(0).build().unwrap(); // shows each fault
    (emulator, client)
}

async fn unosend() -> (unosend_sdk::mock::Emulator, unosend_sdk::Client) {
    let emulator = unosend_sdk::mock::Emulator::start().await;
    emulator.set_clock(noon());
    let client = emulator.client_builder().max_retries(0).build().unwrap(); // shows each fault
    (emulator, client)
}

fn noon() -> Timestamp {
    NOON.parse().unwrap()
}

/// Returns the Unix time this many seconds before noon, in milliseconds.
fn ago(seconds: i64) -> i64 {
    noon().as_millisecond() - seconds * 1000
}

fn sent(uid: &str, seconds: i64) -> Value {
    json!({ "uid": uid, "first_seen": ago(seconds), "last_updated": ago(seconds), "delivery_attempts": [] })
}

fn received(uid: &str, domain: &str) -> Value {
    json!({ "uid": uid, "_domain": domain, "_domain_uuid": format!("id of {domain}"), "actions": [{ "date": ago(5) }] })
}

fn email(id: &str, created_at: &str) -> Value {
    json!({ "id": id, "created_at": created_at, "status": "sent" })
}

/// Sends a request that no typed client sends, and returns status, headers with names in lower case, and body.
async fn bare(url: String, key: &str) -> (u16, BTreeMap<String, String>, Value) {
    let (host, target) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request =
        format!("GET /{target} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let (first, headers) = head.split_once("\r\n").unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    (status, headers.lines().filter_map(header).collect(), serde_json::from_str(body).unwrap())
}

fn error_of(result: Result<impl Sized, Error>) -> Error {
    result.err().unwrap()
}
