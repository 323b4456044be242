//! The number of requests of a walk, and its end.

use serde_json::json;

use super::list::Log;
use super::simulator::Simulator;
use super::world::{End, Schedule};
use crate::{Error, ErrorKind, Records};

async fn collect(mut records: Records<Log>) -> Vec<Result<u64, Error>> {
    let mut items = Vec::new();
    while let Some(item) = records.next().await {
        items.push(item.map(|log| log.uid.parse().unwrap()));
    }
    assert!(records.next().await.is_none(), "the end stays the end");
    items
}

/// Returns the records of a walk without errors.
async fn plain(world: &Simulator, limit: u64) -> Vec<u64> {
    collect(world.records(limit)).await.into_iter().map(Result::unwrap).collect()
}

#[tokio::test(start_paused = true)]
async fn a_list_that_does_not_change_takes_one_record_of_overlap_per_page() {
    for end in [End::Flag, End::FlagAndFailure, End::Total, End::Silent] {
        for limit in [2, 3, 10, 100] {
            for count in [0, 1, 2, 3, 9, 10, 11, 19, 20, 100, 101, 199, 200] {
                let world = Simulator::new(count);
                world.world().end = end;
                assert_eq!(plain(&world, limit).await, (0..count).rev().collect::<Vec<_>>(), "{end:?} {limit} {count}");
                let least = count.saturating_sub(1).div_ceil(limit - 1).max(1) as usize;
                let most = least + usize::from(end == End::Silent);
                let requests = world.requests();
                assert!(requests <= most, "{end:?}: {requests} requests for {count} in pages of {limit}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_that_is_ordered_by_a_time_and_has_no_ties_costs_not_one_request_more() {
    for end in [End::Flag, End::FlagAndFailure, End::Total] {
        for limit in [2, 3, 10, 100] {
            for count in [0, 1, 2, 3, 9, 10, 11, 19, 20, 100, 101, 199, 200, 50 * limit] {
                let world = Simulator::new(count);
                (world.world().end, world.world().ordered) = (end, true);
                assert_eq!(plain(&world, limit).await, (0..count).rev().collect::<Vec<_>>(), "{end:?} {limit} {count}");
                let most = count.saturating_sub(1).div_ceil(limit - 1).max(1) as usize;
                let requests = world.requests();
                assert!(requests <= most, "{end:?}: {requests} requests for {count} in pages of {limit}");
            }
        }
    }
}

/// Returns the items that a walk yields after 1,500 of 3,469 records were read and the oldest 2,000 left, and the
/// number of requests.
async fn shortened(end: End, ordered: bool, resumed: bool, broken: Option<u64>) -> (Vec<Result<u64, Error>>, usize) {
    let world = Simulator::new(3469);
    (world.world().end, world.world().ordered) = (end, ordered);
    let mut records = world.records(100);
    let mut items = Vec::new();
    for _ in 0..1500 {
        items.push(records.next().await.unwrap().map(|log| log.uid.parse().unwrap()));
    }
    world.world().rows.truncate(1469);
    world.world().broken = broken;
    let before = world.requests();
    if resumed {
        records = world.records(100).resume(records.resume_from());
    }
    items.extend(collect(records).await);
    (items, world.requests() - before)
}

#[tokio::test(start_paused = true)]
async fn a_walk_ends_when_the_tail_of_the_list_leaves() {
    for end in [End::FlagAndFailure, End::Flag, End::Total] {
        for (ordered, resumed) in [(false, false), (false, true), (true, false), (true, true)] {
            let (items, requests) = shortened(end, ordered, resumed, None).await;
            let about = format!("{end:?}, ordered: {ordered}, resumed: {resumed}");
            let ids: Vec<_> =
                items.into_iter().map(|item| item.unwrap_or_else(|error| panic!("{about}: {error}"))).collect();
            assert!(ids.is_sorted_by(|a, b| a > b) && ids.len() >= 1500, "{about}");
            assert!(requests <= 8, "{about}: {requests} requests");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_walk_ends_when_few_records_are_left() {
    for ordered in [false, true] {
        for left in [0, 1, 99, 500, 1800] {
            let world = Simulator::new(5000);
            (world.world().end, world.world().ordered) = (End::FlagAndFailure, ordered);
            let mut records = world.records(100);
            for _ in 0..4000 {
                records.next().await.unwrap().unwrap();
            }
            world.world().rows.truncate(left);
            let records = world.records(100).resume(records.resume_from());
            let items = collect(records).await;
            assert!(items.is_empty(), "{left} left, ordered: {ordered}: {items:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_within_the_list_is_reported() {
    for ordered in [false, true] {
        let world = Simulator::new(1000);
        (world.world().ordered, world.world().broken) = (ordered, Some(297));
        let items = collect(world.records(100)).await;
        assert_eq!(items.len(), 299);
        assert_eq!(items.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Server);
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_not_sorted_disproves_that_a_time_orders_the_list() {
    let world = Simulator::new(1000);
    world.world().ordered = true;
    for place in 250..1000 {
        world.world().rows[place].time += (place as u64 * 7919) % 977 * 1000;
    }
    assert_eq!(plain(&world, 100).await, (0..1000).rev().collect::<Vec<_>>());
    assert_eq!(world.requests(), 11);
}

#[tokio::test(start_paused = true)]
async fn without_a_known_order_records_that_are_missing_are_counted() {
    let world = Simulator::tied(2815, 0, Schedule::default(), 5);
    world.world().ordered = false;
    let mut items = collect(world.records(7)).await;
    let error = items.pop().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Partial);
    let missing = 2815 - items.len();
    assert!(missing > 0 && error.to_string().contains(&format!(" {missing} of the 2815 records")), "{error}");
}

#[tokio::test(start_paused = true)]
async fn without_any_sign_of_the_end_a_short_page_is_none() {
    let world = Simulator::new(35);
    world.world().end = End::Silent;
    world.world().largest = 10;
    let mut records = world.records(100);
    for _ in 0..25 {
        records.next().await.unwrap().unwrap();
    }
    // As many records arrive as fill a page, so that it has only known ones.
    world.world().schedule.steady = 10;
    world.world().pass_time(0);
    world.world().schedule.steady = 0;
    assert_eq!(collect(records).await.len(), 10);
}

#[tokio::test(start_paused = true)]
async fn a_page_of_one_is_made_a_page_of_two() {
    let world = Simulator::new(5);
    assert_eq!(plain(&world, 1).await, [4, 3, 2, 1, 0]);
    assert_eq!(world.world().requests, [(0, 2), (1, 2), (2, 2), (3, 2)]);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_moves_faster_than_a_page_per_request_stalls() {
    let world = Simulator::moving(1000, 1, Schedule { steady: 100, ..Schedule::default() });
    let items = collect(world.records(100)).await;
    let error = items.last().unwrap().as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Stalled);
    assert_eq!(items.len(), 101, "the first page was yielded");
    assert_eq!(world.requests(), 17);
}

#[tokio::test(start_paused = true)]
async fn bursts_larger_than_a_page_are_caught_up_with() {
    for (burst, before) in [(150, 1), (1000, 1), (1500, 5), (3000, 1), (20_000, 20)] {
        let world = Simulator::new(5000);
        let mut records = world.records(100);
        let mut seen = Vec::new();
        while seen.len() < before * 99 {
            seen.push(records.next().await.unwrap().unwrap().uid);
        }
        world.world().schedule.steady = burst;
        world.world().pass_time(0);
        world.world().schedule.steady = 0;
        while let Some(record) = records.next().await {
            seen.push(record.unwrap().uid);
        }
        let expected: Vec<_> = (0..5000).rev().map(|id: u64| id.to_string()).collect();
        assert!(seen == expected, "burst of {burst}: {} records", seen.len());
    }
}

#[tokio::test(start_paused = true)]
async fn ground_is_found_again_when_much_of_it_left_while_the_list_grew() {
    for left in [40, 100, 300] {
        let world = Simulator::new(5000);
        let mut records = world.records(25);
        for _ in 0..1500 {
            records.next().await.unwrap().unwrap();
        }
        // The growth moves known records by 600, and does not show where records left.
        world.world().schedule.steady = 600;
        world.world().pass_time(0);
        world.world().schedule.steady = 18;
        world.world().rows.drain(1800..1800 + left);
        let mut count = 1500;
        while let Some(record) = records.next().await {
            record.unwrap();
            count += 1;
        }
        assert_eq!(count, 5000, "{left} left");
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_page_that_claims_more_is_no_end() {
    let world = Simulator::new(150);
    world.world().claims_more = true;
    let items = collect(world.records(100)).await;
    assert_eq!(items.iter().filter(|item| item.is_ok()).count(), 150);
    assert_eq!(items.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Stalled);

    let empty = Simulator::new(0);
    empty.world().claims_more = true;
    let items = collect(empty.records(100)).await;
    assert_eq!(items.first().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Stalled);
}

#[tokio::test(start_paused = true)]
async fn the_end_is_partial_if_the_service_stops_counting() {
    for (cap, limit) in [(500, 100), (496, 100), (500, 7)] {
        let world = Simulator::new(1000);
        world.world().cap = Some(cap);
        let items = collect(world.records(limit)).await;
        assert_eq!(items.len() as u64, cap + 1);
        let error = items.last().unwrap().as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Partial, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_count_that_was_not_reached_is_no_partial_end() {
    let world = Simulator::new(300);
    world.world().cap = Some(500);
    assert_eq!(plain(&world, 100).await.len(), 300);
}

#[tokio::test(start_paused = true)]
async fn a_failure_far_from_the_beginning_is_tried_once_a_page_before() {
    // The page after the first was the last one, and has left.
    let world = Simulator::new(101);
    world.world().end = End::FlagAndFailure;
    let mut records = world.records(100);
    records.next().await.unwrap().unwrap();
    world.world().rows.truncate(99);
    let mut count = 1;
    while let Some(record) = records.next().await {
        record.unwrap();
        count += 1;
    }
    assert_eq!(count, 100);
    assert_eq!(world.world().requests.last(), Some(&(0, 100)));

    // A real failure is reported.
    let world = Simulator::new(500);
    let mut records = world.records(100);
    records.next().await.unwrap().unwrap();
    world.world().down = true;
    let items = collect(records).await;
    assert_eq!(items.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Server);
    assert_eq!(items.len(), 100);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_could_not_count_does_not_end_the_walk() {
    let world = Simulator::new(250);
    world.world().extra = json!({"pagination": {"total": 0, "more": false}});
    assert_eq!(plain(&world, 100).await.len(), 250);
}

#[tokio::test(start_paused = true)]
async fn a_gap_in_the_coverage_is_reported_once_per_change() {
    let world = Simulator::new(1000);
    let part = |status: &str| json!({"included": 20, "of": 23, "parts": [{"name": "a.example", "status": status}]});
    world.world().extra = part("success");
    let mut records = world.records(100);
    let mut reported = Vec::new();
    let mut count = 0;
    while let Some(item) = records.next().await {
        match item {
            Ok(_) => count += 1,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Partial);
                reported.push((count, error.to_string()));
            }
        }
        match count {
            300 => world.world().extra = part("timeout"),
            600 => world.world().extra = json!({"included": 23, "of": 23}),
            _ => {}
        }
    }
    assert_eq!(count, 1000);
    assert_eq!(reported.len(), 2, "{reported:?}");
    assert!(reported[0].0 == 0 && reported[0].1.contains("20 of 23"), "{reported:?}");
    assert!(reported[1].0 > 300 && reported[1].1.contains("a.example (timeout)"), "{reported:?}");
}

#[tokio::test(start_paused = true)]
async fn other_records_are_yielded_when_all_passed_ones_have_left() {
    let world = Simulator::new(50);
    let mut records = world.records(10);
    for _ in 0..10 {
        records.next().await.unwrap().unwrap();
    }
    // The page of look-ahead is under way or here, and is dropped.
    world.world().rows.drain(..19);
    let mut rest = Vec::new();
    while let Some(record) = records.next().await {
        rest.push(record.unwrap().uid.parse::<u64>().unwrap());
    }
    rest.sort_unstable();
    assert!((0..31).all(|id| rest.binary_search(&id).is_ok()), "{rest:?}");
    rest.dedup();
    assert!(rest.len() <= 40);
}
