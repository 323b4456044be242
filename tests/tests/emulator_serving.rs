//! Serving of emulators: runtimes, concurrency, shutdown, and panics in a test's own code.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::future::Future;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use jetemail_sdk::{ErrorKind, mock::Emulator};
use serde_json::{Value, json};

const MINUTE: Duration = Duration::from_secs(60);

fn sent(uid: impl Into<String>) -> Value {
    json!({ "uid": uid.into(), "first_seen": 1_776_945_600_000_u64 })
}

/// Starts an emulator without any runtime.
fn started() -> Emulator {
    match pin!(Emulator::start()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(emulator) => emulator,
        Poll::Pending => panic!("the start waits for something"),
    }
}

/// Opens a connection that stays open.
fn connect(emulator: &Emulator) -> TcpStream {
    TcpStream::connect(emulator.base_url().strip_prefix("http://").unwrap()).unwrap()
}

fn ask(mut stream: &TcpStream) {
    stream.write_all(b"GET /outbound/logs HTTP/1.1\r\nhost: x\r\nauthorization: Bearer api_x\r\n\r\n").unwrap();
}

/// Reads the next line of a response.
fn line_of(mut stream: &TcpStream) -> String {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        line.push(byte[0]);
    }
    String::from_utf8(line).unwrap().trim_end().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emulator_is_started_and_used_in_a_task_that_may_move_between_threads() {
    fn shared<T: Send + Sync + 'static>(value: T) -> T {
        value
    }
    let task = tokio::spawn(async {
        let emulator = shared(Emulator::start().await);
        emulator.push(sent("a"));
        emulator.client()?.list_outbound_logs().send().await
    });
    assert_eq!(task.await.unwrap().unwrap().data[0].uid, "a");
}

#[test]
fn an_emulator_responds_when_the_runtime_that_started_it_is_idle_or_gone() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let there = runtime.block_on(Emulator::start());
    let (idle, nowhere) = (there.client().unwrap(), started());
    assert!(idle.list_outbound_logs().send_blocking().is_ok(), "nothing runs on the runtime");
    drop(runtime);
    for emulator in [there, nowhere] {
        emulator.push(sent("a"));
        assert_eq!(emulator.client().unwrap().list_outbound_logs().send_blocking().unwrap().data.len(), 1);
    }
}

#[test]
fn a_hundred_emulators_respond_concurrently_each_from_its_own_records() {
    let emulators: Vec<_> = (0..100).map(|_| started()).collect();
    for (index, emulator) in emulators.iter().enumerate() {
        emulator.push(sent(index.to_string()));
    }
    for (index, emulator) in emulators.iter().enumerate() {
        let page = emulator.client().unwrap().list_outbound_logs().send_blocking().unwrap();
        assert_eq!((page.data.len(), &page.data[0].uid), (1, &index.to_string()));
        assert_eq!(emulator.requests().len(), 1);
    }
}

#[test]
fn dropping_an_emulator_closes_its_port_and_every_connection() {
    let emulator = started();
    let (answered, waiting, silent) = (connect(&emulator), connect(&emulator), connect(&emulator));
    ask(&answered);
    assert_eq!(line_of(&answered), "HTTP/1.1 200 OK");
    emulator.latency(MINUTE);
    ask(&waiting);
    let base_url = emulator.base_url();
    let client = emulator.client_builder().max_retries(0).build().unwrap();
    drop(emulator);
    assert!(TcpStream::connect(base_url.strip_prefix("http://").unwrap()).is_err());
    for mut stream in [answered, waiting, silent] {
        // The connection ends or is reset, but does not wait.
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert_eq!(client.list_outbound_logs().send_blocking().unwrap_err().kind(), ErrorKind::Connection);
}

#[test]
fn a_hook_that_waits_blocks_no_other_emulator() {
    let (waiting, other) = (started(), started());
    let (go_on, told) = mpsc::channel();
    waiting.before_each(move |_| told.recv().unwrap());
    let stream = connect(&waiting);
    ask(&stream);
    other.client().unwrap().list_outbound_logs().send_blocking().unwrap();
    go_on.send(()).unwrap();
    assert_eq!(line_of(&stream), "HTTP/1.1 200 OK");
}

#[test]
fn a_hook_runs_for_one_request_at_a_time_in_order() {
    let (emulator, other) = (started(), started());
    let (sender, seen) = mpsc::channel();
    emulator.before_each(move |before| sender.send(before).unwrap());
    let logs = emulator.list_outbound_logs();
    logs.push(sent("a"));
    let streams: Vec<_> = (0..20).map(|_| connect(&emulator)).collect();
    let client = other.client().unwrap();
    let mut hooked = Vec::new();
    // While the list is locked the first request gets no response, so all others wait.
    logs.update("a", |_| {
        streams.iter().for_each(ask);
        hooked.push(seen.recv().unwrap());
        for _ in 0..10 {
            client.list_outbound_logs().send_blocking().unwrap();
        }
    });
    streams.iter().for_each(|stream| assert_eq!(line_of(stream), "HTTP/1.1 200 OK"));
    hooked.extend(seen.try_iter());
    assert_eq!(hooked, (0..20).collect::<Vec<_>>());
}

#[test]
fn a_hook_that_panics_fails_its_request_and_no_other() {
    let emulator = started();
    emulator.push(sent("a"));
    let logs = emulator.list_outbound_logs();
    emulator.before_each(move |before| {
        logs.push(sent(format!("b{before}")));
        assert_ne!(before, 0, "not the first");
    });
    let client = emulator.client_builder().max_retries(0).build().unwrap();
    let error = client.list_outbound_logs().send_blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert!(error.message().unwrap().contains("not the first"), "{error}");
    let page = client.list_outbound_logs().send_blocking().unwrap();
    assert_eq!(page.data.len(), 3, "what was done before the panic holds, and the hook runs again");
    let statuses: Vec<_> = emulator.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [500, 200]);
}

#[test]
fn a_change_that_panics_leaves_every_record_as_it_was() {
    let emulator = started();
    let logs = emulator.list_outbound_logs();
    ["a", "b", "a"].into_iter().for_each(|uid| logs.push(sent(uid)));
    let before = logs.records();
    let mut calls = 0;
    let changed = catch_unwind(AssertUnwindSafe(|| {
        logs.update("a", |record| {
            record["uid"] = json!("c");
            calls += 1;
            assert_eq!(calls, 1, "the second is one too many");
        })
    }));
    assert!(changed.is_err());
    assert_eq!(logs.records(), before);
    assert_eq!(logs.update("a", |record| record["subject"] = json!("x")), 2);
    assert_eq!(emulator.client().unwrap().list_outbound_logs().send_blocking().unwrap().data.len(), 3);
    assert_eq!(logs.remove("a"), 2);
}

#[test]
fn records_and_parts_may_be_computed_from_the_list_itself() {
    let emulator = started();
    let logs = emulator.list_inbound_account_logs();
    logs.push(json!({ "uid": "a", "_domain": "shop.example" }));
    logs.add_parts(["b.example", "c.example"].into_iter().filter(|_| logs.len() == 1));
    logs.push_example(|record| record.uid = format!("{} of {}", record.uid, logs.len() + 1));
    let page = emulator.client().unwrap().list_inbound_account_logs().send_blocking().unwrap();
    assert!(page.total_domains >= Some(3), "{page:?}");
    assert!(page.data.iter().any(|record| record.uid == "example-2 of 2"), "{page:?}");
}

#[test]
fn a_request_with_a_long_body_gets_a_response_and_the_connection_stays_open() {
    let emulator = started();
    let mut stream = connect(&emulator);
    let body = vec![b'x'; 4_000_000];
    for _ in 0..3 {
        let head = format!(
            "POST /nowhere HTTP/1.1\r\nhost: x\r\nauthorization: Bearer api_x\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(&[head.as_bytes(), body.as_slice()].concat()).unwrap();
        assert_eq!(line_of(&stream), "HTTP/1.1 404 Not Found");
        let mut length = 0;
        loop {
            let line = line_of(&stream).to_lowercase();
            match line.strip_prefix("content-length: ") {
                Some(value) => length = value.parse().unwrap(),
                None if line.is_empty() => break,
                None => {}
            }
        }
        stream.read_exact(&mut vec![0; length]).unwrap();
    }
    assert_eq!(emulator.requests().len(), 3);
}

#[test]
fn a_status_or_content_type_that_cannot_be_sent_is_left_out() {
    let emulator = started();
    let client = emulator.client_builder().max_retries(0).build().unwrap();
    emulator.fail_next_with(1, 42, "text/html", "x");
    emulator.fail_next_with(1, 503, "text/\nhtml", "x");
    let failed = || client.list_outbound_logs().send_blocking().unwrap_err();
    assert_eq!(failed().status().map(|status| status.as_u16()), Some(500));
    let error = failed();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert!(!error.headers().unwrap().contains_key("content-type"));
}
