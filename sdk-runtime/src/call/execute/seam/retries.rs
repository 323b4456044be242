use super::*;

#[tokio::test(start_paused = true)]
async fn a_temporary_failure_is_retried() {
    let failures =
        [408, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529, 599].map(status).into_iter().chain([
            Outcome::Fails(ErrorKind::Connection).into(),
            Outcome::Fails(ErrorKind::Timeout).into(),
            Outcome::BreaksOff.into(),
        ]);
    for failure in failures {
        let fake = Fake::new([failure], ok());
        let response = call(&client(&fake)).await.unwrap();
        assert_eq!((response.attempts(), fake.calls()), (2, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_failure_is_not_retried() {
    let statuses = [302, 400, 401, 403, 404, 409, 422, 501, 505].map(status).into_iter();
    let failures = statuses.chain([
        Outcome::FailsForGood.into(),
        Outcome::Fails(ErrorKind::Decode).into(),
        Outcome::Fails(ErrorKind::UnexpectedResponse).into(),
        response(200, "{"),
        response(200, ""),
        response(200, "<html>"),
        response(200, r#"{"success":false,"error":"no"}"#),
    ]);
    for failure in failures {
        let fake = Fake::new([failure], ok());
        let error = call(&client(&fake)).await.unwrap_err();
        assert_eq!((error.attempts(), fake.calls()), (1, 1), "{error}");
        assert!(!error.is_retryable(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_error_is_that_of_the_last_attempt() {
    let script = [status(502), Outcome::BreaksOff.into(), response(503, r#"{"error":"still down"}"#)];
    let fake = Fake::new(script, ok());
    let error = call(&client(&fake)).await.unwrap_err();
    assert_eq!((error.attempts(), fake.calls()), (3, 3));
    assert_eq!(error.to_string(), "list_logs: 503 Service Unavailable; still down");
    assert!(error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_response_that_cannot_be_read_counts_the_attempts_before_it() {
    let fake = Fake::new([status(500), response(200, "[]")], ok());
    let error = call(&client(&fake)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 2));
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_turned_off_and_up() {
    for (retries, calls) in [(0, 1), (1, 2), (9, 10)] {
        let fake = Fake::new([], status(500));
        let error = call(&client_with(&fake, |builder| builder.max_retries(retries))).await.unwrap_err();
        assert_eq!((error.attempts(), fake.calls()), (calls, usize::try_from(calls).unwrap()));
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_before_a_retry_is_random_up_to_a_time_that_doubles() {
    let core = client_with(&Fake::new([], ok()), |builder| {
        builder.max_retries(3).retry_delay(Duration::from_millis(400)).max_retry_delay(Duration::from_millis(600))
    });
    let mut longest = [0; 3];
    for _ in 0..200 {
        let fake = Fake::new([], status(500));
        call(&core.on(Arc::<Fake>::clone(&fake))).await.unwrap_err();
        for (longest, pair) in longest.iter_mut().zip(fake.times().windows(2)) {
            *longest = pair[1].saturating_sub(pair[0]).max(*longest);
        }
    }
    // A sleep ends at a whole millisecond, never early.
    assert!((300..=401).contains(&longest[0]), "{longest:?}");
    assert!((500..=601).contains(&longest[1]), "{longest:?}");
    assert!((500..=601).contains(&longest[2]), "{longest:?}");
}

#[tokio::test(start_paused = true)]
async fn the_wait_that_the_service_asks_for_is_kept_to() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (asked, waits) in [
        (status(429).header("retry-after", 7), 7000),
        (status(500).header("retry-after", "1.5"), 1500),
        (status(503).header("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT").header("date", date), 30_000),
        (status(429).header("retry-after", 0), 0),
        (response(429, r#"{"error":{"retry_after":60}}"#), 60_000),
    ] {
        let fake = Fake::new([asked.after(10)], ok());
        call(&client(&fake)).await.unwrap();
        assert_eq!(fake.times(), [0, 10 + waits]);
    }
}

#[tokio::test(start_paused = true)]
async fn every_attempt_has_the_whole_timeout() {
    let fake = Fake::new([], Outcome::Silence.into());
    let core = client_with(&fake, |builder| builder.timeout(seconds(5)));
    let start = Instant::now();
    let error = call(&core).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
    assert_eq!(error.to_string(), "list_logs: no complete answer from http://localhost:1 within 5s");
    assert_eq!(fake.times(), [0, 5000, 10_000]);
    assert_eq!(start.elapsed(), seconds(15));
}

#[tokio::test(start_paused = true)]
async fn a_quota_that_is_used_up_is_not_asked_again() {
    let fake = Fake::new([response(429, r#"{"error":{"code":"quota_exceeded","message":"m"}}"#)], ok());
    let error = call(&client(&fake)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), fake.calls()), (ErrorKind::RateLimited, 1, 1));
    assert_eq!(error.code(), Some("quota_exceeded"));
    assert!(!error.is_retryable());
    let fake = Fake::new([response(429, r#"{"error":{"code":"rate_limit_exceeded","message":"m"}}"#)], ok());
    assert_eq!(call(&client(&fake)).await.unwrap().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_may_have_taken_effect_is_not_repeated() {
    for (method, calls) in [(Method::POST, 1), (Method::PATCH, 1), (Method::PUT, 3), (Method::DELETE, 3)] {
        let fake = Fake::new([], status(500));
        let operation = Operation { method: method.clone(), ..LIST };
        let error = execute::<Page>(&client(&fake), &operation, Query::new()).await.unwrap_err();
        assert_eq!((error.attempts(), fake.calls()), (calls, usize::try_from(calls).unwrap()), "{method}");
    }
}

#[test]
fn outside_a_runtime_a_call_is_an_error() {
    let fake = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async { Fake::new([], ok()) });
    let core = client(&fake);
    let mut call = Box::pin(call(&core));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else { panic!("no error") };
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
    assert!(error.to_string().contains("Tokio runtime"), "{error}");
}
