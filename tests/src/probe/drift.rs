//! What was found, by place and kind.

use std::collections::BTreeMap;

use serde_json::Value;

/// Values that are kept of one finding: enough to tell its type.
const KEPT: usize = 20;

/// The members on the way to a value; `[]` behind a name stands for all elements of its list.
pub type Path = Vec<String>;

/// Everything that the document does not know.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    found: BTreeMap<(Path, What), Found>,
    /// How often something stood at a path.
    seen: BTreeMap<Path, usize>,
}

/// One kind of drift at one path.
#[derive(Clone, Debug)]
pub struct Found {
    /// How often.
    pub count: usize,
    /// In how many cases it could have been.
    pub of: usize,
    /// Some of the values, no two the same.
    pub values: Vec<Value>,
    /// JSON pointer to where the document would say it.
    pub place: String,
}

/// A kind of drift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// An answer in another form than its schema as a whole.
    Form,
    /// A member that no schema names.
    UnknownField,
    /// A text that is not among the known ones.
    UnknownValue,
    /// A value of another type.
    OtherType,
    /// A null that the document does not speak of.
    Null,
    /// A required member that is not there.
    Missing,
    /// A time that cannot be in the unit that it is read in, or not in the one that the description names.
    Unit,
}

impl Drift {
    /// What was found: path in the answer, kind, and how often.
    pub fn found(&self) -> impl Iterator<Item = (&[String], What, Found)> {
        self.found.iter().map(|((path, what), found)| {
            let within = match (what, path.split_last()) {
                (What::UnknownField | What::Missing, Some((_, within))) => within,
                _ => path,
            };
            let of = self.seen.get(within).copied().unwrap_or(found.count);
            (path.as_slice(), *what, Found { of, ..found.clone() })
        })
    }

    /// Whether the document knows everything that came.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn see(&mut self, path: &[String]) {
        *self.seen.entry(path.to_vec()).or_default() += 1;
    }

    pub(super) fn find(&mut self, path: &[String], what: What, place: &str, value: &Value) {
        let empty = || Found { count: 0, of: 0, values: Vec::new(), place: place.to_owned() };
        let found = self.found.entry((path.to_vec(), what)).or_insert_with(empty);
        found.count += 1;
        if found.values.len() < KEPT && !found.values.contains(value) {
            found.values.push(value.clone());
        }
    }
}
