//! The end of a walk: recognizing it, and finding it after an offset past it.

use super::Walk;
use crate::error::{Error, ErrorKind};
use crate::paging::frontier::Frontier;
use crate::paging::page::{Page, Record};
use crate::paging::tail::Tail;

impl Walk {
    pub(super) fn may_be_past_the_end(&self) -> bool {
        self.begun && self.offset > 0
    }

    /// Steps back after a page without records.
    pub(super) fn look_for_the_end(&mut self, page: &Page) -> Result<(), Error> {
        self.without_new += 1;
        self.see(page);
        self.step_back(page.total, None)
    }

    /// Steps back from an offset without records, or with a failure that may mean the same.
    pub(super) fn step_back(&mut self, total: Option<u64>, error: Option<Error>) -> Result<(), Error> {
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

    /// Notes that a search for the end of the list has found records.
    ///
    /// # Errors
    ///
    /// The failure that started the search, if the list reaches beyond the offset of the failure.
    pub(super) fn check_failure(&mut self, page: &Page) -> Result<(), Error> {
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

    /// Says whether the list ends with this page, which has new records or not.
    pub(super) fn is_end(&self, page: &Page, has_fresh: bool) -> bool {
        let count = page.records.len() as u64;
        match page.more {
            // Records behind those of the beginning arrived later.
            Some(_) if self.ascending && self.total.is_some_and(|total| page.end() >= total) => true,
            Some(more) => !more,
            // A short page is the end only without new records, and unless the service may have shortened it.
            None => !has_fresh && (count < 2 || count < self.longest),
        }
    }

    /// Says the same of a page whose records were not passed yet.
    pub(super) fn may_be_end(&self, page: &Page) -> bool {
        let is_new = |record: &Record| !self.trail.contains(&record.key);
        self.is_end(page, page.more.is_none() && page.records.iter().any(is_new))
    }

    /// Ends the walk with this page. Returns the errors to report at the end.
    pub(super) fn end(&mut self, page: &Page) -> Vec<Error> {
        self.ended = true;
        let count = self.count.as_ref().filter(|_| self.counting);
        self.cut_off(page).into_iter().chain(count.and_then(|count| count.missing(self.operation))).collect()
    }

    /// Returns an error if the list seems to end only because the service stopped counting.
    pub(super) fn cut_off(&self, page: &Page) -> Option<Error> {
        let (cap, end) = (page.cap?, page.end());
        let is_full = page.records.len() as u64 >= self.limit;
        (end == cap || (end > cap && is_full)).then(|| {
            let text =
                format!("{}: the service counts {cap} records at most, and older ones may follow", self.operation);
            Error::new(ErrorKind::Partial, &text)
        })
    }
}
