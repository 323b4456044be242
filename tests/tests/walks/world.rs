//! A list that moves between any two requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use sdk_emulator::List;
use sdk_runtime::Timestamp;
use sdk_runtime::random::Random;
use serde_json::{Value, json};

use crate::listed::{DAY, Listed, MOMENT, set};

/// What happens between two requests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Schedule {
    /// At most so many arrive.
    pub(crate) arrivals: usize,
    /// At most so many leave, of which one half is taken from where the walk is.
    pub(crate) leaving: usize,
    /// At most so many change.
    pub(crate) changes: usize,
    /// One request in so many fails; 0 for none.
    pub(crate) failing: u32,
    /// So many records have one time, and if it is more than one, no response orders them as the one before.
    pub(crate) ties: usize,
}

impl Schedule {
    /// The number of seconds that this one came after the first record.
    fn age(&self, number: usize) -> i64 {
        let ties = self.ties.max(1);
        SPACING * i64::try_from(number / ties * ties).unwrap()
    }
}

/// An emulator with so many records that a filter lets through, and some that it does not.
pub(crate) struct World {
    pub(crate) listed: Listed,
    /// The parameters of the walk.
    pub(crate) query: Vec<(String, Value)>,
    /// How many requests the walk makes at once.
    pub(crate) concurrency: usize,
    count: usize,
    /// How far back the service looks, in seconds.
    window: Option<i64>,
    moving: Arc<Mutex<Moving>>,
}

struct Moving {
    list: List,
    schedule: Schedule,
    random: Random,
    identity: String,
    template: Value,
    /// Path of the time of a record, and whether it is in milliseconds.
    time: (String, bool),
    /// What a record of the walk has at this path, that others have not.
    mark: Option<(String, Value)>,
    /// The numbers of the records that the filter lets through, oldest first.
    alive: Vec<usize>,
    pushed: usize,
    /// How many there were at each request, by its number.
    at_request: Vec<usize>,
    /// The time by the service's clock, and by how much it goes on with every request, in seconds.
    now: i64,
    step: i64,
    /// How many records the walk has yielded.
    passed: usize,
    arrived: usize,
    /// The number of records that were said to be missing.
    told: usize,
}

/// Seconds from one record to the next.
const SPACING: i64 = 5;

impl World {
    /// So many records, asked for in pages of so many. Nothing moves before the first request.
    pub(crate) async fn new(listed: &Listed, count: usize, limit: usize, seed: u64, schedule: Schedule) -> Self {
        let listed = listed.anew().await;
        // Where a burst cannot be measured, it must be less than a page.
        let most = if listed.named("/total").is_some() { usize::MAX } else { limit * 3 / 4 };
        let schedule = Schedule { arrivals: schedule.arrivals.min(most), ..schedule };
        let mark = listed.mark();
        let mut query = vec![(listed.named("/limit").unwrap().to_owned(), json!(limit))];
        query.extend(mark.as_ref().map(|(name, _, value)| (name.clone(), value.clone())));
        query.extend(listed.with_needed(&[]).into_iter().map(|(name, value)| (name.to_owned(), value)));
        let fixed = listed.fixed().to_owned();
        let unix = listed.time(&fixed, MOMENT).is_number();
        let mut moving = Moving {
            list: listed.list(),
            schedule,
            random: Random::new(seed),
            identity: listed.identity().to_owned(),
            template: listed.plain(""),
            time: (fixed, unix),
            mark: mark.map(|(_, path, value)| (path, value)),
            alive: Vec::new(),
            pushed: 0,
            at_request: Vec::new(),
            now: listed.emulator.now().as_second(),
            step: 0,
            passed: 0,
            arrived: 0,
            told: 0,
        };
        let begin = MOMENT - SPACING * i64::try_from(count).unwrap();
        for number in 0..count {
            moving.push(begin + schedule.age(number));
            if number % 20 == 0 {
                moving.push_other();
            }
        }
        listed.emulator.unordered_ties(schedule.ties > 1);
        let window = listed.window();
        if let Some(window) = window {
            // The oldest records are at its edge, and go over it while they are read.
            moving.now = begin + window;
            listed.emulator.set_clock(Timestamp::from_second(moving.now).unwrap());
        }
        if schedule.leaving > 0 {
            moving.step = SPACING * 2;
            listed.emulator.advance_each(Duration::from_secs(moving.step.unsigned_abs()));
        }
        listed.emulator.fail_randomly(seed, schedule.failing);
        let moving = Arc::new(Mutex::new(moving));
        let hooked = Arc::clone(&moving);
        listed.emulator.before_each(move |before| {
            let mut moving = hooked.lock().unwrap();
            if before > 0 {
                moving.pass_time();
            }
            let pushed = moving.pushed;
            moving.at_request.push(pushed);
        });
        Self { listed, query, concurrency: 1, count, window, moving }
    }

    /// The parameters of the walk.
    pub(crate) fn query(&self) -> Vec<(&str, Value)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
    }

    /// Takes note that the walk has yielded so many records.
    pub(crate) fn passed(&self, records: usize) {
        self.moving().passed = records;
    }

    /// Takes note that the walk has said that so many records are missing.
    pub(crate) fn told(&self, records: usize) {
        self.moving().told += records;
    }

    /// What became of the records that were there when the walk began.
    pub(crate) fn judge(&self, seen: &[String]) -> Verdict {
        let mut times: HashMap<&str, usize> = HashMap::new();
        seen.iter().for_each(|id| *times.entry(id).or_default() += 1);
        let now = self.listed.emulator.now().as_second();
        let begin = MOMENT - SPACING * i64::try_from(self.count).unwrap();
        let schedule = self.moving().schedule;
        let still_there = |number: &usize| {
            let time = begin + schedule.age(*number);
            *number < self.count && self.window.is_none_or(|window| time >= now - window)
        };
        let moving = self.moving();
        let stayed = moving.alive.iter().filter(|number| still_there(number)).map(|number| name(*number));
        let mut lost: Vec<_> = stayed.filter(|name| !times.contains_key(name.as_str())).collect();
        if lost.len() <= moving.told {
            lost.clear();
        }
        let repeated = times.iter().filter(|(_, times)| **times > 1).map(|(id, _)| (*id).to_owned()).collect();
        // A walk begins with its first answer, before which requests may have failed.
        let failed = self.listed.emulator.requests().iter().take_while(|request| request.status != 200).count();
        let begin = moving.at_request.get(failed).copied().unwrap_or_default();
        let newer = times.keys().filter(|id| **id >= name(begin).as_str()).count();
        Verdict { lost, repeated, newer }
    }

    fn moving(&self) -> MutexGuard<'_, Moving> {
        self.moving.lock().unwrap()
    }
}

/// What a walk did wrong.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) lost: Vec<String>,
    pub(crate) repeated: Vec<String>,
    /// How many records it yielded that arrived after its beginning, or that the filter does not let through.
    pub(crate) newer: usize,
}

/// Such that later ones are greater.
fn name(number: usize) -> String {
    format!("m{number:07}")
}

impl Moving {
    fn record(&self, id: &str, time: i64) -> Value {
        let mut record = self.template.clone();
        set(&mut record, &self.identity, json!(id));
        let (path, unix) = &self.time;
        let time = if *unix { json!(time * 1000) } else { json!(Timestamp::from_second(time).unwrap().to_string()) };
        set(&mut record, path, time);
        if let Some((path, value)) = &self.mark {
            set(&mut record, path, value.clone());
        }
        record
    }

    fn push(&mut self, time: i64) {
        self.list.push(self.record(&name(self.pushed), time));
        self.alive.push(self.pushed);
        self.pushed += 1;
    }

    /// Adds a record that the filter does not let through.
    fn push_other(&mut self) {
        let Some((path, _)) = self.mark.clone() else { return };
        let mut record = self.record("other", MOMENT);
        set(&mut record, &path, json!("other"));
        self.list.push(record);
    }

    fn pass_time(&mut self) {
        self.now += self.step;
        for _ in 0..self.random.index(self.schedule.leaving + 1) {
            let place = match self.random.index(2) {
                0 => self.random.index(self.alive.len()),
                _ => (self.arrived + self.passed + self.random.index(200)).saturating_sub(50),
            };
            let Some(index) = self.alive.len().checked_sub(place + 1) else { continue };
            let name = name(self.alive.remove(index));
            // One half is removed, the other changes so that the filter no longer lets it through.
            match (&self.mark, self.random.index(2)) {
                (Some((path, _)), 0) => self.list.update(&name, |record| set(record, path, json!("other"))),
                _ => self.list.remove(&name),
            };
        }
        for _ in 0..self.random.index(self.schedule.changes + 1) {
            let index = self.random.index(self.alive.len());
            if let Some(number) = self.alive.get(index) {
                self.list.update(&name(*number), |record| record["changed"] = json!(self.pushed));
            }
        }
        let arrivals = self.random.index(self.schedule.arrivals + 1);
        for number in 0..arrivals {
            self.push(self.now);
            if number % 20 == 0 {
                self.push_other();
            }
        }
        self.arrived += arrivals;
    }
}

impl Listed {
    /// A filter for exact values, with the path that it acts on and a value: one with a vocabulary if there is any.
    fn mark(&self) -> Option<(String, String, Value)> {
        let exact = self.parameters().iter().filter_map(|parameter| {
            let path = self.filter(parameter).get("equals")?;
            let path = path.as_str().or_else(|| path[0].as_str())?;
            let (name, values) = (parameter["name"].as_str()?, self.vocabulary(parameter));
            let usable = path != self.identity() && self.field(path).is_some_and(|field| field["format"].is_null());
            usable.then(|| (name.to_owned(), path.to_owned(), values))
        });
        let (name, path, values) = exact.min_by_key(|(_, _, values)| values.is_none())?;
        Some((name, path, values.unwrap_or_else(|| json!("mark"))))
    }

    /// How many seconds back the service looks when it is not told.
    fn window(&self) -> Option<i64> {
        let windowed = self.parameters().iter().find(|parameter| self.filter(parameter).get("last_days").is_some())?;
        Some(windowed["schema"]["default"].as_i64()? * DAY)
    }
}
