//! How far a reader came: what it needs to go on elsewhere or later.

use super::trail::Trail;

/// The place after the record that was yielded last.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where in the list the record stood that was yielded last; before the first one, where the walk begins.
    pub(super) offset: u64,
    /// The records that were yielded last; none before the first one.
    pub(super) trail: Trail,
    /// The number of records in the list at that time; in ascending order at the beginning.
    pub(super) total: Option<u64>,
}
