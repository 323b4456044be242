//! One poll: reading the list from its newest record on, down to known records.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::known::Known;
use crate::paging::engine::Step;
use crate::paging::page::{Order, Record, Spot};
use crate::paging::trail::Key;

/// Version of a record: its identity, and a hash of its content.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Version {
    pub(super) key: Key,
    pub(super) fingerprint: u64,
}

/// Record that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) version: Version,
    pub(super) raw: Box<RawValue>,
    /// The time that the list is ordered by, if it is ordered by one.
    pub(super) time: Option<Timestamp>,
    /// Its path in the response.
    pub(super) spot: Spot,
}

/// The most records that are held until it is known which of them is the oldest.
const MOST_FOUND: usize = 50_000;

/// Records that a poll has found so far.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    /// The records in the order of the list, each once.
    pub(super) found: Vec<Found>,
    places: HashMap<Key, usize>,
    /// The number of records per page.
    page: usize,
    /// The size of the records in bytes.
    bytes: usize,
    /// The index from which on the list is known.
    pub(super) known_from: Option<usize>,
    /// The number of records in a row that changed without moving, and the known place of the last one.
    run: (usize, usize),
    /// The hash of the gap in the last response; 0 for none.
    pub(super) gap: u64,
    /// Says that a response had a gap.
    pub(super) partial: bool,
    /// Says that a response had a gap that others did not have, so that the records found are provisional.
    pub(super) provisional: bool,
    /// Says that the list ended before enough known records were covered.
    pub(super) ended: bool,
}

impl Version {
    /// Returns identity and hash as one text.
    pub(super) fn joined(&self) -> Key {
        format!("{}\u{1e}{:016x}", self.key, self.fingerprint).into()
    }

    fn split(joined: &str) -> Option<Self> {
        let (key, fingerprint) = joined.rsplit_once('\u{1e}')?;
        Some(Self { key: key.into(), fingerprint: u64::from_str_radix(fingerprint, 16).ok()? })
    }
}

impl Sweep {
    /// Adds the records that a step of the walk found in the member `list`. `page` is the number of records per page.
    pub(super) fn take(&mut self, step: Step, list: &str, page: usize, known: &Known) {
        self.gap = step.page.gap.as_ref().map_or(0, |gap| gap.fingerprint());
        self.partial |= self.gap != 0;
        let provisional = !known.is_settled(self.gap);
        self.provisional |= provisional;
        self.page = page;
        let is_ordered = step.order != Order::Unknown;
        let mut fresh = step.fresh;
        if !step.first && step.page.offset == 0 && fresh.first() == Some(&0) {
            // All records that were passed have left, and the walk began again, so the sweep does too.
            self.found.clear();
            self.places.clear();
            self.bytes = 0;
            (self.known_from, self.run) = (None, (0, 0));
            fresh = (0..step.page.records.len()).collect();
        }
        for (_, record, spot) in step.page.into_chosen(fresh, list) {
            let record = Record { time: record.time.filter(|_| is_ordered), ..record };
            self.add(record, spot, page, known, provisional);
        }
    }

    /// Returns the number of records that were covered from the first known one on.
    pub(super) fn covered(&self) -> Option<usize> {
        Some(self.found.len().saturating_sub(self.known_from?))
    }

    /// Says whether all records of this time, or newer, were read. Also true if the list is not ordered by a time, or
    /// if the records of one time fill a page and are therefore recognized by identity.
    pub(super) fn reaches(&self, time: Option<Timestamp>) -> bool {
        let last = self.found.last().and_then(|found| found.time);
        time.zip(last).is_none_or(|(time, last)| last < time || self.fills(last))
    }

    /// Says whether as many records of this time were found as fit on a page.
    pub(super) fn fills(&self, time: Timestamp) -> bool {
        self.found.iter().rev().filter(|found| found.time == Some(time)).take(self.page).count() >= self.page
    }

    /// Returns the newest time on the first page.
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.found.first()?.time
    }

    /// Says whether it holds as many records as it may, by their number or by their bytes.
    pub(super) fn is_full(&self, max_body_size: usize) -> bool {
        self.found.len() >= MOST_FOUND || self.bytes >= max_body_size
    }

    fn add(&mut self, record: Record, spot: Spot, page: usize, known: &Known, provisional: bool) {
        let Some(version) = Version::split(&record.key) else { return };
        let index = self.found.len();
        self.bytes = self.bytes.saturating_add(record.raw.get().len());
        if let Some(found) = self.places.get(&version.key).and_then(|place| self.found.get_mut(*place)) {
            // It changed during the sweep: the content is the new one, the place stays the first.
            *found = Found { version, raw: record.raw, time: record.time, spot };
            return;
        }
        if self.known_from.is_none() {
            self.known_from = self.known_from(&version, index, page, known, provisional);
        }
        self.places.insert(version.key.clone(), index);
        self.found.push(Found { version, raw: record.raw, time: record.time, spot });
    }

    /// Returns the index from which on the list is known, if this record shows it.
    fn known_from(
        &mut self,
        version: &Version,
        index: usize,
        page: usize,
        known: &Known,
        provisional: bool,
    ) -> Option<usize> {
        let Some(place) = known.place(&version.key) else {
            self.run = (0, 0);
            return None;
        };
        if known.is_current(version) {
            return known.is_firm(place, provisional).then_some(index);
        }
        // The change may have moved a changed record. But a whole page of changed records in the known order was not
        // moved: all records changed in place. Without this rule the list would be read to its end.
        let (length, last) = self.run;
        let length = if length > 0 && place > last { length + 1 } else { 1 };
        self.run = (length, place);
        (length >= page && known.is_firm(place, provisional)).then_some((index + 1).saturating_sub(length))
    }
}
