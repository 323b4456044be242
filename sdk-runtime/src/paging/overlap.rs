//! Walking by identity, if the order of the list is not known.
//!
//! Every page overlaps the previous one by one record. A record on the page that was passed already *proves* that
//! nothing lies between the two pages; the records after it are new. The place of a known record gives the next offset,
//! however far it has moved: exactly, or, if records in between left, as an upper bound ([`bracket`](super::bracket)).
//! If the overlap is missing, the walk looks for known records around the place where the growth of the list has moved
//! them ([`search`](super::search)).

use super::bracket::Bracket;
use super::page::Page;
use super::search::{Next, Search, growth};
use super::trail::Trail;

/// State of the overlap and of the search for known records.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    search: Option<Search>,
    /// Says that the next page counts as connected, whatever records it has.
    trusting: bool,
    /// The known bounds of the place of the last known record, since the last new record.
    bracket: Bracket,
}

impl Overlap {
    /// Returns the index of the first known record, from which on no record is missing; `None` if the page is not
    /// connected.
    pub(super) fn first_known(&mut self, page: &Page, trail: &Trail, ascending: bool) -> Option<usize> {
        if self.takes_all() {
            return Some(0);
        }
        let known = page.records.iter().position(|record| record.identified && trail.contains(&record.key))?;
        // Records above a known one are newer than the walk, or were passed long ago. In ascending order no new record
        // comes above it, so there the overlap must be at the top of the page.
        (known == 0 || page.offset == 0 || !ascending).then_some(known)
    }

    /// Says whether this page counts as connected, whatever records it has.
    pub(super) fn takes_all(&mut self) -> bool {
        std::mem::take(&mut self.trusting)
    }

    /// Notes that known records were found, and whether new ones follow them.
    pub(super) fn found(&mut self, has_fresh: bool) {
        self.search = None;
        if has_fresh {
            self.bracket = Bracket::default();
        }
    }

    /// Returns the offset of the page after a connected one; `None` if the page does not give one.
    pub(super) fn go_on(&mut self, page: &Page, trail: &Trail, has_fresh: bool) -> Option<u64> {
        // From the first known record on all are known now, so the last one is the place of the walk.
        match page.records.iter().enumerate().rev().find(|(_, record)| record.identified) {
            Some((index, record)) => {
                let place = page.position(index);
                let behind = trail.passed_since(&record.key).unwrap_or_default();
                Some(if has_fresh { place } else { self.bracket.after(place, behind, page.total) })
            }
            None if page.records.is_empty() => None,
            // No record on this page can be recognized again.
            None => {
                self.trusting = true;
                Some(page.end())
            }
        }
    }

    /// Returns the offset to read after a page without known records; `None` if the search has read everywhere.
    pub(super) fn look(
        &mut self,
        page: &Page,
        trail: &Trail,
        limit: u64,
        total: Option<u64>,
        ascending: bool,
    ) -> Option<u64> {
        if let Some(offset) = self.bracket.before(page.offset, page.total) {
            return Some(offset);
        }
        let grown = if ascending { 0 } else { growth(total, page.total) };
        let search = self.search.get_or_insert_with(|| Search::new(page.offset));
        match search.next(page, limit, trail.len() as u64, grown, ascending) {
            Next::Look(offset) => Some(offset),
            Next::Nowhere => {
                self.search = None;
                None
            }
        }
    }

    /// Says whether a search for known records on both sides of a place is under way.
    pub(super) fn is_searching(&self) -> bool {
        self.search.is_some()
    }

    /// Counts the next page, which is the first of the list, as connected.
    pub(super) fn trust(&mut self) {
        self.trusting = true;
    }

    /// Notes that there is no known record at this offset.
    pub(super) fn ends_at(&mut self, offset: u64, total: Option<u64>) {
        self.bracket.end(offset, total);
    }

    /// Returns the last place at which a known record was seen.
    pub(super) fn low(&self) -> u64 {
        self.bracket.low()
    }
}
