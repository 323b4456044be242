//! Counting the records that a walk yields.

use std::collections::HashMap;

use super::list::Log;
use super::world::World;
use crate::Error;

/// Number of times that each record was yielded.
#[derive(Debug, Default)]
pub(super) struct Tally {
    seen: HashMap<u64, u64>,
}

impl Tally {
    pub(super) fn add(&mut self, log: &Log) {
        *self.seen.entry(log.uid.parse().unwrap()).or_default() += 1;
    }

    /// Returns the records that were there from the beginning to the end, did not move, and were not yielded.
    pub(super) fn lost(&self, world: &World, count: u64) -> Vec<u64> {
        let stayed = world.rows.iter().map(|row| row.id).filter(|id| *id < count && !world.moved.contains(id));
        stayed.filter(|id| !self.seen.contains_key(id)).collect()
    }

    pub(super) fn repeated(&self) -> Vec<u64> {
        self.seen.iter().filter(|(_, times)| **times > 1).map(|(id, _)| *id).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.seen.len()
    }

    /// Returns the number of records that arrived later.
    pub(super) fn newer(&self, count: u64) -> usize {
        self.seen.keys().filter(|id| **id >= count).count()
    }
}

/// Returns the number in an error of kind `Partial`.
pub(super) fn number(error: &Error) -> u64 {
    let text = error.to_string();
    text.split(' ').find_map(|word| word.parse().ok()).unwrap_or_else(|| panic!("{text}"))
}
