//! Where a walk stands, as data.

use super::fingerprint;
use super::follow::Memory;
use super::place::{Open, Place};
use super::trail::Trail;
use super::verdict::Count;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

crate::object! {
    /// Where a walk stands.
    ///
    /// Plain data: store it together with the records that were yielded up to then, in JSON or any other format of
    /// serde, and what is resumed from it yields what follows them, nothing lost and nothing twice. It belongs to one
    /// operation with one set of filters; with others it is refused. Filters are kept as a hash only. Besides, it
    /// holds the identities of the last records: at most ten pages of them, or 1,000 where that is more, or up to 100,000
    /// of one time. The one of a followed call holds hashes of their content too, and as many more of records that left the
    /// list.
    ///
    /// The fields are not meant to be read or changed by hand; later versions of this crate read what this one writes.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Checkpoint {
        #[wire("operation", required value)]
        operation: String,
        #[wire("filters", required value)]
        filters: u64,
        #[wire("walk", required value)]
        walk: Option<Walked>,
        #[wire("follow", required value)]
        follow: Option<Followed>,
    }
}

crate::object! {
    /// What `pages` or `stream` read so far.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Walked {
        /// Where the last record stood, or where the walk begins.
        #[wire("offset", required value)]
        pub(super) offset: u64,
        /// The last records, the last one last.
        #[wire("passed", required value)]
        pub(super) passed: Vec<String>,
        /// How many records there were.
        #[wire("total", required value)]
        pub(super) total: Option<u64>,
        /// The time of the last record, where the list is ordered by it.
        #[wire("open", value)]
        pub(super) open: Option<Open>,
        /// What was counted.
        #[wire("count", value)]
        pub(super) count: Option<Count>,
    }
}

crate::object! {
    /// What `follow` read so far.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Followed {
        /// What was yielded or there before; nothing until the first poll has ended.
        #[wire("known", required value)]
        pub(super) known: Option<Memory>,
        /// Whether the first poll yields all records.
        #[wire("from_beginning", required value)]
        pub(super) from_beginning: bool,
    }
}

impl Checkpoint {
    pub(super) fn of_walk(operation: &Operation, filters: u64, place: &Place) -> Self {
        let passed = place.trail.keys().map(|key| key.to_string()).collect();
        let Place { offset, trail: _, total, open, count } = place.clone();
        let walk = Walked { offset, passed, total, open, count };
        Self { operation: operation.id.to_owned(), filters, walk: Some(walk), follow: None }
    }

    pub(super) fn of_follow(operation: &Operation, filters: u64, follow: Followed) -> Self {
        Self { operation: operation.id.to_owned(), filters, walk: None, follow: Some(follow) }
    }

    /// What `pages` or `stream` read so far.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to `follow`, to another operation or to other filters.
    pub(super) fn walked(self, operation: &Operation, filters: u64) -> Result<Walked, Error> {
        self.check(operation, filters)?;
        let reason = "the checkpoint belongs to `follow`, and no walk goes on from it";
        self.walk.ok_or_else(|| refused(operation, reason))
    }

    /// What `follow` read so far.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to a walk, to another operation or to other filters.
    pub(super) fn followed(self, operation: &Operation, filters: u64) -> Result<Followed, Error> {
        self.check(operation, filters)?;
        let reason = "the checkpoint belongs to `stream` or `pages`, and cannot be followed from";
        self.follow.ok_or_else(|| refused(operation, reason))
    }

    fn check(&self, operation: &Operation, filters: u64) -> Result<(), Error> {
        if self.operation != operation.id {
            return Err(refused(operation, &format!("the checkpoint belongs to `{}`", self.operation)));
        }
        if self.filters != filters {
            return Err(refused(operation, "the checkpoint belongs to a call with other filters"));
        }
        Ok(())
    }
}

fn refused(operation: &Operation, reason: &str) -> Error {
    Error::new(ErrorKind::InvalidRequest, &format!("{}: {reason}", operation.id))
}

/// The place in a walk over pages of `limit` records.
pub(super) fn place(limit: u64, walked: Walked) -> Place {
    let Walked { offset, passed, total, open, count } = walked;
    let mut trail = Trail::for_pages_of(limit);
    if open.is_some() {
        // Until it is known how many of them have one time, none is forgotten.
        trail.begin_time();
    }
    for key in passed {
        let identified = !key.starts_with('\0');
        trail.push(key.into(), identified);
    }
    if let Some(open) = &open {
        trail.set_open(usize::try_from(open.passed).unwrap_or(usize::MAX));
    }
    Place { offset, trail, total, open, count }
}

/// A fingerprint of what a query selects, whatever the order in which it was set.
pub(super) fn filters(query: &Query) -> u64 {
    let mut pairs: Vec<_> = query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    pairs.sort_unstable();
    fingerprint::of(fingerprint::joined(&pairs).as_bytes())
}
