//! Nothing that may end up in a log shows the key, a mail address or a subject.
//!
//! Logs contain `Display`, `Debug` and `source()` of errors, `Debug` of clients and calls, and `tracing` spans and
//! events. All of it is collected from calls that are full of secrets, to servers that repeat them wherever they can.
//! The records of a response are the user's own data; their `Debug` is not tested.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

#[path = "leaks/hidden.rs"]
mod hidden;
#[path = "leaks/logged.rs"]
mod logged;
mod loopback;
#[path = "leaks/recorder.rs"]
mod recorder;
#[path = "leaks/spans.rs"]
mod spans;

use std::time::Duration;

use contract_tests::{canonical::wrapped, sample};
use hidden::{ADDRESS, KEY, SUBJECT};
use loopback::{Reply, response};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use recorder::{Recorder, arguments, call, has_rule, operations, takes_any_text};
use serde_json::{Value, json};

const STATUSES: [u16; 18] = [400, 401, 402, 403, 404, 405, 408, 409, 410, 422, 425, 429, 451, 500, 501, 502, 503, 504];

#[tokio::test]
async fn an_error_of_the_service_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    for operation in operations() {
        for status in STATUSES {
            for example in &operation.errors {
                let body = example.value.to_string();
                recorder
                    .call(&operation, &format!("{status} {}", example.name), move |_| json_response(status, &body))
                    .await;
            }
            for example in &operation.examples {
                let body = example.value.to_string();
                recorder
                    .call(&operation, &format!("{status} {}", example.name), move |_| json_response(status, &body))
                    .await;
            }
        }
    }
    recorder.assert_no_leaks(400);
}

#[tokio::test]
async fn an_error_for_a_response_that_repeats_the_request_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    for operation in operations() {
        for status in [200, 204, 300, 304, 400, 401, 404, 429, 503, 600] {
            for form in 0..echoes("").len() {
                let respond = move |head: &str| {
                    let headers = [
                        "content-type: application/json".to_owned(),
                        format!("x-request-id: {KEY} {ADDRESS}"),
                        format!("retry-after: {ADDRESS}"),
                        format!("x-echo: {}", head.replace("\r\n", " ")),
                    ];
                    let body = if matches!(status, 204 | 304) { Vec::new() } else { echoes(head).swap_remove(form) };
                    response(status, &headers, &body)
                };
                recorder.call(&operation, &format!("echo {form} with {status}"), respond).await;
            }
        }
    }
    recorder.assert_no_leaks(500);
}

#[tokio::test]
async fn an_error_for_an_unreadable_response_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    for operation in operations() {
        let full = sample::full(&operation);
        for place in operation.places() {
            for wrong in [json!(ADDRESS), json!([ADDRESS]), json!({ ADDRESS: KEY, "subject": SUBJECT }), json!(KEY)] {
                let mut wrong_body = full.clone();
                *wrong_body.pointer_mut(&place.pointer).unwrap() = wrong;
                for body in [wrong_body.to_string(), wrapped(&operation, &wrong_body).to_string()] {
                    recorder.call(&operation, &place.label(), move |_| json_response(200, &body)).await;
                }
            }
        }
        for example in &operation.examples {
            let body = example.value.to_string().into_bytes();
            for length in (0..body.len()).step_by(23) {
                let (beginning, rest) = body.split_at(length);
                let cut_off = beginning.to_vec();
                recorder.call(&operation, "a response cut off", move |_| response(200, &[], &cut_off)).await;
                let broken = [beginning, ADDRESS.as_bytes(), b"\xff", rest].concat();
                recorder.call(&operation, "a response with more in it", move |_| response(200, &[], &broken)).await;
            }
        }
    }
    recorder.assert_no_leaks(500);
}

#[tokio::test]
async fn an_error_of_a_connection_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    let broken = [
        String::new(),
        format!("{ADDRESS} {KEY}\r\n\r\n"),
        format!("HTTP/1.1 {ADDRESS}\r\n\r\n"),
        format!("HTTP/1.1 200 {KEY}\r\nx: {ADDRESS}\r\n"),
        format!("HTTP/1.1 200 OK\r\n{ADDRESS}: {KEY}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\nx: {ADDRESS}\0\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\ncontent-length: {ADDRESS}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{{\"data\":[{{\"to\":\"{ADDRESS}"),
        format!("HTTP/1.1 500 {SUBJECT}\r\ncontent-length: 1000\r\n\r\n{{\"error\":\"{ADDRESS} {KEY}"),
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{ADDRESS}\r\n"),
        format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n{ADDRESS}", ADDRESS.len()),
        format!("HTTP/1.1 101 {ADDRESS}\r\nupgrade: {ADDRESS}\r\n\r\n"),
    ];
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for operation in operations() {
        for (number, text) in broken.iter().enumerate() {
            let bytes = text.clone().into_bytes();
            let respond = move |_: &str| Reply { bytes: bytes.clone(), is_last: true };
            recorder.call(&operation, &format!("broken connection {number}"), respond).await;
        }
        for url in [format!("http://{nobody}"), format!("https://{nobody}")] {
            let client = (operation.provider.connect)(&url, KEY).unwrap();
            recorder.logged.result(&url, call(client.as_ref(), &operation, &arguments(&operation)).await);
        }
    }
    recorder.assert_no_leaks(30);
}

#[tokio::test]
async fn an_error_for_a_redirect_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    let targets = [
        format!("https://{}@elsewhere.example/{ADDRESS}?to={ADDRESS}&key={KEY}#{SUBJECT}", ADDRESS.replace('@', "%40")),
        format!("https://leaky.person:{KEY}@elsewhere.example"),
        format!("mailto:{ADDRESS}?subject={SUBJECT}"),
        format!("data:text/html,{ADDRESS}"),
        format!("/login?to={ADDRESS}&key={KEY}"),
        format!("//elsewhere.example/{KEY}"),
        ADDRESS.to_owned(),
        format!("https://elsewhere.example:80{ADDRESS}@elsewhere.example"),
        format!("https://[{KEY}]/"),
        format!("\u{202e}{ADDRESS}"),
    ];
    for operation in operations() {
        for status in [300, 301, 302, 303, 307, 308] {
            for target in &targets {
                let headers = [format!("location: {target}")];
                let body = format!("<a href=\"{target}\">{ADDRESS}</a>");
                recorder.call(&operation, target, move |_| response(status, &headers, body.as_bytes())).await;
            }
        }
    }
    recorder.assert_no_leaks(100);
}

#[tokio::test]
async fn a_validation_error_shows_no_secret() {
    let mut recorder = Recorder::start().await;
    let mut values =
        vec![json!([ADDRESS]), json!({ "to": ADDRESS }), json!({ ADDRESS: 1 }), json!([[ADDRESS, KEY.len()]])];
    for length in 0..60 {
        let padding = "x".repeat(length);
        values.extend([json!(format!("{padding} {ADDRESS}")), json!(format!("{padding}{ADDRESS}\n{padding}"))]);
    }
    values.extend(
        [
            ADDRESS.replace('@', "%40"),
            ADDRESS.replace('@', "\u{ff20}"),
            format!("Leaky Person <{ADDRESS}>"),
            format!("\"Leaky, Person\" <{ADDRESS}>,{ADDRESS}"),
            format!("mailto:{ADDRESS}"),
            format!("({ADDRESS})"),
            format!("{{\"to\":\"{ADDRESS}\"}}"),
        ]
        .map(Value::from),
    );
    for operation in operations() {
        for parameter in &operation.parameters {
            for value in &values {
                if takes_any_text(parameter) && value.is_string() {
                    continue;
                }
                let result = recorder.call_with(&operation, &[(parameter.name.clone(), value.clone())]).await;
                recorder.logged.result(&format!("{} = {value}", parameter.name), result);
            }
        }
        // A text or a choice has its own rule, and only those rules redact the key.
        for parameter in operation.parameters.iter().filter(|parameter| has_rule(parameter)) {
            for value in [KEY.to_owned(), format!("Bearer {KEY}")] {
                let result = recorder.call_with(&operation, &[(parameter.name.clone(), json!(value))]).await;
                recorder.logged.result(&format!("{} = {value}", parameter.name), result);
            }
        }
        let result = recorder.call_with(&operation, &[(ADDRESS.to_owned(), json!(1))]).await;
        recorder.logged.result("an unknown parameter", result);
    }
    recorder.assert_no_leaks(1000);
}

#[test]
fn an_error_of_the_configuration_shows_no_secret() {
    let mut logged = logged::Logged::default();
    let urls = [
        ADDRESS.to_owned(),
        format!("mailto:{ADDRESS}"),
        format!("https://{ADDRESS}"),
        format!("http://{ADDRESS}/"),
        format!("https://{ADDRESS}:{KEY}@elsewhere.example"),
        format!("https://leaky.person:{KEY}@elsewhere.example"),
        format!("https://elsewhere.example/?to={ADDRESS}&key={KEY}"),
        format!("https://elsewhere.example/#{ADDRESS}"),
        format!("ftp://{ADDRESS}"),
        format!("not a URL but {KEY}"),
        format!("https://[{KEY}]"),
        format!("https://{KEY} x/"),
        format!("https://elsewhere.example:{KEY}"),
    ];
    let keys = [
        format!(" {KEY}"),
        format!("{KEY}\n"),
        format!("{KEY}\r\nx-other: {ADDRESS}"),
        format!("{KEY}\0"),
        format!("{KEY}ü"),
        format!("{KEY}\u{7f}"),
    ];
    for provider in contract_tests::PROVIDERS {
        for url in &urls {
            logged.result(url, (provider.connect)(url, KEY));
        }
        for key in &keys {
            logged.result("a key", (provider.connect)("https://elsewhere.example", key));
        }
    }
    logged.assert_no_leaks(2 * (urls.len() + keys.len()));
}

/// Collects the `Debug` of clients and calls of an SDK crate, as a user has them.
macro_rules! in_hand {
    ($recorder:ident, $sdk:ident, $call:ident, $search:ident) => {
        let builder = || $sdk::Client::builder(KEY).base_url($recorder.server.url()).max_retries(0).rate_limits([]);
        $recorder.logged.debug("a builder", &builder().base_url(format!("https://{ADDRESS}:{KEY}@elsewhere.example")));
        let client = builder().timeout(Duration::from_millis(50)).build().unwrap();
        $recorder.logged.debug("a client", &client);
        let options = $sdk::RequestOptions::new().header("x-key", KEY).query("to", ADDRESS).query("search", SUBJECT);
        $recorder.logged.debug("options", &options);
        for search in [ADDRESS, SUBJECT] {
            let call = client.with_options(options.clone()).$call().$search(search);
            $recorder.logged.debug("a call", &call);
            $recorder.server.respond(|_| Reply { bytes: Vec::new(), is_last: false });
            $recorder.logged.result("a failed call", call.send().await);
        }
        for header in [ADDRESS.to_owned(), format!("x-{KEY}\n"), "authorization".to_owned(), "x-text".to_owned()] {
            let options = $sdk::RequestOptions::new().header(header, format!("{ADDRESS}\n{SUBJECT}"));
            $recorder.logged.result("a header", client.with_options(options).$call().send().await);
        }
        $recorder.server.respond(|head| {
            let echo = format!("x-echo: {}", head.replace("\r\n", " "));
            response(200, &[echo, format!("x-request-id: {ADDRESS}")], b"{\"success\":true,\"data\":[]}")
        });
        let client = builder().build().unwrap().with_options(options);
        $recorder.logged.debug("a response without records", &client.$call().$search(ADDRESS).send().await.unwrap());
    };
}

#[tokio::test]
async fn clients_calls_and_the_head_of_a_response_show_no_secret() {
    let mut recorder = Recorder::start().await;
    in_hand!(recorder, jetemail_sdk, list_outbound_logs, subject);
    in_hand!(recorder, unosend_sdk, list_logs, search);
    recorder.assert_no_leaks(10);
}

#[test]
fn an_error_with_a_text_of_the_service_shows_no_address_wherever_it_is_in_the_text() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(loopback::Loopback::start());
    let hidden = hidden::Hidden::collect();
    let around = || {
        let odd = "@\"<>()[]{},;:\\/%4.'*&= \n\u{202e}\u{200b}\u{ff20}ü";
        let odd = prop::sample::select(odd.chars().collect::<Vec<_>>());
        prop::collection::vec(prop_oneof![odd, any::<char>()], 0..6).prop_map(String::from_iter)
    };
    let secret = prop::sample::select(vec![ADDRESS, KEY]);
    let pieces = prop::collection::vec((around(), secret, around()), 1..4);
    for operation in operations() {
        let client = (operation.provider.connect)(&server.url(), KEY).unwrap();
        let config = Config { failure_persistence: None, ..Config::default() };
        let tried = TestRunner::new(config).run(&(&pieces, 0..FORMS), |(pieces, form)| {
            let text: String = pieces.iter().flat_map(|(before, secret, after)| [before, *secret, after]).collect();
            server.respond(move |_| response(400, &[], &forms(&text)[form]));
            let error = runtime.block_on(call(client.as_ref(), &operation, &[])).unwrap_err();
            for text in [error.to_string(), format!("{error:?}"), format!("{:?}", error.message())] {
                prop_assert!(hidden.seen_in(&text).is_none(), "{}", text);
            }
            Ok(())
        });
        if let Err(failure) = tried {
            panic!("{}: {failure}", operation.id);
        }
    }
}

#[tokio::test]
async fn tracing_has_a_span_of_every_operation() {
    let mut recorder = Recorder::start().await;
    for operation in operations() {
        recorder.call(&operation, "nothing special", |_| json_response(503, "{}")).await;
        let told = spans::recorded();
        assert!(told.iter().any(|span| span.contains(&operation.id)), "nothing of {}", operation.id);
    }
    recorder.assert_no_leaks(1);
}

fn json_response(status: u16, body: &str) -> Reply {
    response(status, &["content-type: application/json".to_owned()], body.as_bytes())
}

/// Returns bodies that repeat the head of the request, and more.
fn echoes(head: &str) -> Vec<Vec<u8>> {
    let target = head.split(' ').nth(1).unwrap_or_default();
    let lines = head.replace("\r\n", " ");
    let texts = [
        format!("the key {KEY} of {ADDRESS} is not known"),
        format!("{ADDRESS}{KEY}{ADDRESS}"),
        format!("{}{ADDRESS} {KEY}", "x".repeat(150)),
        // Search terms may be in the service's own message; anywhere else they must not be seen.
        without_subjects(target),
        without_subjects(&lines),
    ];
    let mut bodies: Vec<Vec<u8>> = texts.iter().flat_map(|text| forms(text)).collect();
    bodies.extend([
        format!("<!DOCTYPE html><title>{target}</title><body>{lines} {KEY} {ADDRESS} {SUBJECT}</body>").into_bytes(),
        json!({ "request": { "url": target, "headers": lines }, "data": { "x": SUBJECT } }).to_string().into_bytes(),
        json!({ "success": false, "request": lines, "subject": SUBJECT }).to_string().into_bytes(),
        json!({ "error": { "details": { "search": SUBJECT, ADDRESS: KEY } } }).to_string().into_bytes(),
        format!("{{\"error\":\"{ADDRESS} {KEY}").into_bytes(),
    ]);
    bodies
}

/// Returns a text of a service in all its forms.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let bodies: [Value; FORMS - 1] = [
        json!({ "error": text }),
        json!({ "error": { "message": text, "code": text, "request_id": text, "details": { text: text } } }),
        json!({ "message": [text, text], "error": "bad_request" }),
        json!({ "success": false, "message": text, "code": text }),
        json!({ "error": { "message": text.repeat(20), "code": 7 } }),
        json!(text),
    ];
    bodies.iter().map(|body| body.to_string().into_bytes()).chain([text.as_bytes().to_vec()]).collect()
}

const FORMS: usize = 7;

fn without_subjects(text: &str) -> String {
    [SUBJECT.replace(' ', "+"), SUBJECT.replace(' ', "%20")]
        .iter()
        .fold(text.to_owned(), |text, subject| text.replace(subject, "x"))
}
