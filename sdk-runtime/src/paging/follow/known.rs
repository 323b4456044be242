//! What is known of a list: which records in which versions.

use std::collections::HashMap;

use jiff::Timestamp;

use super::sweep::{Found, Sweep, Version};
use crate::paging::trail::Key;

/// Where following begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Start {
    /// With what arrives after the first answer.
    Now,
    /// With the oldest record.
    Beginning,
    /// It has begun.
    Passed,
}

/// The records that were yielded or there before, in the order of the list, the newest first.
///
/// Of any two known records all that lie between them are known, in those parts of the account that were there: so an
/// unknown one above a known one is new, and one below all of them is old.
#[derive(Clone, Debug)]
pub(super) struct Known {
    entries: Vec<Entry>,
    places: HashMap<Key, usize>,
    /// Whether all records of the list are known.
    whole: bool,
    /// What answers lack as a rule; 0 for nothing.
    settled: u64,
    /// What the last sweep lacked.
    gap: u64,
    capacity: usize,
    /// The newest time at the last poll, where the list is ordered by a time.
    newest: Option<Timestamp>,
    /// All records that are newer are known.
    covered: Option<Timestamp>,
    /// All records that are newer were read by the last poll.
    read: Option<Timestamp>,
}

#[derive(Clone, Debug)]
struct Entry {
    key: Key,
    /// The version that is known; none of a record that is to be yielded for the first time.
    version: Option<u64>,
    /// Whether another version is to be yielded.
    due: bool,
    /// Whether it became known while a part was missing that is usually there: then records may lie above it and below
    /// it that are not known.
    provisional: bool,
    /// Whether the last sweep passed its place and did not find it.
    absent: bool,
}

/// A record that is to be yielded.
#[derive(Debug)]
pub(super) struct Due {
    place: usize,
    pub(super) found: Found,
}

crate::object! {
    /// What is known, as data.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(in crate::paging) struct Memory {
        /// Identity, hash of what it says, and whether that is provisional; the newest first.
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
    /// Nothing.
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

    /// The newest time at the last poll, where the list is ordered by a time.
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.newest
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// Whether the record is known in this very version.
    pub(super) fn is_current(&self, version: &Version) -> bool {
        let entry = self.place(&version.key).and_then(|place| self.entries.get(place));
        entry.is_some_and(|entry| entry.version == Some(version.fingerprint))
    }

    /// Whether what lies below this entry is known, as far as an answer shows it that lacks a part or not.
    pub(super) fn is_firm(&self, place: usize, provisional: bool) -> bool {
        provisional || self.entries.get(place).is_some_and(|entry| !entry.provisional)
    }

    /// Whether an answer with this gap has all parts that are usually there.
    pub(super) fn is_settled(&self, gap: u64) -> bool {
        gap == 0 || gap == self.settled
    }

    /// Compares what a sweep found with what is known. What differs is to be yielded, from the last one of the result,
    /// which is the oldest, to the first; all else that was found is known from now on.
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
        // Where parts of the account come and go, times do not tell what was there.
        let covered = self.covered.filter(|_| start == Start::Passed && !self.whole && sweep.gap == 0 && self.gap == 0);
        let by_identity = covered.is_some_and(|covered| sweep.fills(covered));
        self.cover(&sweep);
        let mut due = Vec::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len() + sweep.found.len());
        // Entries that were not found keep their place before the next one that did not move.
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

    /// Takes note of how far a sweep has read.
    fn cover(&mut self, sweep: &Sweep) {
        let last = sweep.found.last().and_then(|found| found.time);
        self.newest = sweep.newest();
        // More than is kept may have been read.
        self.read = sweep.found.get(..self.capacity).and_then(|kept| kept.last()).map_or(last, |found| found.time);
        self.covered = match (self.covered, last) {
            (Some(covered), Some(last)) => Some(covered.min(last)),
            (_, last) => last,
        };
    }

    /// Takes what a sweep found below all that is known, which is to be yielded as the result of
    /// [`compare`](Self::compare) is.
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

    /// Takes note that the caller has this one.
    pub(super) fn yielded(&mut self, due: &Due) {
        if let Some(entry) = self.entries.get_mut(due.place) {
            entry.version = Some(due.found.version.fingerprint);
            entry.due = false;
        }
    }

    /// Forgets the oldest ones that are too many. To be called when nothing is due.
    pub(super) fn trim(&mut self) {
        let (kept, whole) = self.kept();
        if kept.len() < self.entries.len() {
            self.covered = self.covered.max(self.read);
            self.entries = kept.into_iter().filter_map(|place| self.entries.get(place).cloned()).collect();
            self.index();
        }
        self.whole = whole;
        if self.entries.iter().all(|entry| entry.provisional) {
            // The part that is missing has been missing for so long that this is the rule now.
            self.settled = self.gap;
            self.entries.iter_mut().for_each(|entry| entry.provisional = false);
        }
    }

    /// Unknown records up to here are new.
    fn bound(&self, sweep: &Sweep) -> usize {
        let places: Vec<_> = sweep.found.iter().map(|found| self.place(&found.version.key)).collect();
        let last = |known: &dyn Fn(usize) -> bool| places.iter().rposition(|place| place.is_some_and(known));
        match (sweep.ground, last(&|_| true)) {
            (Some(ground), _) => last(&|place| self.is_firm(place, sweep.provisional)).unwrap_or(ground),
            // Everything known that is still there has changed; if none of it was moved by that, what is below is old.
            (None, Some(last)) if places.iter().flatten().is_sorted() => last,
            _ => places.len(),
        }
    }

    /// The entries in this range that were not found.
    fn missing(&self, present: &[bool], from: usize, to: usize) -> impl Iterator<Item = Entry> {
        let range = self.entries.iter().zip(present).take(to).skip(from);
        range.filter(|(_, present)| !**present).map(|(entry, _)| entry.clone())
    }

    /// The places of the entries that are worth keeping, and whether all records of the list are known by them. Those
    /// that are gone are counted apart: many of them must not push out a record that stays for long. One that is due
    /// is no ground, so it does not count.
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
