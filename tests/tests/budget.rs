//! The memory that a response takes, whatever its body.
//!
//! A small server sends the same body to every request, or a page of an endless list. The peak of memory in use is
//! compared with the promised limit for the longest body that the client reads; most cases configure a shorter one than
//! the default, for which the limit is proportionally smaller.
#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "budget/bodies.rs"]
mod bodies;
#[path = "budget/server.rs"]
mod server;

use std::future::Future;
use std::time::Duration;

use jetemail_sdk::{Client, Error, ErrorKind, FollowOptions, Method};
use peak_alloc::PeakAlloc;

use server::Server;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1024 * 1024;

/// The longest body of most cases.
const LONGEST: usize = 8 * MEGABYTE;

/// The limits, as multiples of the longest body: 512 MiB and 1 GiB for the default of 64 MiB.
const TYPED: usize = 8;
const FREE: usize = 16;

/// The part that does not grow with the body.
const BESIDE: usize = 2 * MEGABYTE;

fn client(server: &Server, max_body_size: usize) -> Client {
    let builder = Client::builder("api_key").base_url(server.url()).rate_limits([]).max_retries(0);
    builder.max_body_size(max_body_size).timeout(Duration::from_secs(300)).build().unwrap()
}

/// The calls that read a list, and the limit of each as a multiple of the longest body.
const CALLS: [(&str, usize); 6] =
    [("send", TYPED), ("stream", TYPED), ("pages", TYPED), ("follow", TYPED), ("send_raw", FREE), ("request", FREE)];

/// Makes a call, and reads the first items or pages of a walk until there is an error. Returns their number.
async fn call(client: &Client, name: &str) -> Result<usize, Error> {
    let list = client.list_outbound_logs();
    match name {
        "send" => Ok(list.send().await?.data.len()),
        "send_raw" => Ok(list.send_raw().await?.data.len()),
        "request" => client.request(Method::GET, "/outbound/logs").send().await.map(|_| 0),
        "stream" => {
            let mut records = list.stream();
            let mut count = 0;
            while let Some(record) = records.next().await {
                record?;
                count += 1;
            }
            Ok(count)
        }
        "pages" => {
            let mut pages = list.pages();
            let mut count = 0;
            while let Some(page) = pages.next().await {
                count += page?.data.len();
            }
            Ok(count)
        }
        _ => {
            let mut records = list.follow(FollowOptions::new().from_beginning());
            Ok(usize::from(records.next().await.transpose()?.is_some()))
        }
    }
}

/// Returns the peak of memory in use during the run, above that before it.
fn peak_of<T>(run: impl Future<Output = T>) -> (T, usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = runtime.block_on(run);
    (result, ALLOCATOR.peak_usage().saturating_sub(before))
}

/// One test, since the memory of the whole process is measured.
#[test]
fn memory_is_bounded_whatever_the_body() {
    memory_of_dense_bodies_is_bounded();
    typical_bodies_are_read();
    the_error_names_the_budget_which_grows_with_the_longest_body();
    a_compressed_body_at_the_default_limit_is_bounded();
    a_list_without_end_is_followed_in_parts();
}

fn memory_of_dense_bodies_is_bounded() {
    for (what, body) in bodies::dense(LONGEST) {
        let has_no_records = body.starts_with(r#"{"data":[],"#);
        let server = Server::start(body);
        let client = client(&server, LONGEST);
        for (name, times) in CALLS {
            if name == "follow" && has_no_records {
                continue; // there is nothing to wait for
            }
            let (result, peak) = peak_of(call(&client, name));
            let kind = result.as_ref().err().map(Error::kind);
            assert!(
                matches!(kind, None | Some(ErrorKind::UnexpectedResponse | ErrorKind::Decode | ErrorKind::Stalled)),
                "{name} of {what}: {result:?}"
            );
            assert!(peak <= times * LONGEST + BESIDE, "{name} of {what}: {} MiB, {result:?}", peak / MEGABYTE);
        }
    }
}

fn typical_bodies_are_read() {
    for (what, body, records) in bodies::typical(LONGEST) {
        let server = Server::start(body);
        // At 7 MiB it is a ninth of the default limit.
        let longest = if what.starts_with("1,000") { 2 * LONGEST } else { LONGEST };
        let client = client(&server, longest);
        for (name, times) in CALLS {
            if name == "pages" && what == "records up to the limit" {
                continue; // each page is there three times, so there is less left for its type
            }
            let (result, peak) = peak_of(call(&client, name));
            let expected = match name {
                "request" => 0,
                "follow" => 1,
                _ => records,
            };
            assert_eq!(result.unwrap(), expected, "{name} of {what}");
            assert!(peak <= times * longest + BESIDE, "{name} of {what}: {} MiB", peak / MEGABYTE);
        }
    }
}

fn the_error_names_the_budget_which_grows_with_the_longest_body() {
    let body = bodies::repeated(r#"{"data":["#, r#"{"uid":1},"#, "]}", MEGABYTE);
    let server = Server::start(body);
    for name in ["send", "send_raw", "pages", "stream"] {
        let (result, _) = peak_of(call(&client(&server, MEGABYTE), name));
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{name}: {error}");
        let text = error.to_string();
        assert!(text.contains("the budget of ") && text.contains("`max_body_size`"), "{name}: {text}");
        assert!(!error.is_retryable() && error.status().is_some() && error.body().is_some(), "{name}");
        let (result, _) = peak_of(call(&client(&server, 256 * MEGABYTE), name));
        match name {
            "send" | "send_raw" => assert!(result.unwrap() > 50_000, "{name}"),
            // The records have the same identity.
            _ => assert_eq!(result.unwrap_err().kind(), ErrorKind::Stalled, "{name}"),
        }
    }
    let budget = |name| peak_of(call(&client(&server, MEGABYTE), name)).0.unwrap_err().to_string();
    assert_eq!(
        budget("send"),
        "list_outbound_logs: 200 OK: the answer was not read: in memory it takes more than the budget of 2621440 bytes, \
         which grows with `max_body_size`"
    );
}

fn a_compressed_body_at_the_default_limit_is_bounded() {
    const DEFAULT: usize = 64 * MEGABYTE;
    let server = Server::start_compressed(bodies::repeated(r#"{"data":["#, r#"{"uid":1},"#, "]}", DEFAULT));
    for name in ["send", "send_raw"] {
        let (result, peak) = peak_of(call(&client(&server, DEFAULT), name));
        assert_eq!(result.unwrap_err().kind(), ErrorKind::UnexpectedResponse);
        assert!(peak < 512 * MEGABYTE, "{name}: {} MiB", peak / MEGABYTE);
    }
}

fn a_list_without_end_is_followed_in_parts() {
    let server = Server::start_endless();
    let client = client(&server, MEGABYTE);
    let (first, peak) = peak_of(async {
        let mut records = client.list_outbound_logs().follow(FollowOptions::new().from_beginning());
        let mut numbers = Vec::new();
        while numbers.len() < 20_000 {
            numbers.push(records.next().await.unwrap().unwrap().uid.parse::<usize>().unwrap());
        }
        numbers
    });
    // Parts from the newest to the oldest, each oldest first, without a gap or a duplicate.
    let part = first.windows(2).position(|pair| pair[1] + 1 != pair[0]).unwrap() + 1;
    assert!(first[..part].iter().rev().copied().eq(0..part), "{:?}", &first[..10]);
    let second = first[part..].iter().take_while(|number| **number >= part).count();
    let mut rest = first[part..].to_vec();
    rest.sort_unstable();
    rest.dedup();
    assert_eq!((rest.len(), second), (first.len() - part, first.len() - part));
    assert!(peak <= TYPED * MEGABYTE + BESIDE + 8 * MEGABYTE, "{} MiB", peak / MEGABYTE);
}
