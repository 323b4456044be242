//! Retries: which responses are retried, which are not, and the effect of `Retry-After`.

use std::time::{Duration, SystemTime};

use sdk_runtime::ErrorKind::{
    self, Authentication, Connection, NotFound, PermissionDenied, RateLimited, Rejected, Server, Timeout,
    UnexpectedResponse,
};
use sdk_runtime::Timestamp;

use crate::bodies::{http, ok};
use crate::case::{Case, Ended, cases, jetemail, unosend};
use crate::raw_server::Act::{Read, Reset, Wait};
use crate::raw_server::send;
use crate::server::{Response, response};

const PAGE: &str = crate::bodies::PAGE;
const ERROR_BODY: &str = r#"{"error":"not now, maria@client.example"}"#;

cases! {
    status_400 => once(400, Rejected);
    status_401 => once(401, Authentication);
    status_402 => once(402, Rejected);
    status_403 => once(403, PermissionDenied);
    status_404 => once(404, NotFound);
    status_408 => three_times(408, Rejected);
    status_409 => once(409, Rejected);
    status_410 => once(410, Rejected);
    status_413 => once(413, Rejected);
    status_418 => once(418, Rejected);
    status_422 => once(422, Rejected);
    status_425 => once(425, Rejected);
    status_429 => three_times(429, RateLimited);
    status_451 => once(451, Rejected);
    status_500 => three_times(500, Server);
    status_501 => once(501, Server);
    status_502 => three_times(502, Server);
    status_503 => three_times(503, Server);
    status_504 => three_times(504, Server);
    status_505 => once(505, Server);
    status_507 => three_times(507, Server);
    status_520 => three_times(520, Server);
    status_521 => three_times(521, Server);
    status_522 => three_times(522, Server).also(|ended| {
        let text = ended.error().to_string();
        assert!(text.contains(": 522; not now"), "{text}");
    });
    status_523 => three_times(523, Server);
    status_524 => three_times(524, Server);
    status_529 => three_times(529, Server);
    status_599 => three_times(599, Server);
    status_300 => once(300, UnexpectedResponse);

    retry_after_of_nothing => after(429, "0").fails(RateLimited).attempts(3).also(waits(0));
    retry_after_of_five_minutes => after(429, "300").fails(RateLimited).also(waits(300));
    retry_after_of_just_too_long => after(429, "61").fails(RateLimited).also(waits(61));
    retry_after_of_a_hundred_years => after(429, "4000000000").fails(RateLimited).also(waits(3600));
    retry_after_of_more_than_an_hour => after(503, "999999999").fails(Server).also(waits(3600));
    /// It is more than a duration can represent.
    retry_after_that_is_too_large => after(429, "99999999999999999999999").fails(RateLimited).also(waits(3600));
    retry_after_of_a_unix_time => unosend(
        response(429, ERROR_BODY).header("date", "Sun, 06 Nov 1994 08:49:37 GMT").header("retry-after", "1000000300"),
    )
    .fails(RateLimited)
    .also(waits(3600));
    retry_after_of_a_unix_time_that_has_passed =>
        after(429, "1000000000").fails(RateLimited).attempts(3).also(says_no_wait);
    retry_after_of_a_unix_time_in_milliseconds => jetemail([
        Read,
        send(http("429 X", "date: Sun, 09 Sep 2001 01:46:40 GMT\r\nretry-after: 1000000300000\r\n", ERROR_BODY)),
    ])
    .fails(RateLimited)
    .also(waits(300));
    retry_after_that_is_negative => after(429, "-300").fails(RateLimited).attempts(3).also(says_no_wait);
    retry_after_that_is_no_number => after(429, "in a while").fails(RateLimited).attempts(3).also(says_no_wait);
    retry_after_that_is_empty => after(429, "").fails(RateLimited).attempts(3).also(says_no_wait);
    retry_after_that_is_no_text =>
        unosend([Read, send(http("429 X", "retry-after: \u{ff}\r\n", ERROR_BODY))]).fails(RateLimited).attempts(3);
    retry_after_until_a_date => after(429, &http_date(300)).fails(RateLimited).also(|ended| {
        let wait = ended.error().retry_after().unwrap().as_secs();
        assert!((290..=300).contains(&wait), "{wait}");
    });
    /// The service's clock differs; the wait is the time between its two dates.
    retry_after_until_a_date_of_another_clock => unosend([
        Read,
        send(http(
            "429 X",
            "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:54:37 GMT\r\n",
            ERROR_BODY,
        )),
    ])
    .fails(RateLimited)
    .also(waits(300));
    retry_after_until_a_date_that_has_passed =>
        after(429, "Sun, 06 Nov 1994 08:49:37 GMT").fails(RateLimited).attempts(3).also(says_no_wait);
    retry_after_until_a_distant_date =>
        after(429, "Thu, 31 Dec 9998 23:59:59 GMT").fails(RateLimited).also(waits(3600));
    retry_after_until_a_date_of_rfc_850 => date_of_another_form("Sunday, 06-Nov-94 08:54:37 GMT");
    retry_after_until_a_date_of_asctime => date_of_another_form("Sun Nov  6 08:54:37 1994");
    retry_after_of_a_500 => after(500, "0").fails(Server).attempts(3).also(waits(0));
    retry_after_of_a_502 => after(502, "0").fails(Server).attempts(3);
    retry_after_of_a_503_in_five_minutes => after(503, "300").fails(Server).also(waits(300));
    retry_after_of_a_404 => after(404, "0").fails(NotFound).also(waits(0));
    retry_after_of_a_success => jetemail(response(200, PAGE).header("retry-after", 300)).gives(1);
    two_headers_retry_after =>
        unosend(response(429, ERROR_BODY).header("retry-after", "0").header("retry-after", "300"))
            .fails(RateLimited)
            .also(waits(300));

    a_quota_that_is_used_up => quota("quota_exceeded");
    a_daily_quota_that_is_used_up => quota("daily_limit_exceeded");
    a_quota_that_does_not_suffice => quota("insufficient_quota");
    /// Such errors are not retried even if the service says when to retry.
    a_quota_with_retry_after =>
        unosend(response(429, used_up("quota_exceeded")).header("retry-after", 0)).fails(RateLimited);
    too_many_requests_with_a_code =>
        unosend(response(429, used_up("rate_limit_exceeded"))).fails(RateLimited).attempts(3);
    too_many_requests_with_an_integer => unosend(response(429, r#"{"error":{"message":"slow down","code":429}}"#))
        .fails(RateLimited)
        .attempts(3)
        .also(|ended| assert_eq!(ended.error().code(), Some("429")));

    failed_twice_then_success =>
        jetemail([response(500, ""), response(500, ERROR_BODY), response(200, PAGE)]).gives(1).attempts(3);
    failed_differently_then_success =>
        unosend([response(408, ""), response(504, "<html>"), response(200, PAGE)]).gives(1).attempts(3);
    failed_three_times => jetemail([response(500, ""), response(502, ""), response(503, ""), response(200, PAGE)])
        .fails(Server)
        .attempts(3)
        .also(|ended| assert_eq!(ended.error().status().unwrap(), 503));
    failed_five_times_then_success =>
        unosend(std::array::from_fn::<_, 6, _>(|n| response(if n < 5 { 500 } else { 200 }, PAGE)))
            .retries(5)
            .gives(1)
            .attempts(6);
    failed_without_retries => jetemail([response(500, ""), response(200, PAGE)]).retries(0).fails(Server);
    failed_permanently_on_a_retry =>
        unosend([response(500, ""), response(404, ""), response(200, PAGE)]).fails(NotFound).attempts(2);
    unreadable_then_success => jetemail([response(200, "{"), response(200, PAGE)]).fails(ErrorKind::Decode);
    rejected_then_success => unosend([response(200, r#"{"success":false}"#), response(200, PAGE)]).fails(Rejected);
    failed_then_unreadable =>
        jetemail([response(500, ""), response(200, "<html>")]).fails(ErrorKind::Decode).attempts(2);
    reset_then_success => jetemail(vec![vec![Read, Reset], vec![Read, send(ok())]]).gives(1).attempts(2);
    closed_then_success => unosend(vec![vec![Read], vec![], vec![Read, send(ok())]]).gives(1).attempts(3).requests(2);
    broken_off_then_success =>
        unosend(vec![vec![Read, send(&ok()[..80])], vec![Read, send(ok())]]).gives(1).attempts(2);
    silent_then_success => jetemail(vec![vec![Read, Wait], vec![Read, send(ok())]]).timeout(250).gives(1).attempts(2);
    no_http_then_success =>
        unosend(vec![vec![Read, send("SSH-2.0-x\r\n")], vec![Read, send(ok())]]).gives(1).attempts(2);
    reset_then_unauthorized =>
        jetemail(vec![vec![Read, Reset], vec![Read, send(http("401 X", "", ""))]]).fails(Authentication).attempts(2);
    server_error_then_reset =>
        unosend(vec![vec![Read, send(http("500 X", "", ""))], vec![Reset]]).fails(Connection).attempts(3).requests(1);
    silent_to_the_end => unosend([Read, Wait]).timeout(60).retries(1).fails(Timeout).attempts(2);

    /// It takes a second: the header has no smaller unit.
    retry_after_is_waited_for =>
        jetemail([response(500, "").header("retry-after", 1), response(200, PAGE)]).gives(1).attempts(2).also(|ended| {
            let wait = ended.seen.requests[1].at - ended.seen.requests[0].at;
            assert!(wait >= Duration::from_secs(1), "{wait:?}");
        });
}

/// Returns a case that both clients try once, one after the other.
fn once(status: u16, kind: ErrorKind) -> Case {
    by_either(status, response(status, ERROR_BODY)).fails(kind)
}

fn three_times(status: u16, kind: ErrorKind) -> Case {
    once(status, kind).attempts(3)
}

fn by_either(status: u16, response: Response) -> Case {
    if status.is_multiple_of(2) { jetemail(response) } else { unosend(response) }
}

fn after(status: u16, retry_after: &str) -> Case {
    by_either(status, response(status, ERROR_BODY).header("retry-after", retry_after))
}

/// Returns a case with a date five minutes after that of the response.
fn date_of_another_form(retry_after: &str) -> Case {
    let headers = format!("date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: {retry_after}\r\n");
    jetemail([Read, send(http("503 X", &headers, ERROR_BODY))]).fails(Server).also(waits(300))
}

fn used_up(code: &str) -> String {
    format!(r#"{{"error":{{"code":"{code}","message":"maria@client.example has sent too much"}}}}"#)
}

fn quota(code: &'static str) -> Case {
    unosend(response(429, used_up(code))).fails(RateLimited).also(move |ended| {
        assert_eq!(ended.error().code(), Some(code));
        assert!(ended.error().to_string().contains(code), "{}", ended.error());
    })
}

fn waits(seconds: u64) -> impl Fn(&Ended) {
    move |ended| assert_eq!(ended.error().retry_after(), Some(Duration::from_secs(seconds)))
}

fn says_no_wait(ended: &Ended) {
    assert_eq!(ended.error().retry_after(), None);
}

/// Returns the time this many seconds from now, as HTTP writes it.
fn http_date(seconds: u64) -> String {
    let time = Timestamp::try_from(SystemTime::now() + Duration::from_secs(seconds)).unwrap();
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
