//! The walk: choosing the next page, and finding the records on it that are new.

mod by_time;
mod end;

use std::ops::Range;

use reqwest::StatusCode;

use super::count::Count;
use super::coverage::Gap;
use super::fetch::Fetch;
use super::frontier::{Done, Frontier};
use super::group::Group;
use super::overlap::Overlap;
use super::page::{Order, Page};
use super::place::Place;
use super::tail::Tail;
use super::time::{self, Rank};
use super::trail::Trail;
use crate::error::{Error, ErrorKind};

/// Number of requests in a row without a new record after which the walk gives up.
pub(super) const MOST_WITHOUT_NEW: u32 = 16;

/// The same number for a list that is ordered by a time, where a page has to show all records of one time.
const MOST_WITHOUT_NEW_BY_TIME: u32 = 48;

/// Number of pages in a row without a new record after which the records of one time are read page by page.
const STUCK: u32 = 4;

/// Walk over a list that may change meanwhile.
#[derive(Debug)]
pub(super) struct Walk {
    operation: &'static str,
    limit: u64,
    /// Says that new records come last.
    ascending: bool,
    /// The offset of the next page.
    offset: u64,
    /// The identities of the records that were passed last.
    trail: Trail,
    begun: bool,
    ended: bool,
    /// Requests since the last new record.
    without_new: u32,
    /// The most records that a page had, since a service may reduce the limit without saying so.
    longest: u64,
    /// The progress of the walk, if the list is ordered by a time.
    frontier: Option<Frontier>,
    /// The records of one time that do not fit on a page, while they are read.
    group: Option<Group>,
    /// The search for known records, if the list is not ordered by a time.
    overlap: Overlap,
    /// The search for the end of the list, after an offset past it.
    tail: Option<Tail>,
    /// Says that since the last new record the list was found to end before an offset that was asked for.
    shortened: bool,
    /// The number of records in the list at the last connected page; in ascending order at the beginning.
    total: Option<u64>,
    count: Option<Count>,
    /// Says that only the number of records proves completeness.
    counting: bool,
    /// The gap in the last response.
    gap: Option<Gap>,
}

/// New records of a page, and errors to report.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) page: Page,
    /// The indices of the records that were not passed before, ascending.
    pub(super) fresh: Vec<usize>,
    /// Says that this is the first response.
    pub(super) first: bool,
    /// The numbers that were counted before the records of this page.
    pub(super) count: Option<Count>,
    pub(super) order: Order,
    /// The error to report before the records.
    pub(super) before: Option<Error>,
    /// The errors to report after the records.
    pub(super) after: Vec<Error>,
}

/// Indices of the new records of a page, and errors to report after them.
type New = (Vec<usize>, Vec<Error>);

impl Walk {
    /// Makes a walk that begins or continues at a place.
    pub(super) fn new(operation: &'static str, limit: u64, ascending: bool, ordered: bool, place: Place) -> Self {
        let done = place.open.map(|open| Done {
            rank: time::rank(open.time, ascending),
            whole: false,
            start: open.start,
            total: open.total,
            sure: open.sure,
        });
        Self {
            operation,
            // A page of one record cannot overlap the page before it.
            limit: limit.max(2),
            ascending,
            offset: done.map_or(place.offset, |done| place.offset.min(done.start)),
            begun: !place.trail.is_empty(),
            trail: place.trail,
            ended: false,
            without_new: 0,
            longest: 0,
            frontier: ordered.then(|| Frontier::new(ascending, done)),
            group: None,
            overlap: Overlap::default(),
            tail: None,
            shortened: false,
            total: place.total,
            count: place.count,
            counting: !ordered,
            gap: None,
        }
    }

    /// Sets the gap that an earlier walk reported, so that it is not reported again.
    pub(super) fn with_gap(self, gap: Option<Gap>) -> Self {
        Self { gap, ..self }
    }

    /// Returns the gap in the last response.
    pub(super) fn into_gap(self) -> Option<Gap> {
        self.gap
    }

    /// Says whether the walk has ended.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Requests pages until there is something to report; `None` after the end. After an error of a request it can be
    /// called again, and continues where it was.
    pub(super) async fn step(&mut self, fetch: &dyn Fetch) -> Result<Option<Step>, Error> {
        self.counting |= !fetch.is_in_order();
        while !self.ended {
            let most = if self.frontier.is_some() { MOST_WITHOUT_NEW_BY_TIME } else { MOST_WITHOUT_NEW };
            if self.without_new >= most {
                self.ended = true;
                return Err(self.stalled(most));
            }
            match fetch.fetch(self.offset, self.limit).await {
                // A search that is under way recognizes the end by an empty page.
                Ok(page) if page.records.is_empty() && self.may_be_past_the_end() && !self.overlap.is_searching() => {
                    self.look_for_the_end(&page)?;
                }
                Ok(page) => {
                    self.check_failure(&page)?;
                    if let Some(step) = self.take(page) {
                        return Ok(Some(step));
                    }
                }
                // For some services an offset past the end is a failure. It can be past the end because records left.
                Err(error)
                    if error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR) && self.may_be_past_the_end() =>
                {
                    self.step_back(None, Some(error))?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    fn stalled(&mut self, pages: u32) -> Error {
        if let Some(error) = self.tail.take().and_then(Tail::into_error) {
            return error;
        }
        let text = format!(
            "{}: the last {pages} pages had no record that follows those read so far; the list moves faster than it \
             can be read",
            self.operation
        );
        Error::new(ErrorKind::Stalled, &text)
    }

    /// Takes the new records of a page; `None` if there is nothing to report.
    fn take(&mut self, page: Page) -> Option<Step> {
        self.without_new += 1;
        let before = self.coverage(&page);
        let first = !self.begun;
        self.see(&page);
        let count = self.count.clone();
        let ranks = self.ranks(&page);
        let order = match &ranks {
            None => Order::Unknown,
            Some(_) if self.group.is_some() => Order::Sorted,
            Some(_) => Order::Whole,
        };
        let (fresh, after) = match ranks {
            Some(ranks) => self.by_time(&page, &ranks),
            None => self.by_identity(&page),
        };
        let has_news = !fresh.is_empty() || (first && self.begun) || before.is_some() || !after.is_empty();
        has_news.then_some(Step { page, fresh, first, count, order, before, after })
    }

    fn see(&mut self, page: &Page) {
        if let Some(count) = &mut self.count {
            count.see(page, self.trail.is_empty());
        }
        if let Some(frontier) = &mut self.frontier {
            frontier.see(page);
        }
    }

    /// Takes the new records of a page, if the list is not known to be ordered by a time.
    fn by_identity(&mut self, page: &Page) -> New {
        let known = if self.begun {
            self.overlap.first_known(page, &self.trail, self.ascending)
        } else {
            // An empty page that says that more records follow proves nothing.
            self.begun = !page.records.is_empty() || page.more != Some(true);
            Some(0)
        };
        let Some(known) = known else {
            return self.search(page);
        };
        if let Some(count) = &mut self.count {
            count.unordered |= !self.trail.is_in_order(&page.records);
        }
        let fresh = self.pass(page, known..page.records.len(), None);
        self.overlap.found(!fresh.is_empty());
        self.connect(page);
        if self.is_end(page, !fresh.is_empty()) {
            return (fresh, self.end(page));
        }
        self.offset = self.overlap.go_on(page, &self.trail, !fresh.is_empty()).unwrap_or(self.offset);
        (fresh, Vec::new())
    }

    /// Passes the records in this range, and returns the indices of those that were not passed before.
    fn pass(&mut self, page: &Page, range: Range<usize>, ranks: Option<&[Rank]>) -> Vec<usize> {
        let mut fresh = Vec::new();
        let (first_number, mut duplicates) = (self.trail.next_number(), 0);
        let mut rank = self.frontier.as_ref().and_then(Frontier::done).map(|done| done.rank);
        for (index, record) in page.records.iter().enumerate().take(range.end).skip(range.start) {
            let next = ranks.and_then(|ranks| ranks.get(index)).copied();
            if next > rank {
                self.trail.begin_time();
                rank = next;
            }
            match self.trail.number(&record.key) {
                // An identity that is on a page twice takes two places.
                Some(number) => duplicates += u64::from(number >= first_number),
                None => {
                    self.trail.push(record.key.clone(), record.identified);
                    fresh.push(index);
                }
            }
        }
        if let Some(count) = &mut self.count {
            count.passed += fresh.len() as u64 + duplicates;
        }
        if !fresh.is_empty() {
            self.without_new = 0;
            self.shortened = false;
        }
        fresh
    }

    /// Notes the size of a connected page and of the list.
    fn connect(&mut self, page: &Page) {
        self.longest = self.longest.max(page.records.len() as u64);
        self.total = next_total(self.total, page, self.ascending);
    }

    /// Chooses the offset at which to look for known records after a page without any.
    fn search(&mut self, page: &Page) -> New {
        match self.overlap.look(page, &self.trail, self.limit, self.total, self.ascending) {
            Some(offset) => self.offset = offset,
            // All records that were passed have left. If all of them are remembered, all others are new.
            None if !self.trail.is_partial() => {
                self.overlap.trust();
                self.offset = 0;
            }
            // The list ends before the place where the walk was.
            None if self.shortened => return (Vec::new(), self.end(page)),
            None => {}
        }
        (Vec::new(), Vec::new())
    }

    /// Returns an error once for each change of the gap, unless the gap closes.
    fn coverage(&mut self, page: &Page) -> Option<Error> {
        if self.gap == page.gap {
            return None;
        }
        self.gap.clone_from(&page.gap);
        self.gap.as_ref().map(|gap| gap.error(self.operation))
    }
}

/// Returns the number of records in the list that a walk uses after this page.
pub(super) fn next_total(before: Option<u64>, page: &Page, ascending: bool) -> Option<u64> {
    let now = page.counted();
    if ascending { before.or(now) } else { now }
}
