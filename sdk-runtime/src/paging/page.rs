//! One answer of a list, its records still raw.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
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
    /// The time that the list is ordered by, if that is known and can be read.
    pub(super) time: Option<Timestamp>,
    pub(super) raw: Box<RawValue>,
}

/// The order of a page, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Order {
    Unknown,
    /// It is sorted by the time that the list is ordered by.
    Sorted,
    /// Besides, no open record stands before it.
    Whole,
}

/// The place in a list where a record stood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub(super) place: u64,
    /// The place where the records of its time began, if the list is ordered by it.
    pub(super) start: Option<u64>,
    /// Says whether that was seen; else they began there, or before it.
    pub(super) sure: bool,
    /// The number of records in the list at that time.
    pub(super) total: Option<u64>,
}

/// Where in an answer a record stands. Its path is written out only where one is told of.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// The path of the list.
    list: Arc<str>,
    index: usize,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.list, self.index)
    }
}

impl Page {
    /// The records of these indices, which ascend, each with its index and its spot in the list of this path.
    pub(super) fn into_chosen(self, indices: Vec<usize>, list: &str) -> impl Iterator<Item = (usize, Record, Spot)> {
        let list: Arc<str> = list.into();
        let mut indices = indices.into_iter().peekable();
        self.records.into_iter().enumerate().filter_map(move |(index, record)| {
            indices.next_if_eq(&index)?;
            Some((index, record, Spot { list: Arc::clone(&list), index }))
        })
    }

    /// The places where the records stand.
    pub(super) fn stands(&self, order: Order) -> Vec<Stand> {
        let (mut start, mut sure, mut time) = (self.offset, order == Order::Whole, None);
        let stand = |(index, record): (usize, &Record)| {
            let place = self.position(index);
            if record.time.is_some() && record.time != time {
                if time.is_some() {
                    (start, sure) = (place, true);
                }
                time = record.time;
            }
            Stand { place, start: (order != Order::Unknown).then_some(start), sure, total: self.counted() }
        };
        self.records.iter().enumerate().map(stand).collect()
    }

    /// The number of records in the whole list, where the service counts to its end.
    pub(super) fn counted(&self) -> Option<u64> {
        self.total.filter(|_| self.cap.is_none())
    }

    /// Where the record of this index stands in the list.
    pub(super) fn position(&self, index: usize) -> u64 {
        self.offset.saturating_add(index as u64)
    }

    /// The number of records from the start of the list to the end of this page.
    pub(super) fn end(&self) -> u64 {
        self.position(self.records.len())
    }
}
