//! How far a reader came: what it needs to go on elsewhere or later.

use jiff::Timestamp;

use super::trail::Trail;
use super::verdict::Count;

/// The place after the record that was yielded last.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where in the list the record stood that was yielded last; before the first one, where the walk begins.
    pub(super) offset: u64,
    /// The records that were yielded last; none before the first one.
    pub(super) trail: Trail,
    /// The number of records in the list at that time; in ascending order at the beginning.
    pub(super) total: Option<u64>,
    /// The time of the record that was yielded last, in a list that is ordered by it.
    pub(super) open: Option<Open>,
    /// The numbers that were counted; `None` where they are not known, or of no use.
    pub(super) count: Option<Count>,
}

crate::object! {
    /// A time, of which records were yielded, and more may follow.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Open {
        #[wire("time", required value)]
        pub(super) time: Timestamp,
        /// The place where the records of that time began, in a list of so many.
        #[wire("start", required value)]
        pub(super) start: u64,
        /// Says whether that was seen; else they began there, or before it.
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
    /// Before the first record of a walk over pages of `limit` records.
    pub(super) fn begin(offset: u64, limit: u64) -> Self {
        Self { offset, trail: Trail::for_pages_of(limit), total: None, open: None, count: None }
    }
}
