//! The SDK in programs without a runtime.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::thread;

use jetemail_sdk::{Client, ErrorKind, FollowOptions, Method, mock::Emulator};
use serde_json::json;

/// An emulator with `records` records, in its own runtime that keeps running, as a real service does.
struct Service {
    runtime: tokio::runtime::Runtime,
    emulator: Emulator,
}

impl Service {
    fn with(records: usize) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let emulator = runtime.block_on(Emulator::start());
        let logs = emulator.list_outbound_logs();
        for index in 0..records {
            logs.push(json!({ "uid": index.to_string(), "first_seen": 1_776_902_400_000_u64 + index as u64 }));
        }
        Self { runtime, emulator }
    }

    fn client(&self) -> Client {
        self.emulator.client().unwrap()
    }
}

#[test]
fn a_call_needs_no_runtime() {
    let service = Service::with(3);
    let client = service.client();
    for _ in 0..2 {
        let page = client.list_outbound_logs().limit(2).send_blocking().unwrap();
        assert_eq!((page.data.len(), page.attempts()), (2, 1));
    }
    let response = client.request(Method::GET, "/outbound/logs").query("limit", 1).send_blocking().unwrap();
    assert_eq!(response["data"][0]["uid"], "2");
    let error = client.list_outbound_logs().limit(0).send_blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

#[test]
fn one_client_serves_many_blocking_threads() {
    let service = Service::with(100);
    let client = service.client();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(client.list_outbound_logs().stream().blocking().count(), 100));
        }
    });
}

#[test]
fn streams_are_iterators_that_can_be_resumed() {
    let service = Service::with(250);
    let client = service.client();
    let mut logs = client.list_outbound_logs().limit(20).stream().concurrency(4).blocking();
    let mut uids: Vec<_> = logs.by_ref().take(130).map(|log| log.unwrap().uid).collect();
    assert_eq!(logs.total(), Some(250));
    let place = logs.resume_from();
    drop(logs);
    let rest = client.list_outbound_logs().limit(20).stream().resume(place).blocking();
    uids.extend(rest.map(|log| log.unwrap().uid));
    let expected: Vec<_> = (0..250).rev().map(|index: i32| index.to_string()).collect();
    assert_eq!(uids, expected);
    let pages = client.list_outbound_logs().pages().blocking();
    assert_eq!(pages.map(|page| page.unwrap().data.len()).sum::<usize>(), 250);
}

#[test]
fn a_followed_list_is_an_iterator_too() {
    let service = Service::with(2);
    let options = FollowOptions::new().from_beginning();
    let mut logs = service.client().list_outbound_logs().follow(options).blocking();
    assert_eq!(logs.next().unwrap().unwrap().uid, "0");
    assert_eq!(logs.next().unwrap().unwrap().uid, "1");
    let _place = logs.checkpoint();
}

#[test]
fn a_blocking_call_inside_a_runtime_is_an_error_and_no_deadlock() {
    let service = Service::with(1);
    let client = service.client();
    service.runtime.block_on(async {
        let error = client.list_outbound_logs().send_blocking().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
        let error = client.request(Method::GET, "/outbound/logs").send_blocking().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
        let mut logs = client.list_outbound_logs().stream().blocking();
        assert_eq!(logs.next().unwrap().unwrap_err().kind(), ErrorKind::Configuration);
        assert!(logs.next().is_none(), "a loop that ignores errors ends");
    });
    assert!(service.emulator.requests().is_empty());
}
