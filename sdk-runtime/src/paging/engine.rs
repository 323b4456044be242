//! The walk itself: which page to ask for next, and what of it is new.

use std::ops::Range;

use reqwest::StatusCode;

use super::coverage::Gap;
use super::fetch::Fetch;
use super::frontier::{self, Done, Frontier, Look};
use super::group::{self, Group, Sight};
use super::overlap::Overlap;
use super::page::{Order, Page, Record};
use super::place::Place;
use super::tail::Tail;
use super::time::{self, Rank};
use super::trail::Trail;
use super::verdict::{self, Count};
use crate::error::{Error, ErrorKind};

/// So many requests in a row without a new record, and the walk gives up.
pub(super) const PATIENCE: u32 = 16;

/// The same where the list is ordered by a time, and a page has to show all records of a time.
const PATIENCE_BY_TIME: u32 = 48;

/// So many pages in a row that do not show all records of a time, and they are read piece by piece.
const STUCK: u32 = 4;

/// A walk over a list that may move meanwhile.
#[derive(Debug)]
pub(super) struct Walk {
    operation: &'static str,
    limit: u64,
    /// Whether new records come last.
    ascending: bool,
    /// Where the next page begins.
    offset: u64,
    /// What was passed.
    trail: Trail,
    begun: bool,
    ended: bool,
    /// Requests since the last new record.
    barren: u32,
    /// The most records that a page had: a service may cut the limit in silence.
    longest: u64,
    /// The place to which the walk came, where the list is ordered by a time.
    frontier: Option<Frontier>,
    /// The records of one time that do not fit on a page, while they are read.
    group: Option<Group>,
    /// The search for known ground, where nothing else shows the way.
    overlap: Overlap,
    /// The search for the end of the list, after an offset past it.
    tail: Option<Tail>,
    /// Says whether the list was found to end before an offset that was asked for, since the last new record.
    shortened: bool,
    /// The number of records in the list, when it was last connected; in ascending order at the beginning.
    total: Option<u64>,
    count: Option<Count>,
    /// Says whether the number of records is the only proof.
    counting: bool,
    /// What the last answer did not cover.
    gap: Option<Gap>,
}

/// What a walk found.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) page: Page,
    /// The indices of the records that were not passed before, ascending.
    pub(super) fresh: Vec<usize>,
    /// Whether this is the first answer.
    pub(super) first: bool,
    /// The numbers that were counted before the records of this page.
    pub(super) count: Option<Count>,
    pub(super) order: Order,
    /// What is to be reported before the records.
    pub(super) before: Option<Error>,
    /// What is to be reported after the records.
    pub(super) after: Vec<Error>,
}

/// The new records of a page, and what is to be reported after it.
type New = (Vec<usize>, Vec<Error>);

impl Walk {
    /// A walk that goes on from a place, or begins there.
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
            barren: 0,
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

    /// What a walk before told of the coverage, so that it is not told again.
    pub(super) fn with_gap(self, gap: Option<Gap>) -> Self {
        Self { gap, ..self }
    }

    /// What the last answer did not cover.
    pub(super) fn into_gap(self) -> Option<Gap> {
        self.gap
    }

    /// Whether there is nothing more to ask for.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Asks until there is something to tell; `None` after the end. After an error of a request it can be called
    /// again, and goes on where it was.
    pub(super) async fn step(&mut self, fetch: &dyn Fetch) -> Result<Option<Step>, Error> {
        self.counting |= !fetch.is_in_order();
        while !self.ended {
            let patience = if self.frontier.is_some() { PATIENCE_BY_TIME } else { PATIENCE };
            if self.barren >= patience {
                self.ended = true;
                return Err(self.stalled(patience));
            }
            match fetch.fetch(self.offset, self.limit).await {
                // A search that is under way knows the end by an empty page.
                Ok(page) if page.records.is_empty() && self.may_be_past_the_end() && !self.overlap.is_searching() => {
                    self.look_for_the_end(&page)?;
                }
                Ok(page) => {
                    self.check_failure(&page)?;
                    if let Some(step) = self.take(page) {
                        return Ok(Some(step));
                    }
                }
                // An offset past the end is a failure for some services; records that left can lead there.
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

    fn stalled(&mut self, patience: u32) -> Error {
        if let Some(error) = self.tail.take().and_then(Tail::into_error) {
            return error;
        }
        let text = format!(
            "{}: the last {patience} pages had no record that follows those read so far; the list moves faster than it \
             can be read",
            self.operation
        );
        Error::new(ErrorKind::Stalled, &text)
    }

    fn may_be_past_the_end(&self) -> bool {
        self.begun && self.offset > 0
    }

    /// Steps back after a page without records.
    fn look_for_the_end(&mut self, page: &Page) -> Result<(), Error> {
        self.barren += 1;
        self.see(page);
        self.step_back(page.total, None)
    }

    /// Steps back from an offset without records, which may be due to the failure.
    fn step_back(&mut self, total: Option<u64>, error: Option<Error>) -> Result<(), Error> {
        let offset = self.offset;
        let low = self.frontier.as_ref().map_or_else(|| self.overlap.low(), Frontier::low);
        let tail = self.tail.get_or_insert_with(|| Tail::new(offset, error));
        let next = tail.back(offset, self.limit, low);
        let within = total.map_or(u64::MAX, |total| total.saturating_sub(self.limit - 1));
        match next {
            Some(next) => self.offset = next.min(within),
            None => {
                self.offset = tail.offset();
                if let Some(error) = self.tail.take().and_then(Tail::into_error) {
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Takes note that there is an end, before which there are records.
    ///
    /// # Errors
    ///
    /// The failure that led here, if the list reaches further than where it happened.
    fn check_failure(&mut self, page: &Page) -> Result<(), Error> {
        let Some(tail) = self.tail.take() else { return Ok(()) };
        self.shortened = true;
        let (offset, lowest) = (tail.offset(), tail.lowest());
        if let Some(error) = tail.failure(page.total) {
            self.offset = offset;
            return Err(error);
        }
        match &mut self.frontier {
            Some(frontier) => frontier.ends_at(lowest),
            None => self.overlap.ends_at(lowest, page.total),
        }
        Ok(())
    }

    /// What a page tells, if anything.
    fn take(&mut self, page: Page) -> Option<Step> {
        self.barren += 1;
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
        let tells = !fresh.is_empty() || (first && self.begun) || before.is_some() || !after.is_empty();
        tells.then_some(Step { page, fresh, first, count, order, before, after })
    }

    fn see(&mut self, page: &Page) {
        if let Some(count) = &mut self.count {
            count.see(page, self.trail.is_empty());
        }
        if let Some(frontier) = &mut self.frontier {
            frontier.see(page);
        }
    }

    /// The ranks of the records; `None` where no time orders the list, as a page shows that is not sorted.
    fn ranks(&mut self, page: &Page) -> Option<Vec<Rank>> {
        self.frontier.as_ref()?;
        let ranks = time::ranks(page, self.ascending);
        if ranks.is_none() {
            (self.frontier, self.group, self.overlap) = (None, None, Overlap::default());
            self.counting = true;
            self.trail.end_times();
        }
        ranks
    }

    /// The new records of a list that is not known to be ordered by a time.
    fn by_identity(&mut self, page: &Page) -> New {
        let ground = if self.begun {
            self.overlap.ground(page, &self.trail, self.ascending)
        } else {
            // An empty page that claims that more follow says nothing.
            self.begun = !page.records.is_empty() || page.more != Some(true);
            Some(0)
        };
        let Some(ground) = ground else {
            return self.search(page);
        };
        if let Some(count) = &mut self.count {
            count.unordered |= !self.trail.is_in_order(&page.records);
        }
        let fresh = self.pass(page, ground..page.records.len(), None);
        self.overlap.found(!fresh.is_empty());
        self.connect(page);
        if self.is_end(page, !fresh.is_empty()) {
            return (fresh, self.end(page));
        }
        self.offset = self.overlap.go_on(page, &self.trail, !fresh.is_empty()).unwrap_or(self.offset);
        (fresh, Vec::new())
    }

    /// The new records of a list that is ordered by a time.
    fn by_time(&mut self, page: &Page, ranks: &[Rank]) -> New {
        if let Some(group) = self.group.take() {
            return self.in_group(group, page, ranks);
        }
        let is_end = self.may_be_end(page);
        let Some(frontier) = &mut self.frontier else { return (Vec::new(), Vec::new()) };
        if frontier.done().is_none() && !self.trail.is_empty() && !self.overlap.takes_all() {
            // All records before any that is known are done, and those that were passed since are known.
            let number = |(index, record): (usize, &Record)| Some((self.trail.number(&record.key)?, index));
            let known = page.records.iter().enumerate().filter_map(number);
            let Some(rank) = known.max().and_then(|(_, index)| ranks.get(index)) else {
                return self.search(page);
            };
            let start = page.position(time::range(ranks, *rank).start);
            frontier.set_done(Done { rank: *rank, whole: false, start, total: page.counted(), sure: false });
            self.trail.set_open(self.trail.len());
        }
        match frontier.look(page, ranks, self.limit, is_end) {
            Look::From(index) => self.connected(page, ranks, index),
            Look::Elsewhere(offset) => {
                self.offset = offset;
                (Vec::new(), Vec::new())
            }
        }
    }

    /// Passes the new records from an index of a connected page on.
    fn connected(&mut self, page: &Page, ranks: &[Rank], from: usize) -> New {
        // An empty page that claims that more follow says nothing.
        self.begun |= !page.records.is_empty() || page.more != Some(true);
        let stuck = self.barren > STUCK;
        let fresh = self.pass(page, from..page.records.len(), Some(ranks));
        self.connect(page);
        let is_end = self.is_end(page, !fresh.is_empty());
        let Some(frontier) = &mut self.frontier else { return (fresh, Vec::new()) };
        let next = frontier.go_on(page, ranks, !fresh.is_empty(), stuck && fresh.is_empty());
        if is_end && self.begun {
            return (fresh, self.end(page));
        }
        match (next, ranks.last()) {
            (Some(frontier::Next::Group(start)), Some(rank)) => {
                self.group = Some(Group::new(*rank, page, start, self.ascending, &self.trail));
                self.offset = page.end().saturating_sub(1);
            }
            (Some(frontier::Next::Page(offset)), _) => self.offset = offset,
            _ => {}
        }
        (fresh, Vec::new())
    }

    /// The new ones among records of one time that do not fit on a page.
    fn in_group(&mut self, mut group: Group, page: &Page, ranks: &[Rank]) -> New {
        let is_end = self.may_be_end(page);
        let (from, to) = match group.look(page, ranks, is_end, &self.trail) {
            Sight::New { from, to } => (from, to),
            Sight::Lost => {
                let found = self.overlap.look(page, &self.trail, self.limit, self.total, self.ascending);
                self.offset = found.unwrap_or_else(|| group.trust(page));
                self.group = Some(group);
                return (Vec::new(), Vec::new());
            }
            Sight::Gone(index) => return self.connected(page, ranks, index),
            Sight::Elsewhere(offset) => {
                self.offset = offset;
                self.group = Some(group);
                return (Vec::new(), Vec::new());
            }
        };
        let mut fresh = self.pass(page, from..to, Some(ranks));
        self.overlap = Overlap::default();
        self.connect(page);
        if group.advances(page) {
            self.barren = 0;
        }
        let lacking = match group.go_on(page, ranks, is_end, fresh.len(), &self.trail) {
            group::Next::Page(offset) => {
                self.offset = offset;
                self.group = Some(group);
                return (fresh, Vec::new());
            }
            group::Next::Closed(lacking) => lacking,
        };
        let ends_here = to < ranks.len() || is_end;
        let start = if ends_here { page.position(to) } else { group.end(page) };
        if let Some(frontier) = &mut self.frontier {
            frontier.set_done(Done { rank: group.rank, whole: true, start, total: page.counted(), sure: true });
        }
        // What is lacking is told before any later record, so that no checkpoint lies between the two.
        if let (true, None) = (ends_here, lacking) {
            let (more, after) = self.connected(page, ranks, to);
            fresh.extend(more);
            return (fresh, after);
        }
        self.offset = start.saturating_sub(1);
        let error = lacking.map(|(missing, of)| verdict::missed(self.operation, missing, of, "of one time"));
        (fresh, error.into_iter().collect())
    }

    /// The records in this range that were not passed before. Passes them.
    fn pass(&mut self, page: &Page, range: Range<usize>, ranks: Option<&[Rank]>) -> Vec<usize> {
        let mut fresh = Vec::new();
        let (first_number, mut twins) = (self.trail.next_number(), 0);
        let mut rank = self.frontier.as_ref().and_then(Frontier::done).map(|done| done.rank);
        for (index, record) in page.records.iter().enumerate().take(range.end).skip(range.start) {
            let next = ranks.and_then(|ranks| ranks.get(index)).copied();
            if next > rank {
                self.trail.begin_time();
                rank = next;
            }
            match self.trail.number(&record.key) {
                // One identity that stands on a page twice has two places.
                Some(number) => twins += u64::from(number >= first_number),
                None => {
                    self.trail.push(record.key.clone(), record.identified);
                    fresh.push(index);
                }
            }
        }
        if let Some(count) = &mut self.count {
            count.passed += fresh.len() as u64 + twins;
        }
        if !fresh.is_empty() {
            self.barren = 0;
            self.shortened = false;
        }
        fresh
    }

    /// Takes note of a connected page.
    fn connect(&mut self, page: &Page) {
        self.longest = self.longest.max(page.records.len() as u64);
        self.total = next_total(self.total, page, self.ascending);
    }

    /// Says whether the list ends with this page, which has new records or not.
    fn is_end(&self, page: &Page, has_fresh: bool) -> bool {
        let count = page.records.len() as u64;
        match page.more {
            // What stands behind the last record of the beginning arrived later.
            Some(_) if self.ascending && self.total.is_some_and(|total| page.end() >= total) => true,
            Some(more) => !more,
            // A short page alone is no end. One that brings nothing new is, unless it may have been cut off before that.
            None => !has_fresh && (count < 2 || count < self.longest),
        }
    }

    /// The same of a page that was not passed yet.
    fn may_be_end(&self, page: &Page) -> bool {
        let is_new = |record: &Record| !self.trail.contains(&record.key);
        self.is_end(page, page.more.is_none() && page.records.iter().any(is_new))
    }

    /// Ends the walk with this page. Gives what is to be said of that.
    fn end(&mut self, page: &Page) -> Vec<Error> {
        self.ended = true;
        let count = self.count.as_ref().filter(|_| self.counting);
        self.cut_off(page).into_iter().chain(count.and_then(|count| count.verdict(self.operation))).collect()
    }

    /// An end where the service stopped counting is none.
    fn cut_off(&self, page: &Page) -> Option<Error> {
        let (cap, end) = (page.cap?, page.end());
        let is_full = page.records.len() as u64 >= self.limit;
        (end == cap || (end > cap && is_full)).then(|| {
            let text =
                format!("{}: the service counts {cap} records at most, and older ones may follow", self.operation);
            Error::new(ErrorKind::Partial, &text)
        })
    }

    /// Chooses where to look for known ground after a page without any.
    fn search(&mut self, page: &Page) -> New {
        match self.overlap.look(page, &self.trail, self.limit, self.total, self.ascending) {
            Some(offset) => self.offset = offset,
            // All that was passed has left. If all of it is remembered, whatever is there now is new.
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

    /// Tells once when what the answers cover changes for the worse, or otherwise without becoming whole.
    fn coverage(&mut self, page: &Page) -> Option<Error> {
        if self.gap == page.gap {
            return None;
        }
        self.gap.clone_from(&page.gap);
        self.gap.as_ref().map(|gap| gap.error(self.operation))
    }
}

/// The number of records that a walk goes by after this page.
pub(super) fn next_total(before: Option<u64>, page: &Page, ascending: bool) -> Option<u64> {
    let now = page.counted();
    if ascending { before.or(now) } else { now }
}
