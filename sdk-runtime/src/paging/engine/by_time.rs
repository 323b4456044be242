//! Walking a list that is ordered by a time.

use super::{New, STUCK, Walk};
use crate::paging::count;
use crate::paging::frontier::{self, Done, Look};
use crate::paging::group::{self, Group, Sight};
use crate::paging::overlap::Overlap;
use crate::paging::page::{Page, Record};
use crate::paging::time::{self, Rank};

impl Walk {
    /// Returns the ranks of the records; `None` if the list is not ordered by a time, which an unsorted page shows.
    pub(super) fn ranks(&mut self, page: &Page) -> Option<Vec<Rank>> {
        self.frontier.as_ref()?;
        let ranks = time::ranks(page, self.ascending);
        if ranks.is_none() {
            (self.frontier, self.group, self.overlap) = (None, None, Overlap::default());
            self.counting = true;
            self.trail.end_times();
        }
        ranks
    }

    /// Takes the new records of a page, if the list is ordered by a time.
    pub(super) fn by_time(&mut self, page: &Page, ranks: &[Rank]) -> New {
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

    /// Takes the new records of a connected page from an index on.
    pub(super) fn connected(&mut self, page: &Page, ranks: &[Rank], from: usize) -> New {
        // An empty page that claims that more follow says nothing.
        self.begun |= !page.records.is_empty() || page.more != Some(true);
        let stuck = self.without_new > STUCK;
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

    /// Takes the new records of a page, while records of one time are read that do not fit on a page.
    pub(super) fn in_group(&mut self, mut group: Group, page: &Page, ranks: &[Rank]) -> New {
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
            self.without_new = 0;
        }
        let missing = match group.go_on(page, ranks, is_end, fresh.len(), &self.trail) {
            group::Next::Page(offset) => {
                self.offset = offset;
                self.group = Some(group);
                return (fresh, Vec::new());
            }
            group::Next::Closed(missing) => missing,
        };
        let ends_here = to < ranks.len() || is_end;
        let start = if ends_here { page.position(to) } else { group.end(page) };
        if let Some(frontier) = &mut self.frontier {
            frontier.set_done(Done { rank: group.rank, whole: true, start, total: page.counted(), sure: true });
        }
        // Missing records are reported before any later record, so that no checkpoint lies between the two.
        if let (true, None) = (ends_here, missing) {
            let (more, after) = self.connected(page, ranks, to);
            fresh.extend(more);
            return (fresh, after);
        }
        self.offset = start.saturating_sub(1);
        let error = missing.map(|(missing, of)| count::missed(self.operation, missing, of, "of one time"));
        (fresh, error.into_iter().collect())
    }
}
