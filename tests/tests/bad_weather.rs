//! Behaviour of a call when the network, the service or something in between misbehaves.
//!
//! Each row of `cases_*.rs` is a test over real sockets. It states what the server does, how the client is configured,
//! how the call ends, after how many attempts, and what the server received. In every case: it ends in time, nothing
//! panics, every request is exactly the intended one, and no error shows the key or a mail address, which most of the
//! responses repeat.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "clippy.toml allows it in test functions only")]

#[path = "bad_weather/bodies.rs"]
mod bodies;
#[path = "bad_weather/case.rs"]
mod case;
#[path = "bad_weather/cases_bodies.rs"]
mod cases_bodies;
#[path = "bad_weather/cases_calls.rs"]
mod cases_calls;
#[path = "bad_weather/cases_connections.rs"]
mod cases_connections;
#[path = "bad_weather/cases_errors.rs"]
mod cases_errors;
#[path = "bad_weather/cases_framing.rs"]
mod cases_framing;
#[path = "bad_weather/cases_retries.rs"]
mod cases_retries;
#[path = "bad_weather/memory.rs"]
mod memory;
#[allow(dead_code, reason = "shared with the hammer test, which uses the rest of it")]
#[path = "bad_weather/raw_server.rs"]
mod raw_server;
#[path = "bad_weather/secrets.rs"]
mod secrets;
#[path = "bad_weather/server.rs"]
mod server;
