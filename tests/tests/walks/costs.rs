//! How many requests a walk costs, by the emulator's log.

use crate::listed::listed;
use crate::walker::Kind;
use crate::world::{Schedule, World};

const RESTING: Schedule = Schedule { arrivals: 0, leaving: 0, changes: 0, failing: 0, ties: 1 };

#[tokio::test]
async fn a_list_that_rests_costs_one_record_of_overlap_per_page_and_nothing_after_the_end() {
    for listed in listed().await {
        for (count, limit) in [(0, 10), (1, 10), (2, 2), (9, 10), (10, 10), (11, 10), (19, 10), (100, 10), (250, 100)] {
            for kind in [Kind::Stream, Kind::Pages] {
                let world = World::new(&listed, count, limit, 1, RESTING).await;
                let mut walk = world.walk(kind);
                let mut seen = 0;
                while let Some(item) = walk.next().await {
                    seen += world.ids(kind, &item.unwrap()).len();
                }
                assert!(walk.next().await.is_none(), "the end stays the end");
                let total = listed.named("/total").map(|_| count as u64);
                assert_eq!((seen, walk.total()), (count, total));
                // Where the answer tells nothing of the end, it takes one more to see it.
                let told = total.is_some() || listed.named("/more").is_some();
                let most = count.saturating_sub(1).div_ceil(limit - 1).max(1) + usize::from(!told);
                let requests = listed_requests(&world);
                assert!(requests.len() <= most, "{}: {count} in pages of {limit}: {}", listed.id(), world.log());
                assert!(requests.iter().all(|status| *status == 200), "{}", world.log());
            }
        }
    }
}

#[tokio::test]
async fn a_walk_that_is_dropped_asks_for_one_page_ahead_and_no_more() {
    for listed in listed().await {
        for kind in [Kind::Stream, Kind::Pages] {
            let world = World::new(&listed, 500, 10, 1, RESTING).await;
            let mut walk = world.walk(kind);
            walk.next().await.unwrap().unwrap();
            drop(walk);
            for _ in 0..20 {
                world.listed.call(&[]).await.unwrap();
            }
            let walked = listed_requests(&world).len() - 20;
            assert!((1..=2).contains(&walked), "{}: {}", listed.id(), world.log());
        }
    }
}

#[tokio::test]
async fn an_offset_that_lies_behind_the_end_since_records_left_is_no_failure() {
    for listed in listed().await {
        let world = World::new(&listed, 20, 10, 1, RESTING).await;
        let list = listed_records(&world);
        let emulated = world.listed.list();
        let (name, leaving) = (world.listed.identity().to_owned(), list[5..].to_vec());
        // Before the second request all but the five newest leave.
        world.listed.emulator.before_each(move |before| {
            for record in leaving.iter().filter(|_| before == 1) {
                emulated.remove(record[&name].as_str().unwrap());
            }
        });
        let seen = world.collect(Kind::Stream, || world.walk(Kind::Stream), 1).await;
        assert_eq!(seen.len(), 10, "{}", world.log());
        let failed = listed_requests(&world).iter().any(|status| *status != 200);
        assert_eq!(failed, listed.behaviour().get("past_end").is_some(), "{}", world.log());
    }
}

#[tokio::test]
async fn a_walk_ends_well_when_most_of_the_list_has_left() {
    for listed in listed().await {
        // The oldest, the newest, and all but the oldest and the newest.
        for leaving in [0..200, 100..300, 50..250] {
            for resumed in [false, true] {
                let world = World::new(&listed, 300, 100, 1, RESTING).await;
                let mut walk = world.walk(Kind::Stream);
                let mut seen = Vec::new();
                for _ in 0..200 {
                    seen.extend(world.ids(Kind::Stream, &walk.next().await.unwrap().unwrap()));
                }
                let list = listed_records(&world);
                let name = |record: &serde_json::Value| record[world.listed.identity()].as_str().unwrap().to_owned();
                let all: Vec<_> = list.iter().rev().map(name).collect();
                all[leaving.clone()].iter().for_each(|id| assert_eq!(world.listed.list().remove(id), 1));
                if resumed {
                    let checkpoint = walk.resume_from();
                    walk = world.walk(Kind::Stream).resume(checkpoint);
                }
                while let Some(item) = walk.next().await {
                    seen.extend(
                        world.ids(Kind::Stream, &item.unwrap_or_else(|error| panic!("{error}\n{}", world.log()))),
                    );
                }
                let stayed = all.iter().enumerate().filter(|(number, _)| !leaving.contains(number));
                let lost: Vec<_> = stayed.filter(|(_, id)| !seen.contains(id)).collect();
                assert!(lost.is_empty(), "{}: {leaving:?}: {lost:?}\n{}", listed.id(), world.log());
                seen.sort();
                assert!(seen.is_sorted_by(|a, b| a < b), "one came twice");
            }
        }
    }
}

fn listed_requests(world: &World) -> Vec<u16> {
    world.listed.emulator.requests().iter().map(|request| request.status).collect()
}

/// The records that the walk is about, newest first.
fn listed_records(world: &World) -> Vec<serde_json::Value> {
    let id = world.listed.identity();
    world.listed.list().records().into_iter().filter(|record| record[id] != "other").collect()
}
