//! One poll: the list from its newest record on, down to known ground.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::known::Known;
use crate::paging::engine::Step;
use crate::paging::page::{Order, Record, Spot};
use crate::paging::trail::Key;

/// A record's identity, and a hash of what it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Version {
    pub(super) key: Key,
    pub(super) fingerprint: u64,
}

/// A record that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) version: Version,
    pub(super) raw: Box<RawValue>,
    /// The time that the list is ordered by, if it is.
    pub(super) time: Option<Timestamp>,
    /// Where in the answer it stood.
    pub(super) spot: Spot,
}

/// So many records are held at most until it is known which of them is the oldest.
const MOST_FOUND: usize = 50_000;

/// What a sweep has found so far.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    /// In the order of the list, every record once.
    pub(super) found: Vec<Found>,
    places: HashMap<Key, usize>,
    /// The number of records per page.
    page: usize,
    /// Bytes of the records.
    bytes: usize,
    /// From where on the list is known.
    pub(super) ground: Option<usize>,
    /// How many records in a row changed where they stand, and where the last one is known.
    run: (usize, usize),
    /// What the last answer did not cover; 0 for nothing.
    pub(super) gap: u64,
    /// Whether some answer did not cover all.
    pub(super) partial: bool,
    /// Whether some answer lacked what others had; what was found is provisional then.
    pub(super) provisional: bool,
    /// Whether the list ended before known ground was covered.
    pub(super) ended: bool,
}

impl Version {
    /// As one text.
    pub(super) fn joined(&self) -> Key {
        format!("{}\u{1e}{:016x}", self.key, self.fingerprint).into()
    }

    fn split(joined: &str) -> Option<Self> {
        let (key, fingerprint) = joined.rsplit_once('\u{1e}')?;
        Some(Self { key: key.into(), fingerprint: u64::from_str_radix(fingerprint, 16).ok()? })
    }
}

impl Sweep {
    /// Takes what a step of the walk found in the list `list`. `page` is the number of records per page.
    pub(super) fn take(&mut self, step: Step, list: &str, page: usize, known: &Known) {
        self.gap = step.page.gap.as_ref().map_or(0, |gap| gap.fingerprint());
        self.partial |= self.gap != 0;
        let provisional = !known.is_settled(self.gap);
        self.provisional |= provisional;
        self.page = page;
        let is_ordered = step.order != Order::Unknown;
        let mut fresh = step.fresh;
        if !step.first && step.page.offset == 0 && fresh.first() == Some(&0) {
            // All that was passed has left, and the walk began anew: so does the sweep.
            self.found.clear();
            self.places.clear();
            self.bytes = 0;
            (self.ground, self.run) = (None, (0, 0));
            fresh = (0..step.page.records.len()).collect();
        }
        for (_, record, spot) in step.page.into_chosen(fresh, list) {
            let record = Record { time: record.time.filter(|_| is_ordered), ..record };
            self.add(record, spot, page, known, provisional);
        }
    }

    /// How many records were covered from known ground on.
    pub(super) fn covered(&self) -> Option<usize> {
        Some(self.found.len().saturating_sub(self.ground?))
    }

    /// Says whether all records of this time, or newer, were read. If no time orders the list, or those of one time
    /// fill a page and go by identity, nothing more is to be read.
    pub(super) fn reaches(&self, time: Option<Timestamp>) -> bool {
        let last = self.found.last().and_then(|found| found.time);
        time.zip(last).is_none_or(|(time, last)| last < time || self.fills(last))
    }

    /// Says whether so many records of this time were found as a page has.
    pub(super) fn fills(&self, time: Timestamp) -> bool {
        self.found.iter().rev().filter(|found| found.time == Some(time)).take(self.page).count() >= self.page
    }

    /// The newest time, as the first page told it.
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.found.first()?.time
    }

    /// Says whether it holds as much as can be held, where the longest answer has so many bytes.
    pub(super) fn is_full(&self, max_body_size: usize) -> bool {
        self.found.len() >= MOST_FOUND || self.bytes >= max_body_size
    }

    fn add(&mut self, record: Record, spot: Spot, page: usize, known: &Known, provisional: bool) {
        let Some(version) = Version::split(&record.key) else { return };
        let index = self.found.len();
        self.bytes = self.bytes.saturating_add(record.raw.get().len());
        if let Some(found) = self.places.get(&version.key).and_then(|place| self.found.get_mut(*place)) {
            // It changed during the sweep: this is what it says now, there is where it belongs.
            *found = Found { version, raw: record.raw, time: record.time, spot };
            return;
        }
        if self.ground.is_none() {
            self.ground = self.is_ground(&version, index, page, known, provisional);
        }
        self.places.insert(version.key.clone(), index);
        self.found.push(Found { version, raw: record.raw, time: record.time, spot });
    }

    /// Where known ground begins, if this record shows it.
    fn is_ground(
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
        // One that changed may have been moved by that. A whole page of them in the known order was not: there all
        // records have changed where they stand, and without this the list would be read to its end.
        let (length, last) = self.run;
        let length = if length > 0 && place > last { length + 1 } else { 1 };
        self.run = (length, place);
        (length >= page && known.is_firm(place, provisional)).then_some((index + 1).saturating_sub(length))
    }
}
