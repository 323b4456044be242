//! Fetching several pages at once, before the walk asks for them.
//!
//! In a list that does not change, a walk in pages of L records asks for the offsets 0, L-1, 2(L-1), … So each page
//! predicts the next offsets. A page that was fetched in advance is given to the walk when it asks for exactly that
//! offset, and dropped when it asks for another.
//!
//! # Pinned
//!
//! Arrivals move the records of a list to later pages. So only the first page is one of the whole list; its `Date`
//! header says when it was made, by the clock of the service. Pages that are fetched in advance are those of the list
//! cut off at that time.
//!
//! # Why nothing is lost
//!
//! The walk uses a page only if a record that it knows is on it, and from that record on. It does not matter which
//! of the two lists the page is of, nor that a later page was made before an earlier one:
//!
//! * Call the records of the beginning *old*. The list that is cut off lacks only records that came after a page of this
//!   walk was made, and none of those is old. So in both lists the old records have the same order, and between two of
//!   them there is no record that is in one list only.
//! * No record is later inserted between two old ones. So the records that follow a known record on a page are all that
//!   ever follow it, whenever the page was made. Some of them may have left since; they are yielded once, like all
//!   others.
//! * The offset of a record differs between the lists. But offsets only say where to look; the overlap proves what was
//!   found. If a page was made too early or too late, the overlap is missing, and the walk steps back.
//!
//! The search for known records that follows reads the whole list and in order, just as without this module. So a
//! filter that is not applied at all, or by a wrong clock, costs time and no records.
//!
//! A filter that removes records in the middle of the list would not show in the overlap, for example one by the time
//! of a record's last change. But it makes the total smaller. So a page with a smaller total than the one before is not
//! used, and asked for again from the whole list. New records can hide the difference only while the cut is not in the
//! past, which is at most two seconds.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use reqwest::header::DATE;
use tokio::runtime::Handle;

use super::fetch::{Due, Fetch, Source};
use super::page::Page;
use super::task::Task;
use crate::error::{Error, ErrorKind, http_date};

/// Number of full sets of requests in advance that count as a success.
const SUCCESS: usize = 5;

/// Source of pages that fetches in advance, as long as its predictions are right.
pub(super) struct Prefetch {
    source: Arc<dyn Source>,
    /// The most pages that are under way or wait, including the one that is awaited.
    most: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The prediction from the page that was given last.
    forecast: Option<Forecast>,
    /// The list to fetch from in advance; `None` while the walk is in order.
    pinned: Option<Pinned>,
    /// The pages that were asked for in advance, in the order of the list.
    window: VecDeque<Ahead>,
    /// The number of pages in a row that were asked for as predicted, in order.
    steady: usize,
    /// The number of such pages before fetching in advance begins.
    due: usize,
}

#[derive(Clone, Copy)]
struct Forecast {
    offset: u64,
    /// The distance between the offsets of two pages.
    step: u64,
    /// The number of records in the list.
    total: Option<u64>,
}

/// List that is cut off at the top.
struct Pinned {
    list: Arc<dyn Fetch>,
    /// The smallest number of records that it can have, unless some left.
    total: u64,
    /// The number of pages that were asked for.
    asked: usize,
}

struct Ahead {
    offset: u64,
    page: Task<Result<Page, Error>>,
}

impl Prefetch {
    pub(super) fn new(source: Arc<dyn Source>, most: usize) -> Self {
        Self { source, most, state: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the page at `offset` the first of the window, and asks for those behind it; `None` while in order.
    fn in_advance(&self, offset: u64, limit: u64) -> Option<()> {
        let mut state = self.lock();
        if state.window.iter().any(|ahead| ahead.page.is_elsewhere()) {
            state.window.clear();
        }
        let foretold = state.forecast.filter(|forecast| forecast.offset == offset);
        let next_in_window = state.window.front().is_none_or(|ahead| ahead.offset == offset);
        let Some(forecast) = foretold.filter(|_| next_in_window) else {
            state.fall_back(self.most);
            return None;
        };
        let State { pinned, window, .. } = &mut *state;
        let (pinned, runtime) = (pinned.as_mut()?, Handle::try_current().ok()?);
        let next = |ahead: &Ahead| ahead.offset.saturating_add(forecast.step);
        let mut offset = window.back().map_or(offset, next);
        // A page is asked for if records follow the one by which it overlaps; the page that is awaited in any case.
        while window.len() < self.most
            && (window.is_empty() || forecast.total.is_some_and(|total| offset.saturating_add(1) < total))
        {
            let list = Arc::clone(&pinned.list);
            let page = Task::spawn(&runtime, async move { list.fetch(offset, limit).await });
            window.push_back(Ahead { offset, page });
            pinned.asked += 1;
            offset = offset.saturating_add(forecast.step);
        }
        Some(())
    }

    /// Polls the first page of the window. It stays there until it has come, so that all requests can be stopped.
    fn poll_first(&self, context: &mut Context<'_>) -> Poll<Result<Page, Error>> {
        let window = &mut self.lock().window;
        let Some(first) = window.front_mut() else {
            return Poll::Ready(Err(Error::new(ErrorKind::Connection, "the walk was stopped")));
        };
        let page = ready!(Pin::new(&mut first.page).poll(context));
        window.pop_front();
        Poll::Ready(page.map_err(Error::from).and_then(|page| page))
    }

    /// Says whether a page of the list that is cut off can be given to the walk.
    fn accept(&self, page: &Page) -> bool {
        let mut state = self.lock();
        let Some(pinned) = &mut state.pinned else { return false };
        let Some(total) = page.total.filter(|total| *total >= pinned.total) else { return false };
        pinned.total = total;
        state.forecast = Forecast::of(page);
        true
    }

    /// Notes a page of the whole list.
    fn in_order(&self, page: &Page) {
        let mut state = self.lock();
        let foretold = state.forecast.is_some_and(|forecast| forecast.offset == page.offset);
        state.steady = if foretold { state.steady + 1 } else { 0 };
        state.forecast = Forecast::of(page);
        if state.steady >= state.due
            && let (Some(total), Some(until)) = (page.total, until(page))
            && let Some(list) = self.source.until(until)
        {
            state.pinned = Some(Pinned { list, total, asked: 0 });
        }
    }
}

impl Fetch for Prefetch {
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>> {
        Box::pin(async move {
            if self.in_advance(offset, limit).is_some() {
                match poll_fn(|context| self.poll_first(context)).await {
                    Ok(page) if self.accept(&page) => return Ok(page),
                    // The service may have rejected the parameter that cuts off the list.
                    Err(error) if error.kind() != ErrorKind::Rejected => {
                        self.stop();
                        return Err(error);
                    }
                    _ => self.lock().fall_back(self.most),
                }
            }
            let page = self.source.fetch(offset, limit).await?;
            self.in_order(&page);
            Ok(page)
        })
    }

    fn is_in_order(&self) -> bool {
        false
    }

    fn stop(&self) {
        self.lock().window.clear();
    }
}

impl State {
    /// Continues in order. If fetching in advance was not a success, it does so for twice as long as the last time, so
    /// that only a small part of the requests is wasted.
    fn fall_back(&mut self, most: usize) {
        self.window.clear();
        self.steady = 0;
        match self.pinned.take().map_or(0, |pinned| pinned.asked) {
            0 => {}
            asked if asked > most.saturating_mul(SUCCESS) => self.due = most,
            _ => self.due = self.due.saturating_mul(2).max(most),
        }
    }
}

impl Forecast {
    /// Predicts the next page: it begins at the last record that can be recognized, or at the first one of the same
    /// time.
    fn of(page: &Page) -> Option<Self> {
        let last = page.records.iter().rposition(|record| record.identified)?;
        let time = page.records.get(last)?.time;
        let step = match time {
            Some(_) => page.records.iter().position(|record| record.time == time)?,
            None => last,
        };
        let step = Some(step).filter(|step| *step > 0)?;
        Some(Self { offset: page.position(step), step: step as u64, total: page.total })
    }
}

/// Returns the latest time of a record that can be on this page, in Unix seconds.
fn until(page: &Page) -> Option<i64> {
    let date = http_date(page.rest.headers.get(DATE)?.to_str().ok()?)?;
    // The header has whole seconds, so the page may have records of that second. Whether the bound is inclusive is not
    // known.
    date.as_second().checked_add(1)
}
