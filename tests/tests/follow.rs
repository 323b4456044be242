//! `follow()` over real sockets, on the emulators: bursts, outages, changes, and programs that are restarted anywhere.
//!
//! Everything else about it is tested without sockets, beside its code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic, its helpers too")]

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sdk_emulator::{Emulator, List};
use sdk_runtime::random::Random;
use sdk_runtime::{Checkpoint, Error, Follow, FollowOptions, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::task::JoinSet;

const PAGE: usize = 10;
const LOOK_BACK: usize = 30;
/// From this request on the list does not change, so that the end can be checked.
const REQUESTS: usize = 100;
/// 2026-04-23T12:00:00Z, in milliseconds.
const NOON: i64 = 1_776_945_600_000;
/// Time limit; nothing takes that long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Returns a quarter of the seeds that run without sockets: 5 by default; `WALK_SCHEDULES=200` runs 50.
fn seeds() -> std::ops::Range<u64> {
    let count = std::env::var("WALK_SCHEDULES").ok().and_then(|count| count.parse::<u64>().ok());
    0..count.unwrap_or(20).div_ceil(4)
}

/// The schedule of a list's changes, and their state.
struct Changes<R> {
    list: List<R>,
    record: fn(u64, u64) -> Value,
    random: Random,
    /// The version of each record, by its number.
    versions: Vec<u64>,
    /// Number of records that were there when the first poll got its response.
    begun: Option<usize>,
}

impl<R> Changes<R> {
    fn arrive(&mut self, count: usize) {
        for _ in 0..count {
            let number = self.versions.len() as u64;
            self.list.push((self.record)(number, 0));
            self.versions.push(0);
        }
    }

    fn pass_time(&mut self) {
        match self.random.index(40) {
            0 => self.arrive(PAGE * 10),
            1..8 => {
                let count = self.random.index(PAGE * 3 / 2 + 1);
                self.arrive(count);
            }
            8..12 => {
                let number = self.versions.len() - 1 - self.random.index(PAGE);
                self.versions[number] += 1;
                let new = (self.record)(number as u64, self.versions[number]);
                self.list.update(&name(number as u64), |record| *record = new.clone());
            }
            _ => {}
        }
    }
}

fn name(number: u64) -> String {
    format!("m{number:06}")
}

/// Follows a list under a schedule. `make` starts from the beginning, or from a checkpoint.
async fn run<T: DeserializeOwned + 'static>(
    emulator: Arc<impl Deref<Target = Emulator> + Send + Sync + 'static>,
    list: List<T>,
    record: fn(u64, u64) -> Value,
    make: impl Fn(FollowOptions) -> Follow<T>,
    read: fn(T) -> (String, Option<String>),
    seed: u64,
) {
    let mut changes = Changes { list, record, random: Random::new(seed), versions: Vec::new(), begun: None };
    changes.arrive(50);
    let changes = Arc::new(Mutex::new(changes));
    let (hooked, failing) = (Arc::clone(&changes), Arc::clone(&emulator));
    emulator.before_each(move |before| {
        let mut changes = hooked.lock().unwrap();
        if changes.begun.is_none() {
            changes.begun = Some(changes.versions.len());
        } else if before < REQUESTS {
            changes.pass_time();
            match changes.random.index(100) {
                0 => failing.fail_next(50, 503),
                1..11 => failing.fail_next(1, 503),
                _ => {}
            }
        }
    });

    let interval = Duration::from_millis(10);
    let mut follow = make(FollowOptions::new().interval(interval).look_back(LOOK_BACK));
    let mut random = Random::new(seed ^ 0x5eed);
    let mut seen = Seen::default();
    let mut idle = Duration::ZERO;
    // Number of requests by which all records had arrived.
    let mut complete = None;
    while idle < PATIENCE && complete.is_none_or(|requests| emulator.requests().len() < requests + 10) {
        // A program may end while it waits, too.
        let patience = Duration::from_millis(if random.index(4) == 0 { 15 } else { 60 });
        let mut lives = random.index(10) > 0;
        match tokio::time::timeout(patience, follow.next()).await {
            Ok(Some(Ok(record))) => {
                lives = random.index(100) > 0;
                let (id, version) = read(record);
                seen.add(id[1..].parse().unwrap(), version.unwrap().parse().unwrap(), seed);
                idle = Duration::ZERO;
            }
            Ok(Some(Err(error))) => assert!(error.is_retryable(), "seed {seed}: {error}"),
            Ok(None) => panic!("seed {seed}: the stream ended"),
            Err(_) => idle += patience,
        }
        let requests = emulator.requests();
        if requests.len() > REQUESTS && complete.is_none() && seen.lacks(&changes.lock().unwrap()).is_none() {
            complete = Some(requests.len());
        }
        if !lives {
            let checkpoint = serde_json::to_value(follow.checkpoint()).unwrap();
            // Before its first poll has ended it would start anew, and later.
            if !checkpoint["follow"]["known"].is_null() {
                let checkpoint: Checkpoint = serde_json::from_value(checkpoint).unwrap();
                follow = make(FollowOptions::resume(checkpoint).interval(interval).look_back(LOOK_BACK));
            }
        }
    }
    assert_eq!(seen.lacks(&changes.lock().unwrap()), None, "seed {seed}");
}

/// The last version of each record that was yielded.
#[derive(Default)]
struct Seen {
    versions: HashMap<u64, u64>,
    newest: u64,
}

impl Seen {
    /// Checks that no version comes twice or after a later one, and that new records come in the order of their
    /// arrival.
    fn add(&mut self, number: u64, version: u64, seed: u64) {
        match self.versions.insert(number, version) {
            Some(before) => assert!(before < version, "seed {seed}: version {version} of {number} after {before}"),
            None if version == 0 => {
                assert!(number >= self.newest, "seed {seed}: {number} came after {}", self.newest);
                self.newest = number;
            }
            None => {}
        }
    }

    /// Returns the first record whose last version was not yielded, or that was yielded although it was there before.
    fn lacks<R>(&self, changes: &Changes<R>) -> Option<usize> {
        let begun = changes.begun.unwrap_or_default();
        let is_wrong = |number: &usize| {
            let version = changes.versions.get(*number).copied();
            let expected = version.filter(|version| *number >= begun || *version > 0);
            self.versions.get(&(*number as u64)).copied() != expected
        };
        (0..changes.versions.len()).find(is_wrong)
    }
}

macro_rules! follows {
    ($test:ident, $sdk:ident, $list:ident, $record:ident, $identity:ident, $json:expr) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $test() -> Result<(), Error> {
            let mut runs = JoinSet::new();
            for seed in seeds() {
                let emulator = Arc::new($sdk::mock::Emulator::start().await);
                emulator.set_clock(Timestamp::from_millisecond(NOON).unwrap());
                let client = emulator.client_builder().max_retries(0).rate_limits([]).build()?;
                let list = emulator.$list();
                let make = move |options| client.$list().limit(PAGE).follow(options);
                let read = |record: $sdk::types::$record| (record.$identity, record.subject);
                runs.spawn(run(emulator, list, $json, make, read, seed));
            }
            while let Some(run) = runs.join_next().await {
                run.unwrap();
            }
            Ok(())
        }
    };
}

follows!(
    sent_messages_are_followed_through_bursts_outages_and_restarts,
    jetemail_sdk,
    list_outbound_logs,
    OutboundLog,
    uid,
    |number, version| json!({ "uid": name(number), "subject": version.to_string(), "first_seen": NOON })
);

follows!(
    received_messages_are_followed_through_bursts_outages_and_restarts,
    jetemail_sdk,
    list_inbound_account_logs,
    InboundLog,
    uid,
    |number, version| {
        json!({
            "uid": name(number),
            "subject": version.to_string(),
            "_domain": "shop.example",
            "actions": [{ "date": NOON }],
        })
    }
);

follows!(
    emails_are_followed_through_bursts_outages_and_restarts,
    unosend_sdk,
    list_logs,
    Log,
    id,
    |number, version| {
        json!({ "id": name(number), "subject": version.to_string(), "created_at": "2026-04-23T12:00:00Z" })
    }
);

#[tokio::test]
async fn a_followed_call_that_is_not_polled_blocks_no_other_call() -> Result<(), Error> {
    let emulator = unosend_sdk::mock::Emulator::start().await;
    // One request at a time: the next one may start when the one before has ended.
    let limits = [sdk_runtime::RateLimit::new(1, Duration::from_millis(1))];
    let client = emulator.client_builder().rate_limits(limits).build()?;
    let mut follow = client.list_logs().follow(FollowOptions::new().interval(Duration::ZERO));
    let asked = async {
        while emulator.requests().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        () = asked => {}
        item = follow.next() => panic!("{item:?}"),
    }
    // One of its requests is pending, and nothing polls it any more.
    let page = tokio::time::timeout(PATIENCE, client.list_logs().send()).await;
    assert!(page.unwrap()?.data.is_empty());
    drop(follow);
    Ok(())
}
