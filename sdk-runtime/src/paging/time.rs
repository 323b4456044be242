//! The time that a list is ordered by.

use std::ops::Range;

use jiff::Timestamp;
use serde::de::DeserializeSeed;
use serde_json::Value;

use super::page::Page;
use crate::wire;

/// Instant as a number that ascends along the list.
pub(super) type Rank = i128;

/// Returns the rank of an instant in a list in which new records come last (`ascending`) or first.
pub(super) fn rank(time: Timestamp, ascending: bool) -> Rank {
    let time = time.as_nanosecond();
    if ascending { time } else { -time }
}

/// Reads the instant at the path below this member of a record; `None` if it cannot be read.
pub(super) fn read(member: &Value, path: &[&str]) -> Option<Timestamp> {
    let value = path.iter().try_fold(member, |value, name| value.get(name))?;
    wire::optional::<Timestamp>().deserialize(value).ok()?
}

/// Returns the ranks of the records on a page, in its order.
///
/// A record without a time has the rank of the record before it; at the top of the page, of the one after it.
/// `None` if the page is not sorted, or no record of it has a time.
pub(super) fn ranks(page: &Page, ascending: bool) -> Option<Vec<Rank>> {
    let times = || page.records.iter().filter_map(|record| record.time);
    let mut last = match times().next() {
        Some(first) => rank(first, ascending),
        None => return page.records.is_empty().then(Vec::new),
    };
    let mut ranks = Vec::with_capacity(page.records.len());
    for record in &page.records {
        let next = record.time.map_or(last, |time| rank(time, ascending));
        if next < last {
            return None;
        }
        ranks.push(next);
        last = next;
    }
    Some(ranks)
}

/// Returns the indices of the records of this rank.
pub(super) fn range(ranks: &[Rank], rank: Rank) -> Range<usize> {
    ranks.partition_point(|other| *other < rank)..ranks.partition_point(|other| *other <= rank)
}
