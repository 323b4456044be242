//! Where a walk stands, as data.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::path::Path;
use std::{fs, io};

use super::file;
use super::fingerprint;
use super::follow::Memory;
use super::place::{Open, Place};
use super::trail::Trail;
use super::verdict::Count;
use crate::error::redact;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

crate::object! {
    /// Where a walk stands.
    ///
    /// Plain data: store it together with the records that were yielded up to then, in JSON or any other format of
    /// serde, and what is resumed from it yields what follows them, nothing lost and nothing twice. [`save`](Self::save)
    /// and [`load`](Self::load) keep it in a file.
    ///
    /// It belongs to one operation with one set of filters, and holds the values of these: they can be mail addresses or
    /// texts that were searched for, so keep it as carefully as those. A call that is resumed takes the filters (and the
    /// order) that it leaves out from the checkpoint. One that sets another value, or a filter that was not set, is refused
    /// with `InvalidRequest`, and so is another operation. The page size is free.
    ///
    /// Besides, it holds the identities of the last records: at most ten pages of them, or 1,000 where that is more, or
    /// up to 100,000 of one time. The one of a followed call holds hashes of their content too, and as many more of records
    /// that left the list.
    ///
    /// The fields are not meant to be read or changed by hand; later versions of this crate read what this one writes.
    /// Version 0.1.0 kept a hash of the filters only: what is resumed from its checkpoints has to set the same filters.
    ///
    /// `Debug` shows the names of the filters and not their values.
    #[derive(Clone, PartialEq, Eq, Hash)]
    pub struct Checkpoint {
        #[wire("operation", required value)]
        operation: String,
        #[wire("filters", required value)]
        filters: u64,
        #[wire("walk", required value)]
        walk: Option<Walked>,
        #[wire("follow", required value)]
        follow: Option<Followed>,
        #[wire("values", always value)]
        values: Option<Filters>,
    }
}

crate::object! {
    /// What `pages` or `stream` read so far.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
        #[wire("open", always value)]
        pub(super) open: Option<Open>,
        /// The numbers that were counted.
        #[wire("count", always value)]
        pub(super) count: Option<Count>,
    }
}

crate::object! {
    /// What `follow` read so far.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Followed {
        /// What was yielded or there before; nothing until the first poll has ended.
        #[wire("known", required value)]
        pub(super) known: Option<Memory>,
        /// Whether the first poll yields all records.
        #[wire("from_beginning", required value)]
        pub(super) from_beginning: bool,
    }
}

/// The filters and the order of a call, by the names of the parameters.
pub(super) type Filters = BTreeMap<String, String>;

impl Checkpoint {
    /// Writes the checkpoint to a file, in place of what it held.
    ///
    /// It is written to a temporary file beside it, whose name ends in `.tmp`, and takes its place in one step: at any time,
    /// also after a crash or a loss of power, the file holds this checkpoint or the one before. A program should have one
    /// file for each walk.
    ///
    /// # Errors
    ///
    /// That of the file system, with the path. The file is then as it was, and no temporary file is left.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let written = serde_json::to_vec(self).map_err(io::Error::other);
        written.and_then(|content| file::replace(path, &content)).map_err(|error| named(path, error.kind(), &error))
    }

    /// Reads what [`save`](Self::save) wrote; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// `InvalidData` if the file is empty or does not hold a checkpoint; else that of the file system. Both name the path.
    pub fn load(path: impl AsRef<Path>) -> io::Result<Option<Self>> {
        let path = path.as_ref();
        let content = match fs::read(path) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(path, error.kind(), &error)),
        };
        serde_json::from_slice(&content).map(Some).map_err(|error| {
            let reason = match content.is_empty() {
                true => "the file is empty".to_owned(),
                false => redact::line(&error.to_string()),
            };
            named(path, io::ErrorKind::InvalidData, &format!("this is no checkpoint: {reason}"))
        })
    }

    pub(super) fn of_walk(operation: &Operation, filters: &Filters, place: &Place) -> Self {
        let passed = place.trail.keys().map(|key| key.to_string()).collect();
        let Place { offset, trail: _, total, open, count } = place.clone();
        let walk = Walked { offset, passed, total, open, count };
        Self::of(operation, filters, Some(walk), None)
    }

    pub(super) fn of_follow(operation: &Operation, filters: &Filters, follow: Followed) -> Self {
        Self::of(operation, filters, None, Some(follow))
    }

    fn of(operation: &Operation, filters: &Filters, walk: Option<Walked>, follow: Option<Followed>) -> Self {
        let values = Some(filters.clone());
        Self { operation: operation.id.to_owned(), filters: hash(filters), walk, follow, values }
    }

    /// Adds the filters to the query that it leaves out.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to another operation, or to filters that the query contradicts.
    pub(super) fn complete(&self, operation: &Operation, query: &mut Query) -> Result<(), Error> {
        if self.operation != operation.id {
            return Err(refused(operation, &format!("the checkpoint belongs to `{}`", self.operation)));
        }
        let Some(kept) = &self.values else {
            if self.filters == hash(&filters(query)) {
                return Ok(());
            }
            let reason = "the checkpoint belongs to a call with other filters; it was written by version 0.1.0, which kept \
                          no values: set the filters of that call again";
            return Err(refused(operation, reason));
        };
        let differences: Vec<_> = query.pairs().filter_map(|(name, value)| difference(name, value, kept)).collect();
        if !differences.is_empty() {
            let reason = format!(
                "the checkpoint belongs to a call with other filters; leave out those that differ: {}",
                differences.join(", ")
            );
            return Err(refused(operation, &reason));
        }
        for (name, value) in kept {
            if !query.is_set(name) {
                query.recall(name, value);
            }
        }
        Ok(())
    }

    /// What `pages` or `stream` read so far.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to `follow`.
    pub(super) fn walked(&self, operation: &Operation) -> Result<Walked, Error> {
        let reason = "the checkpoint belongs to `follow`, and no walk goes on from it";
        self.walk.clone().ok_or_else(|| refused(operation, reason))
    }

    /// What `follow` read so far.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to a walk.
    pub(super) fn followed(&self, operation: &Operation) -> Result<Followed, Error> {
        let reason = "the checkpoint belongs to `stream` or `pages`, and cannot be followed from";
        self.follow.clone().ok_or_else(|| refused(operation, reason))
    }
}

impl fmt::Debug for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Option<Vec<_>> = self.values.as_ref().map(|values| values.keys().collect());
        f.debug_struct("Checkpoint")
            .field("operation", &self.operation)
            .field("filters", &names)
            .field("walk", &self.walk)
            .field("follow", &self.follow)
            .finish()
    }
}

/// The difference between a filter of the query and what was kept, if there is one. Of texts no value is told.
fn difference(name: &str, value: &str, kept: &Filters) -> Option<String> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    match kept.get(name) {
        Some(kept) if kept == value => None,
        Some(kept) if is_number(value) && is_number(kept) => Some(format!("`{name}` is {value} and was {kept}")),
        Some(_) => Some(format!("`{name}` was another")),
        None => Some(format!("`{name}` was not set")),
    }
}

fn named(path: &Path, kind: io::ErrorKind, reason: &dyn Display) -> io::Error {
    io::Error::new(kind, format!("{}: {reason}", path.display()))
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

/// The selection that a query makes.
pub(super) fn filters(query: &Query) -> Filters {
    query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// As version 0.1.0 kept them: it must never change.
fn hash(filters: &Filters) -> u64 {
    fingerprint::of(fingerprint::joined(filters).as_bytes())
}
