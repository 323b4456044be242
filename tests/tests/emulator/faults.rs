//! Faults, rate limits and latency of the emulators.

use std::time::Duration;

use jetemail_sdk::ErrorKind;

use crate::{bare, error_of, jetemail, noon, unosend};

#[tokio::test]
async fn planned_faults_are_sent_in_order_and_logged() {
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
async fn a_client_of_the_emulator_retries_without_waiting() {
    let (emulator, _) = jetemail().await;
    emulator.fail_next(2, 503);
    let page = emulator.client().unwrap().list_outbound_logs().send().await.unwrap();
    assert_eq!(page.attempts(), 3);
    // The default waits up to half a second before the second attempt.
    let text = format!("{:?}", emulator.client_builder());
    assert!(text.contains("max_retries: 2") && text.contains("rate_limits: Some([])"), "{text}");
}

#[tokio::test]
async fn a_fault_can_have_any_body() {
    let (emulator, client) = jetemail().await;
    emulator.fail_next_with(1, 502, "text/html", "<html><title>502 Bad Gateway</title></html>");
    emulator.fail_next_with(1, 200, "application/json", r#"{"data":[{"uid":"a"}"#);
    let error = error_of(client.list_outbound_logs().send().await);
    assert_eq!(
        (error.kind(), &error.headers().unwrap()["content-type"]),
        (ErrorKind::Server, &"text/html".parse().unwrap())
    );
    assert!(error.body().unwrap().starts_with(b"<html>"));
    assert_eq!(error_of(client.list_outbound_logs().send().await).kind(), ErrorKind::Decode);
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
async fn a_limit_without_a_block_is_reported_in_every_response() {
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

/// Makes this many requests at the same time of the emulator's clock, and returns the number of successful ones.
async fn successes(url: &str, key: &str, requests: usize) -> usize {
    let mut successes = 0;
    for _ in 0..requests {
        successes += usize::from(bare(url.to_owned(), key).await.0 == 200);
    }
    successes
}

#[tokio::test]
async fn the_documented_limits_hold_together() {
    let (emulator, _) = jetemail().await;
    let url = format!("{}/outbound/logs", emulator.base_url());
    assert_eq!(successes(&url, "api_x", 250).await, 250, "at first there is no limit");
    emulator.documented_rate_limits();
    assert_eq!(successes(&url, "api_x", 250).await, 240);
    let (emulator, _) = unosend().await;
    emulator.documented_rate_limits();
    let url = format!("{}/logs", emulator.base_url());
    let mut seconds = Vec::new();
    for _ in 0..52 {
        seconds.push(successes(&url, "un_x", 11).await);
        emulator.advance(Duration::from_secs(1));
    }
    assert_eq!(seconds, [vec![10; 50], vec![0; 2]].concat(), "10 a second, and 500 a minute");
    let (_, headers, _) = bare(url, "un_x").await;
    assert_eq!((headers["x-ratelimit-limit"].as_str(), headers["retry-after"].as_str()), ("500", "8"));
}

#[tokio::test]
async fn requests_wait_for_the_latency_and_not_for_each_other() {
    let (emulator, _) = jetemail().await;
    let client = emulator.client_builder().timeout(Duration::from_millis(50)).max_retries(0).build().unwrap();
    emulator.latency(Duration::from_secs(60));
    assert_eq!(error_of(client.list_outbound_logs().send().await).kind(), ErrorKind::Timeout);
    emulator.latency(Duration::ZERO);
    emulator.client().unwrap().list_outbound_logs().send().await.unwrap();
    assert_eq!(emulator.requests().len(), 1, "the other still waits");
}
