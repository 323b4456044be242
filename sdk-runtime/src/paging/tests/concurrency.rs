//! Several requests at once: as exact as one after the other, and faster.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::list::Log;
use super::schedules::{RECORDS, exact, schedule, seeds};
use super::simulator::Simulator;
use super::tally::Tally;
use super::world::{End, Schedule, Window, World};
use crate::paging::fetch::Fetch;
use crate::{ErrorKind, Records};

/// Longest time of a request each way, in milliseconds, so that most of a walk is after the second in which it is
/// pinned.
const LATENCY: u64 = 1500;

fn at_once(n: usize, mut world: Simulator) -> Simulator {
    world.concurrency = n;
    world
}

/// Walks through random schedules, and checks that no record is lost.
async fn nothing_is_lost(change: impl Fn(&mut Schedule), prepare: impl Fn(&mut World, u64)) {
    for seed in seeds() {
        let mut schedule = schedule(100);
        change(&mut schedule);
        let world = at_once(8, Simulator::moving(RECORDS, seed, schedule));
        world.world().latency = Some(LATENCY);
        prepare(&mut world.world(), seed);
        exact(&world, 100, seed).await;
    }
}

async fn read(mut records: Records<Log>) -> Vec<u64> {
    let mut ids = Vec::new();
    while let Some(record) = records.next().await {
        ids.push(record.unwrap().uid.parse().unwrap());
    }
    ids
}

fn falling(count: u64) -> Vec<u64> {
    (0..count).rev().collect()
}

#[tokio::test(start_paused = true)]
async fn with_an_honest_filter_nothing_is_lost_or_repeated() {
    let ends = [End::Flag, End::FlagAndFailure, End::Total];
    nothing_is_lost(|_| {}, |world, seed| world.end = ends[seed as usize % 3]).await;
}

#[tokio::test(start_paused = true)]
async fn with_a_filter_that_is_ignored_nothing_is_lost_or_repeated() {
    nothing_is_lost(|_| {}, |world, _| world.window = Window::Ignored).await;
}

#[tokio::test(start_paused = true)]
async fn with_a_filter_that_takes_out_too_much_nothing_is_lost_or_repeated() {
    let by = [3_000, 30_000, 3_600_000];
    nothing_is_lost(|_| {}, |world, seed| world.window = Window::Early(by[seed as usize % 3])).await;
}

#[tokio::test(start_paused = true)]
async fn with_a_filter_on_the_last_change_nothing_is_lost_or_repeated() {
    // Arrivals of the first seconds would hide missing records in the total.
    let quiet = |schedule: &mut Schedule| schedule.arrivals = 0;
    nothing_is_lost(quiet, |world, _| world.window = Window::OfChanges).await;
}

#[tokio::test(start_paused = true)]
async fn in_calm_weather_nothing_is_lost_or_repeated() {
    nothing_is_lost(|_| {}, |world, _| world.latency = None).await;
}

/// Shows that the tests above can fail: reads 8 offsets at once, and takes all records.
#[tokio::test(start_paused = true)]
async fn a_naive_parallel_walk_loses_under_the_same_schedules() {
    let (mut lost, mut losing) = (0, 0);
    for seed in seeds() {
        let world = Simulator::moving(RECORDS, seed, Schedule { failing: 0, ..schedule(100) });
        world.world().latency = Some(LATENCY);
        let mut tally = Tally::default();
        let mut offsets = (0..).step_by(100);
        let mut more = true;
        while more {
            let pages = offsets.by_ref().take(8).map(|offset| {
                let world = world.clone();
                tokio::spawn(async move { world.fetch(offset, 100).await.unwrap() })
            });
            let pages = pages.collect::<Vec<_>>();
            for page in pages {
                let page = page.await.unwrap();
                more &= page.more == Some(true);
                for record in &page.records {
                    tally.add(&serde_json::from_str(record.raw.get()).unwrap());
                }
            }
        }
        let missing = tally.lost(&world.world(), RECORDS).len();
        lost += missing;
        losing += usize::from(missing > 0);
    }
    println!("naive: {lost} lost in {losing} schedules");
    assert!(lost > 0);
}

#[tokio::test(start_paused = true)]
async fn records_come_in_the_order_of_the_list() {
    for seed in seeds() {
        let schedule = Schedule { leaving: 0, failing: 0, ..schedule(100) };
        let world = at_once(8, Simulator::moving(RECORDS, seed, schedule));
        world.world().latency = Some(LATENCY);
        assert_eq!(read(world.records(100)).await, falling(RECORDS), "seed {seed}");
    }
}

#[tokio::test(start_paused = true)]
async fn with_an_honest_filter_arrivals_hold_up_only_the_first_seconds() {
    let schedule = Schedule { arrivals: 20, ..Schedule::default() };
    let mut took = Vec::new();
    for n in [1, 8] {
        let world = at_once(n, Simulator::moving(50_000, 3, schedule.clone()));
        world.world().latency = Some(LATENCY);
        let begin = Instant::now();
        assert_eq!(read(world.records(100)).await, falling(50_000));
        took.push(begin.elapsed());
    }
    assert!(took[1] < took[0] / 4, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_list_that_does_not_change_takes_no_additional_request() {
    for end in [End::Flag, End::FlagAndFailure, End::Total] {
        for limit in [2, 3, 10, 100] {
            for count in [0, 1, 2, 3, 9, 10, 11, 19, 20, 100, 101, 199, 200, 1000] {
                for n in [0, 2, 3, 8, 1000] {
                    let world = at_once(n, Simulator::new(count));
                    world.world().end = end;
                    assert_eq!(read(world.records(limit)).await, falling(count), "{end:?} {limit} {count} {n}");
                    sleep(Duration::from_secs(60)).await;
                    let most = count.saturating_sub(1).div_ceil(limit - 1).max(1) as usize;
                    let requests = world.requests();
                    assert!(requests <= most, "{requests} requests for {count} in pages of {limit}, {n} at once");
                }
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn no_more_requests_than_allowed_are_under_way() {
    for n in [2, 3, 8] {
        let world = at_once(n, Simulator::new(5000));
        world.world().latency = Some(LATENCY);
        assert_eq!(read(world.records(100)).await.len(), 5000);
        assert_eq!(world.world().most_under_way, n);
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_page_is_asked_for_alone_and_of_the_whole_list() {
    let world = at_once(8, Simulator::new(5000));
    let mut pages = world.pages(100);
    assert_eq!(world.requests(), 0, "nothing is asked for before the caller asks");
    pages.next().await.unwrap().unwrap();
    assert_eq!(world.requests(), 1);
    sleep(Duration::from_secs(60)).await;
    // One page of look-ahead, and 7 that wait.
    let pins = world.world().pins.clone();
    assert_eq!(pins[0], None);
    // The response was made at 1776931920.640; a record of that second stays in.
    assert_eq!(pins[1..], [Some(1_776_931_921); 8]);
    pages.next().await.unwrap().unwrap();
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), 10);
}

#[test]
fn nothing_is_asked_for_after_the_stream_is_dropped() {
    // The test runs after every task, so it also drops the stream while requests are prepared and not sent.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).event_interval(1).build().unwrap();
    runtime.block_on(async {
        for (pages, yields) in (1..12).flat_map(|pages| (0..6).map(move |yields| (pages, yields))) {
            let world = at_once(8, Simulator::new(10_000));
            let mut records = world.records(100);
            for _ in 0..99 * pages {
                records.next().await.unwrap().unwrap();
            }
            for _ in 0..yields {
                tokio::task::yield_now().await;
            }
            let before = world.requests();
            drop(records);
            sleep(Duration::from_secs(60)).await;
            assert_eq!(world.requests(), before, "{pages} pages, {yields} yields");
        }
    });
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_for_after_the_end() {
    // The list becomes shorter while it is read, so the pages requested in advance are not needed.
    let world = at_once(8, Simulator::new(2000));
    world.world().latency = Some(LATENCY);
    let mut records = world.records(100);
    for _ in 0..100 {
        records.next().await.unwrap().unwrap();
    }
    world.world().rows.truncate(150);
    while let Some(record) = records.next().await {
        record.unwrap();
    }
    let requests = world.requests();
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), requests);
}

#[tokio::test(start_paused = true)]
async fn n_requests_at_once_take_about_an_nth_of_the_time() {
    let mut took = Vec::new();
    for n in [1, 8] {
        let world = at_once(n, Simulator::new(100 + 199 * 99));
        let begin = Instant::now();
        assert_eq!(read(world.records(100)).await.len(), 100 + 199 * 99);
        assert_eq!(world.requests(), 200);
        took.push(begin.elapsed());
    }
    // The first page alone, then 199 of them eight by eight.
    assert_eq!(took, [Duration::from_millis(200 * 20), Duration::from_millis(20 + 25 * 20)]);
}

#[tokio::test(start_paused = true)]
async fn work_and_waiting_overlap() {
    let world = at_once(8, Simulator::new(100 + 199 * 99));
    let mut pages = world.pages(100);
    let begin = Instant::now();
    while let Some(page) = pages.next().await {
        page.unwrap();
        sleep(Duration::from_millis(10)).await;
    }
    // Only the work counts, and the first two pages, before which there was no work.
    assert!(begin.elapsed() <= Duration::from_millis(200 * 10 + 40), "{:?}", begin.elapsed());
}

#[tokio::test(start_paused = true)]
async fn without_what_it_takes_everything_stays_in_order() {
    let undated = |world: &Simulator| world.world().dated = false;
    let uncounted = |world: &Simulator| world.world().end = End::Silent;
    let ascending = |world: &Simulator| world.world().ascending = true;
    for prepare in [&undated as &dyn Fn(&Simulator), &uncounted, &ascending] {
        let world = at_once(8, Simulator::new(1000));
        prepare(&world);
        let mut ids = read(world.records(100)).await;
        ids.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(ids, falling(1000));
        assert_eq!(world.world().most_under_way, 1);
        assert!(world.world().pins.iter().all(Option::is_none));
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_rejects_the_filter_is_read_in_order() {
    let world = at_once(8, Simulator::new(20_000));
    world.world().window = Window::Rejected;
    assert_eq!(read(world.records(100)).await, falling(20_000));
    // Tried after 0, 8, 16, 32, 64 pages, each time with 8 requests.
    assert!(world.requests() <= 203 + 5 * 8, "{}", world.requests());
}

#[tokio::test(start_paused = true)]
async fn only_a_small_part_of_the_requests_in_advance_is_wasted() {
    // With steady arrivals and no filter that works, pages fetched in advance are never used.
    let schedule = Schedule { arrivals: 10, ..Schedule::default() };
    let mut requests = Vec::new();
    for n in [1, 8] {
        let world = at_once(n, Simulator::moving(50_000, 7, schedule.clone()));
        world.world().latency = Some(LATENCY);
        world.world().window = Window::Ignored;
        assert_eq!(read(world.records(100)).await, falling(50_000));
        requests.push(world.requests());
    }
    assert!(requests[1] < requests[0] * 5 / 4, "{requests:?}");
}

#[tokio::test(start_paused = true)]
async fn after_a_record_left_the_walk_soon_asks_in_advance_again() {
    let mut took = Vec::new();
    for n in [1, 8] {
        let world = at_once(n, Simulator::new(50_000));
        let begin = Instant::now();
        let mut records = world.records(100);
        let mut seen = Vec::<u64>::new();
        while let Some(record) = records.next().await {
            seen.push(record.unwrap().uid.parse().unwrap());
            if seen.len() == 300 || seen.len().is_multiple_of(10_000) {
                world.world().rows.pop_front();
            }
        }
        assert_eq!(seen, falling(50_000));
        took.push(begin.elapsed());
    }
    assert!(took[1] < took[0] / 4, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_page_that_ends_with_a_malformed_record_costs_no_other() {
    let world = at_once(8, Simulator::new(2000));
    for index in [99, 100, 500, 693] {
        world.world().rows[index].raw = Some(r#"{"version":1}"#.to_owned());
    }
    let mut records = world.records(100);
    let (mut good, mut bad) = (0, 0);
    while let Some(record) = records.next().await {
        match record {
            Ok(_) => good += 1,
            Err(error) => bad += usize::from(error.kind() == ErrorKind::Decode),
        }
    }
    assert_eq!(good, 1996);
    // Identical malformed records count once where pages overlap.
    assert!((1..=4).contains(&bad), "{bad}");
}

#[tokio::test(start_paused = true)]
async fn resuming_and_asking_in_advance_go_together_in_either_order() {
    let world = Simulator::new(2000);
    let mut records = world.records(100).concurrency(8);
    let mut seen = Vec::new();
    for _ in 0..777 {
        seen.push(records.next().await.unwrap().unwrap().uid.parse().unwrap());
    }
    let checkpoint = records.resume_from();
    drop(records);
    for records in [
        world.records(100).concurrency(8).resume(checkpoint.clone()),
        world.records(100).resume(checkpoint.clone()).concurrency(8),
    ] {
        let before = world.requests();
        world.world().most_under_way = 0;
        let rest = read(records).await;
        assert_eq!([seen.clone(), rest].concat(), falling(2000));
        assert_eq!(world.world().most_under_way, 8);
        assert_eq!(world.requests() - before, 1224_usize.div_ceil(99));
    }
}

#[tokio::test(start_paused = true)]
async fn it_can_be_set_while_the_walk_runs() {
    let world = Simulator::new(3000);
    let mut records = world.records(100);
    let mut seen = Vec::new();
    for n in [1, 8, 1, 3] {
        records = records.concurrency(n);
        for _ in 0..550 {
            seen.push(records.next().await.unwrap().unwrap().uid.parse().unwrap());
        }
    }
    seen.extend(read(records).await);
    assert_eq!(seen, falling(3000));
}

#[tokio::test(start_paused = true)]
async fn a_next_that_is_given_up_loses_nothing() {
    let world = at_once(8, Simulator::new(3000));
    let mut records = world.records(100);
    let mut count = 0;
    loop {
        match timeout(Duration::from_millis(3), records.next()).await {
            Ok(Some(record)) => count += usize::from(record.is_ok()),
            Ok(None) => break,
            Err(_) => {}
        }
    }
    assert_eq!(count, 3000);
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_the_stream_and_all_requests() {
    let world = at_once(8, Simulator::new(5000));
    let mut records = world.records(100);
    for _ in 0..500 {
        records.next().await.unwrap().unwrap();
    }
    world.world().down = true;
    let error = loop {
        if let Err(error) = records.next().await.unwrap() {
            break error;
        }
    };
    assert_eq!(error.kind(), ErrorKind::Server);
    let requests = world.requests();
    assert!(records.next().await.is_none());
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), requests);
    world.world().down = false;
    let rest = read(world.records(100).resume(records.resume_from())).await;
    assert_eq!(rest.last(), Some(&0));
}
