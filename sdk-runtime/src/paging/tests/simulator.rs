//! A service in memory, whose list moves between any two requests.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{DATE, HeaderMap};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::error::{Error, ErrorKind};
use crate::paging::checkpoint::filters;
use crate::paging::fetch::{Due, Fetch, Source};
use crate::paging::follow::Follower;
use crate::paging::page::Page;
use crate::paging::pagination::{Coverage, Pagination};
use crate::paging::place::Place;
use crate::paging::plan::Plan;
use crate::paging::reader::Reader;
use crate::paging::typed::Rest;
use crate::paging::verdict::Count;
use crate::paging::{answer, members::Members};
use crate::testing::random::Random;
use crate::{Answer, Follow, FollowOptions, Operation, Pages, Pinned, Query, Records};

/// How a service says that there is more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    /// By a flag.
    Flag,
    /// By a flag; asking past the end is a 500.
    FlagAndFailure,
    /// By the total.
    Total,
    /// Not at all.
    Silent,
}

/// What happens between two requests.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    /// At most so many arrive.
    pub(super) arrivals: u64,
    /// Exactly so many arrive.
    pub(super) steady: u64,
    /// At most so many leave.
    pub(super) leaving: u64,
    /// At most so many change.
    pub(super) changes: u64,
    /// Whether a change moves a record to where new ones come.
    pub(super) moving: bool,
    /// One request in so many fails; 0 for none.
    pub(super) failing: u64,
    /// At most so many arrive before one in ten of the requests for the first page.
    pub(super) burst: u64,
    /// So many requests fail from one in thirty of the requests for the first page on.
    pub(super) outage: u64,
}

/// What the service makes of the end of a window of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Window {
    /// Records that came later are not listed.
    Honest,
    /// Nothing.
    Ignored,
    /// It is taken for so many milliseconds earlier.
    Early(u64),
    /// Records that changed later are not listed.
    OfChanges,
    /// It is refused.
    Refused,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: u64,
    pub(super) version: u64,
    /// When it came and when it changed last, in milliseconds.
    pub(super) came: u64,
    changed: u64,
    /// The time that the list is ordered by, in milliseconds.
    pub(super) time: u64,
    /// What is in the list instead of the record.
    pub(super) raw: Option<String>,
}

impl Row {
    /// The time, one instant in several spellings.
    fn spelled(&self) -> Value {
        let time = Timestamp::from_millisecond(self.time as i64).unwrap();
        match self.id % 5 {
            0 => json!(self.time),
            1 => json!(self.time.to_string()),
            2 => json!(time.to_string()),
            3 => json!(time.strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string()),
            _ => {
                let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(5));
                json!(time.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S.%3f%:z").to_string())
            }
        }
    }
}

/// The state of the service.
#[derive(Debug)]
pub(super) struct World {
    /// The newest first.
    pub(super) rows: VecDeque<Row>,
    pub(super) schedule: Schedule,
    pub(super) random: Random,
    pub(super) end: End,
    pub(super) ascending: bool,
    /// Says whether every response orders the records of one time anew.
    pub(super) unordered: bool,
    /// Says whether the walks know what the list is ordered by.
    pub(super) ordered: bool,
    pub(super) cap: Option<u64>,
    /// The largest page that there is, whatever is asked for.
    pub(super) largest: u64,
    /// Members that are added to the next answers.
    pub(super) extra: Value,
    /// Says that more follows whatever the truth is.
    pub(super) boasts: bool,
    /// Offset and limit of every request.
    pub(super) requests: Vec<(u64, u64)>,
    pub(super) moved: HashSet<u64>,
    pub(super) next_id: u64,
    /// Fails all requests from now on.
    pub(super) down: bool,
    /// Requests for this offset are a 500, whatever the list has.
    pub(super) broken: Option<u64>,
    /// Fails so many requests from now on.
    pub(super) outage: u64,
    /// Arrivals and changes in the order in which they happened: record and version.
    pub(super) events: Vec<(u64, u64)>,
    /// Whether a request was answered.
    pub(super) begun: bool,
    pub(super) window: Window,
    /// Whether answers have a `Date` header.
    pub(super) dated: bool,
    /// The end of the window in every request.
    pub(super) pins: Vec<Option<i64>>,
    /// Requests take up to so many milliseconds each way, so that they overtake each other; by default 20 ms in all.
    pub(super) weather: Option<u64>,
    /// How many requests are under way, and were at most.
    flying: usize,
    pub(super) most_flying: usize,
}

#[derive(Clone)]
pub(super) struct Simulator {
    world: Arc<Mutex<World>>,
    begin: Instant,
    until: Option<i64>,
    /// For the walks that are made.
    pub(super) concurrency: usize,
}

/// When the world began, in milliseconds: some time within a second.
const BEGIN: u64 = 1_776_931_920_640;

pub(super) const LIST: Operation = Operation {
    id: "list_logs",
    method: Method::GET,
    path: "/logs",
    required: &[],
    envelope: None,
    failure: crate::wire::envelope::tests::FAILURE,
    may_fail: &[],
};

pub(super) static FLAG: Pagination = Pagination {
    limit: "limit",
    max_limit: 100,
    default_limit: 50,
    offset: "offset",
    page: Some("page"),
    sort: None,
    ordered_by: &["first_seen"],
    records: "data",
    identity: &["uid", "domain"],
    more: &["pagination", "more"],
    total: &["pagination", "total"],
    capped: &["pagination", "capped"],
    cap: &["pagination", "cap"],
    window: Some("date_to"),
    coverage: Some(Coverage {
        included: "included",
        of: "of",
        parts: "parts",
        name: "name",
        status: "status",
        complete: "success",
    }),
};

pub(super) static TOTAL: Pagination = Pagination { more: &[], ..FLAG };

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Log {
        #[wire("uid", required)]
        pub(super) uid: String,
        #[wire("version", optional)]
        pub(super) version: Option<i64>,
    }
}

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct LogPage {
        #[wire("data", required list)]
        pub(super) data: Vec<Log>,
    }
}

impl Answer for LogPage {}
impl Pinned for Log {}
impl Pinned for LogPage {}

impl Simulator {
    /// A list of so many records, which does not move.
    pub(super) fn new(count: u64) -> Self {
        Self::moving(count, 0, Schedule::default())
    }

    pub(super) fn moving(count: u64, seed: u64, schedule: Schedule) -> Self {
        // One a second.
        let came = |id| BEGIN - (count - id) * 1000;
        let row = |id| Row { id, version: 0, came: came(id), changed: came(id), time: came(id), raw: None };
        let rows = (0..count).rev().map(row).collect();
        let world = World {
            rows,
            schedule,
            random: Random::new(seed),
            end: End::Flag,
            ascending: false,
            unordered: false,
            ordered: false,
            cap: None,
            largest: u64::MAX,
            extra: json!({}),
            boasts: false,
            requests: Vec::new(),
            moved: HashSet::new(),
            next_id: count,
            down: false,
            broken: None,
            outage: 0,
            events: Vec::new(),
            begun: false,
            window: Window::Honest,
            dated: true,
            pins: Vec::new(),
            weather: None,
            flying: 0,
            most_flying: 0,
        };
        Self { world: Arc::new(Mutex::new(world)), begin: Instant::now(), until: None, concurrency: 1 }
    }

    /// The same, where so many records at most have one time, which no response orders as the one before.
    pub(super) fn tied(count: u64, seed: u64, schedule: Schedule, most: u64) -> Self {
        let simulator = Self::moving(count, seed, schedule);
        {
            let mut world = simulator.world();
            let mut random = Random::new(seed ^ 0x71e5);
            // One half has groups of one size.
            let mut size = || if seed.is_multiple_of(2) { most } else { 1 + random.below(most) };
            let (mut left, mut time) = (size(), BEGIN);
            for row in &mut world.rows {
                if left == 0 {
                    (left, time) = (size(), time - 1000);
                }
                left -= 1;
                (row.time, row.came) = (time, time);
            }
            (world.ordered, world.unordered) = (true, true);
        }
        simulator
    }

    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// The time in milliseconds.
    fn now(&self) -> u64 {
        BEGIN + self.begin.elapsed().as_millis() as u64
    }

    pub(super) fn requests(&self) -> usize {
        self.world().requests.len()
    }

    pub(super) fn pagination(&self) -> &'static Pagination {
        match self.world().end {
            End::Flag | End::FlagAndFailure => &FLAG,
            End::Total | End::Silent => &TOTAL,
        }
    }

    pub(super) fn reader(&self, limit: u64) -> Reader {
        Reader::over(Arc::new(self.clone()), LIST, self.pagination(), self.plan(limit))
    }

    fn plan(&self, limit: u64) -> Plan {
        let place = Place { count: Some(Count::default()), ..Place::begin(0, limit) };
        let query = Query::new();
        let filters = filters(&query);
        let (ascending, ordered) = {
            let world = self.world();
            (world.ascending, world.ordered)
        };
        Plan { query, limit, ascending, fixed: true, ordered, place, filters }
    }

    pub(super) fn records(&self, limit: u64) -> Records<Log> {
        Records::over(self.reader(limit)).concurrency(self.concurrency)
    }

    pub(super) fn follow(&self, limit: u64, options: FollowOptions) -> Follow<Log> {
        let plan = Ok(self.plan(limit));
        Follow::over(Follower::over(Arc::new(self.clone()), LIST, self.pagination(), plan, options))
    }

    pub(super) fn pages(&self, limit: u64) -> Pages<LogPage> {
        Pages::over(self.reader(limit)).concurrency(self.concurrency)
    }
}

impl World {
    pub(super) fn arrive(&mut self, now: u64) {
        let row = Row { id: self.next_id, version: 0, came: now, changed: now, time: now, raw: None };
        self.events.push((row.id, 0));
        self.next_id += 1;
        self.rows.push_front(row);
    }

    /// Changes the record that stands at this place.
    pub(super) fn change(&mut self, place: usize, now: u64) {
        let Some(row) = self.rows.get_mut(place) else { return };
        row.version += 1;
        row.changed = now;
        self.events.push((row.id, row.version));
        if self.schedule.moving {
            self.moved.insert(row.id);
            if let Some(row) = self.rows.remove(place) {
                self.rows.push_front(row);
            }
        }
    }

    /// Orders the records of one time anew.
    fn shuffle(&mut self) {
        let Self { rows, random, .. } = self;
        let rows = rows.make_contiguous();
        for group in rows.chunk_by_mut(|a, b| a.time == b.time) {
            for index in (1..group.len()).rev() {
                group.swap(index, random.index(index + 1));
            }
        }
    }

    /// What may happen before a request for the first page, besides.
    fn begin_poll(&mut self, now: u64) {
        let Schedule { burst, outage, .. } = self.schedule;
        if burst > 0 && self.random.below(10) == 0 {
            for _ in 0..self.random.below(burst + 1) {
                self.arrive(now);
            }
        }
        if outage > 0 && self.outage == 0 && self.random.below(30) == 0 {
            self.outage = outage;
        }
    }

    /// Lets happen what the schedule says.
    pub(super) fn pass_time(&mut self, now: u64) {
        let schedule = self.schedule.clone();
        let near = self.requests.last().map_or(0, |(offset, _)| *offset);
        for _ in 0..self.random.below(schedule.leaving + 1) {
            // One half near to where the walk is, since there it hurts.
            let count = self.rows.len() as u64;
            let place = match self.random.below(2) {
                0 => self.random.below(count),
                _ => (near + self.random.below(200)).saturating_sub(100),
            };
            if place < count {
                let place = if self.ascending { count - 1 - place } else { place };
                self.rows.remove(place as usize);
            }
        }
        for _ in 0..self.random.below(schedule.changes + 1) {
            let place = self.random.below(self.rows.len() as u64) as usize;
            self.change(place, now);
        }
        for _ in 0..schedule.steady + self.random.below(schedule.arrivals + 1) {
            self.arrive(now);
        }
    }

    fn answer(&self, offset: u64, limit: u64, until: Option<i64>) -> Result<Value, Error> {
        let until = until.map(|second| second as u64 * 1000);
        let listed = |row: &&Row| match (until, self.window) {
            (None, _) | (_, Window::Ignored | Window::Refused) => true,
            (Some(until), Window::Honest) => row.came <= until,
            (Some(until), Window::Early(by)) => row.came <= until - by,
            (Some(until), Window::OfChanges) => row.changed <= until,
        };
        if until.is_some() && self.window == Window::Refused {
            return Err(status(422));
        }
        let mut rows: Vec<_> = self.rows.iter().filter(listed).collect();
        if self.ascending {
            rows.reverse();
        }
        let count = rows.len() as u64;
        if self.broken == Some(offset) {
            return Err(status(500));
        }
        if self.end == End::FlagAndFailure && offset > 0 && offset >= count {
            return Err(status(500));
        }
        let at = |index: u64| {
            let row = rows[index as usize];
            match &row.raw {
                Some(raw) => serde_json::from_str(raw).unwrap(),
                None => json!({"uid": row.id.to_string(), "version": row.version, "first_seen": row.spelled()}),
            }
        };
        let limit = limit.min(self.largest);
        let reach = self.cap.unwrap_or(u64::MAX).min(count);
        let data: Vec<Value> = (offset.min(reach)..offset.saturating_add(limit).min(reach)).map(at).collect();
        let end = offset + data.len() as u64;
        let pagination = match self.end {
            End::Flag | End::FlagAndFailure => {
                let more = self.boasts || end < reach;
                json!({"more": more, "total": reach, "capped": self.cap.is_some(), "cap": self.cap})
            }
            End::Total => json!({"total": count}),
            End::Silent => Value::Null,
        };
        let mut answer = json!({"data": data, "pagination": pagination});
        for (name, value) in self.extra.as_object().unwrap() {
            answer[name] = value.clone();
        }
        Ok(answer)
    }
}

impl Fetch for Simulator {
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>> {
        Box::pin(async move {
            let _flight = Flight::begin(self);
            // Like the real one, it retries; but not often enough to succeed always.
            for attempt in 0.. {
                let weather = self.world().weather;
                let [there, back] = match weather {
                    Some(most) => [0; 2].map(|_| self.world().random.below(most + 1)),
                    None => [0, 20],
                };
                if there > 0 {
                    sleep(Duration::from_millis(there)).await;
                }
                let now = self.now();
                let answer = {
                    let mut world = self.world();
                    if world.unordered {
                        world.shuffle();
                    }
                    if world.begun {
                        world.pass_time(now);
                        if offset == 0 {
                            world.begin_poll(now);
                        }
                    }
                    world.requests.push((offset, limit));
                    world.pins.push(self.until);
                    let failing = world.schedule.failing;
                    let out = world.outage > 0;
                    world.outage = world.outage.saturating_sub(1);
                    let fails = out || world.down || (failing > 0 && world.random.below(failing) == 0);
                    world.begun |= !fails;
                    if fails { Err(status(503)) } else { world.answer(offset, limit, self.until) }
                };
                sleep(Duration::from_millis(back)).await;
                match answer {
                    Ok(answer) => {
                        let members: Members = serde_json::from_value(answer).unwrap();
                        let rest = Rest { members, wrapped: false, status: StatusCode::OK, headers: self.headers(now) };
                        return answer::page(&LIST, self.pagination(), offset, rest);
                    }
                    Err(error) if attempt == 0 && error.is_retryable() && offset.is_multiple_of(2) => {}
                    Err(error) => return Err(error),
                }
            }
            unreachable!()
        })
    }
}

impl Source for Simulator {
    fn asking(&self, _: &Query) -> Option<Arc<dyn Source>> {
        None
    }

    fn until(&self, second: i64) -> Option<Arc<dyn Fetch>> {
        Some(Arc::new(Self { until: Some(second), ..self.clone() }))
    }
}

impl Simulator {
    fn headers(&self, now: u64) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if self.world().dated {
            let now = Timestamp::from_millisecond(now as i64).unwrap();
            headers.insert(DATE, now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string().parse().unwrap());
        }
        headers
    }
}

/// A request under way.
struct Flight<'a>(&'a Simulator);

impl<'a> Flight<'a> {
    fn begin(simulator: &'a Simulator) -> Self {
        let mut world = simulator.world();
        world.flying += 1;
        world.most_flying = world.most_flying.max(world.flying);
        Self(simulator)
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.0.world().flying -= 1;
    }
}

pub(super) fn status(status: u16) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    Error::new(ErrorKind::of_status(status), "x").with_answer(status, HeaderMap::new(), Vec::new())
}

/// What became of the records of a walk.
#[derive(Debug, Default)]
pub(super) struct Tally {
    seen: HashMap<u64, u64>,
}

impl Tally {
    pub(super) fn add(&mut self, log: &Log) {
        *self.seen.entry(log.uid.parse().unwrap()).or_default() += 1;
    }

    /// Records that were there from the beginning to the end, did not move, and were not seen.
    pub(super) fn lost(&self, world: &World, count: u64) -> Vec<u64> {
        let stayed = world.rows.iter().map(|row| row.id).filter(|id| *id < count && !world.moved.contains(id));
        stayed.filter(|id| !self.seen.contains_key(id)).collect()
    }

    pub(super) fn repeated(&self) -> Vec<u64> {
        self.seen.iter().filter(|(_, times)| **times > 1).map(|(id, _)| *id).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.seen.len()
    }

    /// Records that arrived later.
    pub(super) fn newer(&self, count: u64) -> usize {
        self.seen.keys().filter(|id| **id >= count).count()
    }
}
