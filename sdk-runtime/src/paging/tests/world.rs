//! The state of the service in memory, and its changes between requests.

use std::collections::{HashSet, VecDeque};

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::error::{Error, ErrorKind};
use crate::testing::random::Random;

/// Time at which the world begins, in milliseconds, and within a second.
pub(super) const BEGIN: u64 = 1_776_931_920_640;

/// Way in which a service says that more records follow.
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

/// Changes between two requests.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    /// The most records that arrive.
    pub(super) arrivals: u64,
    /// The number of records that arrive in addition.
    pub(super) steady: u64,
    /// The most records that leave.
    pub(super) leaving: u64,
    /// The most records that change.
    pub(super) changes: u64,
    /// Says that a change moves a record to the top.
    pub(super) moving: bool,
    /// One request in so many fails; 0 for none.
    pub(super) failing: u64,
    /// The most records that arrive before one in ten of the requests for the first page.
    pub(super) burst: u64,
    /// The number of requests that fail from one in thirty of the requests for the first page on.
    pub(super) outage: u64,
}

/// Way in which the service applies the end of a window of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Window {
    /// Records that came later are not listed.
    Honest,
    /// The end is ignored.
    Ignored,
    /// The end is applied so many milliseconds too early.
    Early(u64),
    /// Records that changed later are not listed.
    OfChanges,
    /// The request is rejected.
    Rejected,
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
    /// JSON that is in the list instead of the record.
    pub(super) raw: Option<String>,
}

impl Row {
    /// Returns the time, in a spelling that depends on the record.
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
    /// The records, the newest first.
    pub(super) rows: VecDeque<Row>,
    pub(super) schedule: Schedule,
    pub(super) random: Random,
    pub(super) end: End,
    pub(super) ascending: bool,
    /// Says that records of one time come in another order in every response.
    pub(super) unordered: bool,
    /// Says that the walks know the time that the list is ordered by.
    pub(super) ordered: bool,
    pub(super) cap: Option<u64>,
    /// The largest page, whatever limit is asked for.
    pub(super) largest: u64,
    /// Members that are added to the responses.
    pub(super) extra: Value,
    /// Says that every response claims that more records follow.
    pub(super) claims_more: bool,
    /// Offset and limit of every request.
    pub(super) requests: Vec<(u64, u64)>,
    pub(super) moved: HashSet<u64>,
    pub(super) next_id: u64,
    /// Fails all requests from now on.
    pub(super) down: bool,
    /// The offset at which requests are a 500, whatever the list has.
    pub(super) broken: Option<u64>,
    /// The number of requests that fail from now on.
    pub(super) outage: u64,
    /// Arrivals and changes in the order in which they happened: record and version.
    pub(super) events: Vec<(u64, u64)>,
    /// Says that a request has succeeded.
    pub(super) begun: bool,
    pub(super) window: Window,
    /// Says that responses have a `Date` header.
    pub(super) dated: bool,
    /// The end of the window in every request.
    pub(super) pins: Vec<Option<i64>>,
    /// The longest time of a request each way, in milliseconds, so that requests overtake each other; by default 20 ms
    /// in all.
    pub(super) latency: Option<u64>,
    /// The number of requests that are under way, and its maximum.
    pub(super) under_way: usize,
    pub(super) most_under_way: usize,
}

impl World {
    /// Makes a list of `count` records.
    pub(super) fn new(count: u64, seed: u64, schedule: Schedule) -> Self {
        // One a second.
        let came = |id| BEGIN - (count - id) * 1000;
        let row = |id| Row { id, version: 0, came: came(id), changed: came(id), time: came(id), raw: None };
        let rows = (0..count).rev().map(row).collect();
        Self {
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
            claims_more: false,
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
            latency: None,
            under_way: 0,
            most_under_way: 0,
        }
    }

    pub(super) fn arrive(&mut self, now: u64) {
        let row = Row { id: self.next_id, version: 0, came: now, changed: now, time: now, raw: None };
        self.events.push((row.id, 0));
        self.next_id += 1;
        self.rows.push_front(row);
    }

    /// Changes the record at this place.
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

    /// Shuffles the records of one time.
    pub(super) fn shuffle(&mut self) {
        let Self { rows, random, .. } = self;
        let rows = rows.make_contiguous();
        for group in rows.chunk_by_mut(|a, b| a.time == b.time) {
            for index in (1..group.len()).rev() {
                group.swap(index, random.index(index + 1));
            }
        }
    }

    /// Makes the additional changes before a request for the first page.
    pub(super) fn begin_poll(&mut self, now: u64) {
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

    /// Makes the changes of the schedule.
    pub(super) fn pass_time(&mut self, now: u64) {
        let schedule = self.schedule.clone();
        let near = self.requests.last().map_or(0, |(offset, _)| *offset);
        for _ in 0..self.random.below(schedule.leaving + 1) {
            // Half of them near the place of the walk, where they are most likely to cause faults.
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

    pub(super) fn respond(&self, offset: u64, limit: u64, until: Option<i64>) -> Result<Value, Error> {
        let until = until.map(|second| second as u64 * 1000);
        let listed = |row: &&Row| match (until, self.window) {
            (None, _) | (_, Window::Ignored | Window::Rejected) => true,
            (Some(until), Window::Honest) => row.came <= until,
            (Some(until), Window::Early(by)) => row.came <= until - by,
            (Some(until), Window::OfChanges) => row.changed <= until,
        };
        if until.is_some() && self.window == Window::Rejected {
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
                let more = self.claims_more || end < reach;
                json!({"more": more, "total": reach, "capped": self.cap.is_some(), "cap": self.cap})
            }
            End::Total => json!({"total": count}),
            End::Silent => Value::Null,
        };
        let mut body = json!({"data": data, "pagination": pagination});
        for (name, value) in self.extra.as_object().unwrap() {
            body[name] = value.clone();
        }
        Ok(body)
    }
}

pub(super) fn status(status: u16) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    Error::new(ErrorKind::of_status(status), "x").with_response(status, HeaderMap::new(), Vec::new())
}
