//! Responses that are barely HTTP or not HTTP: lengths, chunks, headers and status lines.

use sdk_runtime::ErrorKind::{Connection, Decode, Timeout, UnexpectedResponse};

use crate::bodies::{PAGE, chunked, http, ok};
use crate::case::{Ended, cases, jetemail, unosend};
use crate::raw_server::Act::{self, Read, SendRepeatedly, Wait};
use crate::raw_server::send;

cases! {
    a_length_longer_than_the_body => jetemail([Read, with_length("1000")]).fails(Connection).attempts(3);
    a_length_longer_than_the_body_and_silence =>
        unosend([Read, with_length("1000"), Wait]).timeout(60).retries(1).fails(Timeout).attempts(2);
    a_length_shorter_than_the_body => jetemail([Read, with_length("10")]).fails(Decode).also(|ended| {
        assert_eq!(ended.error().body().unwrap().len(), 10);
    });
    a_length_shorter_than_what_follows =>
        unosend([Read, send([ok(), b"maria@client.example".into()].concat())]).gives(1);
    a_negative_length => jetemail([Read, with_length("-1")]).fails(Connection).attempts(3);
    a_length_in_words => unosend([Read, with_length("ten")]).fails(Connection).attempts(3);
    a_too_large_length =>
        jetemail([Read, with_length("99999999999999999999999")]).fails(Connection).attempts(3);
    /// It is rejected or read until it breaks off, but no memory is reserved for it.
    a_length_of_an_exabyte =>
        unosend([Read, with_length("1152921504606846976")]).retries(0).max_body_size(1 << 62).fails(Connection);
    two_lengths_that_differ =>
        unosend([Read, with_length("10\r\ncontent-length: 11")]).fails(Connection).attempts(3);
    two_lengths_that_agree =>
        jetemail([Read, with_length(&format!("{0}\r\ncontent-length: {0}", PAGE.len()))]).gives(1);
    no_length_and_a_close => unosend([Read, send(format!("HTTP/1.1 200 OK\r\n\r\n{PAGE}"))]).gives(1);
    http_1_0 => jetemail([Read, send(format!("HTTP/1.0 200 OK\r\n\r\n{PAGE}"))]).gives(1);

    a_chunk_whose_size_is_no_number =>
        jetemail([Read, chunks("maria@client.example\r\n")]).fails(Connection).attempts(3);
    a_chunk_of_negative_size => unosend([Read, chunks("-5\r\nhello\r\n")]).fails(Connection).attempts(3);
    a_too_large_chunk_size =>
        jetemail([Read, chunks("fffffffffffffffff\r\n")]).fails(Connection).attempts(3);
    a_chunk_longer_than_its_size =>
        unosend([Read, chunks("2\r\n{\"data\":[]}\r\n0\r\n\r\n")]).fails(Connection).attempts(3);
    a_chunk_shorter_than_its_size =>
        jetemail([Read, chunks("50\r\n{\"data\":[]}\r\n0\r\n\r\n")]).fails(Connection).attempts(3);
    chunks_without_an_end => unosend([Read, send(chunked())]).fails(Connection).attempts(3);
    chunks_without_an_end_and_silence =>
        jetemail([Read, send(chunked()), Wait]).timeout(60).retries(1).fails(Timeout).attempts(2);
    chunks_with_trailing_data => unosend([Read, send(chunked() + "0\r\n\r\nmaria@client.example")]).gives(1);
    chunks_with_trailers => jetemail([Read, send(chunked() + "0\r\nx-to: maria@client.example\r\n\r\n")]).gives(1);
    an_endless_chunk_extension => unosend([Read, chunks("1;"), endless("maria=client;")])
        .retries(0)
        .fails(Connection)
        .closes_connections()
        .also(stopped_early);
    endless_trailers => jetemail([Read, send(chunked() + "0\r\n"), endless("x-to: maria@client.example\r\n")])
        .retries(0)
        .fails(Connection)
        .closes_connections()
        .also(stopped_early);
    tiny_chunks =>
        unosend([Read, chunks(""), SendRepeatedly(b"1\r\n[\r\n".repeat(1000).into(), 100), send("0\r\n\r\n")]).fails(Decode);

    an_endless_header => jetemail([Read, send("HTTP/1.1 200 OK\r\nx-to: "), endless("maria@client.example")])
        .fails(Connection)
        .attempts(3)
        .closes_connections()
        .also(stopped_early);
    endless_headers => unosend([Read, send("HTTP/1.1 200 OK\r\n"), endless("x-to: maria@client.example\r\n")])
        .fails(Connection)
        .attempts(3)
        .closes_connections()
        .also(stopped_early);
    a_header_of_a_megabyte =>
        jetemail([Read, send(http("200 OK", &format!("x-a: {}\r\n", "a".repeat(1 << 20)), PAGE))])
            .fails(Connection)
            .attempts(3);
    a_header_with_a_zero_byte =>
        unosend([Read, send(http("200 OK", "x-a: maria\0@client.example\r\n", PAGE))]).fails(Connection).attempts(3);
    a_header_that_is_no_utf_8 =>
        jetemail([Read, send([b"HTTP/1.1 200 OK\r\nx-request-id: \xff\xfe\r\n\r\n", PAGE.as_bytes()].concat())])
            .gives(1);
    a_header_without_a_colon =>
        unosend([Read, send(http("200 OK", "maria@client.example\r\n", PAGE))]).fails(Connection).attempts(3);
    line_feeds_alone => jetemail([Read, send(format!("HTTP/1.1 200 OK\nx-a: b\n\n{PAGE}"))]).gives(1);

    status_600 => unosend([Read, send(http("600 maria@client.example", "", PAGE))]).fails(UnexpectedResponse);
    status_999 => jetemail([Read, send(http("999 maria@client.example", "", PAGE))]).fails(UnexpectedResponse);
    status_099 => jetemail([Read, send(http("099 maria@client.example", "", PAGE))]).fails(Connection).attempts(3);
    a_status_of_two_digits => unosend([Read, send(http("20 OK", "", PAGE))]).fails(Connection).attempts(3);
    a_status_without_a_reason => jetemail([Read, send(http("200", "", PAGE))]).gives(1);
    status_100_before_200 => unosend([Read, send("HTTP/1.1 100 Continue\r\n\r\n"), send(ok())]).gives(1);
    status_103_before_200 =>
        jetemail([Read, send("HTTP/1.1 103 Early Hints\r\nlink: </maria>\r\n\r\n"), send(ok())]).gives(1);
    status_100_without_end =>
        unosend([Read, SendRepeatedly(b"HTTP/1.1 100 Continue\r\n\r\n".repeat(100).into(), usize::MAX)])
            .timeout(100)
            .retries(0)
            .fails(Timeout);
    status_101 =>
        jetemail([Read, send("HTTP/1.1 101 Switching Protocols\r\nupgrade: maria\r\nconnection: upgrade\r\n\r\n")])
            .fails(UnexpectedResponse);
}

/// Sends the page with this `content-length`.
fn with_length(length: &str) -> Act {
    send(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{PAGE}"))
}

/// Returns a chunked response with this raw body, chunk lengths included.
fn chunks(body: &str) -> Act {
    send(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{body}"))
}

fn endless(piece: &str) -> Act {
    SendRepeatedly(piece.repeat(1000).into_bytes().into(), usize::MAX)
}

/// Checks that the client stopped reading endless data.
fn stopped_early(ended: &Ended) {
    assert!(ended.seen.sent < ended.seen.connections * (16 << 20), "{} bytes", ended.seen.sent);
}
