//! Pages that are asked for before the walk asks for them, several at once.
//!
//! In a list that rests, a walk in pages of L records asks for the offsets 0, L-1, 2(L-1), … So they can be foretold
//! from each page. What is asked for in advance is given to the walk when it asks for exactly that, and dropped when it
//! asks for anything else.
//!
//! # Pinned
//!
//! Arrivals push the pages of a list apart. So only the first page is that of the whole list, and tells by its `Date`
//! header when it was made, by the clock of the service. What is asked for in advance is cut off at that time.
//!
//! # Why nothing is lost
//!
//! The walk takes a page only if a record that it knows is on it, and from that record on. It does not matter which
//! of the two lists the page is of, nor that a later page was made before an earlier one:
//!
//! * Call the records of the beginning *old*. The list that is cut off lacks only records that came after a page of this
//!   walk was made, and none of those is old. So in both lists the old ones stand in the same order, and between two of
//!   them stands nothing that is in one list only.
//! * No record comes to stand between two old ones later. So what a page shows to follow a known record is all that ever
//!   follows it, whenever the page was made. At most it shows some that have left since, which are yielded
//!   once, like all.
//! * What is not the same is the offset of a record. But offsets only say where to look; the overlap says what was found.
//!   The missing overlap of a page that was made too early or too late sends the walk back.
//!
//! The search for known ground that follows is made in the whole list and in order, just as without this module. So a
//! filter that is not applied at all, or to a clock that is off, costs time and no records.
//!
//! A filter that takes out records in the middle of the list would leave no trace in the overlap, for example one that
//! goes by the time of a record's last change. It makes the total smaller, though. So a page with a smaller
//! total than the one before is not taken, and asked for again from the whole list. New records can hide that
//! for as long as the cut is not in the past, which is two seconds at most.

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

/// So many full sets of requests make it a success to have asked in advance.
const SUCCESS: usize = 5;

/// Asks for pages in advance, as long as what it foretells comes true.
pub(super) struct Prefetch {
    source: Arc<dyn Source>,
    /// So many pages are on their way or wait at most, the one that is awaited among them.
    most: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What the page that was given last says of the next one.
    forecast: Option<Forecast>,
    /// Where to ask in advance; `None` while the walk is in order.
    pinned: Option<Pinned>,
    /// What was asked for in advance, in the order of the list.
    window: VecDeque<Ahead>,
    /// How many pages in a row were asked for as foretold, in order.
    steady: usize,
    /// How many of them it takes to ask in advance.
    due: usize,
}

#[derive(Clone, Copy)]
struct Forecast {
    offset: u64,
    /// From each page to the next.
    step: u64,
    /// The number of records in the list.
    total: Option<u64>,
}

/// The list, cut off at the top.
struct Pinned {
    list: Arc<dyn Fetch>,
    /// How many records it has at least, unless some left.
    total: u64,
    /// How many pages were asked for.
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

    /// Has the page first in the window, and those behind it that can be asked for in advance; `None` in order.
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
        // A page is due if something stands behind the record by which it overlaps; the one that is awaited in any case.
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

    /// The first page of the window. It stays there until it has come, so that all that is under way can be stopped.
    fn poll_first(&self, context: &mut Context<'_>) -> Poll<Result<Page, Error>> {
        let window = &mut self.lock().window;
        let Some(first) = window.front_mut() else {
            return Poll::Ready(Err(Error::new(ErrorKind::Connection, "the walk was stopped")));
        };
        let page = ready!(Pin::new(&mut first.page).poll(context));
        window.pop_front();
        Poll::Ready(page.map_err(Error::from).and_then(|page| page))
    }

    /// Whether a page of the list that is cut off can be given to the walk.
    fn accept(&self, page: &Page) -> bool {
        let mut state = self.lock();
        let Some(pinned) = &mut state.pinned else { return false };
        let Some(total) = page.total.filter(|total| *total >= pinned.total) else { return false };
        pinned.total = total;
        state.forecast = Forecast::of(page);
        true
    }

    /// Takes note of a page of the whole list.
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
                    // Perhaps it is the cut that the service does not like.
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
    /// Goes on in order. If it was no success to ask in advance, then for twice as long as the last time, so that what is
    /// asked for in vain stays a small part.
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
    /// The walk goes on at the last record that it can know again, or at the first one of the same time.
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

/// Up to when the records are that can be on this page, in Unix seconds.
fn until(page: &Page) -> Option<i64> {
    let date = http_date(page.rest.headers.get(DATE)?.to_str().ok()?)?;
    // The header counts whole seconds that have passed, so the page may have records of the second that it names; and
    // whether the bound itself belongs to the window is not known.
    date.as_second().checked_add(1)
}
