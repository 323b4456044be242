//! Records of one time that do not fit on a page.
//!
//! Their order is assumed to be stable, and they are read by identity like a list whose order is not known, until known
//! records come back in another order. From then on every record that was not passed is new. Until it is proven that
//! all were passed ([`census`](super::census)), or the order proves stable, pages at varying offsets are read. If no
//! new record has come for long, the number of those that may be missing is reported.
//!
//! The places at which the records begin and end are counted from the end of the list if the total is known and new
//! records come first, since arrivals do not change them then.

use std::ops::Range;

use super::bracket::Bracket;
use super::census::{Bound, Census, Drift};
use super::page::Page;
use super::time::{Rank, range};
use super::trail::Trail;

/// Number of pages in a row without a new record after which the group is closed.
const MOST_WITHOUT_NEW: u32 = 32;

/// Number of known neighbours in the same order after which the order counts as stable.
const EVIDENCE: usize = 16;

/// Group of records of one time, while they are read.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) rank: Rank,
    from_end: bool,
    /// The places at which they begin, or before, and end, or behind.
    begin: i128,
    end: Option<i128>,
    /// The numbers of pages in a row that were to show these places and did not.
    missed_begin: u32,
    missed_end: u32,
    census: Census,
    /// The place up to which they were read.
    reached: i128,
    bracket: Bracket,
    /// The number of records in the list when known records were last seen.
    total: Option<u64>,
    /// Says that the records on the next page count as following, whatever they are.
    trusting: bool,
    /// The number of pages in a row without a known record.
    missed: u32,
    unordered: bool,
    /// The numbers of known neighbours that came in the same order, and in another one.
    agreed: usize,
    disagreed: usize,
    /// The number below which all was passed in the order of the list.
    in_order: usize,
    /// Says that they were read to their end once.
    again: bool,
    reads: u64,
    without_new: u32,
}

/// Use of a page for the group.
#[derive(Debug)]
pub(super) enum Sight {
    /// The records of the group between these indices that were not passed are new.
    New { from: usize, to: usize },
    /// The page cannot be used. The walk has to read this offset instead.
    Elsewhere(u64),
    /// No record of the group on the page is known.
    Lost,
    /// No record of the group is left; the records that follow begin at this index.
    Gone(usize),
}

/// The step after a page with records of the group.
#[derive(Debug)]
pub(super) enum Next {
    Page(u64),
    /// The group was read to its end. If records are missing: their number, and the number of all.
    Closed(Option<(u64, u64)>),
}

impl Group {
    /// Makes a group that begins at this index of a page.
    pub(super) fn new(rank: Rank, page: &Page, start: usize, ascending: bool, trail: &Trail) -> Self {
        let from_end = !ascending && page.counted().is_some();
        let begin = mark(page.position(start), page, from_end);
        let drift = match (ascending, from_end) {
            (true, _) => Drift::Down,
            (false, true) => Drift::Up,
            (false, false) => Drift::Both,
        };
        let mut group = Self {
            rank,
            from_end,
            begin,
            end: None,
            missed_begin: 0,
            missed_end: 0,
            census: Census::new(drift, Bound { mark: begin, open: page.position(start) == 0 }, page.counted()),
            reached: i128::MIN,
            bracket: Bracket::default(),
            total: page.counted(),
            trusting: false,
            missed: 0,
            unordered: false,
            agreed: 0,
            disagreed: 0,
            in_order: usize::MAX,
            again: false,
            reads: 0,
            without_new: 0,
        };
        group.meet(page, start..page.records.len(), trail);
        group
    }

    fn mark(&self, place: u64, page: &Page) -> i128 {
        mark(place, page, self.from_end)
    }

    /// Returns the place of such a number in the list of this page.
    fn place(&self, mark: i128, page: &Page) -> u64 {
        let place = match page.counted().filter(|_| self.from_end) {
            Some(total) => mark + i128::from(total),
            None => mark,
        };
        u64::try_from(place).unwrap_or_default()
    }

    /// Returns the use of a page for the group. `is_end` says that the list ends with it.
    pub(super) fn look(&mut self, page: &Page, ranks: &[Rank], is_end: bool, trail: &Trail) -> Sight {
        let mine = range(ranks, self.rank);
        let begins = mine.start > 0 || page.offset == 0;
        let ends = mine.end < ranks.len() || is_end;
        if mine.is_empty() && begins && (ends || page.records.is_empty()) {
            return Sight::Gone(mine.end);
        }
        if mine.is_empty() {
            return Sight::Elsewhere(if begins { self.forward(page) } else { self.backward(page) });
        }
        self.see(page, begins.then_some(mine.start), ends.then_some(mine.end), ranks.len());
        self.compare(page, mine.clone(), trail);
        if (self.unordered && trail.has_all_open()) || std::mem::take(&mut self.trusting) {
            return Sight::New { from: mine.start, to: mine.end };
        }
        match mine.clone().find(|index| is_known(page, *index, trail)) {
            Some(from) => Sight::New { from, to: mine.end },
            None if self.again => Sight::New { from: mine.end, to: mine.end },
            // Records that arrived since may have the same time.
            None if begins && page.counted() <= self.total => Sight::New { from: mine.start, to: mine.end },
            None => Sight::Lost,
        }
    }

    /// Returns the step after the new records of this page were passed.
    pub(super) fn go_on(&mut self, page: &Page, ranks: &[Rank], is_end: bool, fresh: usize, trail: &Trail) -> Next {
        let mine = range(ranks, self.rank);
        self.meet(page, mine.clone(), trail);
        (self.missed, self.total) = (0, page.counted());
        self.without_new = if fresh > 0 || !self.again { 0 } else { self.without_new + 1 };
        if fresh > 0 {
            self.bracket = Bracket::default();
        }
        let last = page.position(mine.end).saturating_sub(1);
        if !self.again && mine.end == ranks.len() && !is_end {
            return Next::Page(match fresh {
                0 if !self.unordered => self.behind_known(page, trail).unwrap_or(last),
                _ => last,
            });
        }
        if !std::mem::replace(&mut self.again, true) {
            self.in_order = trail.next_number();
        }
        self.close(trail).map_or_else(|| Next::Page(self.vary(page)), Next::Closed)
    }

    /// Says whether the group has been read further than ever.
    pub(super) fn advances(&mut self, page: &Page) -> bool {
        let reached = self.mark(page.end(), page);
        let advances = self.again || reached > self.reached;
        self.reached = self.reached.max(reached);
        advances
    }

    /// Returns the place at which the group ended when its end was seen.
    pub(super) fn end(&self, page: &Page) -> u64 {
        self.place(self.end.unwrap_or(self.reached), page)
    }

    /// Notes where the records of the group begin and end on a page of so many records, if they do.
    fn see(&mut self, page: &Page, begin: Option<usize>, end: Option<usize>, len: usize) {
        let bound = |index, open| Bound { mark: self.mark(page.position(index), page), open: index == open };
        let (begin, end) = (begin.map(|index| bound(index, 0)), end.map(|index| bound(index, len)));
        self.census.see(begin, end, page.counted());
        let (top, bottom) = (self.mark(page.offset, page), self.mark(page.end(), page));
        match begin {
            Some(begin) => (self.begin, self.missed_begin) = (begin.mark, 0),
            None if top <= self.begin => (self.begin, self.missed_begin) = (top, self.missed_begin + 1),
            None => {}
        }
        match end {
            Some(end) => (self.end, self.missed_end) = (Some(end.mark), 0),
            None if self.end.is_some_and(|end| bottom >= end) => {
                (self.end, self.missed_end) = (Some(bottom), self.missed_end + 1);
            }
            None => {}
        }
    }

    /// Notes the passed records that are on a page.
    fn meet(&mut self, page: &Page, mine: Range<usize>, trail: &Trail) {
        let keys = page.records.get(mine).unwrap_or_default().iter().map(|record| &record.key);
        keys.filter(|key| trail.contains(key)).for_each(|key| self.census.meet(key));
    }

    /// Compares the order of the known records on a page with that in which they were passed.
    fn compare(&mut self, page: &Page, mine: Range<usize>, trail: &Trail) {
        let mut last = None;
        for record in page.records.get(mine).unwrap_or_default() {
            let number = trail.number(&record.key).filter(|number| record.identified && *number < self.in_order);
            if let (Some(last), Some(number)) = (last, number) {
                self.disagreed += usize::from(number < last);
                self.agreed += usize::from(number > last);
            }
            last = number.or(last);
        }
        // A single record that changed its place does not make another order.
        self.unordered |= self.disagreed * 3 > self.agreed;
    }

    /// Returns `Some` if the group is read to its end, with the missing records if there can be any.
    fn close(&self, trail: &Trail) -> Option<Option<(u64, u64)>> {
        if self.census.is_complete() || (!self.unordered && self.agreed >= EVIDENCE * (self.disagreed + 1)) {
            return Some(None);
        }
        let is_enough = self.without_new >= MOST_WITHOUT_NEW || !trail.has_all_open();
        is_enough.then(|| self.unordered.then(|| self.census.lacking().unwrap_or_else(|| self.estimate())))
    }

    /// Returns the missing records and all records, if the places moved too often to be counted.
    fn estimate(&self) -> (u64, u64) {
        let places = self.end.and_then(|end| u64::try_from(end - self.begin).ok()).unwrap_or(1).max(1);
        (places.saturating_sub(self.census.seen_lately(MOST_WITHOUT_NEW)).max(1), places)
    }

    /// Chooses the offset at which to read again: at the beginning, at the end, and in between.
    fn vary(&mut self, page: &Page) -> u64 {
        let size = page.records.len() as u64;
        let step = |missed: u32| 4_u64.saturating_pow(missed).min(size.saturating_sub(1)).max(1);
        let begin = self.place(self.begin, page).saturating_sub(step(self.missed_begin));
        let last = self.end(page).saturating_add(step(self.missed_end)).saturating_sub(size).max(begin);
        self.reads += 1;
        match self.reads % 4 {
            1 => begin,
            2 => last,
            // Offsets far from each other, without a short cycle.
            _ => begin + (self.reads.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) % (last - begin + 1),
        }
    }

    /// Returns the place of the walk, by the last known record of a page.
    fn behind_known(&mut self, page: &Page, trail: &Trail) -> Option<u64> {
        let index = (0..page.records.len()).rev().find(|index| is_known(page, *index, trail))?;
        let behind = trail.passed_since(&page.records.get(index)?.key)?;
        Some(self.bracket.after(page.position(index), behind, page.total))
    }

    /// Returns the offset to read after a page before the group.
    fn forward(&self, page: &Page) -> u64 {
        let place = self.place(if self.again { self.begin } else { self.begin.max(self.reached) }, page);
        place.saturating_sub(1).max(page.end().saturating_sub(1)).max(page.offset + 1)
    }

    /// Returns the offset to read after a page behind the group.
    fn backward(&mut self, page: &Page) -> u64 {
        let step = 4_u64.saturating_pow(self.missed.min(31));
        self.missed += 1;
        let end = page.total.map_or(page.offset, |total| page.offset.min(total)).min(self.end(page).max(1));
        end.saturating_sub(step).min(page.offset.saturating_sub(1))
    }

    /// Lets the records on the next page count as following, since no known record is left. Returns its offset.
    pub(super) fn trust(&mut self, page: &Page) -> u64 {
        self.trusting = true;
        self.place(self.begin, page)
    }
}

/// Returns a place as a number that ascends along the list. Counted from the end, arrivals do not change it.
fn mark(place: u64, page: &Page, from_end: bool) -> i128 {
    match page.counted().filter(|_| from_end) {
        Some(total) => i128::from(place) - i128::from(total),
        None => i128::from(place),
    }
}

fn is_known(page: &Page, index: usize, trail: &Trail) -> bool {
    page.records.get(index).is_some_and(|record| record.identified && trail.contains(&record.key))
}
