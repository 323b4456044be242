//! The emulators as a user's tests meet them: through the typed clients, or by a bare request where those would not ask.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;
use std::time::Duration;

use jetemail_sdk::{ErrorKind, mock::Order, types::SortOrder};
use sdk_runtime::{Error, Timestamp};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const NOON: &str = "2026-04-23T12:00:00Z";

async fn jetemail() -> (jetemail_sdk::mock::Emulator, jetemail_sdk::Client) {
    let emulator = jetemail_sdk::mock::Emulator::start().await;
    emulator.set_clock(noon());
    let client = emulator.client_builder().max_retries(0).build().unwrap(); // a fault is to be seen
    (emulator, client)
}

async fn unosend() -> (unosend_sdk::mock::Emulator, unosend_sdk::Client) {
    let emulator = unosend_sdk::mock::Emulator::start().await;
    emulator.set_clock(noon());
    let client = emulator.client_builder().max_retries(0).build().unwrap(); // a fault is to be seen
    (emulator, client)
}

fn noon() -> Timestamp {
    NOON.parse().unwrap()
}

/// Seconds before noon, in milliseconds.
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

/// Status, headers in lower case and body of the answer to a request that no typed client sends.
async fn bare(url: String, key: &str) -> (u16, BTreeMap<String, String>, Value) {
    let (host, target) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request =
        format!("GET /{target} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let (first, headers) = head.split_once("\r\n").unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    (status, headers.lines().filter_map(header).collect(), serde_json::from_str(body).unwrap())
}

fn once(result: Result<impl Sized, Error>) -> Error {
    result.err().unwrap()
}

#[tokio::test]
async fn a_page_of_sent_messages_tells_where_it_lies() {
    let (emulator, client) = jetemail().await;
    for number in 0..5 {
        emulator.push(sent(&format!("m{number}"), 100 - number));
    }
    let page = client.list_outbound_logs().limit(2).offset(2).send().await.unwrap();
    assert_eq!(page.success, Some(true));
    let pagination = serde_json::to_value(&page.pagination).unwrap();
    assert_eq!(
        pagination,
        json!({
            "total_count": 5, "total_pages": 3, "current_page": 2, "per_page": 2, "offset": 2,
            "has_next_page": true, "has_previous_page": true, "next_offset": 4, "previous_offset": 0,
            "showing_from": 3, "showing_to": 4, "count_limited": false,
        })
    );
    let last = client.list_outbound_logs().limit(2).page(3).send().await.unwrap();
    let pagination = last.pagination.as_ref().unwrap();
    assert_eq!((pagination.has_next_page, pagination.next_offset), (Some(false), None));
    let (_, _, body) = bare(format!("{}/outbound/logs?offset=4", emulator.base_url()), "api_x").await;
    assert_eq!(body["pagination"].get("next_offset"), Some(&Value::Null));
}

#[tokio::test]
async fn a_count_that_is_cut_says_so_and_hides_what_lies_behind() {
    let (emulator, client) = jetemail().await;
    emulator.count_limit(3);
    for number in 0..5 {
        emulator.push(sent(&format!("m{number}"), 100 - number));
    }
    let page = client.list_outbound_logs().limit(2).offset(2).send().await.unwrap();
    let pagination = page.pagination.as_ref().unwrap();
    assert_eq!((pagination.count_limited, pagination.max_count_limit), (Some(true), Some(3)));
    assert_eq!((pagination.total_count, pagination.has_next_page, page.data.len()), (Some(3), Some(false), 1));
}

#[tokio::test]
async fn records_come_change_and_go_while_clients_read() {
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
async fn a_record_finds_the_list_it_belongs_to() {
    let (emulator, _) = jetemail().await;
    emulator.push(sent("a", 1));
    emulator.push(received("b", "shop.example"));
    let record: jetemail_sdk::types::InboundLog = serde_json::from_value(received("c", "shop.example")).unwrap();
    emulator.push(record);
    assert_eq!((emulator.list_outbound_logs().len(), emulator.list_inbound_account_logs().len()), (1, 2));
}

#[tokio::test]
async fn only_so_many_domains_are_asked_and_a_failed_one_gives_nothing() {
    let (emulator, client) = jetemail().await;
    let logs = emulator.list_inbound_account_logs();
    let names: Vec<_> = (1..=23).map(|number| format!("d{number:02}.example")).collect();
    logs.add_parts(names.iter().map(String::as_str));
    for (uid, domain) in [("a", "d01.example"), ("b", "d20.example"), ("c", "d21.example"), ("d", "d02.example")] {
        logs.push(received(uid, domain));
    }
    logs.fail_part("d02.example", "timeout");
    let page = client.list_inbound_account_logs().send().await.unwrap();
    assert_eq!((page.total_domains, page.domains_included, page.domains_queried.len()), (Some(23), Some(20), 20));
    let pagination = page.pagination.as_ref().unwrap();
    assert_eq!((pagination.total, pagination.returned, pagination.limit), (Some(2), Some(2), Some(100)));
    let queried = serde_json::to_value(&page.domains_queried[..2]).unwrap();
    assert_eq!(
        queried,
        json!([
            { "domain": "d01.example", "domain_uuid": "id of d01.example", "domain_type": "domain", "count": 1, "status": "success" },
            { "domain": "d02.example", "domain_uuid": "id of d02.example", "domain_type": "domain", "count": 0, "status": "timeout" },
        ])
    );
    let named = client.list_inbound_account_logs().domains("d21.example,d01.example").send().await.unwrap();
    assert_eq!((named.domains_included, named.data.len()), (Some(2), 2));
}

#[tokio::test]
async fn both_forms_of_an_answer_are_read_alike() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-23T11:00:00Z"));
    let ask = || client.list_logs().status("sent").days(30).send();
    let wrapped = ask().await.unwrap().into_inner();
    assert_eq!(
        serde_json::to_value(&wrapped).unwrap()["filters"],
        json!({ "status": "sent", "days": 30 }),
        "what is null is left out"
    );
    emulator.wrapped(false);
    assert_eq!(ask().await.unwrap().into_inner(), wrapped);
    let (_, _, body) = bare(format!("{}/logs?search=&days=365&limit=500", emulator.base_url()), "un_x").await;
    assert_eq!(body["filters"], json!({ "status": null, "days": 90, "search": null }));
    assert_eq!(body["pagination"], json!({ "total": 1, "limit": 100, "offset": 0, "has_more": false }));
    emulator.wrapped(true);
    let (_, _, body) = bare(format!("{}/logs", emulator.base_url()), "un_x").await;
    assert_eq!((&body["success"], &body["data"]["data"][0]["id"]), (&json!(true), &json!("a")));
}

#[tokio::test]
async fn the_window_of_days_slides_with_the_clock() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-16T12:00:30+00:00"));
    let total = async || client.list_logs().send().await.unwrap().pagination.as_ref().unwrap().total;
    assert_eq!(total().await, Some(1));
    emulator.advance(Duration::from_secs(31));
    assert_eq!(total().await, Some(0));
}

#[tokio::test]
async fn the_clock_can_go_on_with_every_request() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-16T12:00:30+00:00"));
    emulator.advance_each(Duration::from_secs(20));
    let total = async || client.list_logs().send().await.unwrap().pagination.as_ref().unwrap().total;
    assert_eq!([total().await, total().await], [Some(1), Some(0)]);
    assert_eq!(emulator.requests()[1].at.duration_since(noon()).as_secs(), 40);
}

#[tokio::test]
async fn an_offset_past_the_end_fails_where_the_service_does() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", NOON));
    let error = once(client.list_logs().offset(1).send().await);
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Server, 500));
    assert_eq!(error.code(), Some("500"));
    let (emulator, client) = jetemail().await;
    emulator.push(sent("a", 1));
    assert!(client.list_outbound_logs().offset(9).send().await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_wrong_key_is_refused_in_the_service_s_words() {
    let (emulator, _) = jetemail().await;
    let other =
        |key: &str| jetemail_sdk::Client::builder(key).base_url(emulator.base_url()).max_retries(0).build().unwrap();
    let error = once(other("transactional_x").list_outbound_logs().send().await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Authentication, Some("Invalid or missing API key")));
    assert!(other("api_any").list_outbound_logs().send().await.is_ok());
    emulator.accept_key("api_only");
    assert!(other("api_any").list_outbound_logs().send().await.is_err());
    assert!(emulator.client().unwrap().list_outbound_logs().send().await.is_ok());
    let (emulator, _) = unosend().await;
    let (status, _, body) = bare(format!("{}/logs", emulator.base_url()), "api_x").await;
    assert_eq!((status, body), (401, json!({ "error": { "message": "Invalid or missing API key", "code": 401 } })));
}

#[tokio::test]
async fn faults_come_as_planned_and_are_logged() {
    let (emulator, _) = jetemail().await;
    emulator.fail_next(2, 502);
    let url = format!("{}/outbound/logs?limit=3&from_address=a%40b.example", emulator.base_url());
    for expected in [502, 502, 200] {
        assert_eq!(bare(url.clone(), "api_x").await.0, expected);
    }
    let requests = emulator.requests();
    let statuses: Vec<_> = requests.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [502, 502, 200]);
    let last = requests.last().unwrap();
    assert_eq!((last.method.as_str(), last.path.as_str(), last.at), ("GET", "/outbound/logs", noon()));
    assert_eq!((last.parameter("from_address"), last.parameter("offset")), (Some("a@b.example"), None));
}

#[tokio::test]
async fn a_client_of_the_emulator_tries_again_without_waiting() {
    let (emulator, _) = jetemail().await;
    emulator.fail_next(2, 503);
    let page = emulator.client().unwrap().list_outbound_logs().send().await.unwrap();
    assert_eq!(page.attempts(), 3);
    // The real one waits up to half a second before the second attempt.
    let text = format!("{:?}", emulator.client_builder());
    assert!(text.contains("max_retries: 2") && text.contains("rate_limits: Some([])"), "{text}");
}

#[tokio::test]
async fn a_fault_can_have_any_body() {
    let (emulator, client) = jetemail().await;
    emulator.fail_next_with(1, 502, "text/html", "<html><title>502 Bad Gateway</title></html>");
    emulator.fail_next_with(1, 200, "application/json", r#"{"data":[{"uid":"a"}"#);
    let error = once(client.list_outbound_logs().send().await);
    assert_eq!(
        (error.kind(), &error.headers().unwrap()["content-type"]),
        (ErrorKind::Server, &"text/html".parse().unwrap())
    );
    assert!(error.body().unwrap().starts_with(b"<html>"));
    assert_eq!(once(client.list_outbound_logs().send().await).kind(), ErrorKind::Decode);
    assert!(client.list_outbound_logs().send().await.is_ok());
}

#[tokio::test]
async fn random_faults_are_the_same_for_the_same_seed() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let (emulator, _) = unosend().await;
        emulator.fail_randomly(7, 3);
        for _ in 0..30 {
            bare(format!("{}/logs", emulator.base_url()), "un_x").await;
        }
        runs.push(emulator.requests().iter().map(|request| request.status).collect::<Vec<_>>());
    }
    assert_eq!(runs[0], runs[1]);
    assert!(runs[0].contains(&503) && runs[0].contains(&200), "{runs:?}");
}

#[tokio::test]
async fn one_request_too_many_blocks_the_account_for_five_minutes() {
    let (emulator, _) = jetemail().await;
    emulator.rate_limit(2, Duration::from_secs(60));
    let url = format!("{}/outbound/logs", emulator.base_url());
    let ask = async || {
        let (status, headers, _) = bare(url.clone(), "api_x").await;
        (status, headers.get("retry-after").cloned())
    };
    assert_eq!([ask().await.0, ask().await.0], [200, 200]);
    assert_eq!(ask().await, (429, Some("300".to_owned())));
    emulator.advance(Duration::from_secs(100));
    assert_eq!(ask().await, (429, Some("200".to_owned())));
    emulator.advance(Duration::from_secs(200));
    assert_eq!(ask().await, (200, None));
}

#[tokio::test]
async fn a_limit_that_is_not_a_block_tells_its_state_in_every_answer() {
    let (emulator, _) = unosend().await;
    emulator.rate_limit(1, Duration::from_secs(10));
    let url = format!("{}/logs", emulator.base_url());
    let (status, headers, _) = bare(url.clone(), "un_x").await;
    let header = |name: &str| headers[name].clone();
    let reset = (noon().as_second() + 10).to_string();
    assert_eq!(status, 200);
    assert_eq!(
        ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"].map(header),
        ["1".to_owned(), "0".to_owned(), reset]
    );
    let (status, headers, body) = bare(url.clone(), "un_x").await;
    assert_eq!((status, headers["retry-after"].as_str()), (429, "10"));
    assert_eq!(body["error"]["retry_after"], 10);
    emulator.advance(Duration::from_secs(10));
    assert_eq!(bare(url, "un_x").await.0, 200);
}

/// How many of so many requests at one time are taken.
async fn taken(url: &str, key: &str, requests: usize) -> usize {
    let mut taken = 0;
    for _ in 0..requests {
        taken += usize::from(bare(url.to_owned(), key).await.0 == 200);
    }
    taken
}

#[tokio::test]
async fn the_documented_limits_hold_all_at_once() {
    let (emulator, _) = jetemail().await;
    let url = format!("{}/outbound/logs", emulator.base_url());
    assert_eq!(taken(&url, "api_x", 250).await, 250, "at first there is no limit");
    emulator.documented_rate_limits();
    assert_eq!(taken(&url, "api_x", 250).await, 240);
    let (emulator, _) = unosend().await;
    emulator.documented_rate_limits();
    let url = format!("{}/logs", emulator.base_url());
    let mut seconds = Vec::new();
    for _ in 0..52 {
        seconds.push(taken(&url, "un_x", 11).await);
        emulator.advance(Duration::from_secs(1));
    }
    assert_eq!(seconds, [vec![10; 50], vec![0; 2]].concat(), "10 a second, and 500 a minute");
    let (_, headers, _) = bare(url, "un_x").await;
    assert_eq!((headers["x-ratelimit-limit"].as_str(), headers["retry-after"].as_str()), ("500", "8"));
}

#[tokio::test]
async fn every_answer_tells_the_time_of_the_emulator() {
    let (emulator, client) = jetemail().await;
    let page = client.list_outbound_logs().send().await.unwrap();
    assert_eq!(page.headers()["date"], "Thu, 23 Apr 2026 12:00:00 GMT");
    assert_eq!(emulator.now(), noon());
}

#[tokio::test]
async fn records_can_arrive_before_each_answer() {
    let (emulator, client) = jetemail().await;
    let logs = emulator.list_outbound_logs();
    emulator.before_each(move |before| logs.push(sent(&format!("m{before}"), 0)));
    for expected in 1..=3 {
        assert_eq!(client.list_outbound_logs().send().await.unwrap().data.len(), expected);
    }
}

#[tokio::test]
async fn a_filter_can_be_left_without_effect() {
    let (emulator, client) = jetemail().await;
    emulator.push(sent("a", 10));
    let found = async || client.list_outbound_logs().date_to(ago(99) / 1000).send().await.unwrap().data.len();
    assert_eq!(found().await, 0);
    emulator.ignore(["date_to"]);
    assert_eq!(found().await, 1);
}

#[tokio::test]
async fn what_the_service_does_not_show_is_filtered_by_and_not_shown() {
    let (emulator, client) = jetemail().await;
    emulator.push(json!({ "uid": "a", "first_seen": 1, "zone": "eu" }));
    assert_eq!(client.list_outbound_logs().zone("eu").send().await.unwrap().data.len(), 1);
    assert_eq!(client.list_outbound_logs().zone("us").send().await.unwrap().data.len(), 0);
    let (_, _, body) = bare(format!("{}/outbound/logs", emulator.base_url()), "api_x").await;
    assert_eq!(body["data"], json!([{ "uid": "a", "first_seen": 1 }]));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused_by_name() {
    let (emulator, _) = jetemail().await;
    for query in ["limit=101", "limit=0", "offset=-1", "action=LOST", "date_from=soon", "sort_by=colour"] {
        let (status, _, body) = bare(format!("{}/outbound/logs?{query}", emulator.base_url()), "api_x").await;
        let name = query.split_once('=').unwrap().0;
        assert_eq!((status, &body["error"]), (400, &json!(format!("Invalid value for {name}"))), "{query}");
    }
    assert_eq!(bare(format!("{}/nowhere", emulator.base_url()), "api_x").await.0, 404);
}

#[tokio::test]
async fn requests_wait_for_the_latency_and_not_for_each_other() {
    let (emulator, _) = jetemail().await;
    let client = emulator.client_builder().timeout(Duration::from_millis(50)).max_retries(0).build().unwrap();
    emulator.latency(Duration::from_secs(60));
    assert_eq!(once(client.list_outbound_logs().send().await).kind(), ErrorKind::Timeout);
    emulator.latency(Duration::ZERO);
    emulator.client().unwrap().list_outbound_logs().send().await.unwrap();
    assert_eq!(emulator.requests().len(), 1, "the other still waits");
}

#[tokio::test]
async fn several_requests_at_once_read_a_list_that_grows() {
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
            // Later than the first answer, so the window keeps it out.
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
