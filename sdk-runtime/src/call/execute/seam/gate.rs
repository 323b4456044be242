use tokio::task::JoinSet;

use super::*;

#[tokio::test(start_paused = true)]
async fn a_long_pause_fails_this_call_and_all_others_at_once() {
    let fake = Fake::new([status(429).header("retry-after", 300).after(20)], ok());
    let core = client(&fake);
    let clone = core.clone().with_options(crate::RequestOptions::new().max_retries(9));
    let start = Instant::now();
    let error = call(&core).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::RateLimited, 1));
    assert_eq!(error.retry_after(), Some(seconds(300)));
    assert!(error.is_retryable());

    sleep(seconds(100)).await;
    let error = call(&clone).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::RateLimited, 0));
    assert_eq!((error.retry_after(), error.status()), (Some(seconds(200)), None));
    assert_eq!(error.to_string(), "list_logs: not sent: the service asked for a pause, of which 200 s are left");
    assert!(error.is_retryable());
    assert_eq!(start.elapsed(), Duration::from_millis(100_020));

    // With a minute left, a call waits.
    sleep(seconds(140)).await;
    assert_eq!(call(&clone).await.unwrap().attempts(), 1);
    assert_eq!(fake.times(), [0, 300_020]);
}

#[tokio::test(start_paused = true)]
async fn while_the_gate_is_closed_nothing_is_sent() {
    for status in [status(429), status(503)] {
        let fake = Fake::new([status.header("retry-after", 30)], ok());
        let core = client(&fake);
        let mut calls = JoinSet::new();
        for second in [0, 5, 29, 31] {
            let core = core.clone();
            calls.spawn(async move {
                sleep(seconds(second)).await;
                call(&core).await.unwrap().attempts()
            });
        }
        calls.join_all().await;
        assert_eq!(fake.times(), [0, 30_000, 30_000, 30_000, 31_000]);
    }
}

#[tokio::test(start_paused = true)]
async fn other_statuses_do_not_close_the_gate() {
    let fake = Fake::new([status(500).header("retry-after", 30)], ok());
    let core = client(&fake);
    let (first, second) = tokio::join!(call(&core), async {
        sleep(seconds(1)).await;
        call(&core).await
    });
    assert_eq!((first.unwrap().attempts(), second.unwrap().attempts()), (2, 1));
    assert_eq!(fake.times(), [0, 1000, 30_000]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_fails_when_the_wait_becomes_too_long() {
    // Two calls are under way; the response to the second asks for a longer pause.
    let script = [status(429).header("retry-after", 30).after(10), status(429).header("retry-after", 300).after(5000)];
    let fake = Fake::new(script, ok());
    let core = client_with(&fake, |builder| builder.max_retries(1));
    let mut calls = JoinSet::new();
    for second in [0, 0, 1, 2] {
        let core = core.clone();
        calls.spawn(async move {
            sleep(seconds(second)).await;
            let error = call(&core).await.unwrap_err();
            (Instant::now(), error.attempts(), error.retry_after().unwrap())
        });
    }
    let start = Instant::now();
    let mut ended: Vec<_> = calls.join_all().await.into_iter().map(|(time, ..)| (time - start).as_millis()).collect();
    ended.sort_unstable();
    assert_eq!(ended, [5000; 4]);
    assert_eq!(fake.calls(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_the_limiter_fails_when_a_long_pause_begins() {
    let fake = Fake::new([ok(), status(429).header("retry-after", 300).after(1000)], ok());
    let core = client_with(&fake, |builder| builder.rate_limits([crate::RateLimit::new(2, seconds(60))]));
    let start = Instant::now();
    let (first, second, third, fourth) = tokio::join!(call(&core), call(&core), call(&core), call(&core));
    assert!(first.is_ok());
    assert_eq!(second.unwrap_err().attempts(), 1);
    for waiting in [third, fourth] {
        assert_eq!(waiting.unwrap_err().attempts(), 0);
    }
    assert_eq!(start.elapsed(), seconds(1));
}

#[tokio::test(start_paused = true)]
async fn the_longest_wait_of_a_call_can_be_set() {
    let fake = Fake::new([status(429).header("retry-after", 300)], ok());
    let core = client_with(&fake, |builder| builder.max_retry_after(seconds(300)));
    assert_eq!(call(&core).await.unwrap().attempts(), 2);
    assert_eq!(fake.times(), [0, 300_000]);
    let fake = Fake::new([status(429).header("retry-after", 1)], ok());
    let core = client_with(&fake, |builder| builder.max_retry_after(Duration::ZERO));
    assert_eq!(call(&core).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn no_pause_is_longer_than_an_hour() {
    for absurd in ["99999999999", "253402300799", "1e18", "Fri, 31 Dec 9998 23:59:59 GMT"] {
        let fake = Fake::new([status(429).header("retry-after", absurd)], ok());
        let core = client(&fake);
        let error = call(&core).await.unwrap_err();
        assert_eq!((error.attempts(), error.retry_after()), (1, Some(seconds(3600))), "{absurd}");
        sleep(seconds(3000)).await;
        let error = call(&core).await.unwrap_err();
        assert_eq!((error.attempts(), error.retry_after()), (0, Some(seconds(600))), "{absurd}");
        sleep(seconds(600)).await;
        assert_eq!(call(&core).await.unwrap().attempts(), 1, "{absurd}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_longest_pause_can_be_set() {
    let absurd = || status(503).header("retry-after", 99_999_999_999_u64);
    let fake = Fake::new([absurd()], ok());
    let core = client_with(&fake, |builder| builder.max_pause(seconds(30)));
    assert_eq!(call(&core).await.unwrap().attempts(), 2);
    assert_eq!(fake.times(), [0, 30_000]);
    let fake = Fake::new([absurd()], ok());
    let core = client_with(&fake, |builder| builder.max_pause(Duration::MAX));
    assert_eq!(call(&core).await.unwrap_err().attempts(), 1);
    assert!(call(&core).await.unwrap_err().retry_after().unwrap() > seconds(3600));
}

#[tokio::test(start_paused = true)]
async fn a_time_that_has_passed_is_no_pause() {
    for passed in ["Sun, 06 Nov 1994 08:49:36 GMT", "Sunday, 06-Nov-94 08:49:36 GMT", "Sun Nov  6 08:49:36 1994"] {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let fake = Fake::new([], status(429).header("retry-after", passed).header("date", date));
        let error = call(&client(&fake)).await.unwrap_err();
        assert_eq!((error.attempts(), error.retry_after()), (3, None));
    }
}

#[tokio::test(start_paused = true)]
async fn a_unix_time_is_a_pause_until_then() {
    let date = "Sun, 09 Sep 2001 01:46:40 GMT"; // 1,000,000,000
    for time in ["1000000030", "1000000030000"] {
        for body in ["", r#"{"retry_after":1000000030}"#] {
            let step = response(429, body).header("date", date);
            let fake = Fake::new([if body.is_empty() { step.header("retry-after", time) } else { step }], ok());
            assert_eq!(call(&client(&fake)).await.unwrap().attempts(), 2);
            assert_eq!(fake.times(), [0, 30_000]);
        }
    }
}

/// Returns the times at which calls start that were made during a pause of 30 seconds.
async fn starts_after_a_pause(calls: usize, limits: &[crate::RateLimit]) -> Vec<u128> {
    let fake = Fake::new([status(429).header("retry-after", 30)], ok().after(100));
    let core = client_with(&fake, |builder| builder.rate_limits(limits.iter().copied()));
    let mut tasks = JoinSet::new();
    for _ in 0..calls {
        let core = core.clone();
        tasks.spawn(async move { call(&core).await.unwrap().attempts() });
        sleep(Duration::from_millis(1)).await;
    }
    tasks.join_all().await;
    fake.times().split_off(1)
}

#[tokio::test(start_paused = true)]
async fn after_a_pause_the_calls_that_waited_are_spread_over_the_window() {
    let minute = crate::RateLimit::new(240, seconds(60));
    let spread = |step: u128| (0..200).map(|number| 30_000 + number * step).collect::<Vec<_>>();
    assert_eq!(starts_after_a_pause(200, &[minute]).await, spread(250));
    // Of several limits the strictest one counts.
    let second = crate::RateLimit::new(10, seconds(1));
    assert_eq!(starts_after_a_pause(200, &[second, crate::RateLimit::new(500, seconds(60))]).await, spread(120));
    // More calls than a window allows continue at the same rate.
    let starts = starts_after_a_pause(700, &[minute]).await;
    assert!(starts.windows(2).all(|pair| pair[1] - pair[0] >= 250), "{starts:?}");
    assert!(*starts.last().unwrap() <= 30_000 + 700 * 251);
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_and_without_a_pause_nothing_is_spread() {
    assert_eq!(starts_after_a_pause(200, &[]).await, [30_000; 200]);
    let fake = Fake::new([status(429).header("retry-after", 0)], ok());
    let core = client_with(&fake, |builder| builder.rate_limits([crate::RateLimit::new(240, seconds(60))]));
    for _ in 0..100 {
        call(&core).await.unwrap();
    }
    assert_eq!(fake.times(), [0; 101]);
}
