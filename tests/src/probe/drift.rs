//! Findings of the probe, by place and kind.

use std::collections::BTreeMap;

use serde_json::Value;

/// Number of values that are kept of one finding: enough to tell its type.
const KEPT: usize = 20;

/// The members on the way to a value; `[]` after a name means all elements of its list.
pub type Path = Vec<String>;

/// Everything that the document does not describe.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    found: BTreeMap<(Path, DriftKind), Found>,
    /// Number of values at each path.
    seen: BTreeMap<Path, usize>,
}

/// One kind of drift at one path.
#[derive(Clone, Debug)]
pub struct Found {
    /// Number of occurrences.
    pub count: usize,
    /// Number of values in which it could have occurred.
    pub of: usize,
    /// Some of the values, without duplicates.
    pub values: Vec<Value>,
    /// JSON pointer to the place in the document that would describe it.
    pub place: String,
}

/// A kind of drift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DriftKind {
    /// A response in another form than its schema as a whole.
    Form,
    /// A member that no schema has.
    UnknownField,
    /// A text that is not among the known values.
    UnknownValue,
    /// A value of another type.
    OtherType,
    /// A null that the document does not allow.
    Null,
    /// A required member that is missing.
    Missing,
    /// A time that is implausible in the unit that it is read in, or in another unit than its description says.
    Unit,
}

impl Drift {
    /// Returns the findings: path in the response, kind, and occurrences.
    pub fn found(&self) -> impl Iterator<Item = (&[String], DriftKind, Found)> {
        self.found.iter().map(|((path, what), found)| {
            let within = match (what, path.split_last()) {
                (DriftKind::UnknownField | DriftKind::Missing, Some((_, within))) => within,
                _ => path,
            };
            let of = self.seen.get(within).copied().unwrap_or(found.count);
            (path.as_slice(), *what, Found { of, ..found.clone() })
        })
    }

    /// Returns true if the document describes everything that was received.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn see(&mut self, path: &[String]) {
        *self.seen.entry(path.to_vec()).or_default() += 1;
    }

    pub(super) fn find(&mut self, path: &[String], what: DriftKind, place: &str, value: &Value) {
        let empty = || Found { count: 0, of: 0, values: Vec::new(), place: place.to_owned() };
        let found = self.found.entry((path.to_vec(), what)).or_insert_with(empty);
        found.count += 1;
        if found.values.len() < KEPT && !found.values.contains(value) {
            found.values.push(value.clone());
        }
    }
}
