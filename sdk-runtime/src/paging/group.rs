//! Records of one time that do not fit on a page.
//!
//! Their order is assumed to be stable, and they are read by identity like a list whose order is not known, until known
//! records come back in another order. From then on every record that was not passed is new. While fewer different
//! records were found than there are places, pages at varying offsets are read, until the numbers agree, or the order
//! proves stable, or no new record has come for long.
//!
//! The places at which the records begin and end are counted from the end of the list if the total is known and new
//! records come first, since arrivals do not change them then.

use std::collections::HashSet;
use std::ops::Range;

use super::bracket::Bracket;
use super::page::Page;
use super::time::{Rank, range};
use super::trail::{Key, Trail};

/// Number of pages in a row without a new record after which the group is closed.
const MOST_WITHOUT_NEW: u32 = 16;

/// Number of known neighbours in the same order after which the order counts as stable.
const EVIDENCE: usize = 16;

/// Number of pages in a row without a new record after which the number of passed records counts.
const ENOUGH: u32 = 4;

/// Group of records of one time, while they are read.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) rank: Rank,
    from_end: bool,
    /// The places at which they begin and end.
    begin: i128,
    end: Option<i128>,
    /// Say that beginning and end were seen since one of them moved.
    sure: (bool, bool),
    /// The passed records that were seen since then.
    present: HashSet<Key>,
    /// The most places that they had.
    most: u64,
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
        let mut group = Self {
            rank,
            from_end,
            begin: 0,
            end: None,
            sure: (true, false),
            present: HashSet::new(),
            most: 0,
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
        group.begin = group.mark(page.position(start), page);
        group.meet(page, start..page.records.len(), trail);
        group
    }

    /// Returns a place as a number that arrivals do not change, and that ascends along the list.
    fn mark(&self, place: u64, page: &Page) -> i128 {
        match page.counted().filter(|_| self.from_end) {
            Some(total) => i128::from(place) - i128::from(total),
            None => i128::from(place),
        }
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
        self.see(page, begins.then_some(mine.start), ends.then_some(mine.end));
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
            // Without a total it is not known whether the beginning has moved meanwhile.
            self.sure.0 &= self.from_end;
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

    /// Notes what is known of the number of places, after a page with the beginning or the end.
    fn see(&mut self, page: &Page, begin: Option<usize>, end: Option<usize>) {
        let mark = |index: usize| self.mark(page.position(index), page);
        let (begin, end) = (begin.map(mark), end.map(mark));
        let moved = begin.is_some_and(|begin| begin != self.begin)
            || end.zip(self.end).is_some_and(|(now, before)| now != before);
        if moved {
            self.present.clear();
            self.sure = (false, false);
        }
        self.begin = begin.unwrap_or(self.begin);
        self.end = end.or(self.end);
        self.sure.0 |= begin.is_some();
        self.sure.1 |= end.is_some();
        self.most = self.most.max(self.places());
    }

    fn places(&self) -> u64 {
        self.end.and_then(|end| u64::try_from(end - self.begin).ok()).unwrap_or_default()
    }

    /// Notes the passed records that are on a page.
    fn meet(&mut self, page: &Page, mine: Range<usize>, trail: &Trail) {
        let keys = page.records.get(mine).unwrap_or_default().iter().map(|record| &record.key);
        self.present.extend(keys.filter(|key| trail.contains(key)).cloned());
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

    /// Returns `Some` if the group is read to its end, with the missing records if there are any.
    fn close(&self, trail: &Trail) -> Option<Option<(u64, u64)>> {
        let places = self.places();
        let passed = trail.open().unwrap_or_default() as u64;
        if self.sure == (true, true) && self.present.len() as u64 == places {
            return Some(None);
        }
        if !self.unordered
            && (self.agreed >= EVIDENCE * (self.disagreed + 1)
                || self.without_new >= MOST_WITHOUT_NEW
                || !trail.has_all_open())
        {
            return Some(None);
        }
        if self.without_new >= ENOUGH && passed >= self.most {
            return Some(None);
        }
        let lacking = || {
            let seen = if self.sure == (true, true) { self.present.len() as u64 } else { passed };
            let missing = self.most.saturating_sub(passed).max(places.saturating_sub(seen));
            (missing > 0).then_some((missing, self.most))
        };
        (self.without_new >= MOST_WITHOUT_NEW || !trail.has_all_open()).then(lacking)
    }

    /// Chooses the offset at which to read again: at the beginning, at the end, and in between.
    fn vary(&mut self, page: &Page) -> u64 {
        let begin = self.place(self.begin, page).saturating_sub(1);
        let size = page.records.len() as u64;
        let last = self.end(page).saturating_add(1).saturating_sub(size).max(begin);
        self.reads += 1;
        match self.reads % 4 {
            1 => begin,
            3 => last,
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

fn is_known(page: &Page, index: usize, trail: &Trail) -> bool {
    page.records.get(index).is_some_and(|record| record.identified && trail.contains(&record.key))
}
