//! Lists that are ordered by a time which many records have, where every response orders those anew.

use super::schedules::{schedule, seeds};
use super::simulator::{End, Log, LogPage, Schedule, Simulator, Tally};
use crate::random::Random;
use crate::{Checkpoint, Error, ErrorKind, Pages, Records};

/// A walk record by record or page by page.
enum Walk {
    Stream(Records<Log>),
    Pages(Pages<LogPage>),
}

impl Walk {
    fn of(world: &Simulator, limit: u64, by_page: bool) -> Self {
        if by_page { Self::Pages(world.pages(limit)) } else { Self::Stream(world.records(limit)) }
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
            Self::Stream(records) => Self::Stream(records.resume(checkpoint)),
            Self::Pages(pages) => Self::Pages(pages.resume(checkpoint)),
        }
    }
}

/// What came of a walk.
#[derive(Default)]
struct Found {
    tally: Tally,
    /// How many records were said to be missing.
    told: u64,
    stalled: u64,
}

/// The number that an error of kind `Partial` tells.
fn number(error: &Error) -> u64 {
    let text = error.to_string();
    text.split(' ').find_map(|word| word.parse().ok()).unwrap_or_else(|| panic!("{text}"))
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
            Err(error) if error.kind() == ErrorKind::Partial => found.told += number(&error),
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

/// Nothing comes twice, and what is lost is told.
fn check(world: &Simulator, found: &Found, count: u64, about: &str) {
    let (lost, repeated) = (found.tally.lost(&world.world(), count), found.tally.repeated());
    let told = found.told;
    assert!(repeated.is_empty(), "{about}: repeated {repeated:?}");
    assert!(lost.len() as u64 <= told, "{about}: {} lost, {told} told: {lost:?}", lost.len());
}

/// Walks through a schedule with each of these sizes of groups and pages.
async fn nothing_is_lost_in_silence(
    groups: &[u64],
    limits: &[u64],
    change: impl Fn(&mut Schedule),
    prepare: impl Fn(&mut Simulator, u64),
) {
    let (mut lost, mut walks, mut stalled) = (0, 0, 0);
    for seed in seeds() {
        for (most, limit) in groups.iter().flat_map(|most| limits.iter().map(move |limit| (*most, *limit))) {
            let count = if limit < 50 { 600 } else { 3000 };
            let mut schedule = schedule(limit);
            change(&mut schedule);
            let mut world = Simulator::tied(count, seed, schedule, most);
            prepare(&mut world, seed);
            let found = walk(&world, limit, seed, 300).await;
            check(&world, &found, count, &format!("seed {seed}, groups of {most}, pages of {limit}"));
            (lost, walks, stalled) = (lost + found.told, walks + 1, stalled + found.stalled);
            if found.stalled + found.told > 0 {
                println!("seed {seed}, groups of {most}, pages of {limit}: {} told, {} stalled", found.told, found.stalled);
            }
        }
    }
    println!("{walks} walks: {lost} told, {stalled} stalled");
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
async fn in_a_list_that_rests_nothing_is_lost_in_silence() {
    for end in [End::Flag, End::Total, End::Silent] {
        let rest = |schedule: &mut Schedule| *schedule = Schedule::default();
        nothing_is_lost_in_silence(GROUPS, LIMITS, rest, |world, _| world.world().end = end).await;
    }
}

#[tokio::test(start_paused = true)]
async fn while_records_arrive_nothing_is_lost_in_silence() {
    let arrive = |schedule: &mut Schedule| (schedule.leaving, schedule.failing) = (0, 0);
    nothing_is_lost_in_silence(GROUPS, LIMITS, arrive, |_, _| {}).await;
}

#[tokio::test(start_paused = true)]
async fn while_records_leave_nothing_is_lost_in_silence() {
    let leave = |schedule: &mut Schedule| schedule.arrivals = 0;
    nothing_is_lost_in_silence(GROUPS, LIMITS, leave, |world, _| world.world().end = End::FlagAndFailure).await;
}

#[tokio::test(start_paused = true)]
async fn while_records_arrive_change_and_leave_nothing_is_lost_in_silence() {
    nothing_is_lost_in_silence(GROUPS, LIMITS, |schedule| schedule.arrivals /= 3, |_, _| {}).await;
}

#[tokio::test(start_paused = true)]
async fn by_several_requests_at_once_nothing_is_lost_in_silence() {
    let prepare = |world: &mut Simulator, seed: u64| {
        world.concurrency = 8;
        world.world().weather = Some(1500).filter(|_| seed % 2 == 1);
    };
    nothing_is_lost_in_silence(GROUPS, &[10, 100], |schedule| schedule.arrivals /= 3, prepare).await;
}

#[tokio::test(start_paused = true)]
async fn in_ascending_order_nothing_is_lost_in_silence() {
    let prepare = |world: &mut Simulator, _: u64| world.world().ascending = true;
    nothing_is_lost_in_silence(GROUPS, LIMITS, |schedule| schedule.arrivals /= 3, prepare).await;
}
