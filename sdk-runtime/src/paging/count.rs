//! Counting the records of a walk, which shows missing ones where nothing else proves that the walk is complete.

use super::page::Page;
use crate::error::{Error, ErrorKind};

crate::object! {
    /// Numbers that are counted during a walk.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
    pub(super) struct Count {
        /// The number of records that were passed.
        #[wire("passed", required value)]
        pub(super) passed: u64,
        /// The number of records to pass when the walk began; `None` if the service does not give it.
        #[wire("first", required value)]
        first: Option<u64>,
        /// The number of records in the list at the last response.
        #[wire("last", required value)]
        last: Option<u64>,
        /// Says that this number has changed.
        #[wire("moved", required value)]
        moved: bool,
        /// Says that this number has decreased.
        #[wire("fell", required value)]
        fell: bool,
        /// Says that known records came back in another order.
        #[wire("unordered", required value)]
        pub(super) unordered: bool,
    }
}

impl Count {
    /// Notes how many records the list has. `begins` says that nothing was passed before this page.
    pub(super) fn see(&mut self, page: &Page, begins: bool) {
        let now = page.counted();
        if begins {
            (self.first, self.last) = (now.map(|total| total.saturating_sub(page.offset)), now);
        }
        self.moved |= now != self.last || now.is_none();
        self.fell |= now.zip(self.last).is_none_or(|(now, last)| now < last);
        self.last = now;
    }

    /// Returns the error to report at the end: fewer records were passed than there were, and none is known to have
    /// left.
    pub(super) fn missing(&self, operation: &str) -> Option<Error> {
        let missing = self.first?.checked_sub(self.passed).filter(|missing| *missing > 0)?;
        let is_certain = !self.moved || (self.unordered && !self.fell);
        is_certain.then(|| missed(operation, missing, self.first.unwrap_or_default(), "of the beginning"))
    }
}

/// Returns the error that records were not met.
pub(super) fn missed(operation: &str, missing: u64, of: u64, which: &str) -> Error {
    let text =
        format!("{operation}: {missing} of the {of} records {which} were not met: they left meanwhile, or were missed");
    Error::new(ErrorKind::Partial, &text)
}
