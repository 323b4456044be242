//! The examples as programs, against an emulator.

#![cfg(feature = "mock")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic, its helpers too")]

mod programs;

use serde_json::json;
use unosend_sdk::mock::Emulator;
use unosend_sdk::types::Timestamp;

const ENV: &str = "UNOSEND";
const KEY: &str = "un_0123";
const IDENTITY: &str = "id";

/// Puts in an email that was accepted at this time, in Unix milliseconds.
fn push(emulator: &Emulator, number: usize, time: i64) {
    let time = Timestamp::from_millisecond(time).unwrap();
    emulator
        .list_logs()
        .push(json!({ "id": format!("{number:08}-0000-4000-8000-000000000000"), "created_at": time.to_string() }));
}
