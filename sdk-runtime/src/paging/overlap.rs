//! Finding the way by identity, where the order of the list is not known.
//!
//! Every page overlaps the one before by one record. A page that has a record which was passed already *proves* that
//! nothing lies between the two; what follows it is new. Where a known record stands now gives the next offset, however far
//! it was pushed: exactly, or, if records in between left, as an upper bound ([`bracket`](super::bracket)). When the
//! overlap is missing, the walk looks for known ground around the place where the growth of the list puts it
//! ([`search`](super::search)).

use super::bracket::Bracket;
use super::page::Page;
use super::search::{Next, Search, growth};
use super::trail::Trail;

/// The search for known ground.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    search: Option<Search>,
    /// Says whether the next page counts as connected, whatever is in it.
    trusting: bool,
    /// The known bounds of the place where ground ends, since the last new record.
    bracket: Bracket,
}

impl Overlap {
    /// The index from which on records follow known ground without a gap; `None` if the page is not connected.
    pub(super) fn ground(&mut self, page: &Page, trail: &Trail, ascending: bool) -> Option<usize> {
        if self.takes_all() {
            return Some(0);
        }
        let known = page.records.iter().position(|record| record.identified && trail.contains(&record.key))?;
        // What stands above known ground is newer than the walk, or was passed long ago. Nothing new comes above it
        // in ascending order, so there the overlap has to be where it was left.
        (known == 0 || page.offset == 0 || !ascending).then_some(known)
    }

    /// Says whether this page counts as connected, whatever is in it.
    pub(super) fn takes_all(&mut self) -> bool {
        std::mem::take(&mut self.trusting)
    }

    /// Takes note that ground was found, and new records behind it or none.
    pub(super) fn found(&mut self, has_fresh: bool) {
        self.search = None;
        if has_fresh {
            self.bracket = Bracket::default();
        }
    }

    /// The offset of the page after a connected one; `None` if it says nothing.
    pub(super) fn go_on(&mut self, page: &Page, trail: &Trail, has_fresh: bool) -> Option<u64> {
        // From the first known record on all are known now, so the last one tells where the walk stands.
        match page.records.iter().enumerate().rev().find(|(_, record)| record.identified) {
            Some((index, record)) => {
                let place = page.position(index);
                let behind = trail.passed_since(&record.key).unwrap_or_default();
                Some(if has_fresh { place } else { self.bracket.after(place, behind, page.total) })
            }
            None if page.records.is_empty() => None,
            // Nothing on this page can be met again.
            None => {
                self.trusting = true;
                Some(page.end())
            }
        }
    }

    /// The offset to look at for known ground after a page without any; `None` if it was looked for everywhere.
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

    /// Says whether known ground is being looked for on both sides of a place.
    pub(super) fn is_searching(&self) -> bool {
        self.search.is_some()
    }

    /// Counts the next page, which is the first of the list, as connected.
    pub(super) fn trust(&mut self) {
        self.trusting = true;
    }

    /// Takes note that there is no ground at this offset.
    pub(super) fn ends_at(&mut self, offset: u64, total: Option<u64>) {
        self.bracket.end(offset, total);
    }

    /// Up to where ground was seen.
    pub(super) fn low(&self) -> u64 {
        self.bracket.low()
    }
}
