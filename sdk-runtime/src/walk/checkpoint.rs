//! Where a walk stands, as data.

use serde::{Deserialize, Serialize};

use super::fingerprint;
use super::follow::Memory;
use super::place::Place;
use super::trail::Trail;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

/// Where a walk stands.
///
/// Plain data: store it together with the records that were yielded up to then, in JSON or any other format of
/// serde, and what is resumed from it yields what follows them, nothing lost and nothing twice. It belongs to one
/// operation with one set of filters; with others it is refused. Filters are kept as a hash only. Besides, it
/// holds the identities of the last records: at most ten pages of them, or 1,000 where that is more. The one of a
/// followed call holds hashes of their content too, and as many more of records that left the list.
///
/// The fields are not meant to be read or changed by hand; later versions of this crate read what this one writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checkpoint {
    operation: String,
    filters: u64,
    position: Position,
}

/// What was read so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Position {
    /// Of `pages` and `stream`.
    Walk {
        /// Where the last record stood, or where the walk begins.
        offset: u64,
        /// The last records, the last one last.
        passed: Vec<String>,
        /// How many records there were.
        total: Option<u64>,
    },
    /// Of `follow`.
    Follow {
        /// What was yielded or there before; nothing until the first poll has ended.
        known: Option<Memory>,
        /// Whether the first poll yields all records.
        from_beginning: bool,
    },
}

impl Checkpoint {
    pub(super) fn new(operation: &Operation, filters: u64, position: Position) -> Self {
        Self { operation: operation.id.to_owned(), filters, position }
    }

    pub(super) fn of_walk(operation: &Operation, filters: u64, place: &Place) -> Self {
        let passed = place.trail.keys().map(|key| key.to_string()).collect();
        Self::new(operation, filters, Position::Walk { offset: place.offset, passed, total: place.total })
    }

    /// What was read so far, if the checkpoint belongs to this operation with these filters.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if it does not.
    pub(super) fn open(self, operation: &Operation, filters: u64) -> Result<Position, Error> {
        let reason = if self.operation != operation.id {
            format!("the checkpoint belongs to `{}`", self.operation)
        } else if self.filters != filters {
            "the checkpoint belongs to a call with other filters".to_owned()
        } else {
            return Ok(self.position);
        };
        Err(Error::new(ErrorKind::InvalidRequest, &format!("{}: {reason}", operation.id)))
    }
}

/// The place in a walk over pages of `limit` records.
pub(super) fn place(limit: u64, offset: u64, passed: Vec<String>, total: Option<u64>) -> Place {
    let mut trail = Trail::for_pages_of(limit);
    for key in passed {
        let identified = !key.starts_with('\0');
        trail.push(key.into(), identified);
    }
    Place { offset, trail, total }
}

/// A fingerprint of what a query selects, whatever the order in which it was set.
pub(super) fn filters(query: &Query) -> u64 {
    let mut pairs: Vec<_> = query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    pairs.sort_unstable();
    fingerprint::of(fingerprint::joined(&pairs).as_bytes())
}
