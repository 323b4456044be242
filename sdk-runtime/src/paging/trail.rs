//! The identities of the records that a walk passed last, in the order of the list.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::page::Record;

/// Identity of a record.
pub(super) type Key = Arc<str>;

/// Identities in a window of bounded size: the first ones are forgotten first.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    keys: VecDeque<Key>,
    numbers: HashMap<Key, usize>,
    /// The number that the next record gets.
    next: usize,
    capacity: usize,
    forgot: bool,
    /// The number of last records with the same time, if the list is ordered by a time. They are not forgotten.
    open: Option<usize>,
}

/// The most records of one time that are remembered.
const MOST_OPEN: usize = 100_000;

impl Trail {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            keys: VecDeque::new(),
            numbers: HashMap::new(),
            next: 0,
            capacity: capacity.max(1),
            forgot: false,
            open: None,
        }
    }

    /// Makes a trail for pages of `limit` records: of ten pages, and at least 1,000 records. If more records than that
    /// arrive between two requests, the walk finds its place by a search for known records.
    pub(super) fn for_pages_of(limit: u64) -> Self {
        Self::new(usize::try_from(limit.saturating_mul(10)).unwrap_or(usize::MAX).max(1000))
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.numbers.contains_key(key)
    }

    /// Returns a number that is greater the later a record was passed.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        self.numbers.get(key).copied()
    }

    /// Returns the number of the record that is passed next.
    pub(super) fn next_number(&self) -> usize {
        self.next
    }

    /// Returns the number of records that were passed after this one.
    pub(super) fn passed_since(&self, key: &str) -> Option<u64> {
        let number = self.numbers.get(key)?;
        Some(self.next.saturating_sub(number + 1) as u64)
    }

    /// Adds the record that is passed next; a known one keeps its place. A record without an identity is not counted:
    /// it may not be recognized again, so no distance to it is measured.
    pub(super) fn push(&mut self, key: Key, identified: bool) {
        if self.contains(&key) {
            return;
        }
        self.numbers.insert(key.clone(), self.next);
        self.next += usize::from(identified);
        self.keys.push_back(key);
        self.open = self.open.map(|open| open + 1);
        self.trim();
    }

    /// Notes that the next records have another time than those before.
    pub(super) fn begin_time(&mut self) {
        self.open = Some(0);
        self.trim();
    }

    /// Notes that the list is not ordered by a time.
    pub(super) fn end_times(&mut self) {
        self.open = None;
        self.trim();
    }

    /// Returns the number of last records with the same time; `None` if that is not known.
    pub(super) fn open(&self) -> Option<usize> {
        self.open
    }

    /// Says whether all of the last records of the same time are remembered.
    pub(super) fn has_all_open(&self) -> bool {
        self.open.is_some_and(|open| open < MOST_OPEN)
    }

    /// Notes that this many of the last records have the same time.
    pub(super) fn set_open(&mut self, open: usize) {
        self.open = Some(open.min(self.keys.len()));
        self.trim();
    }

    fn trim(&mut self) {
        let most = self.capacity.max(self.open.unwrap_or_default().min(MOST_OPEN));
        while self.keys.len() > most
            && let Some(oldest) = self.keys.pop_front()
        {
            self.numbers.remove(&oldest);
            self.forgot = true;
        }
        self.open = self.open.map(|open| open.min(self.keys.len()));
    }

    /// Says whether those of the records that were passed have the same order as then.
    pub(super) fn is_in_order(&self, records: &[Record]) -> bool {
        records.iter().filter(|record| record.identified).filter_map(|record| self.number(&record.key)).is_sorted()
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Says whether records were forgotten, as far as is known: a checkpoint holds only the records that were
    /// remembered.
    pub(super) fn is_partial(&self) -> bool {
        self.forgot || self.keys.len() >= self.capacity
    }

    /// Returns the identities from the first passed record to the last.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_forgotten_and_distances_stay_right() {
        let mut trail = Trail::new(3);
        for key in ["a", "b", "c", "b", "d"] {
            trail.push(key.into(), true);
        }
        assert!(!trail.contains("a") && trail.is_partial());
        assert_eq!(trail.keys().map(|key| &**key).collect::<Vec<_>>(), ["b", "c", "d"]);
        assert_eq!(
            [trail.passed_since("b"), trail.passed_since("d"), trail.passed_since("a")],
            [Some(2), Some(0), None]
        );
    }
}
