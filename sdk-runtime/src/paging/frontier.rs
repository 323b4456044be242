//! The progress of a walk through a list that is ordered by a time.
//!
//! Records of one time have no order of their own: they may come in another order in every response. So the walk does
//! not rely on the places of records, but on their times. All records before the current time are *done*. Those of the
//! current time are *open*, and the trail has the identities of those that were passed. The next page begins where the
//! open records began, so that all of them are on one page.
//!
//! A page is *connected* if its first record is done: then all open records are on it. That is also so at the beginning
//! of the list and, where new records come first, at an offset that the open records cannot have moved in front of: at
//! most the place where they began, minus the decrease of the total since then. An increase of the total proves
//! nothing, since arrivals may hide records that left, and neither does a first record of the same time. Where the
//! total cannot be used in this way, pages overlap by one record more.

use super::page::Page;
use super::search::growth;
use super::time::Rank;

/// Progress of a walk.
#[derive(Clone, Debug)]
pub(super) struct Frontier {
    ascending: bool,
    /// The part that is done; `None` before the first record, and where only identities are known.
    done: Option<Done>,
    /// An offset at which all records that were seen were done.
    low: Option<u64>,
    /// An offset at which no record that was seen was done.
    high: Option<u64>,
    /// The number of pages in a row that began too late.
    late: u32,
    /// The number of pages in a row on which all records were done.
    early: u32,
    /// The overlap, besides the open records, that makes up for records that leave.
    margin: u64,
    total: Option<u64>,
}

/// The part of the list in which all records were passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done {
    pub(super) rank: Rank,
    /// Says that the records of that rank are done too; otherwise they are open.
    pub(super) whole: bool,
    /// The number of records before the open ones, when the list had `total` records.
    pub(super) start: u64,
    pub(super) total: Option<u64>,
    /// Says that `start` was seen; otherwise it is an estimate.
    pub(super) sure: bool,
}

/// Use of a page for the walk.
#[derive(Debug)]
pub(super) enum Look {
    /// The page is connected, and the records from this index on are not done.
    From(usize),
    /// The page is not connected, or all its records are done. The walk has to read this offset instead.
    Elsewhere(u64),
}

/// The step after a connected page.
#[derive(Debug)]
pub(super) enum Next {
    Page(u64),
    /// The records from this index on are all of one time, and more of it may follow on the next page.
    Group(usize),
}

/// The largest overlap besides the open records.
const MOST_MARGIN: u64 = 17;

impl Done {
    fn covers(&self, rank: Rank) -> bool {
        rank < self.rank || (self.whole && rank == self.rank)
    }
}

impl Frontier {
    pub(super) fn new(ascending: bool, done: Option<Done>) -> Self {
        Self { ascending, done, low: None, high: None, late: 0, early: 0, margin: 0, total: None }
    }

    pub(super) fn done(&self) -> Option<Done> {
        self.done
    }

    pub(super) fn set_done(&mut self, done: Done) {
        self.done = Some(done);
    }

    /// Returns an offset up to which the list is known to reach.
    pub(super) fn low(&self) -> u64 {
        self.low.unwrap_or_default()
    }

    /// Notes that the list ends at this offset or before it.
    pub(super) fn ends_at(&mut self, offset: u64) {
        self.high = Some(offset);
    }

    /// Notes how many records the list has.
    pub(super) fn see(&mut self, page: &Page) {
        let now = page.counted();
        match now.zip(self.total).map_or(0, |(now, before)| before.saturating_sub(now)) {
            0 => self.margin = self.margin.saturating_sub(1),
            fall => self.margin = self.margin.max((1 + fall).min(MOST_MARGIN)),
        }
        self.total = now.or(self.total);
    }

    /// Returns the use of a page for the walk. `is_end` says that the list ends with it.
    pub(super) fn look(&mut self, page: &Page, ranks: &[Rank], limit: u64, is_end: bool) -> Look {
        let Some(done) = self.done else { return Look::From(0) };
        let from = ranks.partition_point(|rank| done.covers(*rank));
        if from == 0 && page.offset > 0 && !self.begins_at(&done, page, ranks) {
            Look::Elsewhere(self.before(&done, page))
        } else if from > 0 && from == ranks.len() && !is_end {
            Look::Elsewhere(self.behind(&done, page, limit))
        } else {
            Look::From(from)
        }
    }

    /// Returns the step after a connected page, whose last records are now the open ones. `stuck` says that no page
    /// shows all of them.
    pub(super) fn go_on(&mut self, page: &Page, ranks: &[Rank], has_fresh: bool, stuck: bool) -> Option<Next> {
        let last = *ranks.last()?;
        let start = ranks.partition_point(|rank| *rank < last);
        let place = page.position(start);
        self.done = Some(Done { rank: last, whole: false, start: place, total: page.counted(), sure: true });
        (self.late, self.early) = (0, 0);
        if has_fresh {
            (self.low, self.high) = (None, None);
        }
        let least = u64::from(!self.can_prove(page));
        if start as u64 <= least || stuck {
            return Some(Next::Group(start));
        }
        // The margin must not make the walk read the same records again and again.
        let margin = if has_fresh { self.margin.max(least).min(page.records.len() as u64 / 4 + 1) } else { least };
        Some(Next::Page(place - margin.min(start as u64 - 1)))
    }

    /// Says whether the total bounds how far records can have moved towards the beginning.
    fn can_prove(&self, page: &Page) -> bool {
        !self.ascending && page.counted().is_some()
    }

    /// Says whether the open records begin with the page, although none before them is on it.
    fn begins_at(&self, done: &Done, page: &Page, ranks: &[Rank]) -> bool {
        let Some((then, now)) = done.total.zip(page.counted()) else { return false };
        let least = done.start.saturating_sub(then.saturating_sub(now));
        done.sure && !done.whole && self.can_prove(page) && ranks.first() == Some(&done.rank) && page.offset <= least
    }

    /// Returns the offset to read after a page that begins too late.
    fn before(&mut self, done: &Done, page: &Page) -> u64 {
        let offset = page.offset;
        self.high = Some(offset);
        let fall = done.total.zip(page.counted()).map_or(0, |(then, now)| then.saturating_sub(now));
        let proves = self.can_prove(page) && done.sure && !done.whole && self.late == 0;
        let mut want = done.start.saturating_sub(fall + u64::from(!proves));
        if let Some(total) = page.total {
            want = want.min(total.saturating_sub(1));
        }
        if self.late > 0 || want >= offset {
            want = want.min(offset.saturating_sub(4_u64.saturating_pow(self.late)));
        }
        (self.late, self.early) = (self.late + 1, 0);
        if let Some(low) = self.low.filter(|low| low + 1 < offset) {
            want = want.max(low + (offset - low) / 2);
            // It may have moved when records left.
            self.low = self.low.filter(|_| !self.late.is_multiple_of(2));
        }
        want.min(offset.saturating_sub(1))
    }

    /// Returns the offset to read after a page on which all records are done.
    fn behind(&mut self, done: &Done, page: &Page, limit: u64) -> u64 {
        let low = page.end().saturating_sub(1);
        self.low = Some(low);
        let grown = if self.ascending { 0 } else { growth(done.total, page.counted()) };
        let mut want = low;
        if grown > 0 {
            want = want.max((done.start + grown).saturating_sub(self.margin.max(1)));
        }
        self.high = self.high.filter(|high| *high > low);
        match self.high {
            Some(high) if want >= high || high - low > limit => want = low + (high - low) / 2,
            Some(_) => {}
            // The records moved further than the total shows.
            None if self.early > 0 && !self.ascending => {
                want = want.max(low.saturating_add(limit.saturating_mul(2_u64.saturating_pow(self.early - 1))));
            }
            None => {}
        }
        (self.late, self.early) = (0, self.early + 1);
        if let Some(total) = page.total {
            want = want.min(total.saturating_sub(1));
        }
        want.max(low).max(page.offset + 1)
    }
}
