//! Clients and streams that are used in one runtime and then in another, while the first one is idle.
//!
//! A current-thread runtime does nothing unless something blocks on it. So tasks left to it are never finished, and a
//! test that waits for one fails by the time limit of an attempt, which `attempts` shows, or does not end.
#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::sync::Arc;
use std::time::Duration;

use jetemail_sdk::mock::Emulator;
use jetemail_sdk::types::{InboundLog, OutboundLog};
use jetemail_sdk::{Client, ErrorKind, Follow, FollowOptions, RateLimit, Records};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

/// A service in its own runtime, which keeps running.
struct Service {
    emulator: Arc<Emulator>,
    _runtime: Runtime,
}

impl Service {
    fn with(records: usize) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let emulator = runtime.block_on(Emulator::start());
        let now = emulator.now().as_millisecond();
        for index in 0..records {
            let time = now - 1000 * (records - index) as i64;
            emulator.list_outbound_logs().push(json!({"uid": index.to_string(), "first_seen": time}));
            emulator.list_inbound_account_logs().push(json!({
                "uid": index.to_string(), "_domain": "d.example", "_domain_uuid": "d", "actions": [{"date": time}],
            }));
        }
        Self { emulator: Arc::new(emulator), _runtime: runtime }
    }

    fn client(&self) -> Client {
        self.emulator.client().unwrap()
    }
}

fn resting() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn newest_first(records: usize) -> Vec<String> {
    (0..records).rev().map(|index| index.to_string()).collect()
}

/// Reads all records, some of them in each of three runtimes in turn, all of which live until the end.
fn read_in_turns<T: serde::de::DeserializeOwned>(
    mut records: Records<T>,
    turn: usize,
    uid: impl Fn(T) -> String,
) -> Vec<String> {
    let runtimes = [resting(), resting(), resting()];
    let mut uids = Vec::new();
    for runtime in runtimes.iter().cycle() {
        let ended = runtime.block_on(async {
            for _ in 0..turn {
                match records.next().await {
                    Some(record) => uids.push(uid(record.unwrap())),
                    None => return true,
                }
            }
            false
        });
        if ended {
            return uids;
        }
    }
    uids
}

#[test]
fn a_stream_continues_in_another_runtime() {
    let service = Service::with(1000);
    for turn in [1, 3, 10, 25, 999] {
        let logs = service.client().list_outbound_logs().limit(10).stream();
        assert_eq!(read_in_turns(logs, turn, |log: OutboundLog| log.uid), newest_first(1000), "{turn}");
    }
}

#[test]
fn a_concurrent_stream_continues_in_another_runtime() {
    let service = Service::with(1000);
    for turn in [10, 45, 250] {
        let logs = service.client().list_inbound_account_logs().limit(20).stream().concurrency(8);
        assert_eq!(read_in_turns(logs, turn, |log: InboundLog| log.uid), newest_first(1000), "{turn}");
    }
}

#[test]
fn pages_continue_in_another_runtime() {
    let service = Service::with(300);
    let mut pages = service.client().list_outbound_logs().limit(20).pages();
    let runtimes = [resting(), resting()];
    let mut uids = Vec::new();
    for runtime in runtimes.iter().cycle() {
        match runtime.block_on(pages.next()) {
            Some(page) => uids.extend(page.unwrap().data.into_iter().map(|log| log.uid)),
            None => break,
        }
    }
    assert_eq!(uids, newest_first(300));
}

#[test]
fn a_stream_outlives_the_runtime_in_which_it_began() {
    let service = Service::with(300);
    let mut logs = service.client().list_outbound_logs().limit(20).stream();
    let mut uids = Vec::new();
    loop {
        let item = resting().block_on(logs.next());
        match item {
            Some(log) => uids.push(log.unwrap().uid),
            None => break,
        }
    }
    assert_eq!(uids, newest_first(300));
}

#[test]
fn a_request_that_waits_for_the_rate_limit_in_an_idle_runtime_blocks_no_other() {
    let service = Service::with(60);
    let client = Client::builder("api_0123")
        .base_url(service.emulator.base_url())
        .rate_limits([RateLimit::new(1, Duration::from_millis(1))])
        .build()
        .unwrap();
    let logs = client.list_outbound_logs().limit(20).stream();
    assert_eq!(read_in_turns(logs, 20, |log: OutboundLog| log.uid), newest_first(60));
}

#[test]
fn a_followed_list_continues_in_another_runtime() {
    let service = Service::with(5);
    let options = FollowOptions::new().interval(Duration::from_millis(10)).from_beginning();
    let mut logs: Follow<OutboundLog> = service.client().list_outbound_logs().follow(options);
    let runtimes = [resting(), resting()];
    let mut uids = Vec::new();
    for (index, runtime) in (5..40).zip(runtimes.iter().cycle()) {
        runtime.block_on(async {
            // Leaves a poll pending, or the wait before it.
            while uids.len() < index {
                uids.push(logs.next().await.unwrap().unwrap().uid);
            }
            tokio::select! {
                biased;
                item = logs.next() => panic!("{item:?}"),
                () = async { for _ in 0..index { tokio::task::yield_now().await } } => {}
            }
        });
        let time = service.emulator.now().as_millisecond();
        service.emulator.list_outbound_logs().push(json!({"uid": index.to_string(), "first_seen": time}));
    }
    assert_eq!(uids, (0..39).map(|index| index.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_client_has_connections_for_each_runtime() {
    let service = Service::with(1);
    let client = service.client();
    let runtimes = [resting(), resting(), resting()];
    for runtime in runtimes.iter().cycle().take(30) {
        let page = runtime.block_on(client.list_outbound_logs().send()).unwrap();
        assert_eq!(page.attempts(), 1, "no attempt waited for a connection of another runtime");
    }
}

#[test]
fn a_stream_without_a_runtime_is_an_error() {
    let service = Service::with(1);
    let mut logs = service.client().list_outbound_logs().stream();
    let mut next = std::pin::pin!(logs.next());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Some(Err(error))) = next.as_mut().poll(&mut context) else { panic!("it waits") };
    assert_eq!(error.kind(), ErrorKind::Configuration);
}
