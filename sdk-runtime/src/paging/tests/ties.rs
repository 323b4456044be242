//! Lists that are ordered by a time which many records have, in another order in every response.

use std::time::Duration;

use tokio::time::timeout;

use super::list::{Log, LogPage};
use super::schedules::{schedule, seeds};
use super::simulator::Simulator;
use super::tally::{Tally, number};
use super::world::{End, Schedule};
use crate::testing::random::Random;
use crate::{Checkpoint, Error, ErrorKind, FollowOptions, Pages, Records};

/// Walk by records or by pages.
enum Walk {
    Stream(Box<Records<Log>>),
    Pages(Box<Pages<LogPage>>),
}

impl Walk {
    fn of(world: &Simulator, limit: u64, by_page: bool) -> Self {
        if by_page { Self::Pages(Box::new(world.pages(limit))) } else { Self::Stream(Box::new(world.records(limit))) }
    }

    async fn next(&mut self) -> Option<Result<Vec<Log>, Error>> {
        match self {
            Self::Stream(records) => records.next().await.map(|item| item.map(|log| vec![log])),
            Self::Pages(pages) => pages.next().await.map(|item| item.map(|page| page.data)),
        }
    }

    fn checkpoint(&self) -> Checkpoint {
        let checkpoint = match self {
            Self::Stream(records) => records.resume_from(),
            Self::Pages(pages) => pages.resume_from(),
        };
        serde_json::from_str(&serde_json::to_string(&checkpoint).unwrap()).unwrap()
    }

    fn resume(self, checkpoint: Checkpoint) -> Self {
        match self {
            Self::Stream(records) => Self::Stream(Box::new(records.resume(checkpoint))),
            Self::Pages(pages) => Self::Pages(Box::new(pages.resume(checkpoint))),
        }
    }
}

/// Result of a walk.
#[derive(Default)]
struct Found {
    tally: Tally,
    /// The number of records that were said to be missing.
    reported: u64,
    stalled: u64,
}

/// Walks to the end, resuming after every error, and after one in `every` items.
async fn walk(world: &Simulator, limit: u64, seed: u64, every: u64) -> Found {
    let mut found = Found::default();
    let make = || Walk::of(world, limit, seed % 3 == 2);
    let mut walk = make();
    let mut random = Random::new(seed ^ 0x5eed);
    while let Some(item) = walk.next().await {
        match item {
            Ok(logs) => {
                logs.iter().for_each(|log| found.tally.add(log));
                if random.below(every) == 0 {
                    walk = make().resume(walk.checkpoint());
                }
            }
            Err(error) if error.kind() == ErrorKind::Partial => found.reported += number(&error),
            Err(error) if error.is_retryable() => walk = make().resume(walk.checkpoint()),
            Err(error) if error.kind() == ErrorKind::Stalled && found.stalled < 50 => {
                found.stalled += 1;
                walk = make().resume(walk.checkpoint());
            }
            Err(error) => panic!("seed {seed}: {error}; after {:?}", world.world().requests),
        }
    }
    found
}

/// Checks that no record comes twice, and that lost ones are reported.
fn check(world: &Simulator, found: &Found, count: u64, about: &str) {
    let (lost, repeated) = (found.tally.lost(&world.world(), count), found.tally.repeated());
    let reported = found.reported;
    assert!(repeated.is_empty(), "{about}: repeated {repeated:?}");
    assert!(lost.len() as u64 <= reported, "{about}: {} lost, {reported} reported: {lost:?}", lost.len());
}

/// Walks through a schedule with each of these sizes of groups and pages, and checks the result.
async fn nothing_is_lost_in_silence(
    seeds: impl IntoIterator<Item = u64>,
    groups: &[u64],
    limits: &[u64],
    change: impl Fn(&mut Schedule),
    prepare: impl Fn(&mut Simulator, u64),
) {
    let (mut lost, mut walks, mut stalled) = (0, 0, 0);
    for seed in seeds {
        for (most, limit) in groups.iter().flat_map(|most| limits.iter().map(move |limit| (*most, *limit))) {
            let count = if limit < 50 { 600 } else { 3000 };
            let mut schedule = schedule(limit);
            change(&mut schedule);
            let mut world = Simulator::tied(count, seed, schedule, most);
            prepare(&mut world, seed);
            let found = walk(&world, limit, seed, 300).await;
            check(&world, &found, count, &format!("seed {seed}, groups of {most}, pages of {limit}"));
            (lost, walks, stalled) = (lost + found.reported, walks + 1, stalled + found.stalled);
            if found.stalled + found.reported > 0 {
                println!(
                    "seed {seed}, groups of {most}, pages of {limit}: {} reported, {} stalled",
                    found.reported, found.stalled
                );
            }
        }
    }
    println!("{walks} walks: {lost} reported, {stalled} stalled");
}

/// Returns a tenth of the seeds, since each has many walks.
fn few() -> std::ops::Range<u64> {
    0..seeds().end.div_ceil(10)
}

const GROUPS: &[u64] = &[2, 5, 17, 60];
const LIMITS: &[u64] = &[7, 10, 100];

#[tokio::test(start_paused = true)]
async fn groups_in_no_order_come_whole() {
    for limit in [7, 10, 100] {
        for by_page in [false, true] {
            let world = Simulator::tied(2815, 0, Schedule::default(), 5);
            let mut walk = Walk::of(&world, limit, by_page);
            let mut ids = Vec::new();
            while let Some(item) = walk.next().await {
                ids.extend(item.unwrap().into_iter().map(|log| log.uid.parse::<u64>().unwrap()));
            }
            ids.sort_unstable();
            assert_eq!(ids, (0..2815).collect::<Vec<_>>(), "pages of {limit}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_in_a_list_that_does_not_change() {
    for end in [End::Flag, End::Total, End::Silent] {
        let rest = |schedule: &mut Schedule| *schedule = Schedule::default();
        nothing_is_lost_in_silence(few(), GROUPS, LIMITS, rest, |world, _| world.world().end = end).await;
    }
}

#[tokio::test(start_paused = true)]
async fn while_records_arrive_nothing_is_lost_in_silence() {
    let arrive = |schedule: &mut Schedule| (schedule.leaving, schedule.failing) = (0, 0);
    nothing_is_lost_in_silence(few(), GROUPS, LIMITS, arrive, |_, _| {}).await;
}

#[tokio::test(start_paused = true)]
async fn while_records_leave_nothing_is_lost_in_silence() {
    let leave = |schedule: &mut Schedule| schedule.arrivals = 0;
    nothing_is_lost_in_silence(few(), GROUPS, LIMITS, leave, |world, _| world.world().end = End::FlagAndFailure).await;
}

#[tokio::test(start_paused = true)]
async fn while_records_arrive_change_and_leave_nothing_is_lost_in_silence() {
    nothing_is_lost_in_silence(few(), GROUPS, LIMITS, |schedule| schedule.arrivals /= 3, |_, _| {}).await;
}

#[tokio::test(start_paused = true)]
async fn by_several_requests_at_once_nothing_is_lost_in_silence() {
    let prepare = |world: &mut Simulator, seed: u64| {
        world.concurrency = 8;
        world.world().latency = Some(1500).filter(|_| seed % 2 == 1);
    };
    nothing_is_lost_in_silence(few(), GROUPS, &[10, 100], |schedule| schedule.arrivals /= 3, prepare).await;
}

#[tokio::test(start_paused = true)]
async fn in_ascending_order_nothing_is_lost_in_silence() {
    let prepare = |world: &mut Simulator, _: u64| world.world().ascending = true;
    nothing_is_lost_in_silence(few(), GROUPS, LIMITS, |schedule| schedule.arrivals /= 3, prepare).await;
}

/// While the records of one time are read page by page, some leave that were read, and others remain unread.
#[tokio::test(start_paused = true)]
async fn a_record_that_leaves_after_it_was_read_does_not_stand_for_another() {
    let ends = [End::Flag, End::Silent];
    for (seed, end, ascending) in (0..40).flat_map(|seed| ends.map(|end| (seed, end, seed % 4 < 2))) {
        let schedule = Schedule { leaving: 1, arrivals: seed % 3, ..Schedule::default() };
        let world = Simulator::tied(40, seed, schedule, 20);
        (world.world().end, world.world().ascending) = (end, ascending);
        let found = walk(&world, 7, seed, 300).await;
        check(&world, &found, 40, &format!("seed {seed}, {end:?}, ascending: {ascending}"));
    }
}

/// Several leave before the records of one time, so that these begin before the place at which they are read again.
#[tokio::test(start_paused = true)]
async fn records_that_moved_before_the_place_where_they_began_are_read() {
    let change = |schedule: &mut Schedule| schedule.arrivals /= 3;
    let ascending = |world: &mut Simulator, _: u64| world.world().ascending = true;
    nothing_is_lost_in_silence([46, 56], &[60], &[10], change, ascending).await;
}

#[tokio::test(start_paused = true)]
async fn a_walk_goes_on_after_each_of_its_items() {
    for (limit, most) in [(7, 5), (10, 10), (7, 17)] {
        for stop in 0..80 {
            let world = Simulator::tied(80, stop % 4, Schedule::default(), most);
            let mut walk = Walk::of(&world, limit, false);
            let mut found = Found::default();
            for _ in 0..stop {
                walk.next().await.unwrap().unwrap().iter().for_each(|log| found.tally.add(log));
            }
            let mut walk = Walk::of(&world, limit, false).resume(walk.checkpoint());
            while let Some(item) = walk.next().await {
                match item {
                    Ok(logs) => logs.iter().for_each(|log| found.tally.add(log)),
                    Err(error) => found.reported += number(&error),
                }
            }
            check(&world, &found, 80, &format!("pages of {limit}, groups of {most}, stopped at {stop}"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_checkpoint_of_an_earlier_version_is_gone_on_from() {
    for (most, stop) in [1, 5].into_iter().flat_map(|most| (1..60).map(move |stop| (most, stop))) {
        let world = Simulator::tied(60, 0, Schedule::default(), most);
        let mut records = world.records(10);
        let mut found = Found::default();
        for _ in 0..stop {
            found.tally.add(&records.next().await.unwrap().unwrap());
        }
        let mut checkpoint = serde_json::to_value(records.resume_from()).unwrap();
        let walk = checkpoint["walk"].as_object_mut().unwrap();
        // Version 0.1.0 wrote only these members.
        walk.retain(|name, _| ["offset", "passed", "total"].contains(&name.as_str()));
        let mut records = world.records(10).resume(serde_json::from_value(checkpoint).unwrap());
        while let Some(record) = records.next().await {
            found.tally.add(&record.unwrap());
        }
        check(&world, &found, 60, &format!("groups of {most}, stopped at {stop}"));
    }
}

/// Arrivals of one request have one time, and no order.
#[tokio::test(start_paused = true)]
async fn followed_records_of_one_time_come_once_in_any_order() {
    for seed in few() {
        for (limit, most, look_back) in [(10, 5, 10), (10, 5, 0), (7, 3, 20), (100, 60, 100)] {
            let world = Simulator::tied(200, seed, Schedule::default(), most);
            let options = || FollowOptions::new().look_back(look_back);
            let mut follow = world.follow(limit, options());
            assert!(timeout(Duration::from_secs(1), follow.next()).await.is_err());
            let mut random = Random::new(seed ^ 0x5eed);
            let mut tally = Tally::default();
            for _ in 0..40 {
                let now = 1_776_931_930_000 + u64::from(world.requests() as u32) * 1000;
                (0..random.below(most + 1)).for_each(|_| world.world().arrive(now));
                while let Ok(item) = timeout(Duration::from_secs(21), follow.next()).await {
                    tally.add(&item.unwrap().unwrap());
                    // More records arrive with the time of those that were seen last.
                    if random.below(8) == 0 {
                        (0..random.below(3)).for_each(|_| world.world().arrive(now));
                    }
                }
                if random.below(4) == 0 {
                    let checkpoint = serde_json::to_string(&follow.checkpoint()).unwrap();
                    follow = world.follow(limit, FollowOptions::resume(serde_json::from_str(&checkpoint).unwrap()));
                }
            }
            let arrived = world.world().next_id - 200;
            let about = format!("seed {seed}, pages of {limit}, groups of {most}");
            assert!(tally.repeated().is_empty(), "{about}: repeated {:?}", tally.repeated());
            assert_eq!((tally.newer(200) as u64, tally.len() as u64), (arrived, arrived), "{about}");
        }
    }
}
