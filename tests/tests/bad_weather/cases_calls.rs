//! Consecutive and concurrent calls, and redirects to another server.

use std::time::{Duration, SystemTime};

use sdk_runtime::ErrorKind::{Connection, RateLimited, Timeout, UnexpectedResponse};
use sdk_runtime::{Error, RateLimit, RequestOptions};

use crate::bodies::{PAGE, http, ok};
use crate::case::{ADDRESS, Client, Service, Settings, Success, assert_error_is_fit_for_logs, jetemail, unosend};
use crate::raw_server::Act::{self, Read, ReadAnything, Reset, SendRepeatedly, Serve, Wait};
use crate::raw_server::{RawServer, send};
use crate::server::response;
use Service::{JetEmail, Unosend};

const SUCCESS: Success = Success { records: 1, attempts: 1 };

/// Runs several calls with a time limit.
async fn in_time<T>(calls: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), calls).await.expect("it takes too long")
}

async fn raw(service: Service, scripts: Vec<Vec<Act>>) -> (RawServer, Client) {
    let server = RawServer::start(scripts).await;
    let client = service.client(&format!("http://{}", server.address()), &Settings::default());
    (server, client)
}

fn failed(outcome: Result<Success, Error>) -> Error {
    let error = outcome.unwrap_err();
    assert_error_is_fit_for_logs(&error);
    error
}

#[tokio::test]
async fn a_connection_is_kept_over_responses_of_every_kind() {
    let script = vec![
        Read,
        send(ok()),
        Read,
        send(http("404 X", "", "{}")),
        Read,
        send(http("200 OK", "", "<html>")),
        Serve(ok().into()),
    ];
    let (server, client) = raw(JetEmail, vec![script]).await;
    in_time(async {
        assert_eq!(client.list().await.unwrap(), SUCCESS);
        failed(client.list().await);
        failed(client.list().await);
        assert_eq!(client.clone().list().await.unwrap(), SUCCESS);
    })
    .await;
    assert_eq!(server.seen().connections, 1);
}

#[tokio::test]
async fn a_server_that_closes_after_each_response_gets_a_new_connection() {
    let (server, client) = raw(Unosend, vec![vec![Read, send(ok())]]).await;
    in_time(async {
        for _ in 0..5 {
            assert_eq!(client.list().await.unwrap().records, 1);
        }
    })
    .await;
    assert_eq!(server.seen().requests.len(), 5);
}

#[tokio::test]
async fn a_server_that_announces_the_close_gets_a_new_connection() {
    let (server, client) = raw(JetEmail, vec![vec![Read, send(http("200 OK", "connection: close\r\n", PAGE))]]).await;
    in_time(async {
        for _ in 0..5 {
            assert_eq!(client.list().await.unwrap(), SUCCESS);
        }
    })
    .await;
    assert_eq!((server.seen().requests.len(), server.seen().connections), (5, 5));
}

#[tokio::test]
async fn a_kept_connection_that_closes_on_the_next_request_is_replaced() {
    let (server, client) = raw(Unosend, vec![vec![Read, send(ok()), Read], vec![Serve(ok().into())]]).await;
    in_time(async {
        assert_eq!(client.list().await.unwrap(), SUCCESS);
        assert_eq!(client.list().await.unwrap(), Success { records: 1, attempts: 2 });
    })
    .await;
    assert_eq!((server.seen().requests.len(), server.seen().connections), (3, 2));
}

#[tokio::test]
async fn a_kept_connection_that_is_reset_on_the_next_request_is_replaced() {
    let (server, client) = raw(JetEmail, vec![vec![Read, send(ok()), Read, Reset], vec![Serve(ok().into())]]).await;
    in_time(async {
        assert_eq!(client.list().await.unwrap(), SUCCESS);
        assert_eq!(client.list().await.unwrap(), Success { records: 1, attempts: 2 });
    })
    .await;
    assert_eq!((server.seen().requests.len(), server.seen().connections), (3, 2));
}

/// Data after a response is not the response to the next call.
#[tokio::test]
async fn an_unrequested_response_is_not_taken_for_the_next_one() {
    let forged = http("200 OK", "", r#"{"data":[]}"#);
    let (server, client) =
        raw(Unosend, vec![vec![Read, send([ok(), forged].concat()), Wait], vec![Serve(ok().into())]]).await;
    in_time(async {
        assert_eq!(client.list().await.unwrap().records, 1);
        assert_eq!(client.list().await.unwrap().records, 1);
    })
    .await;
    assert_eq!(server.seen().connections, 2);
}

#[tokio::test]
async fn a_call_dropped_before_its_response_ends_its_connection() {
    dropped(JetEmail, vec![Read, Wait]).await;
}

#[tokio::test]
async fn a_call_dropped_during_its_response_ends_its_connection() {
    dropped(Unosend, vec![Read, send("HTTP/1.1 200 OK\r\n\r\n"), SendRepeatedly((*b" ").into(), 100), Wait]).await;
}

#[tokio::test]
async fn a_call_dropped_while_it_waits_to_retry_sends_nothing_more() {
    let server = RawServer::start(vec![vec![Serve(http("429 X", "retry-after: 30\r\n", "").into())]]).await;
    let client = JetEmail.client(&format!("http://{}", server.address()), &Settings::default());
    in_time(async {
        let call = tokio::spawn(async move { client.list().await });
        server.wait_until(|seen| seen.requests.len() == 1).await;
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
        server.wait_until(|seen| seen.closed_early == 1).await;
    })
    .await;
    assert_eq!(server.seen().requests.len(), 1);
}

/// Checks that the connection of the dropped call ends, and that the next call succeeds on another.
async fn dropped(service: Service, script: Vec<Act>) {
    let (server, client) = raw(service, vec![script, vec![Serve(ok().into())]]).await;
    in_time(async {
        let another = client.clone();
        let call = tokio::spawn(async move { another.list().await });
        server.wait_until(|seen| seen.requests.len() == 1).await;
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
        server.wait_until(|seen| seen.closed_early == 1).await;
        assert_eq!(client.list().await.unwrap(), SUCCESS);
    })
    .await;
    assert_eq!((server.seen().requests.len(), server.seen().connections), (2, 2));
}

#[tokio::test]
async fn calls_beyond_the_limit_wait_for_a_permit() {
    let (server, client) = limited(vec![vec![Serve(ok().into())]]).await;
    in_time(async {
        let (one, two, three) = tokio::join!(client.list(), client.list(), client.list());
        assert_eq!([one, two, three].map(Result::unwrap), [SUCCESS; 3]);
    })
    .await;
    let times: Vec<_> = server.seen().requests.iter().map(|request| request.at).collect();
    assert!(times.len() == 3 && times.windows(2).all(|two| two[1] - two[0] >= WINDOW), "{times:?}");
}

#[tokio::test]
async fn a_call_dropped_before_its_response_returns_its_permit() {
    let (server, client) = limited(vec![vec![Read, Wait], vec![Serve(ok().into())]]).await;
    in_time(async {
        let (first, second, third) = (client.clone(), client.clone(), client.clone());
        let first = tokio::spawn(async move { first.list().await });
        server.wait_until(|seen| seen.requests.len() == 1).await;
        // Both wait for the first one, the second at the head of the queue.
        let second = tokio::spawn(async move { second.list().await });
        tokio::task::yield_now().await;
        let third = tokio::spawn(async move { third.list().await });
        tokio::task::yield_now().await;
        second.abort();
        first.abort();
        assert_eq!(third.await.unwrap().unwrap(), SUCCESS);
    })
    .await;
    assert_eq!(server.seen().requests.len(), 2);
}

const WINDOW: Duration = Duration::from_millis(100);

/// Returns a client that starts one request in a window.
async fn limited(scripts: Vec<Vec<Act>>) -> (RawServer, Client) {
    let server = RawServer::start(scripts).await;
    let settings = Settings { rate_limits: Some(vec![RateLimit::new(1, WINDOW)]), ..Settings::default() };
    let client = JetEmail.client(&format!("http://{}", server.address()), &settings);
    (server, client)
}

/// JetEmail blocks an account for five minutes, and more requests do not help.
#[tokio::test]
async fn a_block_of_five_minutes_holds_for_all_clones() {
    let script = vec![Serve(http("429 X", "retry-after: 300\r\n", r#"{"error":"maria@client.example"}"#).into())];
    let (server, client) = raw(JetEmail, vec![script]).await;
    in_time(async {
        let blocked = failed(client.list().await);
        assert_eq!((blocked.kind(), blocked.attempts()), (RateLimited, 1));
        assert_eq!(blocked.retry_after(), Some(Duration::from_secs(300)));
        let with_options = match &client {
            Client::JetEmail(client) => Client::JetEmail(client.with_options(RequestOptions::new().max_retries(5))),
            Client::Unosend(_) => unreachable!(),
        };
        for clone in [&client, &client.clone(), &with_options] {
            let error = failed(clone.list().await);
            assert_eq!((error.kind(), error.attempts()), (RateLimited, 0));
            let wait = error.retry_after().unwrap().as_secs();
            assert!((290..=300).contains(&wait), "{wait}");
        }
    })
    .await;
    assert_eq!(server.seen().requests.len(), 1);
}

/// It takes a second: the header has no smaller unit.
#[tokio::test]
async fn a_block_of_a_second_is_waited_for_by_a_clone() {
    let blocked = http("429 X", "retry-after: 1\r\n", "");
    let server = RawServer::start(vec![vec![Read, send(blocked), Serve(ok().into())]]).await;
    let settings = Settings { max_retries: Some(0), ..Settings::default() };
    let client = JetEmail.client(&format!("http://{}", server.address()), &settings);
    in_time(async {
        assert_eq!(failed(client.list().await).attempts(), 1);
        assert_eq!(client.clone().list().await.unwrap(), SUCCESS);
    })
    .await;
    let requests = server.seen().requests;
    assert_eq!(requests.len(), 2);
    assert!(requests[1].at - requests[0].at >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_block_of_one_client_does_not_hold_for_another() {
    let script = vec![Read, send(http("429 X", "retry-after: 300\r\n", "")), Serve(ok().into())];
    let (server, client) = raw(JetEmail, vec![script, vec![Serve(ok().into())]]).await;
    let another = JetEmail.client(&format!("http://{}", server.address()), &Settings::default());
    in_time(async {
        failed(client.list().await);
        assert_eq!(another.list().await.unwrap(), SUCCESS);
    })
    .await;
}

#[tokio::test]
async fn a_quota_that_is_used_up_does_not_block_the_next_call() {
    let used_up = http("429 X", "", r#"{"error":{"code":"quota_exceeded","message":"maria@client.example"}}"#);
    let (server, client) = raw(Unosend, vec![vec![Read, send(used_up), Serve(ok().into())]]).await;
    in_time(async {
        assert_eq!(failed(client.list().await).attempts(), 1);
        assert_eq!(client.list().await.unwrap(), SUCCESS);
    })
    .await;
    assert_eq!(server.seen().requests.len(), 2);
}

/// The next call waits until the service's own window restarts. The time is in whole seconds, so it takes one.
#[tokio::test]
async fn a_call_waits_when_the_service_says_that_no_request_is_left() {
    let reset = unix_time() + Duration::from_secs(1);
    let headers = format!("x-ratelimit-remaining: 0\r\nx-ratelimit-reset: {}\r\n", reset.as_secs());
    let (_server, client) =
        raw(Unosend, vec![vec![Read, send(http("200 OK", &headers, PAGE)), Serve(ok().into())]]).await;
    in_time(async {
        assert_eq!(client.list().await.unwrap(), SUCCESS);
        assert_eq!(client.list().await.unwrap(), SUCCESS);
    })
    .await;
    assert!(unix_time().as_secs() >= reset.as_secs());
}

#[tokio::test]
async fn invalid_headers_of_a_rate_limit_delay_no_call() {
    for (remaining, reset) in [
        ("0", "0"),
        ("0", "-1"),
        ("0", "soon"),
        ("-1", "99999999999999999999999"),
        ("many", "maria@client.example"),
        ("0", ""),
        ("5", "4000000000"),
        ("0", "4000000000"),
    ] {
        let headers = format!("x-ratelimit-remaining: {remaining}\r\nx-ratelimit-reset: {reset}\r\n");
        let server = RawServer::start(vec![vec![Serve(http("200 OK", &headers, PAGE).into())]]).await;
        // Maximum wait, whatever the headers ask for.
        let settings = Settings { max_retry_after: Some(Duration::from_millis(20)), ..Settings::default() };
        let client = Unosend.client(&format!("http://{}", server.address()), &settings);
        in_time(async {
            for _ in 0..3 {
                assert_eq!(client.list().await.unwrap(), SUCCESS);
            }
        })
        .await;
    }
}

fn unix_time() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap()
}

#[tokio::test]
async fn options_of_a_call_hold_for_that_call_only() {
    let (server, client) = raw(Unosend, vec![vec![Read, Wait], vec![Read, Reset], vec![Serve(ok().into())]]).await;
    let Client::Unosend(plain) = &client else { unreachable!() };
    let impatient = RequestOptions::new().timeout(Duration::from_millis(60)).max_retries(0);
    let impatient = Client::Unosend(plain.with_options(impatient));
    in_time(async {
        let late = failed(impatient.list().await);
        assert_eq!((late.kind(), late.attempts()), (Timeout, 1));
        let broken = failed(impatient.list().await);
        assert_eq!((broken.kind(), broken.attempts()), (Connection, 1));
        assert_eq!(client.list().await.unwrap(), SUCCESS);
    })
    .await;
    assert_eq!(server.seen().requests.len(), 3);
}

#[tokio::test]
async fn every_attempt_sends_the_same_request() {
    let (server, client) = raw(JetEmail, vec![vec![Read, Reset], vec![Read], vec![Serve(ok().into())]]).await;
    let Client::JetEmail(plain) = &client else { unreachable!() };
    let options = RequestOptions::new().header("x-trace", "t-1").query("zone", "eu west");
    let traced = plain.with_options(options);
    let page = in_time(traced.list_outbound_logs().from_address(ADDRESS).send()).await.unwrap();
    assert_eq!(page.attempts(), 3);
    let requests = server.seen().requests;
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(request.head, requests[0].head);
        assert!(
            request.target.starts_with("/outbound/logs?from_address=maria%40client.example&zone="),
            "{}",
            request.target
        );
        assert!(request.headers.contains(&("x-trace".to_owned(), "t-1".to_owned())));
    }
}

#[tokio::test]
async fn a_301_to_another_origin_is_not_followed() {
    redirect(JetEmail, 301).await;
}

#[tokio::test]
async fn a_302_to_another_origin_is_not_followed() {
    redirect(Unosend, 302).await;
}

#[tokio::test]
async fn a_303_to_another_origin_is_not_followed() {
    redirect(JetEmail, 303).await;
}

#[tokio::test]
async fn a_307_to_another_origin_is_not_followed() {
    redirect(Unosend, 307).await;
}

#[tokio::test]
async fn a_308_to_another_origin_is_not_followed() {
    redirect(JetEmail, 308).await;
}

/// Checks that nothing is sent there, that no connection is made, and that the error names the target.
async fn redirect(service: Service, status: u16) {
    let elsewhere = RawServer::start(vec![vec![ReadAnything, send(ok())]]).await;
    let origin = format!("http://{}", elsewhere.address());
    let expected = origin.clone();
    let redirect = response(status, "").header("location", format!("{origin}/logs?to={ADDRESS}"));
    let case = match service {
        JetEmail => jetemail(redirect),
        Unosend => unosend(redirect),
    };
    case.fails(UnexpectedResponse)
        .also(move |ended| assert!(ended.error().to_string().contains(&expected), "{}", ended.error()))
        .run()
        .await;
    assert_eq!(elsewhere.seen().connections, 0);
}
