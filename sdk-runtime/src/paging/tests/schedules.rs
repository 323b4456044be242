//! Random schedules: no record is lost and none comes twice, however the list changes.

use super::simulator::Simulator;
use super::tally::{Tally, number};
use super::world::{End, Schedule};
use crate::ErrorKind;
use crate::testing::random::Random;

pub(super) const RECORDS: u64 = 5000;

/// Returns the seeds: 20 by default; `WALK_SCHEDULES=200` sets another number.
pub(super) fn seeds() -> std::ops::Range<u64> {
    let count = std::env::var("WALK_SCHEDULES").ok().and_then(|count| count.parse().ok());
    0..count.unwrap_or(20)
}

pub(super) fn schedule(limit: u64) -> Schedule {
    Schedule { arrivals: limit * 3 / 2, leaving: 5, changes: 5, failing: 10, ..Schedule::default() }
}

/// Walks to the end, resuming after every error. Returns the number of records that were said to be missing too.
async fn walk(world: &Simulator, limit: u64, seed: u64) -> (Tally, u64) {
    let (mut tally, mut reported) = (Tally::default(), 0);
    let mut records = world.records(limit);
    let mut random = Random::new(seed ^ 0x5eed);
    loop {
        match records.next().await {
            Some(Ok(log)) => {
                tally.add(&log);
                // Sometimes the program ends, and another one continues.
                if random.below(1000) == 0 {
                    let checkpoint = serde_json::to_string(&records.resume_from()).unwrap();
                    records = world.records(limit).resume(serde_json::from_str(&checkpoint).unwrap());
                }
            }
            Some(Err(error)) if error.is_retryable() => {
                assert!(records.next().await.is_none(), "the error of a request is the end");
                let checkpoint = records.resume_from();
                records = world.records(limit).resume(checkpoint);
            }
            // If changes move records, a known one may be anywhere, and sometimes misleads the walk.
            Some(Err(error)) if error.kind() == ErrorKind::Stalled && world.world().schedule.moving => {
                records = world.records(limit).resume(records.resume_from());
            }
            // Or it misleads the walk unnoticed, and others are missing at the end.
            Some(Err(error)) if error.kind() == ErrorKind::Partial && world.world().schedule.moving => {
                reported += number(&error);
            }
            Some(Err(error)) => {
                let requests = world.world().requests.split_off(0);
                panic!("seed {seed}: {error}; after the requests {requests:?}")
            }
            None => return (tally, reported),
        }
    }
}

async fn nothing_is_lost(end: End, limit: u64, ascending: bool, change: impl Fn(&mut Schedule)) {
    for seed in seeds() {
        let mut schedule = schedule(limit);
        change(&mut schedule);
        let world = Simulator::moving(RECORDS, seed, schedule);
        world.world().end = end;
        world.world().ascending = ascending;
        exact(&world, limit, seed).await;
    }
}

/// Walks to the end, and checks that every record that stayed comes once.
pub(super) async fn exact(world: &Simulator, limit: u64, seed: u64) {
    let (tally, reported) = walk(world, limit, seed).await;
    let (lost, repeated) = (tally.lost(&world.world(), RECORDS), tally.repeated());
    let is_exact = lost.len() as u64 <= reported && repeated.is_empty();
    assert!(is_exact, "seed {seed}: lost {lost:?}, {reported} reported, repeated {repeated:?}");
    // Below a known record that moved to the top, arrivals count as new.
    let best_effort = world.world().ascending || world.world().schedule.moving;
    assert!(best_effort || tally.newer(RECORDS) == 0, "seed {seed}: {} newer", tally.newer(RECORDS));
}

#[tokio::test(start_paused = true)]
async fn with_an_end_flag_nothing_is_lost_or_repeated() {
    nothing_is_lost(End::Flag, 100, false, |_| {}).await;
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_or_repeated_if_requests_past_the_end_fail() {
    nothing_is_lost(End::FlagAndFailure, 100, false, |_| {}).await;
}

#[tokio::test(start_paused = true)]
async fn with_a_total_only_nothing_is_lost_or_repeated() {
    nothing_is_lost(End::Total, 1000, false, |_| {}).await;
    nothing_is_lost(End::Total, 100, false, |_| {}).await;
}

#[tokio::test(start_paused = true)]
async fn without_any_sign_of_the_end_nothing_is_lost_or_repeated() {
    // Without a total the size of a burst is not known, so the search handles fewer arrivals.
    nothing_is_lost(End::Silent, 100, false, |schedule| schedule.arrivals = 75).await;
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_or_repeated_if_the_service_reduces_the_limit() {
    for end in [End::Flag, End::Total, End::Silent] {
        for seed in seeds() {
            let world = Simulator::moving(RECORDS, seed, Schedule { arrivals: 75, ..schedule(100) });
            world.world().end = end;
            world.world().largest = 100;
            exact(&world, 1000, seed).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn on_small_pages_nothing_is_lost_or_repeated() {
    nothing_is_lost(End::Flag, 25, false, |_| {}).await;
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_or_repeated_while_many_records_leave() {
    nothing_is_lost(End::FlagAndFailure, 100, false, |schedule| {
        schedule.arrivals = 0;
        schedule.leaving = 15;
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn in_ascending_order_nothing_is_lost_or_repeated() {
    nothing_is_lost(End::Flag, 100, true, |_| {}).await;
    nothing_is_lost(End::Total, 100, true, |schedule| schedule.arrivals = 50).await;
}

#[tokio::test(start_paused = true)]
async fn changes_that_move_records_cost_no_other_record() {
    nothing_is_lost(End::Flag, 100, false, |schedule| schedule.moving = true).await;
}

/// Shows that the tests above can fail: the usual loop does.
#[tokio::test(start_paused = true)]
async fn a_naive_walk_loses_and_repeats_under_the_same_schedules() {
    use crate::paging::fetch::Fetch;
    let (mut lost, mut repeated, mut losing) = (0, 0, 0);
    for seed in seeds() {
        let world = Simulator::moving(RECORDS, seed, Schedule { failing: 0, ..schedule(100) });
        let mut tally = Tally::default();
        let mut offset = 0;
        loop {
            let page = world.fetch(offset, 100).await.unwrap();
            for record in &page.records {
                tally.add(&serde_json::from_str(record.raw.get()).unwrap());
            }
            offset += 100;
            if page.more != Some(true) {
                break;
            }
        }
        let missing = tally.lost(&world.world(), RECORDS).len();
        lost += missing;
        losing += usize::from(missing > 0);
        repeated += tally.repeated().len();
    }
    println!("naive: {lost} lost in {losing} schedules, {repeated} repeated");
    assert!(repeated > 0 && lost > 0, "{lost} lost, {repeated} repeated");
}
