//! Connections that fail, break off, or lead to something that is not an HTTP server.

use std::time::Duration;

use sdk_runtime::ErrorKind::{Connection, Timeout};

use crate::bodies::{PAGE, http, ok};
use crate::case::{Ended, cases, jetemail, unosend};
use crate::raw_server::Act::{self, Read, ReadAnything, Reset, SendRepeatedly, SendSlowly, Wait};
use crate::raw_server::send;
use crate::server::Plan;

cases! {
    a_closed_port => jetemail(Plan::Closed).fails(Connection).attempts(3).requests(0);
    no_response_to_connecting =>
        unosend(Plan::Full).connect_timeout(50).retries(1).fails(Timeout).attempts(2).requests(0);
    closed_at_once => unosend(vec![vec![]]).fails(Connection).attempts(3).requests(0).also(connections(3));
    reset_at_once => jetemail([Reset]).fails(Connection).attempts(3).requests(0).also(connections(3));
    closed_before_the_response => jetemail([Read]).fails(Connection).attempts(3);
    reset_before_the_response => unosend([Read, Reset]).fails(Connection).attempts(3);
    closed_in_the_status_line => jetemail([Read, send("HTTP/1.1 20")]).fails(Connection).attempts(3);
    closed_in_the_headers =>
        unosend([Read, send("HTTP/1.1 200 OK\r\nx-to: maria@client.exa")]).fails(Connection).attempts(3);
    reset_in_the_headers =>
        jetemail([Read, send("HTTP/1.1 200 OK\r\nx-to: ma"), Reset]).fails(Connection).attempts(3);
    reset_in_the_body => unosend([Read, send(half()), Reset]).fails(Connection).attempts(3);
    closed_in_the_body => jetemail([Read, send(half())]).fails(Connection).attempts(3).also(|ended| {
        let error = ended.error();
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.body().unwrap(), &PAGE.as_bytes()[..PAGE.len() / 2]);
        assert_eq!(error.request_id(), Some("r-1"));
    });

    no_response => unosend([Read, Wait]).timeout(60).fails(Timeout).attempts(3);
    no_response_and_no_retries => jetemail([Read, Wait]).timeout(60).retries(0).fails(Timeout);
    silence_in_the_headers =>
        jetemail([Read, send("HTTP/1.1 200 OK\r\nx-to:"), Wait]).timeout(60).fails(Timeout).attempts(3);
    silence_after_the_headers => unosend([Read, send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"), Wait])
        .timeout(60)
        .fails(Timeout)
        .attempts(3);
    silence_in_the_body => jetemail([Read, send(half()), Wait]).timeout(60).fails(Timeout).attempts(3);
    a_slow_body_with_a_timeout =>
        unosend([Read, send("HTTP/1.1 200 OK\r\n\r\n"), slow_body()]).timeout(100).retries(1).fails(Timeout).attempts(2);
    a_slow_body_in_time => jetemail([Read, send("HTTP/1.1 200 OK\r\n\r\n"), slow_body()]).gives(0);
    slow_headers =>
        jetemail([Read, SendSlowly(ok().into(), Duration::from_millis(20))]).timeout(100).retries(0).fails(Timeout);

    a_mail_server => unosend([send("220 client.example ESMTP maria@client.example\r\n"), ReadAnything, Wait])
        .retries(0)
        .fails(Connection)
        .requests(0)
        .also(connections(1));
    a_mail_server_that_waits =>
        unosend([Read, send("500 5.5.2 maria@client.example: bad syntax\r\n"), Wait]).fails(Connection).attempts(3);
    a_secure_shell_server =>
        jetemail([Read, send("SSH-2.0-OpenSSH_9.9 maria@client.example\r\n"), Wait]).fails(Connection).attempts(3);
    a_response_without_a_head => unosend([Read, send(PAGE)]).fails(Connection).attempts(3);
    a_response_of_http_2 =>
        jetemail([Read, send(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff\xff"), Wait])
            .fails(Connection)
            .attempts(3);
    a_response_with_the_preface_of_http_2 =>
        unosend([Read, send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Wait]).fails(Connection).attempts(3);
    an_alert_of_tls => jetemail([Read, send(b"\x15\x03\x01\0\x02\x02\x46")]).fails(Connection).attempts(3);
    /// A retry would give the same result.
    tls_to_a_plain_port =>
        unosend(Plan::NoTls(vec![ReadAnything, send(http("400 Bad Request", "", "maria@client.example"))]))
            .fails(Connection)
            .also(hello_of_tls);
    tls_to_a_port_that_is_silent => jetemail(Plan::NoTls(vec![ReadAnything, Wait]))
        .timeout(80)
        .retries(1)
        .fails(Timeout)
        .attempts(2)
        .also(hello_of_tls);
    tls_to_a_port_that_closes =>
        unosend(Plan::NoTls(vec![ReadAnything])).fails(Connection).attempts(3).also(hello_of_tls);
    tls_to_a_port_that_sends_random_bytes =>
        jetemail(Plan::NoTls(vec![ReadAnything, SendRepeatedly((*b"maria@client.example").into(), 1000)]))
            .fails(Connection)
            .also(hello_of_tls);
}

/// Returns the head of a page and half of its body.
fn half() -> Vec<u8> {
    let mut response = http("200 OK", "x-request-id: r-1\r\n", PAGE);
    response.truncate(response.len() - PAGE.len() + PAGE.len() / 2);
    response
}

/// Sends the last bytes of a response with an empty page, at 20 ms each.
fn slow_body() -> Act {
    SendSlowly((*br#"{"data":[]}"#).into(), Duration::from_millis(20))
}

fn connections(expected: usize) -> impl Fn(&Ended) {
    move |ended| assert_eq!(ended.seen.connections, expected)
}

/// Checks that only the greeting of TLS was sent: no key, no query.
fn hello_of_tls(ended: &Ended) {
    for request in &ended.seen.requests {
        assert!(request.head.starts_with('\x16'), "{:?}", request.head);
        crate::secrets::assert_shows_no_secret(&request.head);
    }
}
