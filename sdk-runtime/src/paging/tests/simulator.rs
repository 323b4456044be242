//! A service in memory, whose list changes between any two requests.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap};
use tokio::time::{Instant, sleep};

use super::list::{FLAG, LIST, Log, LogPage, TOTAL};
use super::world::{BEGIN, End, Schedule, World, status};
use crate::error::Error;
use crate::paging::checkpoint::filters;
use crate::paging::count::Count;
use crate::paging::fetch::{Due, Fetch, Source};
use crate::paging::follow::Follower;
use crate::paging::members::Members;
use crate::paging::page::Page;
use crate::paging::pagination::Pagination;
use crate::paging::place::Place;
use crate::paging::plan::Plan;
use crate::paging::reader::Reader;
use crate::paging::response;
use crate::paging::typed::Rest;
use crate::testing::random::Random;
use crate::{Follow, FollowOptions, Pages, Query, Records};

#[derive(Clone)]
pub(super) struct Simulator {
    world: Arc<Mutex<World>>,
    begin: Instant,
    until: Option<i64>,
    /// The concurrency of the walks that are made.
    pub(super) concurrency: usize,
}

impl Simulator {
    /// Makes a list of so many records, which does not change.
    pub(super) fn new(count: u64) -> Self {
        Self::moving(count, 0, Schedule::default())
    }

    pub(super) fn moving(count: u64, seed: u64, schedule: Schedule) -> Self {
        let world = World::new(count, seed, schedule);
        Self { world: Arc::new(Mutex::new(world)), begin: Instant::now(), until: None, concurrency: 1 }
    }

    /// Makes a list in which at most so many records have the same time, in another order in every response.
    pub(super) fn tied(count: u64, seed: u64, schedule: Schedule, most: u64) -> Self {
        let simulator = Self::moving(count, seed, schedule);
        {
            let mut world = simulator.world();
            let mut random = Random::new(seed ^ 0x71e5);
            // Half of the seeds have groups of one size.
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

    /// Returns the time in milliseconds.
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

impl Fetch for Simulator {
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>> {
        Box::pin(async move {
            let _under_way = UnderWay::begin(self);
            // It retries like the real client, but not often enough to succeed always.
            for attempt in 0.. {
                let latency = self.world().latency;
                let [there, back] = match latency {
                    Some(most) => [0; 2].map(|_| self.world().random.below(most + 1)),
                    None => [0, 20],
                };
                if there > 0 {
                    sleep(Duration::from_millis(there)).await;
                }
                let now = self.now();
                let response = {
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
                    if fails { Err(status(503)) } else { world.respond(offset, limit, self.until) }
                };
                sleep(Duration::from_millis(back)).await;
                match response {
                    Ok(body) => {
                        let members: Members = serde_json::from_value(body).unwrap();
                        let rest = Rest { members, wrapped: false, status: StatusCode::OK, headers: self.headers(now) };
                        return response::page(&LIST, self.pagination(), offset, rest);
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

/// Request that is under way.
struct UnderWay<'a>(&'a Simulator);

impl<'a> UnderWay<'a> {
    fn begin(simulator: &'a Simulator) -> Self {
        let mut world = simulator.world();
        world.under_way += 1;
        world.most_under_way = world.most_under_way.max(world.under_way);
        Self(simulator)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.world().under_way -= 1;
    }
}
