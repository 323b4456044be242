//! Responses that a strict reader would reject, through every way to read one.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

mod loopback;

use loopback::{Loopback, Reply, response};
use sdk_runtime::{ErrorKind, FollowOptions, Method};
use serde_json::{Value, json};
use unosend_sdk::Client;

/// Returns a client of a server that lists these raw records, bare or in the wrapper.
async fn listing(records: Vec<Vec<u8>>, wrapped: bool) -> (Loopback, Client) {
    let server = Loopback::start().await;
    server.respond(move |head| page(&records, head, wrapped));
    let client = client(&server);
    (server, client)
}

/// Returns a client of a server that always sends this response.
async fn responding(status: u16, body: &'static [u8]) -> (Loopback, Client) {
    let server = Loopback::start().await;
    server.respond(move |_| response(status, &[], body));
    let client = client(&server);
    (server, client)
}

fn client(server: &Loopback) -> Client {
    Client::builder("un_key").base_url(server.url()).rate_limits([]).max_retries(0).build().unwrap()
}

fn page(records: &[Vec<u8>], head: &str, wrapped: bool) -> Reply {
    let parameter = |name: &str| -> Option<usize> {
        let (_, rest) = head.split_once(&format!("{name}="))?;
        rest.split(['&', ' ']).next()?.parse().ok()
    };
    let begin = parameter("offset").unwrap_or(0).min(records.len());
    let end = (begin + parameter("limit").unwrap_or(50)).min(records.len());
    let more = end < records.len();
    let pagination = format!(r#"],"pagination":{{"total":{},"has_more":{more}}}}}"#, records.len());
    let list = [br#"{"data":["#, &*records[begin..end].join(&b','), pagination.as_bytes()].concat();
    let body = if wrapped { [b"{\"success\":true,\"data\":", &*list, b"}"].concat() } else { list };
    response(200, &[], &body)
}

/// Returns the ids that a stream, the pages and a follower yield, which must be the same.
async fn ids(records: Vec<Vec<u8>>, wrapped: bool) -> Vec<String> {
    let (_server, client) = listing(records, wrapped).await;
    let mut ids = Vec::new();
    let mut stream = client.list_logs().limit(10).stream();
    while let Some(log) = stream.next().await {
        ids.push(log.unwrap().id);
    }
    let mut of_pages = Vec::new();
    let mut pages = client.list_logs().limit(10).pages();
    while let Some(page) = pages.next().await {
        of_pages.extend(page.unwrap().data.into_iter().map(|log| log.id));
    }
    assert_eq!(of_pages, ids);
    let mut of_follower = Vec::new();
    let mut follow = client.list_logs().limit(10).follow(FollowOptions::new().from_beginning());
    while of_follower.len() < ids.len() {
        of_follower.push(follow.next().await.unwrap().unwrap().id);
    }
    of_follower.sort();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(of_follower, sorted);
    ids
}

#[tokio::test]
async fn identities_that_are_numbers_of_any_length_are_distinguished() {
    let first = 12_345_678_901_234_567_890_000_u128;
    let numbers: Vec<_> = (first..first + 250).map(|number| number.to_string()).collect();
    let records = numbers.iter().map(|number| format!(r#"{{"id":{number}}}"#).into_bytes()).collect();
    assert_eq!(ids(records, true).await, numbers);

    let numbers =
        ["18446744073709551617", "18446744073709551618", "18446744073709551619", "1e3", "1000.0", "1000", "1e400"];
    let records = numbers.iter().map(|number| format!(r#"{{"id":{number}}}"#).into_bytes()).collect();
    assert_eq!(ids(records, false).await, numbers);
}

#[tokio::test]
async fn a_walk_continues_after_texts_that_are_not_valid_unicode() {
    let bad: [&[u8]; 6] = [br"\ud83d", br"\udc4d", b"\xe9", b"\x01", b"\xff\xfe", br"\q"];
    let mut records = Vec::new();
    for round in 0..5 {
        for bad in bad {
            let id = format!("{}-{round}", records.len());
            records.push(
                [
                    b"{\"id\":\"",
                    id.as_bytes(),
                    b"\",\"subject\":\"Sale now on ",
                    bad,
                    b"\",\"x\":[{\"",
                    bad,
                    b"\":1}]}",
                ]
                .concat(),
            );
        }
    }
    for wrapped in [false, true] {
        let ids = ids(records.clone(), wrapped).await;
        assert_eq!(ids.len(), records.len());
        assert_eq!(ids[29], "29-4");
    }
    let (_server, client) = listing(records, true).await;
    let mut stream = client.list_logs().stream();
    let subjects = ["\u{fffd}", "\u{fffd}", "\u{fffd}", "\u{fffd}", "\u{fffd}\u{fffd}", "\u{fffd}q"];
    for subject in subjects {
        let log = stream.next().await.unwrap().unwrap();
        assert_eq!(log.subject.unwrap(), format!("Sale now on {subject}"));
    }
}

#[tokio::test]
async fn identities_that_differ_only_in_invalid_unicode_are_distinguished() {
    let surrogates = [&br#"{"id":"a\ud83d"}"#[..], br#"{"id":"a\ud83e"}"#];
    assert_eq!(ids(surrogates.map(<[u8]>::to_vec).to_vec(), false).await, ["a\u{fffd}"; 2]);
    // These are distinguished by the rest of their records.
    let bytes = [&b"{\"id\":\"a\xe9\",\"subject\":\"x\"}"[..], b"{\"id\":\"a\xe8\",\"subject\":\"y\"}"];
    assert_eq!(ids(bytes.map(<[u8]>::to_vec).to_vec(), true).await, ["a\u{fffd}"; 2]);
}

#[tokio::test]
async fn names_that_are_not_valid_unicode_do_not_hide_the_list_after_them() {
    let body =
        b"{\"\\ud83d\":1,\"success\":true,\"data\":{\"\xff\":[],\"\x01\":0,\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"pagination\":{\"has_more\":0,\"\xff\":1}}}";
    let (_server, client) = responding(200, body).await;
    let mut stream = client.list_logs().stream();
    assert_eq!(stream.next().await.unwrap().unwrap().id, "a");
    assert_eq!(stream.next().await.unwrap().unwrap().id, "b");
    assert!(stream.next().await.is_none());
    let raw = client.list_logs().send_raw().await.unwrap();
    assert_eq!((raw.data.len(), &raw.json()["\u{fffd}"]), (2, &json!(1)));
}

#[tokio::test]
async fn a_raw_response_and_an_unknown_call_have_too_large_numbers_as_texts() {
    let body = b"{\"data\":[{\"id\":1e400,\"metadata\":{\"n\":12345678901234567890000,\"m\":1.50},\"x\":[1e400,\"\\ud83d\"]}],\"y\":-1e999}";
    let (_server, client) = responding(200, body).await;
    let raw = client.list_logs().send_raw().await.unwrap();
    let metadata = json!({ "n": "12345678901234567890000", "m": 1.5 });
    assert_eq!((raw.data[0].id.as_str(), Value::from(raw.data[0].metadata.clone())), ("1e400", metadata.clone()));
    let json = json!({
        "data": [{ "id": "1e400", "metadata": metadata, "x": ["1e400", "\u{fffd}"] }],
        "y": "-1e999",
    });
    assert_eq!(raw.json(), &json);
    assert_eq!(*client.request(Method::GET, "/anything").send().await.unwrap(), json);
}

#[tokio::test]
async fn the_error_of_a_record_has_its_path_and_its_json_beside_invalid_unicode() {
    let records = [&br#"{"id":"a"}"#[..], br#"{"x":"\ud83d","y":1e400}"#, b"{\"id\":\"\xff\"}"];
    let (_server, client) = listing(records.map(<[u8]>::to_vec).to_vec(), true).await;
    let mut stream = client.list_logs().stream();
    stream.next().await.unwrap().unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("data.data[1].id")));
    assert_eq!(error.raw(), Some(&json!({ "x": "\u{fffd}", "y": "1e400" })));
    assert_eq!(stream.next().await.unwrap().unwrap().id, "\u{fffd}");
}

#[tokio::test]
async fn the_message_of_an_error_is_read_from_a_body_with_invalid_unicode() {
    for (body, message) in [
        (&b"{\"error\":{\"message\":\"Montr\xe9al is unknown\",\"code\":\"x_y\"}}"[..], "Montr\u{fffd}al is unknown"),
        (br#"{"error":{"message":"\ud83d is unknown","code":"x_y","\ud83d":1e400}}"#, "\u{fffd} is unknown"),
        (b"{\"error\":{\"message\":\"a\x01b\",\"code\":\"x_y\"}}", "a\u{fffd}b"),
    ] {
        let (_server, client) = responding(400, body).await;
        let error = client.list_logs().send().await.unwrap_err();
        assert_eq!((error.message(), error.code()), (Some(message), Some("x_y")));
    }
    let (_server, client) = responding(400, b"Montr\xe9al is unknown").await;
    assert_eq!(client.list_logs().send().await.unwrap_err().message(), Some("Montr\u{fffd}al is unknown"));
}

#[tokio::test]
async fn odd_times_and_empty_lists_in_place_of_objects_lose_no_record_of_a_walk() {
    let odd = [
        r#""2026-04-23 08:46:13""#,
        r#""2026-04-23 08:46:13 UTC""#,
        r#""2026-04-23T08:46:13""#,
        r#""Thu, 23 Apr 2026 08:46:13 +0000""#,
        "1776933973",
        r#""1776933973000""#,
        r#""0001-01-01T00:00:00Z""#,
        r#""-0001-11-30T00:00:00.000000Z""#,
        r#""soon""#,
        "[]",
    ];
    let record = |(index, time): (usize, &&str)| {
        format!(
            r#"{{"id":"{index}","created_at":{time},"metadata":[],"events":[{{"created_at":{time},"metadata":[]}}]}}"#
        )
        .into_bytes()
    };
    let (_server, client) = listing(odd.iter().enumerate().map(record).collect(), true).await;
    let mut stream = client.list_logs().limit(3).stream();
    let mut times = Vec::new();
    while let Some(log) = stream.next().await {
        let log = log.unwrap();
        assert_eq!(log.events[0].created_at, log.created_at);
        times.push(log.created_at.map(|time| time.to_string()));
    }
    let clear = Some("2026-04-23T08:46:13Z".to_owned());
    assert_eq!(times, [vec![clear; 6], vec![None; 4]].concat());
}
