//! The examples as programs, against an emulator.

#![cfg(feature = "mock")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic, its helpers too")]

mod programs;

use jetemail_sdk::mock::Emulator;
use serde_json::json;

const ENV: &str = "JETEMAIL";
const KEY: &str = "api_0123";
const IDENTITY: &str = "uid";

/// Puts in a mail that was sent at this time, in Unix milliseconds.
fn push(emulator: &Emulator, number: usize, time: i64) {
    emulator.list_outbound_logs().push(json!({ "uid": number.to_string(), "first_seen": time, "last_updated": time }));
}
