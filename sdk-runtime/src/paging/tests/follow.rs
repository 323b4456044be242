//! The records that a followed list yields, its requests and its waits.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::list::Log;
use super::simulator::Simulator;
use super::world::{End, Schedule};
use crate::{Error, ErrorKind, Follow, FollowOptions};

const INTERVAL: Duration = Duration::from_secs(5);
/// A time longer than any wait.
const QUIET: Duration = Duration::from_secs(21);

pub(super) type Item = Result<(u64, i64), Error>;

/// Returns the items until none has come for longer than any wait.
pub(super) async fn items(follow: &mut Follow<Log>) -> Vec<Item> {
    let mut items = Vec::new();
    while let Ok(item) = timeout(QUIET, follow.next()).await {
        items.push(item.unwrap().map(|log| (log.uid.parse().unwrap(), log.version.unwrap_or(-1))));
    }
    items
}

/// Returns the records with their versions, if no error comes.
pub(super) async fn plain(follow: &mut Follow<Log>) -> Vec<(u64, i64)> {
    items(follow).await.into_iter().map(Result::unwrap).collect()
}

/// Makes a stream whose first poll has ended.
pub(super) async fn begun(world: &Simulator, limit: u64, options: FollowOptions) -> Follow<Log> {
    let mut follow = world.follow(limit, options);
    assert!(timeout(Duration::from_secs(1), follow.next()).await.is_err());
    follow
}

pub(super) fn arrive(world: &Simulator, count: u64) {
    (0..count).for_each(|_| world.world().arrive(0));
}

#[tokio::test(start_paused = true)]
async fn new_records_come_oldest_first_and_old_ones_do_not() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    assert_eq!(plain(&mut follow).await, []);
    for burst in [1, 3, 100, 1000, 99, 2500] {
        let first = world.world().next_id;
        arrive(&world, burst);
        assert_eq!(plain(&mut follow).await, (first..first + burst).map(|id| (id, 0)).collect::<Vec<_>>());
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_that_was_empty_or_short_yields_what_arrives() {
    for count in [0, 1, 5] {
        let world = Simulator::new(count);
        let mut follow = begun(&world, 100, FollowOptions::new()).await;
        arrive(&world, 250);
        assert_eq!(plain(&mut follow).await, (count..count + 250).map(|id| (id, 0)).collect::<Vec<_>>());
        // All records have left, so those that arrive are new.
        world.world().rows.clear();
        arrive(&world, 2);
        assert_eq!(plain(&mut follow).await, [(count + 250, 0), (count + 251, 0)]);
    }
}

#[tokio::test(start_paused = true)]
async fn idle_polls_cost_one_request_each_and_back_off() {
    let world = Simulator::new(1000);
    let mut follow = world.follow(100, FollowOptions::new().interval(INTERVAL));
    let mut gaps = Vec::new();
    let mut last = (0, Instant::now());
    for step in 0..2000 {
        assert!(timeout(Duration::from_millis(50), follow.next()).await.is_err() || step == 1500);
        if world.requests() > last.0 {
            assert_eq!(world.requests(), last.0 + 1);
            gaps.push(last.1.elapsed().as_secs());
            last = (last.0 + 1, Instant::now());
        }
    }
    assert_eq!(gaps, [0, 5, 10, 20, 20, 20, 20]);
    // After a record it waits at most the interval.
    arrive(&world, 1);
    follow.next().await.unwrap().unwrap();
    let start = Instant::now();
    arrive(&world, 1);
    follow.next().await.unwrap().unwrap();
    assert_eq!(start.elapsed().as_secs(), 5);
    assert!(world.world().requests.iter().all(|(offset, _)| *offset < 100));
}

#[tokio::test(start_paused = true)]
async fn the_time_that_the_caller_works_counts() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 1);
    follow.next().await.unwrap().unwrap();
    arrive(&world, 1);
    sleep(INTERVAL).await;
    let (start, before) = (Instant::now(), world.requests());
    follow.next().await.unwrap().unwrap();
    assert!(start.elapsed() < Duration::from_millis(100), "{:?}", start.elapsed());
    // One page of look back from the known record on, and the new one.
    assert_eq!(world.requests() - before, 2);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_for_before_the_first_next_or_after_a_drop() {
    let world = Simulator::new(1000);
    let mut follow = world.follow(100, FollowOptions::new());
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), 0);
    let _ = timeout(Duration::from_millis(10), follow.next()).await;
    drop(follow);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_next_that_is_given_up_loses_nothing() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 500);
    let mut seen = Vec::new();
    while seen.len() < 500 {
        if let Ok(item) = timeout(Duration::from_millis(3), follow.next()).await {
            seen.push(item.unwrap().unwrap().uid.parse::<u64>().unwrap());
        }
    }
    assert_eq!(seen, (1000..1500).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn changes_are_found_within_the_look_back_and_not_looked_for_beyond() {
    for (look_back, requests) in [(None, 1), (Some(10), 1), (Some(0), 1), (Some(101), 2), (Some(250), 3)] {
        let world = Simulator::new(1000);
        let options = FollowOptions::new();
        let options = look_back.map_or(options.clone(), |records| options.look_back(records));
        let mut follow = begun(&world, 100, options).await;
        let look_back = look_back.unwrap_or(100);
        let before = world.requests();
        assert!(timeout(INTERVAL, follow.next()).await.is_err());
        assert_eq!(world.requests() - before, requests, "{look_back}");
        // Records on a page that is read anyway are checked too.
        let covered = [0, 100, 199, 298][requests];
        world.world().change(covered, 0);
        assert_eq!(plain(&mut follow).await, []);
        for place in [look_back.saturating_sub(1), 0] {
            world.world().change(place, 0);
            assert_eq!(plain(&mut follow).await, [(999 - place as u64, world.world().rows[place].version as i64)]);
        }
        // The look back counts from the records that were the newest ones.
        if look_back > 1 {
            world.world().change(look_back - 1, 0);
            world.world().change(look_back - 1, 0);
            arrive(&world, 300);
            let seen = plain(&mut follow).await;
            assert_eq!(seen.len(), 301);
            assert_eq!(seen[0].0, 999 - (look_back as u64 - 1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_record_that_enters_among_known_ones_is_new_and_one_that_slides_in_below_is_not() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    // 30 records leave, and 30 older ones move into the look back.
    world.world().rows.drain(20..50);
    assert_eq!(plain(&mut follow).await, []);
    let mut late = world.world().rows[0].clone();
    late.id = 5000;
    world.world().rows.insert(50, late);
    assert_eq!(plain(&mut follow).await, [(5000, 0)]);
    // A record that comes back unchanged is known.
    let back = world.world().rows.remove(10).unwrap();
    assert_eq!(plain(&mut follow).await, []);
    world.world().rows.insert(10, back);
    assert_eq!(plain(&mut follow).await, []);
}

#[tokio::test(start_paused = true)]
async fn short_lived_records_do_not_push_out_one_that_stays() {
    // As with a filter by status: one record stays, the others leave soon.
    let world = Simulator::new(1);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    for _ in 0..30 {
        world.world().rows.truncate(200);
        let stuck = world.world().rows.pop_back().unwrap();
        world.world().rows = [stuck].into();
        let first = world.world().next_id;
        arrive(&world, 80);
        for id in first..first + 80 {
            assert_eq!(follow.next().await.unwrap().unwrap().uid, id.to_string());
        }
    }
    assert_eq!(plain(&mut follow).await, []);
    let versions = serde_json::to_value(follow.checkpoint()).unwrap();
    let count = versions["follow"]["known"]["versions"].as_array().unwrap().len();
    assert!(count <= 2000, "{count} versions are kept");
}

#[tokio::test(start_paused = true)]
async fn a_list_whose_records_all_change_in_place_is_not_read_to_its_end() {
    let world = Simulator::new(20_000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    let before = world.requests();
    arrive(&world, 3);
    (3..20_003).for_each(|place| world.world().change(place, 0));
    let seen = plain(&mut follow).await;
    assert!(seen.len() == 103 && seen[102] == (20_002, 0), "{}", seen.len());
    assert!(world.requests() - before < 8, "{} requests", world.requests() - before);
}

#[tokio::test(start_paused = true)]
async fn records_that_changes_moved_to_the_top_do_not_end_a_sweep() {
    let world = Simulator::moving(1000, 0, Schedule { moving: true, ..Schedule::default() });
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 150);
    for place in [160, 500, 999] {
        world.world().change(place, 0);
    }
    let seen = plain(&mut follow).await;
    assert_eq!(seen.len(), 153);
    assert!(seen[..150].iter().map(|(id, _)| *id).eq(1000..1150), "{seen:?}");
    assert!(seen[150..].iter().all(|(_, version)| *version == 1));
}

#[tokio::test(start_paused = true)]
async fn from_the_beginning_all_come_oldest_first_and_then_what_is_new() {
    for count in [0, 1, 100, 2345] {
        let world = Simulator::new(count);
        let mut follow = world.follow(100, FollowOptions::new().from_beginning());
        assert_eq!(plain(&mut follow).await, (0..count).map(|id| (id, 0)).collect::<Vec<_>>());
        arrive(&world, 2);
        assert_eq!(plain(&mut follow).await, [(count, 0), (count + 1, 0)]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_checkpoint_from_before_the_first_answer_begins_as_it_was_asked_to() {
    let world = Simulator::new(10);
    let resumed = |follow: &Follow<Log>| {
        let checkpoint = serde_json::from_str(&serde_json::to_string(&follow.checkpoint()).unwrap()).unwrap();
        world.follow(100, FollowOptions::resume(checkpoint))
    };
    let mut follow = resumed(&world.follow(100, FollowOptions::new()));
    assert_eq!(plain(&mut follow).await, []);
    arrive(&world, 1);
    // A stream that has begun does not begin again.
    let mut follow = world.follow(100, FollowOptions::resume(follow.checkpoint()).from_beginning());
    assert_eq!(plain(&mut follow).await, [(10, 0)]);
    let mut follow = resumed(&world.follow(100, FollowOptions::new().from_beginning()));
    assert_eq!(plain(&mut follow).await.len(), 11);
}

#[tokio::test(start_paused = true)]
async fn a_checkpoint_in_the_middle_of_a_burst_is_exact_and_bounded() {
    let world = Simulator::new(1000);
    let mut follow = begun(&world, 100, FollowOptions::new()).await;
    arrive(&world, 5000);
    for id in 1000..5500 {
        assert_eq!(follow.next().await.unwrap().unwrap().uid, id.to_string());
    }
    let text = serde_json::to_string(&follow.checkpoint()).unwrap();
    assert!(text.len() < 2000 * 40, "{} bytes", text.len());
    arrive(&world, 300);
    let mut follow = world.follow(100, FollowOptions::resume(serde_json::from_str(&text).unwrap()));
    assert_eq!(plain(&mut follow).await, (5500..6300).map(|id| (id, 0)).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_list_that_shrinks_below_a_page_is_still_followed() {
    for end in [End::Flag, End::FlagAndFailure, End::Total] {
        let world = Simulator::new(300);
        world.world().end = end;
        let mut follow = begun(&world, 100, FollowOptions::new()).await;
        world.world().rows.truncate(3);
        assert_eq!(plain(&mut follow).await, []);
        arrive(&world, 2);
        world.world().change(3, 0);
        assert_eq!(plain(&mut follow).await, [(298, 1), (300, 0), (301, 0)]);
    }
}

#[test]
fn without_a_runtime_the_first_item_says_so() {
    let mut follow = Simulator::new(5).follow(100, FollowOptions::new());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for expected in [Some(ErrorKind::Configuration), None] {
        let next = std::pin::pin!(follow.next()).poll(&mut context);
        let std::task::Poll::Ready(next) = next else { panic!("{next:?}") };
        assert_eq!(next.map(|item| item.unwrap_err().kind()), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn any_interval_is_allowed() {
    for interval in [Duration::ZERO, Duration::MAX] {
        let world = Simulator::new(5);
        let mut follow = begun(&world, 100, FollowOptions::new().interval(interval)).await;
        arrive(&world, 1);
        assert_eq!(follow.next().await.unwrap().unwrap().uid, "5");
        assert!(world.requests() < 100);
    }
}

#[test]
fn the_stream_can_be_spawned() {
    fn spawns<T: Send + Unpin + 'static>() {}
    spawns::<Follow<Log>>();
}
