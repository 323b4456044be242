use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;

use tokio::task::JoinSet;

use super::*;
use crate::RateLimit;

const JETEMAIL: &[RateLimit] = &[RateLimit::new(240, Duration::from_secs(60))];
const UNOSEND: &[RateLimit] =
    &[RateLimit::new(10, Duration::from_secs(1)), RateLimit::new(500, Duration::from_secs(60))];

fn limited(fake: &Arc<Fake>, limits: &[RateLimit]) -> Core {
    client_with(fake, |builder| builder.rate_limits(limits.iter().copied()))
}

/// Makes all calls at once, whose responses come after `latency`. Returns the times at which they started.
async fn burst(calls: usize, latency: u64, limits: &[RateLimit]) -> Vec<u128> {
    let fake = Fake::new([], ok().after(latency));
    let core = limited(&fake, limits);
    let mut tasks = JoinSet::new();
    for _ in 0..calls {
        let core = core.clone();
        tasks.spawn(async move { call(&core).await.unwrap().attempts() });
    }
    assert!(tasks.join_all().await.into_iter().all(|attempts| attempts == 1));
    let times = fake.times();
    assert_eq!(times.len(), calls);
    assert_within(&times, limits);
    times
}

/// Checks that no window of the length of a limit has more starts than the limit allows.
fn assert_within(times: &[u128], limits: &[RateLimit]) {
    for limit in limits {
        let permits = usize::try_from(limit.requests()).unwrap();
        for (first, over) in times.iter().zip(times.iter().skip(permits)) {
            assert!(over - first >= limit.per().as_millis(), "{limit:?}: {first} and {over}");
        }
    }
}

/// Returns the times of starts, each with the number of starts.
fn waves(times: &[u128]) -> Vec<(u128, usize)> {
    times.chunk_by(|a, b| a == b).map(|wave| (wave[0], wave.len())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_1000_against_240_a_minute() {
    let times = burst(1000, 0, JETEMAIL).await;
    assert_eq!(waves(&times), [(0, 240), (60_000, 240), (120_000, 240), (180_000, 240), (240_000, 40)]);
    let times = burst(1000, 1000, JETEMAIL).await;
    assert_eq!(waves(&times), [(0, 240), (61_000, 240), (122_000, 240), (183_000, 240), (244_000, 40)]);
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_1000_against_10_a_second_and_500_a_minute() {
    let times = burst(1000, 0, UNOSEND).await;
    let first_minute = (0..50).map(|second| (second * 1000, 10));
    let second_minute = (60..110).map(|second| (second * 1000, 10));
    assert_eq!(waves(&times), first_minute.chain(second_minute).collect::<Vec<_>>());
    let times = burst(1000, 100, UNOSEND).await;
    let first = (0..50).map(|wave| (wave * 1100, 10));
    let second = (0..50).map(|wave| (60_100 + wave * 1100, 10));
    assert_eq!(waves(&times), first.chain(second).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn no_more_than_2_percent_of_the_rate_are_lost() {
    // 240 a minute, with a response within a second.
    let times = burst(240 * 20 + 1, 1000, JETEMAIL).await;
    let rate = 240.0 * 20.0 / (*times.last().unwrap() as f64 / 60_000.0);
    assert!(rate >= 240.0 * 0.98, "{rate}");
    // Of the two limits, 500 a minute is the stricter one; each response comes within a fifth of a second.
    let times = burst(500 * 10 + 1, 200, UNOSEND).await;
    let rate = 500.0 * 10.0 / (*times.last().unwrap() as f64 / 60_000.0);
    assert!(rate >= 500.0 * 0.98, "{rate}");
}

/// Prints figures for `cargo xtask bench`.
#[tokio::test(start_paused = true)]
async fn an_export_of_1000_pages_keeps_98_percent_of_the_rate() {
    for (name, limits, per_minute) in [("JetEmail", JETEMAIL, 240), ("Unosend", UNOSEND, 500)] {
        let fake = Fake::new([], ok().after(100));
        let core = limited(&fake, limits);
        for _ in 0..1000 {
            assert_eq!(call(&core).await.unwrap().attempts(), 1);
        }
        let times = fake.times();
        assert_within(&times, limits);
        // Counted in whole windows up to the last page, since each begins with a burst.
        let windows = (times.len() - 1) / per_minute;
        let span = times[999] - times[999 - windows * per_minute];
        let rate = (windows * per_minute) as f64 / (span as f64 / 60_000.0);
        let ratio = rate / per_minute as f64;
        let figure = format!("an export of 1,000 pages within the limits of {name}, calls a minute");
        println!(
            "\n{}",
            serde_json::json!({
                "figure": figure, "ours": format!("{rate:.1}"), "peer": format!("{per_minute} allowed"),
                "ratio": format!("{ratio:.3}"), "goal": "≥ 0.98", "met": ratio >= 0.98,
            })
        );
        assert!(ratio >= 0.98, "{name}: {rate}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_permit_is_free_one_window_after_the_response() {
    let fake = Fake::new([ok().after(3000), ok().after(500)], ok());
    let core = limited(&fake, &[RateLimit::new(2, seconds(10))]);
    let calls = tokio::join!(call(&core), call(&core), call(&core), call(&core));
    assert!(calls.0.is_ok() && calls.3.is_ok());
    assert_eq!(fake.times(), [0, 0, 10_500, 13_000]);
}

#[tokio::test(start_paused = true)]
async fn random_latencies_never_exceed_the_limit_of_a_window() {
    let latencies = AtomicU64::new(1);
    let random = || {
        // Knuth's multiplier; any sequence without a pattern does.
        let next = latencies.load(Ordering::Relaxed).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        latencies.store(next, Ordering::Relaxed);
        (next >> 33) % 3000
    };
    let limits = [RateLimit::new(7, seconds(1)), RateLimit::new(40, seconds(10)), RateLimit::new(100, seconds(60))];
    let fake = Fake::new((0..1000).map(|_| ok().after(random())), ok());
    let core = limited(&fake, &limits);
    let mut tasks = JoinSet::new();
    for _ in 0..1000 {
        let core = core.clone();
        let (late, patience) = (random() * 10, random());
        tasks.spawn(async move {
            sleep(Duration::from_millis(late)).await;
            // About every sixth call is dropped while it waits or while it is under way.
            let call = call(&core);
            if patience < 500 {
                tokio::time::timeout(Duration::from_millis(patience), call).await.is_ok()
            } else {
                call.await.is_ok()
            }
        });
    }
    tasks.join_all().await;
    assert!(fake.calls() > 800);
    assert_within(&fake.times(), &limits);
}

#[tokio::test(start_paused = true)]
async fn retries_take_permits_too() {
    let fake = Fake::new([], status(500));
    let core = limited(&fake, &[RateLimit::new(2, seconds(10))]);
    assert_eq!(call(&core).await.unwrap_err().attempts(), 3);
    assert_eq!(fake.times(), [0, 0, 10_000]);
}

#[tokio::test(start_paused = true)]
async fn calls_start_in_their_order() {
    let fake = Fake::new([], ok());
    let core = limited(&fake, &[RateLimit::new(1, seconds(1))]);
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = JoinSet::new();
    for number in 0..50 {
        let (core, order) = (core.clone(), Arc::clone(&order));
        tasks.spawn(async move {
            sleep(Duration::from_millis(number)).await;
            call(&core).await.unwrap();
            order.lock().unwrap().push(number);
        });
    }
    tasks.join_all().await;
    assert_eq!(*order.lock().unwrap(), (0..50).collect::<Vec<_>>());
    assert_eq!(fake.times()[49], 49_000);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_comes_when_a_permit_becomes_free_waits_for_those_before_it() {
    let fake = Fake::new([], ok());
    let core = limited(&fake, &[RateLimit::new(1, seconds(10))]);
    let at = |second| {
        let (core, started) = (core.clone(), fake.started);
        tokio::spawn(async move {
            sleep(seconds(second)).await;
            call(&core).await.unwrap();
            started.elapsed()
        })
    };
    let (late, first, early) = (at(10), at(0), at(1));
    assert_eq!(first.await.unwrap(), Duration::ZERO);
    let (early, late) = (early.await.unwrap(), late.await.unwrap());
    assert_eq!((early, late), (seconds(10), seconds(20)));
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_while_it_waits_leaves_the_queue() {
    let fake = Fake::new([], ok());
    let core = limited(&fake, &[RateLimit::new(1, seconds(10))]);
    call(&core).await.unwrap();
    let mut waiting: Vec<_> = (0..3)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { call(&core).await })
        })
        .collect();
    sleep(seconds(1)).await;
    let last = waiting.pop().unwrap();
    for dropped in waiting {
        dropped.abort();
    }
    last.await.unwrap().unwrap();
    assert_eq!(fake.times(), [0, 10_000]);
}

/// Polls a call once, which then waits.
async fn begin(call: &mut Pin<Box<impl Future<Output = Result<Response<Page>, Error>>>>) {
    let is_pending = poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_pending())).await;
    assert!(is_pending);
}

#[tokio::test(start_paused = true)]
async fn calls_that_nobody_polls_while_they_wait_stop_no_others() {
    let fake = Fake::new([], ok());
    let core = limited(&fake, &[RateLimit::new(3, seconds(10))]);
    for _ in 0..3 {
        call(&core).await.unwrap();
    }
    let (mut kept, mut dropped) = (Box::pin(call(&core)), Box::pin(call(&core)));
    begin(&mut kept).await;
    begin(&mut dropped).await;
    // Both have a place as soon as there are any.
    call(&core).await.unwrap();
    call(&core).await.unwrap();
    drop(dropped);
    call(&core).await.unwrap();
    assert_eq!(fake.times(), [0, 0, 0, 10_200, 20_200, 20_200]);
    kept.await.unwrap();
    assert_eq!(fake.times()[6..], [20_200]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_nobody_polled_sends_nothing_during_a_pause_that_began_meanwhile() {
    let fake = Fake::new([ok(), status(429).header("retry-after", 30)], ok());
    let core = limited(&fake, &[RateLimit::new(1, seconds(10))]);
    call(&core).await.unwrap();
    let mut kept = Box::pin(call(&core));
    begin(&mut kept).await;
    sleep(seconds(10)).await;
    // It is told to go by one who gives up, and does not hear of it.
    assert!(tokio::time::timeout(seconds(1), call(&core)).await.is_err());
    core.shared().throttle.close(seconds(30));
    kept.await.unwrap();
    assert_eq!(fake.times(), [0, 41_000, 71_000]);
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_under_way_holds_its_permit_one_window_longer() {
    let fake = Fake::new([ok().after(100_000)], ok());
    let core = limited(&fake, &[RateLimit::new(1, seconds(10))]);
    assert!(tokio::time::timeout(seconds(4), call(&core)).await.is_err());
    call(&core).await.unwrap();
    assert_eq!(fake.times(), [0, 14_000]);
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_permit_does_not_count_as_time_of_an_attempt() {
    let fake = Fake::new([ok()], Outcome::Silence.into());
    let core = client_with(&fake, |builder| {
        builder.timeout(seconds(5)).max_retries(0).rate_limits([RateLimit::new(1, seconds(60))])
    });
    call(&core).await.unwrap();
    let error = call(&core).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(fake.times(), [0, 60_000]);
    assert_eq!(fake.started.elapsed(), seconds(65));
}

#[tokio::test(start_paused = true)]
async fn the_service_can_slow_the_limiter_down_but_not_forever() {
    let used_up = |reset: u64| {
        ok().header("x-ratelimit-limit", 500).header("x-ratelimit-remaining", 0).header("x-ratelimit-reset", reset)
    };
    let without_x = |reset: u64| ok().header("ratelimit-remaining", 0).header("ratelimit-reset", reset);
    let fake = Fake::new([without_x(17)], ok());
    let core = limited(&fake, JETEMAIL);
    for _ in 0..2 {
        call(&core).await.unwrap();
    }
    assert_eq!(fake.times(), [0, 17_000]);
    let left = ok().header("x-ratelimit-remaining", 1).header("x-ratelimit-reset", 50);
    let fake = Fake::new([used_up(17), left, used_up(4000)], ok());
    let core = limited(&fake, JETEMAIL);
    for _ in 0..4 {
        call(&core).await.unwrap();
    }
    assert_eq!(fake.times(), [0, 17_000, 17_000, 77_000]);
    let fake = Fake::new([used_up(17)], ok());
    let core = limited(&fake, &[]);
    for _ in 0..2 {
        call(&core).await.unwrap();
    }
    assert_eq!(fake.times(), [0, 0]);
}

#[tokio::test(start_paused = true)]
async fn without_limits_no_call_waits() {
    let times = burst(1000, 50, &[]).await;
    assert_eq!(waves(&times), [(0, 1000)]);
}
