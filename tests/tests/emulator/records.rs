//! Records and clock of the emulators, changed between requests.

use std::time::Duration;

use jetemail_sdk::{mock::Order, types::SortOrder};
use serde_json::json;

use crate::{ago, email, jetemail, noon, received, sent, unosend};

#[tokio::test]
async fn records_can_be_added_changed_and_removed_while_clients_read() {
    let (emulator, client) = jetemail().await;
    let logs = emulator.list_outbound_logs();
    for (uid, seconds) in [("a", 30), ("b", 20), ("c", 10)] {
        logs.push(sent(uid, seconds));
    }
    let uids = async || -> Vec<String> {
        let page = client.list_outbound_logs().send().await.unwrap();
        page.data.iter().map(|log| log.uid.clone()).collect()
    };
    assert_eq!(uids().await, ["c", "b", "a"]);
    logs.update("a", |record| record["last_updated"] = json!(ago(0)));
    assert_eq!(uids().await, ["c", "b", "a"]);
    emulator.order(Order::LastChange);
    assert_eq!(uids().await, ["a", "c", "b"]);
    logs.remove("c");
    assert_eq!(uids().await, ["a", "b"]);
    let ascending = client.list_outbound_logs().sort_order(SortOrder::Asc).send().await.unwrap();
    assert_eq!(ascending.data[0].uid, "b");
}

#[tokio::test]
async fn a_pushed_record_is_added_to_the_list_of_its_type() {
    let (emulator, _) = jetemail().await;
    emulator.push(sent("a", 1));
    emulator.push(received("b", "shop.example"));
    let record: jetemail_sdk::types::InboundLog = serde_json::from_value(received("c", "shop.example")).unwrap();
    emulator.push(record);
    assert_eq!((emulator.list_outbound_logs().len(), emulator.list_inbound_account_logs().len()), (1, 2));
}

#[tokio::test]
async fn the_window_of_days_moves_with_the_clock() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-16T12:00:30+00:00"));
    let total = async || client.list_logs().send().await.unwrap().pagination.as_ref().unwrap().total;
    assert_eq!(total().await, Some(1));
    emulator.advance(Duration::from_secs(31));
    assert_eq!(total().await, Some(0));
}

#[tokio::test]
async fn the_clock_can_advance_with_every_request() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-16T12:00:30+00:00"));
    emulator.advance_each(Duration::from_secs(20));
    let total = async || client.list_logs().send().await.unwrap().pagination.as_ref().unwrap().total;
    assert_eq!([total().await, total().await], [Some(1), Some(0)]);
    assert_eq!(emulator.requests()[1].at.duration_since(noon()).as_secs(), 40);
}

#[tokio::test]
async fn every_response_has_the_time_of_the_emulator() {
    let (emulator, client) = jetemail().await;
    let page = client.list_outbound_logs().send().await.unwrap();
    assert_eq!(page.headers()["date"], "Thu, 23 Apr 2026 12:00:00 GMT");
    assert_eq!(emulator.now(), noon());
}

#[tokio::test]
async fn records_can_arrive_before_each_response() {
    let (emulator, client) = jetemail().await;
    let logs = emulator.list_outbound_logs();
    emulator.before_each(move |before| logs.push(sent(&format!("m{before}"), 0)));
    for expected in 1..=3 {
        assert_eq!(client.list_outbound_logs().send().await.unwrap().data.len(), expected);
    }
}

#[tokio::test]
async fn concurrent_requests_read_a_growing_list_completely() {
    let (emulator, client) = jetemail().await;
    for index in 0..2000 {
        emulator.list_outbound_logs().push(sent(&index.to_string(), 5 + index));
    }
    emulator.latency(Duration::from_millis(5));
    let mut logs = client.list_outbound_logs().stream().concurrency(8);
    let mut seen = Vec::new();
    while let Some(log) = logs.next().await {
        seen.push(log.unwrap().uid);
        if seen.len() % 50 == 0 {
            // Later than the first response, so the window excludes it.
            emulator.list_outbound_logs().push(sent(&format!("new {}", seen.len()), -5));
        }
    }
    assert_eq!(seen, (0..2000).map(|index| index.to_string()).collect::<Vec<_>>());
    let requests = emulator.requests();
    assert_eq!(requests.len(), 1999_usize.div_ceil(99));
    assert_eq!(requests[0].parameter("date_to"), None);
    let until = (noon().as_second() + 1).to_string();
    assert!(requests[1..].iter().all(|request| request.parameter("date_to") == Some(&until)));
}
