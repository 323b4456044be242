//! One client under heavy use, with a server that often fails.
//!
//! It takes as long as the rate limit needs for 10,000 calls and their retries: about 25 seconds.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "clippy.toml allows it in test functions only")]

#[allow(dead_code, reason = "shared with the bad-weather suite, which uses the rest of it")]
#[path = "bad_weather/raw_server.rs"]
mod raw_server;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jetemail_sdk::{Client, RateLimit};
use raw_server::{Act, RawServer, Request, send};
use sdk_runtime::random::Random;
use tokio::time::Instant;

const TASKS: u64 = 64;
const CALLS: u64 = 10_000;
const RETRIES: u32 = 9;
const LIMIT: u32 = 500;
const WINDOW: Duration = Duration::from_secs(1);
const SEED: u64 = 0x5eed;

/// The server's response to a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reaction {
    Success,
    Status500,
    Status503,
    Reset,
}

/// Returns a reaction that depends on the seed only, whichever task makes the call, and whenever.
fn reaction(call: u64, attempt: u64) -> Reaction {
    let number = |seed| Random::new(seed).number();
    let random = number(SEED ^ number((call << 8) | attempt));
    match (random % 5, random / 5 % 3) {
        (1.., _) => Reaction::Success,
        (_, 0) => Reaction::Status500,
        (_, 1) => Reaction::Status503,
        _ => Reaction::Reset,
    }
}

/// Returns the number of attempts that a call needs.
fn needed(call: u64) -> u32 {
    let failures = (0..).take_while(|attempt| reaction(call, *attempt) != Reaction::Success).count();
    u32::try_from(failures).unwrap() + 1
}

/// Responds to each request with its reaction.
fn server() -> Act {
    let response =
        |status: &str, body: &str| send(format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len()));
    let responses = [response("200 OK", r#"{"data":[]}"#), response("500 X", ""), response("503 X", "")];
    let attempts = Mutex::new(vec![0; usize::try_from(CALLS).unwrap()]);
    Act::Decide(Arc::new(move |request: &Request| {
        let call = request.target.rsplit('=').next().unwrap();
        let call: usize = call.parse().unwrap();
        let mut attempts = attempts.lock().unwrap();
        let attempt = attempts[call];
        attempts[call] += 1;
        let [success, internal, unavailable] = &responses;
        vec![match reaction(call as u64, attempt) {
            Reaction::Success => success.clone(),
            Reaction::Status500 => internal.clone(),
            Reaction::Status503 => unavailable.clone(),
            Reaction::Reset => Act::Reset,
        }]
    }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_of_64_tasks_end_well_and_within_the_limit() {
    let needed: Vec<u32> = (0..CALLS).map(needed).collect();
    assert!(needed.iter().all(|attempts| *attempts <= RETRIES + 1), "no call is lost with this seed");
    let requests: u32 = needed.iter().sum();

    let server = RawServer::start(vec![vec![server()]]).await;
    let client = Client::builder("api_5ec2e7d0c0ffee15")
        .base_url(format!("http://{}", server.address()))
        .max_retries(RETRIES)
        .retry_delay(Duration::from_millis(2))
        .max_retry_delay(Duration::from_millis(20))
        .rate_limits([RateLimit::new(LIMIT, WINDOW)])
        .build()
        .unwrap();

    let start = Instant::now();
    let next = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (client, next, needed) = (client.clone(), Arc::clone(&next), needed.clone());
            tokio::spawn(async move {
                let (mut calls, mut longest) = (0_u32, Duration::ZERO);
                loop {
                    let call = next.fetch_add(1, Ordering::Relaxed);
                    let Some(needed) = usize::try_from(call).ok().and_then(|call| needed.get(call)) else {
                        return (calls, longest);
                    };
                    let begin = Instant::now();
                    let page = client.list_outbound_logs().offset(call).send().await.unwrap();
                    assert_eq!(page.attempts(), *needed, "call {call}");
                    calls += 1;
                    longest = longest.max(begin.elapsed());
                }
            })
        })
        .collect();
    let all = async {
        let mut ended = Vec::new();
        for task in tasks {
            ended.push(task.await.unwrap());
        }
        ended
    };
    // Ten times the expected time: a busy machine takes longer, but not for ever.
    let ended = tokio::time::timeout(Duration::from_secs(250), all).await.expect("a task waits for ever");
    let took = start.elapsed();

    let seen = server.seen();
    let busiest = busiest_window(seen.requests.iter().map(|request| request.at).collect());
    let longest = ended.iter().map(|(_, longest)| *longest).max().unwrap();
    let (fewest, most) = (ended.iter().map(|(calls, _)| *calls).min(), ended.iter().map(|(calls, _)| *calls).max());
    println!(
        "{CALLS} calls, {requests} requests on {} connections in {took:.1?}; at most {busiest} in {WINDOW:?}; \
         a call took up to {longest:.1?}; calls of a task: {} to {}",
        seen.connections,
        fewest.unwrap(),
        most.unwrap(),
    );
    assert_eq!(ended.iter().map(|(calls, _)| u64::from(*calls)).sum::<u64>(), CALLS);
    // Each counted attempt reached the server once, and no other request did.
    assert_eq!(seen.requests.len(), requests as usize);
    // The clock needs no tolerance: a permit is taken before the server receives the request, and returned a window
    // after its response, which the server sends after it notes the time.
    assert!(busiest <= LIMIT as usize, "{busiest} requests in {WINDOW:?}");
    assert!(fewest.unwrap() > 0, "a task was never let through");
}

/// Returns the maximum number of requests in any window; the end of a window is not part of it.
fn busiest_window(mut times: Vec<Instant>) -> usize {
    times.sort_unstable();
    let within = |from: usize| times[from..].iter().take_while(|time| **time - times[from] < WINDOW).count();
    (0..times.len()).map(within).max().unwrap_or(0)
}
