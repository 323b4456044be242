//! A list that changes between any two requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use sdk_emulator::List;
use sdk_runtime::Timestamp;
use sdk_runtime::random::Random;
use serde_json::{Value, json};

use crate::listed::{DAY, Listed, MOMENT, set};

/// The changes between two requests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Schedule {
    /// Maximum number of arriving records.
    pub(crate) arrivals: usize,
    /// Maximum number of leaving records, half of them near the position of the walk.
    pub(crate) leaving: usize,
    /// Maximum number of changed records.
    pub(crate) changes: usize,
    /// One in this many requests fails; 0 for none.
    pub(crate) failing: u32,
    /// Number of records that share a time; if it is more than one, each response orders them differently.
    pub(crate) ties: usize,
}

impl Schedule {
    /// Returns the seconds between the arrivals of the first record and of this one.
    fn age(&self, number: usize) -> i64 {
        let ties = self.ties.max(1);
        SPACING * i64::try_from(number / ties * ties).unwrap()
    }
}

/// An emulator with records that a filter selects, and some that it does not.
pub(crate) struct ChangingList {
    pub(crate) listed: Listed,
    /// The parameters of the walk.
    pub(crate) query: Vec<(String, Value)>,
    /// Number of concurrent requests of the walk.
    pub(crate) concurrency: usize,
    count: usize,
    /// Time that the service looks back, in seconds.
    window: Option<i64>,
    state: Arc<Mutex<State>>,
}

struct State {
    list: List,
    schedule: Schedule,
    random: Random,
    identity: String,
    template: Value,
    /// Path of the time of a record, and true if it is in milliseconds.
    time: (String, bool),
    /// Path and value that the filter selects.
    mark: Option<(String, Value)>,
    /// The numbers of the records that the filter selects, oldest first.
    alive: Vec<usize>,
    pushed: usize,
    /// Number of records at each request.
    at_request: Vec<usize>,
    /// Time of the service's clock, and its advance with every request, in seconds.
    now: i64,
    step: i64,
    /// Number of records that the walk has yielded.
    passed: usize,
    arrived: usize,
    /// Number of records that were reported as missing.
    told: usize,
}

/// Seconds between two records.
const SPACING: i64 = 5;

impl ChangingList {
    /// Returns a list of `count` records, requested in pages of `limit`. Nothing changes before the first request.
    pub(crate) async fn new(listed: &Listed, count: usize, limit: usize, seed: u64, schedule: Schedule) -> Self {
        let listed = listed.with_new_emulator().await;
        // Where a burst cannot be measured, it must be less than a page.
        let most = if listed.named("/total").is_some() { usize::MAX } else { limit * 3 / 4 };
        let schedule = Schedule { arrivals: schedule.arrivals.min(most), ..schedule };
        let mark = listed.mark();
        let mut query = vec![(listed.named("/limit").unwrap().to_owned(), json!(limit))];
        query.extend(mark.as_ref().map(|(name, _, value)| (name.clone(), value.clone())));
        query.extend(listed.with_needed(&[]).into_iter().map(|(name, value)| (name.to_owned(), value)));
        let fixed = listed.fixed().to_owned();
        let unix = listed.time(&fixed, MOMENT).is_number();
        let mut state = State {
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
            state.push(begin + schedule.age(number));
            if number % 20 == 0 {
                state.push_other();
            }
        }
        listed.emulator.unordered_ties(schedule.ties > 1);
        let window = listed.window();
        if let Some(window) = window {
            // The oldest records are at the edge of the window, and leave it while they are read.
            state.now = begin + window;
            listed.emulator.set_clock(Timestamp::from_second(state.now).unwrap());
        }
        if schedule.leaving > 0 {
            state.step = SPACING * 2;
            listed.emulator.advance_each(Duration::from_secs(state.step.unsigned_abs()));
        }
        listed.emulator.fail_randomly(seed, schedule.failing);
        let state = Arc::new(Mutex::new(state));
        let hooked = Arc::clone(&state);
        listed.emulator.before_each(move |before| {
            let mut state = hooked.lock().unwrap();
            if before > 0 {
                state.pass_time();
            }
            let pushed = state.pushed;
            state.at_request.push(pushed);
        });
        Self { listed, query, concurrency: 1, count, window, state }
    }

    /// Returns the parameters of the walk.
    pub(crate) fn query(&self) -> Vec<(&str, Value)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
    }

    /// Notes that the walk has yielded this many records.
    pub(crate) fn passed(&self, records: usize) {
        self.state().passed = records;
    }

    /// Notes that the walk has reported this many missing records.
    pub(crate) fn told(&self, records: usize) {
        self.state().told += records;
    }

    /// Compares the yielded records with those that were there when the walk began.
    pub(crate) fn mistakes(&self, seen: &[String]) -> Mistakes {
        let mut times: HashMap<&str, usize> = HashMap::new();
        seen.iter().for_each(|id| *times.entry(id).or_default() += 1);
        let now = self.listed.emulator.now().as_second();
        let begin = MOMENT - SPACING * i64::try_from(self.count).unwrap();
        let schedule = self.state().schedule;
        let still_there = |number: &usize| {
            let time = begin + schedule.age(*number);
            *number < self.count && self.window.is_none_or(|window| time >= now - window)
        };
        let state = self.state();
        let stayed = state.alive.iter().filter(|number| still_there(number)).map(|number| name(*number));
        let mut lost: Vec<_> = stayed.filter(|name| !times.contains_key(name.as_str())).collect();
        if lost.len() <= state.told {
            lost.clear();
        }
        let repeated = times.iter().filter(|(_, times)| **times > 1).map(|(id, _)| (*id).to_owned()).collect();
        // A walk begins with its first successful response, before which requests may have failed.
        let failed = self.listed.emulator.requests().iter().take_while(|request| request.status != 200).count();
        let begin = state.at_request.get(failed).copied().unwrap_or_default();
        let newer = times.keys().filter(|id| **id >= name(begin).as_str()).count();
        Mistakes { lost, repeated, newer }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

/// The mistakes of a walk.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Mistakes {
    pub(crate) lost: Vec<String>,
    pub(crate) repeated: Vec<String>,
    /// Number of yielded records that arrived after its beginning, or that the filter does not select.
    pub(crate) newer: usize,
}

/// Returns a name; later ones are greater.
fn name(number: usize) -> String {
    format!("m{number:07}")
}

impl State {
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

    /// Adds a record that the filter does not select.
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
            // Half of them are removed, the others change so that the filter no longer selects them.
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
    /// Returns a filter for exact values, with the path that it compares and a value; with known values if possible.
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

    /// Returns the seconds that the service looks back by default.
    fn window(&self) -> Option<i64> {
        let windowed = self.parameters().iter().find(|parameter| self.filter(parameter).get("last_days").is_some())?;
        Some(windowed["schema"]["default"].as_i64()? * DAY)
    }
}
