//! Clients of a stub server.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use contract_tests::{case::Response, stub_server::StubServer};
use serde_json::{Value, json};

/// Starts a server that sends this response, and a JetEmail client of it.
pub(crate) async fn jetemail(response: &Value) -> (StubServer, jetemail_sdk::Client) {
    let server = sending(response).await;
    let client = jetemail_sdk::Client::builder("api_key").base_url(server.url()).build().unwrap();
    (server, client)
}

/// Starts a server that sends this response, and an Unosend client of it.
pub(crate) async fn unosend(response: &Value) -> (StubServer, unosend_sdk::Client) {
    let server = sending(response).await;
    let client = unosend_sdk::Client::builder(String::from("un_key")).base_url(server.url()).build().unwrap();
    (server, client)
}

/// Returns a response without records.
pub(crate) fn empty() -> Value {
    json!({ "data": [] })
}

async fn sending(response: &Value) -> StubServer {
    let server = StubServer::start().await;
    server.expect(Response::json(response));
    server
}
