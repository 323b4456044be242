//! One page of a list, its records not yet decoded.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::coverage::Gap;
use super::trail::Key;
use super::typed::Rest;

/// Page of a list.
#[derive(Debug)]
pub(super) struct Page {
    /// The number of records of the list before this page.
    pub(super) offset: u64,
    pub(super) records: Vec<Record>,
    /// Says whether records follow, as far as the response says.
    pub(super) more: Option<bool>,
    /// The number of records in the whole list.
    pub(super) total: Option<u64>,
    /// The number of records at which the service stopped counting, if it did.
    pub(super) cap: Option<u64>,
    /// The part of the account that the response does not cover.
    pub(super) gap: Option<Gap>,
    /// The response without the records.
    pub(super) rest: Rest,
}

/// Record, not yet decoded.
#[derive(Debug)]
pub(super) struct Record {
    /// Its identity, or a hash in place of one.
    pub(super) key: Key,
    /// Says that the key is an identity, so that the record can be recognized on another page.
    pub(super) identified: bool,
    /// The time that the list is ordered by, if it is known and can be read.
    pub(super) time: Option<Timestamp>,
    pub(super) raw: Box<RawValue>,
}

/// Order of a page, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Order {
    Unknown,
    /// The page is sorted by the time that the list is ordered by.
    Sorted,
    /// The page is sorted, and no open record comes before it.
    Whole,
}

/// Position of a record in a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub(super) place: u64,
    /// The place at which the records of its time began, if the list is ordered by time.
    pub(super) start: Option<u64>,
    /// Says that `start` was seen; otherwise they began there or before.
    pub(super) sure: bool,
    /// The number of records in the list at that moment.
    pub(super) total: Option<u64>,
}

/// Path of a record in a response. It becomes text only when it is reported.
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
    /// Returns the records with these indices, which ascend, each with its index and its path below that of the list.
    pub(super) fn into_chosen(self, indices: Vec<usize>, list: &str) -> impl Iterator<Item = (usize, Record, Spot)> {
        let list: Arc<str> = list.into();
        let mut indices = indices.into_iter().peekable();
        self.records.into_iter().enumerate().filter_map(move |(index, record)| {
            indices.next_if_eq(&index)?;
            Some((index, record, Spot { list: Arc::clone(&list), index }))
        })
    }

    /// Returns the positions of the records.
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

    /// Returns the number of records in the whole list, unless the service stopped counting.
    pub(super) fn counted(&self) -> Option<u64> {
        self.total.filter(|_| self.cap.is_none())
    }

    /// Returns the place in the list of the record with this index.
    pub(super) fn position(&self, index: usize) -> u64 {
        self.offset.saturating_add(index as u64)
    }

    /// Returns the number of records from the start of the list to the end of this page.
    pub(super) fn end(&self) -> u64 {
        self.position(self.records.len())
    }
}
