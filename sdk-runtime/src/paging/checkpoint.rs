//! The place of a walk, as data.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::path::Path;
use std::{fs, io};

use super::count::Count;
use super::file;
use super::fingerprint;
use super::follow::Memory;
use super::place::{Open, Place};
use super::trail::Trail;
use crate::error::redact;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

crate::object! {
    /// Place in a list, from which a stream can continue.
    ///
    /// Plain data: store it together with the records that were yielded up to then, in JSON or any other format of
    /// serde. A stream that is resumed from it yields the records that follow, none lost and none twice.
    /// [`save`](Self::save) and [`load`](Self::load) keep it in a file.
    ///
    /// It belongs to one operation with one set of filters, and holds the values of the filters. These can be mail
    /// addresses or texts that were searched for, so protect it like those. A resumed call takes the filters (and the
    /// order) that it leaves out from the checkpoint. Setting another value, or a filter that was not set, is
    /// `InvalidRequest`, and so is another operation. The page size may differ.
    ///
    /// It also holds the identities of the last records: at most ten pages of them, or 1,000 if that is more, or up to
    /// 100,000 of one time. The checkpoint of a followed list holds hashes of their content too, and as many more of
    /// records that left the list.
    ///
    /// The fields are not meant to be read or changed by hand; later versions of this crate read what this one writes.
    /// Version 0.1.0 kept only a hash of the filters: a call that is resumed from its checkpoints must set the same
    /// filters.
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
    /// Progress of `pages` or `stream`.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Walked {
        /// The place of the last record, or the offset at which the walk begins.
        #[wire("offset", required value)]
        pub(super) offset: u64,
        /// The identities of the last records, the last one last.
        #[wire("passed", required value)]
        pub(super) passed: Vec<String>,
        /// The number of records in the list.
        #[wire("total", required value)]
        pub(super) total: Option<u64>,
        /// The time of the last record, if the list is ordered by time.
        #[wire("open", always value)]
        pub(super) open: Option<Open>,
        /// The numbers that were counted.
        #[wire("count", always value)]
        pub(super) count: Option<Count>,
    }
}

crate::object! {
    /// Progress of `follow`.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Followed {
        /// The known records; `None` until the first poll has ended.
        #[wire("known", required value)]
        pub(super) known: Option<Memory>,
        /// Says that the first poll yields all records.
        #[wire("from_beginning", required value)]
        pub(super) from_beginning: bool,
    }
}

/// Filters and order of a call, by the names of the parameters.
pub(super) type Filters = BTreeMap<String, String>;

impl Checkpoint {
    /// Writes the checkpoint to a file, replacing its content.
    ///
    /// Writes a temporary file beside it, whose name ends in `.tmp`, and renames it: at any time, also after a crash or
    /// a loss of power, the file holds this checkpoint or the previous one. A program should have one file for each
    /// walk.
    ///
    /// # Errors
    ///
    /// The error of the file system, with the path. The file is then unchanged, and no temporary file is left.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let written = serde_json::to_vec(self).map_err(io::Error::other);
        written.and_then(|content| file::replace(path, &content)).map_err(|error| named(path, error.kind(), &error))
    }

    /// Reads a checkpoint that [`save`](Self::save) wrote; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// `InvalidData` if the file is empty or does not hold a checkpoint; otherwise the error of the file system. Both name
    /// the path.
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

    /// Adds the filters that the query leaves out.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to another operation, or the query contradicts its filters.
    pub(super) fn complete(&self, operation: &Operation, query: &mut Query) -> Result<(), Error> {
        if self.operation != operation.id {
            return Err(mismatch(operation, &format!("the checkpoint belongs to `{}`", self.operation)));
        }
        let Some(kept) = &self.values else {
            if self.filters == hash(&filters(query)) {
                return Ok(());
            }
            let reason = "the checkpoint belongs to a call with other filters; it was written by version 0.1.0, which kept \
                          no values: set the filters of that call again";
            return Err(mismatch(operation, reason));
        };
        let differences: Vec<_> = query.pairs().filter_map(|(name, value)| difference(name, value, kept)).collect();
        if !differences.is_empty() {
            let reason = format!(
                "the checkpoint belongs to a call with other filters; leave out those that differ: {}",
                differences.join(", ")
            );
            return Err(mismatch(operation, &reason));
        }
        for (name, value) in kept {
            if !query.is_set(name) {
                query.recall(name, value);
            }
        }
        Ok(())
    }

    /// Returns the progress of `pages` or `stream`.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to `follow`.
    pub(super) fn walked(&self, operation: &Operation) -> Result<Walked, Error> {
        let reason = "the checkpoint belongs to `follow`, and no walk goes on from it";
        self.walk.clone().ok_or_else(|| mismatch(operation, reason))
    }

    /// Returns the progress of `follow`.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if the checkpoint belongs to a walk.
    pub(super) fn followed(&self, operation: &Operation) -> Result<Followed, Error> {
        let reason = "the checkpoint belongs to `stream` or `pages`, and cannot be followed from";
        self.follow.clone().ok_or_else(|| mismatch(operation, reason))
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

/// Returns the difference between a filter of the query and the kept one, if there is one. Values of texts are not
/// shown.
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

fn mismatch(operation: &Operation, reason: &str) -> Error {
    Error::new(ErrorKind::InvalidRequest, &format!("{}: {reason}", operation.id))
}

/// Returns the place in a walk over pages of `limit` records.
pub(super) fn place(limit: u64, walked: Walked) -> Place {
    let Walked { offset, passed, total, open, count } = walked;
    let mut trail = Trail::for_pages_of(limit);
    if open.is_some() {
        // None is forgotten until it is known how many of them have one time.
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

/// Returns the filters and the order of a query.
pub(super) fn filters(query: &Query) -> Filters {
    query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns the hash of the filters that version 0.1.0 kept. It must never change.
fn hash(filters: &Filters) -> u64 {
    fingerprint::of(fingerprint::joined(filters).as_bytes())
}
