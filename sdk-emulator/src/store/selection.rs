//! The filters of a request together.

use super::filter::Filter;
use super::record::Record;

/// The filters of a request, those that do not move with time first.
pub(crate) struct Filters<'a> {
    fixed: Vec<&'a Filter<'a>>,
    fingerprint: u64,
    moving: Vec<&'a Filter<'a>>,
    /// The earliest time that the moving ones let through, where the time of a record is known already.
    earliest: Option<i64>,
}

impl<'a> Filters<'a> {
    /// `time` is the path that the time of a record was read from, if it was the only one there.
    pub(crate) fn new(filters: &'a [Filter<'a>], time: Option<&str>) -> Self {
        let (fixed, mut moving): (Vec<_>, Vec<_>) = filters.iter().partition(|filter| filter.fingerprint().is_some());
        let prints = fixed.iter().filter_map(|filter| filter.fingerprint());
        let fingerprint = prints.fold(0u64, |all, print| all.rotate_left(1).wrapping_add(print));
        let earliest = time.and_then(|path| match moving.as_slice() {
            [only] => only.earliest(path),
            _ => None,
        });
        if earliest.is_some() {
            moving.clear();
        }
        Self { fixed, fingerprint, moving, earliest }
    }

    /// True if all of them let a record through.
    pub(crate) fn pass(&self, record: &Record) -> bool {
        let fixed = match record.passed.get() {
            Some((fingerprint, passed)) if fingerprint == self.fingerprint => passed,
            _ => {
                let passed = self.fixed.iter().all(|filter| filter.passes(&record.value));
                record.passed.set(Some((self.fingerprint, passed)));
                passed
            }
        };
        fixed
            && self.earliest.is_none_or(|earliest| record.time.is_some_and(|time| time >= earliest))
            && self.moving.iter().all(|filter| filter.passes(&record.value))
    }
}
