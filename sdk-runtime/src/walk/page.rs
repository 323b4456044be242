//! One answer of a list, its records still raw.

use serde_json::value::RawValue;

use super::coverage::Gap;
use super::trail::Key;
use super::typed::Rest;

/// One answer of a list.
#[derive(Debug)]
pub(super) struct Page {
    /// How many records of the list were skipped before this page.
    pub(super) offset: u64,
    pub(super) records: Vec<Record>,
    /// Whether records follow, as far as the answer says.
    pub(super) more: Option<bool>,
    /// The number of records in the whole list.
    pub(super) total: Option<u64>,
    /// The number at which the service stopped counting, if it did.
    pub(super) cap: Option<u64>,
    /// What the answer does not cover.
    pub(super) gap: Option<Gap>,
    /// Everything but the records.
    pub(super) rest: Rest,
}

/// A record as it came.
#[derive(Debug)]
pub(super) struct Record {
    /// Its identity, or what stands in for it.
    pub(super) key: Key,
    /// Whether the key is the record's own, so that meeting it again proves something.
    pub(super) identified: bool,
    pub(super) raw: Box<RawValue>,
}

impl Page {
    /// Where the record of this index stands in the list.
    pub(super) fn position(&self, index: usize) -> u64 {
        self.offset.saturating_add(index as u64)
    }

    /// The number of records from the start of the list to the end of this page.
    pub(super) fn end(&self) -> u64 {
        self.position(self.records.len())
    }
}
