//! The way back from an offset past the end of a list that became shorter.

use crate::error::Error;

/// Search for the end of the list, after an offset without records.
#[derive(Debug)]
pub(super) struct Tail {
    /// The offset that was asked for first, and the failure if the response was one.
    offset: u64,
    error: Option<Error>,
    /// The lowest offset without records.
    lowest: u64,
}

impl Tail {
    pub(super) fn new(offset: u64, error: Option<Error>) -> Self {
        Self { offset, error, lowest: u64::MAX }
    }

    /// Returns the offset to read after a response without records to a request for `offset`: one page before, then
    /// half way to `low`, up to which the list is known to reach. `None` if there is nothing before it.
    pub(super) fn back(&mut self, offset: u64, limit: u64, low: u64) -> Option<u64> {
        let is_first = self.lowest == u64::MAX;
        self.lowest = self.lowest.min(offset);
        let low = if low < offset { low } else { 0 };
        let page = offset.saturating_sub(limit.saturating_sub(1));
        let next = if is_first && page >= low { page } else { low + (offset - low) / 2 };
        (offset > 0).then(|| next.min(offset - 1))
    }

    /// Returns the offset that was asked for first.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns the lowest offset without records.
    pub(super) fn lowest(&self) -> u64 {
        self.lowest
    }

    /// Returns the failure, if the number of records shows that the offset was not past the end.
    pub(super) fn failure(self, total: Option<u64>) -> Option<Error> {
        self.error.filter(|_| total.is_some_and(|total| total > self.offset))
    }

    /// Returns the error to report if no offset has records.
    pub(super) fn into_error(self) -> Option<Error> {
        self.error
    }
}
