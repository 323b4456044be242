use tokio::task::JoinSet;

use super::*;

#[tokio::test(start_paused = true)]
async fn a_long_block_fails_this_call_and_all_others_at_once() {
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

    // With a minute left it is worth waiting.
    sleep(seconds(140)).await;
    assert_eq!(call(&clone).await.unwrap().attempts(), 1);
    assert_eq!(fake.times(), [0, 300_020]);
}

#[tokio::test(start_paused = true)]
async fn while_the_gate_is_closed_nobody_sends() {
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
async fn whoever_waits_is_told_when_the_wait_becomes_too_long() {
    // Two are under way; the second of them is told to wait longer.
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
async fn whoever_waits_for_the_limiter_is_told_of_a_block() {
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
async fn how_long_a_call_waits_can_be_set() {
    let fake = Fake::new([status(429).header("retry-after", 300)], ok());
    let core = client_with(&fake, |builder| builder.max_retry_after(seconds(300)));
    assert_eq!(call(&core).await.unwrap().attempts(), 2);
    assert_eq!(fake.times(), [0, 300_000]);
    let fake = Fake::new([status(429).header("retry-after", 1)], ok());
    let core = client_with(&fake, |builder| builder.max_retry_after(Duration::ZERO));
    assert_eq!(call(&core).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_absurd_wait_closes_the_gate_and_nothing_breaks() {
    let fake = Fake::new([status(429).header("retry-after", "1e18")], ok());
    let core = client(&fake);
    assert_eq!(call(&core).await.unwrap_err().attempts(), 1);
    assert_eq!(call(&core).await.unwrap_err().attempts(), 0);
}
