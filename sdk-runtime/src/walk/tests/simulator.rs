//! A service in memory, whose list moves between any two requests.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::error::{Error, ErrorKind};
use crate::walk::answer::{self, Members};
use crate::walk::checkpoint::filters;
use crate::walk::fetch::{Due, Fetch};
use crate::walk::follow::Follower;
use crate::walk::page::Page;
use crate::walk::pagination::{Coverage, Pagination};
use crate::walk::place::Place;
use crate::walk::plan::Plan;
use crate::walk::reader::Reader;
use crate::walk::trail::Trail;
use crate::{Answer, Follow, FollowOptions, Operation, Pages, Query, Records, wire};

/// Numbers that are the same for the same seed.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`, or 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound.max(1)
    }
}

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

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: u64,
    pub(super) version: u64,
    /// What is in the list instead of the record.
    pub(super) raw: Option<String>,
}

/// The state of the service.
#[derive(Debug)]
pub(super) struct World {
    /// The newest first.
    pub(super) rows: Vec<Row>,
    pub(super) schedule: Schedule,
    pub(super) random: Random,
    pub(super) end: End,
    pub(super) ascending: bool,
    pub(super) cap: Option<u64>,
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
    /// Fails so many requests from now on.
    pub(super) outage: u64,
    /// Arrivals and changes in the order in which they happened: record and version.
    pub(super) events: Vec<(u64, u64)>,
    /// Whether a request was answered.
    pub(super) begun: bool,
}

#[derive(Clone)]
pub(super) struct Simulator {
    world: Arc<Mutex<World>>,
    latency: Duration,
}

pub(super) const LIST: Operation =
    Operation { id: "list_logs", method: Method::GET, path: "/logs", required: &[], envelope: None };

pub(super) static FLAG: Pagination = Pagination {
    limit: "limit",
    max_limit: 100,
    default_limit: 50,
    offset: "offset",
    page: Some("page"),
    sort: None,
    records: "data",
    identity: &["uid", "domain"],
    more: &["pagination", "more"],
    total: &["pagination", "total"],
    capped: &["pagination", "capped"],
    cap: &["pagination", "cap"],
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

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Log {
    #[serde(deserialize_with = "wire::required")]
    pub(super) uid: String,
    #[serde(default, deserialize_with = "wire::optional")]
    pub(super) version: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct LogPage {
    #[serde(deserialize_with = "wire::list")]
    pub(super) data: Vec<Log>,
}

impl Answer for LogPage {}

impl Simulator {
    /// A list of so many records, which does not move.
    pub(super) fn new(count: u64) -> Self {
        Self::moving(count, 0, Schedule::default())
    }

    pub(super) fn moving(count: u64, seed: u64, schedule: Schedule) -> Self {
        let rows = (0..count).rev().map(|id| Row { id, version: 0, raw: None }).collect();
        let world = World {
            rows,
            schedule,
            random: Random::new(seed),
            end: End::Flag,
            ascending: false,
            cap: None,
            extra: json!({}),
            boasts: false,
            requests: Vec::new(),
            moved: HashSet::new(),
            next_id: count,
            down: false,
            outage: 0,
            events: Vec::new(),
            begun: false,
        };
        Self { world: Arc::new(Mutex::new(world)), latency: Duration::from_millis(20) }
    }

    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
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
        let place = Place { offset: 0, trail: Trail::for_pages_of(limit), total: None };
        let query = Query::new();
        let filters = filters(&query);
        let plan = Plan { query, limit, ascending: self.world().ascending, place, filters };
        Reader::over(Arc::new(self.clone()), LIST, self.pagination(), plan)
    }

    pub(super) fn records(&self, limit: u64) -> Records<Log> {
        Records::over(self.reader(limit))
    }

    pub(super) fn follow(&self, limit: u64, options: FollowOptions) -> Follow<Log> {
        let place = Place { offset: 0, trail: Trail::for_pages_of(limit), total: None };
        let (query, filters) = (Query::new(), filters(&Query::new()));
        let plan = Plan { query, limit, ascending: false, place, filters };
        Follow::over(Follower::over(Arc::new(self.clone()), LIST, self.pagination(), Ok(plan), options))
    }

    pub(super) fn pages(&self, limit: u64) -> Pages<LogPage> {
        Pages::over(self.reader(limit))
    }
}

impl World {
    pub(super) fn arrive(&mut self) {
        let row = Row { id: self.next_id, version: 0, raw: None };
        self.events.push((row.id, 0));
        self.next_id += 1;
        self.rows.insert(0, row);
    }

    /// Changes the record that stands at this place.
    pub(super) fn change(&mut self, place: usize) {
        let Some(row) = self.rows.get_mut(place) else { return };
        row.version += 1;
        self.events.push((row.id, row.version));
        if self.schedule.moving {
            let row = self.rows.remove(place);
            self.moved.insert(row.id);
            self.rows.insert(0, row);
        }
    }

    /// What may happen before a request for the first page, besides.
    fn begin_poll(&mut self) {
        let Schedule { burst, outage, .. } = self.schedule;
        if burst > 0 && self.random.below(10) == 0 {
            for _ in 0..self.random.below(burst + 1) {
                self.arrive();
            }
        }
        if outage > 0 && self.outage == 0 && self.random.below(30) == 0 {
            self.outage = outage;
        }
    }

    /// Lets happen what the schedule says.
    pub(super) fn pass_time(&mut self) {
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
            self.change(place);
        }
        for _ in 0..schedule.steady + self.random.below(schedule.arrivals + 1) {
            self.arrive();
        }
    }

    fn answer(&self, offset: u64, limit: u64) -> Result<Value, Error> {
        let count = self.rows.len() as u64;
        if self.end == End::FlagAndFailure && offset > 0 && offset >= count {
            return Err(status(500));
        }
        let at = |index: u64| {
            let index = if self.ascending { count - 1 - index } else { index };
            let row = &self.rows[index as usize];
            match &row.raw {
                Some(raw) => serde_json::from_str(raw).unwrap(),
                None => json!({"uid": row.id.to_string(), "version": row.version}),
            }
        };
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
            // Like the real one, it retries; but not often enough to succeed always.
            for attempt in 0.. {
                let answer = {
                    let mut world = self.world();
                    if world.begun {
                        world.pass_time();
                        if offset == 0 {
                            world.begin_poll();
                        }
                    }
                    world.requests.push((offset, limit));
                    let failing = world.schedule.failing;
                    let out = world.outage > 0;
                    world.outage = world.outage.saturating_sub(1);
                    let fails = out || world.down || (failing > 0 && world.random.below(failing) == 0);
                    world.begun |= !fails;
                    if fails { Err(status(503)) } else { world.answer(offset, limit) }
                };
                tokio::time::sleep(self.latency).await;
                match answer {
                    Ok(answer) => {
                        let members: Members = serde_json::from_value(answer).unwrap();
                        let answer = (StatusCode::OK, HeaderMap::new(), members);
                        return answer::page(&LIST, self.pagination(), offset, answer);
                    }
                    Err(_) if attempt == 0 && offset.is_multiple_of(2) => {}
                    Err(error) => return Err(error),
                }
            }
            unreachable!()
        })
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

    /// Records that arrived later.
    pub(super) fn newer(&self, count: u64) -> usize {
        self.seen.keys().filter(|id| **id >= count).count()
    }
}
