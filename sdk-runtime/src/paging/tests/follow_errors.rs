//! The errors that a followed list yields: outages, malformed records, and missing parts.

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::follow::{arrive, begun, items, plain};
use super::simulator::Simulator;
use super::world::Row;
use crate::{ErrorKind, FollowOptions};

#[tokio::test(start_paused = true)]
async fn an_outage_is_reported_poll_by_poll_and_nothing_is_lost() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    world.world().down = true;
    for _ in 0..50 {
        arrive(&world, 40);
        assert_eq!(follow.next().await.unwrap().unwrap_err().kind(), ErrorKind::Server);
    }
    assert_eq!(world.requests(), 1 + 2 * 50, "each poll is a call and its retry");
    world.world().down = false;
    assert_eq!(plain(&mut follow).await, (1000..3000).map(|id| (id, 0)).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_failure_in_the_middle_of_a_sweep_does_not_make_it_begin_again() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 1000);
    let before = world.requests();
    while world.requests() < before + 5 {
        let _ = timeout(Duration::from_millis(10), follow.next()).await;
    }
    world.world().down = true;
    assert_eq!(follow.next().await.unwrap().unwrap_err().kind(), ErrorKind::Server);
    world.world().down = false;
    arrive(&world, 150);
    assert_eq!(plain(&mut follow).await, (1000..2150).map(|id| (id, 0)).collect::<Vec<_>>());
    let first_pages = world.world().requests[before..].iter().filter(|(offset, _)| *offset == 0).count();
    assert!(first_pages <= 4, "the sweep, the one for what arrived meanwhile, and idle ones: {first_pages}");
}

#[tokio::test(start_paused = true)]
async fn a_sweep_that_cannot_keep_up_is_reported_and_begins_again() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 150);
    world.world().schedule.steady = 100;
    let error = follow.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Stalled);
    world.world().schedule.steady = 0;
    let last = world.world().next_id;
    assert_eq!(plain(&mut follow).await, (1000..last).map(|id| (id, 0)).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_malformed_record_is_one_item_per_version_in_its_place() {
    let world = Simulator::new(100);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    let bad = |uid: &str, note: &str| format!(r#"{{"uid":"{uid}","version":"{note}"}}"#);
    arrive(&world, 4);
    world.world().rows[2].raw = Some(bad("101", "x"));
    world.world().rows[1].raw = Some("null".to_owned());
    let seen = items(&mut follow).await;
    let shape: Vec<_> = seen.iter().map(|item| item.as_ref().map_or(0, |(id, _)| *id)).collect();
    assert_eq!(shape, [100, 0, 0, 103]);
    let error = seen[1].as_ref().unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("data[2].version")));
    assert_eq!(error.raw().unwrap(), &json!({"uid": "101", "version": "x"}));
    // The content counts, not its spelling.
    world.world().rows[2].raw = Some(r#"{ "version": "x", "uid": "101" }"#.to_owned());
    let mut follow = world.follow(100, FollowOptions::resume(follow.checkpoint()));
    assert_eq!(plain(&mut follow).await, []);
    world.world().rows[2].raw = Some(bad("101", "y"));
    assert_eq!(items(&mut follow).await.len(), 1);
    world.world().rows[2].raw = None;
    assert_eq!(plain(&mut follow).await, [(101, 0)]);
}

/// Hides the records with odd numbers, as a part that is missing from now on.
fn hide(world: &Simulator) -> VecDeque<Row> {
    let mut world = world.world();
    let (hidden, rest) = std::mem::take(&mut world.rows).into_iter().partition(|row| row.id % 2 == 1);
    world.rows = rest;
    world.extra = json!({"included": 2, "of": 2, "parts": [{"name": "odd", "status": "timeout"}]});
    hidden
}

fn show(world: &Simulator, hidden: VecDeque<Row>) {
    let mut world = world.world();
    world.rows.extend(hidden);
    world.rows.make_contiguous().sort_by_key(|row| std::cmp::Reverse(row.id));
    world.extra = json!({});
}

#[tokio::test(start_paused = true)]
async fn a_missing_part_is_reported_once_and_its_records_do_not_come_as_new() {
    for pages in 1..4 {
        let world = Simulator::new(2000);
        let mut follow = begun(&world, 100, FollowOptions::new().look_back(pages * 100)).await;
        let hidden = hide(&world);
        let seen = items(&mut follow).await;
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert_eq!(seen[0].as_ref().unwrap_err().kind(), ErrorKind::Partial);
        // Some leave, so that others move up.
        world.world().rows.drain(3..10);
        assert_eq!(plain(&mut follow).await, []);
        show(&world, hidden);
        arrive(&world, 5);
        assert_eq!(plain(&mut follow).await, (2000..2005).map(|id| (id, 0)).collect::<Vec<_>>());
        hide(&world);
        assert_eq!(items(&mut follow).await.len(), 1, "it is missing again");
    }
}

#[tokio::test(start_paused = true)]
async fn records_that_arrive_in_a_missing_part_come_when_it_is_back() {
    for restart in [false, true] {
        let world = Simulator::new(2000);
        let mut follow = begun(&world, 100, FollowOptions::new()).await;
        let mut hidden = hide(&world);
        assert_eq!(items(&mut follow).await.len(), 1);
        let mut seen = Vec::new();
        for _ in 0..5 {
            arrive(&world, 150);
            hidden.extend(hide(&world));
            seen.extend(plain(&mut follow).await);
        }
        assert_eq!(seen, (2000..2750).filter(|id| id % 2 == 0).map(|id| (id, 0)).collect::<Vec<_>>());
        if restart {
            follow = world.follow(100, FollowOptions::resume(follow.checkpoint()));
            assert_eq!(items(&mut follow).await.len(), 1, "another program is reported again");
        }
        show(&world, hidden);
        let seen = plain(&mut follow).await;
        assert_eq!(seen, (2000..2750).filter(|id| id % 2 == 1).map(|id| (id, 0)).collect::<Vec<_>>());
        assert_eq!(plain(&mut follow).await, []);
    }
}

#[tokio::test(start_paused = true)]
async fn a_part_that_is_missing_for_good_is_followed_without() {
    let world = Simulator::new(2000);
    world.world().extra = json!({"included": 20, "of": 23});
    let mut follow = world.follow(100, FollowOptions::new());
    assert_eq!(items(&mut follow).await.len(), 1);
    for round in 0..40 {
        arrive(&world, 50);
        world.world().rows.drain(60..100);
        let before = world.requests();
        assert_eq!(plain(&mut follow).await.len(), 50, "{round}");
        assert!(world.requests() - before <= 8, "{} requests in round {round}", world.requests() - before);
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_stops_counting_is_reported_once() {
    let world = Simulator::new(1000);
    world.world().cap = Some(500);
    let mut follow = world.follow(100, FollowOptions::new().from_beginning());
    let seen = items(&mut follow).await;
    assert_eq!((seen.len(), seen[0].as_ref().unwrap_err().kind()), (501, ErrorKind::Partial));
    arrive(&world, 1);
    assert_eq!(plain(&mut follow).await, [(1000, 0)]);
}
