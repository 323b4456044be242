//! Responses with an error status: what is read from them, and what is shown.

use std::time::Duration;

use sdk_runtime::ErrorKind::{Authentication, PermissionDenied, RateLimited, Rejected, Server, UnexpectedResponse};

use crate::bodies::http;
use crate::case::{ADDRESS, Case, Ended, SECRET, cases, jetemail, unosend};
use crate::raw_server::Act::{Read, Reset, SendRepeatedly, Wait};
use crate::raw_server::send;
use crate::server::response;

const MEGABYTE: usize = 1 << 20;

cases! {
    an_error_that_is_a_text =>
        jetemail(response(400, r#"{"error":"domain not found"}"#)).fails(Rejected).also(reads("domain not found", None));
    an_error_beside_success_false => jetemail(response(400, r#"{"success":false,"error":"Username is required"}"#))
        .fails(Rejected)
        .also(reads("Username is required", None));
    an_error_with_a_code_beside_it =>
        jetemail(response(409, r#"{"success":false,"error":"still running","code":"IDEMPOTENCY_IN_FLIGHT"}"#))
            .fails(Rejected)
            .also(reads("still running", Some("IDEMPOTENCY_IN_FLIGHT")));
    a_message_alone => jetemail(response(400, r#"{"message":"Internal server error"}"#))
        .fails(Rejected)
        .also(reads("Internal server error", None));
    a_message_beside_a_status => jetemail(response(400, r#"{"status":400,"message":"Too many requests"}"#))
        .fails(Rejected)
        .also(reads("Too many requests", None));
    a_code_that_is_an_integer =>
        unosend(response(401, r#"{"error":{"message":"Invalid or missing API key","code":401}}"#))
            .fails(Authentication)
            .also(reads("Invalid or missing API key", Some("401")));
    a_code_that_is_a_text_with_details =>
        unosend(response(401, said_with_details("invalid_api_key", r#"{"api_key_prefix":"un_***"}"#)))
            .fails(Authentication)
            .also(reads("not valid", Some("invalid_api_key")));
    a_code_and_a_message => unosend(response(403, r#"{"error":{"code":"forbidden","message":"may not read logs"}}"#))
        .fails(PermissionDenied)
        .also(reads("may not read logs", Some("forbidden")));
    an_error_with_a_wait_in_its_body =>
        unosend(response(429, r#"{"error":{"code":"rate_limit_exceeded","message":"slow","retry_after":600}}"#))
            .fails(RateLimited)
            .also(reads("slow", Some("rate_limit_exceeded")))
            .also(|ended| assert_eq!(ended.error().retry_after(), Some(Duration::from_secs(600))));
    an_error_object_beside_success_false =>
        unosend(response(400, r#"{"success":false,"error":{"code":"domain_not_verified","message":"not verified"}}"#))
            .fails(Rejected)
            .also(reads("not verified", Some("domain_not_verified")));
    an_error_with_a_list_of_fields => unosend(response(
        400,
        said_with_details("validation_error", r#"{"errors":[{"field":"to","value":"maria@client.example"}]}"#),
    ))
    .fails(Rejected)
    .also(reads("not valid", Some("validation_error")));
    an_error_of_rfc_9457 => jetemail(response(
        400,
        r#"{"type":"about:blank","title":"Bad Request","detail":"to maria@client.example?","status":400}"#,
    ))
    .fails(Rejected)
    .also(reads("to ***@***?", None));
    an_error_of_oauth => unosend(response(401, r#"{"error":"invalid_token","error_description":"expired"}"#))
        .fails(Authentication)
        .also(reads("expired", Some("invalid_token")));
    several_errors => jetemail(response(400, r#"{"errors":[{"message":"a","code":"c"},{"message":"b"}]}"#))
        .fails(Rejected)
        .also(reads("a; b", Some("c")));
    errors_by_field => unosend(response(422, r#"{"errors":{"to":["is empty"]}}"#))
        .fails(Rejected)
        .also(reads("to: is empty", None));
    an_error_of_at_signs_alone => jetemail(response(400, said(&"@".repeat(60 * 1024)))).fails(Rejected);
    a_request_id_of_at_signs_alone => unosend(response(400, "{}").header("x-request-id", "@".repeat(30 * 1024)))
        .fails(Rejected);
    an_error_of_plain_text =>
        unosend(response(400, "upstream is gone\n")).fails(Rejected).also(reads("upstream is gone", None));
    an_error_that_is_empty => jetemail(response(400, "")).fails(Rejected).also(reads_nothing);
    an_error_cut_off =>
        unosend(response(400, r#"{"error":{"message":"maria@client.exa"#)).fails(Rejected).also(reads_nothing);
    an_error_that_is_null =>
        jetemail(response(400, r#"{"error":null,"message":null}"#)).fails(Rejected).also(reads_nothing);
    an_error_in_an_unknown_encoding =>
        unosend(response(400, b"\xff\xfe\0m\0a\0r\0i\0a")).fails(Rejected).also(reads_nothing);
    an_error_nested_deep => jetemail(response(400, r#"{"error":"#.repeat(10_000))).fails(Rejected).also(reads_nothing);

    an_html_502 => jetemail(response(502, format!("<html><title>502 {ADDRESS}</title>{SECRET}")))
        .fails(Server)
        .attempts(3)
        .also(reads_nothing)
        .also(|ended| {
            let error = ended.error();
            assert!(error.body().unwrap().starts_with(b"<html>") && error.to_string().contains("HTML"), "{error}");
        });
    an_html_503_with_retry_after => unosend(response(503, format!("<html>{ADDRESS}")).header("retry-after", 0))
        .fails(Server)
        .attempts(3)
        .also(|ended| assert_eq!(ended.error().retry_after(), Some(Duration::ZERO)));
    an_error_page_of_five_megabytes =>
        unosend([Read, send(http("500 X", "", format!("<html>{}", ADDRESS.repeat(5 * MEGABYTE / ADDRESS.len()))))])
            .fails(Server)
            .attempts(3)
            .also(keeps_64_kib);
    an_error_page_without_end =>
        jetemail([Read, send("HTTP/1.1 400 X\r\n\r\n"), SendRepeatedly(vec![b'x'; MEGABYTE].into(), usize::MAX)])
            .fails(Rejected)
            .closes_connections()
            .also(keeps_64_kib)
            .also(|ended| {
                assert!(ended.seen.sent < 16 * MEGABYTE, "{} bytes", ended.seen.sent);
            });
    an_error_page_that_stalls =>
        unosend([Read, send("HTTP/1.1 500 X\r\ncontent-length: 99\r\n\r\nmaria@client."), Wait])
            .timeout(60)
            .fails(Server)
            .attempts(3);
    an_error_page_that_breaks_off => jetemail([Read, send("HTTP/1.1 400 X\r\ncontent-length: 99\r\n\r\ngone")])
        .fails(Rejected)
        .also(reads("gone", None));
    an_error_page_that_is_reset =>
        unosend([Read, send("HTTP/1.1 403 X\r\ncontent-length: 99\r\n\r\n"), Reset]).fails(PermissionDenied);

    the_key_in_a_message => jetemail(response(401, said(&format!("bad key api_{SECRET} of {ADDRESS}"))))
        .fails(Authentication)
        .also(reads("bad key *** of ***@***", None))
        .also(|ended| {
            let body = String::from_utf8_lossy(ended.error().body().unwrap());
            assert!(body.contains(SECRET) && body.contains(ADDRESS), "the body is as it was sent: {body}");
        });
    the_key_in_every_member => unosend(response(
        400,
        format!(r#"{{"error":{{"message":"un_{SECRET}","code":"un_{SECRET}"}},"request_id":"un_{SECRET}"}}"#),
    ))
    .fails(Rejected);
    the_key_in_plain_text => unosend(response(401, format!("Bearer un_{SECRET} of {ADDRESS}?"))).fails(Authentication);
    the_key_in_a_request_id => unosend(response(400, "{}").header("x-request-id", format!("un_{SECRET} {ADDRESS}")))
        .fails(Rejected)
        .also(|ended| assert_eq!(ended.error().request_id(), Some("*** ***@***")));
    the_key_in_every_header => jetemail(
        response(403, "{}")
            .header("x-request-id", format!("api_{SECRET}"))
            .header("www-authenticate", format!("Bearer api_{SECRET}, {ADDRESS}"))
            .header("retry-after", format!("api_{SECRET}"))
            .header("content-type", format!("x/{SECRET}")),
    )
    .fails(PermissionDenied);
    the_key_in_the_reason =>
        unosend([Read, send(http(&format!("400 un_{SECRET} {ADDRESS}"), "", ""))]).fails(Rejected);
    the_key_behind_a_redirect => jetemail(
        response(302, "").header("location", format!("https://{SECRET}:x@login.example/{ADDRESS}?key=api_{SECRET}")),
    )
    .fails(UnexpectedResponse)
    .also(|ended| {
        assert!(ended.error().to_string().contains("https://login.example"), "{}", ended.error());
    });
    a_long_message_full_of_addresses =>
        unosend(response(400, said(&format!("{ADDRESS} ").repeat(10_000)))).fails(Rejected);
    an_address_as_long_as_a_line =>
        jetemail(response(400, said(&format!("{}{ADDRESS}", "m".repeat(1000))))).fails(Rejected);
    /// A terminal would interpret these characters.
    a_message_of_control_characters =>
        unosend(response(400, r#"{"error":"a\r\nb\u001b[2Jc\u0000\u202ed\u2028e\u0085f"}"#)).fails(Rejected);

    status_301 => unosend(response(301, "")).fails(UnexpectedResponse);
    status_304 => jetemail(response(304, "")).fails(UnexpectedResponse);
    a_redirect_to_an_invalid_url =>
        unosend(response(302, "").header("location", "http://maria@[client.example]")).fails(UnexpectedResponse);
    a_redirect_to_a_mailbox =>
        jetemail(response(302, "").header("location", "mailto:maria@client.example")).fails(UnexpectedResponse);
    a_redirect_to_itself => redirect_to_the_same(302);
    a_permanent_redirect_to_itself => redirect_to_the_same(308);
}

/// Following it would be a loop.
fn redirect_to_the_same(status: u16) -> Case {
    unosend(response(status, "").header("location", "/logs?search=maria%40client.example"))
        .fails(UnexpectedResponse)
        .also(|ended| assert!(ended.error().to_string().contains("http://127.0.0.1:"), "{}", ended.error()))
}

fn said(message: &str) -> String {
    serde_json::json!({ "error": { "message": message } }).to_string()
}

fn said_with_details(code: &str, details: &str) -> String {
    format!(r#"{{"error":{{"code":"{code}","message":"not valid","status":400,"details":{details}}}}}"#)
}

fn reads(message: &'static str, code: Option<&'static str>) -> impl Fn(&Ended) {
    move |ended| assert_eq!((ended.error().message(), ended.error().code()), (Some(message), code))
}

fn reads_nothing(ended: &Ended) {
    assert_eq!((ended.error().message(), ended.error().code()), (None, None));
}

fn keeps_64_kib(ended: &Ended) {
    assert_eq!(ended.error().body().unwrap().len(), 64 * 1024);
}
