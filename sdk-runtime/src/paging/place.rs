//! The place of a walk, from which it can continue elsewhere or later.

use jiff::Timestamp;

use super::count::Count;
use super::trail::Trail;

/// Place after the record that was yielded last.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The place in the list of the record that was yielded last; before the first one, the offset at which the walk
    /// begins.
    pub(super) offset: u64,
    /// The records that were yielded last; none before the first one.
    pub(super) trail: Trail,
    /// The number of records in the list at that moment; in ascending order at the beginning.
    pub(super) total: Option<u64>,
    /// The time of the record that was yielded last, if the list is ordered by time.
    pub(super) open: Option<Open>,
    /// The numbers that were counted; `None` if they are not known, or not needed.
    pub(super) count: Option<Count>,
}

crate::object! {
    /// A time of which records were yielded and more may follow.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Open {
        #[wire("time", required value)]
        pub(super) time: Timestamp,
        /// The place at which the records of that time began, when the list had `total` records.
        #[wire("start", required value)]
        pub(super) start: u64,
        /// Says that `start` was seen; otherwise they began there or before.
        #[wire("sure", required value)]
        pub(super) sure: bool,
        #[wire("total", required value)]
        pub(super) total: Option<u64>,
        /// The number of the last records that have that time.
        #[wire("passed", required value)]
        pub(super) passed: u64,
    }
}

impl Place {
    /// Returns the place before the first record of a walk over pages of `limit` records.
    pub(super) fn begin(offset: u64, limit: u64) -> Self {
        Self { offset, trail: Trail::for_pages_of(limit), total: None, open: None, count: None }
    }
}
