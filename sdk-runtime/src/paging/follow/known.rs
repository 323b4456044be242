//! The known records of a list, with their versions.

use std::collections::HashMap;

use jiff::Timestamp;

use super::sweep::{Found, Sweep, Version};
use crate::paging::trail::Key;

/// Start of following a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Start {
    /// With records that arrive after the first response.
    Now,
    /// With the oldest record.
    Beginning,
    /// Following has begun already.
    Passed,
}

/// Records that were yielded, or were in the list when following began, in the order of the list, the newest first.
///
/// All records between two known records are known, in the parts of the account that were not missing. So an unknown
/// record above a known one is new, and one below all known records is old.
#[derive(Clone, Debug)]
pub(super) struct Known {
    entries: Vec<Entry>,
    places: HashMap<Key, usize>,
    /// Says that all records of the list are known.
    whole: bool,
    /// The hash of the gap that responses usually have; 0 for none.
    settled: u64,
    /// The hash of the gap in the last sweep.
    gap: u64,
    capacity: usize,
    /// The newest time at the last poll, if the list is ordered by a time.
    newest: Option<Timestamp>,
    /// The time from which on all newer records are known.
    covered: Option<Timestamp>,
    /// The time from which on the last poll read all newer records.
    read: Option<Timestamp>,
}

#[derive(Clone, Debug)]
struct Entry {
    key: Key,
    /// The known version; `None` for a record that is to be yielded for the first time.
    version: Option<u64>,
    /// Says that another version is to be yielded.
    due: bool,
    /// Says that the record became known while a part was missing that is usually there, so that records above and
    /// below it may be unknown.
    provisional: bool,
    /// Says that the last sweep passed its place and did not find it.
    absent: bool,
}

/// Record that is to be yielded.
#[derive(Debug)]
pub(super) struct Due {
    place: usize,
    pub(super) found: Found,
}

crate::object! {
    /// Known records as data, for checkpoints.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(in crate::paging) struct Memory {
        /// Identity, hash of the content, and whether the record is provisional; the newest first.
        #[wire("versions", required value)]
        versions: Vec<(String, u64, bool)>,
        #[wire("whole", required value)]
        whole: bool,
        #[wire("settled", required value)]
        settled: u64,
        #[wire("newest", always value)]
        newest: Option<Timestamp>,
        #[wire("covered", always value)]
        covered: Option<Timestamp>,
    }
}

impl Known {
    /// Makes an empty list of known records.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            entries: Vec::new(),
            places: HashMap::new(),
            whole: false,
            settled: 0,
            gap: 0,
            capacity,
            newest: None,
            covered: None,
            read: None,
        }
    }

    pub(super) fn recall(memory: Memory, capacity: usize) -> Self {
        let entry = |(key, version, provisional): (String, u64, bool)| Entry {
            key: key.into(),
            version: Some(version),
            due: false,
            provisional,
            absent: false,
        };
        let entries = memory.versions.into_iter().map(entry).collect();
        let Memory { whole, settled, newest, covered, .. } = memory;
        let mut known = Self { entries, whole, settled, newest, covered, ..Self::new(capacity) };
        known.index();
        known
    }

    pub(super) fn memory(&self) -> Memory {
        let (kept, whole) = self.kept();
        let entries = kept.into_iter().filter_map(|place| self.entries.get(place));
        let version = |entry: &Entry| Some((entry.key.to_string(), entry.version?, entry.provisional));
        let versions = entries.filter_map(version).collect();
        Memory { versions, whole, settled: self.settled, newest: self.newest, covered: self.covered }
    }

    /// Returns the newest time at the last poll, if the list is ordered by a time.
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.newest
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// Says whether the record is known in this version.
    pub(super) fn is_current(&self, version: &Version) -> bool {
        let entry = self.place(&version.key).and_then(|place| self.entries.get(place));
        entry.is_some_and(|entry| entry.version == Some(version.fingerprint))
    }

    /// Says whether the records below this entry are known, in a response that is provisional or not.
    pub(super) fn is_firm(&self, place: usize, provisional: bool) -> bool {
        provisional || self.entries.get(place).is_some_and(|entry| !entry.provisional)
    }

    /// Says whether a response with this gap has all parts that are usually there.
    pub(super) fn is_settled(&self, gap: u64) -> bool {
        gap == 0 || gap == self.settled
    }

    /// Compares the records of a sweep with the known ones. Returns those that differ, to be yielded from the last one,
    /// which is the oldest, to the first. All others that were found are known from now on.
    pub(super) fn compare(&mut self, sweep: Sweep, start: Start) -> Vec<Due> {
        let bound = match start {
            Start::Now => 0,
            Start::Passed if !self.whole => self.bound(&sweep),
            Start::Passed | Start::Beginning => sweep.found.len(),
        };
        let mut present = vec![false; self.entries.len()];
        for found in &sweep.found {
            if let Some(present) = self.place(&found.version.key).and_then(|place| present.get_mut(place)) {
                *present = true;
            }
        }
        // While parts of the account are missing at times, the time of a record does not show whether it was read
        // before.
        let covered = self.covered.filter(|_| start == Start::Passed && !self.whole && sweep.gap == 0 && self.gap == 0);
        let by_identity = covered.is_some_and(|covered| sweep.fills(covered));
        self.cover(&sweep);
        let mut due = Vec::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len() + sweep.found.len());
        // Entries that were not found stay before the next entry that did not move.
        let mut passed = 0;
        for (index, found) in sweep.found.into_iter().enumerate() {
            let place = self.place(&found.version.key);
            let before = place.and_then(|place| self.entries.get(place));
            let is_current = self.is_current(&found.version);
            if let Some(place) = place.filter(|place| is_current && *place > passed) {
                entries.extend(self.missing(&present, passed, place).map(|entry| Entry { absent: true, ..entry }));
                passed = place;
            }
            let is_new = match covered.zip(found.time) {
                Some((covered, time)) if time != covered || !by_identity => time > covered,
                _ => index < bound,
            };
            let is_due = !is_current && (before.is_some() || is_new);
            let fingerprint = found.version.fingerprint;
            entries.push(Entry {
                key: found.version.key.clone(),
                version: if is_due { before.and_then(|entry| entry.version) } else { Some(fingerprint) },
                due: is_due,
                provisional: sweep.provisional && before.map_or(start == Start::Passed, |entry| entry.provisional),
                absent: false,
            });
            if is_due {
                due.push(Due { place: entries.len() - 1, found });
            }
        }
        let rest = self.missing(&present, passed, self.entries.len());
        entries.extend(rest.map(|entry| Entry { absent: sweep.ended, ..entry }));
        self.entries = entries;
        self.whole |= sweep.ended && !sweep.partial;
        self.gap = sweep.gap;
        self.index();
        due
    }

    /// Notes how far a sweep has read.
    fn cover(&mut self, sweep: &Sweep) {
        let last = sweep.found.last().and_then(|found| found.time);
        self.newest = sweep.newest();
        // More records may have been read than are kept.
        self.read = sweep.found.get(..self.capacity).and_then(|kept| kept.last()).map_or(last, |found| found.time);
        self.covered = match (self.covered, last) {
            (Some(covered), Some(last)) => Some(covered.min(last)),
            (_, last) => last,
        };
    }

    /// Adds the records that a sweep found below all known ones. Returns them in the order of
    /// [`compare`](Self::compare).
    pub(super) fn append(&mut self, sweep: Sweep) -> Vec<Due> {
        let provisional = sweep.provisional;
        let mut due = Vec::with_capacity(sweep.found.len());
        for found in sweep.found {
            if self.is_current(&found.version) {
                continue;
            }
            let place = self.place(&found.version.key).unwrap_or(self.entries.len());
            match self.entries.get_mut(place) {
                Some(entry) => entry.due = true,
                None => {
                    let key = found.version.key.clone();
                    self.entries.push(Entry { key, version: None, due: true, provisional, absent: false });
                }
            }
            due.push(Due { place, found });
        }
        self.gap = sweep.gap;
        self.index();
        due
    }

    /// Notes that the caller has this record.
    pub(super) fn yielded(&mut self, due: &Due) {
        if let Some(entry) = self.entries.get_mut(due.place) {
            entry.version = Some(due.found.version.fingerprint);
            entry.due = false;
        }
    }

    /// Forgets the oldest records beyond the capacity. To be called when nothing is due.
    pub(super) fn trim(&mut self) {
        let (kept, whole) = self.kept();
        if kept.len() < self.entries.len() {
            self.covered = self.covered.max(self.read);
            self.entries = kept.into_iter().filter_map(|place| self.entries.get(place).cloned()).collect();
            self.index();
        }
        self.whole = whole;
        if self.entries.iter().all(|entry| entry.provisional) {
            // The part has been missing for so long that this is the usual gap now.
            self.settled = self.gap;
            self.entries.iter_mut().for_each(|entry| entry.provisional = false);
        }
    }

    /// Returns the index up to which unknown records are new.
    fn bound(&self, sweep: &Sweep) -> usize {
        let places: Vec<_> = sweep.found.iter().map(|found| self.place(&found.version.key)).collect();
        let last = |known: &dyn Fn(usize) -> bool| places.iter().rposition(|place| place.is_some_and(known));
        match (sweep.known_from, last(&|_| true)) {
            (Some(known), _) => last(&|place| self.is_firm(place, sweep.provisional)).unwrap_or(known),
            // All known records that are left have changed. If none was moved by that, the records below them are old.
            (None, Some(last)) if places.iter().flatten().is_sorted() => last,
            _ => places.len(),
        }
    }

    /// Returns the entries in this range that were not found.
    fn missing(&self, present: &[bool], from: usize, to: usize) -> impl Iterator<Item = Entry> {
        let range = self.entries.iter().zip(present).take(to).skip(from);
        range.filter(|(_, present)| !**present).map(|(entry, _)| entry.clone())
    }

    /// Returns the places of the entries to keep, and whether they are all records of the list. Entries that have left
    /// are counted separately, so that many of them do not displace a record that stays. An entry that is due is not
    /// known yet, so it does not count.
    fn kept(&self) -> (Vec<usize>, bool) {
        let (mut present, mut absent, mut whole) = (0, 0, self.whole);
        let kept = self.entries.iter().enumerate().filter(|(_, entry)| {
            let count = if entry.absent { &mut absent } else { &mut present };
            *count += usize::from(!entry.due);
            let keeps = entry.due || *count <= self.capacity;
            whole &= keeps || entry.absent;
            keeps
        });
        (kept.map(|(place, _)| place).collect(), whole)
    }

    fn index(&mut self) {
        self.places = self.entries.iter().enumerate().map(|(place, entry)| (entry.key.clone(), place)).collect();
    }
}
