//! Random schedules: no record is lost or repeated, whatever the list does meanwhile.

use std::ops::Range;
use std::sync::Arc;

use tokio::task::JoinSet;

use crate::changing_list::{ChangingList, Mistakes, Schedule};
use crate::listed::{Listed, listed};
use crate::walker::Kind;

const RECORDS: usize = 5000;
const LIMIT: usize = 100;

const BUSY: Schedule = Schedule { arrivals: LIMIT * 3 / 2, leaving: 5, changes: 5, failing: 10, ties: 1 };

/// Returns 12 seeds by default; `WALK_SCHEDULES=200` runs all.
fn seeds() -> Range<u64> {
    let count = std::env::var("WALK_SCHEDULES").ok().and_then(|count| count.parse().ok());
    0..count.unwrap_or(12)
}

/// Walks every list under every schedule, with odd seeds page by page.
async fn nothing_is_lost(schedule: Schedule, seeds: Range<u64>) {
    nothing_is_lost_of(listed().await, schedule, seeds, 1, true).await;
}

/// Walks with this many concurrent requests, and with an end of the window that has an effect or none.
async fn nothing_is_lost_of(
    lists: Vec<Listed>,
    schedule: Schedule,
    seeds: Range<u64>,
    concurrency: usize,
    window_has_effect: bool,
) {
    for listed in lists {
        let mut walks = JoinSet::new();
        for seed in seeds.clone() {
            if walks.len() >= 2 {
                walks.join_next().await.unwrap().unwrap();
            }
            let mut changing = ChangingList::new(&listed, RECORDS, LIMIT, seed, schedule).await;
            changing.concurrency = concurrency;
            if let (false, Some(window)) = (window_has_effect, listed.named("/window")) {
                changing.listed.emulator.ignore([window]);
            }
            walks.spawn(async move {
                let kind = if seed % 2 == 0 { Kind::Stream } else { Kind::Pages };
                let seen = changing.collect(kind, || changing.walk(kind), seed).await;
                let mistakes = changing.mistakes(&seen);
                assert_eq!(mistakes, Mistakes::default(), "seed {seed}: {}\n{}", changing.listed.id(), changing.log());
            });
        }
        while let Some(walk) = walks.join_next().await {
            walk.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_repeated_while_records_arrive_change_and_leave() {
    nothing_is_lost(BUSY, seeds()).await;
}

/// Returns the lists whose window can be fixed.
async fn pinned() -> Vec<Listed> {
    let pinned: Vec<_> = listed().await.into_iter().filter(|listed| listed.named("/window").is_some()).collect();
    assert!(!pinned.is_empty(), "no list can be read by several requests at once");
    pinned
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_repeated_by_eight_requests_at_once() {
    nothing_is_lost_of(pinned().await, BUSY, seeds(), 8, true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_repeated_by_eight_requests_at_once_where_the_window_has_no_effect() {
    nothing_is_lost_of(pinned().await, BUSY, seeds(), 8, false).await;
}

/// Returns the lists whose order is known.
async fn ordered() -> Vec<Listed> {
    let ordered: Vec<_> = listed().await.into_iter().filter(|listed| listed.named("/ordered_by").is_some()).collect();
    assert!(!ordered.is_empty(), "no list says what it is ordered by");
    ordered
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_of_one_time_are_all_yielded_whatever_their_order() {
    for listed in ordered().await {
        for limit in [7, 10, 100] {
            let rest = Schedule { ties: 5, ..Schedule::default() };
            let changing = ChangingList::new(&listed, 2815, limit, 1, rest).await;
            let seen = changing.collect(Kind::Stream, || changing.walk(Kind::Stream), 1).await;
            assert_eq!((seen.len(), changing.mistakes(&seen)), (2815, Mistakes::default()), "{}: {limit}", listed.id());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_loss_is_reported_where_records_of_one_time_are_in_no_order() {
    let seeds = 0..seeds().end.div_ceil(4);
    for (ties, concurrency) in [(2, 1), (5, 8), (60, 1)] {
        nothing_is_lost_of(ordered().await, Schedule { ties, ..BUSY }, seeds.clone(), concurrency, true).await;
    }
}

/// The end of the list comes nearer, and an offset can be past it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_repeated_while_records_only_leave() {
    let seeds = 0..seeds().end.div_ceil(4);
    nothing_is_lost(Schedule { arrivals: 0, leaving: 15, ..BUSY }, seeds).await;
}

/// Walks with the usual simple loop under the same schedules: pages in order, or this many concurrently.
async fn naive(listed: &Listed, seed: u64, at_once: usize) -> Mistakes {
    let changing = ChangingList::new(listed, RECORDS, LIMIT, seed, Schedule { failing: 0, ..BUSY }).await;
    let (offset, records) = (listed.named("/offset").unwrap(), listed.named("/records").unwrap());
    let mut seen = Vec::new();
    let mut begin = 0;
    loop {
        let mut calls = JoinSet::new();
        for page in 0..at_once {
            let (client, id) = (Arc::clone(&changing.listed.client), listed.id().to_owned());
            let (mut query, place) = (changing.query.clone(), begin + page * LIMIT);
            query.push((offset.to_owned(), place.into()));
            calls.spawn(async move {
                let query: Vec<_> = query.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                client.call(&id, &query).await
            });
        }
        let mut least = LIMIT;
        for page in calls.join_all().await {
            // Past the end a page is empty, or an error.
            let rows = page.map_or(0, |page| {
                seen.extend(changing.ids(Kind::Pages, &page));
                page[records].as_array().unwrap().len()
            });
            least = least.min(rows);
        }
        changing.passed(seen.len());
        if least < LIMIT {
            return changing.mistakes(&seen);
        }
        begin += at_once * LIMIT;
    }
}

/// Shows that the tests above can fail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn naive_walks_lose_and_repeat_under_the_same_schedules() {
    for listed in listed().await {
        // In order little is lost while many records arrive; overlapping requests lose more.
        for (at_once, schedules) in [(1, 4), (8, 2)] {
            let (mut lost, mut repeated) = (0, 0);
            for seed in 0..schedules {
                let mistakes = naive(&listed, seed, at_once).await;
                lost += mistakes.lost.len();
                repeated += mistakes.repeated.len();
            }
            println!("{}, {at_once} at once, {schedules} schedules: {lost} lost, {repeated} repeated", listed.id());
            assert!(lost > 0 && repeated > 0, "{}, {at_once} at once: {lost} lost, {repeated} repeated", listed.id());
        }
    }
}
