//! Bounds of the place of the last known record.

use super::search::{FIRST_STEP, growth};

/// Bounds between which the last known record is. Both move with the growth of the list.
///
/// The distance from a known record to the last one is the number of records that were passed since, as long as none of
/// them left. If some did, the next page begins too late, usually by a few places. So the offsets a few places before
/// are tried next, then the middle of the bounds.
#[derive(Clone, Debug, Default)]
pub(super) struct Bracket {
    /// A place at which a known record was seen.
    low: Option<Seen>,
    /// A place at which no known record was seen.
    high: Option<Seen>,
    /// The number of pages that began too late.
    missed: u32,
}

/// Place in a list of `total` records.
#[derive(Clone, Copy, Debug)]
struct Seen {
    offset: u64,
    total: Option<u64>,
}

impl Seen {
    /// Returns the place in a list that has `total` records now.
    fn now(self, total: Option<u64>) -> u64 {
        self.offset.saturating_add(growth(self.total, total))
    }
}

impl Bracket {
    /// Returns the offset to read after a known record was seen at `place`, after which `behind` more were passed.
    pub(super) fn after(&mut self, place: u64, behind: u64, total: Option<u64>) -> u64 {
        self.low = Some(Seen { offset: place, total });
        let exact = place.saturating_add(behind);
        match self.high.map(|high| high.now(total)) {
            Some(high) if exact >= high && high > place => self.between(place, high),
            _ => exact,
        }
    }

    /// Returns the offset to read after no known record was seen at `place`; `None` if none was seen before it either.
    pub(super) fn before(&mut self, place: u64, total: Option<u64>) -> Option<u64> {
        let low = self.low?.now(total);
        if low >= place {
            return None;
        }
        self.high = Some(Seen { offset: place, total });
        self.missed += 1;
        Some(self.between(low, place))
    }

    /// Notes that there is no known record at `place`.
    pub(super) fn end(&mut self, place: u64, total: Option<u64>) {
        self.high = Some(Seen { offset: place, total });
        self.missed += 1;
    }

    /// Returns the last place at which a known record was seen.
    pub(super) fn low(&self) -> u64 {
        self.low.map_or(0, |low| low.offset)
    }

    fn between(&self, low: u64, high: u64) -> u64 {
        let back = FIRST_STEP.checked_pow(self.missed).unwrap_or(u64::MAX);
        high.saturating_sub(back).max(low + (high - low) / 2)
    }
}
