//! The time that a list is ordered by.

use std::ops::Range;

use jiff::Timestamp;
use serde::de::DeserializeSeed;
use serde_json::Value;

use super::page::Page;
use crate::wire;

/// An instant as a number that ascends along the list, however the instant is written.
pub(super) type Rank = i128;

/// The rank of an instant in a list in which new records come last, or first.
pub(super) fn rank(time: Timestamp, ascending: bool) -> Rank {
    let time = time.as_nanosecond();
    if ascending { time } else { -time }
}

/// The instant that a record has at the path below this member; `None` if there is none that can be read.
pub(super) fn read(member: &Value, path: &[&str]) -> Option<Timestamp> {
    let value = path.iter().try_fold(member, |value, name| value.get(name))?;
    wire::optional::<Timestamp>().deserialize(value).ok()?
}

/// The ranks of the records on a page, in its order.
///
/// A record without a time has that of the one before it, at the top of the page that of the one after it.
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

/// The places where the records of this rank stand.
pub(super) fn range(ranks: &[Rank], rank: Rank) -> Range<usize> {
    ranks.partition_point(|other| *other < rank)..ranks.partition_point(|other| *other <= rank)
}
