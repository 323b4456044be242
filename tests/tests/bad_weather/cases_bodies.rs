//! Responses with a success status and an unexpected body.

use sdk_runtime::ErrorKind::{Connection, Decode, Rejected, Server, UnexpectedResponse};

use crate::bodies::{PAGE, gzip, gzip_bomb, http, long_page};
use crate::case::{ADDRESS, Ended, cases, jetemail, unosend};
use crate::memory::assert_bounded;
use crate::raw_server::Act::{Read, SendRepeatedly};
use crate::raw_server::send;
use crate::server::{Response, response};

const MEGABYTE: usize = 1 << 20;

cases! {
    status_204 => jetemail(response(204, "")).fails(Decode).also(says("empty"));
    status_205 => unosend(response(205, "")).fails(Decode).also(says("empty"));
    an_empty_200 => jetemail(response(200, "")).fails(Decode).also(says("empty"));
    a_length_of_zero => unosend([Read, send(http("200 OK", "", ""))]).fails(Decode).also(says("empty"));
    blanks_only => jetemail(response(200, " \r\n\t")).fails(Decode).also(says("empty"));
    another_2xx_with_a_page => unosend(response(206, PAGE)).gives(1);
    a_wrong_content_type => jetemail(response(200, PAGE).header("content-type", "image/png")).gives(1);
    a_login_page =>
        unosend(response(200, format!("<!doctype html><title>{ADDRESS}")).header("content-type", "text/html"))
            .fails(Decode)
            .also(says("HTML"));
    a_text => jetemail(response(200, format!("It works, {ADDRESS}"))).fails(Decode);
    invalid_utf_8 => jetemail(response(200, b"{\"data\":[{\"uid\":\"maria\xff@client.example\"}]}")).gives(1);
    invalid_utf_8_outside_of_texts => jetemail(response(200, b"{\"data\":[{\"uid\":\xff\"maria@client.example\"}]}")).fails(Decode);
    half_a_surrogate_pair =>
        unosend(response(200, r#"{"data":[{"id":"a","subject":"Sale now on \ud83d"},{"id":"\udc00"}]}"#)).gives(2);
    a_raw_control_character => jetemail(response(200, "{\"data\":[{\"uid\":\"a\u{1}b\",\"x\ny\":\"\t\"}]}")).gives(1);
    an_unreadable_record_after_invalid_unicode =>
        unosend(response(200, b"{\"data\":[{\"id\":\"\xff\"},{\"x\":\"maria@client.example\"}]}")).fails(Decode).also(|ended| {
            assert_eq!(ended.error().json_path(), Some("data[1].id"));
        });
    an_empty_list_for_every_object =>
        jetemail(response(200, r#"{"success":true,"data":[{"uid":"a","delivery_summary":[]}],"pagination":[]}"#)).gives(1);
    an_empty_list_for_every_map =>
        unosend(response(200, r#"{"data":{"data":[{"id":"a","metadata":[],"events":[{"metadata":[]}]}],"pagination":[],"filters":[]}}"#))
            .gives(1);
    odd_times => unosend(response(
        200,
        r#"{"data":[{"id":"a","created_at":"2026-04-23 08:46:13","sent_at":"soon","delivered_at":{},"scheduled_for":"0001-01-01T00:00:00Z"}]}"#,
    ))
    .gives(1);
    an_address_as_a_name_too_deep =>
        unosend(response(200, format!(r#"{{"data":[{{"id":"a","metadata":{{"maria@client.example":{}1{}}}}}]}}"#, "[".repeat(200), "]".repeat(200))))
            .fails(Decode);
    text_in_utf_16 => unosend(response(200, utf_16(PAGE))).fails(Decode);
    /// No standard allows a byte order mark, and the services have never sent one.
    a_byte_order_mark_before_the_page => jetemail(response(200, format!("\u{feff}{PAGE}"))).gives(1);
    a_truncated_document => jetemail(response(200, &PAGE[..PAGE.len() - 4])).fails(Decode).also(|ended| {
        assert_eq!(ended.error().body().unwrap(), &PAGE.as_bytes()[..PAGE.len() - 4]);
    });
    two_documents => unosend(response(200, PAGE.repeat(2))).fails(Decode);
    trailing_data_after_the_document => jetemail(response(200, format!("{PAGE} {ADDRESS}"))).fails(Decode);
    not_a_number => unosend(response(200, r#"{"data":[{"id":NaN,"from":"maria@client.example"}]}"#)).fails(Decode);
    a_too_large_number =>
        jetemail(response(200, r#"{"data":[],"pagination":{"total_count":1e999}}"#)).fails(Decode).also(|ended| {
            assert_eq!(ended.error().json_path(), Some("pagination.total_count"));
        });
    a_too_large_number_in_an_unknown_member =>
        jetemail(response(200, r#"{"data":[{"uid":1e999,"x":1e400}]}"#)).gives(1);
    a_number_of_a_megabyte =>
        unosend(response(200, format!(r#"{{"data":[{{"id":{}}}]}}"#, "9".repeat(MEGABYTE)))).gives(1);
    a_record_without_its_identity =>
        jetemail(response(200, r#"{"data":[{"uid":"a"},{"from":"maria@client.example"}]}"#)).fails(Decode).also(
            |ended| {
                assert_eq!(ended.error().json_path(), Some("data[1].uid"));
            },
        );
    a_list_under_another_name => unosend(response(200, r#"{"logs":[{"id":"maria@client.example"}]}"#)).fails(Decode);
    the_key_as_a_name =>
        jetemail(response(200, r#"{"data":{"api_5ec2e7d0c0ffee15":["maria@client.example"]}}"#)).fails(Decode);

    deep_nesting => jetemail(response(200, "[".repeat(MEGABYTE))).fails(Decode).within_seconds(20);
    deep_nesting_of_objects =>
        unosend(response(200, r#"{"data":"#.repeat(MEGABYTE / 8))).fails(Decode).within_seconds(20);
    /// Skipped values may be nested to any depth.
    deep_nesting_in_an_unknown_member => jetemail(response(200, nested(r#"{"data":[],"x":"#, "}"))).gives(0);
    deep_nesting_in_a_record =>
        unosend(response(200, nested(r#"{"data":[{"id":"a","metadata":{"a":"#, "}}]}"))).fails(Decode);
    a_hundred_megabytes_of_brackets =>
        jetemail([Read, send(with_length(100 * MEGABYTE)), SendRepeatedly(vec![b'['; MEGABYTE].into(), 100)])
            .fails(UnexpectedResponse)
            .within_seconds(30)
            .also(stopped_at(64 * MEGABYTE));
    brackets_without_end =>
        unosend([Read, send("HTTP/1.1 200 OK\r\n\r\n"), SendRepeatedly(vec![b'['; MEGABYTE].into(), usize::MAX)])
            .max_body_size(4 * MEGABYTE)
            .fails(UnexpectedResponse)
            .closes_connections()
            .also(stopped_at(4 * MEGABYTE));
    a_page_over_the_cap => unosend([Read, send(http("200 OK", "", long_page(70 * MEGABYTE)))])
        .fails(UnexpectedResponse)
        .within_seconds(30)
        .also(|_| assert_bounded());
    a_page_of_exactly_the_cap => jetemail(response(200, PAGE)).max_body_size(PAGE.len()).gives(1);
    a_page_of_a_byte_more_than_the_cap =>
        unosend(response(200, PAGE)).max_body_size(PAGE.len() - 1).fails(UnexpectedResponse).also(|ended| {
            assert_eq!(ended.error().status().unwrap(), 200);
        });
    a_chunked_page_over_the_cap => jetemail([Read, send(crate::bodies::chunked()), send("0\r\n\r\n")])
        .max_body_size(PAGE.len() - 1)
        .fails(UnexpectedResponse);

    a_gzipped_page => jetemail(gzipped(gzip(PAGE))).gives(1).also(|ended| {
        assert!(ended.seen.requests[0].headers.contains(&("accept-encoding".to_owned(), "gzip".to_owned())));
    });
    a_gzipped_page_in_two_members => unosend(gzipped([gzip(&PAGE[..9]), gzip(&PAGE[9..])].concat())).gives(1);
    gzip_with_trailing_data => unosend(gzipped([&gzip(PAGE)[..], ADDRESS.as_bytes()].concat())).fails(Decode);
    gzip_that_stops_early => unosend(gzipped(&gzip(PAGE)[..40])).fails(Connection).attempts(3);
    gzip_that_breaks_off => jetemail([Read, send(&http("200 OK", "content-encoding: gzip\r\n", gzip(PAGE))[..100])])
        .fails(Connection)
        .attempts(3);
    gzip_with_a_wrong_sum => jetemail(gzipped(with_wrong_sum(gzip(PAGE)))).fails(Decode);
    gzip_that_is_plain => unosend(gzipped(PAGE)).fails(Decode);
    gzip_of_an_empty_body => jetemail(gzipped(gzip(""))).fails(Decode).also(says("empty"));
    gzip_without_a_byte => unosend(gzipped("")).fails(Decode);
    a_gzip_bomb => jetemail({
        let (begin, piece) = gzip_bomb(MEGABYTE);
        [Read, send("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n"), send(begin), SendRepeatedly(piece.into(), 1024)]
    })
    .fails(UnexpectedResponse)
    .within_seconds(30)
    .also(|ended| {
        assert!(ended.seen.sent < 4 * MEGABYTE, "{} bytes", ended.seen.sent);
        assert_bounded();
    });
    a_gzip_bomb_in_an_error => unosend({
        let (begin, piece) = gzip_bomb(MEGABYTE);
        [Read, send("HTTP/1.1 400 X\r\ncontent-encoding: gzip\r\n\r\n"), send(begin), SendRepeatedly(piece.into(), 1024)]
    })
    .fails(Rejected)
    .also(|ended| assert_eq!(ended.error().body().unwrap().len(), 64 * 1024));
    an_unknown_encoding =>
        jetemail(response(200, b"\x0b\x02\x80maria\x03").header("content-encoding", "br")).fails(Decode);
    an_encoding_that_changes_nothing => unosend(response(200, PAGE).header("content-encoding", "identity")).gives(1);

    success_false_of_jetemail =>
        jetemail(response(200, r#"{"success":false,"error":"maria@client.example is unknown"}"#))
            .fails(Rejected)
            .also(|ended| assert_eq!(ended.error().message(), Some("***@*** is unknown")));
    success_false_of_unosend =>
        unosend(response(200, r#"{"success":false,"error":{"code":"x_y","message":"maria@client.example"}}"#))
            .fails(Rejected)
            .also(|ended| {
                assert_eq!((ended.error().message(), ended.error().code()), (Some("***@***"), Some("x_y")));
            });
    an_error_beside_null =>
        unosend(response(200, r#"{"data":null,"error":{"message":"Invalid API key","code":401}}"#)).fails(Rejected).also(|ended| {
            assert_eq!((ended.error().message(), ended.error().code()), (Some("Invalid API key"), Some("401")));
        });
    an_error_of_jetemail_with_a_success =>
        jetemail(response(200, r#"{"success":true,"data":[],"error":"maria@client.example is unknown"}"#))
            .fails(Rejected)
            .also(|ended| assert_eq!(ended.error().message(), Some("***@*** is unknown")));
    errors_beside_a_page => jetemail(response(200, PAGE.replace("{\"success\"", "{\"errors\":[\"x\"],\"success\""))).gives(1);
    a_500_that_a_parameter_may_have_caused => unosend(response(500, r#"{"error":"maria@client.example"}"#)).attempts(3).fails(Server).also(|ended| {
        assert!(ended.error().to_string().contains("the value of `email_id` or of `search` may be the cause"));
    });
    success_false_beside_a_page => unosend(response(200, r#"{"success":false,"data":{"data":[]}}"#)).fails(Rejected);
}

fn gzipped(body: impl AsRef<[u8]>) -> Response {
    response(200, body).header("content-encoding", "gzip")
}

fn with_wrong_sum(mut gzip: Vec<u8>) -> Vec<u8> {
    let sum = gzip.len() - 8;
    gzip[sum] ^= 1;
    gzip
}

fn utf_16(text: &str) -> Vec<u8> {
    ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Returns a value nested far deeper than the stack allows, between these texts.
fn nested(before: &str, after: &str) -> String {
    format!("{before}{}{}{after}", "[".repeat(MEGABYTE / 4), "]".repeat(MEGABYTE / 4))
}

fn with_length(length: usize) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n")
}

fn says(word: &'static str) -> impl Fn(&Ended) {
    move |ended| assert!(ended.error().to_string().contains(word), "{}", ended.error())
}

/// Checks that no more was read than `size`, apart from data in the buffers of the system.
fn stopped_at(size: usize) -> impl Fn(&Ended) {
    move |ended| {
        assert!(ended.seen.sent < size + 16 * MEGABYTE, "{} bytes", ended.seen.sent);
        assert_eq!(ended.error().body().map(<[u8]>::len), Some(64 * 1024));
        assert_bounded();
    }
}
